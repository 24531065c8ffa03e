//! Writes what the words of a run are in Unicode.

use super::State;
use super::letters::{Bytes, capital_of};
use super::line::Line;
use super::path::Run;
use crate::text::repair::{RepairKind, Writer};

impl Line<'_> {
    /// Writes the runs, decoded, and notes what stands in doubt beside them.
    pub(super) fn write(&self, writer: &mut Writer<'_>, runs: &[Run]) {
        for (n, run) in runs.iter().enumerate() {
            if run.doubtful {
                self.doubt_run(writer, run);
            } else {
                self.write_run(writer, run);
                self.doubt_edges(writer, run, runs.get(n + 1));
            }
        }
    }

    fn write_run(&self, writer: &mut Writer<'_>, run: &Run) {
        let upper = if run.state == State::Tcvn3 { self.capitals(run) } else { Vec::new() };
        let mut begin = None;
        let mut end = 0;
        for (n, token) in self.tokens[run.tokens.clone()].iter().enumerate() {
            let reading = token.reading(run.state);
            let capital = upper.get(n).copied().unwrap_or(false);
            if reading.cold || !(reading.changes || capital) || !reading.converts() {
                continue;
            }
            let bytes = Bytes::of(self.text_of(token));
            let Some(decoded) = bytes.and_then(|bytes| bytes.decode(run.state)) else { continue };
            if begin.is_none() {
                begin = Some((token.range.start, writer.keep_to(token.range.start)));
            }
            let mut at = token.range.start;
            for (letter, width) in decoded.units() {
                let letter = if capital { capital_of(letter) } else { letter };
                let from = at..at + width;
                at = from.end;
                let mut utf8 = [0; 4];
                let to: &str = letter.encode_utf8(&mut utf8);
                if self.text[from.clone()] != *to {
                    writer.put(from, to);
                }
            }
            end = token.range.end;
        }
        if let Some((from, start)) = begin {
            writer.record(RepairKind::Legacy(run.state.encoding()), from..end, start);
        }
    }
}
