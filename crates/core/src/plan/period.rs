//! The blocks of a schedule.

use super::Block;
use super::own::{Own, own};
use super::text::Text;
use crate::grammar::period::PeriodSpan;
use crate::outline::PeriodLabel;
use crate::span::Span;
use crate::time::{Date, Month};

/// Kỳ: the block of a month, of several, of a quarter, a week, a semester or a summer.
#[derive(Debug, Clone, PartialEq)]
pub struct Period<'s> {
    /// The time that it covers, its year filled in where it is known. `Display` prints EDTF.
    pub time: PeriodLabel,
    /// Its head as it stands: `Tháng 9/2023`.
    pub text: Text<'s>,
    /// From its head to the end of the last block in it.
    pub span: Span,
    /// What stands in it.
    pub children: Box<[Block<'s>]>,
}

impl Period<'_> {
    /// The calendar months that it covers, in order; none for a week or a semester.
    #[must_use]
    pub fn months(&self) -> Vec<Month> {
        self.time.months()
    }
}

own!(Period { text, children; time, span });

/// The months that a period covers; of a week, those of its days.
pub(super) fn months_around(label: &PeriodLabel) -> Vec<Month> {
    let mut months = label.months();
    if months.is_empty()
        && let Some((first, last)) = label.days()
    {
        let month = |date: Date| date.month.map(|month| Month { year: date.year, month });
        months.extend(month(first));
        months.extend(month(last).filter(|m| Some(*m) != month(first)));
    }
    months
}

/// Whether [`months_around`] gives any.
pub(super) fn names_months(label: &PeriodLabel) -> bool {
    let vague = matches!(label.span(), PeriodSpan::Week(_) | PeriodSpan::Semester(..));
    !vague || label.days().is_some() || !label.months().is_empty()
}
