//! Offset maps: where a byte of the repaired text stood before.

use crate::Span;

/// How the bytes of one text line up with the bytes of the text that was made from it.
///
/// Two texts are at stake: the *source* (before) and the *repaired* text (after). All offsets are bytes, 0-based. The
/// map is a list of runs of equal units (`40 × 1 byte to 1 byte`, `1 × 5 bytes to 3 bytes`, …): it costs nothing where
/// nothing was changed, four bytes a run where something was, and a lookup is a binary search and a short walk.
///
/// An empty map is the identity.
///
/// ```
/// use kehoach::text::repair;
///
/// let repaired = repair("a\u{323}b"); // ạ as two characters
/// assert_eq!(repaired.text, "ạb");
/// assert_eq!(repaired.map.to_source(3), 3); // b
/// assert_eq!(repair("ê\u{323}b").map.to_source(3), 4);
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OffsetMap {
    /// Runs of units, see [`Run`]. Behind the last run both texts go on alike.
    runs: Vec<Run>,
    /// Where every [`STRIDE`]th run begins, in the source and in the repaired text.
    marks: Vec<Mark>,
    /// Where the last run ends.
    end: Mark,
}

/// How many runs stand between two marks.
const STRIDE: usize = 64;

/// Offsets are not wider than those of [`Span`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Mark {
    source: u32,
    repaired: u32,
}

/// `count` units of `source` bytes that became `repaired` bytes each.
///
/// Bits 0 to 5 hold `repaired`, bits 6 to 11 `source`, the others `count - 1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Run(u32);

impl Run {
    const WIDEST: usize = 63;
    const LONGEST: usize = 1 << 20;

    const fn new(source: usize, repaired: usize, count: usize) -> Self {
        Self((((count - 1) << 12) | (source << 6) | repaired) as u32)
    }

    const fn source(self) -> usize {
        (self.0 >> 6) as usize & Self::WIDEST
    }

    const fn repaired(self) -> usize {
        self.0 as usize & Self::WIDEST
    }

    const fn count(self) -> usize {
        (self.0 >> 12) as usize + 1
    }
}

/// Which end of a unit an offset inside it goes to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Start,
    End,
}

impl OffsetMap {
    /// The map of a text that was not changed.
    #[must_use]
    pub const fn identity() -> Self {
        Self { runs: Vec::new(), marks: Vec::new(), end: Mark { source: 0, repaired: 0 } }
    }

    /// Whether no offset changes.
    #[must_use]
    pub fn is_identity(&self) -> bool {
        self.runs.iter().all(|run| run.source() == 1 && run.repaired() == 1)
    }

    /// Where the byte at `offset` of the repaired text came from.
    ///
    /// An offset inside something that was replaced as a whole gives the start of what it replaced, so that the answer
    /// lies on a character boundary of the source whenever `offset` lies on one of the repaired text.
    #[must_use]
    pub fn to_source(&self, offset: usize) -> usize {
        self.find(
            offset,
            |mark| mark.repaired,
            Run::repaired,
            |mark| mark.source,
            Run::source,
            Side::Start,
        )
    }

    /// Where the byte at `offset` of the source went; what was taken out gives the offset of what follows it.
    #[must_use]
    pub fn to_repaired(&self, offset: usize) -> usize {
        self.find(
            offset,
            |mark| mark.source,
            Run::source,
            |mark| mark.repaired,
            Run::repaired,
            Side::Start,
        )
    }

    /// The bytes of the source that `span` of the repaired text was made from.
    ///
    /// What was replaced as a whole is covered as a whole. Spans that meet in the repaired text meet in the source.
    #[must_use]
    pub fn span_to_source(&self, span: Span) -> Span {
        let end = self.find(
            span.end(),
            |mark| mark.repaired,
            Run::repaired,
            |mark| mark.source,
            Run::source,
            Side::End,
        );
        Span::of(self.to_source(span.start()), end)
    }

    /// The bytes of the repaired text that `span` of the source became.
    #[must_use]
    pub fn span_to_repaired(&self, span: Span) -> Span {
        let end = self.find(
            span.end(),
            |mark| mark.source,
            Run::source,
            |mark| mark.repaired,
            Run::repaired,
            Side::End,
        );
        Span::of(self.to_repaired(span.start()), end)
    }

    /// One map for two steps: `self` goes from the first text to the second, `next` from there to the third.
    ///
    /// ```
    /// use kehoach::text::{decode, repair};
    ///
    /// let decoded = decode(b"\xEF\xBB\xBFe\xCC\xA3", None)?; // a byte order mark, e, a dot below
    /// let repaired = repair(&decoded.text);
    /// let map = decoded.map.then(&repaired.map);
    /// assert_eq!(repaired.text, "ẹ");
    /// assert_eq!((map.to_source(0), map.to_source(3)), (3, 6));
    /// # Ok::<(), kehoach::text::DecodeError>(())
    /// ```
    #[must_use]
    pub fn then(&self, next: &Self) -> Self {
        if self.runs.is_empty() {
            return next.clone();
        }
        if next.runs.is_empty() {
            return self.clone();
        }
        let mut out = MapBuilder::new();
        let (mut first, mut second) = (Feed::new(&self.runs), Feed::new(&next.runs));
        loop {
            match (first.head(), second.head()) {
                (None, None) => break,
                (None, Some((source, repaired, count))) => {
                    out.push(source, repaired, count);
                    second.skip(count);
                }
                (Some((source, repaired, count)), None) => {
                    out.push(source, repaired, count);
                    first.skip(count);
                }
                // Taken out by the first step: the second never saw it. Put in by the second: the first never saw it.
                (Some((source, 0, count)), _) => {
                    out.push(source, 0, count);
                    first.skip(count);
                }
                (_, Some((0, repaired, count))) => {
                    out.push(0, repaired, count);
                    second.skip(count);
                }
                // What one of the two steps left alone goes the way of the other.
                (Some((1, 1, left)), Some((source, repaired, count))) if left >= source * count => {
                    out.push(source, repaired, count);
                    first.skip(count * source);
                    second.advance();
                }
                (Some((source, repaired, count)), Some((1, 1, left)))
                    if left >= repaired * count =>
                {
                    out.push(source, repaired, count);
                    first.advance();
                    second.skip(count * repaired);
                }
                (Some((1, 1, left)), Some((source, repaired, count))) if left >= source => {
                    let count = count.min(left / source);
                    out.push(source, repaired, count);
                    first.skip(count * source);
                    second.skip(count);
                }
                (Some((source, repaired, count)), Some((1, 1, left))) if left >= repaired => {
                    let count = count.min(left / repaired);
                    out.push(source, repaired, count);
                    first.skip(count);
                    second.skip(count * repaired);
                }
                (Some(_), Some(_)) => {
                    // The units do not line up: take from whichever is behind until they do.
                    let (mut source, mut middle, mut seen, mut repaired) = (0, 0, 0, 0);
                    loop {
                        let feed = if middle <= seen { &mut first } else { &mut second };
                        let behind = middle <= seen;
                        let (from, to, _) = feed.head().unwrap_or((1, 1, 1));
                        feed.skip(1);
                        if behind {
                            source += from;
                            middle += to;
                        } else {
                            seen += from;
                            repaired += to;
                        }
                        if middle == seen && seen > 0 {
                            break;
                        }
                    }
                    out.replace(source, repaired);
                }
            }
        }
        out.finish()
    }

    /// Finds `offset` on one side (`key`, `unit`) and gives its place on the other (`value`, `other`).
    fn find(
        &self,
        offset: usize,
        key: impl Fn(Mark) -> u32,
        unit: impl Fn(Run) -> usize,
        value: impl Fn(Mark) -> u32,
        other: impl Fn(Run) -> usize,
        side: Side,
    ) -> usize {
        if offset >= key(self.end) as usize {
            return offset - key(self.end) as usize + value(self.end) as usize;
        }
        let block =
            self.marks.partition_point(|mark| key(*mark) as usize <= offset).saturating_sub(1);
        let Some(mark) = self.marks.get(block) else { return offset };
        let (mut at, mut out) = (key(*mark) as usize, value(*mark) as usize);
        for run in self.runs.iter().skip(block * STRIDE).copied() {
            let (from, to) = (unit(run), other(run));
            let len = from * run.count();
            if offset < at + len {
                let whole = (offset - at) / from;
                let inside = !(offset - at).is_multiple_of(from);
                return out + to * (whole + usize::from(inside && side == Side::End));
            }
            at += len;
            out += to * run.count();
        }
        out
    }
}

/// Builds an [`OffsetMap`] from left to right.
#[derive(Debug, Default)]
pub(crate) struct MapBuilder {
    map: OffsetMap,
    /// The run that may still grow: source bytes, repaired bytes, units.
    open: (usize, usize, usize),
}

impl MapBuilder {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// `bytes` bytes that stay as they are.
    #[inline]
    pub(crate) fn keep(&mut self, bytes: usize) {
        self.push(1, 1, bytes);
    }

    /// `source` bytes that became `repaired` bytes, as a whole.
    pub(crate) fn replace(&mut self, source: usize, repaired: usize) {
        if source <= Run::WIDEST && repaired <= Run::WIDEST {
            self.push(source, repaired, 1);
            return;
        }
        // Too wide for one unit: all of it goes in before the old is taken out. Offsets inside answer with one of its ends.
        self.wide(repaired, |width| (0, width));
        self.wide(source, |width| (width, 0));
    }

    /// `count` units of `source` bytes that became `repaired` bytes each; neither is wider than [`Run::WIDEST`].
    #[inline]
    pub(crate) fn push(&mut self, source: usize, repaired: usize, count: usize) {
        if count == 0 || (source == 0 && repaired == 0) {
            return;
        }
        if (self.open.0, self.open.1) == (source, repaired) {
            self.open.2 += count;
            return;
        }
        self.flush();
        self.open = (source, repaired, count);
    }

    pub(crate) fn finish(mut self) -> OffsetMap {
        self.flush();
        if self.map.is_identity() { OffsetMap::identity() } else { self.map }
    }

    fn wide(&mut self, bytes: usize, unit: impl Fn(usize) -> (usize, usize)) {
        let (source, repaired) = unit(Run::WIDEST);
        self.push(source, repaired, bytes / Run::WIDEST);
        let (source, repaired) = unit(bytes % Run::WIDEST);
        self.push(source, repaired, 1);
    }

    fn flush(&mut self) {
        let (source, repaired, mut count) = std::mem::take(&mut self.open);
        let cut = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        while count > 0 {
            let part = count.min(Run::LONGEST);
            if self.map.runs.len().is_multiple_of(STRIDE) {
                self.map.marks.push(self.map.end);
            }
            self.map.runs.push(Run::new(source, repaired, part));
            self.map.end.source = self.map.end.source.saturating_add(cut(source * part));
            self.map.end.repaired = self.map.end.repaired.saturating_add(cut(repaired * part));
            count -= part;
        }
    }
}

/// The runs of a map, taken unit by unit.
struct Feed<'m> {
    runs: std::slice::Iter<'m, Run>,
    head: Option<(usize, usize, usize)>,
}

impl<'m> Feed<'m> {
    fn new(runs: &'m [Run]) -> Self {
        let mut feed = Self { runs: runs.iter(), head: None };
        feed.advance();
        feed
    }

    /// Source bytes, repaired bytes and how many such units come next.
    fn head(&self) -> Option<(usize, usize, usize)> {
        self.head
    }

    fn skip(&mut self, units: usize) {
        if let Some(head) = &mut self.head {
            head.2 = head.2.saturating_sub(units);
            if head.2 == 0 {
                self.advance();
            }
        }
    }

    fn advance(&mut self) {
        self.head = self.runs.next().map(|run| (run.source(), run.repaired(), run.count()));
    }
}
