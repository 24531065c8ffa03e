//! A line as words.

use std::ops::Range;

use super::letters::{Decoded, in_word, is_hyphen, is_sign_or_micro};
use super::word::Token;
use super::{LEGACY, State};
use crate::text::common::Common;
use crate::text::syllable::{Fit, fit};

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
            if word.chars().all(is_sign_or_micro)
                && word.chars().nth(1).is_none()
                && !(matches!(word, "®" | "§") && line[end..].starts_with('/'))
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
        Decoded::of(word, state)
            .map_or_else(|| word.to_owned(), |decoded| decoded.letters().collect())
    }

    /// Marks the words that are no words as they stand, or only signs at the edge of one, and make a compound with the
    /// word beside them when they are decoded: `kết qu¶`, `KÕ HOẠCH`.
    fn vouch(&mut self) {
        for at in 0..self.tokens.len() {
            if self.tokens[at].ascii || self.tokens[at].far || self.tokens[at].fit == Fit::Proper {
                continue;
            }
            for state in LEGACY {
                let reading = self.tokens[at].reading(state);
                let Some(word) = reading.common.filter(|_| reading.turns()) else { continue };
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
        if head.range.end - base + hyphen.len_utf8() != start
            || !head.ascii
            || head.range.len() > 3
        {
            return None;
        }
        let from = head.range.start - base;
        let word = &line[from..end];
        if end - start > 16 || word.is_ascii() || head.fit != Fit::None {
            return None;
        }
        let decoded = Decoded::of(word, State::Tcvn3)?;
        let fits = fit(decoded.letters()) == Fit::Proper
            && fit(word.chars().filter(|c| !is_hyphen(*c))) == Fit::None;
        if !fits {
            return None;
        }
        self.tokens.pop();
        Some(from)
    }
}

/// Where the next word of `line` begins and ends, from `at` on.
fn next_word(line: &str, at: usize) -> Option<(usize, usize)> {
    let bytes = line.as_bytes();
    // The length of the character at `n`, if it's part of a word or part of none.
    let width = |n: usize, inside: bool| -> Option<usize> {
        let byte = *bytes.get(n)?;
        if byte < 0x80 {
            return (byte.is_ascii_alphabetic() == inside).then_some(1);
        }
        let c = line.get(n..)?.chars().next()?;
        (in_word(c) == inside).then_some(c.len_utf8())
    };
    let mut start = at;
    while let Some(len) = width(start, false) {
        start += len;
    }
    let mut end = start;
    while let Some(len) = width(end, true) {
        end += len;
    }
    (end > start).then_some((start, end))
}
