//! Months, quarters, weeks and semesters: lists that share a year, and counts of months of a year.

use nom::branch::alt;
use nom::character::complete::{char, one_of};
use nom::combinator::{opt, value};
use nom::sequence::preceded;
use nom::{Offset, Parser};

use super::date::{self, Piece};
use super::number::{Join, Res, dash, ends, join, miss, month, space, up_to, word, year};
use super::quantity::is_counted;
use crate::grammar::keyword::{blanks, is_blank};
use crate::grammar::phrases::{Key, key, next_key};
use crate::time::{Month, Months, Quarter, Semester, Week};

/// Words behind a number that make it a count.
macro_rules! keys {
    ($($name:ident = $word:literal),* $(,)?) => { $(const $name: Key = key($word);)* };
}

keys! {
    LAN = "lan", TUAN = "tuan", THANG = "thang", GIO = "gio", PHUT = "phut", KG = "kg", TRIEU = "trieu", TAN = "tan",
    HA = "ha", M = "m", KM = "km", NGHIN = "nghin", NGAN = "ngan", NAM = "nam", NGAY = "ngay", TUOI = "tuoi", TY = "ty",
}

/// `month-list = "tháng" [":"] month [year-tail] *(join ["tháng"] month [year-tail])`; a year counts for the months before
/// it that share its `tháng`. At most 24 months.
pub(super) fn month_list<'s>(input: &'s str) -> Res<'s, Vec<Piece<'s, Month>>> {
    let (rest, _) = (word("tháng"), space, opt((one_of(":."), space))).parse(input)?;
    let mut list: Vec<Piece<'s, Month>> = Vec::new();
    let mut start = input;
    let mut next = rest;
    let mut rest = input;
    while list.len() < 24 {
        let month = if list.is_empty() { date::month_name(next) } else { date_month(next) };
        let Ok((after, number)) = month else { break };
        if after.starts_with('%') || next_key(after) == LAN || !list.is_empty() && goes_on(after) {
            break;
        }
        let tail = opt(date::year_tail).parse(after);
        let Ok((after, year)) = tail else { break };
        if year.is_none() && !ends(after) {
            break;
        }
        let year = year.or_else(|| date::school_year_tail(after, number));
        let text = start.get(..start.offset(after)).unwrap_or("");
        list.push(Piece { value: Month { year, month: number }, text });
        rest = after;
        let Ok((after, _)) = join.parse(rest) else { break };
        start = after;
        next = after;
    }
    if list.is_empty() {
        return miss(input);
    }
    borrow_years(&mut list);
    Ok((rest, list))
}

/// A further month of a list, in digits.
fn date_month(input: &str) -> Res<'_, u8> {
    month(input)
}

/// Behind a further number of a list stands what is counted, or a slash that is no year: it is no month.
fn goes_on(after: &str) -> bool {
    is_counted(after) || is_measured(next_key(after)) || after.starts_with(['%', 'h', 'g'])
}

/// Words of time, measure and money behind a number of a list.
const fn is_measured(unit: Key) -> bool {
    matches!(unit, LAN | TUAN | THANG | GIO | PHUT | KG | TRIEU | TAN | HA | M | KM | NGHIN | NGAN)
}

/// Whether what follows a number makes it a count or a part of another number, so that it names no month.
pub(super) fn counts(after: &str) -> bool {
    let unit = next_key(after);
    let decimal = after.strip_prefix([',', '.']).is_some_and(|rest| rest.starts_with(is_digit));
    is_counted(after)
        || is_measured(unit)
        || matches!(unit, NGAY | TUOI | TY)
        || decimal
        || after.starts_with(['%', '/', '-'])
}

const fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// Months without a year take it from the next that has one; where the list wraps from December to January, the year before.
fn borrow_years(list: &mut [Piece<'_, Month>]) {
    let mut known: Option<Month> = None;
    for piece in list.iter_mut().rev() {
        match (piece.value.year, known) {
            (None, Some(next)) => {
                let wraps = piece.value.month > next.month;
                piece.value.year =
                    next.year.map(|year| if wraps { year.saturating_sub(1) } else { year });
                known = Some(piece.value);
            }
            (Some(_), _) => known = Some(piece.value),
            (None, None) => {}
        }
    }
}

/// Months without the word, of which the last has its year: `7,8/2024`, `11, 12/2023`, `9-10/2023`.
pub(super) fn bare_months<'s>(input: &'s str) -> Res<'s, Vec<Piece<'s, Month>>> {
    let mut list: Vec<Piece<'s, Month>> = Vec::new();
    let mut rest = input;
    while list.len() < 6 {
        if let Ok((after, (number, year))) = date::bare_month(rest) {
            let text = rest.get(..rest.offset(after)).unwrap_or("");
            list.push(Piece { value: Month { year: Some(year), month: number }, text });
            borrow_years(&mut list);
            return Ok((after, list));
        }
        let Ok((after, number)) = month(rest) else { break };
        let text = rest.get(..rest.offset(after)).unwrap_or("");
        let Ok((after, _)) = join(after) else { break };
        list.push(Piece { value: Month { year: None, month: number }, text });
        rest = after;
    }
    miss(input)
}

/// `quarter-list = numeral *(join numeral) [year-tail]`, the years as with months.
pub(super) fn quarter_list<'s>(input: &'s str) -> Res<'s, Vec<Piece<'s, Quarter>>> {
    let mut list: Vec<Piece<'s, Quarter>> = Vec::new();
    let mut start = input;
    let mut rest = input;
    while list.len() < 12 {
        let Ok((after, quarter)) = date::numeral(4, start) else { break };
        if !list.is_empty() && goes_on(after) {
            break;
        }
        let Ok((after, year)) = opt(date::year_tail).parse(after) else { break };
        let text = start.get(..start.offset(after)).unwrap_or("");
        list.push(Piece { value: Quarter { year, quarter }, text });
        rest = after;
        let Ok((after, _)) = join(rest) else { break };
        start = after;
    }
    if list.is_empty() {
        return miss(input);
    }
    let mut known = None;
    for piece in list.iter_mut().rev() {
        piece.value.year = piece.value.year.or(known);
        known = piece.value.year;
    }
    Ok((rest, list))
}

/// `week-list = "tuần" ["thứ"] week *(join week) [","] "tháng" month [year-tail]`; without a month the weeks of a school year.
pub(super) fn week_list<'s>(input: &'s str) -> Res<'s, Vec<Piece<'s, Week>>> {
    let (rest, (_, _, nth)) = (word("tuần"), space, opt((word("thứ"), space))).parse(input)?;
    let mut list: Vec<Piece<'s, Week>> = Vec::new();
    let mut start = rest;
    let mut rest = rest;
    while list.len() < 12 {
        let first = list.is_empty();
        // `tuần 1 và tuần 3 tháng 10`: the word may stand before each.
        let again = |input| (word("tuần"), space, opt((word("thứ"), space))).parse(input);
        let (number, nth) = match again(start) {
            Ok((number, (.., nth))) if !first => (number, nth),
            _ => (start, nth),
        };
        let Ok((after, week)) = week(number, nth.is_some()) else { break };
        if is_counted(after) && !first
            || matches!(next_key(after), LAN)
            || after.starts_with('%')
            || after.strip_prefix('/').is_some_and(|month| word("tháng")(blanks(month)).is_err())
        {
            break;
        }
        let text = start.get(..start.offset(after)).unwrap_or("");
        list.push(Piece { value: Week { year: None, month: None, week }, text });
        rest = after;
        let Ok((after, _)) = join(rest) else { break };
        start = after;
    }
    if list.is_empty() {
        return miss(input);
    }
    let of_month = |input| {
        preceded(
            (
                space,
                opt((alt((value((), one_of(",/")), word("của"), value((), dash))), space)),
                word("tháng"),
                space,
            ),
            (date::month_name, opt(date::year_tail)),
        )
        .parse(input)
    };
    if let Ok((after, (month, year))) = of_month(rest) {
        for piece in &mut list {
            piece.value = Week { year, month: Some(month), week: piece.value.week };
        }
        if let Some(last) = list.last_mut() {
            let from = input.offset(last.text);
            last.text = input.get(from..input.offset(after)).unwrap_or(last.text);
        }
        return Ok((after, list));
    }
    Ok((rest, list))
}

/// `"tuần" ["thứ"] week`, a week of a month: `tuần 2`, `tuần đầu`, `tuần thứ hai`.
pub(super) fn one_week(input: &str) -> Res<'_, u8> {
    let (rest, (_, _, nth)) = (word("tuần"), space, opt((word("thứ"), space))).parse(input)?;
    let (rest, week) = week(rest, nth.is_some())?;
    if week <= 5 { Ok((rest, week)) } else { miss(input) }
}

/// A week of a month without a word between: `"tuần" 1DIGIT "/" MONTH`, as in `Tuần 3/10`; two days may begin alike
/// (`tuần 2/10 - 7/10`).
pub(super) fn week_of_month(input: &str) -> Res<'_, Week> {
    let (rest, (_, _, week)) = (word("tuần"), space, one_of("12345")).parse(input)?;
    let week = week as u8 - b'0';
    let (rest, month) = preceded(char('/'), month).parse(rest)?;
    let to_day = join(rest).is_ok_and(|(_, join)| join == Join::To);
    if to_day || !ends(rest) || rest.starts_with(['%', '-']) {
        return miss(input);
    }
    Ok((rest, Week { year: None, month: Some(month), week }))
}

/// The number of a week: `4`, `IV`, `đầu tiên` (the first); behind `thứ` also `hai`, `ba`, `tư`, `năm`.
fn week(input: &str, nth: bool) -> Res<'_, u8> {
    let roman = |input| date::numeral(4, input);
    let first = alt((word("đầu tiên"), word("đầu"), word("nhất")));
    let (rest, week) = alt((
        |input| up_to(1, 53, input),
        roman,
        value(1, first),
        value(2, word("hai")),
        value(3, word("ba")),
        value(4, word("tư")),
        value(5, word("năm")),
    ))
    .parse(input)?;
    let in_words = week > 1 && input.starts_with(char::is_alphabetic) && roman(input).is_err();
    if in_words && !nth { miss(input) } else { Ok((rest, week)) }
}

/// A semester's number: `I`, `II`, `1`, `2`, `một`, `hai`, `thứ nhất`, `thứ hai`.
pub(super) fn semester(input: &str) -> Res<'_, Semester> {
    let (rest, number) = alt((
        |input| date::numeral(2, input),
        value(1, alt((word("thứ nhất"), word("một")))),
        value(2, alt((word("thứ hai"), word("hai")))),
    ))
    .parse(input)?;
    // `mỗi học kỳ hai bên họp`: a word in small letters names a semester at the end of a phrase only.
    let small = input.chars().next().is_some_and(char::is_lowercase) && word("thứ")(input).is_err();
    let goes_on = blanks(rest).starts_with(char::is_alphabetic) && next_key(rest) != NAM;
    if matches!(next_key(rest), LAN) || small && goes_on {
        return miss(input);
    }
    Ok((rest, if number == 1 { Semester::First } else { Semester::Second }))
}

/// What may stand between `nhiệm kỳ` and its years: `[":" / "," / "("] ["thứ"] ["lần thứ"] [ROMAN / INT] ["từ"] ["năm"] [":" / "," / "("]`.
pub(super) fn ordinal(input: &str) -> Res<'_, ()> {
    let (rest, _) =
        (space, ordinal_mark, opt((alt((word("lần thứ"), word("thứ"), word("lần"))), space)))
            .parse(input)?;
    let (rest, _) =
        (opt(ordinal_number), ordinal_mark, opt((word("từ"), space)), opt((word("năm"), space)))
            .parse(rest)?;
    Ok((rest, ()))
}

/// A mark between a term and its years.
fn ordinal_mark(input: &str) -> Res<'_, ()> {
    value((), opt((one_of(":,("), space))).parse(input)
}

/// The number of a term: Roman, or up to 50.
fn ordinal_number(input: &str) -> Res<'_, ()> {
    let word = input.trim_start_matches(['I', 'V', 'X']);
    if word.len() < input.len() && !word.starts_with(char::is_alphanumeric) {
        return Ok((blanks(word), ()));
    }
    let (rest, _) = up_to(1, 50, input)?;
    if rest.starts_with(|c| is_blank(c) || matches!(c, ',' | '(' | ':')) {
        Ok((blanks(rest), ()))
    } else {
        miss(input)
    }
}

/// `("đầu" / "cuối") ["của"] "năm" [YEAR]` behind a count of months: `6 tháng đầu năm 2023`.
pub(super) fn of_year(input: &str, count: u32) -> Res<'_, Months> {
    let Ok(count @ 1..=11) = u8::try_from(count) else { return miss(input) };
    let (rest, first) =
        preceded(space, alt((value(true, word("đầu")), value(false, word("cuối")))))
            .parse(input)?;
    let (rest, _) = (space, opt((word("của"), space)), word("năm")).parse(rest)?;
    if word("học")(blanks(rest)).is_ok() {
        return miss(input);
    }
    let with_year = |input| {
        let (rest, year) = preceded((space, opt((char(':'), space))), year).parse(input)?;
        if ends(rest) { Ok((rest, year)) } else { miss(input) }
    };
    let (rest, year) = opt(with_year).parse(rest)?;
    let (from, to) = if first { (1, count) } else { (13 - count, 12) };
    Ok((rest, Months { year, from, to }))
}
