//! Which months does a period block cover? The head says so, or its neighbours, or the plan.

use std::fmt;

use super::{Block, BlockId, Doubt, Finding, Label, Role};
use crate::grammar::period::{DayMonth, Months, PeriodHead, PeriodSpan};
use crate::time::{Date, Month, Quarter, SchoolYear, Timeframe, Year};

/// The span of time of a period block, with its year where that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PeriodLabel {
    span: PeriodSpan,
    days: Option<(DayMonth, DayMonth)>,
    of: Option<Month>,
    year: ByWhat,
}

/// How the year of a period was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ByWhat {
    /// The head states it.
    Explicit,
    /// The block that encloses it tells.
    Block,
    /// The order of the months tells.
    Order,
    /// The time that the plan is for tells.
    Plan,
    /// Nothing tells.
    Nothing,
}

impl PeriodLabel {
    /// What the head names, its years filled in.
    #[must_use]
    pub const fn span(&self) -> PeriodSpan {
        self.span
    }

    /// How the year was found.
    #[must_use]
    pub const fn year_by(&self) -> ByWhat {
        self.year
    }

    /// The first and last day of a week that gives them, as far as they are known.
    #[must_use]
    pub fn days(&self) -> Option<(Date, Date)> {
        self.days.map(|(a, b)| (date(a), date(b)))
    }

    /// The calendar months that the period covers, in order; none for a semester, whose bounds vary; for a week the month that
    /// its head names (`Tuần 1 tháng 10`), if any.
    ///
    /// ```
    /// let outline = kehoach::outline::Outline::of("KẾ HOẠCH NĂM 2021\nI. LỊCH\nQUÝ III\n- Tổng kết");
    /// let months = outline.periods()[0].months();
    /// assert_eq!(months[0].to_string(), "2021-07");
    /// assert_eq!(months.len(), 3);
    /// ```
    #[must_use]
    pub fn months(&self) -> Vec<Month> {
        let run = |year, first: u8, last: u8| -> Vec<Month> {
            (first..=last).map(|month| Month { year, month }).collect()
        };
        match self.span {
            PeriodSpan::Months(months) => months.iter().collect(),
            PeriodSpan::Quarter(quarter, year) => run(year, quarter * 3 - 2, quarter * 3),
            PeriodSpan::Quarters(quarters) => {
                let run = |q: Quarter| run(q.year, q.quarter * 3 - 2, q.quarter * 3);
                quarters.iter().flat_map(run).collect()
            }
            PeriodSpan::Half(false, year) => run(year, 1, 6),
            PeriodSpan::Half(true, year) => run(year, 7, 12),
            PeriodSpan::Summer(year) => run(year, 6, 8),
            PeriodSpan::Semester(..) => Vec::new(),
            PeriodSpan::Week(_) => self.of.into_iter().collect(),
        }
    }
}

/// Prints a list by commas.
fn list(f: &mut fmt::Formatter<'_>, times: impl Iterator<Item = impl fmt::Display>) -> fmt::Result {
    for (n, time) in times.enumerate() {
        if n > 0 {
            f.write_str(",")?;
        }
        time.fmt(f)?;
    }
    Ok(())
}

/// EDTF: months and quarters by commas, a quarter as 33 to 36, a week as its days, a semester as `S1` or `S2`.
impl fmt::Display for PeriodLabel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let half = |year: Option<Year>, first, last| {
            let month = |month| Month { year, month };
            (month(first), month(last))
        };
        match self.span {
            PeriodSpan::Months(months) => list(f, months.iter()),
            PeriodSpan::Quarter(quarter, year) => Quarter { year, quarter }.fmt(f),
            PeriodSpan::Quarters(quarters) => list(f, quarters.iter()),
            PeriodSpan::Semester(n, _) => write!(f, "S{n}"),
            PeriodSpan::Week(_) => match self.days() {
                Some((first, last)) => write!(f, "{first}/{last}"),
                None => Ok(()),
            },
            PeriodSpan::Summer(Some(year)) => write!(f, "{year}-22"),
            PeriodSpan::Summer(None) => f.write_str("XXXX-22"),
            PeriodSpan::Half(last, year) => {
                let (a, b) = if last { half(year, 7, 12) } else { half(year, 1, 6) };
                write!(f, "{a}/{b}")
            }
        }
    }
}

fn date(day: DayMonth) -> Date {
    Date { year: day.year, month: day.month, day: Some(day.day) }
}

/// The level of a week.
pub(super) const WEEK: u8 = 4;

/// How deep a period stands among periods: weeks in months, months in quarters.
pub(super) const fn level(span: &PeriodSpan) -> u8 {
    match span {
        PeriodSpan::Semester(..) | PeriodSpan::Summer(_) => 1,
        PeriodSpan::Half(..) | PeriodSpan::Quarter(..) | PeriodSpan::Quarters(_) => 2,
        PeriodSpan::Months(_) => 3,
        PeriodSpan::Week(_) => WEEK,
    }
}

/// What is known when a period is resolved.
pub(super) struct Resolver {
    /// The time of the plan that the periods stand in.
    pub(super) frame: Option<Timeframe>,
    /// The year that the head's date gives, for want of a better one.
    pub(super) issued: Option<Year>,
    last: Option<Month>,
    /// The month in which the last week ended that no block of months holds.
    last_week: Option<Month>,
}

impl Resolver {
    pub(super) fn new(frame: Option<Timeframe>, issued: Option<Year>) -> Self {
        Self { frame, issued, last: None, last_week: None }
    }

    /// An attached plan begins: its months are counted anew.
    pub(super) fn restart(&mut self, frame: Option<Timeframe>) {
        self.frame = frame.or(self.frame);
        self.last = None;
        self.last_week = None;
    }

    /// Fills in the years of a head, by DOMAIN's order: what is written; the school year in the head; the block around;
    /// the time of the plan; the order of the months. `months` are those of the block around.
    pub(super) fn resolve(&mut self, head: &PeriodHead, months: &[Month]) -> PeriodLabel {
        let around = months.first().copied();
        let mut by = ByWhat::Explicit;
        let span = match head.span {
            PeriodSpan::Months(mut months) => {
                by = self.months(&mut months, head.school_year, around);
                PeriodSpan::Months(months)
            }
            PeriodSpan::Quarter(q, year) => {
                let year = year.or_else(|| {
                    by = ByWhat::Plan;
                    self.year_of_quarter(q, head.school_year)
                });
                self.last = Some(Month { year, month: q * 3 });
                PeriodSpan::Quarter(q, year)
            }
            PeriodSpan::Quarters(mut quarters) => {
                quarters.change(|mut quarter| {
                    if quarter.year.is_none() {
                        by = ByWhat::Plan;
                        quarter.year = self.year_of_quarter(quarter.quarter, head.school_year);
                    }
                    self.last = Some(Month { year: quarter.year, month: quarter.quarter * 3 });
                    quarter
                });
                PeriodSpan::Quarters(quarters)
            }
            PeriodSpan::Half(last, year) => {
                let year = year.or_else(|| {
                    by = ByWhat::Plan;
                    self.year_of(if last { 9 } else { 3 }, None)
                });
                PeriodSpan::Half(last, year)
            }
            PeriodSpan::Summer(year) => {
                let year = year.or_else(|| {
                    by = ByWhat::Plan;
                    self.year_of(6, None)
                });
                PeriodSpan::Summer(year)
            }
            other => other,
        };
        let days = head.days.map(|days| self.days(days, months));
        let of = head.of.map(|mut month| {
            if month.year.is_none() {
                let held = year_in_block(month.month, months);
                by = if held.is_some() { ByWhat::Block } else { ByWhat::Plan };
                month.year = held.or_else(|| self.year_of(month.month, None));
            }
            month
        });
        let unknown = match span {
            PeriodSpan::Months(months) => !months.is_dated(),
            PeriodSpan::Quarters(quarters) => !quarters.is_dated(),
            PeriodSpan::Quarter(_, year) | PeriodSpan::Half(_, year) | PeriodSpan::Summer(year) => {
                year.is_none()
            }
            PeriodSpan::Week(_) => of.is_some_and(|month| month.year.is_none()),
            PeriodSpan::Semester(..) => false,
        };
        PeriodLabel { span, days, of, year: if unknown { ByWhat::Nothing } else { by } }
    }

    fn months(
        &mut self,
        months: &mut Months,
        stated: Option<SchoolYear>,
        around: Option<Month>,
    ) -> ByWhat {
        let mut by = ByWhat::Explicit;
        months.change(|mut month| {
            if month.year.is_none() {
                if let Some(school) = stated {
                    month.year = Some(in_school_year(school, month.month, self.last));
                } else if let Some(Month { year: Some(year), .. }) = around {
                    month.year = Some(year);
                    by = ByWhat::Block;
                } else if let Some(year) = self.year_of(month.month, None) {
                    month.year = Some(year);
                    by = ByWhat::Plan;
                } else if let Some(Month { year: Some(year), month: last }) = self.last {
                    month.year =
                        Some(if month.month < last { year.saturating_add(1) } else { year });
                    by = ByWhat::Order;
                } else if let Some(year) = self.issued {
                    month.year = Some(year);
                    by = ByWhat::Plan;
                }
            }
            self.last = Some(month);
            month
        });
        by
    }

    /// The year of a month by the time of the plan.
    fn year_of(&self, month: u8, stated: Option<SchoolYear>) -> Option<Year> {
        if let Some(school) = stated {
            return Some(in_school_year(school, month, self.last));
        }
        self.year_behind(month, self.last)
    }

    /// The year of a quarter by the time of the plan: the third opens a school year, in September, unless the second stands
    /// before it.
    fn year_of_quarter(&self, quarter: u8, stated: Option<SchoolYear>) -> Option<Year> {
        let opens = quarter == 3 && self.last.is_none_or(|last| last.month != 6);
        self.year_of(if opens { 9 } else { quarter * 3 - 2 }, stated)
    }

    /// The year of a month by the time of the plan, behind another month in a list.
    fn year_behind(&self, month: u8, last: Option<Month>) -> Option<Year> {
        match self.frame? {
            Timeframe::SchoolYear(school) => Some(in_school_year(school, month, last)),
            frame => frame.year_of(month),
        }
    }

    /// The days of a week, filled in.
    fn days(
        &mut self,
        (mut first, mut last): (DayMonth, DayMonth),
        around: &[Month],
    ) -> (DayMonth, DayMonth) {
        last.month = last.month.or(around.first().map(|m| m.month));
        first.month = first.month.or(last.month);
        let turns = first.month > last.month;
        let held = last.month.and_then(|month| year_in_block(month, around));
        if last.year.is_none() {
            last.year = held.or_else(|| self.year_of_week(last.month?, turns, around));
        }
        first.year =
            first.year.or_else(|| last.year.map(|y| if turns { y.saturating_sub(1) } else { y }));
        if let (None, Some(month)) = (held, last.month) {
            self.last_week = Some(Month { year: last.year, month });
        }
        (first, last)
    }

    /// The year of the last month of a week that no block of months holds: by the time of the plan and the weeks before, else
    /// by the block before it, else by the date of issue.
    fn year_of_week(&self, month: u8, turns: bool, around: &[Month]) -> Option<Year> {
        let year = self.year_behind(month, self.last_week);
        // `30/12 - 04/01` at the end of a plan for one year.
        if let (Some(year), Some(Timeframe::Year(_)), true) = (year, self.frame, turns) {
            let before = self.last_week.or(self.last);
            let ends = before.is_some_and(|m| m.month > 6 && m.year.is_none_or(|y| y == year));
            return Some(if ends { year.saturating_add(1) } else { year });
        }
        year.or_else(|| around.first()?.year).or(self.issued)
    }
}

/// August opens a school year, or closes it where it comes behind May, June or July.
fn in_school_year(school: SchoolYear, month: u8, last: Option<Month>) -> Year {
    let closes = month == 8
        && last.is_some_and(|l| {
            (4..=7).contains(&l.month) && l.year.is_none_or(|y| y == school.start.saturating_add(1))
        });
    if closes { school.start.saturating_add(1) } else { school.year_of(month) }
}

/// The year of a month of a week inside a block of months: of the block's own, or of one beside them, as a week of December
/// may end in January. A week of another month only stands behind the block (`Tuần 12 (25/11 - 30/11)` behind May).
fn year_in_block(month: u8, block: &[Month]) -> Option<Year> {
    if let Some(own) = block.iter().find(|own| own.month == month) {
        return own.year;
    }
    let follows = |own: u8, next: u8| own % 12 + 1 == next;
    let (first, last) = (block.first()?, block.last()?);
    if follows(last.month, month) {
        last.year.map(|year| if month == 1 { year.saturating_add(1) } else { year })
    } else if follows(month, first.month) {
        first.year.map(|year| if month == 12 { year.saturating_sub(1) } else { year })
    } else {
        None
    }
}

/// Doubts about the order of the periods: repeated, out of order, outside the plan, without a year.
pub(super) fn doubts(
    blocks: &[Block],
    periods: &[PeriodLabel],
    frame: Option<Timeframe>,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut last: Option<(Option<BlockId>, Month, BlockId)> = None;
    for (n, block) in blocks.iter().enumerate() {
        let (Role::Period, Label::Period(index)) = (block.role, block.label) else { continue };
        let Some(label) = periods.get(index as usize) else { continue };
        let id = BlockId::new(n);
        if label.year == ByWhat::Nothing {
            findings.push(Finding { what: Doubt::PeriodWithoutYear, block: id });
        }
        let PeriodSpan::Months(months) = label.span else { continue };
        let (Some(first), Some(end)) = (months.iter().next(), months.iter().next_back()) else {
            continue;
        };
        if first.year.is_none() {
            continue;
        }
        if let Some((parent, before, _)) = last
            && parent == block.parent
        {
            if before == first {
                findings.push(Finding { what: Doubt::PeriodRepeated, block: id });
            } else if (before.year, before.month) > (first.year, first.month) {
                findings.push(Finding { what: Doubt::PeriodOutOfOrder, block: id });
            }
        }
        if outside(frame, first) {
            findings.push(Finding { what: Doubt::PeriodOutsidePlan, block: id });
        }
        last = Some((block.parent, end, id));
    }
    findings
}

/// Whether a month lies more than two months outside the time of the plan.
fn outside(frame: Option<Timeframe>, month: Month) -> bool {
    const SLACK: i32 = 2;
    let Some(year) = month.year else { return false };
    let count = |year: Year, month: u8| i32::from(year) * 12 + i32::from(month);
    let (from, to) = match frame {
        Some(Timeframe::SchoolYear(s)) => (count(s.start, 8), count(s.start.saturating_add(1), 8)),
        Some(Timeframe::Year(y)) => (count(y, 1), count(y, 12)),
        Some(Timeframe::Years { from: a, to: b }) => (count(a, 1), count(b, 12)),
        Some(Timeframe::Month(Month { year: Some(y), month: m })) => (count(y, m), count(y, m)),
        _ => return false,
    };
    let here = count(year, month.month);
    here < from - SLACK || here > to + SLACK
}
