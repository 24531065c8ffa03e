//! Times that a row leaves to the row above: a month stands in the first of its rows, and the cells below it are empty.

use super::columns::Columns;
use crate::plan::{Cell, Row};

/// The last cells of the columns of time that stand in front of what is to be done.
#[derive(Debug, Default)]
pub(super) struct Inherited<'p, 's> {
    /// For each such column its last cell, if that holds for rows below it.
    cells: Vec<(usize, Option<&'p Cell<'s>>)>,
}

impl<'p, 's> Inherited<'p, 's> {
    pub(super) fn below(columns: &Columns) -> Self {
        Self { cells: columns.times.iter().map(|column| (*column, None)).collect() }
    }

    /// Goes on to a row and gives the cells that it takes from above. `merged` are columns that a merged cell fills.
    ///
    /// What stands below another day or month begins anew: an empty part of a day is none of the day before. A table that
    /// merges its cells says by that which rows belong together.
    pub(super) fn enter(
        &mut self,
        row: &'p Row<'s>,
        merged: impl Fn(usize) -> bool,
    ) -> Vec<&'p Cell<'s>> {
        if row.cells.iter().any(|cell| cell.column.is_none()) {
            self.cells.iter_mut().for_each(|(_, above)| *above = None);
            return Vec::new();
        }
        let mut taken = Vec::new();
        let mut stated = false;
        for (column, above) in &mut self.cells {
            let own = row.cells.iter().find(|cell| covers(cell, *column));
            if let Some(own) = own {
                *above = (own.row_span <= 1 && own.column_span <= 1).then_some(own);
                stated = true;
            } else if stated || merged(*column) {
                *above = None;
                stated = true;
            } else {
                taken.extend(*above);
            }
        }
        taken
    }
}

fn covers(cell: &Cell<'_>, column: usize) -> bool {
    cell.column.map(usize::from).is_some_and(|first| {
        (first..first + usize::from(cell.column_span.max(1))).contains(&column)
    })
}
