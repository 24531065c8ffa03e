//! The days of a week, as its head gives them.

use std::ops::RangeInclusive;

use nom::character::complete::{digit1, one_of};
use nom::combinator::map_opt;
use nom::{IResult, Parser};

use super::{month_number, year};
use crate::grammar::keyword::{at_boundary, blanks, is_dash, strip, words};
use crate::time::Year;

/// A day of a month, perhaps with its year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct DayMonth {
    /// 1 to 31.
    pub day: u8,
    /// 1 to 12, absent where the other end of the range says it.
    pub month: Option<u8>,
    /// The year, where it is written.
    pub year: Option<Year>,
}

/// `day-range = ["từ"] ["ngày"] day ("đến" / DASH / "→") ["ngày"] day`, the left side borrows from the right.
///
/// Examples: `từ 11 - 16/9`, `Từ ngày 04/9 đến ngày 09/9/2023`, `20/11-24/11`.
pub(crate) fn day_range(input: &str) -> Option<((DayMonth, DayMonth), &str)> {
    let mut rest = blanks(input.trim_start_matches(['(', ' ']));
    for word in ["từ", "ngày"] {
        rest = strip(rest, word).filter(|r| at_boundary(r)).map_or(rest, blanks);
    }
    rest = rest.trim_start_matches(['(', ' ']);
    let (after, mut first) = match days_of_month(rest) {
        Some(days) => return Some(days),
        None => day_month(rest).ok()?,
    };
    let after = blanks(after.trim_start_matches(')'));
    let after = match strip(after, "đến") {
        Some(rest) => blanks(rest),
        None => {
            let mut chars = after.chars();
            let c = chars.next()?;
            if !is_dash(c) && !matches!(c, '→' | '\u{f0e0}' | 'à') {
                return None;
            }
            blanks(chars.as_str())
        }
    };
    let after = strip(after, "hết").map_or(after, blanks);
    let after = strip(after, "ngày").map_or(after, blanks);
    let (after, last) = day_month(after).ok()?;
    first.month = first.month.or(last.month);
    // A year on the right holds for the left, unless the left month comes later in the year.
    if first.year.is_none() && last.year.is_some() {
        let turned = first.month > last.month;
        first.year = last.year.map(|y| if turned { y.saturating_sub(1) } else { y });
    }
    Some(((first, last), after.trim_start_matches(')')))
}

/// The days of a week at the end of its theme: `Gia đình bé (Từ 10/10 đến 14/10/2016)`, `Gia đình bé, từ ngày 10/10 đến 14/10`.
/// Fewer days are those of what is done in the week.
pub(super) fn days_behind_theme(text: &str) -> Option<(DayMonth, DayMonth)> {
    let ends = |days: &str| {
        let (days, behind) = day_range(days)?;
        behind.trim_end_matches([')', '.', ' ']).is_empty().then_some(days)
    };
    let days = match text.rfind('(') {
        Some(at) => ends(text.get(at..)?)?,
        None => words(text).filter(|at| strip(at, "từ").is_some_and(at_boundary)).find_map(ends)?,
    };
    let (first, last) = days;
    let one_month = first.month == last.month;
    let enough = !one_month || DAYS_OF_WEEK.contains(&last.day.saturating_sub(first.day));
    enough.then_some(days)
}

/// How many days a week of school or work may have behind its first one.
const DAYS_OF_WEEK: RangeInclusive<u8> = 3..=6;

/// `days-of-month = 1*2DIGIT DASH 1*2DIGIT [BLANK] "/" 1*2DIGIT ["/" year]`: the right side says the month.
///
/// Examples: `05-08/9`, `16 – 22 /9`.
pub(super) fn days_of_month(input: &str) -> Option<((DayMonth, DayMonth), &str)> {
    let day: fn(&str) -> IResult<&str, u8> = |i| {
        map_opt(digit1, |d: &str| {
            if d.len() <= 2 { d.parse().ok().filter(|d| (1..=31).contains(d)) } else { None }
        })
        .parse(i)
    };
    let (rest, from) = day(input).ok()?;
    let mut chars = blanks(rest).chars();
    chars.next().filter(|c| is_dash(*c))?;
    let (rest, _) = day(blanks(chars.as_str())).ok()?;
    // The second day with its month, the blank before the slash left out.
    let right = blanks(chars.as_str());
    let month = blanks(rest).strip_prefix('/').map(blanks)?;
    let until = day(right).ok()?.1;
    let (rest, month) = month_number(month).ok()?;
    let with_year: IResult<&str, Year> = (|i| {
        let (i, _) = one_of("/.-").parse(i)?;
        year(i)
    })(rest);
    let (rest, year) = with_year.map_or((rest, None), |(rest, year)| (rest, Some(year)));
    (from <= until).then(|| {
        let at = |day| DayMonth { day, month: Some(month), year };
        ((at(from), at(until)), rest.trim_start_matches(')'))
    })
}

/// `day-month = 1*2DIGIT [("/" / "-" / ".") 1*2DIGIT [("/" / "-" / ".") year]]`.
fn day_month(input: &str) -> IResult<&str, DayMonth> {
    let (rest, day) = map_opt(digit1, |d: &str| {
        if d.len() <= 2 { d.parse().ok().filter(|d| (1..=31).contains(d)) } else { None }
    })
    .parse(input)?;
    let mut found = DayMonth { day, month: None, year: None };
    let slash = |i| {
        let (rest, _) = one_of("/.-").parse(i)?;
        month_number(rest)
    };
    let Ok((rest, month)) = slash(rest) else { return Ok((rest, found)) };
    found.month = Some(month);
    let with_year: IResult<&str, Year> = (|i| {
        let (rest, _) = one_of("/.-").parse(i)?;
        year(rest)
    })(rest);
    Ok(match with_year {
        Ok((rest, year)) => {
            found.year = Some(year);
            (rest, found)
        }
        Err(_) => (rest, found),
    })
}
