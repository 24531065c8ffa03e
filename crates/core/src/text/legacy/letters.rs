//! What the characters of Unicode are in the legacy encodings.

use super::State;
use crate::text::letter::is_letter;
use crate::text::syllable::letter_code;
use crate::text::tables::generated::{TCVN3, VNI};
use crate::text::tables::CodePage;

/// Letters, marks, and the signs that are letters in TCVN3.
pub(super) fn in_word(c: char) -> bool {
    match c {
        'A'..='Z' | 'a'..='z' | '\u{c0}'..='\u{24f}' | '\u{1ea0}'..='\u{1ef9}' => true,
        '\u{a1}'..='\u{ae}' | '\u{b5}'..='\u{b9}' | '\u{bb}'..='\u{be}' => true,
        '\0'..='\u{bf}' => false,
        '\u{300}'..='\u{36f}' => true,
        '\u{f041}'..='\u{f0fe}' => {
            char::from_u32(c as u32 - SYMBOLS).is_some_and(in_word)
        }
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
        let text = word.as_bytes();
        let mut at = 0;
        while let Some(lead) = text.get(at).copied() {
            let (byte, width, kind) = match (lead, text.get(at + 1), text.get(at + 2)) {
                // A hyphen stands where a converter saw a soft one: ư.
                (b'-', ..) => (0xAD, 1, 0),
                (0..0x80, ..) => (lead, 1, 0),
                (0xC2 | 0xC3, Some(next), _) => (lead << 6 | (next & 0x3F), 2, OWN),
                // Greek mu, for the micro sign.
                (0xCE, Some(0xBC), _) => (0xB5, 2, 0),
                (0xE2, Some(0x80), Some(0x90 | 0x91)) | (0xE2, Some(0x88), Some(0x92)) => {
                    (0xAD, 3, 0)
                }
                (0xEF, Some(next @ 0x81..=0x83), Some(last)) => {
                    (next << 6 | (last & 0x3F), 3, OWN | HOT)
                }
                _ => return None,
            };
            if out.len == LONGEST_WORD {
                return None;
            }
            (out.bytes[out.len], out.widths[out.len]) = (byte, width);
            out.kinds |= kind | KINDS[usize::from(byte)];
            out.len += 1;
            at += usize::from(width);
        }
        Some(out)
    }

    fn bytes(&self) -> &[u8] {
        &self.bytes[..self.len]
    }

    const fn has(&self, kinds: u16) -> bool {
        self.kinds & kinds != 0
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
            let mut behind = self.bytes().iter().skip(1);
            return self.has(MARKED_CAPITAL)
                && behind.any(|byte| KINDS[usize::from(*byte)] & MARKED_CAPITAL != 0);
        }
        self.has(MARKED_SMALL)
            && self.bytes().iter().filter(|byte| byte.is_ascii_uppercase()).count() >= 2
    }

    /// Whether a word may be something else: its only marked letters are signs that have a meaning there, at its edges
    /// (`©VTV`, `h¹`), between single letters (`m×n`) or in front (`µm`).
    pub(super) fn is_weak(&self) -> bool {
        let (first, last) = match *self.bytes() {
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
        let inner = self.bytes().get(1..self.len - 1).unwrap_or_default();
        // ® §
        let edges = inner.is_ascii() && !matches!(first, 0xAE | 0xA7);
        let formula = self.len == 3 && inner.iter().any(|b| matches!(b, 0xD7 | 0xF7 | 0xB7));
        (last != 0xB7 && (edges || self.len <= 2)) || formula
    }

    /// Whether a word is an abbreviation in capitals that has Đ, as the encoding writes it, as its only marked letter.
    pub(super) fn is_abbreviation(&self, state: State) -> bool {
        let (capital, small) = if state == State::Vni { (0xD1, 0xF1) } else { (0xA7, 0xAE) };
        let bytes = self.bytes();
        *bytes == [small]
            || bytes.len() <= 8
                && bytes.contains(&capital)
                && bytes.iter().all(|byte| byte.is_ascii_uppercase() || *byte == capital)
    }

    /// The word decoded; nothing if the encoding has not all of it.
    pub(super) fn decode(&self, state: State) -> Option<Decoded> {
        let page = if state == State::Vni { &VNI_LETTERS } else { &TCVN3_LETTERS };
        let mut out =
            Decoded { letters: ['\0'; LONGEST_WORD], widths: [0; LONGEST_WORD], len: 0 };
        let mut at = 0;
        while at < self.len {
            let byte = self.bytes[at];
            let next = if at + 1 < self.len { self.bytes[at + 1] } else { 0 };
            let pair =
                if state == State::Vni && next >= 0x80 { VNI.pair(byte, next) } else { None };
            let (letter, len) = match pair {
                Some(letter) => (letter, 2),
                None => (page[usize::from(byte)], 1),
            };
            if letter == '\0' {
                return None;
            }
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
}

/// A word, decoded: its letters, and how many bytes of the text each took.
#[derive(Debug, Clone, Copy)]
pub(super) struct Decoded {
    letters: [char; LONGEST_WORD],
    widths: [u8; LONGEST_WORD],
    len: usize,
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

static TCVN3_LETTERS: [char; 256] = letters(&TCVN3);
static VNI_LETTERS: [char; 256] = letters(&VNI);

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

static KINDS: [u16; 256] = {
    let mut kinds = [0; 256];
    let mut n = 0;
    while n < 256 {
        let c = n as u8 as char;
        kinds[n] = match c {
            'a'..='z' => SMALL,
            '\0'..='\u{7f}' => 0,
            'À'..='Ö' | 'Ø'..='Þ' => MARKED_CAPITAL,
            'ß'..='ö' | 'ø'..='ÿ' | 'ª' | 'º' | 'µ' => MARKED_SMALL,
            _ => 0,
        };
        if matches!(
            c,
            'Ä' | 'Å' | 'Æ' | 'Ë' | 'Î' | 'Ï' | 'Ñ' | 'Ö' | 'Ø' | 'Û' | 'Ü' | 'ä' | 'å' | 'æ' | 'ë'
                | 'î' | 'ï' | 'ñ' | 'ö' | 'ø' | 'û' | 'ü'
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

pub(super) fn capital_of(c: char) -> char {
    c.to_uppercase().next().unwrap_or(c)
}
