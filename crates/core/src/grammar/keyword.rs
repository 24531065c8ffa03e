//! Words, compared as Vietnamese readers compare them.

use nom::error::{Error, ErrorKind};
use nom::{Err, IResult};

use crate::text::{Letter, Tone};

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

/// Skips blanks, none included: `blanks = *BLANK`.
pub(crate) fn blanks(input: &str) -> &str {
    input.trim_start_matches(is_blank)
}

/// Takes `words` off the front of `input`, or gives nothing.
///
/// `words` is written in lower case with its tones, words parted by one blank. In the input:
/// - case does not matter, and any blanks may stand between the words (none is not enough);
/// - the tone may stand on another vowel of the same syllable (`hoà`, `hòa`), `i` and `y` are one letter (`kì`, `kỳ`);
/// - a word in capitals may lack its tone (`KẾ HOACH`), as it is typed often.
///
/// It does not ask for a word boundary behind; [`keyword`] does.
pub(crate) fn strip<'s>(input: &'s str, words: &str) -> Option<&'s str> {
    let mut rest = input;
    for (n, word) in words.split(' ').enumerate() {
        if n > 0 {
            let trimmed = blanks(rest);
            if trimmed.len() == rest.len() {
                return None;
            }
            rest = trimmed;
        }
        rest = strip_word(rest, word)?;
    }
    Some(rest)
}

fn strip_word<'s>(input: &'s str, word: &str) -> Option<&'s str> {
    let mut chars = input.chars();
    let (mut wanted, mut got) = (Tone::Level, Tone::Level);
    let mut capitals = true;
    for expected in word.chars() {
        let expected = Letter::of(expected);
        let letter = Letter::of(chars.next()?);
        if letter.shape != expected.shape && !(is_i(letter.shape) && is_i(expected.shape)) {
            return None;
        }
        if expected.tone != Tone::Level {
            wanted = expected.tone;
        }
        if letter.tone != Tone::Level {
            got = letter.tone;
        }
        capitals &= letter.upper || !letter.shape.is_alphabetic();
    }
    (wanted == got || (got == Tone::Level && capitals && word.len() > 1)).then_some(chars.as_str())
}

const fn is_i(c: char) -> bool {
    matches!(c, 'i' | 'y')
}

/// Whether a word ends here: the next character is no letter and no digit.
pub(crate) fn at_boundary(rest: &str) -> bool {
    !rest.chars().next().is_some_and(char::is_alphanumeric)
}

/// `words` with a word boundary behind; the output is what the input holds.
pub(crate) fn keyword<'s>(words: &'static str) -> impl Fn(&'s str) -> IResult<&'s str, &'s str> {
    move |input| match strip(input, words) {
        Some(rest) if at_boundary(rest) => Ok((rest, &input[..input.len() - rest.len()])),
        _ => Err(Err::Error(Error::new(input, ErrorKind::Tag))),
    }
}

/// The first of `list` that stands at the front of `input` as whole words, with what follows it.
pub(crate) fn any_of<'s, 'w>(input: &'s str, list: &[&'w str]) -> Option<(&'w str, &'s str)> {
    let first = Letter::of(input.chars().next()?).shape;
    list.iter().find_map(|words| {
        let head = Letter::of(words.chars().next()?).shape;
        if head != first && !(is_i(head) && is_i(first)) {
            return None;
        }
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
        assert_eq!(any_of("Mục đích", &["mục"]).map(|(w, r)| (w, r)), Some(("mục", " đích")));
        assert!(keyword("mục")("Mụcđích").is_err());
    }

    #[test]
    fn the_kelvin_sign_is_no_reason_to_panic() {
        assert_eq!(strip("\u{212a}ế hoạch", "kế hoạch"), Some(""));
    }
}
