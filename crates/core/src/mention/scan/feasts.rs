//! Feasts, days of the lunar calendar, and thirds of months, whose words begin alike.

use super::Scanner;
use super::keys::{THUONG, TRUNG};
use super::strip_whole;
use crate::grammar::keyword::blanks;
use crate::grammar::phrases::{Key, Phrases, first_of, phrases};
use crate::mention::number::{Res, word};
use crate::mention::{Value, lunar, recurring};
use crate::time::{Lunar, Part};

impl<'s> Scanner<'s, '_> {
    /// A rule of the lunar calendar.
    pub(super) fn lunar(
        &mut self,
        at: usize,
        rule: impl Fn(&'s str) -> Res<'s, Lunar>,
    ) -> Option<usize> {
        let (rest, lunar) = rule(self.rest(at)).ok()?;
        let next = self.place(rest);
        self.push(at, next, Value::Lunar(lunar));
        Some(next)
    }

    /// `Tết Nguyên đán 2024`, `Tết Giáp Thìn`, `nghỉ Tết`.
    pub(super) fn new_year(&mut self, at: usize) -> Option<usize> {
        if let Some(next) = self.lunar(at, lunar::feast).or_else(|| self.lunar(at, lunar::new_year))
        {
            return Some(next);
        }
        let rest = self.rest(at);
        let (rest, ()) = word("tết")(rest).ok()?;
        let other = first_of(blanks(rest), &OTHER_TET);
        let cued = self.before(at).is_one_of(&CUES_OF_TET);
        if !cued || other.is_some() {
            return None;
        }
        let next = self.place(rest);
        self.push(at, next, Value::Lunar(Lunar { year: None, month: 1, day: Some(1) }));
        Some(next)
    }

    /// `thượng tuần tháng 10`, `thường xuyên`, `Trung thu`.
    pub(super) fn thirds_or_feast(&mut self, key: Key, at: usize) -> Option<usize> {
        let rest = self.rest(at);
        let part = match key {
            THUONG => strip_whole(rest, "thượng tuần").map(|rest| (Part::Beginning, rest)),
            TRUNG => strip_whole(rest, "trung tuần").map(|rest| (Part::Middle, rest)),
            _ => strip_whole(rest, "hạ tuần").map(|rest| (Part::End, rest)),
        };
        if let Some((part, rest)) = part {
            self.push_month_part(at, part, rest);
            return Some(self.place(rest));
        }
        match key {
            THUONG => self.simple(at, recurring::frequency),
            TRUNG => self.lunar(at, lunar::feast).or_else(|| self.organisation(at)),
            _ => None,
        }
    }
}

/// Words behind which `tết` alone is the lunar new year.
const CUES_OF_TET: Phrases<11> =
    phrases(["dịp", "trước", "sau", "nghỉ", "đón", "chúc", "quà", "mừng", "ăn", "vui", "thưởng"]);

/// What behind `tết` makes it another feast.
const OTHER_TET: Phrases<6> =
    phrases(["thiếu nhi", "dương lịch", "trồng cây", "độc lập", "tây", "của"]);
