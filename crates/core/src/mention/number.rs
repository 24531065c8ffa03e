//! Digits, and the marks that stand between them.

use nom::branch::alt;
use nom::character::complete::{char, one_of};
use nom::combinator::{map, not, opt, value, verify};
use nom::error::{Error, ErrorKind};
use nom::{Err, IResult, Parser};

use crate::grammar::keyword::{blanks, strip};
use crate::time::Year;

/// What the parsers of this module give; inputs are suffixes of the text, so that a span is a difference of lengths.
pub(super) type Res<'s, T> = IResult<&'s str, T>;

/// The parser does not match here.
pub(super) fn miss<T>(input: &str) -> Res<'_, T> {
    Err(Err::Error(Error::new(input, ErrorKind::Verify)))
}

/// A run of 1 to 9 digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Digits<'s> {
    /// As written.
    pub(super) text: &'s str,
    /// What they say.
    pub(super) value: u32,
}

impl Digits<'_> {
    pub(super) fn len(self) -> usize {
        self.text.len()
    }

    pub(super) fn has_leading_zero(self) -> bool {
        self.len() > 1 && self.text.starts_with('0')
    }
}

/// `digits = 1*9DIGIT`, the whole run: `05`, `2023`.
pub(super) fn digits(input: &str) -> Res<'_, Digits<'_>> {
    let run = input.bytes().take_while(u8::is_ascii_digit);
    let (len, value) = run.fold((0, 0u32), |(len, value), digit| {
        (len + 1, value.wrapping_mul(10).wrapping_add(u32::from(digit - b'0')))
    });
    match input.split_at_checked(len) {
        Some((text, rest)) if (1..=9).contains(&len) => Ok((rest, Digits { text, value })),
        _ => miss(input),
    }
}

/// A whole run of one or two digits within bounds.
fn small<'s>(low: u32, high: u32) -> impl Parser<&'s str, Output = u8, Error = Error<&'s str>> {
    map(
        verify(digits, move |d: &Digits<'_>| d.len() <= 2 && (low..=high).contains(&d.value)),
        |d| d.value as u8,
    )
}

/// `day = 1*2DIGIT`, 1 to 31.
pub(super) fn day(input: &str) -> Res<'_, u8> {
    small(1, 31).parse(input)
}

/// `month = 1*2DIGIT`, 1 to 12.
pub(super) fn month(input: &str) -> Res<'_, u8> {
    small(1, 12).parse(input)
}

/// A number from `low` to `high` in one or two digits.
pub(super) fn up_to<'s>(low: u32, high: u32, input: &'s str) -> Res<'s, u8> {
    small(low, high).parse(input)
}

/// `year = 4DIGIT`, 1900 to 2199: `2023`.
pub(super) fn year(input: &str) -> Res<'_, Year> {
    map(verify(digits, |d: &Digits<'_>| d.len() == 4 && (1900..2200).contains(&d.value)), |d| {
        d.value as Year
    })
    .parse(input)
}

/// A year as dates hold it, which look back further than plans: 1000 to 2199.
pub(super) fn year_of_date(input: &str) -> Res<'_, Year> {
    map(verify(digits, |d: &Digits<'_>| d.len() == 4 && (1000..2200).contains(&d.value)), |d| {
        d.value as Year
    })
    .parse(input)
}

/// Blanks, none included.
pub(super) fn space(input: &str) -> Res<'_, ()> {
    Ok((blanks(input), ()))
}

/// A word or words in any case, with no letter behind; digits may follow at once (`tháng9`).
pub(super) fn word<'s>(words: &'static str) -> impl Fn(&'s str) -> Res<'s, ()> {
    move |input| match strip(input, words) {
        Some(rest) if !starts_with_letter(rest) => Ok((rest, ())),
        _ => miss(input),
    }
}

/// Whether a letter stands here.
fn starts_with_letter(input: &str) -> bool {
    match input.as_bytes().first() {
        Some(byte) if byte.is_ascii() => byte.is_ascii_alphabetic(),
        _ => input.chars().next().is_some_and(char::is_alphabetic),
    }
}

/// `dash = [BLANKS] 1*("-" / "–" / "—" / "‑" / "−" / "‒" / "→" / "~") [BLANKS]`.
pub(super) fn dash(input: &str) -> Res<'_, ()> {
    let marks = blanks(input);
    let rest = marks.trim_start_matches(is_dash);
    if rest.len() == marks.len() { miss(input) } else { Ok((blanks(rest), ())) }
}

/// Whether a character is typed for a dash; U+F0E0 and U+F0AE are the arrows of the symbol fonts.
pub(super) const fn is_dash(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{2010}'
            ..='\u{2015}' | '\u{2212}' | '→' | '÷' | '~' | '\u{ad}' | '\u{f0e0}' | '\u{f0ae}'
    )
}

/// What joins two parts of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Join {
    /// `,` `;` `và` `&` `+`: the one and the other.
    And,
    /// `-` `đến` `tới`: from the one to the other.
    To,
}

/// `join = "," / ";" / "và" / "&" / "+" / dash / "đến" / "tới"`, with blanks about it.
pub(super) fn join(input: &str) -> Res<'_, Join> {
    // Most of what stands behind a number joins it to nothing, and its first byte says so.
    match blanks(input).as_bytes().first() {
        Some(
            b','
            | b';'
            | b'&'
            | b'+'
            | b'-'
            | b'~'
            | b'V'
            | b'v'
            | b'H'
            | b'h'
            | b'T'
            | b't'
            | 0x80..,
        ) => {}
        _ => return miss(input),
    }
    alt((
        value(Join::To, dash),
        value(Join::And, (space, one_of(",;&+"), space, opt((word("và"), space)))),
        value(Join::And, (space, word("và"), space)),
        value(Join::And, (space, word("hoặc"), space)),
        value(Join::To, (space, alt((word("đến hết"), word("đến"), word("tới"))), space)),
    ))
    .parse(input)
}

/// Nothing goes on with the number here: no digit, and no slash with a digit behind.
pub(super) fn ends(input: &str) -> bool {
    not((opt(char('/')), digit)).parse(input).is_ok()
}

/// A digit.
fn digit(input: &str) -> Res<'_, char> {
    one_of("0123456789").parse(input)
}

/// `slash = [BLANKS] "/" [BLANKS]`.
pub(super) fn slash(input: &str) -> Res<'_, ()> {
    value((), (space, char('/'), space)).parse(input)
}

/// The most numbers that dashes glue together into something that is read: days of a list, the parts of a day, two years.
const MOST_GLUED: usize = 4;

/// What follows numbers glued by more dashes than any expression has: `0912-345-678-90`, `1-1-1-1-1`.
pub(super) fn glued(input: &str) -> Option<&str> {
    let bytes = input.as_bytes();
    let (mut at, mut numbers) = (0, 0);
    loop {
        let start = at;
        while bytes.get(at).is_some_and(u8::is_ascii_digit) {
            at += 1;
        }
        numbers += usize::from(at > start);
        if at == start || bytes.get(at) != Some(&b'-') {
            break;
        }
        at += 1;
        if numbers == 2 && !bytes.get(at).is_some_and(u8::is_ascii_digit) {
            return None;
        }
    }
    if numbers > MOST_GLUED { input.get(at..) } else { None }
}

/// Skips the number at the front of `input` with all that is glued to it: `1/1/1/1`, `0912.345.678`, `12kg`.
pub(super) fn skip_chain(input: &str) -> &str {
    let bytes = input.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let glued = byte.is_ascii_alphanumeric()
            || (matches!(byte, b'/' | b'.' | b',' | b':' | b'_')
                && bytes.get(at + 1).is_some_and(u8::is_ascii_digit));
        if !glued {
            break;
        }
        at += 1;
    }
    input.get(at..).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_digits_are_taken_whole() {
        assert_eq!(day("15/9"), Ok(("/9", 15)));
        assert!(day("150").is_err());
        assert!(year("20234").is_err());
        assert!(digits("1234567890").is_err());
        assert_eq!(skip_chain("1/1/1/1 a"), " a");
        assert_eq!(skip_chain("12kg, 3"), ", 3");
    }

    #[test]
    fn dashes_and_words_join() {
        assert_eq!(join(" – 5"), Ok(("5", Join::To)));
        assert_eq!(join(", 5"), Ok(("5", Join::And)));
        assert_eq!(join(" và 5"), Ok(("5", Join::And)));
        assert_eq!(join(" đến hết 5"), Ok(("5", Join::To)));
        assert!(join(" vài 5").is_err());
    }
}
