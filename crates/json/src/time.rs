//! The time that plans and their blocks are for.

use kehoach::outline::ByWhat;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::text::Str;

/// The time that a plan is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Timeframe<'a> {
    /// What sort of time it is.
    pub kind: TimeframeKind,
    /// The time in EDTF: a school year `2023/2024`, a year `2024`, a term `2023/2028`, a month `2023-09`, a quarter
    /// `2021-35` (33 to 36).
    pub value: Str<'a>,
}

/// What sort of time a plan is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TimeframeKind {
    /// Năm học.
    SchoolYear,
    /// Năm.
    Year,
    /// Nhiệm kỳ, giai đoạn.
    Years,
    /// Tháng.
    Month,
    /// Quý.
    Quarter,
}

impl From<kehoach::time::Timeframe> for Timeframe<'_> {
    fn from(frame: kehoach::time::Timeframe) -> Self {
        use kehoach::time::Timeframe as Frame;
        let kind = match frame {
            Frame::SchoolYear(_) => TimeframeKind::SchoolYear,
            Frame::Year(_) => TimeframeKind::Year,
            Frame::Years { .. } => TimeframeKind::Years,
            Frame::Month(_) => TimeframeKind::Month,
            Frame::Quarter(_) => TimeframeKind::Quarter,
        };
        Self { kind, value: Str::print(&frame) }
    }
}

/// How the year of a period was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum YearBy {
    /// The head states it.
    Explicit,
    /// The period around tells.
    Block,
    /// The order of the months tells.
    Order,
    /// The time that the plan is for tells.
    Plan,
    /// Nothing tells: the year is `XXXX`.
    Nothing,
}

impl From<ByWhat> for YearBy {
    fn from(by: ByWhat) -> Self {
        match by {
            ByWhat::Explicit => Self::Explicit,
            ByWhat::Block => Self::Block,
            ByWhat::Order => Self::Order,
            ByWhat::Plan => Self::Plan,
            ByWhat::Nothing => Self::Nothing,
        }
    }
}
