//! Limits in time.

use std::fmt;

use super::Date;
use super::period::write_end;

/// A limit in time: `trước ngày 15/9/2022`, `chậm nhất ngày 25/10`, `đến hết tháng 12`.
///
/// Prints as an interval that is open on one side: `../2022-09-15`, `XXXX-09-05/..`. Whether the day itself counts is
/// [`Limit::is_inclusive`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Deadline {
    /// The word that sets the limit.
    pub limit: Limit,
    /// The day; a [`Date`] without a day stands for its month, one without a month for its year.
    pub date: Date,
}

/// The words that set a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Limit {
    /// `trước`, `xong trước`.
    Before,
    /// `chậm nhất`, `muộn nhất`, `hạn cuối`.
    AtLatest,
    /// `hạn`, `hạn nộp về …`.
    Due,
    /// `đến hết`, `hết`.
    ToTheEndOf,
    /// `đến`, `tới`.
    Until,
    /// `sau`.
    After,
    /// `từ`, `kể từ`.
    From,
}

impl Limit {
    /// Whether the day itself lies inside the limit. Offices read `trước ngày 15/9` as "no later than the 15th"; by the
    /// word the day is outside.
    #[must_use]
    pub const fn is_inclusive(self) -> bool {
        !matches!(self, Self::Before | Self::After)
    }

    /// Whether the limit is where something begins.
    #[must_use]
    pub const fn is_start(self) -> bool {
        matches!(self, Self::After | Self::From)
    }

    /// The word, in lower case.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Before => "trước",
            Self::AtLatest => "chậm nhất",
            Self::Due => "hạn",
            Self::ToTheEndOf => "đến hết",
            Self::Until => "đến",
            Self::After => "sau",
            Self::From => "từ",
        }
    }
}

impl fmt::Display for Deadline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.limit.is_start() {
            write_end(f, Some(self.date))?;
            f.write_str("/..")
        } else {
            f.write_str("../")?;
            write_end(f, Some(self.date))
        }
    }
}
