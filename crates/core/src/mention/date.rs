//! Days, months, quarters and weeks.

use nom::branch::alt;
use nom::bytes::complete::take_while1;
use nom::character::complete::{char, one_of};
use nom::combinator::{map, map_opt, opt, peek, value, verify};
use nom::sequence::{preceded, terminated};
use nom::{Offset, Parser};

use super::number::{
    Digits, Join, Res, dash, day, digits, ends, is_dash, join, miss, month, slash, space, up_to,
    word, year, year_of_date,
};
use crate::grammar::keyword::{blanks, is_blank, strip};
use crate::grammar::phrases::{Key, key, next_key};
use crate::time::{Date, Year};

/// Something and the slice of the text that says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece<'s, T> {
    pub(super) value: T,
    pub(super) text: &'s str,
}

/// Runs a parser and keeps the slice that it took.
pub(super) fn piece<'s, T>(
    mut parser: impl FnMut(&'s str) -> Res<'s, T>,
) -> impl FnMut(&'s str) -> Res<'s, Piece<'s, T>> {
    move |input| {
        let (rest, value) = parser(input)?;
        Ok((rest, Piece { value, text: input.get(..input.offset(rest)).unwrap_or("") }))
    }
}

/// A day as the digits say it, not yet checked against the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Slashed<'s> {
    pub(super) day: Digits<'s>,
    pub(super) month: Digits<'s>,
    /// The year; two digits are read as 1950 to 2049.
    pub(super) year: Option<Year>,
    /// Whether the parts are joined by `/`.
    pub(super) by_slash: bool,
    /// The third part, where it is no year: `03/02/204`.
    pub(super) damaged: bool,
}

impl Slashed<'_> {
    /// The day, if the calendar has it.
    pub(super) fn date(self) -> Option<Date> {
        let number = |d: Digits<'_>| u8::try_from(d.value).ok().filter(|_| d.len() <= 2);
        Date::checked(self.year, number(self.month)?, number(self.day)?)
    }
}

/// A day in digits with its year:
/// `full = DAY "/" MONTH "/" (4DIGIT / 2DIGIT) / DAY hyphen MONTH hyphen 4DIGIT / DAY "." MONTH "." 4DIGIT`, as in
/// `20/11/2023`, `2-9-1945`, `1- 6- 2012`, `20.11.2023`, `20/10/22`; also `2023-11-20`.
pub(super) fn full(input: &str) -> Res<'_, Slashed<'_>> {
    let (rest, first) = digits(input)?;
    if first.len() == 4 {
        return iso(input);
    }
    if first.len() > 2 {
        return miss(input);
    }
    let (rest, mark) = separator(rest)?;
    let (rest, second) = verify(digits, |d: &Digits<'_>| d.len() <= 2).parse(rest)?;
    let (rest, _) = verify(separator, |m| *m == mark).parse(rest)?;
    let (rest, third) = digits(rest)?;
    if !ends(rest) || (mark != '/' && third.len() != 4) {
        return miss(input);
    }
    let year = match third.len() {
        4 => u16::try_from(third.value).ok().filter(|year| (1000..2200).contains(year)),
        2 => Some(if third.value < 50 { 2000 } else { 1900 } + third.value as Year),
        _ => None,
    };
    let slashed =
        Slashed { day: first, month: second, year, by_slash: mark == '/', damaged: year.is_none() };
    Ok((rest, slashed))
}

/// The mark between the parts of a date: `/`, `-` or `–` with blanks about it, or a tight `.`.
fn separator(input: &str) -> Res<'_, char> {
    alt((value('/', slash), value('-', hyphen), char('.'))).parse(input)
}

/// `hyphen = *(BLANK) ("-" / "–") *(BLANK)`, all on one line: a line that begins with a dash is an item of a list.
fn hyphen(input: &str) -> Res<'_, ()> {
    let mark = blanks(input);
    let (rest, _) = one_of("-–").parse(mark)?;
    let gap = input.get(..input.offset(mark)).unwrap_or("");
    if gap.contains(['\n', '\r']) { miss(input) } else { Ok((blanks(rest), ())) }
}

/// `iso = 4DIGIT "-" 2DIGIT "-" 2DIGIT`, as in `2023-11-20`.
fn iso(input: &str) -> Res<'_, Slashed<'_>> {
    let two = |input| verify(digits, |d: &Digits<'_>| d.len() == 2).parse(input);
    let (rest, year) = year_of_date(input)?;
    let (rest, mark) = one_of("-/").parse(rest)?;
    let (rest, month) = two(rest)?;
    let (rest, _) = char(mark).parse(rest)?;
    let (rest, day) = two(rest)?;
    if !ends(rest) {
        return miss(input);
    }
    Ok((rest, Slashed { day, month, year: Some(year), by_slash: mark == '/', damaged: false }))
}

/// A day without its year: `short = DAY "/" MONTH`, as in `20/11`; `pair` also takes what is no day (`51/51`).
pub(super) fn pair(input: &str) -> Res<'_, Slashed<'_>> {
    let (rest, first) = digits(input)?;
    let (rest, ()) = slash(rest)?;
    let (rest, second) = digits(rest)?;
    if !ends(rest) {
        return miss(input);
    }
    let slashed = Slashed { day: first, month: second, year: None, by_slash: true, damaged: false };
    Ok((rest, slashed))
}

/// A day whose year stands behind it in words, if any: `short ["năm" YEAR]`, as in `20/11 năm 2023`.
fn pair_of_year(input: &str) -> Res<'_, Slashed<'_>> {
    let (rest, pair) = pair(input)?;
    Ok(with_year_behind(rest, pair))
}

/// A day with the year that stands behind it in words, and what follows.
pub(super) fn with_year_behind<'s>(rest: &'s str, day: Slashed<'s>) -> (&'s str, Slashed<'s>) {
    match year_in_words(rest) {
        Ok((behind, year)) if day.year.is_none() => (behind, Slashed { year: Some(year), ..day }),
        _ => (rest, day),
    }
}

/// `BLANK "năm" [":"] YEAR`, and no span of years: `năm 2023 - 2024` behind a day is a school year.
fn year_in_words(input: &str) -> Res<'_, Year> {
    if !input.starts_with(is_blank) {
        return miss(input);
    }
    let (rest, year) =
        preceded((space, word("năm"), space, opt((char(':'), space))), year).parse(input)?;
    let range = preceded(dash, year_of_date).parse(rest).is_ok();
    if !ends(rest) || range || rest.starts_with(['%', '/']) {
        miss(input)
    } else {
        Ok((rest, year))
    }
}

/// A day without its year behind `ngày`, where dashes and dots are separators too: `2-9`, `20.11`.
pub(super) fn loose_pair(input: &str) -> Res<'_, Slashed<'_>> {
    let (rest, first) = verify(digits, |d: &Digits<'_>| d.len() <= 2).parse(input)?;
    let (rest, ()) = alt((value((), char('.')), hyphen)).parse(rest)?;
    let (rest, second) = verify(digits, |d: &Digits<'_>| d.len() <= 2).parse(rest)?;
    // "ngày 20 - 11", but "ngày 10 - 12 tháng 11".
    if strip(blanks(rest), "tháng").is_some() {
        return miss(input);
    }
    let slashed =
        Slashed { day: first, month: second, year: None, by_slash: false, damaged: false };
    // `11-16/9` are two days of one month, `11.5` may be a number.
    if !ends(rest) || rest.starts_with(['/', '%']) || slashed.date().is_none() {
        return miss(input);
    }
    // `từ 2-2,5 m2` ends in a decimal, `20-11,22-12` in another day.
    let decimal = preceded(one_of(",."), digits).parse(rest);
    if decimal.is_ok_and(|(after, _)| hyphen(after).is_err() && !after.starts_with(['/', '.'])) {
        return miss(input);
    }
    if peek((join, day, slash)).parse(rest).is_ok() {
        return miss(input);
    }
    Ok((rest, slashed))
}

/// Days that share a month: `days = DAY *(join [ngày] DAY) join [ngày] (full / pair)`, as in `15, 16/11/2023`,
/// `20-22/12/2023`, `15 đến ngày 20/11/2023`. At most 13 days; each greater than the one before.
pub(super) fn days_of_month<'s>(input: &'s str) -> Res<'s, Days<'s>> {
    let (rest, list) = bare_days(input)?;
    let (rest, last) = piece(|input| alt((full, pair_of_year)).parse(input))(rest)?;
    let Some(date) = last.value.date().filter(|_| last.value.by_slash) else {
        return miss(input);
    };
    list.with_last(last.text, date).map_or_else(|| miss(input), |days| Ok((rest, days)))
}

/// Days that share a month: the days as written, and their month and year.
#[derive(Debug, Clone)]
pub(super) struct Days<'s> {
    pub(super) list: Vec<Piece<'s, Date>>,
    /// Whether every join is `,` (uncertain without a word of time) rather than a dash.
    pub(super) by_comma: bool,
}

/// The days before the last one.
struct BareDays<'s> {
    list: Vec<Piece<'s, u8>>,
    by_comma: bool,
}

impl<'s> BareDays<'s> {
    fn with_last(self, text: &'s str, last: Date) -> Option<Days<'s>> {
        let (month, day) = (last.month?, last.day?);
        let mut before = 0;
        let mut list = Vec::with_capacity(self.list.len() + 1);
        for piece in &self.list {
            if piece.value <= before {
                return None;
            }
            before = piece.value;
            list.push(Piece {
                value: Date::checked(last.year, month, piece.value)?,
                text: piece.text,
            });
        }
        (before < day).then_some(())?;
        list.push(Piece { value: last, text });
        Some(Days { list, by_comma: self.by_comma })
    }
}

/// The longest list of days that is read; a longer one is no list of days.
const MOST_DAYS: usize = 12;

/// `1*12(DAY join ["ngày"])`: at least one day, each greater than the one before, with what joins it to the next.
fn bare_days<'s>(input: &'s str) -> Res<'s, BareDays<'s>> {
    let mut days = BareDays { list: Vec::new(), by_comma: true };
    let mut rest = input;
    while days.list.len() < MOST_DAYS {
        let Ok((after, (day, joined))) = bare_day_and_join(rest) else { break };
        if days.list.last().is_some_and(|last| last.value >= day.value) {
            return miss(input);
        }
        days.by_comma &= joined == Join::And;
        days.list.push(day);
        rest = after;
    }
    if days.list.is_empty() { miss(input) } else { Ok((rest, days)) }
}

/// The days before the last one and the last, all without a month: `10 và 25`, `5, 15, 25`.
pub(super) fn days_and_last<'s>(input: &'s str) -> Res<'s, (Vec<Piece<'s, u8>>, Piece<'s, u8>)> {
    let (rest, days) = bare_days(input)?;
    let (rest, last) = piece(bare_day)(rest)?;
    let in_order = days.list.last().is_some_and(|day| day.value < last.value);
    if in_order { Ok((rest, (days.list, last))) } else { miss(input) }
}

/// A day and what joins it to the next.
fn bare_day_and_join<'s>(input: &'s str) -> Res<'s, (Piece<'s, u8>, Join)> {
    let (rest, day) = piece(bare_day)(input)?;
    let (rest, joined) = join_day(rest)?;
    Ok((rest, (day, joined)))
}

/// A day with nothing glued to it, perhaps behind `mùng`: `20`, `mồng 8`.
fn bare_day(input: &str) -> Res<'_, u8> {
    let (rest, day) = preceded(opt((mung, space)), day).parse(input)?;
    let decimal =
        rest.strip_prefix('.').is_some_and(|r| r.starts_with(|c: char| c.is_ascii_digit()));
    if decimal || rest.starts_with(['/', '%']) { miss(input) } else { Ok((rest, day)) }
}

/// `mung = "mùng" / "mồng"`: one of the first ten days.
pub(super) fn mung(input: &str) -> Res<'_, ()> {
    alt((word("mùng"), word("mồng"))).parse(input)
}

/// `join ["các"] ["ngày"]`.
fn join_day(input: &str) -> Res<'_, Join> {
    terminated(join, opt((word("ngày"), space))).parse(input)
}

/// A day in words: `spelled = day-list "tháng" month [year-tail]`, as in `20 tháng 9 năm 2022`, `20, 21 tháng 11`,
/// `12 tháng 10/2023`.
pub(super) fn spelled<'s>(input: &'s str) -> Res<'s, (Days<'s>, Spelled)> {
    let before = bare_days(input);
    let (rest, list) = match before {
        Ok((rest, list)) => (rest, list),
        Err(_) => (input, BareDays { list: Vec::new(), by_comma: false }),
    };
    let start = rest;
    let (rest, last) = bare_day(rest)?;
    let (rest, _) = (space, opt((char(','), space)), word("tháng"), space).parse(rest)?;
    let (rest, month) = month_name(rest)?;
    let (rest, tail) = opt(year_tail).parse(rest)?;
    // `ngày 05 tháng 3 tháng 2020`: tháng for năm.
    let (rest, slip) = match tail {
        None => opt(preceded((space, word("tháng"), space), year)).parse(rest)?,
        Some(_) => (rest, None),
    };
    let year = tail.or(slip);
    // `1 tháng 2 lần` says how often.
    if year.is_none() && next_key(rest) == LAN {
        return miss(input);
    }
    let text = start.get(..start.offset(rest)).unwrap_or("");
    let how = Spelled { year_slip: slip.is_some(), has_year: year.is_some(), day: last, month };
    match Date::checked(year, month, last) {
        Some(date) => match list.with_last(text, date) {
            Some(days) => Ok((rest, (days, how))),
            None => miss(input),
        },
        None => Ok((rest, (Days { list: Vec::new(), by_comma: false }, how))),
    }
}

/// What else is known of a day in words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spelled {
    /// `tháng` stands where `năm` belongs.
    pub(super) year_slip: bool,
    pub(super) has_year: bool,
    pub(super) day: u8,
    pub(super) month: u8,
}

/// A day of which a draft leaves parts blank:
/// `draft = slot "tháng" (MONTH / slot) "năm" (YEAR / slot) / slot "/" (MONTH / slot) "/" YEAR`, with at least one slot, as in
/// `ngày … tháng … năm 2024`, `ngày     tháng 10 năm 2025`, `ngày …/…/2024`.
pub(super) fn draft(input: &str) -> Res<'_, Date> {
    alt((draft_in_words, draft_by_slash)).parse(input)
}

fn draft_in_words(input: &str) -> Res<'_, Date> {
    let (rest, day) = opt(day).parse(blanks(input))?;
    let (rest, ()) = if day.is_none() { slot(rest)? } else { space(rest)? };
    let (rest, ()) = preceded(word("tháng"), space).parse(rest)?;
    let (rest, month) = opt(month).parse(rest)?;
    let (rest, ()) = if month.is_none() { slot(rest)? } else { space(rest)? };
    let (rest, ()) = preceded(word("năm"), space).parse(rest)?;
    let (rest, year) = year(rest)?;
    if !ends(rest) || (day.is_some() && month.is_some()) {
        return miss(input);
    }
    Ok((rest, Date { year: Some(year), month, day }))
}

fn draft_by_slash(input: &str) -> Res<'_, Date> {
    let (rest, day) = opt(day).parse(blanks(input))?;
    let (rest, ()) = if day.is_none() { slot(rest)? } else { space(rest)? };
    let (rest, ()) = slash(rest)?;
    let (rest, month) = opt(month).parse(rest)?;
    let (rest, ()) = if month.is_none() { slot(rest)? } else { space(rest)? };
    let (rest, year) = preceded(slash, year).parse(rest)?;
    if !ends(rest) || (day.is_some() && month.is_some()) {
        return miss(input);
    }
    Ok((rest, Date { year: Some(year), month, day }))
}

/// A place left for a number: `slot = *(BLANK / "." / "…" / "_" / "-")`.
fn slot(input: &str) -> Res<'_, ()> {
    Ok((
        input.trim_start_matches(|c| is_blank(c) || matches!(c, '.' | '…' | '_') || is_dash(c)),
        (),
    ))
}

/// A month, in digits or as a word: `9`, `09`, `Chín`, `mười hai`.
pub(super) fn month_name(input: &str) -> Res<'_, u8> {
    alt((month, month_word)).parse(input)
}

/// A month as a word. `tháng Một` is January; `Giêng` and `Chạp` are months of the lunar year and not read here.
pub(super) fn month_word(input: &str) -> Res<'_, u8> {
    let (rest, month) = alt((
        value(12, alt((word("mười hai"), word("mười một hai")))),
        value(11, word("mười một")),
        value(10, word("mười")),
        value(9, word("chín")),
        value(8, word("tám")),
        value(7, alt((word("bảy"), word("bẩy")))),
        value(6, word("sáu")),
        value(5, word("năm")),
        value(4, alt((word("tư"), word("bốn")))),
        value(3, word("ba")),
        value(2, word("hai")),
        value(1, word("một")),
    ))
    .parse(input)?;
    // `tháng năm học`, `mỗi tháng một lần`, `tháng năm 2024` (the month is left blank) name no month.
    let capital = input.chars().next().is_some_and(char::is_uppercase);
    let next = next_key(rest);
    let follows_digit = blanks(rest).starts_with(|c: char| c.is_ascii_digit());
    if matches!(next, HOC | LAN | BUOI | KI | CUOC | NGAY)
        || (month == 5 && (follows_digit || !capital))
        || (month == 1 && !capital)
    {
        return miss(input);
    }
    Ok((rest, month))
}

const HOC: Key = key("hoc");
const LAN: Key = key("lan");
const BUOI: Key = key("buoi");
const KI: Key = key("ki");
const CUOC: Key = key("cuoc");
const NGAY: Key = key("ngay");

/// The year behind a month or a quarter:
/// `year-tail = ("/" / dash / "." / "(" / BLANK) YEAR / [","] "năm" [":"] YEAR / "năm học" ...`, as in `tháng 9/2023`,
/// `tháng 5 năm 2023`, `Quý IV - 2023`; after a slash also two digits (`9/23`).
pub(super) fn year_tail(input: &str) -> Res<'_, Year> {
    let (rest, year) = alt((
        preceded(slash, year),
        preceded(dash, year),
        preceded(char('.'), year),
        preceded((space, opt(char(',')), space, word("năm"), space, opt((char(':'), space))), year),
        preceded(space, year),
        preceded(
            slash,
            map(
                verify(digits, |d: &Digits<'_>| d.len() == 2 && (13..50).contains(&d.value)),
                |d| 2000 + d.value as Year,
            ),
        ),
    ))
    .parse(input)?;
    // `năm 2023 - 2024` are two years; `2023/12`, `2023.500` go on.
    let range = preceded(dash, year_of_date).parse(rest).is_ok();
    if !ends(rest) || range || rest.starts_with('%') {
        return miss(input);
    }
    Ok((rest, year))
}

/// The school year behind a month: `"năm học" school-year`; gives the calendar year of `month`.
///
/// `THÁNG 8 NĂM HỌC 2023 - 2024` is August 2023: a school year holds each month once, and where it opens with August
/// only a list of months could tell otherwise.
pub(super) fn school_year_tail(input: &str, month: u8) -> Option<Year> {
    let rest = word("năm học")(input.trim_start_matches(|c| is_blank(c) || c == ',')).ok()?.0;
    let rest = rest.trim_start_matches(|c| is_blank(c) || c == ':');
    let (_, school_year) = super::year::consecutive(rest).ok()?;
    Some(school_year.year_of(month))
}

/// A month with its year, without the word: `bare-month = MONTH "/" YEAR`, as in `9/2023`.
pub(super) fn bare_month(input: &str) -> Res<'_, (u8, Year)> {
    {
        let (rest, found) = (month, preceded(slash, year)).parse(input)?;
        if ends(rest) { Ok((rest, found)) } else { miss(input) }
    }
}

/// A number of a quarter or a semester: Roman capitals or digits.
pub(super) fn numeral<'s>(most: u8, input: &'s str) -> Res<'s, u8> {
    let roman = map_opt(take_while1(|c: char| c.is_alphanumeric()), |text: &str| {
        Some(match text {
            "I" => 1,
            "II" => 2,
            "III" => 3,
            "IV" => 4,
            _ => return None,
        })
    });
    let (rest, number) =
        alt((|input| up_to(1, u32::from(most), input), verify(roman, |n| *n <= most)))
            .parse(input)?;
    // `quý 1 lần`, `học kỳ 2 buổi` count, they do not name; `1/2`, `1.5`, `1%` go on.
    let goes_on = match rest.strip_prefix(['/', '.']) {
        Some(tail) => tail.starts_with(|c: char| c.is_ascii_digit()) && year(tail).is_err(),
        None => rest.starts_with('%'),
    };
    if goes_on || matches!(next_key(rest), LAN | BUOI | CUOC) {
        miss(input)
    } else {
        Ok((rest, number))
    }
}

/// A day without its year behind a word of time: [`pair`] or [`loose_pair`].
pub(super) fn cued_pair(input: &str) -> Res<'_, Slashed<'_>> {
    alt((pair, loose_pair)).parse(input)
}

/// From one day to another of a month that is not named, behind `ngày`: `25-26`, `9 đến ngày 13`, `03 - 05`.
pub(super) fn day_range<'s>(input: &'s str) -> Res<'s, [Piece<'s, u8>; 2]> {
    let (rest, first) = piece(day)(input)?;
    let (rest, _) = verify(join, |join| *join == Join::To).parse(rest)?;
    let (rest, _) = opt((word("ngày"), space)).parse(rest)?;
    let (rest, last) = piece(day)(rest)?;
    let goes_on = rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '/' | '%'))
        || is_dash_of_number(rest)
        || matches!(next_key(rest), LAN | THANG)
        || super::quantity::is_counted(rest);
    if goes_on || !ends(rest) || first.value >= last.value {
        return miss(input);
    }
    Ok((rest, [first, last]))
}

/// Whether a mark and a digit go on with a number: `-5`, `,5`, `.5`.
fn is_dash_of_number(rest: &str) -> bool {
    let marked = rest.strip_prefix(|c| is_dash(c) || matches!(c, ',' | '.'));
    marked.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

const THANG: Key = key("thang");

/// A day of a month that is not named, behind `ngày`: `15`, `mùng 8`.
pub(super) fn lone_day(input: &str) -> Res<'_, u8> {
    let (rest, day) = bare_day(input)?;
    if !ends(rest) || rest.starts_with(is_dash) || rest.starts_with(char::is_alphabetic) {
        return miss(input);
    }
    Ok((rest, day))
}
