//! Days: behind `ngày`, in lists, in words.

use nom::character::complete::char;
use nom::combinator::opt;
use nom::sequence::preceded;
use nom::{Offset, Parser};

use super::Scanner;
use super::keys::{DEN, HOAC, LAN, NAM, TET, THANG, TOI, VA, is_unit_of_time};
use super::numbers::NAMED;
use super::pairs::{DAY, ends_phrase};
use crate::grammar::keyword::blanks;
use crate::grammar::phrases::{Phrases, is_one_of, next_key, phrases};
use crate::mention::date::{Days, Spelled};
use crate::mention::number::{is_dash, join, space, word};
use crate::mention::quantity::is_counted;
use crate::mention::{DoubtKind, Value, date, lunar, period, recurring};
use crate::time::{Recurring, Unit};

impl<'s> Scanner<'s, '_> {
    /// `ngày 20 tháng 9 năm 2022`, `ngày 15, 16/11/2023`, `ngày … tháng … năm 2024`, `ngày 2-9`.
    pub(super) fn days(&mut self, at: usize) -> Option<usize> {
        let (rest, _) = (word("ngày"), opt((space, char(':'))), space).parse(self.rest(at)).ok()?;
        let range = date::day_range(rest).ok();
        if let Some((after, days)) = &range
            && let Some(after) = monthly(after)
        {
            // `ngày 3-5 hằng tháng`: the last one has the words for every month.
            let next = self.place(after);
            for (n, piece) in days.iter().enumerate() {
                let start = if n == 0 { at } else { self.text.offset(piece.text) };
                let end =
                    if n == 0 { self.text.offset(piece.text) + piece.text.len() } else { next };
                let day = Recurring::Day { day: piece.value, month: None };
                self.push(start, end, Value::Recurring(day));
            }
            return Some(next);
        }
        if let Some(next) = self.dated(rest, true) {
            return Some(next);
        }
        // `ngày mùng 6 Tết`
        if let Some(next) = self.lunar(self.place(rest), lunar::day_of_new_year) {
            return Some(next);
        }
        if let Some(next) = self.monthly_days(at, rest) {
            return Some(next);
        }
        let counts = self.number_before(at) && !self.clock_before(at);
        if let Some((after, days)) = range.filter(|_| !counts) {
            return Some(self.push_lone_days(after, &days));
        }
        if let Ok((after, date)) = date::draft(rest) {
            let next = self.place(after);
            self.push(at, next, Value::Date(date));
            return Some(next);
        }
        if counts {
            return None;
        }
        let (after, day) = date::lone_day(rest).ok()?;
        if let Some(after) = monthly(after) {
            let next = self.place(after);
            self.push(at, next, Value::Recurring(Recurring::Day { day, month: None }));
            return Some(next);
        }
        if is_counted(after) || next_key(after) == LAN {
            return None;
        }
        let next = self.place(after);
        self.push(self.place(rest), next, Value::Day(day));
        Some(next)
    }

    /// Several days of each month: `ngày 10 và 25 hằng tháng`; the last one has the words for every month.
    fn monthly_days(&mut self, at: usize, rest: &'s str) -> Option<usize> {
        let (rest, (days, last)) = date::days_and_last(rest).ok()?;
        let next = self.place(monthly(rest)?);
        for (n, day) in days.iter().chain([&last]).enumerate() {
            let start = self.text.offset(day.text);
            let first = if n == 0 { at } else { start };
            let end = if n == days.len() { next } else { start + day.text.len() };
            let value = Recurring::Day { day: day.value, month: None };
            self.push(first, end, Value::Recurring(value));
        }
        Some(next)
    }

    /// Two days of a month that is not named; gives the place behind them.
    pub(super) fn push_lone_days(
        &mut self,
        after: &'s str,
        days: &[date::Piece<'s, u8>; 2],
    ) -> usize {
        for piece in days {
            self.push_part(piece.text, Value::Day(piece.value));
        }
        self.place(after)
    }

    /// `mùng 8/3`, `mồng 2 tháng 9`.
    pub(super) fn first_days(&mut self, at: usize) -> Option<usize> {
        if let Some(next) = self.lunar(at, lunar::day_of_new_year) {
            return Some(next);
        }
        let (rest, _) = (date::mung, space).parse(self.rest(at)).ok()?;
        // `mùng 6 đến mùng 10 tháng Giêng`: the last day has the month of both.
        if let Ok((after, [first, last])) = lunar::first_days(rest) {
            for piece in [first, last] {
                self.push_part(piece.text, Value::Lunar(piece.value));
            }
            return Some(self.place(after));
        }
        self.dated(rest, true)
    }

    /// Days at the front of `rest`; `cued` says that a word of time stands before.
    pub(super) fn dated(&mut self, rest: &'s str, cued: bool) -> Option<usize> {
        let start = self.place(rest);
        let follows = Follows::of(rest);
        if follows == Follows::NewYear && cued {
            return self.lunar(start, lunar::day_before_new_year);
        }
        if follows == Follows::Nothing {
            return None;
        }
        if let Some(next) = self.lunar(start, lunar::dated) {
            return Some(next);
        }
        if follows != Follows::Part
            && let Ok((after, (days, how))) = date::spelled(rest)
            && (cued || how.has_year || self.is_bare_day(start, after, &days, how))
        {
            let next = self.place(after);
            if days.list.is_empty() {
                self.doubt(start, next, DoubtKind::DateImpossible, None);
            } else {
                if how.year_slip {
                    let year = days.list.last().map(|piece| piece.value.year.unwrap_or(0));
                    let spelt =
                        year.map(|year| format!("{:02} tháng {} năm {year}", how.day, how.month));
                    self.doubt(start, next, DoubtKind::DateWordWrong, spelt);
                }
                self.push_days(days);
            }
            return Some(next);
        }
        if follows == Follows::Day
            && let Ok((after, days)) = date::days_of_month(rest)
        {
            let has_year = days.list.last().is_some_and(|piece| piece.value.year.is_some());
            if cued || has_year || !days.by_comma || self.are_bare_days(start, after, &days) {
                let next = self.place(after);
                self.push_days(days);
                return Some(next);
            }
        }
        if let Ok((after, slashed)) = date::full(rest) {
            let next = self.place(after);
            match slashed.date().filter(|_| !slashed.damaged) {
                Some(date) => self.push(start, next, Value::Date(date)),
                None if is_damaged_date(slashed) => {
                    self.doubt(start, next, DoubtKind::DateImpossible, None);
                }
                None => return None,
            }
            return Some(next);
        }
        if !cued {
            return None;
        }
        let (after, slashed) = date::cued_pair(rest).ok()?;
        // `từ 3-5 đồng chí`, `ngày 2-3 lần`, `từ 3-5 trang` are no days.
        if !slashed.by_slash && !self.is_loose_day(start, after, slashed) {
            return None;
        }
        // "ngày 15/10 năm 2020"
        let (after, slashed) = date::with_year_behind(after, slashed);
        let next = self.place(after);
        match slashed.date() {
            Some(date) => self.push(start, next, Value::Date(date)),
            None if slashed.day.len() <= 2 && slashed.month.len() <= 2 => {
                self.doubt(start, next, DoubtKind::DateImpossible, None);
            }
            None => return None,
        }
        Some(next)
    }

    /// Whether two numbers behind a word of time, with a dash or a point between, are a day and no range or decimal.
    fn is_loose_day(&self, at: usize, after: &str, pair: date::Slashed<'_>) -> bool {
        let unit = next_key(after);
        if is_counted(after) || is_unit_of_time(unit) && unit != NAM {
            return false;
        }
        self.before(at).is_one_of(&DAY) || pair.day.value > pair.month.value || ends_phrase(after)
    }

    /// Whether a day in words without `ngày`, a word of time or a year is one all the same: `Khai mạc 22 tháng 12`. A number up to
    /// twelve may also say how many months (`6 tháng 10 lượt`) or which class (`lớp 5 và 6 tháng 12`): there the phrase has to
    /// end, and one day to stand alone.
    fn is_bare_day(&self, at: usize, after: &str, days: &Days<'_>, how: Spelled) -> bool {
        /// A number beyond this is no class, and rarely one of months.
        const SMALL: u8 = 12;
        let single = days.list.len() <= 1;
        let ends = ends_phrase(after) && (single || how.day > SMALL);
        let sound = !days.list.is_empty() && (ends || how.day > SMALL) && !period::counts(after);
        // A number on a line of its own is that of a row, and a month may head what follows.
        let lines = || {
            let rest = self.rest(at).trim_start_matches(|c: char| c.is_ascii_digit());
            let gap = rest.get(..rest.len() - blanks(rest).len()).unwrap_or("");
            gap.contains(['\n', '\r']) && blanks(rest).starts_with("Th")
        };
        // `lớp 5 và 6 tháng 12`: the number goes on with a list that is none of days.
        let listed = || {
            let [last, number] = self.left;
            let gap = self.text.get(last.end..at).unwrap_or("");
            how.day <= SMALL
                && (number.number && matches!(last.key, VA | HOAC | DEN | TOI)
                    || last.number && join(gap).is_ok_and(|(rest, _)| rest.is_empty()))
        };
        sound && !self.before(at).is_one_of(&OF_SPAN) && !lines() && !listed()
    }

    /// Whether days with commas between are days though no word of time or year says so: `Họp hội đồng 29, 30/8`.
    fn are_bare_days(&self, at: usize, after: &str, days: &Days<'_>) -> bool {
        /// A number beyond this is no class and no month.
        const SMALL: u8 = 12;
        let beyond = days.list.iter().all(|day| day.value.day.is_some_and(|day| day > SMALL));
        beyond && ends_phrase(after) && !is_one_of(self.word_before(at).unwrap_or(""), &NAMED)
    }

    fn push_days(&mut self, days: Days<'s>) {
        for piece in days.list {
            self.push_part(piece.text, Value::Date(piece.value));
        }
    }
}

/// Words behind which a number of months says how long.
const OF_SPAN: Phrases<6> = phrases(["trong", "suốt", "mỗi", "cả", "đủ", "được"]);

/// What follows `hằng tháng`, if that is next.
fn monthly(after: &str) -> Option<&str> {
    match preceded(space, recurring::every).parse(after) {
        Ok((after, Recurring::Every { count: 1, unit: Unit::Month })) => Some(after),
        _ => None,
    }
}

/// What stands behind the first number of what may be a day.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Follows {
    /// What no day goes on with.
    Nothing,
    /// The mark behind the day in `20/11`, `20.11`.
    Part,
    /// `tháng`.
    Month,
    /// `Tết`.
    NewYear,
    /// What joins it to another day, or is not known.
    Day,
}

impl Follows {
    fn of(input: &str) -> Self {
        let rest = input.trim_start_matches(|c: char| c.is_ascii_digit());
        let next = blanks(rest);
        match next.chars().next() {
            _ if rest.len() == input.len() => Self::Day,
            Some('/' | '.') => Self::Part,
            Some(c) if matches!(c, ',' | ';' | '&' | '+') || is_dash(c) => Self::Day,
            Some(c) if c.is_alphabetic() => match next_key(next) {
                THANG => Self::Month,
                TET => Self::NewYear,
                VA | DEN | TOI | HOAC => Self::Day,
                _ => Self::Nothing,
            },
            _ => Self::Nothing,
        }
    }
}

/// Whether a third part of one or three digits, or a month of two digits too many, damages what was meant for a date.
fn is_damaged_date(slashed: date::Slashed<'_>) -> bool {
    slashed.by_slash
        && slashed.day.value <= 31
        && slashed.month.value <= 12
        && slashed.month.value > 0
        || slashed.year.is_some() && slashed.by_slash && slashed.day.value <= 31
}
