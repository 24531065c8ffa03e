//! A week's table: a row for each day, a column for each part of it.

use super::columns::has_no_columns;
use super::days::{DayHead, day_head};
use super::{CellNames, Detail, DetailKind, Finder, rows_of, told_by};
use crate::plan::{Block, Cell, Row, Table, Text};

impl<'p, 's> Finder<'p, 's> {
    /// A week's table: a row for each day, and below each part of the day what is to be done then.
    pub(super) fn week_table(&mut self, table: &'p Table<'s>, parts: &[usize]) {
        let len = self.path.len();
        let heads = self.columns;
        let days = self.days;
        let is_part =
            |cell: &Cell<'_>| cell.column.map(usize::from).filter(|column| parts.contains(column));
        for (n, row) in table.rows.iter().enumerate() {
            if has_no_columns(row) {
                self.loose_days((n, row), parts, len);
                continue;
            }
            let head = |cell: &Cell<'_>| cell.column.and_then(|c| heads.get(usize::from(c)));
            let mut details = Vec::new();
            for cell in row.cells.iter().filter(|cell| is_part(cell).is_none()) {
                let Some(head) = head(cell) else { continue };
                let kind = DetailKind::of(head);
                match (kind, cell.blocks.first().and_then(Block::text)) {
                    // The day holds for further rows of it.
                    (DetailKind::Time, Some(text)) => self.days = [Some(text), None],
                    _ => details.extend(told_by(heads, cell.column.map(usize::from), kind, cell)),
                }
            }
            for (m, cell) in row.cells.iter().enumerate() {
                if let Some(part) = is_part(cell) {
                    self.cell_of_day((n, m, cell), heads.get(part), &details, len);
                }
            }
        }
        self.days = days;
        self.path.truncate(len);
    }

    /// A week's table of which each line is a cell: a day begins a row; where all parts of the day are filled, they are told
    /// apart.
    fn loose_days(&mut self, (n, row): (usize, &'p Row<'s>), parts: &[usize], len: usize) {
        let heads = self.columns;
        let names_day = |cell: &Cell<'_>| {
            let first = cell.blocks.first().and_then(Block::text);
            first.is_some_and(|text| day_head(text) == Some(DayHead::Day))
        };
        let starts: Vec<usize> =
            (0..row.cells.len()).filter(|m| row.cells.get(*m).is_some_and(names_day)).collect();
        for (k, start) in starts.iter().enumerate() {
            let end = starts.get(k + 1).copied().unwrap_or(row.cells.len());
            let Some([day, cells @ ..]) = row.cells.get(*start..end) else { continue };
            let Some(text) = day.blocks.first().and_then(Block::text) else { continue };
            self.days = [Some(text), None];
            let whole = cells.len() == parts.len() && parts.len() + 1 == heads.len();
            for (m, cell) in cells.iter().enumerate() {
                let part = parts.get(m).filter(|_| whole).and_then(|part| heads.get(*part));
                self.cell_of_day((n, start + 1 + m, cell), part, &[], len);
            }
        }
    }

    /// What is to be done in a part of a day.
    fn cell_of_day(
        &mut self,
        (n, m, cell): (usize, usize, &'p Cell<'s>),
        part: Option<&'p Text<'s>>,
        details: &[Detail<'p, 's>],
        len: usize,
    ) {
        self.days[1] = part;
        let mut rows = Vec::new();
        rows_of(&cell.blocks, &mut rows);
        let mut names = CellNames::of(n, m, cell);
        for (text, span, mut parts) in rows {
            self.path.truncate(len);
            names.enter(&mut self.path, text);
            // A dash stands for nothing.
            if text.contains(char::is_alphanumeric) {
                parts.details.extend(details);
                self.push(text, span, parts);
            }
        }
        self.days[1] = None;
    }
}
