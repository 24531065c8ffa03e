//! Capitals of TCVN3, which its fonts for capitals draw and its bytes have not.

use super::line::Line;
use super::path::Run;
use super::word::Token;

impl Line<'_> {
    /// Which words of a TCVN3 run were in a font of capitals: the ASCII letters of the word, or of its neighbours where
    /// it has only one, are capitals. Empty where none was.
    pub(super) fn capitals(&self, run: &Run) -> Vec<bool> {
        let range = run.tokens.clone();
        let around = range.start.saturating_sub(1)..self.tokens.len().min(range.end + 1);
        if !around.clone().any(|at| self.tells(at, run)) {
            return Vec::new();
        }
        let may = |token: &Token| !has_small(self.text_of(token));
        let mut upper: Vec<bool> = range.clone().map(|at| self.tells(at, run)).collect();
        // It goes on to its neighbours.
        for n in 0..upper.len() {
            let at = range.start + n;
            let before = match n {
                0 => at.checked_sub(1).is_some_and(|before| self.tells(before, run)),
                n => upper[n - 1],
            };
            upper[n] |= before && may(&self.tokens[at]);
        }
        for n in (0..upper.len()).rev() {
            let at = range.start + n;
            let after = match upper.get(n + 1) {
                Some(after) => *after,
                None => self.tells(at + 1, run),
            };
            upper[n] |= after && may(&self.tokens[at]);
        }
        upper
    }

    /// A word tells by itself if it has two capitals and a letter from the table, or is in capitals and Unicode.
    fn tells(&self, at: usize, run: &Run) -> bool {
        let Some(token) = self.tokens.get(at).filter(|token| !token.ascii) else { return false };
        let word = self.text_of(token);
        if has_small(word) || word.bytes().filter(u8::is_ascii_uppercase).count() < 2 {
            return false;
        }
        let inside = run.tokens.contains(&at);
        word.chars().any(
            |c| {
                if inside { !c.is_ascii() } else { c as u32 > 0xFF && c.is_uppercase() }
            },
        )
    }
}

fn has_small(word: &str) -> bool {
    word.bytes().any(|byte| byte.is_ascii_lowercase())
}
