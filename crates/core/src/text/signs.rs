//! Signs that converters wrote: bullets of symbol fonts, ligatures, what was left between letters.

use std::ops::Range;

use super::repair::{RepairKind, Writer};

/// Puts signs right outside of words: bullets, blanks and dashes of symbol fonts, soft hyphens.
pub(super) fn repair(writer: &mut Writer<'_>, range: Range<usize>) {
    let text = writer.source();
    if text[range.clone()].is_ascii() {
        return;
    }
    for (at, c) in text[range.clone()].char_indices() {
        let to = match c {
            '\u{f0b7}' | '\u{f0a7}' | '\u{f0a8}' | '\u{f076}' | '\u{f0d8}' | '\u{f0fc}' => "•",
            '\u{f020}' => " ",
            '\u{f02d}' => "-",
            '\u{ad}' => "",
            _ => continue,
        };
        let kind = if c == '\u{ad}' { RepairKind::SoftHyphen } else { RepairKind::Damage };
        let at = range.start + at;
        writer.replace(kind, at..at + c.len_utf8(), to);
    }
}

/// Writes the ligatures of a word as letters, as a PDF's `ﬁ`; says whether there were any.
pub(super) fn part_ligatures(writer: &mut Writer<'_>, word: Range<usize>) -> bool {
    let text = writer.source();
    let mut any = false;
    for (at, c) in text[word.clone()].char_indices() {
        let to = match c {
            '\u{fb00}' => "ff",
            '\u{fb01}' => "fi",
            '\u{fb02}' => "fl",
            '\u{fb03}' => "ffi",
            '\u{fb04}' => "ffl",
            '\u{fb05}' | '\u{fb06}' => "st",
            _ => continue,
        };
        let at = word.start + at;
        writer.replace(RepairKind::Damage, at..at + c.len_utf8(), to);
        any = true;
    }
    any
}

/// How many letters in a row must have the same sign before them.
const FEWEST: usize = 5;

/// Takes the signs from between the letters of UTF-16 that was read byte by byte: `#T#R#I#Â#N`; says whether there were
/// any.
pub(super) fn close_up(writer: &mut Writer<'_>, line: Range<usize>) -> bool {
    let text = writer.source();
    let mut any = false;
    let mut at = line.start;
    while let Some(found) = text[at..line.end].find(['#', '\0']) {
        let start = at + found;
        let sign = &text[start..=start];
        // Sign and character in turn, as far as it goes.
        let mut end = start;
        let mut count = 0;
        while let Some(c) = text[end..line.end].strip_prefix(sign).and_then(|b| b.chars().next()) {
            if !(c.is_alphanumeric() || c == ' ') {
                break;
            }
            end += sign.len() + c.len_utf8();
            count += usize::from(c.is_alphabetic());
        }
        if count >= FEWEST {
            for (n, _) in text[start..end].match_indices(sign) {
                writer.replace(RepairKind::Damage, start + n..start + n + sign.len(), "");
            }
            any = true;
        }
        at = end.max(start + sign.len());
    }
    any
}
