//! Tables.

use super::Block;
use super::own::{Own, own};
use super::text::Text;
use crate::span::Span;

/// Bảng: columns with their heads, and rows of cells.
///
/// A file of a word processor tells the rows and columns of its tables. Text that was taken out of one has lost them;
/// [`grid`](Self::grid) says how rows and cells were found again.
#[derive(Debug, Clone, PartialEq)]
pub struct Table<'s> {
    /// The cells of the head row. Empty where the table goes on with the columns of the one before it, as in the
    /// month blocks of a schedule; see [`continued`](Self::continued).
    pub columns: Vec<Text<'s>>,
    /// Head cells that stand above several columns, each of which has a head of its own; only where the file tells.
    pub groups: Vec<ColumnGroup<'s>>,
    /// Whether the table goes on with the columns of the one before it.
    pub continued: bool,
    /// How rows and cells were told apart.
    pub grid: Grid,
    /// The rows below the head.
    pub rows: Vec<Row<'s>>,
    /// From the first cell to the end of the last.
    pub span: Span,
}

own!(Table { columns, groups, rows; continued, grid, span });

/// A head cell above the heads of several columns: `Thời gian` above `Bắt đầu` and `Kết thúc`.
#[derive(Debug, Clone, PartialEq)]
pub struct ColumnGroup<'s> {
    /// What it says.
    pub text: Text<'s>,
    /// The first of its columns: an index into [`Table::columns`].
    pub column: u16,
    /// How many columns it stands above.
    pub column_span: u16,
}

own!(ColumnGroup { text; column, column_span });

/// How the rows and cells of a table were told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Grid {
    /// A tab opens each cell.
    Tabs,
    /// A running number opens each row, a line each cell; which column a cell is in is known only in full rows.
    RowNumbers,
    /// A line is a cell, and there are as many as fill whole rows; the rows are a guess.
    Counted,
    /// A line is a cell; where rows begin is not known: all cells stand in one row.
    Unknown,
    /// The file tells rows, columns and what cells span.
    File,
}

impl Grid {
    /// The name in lower case.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Tabs => "tabs",
            Self::RowNumbers => "row_numbers",
            Self::Counted => "counted",
            Self::Unknown => "unknown",
            Self::File => "file",
        }
    }
}

/// Hàng: a row of cells.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Row<'s> {
    /// Which row of the table it is, from 0 with those of the head, where the file tells.
    pub number: Option<u32>,
    /// Its cells in the order of the text; empty cells leave no trace in a text and are not among them.
    pub cells: Vec<Cell<'s>>,
}

impl Row<'_> {
    /// From the first cell to the last.
    #[must_use]
    pub fn span(&self) -> Span {
        self.cells.iter().map(|c| c.span).reduce(Span::cover).unwrap_or_default()
    }
}

own!(Row { cells; number });

/// Ô: a cell, with one block or several.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell<'s> {
    /// Which column it is in, from 0, where that is known: an index into [`Table::columns`].
    pub column: Option<u16>,
    /// How many rows it spans, from 1.
    pub row_span: u16,
    /// How many columns it spans, from 1.
    pub column_span: u16,
    /// What stands in it.
    pub blocks: Vec<Block<'s>>,
    /// From its first block to the end of its last.
    pub span: Span,
}

own!(Cell { blocks; column, row_span, column_span, span });
