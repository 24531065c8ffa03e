//! The lunar calendar: `rằm tháng Giêng`, `mùng 10/3 âm lịch`, `Tết Nguyên đán Giáp Thìn`.

use nom::Parser;
use nom::branch::alt;
use nom::character::complete::char;
use nom::combinator::{opt, value, verify};
use nom::sequence::preceded;

use super::date::{Piece, piece};
use super::number::{
    Res, dash, day, ends, join, miss, month, slash, space, word, year, year_of_date,
};
use crate::grammar::keyword::{blanks, strip};
use crate::time::{Feast, Lunar, Year};

/// Behind a day: `("âm lịch" / "(ÂL)" / "(âm lịch)" / "ÂL" / "AL")`.
pub(super) fn mark(input: &str) -> Res<'_, ()> {
    // Most of what follows a day begins otherwise.
    if !matches!(blanks(input).as_bytes().first(), Some(b'(' | b'a' | b'A' | 0xC3)) {
        return miss(input);
    }
    preceded(space, alt((mark_word, value((), (char('('), space, mark_word, space, char(')'))))))
        .parse(input)
}

fn mark_word(input: &str) -> Res<'_, ()> {
    alt((word("âm lịch"), word("âl"), word("al"))).parse(input)
}

/// `ram = "rằm" ("tháng" month / "Trung thu") [year-behind]`, the 15th: `rằm tháng Giêng`, `rằm tháng 8 năm Giáp Thìn`.
pub(super) fn full_moon(input: &str) -> Res<'_, Lunar> {
    let (rest, month) = preceded(
        (word("rằm"), space),
        alt((value(8, word("trung thu")), preceded((word("tháng"), space), lunar_month))),
    )
    .parse(input)?;
    let (rest, year) = year_behind(rest);
    Ok((rest, Lunar { year, month, day: Some(15) }))
}

/// `named = "tháng" ("Giêng" / "Chạp")`, perhaps behind a day: `tháng Giêng`.
pub(super) fn named_month(input: &str) -> Res<'_, Lunar> {
    let (rest, month) =
        preceded((word("tháng"), space), alt((value(1, word("giêng")), value(12, word("chạp")))))
            .parse(input)?;
    Ok((rest, Lunar { year: None, month, day: None }))
}

/// `day-of-named = DAY named / DAY ("/" / "tháng") MONTH mark`, as in `23 tháng Chạp`, `10/3 (ÂL)`.
pub(super) fn dated(input: &str) -> Res<'_, Lunar> {
    let (rest, day) = verify(day, |day| *day <= 30).parse(input)?;
    if let Ok((rest, lunar)) = preceded(space, named_month).parse(rest) {
        let (rest, year) = year_behind(rest);
        return Ok((rest, Lunar { year, day: Some(day), ..lunar }));
    }
    let (rest, month) =
        preceded(alt((slash, value((), (space, word("tháng"), space)))), lunar_month)
            .parse(rest)?;
    let (rest, year) = opt(preceded(slash, year)).parse(rest)?;
    let (rest, ()) = mark(rest)?;
    let (rest, year) = if year.is_some() { (rest, year) } else { year_behind(rest) };
    Ok((rest, Lunar { year, month, day: Some(day) }))
}

fn lunar_month(input: &str) -> Res<'_, u8> {
    alt((
        value(1, word("giêng")),
        value(12, word("chạp")),
        verify(month, |_| true),
        super::date::month_word,
    ))
    .parse(input)
}

/// A feast by its name, perhaps with its year:
/// `feast = ("Tết Nguyên đán" / "Tết cổ truyền" / … / "Tết Trung thu" / "Giỗ Tổ Hùng Vương" / …) [YEAR / CAN CHI]`.
pub(super) fn feast(input: &str) -> Res<'_, Lunar> {
    let (rest, feast) = alt((
        value(
            Feast::NewYear,
            alt((word("tết nguyên đán"), word("tết cổ truyền"), word("tết âm lịch"))),
        ),
        value(Feast::NewYear, word("nguyên đán")),
        value(Feast::MidAutumn, alt((word("tết trung thu"), word("trung thu")))),
        value(Feast::FirstFullMoon, alt((word("tết nguyên tiêu"), word("nguyên tiêu")))),
        value(Feast::MidYear, alt((word("tết đoan ngọ"), word("đoan ngọ")))),
        value(Feast::HungKings, alt((word("giỗ tổ hùng vương"), word("giỗ tổ")))),
        value(Feast::Vesak, alt((word("phật đản"), word("đại lễ phật đản")))),
        value(Feast::VuLan, word("vu lan")),
        value(Feast::KitchenGods, word("ông công")),
    ))
    .parse(input)?;
    let (month, day) = feast.month_day();
    let (rest, year) = feast_year(rest);
    Ok((rest, Lunar { year, month, day: Some(day) }))
}

/// `"Tết" (YEAR / CAN CHI)`, as in `Tết 2024`, `Tết Giáp Thìn`.
pub(super) fn new_year(input: &str) -> Res<'_, Lunar> {
    let (rest, ()) = word("tết")(input)?;
    let (rest, year) = feast_year(rest);
    if year.is_none() {
        return miss(input);
    }
    Ok((rest, Lunar { year, month: 1, day: Some(1) }))
}

/// `mùng 1 Tết`.
pub(super) fn day_of_new_year(input: &str) -> Res<'_, Lunar> {
    let (rest, (day, ())) = (
        preceded((super::date::mung, space), verify(day, |d| *d <= 10)),
        preceded(space, word("tết")),
    )
        .parse(input)?;
    let (rest, year) = feast_year(rest);
    Ok((rest, Lunar { year, month: 1, day: Some(day) }))
}

/// `DAY "Tết"`, one of the last days before the lunar new year: `30 Tết`, `28 Tết`.
pub(super) fn day_before_new_year(input: &str) -> Res<'_, Lunar> {
    let (rest, day) = verify(day, |day| (20..=30).contains(day)).parse(input)?;
    let (rest, ()) = preceded(space, word("tết")).parse(rest)?;
    Ok((rest, Lunar { year: None, month: 12, day: Some(day) }))
}

/// Two days that share their lunar month: `DAY join ["mùng"] dated`, as in `6 đến mùng 10 tháng Giêng`, `1, 2/3 âm lịch`.
pub(super) fn first_days<'s>(input: &'s str) -> Res<'s, [Piece<'s, Lunar>; 2]> {
    let (rest, Piece { value: first, text }) = piece(day)(input)?;
    let (rest, _) = (join, opt((super::date::mung, space))).parse(rest)?;
    let (rest, last) = piece(dated)(rest)?;
    let in_order = last.value.day.is_some_and(|last| first < last);
    if !in_order {
        return miss(input);
    }
    Ok((rest, [Piece { value: Lunar { day: Some(first), ..last.value }, text }, last]))
}

/// The year that is a part of how a feast is called: `YEAR / ["năm"] CAN CHI`, as in `2024`, `Giáp Thìn`, `năm Giáp Thìn`.
fn year_of_feast(input: &str) -> Res<'_, Year> {
    let named = preceded(opt((word("năm"), space)), named_year);
    let (rest, found) = preceded(space, alt((year, named))).parse(input)?;
    if ends(rest) { Ok((rest, found)) } else { miss(input) }
}

/// The year of a feast, in its name or behind it.
fn feast_year(input: &str) -> (&str, Option<Year>) {
    match year_of_feast(input) {
        Ok((rest, year)) => (rest, Some(year)),
        Err(_) => year_behind(input),
    }
}

/// The year behind a lunar day: `"năm" (YEAR / CAN CHI)`. A year in digits is a mention of its own and is left to be read:
/// `Tết Trung thu năm 2016` is a feast and a year.
fn year_behind(input: &str) -> (&str, Option<Year>) {
    let digits = preceded((space, word("năm"), space), year).parse(input);
    if let Ok((after, year)) = digits {
        // `năm 2023 - 2024` names no one year.
        let one = ends(after) && preceded(dash, year_of_date).parse(after).is_err();
        return (input, Some(year).filter(|_| one));
    }
    match preceded((space, word("năm"), space), named_year).parse(input) {
        Ok((after, year)) => (after, Some(year)),
        Err(_) => (input, None),
    }
}

/// The ten stems, in their order; the year 4 is a Giáp year.
const CAN: [&str; 10] = ["giáp", "ất", "bính", "đinh", "mậu", "kỷ", "canh", "tân", "nhâm", "quý"];

/// The twelve branches, in their order; the year 4 is a Tý year.
const CHI: [&str; 12] =
    ["tý", "sửu", "dần", "mão", "thìn", "tỵ", "ngọ", "mùi", "thân", "dậu", "tuất", "hợi"];

/// A year by its name, the one from 1990 to 2049: `named-year = CAN CHI`, as in `Giáp Thìn` (2024).
pub(super) fn named_year(input: &str) -> Res<'_, Year> {
    let index = |input, names: &[&str]| {
        names
            .iter()
            .position(|name| {
                strip(input, name).is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
            })
            .and_then(|n| strip(input, names.get(n)?).map(|rest| (rest, n)))
    };
    let first = input.chars().next().is_some_and(char::is_uppercase);
    let Some((rest, can)) = index(input, &CAN).filter(|_| first) else { return miss(input) };
    let Some((rest, chi)) = index(blanks(rest), &CHI) else { return miss(input) };
    // The years 4 + n for which n is `can` modulo 10 and `chi` modulo 12.
    let found = (0..60).find(|n| n % 10 == can && n % 12 == chi);
    // 1990 is 4 + 1986, and 1986 is 6 modulo 60.
    found.map_or_else(|| miss(input), |n| Ok((rest, 1990 + ((n + 60 - 6) % 60) as Year)))
}
