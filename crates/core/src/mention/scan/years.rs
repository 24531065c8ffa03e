//! Years, school years and terms.

use nom::branch::alt;
use nom::character::complete::one_of;
use nom::combinator::opt;
use nom::{Offset, Parser};

use super::Scanner;
use super::keys::{CUOI, DAU, DEN, GIUA, TOI, VA};
use crate::grammar::keyword::blanks;
use crate::grammar::phrases::{Key, next_key};
use crate::mention::number::{dash, ends, join, miss, space, word, year};
use crate::mention::quantity::is_counted;
use crate::mention::year as years;
use crate::mention::{DoubtKind, Value, period};
use crate::time::{SchoolYear, Years};

impl<'s> Scanner<'s, '_> {
    /// `năm 2024`, `năm 2023 - 2024`, `năm học 2023 – 2024`.
    pub(super) fn years(&mut self, at: usize) -> Option<usize> {
        let rest = self.rest(at);
        if let Ok((rest, ())) = word("năm học")(rest) {
            self.school = true;
            return self.school_year_list(at, rest);
        }
        let (rest, _) = (word("năm"), space, opt((one_of(":."), space))).parse(rest).ok()?;
        let (rest, list) = years::list(rest).ok()?;
        for (n, piece) in list.iter().enumerate() {
            let end = self.text.offset(piece.text) + piece.text.len();
            let start = if n == 0 { at } else { self.text.offset(piece.text) };
            let Years { from, to } = piece.value;
            let value = if from == to { Value::Year(from) } else { Value::Years(piece.value) };
            self.push(start, end, value);
        }
        Some(self.place(rest))
    }

    /// `NH 2023-2024`, `niên học 2023-2024`, `niên khóa 2020-2023`.
    pub(super) fn school_years(&mut self, at: usize, end: usize) -> Option<usize> {
        let rest = self.rest(at);
        if rest.starts_with("NH") {
            return self.school_year_list(at, self.rest(end));
        }
        let (rest, ()) = alt((word("niên khóa"), word("niên học"))).parse(rest).ok()?;
        self.school_year_list(at, rest)
    }

    /// What follows `năm học`: `["mới" / "này"] [":" / "("] school-year *(join ["năm học"] school-year)`; at most 20.
    fn school_year_list(&mut self, at: usize, rest: &'s str) -> Option<usize> {
        let filler = (
            space,
            opt((alt((word("mới"), word("này"), word("qua"), word("tới"))), space)),
            opt((one_of(":(.,"), space)),
            opt((dash, space)),
        );
        let (rest, _) = { filler }.parse(rest).ok()?;
        let mut start = at;
        let mut next = rest;
        let mut found = None;
        for _ in 0..20 {
            let Ok((after, span)) = years::pair(next) else { break };
            let end = self.place(after);
            if span.to == span.from + 1 {
                self.push(start, end, Value::SchoolYear(SchoolYear { start: span.from }));
            } else if span.to > span.from {
                self.push(start, end, Value::Years(span));
                let text = self.text.get(self.place(next)..end).map(str::to_owned);
                let meant = text.map(|_| format!("{}-{}", span.from, span.from + 1));
                self.doubt(start, end, DoubtKind::SchoolYearLength, meant);
            } else {
                break;
            }
            found = Some(end);
            let more = (join, opt((word("năm học"), space))).parse(after);
            let Ok((after, _)) = more else { break };
            start = self.place(after);
            next = after;
        }
        if found.is_none() {
            // `năm học 2023`: only its first year is said.
            let (after, year) = year(rest).ok()?;
            if !ends(after)
                || !matches!(self.text.get(at..self.place(rest)), Some(s) if s.len() < 24)
            {
                return None;
            }
            let end = self.place(after);
            self.push(at, end, Value::Year(year));
            found = Some(end);
        }
        found
    }

    /// `nhiệm kỳ 2023-2028`, `giai đoạn 2021 – 2025 và 2026-2030`, `khóa XII (2020-2025)`.
    pub(super) fn terms(&mut self, at: usize, end: usize) -> Option<usize> {
        let rest = self.rest(at);
        let (rest, ()) = alt((
            word("nhiệm kỳ"),
            word("giai đoạn"),
            word("thời kỳ"),
            word("khóa"),
            |input: &'s str| {
                if self.rest(at).starts_with("NK") { Ok((self.rest(end), ())) } else { miss(input) }
            },
        ))
        .parse(rest)
        .ok()?;
        let (rest, ()) = period::ordinal(rest).ok()?;
        let mut start = at;
        let mut next = rest;
        let mut found = None;
        for _ in 0..20 {
            let Ok((after, span)) = years::span(next) else { break };
            let end = self.place(after);
            self.push(start, end, Value::Years(span));
            found = Some(end);
            let more =
                (join, opt((alt((word("giai đoạn"), word("nhiệm kỳ"))), space))).parse(after);
            let Ok((after, _)) = more else { break };
            start = self.place(after);
            next = after;
        }
        found
    }

    /// `cuối 2023`, `đến 2030`, `từ 2021 đến 2025`: a year behind a word of time.
    pub(super) fn bare_year(&mut self, key: Key, at: usize, end: usize) -> Option<usize> {
        let _ = at;
        let rest = blanks(self.rest(end));
        if !rest.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let (after, number) = year(rest).ok()?;
        if !(1945..=2100).contains(&number) || !ends(after) {
            return None;
        }
        let tail = blanks(after);
        // `đến 2000 người`, `từ 2000 đồng` are no years; nor is the left side of `từ 2023-2024`.
        let closed = tail.is_empty()
            || tail.starts_with(['.', ',', ';', ')', ':', '”', '"'])
            || matches!(next_key(tail), DEN | TOI | VA) && tail.starts_with(char::is_alphabetic);
        let decimal = after.starts_with(['.', ','])
            && after.get(1..).is_some_and(|r| r.starts_with(|c: char| c.is_ascii_digit()));
        let sure = matches!(key, CUOI | DAU | GIUA) && !is_counted(after);
        if decimal || !(closed || sure) || dash(after).is_ok() {
            return None;
        }
        let start = self.place(rest);
        let next = self.place(after);
        self.push(start, next, Value::Year(number));
        Some(next)
    }
}
