//! The times of a document, which are [EDTF](https://www.loc.gov/standards/datetime/), as days of the calendar.
//!
//! ```
//! use kehoach_json::edtf::Point;
//!
//! let quarter = Point::read("2023-33").unwrap();
//! assert_eq!(quarter.first(), Some((2023, 1, 1)));
//! assert_eq!(quarter.last(), Some((2023, 3, 31)));
//! assert_eq!(Point::read("XXXX-09-05").unwrap().day(), None);
//! ```

/// A day of the calendar: year, month and day of the month, both from 1.
pub type Day = (i32, u8, u8);

/// A day, month, quarter or year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    year: Option<i32>,
    month: Option<u8>,
    /// 1 to 4, in place of a month.
    quarter: Option<u8>,
    day: Option<u8>,
    /// How many of year, month, day are named, if only as `X`.
    parts: usize,
}

impl Point {
    /// Reads one; nothing for what is none, such as a time from one to another.
    #[must_use]
    pub fn read(edtf: &str) -> Option<Self> {
        let mut parts = edtf.split('-');
        let mut point = Self { year: None, month: None, quarter: None, day: None, parts: 1 };
        point.year = number(parts.next()?, 4)?.map(i32::from);
        if let Some(month) = parts.next() {
            match number(month, 2)? {
                Some(quarter @ 33..=36) => point.quarter = u8::try_from(quarter - 32).ok(),
                Some(month @ 1..=12) => point.month = u8::try_from(month).ok(),
                None => {}
                // Seasons have no bounds.
                Some(_) => return None,
            }
            point.parts = 2;
        }
        if let Some(day) = parts.next() {
            if point.quarter.is_some() {
                return None;
            }
            point.day = match number(day, 2)? {
                Some(day @ 1..=31) => u8::try_from(day).ok(),
                None => None,
                Some(_) => return None,
            };
            point.parts = 3;
        }
        if parts.next().is_some() { None } else { Some(point) }
    }

    /// The year, where it is known.
    #[must_use]
    pub const fn year(self) -> Option<i32> {
        self.year
    }

    /// The month, 1 to 12, where there is one and it is known.
    #[must_use]
    pub const fn month(self) -> Option<u8> {
        self.month
    }

    /// The day of the month, 1 to 31, where there is one and it is known.
    #[must_use]
    pub const fn day_of_month(self) -> Option<u8> {
        self.day
    }

    /// The one day that it is: year, month, day of the month. Nothing where no calendar has it.
    #[must_use]
    pub fn day(self) -> Option<Day> {
        let day = (self.year?, self.month?, self.day?);
        (day.2 <= length(day.0, day.1)).then_some(day)
    }

    /// The first day that it covers.
    #[must_use]
    pub fn first(self) -> Option<Day> {
        match (self.parts, self.quarter) {
            (3, _) => self.day(),
            (2, Some(quarter)) => Some((self.year?, quarter * 3 - 2, 1)),
            (2, None) => Some((self.year?, self.month?, 1)),
            _ => Some((self.year?, 1, 1)),
        }
    }

    /// The last day that it covers.
    #[must_use]
    pub fn last(self) -> Option<Day> {
        let year = self.year?;
        match (self.parts, self.quarter) {
            (3, _) => self.day(),
            (2, Some(quarter)) => Some((year, quarter * 3, length(year, quarter * 3))),
            (2, None) => self.month.map(|month| (year, month, length(year, month))),
            _ => Some((year, 12, 31)),
        }
    }
}

/// A number of so many digits; `Some(None)` where all of them are `X`.
#[allow(clippy::option_option, reason = "no number, an unknown one, a known one")]
fn number(digits: &str, count: usize) -> Option<Option<u16>> {
    if digits.len() != count {
        None
    } else if digits.bytes().all(|b| b == b'X') {
        Some(None)
    } else if digits.bytes().all(|b| b.is_ascii_digit()) {
        digits.parse().ok().filter(|n| count < 4 || *n > 0).map(Some)
    } else {
        None
    }
}

/// How many days a month has.
const fn length(year: i32, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bounds(edtf: &str) -> Option<(Option<Day>, Option<Day>)> {
        Point::read(edtf).map(|point| (point.first(), point.last()))
    }

    #[test]
    fn bounds_of_what_is_known() {
        let span = |from, to| Some((Some(from), Some(to)));
        assert_eq!(bounds("2024"), span((2024, 1, 1), (2024, 12, 31)));
        assert_eq!(bounds("2024-02"), span((2024, 2, 1), (2024, 2, 29)));
        assert_eq!(bounds("2023-34"), span((2023, 4, 1), (2023, 6, 30)));
        assert_eq!(bounds("2023-09-05"), span((2023, 9, 5), (2023, 9, 5)));
    }

    #[test]
    fn nothing_is_made_up() {
        for unknown in ["XXXX", "XXXX-09", "2023-XX", "XXXX-09-05", "2023-11-31", "2023-09-XX"] {
            assert_eq!(bounds(unknown), Some((None, None)), "{unknown}");
        }
        for other in [
            "",
            "S1",
            "2023/2024",
            "2023-9",
            "2022-09-W4",
            "2023-21",
            "2023-00",
            "0000",
            "2023-33-01",
        ] {
            assert_eq!(bounds(other), None, "{other}");
        }
    }
}
