//! Plans as JSON.
//!
//! A document begins with `"format": "kehoach/1"`; its keys come in a fixed order, and the same input gives the same
//! bytes. Every node has its `span`, a range of **bytes** of the source as it came, and its `line`, 1-based. Nothing
//! is a floating-point number. The [schema](schema()) is published beside this crate as `schema/plan.v1.json`;
//! whatever is added to it is optional, whatever else changes is `kehoach/2`.
//!
//! [`Document`] and what it holds are the wire form, apart from the model of [`kehoach`]: borrowed when they are made
//! from a plan, owned when they are read back. Reading what was written gives an equal value:
//!
//! ```
//! use kehoach_json::{Document, from_str, to_string};
//!
//! let parsed = kehoach::parse("KẾ HOẠCH\nI. MỤC ĐÍCH\n- Hoàn thành trước ngày 15/9/2023\n");
//! let json = to_string(&parsed)?;
//! assert!(json.starts_with(r#"{"format":"kehoach/1","#));
//! assert_eq!(from_str(&json)?, Document::of(&parsed));
//! # Ok::<(), kehoach_json::Error>(())
//! ```

mod activity;
mod block;
mod diagnostic;
mod document;
pub mod edtf;
mod error;
mod head;
mod lines;
mod mention;
mod own;
mod position;
mod schema;
mod stream;
mod tail;
mod text;
mod time;
mod view;
mod walk;

use std::io::Write;

use kehoach::Parsed;

use stream::Stream;

pub use activity::{Activity, Detail, DetailKind};
pub use block::{
    Aside, AsideKind, Block, Cell, ColumnGroup, Field, Grid, Item, Paragraph, Period, Row, Section,
    Table,
};
pub use diagnostic::{Diagnostic, Severity};
pub use document::{Appendix, Attachment, Coverage, Document, Evidence, FORMAT, Repair, Source};
pub use error::Error;
pub use head::{Head, Issuer, Number, PlaceDate, Title};
pub use lines::{Lines, read_lines, write_line};
pub use mention::{Mention, Reference, ResolvedBy};
pub use position::{Span, Text};
pub use schema::schema;
pub use tail::{Recipient, Recipients, Signature, Tail};
pub use text::Str;
pub use time::{Timeframe, TimeframeKind, YearBy};
pub use walk::walk;

/// Writes a plan as JSON on one line.
///
/// # Errors
///
/// None that is known; the type leaves room.
pub fn to_string(parsed: &Parsed<'_>) -> Result<String, Error> {
    Ok(serde_json::to_string(&Stream(parsed))?)
}

/// Writes a plan as JSON for people, indented by two blanks.
///
/// # Errors
///
/// None that is known; the type leaves room.
pub fn to_string_pretty(parsed: &Parsed<'_>) -> Result<String, Error> {
    Ok(serde_json::to_string_pretty(&Stream(parsed))?)
}

/// Writes a plan as JSON on one line, without a line end.
///
/// # Errors
///
/// When `out` can't be written to.
pub fn to_writer(out: impl Write, parsed: &Parsed<'_>) -> Result<(), Error> {
    Ok(serde_json::to_writer(out, &Stream(parsed))?)
}

/// Writes a plan as JSON for people, without a line end.
///
/// # Errors
///
/// When `out` can't be written to.
pub fn to_writer_pretty(out: impl Write, parsed: &Parsed<'_>) -> Result<(), Error> {
    Ok(serde_json::to_writer_pretty(out, &Stream(parsed))?)
}

/// Reads a plan back.
///
/// # Errors
///
/// When `json` is no JSON, no plan, or a plan in a format that this version does not know.
pub fn from_str(json: &str) -> Result<Document<'static>, Error> {
    let document: Document<'static> = serde_json::from_str(json)?;
    document.checked()
}

/// Reads a plan back.
///
/// # Errors
///
/// As [`from_str`], and when `input` can't be read.
pub fn from_reader(input: impl std::io::Read) -> Result<Document<'static>, Error> {
    let document: Document<'static> = serde_json::from_reader(input)?;
    document.checked()
}
