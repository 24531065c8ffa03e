//! UTF-8 that was read as something else: `Thá»±c hiá»‡n`, `Tr√≠ch`.
//!
//! Each letter stands there as two or three characters, which are the bytes of its UTF-8 in the code page that it was
//! taken for: windows-1252 (or Latin-1) or that of the Macintosh. Such characters in a row can hardly mean anything else;
//! still they are put right only where the document shows several letters that nobody but Vietnamese has, else noted.

use std::ops::Range;

use super::letter::is_letter;
use super::repair::{RepairKind, SuspicionKind, Writer};
use super::scan::{self, Suspect};
use super::syllable::{Fit, fit};
use super::tables::generated::{MACINTOSH, WINDOWS_1252};

/// How many letters of Vietnamese alone a document must show.
const FEWEST: usize = 3;

/// And in how many bytes one.
const ONE_IN: usize = 1800;

/// A byte order mark, read as windows-1252.
const BOM: &str = "ï»¿";

/// What UTF-8 was taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Misread {
    Windows1252,
    Macintosh,
}

impl Misread {
    const ALL: [Self; 2] = [Self::Windows1252, Self::Macintosh];

    /// The code page that the document was taken for, if it shows enough.
    pub(super) fn of(text: &str, lines: &[Suspect]) -> Option<Self> {
        let mut own = [0; 2];
        for line in suspected(lines) {
            for (count, misread) in own.iter_mut().zip(Self::ALL) {
                let letters = Letters { text, rest: line.clone(), misread };
                *count += letters.filter(|(_, letter)| is_own(*letter)).count();
            }
        }
        let best = if own[1] > own[0] { 1 } else { 0 };
        (own[best] >= FEWEST && own[best] * ONE_IN >= text.len()).then_some(Self::ALL[best])
    }

    /// The byte that a character stands for.
    fn byte(self, c: char) -> Option<u8> {
        let page = match self {
            _ if c.is_ascii() => return Some(c as u8),
            Self::Windows1252 => match u8::try_from(c) {
                Ok(byte) => return Some(byte),
                Err(_) => &WINDOWS_1252,
            },
            Self::Macintosh => &MACINTOSH,
        };
        page.iter().position(|code| u32::from(*code) == c as u32).map(|at| at as u8 + 0x80)
    }

    /// The character whose UTF-8 `text` begins with, and how many bytes of `text` it takes.
    fn letter(self, text: &str) -> Option<(char, usize)> {
        let mut chars = text.chars();
        let mut bytes = [self.byte(chars.next()?)?, 0, 0, 0];
        let len = match bytes[0] {
            0xC2..=0xDF => 2,
            0xE0..=0xEF => 3,
            0xF0..=0xF4 => 4,
            _ => return None,
        };
        for byte in &mut bytes[1..len] {
            *byte = self.byte(chars.next()?).filter(|byte| (0x80..0xC0).contains(byte))?;
        }
        let letter = std::str::from_utf8(&bytes[..len]).ok()?.chars().next()?;
        (!letter.is_control()).then(|| (letter, text.len() - chars.as_str().len()))
    }
}

/// Notes what may be misread UTF-8 in `lines`, of which the document shows too little.
pub(super) fn suspect_lines(writer: &mut Writer<'_>, lines: &[Suspect]) {
    let text = writer.source();
    if text.starts_with(BOM) {
        writer.replace(RepairKind::Mojibake, 0..BOM.len(), "");
    }
    for line in suspected(lines) {
        for misread in Misread::ALL {
            for word in words(text, line.clone()) {
                let Some(to) = decoded(&text[word.clone()], misread) else { continue };
                if fit(to.chars()) == Fit::Proper && to.chars().any(is_own) {
                    writer.doubt(SuspicionKind::Mojibake, word, to);
                }
            }
        }
    }
}

/// Puts right what was read as `misread`.
pub(super) fn repair_text(writer: &mut Writer<'_>, misread: Misread) {
    let text = writer.source();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let range = start..start + line.len();
        start = range.end;
        if !line.is_ascii() {
            repair_line(writer, range, misread);
        }
    }
}

fn repair_line(writer: &mut Writer<'_>, line: Range<usize>, misread: Misread) {
    let text = writer.source();
    // The word so far, put right.
    let mut word = String::new();
    let mut at = line.start;
    while let Some(c) = text[at..line.end].chars().next() {
        let found = misread.letter(&text[at..line.end]);
        let found = found.or_else(|| lost_blank(&text[at..line.end], &word, misread));
        let (letter, len) = found.unwrap_or((c, c.len_utf8()));
        if found.is_some() {
            let mut utf8 = [0; 4];
            // A byte order mark has done its work.
            let to = if letter == '\u{feff}' { "" } else { letter.encode_utf8(&mut utf8) };
            writer.replace(RepairKind::Mojibake, at..at + len, to);
        }
        if is_letter(letter) {
            word.push(letter);
        } else {
            word.clear();
        }
        at += len;
    }
}

/// à is `Ã` and a no-break space, which many programs make a blank of: `toÃ n`, `vÃ  các`. The blank belongs to the letter
/// where another one follows it, or what is no word by itself and makes one with what is before.
fn lost_blank(rest: &str, word: &str, misread: Misread) -> Option<(char, usize)> {
    let behind = rest.strip_prefix('Ã').filter(|_| misread == Misread::Windows1252)?;
    if !behind.starts_with(' ') {
        return behind.is_empty().then_some(('à', 'Ã'.len_utf8()));
    }
    let tail = behind[1..].split(|c: char| !c.is_ascii_lowercase()).next().unwrap_or_default();
    let whole = word.chars().chain(['à']).chain(tail.chars());
    let joined = behind.starts_with("  ")
        || !tail.is_empty()
            && (tail.len() == 1 || fit(tail.chars()) == Fit::None)
            && fit(whole) == Fit::Proper;
    Some(('à', 'Ã'.len_utf8() + usize::from(joined)))
}

/// A word with all its letters put right; nothing if there are none to put right.
fn decoded(word: &str, misread: Misread) -> Option<String> {
    let mut out = String::new();
    let mut changed = false;
    let mut rest = word;
    while let Some(c) = rest.chars().next() {
        let found = misread.letter(rest);
        changed |= found.is_some();
        let (letter, len) = found.unwrap_or((c, c.len_utf8()));
        out.push(letter);
        rest = &rest[len..];
    }
    changed.then_some(out)
}

/// The letters that stand as several characters in a part of a text.
struct Letters<'t> {
    text: &'t str,
    rest: Range<usize>,
    misread: Misread,
}

impl Iterator for Letters<'_> {
    type Item = (usize, char);

    fn next(&mut self) -> Option<Self::Item> {
        while let Some(c) = self.text[self.rest.clone()].chars().next() {
            let at = self.rest.start;
            if !c.is_ascii()
                && let Some((letter, len)) = self.misread.letter(&self.text[self.rest.clone()])
            {
                self.rest.start += len;
                return Some((at, letter));
            }
            self.rest.start += c.len_utf8();
        }
        None
    }
}

/// The words of a line, between blanks and ASCII signs.
fn words(text: &str, line: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let apart = |c: char| c.is_ascii() && !c.is_ascii_alphabetic();
    let begin = text.as_ptr() as usize;
    text[line].split(apart).filter(|word| !word.is_ascii()).map(move |word| {
        let start = word.as_ptr() as usize - begin;
        start..start + word.len()
    })
}

fn suspected(lines: &[Suspect]) -> impl Iterator<Item = Range<usize>> {
    lines.iter().filter(|line| line.flags & scan::MOJIBAKE != 0).map(|line| line.line.clone())
}

/// Whether a letter is one that only Vietnamese has.
const fn is_own(c: char) -> bool {
    matches!(
        c,
        '\u{110}' | '\u{111}' | '\u{1a0}' | '\u{1a1}' | '\u{1af}' | '\u{1b0}' | '\u{1ea0}'
            ..='\u{1ef9}'
    )
}
