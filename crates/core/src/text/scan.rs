//! The fast pass: which lines need a closer look?

use std::ops::Range;

use super::tables::generated::NEIGHBOURS_OF;

/// What a line is suspected of; a set of bits.
pub(super) type Flags = u8;

/// Combining marks, or characters that NFC replaces.
pub(super) const NFC: Flags = 1;
/// Letters or sequences of letters that Vietnamese has not: perhaps TCVN3 or VNI.
pub(super) const LEGACY: Flags = 2;
/// `Ð`, `ð`, `Ɖ`.
pub(super) const ETH: Flags = 4;
/// Letters that a converter broke: hyphens and μ inside of words, ơ where only ươ can stand, soft hyphens.
pub(super) const DAMAGE: Flags = 8;
/// Characters that UTF-8 looks like when it's read as something else.
pub(super) const MOJIBAKE: Flags = 64;
/// Characters that stand for lost ones.
pub(super) const LOST: Flags = 128;
/// Asks for a look at the neighbours before anything is said; never comes out of the pass.
const NEXT_TO_LETTER: Flags = 16;
/// The same, for the letters of which [`NEIGHBOURS_OF`] knows the neighbours.
const NEIGHBOURS: Flags = 32;

/// A line that needs a closer look, without its line end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Suspect {
    pub(super) line: Range<usize>,
    pub(super) flags: Flags,
}

/// Longer lines are cut at a blank: what is looked at closely at one time stays small.
const LONGEST_LINE: usize = 1 << 16;

/// Finds the lines of `text` that are suspected of anything in `wanted`.
pub(super) fn scan(text: &str, wanted: Flags) -> Vec<Suspect> {
    let bytes = text.as_bytes();
    let mut suspects: Vec<Suspect> = Vec::new();
    let mut at = 0;
    while let Some(offset) = bytes.get(at..).and_then(first_high) {
        at += offset;
        let flags = look(text, bytes, at) & wanted;
        if flags != 0 {
            match suspects.last_mut() {
                Some(last) if at < last.line.end => last.flags |= flags,
                _ => {
                    let from = suspects.last().map_or(0, |last| last.line.end);
                    suspects.push(Suspect { line: line_around(bytes, from, at), flags });
                }
            }
        }
        at += width(bytes[at]);
    }
    suspects
}

/// The offset of the first byte that is not ASCII.
#[inline]
fn first_high(bytes: &[u8]) -> Option<usize> {
    let mut rest = bytes;
    let mut at = 0;
    while let Some((chunk, behind)) = rest.split_first_chunk::<8>() {
        let high = u64::from_le_bytes(*chunk) & 0x8080_8080_8080_8080;
        if high != 0 {
            return Some(at + high.trailing_zeros() as usize / 8);
        }
        at += 8;
        rest = behind;
    }
    rest.iter().position(|b| *b >= 0x80).map(|found| at + found)
}

#[inline]
const fn width(lead: u8) -> usize {
    match lead {
        0..0xE0 => 2,
        0xE0..0xF0 => 3,
        _ => 4,
    }
}

/// The line around `at`, or as much of it as is looked at in one go, beginning at `from` or later.
fn line_around(bytes: &[u8], from: usize, at: usize) -> Range<usize> {
    let is_end = |b: &u8| matches!(b, b'\n' | b'\r');
    let is_blank = |b: &u8| matches!(b, b' ' | b'\t');
    let far = from.max(at.saturating_sub(LONGEST_LINE / 2));
    let start = match bytes[far..at].iter().rposition(is_end) {
        Some(end) => far + end + 1,
        None if far == from => far,
        None => bytes[far..at].iter().position(is_blank).map_or(at, |blank| far + blank + 1),
    };
    let near = &bytes[at..bytes.len().min(at + LONGEST_LINE / 2)];
    let end = match near.iter().position(is_end) {
        Some(end) => at + end,
        None if at + near.len() == bytes.len() => bytes.len(),
        None => {
            let cut = near.iter().rposition(is_blank).map_or(near.len(), |blank| blank + 1);
            // Never inside a character.
            let inside = bytes[at + cut..].iter().take_while(|b| (0x80..0xC0).contains(*b)).count();
            at + cut + inside
        }
    };
    start..end
}

/// What the character at `at`, which is not ASCII, is suspected of.
#[inline]
fn look(text: &str, bytes: &[u8], at: usize) -> Flags {
    let byte = |n: usize| bytes.get(at + n).copied().unwrap_or(0);
    let (lead, second) = (byte(0), byte(1));
    if lead < 0xE0 {
        let code = usize::from(lead & 0x1F) << 6 | usize::from(second & 0x3F);
        let flags = LOW[code];
        if flags & (NEXT_TO_LETTER | NEIGHBOURS) == 0 {
            return flags;
        }
        return neighbours(bytes, at, code, flags);
    }
    if lead == 0xE1 && (second == 0xBA || second == 0xBB) {
        // ờ ớ ợ ở ỡ: before c and ng only as part of ươ; a hyphen in front stands for the ư.
        return if second == 0xBB && matches!(byte(2), 0x9A..=0xA3) {
            orphan(bytes, at, 3)
        } else {
            0
        };
    }
    rare(text, bytes, at)
}

fn neighbours(bytes: &[u8], at: usize, code: usize, flags: Flags) -> Flags {
    let before = at.checked_sub(1).map_or(0, |n| bytes[n]);
    let after = bytes.get(at + 2).copied().unwrap_or(0);
    if flags & NEIGHBOURS != 0 {
        if code > 0xFF {
            return orphan(bytes, at, 2);
        }
        if code == 'Õ' as usize && before == b'H' && after == b'A' {
            return DAMAGE;
        }
        // #T#R#I#Â#N
        if before == after && matches!(before, b'#' | 0) && at > 0 {
            return DAMAGE;
        }
        // Ã á â before something that is no ASCII: áº¿
        let pile = after >= 0x80 && matches!(code, 0xC3 | 0xE1 | 0xE2);
        let pile = if pile { MOJIBAKE } else { 0 };
        return if is_impossible(bytes, at, code) { LEGACY | pile } else { pile };
    }
    let is_letter = |b: u8| b.is_ascii_alphabetic() || b >= 0x80;
    if is_letter(before) || is_letter(after) { flags & !NEXT_TO_LETTER } else { 0 }
}

/// Whether no Vietnamese syllable has the letter of Latin-1 at `at` between its neighbours.
fn is_impossible(bytes: &[u8], at: usize, code: usize) -> bool {
    let before = at.checked_sub(1).map_or(0, |n| bytes[n]);
    let after = bytes.get(at + 2).copied().unwrap_or(0);
    // chÝnh, NéI
    let mixed = if code < 0xE0 {
        before.is_ascii_lowercase() || (before.is_ascii_uppercase() && after.is_ascii_lowercase())
    } else {
        before.is_ascii_uppercase() && after.is_ascii_uppercase()
    };
    // What stands behind th or ch is not what stands behind h.
    let digraph = matches!(before, b'h' | b'H') && at > 1 && bytes[at - 2].is_ascii_alphabetic();
    let before = match before {
        0x80.. => NON_ASCII,
        _ if digraph => DIGRAPH,
        _ => neighbour(before),
    };
    let after = if after >= 0x80 { NON_ASCII } else { neighbour(after) };
    let (possible_before, possible_after) = NEIGHBOURS_OF[code & 0x1F];
    mixed || possible_before >> before & 1 == 0 || possible_after >> after & 1 == 0
}

/// The bit for an ASCII neighbour in [`NEIGHBOURS_OF`].
const fn neighbour(byte: u8) -> u8 {
    if byte.is_ascii_alphabetic() { (byte | 0x20) - b'a' } else { EDGE }
}

/// The bit for the edge of the word.
pub(super) const EDGE: u8 = 26;
/// The bit for h behind another letter.
pub(super) const DIGRAPH: u8 = 27;
/// The bit for other neighbours, of which nothing is said.
pub(super) const NON_ASCII: u8 = 28;

/// ơ with any tone that can't be without its ư: behind a hyphen, or before c and ng.
fn orphan(bytes: &[u8], at: usize, width: usize) -> Flags {
    let before = &bytes[at.saturating_sub(2)..at];
    if before == "ư".as_bytes() || before == "Ư".as_bytes() {
        return 0;
    }
    let hyphen = before.last() == Some(&b'-');
    let after = &bytes[at + width..];
    let cut = matches!(after, [b'c' | b'C', ..] | [b'n' | b'N', b'g' | b'G', ..]);
    if hyphen || cut { DAMAGE } else { 0 }
}

/// Characters that Vietnamese text seldom has.
#[cold]
fn rare(text: &str, bytes: &[u8], at: usize) -> Flags {
    let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { return 0 };
    match c {
        // Dashes and quotes, blanks of all widths but the two that NFC replaces.
        '\u{2002}'..='\u{200f}' | '\u{2012}'..='\u{2125}' => 0,
        // ‐ ‑ −
        '\u{2010}' | '\u{2011}' | '\u{2212}' => {
            let before = at.checked_sub(1).map_or(0, |n| bytes[n]);
            if before.is_ascii_alphabetic() { DAMAGE } else { 0 }
        }
        // √ ∆ ≈ before something that is no ASCII: √≠
        '\u{221a}' | '\u{2206}' | '\u{2248}' => {
            if bytes.get(at + 3).is_some_and(|after| *after >= 0x80) { MOJIBAKE } else { 0 }
        }
        '\u{fffd}' => LOST,
        '\u{3000}'..='\u{3029}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{feff}' => 0,
        '\u{f041}'..='\u{f0fe}' => DAMAGE | LEGACY,
        '\u{e000}'..='\u{f8ff}' | '\u{fb00}'..='\u{fb06}' => DAMAGE,
        c if unicode_normalization::is_nfc_quick(std::iter::once(c))
            == unicode_normalization::IsNormalized::Yes
            && unicode_normalization::char::canonical_combining_class(c) == 0 =>
        {
            0
        }
        _ => NFC,
    }
}

/// Suspicions by character, below U+0800.
static LOW: [Flags; 0x800] = {
    let mut low = [0; 0x800];
    // TCVN3 letters that are signs otherwise.
    let mut code = 0xA1;
    while code <= 0xBE {
        if !matches!(code, 0xAF..=0xB4 | 0xBA) {
            low[code] = LEGACY | NEXT_TO_LETTER;
        }
        code += 1;
    }
    low[0xAD] = LEGACY | DAMAGE;
    low[0xAE] |= DAMAGE;
    low[0xD7] = LEGACY | NEXT_TO_LETTER;
    low[0xF7] = LEGACY | NEXT_TO_LETTER;
    let foreign = "ÄÅÆÇËÎÏÑÖØÛÜÞßäåæçëîïñöøûüþÿ".as_bytes();
    code = 0;
    while code < foreign.len() {
        low[((foreign[code] as usize & 0x1F) << 6) | (foreign[code + 1] as usize & 0x3F)] = LEGACY;
        code += 2;
    }
    // Ä Å Æ ï, and · ƒ of the Macintosh
    let leads = [0xC4, 0xC5, 0xC6, 0xEF, 0xB7, 0x192];
    code = 0;
    while code < leads.len() {
        low[leads[code]] |= MOJIBAKE;
        code += 1;
    }
    low['Ð' as usize] = LEGACY | ETH;
    low['ð' as usize] = ETH;
    low[0x189] = ETH;
    code = 0;
    while code < 0x40 {
        if low[0xC0 + code] == 0 {
            low[0xC0 + code] = NEIGHBOURS;
        }
        code += 1;
    }
    low['ơ' as usize] = NEIGHBOURS;
    low['Ơ' as usize] = NEIGHBOURS;
    code = 0x300;
    while code <= 0x36F {
        low[code] = NFC;
        code += 1;
    }
    low[0x374] = NFC;
    low[0x37E] = NFC;
    low[0x387] = NFC;
    // Greek mu: the micro sign, which is TCVN3 à, as some converters write it.
    low[0x3BC] = LEGACY | DAMAGE | NEXT_TO_LETTER;
    // Hebrew, Arabic, Syriac, Thaana, NKo: all of them have marks.
    code = 0x483;
    while code <= 0x487 {
        low[code] = NFC;
        code += 1;
    }
    code = 0x590;
    while code < 0x800 {
        low[code] = NFC;
        code += 1;
    }
    low
};
