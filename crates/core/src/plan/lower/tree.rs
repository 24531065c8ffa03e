//! The blocks of a body, put into each other as the outline says; tables get their rows and cells here.

use super::grid::Grid as FileGrid;
use super::rows::TabRows;
use crate::grammar::column;
use crate::grammar::keyword::any_of;
use crate::hint;
use crate::outline::{BlockId, Outline, Role};
use crate::plan::{Aside, Block, Cell, Grid, Row, Table};
use crate::span::Span;

/// A block that is about to be put in its place.
#[derive(Debug)]
pub(super) struct New<'s> {
    pub(super) id: BlockId,
    pub(super) parent: Option<BlockId>,
    pub(super) role: Role,
    /// Whether its first line begins with a tab.
    pub(super) tab: bool,
    /// The cell that it stands in, where the file tells.
    pub(super) cell: Option<hint::Cell>,
    /// The block without what stands in it; for a cell or a column a paragraph.
    pub(super) node: Block<'s>,
    /// Lines beside the text that stand before it.
    pub(super) asides: Vec<Aside<'s>>,
}

/// The blocks that are open, outermost first, and those that are done.
#[derive(Debug, Default)]
pub(super) struct Tree<'s> {
    pub(super) stack: Vec<Open<'s>>,
    /// What is done and stands in an open block: the blocks of the innermost one last. A block takes its own out when it
    /// is closed, so that no list has room to spare.
    pub(super) inner: Vec<Block<'s>>,
    roots: Vec<Block<'s>>,
    /// The last head row: tables without one go on with its columns.
    pub(super) columns: Option<Columns>,
    /// Lines beside the text that stand between head cells: they come with the first row.
    head_asides: Vec<Aside<'s>>,
    /// The table of the file that is read, or was read last.
    pub(super) grid: Option<FileGrid<'s>>,
    /// The table whose rows stand on lines with tabs between their cells that is read, or was read last.
    pub(super) tab_rows: Option<TabRows>,
}

#[derive(Debug)]
pub(super) struct Open<'s> {
    /// Its block in the outline; nothing for a table, which has none.
    pub(super) id: Option<BlockId>,
    pub(super) block: Block<'s>,
    /// Where its blocks begin among the inner ones.
    pub(super) from: usize,
}

/// What is known of the columns of the table that is read, or was read last.
#[derive(Debug, Clone, Copy)]
pub(super) struct Columns {
    first: usize,
    len: usize,
    /// How many blocks lie from one head to the next: lines beside the text may stand between them.
    step: usize,
    /// Whether a tab opens each cell.
    tabbed: bool,
    /// Whether the first column counts rows.
    counts: bool,
    /// The column that was filled last.
    at: Option<usize>,
    /// The block that the head row stands in.
    parent: Option<BlockId>,
    /// A period in the first column of a row: what hangs from it are the row's other cells.
    row: Option<BlockId>,
}

impl Columns {
    /// Which column a block of the outline is.
    fn index(&self, id: BlockId) -> Option<usize> {
        let behind = id.index().checked_sub(self.first)?;
        let at = behind.checked_div(self.step)?;
        (behind.is_multiple_of(self.step) && at < self.len).then_some(at)
    }

    /// How many blocks lie between the heads if `id` is the next of them: nothing but lines beside the text does.
    fn step_to(&self, outline: &Outline, id: BlockId) -> Option<usize> {
        /// A line of nothing but a bar, and an empty cell.
        const MOST: usize = 3;
        let last = self.first + (self.len - 1) * self.step;
        let step = id.index().checked_sub(last).filter(|step| (1..=MOST).contains(step))?;
        let beside =
            |n| outline.block(BlockId::new(n)).is_some_and(|block| block.role == Role::Artifact);
        let same = self.len == 1 || step == self.step;
        (same && (last + 1..id.index()).all(beside)).then_some(step)
    }
}

impl<'s> Tree<'s> {
    /// Puts a block in its place.
    pub(super) fn add(&mut self, outline: &Outline, new: New<'s>) {
        if let Some(cell) = new.cell {
            return self.add_in_grid(outline, new, cell);
        }
        self.leave_grid();
        if new.role == Role::Column {
            return self.column(outline, new);
        }
        if let Some(keep) = self.goes_on_in_row(&new) {
            self.unwind(keep);
            self.give_asides(new.asides);
            if let Some(node) = self.add_to_items(new.node) {
                self.push(new.id, node);
            }
            return;
        }
        let known = new.parent.and_then(|p| self.columns.as_ref()?.index(p));
        if known == Some(0) && new.tab && new.role != Role::Period {
            self.end_row();
        }
        let mut keep = self.keep(outline, new.parent);
        let tabbed = self.columns.is_some_and(|c| c.tabbed);
        let row = self.columns.and_then(|c| c.row);
        if known.is_some()
            && let Some(at) = self.stack.iter().rposition(|o| o.id.is_some() && o.id == row)
        {
            // The other cells of a row whose first cell is a period.
            keep = at + 1;
        }
        let open = self.stack.iter().rposition(|o| matches!(o.block, Block::Table(_)));
        // A line of a section inside a cell is text of the section.
        let inside = tabbed && open.is_some_and(|table| keep > table + 1);
        let mut in_table = known.is_some() || new.role == Role::Cell && !inside;
        match open {
            // A tab opens a cell of the table around.
            Some(table) if new.tab && tabbed && keep > table => {
                keep = table + 1;
                in_table = true;
            }
            Some(table) if keep == table => {
                let goes_on = in_table || new.role == Role::Item && !tabbed;
                if goes_on {
                    keep = table + 1;
                    in_table = true;
                }
            }
            _ => in_table |= new.tab && row.is_some() && new.parent == row,
        }
        self.unwind(keep);
        let mut asides = std::mem::take(&mut self.head_asides);
        asides.extend(new.asides);
        if !self.at_empty_table() {
            self.give_asides(std::mem::take(&mut asides));
        }
        if in_table {
            if !self.at_table() {
                self.open_table(Table {
                    columns: Vec::new(),
                    groups: Vec::new(),
                    continued: true,
                    grid: Grid::Unknown,
                    rows: Vec::new(),
                    span: start_of(new.node.span()),
                });
            }
            self.cell(&new.node, new.role, new.tab, known);
        }
        self.give_asides(asides);
        if new.role == Role::Period
            && let Some(columns) = &mut self.columns
            && columns.tabbed
            && new.tab
            && columns.parent == new.parent
        {
            columns.row = Some(new.id);
            columns.at = Some(0);
        }
        self.push(new.id, new.node);
    }

    /// Another first cell comes: the row that a period began is over, and the period with it.
    fn end_row(&mut self) {
        let row = self.columns.as_mut().and_then(|columns| columns.row.take());
        if let Some(at) = row.and_then(|row| self.stack.iter().rposition(|o| o.id == Some(row))) {
            self.unwind(at);
        }
    }

    /// Opens a block in the innermost open one.
    pub(super) fn push(&mut self, id: BlockId, mut node: Block<'s>) {
        if let Block::Section(section) = &mut node {
            let above = self.stack.iter().filter(|o| matches!(o.block, Block::Section(_))).count();
            section.level = u8::try_from(above + 1).unwrap_or(u8::MAX);
        }
        self.stack.push(Open { id: Some(id), block: node, from: self.inner.len() });
    }

    /// Opens the first block of the period that was put in its place last, on the same line.
    pub(super) fn add_first(&mut self, node: Block<'s>) {
        if matches!(self.stack.last(), Some(Open { block: Block::Period(_), .. })) {
            self.stack.push(Open { id: None, block: node, from: self.inner.len() });
        }
    }

    /// Closes everything; `asides` stand at the end.
    pub(super) fn finish(&mut self, asides: Vec<Aside<'s>>) -> Vec<Block<'s>> {
        self.leave_grid();
        self.unwind(0);
        let between = std::mem::take(&mut self.head_asides);
        self.give_asides(between);
        self.give_asides(asides);
        self.columns = None;
        self.grid = None;
        self.tab_rows = None;
        std::mem::take(&mut self.roots)
    }

    /// How many of the open blocks stay open for a block that hangs from `parent`.
    pub(super) fn keep(&self, outline: &Outline, parent: Option<BlockId>) -> usize {
        let mut parent = parent;
        while let Some(id) = parent {
            if let Some(at) = self.stack.iter().rposition(|o| o.id == Some(id)) {
                return at + 1;
            }
            let column = self.columns.is_some_and(|c| c.index(id).is_some());
            let table = self.stack.iter().rposition(|o| matches!(o.block, Block::Table(_)));
            if let Some(at) = table.filter(|_| column) {
                return at + 1;
            }
            parent = outline.block(id).and_then(|b| b.parent);
        }
        0
    }

    fn column(&mut self, outline: &Outline, new: New<'s>) {
        let keep = self.keep(outline, new.parent);
        let Block::Paragraph(cell) = new.node else { return };
        let step = self.columns.and_then(|c| c.step_to(outline, new.id));
        if let Some(step) = step
            && self.stack.len() == keep + 1
            && let Some(Open { block: Block::Table(table), .. }) = self.stack.last_mut()
            && table.rows.is_empty()
        {
            table.span = table.span.cover(cell.span);
            table.columns.push(cell.text);
            if let Some(columns) = &mut self.columns {
                columns.len += 1;
                columns.step = step;
            }
            self.head_asides.extend(new.asides);
            return;
        }
        self.unwind(keep);
        let asides = std::mem::take(&mut self.head_asides);
        self.give_asides(asides);
        self.give_asides(new.asides);
        self.columns = Some(Columns {
            first: new.id.index(),
            len: 1,
            step: 1,
            tabbed: new.tab,
            counts: column::counts_rows(&cell.text.text),
            at: None,
            parent: new.parent,
            row: None,
        });
        self.open_table(Table {
            span: cell.span,
            columns: vec![cell.text],
            groups: Vec::new(),
            continued: false,
            grid: Grid::Unknown,
            rows: Vec::new(),
        });
    }

    fn open_table(&mut self, mut table: Table<'s>) {
        table.grid = match self.columns {
            Some(columns) if columns.tabbed => Grid::Tabs,
            Some(columns) if columns.counts => Grid::RowNumbers,
            _ => Grid::Unknown,
        };
        let from = self.inner.len();
        self.stack.push(Open { id: None, block: Block::Table(Box::new(table)), from });
    }

    pub(super) fn at_table(&self) -> bool {
        matches!(self.stack.last(), Some(Open { block: Block::Table(_), .. }))
    }

    fn at_empty_table(&self) -> bool {
        matches!(self.stack.last(), Some(Open { block: Block::Table(t), .. }) if t.rows.is_empty())
    }

    /// Opens the cell that a block stands in, or stays in the one that is open.
    fn cell(&mut self, node: &Block<'s>, role: Role, tab: bool, known: Option<usize>) {
        let Some(Open { block: Block::Table(table), .. }) = self.stack.last_mut() else { return };
        let start = start_of(node.span());
        match &mut self.columns {
            Some(columns) if columns.tabbed => {
                let empty = table.rows.is_empty();
                let last = columns.at;
                let moved = known.is_some_and(|k| Some(k) != last);
                if tab || empty || moved {
                    let next = last.map_or(0, |c| if c + 1 < columns.len { c + 1 } else { 0 });
                    let at = known.unwrap_or(next);
                    let new_row = last.is_none_or(|l| at <= l);
                    columns.at = Some(at);
                    open_cell(table, new_row, Some(at), start);
                }
            }
            columns => {
                let counts = columns.as_ref().is_some_and(|c| c.counts);
                let number = role == Role::Cell
                    && node.text().is_some_and(|t| column::is_row_number(&t.text));
                let list = role != Role::Cell
                    && table.rows.last().and_then(|r| r.cells.last()).is_some_and(|c| {
                        c.blocks.last().is_none_or(|b| !is_cell(b) || introduces(b))
                    });
                let full = columns
                    .as_ref()
                    .is_some_and(|c| table.rows.last().is_some_and(|r| r.cells.len() >= c.len));
                if !list {
                    open_cell(table, counts && (number || full), None, start);
                }
            }
        }
    }

    /// Closes open blocks until `keep` are left.
    pub(super) fn unwind(&mut self, keep: usize) {
        while self.stack.len() > keep {
            let Some(open) = self.stack.pop() else { return };
            let mut block = open.block;
            let inner = self.inner.drain(open.from..);
            match &mut block {
                Block::Section(outer) => outer.children = inner.collect(),
                Block::Item(outer) => outer.children = inner.collect(),
                Block::Paragraph(outer) => outer.children = inner.collect(),
                Block::Field(outer) => outer.children = inner.collect(),
                Block::Period(outer) => outer.children = inner.collect(),
                Block::Table(table) => {
                    drop(inner);
                    shrink(table);
                    if !matches!(table.grid, Grid::File | Grid::Lines) {
                        settle(table, self.columns.as_ref());
                    }
                }
                Block::Aside(_) => drop(inner),
            }
            self.give(block);
        }
    }

    pub(super) fn give_asides(&mut self, asides: Vec<Aside<'s>>) {
        for aside in asides {
            self.give(Block::Aside(aside));
        }
    }

    /// Puts a finished block into the innermost open one.
    fn give(&mut self, block: Block<'s>) {
        let inner = block.span();
        let span = match self.stack.last_mut().map(|o| &mut o.block) {
            Some(Block::Section(outer)) => &mut outer.span,
            Some(Block::Item(outer)) => &mut outer.span,
            Some(Block::Paragraph(outer)) => &mut outer.span,
            Some(Block::Field(outer)) => &mut outer.span,
            Some(Block::Period(outer)) => &mut outer.span,
            Some(Block::Table(outer)) => {
                outer.span = outer.span.cover(inner);
                if outer.rows.is_empty() {
                    outer.rows.push(Row::default());
                }
                let Some(row) = outer.rows.last_mut() else { return };
                if row.cells.is_empty() {
                    row.cells.push(empty_cell(None, inner));
                }
                let Some(cell) = row.cells.last_mut() else { return };
                cell.span = cell.span.cover(inner);
                // Most cells hold one block.
                if cell.blocks.is_empty() {
                    cell.blocks.reserve_exact(1);
                }
                cell.blocks.push(block);
                return;
            }
            Some(Block::Aside(_)) | None => {
                self.roots.push(block);
                return;
            }
        };
        *span = span.cover(inner);
        self.inner.push(block);
    }
}

fn open_cell(table: &mut Table<'_>, new_row: bool, column: Option<usize>, start: Span) {
    if new_row || table.rows.is_empty() {
        table.rows.push(Row::default());
    }
    if let Some(row) = table.rows.last_mut() {
        let column = column.and_then(|c| u16::try_from(c).ok());
        row.cells.push(empty_cell(column, start));
    }
}

pub(super) const fn empty_cell<'s>(column: Option<u16>, span: Span) -> Cell<'s> {
    Cell { column, row_span: 1, column_span: 1, blocks: Vec::new(), span }
}

/// Whether a block in a cell is the text of the cell rather than a list in it.
const fn is_cell(block: &Block<'_>) -> bool {
    matches!(block, Block::Paragraph(_))
}

/// Whether the text of a cell announces a list.
fn introduces(block: &Block<'_>) -> bool {
    block.text().is_some_and(|text| text.ends_with(':'))
}

/// The empty span before a block.
pub(super) fn start_of(span: Span) -> Span {
    Span::of(span.start(), span.start())
}

/// A table is complete: its lists give back the room that they have to spare.
fn shrink(table: &mut Table<'_>) {
    table.columns.shrink_to_fit();
    table.groups.shrink_to_fit();
    for row in &mut table.rows {
        row.cells.iter_mut().for_each(|cell| cell.blocks.shrink_to_fit());
        row.cells.shrink_to_fit();
    }
    table.rows.shrink_to_fit();
}

/// Whether a head stands above remarks: `Ghi chú`.
fn is_for_remarks(head: &str) -> bool {
    any_of(head, &["ghi chú"]).is_some_and(|(_, rest)| rest.trim().is_empty())
}

/// The number that a cell without borders is, alone.
fn number_in(cell: &Cell<'_>) -> Option<u32> {
    match cell.blocks.as_slice() {
        [Block::Paragraph(p)] => column::row_number(&p.text.text),
        _ => None,
    }
}

/// Whether a cell begins with a word.
fn says_words(cell: &Cell<'_>) -> bool {
    let first = cell.blocks.first().and_then(Block::text);
    first.is_some_and(|text| text.starts_with(|c: char| c.is_alphabetic() || c == '“'))
}

/// Parts the rows anew where numbers begin them that do not count on, as those of a further column do (`Số tuần`): of the cells
/// that hold the number that is due, the one behind a full row begins the next.
fn part_by_number(table: &mut Table<'_>, width: usize) {
    let firsts = table.rows.iter().filter_map(|row| row.cells.first().and_then(number_in));
    if width < 3 || firsts.clone().zip(firsts.skip(1)).all(|(a, b)| b == a + 1 || b == 1) {
        return;
    }
    // Behind a number that begins a row stand words.
    let cells = table.rows.iter().flat_map(|row| &row.cells);
    let behind = cells.clone().skip(1).map(says_words);
    let numbers: Vec<Option<u32>> =
        cells.zip(behind).map(|(cell, words)| number_in(cell).filter(|_| words)).collect();
    let Some(mut last) = numbers.iter().position(|number| *number == Some(1)) else { return };
    let mut starts = vec![last];
    while let Some(due) = numbers[last].map(|number| number + 1) {
        let behind = numbers.get(last + width).filter(|number| **number == Some(due));
        let next = match behind {
            Some(_) => Some(last + width),
            None => (last + 2..numbers.len()).find(|at| numbers[*at] == Some(due)),
        };
        let Some(next) = next else { break };
        starts.push(next);
        last = next;
    }
    if starts.len() < 2 {
        return;
    }
    let mut starts = starts.into_iter().peekable();
    let cells = std::mem::take(&mut table.rows).into_iter().flat_map(|row| row.cells);
    for (at, cell) in cells.enumerate() {
        let begins = starts.next_if_eq(&at).is_some();
        match table.rows.last_mut().filter(|row| !begins && row.cells.len() < width) {
            Some(row) => row.cells.push(cell),
            None => table.rows.push(Row { number: None, cells: vec![cell] }),
        }
    }
}

/// A table whose cells have no borders is complete: full rows tell their columns.
fn settle(table: &mut Table<'_>, columns: Option<&Columns>) {
    let Some(columns) = columns.filter(|c| c.len > 0 && !c.tabbed) else { return };
    if table.grid == Grid::Unknown
        && let [row] = table.rows.as_mut_slice()
        && row.cells.len() > columns.len
        && row.cells.len().is_multiple_of(columns.len)
        && row.cells.iter().all(|c| matches!(c.blocks.as_slice(), [Block::Paragraph(_)]))
    {
        table.grid = Grid::Counted;
        let cells = std::mem::take(&mut row.cells);
        let mut rows = Vec::with_capacity(cells.len() / columns.len);
        let mut cells = cells.into_iter();
        loop {
            let cells: Vec<_> = cells.by_ref().take(columns.len).collect();
            if cells.is_empty() {
                break;
            }
            rows.push(Row { number: None, cells });
        }
        table.rows = rows;
    }
    if columns.counts {
        part_by_number(table, columns.len);
    }
    // Remarks are few: their column is the one that rows leave empty at the end.
    let remarks = table.columns.last().is_some_and(|head| is_for_remarks(&head.text));
    for row in &mut table.rows {
        let full = row.cells.len() == columns.len;
        let counted = columns.counts
            && row.cells.first().is_some_and(|c| {
                matches!(c.blocks.as_slice(), [Block::Paragraph(p)] if column::is_row_number(&p.text.text))
            });
        let single = |c: &Cell<'_>| matches!(c.blocks.as_slice(), [Block::Paragraph(_)]);
        let unremarked =
            remarks && row.cells.len() + 1 == columns.len && row.cells.iter().all(single);
        for (n, cell) in row.cells.iter_mut().enumerate() {
            // The number, and what stands right behind it, are where they belong even in a row with gaps.
            if full || counted && (n <= 1 || unremarked) {
                cell.column = u16::try_from(n).ok();
            }
        }
    }
}
