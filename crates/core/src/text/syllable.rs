//! The Vietnamese syllable: onset, rhyme, tone. Is a word one, and how well is it spelled?

use super::tables::generated::{ONSETS, RHYMES};
use super::{Letter, Tone};

/// How well a word fits the model, from not at all to a spelling that a dictionary could have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fit {
    /// No onset and rhyme give these letters: `covid`, `thÿc`.
    None,
    /// The letters fit but lack a tone: `hoc`, `viêc` (a rhyme in c, ch, p, t needs sắc or nặng). Typing leaves tones
    /// out, so that such a word is still somebody's Vietnamese; with a wrong tone (`thùc`) it's nobody's.
    Toneless,
    /// Letters and tone fit: `gẫy`, `thuý`, `ngêu`.
    Spelled,
    /// The tone stands over the vowel where it belongs and the onset is one that goes with the rhyme.
    Proper,
}

/// Letters of the longest syllable: `nghiêng`.
const LONGEST: usize = 7;

/// A word held against the model: how well it fits, and which syllable it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Syllable {
    pub(crate) fit: Fit,
    /// The letters with their shapes, five bits each, and the tone above them; the same wherever the tone stands and in
    /// either case. 0 for what is no syllable.
    pub(crate) key: u64,
}

impl Syllable {
    /// What is no syllable.
    pub(crate) const NONE: Self = Self { fit: Fit::None, key: 0 };

    /// Holds `word` against the model; the case doesn't matter, and `Ð` is `Đ`.
    pub(crate) fn of(word: impl IntoIterator<Item = char>) -> Self {
        Self::of_codes(word.into_iter().map(letter_code))
    }

    /// Holds a word against the model whose letters are given by their [codes](letter_code).
    pub(crate) fn of_codes(word: impl IntoIterator<Item = u8>) -> Self {
        let mut codes = [0_u8; LONGEST];
        let mut len = 0;
        let mut tone = 0;
        let mut tone_at = None;
        let mut letters = 0_u64;
        for letter in word {
            if letter == 0 || len == LONGEST {
                return Self::NONE;
            }
            if letter >> 5 != 0 {
                if tone_at.is_some() {
                    return Self::NONE;
                }
                (tone, tone_at) = (letter >> 5, Some(len));
            }
            codes[len] = letter & 0x1F;
            letters = letters << 5 | u64::from(codes[len]);
            len += 1;
        }
        let word = &codes[..len];
        // All rhymes begin with a vowel; gi and qu are the onsets that end in one.
        let onset = word.iter().take_while(|code| !is_vowel(**code)).count();
        let mut best = fit_parts(word, onset, tone, tone_at);
        if onset == 1 && matches!(word, [G, I, _, ..] | [Q, U, _, ..]) {
            best = best.max(fit_parts(word, 2, tone, tone_at));
        }
        if best == Fit::None {
            return Self::NONE;
        }
        Self { fit: best, key: letters | u64::from(tone) << 35 }
    }
}

/// The code of a Vietnamese letter, with its tone in bits 5 to 7; 0 for other characters.
pub(crate) const fn letter_code(c: char) -> u8 {
    match c as usize {
        n @ 0..0x1C0 => CODES[n],
        n @ 0x1EA0..=0x1EF9 => CODES[n - 0x1EA0 + 0x1C0],
        _ => 0,
    }
}

/// How well `word` fits.
pub(crate) fn fit(word: impl IntoIterator<Item = char>) -> Fit {
    Syllable::of(word).fit
}

fn fit_parts(word: &[u8], onset: usize, tone: u8, tone_at: Option<usize>) -> Fit {
    let (onset, rhyme) = word.split_at(onset);
    if onset.len() > 3
        || rhyme.is_empty()
        || rhyme.len() > 4
        || !(onset.is_empty() || ONSET_SET.has(key(onset)))
        || !RHYME_SET.has(key(rhyme))
    {
        return Fit::None;
    }
    let stopped = matches!(rhyme, [.., C | P | T] | [.., C, H]);
    if stopped && tone != Tone::Acute as u8 && tone != Tone::Dot as u8 {
        return if tone == 0 { Fit::Toneless } else { Fit::None };
    }
    let placed = match tone_at {
        None => true,
        Some(at) => at >= onset.len() && tone_belongs(rhyme, at - onset.len()),
    };
    if placed && onset_goes_with(onset, rhyme) { Fit::Proper } else { Fit::Spelled }
}

/// A set of packed letters that answers at once: open addressing, a quarter full.
struct Set<const SLOTS: usize>([u32; SLOTS]);

impl<const SLOTS: usize> Set<SLOTS> {
    const fn of(keys: &[u32]) -> Self {
        let mut slots = [0; SLOTS];
        let mut n = 0;
        while n < keys.len() {
            let mut at = Self::slot(keys[n]);
            while slots[at] != 0 {
                at = (at + 1) % SLOTS;
            }
            slots[at] = keys[n];
            n += 1;
        }
        Self(slots)
    }

    const fn slot(key: u32) -> usize {
        // The golden ratio scatters neighbouring keys.
        (key.wrapping_mul(0x9E37_79B1) >> 16) as usize % SLOTS
    }

    fn has(&self, key: u32) -> bool {
        let mut at = Self::slot(key);
        while self.0[at] != 0 {
            if self.0[at] == key {
                return true;
            }
            at = (at + 1) % SLOTS;
        }
        false
    }
}

static ONSET_SET: Set<128> = Set::of(&ONSETS);
static RHYME_SET: Set<1024> = Set::of(&RHYMES);

/// The [codes](letter_code) below U+01C0, and behind them those from U+1EA0 to U+1EF9.
const CODES: [u8; 0x1C0 + 0x5A] = {
    let mut codes = [0; 0x1C0 + 0x5A];
    let mut n = 0;
    while n < codes.len() {
        let c = if n < 0x1C0 { n } else { n - 0x1C0 + 0x1EA0 };
        if let Some(c) = char::from_u32(c as u32)
            && let Some(letter) = Letter::known(c)
            && code(letter.shape) != 0
        {
            codes[n] = code(letter.shape) | (letter.tone as u8) << 5;
        }
        n += 1;
    }
    codes
};

/// Whether the tone of a rhyme may stand over its letter `at`, in the old or the new way of placing it.
fn tone_belongs(rhyme: &[u8], at: usize) -> bool {
    // Over the last letter with a shape, if there is one: ươ, iê, uâ.
    if let Some(shaped) = rhyme.iter().rposition(|c| is_shaped(*c)) {
        return at == shaped;
    }
    let vowels = rhyme.iter().take_while(|c| is_vowel(**c)).count();
    let closed = vowels < rhyme.len();
    match vowels {
        0 => false,
        1 => at == 0,
        2 if closed => at == 1,
        2 => match (rhyme[0], rhyme[1]) {
            (O, A | E) | (U, Y) => at < 2,
            _ => at == 0,
        },
        _ => at == 1,
    }
}

/// The spelling rules that part c/k, g/gh, ng/ngh, and what doesn't occur outside loans and names: p alone, lips before
/// a glide (`moa`).
fn onset_goes_with(onset: &[u8], rhyme: &[u8]) -> bool {
    let front = matches!(rhyme[0], E | E_HAT | I | Y);
    let glide = matches!(
        (rhyme[0], rhyme.get(1).copied()),
        (O, Some(A | A_BREVE | E)) | (U, Some(E_HAT | Y | A_HAT | O_HORN))
    );
    let lone_y = matches!(rhyme, [Y]);
    match *onset {
        [] => true,
        _ if lone_y && !matches!(*onset, [H | K | L | M | T | S | V] | [Q, U]) => false,
        [P] => false,
        [B | M | V] | [P, H] => !glide,
        [C] => !front && !glide,
        [K] => front || matches!(rhyme[0], A | O_HAT),
        [G] => {
            !(matches!(rhyme[0], E | E_HAT | Y)
                || (rhyme[0] == I && rhyme.len() > 1 && rhyme[1] != E_HAT && rhyme[1] != N))
        }
        [N, G] => !front,
        [G, H] | [N, G, H] => matches!(rhyme[0], E | E_HAT | I),
        [Q, U] => !matches!(rhyme[0], O | U | U_HORN),
        _ => true,
    }
}

/// The letters of an onset or a rhyme as one number; nothing if it has letters that Vietnamese has not.
#[cfg(test)]
pub(crate) fn pack(part: &str) -> Option<u32> {
    let codes: Vec<u8> = part.chars().map(code).collect();
    (!codes.contains(&0) && codes.len() <= 6).then(|| key(&codes))
}

fn key(codes: &[u8]) -> u32 {
    codes.iter().fold(0, |key, code| (key << 5) | u32::from(*code))
}

const fn is_vowel(code: u8) -> bool {
    const VOWELS: u32 = 1 << A
        | 1 << A_BREVE
        | 1 << A_HAT
        | 1 << E
        | 1 << E_HAT
        | 1 << I
        | 1 << O
        | 1 << O_HAT
        | 1 << O_HORN
        | 1 << U
        | 1 << U_HORN
        | 1 << Y;
    VOWELS >> code & 1 != 0
}

const fn is_shaped(code: u8) -> bool {
    matches!(code, A_BREVE | A_HAT | E_HAT | O_HAT | O_HORN | U_HORN)
}

const A: u8 = 1;
const A_BREVE: u8 = 2;
const A_HAT: u8 = 3;
const B: u8 = 4;
const C: u8 = 5;
const E: u8 = 8;
const E_HAT: u8 = 9;
const G: u8 = 10;
const H: u8 = 11;
const I: u8 = 12;
const K: u8 = 13;
const L: u8 = 14;
const M: u8 = 15;
const N: u8 = 16;
const O: u8 = 17;
const O_HAT: u8 = 18;
const O_HORN: u8 = 19;
const P: u8 = 20;
const Q: u8 = 21;
const S: u8 = 23;
const T: u8 = 24;
const U: u8 = 25;
const U_HORN: u8 = 26;
const V: u8 = 27;
const Y: u8 = 29;

/// The place of a letter (lower case, with its shape, without its tone) in the Vietnamese alphabet, from 1; 0 for
/// letters that it has not: f, j, w, z and foreign ones.
const fn code(shape: char) -> u8 {
    match shape {
        'a' => A,
        'ă' => A_BREVE,
        'â' => A_HAT,
        'b' => B,
        'c' => C,
        'd' => 6,
        'đ' => 7,
        'e' => E,
        'ê' => E_HAT,
        'g' => G,
        'h' => H,
        'i' => I,
        'k' => K,
        'l' => L,
        'm' => M,
        'n' => N,
        'o' => O,
        'ô' => O_HAT,
        'ơ' => O_HORN,
        'p' => P,
        'q' => Q,
        'r' => 22,
        's' => S,
        't' => T,
        'u' => U,
        'ư' => U_HORN,
        'v' => V,
        'x' => 28,
        'y' => Y,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(word: &str) -> Fit {
        fit(word.chars())
    }

    #[test]
    fn words_that_a_dictionary_has() {
        for word in "Kế hoạch thực hiện các cuộc vận động của ngành quý giếng gì giữ quyết nghiêng yêu hoà hòa thuý thúy \
                     uỷ khuya khuỷu ngoằn QUYẾT ĐỊNH gìn kỳ ghế nghỉ xoong gin quốc già giặc huỳnh ý ở y nửa rượu"
            .split_whitespace()
        {
            assert_eq!(of(word), Fit::Proper, "{word}");
        }
    }

    #[test]
    fn words_that_are_less_or_none() {
        for word in ["hoc", "viêc", "môt", "tât"] {
            assert_eq!(of(word), Fit::Toneless, "{word}");
        }
        for word in ["moa", "hoaì", "kuan"] {
            assert_ne!(of(word), Fit::Proper, "{word}");
        }
        for word in
            ["", "covid", "cuéc", "thÿc", "für", "nghiêngg", "đượć", "x", "th", "áá", "pha1"]
        {
            assert_eq!(of(word), Fit::None, "{word}");
        }
    }
}
