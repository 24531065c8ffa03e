//! Cells that were merged over several rows.

use crate::plan::{Cell, Row};

/// The cells of rows above that reach down into the row that is read: a time that was merged for several rows is that of each.
#[derive(Default)]
pub(super) struct Spanning<'p, 's> {
    /// Each with the first row that it does not reach.
    cells: Vec<(&'p Cell<'s>, u32)>,
}

impl<'p, 's> Spanning<'p, 's> {
    /// Goes on to a row; only those that the file counts have such cells.
    pub(super) fn enter(&mut self, row: &'p Row<'s>) {
        let Some(number) = row.number else { return };
        self.cells.retain(|(_, until)| *until > number);
        let reaching = row.cells.iter().filter(|cell| cell.row_span > 1);
        self.cells
            .extend(reaching.map(|cell| (cell, number.saturating_add(u32::from(cell.row_span)))));
    }

    /// Those that begin above the row.
    pub(super) fn above<'c>(
        &'c self,
        row: &'p Row<'s>,
    ) -> impl Iterator<Item = &'p Cell<'s>> + use<'c, 'p, 's> {
        let of_row = move |cell: &Cell<'s>| row.cells.iter().any(|own| std::ptr::eq(own, cell));
        self.cells.iter().map(|(cell, _)| *cell).filter(move |cell| !of_row(cell))
    }
}
