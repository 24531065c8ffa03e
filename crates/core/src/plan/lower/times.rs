//! Which time a mention stands in, and what it means there.

use std::ops::Range;

use super::{Lowering, frame};
use crate::grammar::column;
use crate::grammar::period::{PeriodHead, heads_recurring, period};
use crate::hint;
use crate::mention::{self, Context, Mention, Moment, Resolution, ResolvedBy, Value};
use crate::outline::{self, BlockId, Label, Role};
use crate::plan::months::{add_of_head, names_months_in};
use crate::plan::period::{months_around, names_months};
use crate::plan::{Attachment, Block};
use crate::time::{Date, Interval, Month, Timeframe};

/// The block of time that a mention stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Around {
    /// A period of the outline.
    Period(u32),
    /// A section that a time heads, by its place among those.
    Section(usize),
}

/// A section that a time heads: `1. Tháng 9/2022:`.
#[derive(Debug)]
struct TimeHead {
    id: BlockId,
    head: PeriodHead,
    /// The mentions in its heading.
    mentions: Range<usize>,
    /// Its months, once those mentions are resolved.
    months: Vec<Month>,
}

/// The last column that months of a table of the file stand in as heads of its rows; a further one says of a row when it is due.
const LAST_COLUMN_OF_MONTHS: u16 = 1;

/// Which block of time a mention stands in, and below which head of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    time: Option<Around>,
    year: Option<Timeframe>,
}

/// Where the mentions of a document stand.
#[derive(Debug, Default)]
pub(super) struct Times {
    /// Where the mentions of the plan that is read stand, from the first one on that each holds for.
    places: Vec<(usize, Place)>,
    /// How many mentions are resolved: those of the plans that are done.
    resolved: usize,
    /// How many mentions have their place.
    placed: usize,
    /// The blocks that are headed by a year alone (`2. Năm 2022`) or look back on a time, in order.
    years: Vec<(BlockId, Timeframe)>,
    /// The sections that a time heads, in order.
    heads: Vec<TimeHead>,
    /// The heads of what recurs (`Hằng tháng:`) and what they hang from: the blocks of it behind them are of no month.
    recurring: Vec<(BlockId, BlockId)>,
    /// The rows of a table of the file that a period in their first column heads.
    rows: Option<RowsOfPeriod>,
}

/// Rows of a table of the file, from one to before another, and the period that heads them.
#[derive(Debug, Clone, Copy)]
struct RowsOfPeriod {
    table: u32,
    from: u32,
    until: u32,
    /// The column of the period, where empty cells below it are of it too.
    column: Option<u16>,
    period: u32,
}

impl Lowering<'_, '_> {
    /// Notes where the mentions of a block stand, from the first of them on.
    pub(super) fn place_mentions(&mut self, id: BlockId, block: &outline::Block, first: usize) {
        if let Some(parent) = block.parent
            && heads_recurring(self.line_text(block.first))
        {
            self.times.recurring.push((parent, id));
        }
        if self.mentions.len() == first {
            return;
        }
        self.times.placed = self.mentions.len();
        let own = self.heads_year(block, first).or_else(|| self.looks_back(block, first));
        if let Some(year) = own {
            self.times.years.push((id, year));
        }
        let time = if self.has_own_time(block, first) { None } else { self.time_around(block) };
        let place = Place { time, year: self.year_around(id) };
        if self.times.places.last().is_none_or(|(_, last)| *last != place) {
            self.times.places.push((first, place));
        }
        if block.role == Role::Section
            && let Some((head, _)) = period(&self.text_of(id, block).text)
        {
            let mentions = first..self.mentions.len();
            self.times.heads.push(TimeHead { id, head, mentions, months: Vec::new() });
        }
    }

    /// Notes which rows a period heads that stands in a table of the file.
    pub(super) fn note_rows(&mut self, block: &outline::Block) {
        let Some(cell) = self.input.outline.cell(block.first as usize) else { return };
        let Label::Period(period) = block.label else { return self.go_on_with_period(block, cell) };
        let until = cell.row.saturating_add(u32::from(cell.row_span.max(1)));
        let merged = cell.row_span > 1 || cell.column_span > 1;
        let column = Some(cell.column).filter(|column| *column <= LAST_COLUMN_OF_MONTHS && !merged);
        let (table, from) = (cell.table, cell.row);
        self.times.rows = Some(RowsOfPeriod { table, from, until, column, period });
    }

    /// A month holds for the rows below it whose cell in its column is empty, if nothing was merged there; the first cell in or
    /// before that column ends it, other than the number of a row.
    fn go_on_with_period(&mut self, block: &outline::Block, cell: hint::Cell) {
        let Some(rows) = self.times.rows.filter(|rows| rows.table == cell.table) else { return };
        if cell.row < rows.until {
            return;
        }
        self.times.rows = match rows.column {
            Some(column) if cell.column > column => {
                Some(RowsOfPeriod { until: cell.row.saturating_add(1), ..rows })
            }
            Some(_) if column::is_row_number(self.line_text(block.first)) => Some(rows),
            _ => None,
        };
    }

    /// Whether a row on one line, below a row that a month heads, begins with another month: `Thời gian: Tháng 11`.
    fn has_own_time(&self, block: &outline::Block, first: usize) -> bool {
        let (start, end) = self.raw_bounds(block);
        let parent = block.parent.and_then(|parent| self.input.outline.block(parent));
        let tabbed = self.line(block.first).is_some_and(|line| line.tab);
        let Some(Label::Period(period)) = parent.map(|parent| parent.label) else { return false };
        if block.role != Role::Cell || tabbed {
            return false;
        }
        let above = self.input.outline.periods().get(period as usize).map(months_around);
        let row = self.input.text.get(start..end).unwrap_or("");
        let Some(cell) = row.find(['\t', '|']) else { return false };
        let mut times = self.mentions.get(first..).unwrap_or_default().iter();
        times.any(|mention| match mention.value {
            Value::Month(own) => {
                let another = above.iter().flatten().all(|month| month.month != own.month);
                another && mention.span.end() <= start + cell
            }
            _ => false,
        })
    }

    /// The period that heads the row of a table of the file that a block stands in.
    fn period_of_row(&self, block: &outline::Block) -> Option<u32> {
        let rows = self.times.rows?;
        let cell = self.input.outline.cell(block.first as usize)?;
        let within = cell.table == rows.table && (rows.from..rows.until).contains(&cell.row);
        within.then_some(rows.period)
    }

    /// The block of time that a block stands in, or is: the innermost of which the months are known, which those of a week
    /// without its days (`Tuần 2`) are not.
    fn time_around(&self, block: &outline::Block) -> Option<Around> {
        if let Some(index) = self.period_of_row(block)
            && self.input.outline.periods().get(index as usize).is_some_and(names_months)
        {
            return Some(Around::Period(index));
        }
        let first = block.first;
        let mut block = *block;
        loop {
            if let Label::Period(index) = block.label
                && self.input.outline.periods().get(index as usize).is_some_and(names_months)
            {
                return Some(Around::Period(index));
            }
            let parent = block.parent?;
            if !self.times.recurring.is_empty() && self.recurs(parent, first, &block) {
                return None;
            }
            if let Ok(n) = self.times.heads.binary_search_by_key(&parent, |head| head.id)
                && self.times.heads.get(n).is_some_and(|head| names_months_in(&head.head))
            {
                return Some(Around::Section(n));
            }
            block = *self.input.outline.block(parent)?;
        }
    }

    /// Whether a block that hangs from `parent`, and holds the line `first`, is of what recurs: its head, or one behind a head that
    /// holds nothing.
    fn recurs(&self, parent: BlockId, first: u32, block: &outline::Block) -> bool {
        let heads = self.times.recurring.iter().filter(|(of, _)| *of == parent);
        let mut heads = heads.filter_map(|(_, id)| Some((*id, self.input.outline.block(*id)?)));
        heads.any(|(id, head)| {
            let next = self.input.outline.block(BlockId::new(id.index() + 1));
            let holds = next.is_some_and(|next| next.parent == Some(id));
            if holds { head.first == block.first } else { head.first <= first }
        })
    }

    /// The year or school year that a block is headed by, where its first mention is one and begins its text:
    /// `2. Năm 2022`, `- Năm 2022: …`.
    fn heads_year(&self, block: &outline::Block, first: usize) -> Option<Timeframe> {
        if !matches!(block.role, Role::Section | Role::Item | Role::Paragraph) {
            return None;
        }
        let mention = self.mentions.get(first)?;
        let year = match mention.value {
            Value::Year(year) => Timeframe::Year(year),
            Value::SchoolYear(school_year) => Timeframe::SchoolYear(school_year),
            _ => return None,
        };
        let (start, end) = self.raw_bounds(block);
        let rest = self.input.text.get(mention.span.end()..end)?.trim_start();
        let begins = mention.span.start() == start;
        (begins && (rest.is_empty() || rest.starts_with(':') || rest == ".")).then_some(year)
    }

    /// The time that a section looks back on: `I. KẾT QUẢ NĂM HỌC 2022 - 2023`.
    fn looks_back(&self, block: &outline::Block, first: usize) -> Option<Timeframe> {
        if block.role != Role::Section {
            return None;
        }
        let (start, end) = self.raw_bounds(block);
        let (text, mentions) = (self.input.text.get(start..end)?, self.mentions.get(first..)?);
        frame::looks_back(text, start, mentions, self.input.outline.timeframe())
    }

    /// The year that heads a block or what it hangs from.
    fn year_around(&self, id: BlockId) -> Option<Timeframe> {
        let mut at = Some(id);
        while let Some(id) = at.filter(|_| !self.times.years.is_empty()) {
            if let Ok(n) = self.times.years.binary_search_by_key(&id, |(head, _)| *head) {
                return self.times.years.get(n).map(|(_, year)| *year);
            }
            at = self.input.outline.block(id)?.parent;
        }
        None
    }

    /// Says what the mentions of the plan that was read last mean in their places.
    pub(super) fn resolve(&mut self) {
        let mut places = self.times.places.drain(..).peekable();
        let mut context = Context::default();
        let mut below_year = false;
        // The right end of the last interval, where it took its year from the left one.
        let mut turned: Option<(usize, Date)> = None;
        let (main, part) = (self.parts.first(), self.parts.last());
        let issued = |part: &Attachment<'_>| {
            let tail = part.tail.place_date.as_ref();
            part.head.place_date.as_ref().or(tail).and_then(|p| p.date)
        };
        let issued_of =
            |own: Option<&Attachment<'_>>| own.and_then(issued).or_else(|| main.and_then(issued));
        let frame_of = |own: Option<&Attachment<'_>>| {
            let own = own.filter(|own| !frame::prepares_term(own, issued_of(Some(own))));
            own.and_then(|own| own.timeframe)
        };
        let of_plan = frame_of(part).or_else(|| frame_of(main));
        let issued = issued_of(part);
        let done = std::mem::replace(&mut self.times.resolved, self.times.placed);
        let placed = self.mentions.iter_mut().enumerate().take(self.times.placed);
        // The section that a time heads and whose heading is next.
        let mut next_head = self.times.heads.partition_point(|head| head.mentions.start < done);
        let mut last_head: Option<Month> = None;
        for (n, mention) in placed.skip(done) {
            while let Some((_, place)) = places.next_if(|(from, _)| *from <= n) {
                let block = place.time.and_then(|time| match time {
                    Around::Period(i) => {
                        self.input.outline.periods().get(i as usize).map(months_around)
                    }
                    Around::Section(n) => self.times.heads.get(n).map(|head| head.months.clone()),
                });
                context = Context {
                    block: block.unwrap_or_default(),
                    frame: place.year.or(of_plan),
                    issued,
                };
                below_year = place.year.is_some();
            }
            // What is written beside it counts for more: the left side of `từ 10/6 đến 30/8/2025`.
            if mention.resolved.is_none()
                && !mention::lies_in_another_year(mention, self.input.text)
            {
                mention.resolved = mention::resolve(&mention.value, &context);
                if let Some(resolved) = &mut mention.resolved
                    && below_year
                    && resolved.by == ResolvedBy::Plan
                {
                    resolved.by = ResolvedBy::Block;
                }
            }
            match (&mention.value, &mut mention.resolved) {
                (
                    Value::Interval(_),
                    Some(Resolution {
                        value: Moment::Interval(Interval { to: Some(to), .. }), ..
                    }),
                ) => turned = Some((mention.span.end(), *to)),
                (_, Some(Resolution { value, by, .. })) if *by != ResolvedBy::Explicit => {
                    match (value, turned) {
                        (Moment::Date(date), Some((end, to))) if mention.span.end() == end => {
                            *date = to;
                        }
                        (Moment::Month(month), Some((end, to))) if mention.span.end() == end => {
                            month.year = to.year;
                        }
                        _ => {}
                    }
                }
                _ => {}
            }
            if let Some(head) = self.times.heads.get_mut(next_head)
                && head.mentions.contains(&n)
            {
                follow(mention, last_head, context.frame);
                add_of_head(&mut head.months, &head.head, mention);
                if n + 1 == head.mentions.end {
                    last_head = head.months.last().copied().or(last_head);
                    next_head += 1;
                }
            }
        }
    }
}

/// What a month in the heading of a section means behind the section of another month, where no year is written: the next such
/// month if nothing but the date of issue tells, and August behind the last months of a school year closes it.
fn follow(mention: &mut Mention, last: Option<Month>, frame: Option<Timeframe>) {
    let (
        Value::Month(Month { year: None, month }),
        Some(Month { year: Some(year), month: before }),
    ) = (&mention.value, last)
    else {
        return;
    };
    let by_plan = mention.resolved.is_some_and(|r| r.by != ResolvedBy::Order);
    let closes = match frame {
        Some(Timeframe::SchoolYear(school)) => {
            *month == 8 && (4..=7).contains(&before) && year == school.start.saturating_add(1)
        }
        _ => false,
    };
    if closes || !by_plan {
        let year = if *month < before { year.saturating_add(1) } else { year };
        let value = Moment::Month(Month { year: Some(year), month: *month });
        let by = if closes { ResolvedBy::Plan } else { ResolvedBy::Order };
        mention.resolved = Some(Resolution { value, by, approximate: false });
    }
}

/// The time that an attached plan is for: what its title names, or the month that heads it.
pub(super) fn timeframe(attachment: &Attachment<'_>) -> Option<Timeframe> {
    let rank = |frame: &Timeframe| match frame {
        Timeframe::SchoolYear(_) => 0,
        Timeframe::Years { .. } => 1,
        Timeframe::Month(_) | Timeframe::Quarter(_) => 2,
        Timeframe::Year(_) => 3,
    };
    let (mut mentions, mut doubts) = (Vec::new(), Vec::new());
    if let Some(title) = &attachment.head.title {
        mention::find(&title.text(), 0, &mut mentions, &mut doubts);
    }
    let named = mentions
        .iter()
        .filter_map(|m| match &m.value {
            Value::SchoolYear(year) => Some(Timeframe::SchoolYear(*year)),
            Value::Years(years) => Some(Timeframe::Years { from: years.from, to: years.to }),
            Value::Month(month) if month.year.is_some() => Some(Timeframe::Month(*month)),
            Value::Quarter(quarter) if quarter.year.is_some() => Some(Timeframe::Quarter(*quarter)),
            Value::Year(year) => Some(Timeframe::Year(*year)),
            _ => None,
        })
        .min_by_key(rank);
    named.or_else(|| match attachment.body.first()? {
        Block::Period(period) => match period.months().as_slice() {
            [month] => Some(Timeframe::Month(*month)),
            _ => None,
        },
        _ => None,
    })
}
