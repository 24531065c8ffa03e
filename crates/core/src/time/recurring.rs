//! Things that are done again and again.

use std::fmt;

use super::{Unit, Weekday};

/// How often: `thường xuyên`, `định kỳ`, `hằng tháng`, `01 lần/năm`, `ngày 25 hằng tháng`.
///
/// Prints as a word (`regularly`, `monthly`) or as `2/month` for a count per unit, `day 25/month` for a fixed day,
/// `week 1/month` for a fixed week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Recurring {
    /// A word that says how often, without a number.
    Word(Frequency),
    /// Once in every unit: `hằng tháng`, `hàng quý`, `6 tháng/lần` (every 6 months).
    Every {
        /// How many units lie between two times, from 1.
        count: u8,
        /// The unit.
        unit: Unit,
    },
    /// So many times in a unit: `01 lần/năm`, `2 lần/tháng`, `mỗi học kỳ 1 lần`.
    Times {
        /// How many times.
        count: u16,
        /// The unit.
        unit: Unit,
    },
    /// The same day of every unit: `ngày 25 hằng tháng`.
    Day {
        /// The day of the month, 1 to 31.
        day: u8,
        /// The month, where it is a day of the year: `31/12 hằng năm`.
        month: Option<u8>,
    },
    /// The same day of every week: `chiều thứ Sáu hằng tuần`.
    Weekday(Weekday),
    /// The same week of every month, or a day of it: `tuần đầu mỗi tháng`, `thứ Sáu tuần cuối hằng tháng`.
    Week {
        /// The week of the month, from 1; absent for the last one.
        week: Option<u8>,
        /// The day of that week.
        weekday: Option<Weekday>,
    },
}

/// The words for how often that hold no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Frequency {
    /// `thường xuyên`.
    Regularly,
    /// `định kỳ`.
    Periodically,
    /// `đột xuất`: when there is a need.
    OnDemand,
    /// `theo sự kiện`, `theo thời gian các sự kiện`.
    ByEvent,
}

impl fmt::Display for Recurring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Word(word) => f.write_str(match word {
                Frequency::Regularly => "regularly",
                Frequency::Periodically => "periodically",
                Frequency::OnDemand => "on-demand",
                Frequency::ByEvent => "by-event",
            }),
            Self::Every { count: 1, unit } => f.write_str(match unit {
                Unit::Minute => "every minute",
                Unit::Hour => "hourly",
                Unit::Day => "daily",
                Unit::Week => "weekly",
                Unit::Month => "monthly",
                Unit::Quarter => "quarterly",
                Unit::Semester => "every semester",
                Unit::Year => "yearly",
                Unit::SchoolYear => "every school-year",
                Unit::Term => "every term",
            }),
            Self::Every { count, unit } => write!(f, "every {count} {}s", unit.as_str()),
            Self::Times { count, unit } => write!(f, "{count}/{}", unit.as_str()),
            Self::Day { day, month: None } => write!(f, "day {day}/month"),
            Self::Day { day, month: Some(month) } => write!(f, "{month:02}-{day:02}/year"),
            Self::Weekday(day) => write!(f, "{}/week", day.as_str()),
            Self::Week { week, weekday } => {
                if let Some(day) = weekday {
                    write!(f, "{} ", day.as_str())?;
                }
                match week {
                    Some(week) => write!(f, "week {week}/month"),
                    None => f.write_str("last week/month"),
                }
            }
        }
    }
}
