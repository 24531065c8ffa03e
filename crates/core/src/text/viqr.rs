//! VIQR (RFC 1456): Vietnamese in ASCII.

use super::OffsetMap;
use super::decode::{Evidence, Tally, samples};
use super::map::MapBuilder;
use super::syllable::{Fit, fit};
use unicode_normalization::UnicodeNormalization;

/// Reads VIQR: a vowel, its shape (`^ ( +`), its tone (`' ` ? ~ .`); `dd` is đ; `\` takes the meaning from what follows.
pub(super) fn decode(text: &str) -> (String, OffsetMap) {
    let bytes = text.as_bytes();
    let mut out = String::with_capacity(text.len());
    let mut map = MapBuilder::new();
    let mut rest = text.char_indices();
    let mut next = rest.next();
    while let Some((at, c)) = next {
        let (read, len) = read(bytes, at, c);
        out.push(read);
        map.push(len, read.len_utf8(), 1);
        // What is read as one is ASCII, except for a lone character.
        next = rest.next();
        while next.is_some_and(|(n, _)| n < at + len) {
            next = rest.next();
        }
    }
    (out, map.finish())
}

/// The letter that begins at `at`, and its bytes.
fn read(bytes: &[u8], at: usize, c: char) -> (char, usize) {
    let ahead = |n: usize| bytes.get(at + n).copied().map_or('\0', char::from);
    match c {
        '\\' if is_mark(ahead(1)) || matches!(ahead(1), '\\' | 'd' | 'D') => (ahead(1), 2),
        'd' if matches!(ahead(1), 'd' | 'D') => ('đ', 2),
        'D' if matches!(ahead(1), 'd' | 'D') => ('Đ', 2),
        'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'A' | 'E' | 'I' | 'O' | 'U' | 'Y' => {
            let (mut letter, mut len) = (c, 1);
            if let Some(shaped) = shape(ahead(len)).and_then(|mark| compose(letter, mark))
                && matches!(
                    shaped,
                    'â' | 'ê' | 'ô' | 'ă' | 'ơ' | 'ư' | 'Â' | 'Ê' | 'Ô' | 'Ă' | 'Ơ' | 'Ư'
                )
            {
                (letter, len) = (shaped, len + 1);
            }
            if let Some(toned) = tone(ahead(len)).and_then(|mark| compose(letter, mark)) {
                (letter, len) = (toned, len + 1);
            }
            (letter, len)
        }
        _ => (c, c.len_utf8()),
    }
}

fn is_mark(c: char) -> bool {
    shape(c).is_some() || tone(c).is_some()
}

const fn shape(c: char) -> Option<char> {
    Some(match c {
        '^' => '\u{302}',
        '(' => '\u{306}',
        '+' => '\u{31b}',
        _ => return None,
    })
}

const fn tone(c: char) -> Option<char> {
    Some(match c {
        '`' => '\u{300}',
        '\'' => '\u{301}',
        '~' => '\u{303}',
        '?' => '\u{309}',
        '.' => '\u{323}',
        _ => return None,
    })
}

/// How many marked words it takes.
const FEWEST: usize = 3;

/// Whether a text is VIQR: all its letters are ASCII, and nearly all words with a mark inside are syllables.
///
/// A mark at the end of a word is no evidence: it may be a full stop.
pub(super) fn evidence(text: &str) -> Option<Evidence> {
    let mut tally = Tally::default();
    let mut all = 0;
    for sample in samples(text.as_bytes()) {
        let sample = sample.utf8_chunks().next().map_or("", |chunk| chunk.valid());
        if sample.chars().any(|c| !c.is_ascii() && c.is_alphabetic()) {
            return None;
        }
        for word in sample.split_ascii_whitespace().filter(|word| word.len() <= 24) {
            all += 1;
            let word = word.trim_matches(|c: char| !c.is_ascii_alphabetic() && !is_mark(c));
            let inner = word.trim_end_matches(|c| tone(c).is_some());
            let marked = |w: &str| {
                w.contains("dd") || w.contains("DD") || w.contains("Dd") || w.contains(is_mark)
            };
            if !marked(inner) || !inner.starts_with(|c: char| c.is_ascii_alphabetic()) {
                continue;
            }
            let (full, _) = decode(word);
            let (bare, _) = decode(inner);
            let good = |w: &str| !w.is_ascii() && fit(w.chars()) >= Fit::Spelled;
            tally.words += 1;
            tally.good += usize::from(good(&full) || good(&bare));
        }
    }
    let enough = tally.good >= FEWEST && tally.good * 5 >= tally.words * 4 && tally.good * 6 >= all;
    enough.then(|| Evidence { share: tally.share(), words: tally.words, runner_up: None })
}

/// The one character that a letter and a mark make.
fn compose(letter: char, mark: char) -> Option<char> {
    let mut composed = [letter, mark].into_iter().nfc();
    let first = composed.next();
    if composed.next().is_none() { first } else { None }
}
