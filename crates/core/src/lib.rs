//! Reads Vietnamese plan documents ("kế hoạch") and gives back a typed plan.
//!
//! ```
//! let parsed = kehoach::parse(
//!     "KẾ HOẠCH\nHoạt động năm học 2023 - 2024\nI. LỊCH CÔNG TÁC\nTháng 3\n- Mít tinh ngày 8/3.\n",
//! );
//! let plan = parsed.plan();
//! assert_eq!(plan.head.title.as_ref().unwrap().text(), "KẾ HOẠCH Hoạt động năm học 2023 - 2024");
//!
//! let activities = plan.activities();
//! assert_eq!(activities[0].what.as_str(), "Mít tinh ngày 8/3.");
//! assert_eq!(activities[0].months[0].to_string(), "2024-03");
//! assert_eq!(parsed.slice(activities[0].span), "- Mít tinh ngày 8/3.");
//! ```
//!
//! [`parse`] cannot fail: any text gives a [`Plan`], and [diagnostics](Diagnostic) say what is odd about it.
//! [`Plan::coverage`](plan::Plan::coverage) and [`Plan::evidence`](plan::Plan::evidence) say how much of the text was understood and
//! whether it is a plan at all. [`Parser`] has the options.
//!
//! # Phases
//!
//! Each phase is a function from the value before it to the next one; none looks back.
//!
//! 1. [`Source`]: the text as it came, and the [repaired](text::repair) text that is parsed. [`text::decode`] makes text of bytes.
//! 2. [`lines`]: each line with what it looks like by itself.
//! 3. [`outline`]: a lossless tree of blocks over the lines, each with its role.
//! 4. [`plan`]: the typed model, with the [mentions](mention) of [time], acts and numbers in its texts, resolved in their place.
//!
//! Every [`Span`] points into the text as it came, in bytes; those of [`lines`] and [`outline`] alone point into
//! [`Source::repaired`]. Lines and columns are 1-based, see [`LineIndex`].
//!
//! # Not supported
//!
//! - Files other than plain text, such as .docx and .pdf: this crate takes text; `kehoach-read` makes text with
//!   [hints](hint) of them.
//! - Texts longer than [`MAX_SOURCE_BYTES`], and decimal ordinals of more than eight parts.
//! - Documents that are no plans. They are read all the same and get the error `not-a-plan`.
//! - Merged cells and tables in tables where there are no [hints](hint): text alone does not show them.
//! - Corrections: what the text says stays as it is, slips are reported.

pub mod diagnostic;
mod grammar;
pub mod hint;
mod line_index;
pub mod lines;
pub mod mention;
pub mod outline;
mod parse;
pub mod plan;
mod source;
mod span;
pub mod text;
pub mod time;

pub use diagnostic::{Code, Diagnostic, Lang, Severity};
pub use line_index::{LineColumn, LineIndex};
pub use parse::{Parsed, Parser, TooLarge, parse};
pub use plan::Plan;
pub use source::Source;
pub use span::Span;

/// The longest text that can be parsed, in bytes; offsets are 32 bits wide.
pub const MAX_SOURCE_BYTES: usize = 1 << 30;

/// The Rust examples of the pages around this crate, as tests.
#[cfg(doctest)]
mod pages {
    #[doc = include_str!("../../../README.md")]
    pub struct Readme;
    #[doc = include_str!("../../../docs/mentions.md")]
    pub struct Mentions;
    #[doc = include_str!("../../../docs/text.md")]
    pub struct Text;
}
