//! Months, weeks, quarters, semesters, seasons, and parts of them.

use nom::branch::alt;
use nom::character::complete::char;
use nom::combinator::{opt, value};
use nom::sequence::preceded;
use nom::{Offset, Parser};

use super::Scanner;
use super::keys::{CACH, CM, CUOI, HE, HK, HKI, HKII, KI, MANG, Q, QUI, THU, is_numbered};
use super::strip_whole;
use crate::grammar::keyword::{blanks, is_blank};
use crate::grammar::phrases::{Key, Phrases, is_one_of, next_key, phrases};
use crate::mention::number::{dash, ends, join, month, space, word, year};
use crate::mention::year as years;
use crate::mention::{Value, date, lunar, period, recurring};
use crate::time::{Lunar, Month, Part, PartOf, Recurring, Season, Semester};

impl<'s> Scanner<'s, '_> {
    /// `tháng 9/2023`, `tháng 9 và 10/2022`, `Tháng 7,8/2024`, `tháng Chín`.
    pub(super) fn months(&mut self, at: usize) -> Option<usize> {
        if self.is_revolution(at) {
            return self.skip_month(at);
        }
        if self.number_before(at) {
            let number = self.text.get(self.left[0].start..self.left[0].end).unwrap_or("");
            if !number.parse().is_ok_and(|number| is_numbered(self.left[1].key, number)) {
                return None;
            }
        }
        if let Some(next) = self.lunar(at, lunar::named_month) {
            return Some(next);
        }
        let rest = self.rest(at);
        let (rest, list) = period::month_list(rest).ok()?;
        if let [only] = list.as_slice()
            && only.value.year.is_none()
        {
            if self.is_each(at, "tháng") {
                return None;
            }
            // `tháng 2 âm lịch`
            if let Ok((after, ())) = lunar::mark(rest) {
                let next = self.place(after);
                let lunar = Lunar { year: None, month: only.value.month, day: None };
                self.push(at, next, Value::Lunar(lunar));
                return Some(next);
            }
        }
        for piece in list {
            self.push_part(piece.text, Value::Month(piece.value));
        }
        Some(self.place(rest))
    }

    /// `Cách mạng tháng Tám` is a name.
    fn is_revolution(&self, at: usize) -> bool {
        let near = self.text.get(self.left[0].end..at).is_some_and(|gap| gap.chars().all(is_blank));
        near && ((self.left[0].key == MANG && self.left[1].key == CACH) || self.left[0].key == CM)
    }

    fn skip_month(&self, at: usize) -> Option<usize> {
        let (rest, _) =
            preceded((word("tháng"), space), date::month_name).parse(self.rest(at)).ok()?;
        Some(self.place(rest))
    }

    /// `T9/2025`, `T8, T9/2025`; without a year only before one that has it.
    pub(super) fn short_month(&mut self, at: usize, end: usize) -> Option<usize> {
        let rest = self.rest(end);
        let rest = rest.strip_prefix('.').unwrap_or(rest);
        let (rest, (number, year)) = (month, opt(date::year_tail)).parse(rest).ok()?;
        let capital = self.rest(at).starts_with('T');
        if !capital || !self.rest(end).starts_with(|c: char| c.is_ascii_digit() || c == '.') {
            return None;
        }
        let with_year = |input: &str| (month, date::year_tail).parse(input).is_ok();
        if year.is_none() && !goes_on_with(rest, 'T', with_year) {
            return None;
        }
        let next = self.place(rest);
        self.push(at, next, Value::Month(Month { year, month: number }));
        Some(next)
    }

    /// `tuần 4 tháng 9/2022`, `tuần 1, 2 tháng 10`, `tuần đầu tháng 10`, `tuần 12`.
    pub(super) fn weeks(&mut self, at: usize) -> Option<usize> {
        let rest = self.rest(at);
        if let Ok((after, week)) = period::week_of_month(rest) {
            let next = self.place(after);
            self.push(at, next, Value::Week(week));
            return Some(next);
        }
        if self.is_each(at, "tuần") {
            return None;
        }
        if next_key(self.rest(self.place(rest) + "tuần".len())) == CUOI {
            return self.simple(at, recurring::week_of_each_month);
        }
        let (rest, list) = period::week_list(rest).ok()?;
        if list.iter().all(|piece| piece.value.month.is_none() && piece.value.week <= 5)
            && let Ok((after, ())) = recurring::of_each_month(rest)
        {
            // `tuần 1 và tuần 3 hằng tháng`: the last one has the words for every month.
            let (next, last) = (self.place(after), list.len() - 1);
            for (n, piece) in list.iter().enumerate() {
                let start = self.text.offset(piece.text);
                let first = if n == 0 { at } else { start };
                let end = if n == last { next } else { start + piece.text.len() };
                let week = Recurring::Week { week: Some(piece.value.week), weekday: None };
                self.push(first, end, Value::Recurring(week));
            }
            return Some(next);
        }
        for (n, piece) in list.iter().enumerate() {
            let start = self.text.offset(piece.text);
            let first = if n == 0 { at } else { start };
            self.push(first, start + piece.text.len(), Value::Week(piece.value));
        }
        Some(self.place(rest))
    }

    /// `Quý I/2025`, `Quý 1, 2 năm 2023`, `Q1/2024`, `quí III-IV/2023`.
    pub(super) fn quarters(&mut self, word_key: Key, at: usize, end: usize) -> Option<usize> {
        if self.before(at).is_one_of(&EVERY) {
            return None;
        }
        let rest = self.rest(at);
        let rest = match word_key {
            QUI => (alt((word("quý"), word("quí"))), space).parse(rest).ok()?.0,
            Q => {
                let rest = self.rest(end);
                if !self.rest(at).starts_with('Q') {
                    return None;
                }
                rest.strip_prefix('.').unwrap_or(rest)
            }
            // QI, QII, …: the letter and the number are one word.
            _ => {
                if !self.rest(at).starts_with('Q') {
                    return None;
                }
                self.rest(at + 1)
            }
        };
        let (rest, list) = period::quarter_list(rest).ok()?;
        let alone = list.len() == 1 && list.first().is_some_and(|piece| piece.value.year.is_none());
        if word_key != QUI
            && alone
            && !goes_on_with(rest, 'Q', |input| period::quarter_list(input).is_ok())
        {
            return None;
        }
        for (n, piece) in list.iter().enumerate() {
            let start = self.text.offset(piece.text);
            let first = if n == 0 { at } else { start };
            self.push(first, start + piece.text.len(), Value::Quarter(piece.value));
        }
        Some(self.place(rest))
    }

    /// `học kỳ I`, `HKII`, `HK 1`, `học kì I và II`.
    pub(super) fn semesters(&mut self, word_key: Key, at: usize, end: usize) -> Option<usize> {
        let rest = self.rest(at);
        let (rest, first) = match word_key {
            HKI | HKII => {
                let number = if word_key == HKI { Semester::First } else { Semester::Second };
                let written = self.text.get(at..end)?;
                if written.chars().any(char::is_lowercase) || !ends(self.rest(end)) {
                    return None;
                }
                (self.rest(end), number)
            }
            HK => {
                let rest = self.rest(end).trim_start_matches('.');
                period::semester(blanks(rest)).ok()?
            }
            // `kỳ I` alone, but not `nhiệm kỳ I`, `thời kỳ I`, `kỳ 1`.
            KI => {
                let (rest, ()) = (word("kỳ"), space).parse(rest).map(|(r, _)| (r, ())).ok()?;
                if !self.before(at).is_one_of(&BEFORE_KY) || !rest.starts_with('I') {
                    return None;
                }
                period::semester(rest).ok()?
            }
            _ => {
                let (rest, _) = (word("học kỳ"), space).parse(rest).ok()?;
                self.school = true;
                period::semester(rest).ok()?
            }
        };
        let mut next = self.place(rest);
        self.push(at, next, Value::Semester(first));
        let more = |input| {
            preceded((join, opt((alt((word("học kỳ"), word("hk"))), space))), period::semester)
                .parse(input)
        };
        if let Ok((after, second)) = more(rest)
            && second != first
        {
            let start = self.place(rest.trim_start_matches(|c: char| !c.is_alphanumeric()));
            let start = self
                .text
                .get(start..self.place(after))
                .and_then(|t| t.rfind(['I', '1', '2']))
                .map_or(start, |i| start + i);
            next = self.place(after);
            self.push(start.min(next), next, Value::Semester(second));
        }
        Some(next)
    }

    /// `sáu tháng đầu năm`, `nửa đầu năm 2024`.
    pub(super) fn months_of_year(&mut self, at: usize, _end: usize) -> Option<usize> {
        let rest = self.rest(at);
        let count = |input| {
            alt((
                value(3, word("ba tháng")),
                value(6, alt((word("sáu tháng"), word("nửa")))),
                value(9, word("chín tháng")),
            ))
            .parse(input)
        };
        let (rest, count) = count(rest).ok()?;
        let (rest, months) = period::of_year(rest, count).ok()?;
        let next = self.place(rest);
        self.push(at, next, Value::Range(months));
        Some(next)
    }

    /// `đầu tháng 9/2023`, `cuối năm học`, `giữa năm 2024`; what it is a part of is a mention of its own.
    pub(super) fn part(&mut self, at: usize) {
        let rest = self.rest(at);
        let part = alt((
            value(Part::Beginning, word("đầu")),
            value(Part::Middle, word("giữa")),
            value(Part::End, word("cuối")),
        ));
        let Ok((rest, part)) = { part }.parse(rest) else { return };
        let rest = blanks(rest);
        if let Ok((after, ())) = word("năm học")(rest) {
            let (after, school_year) =
                preceded((space, opt((char(':'), space))), years::consecutive)
                    .parse(after)
                    .map_or((after, None), |(rest, found)| (rest, Some(found)));
            let next = self.place(after);
            self.push(at, next, Value::Part(part, PartOf::SchoolYear(school_year)));
        } else if let Ok((after, ())) = word("năm")(rest) {
            let (after, number) = preceded(space, year)
                .parse(after)
                .map_or((after, None), |(rest, found)| (rest, Some(found)));
            let next = self.place(after);
            self.push(at, next, Value::Part(part, PartOf::Year(number)));
        } else {
            self.push_month_part(at, part, rest);
        }
    }

    pub(super) fn push_month_part(&mut self, at: usize, part: Part, rest: &'s str) {
        let Ok((rest, ())) = word("tháng")(blanks(rest)) else { return };
        let month =
            preceded((space, opt((char(':'), space))), (date::month_name, opt(date::year_tail)))
                .parse(rest);
        let (after, of) = match month {
            Ok((after, (month, year))) => (after, PartOf::Month(Month { year, month })),
            // `cuối tháng`, but not `đầu tháng Giêng`, `cuối tháng hành động`.
            Err(_) if blanks(rest).starts_with(char::is_alphanumeric) => return,
            Err(_) => (rest, PartOf::SomeMonth),
        };
        let next = self.place(after);
        self.push(at, next, Value::Part(part, of));
    }

    /// `hè 2024`, `dịp hè`, `xuân Giáp Thìn`.
    pub(super) fn season(&mut self, key: Key, at: usize, end: usize) -> Option<usize> {
        let written = self.text.get(at..end)?;
        let rest = self.rest(end);
        let with_year = |input: &'s str| {
            preceded((space, opt((word("năm"), space))), alt((year, lunar::named_year)))
                .parse(input)
        };
        let (season, sound) = match key {
            HE => (Season::Summer, is_one_of(written, &SUMMER) && !self.before(at).is_one_of(&VIA)),
            _ => (
                Season::Spring,
                is_one_of(written, &SPRING)
                    && with_year(rest).is_ok_and(|(after, _)| dash(after).is_err()),
            ),
        };
        // `vụ Hè Thu` is a crop.
        if !sound || next_key(rest) == THU {
            return None;
        }
        let (after, year) = match with_year(rest) {
            Ok((after, year)) if ends(after) && dash(after).is_err() => (after, Some(year)),
            _ => (rest, None),
        };
        let next = self.place(after);
        self.push(at, next, Value::Season(season, year));
        // `hè năm 2024` also names the year.
        if strip_whole(blanks(rest), "năm").is_some() { None } else { Some(next) }
    }
}

/// Whether a join follows, then the letter that stood before and what `goes_on` takes: `đến T12/2024` behind `T9`.
fn goes_on_with(rest: &str, letter: char, goes_on: impl Fn(&str) -> bool) -> bool {
    join(rest).is_ok_and(|(after, _)| {
        let number = after.strip_prefix(letter).map(|n| n.strip_prefix('.').unwrap_or(n));
        number.is_some_and(goes_on)
    })
}

/// The word for summer.
const SUMMER: Phrases<1> = phrases(["hè"]);

/// The word for spring.
const SPRING: Phrases<1> = phrases(["xuân"]);

/// `vỉa hè` is a pavement.
const VIA: Phrases<1> = phrases(["vỉa"]);

/// Words behind which `kỳ` alone is a semester.
const BEFORE_KY: Phrases<4> = phrases(["cuối", "giữa", "đầu", "kết"]);

/// Words that make of a unit of time how often.
const EVERY: Phrases<5> = phrases(["hàng", "hằng", "mỗi", "từng", "theo"]);
