//! Time as plans state it: values that may lack a year, printed in EDTF (ISO 8601-2).
//!
//! EDTF alone is not enough: it has no quarter of an unknown year and no set of quarters, so each kind is a value of
//! its own and EDTF is how it prints. Months and quarters without a year print `XXXX` for it.

use std::fmt;

mod clock;
mod deadline;
mod frame;
mod lunar;
mod period;
mod recurring;

pub use clock::{Clock, DayPart};
pub use deadline::{Deadline, Limit};
pub use frame::Timeframe;
pub(crate) use frame::nearest;
pub use lunar::{Feast, Lunar, can_chi, solar_of};
pub use period::{
    Duration, Interval, Months, Part, PartOf, Season, Semester, Unit, Week, Weekday, Years,
};
pub use recurring::{Frequency, Recurring};

/// A calendar year, such as 2024.
pub type Year = u16;

/// A day, of which the year, the month or the day may be missing.
///
/// ```
/// use kehoach::time::Date;
///
/// let date = Date { year: None, month: Some(11), day: Some(20) };
/// assert_eq!(date.to_string(), "XXXX-11-20");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date {
    /// The year, where it is written.
    pub year: Option<Year>,
    /// The month, 1 to 12; absent where a draft leaves it blank.
    pub month: Option<u8>,
    /// The day of the month, 1 to 31; absent where a draft leaves it blank.
    pub day: Option<u8>,
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_year(f, self.year)?;
        write_two(f, self.month)?;
        write_two(f, self.day)
    }
}

/// A month of a year, or of a year that is not stated.
///
/// ```
/// use kehoach::time::Month;
///
/// assert_eq!(Month { year: Some(2023), month: 9 }.to_string(), "2023-09");
/// assert_eq!(Month { year: None, month: 10 }.to_string(), "XXXX-10");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Month {
    /// The year, where it is written or follows from the plan.
    pub year: Option<Year>,
    /// 1 to 12.
    pub month: u8,
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_year(f, self.year)?;
        write_two(f, Some(self.month))
    }
}

/// A quarter of a year; EDTF numbers the quarters 33 to 36.
///
/// ```
/// use kehoach::time::Quarter;
///
/// assert_eq!(Quarter { year: Some(2021), quarter: 3 }.to_string(), "2021-35");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Quarter {
    /// The year, where it is written or follows from the plan.
    pub year: Option<Year>,
    /// 1 to 4.
    pub quarter: u8,
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_year(f, self.year)?;
        write!(f, "-{}", 32 + u32::from(self.quarter))
    }
}

/// A school year, from August to July: `năm học 2023 - 2024`.
///
/// ```
/// use kehoach::time::SchoolYear;
///
/// assert_eq!(SchoolYear { start: 2023 }.to_string(), "2023/2024");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SchoolYear {
    /// The calendar year in which it begins.
    pub start: Year,
}

impl SchoolYear {
    /// The calendar year of a month of this school year, by the calendar of Vietnamese schools: August to December
    /// belong to the first year, January to July to the second.
    ///
    /// August is also the month in which a school year ends; where it follows June or July in a list of months it
    /// belongs to the second year, which only the list can tell.
    #[must_use]
    pub const fn year_of(self, month: u8) -> Year {
        if month >= 8 { self.start } else { self.start.saturating_add(1) }
    }
}

impl fmt::Display for SchoolYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.start, self.start.saturating_add(1))
    }
}

impl Date {
    /// A full day, or nothing where the calendar has no such day (31/11, 29/2 outside leap years).
    ///
    /// ```
    /// use kehoach::time::Date;
    ///
    /// assert!(Date::ymd(2024, 2, 29).is_some());
    /// assert!(Date::ymd(2023, 2, 29).is_none());
    /// ```
    #[must_use]
    pub fn ymd(year: Year, month: u8, day: u8) -> Option<Self> {
        Self::checked(Some(year), month, day)
    }

    /// A day of a year that is not stated; 29/2 is one.
    #[must_use]
    pub fn md(month: u8, day: u8) -> Option<Self> {
        Self::checked(None, month, day)
    }

    /// A day, checked against the calendar; without a year February has 29 days.
    #[must_use]
    pub fn checked(year: Option<Year>, month: u8, day: u8) -> Option<Self> {
        ((1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day)).then_some(Self {
            year,
            month: Some(month),
            day: Some(day),
        })
    }

    /// The first day of a month.
    #[must_use]
    pub const fn first_of(month: Month) -> Self {
        Self { year: month.year, month: Some(month.month), day: Some(1) }
    }

    /// The last day of a month; of a February without a year, the 28th, which every year has.
    #[must_use]
    pub fn last_of(month: Month) -> Self {
        let days = match (month.year, month.month) {
            (None, 2) => 28,
            (year, number) => days_in(year, number),
        };
        Self { year: month.year, month: Some(month.month), day: Some(days) }
    }

    /// Whether year, month and day are all there.
    #[must_use]
    pub const fn is_full(self) -> bool {
        self.year.is_some() && self.month.is_some() && self.day.is_some()
    }
}

/// How many days a month has; a February of an unknown year counts 29.
#[must_use]
pub fn days_in(year: Option<Year>, month: u8) -> u8 {
    match month {
        2 if year.is_none_or(is_leap) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Whether a year has a 29 February, by the Gregorian calendar.
#[must_use]
pub const fn is_leap(year: Year) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

fn write_year(f: &mut fmt::Formatter<'_>, year: Option<Year>) -> fmt::Result {
    match year {
        Some(year) => write!(f, "{year:04}"),
        None => f.write_str("XXXX"),
    }
}

fn write_two(f: &mut fmt::Formatter<'_>, value: Option<u8>) -> fmt::Result {
    match value {
        Some(value) => write!(f, "-{value:02}"),
        None => f.write_str("-XX"),
    }
}
