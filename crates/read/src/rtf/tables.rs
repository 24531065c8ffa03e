//! Paragraphs, and the cells and tables that they stand in.

use super::Reader;
use crate::writer::{AutoLabel, GridCell, Paragraph};

#[derive(Debug, Default)]
pub(super) struct Row {
    pub(super) cells: Vec<u32>,
    pub(super) edges: Vec<Edge>,
    pub(super) head: bool,
}

/// The right edge of a cell of the next row, and how it is merged.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Edge {
    pub(super) right: i32,
    pub(super) continues_left: bool,
    pub(super) continues_above: bool,
}

#[derive(Debug, Default)]
pub(super) struct OpenTable {
    pub(super) rows: Vec<Row>,
    /// What the row is defined as: it may be said before its cells or behind them.
    pub(super) definition: Vec<Edge>,
    pub(super) pending: Edge,
    pub(super) head: bool,
    pub(super) left: i32,
    pub(super) bordered: bool,
}

impl Reader<'_> {
    fn tables(&mut self) -> &mut Vec<OpenTable> {
        if self.tables.is_empty() {
            self.tables.push(Vec::new());
        }
        let last = self.tables.len() - 1;
        &mut self.tables[last]
    }

    /// The table that a row definition is for; it may come before the table's first cell.
    pub(super) fn table_for_definition(&mut self) -> &mut OpenTable {
        if self.tables().is_empty() {
            self.begin_table();
        }
        let tables = self.tables();
        let last = tables.len() - 1;
        &mut tables[last]
    }

    fn begin_table(&mut self) {
        self.writer.begin_table();
        self.tables().push(OpenTable::default());
    }

    pub(super) fn end_tables(&mut self, depth: usize) {
        while self.tables().len() > depth {
            let Some(table) = self.tables().pop() else { return };
            let mut grid: Vec<Vec<GridCell>> = Vec::new();
            for row in &table.rows {
                let mut left = table.left;
                let cells = row.cells.iter().zip(&row.edges).map(|(&id, edge)| {
                    let cell = GridCell {
                        id,
                        left,
                        right: edge.right,
                        continues_left: edge.continues_left,
                        continues_above: edge.continues_above,
                    };
                    left = edge.right;
                    cell
                });
                grid.push(cells.collect());
            }
            if let Some(open) = self.writer.table() {
                open.bordered |= table.bordered;
                let heads = table.rows.iter().take_while(|row| row.head).count();
                open.head_rows = u16::try_from(heads).unwrap_or(u16::MAX);
            }
            self.writer.end_table_on_grid(&grid);
        }
    }

    pub(super) fn begin_paragraph(&mut self) {
        if self.writer.is_open() {
            return;
        }
        let depth = self.state.props.depth();
        self.end_tables(depth);
        while self.tables().len() < depth {
            self.open_cell();
            self.begin_table();
        }
        if depth > 0 {
            self.open_cell();
        }
        self.writer.begin_paragraph();
        if self.state.props.page_break {
            self.writer.page_break();
        }
    }

    fn open_cell(&mut self) {
        if self.tables().is_empty() || self.writer.in_open_cell() {
            return;
        }
        let id = self.writer.begin_cell();
        if let Some(table) = self.tables().last_mut() {
            if table.rows.is_empty() {
                table.rows.push(Row::default());
            }
            if let (Some(row), Some(id)) = (table.rows.last_mut(), id) {
                row.cells.push(id);
            }
        }
    }

    pub(super) fn end_paragraph(&mut self) {
        let label = std::mem::take(&mut self.label);
        let label = label.trim();
        let props = &self.state.props;
        let hidden = self.state.run.hidden;
        if self.state.run.deleted && !self.writer.options.deleted {
            self.writer.join_paragraph();
            return;
        }
        let style = self.styles.get(&props.style);
        let by_name = || {
            let name = style?.name.to_ascii_lowercase();
            let level: u8 = name.strip_prefix("heading ")?.parse().ok()?;
            level.checked_sub(1).filter(|&level| level < 9)
        };
        let outline = props.outline.or(style.and_then(|style| style.outline)).or_else(by_name);
        let mut paragraph = Paragraph {
            alignment: props.alignment,
            indent: props.left.saturating_add(props.first),
            heading: outline.map(|level| level + 1),
            hidden,
            ..Paragraph::default()
        };
        if !label.is_empty() && label.len() < 256 && !self.writer.vanishes(hidden) {
            let bullet = !label.chars().any(char::is_alphanumeric);
            paragraph.label =
                Some(AutoLabel { text: label.to_owned(), level: props.level, bullet });
        }
        let name = style.map(|style| style.name.as_str()).filter(|name| !name.is_empty());
        paragraph.style = name.and_then(|name| self.writer.style(name));
        self.writer.end_paragraph(paragraph);
    }

    pub(super) fn end_cell(&mut self, nested: bool) {
        if !self.is_text() {
            return;
        }
        if !nested && self.fills_nested_row() {
            return;
        }
        // A cell mark is in a table whatever the paragraph says.
        self.state.props.in_table = true;
        if nested {
            self.state.props.depth = self.state.props.depth.max(2);
        } else {
            self.state.props.depth = self.state.props.depth.min(1);
        }
        let depth = self.state.props.depth();
        if !self.writer.is_open() {
            if self.tables().len() > depth {
                self.end_tables(depth);
            }
            // Some writers end more cells than the row defines: those are none.
            let beyond = |table: &OpenTable| {
                let cells = table.rows.last().map_or(0, |row| row.cells.len());
                !table.definition.is_empty() && cells >= table.definition.len()
            };
            if !self.writer.in_open_cell() && self.tables().last().is_some_and(beyond) {
                return;
            }
            // A nested table ended the cell's text: no empty paragraph behind it is meant.
            self.begin_paragraph();
        }
        self.end_paragraph();
        self.writer.end_cell();
    }

    /// Whether the mark of an outer cell comes in a row of a nested table, in whose paragraph nothing was said: some writers
    /// fill up rows with merged cells so, before they end them.
    fn fills_nested_row(&mut self) -> bool {
        if self.state.props.depth < 2 || self.tables().len() < 2 || self.writer.is_open() {
            return false;
        }
        let row = self.tables().last().and_then(|table| table.rows.last());
        row.is_some_and(|row| !row.cells.is_empty()) && !self.writer.in_open_cell()
    }

    pub(super) fn end_row(&mut self, nested: bool) {
        if !self.is_text() {
            return;
        }
        let depth = if nested { self.state.props.depth.max(2) } else { 1 };
        self.end_tables(depth);
        if let Some(table) = self.tables().last_mut() {
            let edges = table.definition.clone();
            let head = table.head;
            if let Some(row) = table.rows.last_mut() {
                row.edges = edges;
                row.head = head;
            }
            table.rows.push(Row::default());
        }
        self.writer.end_row();
    }
}
