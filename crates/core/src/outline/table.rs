//! A table that is being read: its columns, and where in its rows the reading stands.

use super::BlockId;
use super::grid::Reading;
use crate::grammar::column::{self, Keys};

/// A table that is being read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Table {
    /// Its head cells, in order; where the file tells the columns, one for each, if it has a head.
    columns: Vec<Option<BlockId>>,
    /// Whether a leading tab opens each cell, so that the borders of cells are known.
    pub(super) tabbed: bool,
    /// Whether its first column counts rows.
    pub(super) counts: bool,
    /// Whether a row stands on one line, so that its head row is one block.
    pub(super) on_lines: bool,
    /// Whether months begin the rows of such a table, whose cells nothing parts.
    pub(super) by_months: bool,
    /// How many tabs or bars the row on lines that is being read has so far.
    pub(super) filled: usize,
    /// Whether a cell of such a row has several paragraphs.
    pub(super) tall: bool,
    /// How many frames were open when it began.
    pub(super) depth: usize,
    /// The column of the cell that is being read.
    pub(super) cell: Option<usize>,
    /// What the cells below each head look like, where its words tell.
    keys: Vec<Option<Keys>>,
    /// The number of the row that is being read, where the first column counts them.
    row: u32,
    /// The row that heads the group of rows that is being read.
    group: Option<BlockId>,
    /// How many blocks there were when a tab opened the cell that is being read.
    opened: usize,
    /// How much of that row was read.
    heading: Heading,
    /// Where the reading stands of a table that the file tells.
    pub(super) reading: Option<Reading>,
}

/// How much of a row that heads a group of rows was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Heading {
    /// Its Roman number or letter: its title comes next.
    Label,
    /// Its title as well: it fills the row.
    Title,
    /// All of it, or there is none.
    Done,
}

impl Table {
    /// A table of these columns, none of whose cells was read.
    fn unread(columns: Vec<Option<BlockId>>, tabbed: bool, counts: bool, depth: usize) -> Self {
        Self {
            columns,
            tabbed,
            counts,
            on_lines: false,
            by_months: false,
            filled: 0,
            tall: false,
            depth,
            cell: None,
            keys: Vec::new(),
            row: 0,
            group: None,
            opened: 0,
            heading: Heading::Done,
            reading: None,
        }
    }

    pub(super) fn new(columns: Vec<BlockId>, tabbed: bool, counts: bool, depth: usize) -> Self {
        Self::unread(columns.into_iter().map(Some).collect(), tabbed, counts, depth)
    }

    /// A table whose rows stand on one line each.
    pub(super) fn on_lines(head: Option<BlockId>, depth: usize) -> Self {
        let columns = head.into_iter().map(Some).collect();
        Self { on_lines: true, ..Self::unread(columns, false, false, depth) }
    }

    /// A table whose rows stand on lines with nothing between their cells; numbers begin them, or months.
    pub(super) fn flat(head: BlockId, by_months: bool, depth: usize) -> Self {
        Self { counts: true, by_months, ..Self::on_lines(Some(head), depth) }
    }

    /// The number of the row that is being read in a table whose rows nothing parts but their numbers, or
    /// the months that begin them; 0 above the first.
    pub(super) fn flat_row(&self) -> Option<u32> {
        (self.on_lines && self.counts).then_some(self.row)
    }

    /// A row of such a table begins.
    pub(super) fn begin_flat_row(&mut self, number: u32) {
        self.row = number;
    }

    /// A table whose rows and columns the file tells.
    pub(super) fn of_file(
        columns: Vec<Option<BlockId>>,
        counts: bool,
        depth: usize,
        reading: Reading,
    ) -> Self {
        Self { reading: Some(reading), ..Self::unread(columns, true, counts, depth) }
    }

    /// Notes what the cells below each head look like.
    pub(super) fn with_keys(mut self, keys: Vec<Option<Keys>>) -> Self {
        self.keys = keys;
        self
    }

    /// The column that a cell belongs to by what it says, if that is another than the next; months and weeks tell the
    /// first alone.
    pub(super) fn told_column(&self, cell: &str, is_period: bool) -> Option<usize> {
        let next = self.cell.map_or(0, |c| c + 1) % self.columns.len().max(1);
        // Weeks stand in a further column beside months.
        let apart = self.begins_with_months() && self.keys.contains(&Some(Keys::Weeks));
        let week = || column::tells_column(Keys::Weeks, cell);
        let tells = |at: usize, keys: Keys| match keys {
            Keys::Months => at == 0 && is_period && !(apart && week()),
            Keys::Weeks => (at == 0 || apart) && week(),
            _ => column::tells_column(keys, cell),
        };
        let mut told = self.keys.iter().enumerate();
        told.find(|(at, keys)| keys.is_some_and(|keys| tells(*at, keys)))
            .map(|(at, _)| at)
            .filter(|at| *at != next)
    }

    fn begins_with_months(&self) -> bool {
        self.keys.first() == Some(&Some(Keys::Months))
    }

    /// Whether weeks stand in the second column and their months in the first: `Tháng`, `Tuần`, `Nội dung`.
    pub(super) fn has_weeks_of_months(&self) -> bool {
        self.begins_with_months() && self.keys.get(1) == Some(&Some(Keys::Weeks))
    }

    /// The next cell stands in the column `at`, whatever was counted.
    pub(super) fn step_to(&mut self, at: usize) {
        self.heading = Heading::Done;
        self.cell = at.checked_sub(1);
    }

    /// The head above the next cell.
    pub(super) fn next_column(&self) -> Option<BlockId> {
        let next = self.cell.map_or(0, |c| c + 1);
        self.columns.get(if next < self.columns.len() { next } else { 0 }).copied().flatten()
    }

    /// Whether the next cell begins a row.
    pub(super) fn row_is_due(&self) -> bool {
        self.heading == Heading::Title
            || self.cell.is_none_or(|cell| cell + 1 >= self.columns.len())
    }

    /// The cell that is being read fills its row.
    pub(super) fn fill_row(&mut self) {
        if self.cell == Some(0) {
            self.heading = Heading::Title;
        }
    }

    /// How many columns it has.
    pub(super) fn width(&self) -> usize {
        self.columns.len()
    }

    /// The head cells, in order.
    pub(super) fn heads(&self) -> impl Iterator<Item = BlockId> {
        self.columns.iter().copied().flatten()
    }

    /// The first head cell.
    pub(super) fn first_column(&self) -> Option<BlockId> {
        *self.columns.first()?
    }

    /// A cell in the column `at` is read.
    pub(super) fn at_column(&mut self, at: usize) {
        self.cell = Some(at);
    }

    /// A line of nothing but a tab is an empty cell. Behind the title of a group of rows it fills the row.
    pub(super) fn empty_cell(&mut self) {
        if self.heading != Heading::Title {
            self.next_cell(self.opened);
        }
    }

    /// The row that is being read heads a group of rows.
    pub(super) fn open_group(&mut self, row: BlockId) {
        self.group = Some(row);
        self.heading = Heading::Label;
    }

    /// The row that heads the group of rows that is being read.
    pub(super) fn group(&self) -> Option<BlockId> {
        self.group
    }

    /// Whether the first cell of a row is being read where tabs open the cells.
    pub(super) fn is_at_row_start(&self) -> bool {
        self.tabbed && self.columns.len() > 1 && self.cell == Some(0)
    }

    /// Whether a block is the row that heads the group of rows that is being read: their cells stand in the columns.
    pub(super) fn is_group(&self, block: BlockId) -> bool {
        self.group == Some(block)
    }

    /// Takes the next cell for the title of the group whose number or letter was read.
    pub(super) fn takes_group_title(&mut self) -> bool {
        let titled = self.heading == Heading::Label;
        if titled {
            self.heading = Heading::Title;
        }
        titled
    }

    /// Whether a section stands in an earlier cell than the one that is being read, where tabs open them: its number counts
    /// points of that cell.
    pub(super) fn is_of_earlier_cell(&self, section: BlockId) -> bool {
        self.tabbed && self.reading.is_none() && section.index() < self.opened
    }

    /// A tab opened the next cell, behind so many blocks.
    pub(super) fn next_cell(&mut self, blocks: usize) {
        self.opened = blocks;
        if self.heading == Heading::Title {
            self.cell = None;
        }
        self.heading = Heading::Done;
        let next = self.cell.map_or(0, |c| c + 1);
        self.cell = Some(if next < self.columns.len() { next } else { 0 });
    }

    /// The number of the row that is due, where the first column counts rows and the cells before don't fill one.
    pub(super) fn due_early(&self) -> Option<u32> {
        let within = self.cell.is_some_and(|cell| cell + 1 < self.columns.len());
        (self.counts && within).then_some(self.row + 1)
    }

    /// The next cell is the first of a row.
    pub(super) fn begin_row(&mut self) {
        self.cell = None;
    }

    /// Notes the number of a row that begins.
    pub(super) fn count_row(&mut self, number: u32) {
        if self.counts && self.cell == Some(0) {
            self.row = number;
        }
    }

    /// Whether the cell that is being read stands in a column of row numbers.
    pub(super) fn is_at_row_number(&self) -> bool {
        self.tabbed && self.counts && self.reading.is_none() && self.cell == Some(0)
    }

    /// Whether the last of three cells or more in a row is being read.
    pub(super) fn is_at_row_end(&self) -> bool {
        self.tabbed && self.columns.len() >= 3 && self.cell == Some(self.columns.len() - 1)
    }

    /// Whether the cell that is being read stands in a further column of a table whose first counts rows.
    pub(super) fn is_behind_row_number(&self) -> bool {
        self.tabbed && self.counts && self.reading.is_none() && self.cell.is_some_and(|c| c > 0)
    }

    /// How many cells the row that is being read has, and the table columns, where tabs tell and cells are lacking.
    pub(super) fn lacks_cells(&self) -> Option<(u16, u16)> {
        let told = self.tabbed && self.reading.is_none() && self.heading != Heading::Title;
        let cells = self.cell.filter(|_| told)? + 1;
        let count = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        (cells < self.columns.len()).then_some((count(cells), count(self.columns.len())))
    }

    /// The column of the cell that is being read, where tabs tell.
    pub(super) fn column(&self) -> Option<BlockId> {
        if !self.tabbed {
            return None;
        }
        self.columns.get(self.cell?).copied().flatten()
    }
}
