//! The blocks of time of a schedule: months, quarters, weeks.

use super::build::Builder;
use super::numbering::Frame;
use super::periods::{self, WEEK};
use super::table::Table;
use super::{BlockId, Label, Role};
use crate::grammar::column::{self, Keys};
use crate::grammar::keyword::{any_of, strip};
use crate::grammar::ordinal::OrdinalKind;
use crate::grammar::period::{PeriodHead, PeriodSpan, Remainder, day_range, period};
use crate::grammar::turn::{Unit, is_dates, turn};
use crate::lines::{End, Line, Marker, Shape, Start};

/// The longest head with a theme that a list need not follow, in characters: `Tháng 10 – Bản thân và gia đình`.
const MAX_BARE_THEME: u16 = 56;

/// A month alone on its line heads a block, even below a line that may go on: `12/2022`.
pub(super) const MAX_BARE_PERIOD: u16 = 16;

/// What stands for the number of a week that has none.
const NO_NUMBER: u8 = 0;

/// Whether months stand in none of the quarters or halves of a year that a block around them names.
fn leaves(inner: &PeriodSpan, around: &PeriodSpan) -> bool {
    let PeriodSpan::Months(months) = inner else { return false };
    let quarters = |quarter: u8| quarter * 3 - 2..=quarter * 3;
    let holds = |month: u8| match around {
        PeriodSpan::Quarter(quarter, _) => quarters(*quarter).contains(&month),
        PeriodSpan::Quarters(all) => all.iter().any(|q| quarters(q.quarter).contains(&month)),
        PeriodSpan::Half(last, _) => *last == (month > 6),
        _ => true,
    };
    !months.iter().any(|one| holds(one.month))
}

impl Builder<'_> {
    /// A line that names months: the head of a block, unless it is a sentence.
    pub(super) fn period(
        &mut self,
        i: usize,
        line: &Line,
        head: PeriodHead,
        texted: bool,
    ) -> usize {
        let themed = || self.is_themed(i, line) && !self.follows_month_sentence(i, &head);
        if texted && !themed() && !self.goes_on_in_run(i, &head, None) {
            return self.text(i, line);
        }
        if line.tab && (self.is_in_time_column() || self.is_week_among_times(i, &head)) {
            return self.cell(i);
        }
        if strip(line.text(self.text), "từ").is_some() && !self.is_among_months(i, &head) {
            return self.text(i, line);
        }
        // A bare week or a bare "8/2019" inside a cell is text of the cell.
        let band = self.is_band(i, line);
        let in_cells = self.table.as_ref().is_some_and(|t| !t.tabbed) && !band;
        let level = periods::level(&head.span);
        let begins_rows = match head.span {
            PeriodSpan::Months(_) | PeriodSpan::Quarter(..) | PeriodSpan::Quarters(_) => true,
            PeriodSpan::Week(_) => {
                self.counts_weeks() || self.is_table_of(level) || self.is_week_of_run(i, &head)
            }
            PeriodSpan::Semester(..) => line.capitals || self.is_headed_by_time(),
            _ => line.capitals,
        };
        let again = self.is_first_column(i + 1) && !self.ends_row_above_head(i, line)
            || in_cells
                && self.table.as_ref().is_some_and(|t| t.on_lines)
                && self.heads_columns(i + 1);
        if in_cells && !again && (!begins_rows && !line.capitals || self.is_time_cell(i, level)) {
            return self.cell(i);
        }
        if let Some(next) =
            self.dated_week(i, line, &head).or_else(|| self.more_months(i, line, &head))
        {
            return next;
        }
        self.open_period(i, line, head, 0, None)
    }

    /// The head of a week that has no number, among weeks that give their days: `Từ 12/9 đến 17/9` behind `Tuần 1 (Từ 05/9 đến 10/9)`.
    pub(super) fn week_of_days(&self, i: usize, line: &Line) -> Option<PeriodHead> {
        const LONGEST: u16 = 48;
        let Some(Frame::Period(week, WEEK, _)) = self.frames.last() else { return None };
        if line.chars > LONGEST || line.start != Start::Upper || self.table.is_some() {
            return None;
        }
        let text = line.text(self.text);
        let (days, rest) = strip(text, "từ").and_then(|_| day_range(text))?;
        if rest.contains(char::is_alphanumeric) || self.lines.get(i + 1).is_none() {
            return None;
        }
        let Label::Period(index) = self.blocks.get(week.index())?.label else { return None };
        let (_, before) = self.heads.get(index as usize)?.days?;
        let (first, last) = days;
        let (from, to, until) = (first.month?, last.month?, before.month?);
        let next = |month: u8, other: u8| month % 12 + 1 == other;
        let follows = if from == until { first.day > before.day } else { next(until, from) };
        // A week has at most seven days.
        let whole = if from == to {
            (3..=6).contains(&last.day.saturating_sub(first.day))
        } else {
            next(from, to) && first.day > last.day.saturating_add(20)
        };
        let span = PeriodSpan::Week(NO_NUMBER);
        (follows && whole).then_some(PeriodHead {
            span,
            school_year: None,
            days: Some(days),
            of: None,
        })
    }

    /// Blocks of time right below each other have nothing in them, as the cells of a column that a PDF prints by itself: what
    /// stands behind a blank line hangs from none of them.
    pub(super) fn leave_empty_periods(&mut self, line: &Line) {
        const FEWEST: usize = 3;
        if line.blanks_before == 0 || !matches!(self.frames.last(), Some(Frame::Period(..))) {
            return;
        }
        let last = self.blocks.len().saturating_sub(FEWEST);
        let run = self.blocks.get(last..).unwrap_or_default();
        let empty = run.windows(2).all(|pair| {
            pair[0].role == Role::Period
                && pair[1].role == Role::Period
                && pair[0].parent == pair[1].parent
                && pair[0].last + 1 == pair[1].first
        });
        let tight = || {
            run.iter()
                .skip(1)
                .all(|b| self.lines.get(b.first as usize).is_some_and(|l| l.blanks_before == 0))
        };
        if run.len() == FEWEST && empty && tight() {
            self.frames.pop();
        }
    }

    /// A week whose days stand below it, over one line or two: `Tuần 1` above `(02/12 - 06/12)`, or above `(từ 28/9/2020` and
    /// `đến 02/10/2020)`. Without brackets they are of the week where no column of its table holds days.
    fn dated_week(&mut self, i: usize, line: &Line, head: &PeriodHead) -> Option<usize> {
        /// How many lines the days may take.
        const MOST_LINES: usize = 2;
        if !matches!(head.span, PeriodSpan::Week(_)) || head.days.is_some() {
            return None;
        }
        let days = |at: usize| {
            let line = self.lines.get(at).filter(|n| !n.tab && n.blanks_before <= 1)?;
            is_dates(line.text(self.text)).then_some(line)
        };
        let first = days(i + 1)?.text(self.text);
        if !first.starts_with('(') && self.holds_days_beside_weeks() {
            return None;
        }
        let (last, dated) =
            (i + 1..=i + MOST_LINES).take_while(|at| days(*at).is_some()).find_map(|last| {
                let whole = self.joined(i, last);
                let (dated, rest) = period(&whole)?;
                (rest == Remainder::Nothing && dated.days.is_some()).then_some((last, dated))
            })?;
        Some(self.open_broken_period(i, last, line, dated))
    }

    /// Whether a further column of the open table holds times: the days beside a week.
    fn holds_days_beside_weeks(&self) -> bool {
        let Some(table) = &self.table else { return false };
        table.heads().skip(1).any(|head| {
            self.blocks.get(head.index()).is_some_and(|b| {
                let head = self.head_text(b);
                column::is_time(&head) || column::keys_below(&head).is_some()
            })
        })
    }

    /// Months whose list goes on with the next line: `Tháng 8` above `+ 9`, `Tháng 2,` above `3`.
    fn more_months(&mut self, i: usize, line: &Line, head: &PeriodHead) -> Option<usize> {
        let listed = |head: &PeriodHead| match &head.span {
            PeriodSpan::Months(months) => months.iter().len(),
            _ => 0,
        };
        let next = self.lines.get(i + 1).filter(|n| !n.tab && n.blanks_before == 0)?;
        let goes_on =
            next.text(self.text).starts_with(['+', '-', ',', '–']) || line.end == End::Comma;
        if next.chars > MAX_BARE_PERIOD || !goes_on || listed(head) == 0 {
            return None;
        }
        let whole = self.joined(i, i + 1);
        let (all, rest) = period(&whole)?;
        let more = rest == Remainder::Nothing && listed(&all) > listed(head);
        more.then(|| self.open_broken_period(i, i + 1, line, all))
    }

    /// A month, a quarter or a week that is the first cell of a row on one line, its days in brackets at the front of the next:
    /// `Tuần 1` above `(03/10 - 08/10)`, a tab and the other cells.
    pub(super) fn broken_first_cell(&mut self, i: usize, line: &Line) -> Option<usize> {
        let weekday = line.shape == Shape::Text
            && turn(line.text(self.text)).is_some_and(|turn| turn.unit == Unit::Weekday);
        if line.shape != Shape::Period(false) && !weekday || line.tab {
            return None;
        }
        let next = self.lines.get(i + 1).filter(|n| !n.tab && n.blanks_before == 0)?;
        let (first, _) = next.text(self.text).split_once(['\t', '|'])?;
        // "Thứ 2" above "20/11", a tab and the other cells.
        if weekday {
            return is_dates(first).then(|| self.cells_on_lines(i, i + 1));
        }
        if !first.starts_with('(') {
            return None;
        }
        let whole = format!("{} {}", line.text(self.text), first.trim_end());
        let (head, rest) = period(&whole)?;
        let due = rest == Remainder::Nothing && self.in_month_column(periods::level(&head.span));
        due.then(|| self.open_broken_period(i, i + 1, line, head))
    }

    /// Opens a period whose head stands on the lines from `i` to `last`.
    fn open_broken_period(
        &mut self,
        i: usize,
        last: usize,
        line: &Line,
        head: PeriodHead,
    ) -> usize {
        let id = BlockId::new(self.blocks.len());
        self.open_period(i, line, head, 0, None);
        for at in i + 1..=last {
            self.extend(id, at);
        }
        self.current = None;
        last + 1
    }

    /// `Tháng 9: Chủ điểm “…”`: a head with its theme. A long sentence behind the colon is text.
    pub(super) fn is_themed(&self, i: usize, line: &Line) -> bool {
        let next = self.lines.get(i + 1);
        let alone =
            next.is_none_or(|n| matches!(n.shape, Shape::Text | Shape::Period(..) | Shape::Field));
        if line.capitals {
            return true;
        }
        let short = line.chars <= 110 && line.end != End::Semicolon;
        // "Tháng 10 – Bản thân và gia đình": a theme, where the next month does not follow at once.
        let level = |i: usize| self.head_of_period(i).map(|head| periods::level(&head.span));
        let bare_theme = line.chars <= MAX_BARE_THEME
            && line.end == End::Word
            && next.is_some_and(|n| !n.capitals && level(i + 1) != level(i));
        let named = crate::grammar::keyword::words(line.text(self.text))
            .any(|w| any_of(w, &["chủ điểm", "chủ đề"]).is_some());
        short && (!alone || bare_theme || named)
    }

    pub(super) fn open_period(
        &mut self,
        i: usize,
        line: &Line,
        head: PeriodHead,
        at: u16,
        marker: Option<Marker>,
    ) -> usize {
        let level = periods::level(&head.span);
        let in_table = line.tab && self.table.as_ref().is_some_and(|t| t.tabbed)
            || self.in_month_column(level)
            || !line.tab && self.is_band(i, line);
        // Periods behind the same marker are siblings, whatever they span; so are a quarter and a month that is none of its own.
        let same = self.frames.iter().position(|f| match f {
            Frame::Period(id, l, m) => {
                *l >= level
                    || marker.is_some() && *m == marker
                    || self.span_of(*id).is_some_and(|around| leaves(&head.span, &around))
            }
            _ => false,
        });
        match same {
            Some(keep) if in_table => self.frames.truncate(keep),
            Some(keep) => self.truncate_frames(keep),
            None => {}
        }
        if !in_table {
            self.end_table();
        }
        // Letters and numbers inside a block end where the next block of time begins.
        let parent = self.container();
        self.fill_section();
        let label = self.add_period(head);
        let id = self.open_labelled(Role::Period, i, parent, label, at);
        self.push_frame(Frame::Period(id, level, marker));
        self.lists.reset();
        self.current = None;
        i + 1
    }

    /// Whether the cell that is being read says when the row is due: its column is no first one and headed `Thời gian`, or
    /// stands behind a number that counts the row.
    fn is_in_time_column(&self) -> bool {
        let Some(table) = self.table.as_ref().filter(|t| t.cell.is_some_and(|cell| cell > 0))
        else {
            return false;
        };
        let column = table.column().and_then(|c| self.blocks.get(c.index()));
        let timed = column.is_some_and(|b| column::is_time(&self.head_text(b)));
        timed || table.cell.is_some_and(|cell| cell > 1) && table.is_behind_row_number()
    }

    /// A date or a range of days below a month in a column for times begins a row of its own, outside that month; so does one below
    /// a week where nothing shows the borders of cells.
    pub(super) fn leave_row_of_period(&mut self, i: usize) {
        if let Some(depth) =
            self.table.as_ref().filter(|t| !t.tabbed && !t.on_lines).map(|t| t.depth)
            && let Some(Frame::Period(_, WEEK, _)) = self.frames.get(depth)
            && is_dates(self.line_text(i))
            && self.is_headed_by_time()
        {
            self.frames.truncate(depth);
            return;
        }
        let Some(table) = self.table.as_ref().filter(|t| t.tabbed && t.cell == Some(0)) else {
            return;
        };
        let depth = table.depth;
        let within = matches!(self.frames.get(depth..), Some([Frame::Period(..)]));
        let timed = || self.first_head().is_some_and(|head| column::is_time(&head));
        if within && timed() && column::is_key(Keys::Times, self.line_text(i)) {
            self.frames.truncate(depth);
        }
    }

    /// Whether a week without its days stands in a first column that is headed `Thời gian`: it says when a row is due, as the days
    /// in other rows do.
    fn is_week_among_times(&self, i: usize, head: &PeriodHead) -> bool {
        matches!(head.span, PeriodSpan::Week(_))
            && head.days.is_none()
            && !self.is_week_of_run(i, head)
            && self.table.as_ref().is_some_and(|t| t.tabbed)
            && self.first_head().is_some_and(|head| column::is_time(&head))
            && !self.is_table_of(WEEK)
    }

    /// Whether the first column of the open table is headed `Thời gian`, and no other is for times.
    fn is_headed_by_time(&self) -> bool {
        let timed = |head: &str| any_of(head, &["thời gian", "thời điểm"]).is_some();
        self.first_head().is_some_and(|head| timed(&head)) && !self.holds_days_beside_weeks()
    }

    /// Whether weeks begin the rows of the open table below `Thời gian`, and this is one of them: it gives its days, or the
    /// weeks before and behind it are of its count and no day stands between them.
    fn is_week_of_run(&self, i: usize, head: &PeriodHead) -> bool {
        /// How far the next week is looked for, in lines.
        const REACH: usize = 40;
        let PeriodSpan::Week(week) = head.span else { return false };
        if !self.is_headed_by_time() || head.of.is_some() {
            return false;
        }
        let depth = self.table.as_ref().map_or(0, |t| t.depth);
        let inside = self.frames.get(depth..).unwrap_or_default();
        let behind_week = inside.iter().any(|f| matches!(f, Frame::Period(_, WEEK, _)));
        if behind_week || head.days.is_some() || self.days_below(i) {
            return true;
        }
        let below = self.lines.get(i + 1..).unwrap_or_default().iter().take(REACH);
        let mut times = below.filter_map(|line| {
            let text = line.text(self.text);
            match line.shape {
                Shape::Period(_) => Some(period(text).map(|(head, _)| head.span)),
                _ if column::is_key(Keys::Times, text) => Some(None),
                _ => None,
            }
        });
        matches!(times.next(), Some(Some(PeriodSpan::Week(next))) if next == week + 1)
    }

    /// Whether the days of a week in brackets stand below it.
    fn days_below(&self, i: usize) -> bool {
        self.lines.get(i + 1).is_some_and(|below| {
            let text = below.text(self.text);
            !below.tab && below.blanks_before <= 1 && text.starts_with('(') && is_dates(text)
        })
    }

    /// In a table without borders months stand in the column for the time: no block hangs from them.
    pub(super) fn is_time_cell(&self, i: usize, level: u8) -> bool {
        let capitals = self.lines.get(i).is_some_and(|l| l.capitals);
        // Two columns in a month hold no time: the next month stands beside that one. No table of a week names weeks.
        let narrow = self.table.as_ref().is_some_and(|t| t.width() == 2);
        let beside = (narrow || level == WEEK) && self.is_table_of(level);
        self.table.is_some() && !beside && !self.in_month_column(level) && !capitals
    }

    /// Whether the first column of the open table is headed `Tuần`; below `Thời gian` a week is one time among others.
    fn counts_weeks(&self) -> bool {
        self.first_head().is_some_and(|head| strip(&head, "tuần").is_some())
    }

    /// Whether the open table stands in a block of time of this level.
    fn is_table_of(&self, level: u8) -> bool {
        let around = self.table.as_ref().and_then(|t| self.frames.get(..t.depth));
        matches!(around.and_then(<[_]>::last), Some(Frame::Period(_, l, _)) if *l == level)
    }

    /// Whether line `i` says what the first column of the open table says.
    pub(super) fn is_first_column(&self, i: usize) -> bool {
        self.first_head()
            .is_some_and(|head| head.to_lowercase() == self.line_text(i).to_lowercase())
    }

    /// Whether a table without borders is open whose rows begin with a period of this level; one that stands in such a
    /// period itself ends where the next begins.
    pub(super) fn in_month_column(&self, level: u8) -> bool {
        let Some(table) = self.table.as_ref().filter(|t| !t.tabbed) else { return false };
        let within = self
            .frames
            .iter()
            .take(table.depth)
            .any(|f| matches!(f, Frame::Period(_, l, _) if *l >= level));
        let headed = || {
            self.first_head().is_some_and(|head| {
                any_of(&head, &["tháng", "thời gian", "quý"]).is_some()
                    || level == WEEK && strip(&head, "tuần").is_some()
            })
        };
        !within && (headed() || self.heads_rows_without_times(table, level))
    }

    /// Whether a period of this level heads rows of a table that has no column for times: right below its head row, or below
    /// another that does.
    fn heads_rows_without_times(&self, table: &Table, level: u8) -> bool {
        let timed = table.heads().any(|head| {
            self.blocks.get(head.index()).is_some_and(|b| {
                let head = self.head_text(b);
                column::is_time(&head) || column::keys_below(&head).is_some()
            })
        });
        let first = || self.blocks.last().is_some_and(|b| b.role == Role::Column);
        let beside = || {
            let inside = self.frames.get(table.depth..).unwrap_or_default();
            inside.iter().any(|f| matches!(f, Frame::Period(_, l, _) if *l == level))
        };
        level < WEEK && !timed && !table.on_lines && (first() || beside())
    }

    /// A month that was broken over two lines: `Tháng` above `9/2022`.
    pub(super) fn broken_month(&mut self, i: usize, line: &Line) -> Option<usize> {
        if !strip(line.text(self.text), "tháng")?.is_empty() {
            return None;
        }
        let next = self.lines.get(i + 1).filter(|n| !n.tab && n.blanks_before <= 1)?;
        if next.start != Start::Digit || next.chars > MAX_BARE_PERIOD {
            return None;
        }
        let whole = self.joined(i, i + 1);
        let (head, rest) = period(&whole)?;
        if rest != Remainder::Nothing {
            return None;
        }
        self.next_cell(i, line);
        Some(self.open_broken_period(i, i + 1, line, head))
    }

    /// Months by their numbers alone, in a column that is headed `Tháng`: `8+9`.
    pub(super) fn month_number(&mut self, i: usize, line: &Line) -> Option<usize> {
        if line.start != Start::Digit || line.chars > MAX_BARE_PERIOD {
            return None;
        }
        let tabbed = self.is_in_month_cell(line);
        if !tabbed && !self.is_below_months(line) {
            return None;
        }
        // A week by its number, in the column beside the months.
        if !self.week_follows(i) && self.table.as_ref().is_some_and(Table::has_weeks_of_months) {
            return None;
        }
        let whole = format!("tháng {}", line.text(self.text));
        let (head, rest) = period(&whole)?;
        let due = tabbed || self.is_month_due(&head.span) && !self.is_figure_of_row();
        (rest == Remainder::Nothing && due).then(|| self.open_period(i, line, head, 0, None))
    }

    /// Whether a line stands in a table without borders whose first column is headed `Tháng`.
    fn is_below_months(&self, line: &Line) -> bool {
        let plain = self.table.as_ref().is_some_and(|t| !t.tabbed && !t.on_lines);
        plain && !line.tab && self.is_headed_by_month()
    }

    /// Whether the first column of the open table is headed `Tháng` and nothing else.
    fn is_headed_by_month(&self) -> bool {
        self.first_head().is_some_and(|head| strip(&head, "tháng").is_some_and(str::is_empty))
    }

    /// Whether a number alone is a cell of the row that is being read: months have their years in this table, or a column holds
    /// figures (`Số tiết`) and the row is not full.
    fn is_figure_of_row(&self) -> bool {
        let Some(table) = &self.table else { return false };
        let Some(Frame::Period(open, ..)) = self.frames.last() else { return false };
        let dated = match self.span_of(*open) {
            Some(PeriodSpan::Months(months)) => months.is_dated(),
            _ => false,
        };
        let figures = table.heads().any(|head| {
            self.blocks.get(head.index()).is_some_and(|b| column::is_of_figures(&self.head_text(b)))
        });
        dated || figures && self.cells_behind(*open) + 1 < table.width()
    }

    /// How many cells stand behind a period that begins a row; a list is one.
    fn cells_behind(&self, open: BlockId) -> usize {
        let blocks = self.blocks.get(open.index() + 1..).unwrap_or_default();
        let items = |b: &super::Block| b.role == Role::Item;
        let lists = blocks.windows(2).filter(|pair| items(&pair[1]) && !items(&pair[0])).count();
        let first = usize::from(blocks.first().is_some_and(items));
        let cells = blocks.iter().filter(|b| b.role == Role::Cell).count();
        cells + lists + first
    }

    /// Whether months go on with those that the open block of time names, or are the first below a head row.
    fn is_month_due(&self, span: &PeriodSpan) -> bool {
        /// How many months a schedule may leave out.
        const MOST_LEFT_OUT: u8 = 2;
        let PeriodSpan::Months(months) = span else { return false };
        let Some(first) = months.iter().next() else { return false };
        if !matches!(self.frames.last(), Some(Frame::Period(..))) {
            return self.blocks.last().is_some_and(|b| b.role == Role::Column);
        }
        let last = self.heads.last().and_then(|head| match &head.span {
            PeriodSpan::Months(open) => open.iter().next_back(),
            _ => None,
        });
        let ahead = last.map(|last| (first.month + 12 - last.month) % 12);
        ahead.is_some_and(|ahead| (1..=1 + MOST_LEFT_OUT).contains(&ahead))
    }

    /// Whether a cell stands in a first column that is headed `Tháng`.
    pub(super) fn is_in_month_cell(&self, line: &Line) -> bool {
        let first = self.table.as_ref().is_some_and(|t| t.tabbed && t.cell == Some(0));
        first && line.tab && self.is_headed_by_month()
    }

    /// Whether an item with the same marker right above names a month too and is a point of a list.
    pub(super) fn follows_month_item(&self, i: usize, marker: Marker) -> bool {
        let Some(above) = i.checked_sub(1).and_then(|above| self.lines.get(above)) else {
            return false;
        };
        matches!(above.shape, Shape::Item(m, _) if m == marker)
            && period(above.body(self.text)).is_some()
            && self.role_at(i - 1) == Some(Role::Item)
    }

    /// Whether a month behind a marker, with its text on the same line, is one point of a list: the points with its marker around it
    /// are none that head blocks of time.
    pub(super) fn is_point_of_list(&self, i: usize, marker: Marker) -> bool {
        /// How far the next point is looked for, in lines.
        const REACH: usize = 24;
        let above = self.blocks.iter().rev().take(REACH).take_while(|b| b.role == Role::Item);
        if above.into_iter().any(|b| b.label == Label::Marker(marker)) {
            return true;
        }
        let below = self.lines.iter().enumerate().skip(i + 1).take(REACH);
        let next = below
            .take_while(|(_, line)| matches!(line.shape, Shape::Item(..) | Shape::Text))
            .find(|(_, line)| matches!(line.shape, Shape::Item(m, _) if m == marker));
        next.is_some_and(|(n, line)| match period(line.body(self.text)) {
            Some((_, Remainder::Nothing)) => false,
            Some(_) => !self.heads_block(n, line, marker),
            None => true,
        })
    }

    /// An item with the marker of the open block of time stands beside that block: `- Tổng kết` below `- Tháng 4:` and its `+`.
    pub(super) fn leave_period_behind(&mut self, marker: Marker) {
        if let Some(Frame::Period(_, _, Some(of_period))) = self.frames.last()
            && *of_period == marker
        {
            self.truncate_frames(self.frames.len() - 1);
            self.lists.reset();
        }
    }

    /// Whether a month with a text behind it is one of a run of blocks, though nothing may stand below it: a block of its kind is
    /// open, or one that owns a list follows before the section ends. Months that all bear their text are paragraphs.
    pub(super) fn goes_on_in_run(
        &self,
        i: usize,
        head: &PeriodHead,
        marker: Option<Marker>,
    ) -> bool {
        /// How far the run is followed, in lines.
        const REACH: usize = 24;
        if self.table.is_some() {
            return false;
        }
        let level = periods::level(&head.span);
        let open = self.frames.iter().rev().find_map(|frame| match frame {
            Frame::Period(id, l, m) if *l == level && *m == marker => self.span_of(*id),
            _ => None,
        });
        if let Some(open) = open {
            return open != head.span;
        }
        let below = self.lines.get(i + 1..).unwrap_or_default();
        let run = below.windows(2).take(REACH).take_while(|pair| {
            !matches!(pair[0].shape, Shape::Title | Shape::Recipients | Shape::Authority)
                && !matches!(pair[0].shape, Shape::Ordinal(o, _) if o.kind == OrdinalKind::UpperRoman)
        });
        run.filter(|pair| matches!(pair[1].shape, Shape::Item(m, _) if Some(m) != marker)).any(
            |pair| {
                let of_run = match (pair[0].shape, marker) {
                    (Shape::Item(m, _), Some(marker)) => m == marker,
                    (Shape::Period(texted), None) => !texted,
                    _ => false,
                };
                of_run
                    && period(pair[0].body(self.text)).is_some_and(|(next, rest)| {
                        rest == Remainder::Nothing && periods::level(&next.span) == level
                    })
            },
        )
    }

    /// Whether months from one to another head a block beside other months; alone they say how long something lasts.
    fn is_among_months(&self, i: usize, head: &PeriodHead) -> bool {
        /// How far the next block is looked for, in lines.
        const REACH: usize = 24;
        let level = periods::level(&head.span);
        let open =
            self.frames.iter().any(|f| matches!(f, Frame::Period(_, l, None) if *l == level));
        let below = || self.lines.iter().enumerate().skip(i + 1).take(REACH);
        let next = || below().find(|(_, line)| matches!(line.shape, Shape::Period(_)));
        let beside =
            |n| self.head_of_period(n).is_some_and(|head| periods::level(&head.span) == level);
        open || next().is_some_and(|(n, _)| beside(n))
    }

    /// Whether the paragraph above is a sentence behind a period of this level: they are of one list.
    fn follows_month_sentence(&self, i: usize, head: &PeriodHead) -> bool {
        let above = self.blocks.last().filter(|b| b.role == Role::Paragraph);
        above.is_some_and(|above| {
            let named = self.head_of_period(above.first as usize);
            above.last as usize + 1 == i
                && named
                    .is_some_and(|named| periods::level(&named.span) == periods::level(&head.span))
        })
    }

    /// What the period of a block names.
    pub(super) fn span_of(&self, id: BlockId) -> Option<PeriodSpan> {
        match self.blocks.get(id.index())?.label {
            Label::Period(index) => self.heads.get(index as usize).map(|head| head.span),
            _ => None,
        }
    }

    /// Whether a month behind a marker heads a block: text, an ordinal, a basis or a list with
    /// another marker follows it.
    pub(super) fn heads_block(&self, i: usize, line: &Line, marker: Marker) -> bool {
        let Some(next) = self.lines.get(i + 1) else { return false };
        let lower = match next.shape {
            // "+ T.1:" above "- Quyết toán": whatever marker the list below has, if it is another.
            Shape::Item(m, _) => m != marker,
            Shape::Ordinal(..) | Shape::Text | Shape::Basis => true,
            _ => false,
        };
        lower && (line.end == End::Colon || line.end == End::Word || line.end == End::Stop)
    }
}

#[cfg(test)]
mod tests {
    use crate::outline::tests::rows_from;

    #[test]
    fn months_by_their_numbers_begin_rows_without_borders() {
        let text = "KẾ HOẠCH NĂM HỌC 2023-2024\nI. LỊCH\nTháng\nNội dung\nPhụ trách\n8+9\n- Khai giảng\n45\nBGH\n10\n- Hội nghị";
        assert_eq!(
            rows_from(text, 6),
            [
                "period 2 2023-08,2023-09",
                "item 6 -",
                "cell 6",
                "cell 6",
                "period 2 2023-10",
                "item 10 -",
            ]
        );
    }

    #[test]
    fn a_month_with_its_text_in_a_run_of_blocks() {
        let text = "KẾ HOẠCH NĂM HỌC 2022-2023\nI. LỊCH\nTuần 1: Gặp mặt đầu xuân.\nTuần 2:\n- Trồng cây.\nTuần 3: Kiểm tra cơ sở.\nTuần 4:\n- Họp tổ.";
        assert_eq!(
            rows_from(text, 3),
            ["period 2", "period 2", "item 4 -", "period 2", "period 2", "item 7 -"]
        );
        let text = "KẾ HOẠCH NĂM HỌC 2022-2023\nI. LỊCH\n- Tháng 9/2022:\n+ Khai giảng.\n- Tháng 10/2022: Hội nghị viên chức.\nII. VIỆC\n- Họp";
        assert_eq!(rows_from(text, 3)[..3], ["period 2 2022-09", "item 3 +", "period 2 2022-10"]);
        let text = "KẾ HOẠCH NĂM HỌC 2022-2023\nI. LỊCH\nTháng 9: Khai giảng.\nTháng 10: Hội nghị, tọa đàm.\nII. VIỆC\n- Họp";
        assert_eq!(rows_from(text, 3)[..2], ["paragraph 2", "paragraph 2"]);
    }

    #[test]
    fn points_of_a_list_that_begin_with_a_time() {
        let text = "KẾ HOẠCH NĂM 2024\nI. LỊCH\n- Tháng 4: Diễn tập.\n+ Chuẩn bị.\n- Sơ kết.\nII. VIỆC\n*Tuần 1 (27/02 - 05/3): Ra quân.\n\
                    *Tuần 2 (06/3 - 12/3): Tình nguyện.\n+ Sửa đường.\n*Tuần 3 (13/3 - 19/3): An sinh.\nIII. KHÁC";
        let rows = rows_from(text, 3);
        assert_eq!(rows[..3], ["item 2 -", "item 3 +", "item 2 -"]);
        assert_eq!(rows[4..8], ["item 6 *", "item 6 *", "item 8 +", "item 6 *"]);
        // What stands beside a block of time is none of it.
        let text = "KẾ HOẠCH NĂM 2024\nI. LỊCH\n- Tháng 4:\n+ Chuẩn bị.\n- Tháng 5:\n+ Diễn tập.\n- Các tháng còn lại duy trì.";
        let rows = rows_from(text, 3);
        assert_eq!(
            rows,
            ["period 2 2024-04", "item 3 +", "period 2 2024-05", "item 5 +", "item 2 -"]
        );
    }

    #[test]
    fn months_from_one_to_another() {
        let text = "KẾ HOẠCH NĂM 2024\nI. LỊCH\nTừ tháng 1 đến tháng 3:\n- Họp.\nTừ tháng 4 đến tháng 5\n- Giám sát.\nII. VIỆC";
        assert_eq!(
            rows_from(text, 3)[..4],
            [
                "period 2 2024-01,2024-02,2024-03",
                "item 3 -",
                "period 2 2024-04,2024-05",
                "item 5 -"
            ]
        );
        let text = "KẾ HOẠCH NĂM 2024\nI. THỜI GIAN\nTừ tháng 1 đến tháng 3\nII. VIỆC\n- Họp.";
        assert_eq!(rows_from(text, 3)[0], "paragraph 2");
    }

    #[test]
    fn weeks_begin_rows_without_borders_where_a_column_is_theirs() {
        let rows = |first: &str| {
            let text = format!(
                "KẾ HOẠCH NĂM HỌC 2023-2024\nTHÁNG 9\n{first}\nNội dung\nPhụ trách\nTuần 1\n- Khai giảng\n26/9\n- Tập huấn"
            );
            rows_from(&text, 6)
        };
        assert_eq!(rows("Tuần")[0], "period 2");
        assert_eq!(rows("Thời gian")[..2], ["cell 2", "item 2 -"]);
    }

    #[test]
    fn weeks_and_days_in_a_column_for_times_are_cells() {
        let text = "KẾ HOẠCH NĂM HỌC 2025-2026\nI. LỊCH\n\tThời gian\n\tNội dung\n\tTuần 3 tháng 9\n\tHồ sơ tổ\n\tTừ 06/10 đến 10/10\n\tDạy thêm";
        assert_eq!(
            rows_from(text, 3),
            ["column 2", "column 2", "cell 3", "cell 4", "cell 3", "cell 4"]
        );
        // Days below a month begin a row outside it.
        let text = "KẾ HOẠCH NĂM HỌC 2025-2026\nI. LỊCH\n\tThời gian\n\tNội dung\n\tTháng 9\n\tHồ sơ tổ\n\tTừ 06/10 đến 10/10\n\tDạy thêm";
        assert_eq!(rows_from(text, 5), ["period 2 2025-09", "cell 4", "cell 3", "cell 4"]);
    }

    #[test]
    fn weeks_and_semesters_begin_rows_below_times() {
        let text = "KẾ HOẠCH NĂM HỌC 2020-2021\nV. LỊCH\nThời gian\nCác hoạt động\nNgười thực hiện\nTuần 1 (từ 28/9 đến 02/10/2020)\n- Họp lãnh đạo.\n\
                    HT\nHọc kỳ II\n- Phổ biến.\nHT\nVI. KHÁC";
        assert_eq!(
            rows_from(text, 6),
            [
                "period 2 2020-09-28/2020-10-02",
                "item 6 -",
                "cell 6",
                "period 2 S2",
                "item 9 -",
                "cell 9",
                "section 0 VI",
            ]
        );
        let text = "KẾ HOẠCH\nV. LỊCH\nThời gian\nViệc làm\nTuần 1\n- Họp.\nTuần 2\n- Tập huấn.\nTuần 3 - 7\n- Thu thập.";
        assert_eq!(
            rows_from(text, 5),
            ["period 2", "item 5 -", "period 2", "item 7 -", "period 2", "item 9 -"]
        );
        // A day begins a row of its own.
        let text = "KẾ HOẠCH\nV. LỊCH\nThời gian\nNội dung\nPhụ trách\nTuần 1\n- Họp.\nTuần 2\n- Tập huấn.\nTPT\n26/9\nHội thi\nTPT";
        assert_eq!(rows_from(text, 10), ["cell 8", "cell 2", "cell 2", "cell 2"]);
        let text =
            "KẾ HOẠCH\nV. LỊCH\n\tThời gian\n\tNội dung\n\tTuần 1\n\tHọp\n\tTuần 2\n\tTập huấn";
        assert_eq!(rows_from(text, 5), ["period 2", "cell 4", "period 2", "cell 4"]);
    }

    #[test]
    fn days_of_a_week_on_the_lines_below_it() {
        for days in
            ["(từ 28/9/2020 đến 02/10/2020)", "từ 28/9/2020 đến 02/10/2020", "28/9 - 02/10/2020"]
        {
            let text = format!(
                "KẾ HOẠCH\nV. LỊCH\nTuần 1\n\n{days}\n\n- Họp lãnh đạo.\n\nTuần 2\n- Tập huấn."
            );
            assert_eq!(
                rows_from(&text, 3),
                ["period 2 2020-09-28/2020-10-02", "cont 3", "item 3 -", "period 2", "item 9 -"],
                "{days}"
            );
        }
        let text = "KẾ HOẠCH\nV. LỊCH\nThời gian\nCác hoạt động\nTuần 2\n(từ 05/10/2020\nđến 09/10/2020)\n1. Phổ biến kế hoạch.";
        assert_eq!(
            rows_from(text, 5),
            ["period 2 2020-10-05/2020-10-09", "cont 5", "cont 5", "section 5 1"]
        );
        let text = "KẾ HOẠCH\nV. LỊCH\nTuần\nThời gian\nNội dung\nTuần 1\n5/9 - 9/9\nKhai giảng\nTuần 2\n12/9 - 16/9\nHọp";
        assert_eq!(rows_from(text, 6)[..2], ["period 2", "cell 6"]);
    }

    #[test]
    fn weeks_in_words_head_blocks() {
        let text = "KẾ HOẠCH THÁNG 11 NĂM 2022\nTuần thứ nhất (từ 31/10 đến 5/11/2022)\n- Dự giờ.\nTuần thứ hai (từ 7/11 đến 12/11/2022)\n- Thao giảng.";
        assert_eq!(
            rows_from(text, 2),
            [
                "period 0 2022-10-31/2022-11-05",
                "item 2 -",
                "period 0 2022-11-07/2022-11-12",
                "item 4 -"
            ]
        );
    }

    #[test]
    fn figures_of_other_columns_are_no_months() {
        let text = "KẾ HOẠCH NĂM HỌC 2019-2020\nI. LỊCH\nTháng\nNội dung\nSố tiết\nHình thức\n9/2019\nNhiệm vụ\n10\nTập trung\n10/2019\nMô đun 17\n12\nTự học";
        assert_eq!(
            rows_from(text, 7),
            [
                "period 2 2019-09",
                "cell 7",
                "cell 7",
                "cell 7",
                "period 2 2019-10",
                "cell 11",
                "cell 11",
                "cell 11",
            ]
        );
        let text = text.replace("9/2019", "9").replace("10/2019", "10");
        assert_eq!(
            rows_from(&text, 7)[..5],
            ["period 2 2019-09", "cell 7", "cell 7", "cell 7", "period 2 2019-10"]
        );
    }

    #[test]
    fn the_third_quarter_opens_a_school_year_or_closes_it() {
        let text = "KẾ HOẠCH NĂM HỌC 2022-2023\nI. LỊCH\nQuý III\n- A\nQuý IV\n- B\nQuý I\n- C\nQuý II\n- D\nQuý III\n- E";
        let periods = rows_from(text, 3).into_iter().filter(|row| row.starts_with("period"));
        assert_eq!(
            periods.collect::<Vec<_>>(),
            ["2022-35", "2022-36", "2023-33", "2023-34", "2023-35"]
                .map(|q| format!("period 2 {q}"))
        );
    }

    #[test]
    fn months_head_rows_of_a_table_without_times() {
        let text = "KẾ HOẠCH NĂM HỌC 2022-2023\nI. LỊCH\nNỘI DUNG\nBIỆN PHÁP THỰC HIỆN\nTháng 9/2022\n- Khai giảng.\nPhối hợp\n\
                    Tháng 10/2022\n- Hội nghị.\nII. VIỆC";
        assert_eq!(
            rows_from(text, 5)[..5],
            ["period 2 2022-09", "item 5 -", "cell 5", "period 2 2022-10", "item 8 -"]
        );
    }

    #[test]
    fn months_that_go_on_with_the_next_line() {
        let text = "KẾ HOẠCH NĂM HỌC 2022-2023\nI. LỊCH\nThời gian\nNội dung\nTháng 8\n+ 9\n- Khai giảng.\nTháng 10\n- Họp.";
        assert_eq!(
            rows_from(text, 3),
            [
                "column 2",
                "column 2",
                "period 2 2022-08,2022-09",
                "cont 5",
                "item 5 -",
                "period 2 2022-10",
                "item 8 -"
            ]
        );
    }

    #[test]
    fn a_first_cell_of_two_lines_in_rows_on_lines() {
        let text = "KẾ HOẠCH NĂM HỌC 2022-2023\nI. LỊCH\nThời gian\tNội dung\tPhụ trách\nTuần 1\n(03/10-08/10)\t- Dự giờ\tTTCM\n\
                    Tuần 2\n(10/10-15/10)\t- Họp tổ\tTTCM";
        assert_eq!(
            rows_from(text, 3),
            [
                "column 2",
                "period 2 2022-10-03/2022-10-08",
                "cont 4",
                "period 2 2022-10-10/2022-10-15",
                "cont 6"
            ]
        );
    }

    #[test]
    fn a_weekday_above_its_day_in_rows_on_lines() {
        let text = "LỊCH CÔNG TÁC TUẦN 12\nThứ ngày\tBuổi\tNội dung\tNgười thực hiện\nThứ 2\n20/11\tSáng\t- Chào cờ\tToàn trường\n\
                    \tChiều\t- Họp giao ban\tBGH\nThứ 3\n21/11\tSáng\t- Dự giờ\tBGH";
        assert_eq!(
            rows_from(text, 2),
            ["column 0", "cell 2", "cont 3", "cell 2", "cell 2", "cont 6"]
        );
    }

    #[test]
    fn clock_times_below_items_begin_blocks() {
        let text = "KẾ HOẠCH NGÀY HỘI NĂM 2022\n1. Chương trình\n- Đón khách\n8h00 - 8h30\n- Văn nghệ\n8h30 - 9h00\n- Khai mạc\n- Họp từ\n8h00 - 8h30";
        assert_eq!(
            rows_from(text, 3),
            [
                "item 2 -",
                "paragraph 2",
                "item 2 -",
                "paragraph 2",
                "item 2 -",
                "item 2 -",
                "cont 8"
            ]
        );
        let text = "KẾ HOẠCH TUẦN 2\nI. LỊCH\nThời gian\nNội dung\n7h00-8h00\n- Đón trẻ\n8h00-8h30\n- Thể dục sáng";
        assert_eq!(rows_from(text, 5), ["cell 2", "item 2 -", "cell 2", "item 2 -"]);
    }

    #[test]
    fn a_week_ends_the_table_of_the_week_before() {
        let text = "KẾ HOẠCH NĂM HỌC 2023-2024\nTuần 1 (từ 04/9 đến 09/9)\nTHỨ - NGÀY\nNỘI DUNG\nPHỤ TRÁCH\nThứ Hai (04/9)\n\
                    Chào cờ\nTPT\nTuần 2 (từ 11/9 đến 16/9)\nTHỨ - NGÀY\nNỘI DUNG\nPHỤ TRÁCH\nThứ Ba (12/9)\nHọp\nBGH";
        let rows = rows_from(text, 9);
        assert_eq!(rows[0], "period 0 2023-09-11/2023-09-16");
        assert_eq!(rows[1..], ["column 9", "column 9", "column 9", "cell 9", "cell 9", "cell 9"]);
    }

    #[test]
    fn weeks_by_their_days_alone() {
        let text = "KẾ HOẠCH THÁNG 5 NĂM 2024\nI. LỊCH\nTuần 20 - 25/5\n- Tổng kết.\nTuần 27 - 31/5:\n- Họp.";
        assert_eq!(
            rows_from(text, 3),
            [
                "period 2 2024-05-20/2024-05-25",
                "item 3 -",
                "period 2 2024-05-27/2024-05-31",
                "item 5 -"
            ]
        );
    }

    #[test]
    fn what_stands_below_a_column_of_periods_hangs_from_none() {
        let text = "KẾ HOẠCH THÁNG 5 NĂM 2024\nI. LỊCH\nTuần 13 - 18/5\nTuần 20 - 25/5\nTuần 27 - 31/5\n\nCông việc\nTổng kết";
        assert_eq!(rows_from(text, 6), ["paragraph 2", "paragraph 2"]);
        let text = "KẾ HOẠCH NĂM 2024\nI. LỊCH\nTháng 4\nTháng 5\nTháng 6\nTổng kết năm học";
        assert_eq!(rows_from(text, 6), ["paragraph 5"]);
    }

    #[test]
    fn weeks_among_weeks_may_give_their_days_alone() {
        let text = "KẾ HOẠCH NĂM 2022\nI. LỊCH\nTuần 4 (Từ 26/9 đến 01/10)\n- Học nội quy\nTừ 03/10 đến 08/10:\n- Kiểm tra\nTừ 10/10 đến 30/10\n- Thi đua\nTuần 8 (Từ 31/10 đến 05/11)\n- Họp";
        assert_eq!(
            rows_from(text, 3),
            [
                "period 2 2022-09-26/2022-10-01",
                "item 3 -",
                "period 2 2022-10-03/2022-10-08",
                "item 5 -",
                "paragraph 5",
                "item 5 -",
                "period 2 2022-10-31/2022-11-05",
                "item 9 -",
            ]
        );
    }

    #[test]
    fn halves_of_a_year_head_what_stands_below_them() {
        let text = "KẾ HOẠCH NĂM 2022\nI. LỊCH\n- Báo cáo công tác\n6 tháng đầu năm 2022\n- Kiểm tra\n6 tháng cuối năm 2022\n- Tổng kết";
        assert_eq!(
            rows_from(text, 3),
            [
                "item 2 -",
                "period 2 2022-01/2022-06",
                "item 4 -",
                "period 2 2022-07/2022-12",
                "item 6 -",
            ]
        );
        // Alone it goes on with the line above.
        let text =
            "KẾ HOẠCH NĂM 2022\nI. LỊCH\n- Báo cáo công tác\n6 tháng đầu năm 2022\n- Kiểm tra";
        assert_eq!(rows_from(text, 3), ["item 2 -", "cont 3", "item 2 -"]);
    }
}
