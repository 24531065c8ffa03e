//! Two numbers with a slash: a day, a share, or neither.

use super::Scanner;
use super::acts::NUMBERED;
use super::keys::{DIA, GIO, SO};
use super::numbers::CUES_OF_DAY;
use crate::grammar::keyword::{blanks, is_blank, trim_end, words};
use crate::grammar::phrases::{
    Front, Key, Phrases, first_of, is_one_of, key, last_bytes, next_key, phrases,
};
use crate::mention::number::{Join, is_dash, join};
use crate::mention::quantity::{UNITS_OF_TIME, is_counted};
use crate::mention::tables::COMMEMORATIONS;
use crate::mention::{DoubtKind, Value, date, quantity};
use crate::time::Month;

impl<'s> Scanner<'s, '_> {
    /// `20/11/2023`, `9/2023`, `20/11`, `4/4 tổ`.
    pub(super) fn slashed(&mut self, at: usize, rest: &'s str, before: Front<'_>) -> Option<usize> {
        let cued = before.is_one_of(&CUES_OF_DAY);
        if let Some(next) = self.dated(rest, false) {
            return Some(next);
        }
        if let Ok((after, (number, year))) = date::bare_month(rest) {
            let next = self.place(after);
            // `bản đồ tỷ lệ 1/2000`
            if rest.starts_with("1/") && year == 2000 {
                return Some(next);
            }
            self.push(at, next, Value::Month(Month { year: Some(year), month: number }));
            return Some(next);
        }
        let (after, pair) = date::pair(rest).ok()?;
        if quantity::is_group(after) {
            return self.grouped_share(at, rest, before);
        }
        let next = self.place(after);
        match self.reading(at, after, pair, before, cued) {
            Reading::Date => {
                // "15/10 năm 2020"
                let (after, pair) = date::with_year_behind(after, pair);
                let next = self.place(after);
                match pair.date() {
                    Some(date) => self.push(at, next, Value::Date(date)),
                    None => self.doubt(at, next, DoubtKind::DateImpossible, None),
                }
                return Some(next);
            }
            Reading::Ratio => {
                let ratio = quantity::ratio(pair.day, pair.month)?;
                self.push(at, next, Value::Ratio(ratio));
            }
            Reading::Neither => self.place_end = next,
        }
        Some(next)
    }

    /// A share in numbers of which one is written in groups: `1.250/1.300 hộ`. A part of one is a scale: `1/25.000`.
    pub(super) fn grouped_share(
        &mut self,
        at: usize,
        rest: &'s str,
        before: Front<'_>,
    ) -> Option<usize> {
        let (after, ratio) = quantity::grouped_ratio(rest).ok()?;
        let next = self.place(after);
        let share = is_counted(after) || before.is_one_of(&CUES_OF_SHARE);
        if share && ratio.part > 1 {
            self.push(at, next, Value::Ratio(ratio));
        }
        Some(next)
    }

    /// A day, a share, or neither: what stands to the left and to the right of two numbers with a slash tells.
    fn reading(
        &self,
        at: usize,
        after: &str,
        pair: date::Slashed<'s>,
        before: Front<'_>,
        cued: bool,
    ) -> Reading {
        let (part, whole) = (pair.day, pair.month);
        let valid = pair.date().is_some();
        let house = before.is_one_of(&HOUSE) && self.left[1].key == SO
            || before.is_one_of(&ADDRESS) && self.left[1].key == DIA;
        // `ra lớp 120/120 cháu`: no class has such a number, and children go to it.
        let to_class = is_counted(after)
            && before.is_one_of(&CLASS)
            && (part.value > LAST_CLASS || TO_CLASS.contains(&self.left[1].key));
        if to_class && whole.value > 0 {
            return Reading::Ratio;
        }
        if house || before.is_one_of(&PLACES) || self.beside_place(at) {
            return Reading::Neither;
        }
        let mut words = self.left_of(self.left[0].start).rsplit(is_blank).filter(|w| !w.is_empty());
        let mut compound = || {
            self.left[0].key == PHONG && words.next().is_some_and(|word| is_one_of(word, &OF_PHONG))
        };
        let room = before.is_one_of(&ROOMS) && !compound()
            || before.is_one_of(&OF_ROOM) && self.left[1].key == PHONG
            || before.is_one_of(&HOME) && self.left[1].key == CAN;
        // `khối 4/5 lớp` has four of five.
        if room && !(before.is_one_of(&GRADES) && is_counted(after)) {
            return Reading::Neither;
        }
        let fraction = part.value <= 3 && whole.value <= 5;
        // `đã qua 1/2 chặng đường`
        let of_way = before.is_one_of(&PAST) && fraction && !ends_phrase(after);
        // `Thời gian: 1/2 ngày` is how long, `ngày 1/2` is a day.
        let of_time = fraction
            && part.value < whole.value
            && !before.is_one_of(&DAY)
            && is_unit_behind(after);
        if cued && valid && !of_way && !of_time {
            return Reading::Date;
        }
        if of_time {
            return Reading::Ratio;
        }
        if before.is_one_of(&DAY) && part.len() <= 2 && whole.len() <= 2 {
            return Reading::Date;
        }
        let counted = is_counted(after);
        if part.value == 1 && whole.value > 1 && !counted && self.is_scale(at, whole.value, before)
        {
            return Reading::Neither;
        }
        // `thắng 2/1`, but `chiến thắng 7/5`
        if before.is_one_of(&WON) && self.left[1].key != CHIEN {
            return Reading::Neither;
        }
        // `trực 24/24`, `24/24 giờ`: all day long.
        let all_day = (part.value, whole.value) == (24, 24)
            && (!counted || next_key(after) == GIO)
            && !before.is_one_of(&CUES_OF_SHARE);
        if all_day {
            return Reading::Neither;
        }
        if part.value <= whole.value {
            if counted || !valid {
                return if whole.value > 0 { Reading::Ratio } else { Reading::Neither };
            }
        } else {
            return match (valid, counted) {
                (true, _) if (part.value, whole.value) == (24, 7) => Reading::Neither,
                (true, _) => Reading::Date,
                (false, true) => Reading::Ratio,
                // `31/11`: a day that its month lacks.
                (false, false) if looks_like_day(&pair) => Reading::Date,
                (false, false) => Reading::Neither,
            };
        }
        // Not greater than its whole, a day of the calendar, and nothing counted behind.
        let share = before.is_one_of(&CUES_OF_SHARE);
        if self.beside_date(at) || next_is_date(after) {
            return Reading::Date;
        }
        // `Ngày chuyển đổi số 10/10`
        let day_of_number = || {
            before.is_one_of(&NUMBERED) && is_commemorated(&pair) && names_a_day(self.left_of(at))
        };
        if share && !day_of_number() {
            return Reading::Ratio;
        }
        if is_commemorated(&pair) || part.has_leading_zero() || whole.has_leading_zero() {
            return Reading::Date;
        }
        let colon = self.text.get(..at).is_some_and(|left| trim_end(left).ends_with(':'));
        if part.value == whole.value || fraction || (colon && !before.is_one_of(&SPAN)) {
            Reading::Ratio
        } else {
            Reading::Date
        }
    }

    /// A day without its year whose parts a dash joins: `(14-6)`, `30-4 và 1-5`, `Ngày Quốc tế Thiếu nhi 1-6`. The same marks
    /// write scores, ages and amounts (`3-2`, `3-5 tuổi`), so that words or days beside it have to say that it is a day.
    pub(super) fn dashed(&mut self, at: usize, rest: &'s str) -> Option<usize> {
        let (after, pair) = date::loose_pair(rest).ok()?;
        let date = pair.date()?;
        // What is no range of numbers: the first is the greater one, or the commemorations have the day.
        let falls = pair.day.value > pair.month.value;
        let alone = ends_phrase(after);
        if is_counted(after) || !(falls || alone && is_commemorated(&pair)) {
            return None;
        }
        let left = self.text.get(..at).unwrap_or("");
        if !self.beside_date(at) && !(names_a_day(left) && (alone || is_commemorated(&pair))) {
            return None;
        }
        let next = self.place(after);
        self.push(at, next, Value::Date(date));
        Some(next)
    }

    /// Whether one to so many at `at` says how much smaller a map is or how thin a solution: `tỷ lệ 1/500`, `pha loãng 1/10`,
    /// `tỷ lệ giảng viên trên sinh viên là 1/25`.
    fn is_scale(&self, at: usize, whole: u32, before: Front<'_>) -> bool {
        /// How far back the word for it is looked for, in bytes.
        const FARTHEST: usize = 96;
        if before.is_one_of(&SCALES) {
            return true;
        }
        let phrase = || {
            let left = last_bytes(self.left_of(at), FARTHEST);
            left.rfind(['.', ';', ',', ':', '(']).and_then(|at| left.get(at + 1..)).unwrap_or(left)
        };
        let said = || before.is_one_of(&IS) || whole.is_multiple_of(100);
        said() && words(phrase()).any(|word| first_of(word, &PROPORTION).is_some())
    }

    /// The text before `at`.
    fn left_of(&self, at: usize) -> &'s str {
        self.text.get(..at).unwrap_or("")
    }

    /// Whether two numbers that name a class or a house stand before, and only a join between: `lớp 3/2 và 3/4`.
    fn beside_place(&self, at: usize) -> bool {
        let gap = self.text.get(self.place_end..at).unwrap_or("");
        self.place_end > 0
            && gap.len() < 24
            && join(gap).is_ok_and(|(rest, joined)| rest.is_empty() && joined == Join::And)
    }

    /// Whether the last mention is a day and only a join stands between: `30/4 và 1/5`.
    fn beside_date(&self, at: usize) -> bool {
        let Some(last) = self.out.last() else { return false };
        let Some(end) = last.span.end().checked_sub(self.offset).filter(|end| *end <= at) else {
            return false;
        };
        let gap = self.text.get(end..at).unwrap_or("");
        matches!(last.value, Value::Date(_))
            && gap.len() < 24
            && join(gap).is_ok_and(|(rest, _)| rest.is_empty())
    }
}

/// Whether the word for a unit of time follows, and no number behind it that would make it name a day.
fn is_unit_behind(after: &str) -> bool {
    first_of(blanks(after), &UNITS_OF_TIME)
        .is_some_and(|(_, rest)| !blanks(rest).starts_with(|c: char| c.is_ascii_digit()))
}

/// How two numbers with a slash are to be read.
enum Reading {
    Date,
    Ratio,
    Neither,
}

/// Words behind which two numbers with a slash name a class or a house.
const PLACES: Phrases<7> = phrases(["lớp", "ngõ", "hẻm", "kiệt", "đường", "phố", "tổ"]);

const GRADES: Phrases<1> = phrases(["khối"]);

/// Words behind which two numbers with a slash name a room, a telephone, a page, a size.
const ROOMS: Phrases<9> =
    phrases(["phòng", "lẻ", "nhánh", "xe", "khối", "trang", "cỡ", "size", "mã"]);

/// Words with which `phòng` makes another that names no room: `xà phòng`, `Biên phòng 3/3`.
const OF_PHONG: Phrases<10> =
    phrases(["xà", "quốc", "hải", "biên", "dự", "văn", "tiêm", "dân", "đề", "trưởng"]);

/// `phòng học 4/2`, `phòng thi 01/10`.
const OF_ROOM: Phrases<3> = phrases(["học", "thi", "số"]);

/// `căn hộ 10/2`; `cứu hộ 4/10` may be a day.
const HOME: Phrases<1> = phrases(["hộ"]);

const PHONG: Key = key("phong");
const CAN: Key = key("can");
const CHIEN: Key = key("chien");

/// Words behind which one to so many is a scale.
const SCALES: Phrases<4> = phrases(["lệ", "loãng", "pha", "đồ"]);

const IS: Phrases<1> = phrases(["là"]);

const PROPORTION: Phrases<2> = phrases(["tỷ lệ", "tỉ lệ"]);

/// Words before a score.
const WON: Phrases<3> = phrases(["thắng", "thua", "hòa"]);

/// Classes go up to this.
const LAST_CLASS: u32 = 12;

const CLASS: Phrases<1> = phrases(["lớp"]);

/// Words before `lớp` that say that children go there: `ra lớp`, `đến lớp`, `số lớp`.
const TO_CLASS: [Key; 4] = [key("ra"), key("den"), key("toi"), key("so")];

/// `số nhà 12/5`.
const HOUSE: Phrases<1> = phrases(["nhà"]);

/// `địa chỉ 15/7`.
const ADDRESS: Phrases<1> = phrases(["chỉ"]);

/// The word for a day.
pub(super) const DAY: Phrases<1> = phrases(["ngày"]);

/// `thông qua 1/2 nội dung`.
const PAST: Phrases<1> = phrases(["qua"]);

/// `Thời gian: 5/9`.
const SPAN: Phrases<1> = phrases(["gian"]);

/// Words behind which two numbers with a slash are a share; grades and titles are among them (`Khá 2/9`, `CSTĐ 1/6`,
/// `thị lực 10/10`).
const CUES_OF_SHARE: Phrases<19> = phrases([
    "đạt", "lệ", "chiếm", "có", "được", "quả", "số", "phiếu", "điểm", "lực", "tốt", "giỏi", "khá",
    "sắc", "tiến", "cstđ", "lđtt", "gvg", "hsg",
]);

/// Whether two numbers are in the bounds of days and months, be there such a day or not.
const fn looks_like_day(pair: &date::Slashed<'_>) -> bool {
    let (day, month) = (pair.day, pair.month);
    day.text.len() == 2
        && month.text.len() <= 2
        && day.value <= 31
        && month.value >= 1
        && month.value <= 12
}

/// Whether the phrase ends here, or a join goes on with it.
pub(super) fn ends_phrase(after: &str) -> bool {
    let next = blanks(after);
    !next.starts_with(char::is_alphanumeric) || join(after).is_ok()
}

/// Whether one of the last words before a number speaks of a day of commemoration: `Lễ kỷ niệm ngày thành lập ngành`.
fn names_a_day(left: &str) -> bool {
    /// How many words back it may stand, and how long they may be in all.
    const FARTHEST: (usize, usize) = (12, 96);
    let left = left.trim_end_matches(|c| is_blank(c) || c == '(');
    let from = left.char_indices().rev().nth(FARTHEST.1 - 1).map_or(0, |(at, _)| at);
    let left = left.get(from..).unwrap_or("");
    let phrase = left.rfind(['.', ';', ':', '!', '?']).and_then(|at| left.get(at + 1..));
    let words = || {
        let words = phrase.unwrap_or(left).rsplit(is_blank).filter(|word| !word.is_empty());
        words.take(FARTHEST.0).map(|word| word.trim_matches(['(', ')', '“', '”', '"', ',']))
    };
    words().any(|word| is_one_of(word, &COMMEMORATIVE))
        && !words().any(|word| is_one_of(word, &EACH))
}

/// `mỗi ngày đọc 3-2 trang` speaks of every day.
const EACH: Phrases<4> = phrases(["mỗi", "hằng", "hàng", "từng"]);

/// Words that speak of a day of commemoration.
const COMMEMORATIVE: Phrases<7> = phrases(["ngày", "lễ", "niệm", "mừng", "dịp", "giảng", "thống"]);

/// What follows can only be a day: `9/9 14/9`, `5/9, 20/11`, `11/11 – 16/11/2024`.
fn next_is_date(after: &str) -> bool {
    let next = after.trim_start_matches(|c| is_blank(c) || matches!(c, ',' | ';') || is_dash(c));
    let is_day = |pair: date::Slashed<'_>| pair.date().is_some();
    date::full(next).is_ok_and(|(_, full)| full.by_slash && is_day(full))
        || date::pair(next).is_ok_and(|(_, pair)| pair.day.value > pair.month.value && is_day(pair))
}

/// The commemorations have this day.
fn is_commemorated(pair: &date::Slashed<'_>) -> bool {
    let wanted = (pair.month.value, pair.day.value);
    COMMEMORATIONS.binary_search_by_key(&wanted, |row| (u32::from(row.0), u32::from(row.1))).is_ok()
}
