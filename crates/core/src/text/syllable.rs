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

/// Letters of the longest syllable, `nghiêng`, and one to see that a word is longer.
const LONGEST: usize = 8;

/// How well `word` fits; the case doesn't matter, and `Ð` is `Đ`.
pub(crate) fn fit(word: impl IntoIterator<Item = char>) -> Fit {
    let mut codes = [0_u8; LONGEST];
    let mut len = 0;
    let mut tone = Tone::Level;
    let mut tone_at = None;
    for c in word {
        let letter = Letter::of(c);
        let code = code(letter.shape);
        if code == 0 || len == LONGEST - 1 {
            return Fit::None;
        }
        if letter.tone != Tone::Level {
            if tone_at.is_some() {
                return Fit::None;
            }
            (tone, tone_at) = (letter.tone, Some(len));
        }
        codes[len] = code;
        len += 1;
    }
    let word = &codes[..len];
    let mut best = Fit::None;
    for onset in 0..len.min(4) {
        if onset > 0 && ONSETS.binary_search(&key(&word[..onset])).is_err() {
            continue;
        }
        best = best.max(fit_rhyme(word, onset, tone, tone_at));
    }
    best
}

fn fit_rhyme(word: &[u8], onset: usize, tone: Tone, tone_at: Option<usize>) -> Fit {
    let rhyme = &word[onset..];
    if rhyme.len() > 4 || RHYMES.binary_search(&key(rhyme)).is_err() {
        return Fit::None;
    }
    let last = rhyme[rhyme.len() - 1];
    let stopped =
        matches!(last, C | P | T) || (last == H && rhyme.len() > 1 && rhyme[rhyme.len() - 2] == C);
    match tone {
        Tone::Acute | Tone::Dot => {}
        Tone::Level if stopped => return Fit::Toneless,
        _ if stopped => return Fit::None,
        _ => {}
    }
    let placed = match tone_at {
        None => true,
        Some(at) => at >= onset && tone_belongs(rhyme, at - onset),
    };
    if placed && onset_goes_with(&word[..onset], rhyme) { Fit::Proper } else { Fit::Spelled }
}

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
    matches!(code, A | A_BREVE | A_HAT | E | E_HAT | I | O | O_HAT | O_HORN | U | U_HORN | Y)
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
