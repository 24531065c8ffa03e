//! Which words of a run were in a font of capitals.

use super::letters::Bytes;
use super::line::Line;
use super::path::Run;
use super::word::Token;
use crate::text::capitals::{spread, tells_in_tcvn3};

impl Line<'_> {
    /// Which words of a TCVN3 run were in a font of capitals: the ASCII letters of the word, or of its neighbours where
    /// it has only one, are capitals. Empty where none was.
    pub(super) fn capitals(&self, run: &Run) -> Vec<bool> {
        let range = &run.tokens;
        // The word before the run and the one behind it may tell, too.
        let around = range.start.saturating_sub(1)..self.tokens.len().min(range.end + 1);
        if !around.clone().any(|at| self.tells(at, run)) {
            return Vec::new();
        }
        let may = |token: &Token| !has_small(self.text_of(token));
        let tell: Vec<bool> = around.clone().map(|at| self.tells(at, run)).collect();
        let mut capital = spread(&tell, |at| may(&self.tokens[around.start + at]));
        capital.drain(..range.start - around.start);
        capital.truncate(range.len());
        capital
    }

    /// A word of the run tells by its letters, another one if it's in capitals and Unicode.
    fn tells(&self, at: usize, run: &Run) -> bool {
        let Some(token) = self.tokens.get(at).filter(|token| !token.ascii) else { return false };
        let word = self.text_of(token);
        if has_small(word) {
            return false;
        }
        if run.tokens.contains(&at) {
            return Bytes::of(word).is_some_and(|bytes| tells_in_tcvn3(bytes.as_slice()));
        }
        word.bytes().filter(u8::is_ascii_uppercase).count() >= 2
            && word.chars().any(|c| c as u32 > 0xFF && c.is_uppercase())
    }
}

fn has_small(word: &str) -> bool {
    word.bytes().any(|byte| byte.is_ascii_lowercase())
}
