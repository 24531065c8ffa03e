//! What the characters of Unicode are in the legacy encodings.

use super::State;
use crate::text::letter::is_letter;
use crate::text::tables::generated::{TCVN3, VNI};
use crate::text::{Letter, Tone};

/// Letters, marks, and the signs that are letters in TCVN3.
pub(super) fn in_word(c: char) -> bool {
    match c {
        'A'..='Z' | 'a'..='z' | '\u{c0}'..='\u{24f}' | '\u{1ea0}'..='\u{1ef9}' => true,
        '\u{a1}'..='\u{ae}' | '\u{b5}'..='\u{b9}' | '\u{bb}'..='\u{be}' => true,
        '\0'..='\u{bf}' => false,
        '\u{300}'..='\u{36f}' => true,
        c => symbol(c).is_some_and(in_word) || is_letter(c),
    }
}

/// A letter in a font that is marked as one of symbols: its byte in the private area, from U+F000.
pub(super) const fn symbol(c: char) -> Option<char> {
    match c {
        '\u{f041}'..='\u{f0fe}' => char::from_u32(c as u32 - 0xF000),
        _ => None,
    }
}

/// The byte that a character was before it was taken for Latin-1.
fn byte(c: char) -> Option<u8> {
    u8::try_from(u32::from(symbol(c).unwrap_or(c))).ok()
}

/// Where ư was, a converter may have written one of these.
pub(super) const fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{2212}')
}

/// Whether a character can be part of a word that is decoded.
pub(super) const fn is_decodable(c: char) -> bool {
    c as u32 <= 0xFF || c == '\u{3bc}' || is_hyphen(c) || symbol(c).is_some()
}

/// Words longer than this are no syllables in any encoding.
pub(super) const LONGEST_WORD: usize = 16;

/// A word, decoded: its letters, and how many bytes of the text each took.
#[derive(Debug, Clone, Copy)]
pub(super) struct Decoded {
    letters: [char; LONGEST_WORD],
    widths: [u8; LONGEST_WORD],
    len: usize,
}

impl Decoded {
    /// Decodes `word`; nothing if the encoding has not all of it, or if it's too long.
    pub(super) fn of(word: &str, state: State) -> Option<Self> {
        let mut decoded = Self { letters: ['\0'; LONGEST_WORD], widths: [0; LONGEST_WORD], len: 0 };
        let mut chars = word.chars().peekable();
        while let Some(c) = chars.next() {
            if decoded.len == LONGEST_WORD {
                return None;
            }
            let mut width = c.len_utf8();
            let letter = match (state, c) {
                (State::Unicode, c) => Some(c),
                (State::Tcvn3, c) if c.is_ascii_alphabetic() => Some(c),
                (State::Tcvn3, c) if is_hyphen(c) => Some('ư'),
                (State::Tcvn3, '\u{3bc}') => Some('à'),
                (State::Tcvn3, c) => byte(c).and_then(|byte| TCVN3.single(byte)),
                (State::Vni, c) => {
                    let base = byte(c)?;
                    let mark = chars.peek().filter(|next| !next.is_ascii());
                    match mark.and_then(|mark| Some((VNI.pair(base, byte(*mark)?)?, mark.len_utf8()))) {
                        Some((letter, more)) => {
                            chars.next();
                            width += more;
                            Some(letter)
                        }
                        None => VNI.single(base),
                    }
                }
            };
            decoded.letters[decoded.len] = letter.filter(|letter| is_letter(*letter))?;
            decoded.widths[decoded.len] = width as u8;
            decoded.len += 1;
        }
        Some(decoded)
    }

    pub(super) fn letters(&self) -> impl Iterator<Item = char> + '_ {
        self.letters[..self.len].iter().copied()
    }

    /// Each letter with its bytes.
    pub(super) fn units(&self) -> impl Iterator<Item = (char, usize)> + '_ {
        self.letters().zip(self.widths.iter().map(|width| usize::from(*width)))
    }
}

/// A letter of the encoding that Vietnamese never uses.
pub(super) fn is_hot(c: char, state: State) -> bool {
    match c {
        'Ä' | 'Å' | 'Æ' | 'Ë' | 'Î' | 'Ï' | 'Ñ' | 'Ö' | 'Ø' | 'Û' | 'Ü' | 'ä' | 'å' | 'æ' | 'ë' | 'î'
        | 'ï' | 'ñ' | 'ö' | 'ø' | 'û' | 'ü' => true,
        '\u{80}'..='\u{ff}' => state == State::Tcvn3 && !is_vietnamese_letter(c),
        c => symbol(c).is_some(),
    }
}

fn is_vietnamese_letter(c: char) -> bool {
    let letter = Letter::of(c);
    is_letter(c)
        && !matches!(c, 'Ð' | 'ð')
        && (letter.tone != Tone::Level || letter.shape != letter.base())
}

pub(super) const fn is_sign_or_micro(c: char) -> bool {
    is_sign(c) || c == 'µ'
}

/// Signs that have a meaning of their own.
const fn is_sign(c: char) -> bool {
    matches!(
        c,
        '\u{a1}'..='\u{ad}' | '®' | '¶' | '·' | '¸' | '¹' | '»' | '¼' | '½' | '¾' | '×' | '÷'
    )
}

/// Whether a word may be something else: its only marked letters are signs that have a meaning there, at its edges
/// (`©VTV`, `h¹`), between single letters (`m×n`) or in front (`µm`).
pub(super) fn is_weak(word: &str) -> bool {
    let mut chars = word.chars();
    let (first, last) = (chars.next().unwrap_or(' '), chars.next_back().unwrap_or(' '));
    if matches!(first, 'µ' | '\u{3bc}' | '«' | '»' | '·' | '×' | '÷') || last == '»' {
        return true;
    }
    let meant = |c: char| is_sign(c) && !matches!(c, '¨' | '¬' | '\u{ad}' | '¸');
    if word.chars().any(|c| !c.is_ascii() && !meant(c)) {
        return false;
    }
    let mut inner = chars.filter(|c| !c.is_ascii()).peekable();
    let edges = inner.peek().is_none() && !matches!(first, '®' | '§');
    let formula = word.chars().count() == 3 && inner.any(|c| matches!(c, '×' | '÷' | '·'));
    (last != '·' && (edges || word.chars().count() <= 2)) || formula
}

/// Whether a word is an abbreviation in capitals that has Đ, as the encoding writes it, as its only marked letter.
pub(super) fn is_abbreviation(word: &str, state: State) -> bool {
    let d = if state == State::Vni { 'Ñ' } else { '§' };
    matches!(word, "®" | "ñ")
        || word.len() <= 16
            && word.chars().any(|c| c == d)
            && word.chars().all(|c| c.is_ascii_uppercase() || c == d)
}

/// Whether a capital stands where only a small letter can, or the other way round: `chÝnh`, `NéI`. Such letters are no
/// Vietnamese as they stand.
pub(super) fn mixes_cases(word: &str) -> bool {
    let lower = word.bytes().any(|b| b.is_ascii_lowercase());
    let marked = |c: char| !c.is_ascii() && is_letter(c) && c as u32 <= 0xFF;
    if lower {
        return word.chars().skip(1).any(|c| marked(c) && c.is_uppercase());
    }
    word.bytes().filter(u8::is_ascii_uppercase).count() >= 2
        && word.chars().any(|c| marked(c) && c.is_lowercase())
}

pub(super) fn capital_of(c: char) -> char {
    c.to_uppercase().next().unwrap_or(c)
}
