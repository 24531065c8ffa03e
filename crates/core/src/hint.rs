//! What the format of a file knew about the lines of its text.
//!
//! A plain text shows a table by tabs and a list by its marks, and nothing says which line is the header of a page. A word
//! processor knows. Whoever makes a text of such a file can say so here, a [`LineHint`] for each line, and the
//! [outline](crate::outline) uses it in the place of a guess. A text without hints is read by its looks alone.
//!
//! ```
//! use kehoach::hint::{Hints, LineHint, Place};
//! use kehoach::outline::{Outline, Role};
//!
//! let text = "Trường Tiểu học Sao Mai\nKẾ HOẠCH\nI. MỤC ĐÍCH\n";
//! let header = LineHint { place: Place::Running, ..LineHint::default() };
//! let hints = Hints::new(vec![header, LineHint::default(), LineHint::default()]);
//! let outline = Outline::with_hints(text, &hints);
//! assert_eq!(outline.blocks()[0].role, Role::Artifact);
//! ```

use std::borrow::Cow;

use crate::Span;
use crate::text::Encoding;

/// What a file's format knew about the lines of its text; empty where it knew nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hints {
    lines: Vec<LineHint>,
    tables: Vec<Table>,
    legacy: Vec<LegacyRun>,
}

impl Hints {
    /// One hint for each physical line of the text, in order; lines end at `\n`, `\r\n` or a lone `\r`.
    #[must_use]
    pub const fn new(lines: Vec<LineHint>) -> Self {
        Self { lines, tables: Vec::new(), legacy: Vec::new() }
    }

    /// The tables that [`Cell::table`] counts.
    #[must_use]
    pub fn tables(mut self, tables: Vec<Table>) -> Self {
        self.tables = tables;
        self
    }

    /// The runs of the text that are set in a font of an old encoding, in order and apart from each other. They are
    /// turned into Unicode for certain, where the text alone would have to be judged by its words.
    #[must_use]
    pub fn legacy(mut self, runs: Vec<LegacyRun>) -> Self {
        self.legacy = runs;
        self
    }

    /// The hint for a physical line, counted from 1.
    #[must_use]
    pub fn line(&self, number: u32) -> Option<&LineHint> {
        self.lines.get((number as usize).checked_sub(1)?)
    }

    /// A table by its number.
    #[must_use]
    pub fn table(&self, number: u32) -> Option<&Table> {
        self.tables.get(number as usize)
    }

    /// The runs in old encodings.
    #[must_use]
    pub fn legacy_runs(&self) -> &[LegacyRun] {
        &self.legacy
    }

    /// Whether nothing is known of any line.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }
}

/// What a file's format knew about a line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LineHint {
    /// Which part of the page it belongs to.
    pub place: Place,
    /// The cell that it stands in.
    pub cell: Option<Cell>,
    /// The automatic label that it begins with.
    pub label: Option<Label>,
    /// The page that it begins on, from 1; 0 where the file does not say.
    pub page: u16,
    /// Whether all of it is bold.
    pub bold: bool,
}

/// Which part of the page a line belongs to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Place {
    /// The running text.
    #[default]
    Body,
    /// What stands on every page: a header, a footer, a page number.
    Running,
    /// A footnote or an endnote.
    Note,
    /// What stands around the document: the menus of a web site, the comment of a reader.
    Around,
}

/// The cell of a table that a line stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Cell {
    /// The table, counted from 0: an index into the tables of [`Hints::tables`].
    pub table: u32,
    /// Its row, from 0.
    pub row: u32,
    /// Its first column in the grid of the table, from 0.
    pub column: u16,
    /// How many rows it spans, from 1.
    pub row_span: u16,
    /// How many columns it spans, from 1.
    pub column_span: u16,
}

/// A table.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Table {
    /// How many rows it has.
    pub rows: u32,
    /// How many columns its grid has.
    pub columns: u16,
    /// How many of its first rows repeat as a head on every page; 0 where the file does not say.
    pub head_rows: u16,
    /// Whether lines are drawn around its cells; a table that only lays a page out has none.
    pub bordered: bool,
    /// The cell that it stands in, where it is a table in a table.
    pub within: Option<Cell>,
}

/// An automatic label, as a word processor counts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Label {
    /// Its level in its list, from 0.
    pub level: u8,
    /// Whether it is a bullet rather than a number.
    pub bullet: bool,
}

/// A stretch of text set in a font of an old encoding: its characters are the bytes of that encoding as code points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct LegacyRun {
    /// Where it stands, in bytes of the text as it came.
    pub span: Span,
    /// [`Encoding::Tcvn3`] or [`Encoding::Vni`]; runs in any other encoding are left alone.
    pub encoding: Encoding,
    /// Whether the font draws capitals for small letters, as `.VnTimeH` does.
    pub capitals: bool,
}

/// The file that a text came from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origin {
    /// The kind of file: `docx`, `doc`, `odt`, `rtf`, `html`, `pdf`, `txt`.
    pub format: Cow<'static, str>,
    /// The encoding of a text file.
    pub encoding: Option<Encoding>,
    /// What was found damaged in the file; each becomes a diagnostic.
    pub damage: Vec<Damage>,
}

/// Something that was found damaged in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Damage {
    /// The part of the file: `word/document.xml`.
    pub part: String,
    /// What is wrong with it, and what it cost.
    pub what: String,
}
