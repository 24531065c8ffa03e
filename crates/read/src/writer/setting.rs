//! How the text of a line is set.

use super::Run;
use crate::FontClass;

/// How the text of a line is set, gathered run by run.
#[derive(Debug, Default)]
pub(super) struct Setting {
    pub(super) seen: bool,
    pub(super) light: bool,
    pub(super) upright: bool,
    pub(super) letters: bool,
    pub(super) small: bool,
    pub(super) hidden: bool,
    pub(super) inserted: bool,
    pub(super) deleted: bool,
    by_font: [usize; 4],
}

impl Setting {
    pub(super) fn add(&mut self, text: &str, run: Run) {
        let blank = text.trim().is_empty();
        if !text.is_empty() {
            self.hidden |= run.hidden;
            self.inserted |= run.inserted;
            self.deleted |= run.deleted;
        }
        if blank {
            return;
        }
        self.seen = true;
        self.light |= !run.bold;
        self.upright |= !run.italic;
        let font = run.face.class.of_text(text);
        let shown = run.capitals || font.shows_capitals();
        for c in text.chars() {
            // One small letter is enough to know.
            if self.small {
                break;
            }
            if c.is_alphabetic() {
                self.letters = true;
                self.small = !shown && c.is_lowercase();
            }
        }
        self.by_font[font_index(font)] += text.len();
    }

    pub(super) fn font(&self) -> FontClass {
        let classes =
            [FontClass::Unicode, FontClass::Tcvn3, FontClass::Tcvn3Capitals, FontClass::Vni];
        let most = classes.into_iter().rev().max_by_key(|&class| self.by_font[font_index(class)]);
        most.unwrap_or_default()
    }
}

fn font_index(font: FontClass) -> usize {
    match font {
        FontClass::Unicode => 0,
        FontClass::Tcvn3 => 1,
        FontClass::Tcvn3Capitals => 2,
        FontClass::Vni => 3,
    }
}
