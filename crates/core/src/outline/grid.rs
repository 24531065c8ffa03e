//! Tables whose rows and columns the file itself tells.

use super::build::Builder;
use super::numbering::{Frame, Place, place};
use super::periods;
use super::schedule::MAX_BARE_PERIOD;
use super::table::Table;
use super::{BlockId, Label, Role};
use crate::grammar::column;
use crate::grammar::keyword::strip;
use crate::grammar::ordinal::{Ordinal, OrdinalKind};
use crate::grammar::period::{PeriodHead, Remainder, period};
use crate::hint::Cell;
use crate::lines::{Line, Shape, Start};

/// Where the reading of such a table stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reading {
    table: u32,
    /// How many columns it has.
    width: u16,
    /// The cell that is being read.
    at: Option<Cell>,
    /// How many frames are open where the cell begins.
    cell_depth: usize,
    /// How many frames stay open for the rows to come: those of a row that heads a group of them.
    rows_depth: usize,
    /// How many frames a period in the first column keeps open, and the first row that it does not span.
    spans: Option<(usize, u32)>,
}

impl Reading {
    /// Whether the cell that is being read goes over the whole width of the table.
    fn is_full_width(&self) -> bool {
        self.at.is_some_and(|cell| cell.column == 0 && cell.column_span >= self.width)
    }
}

impl Builder<'_> {
    /// Whether line `i` stands in a cell of a table that the file tells.
    pub(super) fn in_grid(&self, i: usize) -> bool {
        self.formatted.cell(i).is_some()
    }

    fn reading(&self) -> Option<&Reading> {
        self.table.as_ref()?.reading.as_ref()
    }

    fn reading_mut(&mut self) -> Option<&mut Reading> {
        self.table.as_mut()?.reading.as_mut()
    }

    /// Reads a line of such a table; gives the next line.
    pub(super) fn grid_line(&mut self, i: usize, line: &Line, cell: Cell) -> usize {
        if self.reading().is_none_or(|reading| reading.table != cell.table) {
            let next = self.begin_grid(i, cell);
            if next > i {
                return next;
            }
        }
        if self.reading().is_some_and(|reading| reading.at != Some(cell)) {
            if self.heads_group(i, line) {
                return i + 1;
            }
            self.next_grid_cell(cell);
        } else if let Some((block, _)) = self.current
            && !self.formatted.opens(i)
            && self.is_rest(block, i, line)
        {
            self.extend(block, i);
            return i + 1;
        }
        match line.shape {
            Shape::Rule => self.aside(Role::Rule, i),
            Shape::Ordinal(ordinal, at) => self.grid_ordinal(i, line, &ordinal, at),
            Shape::Item(marker, at) => self.marked(i, line, marker, at),
            Shape::Period(texted) if self.heads_rows(i, texted) => match self.head_of_period(i) {
                Some(head) => self.grid_period(i, line, head),
                None => self.cell(i),
            },
            Shape::Field => self.field(i, line),
            _ => match self.month_of_rows(line) {
                Some(head) => self.grid_period(i, line, head),
                None => self.cell(i),
            },
        }
    }

    /// The months by their numbers alone in a first column that is headed `Tháng`: `9`, `10 + 11`.
    fn month_of_rows(&self, line: &Line) -> Option<PeriodHead> {
        if line.start != Start::Digit || line.chars > MAX_BARE_PERIOD {
            return None;
        }
        let cell = self.reading()?.at?;
        let first = cell.column == 0 || cell.column == 1 && self.counts_rows();
        let column = self.table.as_ref()?.column().and_then(|id| self.blocks.get(id.index()))?;
        let named = strip(&self.head_text(column), "tháng").is_some_and(str::is_empty);
        let whole = format!("tháng {}", line.text(self.text));
        let (head, rest) = period(&whole).filter(|_| first && named)?;
        (rest == Remainder::Nothing).then_some(head)
    }

    /// The table is over: what stood open in it is closed.
    pub(super) fn leave_grid(&mut self) {
        let Some(table) = self.table.take_if(|table| table.reading.is_some()) else { return };
        self.frames.truncate(table.depth);
        self.lists.reset();
        self.current = None;
    }

    /// Opens the head cells; gives the line behind them.
    fn begin_grid(&mut self, i: usize, cell: Cell) -> usize {
        self.leave_grid();
        self.end_table();
        self.lists.reset();
        self.fill_section();
        self.tail.open = false;
        let grid = self.formatted.grid(cell.table);
        let (head_rows, width) = grid.map_or((0, 0), |grid| (grid.head_rows, grid.columns));
        let parent = self.container();
        let mut columns: Vec<Option<BlockId>> = vec![None; usize::from(width)];
        let mut open: Option<(Cell, BlockId)> = None;
        let mut at = i;
        while let Some(head) =
            self.formatted.cell(at).filter(|c| c.table == cell.table && c.row < head_rows)
        {
            match open {
                Some((last, id)) if last == head => self.extend(id, at),
                _ => {
                    let id = self.open(Role::Column, at, parent);
                    let from = usize::from(head.column).min(columns.len());
                    let to = (from + usize::from(head.column_span)).min(columns.len());
                    columns[from..to].fill(Some(id));
                    open = Some((head, id));
                }
            }
            at += 1;
        }
        self.current = None;
        let counts = head_rows > 0 && column::counts_rows(self.line_text(i));
        if head_rows == 0 && self.last_grid.len() == columns.len() {
            // A table without a head goes on with the columns of the one before.
            columns.clone_from(&self.last_grid);
        } else {
            self.last_grid.clone_from(&columns);
        }
        let depth = self.frames.len();
        let reading = Reading {
            table: cell.table,
            width,
            at: None,
            cell_depth: depth,
            rows_depth: depth,
            spans: None,
        };
        self.table = Some(Table::of_file(columns, counts, depth, reading));
        at
    }

    /// Closes what the cell before left open.
    fn next_grid_cell(&mut self, cell: Cell) {
        let Some(reading) = self.reading_mut() else { return };
        if reading.spans.is_some_and(|(_, until)| cell.row >= until) {
            reading.spans = None;
        }
        let keep = reading.spans.map_or(reading.rows_depth, |(depth, _)| depth);
        reading.at = Some(cell);
        reading.cell_depth = keep;
        if let Some(table) = &mut self.table {
            table.at_column(usize::from(cell.column));
        }
        self.frames.truncate(keep);
        self.lists.reset();
        self.current = None;
    }

    /// Whether line `i` is the text of a row's ordinal that stands alone in the cell before: it goes on with it.
    fn heads_group(&mut self, i: usize, line: &Line) -> bool {
        let (Some((block, last)), Some(cell)) = (self.current, self.formatted.cell(i)) else {
            return false;
        };
        let before = self.formatted.cell(last);
        let goes_on = self.role(block) == Role::Section
            && last + 1 == i
            && before.is_some_and(|b| b.table == cell.table && b.row == cell.row)
            && self.is_bare(block)
            && matches!(line.shape, Shape::Text | Shape::Title | Shape::Basis | Shape::Field);
        if goes_on {
            self.extend(block, i);
            if let Some(reading) = self.reading_mut() {
                reading.at = Some(cell);
            }
        }
        goes_on
    }

    /// Whether a period heads the rows of the table: alone in its first column, over its whole width, or above other
    /// lines of its cell.
    fn heads_rows(&self, i: usize, texted: bool) -> bool {
        let Some(reading) = self.reading() else { return false };
        let Some(cell) = reading.at else { return false };
        let first = cell.column == 0 || cell.column == 1 && self.counts_rows();
        let above = self.formatted.cell(i + 1) == Some(cell);
        if reading.is_full_width() {
            return true;
        }
        !texted && (first || above)
    }

    fn counts_rows(&self) -> bool {
        self.table.as_ref().is_some_and(|table| table.counts)
    }

    fn grid_period(&mut self, i: usize, line: &Line, head: PeriodHead) -> usize {
        let level = periods::level(&head.span);
        let Some(reading) = self.reading() else { return self.cell(i) };
        let (full, cell, rows_depth) = (reading.is_full_width(), reading.at, reading.rows_depth);
        let first = cell.is_some_and(|c| c.column == 0 || c.column == 1 && self.counts_rows());
        if full {
            // It ends the period that headed the rows so far.
            let depth = self.table.as_ref().map_or(0, |t| t.depth);
            let same =
                self.frames.iter().skip(depth).position(
                    |frame| matches!(frame, Frame::Period(_, other, _) if *other >= level),
                );
            self.frames.truncate(same.map_or(rows_depth, |at| depth + at));
        }
        let parent = self.container();
        let label = self.add_period(head);
        let id = self.open_labelled(Role::Period, i, parent, label, 0);
        self.push_frame(Frame::Period(id, level, None));
        self.lists.reset();
        self.current = None;
        let depth = self.frames.len();
        let chars = line.chars;
        if let (Some(reading), Some(cell)) = (self.reading_mut(), cell) {
            reading.cell_depth = depth;
            if full && chars > 0 {
                reading.rows_depth = depth;
                reading.spans = None;
            } else if first {
                reading.spans = Some((depth, cell.row + u32::from(cell.row_span.max(1))));
            }
        }
        i + 1
    }

    /// An ordinal in a cell counts among those of its cell; one that heads a group of rows, among the groups.
    fn grid_ordinal(&mut self, i: usize, line: &Line, ordinal: &Ordinal, at: u16) -> usize {
        let Some(reading) = self.reading() else { return self.cell(i) };
        let bare = line.body(self.text).is_empty();
        let rank = matches!(ordinal.kind, OrdinalKind::UpperRoman | OrdinalKind::UpperLetter);
        let first = reading.at.is_some_and(|cell| cell.column == 0);
        let heads = reading.is_full_width() || bare && rank && first;
        if bare && !heads {
            return self.cell(i);
        }
        let base =
            if heads { self.table.as_ref().map_or(0, |t| t.depth) } else { reading.cell_depth };
        let base = base.min(self.frames.len());
        let inside = place(&self.frames[base..], ordinal);
        let placed = Place { keep: inside.keep + base, ..inside };
        let ordinal = placed.ordinal;
        if self.formatted.label(i).is_none() && self.is_false_ordinal(line, &ordinal, placed.fit) {
            return self.cell(i);
        }
        self.frames.truncate(placed.keep);
        let parent = if placed.keep > base { self.container() } else { self.place_of_block() };
        let parent = if heads { self.container() } else { parent };
        let id = self.open_labelled(Role::Section, i, parent, Label::Ordinal(ordinal), at);
        self.push_section(id, ordinal, line);
        self.lists.reset();
        let depth = self.frames.len();
        if heads && let Some(reading) = self.reading_mut() {
            reading.rows_depth = depth;
            reading.spans = None;
            reading.cell_depth = depth;
        }
        i + 1
    }

    /// What blocks of a cell hang from: what stands open in it, else its column.
    pub(super) fn place_in_grid(&self) -> Option<Option<BlockId>> {
        let table = self.table.as_ref()?;
        let reading = table.reading.as_ref()?;
        if self.frames.len() > reading.cell_depth {
            return Some(self.container());
        }
        Some(table.column().or_else(|| self.container()))
    }
}
