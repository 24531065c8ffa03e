//! A line as words.

use std::ops::Range;

use super::letters::{Bytes, in_word, is_hyphen, is_lone_sign};
use super::word::Token;
use super::{LEGACY, State};
use crate::text::common::Common;
use crate::text::syllable::{Fit, Syllable, fit};

/// The words of a line. One is filled again and again, to save room being found anew for each line.
#[derive(Debug, Default)]
pub(super) struct Line<'t> {
    pub(super) text: &'t str,
    pub(super) tokens: Vec<Token>,
    /// How many of them read as Vietnamese as they stand.
    pub(super) good: usize,
    /// How many say nothing either way: numerals, abbreviations.
    pub(super) neutral: usize,
    /// The states before each word on the cheapest way to it: see [`path`](super::path).
    pub(super) back: Vec<[u8; 3]>,
}

impl<'t> Line<'t> {
    /// Takes the words of `range` in the place of those that it had.
    pub(super) fn fill(&mut self, text: &'t str, range: Range<usize>) {
        self.text = text;
        self.tokens.clear();
        let line = &text[range.clone()];
        let mut at = 0;
        while let Some((start, end)) = next_word(line, at) {
            at = end;
            let word = &line[start..end];
            // A sign by itself is a sign, but ®/c is đ/c.
            if is_lone_sign(word) && !(matches!(word, "®" | "§") && line[end..].starts_with('/'))
            {
                continue;
            }
            let start = self.join_hyphen(line, range.start, start, end).unwrap_or(start);
            self.tokens.push(Token::new(&line[start..end], range.start + start));
        }
        self.good = self.tokens.iter().map(Token::good).sum();
        self.neutral = self.tokens.iter().filter(|token| token.neutral).count();
        self.vouch();
    }

    /// The word at `at` as it stands, one of the common ones.
    pub(super) fn word(&self, at: Option<usize>) -> Option<Common> {
        self.tokens.get(at?)?.common
    }

    /// The word at `at` decoded, one of the common ones.
    pub(super) fn read(&self, at: Option<usize>, state: State) -> Option<Common> {
        let token = self.tokens.get(at?)?;
        let reading = token.reading(state);
        if reading.cold { token.common } else { reading.common }
    }

    /// The text of a word.
    pub(super) fn text_of(&self, token: &Token) -> &'t str {
        &self.text[token.range.clone()]
    }

    /// The word decoded.
    pub(super) fn decoded(&self, token: &Token, state: State) -> String {
        let word = self.text_of(token);
        let decoded = Bytes::of(word).and_then(|bytes| bytes.decode(state));
        decoded.map_or_else(|| word.to_owned(), |decoded| decoded.letters().collect())
    }

    /// Marks the words that are no words as they stand, or only signs at the edge of one, and make a compound with the
    /// word beside them when they are decoded: `kết qu¶`, `KÕ HOẠCH`.
    fn vouch(&mut self) {
        for at in 0..self.tokens.len() {
            if self.tokens[at].ascii || self.tokens[at].far || self.tokens[at].fit == Fit::Proper {
                continue;
            }
            for state in LEGACY {
                if !self.tokens[at].needs_vouching(state) {
                    continue;
                }
                let Some(word) = self.tokens[at].reading(state).common else { continue };
                let (before, after) = (at.checked_sub(1), Some(at + 1));
                let fits = |first, second| Common::are_compound(first, second);
                let vouched = fits(self.word(before), Some(word))
                    || fits(self.read(before, state), Some(word))
                    || fits(Some(word), self.word(after))
                    || fits(Some(word), self.read(after, state));
                self.tokens[at].reading_mut(state).vouched = vouched;
            }
        }
    }

    /// A hyphen inside of a TCVN3 word stands for ư: gives where the word begins whose end is `start..end`, and takes its
    /// beginning off the tokens.
    fn join_hyphen(&mut self, line: &str, base: usize, start: usize, end: usize) -> Option<usize> {
        let hyphen = line[..start].chars().next_back().filter(|c| is_hyphen(*c))?;
        let head = self.tokens.last()?;
        if head.range.end - base + hyphen.len_utf8() != start || !head.ascii || head.range.len() > 3
        {
            return None;
        }
        let from = head.range.start - base;
        let word = &line[from..end];
        if end - start > 16 || word.is_ascii() || head.fit != Fit::None {
            return None;
        }
        let decoded = Bytes::of(word)?.decode(State::Tcvn3)?;
        let fits = Syllable::of_codes(decoded.codes()).fit == Fit::Proper
            && fit(word.chars().filter(|c| !is_hyphen(*c))) == Fit::None;
        if !fits {
            return None;
        }
        self.tokens.pop();
        Some(from)
    }
}

/// Where the next word of `line` begins and ends, from `at` on.
pub(super) fn next_word(line: &str, at: usize) -> Option<(usize, usize)> {
    let mut start = at;
    while let (false, len @ 1..) = character(line, start) {
        start += len;
    }
    let mut end = start;
    while let (true, len) = character(line, end) {
        end += len;
    }
    (end > start).then_some((start, end))
}

/// Whether the character at `at` is part of a word, and its length: 0 at the end.
#[inline]
fn character(line: &str, at: usize) -> (bool, usize) {
    match line.as_bytes()[at.min(line.len())..] {
        [] => (false, 0),
        [byte @ 0..0x80, ..] => (byte.is_ascii_alphabetic(), 1),
        [0xC2, 0xA1..=0xAE | 0xB5..=0xB9 | 0xBB..=0xBE, ..] => (true, 2),
        [0xC2, ..] => (false, 2),
        [0xC3..=0xC8, ..] => (true, 2),
        // Ạ to ỹ, and what stands around them.
        [0xE1, 0xBA, 0xA0..=0xBF, ..] | [0xE1, 0xBB, 0x80..=0xB9, ..] => (true, 3),
        _ => match line[at..].chars().next() {
            Some(c) => (in_word(c), c.len_utf8()),
            None => (false, 0),
        },
    }
}
