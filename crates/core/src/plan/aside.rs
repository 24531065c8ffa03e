//! Lines that are no part of what a plan says.

use super::own::{Own, own};
use super::text::Text;

/// A line beside the text: a rule, a note, a page number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aside<'s> {
    /// What it is.
    pub kind: AsideKind,
    /// Its text.
    pub text: Text<'s>,
}

own!(Aside { text; kind });

/// What a line beside the text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AsideKind {
    /// A line that only draws: `-----`.
    Rule,
    /// Chú thích: the text of a note.
    Footnote,
    /// What only a conversion or a web page made: `[bookmark: _GoBack]`, a page number.
    Artifact,
}

impl AsideKind {
    /// `rule`, `footnote` or `artifact`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Rule => "rule",
            Self::Footnote => "footnote",
            Self::Artifact => "artifact",
        }
    }
}
