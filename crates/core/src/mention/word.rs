//! Words as keys: a syllable without tones, shapes and case, packed into one number.
//!
//! A key decides in one comparison whether a word may begin a mention; the grammar behind it compares the word itself,
//! tones and all. `tháng`, `THÁNG` and `thang` have one key.

use crate::text::Letter;

/// The key of a word, letters at five bits each; words of more than twelve letters share a key that no rule has.
pub(super) type Key = u64;

const LONG: Key = u64::MAX;

/// The key of a word of plain letters, known when the code is compiled: `key("thang")`.
pub(super) const fn key(word: &str) -> Key {
    let bytes = word.as_bytes();
    let mut key = 0;
    let mut at = 0;
    while at < bytes.len() {
        key = push(key, bytes[at]);
        at += 1;
    }
    key
}

/// Appends a small letter; `i` and `y` are one.
const fn push(key: Key, letter: u8) -> Key {
    let letter = if letter == b'y' { b'i' } else { letter };
    if key >> 55 == 0 { key << 5 | (letter - b'a' + 1) as Key } else { LONG }
}

/// What a byte begins or belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// A blank, a mark, or the first byte of one.
    Mark,
    /// A digit.
    Digit,
    /// A letter, or a byte of one.
    Letter,
}

const CLASSES: [Class; 256] = {
    let mut classes = [Class::Mark; 256];
    let mut b = 0;
    while b < 256 {
        // U+0080 to U+00BF (C2) and U+2000 to U+2FFF (E2) hold no letters, nor does the byte order mark's page (EF);
        // what else is not ASCII counts as a letter.
        classes[b] = match b as u8 {
            b'0'..=b'9' => Class::Digit,
            b'A'..=b'Z' | b'a'..=b'z' => Class::Letter,
            0xC2 | 0xE2 | 0xEF => Class::Mark,
            0xC3.. => Class::Letter,
            _ => Class::Mark,
        };
        b += 1;
    }
    classes
};

/// The class of the character that begins with `byte`.
pub(super) const fn class(byte: u8) -> Class {
    CLASSES[byte as usize]
}

/// How long the character is that begins with `byte`.
pub(super) const fn width(byte: u8) -> usize {
    match byte {
        0..=0xBF => 1,
        0xC0..=0xDF => 2,
        0xE0..=0xEF => 3,
        _ => 4,
    }
}

/// The run of letters at `at`: its key and its end.
pub(super) fn read(text: &str, at: usize) -> (Key, usize) {
    let bytes = text.as_bytes();
    let mut key = 0;
    let mut end = at;
    while let Some(&byte) = bytes.get(end) {
        if byte.is_ascii_alphabetic() {
            key = push(key, byte | 0x20);
            end += 1;
        } else if class(byte) == Class::Letter {
            let base = text.get(end..).and_then(|rest| rest.chars().next()).map_or('\0', base);
            key = if base.is_ascii_lowercase() { push(key, base as u8) } else { LONG };
            end += width(byte);
        } else {
            break;
        }
    }
    (key, end.min(bytes.len()))
}

/// The base letter of a character that is not ASCII.
fn base(c: char) -> char {
    Letter::of(c).base()
}

/// The key of the word at the front of `rest`, after blanks; 0 where no word stands there.
pub(super) fn next_key(rest: &str) -> Key {
    let rest = crate::grammar::keyword::blanks(rest);
    read(rest, 0).0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tones_shapes_and_case_do_not_matter() {
        for word in ["tháng", "THÁNG", "Thang", "thẳng"] {
            assert_eq!(read(word, 0), (key("thang"), word.len()), "{word}");
        }
        assert_eq!(read("kỳ", 0).0, key("ki"));
        assert_eq!(read("Đảng 2", 0), (key("dang"), "Đảng".len()));
    }

    #[test]
    fn long_words_have_the_key_that_no_rule_has() {
        assert_eq!(read("abcdefghijklmnop", 0), (LONG, 16));
        assert_eq!(read("aŋ", 0), (LONG, 3));
        assert_eq!(read("\u{a0}x", 0), (0, 0));
    }
}
