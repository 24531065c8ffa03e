//! The blocks of a body.

use kehoach_json as wire;
use pyo3::prelude::*;
use pyo3::types::PyIterator;

use crate::date;
use crate::expose::objects;
use crate::node::node;
use crate::view::View;

/// The objects of a tuple that a getter gave, one after another.
fn iterate(tuple: Bound<'_, PyAny>) -> PyResult<Bound<'_, PyIterator>> {
    tuple.try_iter()
}

/// Makes the class of a block that others stand in.
macro_rules! block {
    ($(#[$attribute:meta])* $name:ident($wire:ty) match($($matched:ident),*) { $($fields:tt)* }) => {
        node! {
            $(#[$attribute])*
            $name($wire) match($($matched),*) {
                $($fields)*
                /// Where its text stands.
                text_span,
                /// Where it stands, with all that stands in it.
                span,
                /// The line on which it begins, 1-based.
                line,
                /// What its text says about time, acts and numbers.
                mentions,
                /// What stands in it.
                children,
            }

            fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyIterator>> {
                iterate(self.children(py)?)
            }

            /// The blocks that stand in it at any depth, in the order of the text; it itself is not among them.
            fn walk<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyIterator>> {
                objects(self.0.parts(|block| wire::walk(&block.children)), py)?.try_iter()
            }
        }
    };
}

block! {
    /// Phần, chương, mục, khoản, điểm: a block with an ordinal.
    Section(wire::Section<'static>) match(label, text, children) {
        /// Where it stands, by ordinals: `II/1/1.2`.
        path,
        /// Its ordinal without punctuation: `II`, `1.2`, `đ`, `Phần thứ nhất`, `Điều 3`.
        label,
        /// How deep it stands among sections, from 1.
        level,
        /// Its text behind the ordinal.
        text,
    }
}

block! {
    /// Gạch đầu dòng: a bulleted block.
    Item(wire::Item<'static>) match(marker, text, children) {
        /// Where it stands, by ordinals and markers: `II/1/-3`.
        path,
        /// Its marker; every dash is `-`.
        marker,
        /// The key of an item whose text is `key: value`.
        key,
        /// The value behind the key.
        value,
        /// Its text behind the marker.
        text,
    }
}

block! {
    /// Đoạn văn: running text.
    Paragraph(wire::Paragraph<'static>) match(text, children) {
        /// Its text.
        text,
    }
}

block! {
    /// Trường: a `key: value` line about the block above.
    Field(wire::Field<'static>) match(key, value, children) {
        /// What stands before the colon.
        key,
        /// What stands behind it; empty where the value follows as a list.
        value,
        /// The whole line.
        text,
    }
}

block! {
    /// Kỳ: a block of time, such as a month.
    Period(wire::Period<'static>) match(time, text, children) {
        /// Where it stands, by ordinals and times: `II/2023-09`.
        path,
        /// The time that it covers; `None` for a week whose days nothing tells.
        time = |view: &View<wire::Period<'static>>, py| date::expose_option(view.get().time.as_deref(), py),
        /// The calendar months that it covers.
        months = |view: &View<wire::Period<'static>>, py| date::expose_all(&view.get().months, py),
        /// How its year was found: `explicit`, `block`, `order`, `plan`, `nothing`.
        year_by,
        /// Its head as it stands.
        text,
    }
}

node! {
    /// Bảng: a table.
    Table(wire::Table<'static>) match(columns, rows) {
        /// The head cells; none where the table goes on with the columns of the one before it.
        columns,
        /// Head cells that stand above several columns.
        groups,
        /// Whether it goes on with the columns of the one before it.
        continued,
        /// How rows and cells were told apart: `tabs`, `row_numbers`, `counted` (a guess), `lines`, `unknown`, `file`.
        grid,
        /// From the first cell to the end of the last.
        span,
        /// The line on which it begins, 1-based.
        line,
        /// The rows below the head.
        rows,
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyIterator>> {
        iterate(self.rows(py)?)
    }

    /// The blocks that stand in its cells at any depth, row by row.
    fn walk<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyIterator>> {
        objects(self.0.parts(wire::Table::blocks), py)?.try_iter()
    }
}

node! {
    /// A head cell above the heads of several columns.
    ColumnGroup(wire::ColumnGroup<'static>) match(text, column, column_span) {
        /// What it says.
        text,
        /// The first of its columns, from 0.
        column,
        /// How many columns it stands above.
        column_span,
    }
}

node! {
    /// Hàng: a row of a table.
    Row(wire::Row<'static>) match(cells) {
        /// From its first cell to its last.
        span,
        /// The line on which it begins, 1-based.
        line,
        /// Which row of the table it is, from 0 with those of the head; `None` where the file does not tell.
        number,
        /// Its cells that are not empty.
        cells,
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyIterator>> {
        iterate(self.cells(py)?)
    }
}

node! {
    /// Ô: a cell of a table.
    Cell(wire::Cell<'static>) match(column, blocks) {
        /// Which column it is in, from 0; `None` where that is not known.
        column,
        /// How many rows it spans; `None` for one.
        row_span,
        /// How many columns it spans; `None` for one.
        column_span,
        /// From its first block to the end of its last.
        span,
        /// The line on which it begins, 1-based.
        line,
        /// What stands in it.
        blocks,
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyIterator>> {
        iterate(self.blocks(py)?)
    }
}

node! {
    /// A line beside the text: a rule, a note, what a conversion made.
    Aside(wire::Aside<'static>) match(kind, text) {
        /// `rule`, `footnote` or `artifact`.
        kind,
        /// Its text.
        text,
        /// Where it stands.
        span,
        /// The line on which it stands, 1-based.
        line,
    }
}
