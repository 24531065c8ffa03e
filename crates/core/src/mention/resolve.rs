//! What a mention means in its place.

use super::{Moment, Resolution, ResolvedBy, Value};
use crate::time::{
    Date, Deadline, Interval, Lunar, Month, Months, Part, PartOf, Quarter, SchoolYear, Season,
    Semester, Timeframe, Week, Year, days_in, nearest, solar_of,
};

/// What is known about the place that a text stands in.
#[derive(Debug, Clone, Default)]
pub struct Context {
    /// The months of the period block around it, in their order; empty if there is none.
    pub block: Vec<Month>,
    /// The time that the plan is for.
    pub frame: Option<Timeframe>,
    /// The date of issue.
    pub issued: Option<Date>,
}

/// What `value` means in its place, or nothing where that can't be told.
///
/// A year is looked for in the block first (`8/3` in the block of March 2024), then in the time that the plan is for
/// (`20/11` in a plan for 2023-2024), then near the block's months, then after the date of issue.
///
/// ```
/// use kehoach::mention::{Context, ResolvedBy, Value, resolve};
/// use kehoach::time::{Date, Month, SchoolYear, Timeframe};
///
/// let plan = Context { frame: Some(Timeframe::SchoolYear(SchoolYear { start: 2023 })), ..Context::default() };
/// let day = Value::Date(Date { year: None, month: Some(3), day: Some(8) });
/// let resolved = resolve(&day, &plan).unwrap();
/// assert_eq!((resolved.to_string().as_str(), resolved.by), ("2024-03-08", ResolvedBy::Plan));
///
/// let block = Context { block: vec![Month { year: Some(2025), month: 3 }], ..plan };
/// let resolved = resolve(&day, &block).unwrap();
/// assert_eq!((resolved.to_string().as_str(), resolved.by), ("2025-03-08", ResolvedBy::Block));
/// ```
#[must_use]
pub fn resolve(value: &Value, context: &Context) -> Option<Resolution> {
    let (value, by, approximate) = match *value {
        Value::Date(date) => {
            let (date, by) = context.date(date)?;
            (Moment::Date(date), by, false)
        }
        Value::Day(day) => {
            let (month, by) = context.only_month()?;
            (Moment::Date(Date::checked(month.year, month.month, day)?), by, false)
        }
        Value::Month(month) => {
            let (year, by) = context.year_of(month.year, month.month)?;
            (Moment::Month(Month { year: Some(year), month: month.month }), by, false)
        }
        Value::Year(year) => (Moment::Year(year), ResolvedBy::Explicit, false),
        Value::Years(years) => {
            let frame = Timeframe::Years { from: years.from, to: years.to };
            (Moment::Interval(frame.interval()), ResolvedBy::Explicit, false)
        }
        Value::SchoolYear(school_year) => {
            let interval = Timeframe::SchoolYear(school_year).interval();
            (Moment::Interval(interval), ResolvedBy::Explicit, true)
        }
        Value::Quarter(quarter) => {
            let (year, by) =
                context.year_of(quarter.year, (quarter.quarter * 3).saturating_sub(1))?;
            (Moment::Quarter(Quarter { year: Some(year), ..quarter }), by, false)
        }
        Value::Semester(semester) => {
            (Moment::Interval(bounds(semester, context.school_year()?)?), ResolvedBy::Plan, true)
        }
        Value::Week(Week { year, month, week }) => {
            let month = month?;
            let (year, by) = context.year_of(year, month)?;
            let days = days_in(Some(year), month);
            let first = u8::min(week.saturating_sub(1) * 7 + 1, days);
            let last = if week >= 5 { days } else { u8::min(week * 7, days) };
            (Moment::Interval(days_between(year, month, first, last)?), by, true)
        }
        Value::Range(Months { year, from, to }) => {
            let (year, by) = match year {
                Some(year) => (year, ResolvedBy::Explicit),
                None => context.calendar_year()?,
            };
            let end = |month| Some(Date { year: Some(year), month: Some(month), day: None });
            (Moment::Interval(Interval { from: end(from), to: end(to) }), by, false)
        }
        Value::Interval(ref interval) => {
            let Interval { from, to } = **interval;
            let (from, to, by) = context.ends(from?, to?)?;
            (Moment::Interval(Interval { from: Some(from), to: Some(to) }), by, false)
        }
        Value::Deadline(Deadline { limit, date }) => {
            let (date, by) = context.end(date)?;
            let interval = if limit.is_start() {
                Interval { from: Some(date), to: None }
            } else {
                Interval { from: None, to: Some(date) }
            };
            (Moment::Interval(interval), by, false)
        }
        Value::Part(part, of) => {
            let (interval, by) = context.part(part, of)?;
            (Moment::Interval(interval), by, true)
        }
        Value::Season(season, year) => {
            let (interval, by) = context.season(season, year)?;
            (Moment::Interval(interval), by, true)
        }
        Value::Recurring(_) => {
            (Moment::Interval(context.frame?.interval()), ResolvedBy::Plan, false)
        }
        Value::Lunar(lunar) => {
            let (date, by) = context.lunar(lunar)?;
            (Moment::Date(date), by, false)
        }
        _ => return None,
    };
    Some(Resolution { value, by, approximate })
}

impl Context {
    /// The year of a month that may lack it.
    fn year_of(&self, written: Option<Year>, month: u8) -> Option<(Year, ResolvedBy)> {
        if let Some(year) = written {
            return Some((year, ResolvedBy::Explicit));
        }
        let own = self.block.iter().find(|own| own.month == month).and_then(|own| own.year);
        if let Some(year) = own {
            return Some((year, ResolvedBy::Block));
        }
        if let Some(year) = self.frame.and_then(|frame| frame.year_of(month)) {
            return Some((year, ResolvedBy::Plan));
        }
        if let Some(Month { year: Some(year), month: own }) = self.block.first().copied() {
            return Some((nearest(year, own, month), ResolvedBy::Block));
        }
        // A plan of several years speaks of any of them.
        if matches!(self.frame, Some(Timeframe::Years { from, to }) if from < to) {
            return None;
        }
        // A plan looks ahead: the next such month after its issue.
        let issued = self.issued?;
        let (year, own) = (issued.year?, issued.month?);
        Some((if month < own { year.saturating_add(1) } else { year }, ResolvedBy::Order))
    }

    fn date(&self, date: Date) -> Option<(Date, ResolvedBy)> {
        let (month, day) = (date.month?, date.day?);
        let (year, by) = self.year_of(date.year, month)?;
        Some((Date::ymd(year, month, day)?, by))
    }

    /// Both ends of an interval, in order: what turns the year ends in the next one, or began in the one before the block's
    /// (`từ tháng 11 đến tháng 02`).
    fn ends(&self, from: Date, to: Date) -> Option<(Date, Date, ResolvedBy)> {
        let ((mut first, by), (mut last, by_last)) = (self.end(from)?, self.end(to)?);
        if last < first {
            let shifted = |date: Date, year: Option<Year>| {
                let exists = match (date.month, date.day) {
                    (Some(month), Some(day)) => Date::checked(year, month, day).is_some(),
                    _ => true,
                };
                exists.then_some(Date { year, ..date })
            };
            let block = by_last == ResolvedBy::Block && by != ResolvedBy::Block;
            if block && from.year.is_none() {
                first = shifted(first, first.year.and_then(|year| year.checked_sub(1)))?;
            } else if to.year.is_none() {
                last = shifted(last, last.year.and_then(|year| year.checked_add(1)))?;
            }
        }
        Some((first, last, by))
    }

    /// A day, a month or a year at the end of an interval.
    fn end(&self, date: Date) -> Option<(Date, ResolvedBy)> {
        if let Date { year: None, month: None, day: Some(day) } = date {
            let (month, by) = self.only_month()?;
            return Some((Date::checked(month.year, month.month, day)?, by));
        }
        let Some(month) = date.month else {
            return date.year.map(|_| (date, ResolvedBy::Explicit));
        };
        let (year, by) = self.year_of(date.year, month)?;
        Some((Date { year: Some(year), ..date }, by))
    }

    /// The one month that the text stands in.
    fn only_month(&self) -> Option<(Month, ResolvedBy)> {
        match (self.block.as_slice(), self.frame) {
            ([month], _) => {
                let (year, _) = self.year_of(month.year, month.month)?;
                Some((Month { year: Some(year), month: month.month }, ResolvedBy::Block))
            }
            ([], Some(Timeframe::Month(month))) => Some((month, ResolvedBy::Plan)),
            _ => None,
        }
    }

    fn school_year(&self) -> Option<SchoolYear> {
        match self.frame {
            Some(Timeframe::SchoolYear(school_year)) => Some(school_year),
            Some(Timeframe::Month(Month { year: Some(year), month })) => {
                Some(SchoolYear { start: if month >= 8 { year } else { year.saturating_sub(1) } })
            }
            _ => match self.block.first() {
                Some(Month { year: Some(year), month }) => Some(SchoolYear {
                    start: if *month >= 8 { *year } else { year.saturating_sub(1) },
                }),
                _ => None,
            },
        }
    }

    /// The calendar year that `năm` without a number means.
    fn calendar_year(&self) -> Option<(Year, ResolvedBy)> {
        match self.frame {
            Some(frame) if frame.year().is_some() => {
                frame.year().map(|year| (year, ResolvedBy::Plan))
            }
            _ => {
                let year = self.block.first()?.year?;
                Some((year, ResolvedBy::Block))
            }
        }
    }

    fn part(&self, part: Part, of: PartOf) -> Option<(Interval, ResolvedBy)> {
        match of {
            PartOf::Month(month) => {
                let (year, by) = self.year_of(month.year, month.month)?;
                Some((part_of_month(part, year, month.month)?, by))
            }
            PartOf::SomeMonth => {
                let (month, by) = self.only_month()?;
                Some((part_of_month(part, month.year?, month.month)?, by))
            }
            PartOf::Year(year) => {
                let (year, by) = match year {
                    Some(year) => (year, ResolvedBy::Explicit),
                    // "đầu năm" may be that of the school year or of the calendar.
                    None if self.school_year().is_some() => return None,
                    None => self.calendar_year()?,
                };
                let (from, to) = match part {
                    Part::Beginning => (1, 3),
                    Part::Middle => (5, 8),
                    Part::End => (10, 12),
                };
                Some((months_between((year, from), (year, to)), by))
            }
            PartOf::SchoolYear(written) => {
                let (start, by) = match written {
                    Some(school_year) => (school_year.start, ResolvedBy::Explicit),
                    None => (self.school_year()?.start, ResolvedBy::Plan),
                };
                let next = start.saturating_add(1);
                let (from, to) = match part {
                    Part::Beginning => ((start, 8), (start, 10)),
                    Part::Middle => ((start, 12), (next, 1)),
                    Part::End => ((next, 5), (next, 6)),
                };
                Some((months_between(from, to), by))
            }
        }
    }

    /// `hè` is June to August; the other seasons are the three months from February, August and November on.
    fn season(&self, season: Season, year: Option<Year>) -> Option<(Interval, ResolvedBy)> {
        let first = match season {
            Season::Spring => 2,
            Season::Summer => 6,
            Season::Autumn => 8,
            Season::Winter => 11,
        };
        let held = self
            .block
            .iter()
            .find(|own| (first..first + 3).contains(&own.month))
            .and_then(|own| own.year)
            .filter(|_| year.is_none());
        let (year, by) = match held {
            Some(year) => (year, ResolvedBy::Block),
            None => self.year_of(year, first)?,
        };
        let last =
            if season == Season::Winter { (year.saturating_add(1), 1) } else { (year, first + 2) };
        Some((months_between((year, first), last), by))
    }

    /// The solar date of a lunar one; without a year, the one that the block or the plan's time holds.
    fn lunar(&self, lunar: Lunar) -> Option<(Date, ResolvedBy)> {
        if lunar.year.is_some() {
            return Some((solar_of(lunar)?, ResolvedBy::Explicit));
        }
        let around = |year: Year| {
            (year.saturating_sub(1)..=year.saturating_add(1))
                .filter_map(|year| solar_of(Lunar { year: Some(year), ..lunar }))
        };
        for month in &self.block {
            let Some(year) = month.year else { continue };
            let held = around(year)
                .find(|date| date.year == month.year && date.month == Some(month.month));
            if let Some(date) = held {
                return Some((date, ResolvedBy::Block));
            }
        }
        let Interval { from, to } = self.frame?.interval();
        let (from, to) = (from?, to?);
        if to.year? > from.year?.saturating_add(1) {
            return None;
        }
        let date = around(from.year?).find(|date| from <= *date && *date <= to)?;
        Some((date, ResolvedBy::Plan))
    }
}

/// The bounds of a half of a school year, by the ministry's frame: from 5 September to mid January, from then to 25 May.
/// Provinces shift them by up to 15 days.
fn bounds(semester: Semester, school_year: SchoolYear) -> Option<Interval> {
    let (start, next) = (school_year.start, school_year.start.checked_add(1)?);
    let (from, to) = match semester {
        Semester::First => (Date::ymd(start, 9, 5), Date::ymd(next, 1, 14)),
        Semester::Second => (Date::ymd(next, 1, 15), Date::ymd(next, 5, 25)),
    };
    Some(Interval { from, to })
}

fn part_of_month(part: Part, year: Year, month: u8) -> Option<Interval> {
    let (first, last) = match part {
        Part::Beginning => (1, 10),
        Part::Middle => (11, 20),
        Part::End => (21, days_in(Some(year), month)),
    };
    days_between(year, month, first, last)
}

fn days_between(year: Year, month: u8, first: u8, last: u8) -> Option<Interval> {
    Some(Interval {
        from: Some(Date::ymd(year, month, first)?),
        to: Some(Date::ymd(year, month, last)?),
    })
}

fn months_between(from: (Year, u8), to: (Year, u8)) -> Interval {
    let end = |(year, month)| Some(Date { year: Some(year), month: Some(month), day: None });
    Interval { from: end(from), to: end(to) }
}
