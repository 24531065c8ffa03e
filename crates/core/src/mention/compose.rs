//! What follows from mentions that stand beside each other: intervals, limits, the dates of acts, targets.

use std::cmp::Reverse;

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

use super::number::{Join, Res, join, space, word};
use super::target;
use super::{Mention, Moment, Resolution, ResolvedBy, Value};
use crate::Span;
use crate::grammar::keyword::{any_of, is_blank};
use crate::time::{Date, Deadline, Interval, Limit, Month, Recurring, Unit, Year};

/// Looks at the mentions found in one text, from `first` on, and at what stands between them.
pub(super) fn compose(text: &str, offset: usize, first: usize, out: &mut Vec<Mention>) {
    let mut covers: Vec<Mention> = Vec::new();
    let mut right_end = false;
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
        match &mut mention.value {
            Value::Reference(reference) => {
                if let Some((Value::Date(date), gap)) = next.first().map(|m| &m.value).zip(gap) {
                    if is_gap_of_act_date(gap) {
                        reference.date = Some(*date);
                    }
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
        let Some(date) = as_date(&mention.value) else { continue };
        let joined = gap.filter(|gap| gap.len() <= 48).and_then(|gap| joins(gap));
        let right = next.first().and_then(|next| as_date(&next.value).map(|date| (date, next)));
        if let (Some(join), Some((to, right))) = (joined, right) {
            if let Some(from) = borrowed(date, to) {
                mention.resolved = Some(explicit(&mention.value, from));
                if join == Join::To && is_interval(from, to) {
                    let begin = limit_before(text.get(..start).unwrap_or(""))
                        .filter(|found| found.0 == Limit::From);
                    let begin = begin.map_or(start, |found| found.1);
                    let interval = Interval { from: Some(from), to: Some(to) };
                    cover(begin, right.span.end() - offset, Value::Interval(interval));
                    right_end = true;
                    continue;
                }
            } else if join == Join::To && is_interval(date, to) {
                let begin = limit_before(text.get(..start).unwrap_or(""))
                    .filter(|found| found.0 == Limit::From);
                let begin = begin.map_or(start, |found| found.1);
                let interval = Interval { from: Some(date), to: Some(to) };
                cover(begin, right.span.end() - offset, Value::Interval(interval));
                right_end = true;
                continue;
            }
        }
        if was_right_end {
            continue;
        }
        if let Some((limit, from)) = limit_before(text.get(..start).unwrap_or("")) {
            cover(from, end, Value::Deadline(Deadline { limit, date }));
        }
    }
    if !covers.is_empty() {
        out.append(&mut covers);
    }
    if let Some(found) = out.get_mut(first..) {
        if !found.is_sorted_by_key(place) {
            found.sort_by_key(place);
        }
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
    for (n, _) in window.match_indices(is_blank).take(24) {
        let word = window.get(n..)?.trim_start_matches(is_blank);
        at = window.len() - word.len();
        if word.starts_with('“') || any_of(word, &["về việc", "về", "v/v"]).is_some() {
            break;
        }
        at = window.len();
    }
    let subject = window.get(at..)?.trim_end_matches(is_blank);
    (at > 0 && !subject.is_empty()).then_some((end + at, end + at + subject.len()))
}

/// Between an act and its date: blanks, a mark, `ngày`.
fn is_gap_of_act_date(gap: &str) -> bool {
    gap.len() <= 32
        && gap
            .split(|c| is_blank(c) || matches!(c, ',' | ';' | ':' | '(' | '.'))
            .filter(|word| !word.is_empty())
            .all(|word| any_of(word, &["ngày"]).is_some_and(|(_, rest)| rest.is_empty()))
}

/// The day and month that stand right before `at`, where the cover of a limit or nothing was found on them.
fn day_before(
    text: &str,
    at: usize,
    _cover: Option<&Mention>,
    _right_end: bool,
) -> Option<(u8, u8)> {
    let left = text.get(..at)?.trim_end_matches(is_blank);
    let from = left.trim_end_matches(|c: char| c.is_ascii_digit() || c == '/').len();
    let (day, month) = left.get(from..)?.split_once('/')?;
    let date = Date::md(month.parse().ok()?, day.parse().ok()?)?;
    Some((date.day?, date.month?))
}

/// The word that sets a limit right before a date, and where it begins:
/// `limit = ("trước" / ("chậm" / "muộn") "nhất" / "hạn" ["cuối" / "chót"] / ["đến"] "hết" / "đến" / "sau" / ["kể"] "từ") ["là"] ["vào"]
/// ["ngày"]`, or `"hạn" ("nộp" / "gửi" / …)` up to eight words before.
pub(super) fn limit_before(left: &str) -> Option<(Limit, usize)> {
    let mut rest = left.trim_end_matches(|c| is_blank(c) || c == ':');
    // `hạn nộp: 31/8` names a limit, `như sau: 31/8` does not.
    let colon = left.get(rest.len()..).is_some_and(|gap| gap.contains(':'));
    let mut direct = true;
    let mut after = "";
    for _ in 0..10 {
        let mut at = rest.rfind(is_blank).map_or(0, |n| {
            n + rest.get(n..).and_then(|r| r.chars().next()).map_or(1, char::len_utf8)
        });
        let raw = rest.get(at..)?;
        let token =
            raw.trim_start_matches(|c: char| matches!(c, '(' | '*' | '“' | '"' | '-' | '–' | '+'));
        at += raw.len() - token.len();
        if token.is_empty()
            || (after != "" || !direct) && token.ends_with(['.', ';', ',', ')', ':'])
            || rest.len() + 96 < left.len()
        {
            return None;
        }
        let is = |words: &[&str]| any_of(token, words).is_some_and(|(_, rest)| rest.is_empty());
        let before = rest.get(..at).unwrap_or("").trim_end_matches(is_blank);
        let previous = |words: &[&str]| {
            let from = before.rfind(is_blank).map_or(0, |n| {
                n + before.get(n..).and_then(|r| r.chars().next()).map_or(1, char::len_utf8)
            });
            let word = before.get(from..)?.trim_start_matches(['(', '*', '“', '"']);
            any_of(word, words)
                .filter(|(_, rest)| rest.is_empty())
                .map(|_| before.len() - word.len())
        };
        if direct {
            if colon && is(&["trước", "hết", "đến", "tới", "sau", "từ"]) {
                return None;
            }
            if is(&["trước"]) {
                return Some((Limit::Before, at));
            }
            if is(&["nhất"]) {
                return previous(&["chậm", "muộn", "trễ"]).map(|at| (Limit::AtLatest, at));
            }
            if is(&["cuối", "chót"]) {
                return previous(&["hạn"]).map(|at| (Limit::AtLatest, at));
            }
            if is(&["hết"]) {
                let from = previous(&["đến", "tới"]).unwrap_or(at);
                return Some((Limit::ToTheEndOf, from));
            }
            if is(&["hạn"]) {
                return Some((Limit::Due, previous(&["thời"]).unwrap_or(at)));
            }
            if is(&["đến", "tới"]) {
                return Some((Limit::Until, at));
            }
            if is(&["sau"]) {
                return Some((Limit::After, at));
            }
            if is(&["từ"]) {
                return Some((Limit::From, previous(&["kể", "bắt"]).unwrap_or(at)));
            }
            direct = is(&["ngày", "là", "vào", "lúc", "tháng", "năm"]);
        }
        if !direct && is(&["hạn"]) {
            let verb = any_of(after, &["nộp", "gửi", "báo", "đăng", "hoàn", "trả", "nhận", "thực"])
                .is_some();
            return verb.then(|| (Limit::Due, previous(&["thời"]).unwrap_or(at)));
        }
        after = token;
        rest = before;
        if rest.is_empty() {
            return None;
        }
    }
    None
}
