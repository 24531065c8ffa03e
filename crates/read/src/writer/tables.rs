//! Tables: cells get their rows and columns as they come, or from where their edges stand.

use std::collections::HashMap;

use super::{Paragraph, Writer, offset};
use crate::document::{Cell, Table};
use crate::error::Kind;
use crate::limits;

/// A table that has begun.
#[derive(Debug)]
pub(super) struct OpenTable {
    id: u32,
    /// The row that is open or the next one.
    row: u32,
    in_row: bool,
    column: u16,
    /// The cell last begun in each column, for cells that span rows.
    above: HashMap<u16, u32>,
    pub(super) cell: Option<u32>,
    pub(super) started: bool,
}

/// A cell whose place in the grid its edges tell.
#[derive(Debug, Clone, Copy)]
pub(crate) struct GridCell {
    pub(crate) id: u32,
    pub(crate) left: i32,
    pub(crate) right: i32,
    pub(crate) continues_left: bool,
    pub(crate) continues_above: bool,
}

impl Writer {
    pub(crate) fn begin_table(&mut self) {
        self.end_joined();
        // A cell that begins with a table gets its own tab, so that every cell has one.
        let (_, floor) = self.floor();
        let unstarted = self.tables.len() > floor
            && self.tables.last().is_some_and(|t| t.cell.is_some() && !t.started);
        if unstarted && !self.is_open() {
            self.begin_paragraph();
            self.end_paragraph(Paragraph::default());
        }
        let parent = if self.tables.len() > floor {
            self.tables.last().and_then(|table| table.cell)
        } else {
            self.open.last().and_then(|open| open.cell)
        };
        let id = offset(self.document.tables.len());
        self.document.tables.push(Table { parent, ..Table::default() });
        self.tables.push(OpenTable {
            id,
            row: 0,
            in_row: false,
            column: 0,
            above: HashMap::new(),
            cell: None,
            started: false,
        });
    }

    pub(crate) fn table(&mut self) -> Option<&mut Table> {
        let id = self.tables.last()?.id;
        self.document.tables.get_mut(id as usize)
    }

    /// How many tables are open, one inside the other.
    pub(crate) fn table_depth(&self) -> usize {
        self.tables.len()
    }

    pub(crate) fn begin_row(&mut self) {
        self.end_row();
        if let Some(table) = self.tables.last_mut() {
            table.in_row = true;
            table.column = 0;
        }
    }

    /// Leaves `columns` of the grid empty before the next cell.
    pub(crate) fn skip_columns(&mut self, columns: u16) {
        if let Some(table) = self.tables.last_mut() {
            table.column = table.column.saturating_add(columns).min(limits::MAX_COLUMNS);
        }
    }

    /// Begins a cell; says its number.
    pub(crate) fn begin_cell(&mut self) -> Option<u32> {
        if self.tables.is_empty() || self.is_full() {
            return None;
        }
        self.end_cell();
        if self.document.cells.len() >= limits::MAX_CELLS {
            self.error = Some(Kind::TooManyCells { limit: limits::MAX_CELLS });
            return None;
        }
        let id = offset(self.document.cells.len());
        let table = self.tables.last_mut()?;
        table.in_row = true;
        table.cell = Some(id);
        table.started = false;
        self.document.cells.push(Cell {
            table: table.id,
            row: table.row,
            column: table.column,
            row_span: 1,
            column_span: 1,
            covered: false,
        });
        Some(id)
    }

    /// Whether a cell of the innermost table is open.
    pub(crate) fn in_open_cell(&self) -> bool {
        self.tables.last().is_some_and(|table| table.cell.is_some())
    }

    /// The columns that the open cell spans.
    pub(crate) fn span_columns(&mut self, columns: u16) {
        let id = self.tables.last().and_then(|table| table.cell);
        if let Some(cell) = id.and_then(|id| self.document.cells.get_mut(id as usize)) {
            cell.column_span = columns.clamp(1, limits::MAX_COLUMNS);
        }
    }

    /// The open cell goes on with the one above it.
    pub(crate) fn continue_above(&mut self) {
        let Some(table) = self.tables.last_mut() else { return };
        let Some(id) = table.cell else { return };
        let Some(&cell) = self.document.cells.get(id as usize) else { return };
        if let Some(&above) = table.above.get(&cell.column) {
            if let Some(above) = self.document.cells.get_mut(above as usize) {
                above.row_span = above.row_span.saturating_add(1);
            }
            if let Some(cell) = self.document.cells.get_mut(id as usize) {
                cell.covered = true;
            }
        }
    }

    pub(crate) fn end_cell(&mut self) {
        let Some(table) = self.tables.last() else { return };
        let (Some(id), started) = (table.cell, table.started) else { return };
        if !started && !self.is_full() {
            self.begin_paragraph();
        }
        if self.is_open() {
            self.end_paragraph(Paragraph::default());
        }
        let Some(table) = self.tables.last_mut() else { return };
        table.cell = None;
        if let Some(cell) = self.document.cells.get(id as usize) {
            table.column = cell.column.saturating_add(cell.column_span).min(limits::MAX_COLUMNS);
            if !cell.covered {
                table.above.insert(cell.column, id);
            }
        }
    }

    pub(crate) fn end_row(&mut self) {
        self.end_cell();
        let Some(table) = self.tables.last_mut() else { return };
        if !std::mem::take(&mut table.in_row) {
            return;
        }
        table.row += 1;
        let (id, row, column) = (table.id, table.row, table.column);
        if let Some(table) = self.document.tables.get_mut(id as usize) {
            table.rows = row;
            table.columns = table.columns.max(column);
        }
    }

    pub(crate) fn end_table(&mut self) {
        if self.tables.is_empty() {
            return;
        }
        self.end_row();
        self.tables.pop();
    }

    /// Ends the innermost table, whose cells say where their edges are: what they span comes from the grid of all edges.
    ///
    /// Such formats write tables that follow each other without a paragraph between as one; where the rows have no
    /// inner edge in common with those before them, another table begins.
    pub(crate) fn end_table_on_grid(&mut self, rows: &[Vec<GridCell>]) {
        self.end_row();
        let Some(open) = self.tables.last() else { return };
        let mut id = open.id;
        let (whole, row_count) = self
            .document
            .tables
            .get(id as usize)
            .map_or((Table::default(), 0), |table| (*table, table.rows));
        let starts = parts_of_table(rows);
        for (nth, &start) in starts.iter().enumerate() {
            let end = starts.get(nth + 1).copied().unwrap_or(rows.len());
            if nth > 0 {
                id = offset(self.document.tables.len());
                self.document.tables.push(Table { head_rows: 0, ..whole });
            }
            let last = nth + 1 == starts.len();
            let count =
                if last { row_count.saturating_sub(offset(start)) } else { offset(end - start) };
            for grid in rows[start..end].iter().flatten() {
                if let Some(cell) = self.document.cells.get_mut(grid.id as usize) {
                    cell.table = id;
                    cell.row = cell.row.saturating_sub(offset(start));
                }
            }
            let columns = self.lay_on_grid(&rows[start..end]);
            if let Some(table) = self.document.tables.get_mut(id as usize) {
                table.rows = count;
                table.columns = columns.max(1);
            }
        }
        self.end_table();
    }

    /// Gives cells their columns and spans; says how many columns the grid has.
    fn lay_on_grid(&mut self, rows: &[Vec<GridCell>]) -> u16 {
        let edges = edges(rows.iter().flatten().flat_map(|cell| [cell.left, cell.right]));
        let column = |edge: i32| {
            let behind = edges.partition_point(|&known| known <= edge);
            u16::try_from(behind.saturating_sub(1)).unwrap_or(u16::MAX).min(limits::MAX_COLUMNS)
        };
        let mut above: HashMap<u16, u32> = HashMap::new();
        for row in rows {
            let mut before: Option<u32> = None;
            for grid in row {
                let (first, end) = (column(grid.left), column(grid.right));
                let Some(cell) = self.document.cells.get_mut(grid.id as usize) else { continue };
                cell.column = first;
                cell.column_span = end.saturating_sub(first).max(1);
                cell.covered = grid.continues_left || grid.continues_above;
                let span = cell.column_span;
                let over = if grid.continues_left {
                    before
                } else if grid.continues_above {
                    above.get(&first).copied()
                } else {
                    None
                };
                if let Some(over) = over.and_then(|id| self.document.cells.get_mut(id as usize)) {
                    if grid.continues_left {
                        over.column_span = over.column_span.saturating_add(span);
                    } else {
                        over.row_span = over.row_span.saturating_add(1);
                    }
                }
                if !grid.continues_left {
                    before = Some(grid.id);
                }
                if !grid.continues_left && !grid.continues_above {
                    above.insert(first, grid.id);
                }
            }
        }
        let columns = u16::try_from(edges.len().saturating_sub(1)).unwrap_or(u16::MAX);
        columns.min(limits::MAX_COLUMNS)
    }

    fn end_joined(&mut self) {
        if self.is_open() && self.open.last().is_some_and(|open| open.joined) {
            self.end_paragraph(Paragraph::default());
        }
    }
}

/// Edges of cells as near as this, in twentieths of a point, are one.
const NEAR: i32 = 12;

fn edges(of: impl Iterator<Item = i32>) -> Vec<i32> {
    let mut edges: Vec<i32> = of.collect();
    edges.sort_unstable();
    edges.dedup_by(|next, kept| next.saturating_sub(*kept) <= NEAR);
    edges
}

/// The rows with which a table begins that has no inner edge in common with the rows before.
fn parts_of_table(rows: &[Vec<GridCell>]) -> Vec<usize> {
    let mut starts = vec![0];
    let mut known: Vec<i32> = Vec::new();
    for (nth, row) in rows.iter().enumerate() {
        let inner = edges(row.iter().skip(1).map(|cell| cell.left));
        let shared =
            |edge: &i32| known.iter().any(|one| one.abs_diff(*edge) <= NEAR.unsigned_abs());
        let goes_on = row.iter().any(|cell| cell.continues_above);
        if !inner.is_empty() && !known.is_empty() && !goes_on && !inner.iter().any(shared) {
            starts.push(nth);
            known.clear();
        }
        known.extend(inner);
        known.sort_unstable();
        known.dedup();
    }
    starts
}
