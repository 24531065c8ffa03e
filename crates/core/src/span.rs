//! Byte ranges in the source.

use std::fmt;
use std::ops::Range;

/// A half-open range of bytes in a text.
///
/// Spans that leave the library point into the text **as it came**, before any repair. They lie on character
/// boundaries. Offsets are bytes, 0-based; lines and columns are computed late, see
/// [`LineIndex`](crate::LineIndex).
///
/// `Debug` prints `3..9`.
///
/// ```
/// use kehoach::Span;
///
/// let span = Span::new(3, 9);
/// assert_eq!(format!("{span:?}"), "3..9");
/// assert_eq!(span.len(), 6);
/// assert!(span.contains(Span::new(4, 5)));
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    // Invariant: start <= end.
    start: u32,
    end: u32,
}

impl Span {
    /// The span from byte `start` up to, not including, byte `end`; an `end` before `start` gives an empty span.
    #[must_use]
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end: if end < start { start } else { end } }
    }

    /// The same from `usize` offsets; a source is never longer than `u32::MAX` bytes
    /// ([`MAX_SOURCE_BYTES`](crate::MAX_SOURCE_BYTES)), larger offsets are cut there.
    #[must_use]
    pub(crate) fn of(start: usize, end: usize) -> Self {
        let cut = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self::new(cut(start), cut(end))
    }

    /// Where the span begins: a byte offset, 0-based.
    #[must_use]
    pub const fn start(self) -> usize {
        self.start as usize
    }

    /// [`start`](Self::start) as narrow as it is kept.
    pub(crate) const fn first(self) -> u32 {
        self.start
    }

    /// Where the span ends: the byte offset behind its last byte.
    #[must_use]
    pub const fn end(self) -> usize {
        self.end as usize
    }

    /// How many bytes it covers.
    #[must_use]
    pub const fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it covers nothing.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies inside this span; a span contains itself.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The span as a range of `usize`, ready to slice with.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start()..self.end()
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Self {
        span.range()
    }
}
