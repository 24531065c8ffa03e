//! Reads Vietnamese plan documents.

pub mod diagnostic;
mod grammar;
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
