//! Words, compared as Vietnamese readers compare them.

use nom::error::{Error, ErrorKind};
use nom::{Err, IResult};

use crate::text::{CAPITAL, Letter, SHAPE, TONE, Tone, folded_at, initial, is_letter};

/// Whether a character is a blank to a reader: spaces of every width, tabs, the no-break space, the invisible
/// characters that word processors and web pages leave behind, and line ends inside a broken block.
pub(crate) const fn is_blank(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{a0}' | '\u{1680}' | '\u{2000}'
            ..='\u{200f}'
                | '\u{2028}'
                | '\u{2029}'
                | '\u{202a}'..='\u{202f}'
                | '\u{205f}'
                | '\u{2060}'
                | '\u{3000}'
                | '\u{feff}'
                | '\u{85}'
    )
}

/// Whether a character is one of the dashes that people type for `-`.
pub(crate) const fn is_dash(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '\u{ad}' | '\u{f02d}')
}

/// Skips blanks, none included: `blanks = *BLANK`.
#[inline]
pub(crate) fn blanks(input: &str) -> &str {
    match input.as_bytes() {
        // Nearly every text has one plain blank here or none.
        [b' ', next, ..] if next.is_ascii_graphic() => &input[1..],
        [next, ..] if next.is_ascii_graphic() => input,
        _ => input.trim_start_matches(is_blank),
    }
}

/// Cuts blanks off the end, none included.
#[inline]
pub(crate) fn trim_end(input: &str) -> &str {
    match input.as_bytes() {
        [.., next] if next.is_ascii_graphic() => input,
        _ => input.trim_end_matches(is_blank),
    }
}

/// Takes `words` off the front of `input`, or gives nothing.
///
/// `words` is written in lower case with its tones, words parted by one blank. In the input:
/// - case does not matter, and any blanks may stand between the words (none is not enough);
/// - the tone may stand on another vowel of the same syllable (`hoà`, `hòa`), `i` and `y` are one letter (`kì`, `kỳ`);
/// - a word in capitals may lack its tone (`KẾ HOACH`), as it is typed often.
///
/// It does not ask for a word boundary behind; [`keyword`] does.
#[inline]
pub(crate) fn strip<'s>(input: &'s str, words: &str) -> Option<&'s str> {
    if may_begin(input, words) { strip_words(input, words) } else { None }
}

/// Whether the first letters agree: nearly every text is told apart by its first two letters.
#[inline]
fn may_begin(input: &str, words: &str) -> bool {
    match (input.as_bytes().first(), words.as_bytes().first()) {
        (Some(first), Some(wanted)) if first.is_ascii() && wanted.is_ascii() => {
            let second = (input.as_bytes().get(1), words.as_bytes().get(1));
            are_alike(*first, *wanted)
                && match second {
                    (Some(second), Some(wanted))
                        if second.is_ascii_alphabetic() && wanted.is_ascii_alphabetic() =>
                    {
                        are_alike(*second, *wanted)
                    }
                    _ => true,
                }
        }
        _ => begin_alike(input.as_bytes(), words.as_bytes()),
    }
}

/// Whether two letters of ASCII are one, but for their case.
const fn are_alike(a: u8, b: u8) -> bool {
    (a ^ b) & !0x20 == 0 || is_i(a | 0x20) && is_i(b | 0x20)
}

fn begin_alike(input: &[u8], words: &[u8]) -> bool {
    let (first, _) = folded_at(input, 0);
    let (wanted, _) = folded_at(words, 0);
    if first == 0 || wanted == 0 {
        return initial(input) == initial(words);
    }
    usize::from(first ^ wanted) & SHAPE == 0
}

fn strip_words<'s>(input: &'s str, words: &str) -> Option<&'s str> {
    let mut rest = input;
    let mut wanted = words;
    loop {
        (rest, wanted) = strip_word(rest, wanted)?;
        if wanted.is_empty() {
            return Some(rest);
        }
        let trimmed = blanks(rest);
        if trimmed.len() == rest.len() {
            return None;
        }
        rest = trimmed;
    }
}

/// Takes the first word of `words` off the front of `input`; gives what is left of both.
fn strip_word<'s, 'w>(input: &'s str, words: &'w str) -> Option<(&'s str, &'w str)> {
    let (text, expected) = (input.as_bytes(), words.as_bytes());
    // Behind the first letter of a line most words are written as the phrase is.
    let alike = text.iter().zip(expected).take_while(|(a, b)| a == b && **b != b' ').count();
    match expected.get(alike..) {
        Some([]) => return input.get(alike..).zip(Some("")),
        Some([b' ', ..]) => return input.get(alike..).zip(words.get(alike + 1..)),
        _ => {}
    }
    let (mut at, mut end) = (0, 0);
    let (mut wanted, mut got) = (0, 0);
    let mut capitals = CAPITAL;
    let mut len = 0;
    while end < expected.len() {
        if expected[end] == b' ' {
            end += 1;
            break;
        }
        if at >= text.len() {
            return None;
        }
        let (letter, width) = folded_at(text, at);
        let (of_word, width_of_word) = folded_at(expected, end);
        if letter == 0 || of_word == 0 {
            return strip_foreign_word(input, words);
        }
        if usize::from(letter ^ of_word) & SHAPE != 0 {
            return None;
        }
        if of_word & TONE != 0 {
            wanted = of_word & TONE;
        }
        if letter & TONE != 0 {
            got = letter & TONE;
        }
        capitals &= letter;
        len += 1;
        at += width;
        end += width_of_word;
    }
    let same = wanted == got || (got == 0 && capitals != 0 && len > 1);
    if same { input.get(at..).zip(words.get(end..)) } else { None }
}

/// [`strip_word`] for words with characters that are neither ASCII nor Vietnamese.
#[cold]
fn strip_foreign_word<'s, 'w>(input: &'s str, words: &'w str) -> Option<(&'s str, &'w str)> {
    let mut chars = input.chars();
    let mut expected = words.chars();
    let (mut wanted, mut got) = (Tone::Level, Tone::Level);
    let mut capitals = true;
    let mut len = 0;
    for c in expected.by_ref() {
        if c == ' ' {
            break;
        }
        let expected = Letter::of(c);
        let letter = Letter::of(chars.next()?);
        if letter.shape != expected.shape
            && !(matches!(letter.shape, 'i' | 'y') && matches!(expected.shape, 'i' | 'y'))
        {
            return None;
        }
        if expected.tone != Tone::Level {
            wanted = expected.tone;
        }
        if letter.tone != Tone::Level {
            got = letter.tone;
        }
        capitals &= letter.upper || !letter.shape.is_alphabetic();
        len += 1;
    }
    let same = wanted == got || (got == Tone::Level && capitals && len > 1);
    same.then_some((chars.as_str(), expected.as_str()))
}

const fn is_i(letter: u8) -> bool {
    matches!(letter, b'i' | b'y')
}

/// Whether a word ends here: the next character is no letter and no digit.
#[inline]
pub(crate) fn at_boundary(rest: &str) -> bool {
    match rest.as_bytes().first() {
        Some(b) if b.is_ascii() => !b.is_ascii_alphanumeric(),
        _ => !rest.chars().next().is_some_and(|c| is_letter(c) || c.is_numeric()),
    }
}

/// `words` with a word boundary behind; the output is what the input holds.
pub(crate) fn keyword<'s>(words: &'static str) -> impl Fn(&'s str) -> IResult<&'s str, &'s str> {
    move |input| match strip(input, words) {
        Some(rest) if at_boundary(rest) => Ok((rest, &input[..input.len() - rest.len()])),
        _ => Err(Err::Error(Error::new(input, ErrorKind::Tag))),
    }
}

/// The first of a few `phrases` that stands at the front of `input` as whole words, with what follows it.
pub(crate) fn any_of<'s, 'w>(input: &'s str, phrases: &[&'w str]) -> Option<(&'w str, &'s str)> {
    phrases.iter().find_map(|words| {
        strip(input, words).filter(|rest| at_boundary(rest)).map(|rest| (*words, rest))
    })
}

/// The text from each of its words on: `"a bc d"` gives `"a bc d"`, `"bc d"`, `"d"`.
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = blanks(text);
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let here = rest;
        let behind = rest.trim_start_matches(|c| !is_blank(c));
        rest = blanks(behind);
        Some(here)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_blanks_and_tone_places_do_not_matter() {
        assert_eq!(strip("CĂN  CỨ\u{a0}Luật", "căn cứ"), Some("\u{a0}Luật"));
        assert_eq!(strip("Cộng hoà", "cộng hòa"), Some(""));
        assert_eq!(strip("học kì I", "học kỳ"), Some(" I"));
        assert_eq!(strip("KẾ HOACH", "kế hoạch"), Some(""));
    }

    #[test]
    fn other_words_and_missing_tones_in_small_letters_do_not_match() {
        assert_eq!(strip("kế hoach", "kế hoạch"), None);
        assert_eq!(strip("Mức đích", "mục đích"), None);
        assert_eq!(strip("căncứ", "căn cứ"), None);
        assert_eq!(strip("căn", "căn cứ"), None);
        assert_eq!(any_of("Mục đích", &["mục"]), Some(("mục", " đích")));
        assert!(keyword("mục")("Mụcđích").is_err());
    }

    #[test]
    fn the_kelvin_sign_is_no_reason_to_panic() {
        assert_eq!(strip("\u{212a}ế hoạch", "kế hoạch"), Some(""));
    }
}
