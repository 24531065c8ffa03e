//! Reads files of Vietnamese plans to one canonical text, with what the format knew about each line beside it.
//!
//! [`Document::parse`] goes on to the plan, [`Document::source`] to what a [`kehoach::Parser`] with options takes:
//!
//! ```no_run
//! let document = kehoach_read::read("ke-hoach.docx")?;
//! for activity in document.parse().plan().activities() {
//!     println!("{}", activity.what.as_str());
//! }
//! # Ok::<(), kehoach_read::Error>(())
//! ```
//!
//! The text and the hints by themselves:
//!
//! ```
//! use kehoach_read::{Format, Options, read_bytes};
//!
//! let document = read_bytes("KẾ HOẠCH\nI. Mục tiêu\n".as_bytes(), &Options::new())?;
//! assert_eq!(document.format, Format::Txt);
//! assert_eq!(document.line(1), "I. Mục tiêu");
//! # Ok::<(), kehoach_read::Error>(())
//! ```
//!
//! # The canonical text
//!
//! - One line a paragraph; a soft break begins a line too ([`LineHints::continued`]). Every line ends with `\n`.
//! - Automatic labels are written out as the word processor shows them (`I.`, `1.1.`, `a)`, `-`), with one blank
//!   behind ([`Document::label`]).
//! - The first paragraph of each table cell begins with a tab, its other paragraphs do not, and an empty cell is a
//!   lone tab; cells come row by row ([`Document::cell`]). A cell covered by the one above it is an empty cell. A tab that
//!   indents a paragraph is kept, but for the paragraphs of a cell, where it becomes four blanks.
//! - Notes and text boxes stand behind the paragraph that they are anchored in. The page headers come once, before
//!   the body, the footers once, behind it; [`LineHints::place`] tells all of these apart. Headers and footers
//!   without letters (page numbers) are left out.
//! - Fields are their last result. Page breaks are dropped ([`LineHints::page`]), soft hyphens are kept.
//! - Text that is hidden, deleted by a tracked change or a comment is not in the text but in
//!   [`Document::left_out`], unless [`Options`] ask for it.
//!
//! A text file is no such text: it is as the file has it, decoded ([`Document::decoding`]), and has no hints.
//!
//! # What each format keeps
//!
//! | what | docx | doc | odt | rtf | html | pdf |
//! | --- | --- | --- | --- | --- | --- | --- |
//! | automatic labels | yes | yes | yes | yes | yes | no |
//! | rows, columns and spans of cells | yes | yes | yes | yes | yes | yes |
//! | bold and italic | yes | yes | yes | yes | yes | no |
//! | alignment | yes | yes | yes | yes | yes | yes |
//! | style names | yes | yes | yes | yes | yes | no |
//! | heading levels | yes | yes | yes | yes | yes | no |
//! | pages | yes | yes | yes | yes | no | yes |
//! | headers and footers | yes | yes | yes | yes | yes | yes |
//! | notes | yes | yes | yes | yes | yes | no |
//! | text boxes | yes | yes | yes | yes | no | no |
//! | hidden text | yes | yes | yes | yes | yes | no |
//! | tracked changes | yes | yes | yes | yes | no | no |
//! | comments | yes | yes | yes | yes | no | no |
//! | fonts of TCVN3 and VNI | yes | yes | yes | yes | yes | no |
//!
//! "No" means that the hint is not there; the text itself is, as far as the format has it: the labels of a .pdf are
//! part of its lines, and LibreOffice writes deleted text into .html as if it were not deleted. Word 6 and 95 files give
//! their text alone. Pages are those that the file says: in .doc and .rtf the forced ones only.
//!
//! Some formats come in other wrappings, which are told by their content, too:
//!
//! - as .docx: .docm, .dotx, .dotm, strict Open XML, the XML of Word 2003, and a .docx in one XML file; files that it
//!   leaves to Word to merge (`altChunk`) and the texts of its diagrams are lines without structure;
//! - as .doc: .dot; as .odt: .ott, and a text in one XML file (.fodt);
//! - as .html: a web page in one file as Word and browsers save it (.mht), which web applications hand out as .doc;
//! - an archive with documents in it is an [`Error`] that names the first of them; one in RAR or 7z is an [`Error`] that says
//!   to unpack it.
//!
//! Labels that a field counts are written out where that is one of the `AUTONUM` fields of Word; those of `LISTNUM` are not.
//! Letters drawn along a path (WordArt) are text boxes; in .doc those that stand in the line are not read.
//!
//! # Damaged files
//!
//! Readers recover what they can: a broken zip directory, a cut archive, malformed XML or a bad chain of sectors cost
//! what they destroyed and no more, and [`Document::damage`] says what was found. An [`Error`] means that there is no
//! text to give: not a document, encrypted, too large, or nothing recovered.
//!
//! Of a file that is cut, what stands before the cut is read; where only page headers do, those:
//!
//! - .docx, .odt: the text as far as its part goes; labels and styles where their parts come before the cut.
//! - .doc: the text; labels, tables and fonts where enough of the tables behind (Word) or before it (LibreOffice) is
//!   left. Without them the lines are all there is: cells are lines like others.
//! - .rtf, .html: all of it.
//! - .pdf: pages whose fonts stand before the cut. Word writes both page by page; LibreOffice writes fonts last, so
//!   that a cut leaves codes whose meaning is lost, and the error says so.

// What readers share lies idle in a build that leaves some of them out.
#![cfg_attr(
    not(all(
        feature = "docx",
        feature = "odt",
        feature = "doc",
        feature = "rtf",
        feature = "html",
        feature = "pdf"
    )),
    allow(dead_code)
)]

#[cfg(feature = "doc")]
mod bytes;
mod contained;
#[cfg(feature = "doc")]
mod doc;
mod document;
mod error;
mod font;
mod format;
#[cfg(feature = "html")]
mod html;
pub mod limits;
mod number;
mod options;
mod read;
mod source;
mod txt;
mod writer;

#[cfg(feature = "docx")]
mod docx;
#[cfg(any(feature = "docx", feature = "odt"))]
mod inflate;
#[cfg(feature = "odt")]
mod odt;
#[cfg(feature = "doc")]
mod ole;
#[cfg(feature = "pdf")]
mod pdf;
#[cfg(feature = "rtf")]
mod rtf;
#[cfg(any(feature = "docx", feature = "odt"))]
mod salvage;
#[cfg(any(feature = "docx", feature = "odt"))]
mod xml;
#[cfg(any(feature = "docx", feature = "odt"))]
mod zip;

pub use contained::contains_panics;
pub use document::{
    Alignment, Cell, Damage, Decoding, Document, Label, LeftOut, LegacyRun, LineHints, Mark,
    Marked, Place, Table,
};
pub use error::Error;
pub use font::FontClass;
pub use format::Format;
pub use options::Options;
pub use read::{read, read_bytes, read_vec};
