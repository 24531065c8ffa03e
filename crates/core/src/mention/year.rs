//! Years, school years and terms.

use nom::branch::alt;
use nom::character::complete::char;
use nom::combinator::{map_opt, opt, value, verify};
use nom::sequence::preceded;
use nom::{Offset, Parser};

use super::date::Piece;
use super::number::{Digits, Res, dash, digits, ends, join, miss, slash, space, word, year};
use crate::grammar::keyword::blanks;
use crate::grammar::phrases::{Phrases, first_of, phrases};
use crate::time::{SchoolYear, Year, Years};

/// Two years: `span = YEAR (dash / "đến" / "tới") [“năm”] (YEAR / 2DIGIT)`, the second not before the first, as in `2023 - 2028`,
/// `2021 đến 2025`, `2021-25`.
pub(super) fn span(input: &str) -> Res<'_, Years> {
    let (rest, from) = year(input)?;
    let to_word =
        value((), (space, alt((word("đến"), word("tới"))), space, opt((word("năm"), space))));
    let (rest, to) =
        preceded(alt((dash, to_word, tight_slash)), |input| second(input, from)).parse(rest)?;
    if to < from || !ends(rest) {
        return miss(input);
    }
    Ok((rest, Years { from, to }))
}

fn tight_slash(input: &str) -> Res<'_, ()> {
    value((), char('/')).parse(input)
}

/// The second of two years, perhaps with its last two digits only.
fn second(input: &str, first: Year) -> Res<'_, Year> {
    let two = verify(digits, |d: &Digits<'_>| d.len() == 2);
    let short = map_opt(two, |d| {
        let year = first / 100 * 100 + d.value as Year;
        (year > first).then_some(year)
    });
    let (rest, year) = alt((year, short)).parse(input)?;
    if rest.starts_with(['/', '%']) { miss(input) } else { Ok((rest, year)) }
}

/// A year that is said by how it lies to another one, behind a day or a month:
/// `relative = "năm" ["học"] ("trước" / "sau" / "báo cáo" / …)`, as in `15/12 năm trước`, `14/12 năm báo cáo`; gives what follows.
pub(super) fn relative(input: &str) -> Option<&str> {
    let next = blanks(input);
    if !matches!(next.as_bytes().first(), Some(b'n' | b'N')) {
        return None;
    }
    let (rest, _) = (word("năm"), space, opt((word("học"), space))).parse(next).ok()?;
    first_of(rest, &RELATIVE).map(|(_, after)| after)
}

/// Words that make of a year one beside another.
const RELATIVE: Phrases<12> = phrases([
    "trước",
    "sau",
    "ngoái",
    "tới",
    "kế",
    "tiếp theo",
    "kế tiếp",
    "liền kề",
    "liền trước",
    "liền sau",
    "báo cáo",
    "kế hoạch",
]);

/// Two years that follow each other: `school-year = YEAR (dash / slash / 1*BLANK) (YEAR / 2DIGIT)`, as in `2023 – 2024`,
/// `2023 2024`, `2023-24`.
pub(super) fn consecutive(input: &str) -> Res<'_, SchoolYear> {
    let (rest, years) = pair(input)?;
    if years.to == years.from + 1 {
        Ok((rest, SchoolYear { start: years.from }))
    } else {
        miss(input)
    }
}

/// Two years behind `năm học`, whether or not they follow each other.
pub(super) fn pair(input: &str) -> Res<'_, Years> {
    if let Ok(short) = short_pair(input) {
        return Ok(short);
    }
    let (rest, from) = year(input)?;
    let blank = |input| {
        let rest = blanks(input);
        if rest.len() < input.len() { Ok((rest, ())) } else { miss(input) }
    };
    let (rest, to) = alt((
        preceded(alt((dash, slash)), |input| second(input, from)),
        preceded(alt((blank, value((), (space, alt((word("đến"), word("và"))), space)))), year),
        // `năm học 20232024`, `2023.2024` are not worth a rule.
    ))
    .parse(rest)?;
    if to < from || !ends(rest) { miss(input) } else { Ok((rest, Years { from, to })) }
}

/// Two years that follow each other, both with their last two digits only: `22-23`, `23/24`.
fn short_pair(input: &str) -> Res<'_, Years> {
    let short = |input| verify(digits, |d: &Digits<'_>| d.len() == 2 && d.value < 50).parse(input);
    let (rest, (from, _, to)) = (short, alt((dash, slash)), short).parse(input)?;
    if to.value != from.value + 1 || !ends(rest) || rest.starts_with('%') {
        return miss(input);
    }
    let year = |d: Digits<'_>| 2000 + d.value as Year;
    Ok((rest, Years { from: year(from), to: year(to) }))
}

/// A list of years behind `năm`, at most 20: each alone or two with a dash.
pub(super) fn list<'s>(input: &'s str) -> Res<'s, Vec<Piece<'s, Years>>> {
    let mut found = Vec::new();
    let mut rest = input;
    while found.len() < 20 {
        let start = if found.is_empty() {
            rest
        } else {
            let Ok((after, _)) = (join, opt((word("năm"), space))).parse(rest) else { break };
            after
        };
        let Ok((after, years)) = alt((by_dash, single)).parse(start) else { break };
        found.push(Piece { value: years, text: start.get(..start.offset(after)).unwrap_or("") });
        rest = after;
    }
    if found.is_empty() { miss(input) } else { Ok((rest, found)) }
}

/// `YEAR (dash / "/") (YEAR / 2DIGIT)`, the second after the first.
fn by_dash(input: &str) -> Res<'_, Years> {
    let (rest, from) = year(input)?;
    let (rest, to) = preceded(alt((dash, tight_slash)), |input| second(input, from)).parse(rest)?;
    if to <= from || !ends(rest) { miss(input) } else { Ok((rest, Years { from, to })) }
}

/// A year alone.
fn single(input: &str) -> Res<'_, Years> {
    let (rest, year) = verify(year, |_| true).parse(input)?;
    if !ends(rest) || rest.starts_with('%') {
        return miss(input);
    }
    Ok((rest, Years { from: year, to: year }))
}
