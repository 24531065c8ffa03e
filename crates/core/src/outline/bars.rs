//! Tables taken out of web pages: a row stands on a line, bars part its cells: `TT | Nội dung | Thời gian |`.

use super::Role;
use super::build::Builder;
use super::numbering::Frame;
use super::periods;
use super::table::Table;
use crate::grammar::keyword::blanks;
use crate::grammar::ordinal::{OrdinalKind, ordinal};
use crate::grammar::period::{Remainder, period};
use crate::grammar::{column, tail};
use crate::lines::{Line, Shape};

impl Builder<'_> {
    /// A row whose cells bars part: the head row of a table, a month that heads a row, a Roman number that heads a group
    /// of rows, or a row of cells.
    pub(super) fn barred_row(&mut self, i: usize, line: &Line) -> Option<usize> {
        let text = line.text(self.text);
        let open = self.table.as_ref().is_some_and(|t| t.barred);
        let Some(cells) = cells_of(text) else {
            // The line before was a whole row, so that the table is over.
            if open && !line.tab && i > 0 && self.ends_row(i - 1) && line.shape == Shape::Text {
                self.end_table();
            }
            return None;
        };
        let plain = matches!(
            line.shape,
            Shape::Text
                | Shape::Basis
                | Shape::Field
                | Shape::RowNumber
                | Shape::Ordinal(..)
                | Shape::Period(..)
        );
        let first = cells.clone().next().unwrap_or("");
        let signs = tail::is_position(first) || tail::is_authority(first);
        if !plain || signs || !open && !self.ends_row(i) {
            return None;
        }
        if names_columns(cells.clone()) {
            self.end_table();
            self.lists.reset();
            self.fill_section();
            let parent = self.container();
            let head = self.open(Role::Column, i, parent);
            self.current = None;
            self.table = Some(Table::of_bars(Some(head), self.frames.len()));
            return Some(i + 1);
        }
        if !open {
            self.table = Some(Table::of_bars(None, self.frames.len()));
        }
        if let Some((head, Remainder::Nothing)) = period(first)
            && self.in_month_column(periods::level(&head.span))
        {
            return Some(self.open_period(i, line, head, 0, None));
        }
        if let Some((ordinal, "")) = ordinal(first)
            && matches!(ordinal.kind, OrdinalKind::UpperRoman | OrdinalKind::UpperLetter)
        {
            let at = text.find('|').map_or(0, |bar| bar + 1);
            let at = text.len() - blanks(&text[at..]).len();
            return Some(self.ordinal(i, line, &ordinal, u16::try_from(at).unwrap_or(0)));
        }
        Some(self.barred_cell(i))
    }

    /// The cells of a row that stands on one line.
    fn barred_cell(&mut self, i: usize) -> usize {
        let column = self.table.as_ref().and_then(|t| t.columns.first()).copied();
        let parent = match self.frames.last() {
            Some(Frame::Period(id, ..))
                if self.table.as_ref().is_some_and(|t| t.depth < self.frames.len()) =>
            {
                Some(*id)
            }
            _ => column.or_else(|| self.container()),
        };
        self.lists.paragraph(None);
        self.open(Role::Cell, i, parent);
        self.current = None;
        i + 1
    }

    /// Whether a line ends with the bar that ends a row.
    fn ends_row(&self, i: usize) -> bool {
        self.lines.get(i).is_some_and(|l| {
            self.text.as_bytes().get(l.span.end().saturating_sub(1)) == Some(&b'|')
        })
    }
}

/// The cells of a row whose cells bars part, where the line has such: `TT | Nội dung | Thời gian |`.
fn cells_of(text: &str) -> Option<impl Iterator<Item = &str> + Clone> {
    let cells = text.split('|').map(str::trim);
    (text.contains(" |") && cells.clone().filter(|c| !c.is_empty()).count() >= 2).then_some(cells)
}

/// Whether the cells of a row name columns: the first of them and one more.
fn names_columns<'t>(cells: impl Iterator<Item = &'t str> + Clone) -> bool {
    let named = cells.clone().filter(|c| column::is_column(c)).count();
    named >= 2 && cells.clone().next().is_some_and(column::is_column)
}
