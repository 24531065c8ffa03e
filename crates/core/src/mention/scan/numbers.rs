//! Numbers: what stands behind one says which grammars to ask.

use nom::Parser;
use nom::sequence::preceded;

use super::keys::{DEN, G, GIO, H, TET, THANG, THU, TOI, VA, is_numbered, is_unit_of_time};
use super::{Left, Scanner};
use crate::grammar::keyword::blanks;
use crate::grammar::phrases::{Front, Phrases, first_of, is_one_of, next_key, phrases};
use crate::mention::number::{Digits, digits, glued, is_dash, join, skip_chain, space, word};
use crate::mention::quantity::is_counted;
use crate::mention::year as years;
use crate::mention::{Value, amount, clock, date, period, quantity, recurring, reference};
use crate::time::{Duration, SchoolYear, Unit};

/// The word before the number of a weekday; `thu 2 tỷ đồng` is income.
const WEEKDAY: Phrases<1> = phrases(["thứ"]);

impl<'s> Scanner<'s, '_> {
    /// Reads the number at `at`; gives the place to go on from.
    pub(super) fn number(&mut self, at: usize) -> usize {
        let rest = self.rest(at);
        let next = self.read_number(at, rest).unwrap_or_else(|| self.place(skip_chain(rest)));
        let next = next.max(at + 1);
        self.remember(Left { key: 0, start: at, end: next, number: true });
        next
    }

    fn read_number(&mut self, at: usize, rest: &'s str) -> Option<usize> {
        if let Some(after) = glued(rest) {
            return Some(self.place(after));
        }
        let before = self.before(at);
        if reference::may_begin(rest)
            && let Some(next) = self.reference(at, rest, before)
        {
            return Some(next);
        }
        if self.is_numbered(before) {
            // `số 12/5`, `số 4`: a number that names.
            return None;
        }
        let (after, first) = digits(rest).ok()?;
        // "sáng thứ 2, ngày 18/5": the number of a weekday is no day of the month.
        if self.left[0].key == THU
            && (2..=7).contains(&first.value)
            && before.is_one_of(&WEEKDAY)
            && !after
                .strip_prefix([',', '.'])
                .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        {
            return Some(self.place(after));
        }
        // The next mark says which grammars can match at all.
        let mark = blanks(after).chars().next();
        if matches!(mark, Some('%' | '％' | ',' | '.' | 'p' | 'P'))
            && let Ok((after, number)) = quantity::percent(rest)
        {
            let next = self.place(after);
            self.push(at, next, Value::Percent(Box::new(number)));
            return Some(next);
        }
        match mark {
            None => None,
            Some('/') => self.slashed(at, rest, before),
            Some('.') => self
                .dated(rest, before.is_one_of(&CUES_OF_DAY))
                .or_else(|| self.amount(at, rest))
                .or_else(|| {
                    quantity::is_group(after)
                        .then(|| self.grouped_share(at, rest, before))
                        .flatten()
                }),
            Some(':') => self.clock(at, rest, before),
            Some(c) if is_dash(c) || c == ',' || c == '+' || c == '&' || c == ';' => {
                self.listed(at, rest, before).or_else(|| self.amount(at, rest))
            }
            Some(c) if c.is_alphabetic() => self.worded(at, rest, after, first, before),
            Some(_) => None,
        }
    }

    /// A number and a dash or a comma: `15, 16/11/2023`, `20-22/12/2023`, `2-9-1945`, `85-90%`, `2021-2025`, `7,8/2024`.
    fn listed(&mut self, at: usize, rest: &'s str, before: Front<'_>) -> Option<usize> {
        let cued = before.is_one_of(&CUES_OF_DAY);
        if let Some(next) = self.dated(rest, cued) {
            return Some(next);
        }
        // `từ 16-20: kiểm tra hồ sơ`, in a month
        if before.is_one_of(&FROM)
            && let Ok((after, days)) = date::day_range(rest)
            && after.starts_with(':')
        {
            return Some(self.push_lone_days(after, &days));
        }
        if let Ok((after, list)) = period::bare_months(rest) {
            for piece in list {
                self.push_part(piece.text, Value::Month(piece.value));
            }
            return Some(self.place(after));
        }
        if let Ok((after, (low, high))) = quantity::percents(rest) {
            for piece in [low, high] {
                self.push_part(piece.text, Value::Percent(Box::new(piece.value)));
            }
            return Some(self.place(after));
        }
        if let Some(next) = self.dashed(at, rest) {
            return Some(next);
        }
        let (after, span) = years::span(rest)
            .ok()
            .filter(|(_, span)| span.to > span.from && span.to - span.from <= 50)?;
        if is_counted(after) {
            return None;
        }
        let next = self.place(after);
        let value = if span.to == span.from + 1 && self.school {
            Value::SchoolYear(SchoolYear { start: span.from })
        } else {
            Value::Years(span)
        };
        self.push(at, next, value);
        Some(next)
    }

    /// A number and a word: `20 tháng 11 năm 2023`, `6 tháng đầu năm`.
    fn worded(
        &mut self,
        at: usize,
        rest: &'s str,
        after: &'s str,
        first: Digits<'s>,
        before: Front<'_>,
    ) -> Option<usize> {
        let unit = next_key(after);
        match unit {
            THANG => {
                let months =
                    preceded((space, word("tháng")), |input| period::of_year(input, first.value))
                        .parse(after);
                if let Ok((tail, months)) = months {
                    let next = self.place(tail);
                    self.push(at, next, Value::Range(months));
                    return Some(next);
                }
                // `khối 5 tháng 12/2024` is a month.
                if !is_numbered(self.left[0].key, first.value)
                    && let Some(next) = self.dated(rest, before.is_one_of(&CUES_OF_DAY))
                {
                    return Some(next);
                }
            }
            TET => {
                if let Some(next) = self.dated(rest, before.is_one_of(&CUES_OF_DAY)) {
                    return Some(next);
                }
            }
            VA | DEN | TOI => {
                if let Some(next) = self.listed(at, rest, before) {
                    return Some(next);
                }
            }
            _ => {}
        }
        let clock = matches!(unit, H | G | GIO);
        clock
            .then(|| self.clock(at, rest, before))
            .flatten()
            .or_else(|| {
                is_unit_of_time(unit)
                    .then(|| {
                        self.simple(at, recurring::counted).or_else(|| self.duration(at, rest))
                    })
                    .flatten()
            })
            .or_else(|| self.amount(at, rest))
    }

    /// `7h30`, `7 giờ 30 phút`.
    fn clock(&mut self, at: usize, rest: &'s str, before: Front<'_>) -> Option<usize> {
        let cued = before.is_one_of(&CUES_OF_CLOCK);
        let (after, clock) = clock::clock(rest, cued).ok()?;
        let next = self.place(after);
        self.push(at, next, Value::Clock(clock));
        Some(next)
    }

    /// `02 ngày`, `2 năm`; no number follows (`5 năm 2021-2025` is read word by word).
    fn duration(&mut self, at: usize, rest: &'s str) -> Option<usize> {
        let (after, number) = digits(rest).ok()?;
        let (after, unit) = preceded(space, recurring::unit).parse(after).ok()?;
        let next = blanks(after);
        // `24 tháng tuổi` is how old, and so is `18 tháng đến 36 tháng tuổi`.
        let other = |input| (join, digits, space, recurring::unit, space).parse(input);
        if is_age(next) || { other }.parse(after).is_ok_and(|(rest, _)| is_age(rest)) {
            return None;
        }
        let rate = next.strip_prefix('/').is_some_and(|per| per.starts_with(char::is_alphabetic));
        let follows = next.starts_with(|c: char| c.is_ascii_digit() || c == '/') && !rate;
        // `02 giờ/tuần` is an amount for each.
        if follows
            || rate && amount::amount(rest).is_ok()
            || number.len() > 4
            || matches!(unit, Unit::SchoolYear | Unit::Term)
        {
            return None;
        }
        let next = self.place(after);
        self.push(at, next, Value::Duration(Duration { count: number.value, unit }));
        Some(next)
    }

    /// `05 người`, `200.000 đồng`, `3 đến 5 triệu đồng`.
    fn amount(&mut self, at: usize, rest: &'s str) -> Option<usize> {
        let apart = || !is_one_of(self.word_before(at).unwrap_or(""), &NAMED);
        if let Ok((after, (low, high))) = amount::range(rest, apart) {
            for piece in [low, high] {
                self.push_part(piece.text, Value::Amount(Box::new(piece.value)));
            }
            return Some(self.place(after));
        }
        let (after, amount) = amount::amount(rest).ok()?;
        let next = self.place(after);
        self.push(at, next, Value::Amount(Box::new(amount)));
        Some(next)
    }
}

/// Whether `tuổi` follows a unit of time.
fn is_age(rest: &str) -> bool {
    first_of(rest, &OLD).is_some()
}

const OLD: Phrases<1> = phrases(["tuổi"]);

/// The word with which a range begins.
const FROM: Phrases<1> = phrases(["từ"]);

/// Words whose number tells one of several apart, so that a dash behind it parts: `Tổ 2 - 3 đoàn viên`, `lớp 1 - 2 học sinh`.
pub(super) const NAMED: Phrases<16> = phrases([
    "tổ", "lớp", "khối", "nhóm", "đội", "điểm", "điều", "khoản", "mục", "phần", "đợt", "lần", "số",
    "chi", "đoàn", "bộ",
]);

/// Words behind which `9 giờ` is a time of day.
const CUES_OF_CLOCK: Phrases<7> = phrases(["lúc", "từ", "đến", "hồi", "vào", "trước", "sau"]);

/// Words behind which `5/9` is a day.
pub(super) const CUES_OF_DAY: Phrases<31> = phrases([
    "ngày", "dịp", "mừng", "lễ", "nhân", "niệm", "từ", "đến", "tới", "trước", "sau", "hết", "vào",
    "sáng", "chiều", "trưa", "tối", "đêm", "hai", "ba", "tư", "năm", "sáu", "bảy", "nhật", "cn",
    "hạn", "khánh", "giảng", "gian", "qua",
]);
