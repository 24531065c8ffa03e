//! Tables, with the cells that others cover.

use scraper::node::Element;

use super::style::draws;
use super::walk::{OpenTable, Walk};
use crate::limits;

impl Walk {
    pub(super) fn begin_table(&mut self, element: &Element) {
        self.writer.begin_table();
        let border = element.attr("border").is_some_and(|border| border != "0");
        let style = element.attr("style").unwrap_or_default();
        if let Some(table) = self.writer.table() {
            table.bordered = border || draws(style);
        }
        self.tables.push(OpenTable::default());
    }

    pub(super) fn begin_cell(&mut self, element: &Element) {
        self.cover();
        let number = |name: &str| {
            let value = element.attr(name).and_then(|value| value.trim().parse::<u16>().ok());
            value.unwrap_or(1).clamp(1, limits::MAX_COLUMNS)
        };
        let (columns, rows) = (number("colspan"), number("rowspan"));
        let style = element.attr("style").unwrap_or_default();
        if let Some(table) = self.writer.table() {
            table.bordered |= draws(style);
        }
        let Some(table) = self.tables.last_mut() else { return };
        if rows > 1 {
            table.hanging.insert(table.column, (rows - 1, columns));
        }
        table.column = table.column.saturating_add(columns).min(limits::MAX_COLUMNS);
        table.columns = table.columns.max(table.column);
        self.writer.begin_cell();
        self.writer.span_columns(columns);
    }

    /// Says the cells at this place of the row that others cover from above.
    fn cover(&mut self) {
        while let Some(table) = self.tables.last_mut() {
            let column = table.column;
            let Some((rows, columns)) = table.hanging.get_mut(&column) else { return };
            let columns = *columns;
            *rows -= 1;
            if *rows == 0 {
                table.hanging.remove(&column);
            }
            table.column = column.saturating_add(columns).min(limits::MAX_COLUMNS);
            self.writer.begin_cell();
            self.writer.span_columns(columns);
            self.writer.continue_above();
            self.writer.end_cell();
        }
    }

    pub(super) fn end_row(&mut self) {
        self.writer.end_cell();
        let any = self.tables.last().is_some_and(|table| table.column > 0);
        if any {
            self.cover();
        }
        self.writer.end_row();
    }
}
