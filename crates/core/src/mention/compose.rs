//! What follows from mentions that stand beside each other: intervals, limits, the dates of acts, targets.

use std::cmp::Reverse;

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

use super::number::{Join, Res, is_dash, join, space, word};
use super::year::relative as relative_year;
use super::{Mention, Moment, Resolution, ResolvedBy, Value, clock, recurring, target};
use crate::Span;
use crate::grammar::keyword::{blanks, is_blank, strip, trim_end};
use crate::grammar::phrases::{Key, Phrases, first_of, is_one_of, key, last_bytes, phrases, read};
use crate::time::{
    Date, DayPart, Deadline, Interval, Limit, Month, Quarter, Recurring, Unit, Year,
};

/// Looks at the mentions found in one text, from `first` on, and at what stands between them.
pub(super) fn compose(text: &str, offset: usize, first: usize, out: &mut Vec<Mention>) {
    let mut covers: Vec<Mention> = Vec::new();
    // The right end of the last interval, and the upper end of the last range of figures.
    let mut right_end: Option<usize> = None;
    let mut upper_end: Option<usize> = None;
    // Where the last day without a year ends, its number and its month.
    let mut last_day: Option<(usize, u8, u8)> = None;
    // Where the time of day that stands before a day begins and ends.
    let mut clock: Option<(usize, usize)> = None;
    for at in first..out.len() {
        let Some((mention, next)) = out.get_mut(at..).and_then(<[Mention]>::split_first_mut) else {
            break;
        };
        let (start, end) = (mention.span.start() - offset, mention.span.end() - offset);
        let mut cover = |from: usize, to: usize, value: Value| {
            let span = Span::of(offset + from, offset + to);
            covers.push(Mention { span, value, resolved: None });
        };
        let gap = next.first().and_then(|next| text.get(end..next.span.start() - offset));
        let was_right_end = right_end == Some(at);
        let clock_before = clock.take();
        match &mut mention.value {
            Value::Clock(_) => {
                clock = Some((start, end));
                continue;
            }
            Value::Reference(reference) => {
                if let Some((Value::Date(date), gap)) = next.first().map(|m| &m.value).zip(gap)
                    && is_gap_of_act_date(gap)
                {
                    reference.date = Some(*date);
                }
                reference.subject =
                    subject(text, end).map(|(from, to)| Span::of(offset + from, offset + to));
                continue;
            }
            Value::Percent(_) | Value::Ratio(_) | Value::Amount(_) => {
                let left_out = upper_end == Some(at);
                let beside = next.first().zip(gap).filter(|_| !left_out);
                let target =
                    match beside.map(|(high, gap)| goes_on(&mention.value, &high.value, gap)) {
                        _ if left_out => None,
                        Some(GoesOn::Range) => next.first().and_then(|high| {
                            upper_end = Some(at + 1);
                            let end = high.span.end() - offset;
                            target::of_range(text, start, end, &mention.value, &high.value)
                        }),
                        Some(GoesOn::Change) => None,
                        _ => target::of(text, start, end, &mention.value),
                    };
                if let Some((from, to, target)) = target {
                    let target = target.moved(offset);
                    cover(from, to, Value::Target(Box::new(target)));
                }
                continue;
            }
            Value::Recurring(every @ Recurring::Every { count: 1, unit: Unit::Year }) => {
                // `31/12 hằng năm`, `ngày 31 tháng 12 hằng năm`: the day before it is the day of every year.
                if let Some((day_end, day, month)) = last_day
                    && text.get(day_end..start).is_some_and(is_gap_of_yearly_day)
                {
                    *every = Recurring::Day { day, month: Some(month) };
                }
                continue;
            }
            _ => {}
        }
        if let Value::Date(Date { year: None, month: Some(month), day: Some(day) }) = mention.value
        {
            last_day = Some((end, day, month));
        }
        if let Value::Date(Date { day: Some(_), .. }) = mention.value
            && let Some((part, from, to)) = part_of_day(text.get(..start).unwrap_or(""))
        {
            cover(from, to, Value::DayPart(part));
        }
        // What the date is joined to; a time of day or a lunar day may stand between.
        let right_at = next.iter().take(3).position(|next| may_join(&next.value)).unwrap_or(0);
        let between = next.get(..right_at).unwrap_or_default();
        let beside = between.iter().all(|m| matches!(m.value, Value::Clock(_) | Value::Lunar(_)));
        let wide = next.get(right_at).filter(|_| beside && may_join(&mention.value));
        let wide = wide.filter(|right| may_join(&right.value));
        let wide = wide.and_then(|right| text.get(end..right.span.start() - offset));
        let joined = wide.filter(|gap| gap.len() <= WIDEST_GAP).and_then(|gap| {
            if right_at == 0
                && let Some(join) = joins(gap)
            {
                Some(join)
            } else {
                joins_past(gap)
            }
        });
        // `từ tháng 01/2024 đến 30/6/2024`: a dash joins what is alike only.
        let worded = wide.is_some_and(|gap| !gap.contains(is_dash));
        if let (Value::Quarter(quarter), Some(Value::Quarter(right)), Some(_)) =
            (&mention.value, next.first().map(|m| &m.value), joined)
        {
            mention.resolved = quarter_before(*quarter, *right);
            continue;
        }
        if let (
            Value::Recurring(every @ Recurring::Every { count: 1, unit: Unit::Month }),
            Some(Value::Day(day)),
            Some(gap),
        ) = (&mut mention.value, next.first().map(|m| &m.value), gap)
            && is_gap_of_monthly_day(gap)
        {
            // `hằng tháng vào ngày 05`
            *every = Recurring::Day { day: *day, month: None };
            continue;
        }
        if let Value::Day(day) = mention.value {
            match next.first().map(|next| (&next.value, joined)) {
                // `từ ngày 9 đến ngày 13`
                Some((Value::Day(last), Some(Join::To))) if day < *last => {
                    let of_month = |day| Some(Date { year: None, month: None, day: Some(day) });
                    let interval = Interval { from: of_month(day), to: of_month(*last) };
                    let begin = begin_of_interval(text, start, None);
                    let to = next.first().map_or(end, |next| next.span.end() - offset);
                    cover(begin, to, Value::Interval(Box::new(interval)));
                    right_end = Some(at + 1);
                    continue;
                }
                // `từ ngày 3 đến ngày 5 hằng tháng`
                Some((Value::Recurring(Recurring::Day { month: None, .. }), _))
                    if gap.and_then(joins) == Some(Join::To) =>
                {
                    mention.value = Value::Recurring(Recurring::Day { day, month: None });
                    continue;
                }
                _ if was_right_end => continue,
                _ => {}
            }
            // `trước ngày 25`: of which month, its place tells.
            let date = Date { year: None, month: None, day: Some(day) };
            let limit = limit_before(text.get(..start).unwrap_or(""));
            if let Some((limit, from)) = limit.filter(|(limit, _)| !limit.is_start()) {
                cover(from, end, Value::Deadline(Deadline { limit, date }));
            }
            continue;
        }
        let Some(date) = as_date(&mention.value) else { continue };
        let mut right =
            next.get_mut(right_at).and_then(|next| as_date(&next.value).map(|date| (date, next)));
        if joined == Some(Join::To)
            && let Some((to, right)) = &mut right
            && text.get(right.span.end() - offset..).and_then(relative_year).is_none()
            && let Some(lent) = lent(date, *to)
        {
            // `từ 20/12/2024 đến 05/01`: the right side ends soon after the left one begins.
            *to = lent;
            right.resolved = Some(explicit(&right.value, lent));
        }
        if let (Some(join), Some((to, right))) = (joined, right) {
            // `từ 5/9 đến năm 2025` may begin in any year before.
            let whole_year = || wide.is_some_and(|gap| gap.contains("hết"));
            // `từ 15/11 năm trước đến 14/11/2024` begins in another year than it ends.
            let own_year = || wide.is_some_and(|gap| relative_year(gap).is_some());
            let lent_back =
                borrowed(date, to).filter(|_| (to.month.is_some() || whole_year()) && !own_year());
            if let Some(from) = lent_back {
                mention.resolved = Some(explicit(&mention.value, from));
            }
            let from = lent_back.unwrap_or(date);
            if join == Join::To && is_interval(from, to) && (alike(from, to) || worded) {
                let begin = begin_of_interval(text, start, clock_before);
                let interval = Box::new(Interval { from: Some(from), to: Some(to) });
                cover(begin, right.span.end() - offset, Value::Interval(interval));
                right_end = Some(at + 1 + right_at);
                continue;
            }
        }
        if was_right_end {
            continue;
        }
        let left = text.get(..start).unwrap_or("");
        // `trước 16h30 ngày 28/02`: the time of day stands between the word and the day.
        let of_clock = clock_before
            .filter(|clock| text.get(clock.1..start).is_some_and(is_gap_of_clock))
            .and_then(|clock| limit_before(text.get(..clock.0)?))
            .filter(|(limit, _)| !matches!(limit, Limit::From | Limit::Until));
        if let Some((limit, from)) = of_clock.or_else(|| limit_before(left)) {
            cover(from, end, Value::Deadline(Deadline { limit, date }));
        }
    }
    if !covers.is_empty() {
        out.append(&mut covers);
    }
    if let Some(found) = out.get_mut(first..)
        && !found.is_sorted_by_key(place)
    {
        found.sort_by_key(place);
    }
}

/// Where the interval whose left end begins at `start` begins itself: with `từ`, if that stands before it or before its time of
/// day.
fn begin_of_interval(text: &str, start: usize, clock: Option<(usize, usize)>) -> usize {
    let from = |at: usize| {
        limit_before(text.get(..at)?).filter(|found| found.0 == Limit::From).map(|found| found.1)
    };
    let of_clock =
        || from(clock.filter(|clock| text.get(clock.1..start).is_some_and(is_gap_of_clock))?.0);
    from(start).or_else(of_clock).unwrap_or(start)
}

/// What the next figure is to a figure before it.
enum GoesOn {
    /// The upper end of a range: `95% đến 98%`.
    Range,
    /// What the figure is to become: `từ 5% xuống còn 3%`.
    Change,
    /// Another one.
    Other,
}

fn goes_on(low: &Value, high: &Value, gap: &str) -> GoesOn {
    /// Units of which a range says how old or how long, and nothing to reach.
    const NO_GOAL: [&str; 2] = ["ngày", "giờ"];
    let rises = match (low, high) {
        (Value::Percent(low), Value::Percent(high)) => low.to_f64() < high.to_f64(),
        (Value::Amount(low), Value::Amount(high)) if low.unit == high.unit => {
            low.number.to_f64() < high.number.to_f64()
        }
        _ => return GoesOn::Other,
    };
    if gap.len() > 32 {
        return GoesOn::Other;
    }
    let lines = gap.contains(['\n', '\r']) && gap.contains(is_dash);
    if rises && !lines && join(gap).is_ok_and(|(rest, join)| rest.is_empty() && join == Join::To) {
        return match low {
            Value::Amount(low) if low.is_age() || NO_GOAL.contains(&low.unit) => GoesOn::Change,
            _ => GoesOn::Range,
        };
    }
    match first_of(blanks(gap), &CHANGES) {
        Some(_) => GoesOn::Change,
        None => GoesOn::Other,
    }
}

/// Words between what a figure was and what it is to be.
const CHANGES: Phrases<5> = phrases(["xuống", "giảm xuống", "lên", "tăng lên", "còn"]);

/// By place; what covers comes before what it covers.
fn place(mention: &Mention) -> (usize, Reverse<usize>) {
    (mention.span.start(), Reverse(mention.span.end()))
}

/// A day, a month or a year as a date with parts missing.
fn as_date(value: &Value) -> Option<Date> {
    match *value {
        Value::Date(date) => Some(date),
        Value::Month(Month { year, month }) => Some(Date { year, month: Some(month), day: None }),
        Value::Year(year) => Some(Date { year: Some(year), month: None, day: None }),
        _ => None,
    }
}

/// Whether a value is one that a word or a dash joins to its like.
const fn may_join(value: &Value) -> bool {
    matches!(
        value,
        Value::Date(_) | Value::Month(_) | Value::Year(_) | Value::Quarter(_) | Value::Day(_)
    )
}

/// How many bytes may stand between two joined dates.
const WIDEST_GAP: usize = 96;

/// A join with what explains the left date before it, and weekdays and times of day behind it:
/// `gap = ["(" … ")"] [","] join *("hết" / "các" / "ngày" / "tháng" / "năm" / weekday / clock / part of the day / ",")`, as in
/// ` (thứ Năm) đến hết ngày `, ` đến 17 giờ 00 ngày `. A date that one blank or mark parts from the next is joined to nothing.
fn joins_past(gap: &str) -> Option<Join> {
    let mut rest = blanks(gap);
    if let Some(after) = relative_year(rest) {
        rest = after;
    }
    // `thứ Năm (ngày 10/10) đến …`
    rest = rest.strip_prefix(')').unwrap_or(rest);
    if let Some(inside) = rest.strip_prefix('(') {
        let (explained, after) = inside.split_once(')')?;
        if explained.contains([';', '(']) {
            return None;
        }
        rest = after;
    }
    if let Some(after) = weekday_at(rest.trim_start_matches(|c| is_blank(c) || c == ',')) {
        rest = after;
    }
    let (mut rest, found) = join(rest).ok().filter(|(_, join)| *join == Join::To)?;
    // Each step takes a word at least.
    for _ in 0..8 {
        rest = rest.trim_start_matches(|c| is_blank(c) || matches!(c, ',' | '('));
        if rest.is_empty() {
            return Some(found);
        }
        rest = match first_of(rest, &BEFORE_RIGHT) {
            Some((_, after)) => after,
            None => weekday_at(rest)
                .or_else(|| clock::clock(rest, true).ok().map(|(after, _)| after))?,
        };
    }
    None
}

/// Words between a join and the date behind it.
const BEFORE_RIGHT: Phrases<9> =
    phrases(["hết", "các", "ngày", "tháng", "năm", "sáng", "chiều", "trưa", "tối"]);

/// What follows the weekday at the front: `thứ Năm`, `thứ 5`, `Chủ nhật`, `(thứ Năm)`.
fn weekday_at(input: &str) -> Option<&str> {
    recurring::weekday(input).ok().map(|(rest, _)| rest)
}

/// `gap = join ["hết"] ["các"] ["ngày"]` and nothing else.
fn joins(gap: &str) -> Option<Join> {
    let rule = (
        join,
        opt((word("hết"), space)),
        opt((word("các"), space)),
        opt((alt((word("ngày"), word("tháng"), word("năm"))), space)),
    );
    let parsed: Res<'_, _> = { rule }.parse(gap);
    parsed.ok().filter(|(rest, _)| rest.is_empty()).map(|(_, (join, ..))| join)
}

/// The left of two joined dates with the year of the right one: `từ 25/12 đến 05/01/2024` begins in 2023.
fn borrowed(left: Date, right: Date) -> Option<Date> {
    let year: Year = right.year?;
    if left.year.is_some() || left.month.is_none() {
        return None;
    }
    // `từ tháng 2 đến hết năm 2024` begins in that year.
    let wraps = right.month.is_some()
        && (left.month, left.day.or(right.day)) > (right.month, right.day.or(left.day));
    Some(Date { year: Some(if wraps { year.saturating_sub(1) } else { year }), ..left })
}

/// The right of two joined dates with the year of the left one, where it has none: the first such day or month behind the left.
fn lent(left: Date, right: Date) -> Option<Date> {
    let year: Year = left.year?;
    let alike = left.month.is_some() && (left.day.is_none() || right.day.is_some());
    if right.year.is_some() || right.month.is_none() || !alike {
        return None;
    }
    // `từ tháng 01/2024 đến 30/6`: a month begins before each of its days.
    let (from, to) = ((left.month, left.day), (right.month, right.day));
    let lent = Date { year: Some(if to < from { year.saturating_add(1) } else { year }), ..right };
    let exists = right
        .day
        .is_none_or(|day| Date::checked(lent.year, right.month.unwrap_or(0), day).is_some());
    (from != to && exists).then_some(lent)
}

/// The left of two joined quarters with the year of the right one: `Quý IV và quý I năm 2025` begins in 2024.
fn quarter_before(left: Quarter, right: Quarter) -> Option<Resolution> {
    let year = right.year.filter(|_| left.year.is_none())?;
    let wraps = left.quarter > right.quarter;
    let year = if wraps { year.saturating_sub(1) } else { year };
    let value = Moment::Quarter(Quarter { year: Some(year), ..left });
    Some(Resolution { value, by: ResolvedBy::Explicit, approximate: false })
}

fn explicit(value: &Value, date: Date) -> Resolution {
    let value = match (value, date) {
        (Value::Month(_), Date { year, month: Some(month), .. }) => {
            Moment::Month(Month { year, month })
        }
        _ => Moment::Date(date),
    };
    Resolution { value, by: ResolvedBy::Explicit, approximate: false }
}

/// Whether two dates bound one time: in order, and no anniversary (`20/11/1982 - 20/11/2023`).
fn is_interval(from: Date, to: Date) -> bool {
    let anniversary = from.day.is_some()
        && (from.month, from.day) == (to.month, to.day)
        && from.year.is_some_and(|y| to.year.is_some_and(|z| z > y + 2));
    // A month or a year is as late as what lies in it.
    let month = from.month.zip(to.month);
    let (from_day, to_day) = (from.day.zip(to.day).map(|d| d.0), from.day.zip(to.day).map(|d| d.1));
    let ordered = from.year.is_none()
        || to.year.is_none()
        || (from.year, month.map(|m| m.0), month.and(from_day))
            <= (to.year, month.map(|m| m.1), month.and(to_day));
    ordered && !anniversary
}

/// Whether both are days, both months, or both years.
fn alike(from: Date, to: Date) -> bool {
    (from.month.is_some(), from.day.is_some()) == (to.month.is_some(), to.day.is_some())
}

/// What an act is about: from `về`, `về việc` or a quote behind its number, at most 160 bytes away, to the end of the phrase.
fn subject(text: &str, end: usize) -> Option<(usize, usize)> {
    let rest = text.get(end..)?;
    let mut to = rest.len().min(400);
    while !rest.is_char_boundary(to) {
        to -= 1;
    }
    let window = rest.get(..to)?;
    let close = window.find([';', ')', '.']).unwrap_or(to);
    let window = window.get(..close)?;
    let mut at = 0;
    // `18/HD-CĐGDvề tổ chức đại hội`: glued to the symbol.
    let glued = window.starts_with(char::is_alphabetic) && first_of(window, &ABOUT).is_some();
    if glued {
        return Some((end, end + trim_end(window).len()));
    }
    for (n, _) in window.match_indices(is_blank).take(24) {
        let word = window.get(n..)?.trim_start_matches(is_blank);
        at = window.len() - word.len();
        if word.starts_with('“') || first_of(word, &ABOUT).is_some() {
            break;
        }
        at = window.len();
    }
    let subject = trim_end(window.get(at..)?);
    (at > 0 && !subject.is_empty()).then_some((end + at, end + at + subject.len()))
}

/// Words with which the subject of an act begins.
const ABOUT: Phrases<2> = phrases(["về", "v"]);

/// The part of the day that stands before a day, and where: `sáng 20/11`, `chiều thứ Bảy, ngày 14/10`.
fn part_of_day(left: &str) -> Option<(DayPart, usize, usize)> {
    /// How many words may stand between.
    const BETWEEN: usize = 4;
    let mut rest = left;
    for _ in 0..=BETWEEN {
        rest = rest.trim_end_matches(|c| is_blank(c) || matches!(c, ',' | '(' | '-' | '–'));
        let (at, token) = last_word(rest)?;
        let part = match read(token, 0).0 {
            SANG if is_one_of(token, &DAY_PARTS) => DayPart::Morning,
            TRUA if is_one_of(token, &DAY_PARTS) => DayPart::Noon,
            CHIEU if is_one_of(token, &DAY_PARTS) => DayPart::Afternoon,
            PART_TOI | DEM if is_one_of(token, &DAY_PARTS) => DayPart::Evening,
            _ if is_one_of(token, &WEEKDAYS) => {
                rest = rest.get(..at)?;
                continue;
            }
            _ => return None,
        };
        // `điểm sáng`, `chỗ tối` are no parts of a day.
        let before = rest.get(..at)?.trim_end_matches(is_blank);
        let other = last_word(before).is_some_and(|(_, word)| is_one_of(word, &NO_DAY_PART));
        return (!other).then_some((part, at, rest.len()));
    }
    None
}

/// The words for the parts of a day.
const DAY_PARTS: Phrases<5> = phrases(["sáng", "trưa", "chiều", "tối", "đêm"]);

/// Words between the part of a day and the day.
const WEEKDAYS: Phrases<11> =
    phrases(["ngày", "thứ", "hai", "ba", "tư", "năm", "sáu", "bảy", "chủ", "nhật", "cn"]);

/// Words behind which those for the parts of a day mean something else.
const NO_DAY_PART: Phrases<4> = phrases(["điểm", "ánh", "tươi", "một"]);

/// Between a time of day and its day: blanks, a mark, `ngày`, a part of the day.
fn is_gap_of_clock(gap: &str) -> bool {
    gap.len() <= 32
        && gap
            .split(|c| is_blank(c) || matches!(c, ',' | ':' | '(' | '-' | '–'))
            .filter(|word| !word.is_empty())
            .all(|word| is_one_of(word, &BEFORE_DAY) || is_one_of(word, &WEEKDAYS))
}

/// Words between a time of day and its day.
const BEFORE_DAY: Phrases<6> = phrases(["sáng", "chiều", "trưa", "tối", "của", "hôm"]);

/// Between `hằng tháng` and its day: blanks, a mark, `vào các ngày`.
fn is_gap_of_monthly_day(gap: &str) -> bool {
    gap.len() <= 32
        && gap
            .split(|c| is_blank(c) || matches!(c, ',' | ':' | '('))
            .filter(|word| !word.is_empty())
            .all(|word| is_one_of(word, &INTO_DAY))
}

/// Words between `hằng tháng` and its day.
const INTO_DAY: Phrases<4> = phrases(["vào", "các", "ngày", "là"]);

/// Between an act and its date: blanks, a mark, `ngày`.
fn is_gap_of_act_date(gap: &str) -> bool {
    gap.len() <= 32
        && gap
            .split(|c| is_blank(c) || matches!(c, ',' | ';' | ':' | '(' | '.'))
            .filter(|word| !word.is_empty())
            .all(|word| strip(word, "ngày").is_some_and(str::is_empty))
}

/// Between a day and `hằng năm`: blanks, perhaps a bracket.
fn is_gap_of_yearly_day(gap: &str) -> bool {
    gap.len() <= 12 && gap.chars().all(|c| is_blank(c) || c == '(')
}

macro_rules! keys {
    ($($name:ident = $word:literal),* $(,)?) => { $(const $name: Key = key($word);)* };
}

keys! {
    TRUOC = "truoc", NHAT = "nhat", CUOI = "cuoi", CHOT = "chot", HET = "het", HAN = "han", DEN = "den", TOI = "toi", SAU = "sau",
    TU = "tu", NGAY = "ngay", LA = "la", VAO = "vao", LUC = "luc", THANG = "thang", NAM = "nam", TRONG = "trong", SANG = "sang",
    HAI = "hai", BA = "ba", BAY = "bay", TRUA = "trua", CHIEU = "chieu", PART_TOI = "toi", DEM = "dem",
}

/// Words after `hạn` that say what is due, or that the limit is the last one (`hạn cuối nộp hồ sơ`).
const DUE: Phrases<10> =
    phrases(["nộp", "gửi", "báo", "đăng", "hoàn", "trả", "nhận", "thực", "cuối", "chót"]);

/// The word that sets a limit right before a date, and where it begins:
/// `limit = ("trước" / ("chậm" / "muộn") "nhất" / "hạn" ["cuối" / "chót"] / ["đến"] "hết" / "đến" / "sau" / ["kể"] "từ") ["là"] ["vào"]
/// ["ngày"]`, or `"hạn" ("nộp" / "gửi" / …)` up to eight words before.
pub(super) fn limit_before(left: &str) -> Option<(Limit, usize)> {
    // Words lie within a bound, so that a text without a blank is not walked back to its beginning for every date.
    let left_end = last_bytes(left, FARTHEST);
    limit_at_end(left_end).map(|(limit, at)| (limit, left.len() - left_end.len() + at))
}

/// How far back a word is looked for that sets a limit, in bytes.
const FARTHEST: usize = 192;

/// Whether the word `hạn` may stand in a text, tones and all.
fn may_hold_due(text: &str) -> bool {
    text.as_bytes().windows(5).any(|window| match window {
        [b'h' | b'H', 0xE1, 0xBA, 0xA0 | 0xA1, b'n' | b'N'] => true,
        // Capitals may lack their tones.
        [b'H', b'A', b'N', next, _] => !next.is_ascii_alphabetic(),
        _ => false,
    })
}

fn limit_at_end(left: &str) -> Option<(Limit, usize)> {
    /// `: ngày` is no longer.
    const NEAR: usize = 12;
    let mut rest = left.trim_end_matches(|c| is_blank(c) || c == ':');
    // `hạn nộp: 31/8` names a limit, `như sau: 31/8` does not.
    let mut colon = left.get(rest.len()..).is_some_and(|gap| gap.contains(':'));
    // `Hạn nộp: ngày 31/8`: the word for the day stands behind the colon.
    if !colon
        && rest.ends_with(['y', 'Y'])
        && last_bytes(rest, NEAR).contains(':')
        && let Some((at, word)) = last_word(rest)
        && strip(word, "ngày").is_some_and(str::is_empty)
        && let Some(named) = rest.get(..at).map(trim_end).and_then(|rest| rest.strip_suffix(':'))
    {
        rest = trim_end(named);
        colon = true;
    }
    let mut direct = true;
    let mut after = "";
    for _ in 0..10 {
        let (at, token) = last_word(rest)?;
        let (key, _) = read(token, 0);
        if direct && let Some(before) = before_weekday(rest, at, token, key) {
            rest = before;
            continue;
        }
        let ends = token.ends_with(['.', ';', ',', ')', ':']);
        if (!after.is_empty() && ends) || rest.len() + 96 < left.len() {
            return None;
        }
        let is = |word: &str| strip(token, word).is_some_and(str::is_empty);
        let before = rest.get(..at).unwrap_or("").trim_end_matches(is_blank);
        let previous = |words: &[&str]| {
            let (at, word) = last_word(before)?;
            words.iter().any(|wanted| strip(word, wanted).is_some_and(str::is_empty)).then_some(at)
        };
        if direct {
            let limit = match key {
                TRUOC if is("trước") => Some((Limit::Before, at)),
                NHAT if is("nhất") => {
                    return previous(&["chậm", "muộn", "trễ"]).map(|at| (Limit::AtLatest, at));
                }
                CUOI | CHOT if is("cuối") || is("chót") => {
                    return previous(&["hạn"]).map(|at| (Limit::AtLatest, at));
                }
                HET if is("hết") => {
                    Some((Limit::ToTheEndOf, previous(&["đến", "tới"]).unwrap_or(at)))
                }
                HAN if is("hạn") => return Some((Limit::Due, previous(&["thời"]).unwrap_or(at))),
                DEN | TOI if is("đến") || is("tới") => Some((Limit::Until, at)),
                SAU if is("sau") => Some((Limit::After, at)),
                TU if is("từ") => Some((Limit::From, previous(&["kể", "bắt"]).unwrap_or(at))),
                _ => None,
            };
            if limit.is_some() {
                return limit.filter(|_| !colon);
            }
            direct = match key {
                NGAY => is("ngày"),
                LA => is("là"),
                VAO => is("vào"),
                LUC => is("lúc"),
                TRONG => is("trong"),
                THANG => is("tháng"),
                NAM => is("năm"),
                _ => false,
            };
            if !direct && !may_hold_due(rest) {
                return None;
            }
        }
        if key == HAN && is("hạn") {
            let due = first_of(after, &DUE).is_some();
            return due.then(|| (Limit::Due, previous(&["thời"]).unwrap_or(at)));
        }
        after = token;
        rest = before;
    }
    None
}

/// What stands before the weekday at the end of a text, of which the last word is `token`: `từ thứ Năm, ngày 8/2`.
fn before_weekday<'s>(left: &'s str, at: usize, token: &str, key: Key) -> Option<&'s str> {
    let name = token.trim_end_matches(',');
    let number = key == 0 && matches!(name.as_bytes(), [b'2'..=b'7']);
    let named = matches!(key, HAI | BA | TU | NAM | SAU | BAY | NHAT);
    if !(number || named && is_one_of(name, &NAMES_OF_DAYS)) {
        return None;
    }
    let (at, word) = last_word(trim_end(left.get(..at)?))?;
    let first = if key == NHAT { "chủ" } else { "thứ" };
    strip(word, first).filter(|rest| rest.is_empty())?;
    Some(trim_end(left.get(..at)?))
}

/// The second words of the names of weekdays.
const NAMES_OF_DAYS: Phrases<7> = phrases(["hai", "ba", "tư", "năm", "sáu", "bảy", "nhật"]);

/// The last word of a text, without the marks before it, and where it begins.
fn last_word(text: &str) -> Option<(usize, &str)> {
    /// No word of a rule has more letters; a text without a blank is not walked back to its beginning.
    const LONGEST: usize = 24;
    let start = text
        .char_indices()
        .rev()
        .take(LONGEST)
        .take_while(|(_, c)| !is_blank(*c))
        .last()
        .map_or(text.len(), |(at, _)| at);
    let word = text.get(start..).unwrap_or("");
    let bare = word.trim_start_matches(['(', '*', '“', '"', '-', '–', '+']);
    (!bare.is_empty()).then_some((text.len() - bare.len(), bare))
}
