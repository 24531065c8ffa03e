//! Tables whose rows, columns and spans the file tells.

use super::tree::{New, Open, Tree, start_of};
use crate::hint;
use crate::outline::{BlockId, Outline, Role};
use crate::plan::{Aside, Block, Cell, ColumnGroup, Grid as How, Row, Table, Text};

/// What is known of the table that is read, or was read last.
#[derive(Debug)]
pub(super) struct Grid<'s> {
    table: u32,
    /// Whether lines of it are still to come.
    open: bool,
    /// The head cells with their places, until the first row comes.
    heads: Vec<(hint::Cell, Text<'s>)>,
    /// Lines beside the text that stand between head cells: they come with the first row.
    asides: Vec<Aside<'s>>,
    /// The columns of the file with which the columns of the model begin; none where each is its own.
    leaves: Vec<u16>,
    /// The cell that is read.
    at: Option<hint::Cell>,
    /// The period in the first column, and the first row that is not its own.
    period: Option<(BlockId, u32)>,
}

impl Grid<'_> {
    /// The column of the model that a column of the file belongs to.
    fn column(&self, column: u16) -> u16 {
        if self.leaves.is_empty() {
            return column;
        }
        let behind = self.leaves.partition_point(|leaf| *leaf <= column);
        u16::try_from(behind.saturating_sub(1)).unwrap_or(u16::MAX)
    }

    /// Whether a cell goes over the whole width of the table.
    fn is_full_width(&self, cell: hint::Cell) -> bool {
        let span = usize::from(self.span(cell));
        cell.column == 0 && span > 1 && span >= self.leaves.len()
    }

    /// How many columns of the model a cell spans.
    fn span(&self, cell: hint::Cell) -> u16 {
        let last = cell.column.saturating_add(cell.column_span.max(1)).saturating_sub(1);
        self.column(last).saturating_sub(self.column(cell.column)).saturating_add(1)
    }
}

impl<'s> Tree<'s> {
    /// Puts a block in its cell.
    pub(super) fn add_in_grid(&mut self, outline: &Outline, mut new: New<'s>, cell: hint::Cell) {
        if self.grid.as_ref().is_none_or(|grid| !grid.open || grid.table != cell.table) {
            self.begin_grid(outline, &mut new, cell);
        }
        if new.role == Role::Column {
            return self.grid_head(new, cell);
        }
        self.settle_heads();
        let (Some(table), Some(grid)) = (self.grid_table(), &mut self.grid) else {
            return self.push(new.id, new.node);
        };
        let full = new.role == Role::Period && grid.is_full_width(cell);
        if full || grid.period.is_some_and(|(_, until)| cell.row >= until) {
            grid.period = None;
        }
        let mut asides = std::mem::take(&mut grid.asides);
        asides.append(&mut new.asides);
        let moved = grid.at != Some(cell);
        let period = grid.period;
        let parent = new.parent.and_then(|p| self.stack.iter().rposition(|o| o.id == Some(p)));
        match parent.filter(|at| *at > table && !moved) {
            Some(parent) => self.unwind(parent + 1),
            None => {
                // A row below a period in the first column is a row of a table that stands in it.
                let within = period
                    .and_then(|(id, _)| self.stack.iter().rposition(|o| o.id == Some(id)))
                    .filter(|_| moved || !self.at_table());
                let keep = match within {
                    Some(at) if matches!(self.stack.get(at + 1), Some(o) if is_table(o)) => at + 2,
                    Some(at) => at + 1,
                    None => self.innermost_table(table) + 1,
                };
                self.unwind(keep);
                if !self.at_table() {
                    self.open_grid_table(new.node.span(), true);
                }
            }
        }
        if moved {
            self.open_grid_cell(cell, new.node.span());
        }
        self.give_asides(asides);
        let heads_rows = new.role == Role::Period && parent.is_none_or(|at| at < table);
        let (id, row) = (new.id, cell.row);
        self.push(new.id, new.node);
        if heads_rows
            && cell.column <= 1
            && let Some(grid) = &mut self.grid
        {
            let until = if full { u32::MAX } else { row + u32::from(cell.row_span.max(1)) };
            grid.period = Some((id, until));
        }
    }

    /// The lines of a table are over.
    pub(super) fn leave_grid(&mut self) {
        let Some(table) = self.grid_table() else { return };
        self.settle_heads();
        self.unwind(table);
        if let Some(grid) = &mut self.grid {
            grid.open = false;
            grid.period = None;
            let asides = std::mem::take(&mut grid.asides);
            self.give_asides(asides);
        }
    }

    /// Where the table of the file stands among the open blocks.
    fn grid_table(&self) -> Option<usize> {
        self.grid.as_ref().filter(|grid| grid.open)?;
        self.stack.iter().position(|open| match &open.block {
            Block::Table(table) => table.grid == How::File,
            _ => false,
        })
    }

    /// The table that is open innermost, from `table` on.
    fn innermost_table(&self, table: usize) -> usize {
        let within = self.stack.iter().rposition(is_table).unwrap_or(table).max(table);
        // A table in a period is over with it.
        if self.grid.as_ref().is_some_and(|grid| grid.period.is_none()) { table } else { within }
    }

    fn begin_grid(&mut self, outline: &Outline, new: &mut New<'s>, cell: hint::Cell) {
        self.leave_grid();
        let mut parent = new.parent;
        while let Some(column) = parent.and_then(|p| outline.block(p))
            && column.role == Role::Column
        {
            parent = column.parent;
        }
        let keep = self.keep(outline, parent);
        self.unwind(keep);
        self.give_asides(std::mem::take(&mut new.asides));
        self.columns = None;
        let headless = new.role != Role::Column;
        let leaves = match &mut self.grid {
            Some(last) if headless && hangs_from_columns(outline, new.id, cell.table) => {
                std::mem::take(&mut last.leaves)
            }
            _ => Vec::new(),
        };
        let continued = headless && !leaves.is_empty();
        self.grid = Some(Grid {
            table: cell.table,
            open: true,
            heads: Vec::new(),
            asides: Vec::new(),
            leaves,
            at: None,
            period: None,
        });
        self.open_grid_table(new.node.span(), continued);
    }

    fn open_grid_table(&mut self, before: crate::Span, continued: bool) {
        let from = self.inner.len();
        self.stack.push(Open {
            id: None,
            block: Block::Table(Box::new(Table {
                columns: Vec::new(),
                groups: Vec::new(),
                continued,
                grid: How::File,
                rows: Vec::new(),
                span: start_of(before),
            })),
            from,
        });
    }

    fn grid_head(&mut self, new: New<'s>, cell: hint::Cell) {
        let Block::Paragraph(head) = new.node else { return };
        if let Some(Open { block: Block::Table(table), .. }) = self.stack.last_mut() {
            table.span = table.span.cover(head.span);
        }
        if let Some(grid) = &mut self.grid {
            grid.heads.push((cell, head.text));
            grid.asides.extend(new.asides);
        }
    }

    /// All head cells are there: the columns are those that have no head below them.
    fn settle_heads(&mut self) {
        let Some(grid) = &mut self.grid else { return };
        let heads = std::mem::take(&mut grid.heads);
        if heads.is_empty() {
            return;
        }
        let end = |cell: &hint::Cell| cell.column.saturating_add(cell.column_span.max(1));
        let above = |outer: &hint::Cell| {
            heads.iter().any(|(inner, _)| {
                inner.row > outer.row && inner.column >= outer.column && inner.column < end(outer)
            })
        };
        let (mut leaves, mut groups) = (Vec::new(), Vec::new());
        let is_group: Vec<bool> = heads.iter().map(|(cell, _)| above(cell)).collect();
        for (head, is_group) in heads.into_iter().zip(is_group) {
            if is_group { groups.push(head) } else { leaves.push(head) }
        }
        leaves.sort_by_key(|(cell, _)| cell.column);
        grid.leaves = leaves.iter().map(|(cell, _)| cell.column).collect();
        let groups = groups
            .into_iter()
            .map(|(cell, text)| ColumnGroup {
                text,
                column: grid.column(cell.column),
                column_span: grid.span(cell),
            })
            .collect();
        if let Some(Open { block: Block::Table(table), .. }) = self.stack.last_mut() {
            table.columns = leaves.into_iter().map(|(_, text)| text).collect();
            table.groups = groups;
        }
    }

    fn open_grid_cell(&mut self, cell: hint::Cell, before: crate::Span) {
        let Some(grid) = &mut self.grid else { return };
        grid.at = Some(cell);
        let (column, column_span) = (grid.column(cell.column), grid.span(cell));
        let Some(Open { block: Block::Table(table), .. }) = self.stack.last_mut() else { return };
        if table.rows.last().is_none_or(|row| row.number != Some(cell.row)) {
            table.rows.push(Row { number: Some(cell.row), cells: Vec::new() });
        }
        if let Some(row) = table.rows.last_mut() {
            row.cells.push(Cell {
                column: Some(column),
                row_span: cell.row_span.max(1),
                column_span,
                blocks: Vec::new(),
                span: start_of(before),
            });
        }
    }
}

/// Whether blocks of a table hang from columns: from its own, or from those of the table that it goes on with.
fn hangs_from_columns(outline: &Outline, first: BlockId, table: u32) -> bool {
    let of_table = outline.blocks().iter().skip(first.index()).take_while(|block| {
        outline.cell(block.first as usize).is_none_or(|cell| cell.table == table)
    });
    let role = |id: BlockId| outline.block(id).map(|block| block.role);
    of_table.filter_map(|block| block.parent).any(|parent| role(parent) == Some(Role::Column))
}

fn is_table(open: &Open<'_>) -> bool {
    matches!(open.block, Block::Table(_))
}
