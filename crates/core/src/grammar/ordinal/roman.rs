//! Roman numbers.

use nom::character::complete::one_of;
use nom::combinator::recognize;
use nom::multi::many1_count;
use nom::{IResult, Parser};

use super::fail;
use crate::grammar::keyword::at_boundary;

/// `roman = 1*("I" / "V" / "X" / "L" / "C")`, well-formed, up to 39, in one case.
pub(crate) fn roman(input: &str, upper: bool) -> IResult<&str, u16> {
    let letters = if upper { "IVXLC" } else { "ivxlc" };
    let (rest, digits) = recognize(many1_count(one_of(letters))).parse(input)?;
    match roman_value(digits) {
        Some(value) if at_boundary(rest) => Ok((rest, value)),
        _ => fail(input),
    }
}

pub(super) fn roman_value(digits: &str) -> Option<u16> {
    let worth = |b: u8| match b.to_ascii_uppercase() {
        b'I' => 1,
        b'V' => 5,
        b'X' => 10,
        b'L' => 50,
        _ => 100,
    };
    if digits.len() > 7 {
        return None;
    }
    let bytes = digits.as_bytes();
    let mut total = 0i32;
    for (n, b) in bytes.iter().enumerate() {
        let here = worth(*b);
        let next = bytes.get(n + 1).map_or(0, |b| worth(*b));
        total += if here < next { -here } else { here };
    }
    let value = u16::try_from(total).ok().filter(|v| (1..=100).contains(v))?;
    roman_of(value).eq_ignore_ascii_case(digits).then_some(value)
}

/// A number in capital Roman digits.
pub(crate) fn roman_of(mut value: u16) -> String {
    const DIGITS: [(u16, &str); 9] = [
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut out = String::new();
    for (worth, digits) in DIGITS {
        while value >= worth {
            out.push_str(digits);
            value -= worth;
        }
    }
    out
}
