//! Spans of time shorter or longer than a month.

use std::fmt;

use super::{Date, Month, SchoolYear, Year, write_two, write_year};

/// A half of a school year: `học kỳ I`, `HKII`.
///
/// ```
/// use kehoach::time::Semester;
///
/// assert_eq!(Semester::First.to_string(), "S1");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Semester {
    /// From the opening in September to mid January.
    First,
    /// From mid January to the end of May.
    Second,
}

impl fmt::Display for Semester {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::First => "S1",
            Self::Second => "S2",
        })
    }
}

/// Years from one to another, both included: `nhiệm kỳ 2023-2028`, `giai đoạn 2021-2025`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Years {
    /// The first year.
    pub from: Year,
    /// The last year.
    pub to: Year,
}

impl fmt::Display for Years {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}/{:04}", self.from, self.to)
    }
}

/// A week of a month, as plans count them: `tuần 4 tháng 9/2022`.
///
/// No rule says what the weeks of a month are; the number is kept as it is written. Without a month it is a week of
/// the school year, counted from the opening (`tuần 12`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Week {
    /// The year, where it is written.
    pub year: Option<Year>,
    /// The month, 1 to 12; absent for a week of the school year.
    pub month: Option<u8>,
    /// 1 to 5 in a month, 1 to 53 in a year.
    pub week: u8,
}

impl fmt::Display for Week {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.month.is_some() || self.year.is_some() {
            write_year(f, self.year)?;
            if self.month.is_some() {
                write_two(f, self.month)?;
            }
            f.write_str("-")?;
        }
        write!(f, "W{}", self.week)
    }
}

/// Whole months of one year: `6 tháng đầu năm 2023`, `3 tháng cuối năm`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Months {
    /// The year, where it is written.
    pub year: Option<Year>,
    /// The first month, 1 to 12.
    pub from: u8,
    /// The last month, 1 to 12.
    pub to: u8,
}

impl fmt::Display for Months {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_year(f, self.year)?;
        write_two(f, Some(self.from))?;
        f.write_str("/")?;
        write_year(f, self.year)?;
        write_two(f, Some(self.to))
    }
}

/// From one day, month or year to another, both included; a side that is absent is open.
///
/// A [`Date`] without a day stands for its month, one without a month for its year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Interval {
    /// Where it begins.
    pub from: Option<Date>,
    /// Where it ends.
    pub to: Option<Date>,
}

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_end(f, self.from)?;
        f.write_str("/")?;
        write_end(f, self.to)
    }
}

/// One end of an interval: a day, a month, a year, or `..` for an open end.
pub(crate) fn write_end(f: &mut fmt::Formatter<'_>, date: Option<Date>) -> fmt::Result {
    match date {
        None => f.write_str(".."),
        Some(Date { year, month: None, day: None }) => write_year(f, year),
        Some(Date { year, month, day: None }) => {
            write_year(f, year)?;
            write_two(f, month)
        }
        Some(date) => write!(f, "{date}"),
    }
}

/// A part of a month, a year or a school year, with approximate bounds: `đầu tháng 9`, `cuối năm`, `hạ tuần tháng 12`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// `đầu`, `thượng tuần`.
    Beginning,
    /// `giữa`, `trung tuần`.
    Middle,
    /// `cuối`, `hạ tuần`.
    End,
}

/// What a [`Part`] is a part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PartOf {
    /// `cuối tháng 9`.
    Month(Month),
    /// `cuối tháng`: the month that the text stands in.
    SomeMonth,
    /// `cuối năm 2024`, `cuối năm`.
    Year(Option<Year>),
    /// `đầu năm học 2023-2024`, `đầu năm học`.
    SchoolYear(Option<SchoolYear>),
}

impl fmt::Display for PartOf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Month(month) => month.fmt(f),
            Self::SomeMonth => f.write_str("XXXX-XX"),
            Self::Year(year) => write_year(f, year),
            Self::SchoolYear(Some(school_year)) => school_year.fmt(f),
            Self::SchoolYear(None) => f.write_str("XXXX/XXXX"),
        }
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Beginning => "beginning",
            Self::Middle => "middle",
            Self::End => "end",
        })
    }
}

/// A season; EDTF numbers them 21 to 24 (spring to winter).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Season {
    /// `xuân`.
    Spring = 21,
    /// `hè`; of a school year, June to August.
    Summer = 22,
    /// `thu`.
    Autumn = 23,
    /// `đông`.
    Winter = 24,
}

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Unit {
    /// `phút`.
    Minute,
    /// `giờ`.
    Hour,
    /// `ngày`.
    Day,
    /// `tuần`.
    Week,
    /// `tháng`.
    Month,
    /// `quý`.
    Quarter,
    /// `học kỳ`.
    Semester,
    /// `năm`.
    Year,
    /// `năm học`.
    SchoolYear,
    /// `khóa`, `nhiệm kỳ`.
    Term,
}

impl Unit {
    /// The word that the printed values use.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Minute => "minute",
            Self::Hour => "hour",
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Semester => "semester",
            Self::Year => "year",
            Self::SchoolYear => "school-year",
            Self::Term => "term",
        }
    }
}

/// How long something takes: `01 ngày`, `2 năm`. Prints as an ISO 8601 duration where that has the unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Duration {
    /// How many of the unit.
    pub count: u32,
    /// The unit.
    pub unit: Unit,
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.count;
        match self.unit {
            Unit::Minute => write!(f, "PT{count}M"),
            Unit::Hour => write!(f, "PT{count}H"),
            Unit::Day => write!(f, "P{count}D"),
            Unit::Week => write!(f, "P{count}W"),
            Unit::Month => write!(f, "P{count}M"),
            Unit::Quarter => write!(f, "P{}M", count.saturating_mul(3)),
            Unit::Year | Unit::SchoolYear => write!(f, "P{count}Y"),
            Unit::Semester | Unit::Term => write!(f, "{count} {}", self.unit.as_str()),
        }
    }
}

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Weekday {
    /// `thứ Hai`, `T2`.
    Monday,
    /// `thứ Ba`, `T3`.
    Tuesday,
    /// `thứ Tư`, `T4`.
    Wednesday,
    /// `thứ Năm`, `T5`.
    Thursday,
    /// `thứ Sáu`, `T6`.
    Friday,
    /// `thứ Bảy`, `T7`.
    Saturday,
    /// `Chủ nhật`, `CN`.
    Sunday,
}

impl Weekday {
    /// The two letters of RFC 5545: `MO` to `SU`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Monday => "MO",
            Self::Tuesday => "TU",
            Self::Wednesday => "WE",
            Self::Thursday => "TH",
            Self::Friday => "FR",
            Self::Saturday => "SA",
            Self::Sunday => "SU",
        }
    }
}
