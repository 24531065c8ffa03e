//! What a reader hands over: the canonical text, and a hint per line.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use kehoach::text::{Encoding, Evidence, OffsetMap};

use crate::{FontClass, Format};

/// A file as one text, with what its format knew about each line.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Document {
    /// The kind of file that it came from.
    pub format: Format,
    /// The canonical text; every line ends with `\n`. Of a text file, the text as the file has it, with its own line ends
    /// and byte order mark.
    pub text: String,
    /// What the format knew, one for each line of the text.
    pub lines: Vec<LineHints>,
    /// The cells that the lines refer to.
    pub cells: Vec<Cell>,
    /// The tables that the cells refer to.
    pub tables: Vec<Table>,
    /// The names of the styles that the lines refer to.
    pub styles: Vec<String>,
    /// The runs set in a font of TCVN3 or VNI, in order: their characters are the bytes of that encoding, as code
    /// points, and mean nothing before they are decoded.
    pub legacy: Vec<LegacyRun>,
    /// The stretches of text that are marked, in order: inserted by a tracked change, deleted, hidden.
    pub marks: Vec<Marked>,
    /// What is in the file and not in the text, in order.
    pub left_out: Vec<LeftOut>,
    /// What was found damaged, and what it cost.
    pub damage: Vec<Damage>,
    /// How the bytes of a text file became text; nothing for files of other kinds.
    pub decoding: Option<Decoding>,
}

/// How the bytes of a text file became text.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Decoding {
    /// What the bytes were taken for.
    pub encoding: Encoding,
    /// Why, where they had to be weighed.
    pub evidence: Option<Evidence>,
    /// How many bytes mean nothing in that encoding; each stands in the text as the Latin-1 character of its number.
    pub unmapped: usize,
    /// Where each byte of the text stood in the file: the *source* of this map is the file. For UTF-8 they are the same.
    pub map: OffsetMap,
}

impl Document {
    pub(crate) const fn new(format: Format) -> Self {
        Self {
            format,
            text: String::new(),
            lines: Vec::new(),
            cells: Vec::new(),
            tables: Vec::new(),
            styles: Vec::new(),
            legacy: Vec::new(),
            marks: Vec::new(),
            left_out: Vec::new(),
            damage: Vec::new(),
            decoding: None,
        }
    }

    /// The text of the line `index`, from 0, without its end; empty where there is no such line.
    #[must_use]
    pub fn line(&self, index: usize) -> &str {
        self.text.get(self.line_range(index)).unwrap_or_default()
    }

    /// The bytes of the line `index`, from 0, without its end.
    #[must_use]
    pub fn line_range(&self, index: usize) -> Range<usize> {
        let Some(line) = self.lines.get(index) else { return self.text.len()..self.text.len() };
        let start = line.start as usize;
        let end = self.lines.get(index + 1).map_or(self.text.len(), |next| next.start as usize);
        let whole = self.text.get(start..end).unwrap_or_default();
        let line = whole.strip_suffix('\n').unwrap_or(whole);
        start..start + line.strip_suffix('\r').unwrap_or(line).len()
    }

    /// The automatic label that the line `index` begins with, without the blank behind it.
    #[must_use]
    pub fn label(&self, index: usize) -> Option<&str> {
        let label = self.lines.get(index)?.label?;
        let line = self.line(index);
        let line = line.strip_prefix('\t').unwrap_or(line);
        line.get(..usize::from(label.len))
    }

    /// The table cell that the line `index` stands in.
    #[must_use]
    pub fn cell(&self, index: usize) -> Option<&Cell> {
        self.cells.get(self.lines.get(index)?.cell? as usize)
    }

    /// The name of the style of the line `index`.
    #[must_use]
    pub fn style(&self, index: usize) -> Option<&str> {
        self.styles.get(usize::from(self.lines.get(index)?.style?)).map(String::as_str)
    }
}

/// What the format knew about a line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct LineHints {
    /// Where the line begins in the text, in bytes.
    pub start: u32,
    /// The paragraph of the file that the line comes from, from 0 in the order of the text.
    pub paragraph: u32,
    /// The cell that the line stands in, an index into [`Document::cells`].
    pub cell: Option<u32>,
    /// The page that the line begins on, from 1; 0 where the file does not say.
    pub page: u16,
    /// The style of the paragraph, an index into [`Document::styles`].
    pub style: Option<u16>,
    /// The automatic label that the line begins with.
    pub label: Option<Label>,
    /// How far the first line is indented, in twentieths of a point.
    pub indent: i16,
    /// How the paragraph is aligned.
    pub alignment: Alignment,
    /// The heading level that the paragraph has, from 1, as its style or its outline level says.
    pub heading: Option<u8>,
    /// Which part of the page the line belongs to.
    pub place: Place,
    /// The class of font of most of its letters.
    pub font: FontClass,
    /// Whether the line goes on with the paragraph of the line before, behind a soft break.
    pub continued: bool,
    /// Whether all of it is bold.
    pub bold: bool,
    /// Whether all of it is italic.
    pub italic: bool,
    /// Whether every letter shows as a capital: typed so, formatted so, or set in a font of capitals.
    pub capitals: bool,
    /// Whether some of it is hidden text; only where [`Options::hidden`](crate::Options::hidden) asked for it.
    pub hidden: bool,
    /// Whether some of it was inserted by a tracked change.
    pub inserted: bool,
    /// Whether some of it was deleted by a tracked change; only where
    /// [`Options::deleted`](crate::Options::deleted) asked for it.
    pub deleted: bool,
}

/// An automatic label at the start of a line, behind the tab of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Label {
    /// How long it is, in bytes; one blank follows.
    pub len: u16,
    /// Its level in its list, from 0.
    pub level: u8,
    /// Whether it is a bullet rather than a number.
    pub bullet: bool,
}

/// How a paragraph is aligned.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Alignment {
    /// To the left, or not said.
    #[default]
    Left,
    /// Centred.
    Center,
    /// To the right.
    Right,
    /// To both sides.
    Justify,
}

/// Which part of the page a line belongs to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Place {
    /// The running text.
    #[default]
    Body,
    /// A page header.
    Header,
    /// A page footer.
    Footer,
    /// A footnote.
    Footnote,
    /// An endnote.
    Endnote,
    /// A comment.
    Comment,
    /// A text box.
    TextBox,
    /// What only the page around the document says: a web site's navigation, a running page number.
    Artifact,
}

/// A cell of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Cell {
    /// Its table, an index into [`Document::tables`].
    pub table: u32,
    /// Its row, from 0.
    pub row: u32,
    /// Its first column in the grid of the table, from 0.
    pub column: u16,
    /// How many rows it spans.
    pub row_span: u16,
    /// How many columns it spans.
    pub column_span: u16,
    /// Whether a cell that spans into it from above or from the left covers it.
    pub covered: bool,
}

/// A table.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Table {
    /// The cell that it stands in, where it is nested: an index into [`Document::cells`].
    pub parent: Option<u32>,
    /// How many rows it has.
    pub rows: u32,
    /// How many columns its grid has.
    pub columns: u16,
    /// How many of its first rows repeat as a head on every page.
    pub head_rows: u16,
    /// Whether lines are drawn around its cells; tables that only lay a page out have none.
    pub bordered: bool,
}

/// A stretch of text in a font of TCVN3 or VNI.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LegacyRun {
    /// The bytes of [`Document::text`] that it covers.
    pub range: Range<u32>,
    /// The encoding, and whether it shows capitals.
    pub font: FontClass,
}

/// A stretch of text that is marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    /// The bytes of [`Document::text`] that it covers.
    pub range: Range<u32>,
    /// How it is marked.
    pub mark: Mark,
}

/// How a stretch of text is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mark {
    /// Inserted by a tracked change.
    Inserted,
    /// Deleted by a tracked change.
    Deleted,
    /// Hidden.
    Hidden,
    /// A comment.
    Comment,
}

/// Text of the file that is not in the canonical text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Where in [`Document::text`] it would stand, in bytes.
    pub at: u32,
    /// Why it was left out.
    pub mark: Mark,
    /// The text.
    pub text: String,
}

/// Something that was found damaged in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Damage {
    part: Cow<'static, str>,
    what: Cow<'static, str>,
}

impl Damage {
    pub(crate) fn new(
        part: impl Into<Cow<'static, str>>,
        what: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self { part: part.into(), what: what.into() }
    }

    /// The part of the file that is damaged: `word/document.xml`, `the zip directory`.
    #[must_use]
    pub fn part(&self) -> &str {
        &self.part
    }

    /// What is wrong with it, and what it cost.
    #[must_use]
    pub fn what(&self) -> &str {
        &self.what
    }
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.part, self.what)
    }
}
