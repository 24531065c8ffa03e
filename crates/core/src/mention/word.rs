//! Words as keys: a syllable without tones, shapes and case, packed into one number.
//!
//! A key decides in one comparison whether a word may begin a mention; the grammar behind it compares the word itself,
//! tones and all. `tháng`, `THÁNG` and `thang` have one key.

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
            let (letter, width) = fold(byte, bytes.get(end + 1..).unwrap_or(&[]));
            key = if letter == 0 { LONG } else { push(key, letter) };
            end += width;
        } else {
            break;
        }
    }
    (key, end.min(bytes.len()))
}

/// The base letter of the character that begins with `lead`, 0 for what is no Vietnamese letter, and how long it is.
fn fold(lead: u8, tail: &[u8]) -> (u8, usize) {
    match (lead, tail) {
        (0xC3..=0xC6, [low, ..]) => {
            (LATIN[usize::from(lead - 0xC3) << 6 | usize::from(low & 0x3F)], 2)
        }
        (0xE1, [middle @ (0xBA | 0xBB), low, ..]) => {
            (EXTENDED[usize::from(middle & 1) << 6 | usize::from(low & 0x3F)], 3)
        }
        _ => (0, width(lead)),
    }
}

/// Base letters of U+00C0 to U+01BF.
const LATIN: [u8; 256] = letters(0xC0);

/// Base letters of U+1E80 to U+1EFF.
const EXTENDED: [u8; 128] = letters(0x1E80);

const fn letters<const N: usize>(first: u32) -> [u8; N] {
    let mut letters = [0; N];
    let mut n = 0;
    while n < N {
        letters[n] = base(first + n as u32);
        n += 1;
    }
    letters
}

/// The base letter of a Vietnamese letter; as [`Letter::base`](crate::text::Letter::base), but known when the code is
/// compiled.
const fn base(code: u32) -> u8 {
    match code {
        0xC0..=0xC3 | 0xE0..=0xE3 | 0x102 | 0x103 | 0x1EA0..=0x1EB7 => b'a',
        0xD0 | 0xF0 | 0x110 | 0x111 | 0x189 => b'd',
        0xC8..=0xCA | 0xE8..=0xEA | 0x1EB8..=0x1EC7 => b'e',
        0xCC | 0xCD | 0xEC | 0xED | 0x128 | 0x129 | 0x1EC8..=0x1ECB => b'i',
        0xD2..=0xD5 | 0xF2..=0xF5 | 0x1A0 | 0x1A1 | 0x1ECC..=0x1EE3 => b'o',
        0xD9 | 0xDA | 0xF9 | 0xFA | 0x168 | 0x169 | 0x1AF | 0x1B0 | 0x1EE4..=0x1EF1 => b'u',
        0xDD | 0xFD | 0x1EF2..=0x1EF9 => b'y',
        _ => 0,
    }
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
    fn base_letters_are_those_of_the_alphabet() {
        use crate::text::Letter;
        for code in (0xC0..=0x1BF).chain(0x1E80..=0x1EFF) {
            let letter = base(code);
            let c = char::from_u32(code).unwrap();
            if letter != 0 {
                assert_eq!(Letter::of(c).base(), char::from(letter), "{c}");
            } else if c != '\u{130}' {
                // Only the Turkish İ has a lower case that begins with a letter of ASCII.
                assert!(!Letter::of(c).base().is_ascii_lowercase(), "{c}");
            }
        }
    }

    #[test]
    fn long_words_have_the_key_that_no_rule_has() {
        assert_eq!(read("abcdefghijklmnop", 0), (LONG, 16));
        assert_eq!(read("aŋ", 0), (LONG, 3));
        assert_eq!(read("\u{a0}x", 0), (0, 0));
    }
}
