//! The texts of blocks, and where they stand in the text as it came.

use std::borrow::Cow;

use super::Lowering;
use crate::grammar::field::field;
use crate::grammar::keyword::{blanks, is_blank};
use crate::lines::Line;
use crate::outline::{self, BlockId};
use crate::plan::{Field, Text};
use crate::span::Span;

impl<'t, 's> Lowering<'t, 's> {
    pub(super) fn line(&self, i: u32) -> Option<&'t Line> {
        self.input.outline.lines().get(i as usize)
    }

    pub(super) fn line_text(&self, i: u32) -> &'t str {
        self.line(i).map_or("", |l| l.text(self.input.text))
    }

    /// From the first letter behind the ordinal or marker to the last letter, in the repaired text.
    pub(super) fn raw_bounds(&self, block: &outline::Block) -> (usize, usize) {
        let first = self.line(block.first).map_or((0, 0), |l| (l.span.start(), self.end_of(l)));
        let last = self.line(block.last).map_or(first.1, |l| self.end_of(l));
        (first.0 + usize::from(block.text_at), last.max(first.1))
    }

    /// Where the text of a line ends: the bars behind a cell are nobody's text.
    fn end_of(&self, line: &Line) -> usize {
        line.span.start() + line.text(self.input.text).len()
    }

    /// Whether no line of another block stands between the lines of this one.
    pub(super) fn is_unbroken(&self, id: BlockId, block: &outline::Block) -> bool {
        block.first == block.last
            || (block.first..=block.last).all(|i| self.input.outline.owner(i as usize) == Some(id))
    }

    /// A place in the text as it came.
    pub(super) fn place(&self, start: usize, end: usize) -> Span {
        let span = Span::of(start, end);
        self.input.map.map_or(span, |map| map.span_to_source(span))
    }

    pub(super) fn slice(&self, start: usize, end: usize) -> Cow<'s, str> {
        match self.input.borrowed {
            Some(text) => Cow::Borrowed(text.get(start..end).unwrap_or("")),
            None => Cow::Owned(self.input.text.get(start..end).unwrap_or("").to_owned()),
        }
    }

    /// A part of one line as a text, the blanks around it left out.
    pub(super) fn part_of_line(&self, line: &Line, start: usize, end: usize) -> Text<'s> {
        let raw = self.input.text.get(start..end).unwrap_or("");
        let trimmed = blanks(raw);
        let start = end - trimmed.len();
        let end = start + trimmed.trim_end_matches(is_blank).len();
        Text { text: self.slice(start, end), span: self.place(start, end), line: line.number }
    }

    /// From the ordinal or marker of a block to the end of its text.
    pub(super) fn own_span(&self, block: &outline::Block) -> Span {
        let start = self.line(block.first).map_or(0, |l| l.span.start());
        self.place(start, self.raw_bounds(block).1)
    }

    /// The text of a block behind its ordinal or marker, its lines joined with one blank.
    pub(super) fn text_of(&self, id: BlockId, block: &outline::Block) -> Text<'s> {
        self.text_from(id, block, self.raw_bounds(block).0)
    }

    /// The text of a block from a place on its first line on.
    pub(super) fn text_from(&self, id: BlockId, block: &outline::Block, start: usize) -> Text<'s> {
        let Some(first) = self.line(block.first) else { return Text::default() };
        let end = self.raw_bounds(block).1;
        if block.first == block.last {
            return Text {
                text: self.slice(start, end),
                span: self.place(start, end),
                line: first.number,
            };
        }
        let mut joined = String::new();
        let mut seen: Option<(usize, usize, u32)> = None;
        let mut pieces = 0;
        for (n, line) in self.input.outline.lines_of(id).enumerate() {
            let from = if n == 0 { start } else { line.span.start() };
            let to = self.end_of(line);
            let piece = self.input.text.get(from..to).unwrap_or("");
            if piece.is_empty() {
                continue;
            }
            pieces += 1;
            match &mut seen {
                None => {
                    joined.reserve_exact(end.saturating_sub(from));
                    seen = Some((from, to, line.number));
                }
                Some((_, end, _)) => {
                    joined.push(' ');
                    *end = to;
                }
            }
            joined.push_str(piece);
        }
        let (from, to, line) = seen.unwrap_or((start, start, first.number));
        let text = if pieces <= 1 { self.slice(from, to) } else { Cow::Owned(joined) };
        Text { text, span: self.place(from, to), line }
    }
}

/// The key and the value of a field's text.
pub(super) fn field_of(text: Text<'_>, span: Span) -> Field<'_> {
    let parts = field(&text.text).map(|f| (f.key.len(), f.value.len()));
    let (key, value) = parts.unwrap_or((text.text.len(), 0));
    let value_at = text.text.len() - value;
    let (key, value) = match &text.text {
        Cow::Borrowed(t) => (Cow::Borrowed(&t[..key]), Cow::Borrowed(&t[value_at..])),
        Cow::Owned(t) => (Cow::Owned(t[..key].to_owned()), Cow::Owned(t[value_at..].to_owned())),
    };
    Field { key, value, text, span, children: Box::default() }
}
