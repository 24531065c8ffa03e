//! What the characters of Unicode are in the legacy encodings.

use super::State;
use crate::text::letter::is_letter;
use crate::text::syllable::{Syllable, letter_code};
use crate::text::tables::CodePage;
use crate::text::tables::generated::{TCVN3, VNI};

/// Letters, marks, and the signs that are letters in TCVN3.
pub(super) fn in_word(c: char) -> bool {
    match c {
        'A'..='Z' | 'a'..='z' | '\u{c0}'..='\u{24f}' | '\u{1ea0}'..='\u{1ef9}' => true,
        '\u{a1}'..='\u{ae}' | '\u{b5}'..='\u{b9}' | '\u{bb}'..='\u{be}' => true,
        '\0'..='\u{bf}' => false,
        '\u{300}'..='\u{36f}' => true,
        '\u{f041}'..='\u{f0fe}' => char::from_u32(c as u32 - SYMBOLS).is_some_and(in_word),
        c => is_letter(c),
    }
}

/// Letters in a font that is marked as one of symbols stand in the private area: their byte, from here on.
const SYMBOLS: u32 = 0xF000;

/// Words longer than this are no syllables in any encoding.
pub(super) const LONGEST_WORD: usize = 16;

/// A word as the bytes that it was before it was taken for Latin-1.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bytes {
    bytes: [u8; LONGEST_WORD],
    /// How many bytes of the text each takes.
    widths: [u8; LONGEST_WORD],
    len: usize,
    /// What is among them: a set of bits.
    kinds: u16,
}

impl Bytes {
    /// The bytes of `word`; nothing if it has characters that were none, or is too long.
    pub(super) fn of(word: &str) -> Option<Self> {
        let mut out =
            Self { bytes: [0; LONGEST_WORD], widths: [0; LONGEST_WORD], len: 0, kinds: 0 };
        let mut rest = word.as_bytes();
        while let [lead, behind @ ..] = rest {
            let (byte, width, kind) = match *lead {
                // A hyphen stands where a converter saw a soft one: ư.
                b'-' => (0xAD, 1, 0),
                byte @ 0..0x80 => (byte, 1, 0),
                lead => match (lead, behind) {
                    (0xC2 | 0xC3, [next, ..]) => (lead << 6 | (next & 0x3F), 2, OWN),
                    // Greek mu, for the micro sign.
                    (0xCE, [0xBC, ..]) => (0xB5, 2, CHANGED),
                    (0xE2, [0x80, 0x90 | 0x91, ..] | [0x88, 0x92, ..]) => (0xAD, 3, CHANGED),
                    (0xEF, [next @ 0x81..=0x83, last, ..]) => {
                        (next << 6 | (last & 0x3F), 3, OWN | HOT | CHANGED)
                    }
                    _ => return None,
                },
            };
            if out.len == LONGEST_WORD {
                return None;
            }
            (out.bytes[out.len], out.widths[out.len]) = (byte, width);
            out.kinds |= kind | KINDS[usize::from(byte)];
            out.len += 1;
            rest = rest.get(usize::from(width)..).unwrap_or_default();
        }
        Some(out)
    }

    /// The bytes themselves.
    pub(super) fn as_slice(&self) -> &[u8] {
        &self.bytes[..self.len]
    }

    const fn has(&self, kinds: u16) -> bool {
        self.kinds & kinds != 0
    }

    /// The syllable that the word is in TCVN3; nothing if the encoding has not all of it.
    pub(super) fn tcvn3(&self) -> Option<Syllable> {
        if self.has(NOT_TCVN3) {
            return None;
        }
        let codes = self.as_slice().iter().map(|byte| TCVN3_CODES[usize::from(*byte)]);
        Some(Syllable::of_codes(codes))
    }

    /// Whether the word becomes another one in TCVN3, if it can be decoded.
    pub(super) const fn turns_in_tcvn3(&self) -> bool {
        self.has(CHANGED | TURNS_IN_TCVN3)
    }

    /// Whether the encoding has not all of it for certain.
    pub(super) const fn is_foreign_to_vni(&self) -> bool {
        self.has(NOT_VNI)
    }

    /// The syllable that the word is as it stands.
    pub(super) fn syllable(&self) -> Syllable {
        // In the private area, nothing is a letter.
        if self.has(HOT | CHANGED) {
            return Syllable::NONE;
        }
        Syllable::of_codes(self.as_slice().iter().map(|byte| letter_code(char::from(*byte))))
    }

    /// Whether all that is odd about the word are hyphens and Greek mus: a converter's work as often as a font's.
    pub(super) const fn is_mended(&self) -> bool {
        !self.has(OWN)
    }

    /// Whether it has a letter of the encoding that Vietnamese never uses.
    pub(super) fn is_hot(&self, state: State) -> bool {
        self.has(if state == State::Tcvn3 { HOT | HOT_IN_TCVN3 } else { HOT })
    }

    /// Whether a capital stands where only a small letter can, or the other way round: `chÝnh`, `NéI`. Such letters are
    /// no Vietnamese as they stand.
    pub(super) fn mixes_cases(&self) -> bool {
        if self.has(SMALL) {
            let mut behind = self.as_slice().iter().skip(1);
            return self.has(MARKED_CAPITAL)
                && behind.any(|byte| KINDS[usize::from(*byte)] & MARKED_CAPITAL != 0);
        }
        self.has(MARKED_SMALL)
            && self.as_slice().iter().filter(|byte| byte.is_ascii_uppercase()).count() >= 2
    }

    /// Whether a word may be something else: its only marked letters are signs that have a meaning there, at its edges
    /// (`©VTV`, `h¹`), between single letters (`m×n`) or in front (`µm`).
    pub(super) fn is_weak(&self) -> bool {
        let (first, last) = match *self.as_slice() {
            [] => return true,
            [only] => (only, b' '),
            [first, .., last] => (first, last),
        };
        // µ « » · × ÷
        let in_front = matches!(first, 0xB5 | 0xAB | 0xBB | 0xB7 | 0xD7 | 0xF7);
        if in_front || last == 0xBB {
            return true;
        }
        if self.has(NO_SIGN) {
            return false;
        }
        let inner = self.as_slice().get(1..self.len - 1).unwrap_or_default();
        // ® §
        let edges = inner.is_ascii() && !matches!(first, 0xAE | 0xA7);
        let formula = self.len == 3 && inner.iter().any(|b| matches!(b, 0xD7 | 0xF7 | 0xB7));
        (last != 0xB7 && (edges || self.len <= 2)) || formula
    }

    /// Whether a word is an abbreviation in capitals that has Đ, as the encoding writes it, as its only marked letter.
    pub(super) fn is_abbreviation(&self, state: State) -> bool {
        let (capital, small) = if state == State::Vni { (0xD1, 0xF1) } else { (0xA7, 0xAE) };
        let bytes = self.as_slice();
        *bytes == [small]
            || !self.has(SMALL)
                && bytes.len() <= 8
                && bytes.contains(&capital)
                && bytes.iter().all(|byte| byte.is_ascii_uppercase() || *byte == capital)
    }

    /// The word decoded; nothing if the encoding has not all of it.
    pub(super) fn decode(&self, state: State) -> Option<Decoded> {
        let mut out = Decoded {
            letters: ['\0'; LONGEST_WORD],
            widths: [0; LONGEST_WORD],
            len: 0,
            changed: self.has(CHANGED),
        };
        if state == State::Tcvn3 {
            for (at, byte) in self.as_slice().iter().enumerate() {
                let letter = TCVN3_LETTERS[usize::from(*byte)];
                if letter == '\0' {
                    return None;
                }
                out.letters[at] = letter;
                out.changed |= letter as u32 != u32::from(*byte);
            }
            (out.widths, out.len) = (self.widths, self.len);
            return Some(out);
        }
        let mut at = 0;
        while at < self.len {
            let byte = self.bytes[at];
            let next = if at + 1 < self.len { self.bytes[at + 1] } else { 0 };
            let pair = if next >= 0x80 { VNI.pair(byte, next) } else { None };
            let (letter, len) = match pair {
                Some(letter) => (letter, 2),
                None => (VNI_LETTERS[usize::from(byte)], 1),
            };
            if letter == '\0' {
                return None;
            }
            out.changed |= len == 2 || letter as u32 != u32::from(byte);
            out.letters[out.len] = letter;
            out.widths[out.len] = self.widths[at];
            if len == 2 {
                out.widths[out.len] += self.widths[at + 1];
            }
            out.len += 1;
            at += len;
        }
        Some(out)
    }

    /// Whether the word decoded has a small letter before a capital, which VNI, with all its capitals, never needs.
    pub(super) fn is_torn(&self, decoded: &Decoded) -> bool {
        self.has(SMALL | MARKED_SMALL) && self.has(CAPITAL | MARKED_CAPITAL) && {
            let mut letters = decoded.letters().skip_while(|c| !c.is_lowercase());
            letters.any(char::is_uppercase)
        }
    }
}

/// A word, decoded: its letters, and how many bytes of the text each took.
#[derive(Debug, Clone, Copy)]
pub(super) struct Decoded {
    letters: [char; LONGEST_WORD],
    widths: [u8; LONGEST_WORD],
    len: usize,
    /// It's another word than that which stands there.
    pub(super) changed: bool,
}

impl Decoded {
    pub(super) fn letters(&self) -> impl Iterator<Item = char> + '_ {
        self.letters[..self.len].iter().copied()
    }

    /// The letters as the model of syllables knows them.
    pub(super) fn codes(&self) -> impl Iterator<Item = u8> + '_ {
        self.letters().map(letter_code)
    }

    /// Each letter with its bytes.
    pub(super) fn units(&self) -> impl Iterator<Item = (char, usize)> + '_ {
        self.letters().zip(self.widths.iter().map(|width| usize::from(*width)))
    }
}

/// The letters of an encoding by their byte; `\0` where it has none.
const fn letters(page: &CodePage) -> [char; 256] {
    let mut letters = ['\0'; 256];
    let mut byte = 0;
    while byte < 256 {
        if let Some(letter) = page.single(byte as u8)
            && matches!(letter, 'A'..='Z' | 'a'..='z' | 'À'..='ɏ' | 'Ạ'..='ỹ')
            && !matches!(letter, '×' | '÷')
        {
            letters[byte] = letter;
        }
        byte += 1;
    }
    letters
}

const TCVN3_LETTERS: [char; 256] = letters(&TCVN3);
const VNI_LETTERS: [char; 256] = letters(&VNI);

/// The letters of TCVN3 as the model of syllables knows them.
static TCVN3_CODES: [u8; 256] = {
    let mut codes = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        codes[byte] = letter_code(TCVN3_LETTERS[byte]);
        byte += 1;
    }
    codes
};

/// Letters beyond ASCII, and signs.
const OWN: u16 = 1;
/// Letters of both encodings that Vietnamese never uses.
const HOT: u16 = 2;
/// The same for those that only TCVN3 has.
const HOT_IN_TCVN3: u16 = 4;
/// Small letters of ASCII.
const SMALL: u16 = 8;
/// Capitals of Latin-1.
const MARKED_CAPITAL: u16 = 16;
/// Small letters of Latin-1.
const MARKED_SMALL: u16 = 32;
/// What is neither ASCII nor a sign with a meaning that it has inside of words, too.
const NO_SIGN: u16 = 64;

/// Capitals of ASCII.
const CAPITAL: u16 = 128;
/// Characters that are no Latin-1 letters of their byte.
const CHANGED: u16 = 256;
/// Bytes that mean another letter in TCVN3 than in Latin-1.
const TURNS_IN_TCVN3: u16 = 512;
/// Bytes that mean no letter in TCVN3.
const NOT_TCVN3: u16 = 1024;
/// Bytes that are neither a letter nor a mark in VNI.
const NOT_VNI: u16 = 2048;

static KINDS: [u16; 256] = {
    let mut kinds = [0; 256];
    let mut n = 0;
    while n < 256 {
        let c = n as u8 as char;
        kinds[n] = match c {
            'a'..='z' => SMALL,
            'A'..='Z' => CAPITAL,
            '\0'..='\u{7f}' => 0,
            'À'..='Ö' | 'Ø'..='Þ' => MARKED_CAPITAL,
            'ß'..='ö' | 'ø'..='ÿ' | 'ª' | 'º' | 'µ' => MARKED_SMALL,
            _ => 0,
        };
        if matches!(
            c,
            'Ä' | 'Å'
                | 'Æ'
                | 'Ë'
                | 'Î'
                | 'Ï'
                | 'Ñ'
                | 'Ö'
                | 'Ø'
                | 'Û'
                | 'Ü'
                | 'ä'
                | 'å'
                | 'æ'
                | 'ë'
                | 'î'
                | 'ï'
                | 'ñ'
                | 'ö'
                | 'ø'
                | 'û'
                | 'ü'
        ) {
            kinds[n] |= HOT;
        }
        // Ð and ð are typed for Đ, and no letters of Vietnamese either.
        if n >= 0x80 && (letter_code(c) == 0 || matches!(c, 'Ð' | 'ð')) {
            kinds[n] |= HOT_IN_TCVN3;
        }
        if n >= 0x80 && (!is_sign(c) || matches!(c, '¨' | '¬' | '\u{ad}' | '¸')) {
            kinds[n] |= NO_SIGN;
        }
        if TCVN3_LETTERS[n] == '\0' {
            kinds[n] |= NOT_TCVN3;
        } else if TCVN3_LETTERS[n] as usize != n {
            kinds[n] |= TURNS_IN_TCVN3;
        }
        if VNI_LETTERS[n] == '\0' && VNI.mark[n] == 0 {
            kinds[n] |= NOT_VNI;
        }
        n += 1;
    }
    kinds
};

/// Whether a word is one sign by itself.
pub(super) fn is_lone_sign(word: &str) -> bool {
    let mut chars = word.chars();
    let first = chars.next();
    chars.next().is_none() && first.is_some_and(|c| is_sign(c) || c == 'µ')
}

/// Signs that have a meaning of their own.
const fn is_sign(c: char) -> bool {
    matches!(
        c,
        '\u{a1}'..='\u{ad}' | '®' | '¶' | '·' | '¸' | '¹' | '»' | '¼' | '½' | '¾' | '×' | '÷'
    )
}

/// Where ư was, a converter may have written one of these.
pub(super) const fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{2212}')
}

/// The byte that a character was before it was taken for Latin-1.
pub(super) fn byte(c: char) -> Option<u8> {
    u8::try_from(u32::from(c)).ok()
}

pub(super) fn capital_of(c: char) -> char {
    c.to_uppercase().next().unwrap_or(c)
}
