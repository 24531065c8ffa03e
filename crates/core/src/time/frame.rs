//! The time that a whole plan is for.

use std::fmt;

use super::{Date, Interval, Month, Quarter, SchoolYear, Year, Years};

/// The time that a plan is for, as its title says: a school year, a year, a term, a quarter, a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Timeframe {
    /// `Kế hoạch … năm học 2023-2024`.
    SchoolYear(SchoolYear),
    /// `Kế hoạch … năm 2024`.
    Year(Year),
    /// `Kế hoạch … giai đoạn 2021-2025`.
    Years {
        /// The first year.
        from: Year,
        /// The last year.
        to: Year,
    },
    /// `Kế hoạch công tác tháng 9/2023`.
    Month(Month),
    /// `Kế hoạch quý I năm 2024`.
    Quarter(Quarter),
}

impl Timeframe {
    /// The year that a month without a year belongs to, where the plan's time has that month once only.
    ///
    /// ```
    /// use kehoach::time::{SchoolYear, Timeframe};
    ///
    /// let plan = Timeframe::SchoolYear(SchoolYear { start: 2023 });
    /// assert_eq!(plan.year_of(11), Some(2023));
    /// assert_eq!(plan.year_of(3), Some(2024));
    /// ```
    #[must_use]
    pub fn year_of(self, month: u8) -> Option<Year> {
        match self {
            Self::SchoolYear(school_year) => Some(school_year.year_of(month)),
            Self::Year(year) => Some(year),
            Self::Years { from, to } => (from == to).then_some(from),
            // A plan of a month looks a little ahead and a little back: December's plan speaks of January.
            Self::Month(Month { year, month: own }) => year.map(|year| nearest(year, own, month)),
            Self::Quarter(Quarter { year, quarter }) => {
                year.map(|year| nearest(year, quarter * 3 - 1, month))
            }
        }
    }

    /// The calendar year that the plan's time lies in, where it is one.
    #[must_use]
    pub fn year(self) -> Option<Year> {
        match self {
            Self::Year(year) => Some(year),
            Self::Month(month) => month.year,
            Self::Quarter(quarter) => quarter.year,
            Self::Years { from, to } => (from == to).then_some(from),
            Self::SchoolYear(_) => None,
        }
    }

    /// The first and the last day; of a school year the nominal ones, 1 August and 31 July.
    #[must_use]
    pub fn interval(self) -> Interval {
        let years = |from, to| Interval {
            from: Some(Date { year: Some(from), month: Some(1), day: Some(1) }),
            to: Some(Date { year: Some(to), month: Some(12), day: Some(31) }),
        };
        match self {
            Self::SchoolYear(SchoolYear { start }) => Interval {
                from: Some(Date { year: Some(start), month: Some(8), day: Some(1) }),
                to: Some(Date {
                    year: Some(start.saturating_add(1)),
                    month: Some(7),
                    day: Some(31),
                }),
            },
            Self::Year(year) => years(year, year),
            Self::Years { from, to } => years(from, to),
            Self::Month(month) => {
                Interval { from: Some(Date::first_of(month)), to: Some(Date::last_of(month)) }
            }
            Self::Quarter(Quarter { year, quarter }) => {
                let last = quarter.clamp(1, 4) * 3;
                Interval {
                    from: Some(Date::first_of(Month { year, month: last - 2 })),
                    to: Some(Date::last_of(Month { year, month: last })),
                }
            }
        }
    }
}

/// The year in which `month` lies nearest to the month `own` of `year`, at most half a year away.
pub(crate) fn nearest(year: Year, own: u8, month: u8) -> Year {
    match i16::from(month) - i16::from(own) {
        7.. => year.saturating_sub(1),
        ..=-7 => year.saturating_add(1),
        _ => year,
    }
}

impl fmt::Display for Timeframe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::SchoolYear(school_year) => school_year.fmt(f),
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Years { from, to } => Years { from, to }.fmt(f),
            Self::Month(month) => month.fmt(f),
            Self::Quarter(quarter) => quarter.fmt(f),
        }
    }
}
