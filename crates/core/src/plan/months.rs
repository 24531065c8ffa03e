//! The calendar months that mentions of time name.

use super::{Section, Text, mentions_in};
use crate::grammar::keyword::{any_of, blanks, is_blank, is_dash};
use crate::grammar::period::{PeriodHead, PeriodSpan, Remainder, names_theme, period};
use crate::grammar::phrases::{Phrases, phrases};
use crate::mention::{Kind, Mention, Moment, Value};
use crate::time::{Date, Interval, Month, Quarter};

/// The most months that one activity has.
const MOST_MONTHS: usize = 12;

/// The time that heads a section: `1. Tháng 9/2022:`, `3. Tuần 3 (12/9 - 16/9)`, or what is to be done in it,
/// `II. PHƯƠNG HƯỚNG, NHIỆM VỤ THÁNG 10`, `II. Kế hoạch hoạt động chuyên môn tháng 4/2021`. What looks back on a time
/// (`I. KẾT QUẢ THÁNG 9`) is no such head.
pub(super) fn time_of_section(text: &str) -> Option<PeriodHead> {
    static AHEAD: Phrases<18> = phrases([
        "kế hoạch",
        "chương trình",
        "phương hướng",
        "nhiệm vụ",
        "công tác",
        "công việc",
        "hoạt động",
        "trọng tâm",
        "nội dung",
        "triển khai",
        "thực hiện",
        "một số",
        "các",
        "chính",
        "chủ yếu",
        "cụ thể",
        "và",
        "lịch",
    ]);
    // What an event is, or how the time lies to it: the time behind is not that of all that stands below.
    static EVENTS: Phrases<28> = phrases([
        "từ",
        "đến",
        "tới",
        "trước",
        "sau",
        "hết",
        "qua",
        "vừa qua",
        "đầu",
        "cuối",
        "giữa",
        "năm",
        "tổ chức",
        "chuẩn bị",
        "tham gia",
        "hội",
        "đại hội",
        "lễ",
        "ngày",
        "cuộc",
        "giải",
        "thi",
        "kỷ niệm",
        "chào mừng",
        "hưởng ứng",
        "báo cáo",
        "kết quả",
        "tháng",
    ]);
    const MOST_WORDS: usize = 6;
    let mut rest = text;
    let mut words = 0;
    loop {
        if let Some((head, behind)) = period(rest) {
            // "Hoạt động tình nguyện hè" is one of the summer, and no block of it.
            let named = words == 0
                || matches!(
                    head.span,
                    PeriodSpan::Months(_) | PeriodSpan::Quarter(..) | PeriodSpan::Quarters(_)
                );
            let ends = rest.len() == text.len() || behind == Remainder::Nothing;
            return (named && ends).then_some(head);
        }
        rest = match AHEAD.at(rest) {
            Some((_, behind)) => blanks(behind.strip_prefix(',').unwrap_or(behind)),
            // Whose work it is: "chuyên môn", "Đội", "của tổ".
            None if rest.len() < text.len() && words < MOST_WORDS && !EVENTS.begin(rest) => {
                words += 1;
                let (word, behind) = rest.split_once(' ')?;
                if !word.chars().all(char::is_alphabetic) {
                    return None;
                }
                blanks(behind)
            }
            None => return None,
        };
    }
}

/// A time that a text begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct TimeInFront {
    /// How long it is, in bytes.
    len: usize,
    /// Whether a colon parts it from what is said.
    by_colon: bool,
}

/// Whether a text begins with a day or a span of days and says behind a colon what is to be done then: `Ngày 15/5: Họp`.
pub(super) fn begins_with_date(text: &str) -> bool {
    period(text).is_none()
        && time_in_front(text).is_some_and(|time| {
            let front = &text[..time.len];
            time.by_colon && (front.contains('/') || front.contains("tháng"))
        })
}

/// The time that a text begins with and that a colon, a dash or a comma parts from what is to be done then:
/// `Ngày 15/5/2021: Họp`, `Từ 15/5 đến 20/5 - Tập luyện`, `8h00 ngày 12/6: Khai mạc`, `Đầu tháng 7, tổ chức chung kết`.
fn time_in_front(text: &str) -> Option<TimeInFront> {
    // Most texts begin with another word.
    static FIRST: Phrases<23> = phrases([
        "ngày",
        "từ",
        "trong",
        "đầu",
        "cuối",
        "giữa",
        "vào",
        "tháng",
        "tuần",
        "trước",
        "sau",
        "chậm",
        "hạn",
        "thứ",
        "chủ nhật",
        "sáng",
        "chiều",
        "tối",
        "buổi",
        "lúc",
        "khoảng",
        "hồi",
        "dự kiến",
    ]);
    if !(text.starts_with(|c: char| c.is_ascii_digit()) || FIRST.begin(text)) {
        return None;
    }
    let says = |what: &str| {
        let what = blanks(what);
        what.starts_with(char::is_alphabetic) && !names_theme(what)
    };
    for (at, _) in text.match_indices(':').take(2) {
        let (time, what) = (&text[..at], &text[at + 1..]);
        if is_time(time) && says(what) {
            return Some(TimeInFront { len: at, by_colon: true });
        }
    }
    let parted = |mark: char| mark == ',' || is_dash(mark);
    let (at, mark) = text
        .char_indices()
        .find(|(at, mark)| parted(*mark) && text[at + mark.len_utf8()..].starts_with(is_blank))?;
    let (time, what) = (&text[..at], blanks(&text[at + mark.len_utf8()..]));
    let goes_on = || FIRST.begin(what) || what.starts_with(|c: char| c.is_ascii_digit());
    (is_time(time) && says(what) && !goes_on()).then_some(TimeInFront { len: at, by_colon: false })
}

/// Whether a text is made of the words of times, with a day or a month among them: `Từ ngày 15/5 đến 20/5`.
fn is_time(text: &str) -> bool {
    const LONGEST: usize = 90;
    static WORDS: Phrases<48> = phrases([
        "ngày", "từ", "đến", "tới", "tháng", "năm", "học", "trong", "đầu", "cuối", "giữa", "vào",
        "trước", "sau", "chậm", "nhất", "hạn", "muộn", "tuần", "quý", "thứ", "hai", "ba", "tư",
        "bốn", "sáu", "bảy", "bẩy", "tám", "chín", "mười", "một", "chủ", "nhật", "và", "sáng",
        "trưa", "chiều", "tối", "buổi", "lúc", "khoảng", "hồi", "hết", "mùng", "mồng", "giờ",
        "phút",
    ]);
    if text.len() > LONGEST || !text.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let clock = |word: &str| {
        let behind = word.trim_start_matches(|c: char| c.is_ascii_digit());
        let behind = behind.strip_prefix(['h', 'g']).unwrap_or(behind);
        word.starts_with(|c: char| c.is_ascii_digit()) && behind.chars().all(|c| c.is_ascii_digit())
    };
    let word = |word: &str| {
        let digits = word.chars().all(|c| c.is_ascii_digit()) && word.len() <= 4;
        let roman = matches!(word, "I" | "II" | "III" | "IV" | "V");
        digits
            || roman
            || clock(word)
            || WORDS.at(word).is_some_and(|(_, rest)| rest.is_empty())
            || any_of(word, &["dự", "kiến"]).is_some_and(|(_, rest)| rest.is_empty())
    };
    let marks = |c: char| !c.is_alphanumeric();
    text.chars()
        .all(|c| c.is_alphanumeric() || is_blank(c) || is_dash(c) || "/.,()+:'’".contains(c))
        && text.split(marks).filter(|part| !part.is_empty()).all(word)
}

/// The months of a heading that is a time and nothing else: `Từ 15/5 đến 20/5:`, `Đầu tháng 7/2021`.
pub(super) fn months_of_time(heading: &Text<'_>, mentions: &[Mention]) -> Vec<Month> {
    if is_time(heading.trim_end_matches([':', '.', ';', ' '])) {
        months_of(mentions_in(mentions, heading.span).iter())
    } else {
        Vec::new()
    }
}

/// The months of a section that a [time heads](time_of_section); none for any other.
pub(super) fn section_months(section: &Section<'_>, mentions: &[Mention]) -> Vec<Month> {
    time_of_section(&section.text)
        .map_or_else(Vec::new, |head| named_by(&head, &section.text, mentions))
}

/// The months that a text begins with, which says behind them what is to be done: `Tháng 9: Khai giảng.`
pub(super) fn months_of_head(text: &Text<'_>, mentions: &[Mention]) -> Vec<Month> {
    match period(text) {
        Some((head, Remainder::Text(_))) => {
            let named = named_by(&head, text, mentions);
            // A week has no months of its own but those of its days, or of the month that it is counted in.
            if named.is_empty() && head.of.is_some() {
                return months_in_front(text, mentions);
            }
            named
        }
        _ => months_in_front(text, mentions),
    }
}

/// The months of the [time in front](time_in_front) of a text.
fn months_in_front(text: &Text<'_>, mentions: &[Mention]) -> Vec<Month> {
    let Some(time) = time_in_front(text) else { return Vec::new() };
    let end = text.span.start() + time.len;
    months_of(mentions_in(mentions, text.span).iter().filter(|mention| mention.span.end() <= end))
}

/// The months of a head that the mentions in a text name.
fn named_by(head: &PeriodHead, text: &Text<'_>, mentions: &[Mention]) -> Vec<Month> {
    let mut months = Vec::new();
    for mention in mentions_in(mentions, text.span) {
        add_of_head(&mut months, head, mention);
    }
    months
}

/// Adds the months that a mention in the heading of a section names, where they are those of the head; what stands behind it
/// may name others.
pub(super) fn add_of_head(months: &mut Vec<Month>, head: &PeriodHead, mention: &Mention) {
    let named = match (&mention.value, mention.resolved.map(|r| r.value)) {
        // Of a month that no year is known of, the month is.
        (Value::Month(month), None) => Some((*month, *month)),
        (Value::Season(..), Some(Moment::Interval(interval))) => ends(interval),
        _ => named(mention),
    };
    if let Some((first, last)) = named
        && is_of_head(head, first.month)
        && is_of_head(head, last.month)
    {
        add(months, first, last);
    }
}

/// Whether a head names any months, which that of a week without its days does not.
pub(super) const fn names_months_in(head: &PeriodHead) -> bool {
    match head.span {
        PeriodSpan::Semester(..) => false,
        PeriodSpan::Week(_) => head.days.is_some(),
        _ => true,
    }
}

/// Whether a head names a month, whatever the year.
fn is_of_head(head: &PeriodHead, month: u8) -> bool {
    match head.span {
        PeriodSpan::Months(months) => months.iter().any(|m| m.month == month),
        PeriodSpan::Quarter(quarter, _) => month.div_ceil(3) == quarter,
        PeriodSpan::Quarters(quarters) => quarters.iter().any(|q| month.div_ceil(3) == q.quarter),
        PeriodSpan::Half(last, _) => (month > 6) == last,
        PeriodSpan::Summer(_) => (6..=8).contains(&month),
        PeriodSpan::Week(_) => {
            head.days.is_some_and(|(first, last)| [first.month, last.month].contains(&Some(month)))
        }
        PeriodSpan::Semester(..) => false,
    }
}

/// The calendar months that mentions of time name, in order: of days, weeks and months, of quarters, and of the time from
/// one day or month to another. How often, and what only says a school year or a part of one, names none.
pub(super) fn months_of<'m>(mentions: impl Iterator<Item = &'m Mention>) -> Vec<Month> {
    let mut months: Vec<Month> = Vec::new();
    for (first, last) in mentions.filter_map(named) {
        add(&mut months, first, last);
    }
    months
}

/// The first and the last of the months that a mention names.
fn named(mention: &Mention) -> Option<(Month, Month)> {
    let Some(resolved) = mention.resolved else {
        return without_year(&mention.value);
    };
    match resolved.value {
        Moment::Month(month) => Some((month, month)),
        Moment::Date(Date { year, month: Some(month), .. }) => {
            Some((Month { year, month }, Month { year, month }))
        }
        Moment::Quarter(Quarter { year, quarter: quarter @ 1..=4 }) => {
            Some((Month { year, month: quarter * 3 - 2 }, Month { year, month: quarter * 3 }))
        }
        Moment::Interval(interval) => bounds(mention.kind(), interval),
        _ => None,
    }
}

/// The first and the last of the months of days that no year is known of.
fn without_year(value: &Value) -> Option<(Month, Month)> {
    let of = |date: Date| match date {
        Date { year: None, month: Some(month), day: Some(_) } => Some(Month { year: None, month }),
        _ => None,
    };
    match value {
        Value::Date(date) => of(*date).map(|month| (month, month)),
        Value::Interval(interval) => {
            let (from, to) = (interval.from?, interval.to?);
            // From 15/12 to 14/12 is a year.
            let months = (of(from)?, of(to)?);
            (months.0 != months.1 || from.day <= to.day).then_some(months)
        }
        _ => None,
    }
}

/// Adds the months from one to another, those that are not yet there.
fn add(months: &mut Vec<Month>, first: Month, last: Month) {
    let mut month = first;
    for _ in 0..MOST_MONTHS {
        if !months.contains(&month) && months.len() < MOST_MONTHS {
            months.push(month);
        }
        if month == last {
            break;
        }
        month = month_after(month);
    }
}

/// The first and the last month of an interval of days or months, at most a year apart.
fn bounds(kind: Kind, interval: Interval) -> Option<(Month, Month)> {
    let (first, last) = ends(interval)?;
    let index = |m: Month| m.year.map(|year| i32::from(year) * 12 + i32::from(m.month));
    let months = index(last)? - index(first)? + 1;
    let known = match kind {
        Kind::Interval | Kind::Range => (1..=MOST_MONTHS as i32).contains(&months),
        Kind::Week | Kind::Part => months == 1,
        _ => false,
    };
    known.then_some((first, last))
}

/// The months that an interval begins and ends in.
fn ends(Interval { from, to }: Interval) -> Option<(Month, Month)> {
    let month = |date: Date| Some(Month { year: Some(date.year?), month: date.month? });
    Some((month(from?)?, month(to?)?))
}

const fn month_after(Month { year, month }: Month) -> Month {
    match (month, year) {
        (12.., Some(year)) => Month { year: Some(year.saturating_add(1)), month: 1 },
        (12.., None) => Month { year: None, month: 1 },
        _ => Month { year, month: month + 1 },
    }
}
