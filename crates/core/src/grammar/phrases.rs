//! Words as keys: a syllable without tones, shapes and case, packed into one number; and lists of phrases told apart by
//! the keys of their first words.
//!
//! A key decides in one comparison whether a word may begin a phrase or a mention; the grammar behind it compares the word
//! itself, tones and all. `tháng`, `THÁNG` and `thang` have one key.

use std::iter::successors;

use super::keyword::{at_boundary, blanks, strip};

/// The key of a word, letters at five bits each; words of more than twelve letters share a key that no rule has.
pub(crate) type Key = u64;

const LONG: Key = u64::MAX;

/// The key of a word of plain letters, known when the code is compiled: `key("thang")`.
pub(crate) const fn key(word: &str) -> Key {
    let bytes = word.as_bytes();
    let mut key = 0;
    let mut at = 0;
    while at < bytes.len() {
        key = push(key, number(bytes[at]));
        at += 1;
    }
    key
}

/// Appends the number of a letter.
const fn push(key: Key, number: u8) -> Key {
    if key >> 55 == 0 { key << 5 | number as Key } else { LONG }
}

/// What a byte begins or belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
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
pub(crate) const fn class(byte: u8) -> Class {
    CLASSES[byte as usize]
}

/// How long the character is that begins with `byte`.
pub(crate) const fn width(byte: u8) -> usize {
    match byte {
        0..=0xBF => 1,
        0xC0..=0xDF => 2,
        0xE0..=0xEF => 3,
        _ => 4,
    }
}

/// The run of letters at `at`: its key and its end.
///
/// A table says what each byte does, so that letters of one, two and three bytes are read without a branch between them.
pub(crate) fn read(text: &str, at: usize) -> (Key, usize) {
    let bytes = text.as_bytes();
    let (mut key, mut letters, mut end, mut seen): (Key, u32, usize, u16) = (0, 0, at, 0);
    let mut step: u16 = 0;
    while let Some(&byte) = bytes.get(end) {
        step = STEPS[usize::from(step >> 12) << 8 | usize::from(byte)];
        if step & END != 0 {
            break;
        }
        seen |= step;
        key = key << (step >> 5 & 7) | Key::from(step & 31);
        letters += u32::from(step >> 5 & 1);
        end += 1;
    }
    (if seen & FOREIGN != 0 || letters > MOST_LETTERS { LONG } else { key }, end)
}

/// The steps of [`read`], by what stands before (0 to 15) and the byte: the number of a letter in five bits, how far it moves
/// the key (0 or 5) in three, [`FOREIGN`], [`END`], and in the last four what stands before the next byte.
const STEPS: [u16; 16 << 8] = {
    let mut steps = [END; 16 << 8];
    let mut b = 0;
    while b < 256 {
        let byte = b as u8;
        // A letter begins.
        steps[b] = match byte {
            0..=0x7F if number(byte | 0x20) > 0 && matches!(class(byte), Class::Letter) => {
                complete(number(byte | 0x20))
            }
            0..=0x7F => END,
            0xC3..=0xC6 => before(byte - 0xC3 + IN_LATIN),
            0xE1 => before(IN_E1),
            _ if !matches!(class(byte), Class::Letter) => END,
            0xC0..=0xDF => before(IN_FOREIGN) | FOREIGN,
            0xE0..=0xEF => before(IN_FOREIGN + 1) | FOREIGN,
            _ => before(IN_FOREIGN + 2) | FOREIGN,
        };
        // It goes on.
        if byte >= 0x80 && byte < 0xC0 {
            let low = (byte & 0x3F) as usize;
            let mut page = 0;
            while page < 4 {
                steps[(IN_LATIN as usize + page) << 8 | b] = complete(LATIN[page << 6 | low]);
                page += 1;
            }
            steps[(IN_E1 as usize) << 8 | b] = match byte {
                0xBA => before(IN_EXTENDED),
                0xBB => before(IN_EXTENDED + 1),
                _ => before(IN_FOREIGN) | FOREIGN,
            };
            steps[(IN_EXTENDED as usize) << 8 | b] = complete(EXTENDED[low]);
            steps[(IN_EXTENDED as usize + 1) << 8 | b] = complete(EXTENDED[64 | low]);
            steps[(IN_FOREIGN as usize) << 8 | b] = complete(0);
            steps[(IN_FOREIGN as usize + 1) << 8 | b] = before(IN_FOREIGN) | FOREIGN;
            steps[(IN_FOREIGN as usize + 2) << 8 | b] = before(IN_FOREIGN + 1) | FOREIGN;
        }
        b += 1;
    }
    steps
};

/// A letter ends with this byte; 0 for one that is foreign.
const fn complete(number: u8) -> u16 {
    if number == 0 { 5 << 5 | FOREIGN } else { 5 << 5 | number as u16 }
}

/// A letter goes on behind this byte.
const fn before(next: u8) -> u16 {
    (next as u16) << 12
}

/// What stands before a byte: nothing (0), the first byte of a letter from U+00C0 to U+01BF, of one from U+1000 to U+1FFF,
/// the second of one from U+1E80 to U+1EFF, or a foreign letter with one byte to come, or two, or three.
const IN_LATIN: u8 = 1;
const IN_E1: u8 = 5;
const IN_EXTENDED: u8 = 6;
const IN_FOREIGN: u8 = 8;

/// A letter that is no Vietnamese one.
const FOREIGN: u16 = 1 << 8;

/// No letter: the run ends before this byte.
const END: u16 = 1 << 9;

/// Keys hold twelve letters.
const MOST_LETTERS: u32 = 12;

/// The number of a small letter, 1 to 26; `i` and `y` are one.
const fn number(letter: u8) -> u8 {
    match letter {
        b'y' => b'i' - b'a' + 1,
        b'a'..=b'z' => letter - b'a' + 1,
        _ => 0,
    }
}

/// What the letters of U+00C0 to U+01BF add to a key.
const LATIN: [u8; 256] = letters(0xC0);

/// What the letters of U+1E80 to U+1EFF add to a key.
const EXTENDED: [u8; 128] = letters(0x1E80);

const fn letters<const N: usize>(first: u32) -> [u8; N] {
    let mut letters = [0; N];
    let mut n = 0;
    while n < N {
        letters[n] = number(base(first + n as u32));
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

/// The end of a text, at most so many bytes long, from a character on.
pub(crate) fn last_bytes(text: &str, most: usize) -> &str {
    let mut from = text.len().saturating_sub(most);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    text.get(from..).unwrap_or("")
}

/// The key of the word at the front of `rest`, after blanks; 0 where no word stands there.
pub(crate) fn next_key(rest: &str) -> Key {
    read(blanks(rest), 0).0
}

/// A set of keys that answers fast, and sometimes yes for a key that it does not hold.
pub(crate) struct Sieve {
    /// A bit for the hash of each key.
    keys: [u64; 64],
}

impl Sieve {
    pub(crate) const fn of(lists: &[&[Key]]) -> Self {
        let mut sieve = Self { keys: [0; 64] };
        let mut list = 0;
        while list < lists.len() {
            let mut n = 0;
            while n < lists[list].len() {
                let hash = hash(lists[list][n], 12);
                sieve.keys[hash >> 6] |= 1 << (hash & 63);
                n += 1;
            }
            list += 1;
        }
        sieve
    }

    pub(crate) const fn may_hold(&self, key: Key) -> bool {
        let hash = hash(key, 12);
        self.keys[hash >> 6] >> (hash & 63) & 1 == 1
    }
}

/// Words and the keys of the first two of them; see [`first_of`].
#[derive(Debug, Clone, Copy)]
struct Phrase {
    /// 0 as the second key: the phrase is one word, or its second one is not known.
    keys: (Key, Key),
    /// As written: in lower case, with tones, parted by one blank.
    words: &'static str,
}

/// How many bits the hash of a first key has.
const HASH_BITS: u32 = 7;

/// A list of phrases, found by a hash of their first keys.
#[derive(Debug)]
pub(crate) struct Phrases<const N: usize> {
    list: [Phrase; N],
    /// For each hash of a first key the first phrase that has it, counted from 1; 0 where none has.
    firsts: [u8; 1 << HASH_BITS],
    /// For each phrase the next of its hash, likewise.
    next: [u8; N],
    /// A bit for the number of each first letter, bit 0 for what is none.
    letters: u32,
}

impl<const N: usize> Phrases<N> {
    /// The first phrase that stands at the front of `input` as whole words, with what follows it.
    #[inline]
    pub(crate) fn at<'s>(&'static self, input: &'s str) -> Option<(&'static str, &'s str)> {
        if self.may_begin(input) { self.look(input) } else { None }
    }

    /// Whether a phrase may stand at the front of `input` by its first letter; most are told apart by it, before the word is
    /// read.
    #[inline]
    fn may_begin(&self, input: &str) -> bool {
        let letter = first_letter(input);
        letter == 0 || self.letters >> letter & 1 == 1
    }

    fn look<'s>(&'static self, input: &'s str) -> Option<(&'static str, &'s str)> {
        let mut front = Front::of(input);
        if front.is_plain() {
            front.first_of(self)
        } else {
            self.list.iter().find_map(|phrase| phrase.strip(input))
        }
    }

    /// Whether one of the phrases stands at the front of `input`, if only glued to what follows it: `Tháng9`, `QuýII`.
    pub(crate) fn begin_glued(&self, input: &str) -> bool {
        if !self.may_begin(input) {
            return false;
        }
        let front = Front::of(input);
        let beginnings = successors(Some(front.first), |key| Some(key >> 5));
        let mut beginnings = beginnings.take_while(|key| *key != 0);
        if front.is_plain() && !beginnings.any(|key| self.of(key).next().is_some()) {
            return false;
        }
        self.list.iter().any(|phrase| strip(input, phrase.words).is_some())
    }

    /// The phrases whose first words have this key, in the order of the list.
    #[inline]
    fn of(&self, first: Key) -> impl Iterator<Item = &Phrase> {
        let with_hash = |at: u8| usize::from(at).checked_sub(1);
        successors(with_hash(self.firsts[hash(first, HASH_BITS)]), move |at| {
            with_hash(self.next[*at])
        })
        .map(|at| &self.list[at])
        .filter(move |phrase| phrase.keys.0 == first)
    }

    /// Whether one of the phrases stands at the front of `input`.
    #[inline]
    pub(crate) fn begin(&'static self, input: &str) -> bool {
        self.at(input).is_some()
    }
}

impl Phrase {
    fn strip<'s>(&self, input: &'s str) -> Option<(&'static str, &'s str)> {
        strip(input, self.words).filter(|rest| at_boundary(rest)).map(|rest| (self.words, rest))
    }
}

/// The phrases of a list, their keys known when the code is compiled.
pub(crate) const fn phrases<const N: usize>(list: [&'static str; N]) -> Phrases<N> {
    assert!(N < u8::MAX as usize, "phrases are counted in one byte");
    let mut phrases = [Phrase { keys: (0, 0), words: "" }; N];
    let mut firsts = [0; 1 << HASH_BITS];
    let mut next = [0; N];
    let mut letters = 0;
    let mut n = 0;
    while n < N {
        let bytes = list[n].as_bytes();
        letters |= 1 << letter_at(bytes, 0).0;
        let (first, end) = read_const(bytes, 0);
        // A sign behind the first word (`p. hiệu trưởng`): no key for what follows.
        let blank = end < bytes.len() && bytes[end] == b' ';
        let second = if blank { read_const(bytes, end + 1).0 } else { 0 };
        phrases[n] = Phrase { keys: (first, second), words: list[n] };
        n += 1;
    }
    // From the last to the first, so that each chain runs in the order of the list.
    while n > 0 {
        let hash = hash(phrases[n - 1].keys.0, HASH_BITS);
        next[n - 1] = firsts[hash];
        firsts[hash] = n as u8;
        n -= 1;
    }
    Phrases { list: phrases, firsts, next, letters }
}

/// A number of `bits` bits for a key, spread evenly.
const fn hash(key: Key, bits: u32) -> usize {
    (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - bits)) as usize
}

/// [`read`] at compile time, for the letters of Vietnamese.
pub(crate) const fn read_const(bytes: &[u8], at: usize) -> (Key, usize) {
    let (mut key, mut end) = (0, at);
    while end < bytes.len() {
        let (number, width) = letter_at(bytes, end);
        if number == 0 {
            break;
        }
        key = push(key, number);
        end += width;
    }
    (key, end)
}

/// The number of a letter and how many bytes it takes.
const fn letter_at(bytes: &[u8], at: usize) -> (u8, usize) {
    match bytes[at] {
        byte @ 0..0x80 => (number(byte | 0x20), 1),
        lead @ 0x80..0xE0 => {
            (LATIN[((lead - 0xC3) as usize) << 6 | (bytes[at + 1] & 0x3F) as usize], 2)
        }
        _ => (EXTENDED[((bytes[at + 1] & 1) as usize) << 6 | (bytes[at + 2] & 0x3F) as usize], 3),
    }
}

/// The number of the first letter of a text, 0 where it begins with none or with a foreign one.
#[inline]
fn first_letter(input: &str) -> u8 {
    let mut step: u16 = 0;
    for &byte in input.as_bytes().iter().take(3) {
        step = STEPS[usize::from(step >> 12) << 8 | usize::from(byte)];
        // The letter is complete, or there is none.
        if step >> 12 == 0 {
            break;
        }
    }
    (step & 31) as u8
}

/// The front of a text, its first words read as keys once for any number of lists.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Front<'s> {
    input: &'s str,
    first: Key,
    end: usize,
    second: Option<Key>,
}

impl<'s> Front<'s> {
    pub(crate) fn of(input: &'s str) -> Self {
        let (first, end) = read(input, 0);
        Self { input, first, end, second: None }
    }

    /// Whether the key of the first word says all about it: it has no foreign letters, is not too long for a key, and does
    /// not end at U+212A, which is a K in small letters.
    fn is_plain(self) -> bool {
        const KELVIN: &[u8] = "\u{212a}".as_bytes();
        let behind = self.input.as_bytes().get(self.end..);
        self.first != LONG && !behind.is_some_and(|behind| behind.starts_with(KELVIN))
    }

    /// Where the first word ends.
    pub(crate) const fn end(self) -> usize {
        self.end
    }

    /// Whether the word at the front is one of `list` and all there is.
    #[inline]
    pub(crate) fn is_one_of<const N: usize>(mut self, list: &'static Phrases<N>) -> bool {
        self.first_of(list).is_some_and(|(_, rest)| rest.is_empty())
    }

    /// See [`first_of`].
    #[inline]
    pub(crate) fn first_of<const N: usize>(
        &mut self,
        list: &'static Phrases<N>,
    ) -> Option<(&'static str, &'s str)> {
        list.of(self.first).find_map(|phrase| {
            if phrase.keys.1 != 0 {
                let behind = || next_key(self.input.get(self.end..).unwrap_or(""));
                let second = *self.second.get_or_insert_with(behind);
                if second != phrase.keys.1 && second != LONG {
                    return None;
                }
            }
            phrase.strip(self.input)
        })
    }
}

/// The first phrase of `list` that stands at the front of `input` as whole words, and what follows it; as
/// [`any_of`](crate::grammar::keyword::any_of), with one look for a word that begins none of them.
pub(crate) fn first_of<'s, const N: usize>(
    input: &'s str,
    list: &'static Phrases<N>,
) -> Option<(&'static str, &'s str)> {
    if list.may_begin(input) { Front::of(input).first_of(list) } else { None }
}

/// Whether `word` is one of `list`, nothing more and nothing less.
pub(crate) fn is_one_of<const N: usize>(word: &str, list: &'static Phrases<N>) -> bool {
    first_of(word, list).is_some_and(|(_, rest)| rest.is_empty())
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
