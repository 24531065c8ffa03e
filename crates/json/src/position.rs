//! Where things stand.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::mention::Mention;
use crate::text::Str;

/// A range of bytes (UTF-8) of the source as it came, 0-based: from `start` up to, not including, `end`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// The offset of the first byte.
    pub start: u32,
    /// The offset behind the last byte.
    pub end: u32,
}

impl From<kehoach::Span> for Span {
    fn from(span: kehoach::Span) -> Self {
        let cut = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self { start: cut(span.start()), end: cut(span.end()) }
    }
}

impl From<Span> for kehoach::Span {
    fn from(span: Span) -> Self {
        Self::new(span.start, span.end)
    }
}

/// A text and where it stands. A text that was broken over lines is joined with one blank; its span covers all of it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Text<'a> {
    /// The text, in NFC.
    pub text: Str<'a>,
    /// Where it stands, in bytes.
    pub span: Span,
    /// The line on which it begins, 1-based.
    pub line: u32,
    /// What it says about time, acts and numbers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mentions: Vec<Mention<'a>>,
}
