//! Heads of the blocks of a schedule: months, quarters, semesters, weeks, summers.

mod days;
mod listed;
mod weeks;

use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::{char, digit1, one_of};
use nom::combinator::{map, map_opt, not, opt, value, verify};
use nom::sequence::{preceded, terminated};
use nom::{IResult, Parser};

pub(crate) use self::days::{DayMonth, day_range};
use self::days::{days_behind_theme, days_of_month};
pub(crate) use self::listed::{MAX_MONTHS, Months, Quarters};
pub(crate) use self::weeks::week_number;
use super::keyword::{at_boundary, blanks, is_dash, keyword, strip};
use super::phrases::{Phrases, phrases};
use crate::time::{Month, Quarter, SchoolYear, Year};

/// The months, quarter, semester, week or summer that a head names, as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct PeriodHead {
    /// What it names.
    pub span: PeriodSpan,
    /// The school year that stands in the head itself: `THÁNG 8 NĂM HỌC 2023 - 2024`.
    pub school_year: Option<SchoolYear>,
    /// Where the days of a week are given: its first and last day.
    pub days: Option<(DayMonth, DayMonth)>,
    /// The month that a week is counted in: `Tuần 1 tháng 10`.
    pub of: Option<Month>,
}

/// What kind of period a head names, with the years that it states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeriodSpan {
    /// Up to twelve months in the order written.
    Months(Months),
    /// A quarter, 1 to 4.
    Quarter(u8, Option<Year>),
    /// Two to four quarters in the order written: `Quý I, II/2024`.
    Quarters(Quarters),
    /// The first or second half of a school year.
    Semester(u8, Option<Year>),
    /// A numbered week; schools count them from the opening day. 0 for one of which only the days are given.
    Week(u8),
    /// `HÈ 2024`.
    Summer(Option<Year>),
    /// `6 tháng đầu năm 2024` (false), `6 tháng cuối năm` (true).
    Half(bool, Option<Year>),
}

/// What follows the head on its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Remainder<'s> {
    /// Nothing but punctuation or a bracket.
    Nothing,
    /// A theme or a first text behind a colon or a dash: `Tháng 9: Chủ điểm "…"`.
    Text(&'s str),
}

/// `period = [what] (months / quarter / semester / week / summer / half), [school-year], ["(" … ")"], ["." / ":" [text]]`
///
/// Examples: `Tháng 09/2023`, `THÁNG 8 NĂM HỌC 2023 - 2024`, `Tháng 7,8/2024`, `8/2019`, `QUÝ III/2021 (Tháng 7 – 9)`,
/// `Tuần 2 (từ 11/9 đến 16/9)`, `HÈ 2024`, `CÔNG TÁC THÁNG 9/2022`, `Chủ điểm tháng 9: Mái trường thân yêu`,
/// `Tháng 9. Chủ đề: Em yêu trường em`. None: `Tháng hành động vì trẻ em`, `Tháng 10 tổ chức hội thi`.
pub(crate) fn period(line: &str) -> Option<(PeriodHead, Remainder<'_>)> {
    let line = behind_what(line);
    if !may_begin(line) {
        return None;
    }
    let (rest, span) =
        alt((map(months, PeriodSpan::Months), quarter, semester, week, summer, half))
            .parse(line)
            .ok()?;
    let mut head = PeriodHead { span, school_year: None, days: None, of: None };
    let mut rest = blanks(rest);
    if let (PeriodSpan::Week(_), Ok((behind, month))) = (span, month_of_week(rest)) {
        head.of = Some(month);
        rest = blanks(behind);
    }
    let rest = match school_year(rest) {
        Ok((rest, year)) => {
            head.school_year = Some(year);
            rest
        }
        Err(_) => rest,
    };
    let rest = blanks(rest);
    let (rest, in_brackets) = brackets(rest);
    let mut rest = blanks(rest);
    // "Tuần 20 - 25/5": the days of a week that has no number.
    if let PeriodSpan::Week(_) = head.span
        && rest.starts_with(is_dash)
        && let Some(line) = strip(line, "tuần").map(blanks)
        && let Some((days, behind)) = days_of_month(line)
    {
        head.days = Some(days);
        rest = blanks(behind);
    } else if let PeriodSpan::Week(_) = head.span {
        let shown =
            in_brackets.unwrap_or_else(|| rest.trim_start_matches([':', '-', '–', ',', '.', ' ']));
        if let Some((days, behind)) = day_range(shown) {
            head.days = Some(days);
            if in_brackets.is_none() {
                rest = blanks(behind);
            }
        } else if in_brackets.is_none() {
            head.days = days_behind_theme(rest);
        }
    }
    if rest.trim_end_matches(['.', ':', ';', ')', ' ', '-', '–', '*']).is_empty() {
        return Some((head, Remainder::Nothing));
    }
    let mut chars = rest.chars();
    let mark = chars.next()?;
    let text = blanks(chars.as_str());
    let parted = matches!(mark, ':' | '(') || is_dash(mark);
    (parted || matches!(mark, '.' | ',' | ';') && names_theme(text))
        .then_some((head, Remainder::Text(text)))
}

/// Whether a text begins with what a month of a school is about: `Chủ điểm: …`.
pub(crate) fn names_theme(text: &str) -> bool {
    static THEMES: Phrases<2> = phrases(["chủ điểm", "chủ đề"]);
    THEMES.begin(text)
}

/// `every = [what] ("hằng" / "hàng") ("tháng" / "quý" / "năm")`, and nothing else: a head of what recurs, in whatever month it stands.
pub(crate) fn heads_recurring(text: &str) -> bool {
    static EVERY: Phrases<6> =
        phrases(["hằng tháng", "hàng tháng", "hằng quý", "hàng quý", "hằng năm", "hàng năm"]);
    static WHATS: Phrases<5> =
        phrases(["công việc", "công tác", "hoạt động", "nhiệm vụ", "nội dung"]);
    let every = WHATS.at(text).map_or(text, |(_, rest)| blanks(rest));
    EVERY.at(every).is_some_and(|(_, rest)| !rest.contains(char::is_alphanumeric))
}

/// `what = "chủ điểm" / "công tác" / "nội dung" / "hoạt động" / "nhiệm vụ" …`: what stands before the month that heads a block,
/// cut off where a month, a week or their like follows.
fn behind_what(line: &str) -> &str {
    static WHATS: Phrases<17> = phrases([
        "chủ điểm",
        "chủ đề",
        "công tác trọng tâm",
        "công tác",
        "công việc trọng tâm",
        "công việc",
        "hoạt động trọng tâm",
        "hoạt động",
        "nhiệm vụ trọng tâm",
        "nhiệm vụ",
        "nội dung trọng tâm",
        "nội dung công tác",
        "nội dung công việc",
        "nội dung hoạt động",
        "nội dung",
        "trọng tâm công tác",
        "trọng tâm",
    ]);
    static TIMES: Phrases<4> = phrases(["tháng", "tuần", "quý", "học kỳ"]);
    let behind = WHATS.at(line).map(|(_, rest)| blanks(rest));
    behind.filter(|rest| TIMES.begin(rest)).unwrap_or(line)
}

/// Whether a line begins with a digit, a letter or a word that a head begins with; most lines do not.
fn may_begin(line: &str) -> bool {
    static WORDS: Phrases<19> = phrases([
        "tháng",
        "các tháng",
        "từ tháng",
        "tuần",
        "quý",
        "học kỳ",
        "hè",
        "một",
        "hai",
        "ba",
        "tư",
        "bốn",
        "năm",
        "sáu",
        "bảy",
        "bẩy",
        "tám",
        "chín",
        "mười",
    ]);
    match line.as_bytes() {
        [b'0'..=b'9', ..] | [b'T' | b't', b'0'..=b'9' | b'.', ..] => true,
        [b'Q', b'1'..=b'4' | b'I', ..] | [b'H', b'K', ..] => true,
        _ => WORDS.begin_glued(line),
    }
}

/// `months = ("tháng" [":"] / "T") month-list / "từ tháng" month-list / 1*2DIGIT "/" year` (the last alone on its line). Behind `Từ`
/// there are two or more.
fn months(line: &str) -> IResult<&str, Months> {
    if let Some(rest) = strip(line, "từ tháng") {
        return verify(month_list, |months: &Months| months.iter().len() > 1).parse(blanks(rest));
    }
    if let Some(rest) = strip(line, "các tháng").or_else(|| strip(line, "tháng")) {
        let rest = blanks(rest);
        let rest = blanks(rest.strip_prefix(':').unwrap_or(rest));
        return month_list(rest);
    }
    // "T9/2025", "T.10/2024"; "T.11: …" with its dot and without a year
    if let Some(rest) = line.strip_prefix(['T', 't']) {
        let dotted = rest.starts_with('.');
        let rest = rest.strip_prefix('.').unwrap_or(rest);
        if rest.starts_with(|c: char| c.is_ascii_digit()) {
            let (rest, months) = month_list(rest)?;
            let behind = blanks(rest);
            // "T2" to "T7" alone are days of the week.
            let month = months.only().is_some_and(|only| only.month > 7);
            let heads = dotted && (behind.is_empty() || behind.starts_with([':', '-', '–']))
                || month && behind.trim_end_matches(':').is_empty();
            if heads || months.is_dated() {
                return Ok((rest, months));
            }
        }
        return fail(line);
    }
    // "11-12/2025", "12/2025 và 01/2026": a list alone on its line, each month with its year.
    if let Ok((rest, months)) = month_list(line)
        && months.iter().len() > 1
        && months.is_dated()
        && rest.trim_end_matches(['.', ':', ' ']).is_empty()
    {
        return Ok((rest, months));
    }
    // "8/2019"
    let (rest, month) = month_number(line)?;
    let (rest, _) = one_of("/-.").parse(blanks(rest))?;
    let (rest, year) = year(blanks(rest))?;
    let months = Months::new(Month { year: Some(year), month });
    if rest.trim_end_matches(['.', ':', ' ']).is_empty() { Ok((rest, months)) } else { fail(line) }
}

/// `month-list = month [year-mark year] *(("," / "+" / "&" / "và" / "-") ["tháng"] month [year-mark year])`
///
/// A dash makes a range, a year holds for the months before it that have none. Examples: `7,8/2024`, `9-10`,
/// `12/2025 và tháng 01/2026`, `9, 10, 11 năm 2023`, `Chín`.
fn month_list(input: &str) -> IResult<&str, Months> {
    let (mut rest, first) = month(input)?;
    let mut months = Months::new(Month { year: None, month: first });
    let mut dated = 0;
    loop {
        if let Ok((after, year)) = year_mark(rest) {
            date_back(&mut months, dated, year);
            dated = months.iter().len();
            rest = after;
        }
        let Ok((after, ranged)) = joint(rest) else { break };
        let after =
            strip(after, "tháng").or_else(|| after.strip_prefix("T.")).map_or(after, blanks);
        // "Tháng 9 - 2023": what follows the dash is the year.
        if let Ok((after, year)) = year(after)
            && ranged
            && at_boundary(after)
        {
            date_back(&mut months, dated, year);
            rest = after;
            break;
        }
        let Ok((after, next)) = month(after) else { break };
        let last = months.iter().next_back().map_or(next, |m| m.month);
        if ranged {
            let mut between = last;
            while between != next && months.iter().len() < MAX_MONTHS {
                between = between % 12 + 1;
                months.push(Month { year: None, month: between });
            }
        } else if !months.push(Month { year: None, month: next }) {
            break;
        }
        rest = after;
    }
    if at_boundary(rest) { Ok((rest, months)) } else { fail(input) }
}

/// Gives `year` to the months from `from` on; in a range over the turn of the year the months before it are a year
/// earlier (`Tháng 12, 1/2025`).
fn date_back(months: &mut Months, from: usize, year: Year) {
    let mut year = year;
    let mut later: Option<u8> = None;
    months.change_back(from, |month| {
        if later.is_some_and(|l| month.month > l) {
            year = year.saturating_sub(1);
        }
        later = Some(month.month);
        Month { year: Some(year), ..month }
    });
}

/// `joint = "," / ";" / "+" / "&" / "và" / DASH / "đến"`; true where it makes a range.
fn joint(input: &str) -> IResult<&str, bool> {
    let input = blanks(input);
    if let Some(rest) = strip(input, "và") {
        return Ok((blanks(rest), false));
    }
    if let Some(rest) = strip(input, "đến") {
        return Ok((blanks(rest), true));
    }
    let mut chars = input.chars();
    match chars.next() {
        Some(',' | ';' | '+' | '&') => {
            let rest = blanks(chars.as_str());
            Ok((strip(rest, "và").map_or(rest, blanks), false))
        }
        Some(c) if is_dash(c) => Ok((blanks(chars.as_str()), true)),
        _ => fail(input),
    }
}

/// `year-mark = ("/" / "." / "năm") year`.
fn year_mark(input: &str) -> IResult<&str, Year> {
    let rest = blanks(input);
    let rest = match strip(rest, "năm") {
        Some(rest) => blanks(rest),
        None => {
            let (rest, _) = one_of("/.").parse(rest)?;
            blanks(rest)
        }
    };
    let rest = rest.strip_prefix(':').map_or(rest, blanks);
    let (rest, year) = year(rest)?;
    if at_boundary(rest) { Ok((rest, year)) } else { fail(input) }
}

fn month(input: &str) -> IResult<&str, u8> {
    alt((month_number, month_word)).parse(input)
}

fn month_number(input: &str) -> IResult<&str, u8> {
    map_opt(digit1, |d: &str| {
        if d.len() <= 2 { d.parse().ok().filter(|m| (1..=12).contains(m)) } else { None }
    })
    .parse(input)
}

/// `month-word = "Giêng" / "Hai" / … / "Mười hai" / "Chạp"`, in capitals or with a capital.
fn month_word(input: &str) -> IResult<&str, u8> {
    const WORDS: [(&str, u8); 14] = [
        ("mười hai", 12),
        ("mười một", 11),
        ("mười", 10),
        ("một", 1),
        ("hai", 2),
        ("ba", 3),
        ("tư", 4),
        ("bốn", 4),
        ("năm", 5),
        ("sáu", 6),
        ("bảy", 7),
        ("bẩy", 7),
        ("tám", 8),
        ("chín", 9),
    ];
    // In small letters only where the head ends with it: "tháng sáu:", but not "tháng ba mươi".
    let small = !input.starts_with(char::is_uppercase);
    WORDS
        .iter()
        .filter(|(word, _)| {
            !small
                || strip(input, word)
                    .is_some_and(|rest| rest.trim_end_matches([':', '.', ' ']).is_empty())
        })
        .find_map(|(word, n)| strip(input, word).filter(|r| at_boundary(r)).map(|rest| (rest, *n)))
        .map_or_else(|| fail(input), Ok)
}

/// `year = ("19" / "20") 2DIGIT`.
pub(crate) fn year(input: &str) -> IResult<&str, Year> {
    map_opt(digit1, |d: &str| {
        if d.len() == 4 { d.parse().ok().filter(|y| (1900..=2099).contains(y)) } else { None }
    })
    .parse(input)
}

/// `school-year = "năm học" [":"] year (DASH / "/" / 1*BLANK) year`, the second the year behind the first.
///
/// Examples: `NĂM HỌC 2023 – 2024`, `năm học 2010 2011`.
pub(crate) fn school_year(input: &str) -> IResult<&str, SchoolYear> {
    let rest = input.trim_start_matches(['-', '–', ',', ' ']);
    let Some(rest) = strip(rest, "năm học") else { return fail(input) };
    let rest = blanks(rest);
    let rest = blanks(rest.strip_prefix(':').unwrap_or(rest));
    let (rest, start) = year(rest)?;
    let gap = blanks(rest);
    // Conversions lose the dash: "năm học 2010 2011".
    let lost = gap.len() < rest.len() && gap.starts_with(|c: char| c.is_ascii_digit());
    let gap = if lost {
        gap
    } else {
        verify(nom::character::complete::anychar, |c: &char| is_dash(*c) || *c == '/').parse(gap)?.0
    };
    let (rest, end) = year(blanks(gap))?;
    if end == start + 1 { Ok((rest, SchoolYear { start })) } else { fail(input) }
}

/// `quarter = ("quý" / "Q") number [year-mark year] *(joint ["quý" / "Q"] number [year-mark year])`, `number = roman / 1DIGIT`.
///
/// A dash makes a range, a year holds for the quarters before it that have none. Examples: `QUÝ III/2021`, `Quý I, II/2024`,
/// `QUÝ I + QUÝ II NĂM 2024`, `Quý III - IV`.
fn quarter(line: &str) -> IResult<&str, PeriodSpan> {
    let (rest, short) =
        alt((value(false, keyword("quý")), value(true, one_of("Q")))).parse(line)?;
    let rest = if short { rest } else { blanks(rest.trim_start_matches(':')) };
    let (rest, quarter) = one_to_four(rest)?;
    let (mut rest, year) = opt(year_mark).parse(rest)?;
    let mut quarters = Quarters::new(Quarter { year, quarter });
    while let Ok((after, next)) = next_quarter(rest, &quarters) {
        quarters = next;
        rest = after;
    }
    let dated = quarters.iter().any(|quarter| quarter.year.is_some());
    if !at_boundary(rest) || (short && !dated) {
        return fail(line);
    }
    match quarters.only() {
        Some(Quarter { year, quarter }) => Ok((rest, PeriodSpan::Quarter(quarter, year))),
        None => Ok((rest, PeriodSpan::Quarters(quarters))),
    }
}

/// One more quarter of a list, or those up to the end of a range: the list with them.
fn next_quarter<'s>(input: &'s str, before: &Quarters) -> IResult<&'s str, Quarters> {
    let (rest, ranged) = joint(input)?;
    let named = keyword("quý")(rest).map(|(rest, _)| blanks(rest)).ok();
    let rest = named.or_else(|| rest.strip_prefix('Q')).unwrap_or(rest);
    let (rest, quarter) = one_to_four(rest)?;
    let (rest, year) = opt(year_mark).parse(rest)?;
    let last = before.iter().next_back().map_or(0, |last| last.quarter);
    // `Quý I - 1. Mục tiêu`: what does not go on with the list belongs to it only with a year of its own.
    if quarter <= last && year.is_none() {
        return fail(input);
    }
    let mut quarters = *before;
    if ranged {
        for between in last + 1..quarter {
            quarters.push(Quarter { year: None, quarter: between });
        }
    }
    if !quarters.push(Quarter { year, quarter }) {
        return fail(input);
    }
    if let Some(year) = year {
        quarters.date_back(year);
    }
    Ok((rest, quarters))
}

/// A Roman or Arabic digit from 1 to 4; scanners read a small `l` for an `I`.
fn one_to_four(input: &str) -> IResult<&str, u8> {
    let misread = alt((
        value(4, tag("lV")),
        value(3, alt((tag("Ill"), tag("lll")))),
        value(2, alt((tag("Il"), tag("ll")))),
    ));
    let (rest, n) = alt((
        value(4, tag("IV")),
        value(3, tag("III")),
        value(2, tag("II")),
        value(1, terminated(tag("I"), not(char('l')))),
        map_opt(one_of("1234"), |c| c.to_digit(10).and_then(|d| u8::try_from(d).ok())),
        misread,
    ))
    .parse(input)?;
    if at_boundary(rest) { Ok((rest, n)) } else { fail(input) }
}

/// `semester = ("học kỳ" / "HK") ("I" / "II" / "1" / "2")`. Examples: `Học kì I`, `HKII`, `HỌC KỲ 2`.
fn semester(line: &str) -> IResult<&str, PeriodSpan> {
    let rest = match strip(line, "học kỳ") {
        Some(rest) => blanks(rest),
        None => match line.strip_prefix("HK") {
            Some(rest) => blanks(rest),
            None => return fail(line),
        },
    };
    let (rest, n) = verify(one_to_four, |n| *n <= 2).parse(rest)?;
    let (rest, year) = opt(year_mark).parse(rest)?;
    Ok((rest, PeriodSpan::Semester(n, year)))
}

/// `week = "tuần" ["lễ" / "thứ"] week-number *(("+" / "," / "và") week-number)`; the first counts.
///
/// Examples: `Tuần 2 (từ 11/9 đến 16/9)`, `TUẦN 31`, `Tuần 3+4 (18/9 - 29/9)`, `Tuần II`, `Tuần thứ nhất`.
fn week(line: &str) -> IResult<&str, PeriodSpan> {
    let (rest, _) = keyword("tuần")(line)?;
    let rest = blanks(rest);
    let rest = strip(rest, "thứ").or_else(|| strip(rest, "lễ")).map_or(rest, blanks);
    let (mut rest, n) = week_number(rest)?;
    while let Ok((behind, to)) = joint(rest) {
        let behind = strip(behind, "tuần").map_or(behind, blanks);
        let Ok((behind, _)) = week_number(behind) else { break };
        // Only weeks with their days or a colon behind them: "Tuần 3, 4" alone says when, and heads nothing.
        let signs: &[char] = if to { &['(', ':'] } else { &['(', '+', ',', ':'] };
        let shown = blanks(behind);
        let texted = shown.strip_prefix(':').is_some_and(|text| !blanks(text).is_empty());
        if texted || !shown.starts_with(signs) {
            break;
        }
        rest = behind;
    }
    if at_boundary(rest) { Ok((rest, PeriodSpan::Week(n))) } else { fail(line) }
}

/// `month-of-week = ("tháng" / "/" ["T"]) month [year-mark year]`: `Tuần 1 tháng 10`, `Tuần 3/10`.
fn month_of_week(input: &str) -> IResult<&str, Month> {
    let rest = match strip(input, "tháng") {
        Some(rest) => blanks(rest),
        None => preceded(char('/'), opt(char('T'))).parse(input)?.0,
    };
    let (rest, month) = month_number(rest)?;
    let (rest, year) = opt(year_mark).parse(rest)?;
    if at_boundary(rest) { Ok((rest, Month { year, month })) } else { fail(input) }
}

/// `summer = "hè" [year]`, alone on its line. Example: `HÈ 2024`.
fn summer(line: &str) -> IResult<&str, PeriodSpan> {
    let (rest, _) = keyword("hè")(line)?;
    let rest = blanks(rest);
    let rest = strip(rest, "năm").map_or(rest, blanks);
    let (rest, year) = opt(year).parse(rest)?;
    if year.is_none() && !rest.trim_end_matches([':', '.']).is_empty() {
        return fail(line);
    }
    Ok((rest, PeriodSpan::Summer(year)))
}

/// `half = ("6" / "06" / "sáu") "tháng" ("đầu" / "cuối") "năm" [year]`. Example: `6 THÁNG CUỐI NĂM 2024`.
fn half(line: &str) -> IResult<&str, PeriodSpan> {
    let rest = match line.strip_prefix("06").or_else(|| line.strip_prefix('6')) {
        Some(rest) => rest,
        None => match strip(line, "sáu") {
            Some(rest) => rest,
            None => return fail(line),
        },
    };
    let (rest, _) = keyword("tháng")(blanks(rest))?;
    let (rest, last) =
        alt((value(false, keyword("đầu")), value(true, keyword("cuối")))).parse(blanks(rest))?;
    let (rest, _) = keyword("năm")(blanks(rest))?;
    let (rest, year) = opt(year).parse(blanks(rest))?;
    Ok((rest, PeriodSpan::Half(last, year)))
}

/// `brackets = "(" *any ")"`: what stands in brackets behind the head, or nothing.
fn brackets(input: &str) -> (&str, Option<&str>) {
    let Some(inner) = input.strip_prefix('(') else { return (input, None) };
    // The bracket that closes last on the line: people forget to close the inner one.
    match inner.rfind(')') {
        Some(end) => (&inner[end + 1..], Some(&inner[..end])),
        None => (input, None),
    }
}

fn fail<T>(input: &str) -> IResult<&str, T> {
    Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Verify)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn months_of(line: &str) -> String {
        match period(line) {
            Some((PeriodHead { span: PeriodSpan::Months(m), .. }, _)) => {
                m.iter().map(|m| m.to_string()).collect::<Vec<_>>().join(",")
            }
            other => panic!("{line}: {other:?}"),
        }
    }

    #[test]
    fn months_in_every_dress() {
        assert_eq!(months_of("Tháng 09/2023"), "2023-09");
        assert_eq!(months_of("Tháng 7,8/2024"), "2024-07,2024-08");
        assert_eq!(months_of("Tháng 7 + 8"), "XXXX-07,XXXX-08");
        assert_eq!(months_of("THÁNG 9-10"), "XXXX-09,XXXX-10");
        assert_eq!(months_of("THÁNG 8 NĂM HỌC 2023 - 2024"), "XXXX-08");
        assert_eq!(months_of("8/2019"), "2019-08");
        assert_eq!(months_of("T9/2025"), "2025-09");
        assert_eq!(months_of("Tháng Chín"), "XXXX-09");
        assert_eq!(months_of("Tháng 12/2025 và tháng 01/2026"), "2025-12,2026-01");
        assert_eq!(months_of("Tháng 9 năm 2023:"), "2023-09");
        assert_eq!(months_of("Tháng 12, 1/2025"), "2024-12,2025-01");
        assert_eq!(months_of("Từ tháng 10 đến tháng 12"), "XXXX-10,XXXX-11,XXXX-12");
        assert_eq!(months_of("Từ tháng 10 - 12/2024:"), "2024-10,2024-11,2024-12");
        assert_eq!(months_of("THÁNG: 8/2019"), "2019-08");
        assert_eq!(months_of("Tháng 9 - 2023"), "2023-09");
        assert_eq!(months_of("Tháng 9: Chủ điểm “Mái trường”"), "XXXX-09");
        assert_eq!(months_of("Tháng 9/2022. Chủ đề: Em yêu trường em"), "2022-09");
    }

    #[test]
    fn months_behind_what_they_are_about() {
        assert_eq!(months_of("CÔNG TÁC THÁNG 9/2022"), "2022-09");
        assert_eq!(months_of("Nhiệm vụ trọng tâm tháng 10/2022:"), "2022-10");
        assert_eq!(months_of("CHỦ ĐIỂM THÁNG 11: BIẾT ƠN THẦY CÔ"), "XXXX-11");
        for line in [
            "Nội dung tháng hành động",
            "Công tác tháng 9 được triển khai",
            "Hoạt động: tháng 9",
            "Chủ đề của tháng 9",
        ] {
            assert_eq!(period(line), None, "{line}");
        }
    }

    #[test]
    fn other_periods() {
        let span = |line| period(line).map(|(head, _)| head.span);
        assert_eq!(span("QUÝ III/2021 (Tháng 7 – 9)"), Some(PeriodSpan::Quarter(3, Some(2021))));
        assert_eq!(span("Quý I"), Some(PeriodSpan::Quarter(1, None)));
        assert_eq!(span("Quý I - 1. Mục tiêu"), Some(PeriodSpan::Quarter(1, None)));
        assert_eq!(span("Học kì I"), Some(PeriodSpan::Semester(1, None)));
        assert_eq!(span("HỌC KỲ II:"), Some(PeriodSpan::Semester(2, None)));
        assert_eq!(span("HÈ 2024"), Some(PeriodSpan::Summer(Some(2024))));
        assert_eq!(span("6 tháng cuối năm 2024"), Some(PeriodSpan::Half(true, Some(2024))));
        let of = |line| period(line).and_then(|(head, _)| head.of).map(|month| month.to_string());
        assert_eq!(of("Tuần 1 tháng 10:").as_deref(), Some("XXXX-10"));
        assert_eq!(of("TUẦN 3/11/2022 (14/11 - 19/11)").as_deref(), Some("2022-11"));
        assert_eq!(span("Tuần lễ 2:"), Some(PeriodSpan::Week(2)));
        let days = |line| period(line).and_then(|(head, _)| head.days);
        let day = |day, month, year| DayMonth { day, month: Some(month), year };
        let theme = Some((day(10, 10, Some(2016)), day(14, 10, Some(2016))));
        assert_eq!(days("Tuần 1: Gia đình bé (Từ 10/10 đến 14/10/2016)"), theme);
        assert_eq!(days("Tuần 1: Gia đình bé - Từ ngày 10/10 đến ngày 14/10/2016."), theme);
        assert_eq!(days("Tuần 1: Hội thi (10/10 - 11/10)"), None);
        assert_eq!(days("Tuần 1: Nộp sổ từ 10/10 đến 14/10 tại văn phòng"), None);
        assert_eq!(days("Tuần 2 (từ 11 - 16/9)"), Some((day(11, 9, None), day(16, 9, None))));
        assert_eq!(
            days("Tuần 19: từ 30/12 đến 04/01/2020."),
            Some((day(30, 12, Some(2019)), day(4, 1, Some(2020))))
        );
    }

    #[test]
    fn quarters_in_one_head() {
        let quarters = |line| match period(line) {
            Some((PeriodHead { span: PeriodSpan::Quarters(quarters), .. }, _)) => {
                quarters.iter().map(|q| q.to_string()).collect::<Vec<_>>().join(",")
            }
            other => panic!("{line}: {other:?}"),
        };
        assert_eq!(quarters("Quý I, II/2024"), "2024-33,2024-34");
        assert_eq!(quarters("QUÝ I + QUÝ II NĂM 2024"), "2024-33,2024-34");
        assert_eq!(quarters("Quý I và quý III:"), "XXXX-33,XXXX-35");
        assert_eq!(quarters("Quý II - IV/2024"), "2024-34,2024-35,2024-36");
        assert_eq!(quarters("Quý IV/2024 và Quý I/2025"), "2024-36,2025-33");
        assert_eq!(quarters("Q4, Q1/2025"), "2024-36,2025-33");
        assert_eq!(quarters("Quý 1 + 2: Chuẩn bị"), "XXXX-33,XXXX-34");
    }

    #[test]
    fn running_text_is_no_head() {
        for line in [
            "Tháng hành động vì trẻ em",
            "Tháng 10 tổ chức hội thi",
            "Tháng 13",
            "Từ tháng 9/2024",
            "Từ tháng 9 đến tháng 12 tổ chức kiểm tra",
            "8/2019 là hạn nộp",
            "Quý vị đại biểu",
            "Tuần lễ học tập suốt đời",
            "Hè năm nay trường tổ chức",
            "T2",
            "T9 tổ chức",
            "Tuần 3, 4",
            "Học kỳ này",
        ] {
            assert_eq!(period(line), None, "{line}");
        }
    }
}
