//! Runs whose encoding is known, for the file says in which font they are set.

use std::ops::Range;

use super::State;
use super::letters::{byte, capital_of};
use crate::hint::LegacyRun;
use crate::text::Encoding;
use crate::text::repair::{RepairKind, Writer};
use crate::text::tables::generated::{TCVN3, VNI};

/// Writes runs whose encoding is known, letter by letter.
pub(in crate::text) fn write_known(writer: &mut Writer<'_>, runs: &[LegacyRun]) {
    let text = writer.source();
    let mut done = 0;
    for run in runs {
        let state = match run.encoding {
            Encoding::Tcvn3 => State::Tcvn3,
            Encoding::Vni => State::Vni,
            _ => continue,
        };
        if run.span.start() < done {
            continue;
        }
        let Some(piece) = text.get(run.span.range()) else { continue };
        done = run.span.end();
        let mut from = run.span.start();
        for line in piece.split_inclusive('\n') {
            write_line(writer, from..from + line.len(), state, run);
            from += line.len();
        }
    }
}

fn write_line(writer: &mut Writer<'_>, range: Range<usize>, state: State, run: &LegacyRun) {
    let text = writer.source();
    let mut changed = None;
    let mut end = range.start;
    let mut chars = text[range.clone()].char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let from = range.start + at;
        let mut to = from + c.len_utf8();
        let mut letter = c;
        if let Some(first) = byte(c) {
            let mark = chars.peek().filter(|_| state == State::Vni);
            let pair = mark.and_then(|(_, mark)| VNI.pair(first, byte(*mark)?));
            if let Some(pair) = pair
                && let Some((_, mark)) = chars.next()
            {
                to += mark.len_utf8();
                letter = pair;
            } else {
                let page = if state == State::Vni { &VNI } else { &TCVN3 };
                letter = page.single(first).unwrap_or(c);
            }
        }
        if run.capitals {
            letter = capital_of(letter);
        }
        let mut utf8 = [0; 4];
        let new: &str = letter.encode_utf8(&mut utf8);
        if text[from..to] != *new {
            let start = writer.put(from..to, new);
            changed.get_or_insert((from, start));
            end = to;
        }
    }
    if let Some((from, start)) = changed {
        writer.record(RepairKind::Legacy(run.encoding), from..end, start);
    }
}
