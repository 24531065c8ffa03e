//! The blocks of a body.

use kehoach::plan as model;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::mention::{Mention, is_false};
use crate::position::{Span, Text};
use crate::text::Str;
use crate::time::YearBy;
use crate::view::{Paths, View};

/// A block of a body; `type` says which.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Block<'a> {
    /// A block with an ordinal.
    Section(Section<'a>),
    /// A bulleted block.
    Item(Item<'a>),
    /// Running text.
    Paragraph(Paragraph<'a>),
    /// A `key: value` line.
    Field(Field<'a>),
    /// A block of time.
    Period(Period<'a>),
    /// A table.
    Table(Table<'a>),
    /// A line beside the text.
    Aside(Aside<'a>),
}

/// Phần, chương, mục, khoản, điểm.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Section<'a> {
    /// Where it stands, by ordinals: `II/1/1.2`.
    pub path: Str<'a>,
    /// Its ordinal without punctuation: `II`, `1.2`, `đ`, `Phần thứ nhất`, `Điều 3`.
    pub label: Str<'a>,
    /// How deep it stands among sections, from 1.
    pub level: u8,
    /// Its text behind the ordinal.
    pub text: Str<'a>,
    /// Where its text stands, in bytes.
    pub text_span: Span,
    /// From its ordinal to the end of the last block in it, in bytes.
    pub span: Span,
    /// The line on which its text begins, 1-based.
    pub line: u32,
    /// What its text says about time, acts and numbers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mentions: Vec<Mention<'a>>,
    /// What stands in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<Block<'a>>,
}

/// Gạch đầu dòng.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Item<'a> {
    /// Where it stands, by ordinals and markers: `II/1/-3`.
    pub path: Str<'a>,
    /// Its marker; every dash is `-`.
    pub marker: char,
    /// The key of an item whose text is `key: value`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<Str<'a>>,
    /// The value behind the key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Str<'a>>,
    /// Its text behind the marker.
    pub text: Str<'a>,
    /// Where its text stands, in bytes.
    pub text_span: Span,
    /// From its marker to the end of the last block in it, in bytes.
    pub span: Span,
    /// The line on which its text begins, 1-based.
    pub line: u32,
    /// What its text says about time, acts and numbers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mentions: Vec<Mention<'a>>,
    /// What hangs from it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<Block<'a>>,
}

/// Đoạn văn.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Paragraph<'a> {
    /// Its text.
    pub text: Str<'a>,
    /// Where its text stands, in bytes.
    pub text_span: Span,
    /// From its first letter to the end of the list that it owns, in bytes.
    pub span: Span,
    /// The line on which it begins, 1-based.
    pub line: u32,
    /// What its text says about time, acts and numbers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mentions: Vec<Mention<'a>>,
    /// The list that it owns.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<Block<'a>>,
}

/// Trường: a `key: value` line about the block above.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Field<'a> {
    /// What stands before the colon.
    pub key: Str<'a>,
    /// What stands behind it; empty where the value follows as a list.
    pub value: Str<'a>,
    /// The whole line.
    pub text: Str<'a>,
    /// Where the line stands, in bytes.
    pub text_span: Span,
    /// From the key to the end of the last block in it, in bytes.
    pub span: Span,
    /// The line on which it begins, 1-based.
    pub line: u32,
    /// What it says about time, acts and numbers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mentions: Vec<Mention<'a>>,
    /// The list behind it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<Block<'a>>,
}

/// Kỳ: a block of time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Period<'a> {
    /// Where it stands, by ordinals and times: `II/2023-09`.
    pub path: Str<'a>,
    /// The time that it covers in EDTF: months and quarters by commas, quarters as 33 to 36, a week as its days, a semester as
    /// `S1` or `S2`; `XXXX` for a year that nothing tells; none for a week whose days nothing tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<Str<'a>>,
    /// The calendar months that it covers, in EDTF.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub months: Vec<Str<'a>>,
    /// How its year was found.
    pub year_by: YearBy,
    /// Its head as it stands.
    pub text: Str<'a>,
    /// Where its head stands, in bytes.
    pub text_span: Span,
    /// From its head to the end of the last block in it, in bytes.
    pub span: Span,
    /// The line on which it begins, 1-based.
    pub line: u32,
    /// What its head says about time, acts and numbers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mentions: Vec<Mention<'a>>,
    /// What stands in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<Block<'a>>,
}

/// Bảng.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Table<'a> {
    /// The head cells; none where the table goes on with the columns of the one before it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<Text<'a>>,
    /// Head cells that stand above several columns.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<ColumnGroup<'a>>,
    /// Whether it goes on with the columns of the one before it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub continued: bool,
    /// How rows and cells were told apart.
    pub grid: Grid,
    /// From the first cell to the end of the last, in bytes.
    pub span: Span,
    /// The line on which it begins, 1-based.
    pub line: u32,
    /// The rows below the head.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<Row<'a>>,
}

/// How the rows and cells of a table were told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Grid {
    /// A tab opens each cell.
    Tabs,
    /// A running number opens each row, a line each cell.
    RowNumbers,
    /// A line is a cell, and there are as many as fill whole rows; the rows are a guess.
    Counted,
    /// A line is a cell; where rows begin is not known.
    Unknown,
    /// A line is a row; bars, tabs or wide gaps part its cells.
    Lines,
    /// The file tells rows, columns and what cells span.
    File,
}

/// A head cell above the heads of several columns.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ColumnGroup<'a> {
    /// What it says.
    pub text: Text<'a>,
    /// The first of its columns, from 0.
    pub column: u16,
    /// How many columns it stands above.
    pub column_span: u16,
}

/// Hàng.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Row<'a> {
    /// Which row of the table it is, from 0 with those of the head, where the file tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
    /// From its first cell to its last, in bytes.
    pub span: Span,
    /// The line on which it begins, 1-based.
    pub line: u32,
    /// Its cells that are not empty.
    pub cells: Vec<Cell<'a>>,
}

/// Ô.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Cell<'a> {
    /// Which column it is in, from 0, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<u16>,
    /// How many rows it spans, where that is more than one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub row_span: Option<u16>,
    /// How many columns it spans, where that is more than one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column_span: Option<u16>,
    /// From its first block to the end of its last, in bytes.
    pub span: Span,
    /// The line on which it begins, 1-based.
    pub line: u32,
    /// What stands in it.
    pub blocks: Vec<Block<'a>>,
}

/// A line beside the text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Aside<'a> {
    /// What it is.
    pub kind: AsideKind,
    /// Its text.
    pub text: Str<'a>,
    /// Where it stands, in bytes.
    pub span: Span,
    /// The line on which it stands, 1-based.
    pub line: u32,
}

/// What a line beside the text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AsideKind {
    /// A line that only draws.
    Rule,
    /// Chú thích: the text of a note.
    Footnote,
    /// What only a conversion or a web page made.
    Artifact,
}

impl<'a> Block<'a> {
    pub(crate) fn list(
        blocks: &'a [model::Block<'_>],
        paths: &mut Paths<'a, '_>,
        view: &View<'a, '_>,
    ) -> Vec<Self> {
        blocks.iter().map(|block| Self::of(block, paths, view)).collect()
    }

    pub(crate) fn of(
        block: &'a model::Block<'_>,
        paths: &mut Paths<'a, '_>,
        view: &View<'a, '_>,
    ) -> Self {
        let path = Str::from(paths.next().map_or_else(String::new, |visit| visit.path));
        match block {
            model::Block::Section(section) => Self::Section(Section {
                path,
                label: Str::from(section.label()),
                level: section.level,
                text: Str::borrowed(&section.text.text),
                text_span: section.text.span.into(),
                span: section.span.into(),
                line: section.text.line,
                mentions: view.mentions(section.text.span),
                children: Self::list(&section.children, paths, view),
            }),
            model::Block::Item(item) => Self::Item(Item {
                path,
                marker: item.marker.label(),
                key: item.key().map(Str::from),
                value: item.value().map(Str::from),
                text: Str::borrowed(&item.text.text),
                text_span: item.text.span.into(),
                span: item.span.into(),
                line: item.text.line,
                mentions: view.mentions(item.text.span),
                children: Self::list(&item.children, paths, view),
            }),
            model::Block::Paragraph(paragraph) => Self::Paragraph(Paragraph {
                text: Str::borrowed(&paragraph.text.text),
                text_span: paragraph.text.span.into(),
                span: paragraph.span.into(),
                line: paragraph.text.line,
                mentions: view.mentions(paragraph.text.span),
                children: Self::list(&paragraph.children, paths, view),
            }),
            model::Block::Field(field) => Self::Field(Field {
                key: Str::borrowed(&field.key),
                value: Str::borrowed(&field.value),
                text: Str::borrowed(&field.text.text),
                text_span: field.text.span.into(),
                span: field.span.into(),
                line: field.text.line,
                mentions: view.mentions(field.text.span),
                children: Self::list(&field.children, paths, view),
            }),
            model::Block::Period(period) => Self::Period(Period {
                path,
                time: Str::print_some(&period.time),
                months: period.months().iter().map(Str::print).collect(),
                year_by: period.time.year_by().into(),
                text: Str::borrowed(&period.text.text),
                text_span: period.text.span.into(),
                span: period.span.into(),
                line: period.text.line,
                mentions: view.mentions(period.text.span),
                children: Self::list(&period.children, paths, view),
            }),
            model::Block::Table(table) => Self::Table(Table {
                columns: view.texts(&table.columns),
                groups: table
                    .groups
                    .iter()
                    .map(|group| ColumnGroup {
                        text: view.text(&group.text),
                        column: group.column,
                        column_span: group.column_span,
                    })
                    .collect(),
                continued: table.continued,
                grid: table.grid.into(),
                span: table.span.into(),
                line: view.line(table.span),
                rows: table
                    .rows
                    .iter()
                    .map(|row| Row {
                        number: row.number,
                        span: row.span().into(),
                        line: view.line(row.span()),
                        cells: row
                            .cells
                            .iter()
                            .map(|cell| Cell {
                                column: cell.column,
                                row_span: (cell.row_span > 1).then_some(cell.row_span),
                                column_span: (cell.column_span > 1).then_some(cell.column_span),
                                span: cell.span.into(),
                                line: view.line(cell.span),
                                blocks: Self::list(&cell.blocks, paths, view),
                            })
                            .collect(),
                    })
                    .collect(),
            }),
            model::Block::Aside(aside) => Self::Aside(Aside::of(aside)),
        }
    }
}

impl<'a> Aside<'a> {
    pub(crate) fn of(aside: &'a model::Aside<'_>) -> Self {
        Self {
            kind: match aside.kind {
                model::AsideKind::Rule => AsideKind::Rule,
                model::AsideKind::Footnote => AsideKind::Footnote,
                model::AsideKind::Artifact => AsideKind::Artifact,
            },
            text: Str::borrowed(&aside.text.text),
            span: aside.text.span.into(),
            line: aside.text.line,
        }
    }
}

impl From<model::Grid> for Grid {
    fn from(grid: model::Grid) -> Self {
        match grid {
            model::Grid::Tabs => Self::Tabs,
            model::Grid::RowNumbers => Self::RowNumbers,
            model::Grid::Counted => Self::Counted,
            model::Grid::Unknown => Self::Unknown,
            model::Grid::Lines => Self::Lines,
            model::Grid::File => Self::File,
        }
    }
}
