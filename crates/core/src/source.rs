//! Stage 1: the source, a text as it came, and what was repaired in it.

use std::borrow::Cow;
use std::sync::OnceLock;

use crate::hint::{Hints, Origin};
use crate::line_index::{LineColumn, LineIndex};
use crate::span::Span;
use crate::text::{OffsetMap, Repair, Repairer, Suspicion};

/// A text exactly as it came, with the repaired text that is parsed and the way back from there.
///
/// Every span that the library gives points into [`text`](Self::text). Lines and columns are computed when they are
/// asked for first.
///
/// ```
/// use kehoach::Source;
///
/// let source = Source::new("Kê\u{301} hoa\u{323}ch");
/// assert_eq!(source.repaired(), "Kế hoạch");
/// assert_eq!(source.repairs().len(), 1);
/// ```
#[derive(Debug, Clone)]
pub struct Source<'s> {
    text: Cow<'s, str>,
    /// The repaired text, where it differs.
    repaired: Option<String>,
    map: OffsetMap,
    repairs: Vec<Repair>,
    suspicions: Vec<Suspicion>,
    hints: Hints,
    origin: Option<Origin>,
    index: OnceLock<LineIndex>,
}

impl<'s> Source<'s> {
    /// Takes a text and repairs it with all that [`Repairer`] knows.
    #[must_use]
    pub fn new(text: impl Into<Cow<'s, str>>) -> Self {
        Self::with(text, Repairer::new())
    }

    /// Takes a text and repairs it with `repairer`.
    #[must_use]
    pub fn with(text: impl Into<Cow<'s, str>>, repairer: Repairer) -> Self {
        Self::hinted(text, Hints::default(), Some(repairer))
    }

    /// Takes a text with what the format of its file knew about it, and repairs it with `repairer`.
    #[must_use]
    pub fn hinted(text: impl Into<Cow<'s, str>>, hints: Hints, repairer: Option<Repairer>) -> Self {
        let mut source = Self { hints, ..Self::unrepaired(text) };
        let Some(repairer) = repairer else { return source };
        let done = repairer.repair_with(&source.text, source.hints.legacy_runs());
        let repaired = match done.text {
            Cow::Borrowed(_) => None,
            Cow::Owned(text) => Some(text),
        };
        source.map = done.map;
        source.repairs = done.repairs;
        source.suspicions = done.suspicions;
        source.repaired = repaired;
        source
    }

    /// Takes a text and leaves it alone.
    #[must_use]
    pub fn unrepaired(text: impl Into<Cow<'s, str>>) -> Self {
        Self {
            text: text.into(),
            repaired: None,
            map: OffsetMap::identity(),
            repairs: Vec::new(),
            suspicions: Vec::new(),
            hints: Hints::default(),
            origin: None,
            index: OnceLock::new(),
        }
    }

    /// Says which file the text came from.
    #[must_use]
    pub fn from_file(mut self, origin: Origin) -> Self {
        self.origin = Some(origin);
        self
    }

    /// What the format of the file knew about the lines; empty where there was nothing to know.
    #[must_use]
    pub const fn hints(&self) -> &Hints {
        &self.hints
    }

    /// The file that the text came from, where that was said.
    #[must_use]
    pub const fn origin(&self) -> Option<&Origin> {
        self.origin.as_ref()
    }

    /// The text as it came.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text that is parsed.
    #[must_use]
    pub fn repaired(&self) -> &str {
        self.repaired.as_deref().unwrap_or(&self.text)
    }

    /// Where each byte of the repaired text stood in the text as it came.
    #[must_use]
    pub const fn map(&self) -> &OffsetMap {
        &self.map
    }

    /// Every change, in the order of the text.
    #[must_use]
    pub fn repairs(&self) -> &[Repair] {
        &self.repairs
    }

    /// What looks wrong and was left alone, in the order of the text.
    #[must_use]
    pub fn suspicions(&self) -> &[Suspicion] {
        &self.suspicions
    }

    /// The text under a span, as it came; empty for a span that does not fit the text.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or("")
    }

    /// Where the lines of the text as it came begin.
    #[must_use]
    pub fn line_index(&self) -> &LineIndex {
        self.index.get_or_init(|| LineIndex::of(&self.text))
    }

    /// The line and column of the byte at `offset` of the text as it came.
    #[must_use]
    pub fn line_column(&self, offset: usize) -> LineColumn {
        self.line_index().line_column(&self.text, offset)
    }

    /// Whether the text that is parsed is the text as it came.
    pub(crate) const fn is_unchanged(&self) -> bool {
        self.repaired.is_none()
    }

    /// The text as it came, for as long as it lives, where it is borrowed.
    pub(crate) fn borrowed(&self) -> Option<&'s str> {
        match self.text {
            Cow::Borrowed(text) => Some(text),
            Cow::Owned(_) => None,
        }
    }

    /// The same with a text of its own.
    #[must_use]
    pub fn into_owned(self) -> Source<'static> {
        Source {
            text: Cow::Owned(self.text.into_owned()),
            repaired: self.repaired,
            map: self.map,
            repairs: self.repairs,
            suspicions: self.suspicions,
            hints: self.hints,
            origin: self.origin,
            index: self.index,
        }
    }
}

/// Two sources are equal where text, repaired text and repairs are.
impl PartialEq for Source<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text && self.repaired == other.repaired && self.repairs == other.repairs
    }
}
