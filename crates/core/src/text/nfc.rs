//! NFC, with the places kept.

use std::ops::Range;

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::repair::{RepairKind, Writer};

/// Composes `line`; nothing happens if it's composed already.
pub(super) fn compose_line(writer: &mut Writer<'_>, line: Range<usize>) {
    let text = writer.source();
    let mut pieces =
        text[line.clone()].char_indices().map(|(at, c)| (line.start + at, c)).peekable();
    let mut composed = String::new();
    while let Some((start, c)) = pieces.next() {
        // A piece goes up to the next character that can't be touched by what is before it.
        let mut end = start + c.len_utf8();
        let alone = c.is_ascii() || stands_alone(c);
        while let Some((at, _)) =
            pieces.next_if(|(_, next)| !next.is_ascii() && !stands_alone(*next))
        {
            end = at + text[at..].chars().next().map_or(0, char::len_utf8);
        }
        let piece = &text[start..end];
        if alone && end == start + c.len_utf8() {
            continue;
        }
        composed.clear();
        composed.extend(piece.nfc());
        if composed != piece {
            writer.replace(RepairKind::Nfc, start..end, &composed);
        }
    }
}

/// Whether NFC leaves the character alone, whatever stands before it.
fn stands_alone(c: char) -> bool {
    match c {
        '\u{c0}'..='\u{2ff}' | '\u{1ea0}'..='\u{1ef9}' => true,
        '\u{300}'..='\u{36f}' => false,
        _ => {
            canonical_combining_class(c) == 0
                && is_nfc_quick(std::iter::once(c)) == IsNormalized::Yes
        }
    }
}
