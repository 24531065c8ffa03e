//! Times of day.

use std::fmt;

/// A time of day in Vietnam (UTC+7): `7h30`, `7 giờ 30 phút`, `07g30`.
///
/// ```
/// use kehoach::time::Clock;
///
/// assert_eq!(Clock { hour: 7, minute: 30 }.to_string(), "T07:30");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Clock {
    /// 0 to 24; `24h00` is the end of a day.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "T{:02}:{:02}", self.hour, self.minute)
    }
}

/// A part of the day: `sáng`, `chiều`, `tối`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DayPart {
    /// `sáng`.
    Morning,
    /// `trưa`.
    Noon,
    /// `chiều`.
    Afternoon,
    /// `tối`, `đêm`.
    Evening,
}

impl DayPart {
    /// The designator, as times of day have one: `TM`, `TN`, `TA`, `TE`. ISO 8601 knows none.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Morning => "TM",
            Self::Noon => "TN",
            Self::Afternoon => "TA",
            Self::Evening => "TE",
        }
    }
}

impl fmt::Display for DayPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
