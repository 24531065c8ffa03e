//! Reads Vietnamese plan documents.

pub mod diagnostic;
mod grammar;
pub mod lines;
pub mod mention;
pub mod outline;
mod span;
pub mod text;
pub mod time;

pub use diagnostic::{Code, Diagnostic, Lang, Severity};
pub use span::Span;

/// The longest text that can be parsed, in bytes; offsets are 32 bits wide.
pub const MAX_SOURCE_BYTES: usize = 1 << 30;
