//! A stretch of text with its place.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use super::own::{Own, own};
use crate::span::Span;

/// The text of a block, or of a part of one, and where it stands.
///
/// The text is borrowed from the source where it stands there unbroken. Where a block was broken over lines its lines
/// are joined with one blank, and `span` covers all of them. Ordinals, markers and the blanks around are no part of it.
///
/// It dereferences to `str`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Text<'s> {
    /// The text, in NFC.
    pub text: Cow<'s, str>,
    /// Where it stands: bytes of the source as it came.
    pub span: Span,
    /// The physical line on which it begins, 1-based; 0 for a text that stands nowhere.
    pub line: u32,
}

impl Text<'_> {
    /// The text itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl Deref for Text<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

own!(Text { text; span, line });
