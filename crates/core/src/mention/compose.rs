//! What follows from mentions that stand beside each other: intervals, limits, the dates of acts, targets.

use std::cmp::Reverse;

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

use super::number::{Join, Res, join, space, word};
use super::target;
use super::{Mention, Moment, Resolution, ResolvedBy, Value};
use crate::Span;
use crate::grammar::keyword::{is_blank, strip, trim_end};
use crate::grammar::phrases::{Key, Phrases, first_of, is_one_of, key, last_bytes, phrases, read};
use crate::time::{
    Date, DayPart, Deadline, Interval, Limit, Month, Quarter, Recurring, Unit, Year,
};

/// Looks at the mentions found in one text, from `first` on, and at what stands between them.
pub(super) fn compose(text: &str, offset: usize, first: usize, out: &mut Vec<Mention>) {
    let mut covers: Vec<Mention> = Vec::new();
    let mut right_end = false;
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
        let was_right_end = std::mem::take(&mut right_end);
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
                if let Some((from, to, target)) = target::of(text, start, end, &mention.value) {
                    let target = target.moved(offset);
                    cover(from, to, Value::Target(Box::new(target)));
                }
                continue;
            }
            Value::Recurring(every @ Recurring::Every { count: 1, unit: Unit::Year }) => {
                // `31/12 hằng năm`: the day before it is the day of every year.
                if let Some((day, month)) = day_before(text, start, covers.last(), was_right_end) {
                    *every = Recurring::Day { day, month: Some(month) };
                }
                continue;
            }
            _ => {}
        }
        if let Value::Date(Date { day: Some(_), .. }) = mention.value
            && let Some((part, from, to)) = part_of_day(text.get(..start).unwrap_or(""))
        {
            cover(from, to, Value::DayPart(part));
        }
        let joined = gap
            .filter(|gap| gap.len() <= 48 && may_join(&mention.value))
            .filter(|_| next.first().is_some_and(|next| may_join(&next.value)))
            .and_then(joins);
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
            next.first_mut().and_then(|next| as_date(&next.value).map(|date| (date, next)));
        if joined == Some(Join::To)
            && let Some((to, right)) = &mut right
            && let Some(lent) = lent(date, *to)
        {
            // `từ 20/12/2024 đến 05/01`: the right side ends soon after the left one begins.
            *to = lent;
            right.resolved = Some(explicit(&right.value, lent));
        }
        if let (Some(join), Some((to, right))) = (joined, right) {
            if let Some(from) = borrowed(date, to) {
                mention.resolved = Some(explicit(&mention.value, from));
                if join == Join::To && is_interval(from, to) {
                    let begin = limit_before(text.get(..start).unwrap_or(""))
                        .filter(|found| found.0 == Limit::From);
                    let begin = begin.map_or(start, |found| found.1);
                    let interval = Box::new(Interval { from: Some(from), to: Some(to) });
                    cover(begin, right.span.end() - offset, Value::Interval(interval));
                    right_end = true;
                    continue;
                }
            } else if join == Join::To && is_interval(date, to) {
                let begin = limit_before(text.get(..start).unwrap_or(""))
                    .filter(|found| found.0 == Limit::From);
                let begin = begin.map_or(start, |found| found.1);
                let interval = Box::new(Interval { from: Some(date), to: Some(to) });
                cover(begin, right.span.end() - offset, Value::Interval(interval));
                right_end = true;
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
    matches!(value, Value::Date(_) | Value::Month(_) | Value::Year(_) | Value::Quarter(_))
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
    let wraps = (left.month, left.day) > (right.month, right.day.or(left.day));
    Some(Date { year: Some(if wraps { year.saturating_sub(1) } else { year }), ..left })
}

/// The right of two joined dates with the year of the left one, where it has none: the first such day or month behind the left.
fn lent(left: Date, right: Date) -> Option<Date> {
    let year: Year = left.year?;
    let alike = left.month.is_some() && left.day.is_some() == right.day.is_some();
    if right.year.is_some() || right.month.is_none() || !alike {
        return None;
    }
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

/// Whether two dates bound one time: of one sort, in order, and no anniversary (`20/11/1982 - 20/11/2023`).
fn is_interval(from: Date, to: Date) -> bool {
    let anniversary = from.day.is_some()
        && (from.month, from.day) == (to.month, to.day)
        && from.year.is_some_and(|y| to.year.is_some_and(|z| z > y + 2));
    let sort = (from.month.is_some(), from.day.is_some()) == (to.month.is_some(), to.day.is_some());
    let ordered = from.year.is_none() || to.year.is_none() || from <= to;
    sort && ordered && !anniversary
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

/// The day and month that stand right before `at`, where the cover of a limit or nothing was found on them.
fn day_before(
    text: &str,
    at: usize,
    _cover: Option<&Mention>,
    _right_end: bool,
) -> Option<(u8, u8)> {
    let left = trim_end(text.get(..at)?);
    let from = left.trim_end_matches(|c: char| c.is_ascii_digit() || c == '/').len();
    let (day, month) = left.get(from..)?.split_once('/')?;
    let date = Date::md(month.parse().ok()?, day.parse().ok()?)?;
    Some((date.day?, date.month?))
}

macro_rules! keys {
    ($($name:ident = $word:literal),* $(,)?) => { $(const $name: Key = key($word);)* };
}

keys! {
    TRUOC = "truoc", NHAT = "nhat", CUOI = "cuoi", CHOT = "chot", HET = "het", HAN = "han", DEN = "den", TOI = "toi", SAU = "sau",
    TU = "tu", NGAY = "ngay", LA = "la", VAO = "vao", LUC = "luc", THANG = "thang", NAM = "nam", TRONG = "trong", SANG = "sang",
    TRUA = "trua", CHIEU = "chieu", PART_TOI = "toi", DEM = "dem",
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
    let mut rest = left.trim_end_matches(|c| is_blank(c) || c == ':');
    // `hạn nộp: 31/8` names a limit, `như sau: 31/8` does not.
    let colon = left.get(rest.len()..).is_some_and(|gap| gap.contains(':'));
    let mut direct = true;
    let mut after = "";
    for _ in 0..10 {
        let (at, token) = last_word(rest)?;
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
        let (key, _) = read(token, 0);
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
