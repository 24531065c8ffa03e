//! Words that read as words as they stand, and may be left over from a run: they are noted, and left alone.

use super::line::Line;
use super::path::Run;
use super::{LEGACY, State};
use crate::text::common::Common;
use crate::text::repair::{SuspicionKind, Writer};
use crate::text::syllable::Fit;

/// Lines that are longer are no lines of a plan, and not looked at.
const LONGEST_LINE: usize = 1 << 16;

/// Notes the words of the text that read as words and make a compound with their neighbour only when they are decoded
/// from one of `encodings` (TCVN3, VNI).
pub(in crate::text) fn suspect_leftovers(writer: &mut Writer<'_>, encodings: [bool; 2]) {
    let text = writer.source();
    let mut line = Line::default();
    let mut start = 0;
    for part in text.split_inclusive(['\n', '\r']) {
        let range = start..start + part.len();
        start = range.end;
        if !has_latin(part) || part.len() > LONGEST_LINE {
            continue;
        }
        line.fill(text, range);
        for at in 0..line.tokens.len() {
            for state in LEGACY.into_iter().filter(|state| encodings[state.index()]) {
                line.doubt_leftover(writer, at, state);
            }
        }
    }
}

/// Whether a line has a letter or sign of Latin-1 beyond ASCII: other letters are in no legacy encoding.
fn has_latin(line: &str) -> bool {
    line.bytes().any(|byte| matches!(byte, 0xC2 | 0xC3))
}

impl Line<'_> {
    /// Notes word `at` if it reads as a word as it stands, and makes a compound only when it's decoded.
    fn doubt_leftover(&self, writer: &mut Writer<'_>, at: usize, state: State) {
        let token = &self.tokens[at];
        let reading = token.reading(state);
        if token.ascii || !reading.turns() || reading.fit < Fit::Proper || reading.common.is_none() {
            return;
        }
        let (before, after) = (self.word(at.checked_sub(1)), self.word(Some(at + 1)));
        let pairs =
            |word| Common::are_compound(before, word) || Common::are_compound(word, after);
        if pairs(reading.common) && !pairs(token.common) {
            let to = self.decoded(token, state);
            writer.doubt(SuspicionKind::Legacy(state.encoding()), token.range.clone(), to);
        }
    }

    /// Notes the words beside a run that would be common words if they were decoded.
    pub(super) fn doubt_edges(&self, writer: &mut Writer<'_>, run: &Run, next: Option<&Run>) {
        let beside = [run.tokens.start.checked_sub(1), Some(run.tokens.end)];
        for at in beside.into_iter().flatten() {
            let Some(token) = self.tokens.get(at) else { continue };
            let reading = token.reading(run.state);
            if !next.is_some_and(|next| next.tokens.contains(&at))
                && reading.turns()
                && reading.fit == Fit::Proper
                && reading.common.is_some()
                && token.common.is_none()
            {
                let to = self.decoded(token, run.state);
                writer.doubt(SuspicionKind::Legacy(run.state.encoding()), token.range.clone(), to);
            }
        }
    }

    /// Notes a whole run that reads as well in both encodings.
    pub(super) fn doubt_run(&self, writer: &mut Writer<'_>, run: &Run) {
        let tokens = &self.tokens[run.tokens.clone()];
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return };
        let words: Vec<String> =
            tokens.iter().map(|token| self.decoded(token, run.state)).collect();
        let kind = SuspicionKind::Legacy(run.state.encoding());
        writer.doubt(kind, first.range.start..last.range.end, words.join(" "));
    }
}
