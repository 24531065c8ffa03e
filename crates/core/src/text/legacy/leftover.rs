//! Words that read as words as they stand, and may be left over from a run: they are noted, and left alone.

use std::ops::Range;

use super::letters::Bytes;
use super::line::{Line, next_word};
use super::path::Run;
use super::{LEGACY, State};
use crate::text::common::Common;
use crate::text::repair::{SuspicionKind, Writer};
use crate::text::syllable::{Fit, Syllable};

/// Lines that are longer are no lines of a plan, and not looked at.
const LONGEST_LINE: usize = 1 << 16;

/// Notes the words of the text that read as words and make a compound with their neighbour only when they are decoded
/// from one of `encodings` (TCVN3, VNI).
pub(in crate::text) fn suspect_leftovers(writer: &mut Writer<'_>, encodings: [bool; 2]) {
    let text = writer.source();
    let mut words = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive(['\n', '\r']) {
        if has_latin(line) && line.len() <= LONGEST_LINE {
            words.clear();
            let mut at = 0;
            while let Some((from, to)) = next_word(line, at) {
                words.push(start + from..start + to);
                at = to;
            }
            for at in 0..words.len() {
                for state in LEGACY.into_iter().filter(|state| encodings[state.index()]) {
                    doubt_leftover(writer, &words, at, state);
                }
            }
        }
        start += line.len();
    }
}

/// Whether a line has a letter or sign of Latin-1 beyond ASCII: other letters are in no legacy encoding.
fn has_latin(line: &str) -> bool {
    memchr::memchr2(0xC2, 0xC3, line.as_bytes()).is_some()
}

/// Notes word `at` if it reads as a word as it stands, and makes a compound only when it's decoded.
fn doubt_leftover(writer: &mut Writer<'_>, words: &[Range<usize>], at: usize, state: State) {
    let text = writer.source();
    let word = &text[words[at].clone()];
    if word.is_ascii() {
        return;
    }
    let Some(decoded) = Bytes::of(word).and_then(|bytes| bytes.decode(state)) else { return };
    let syllable = Syllable::of_codes(decoded.codes());
    let read = Common::of(syllable);
    if read.is_none() || syllable.fit < Fit::Proper || !decoded.changed {
        return;
    }
    let common = |at: usize| {
        let word = &text[words.get(at)?.clone()];
        Common::of(Syllable::of(word.chars()))
    };
    let (before, here, after) = (at.checked_sub(1).and_then(common), common(at), common(at + 1));
    let pairs = |word| Common::are_compound(before, word) || Common::are_compound(word, after);
    if pairs(read) && !pairs(here) {
        let to = decoded.letters().collect();
        writer.doubt(SuspicionKind::Legacy(state.encoding()), words[at].clone(), to);
    }
}

impl Line<'_> {
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
