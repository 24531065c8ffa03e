//! What the wire structs are made from: a plan beside its source.

use std::cell::Cell;

use kehoach::Parsed;
use kehoach::mention::Value;
use kehoach::plan::{self as model, Walk};

use crate::block::Aside;
use crate::mention::{Mention, Reference};
use crate::position::Text;
use crate::text::Str;

/// The blocks of the plan with their paths, in the order in which they are written.
pub(crate) type Paths<'a, 's> = Walk<'a, 's>;

pub(crate) struct View<'a, 's> {
    pub(crate) parsed: &'a Parsed<'s>,
    /// The line that was asked for last; the next one is nearly always this or the one behind it.
    line: Cell<u32>,
    /// How many mentions stand before the end of the text that was looked at last; the next text nearly always goes on
    /// there.
    seen: Cell<usize>,
}

impl<'a, 's> View<'a, 's> {
    pub(crate) fn of(parsed: &'a Parsed<'s>) -> Self {
        Self { parsed, line: Cell::new(1), seen: Cell::new(0) }
    }

    pub(crate) fn line(&self, span: kehoach::Span) -> u32 {
        let index = self.parsed.source().line_index();
        let at = span.start();
        let is_on = |line: u32| {
            index.start(line).is_some_and(|start| start <= at)
                && index.start(line + 1).is_none_or(|next| at < next)
        };
        let last = self.line.get();
        let near = [last, last + 1].into_iter().find(|line| is_on(*line));
        let line = near.unwrap_or_else(|| index.line(at));
        self.line.set(line);
        line
    }

    pub(crate) fn text(&self, text: &'a model::Text<'_>) -> Text<'a> {
        Text {
            text: Str::borrowed(&text.text),
            span: text.span.into(),
            line: text.line,
            mentions: self.mentions(text.span),
        }
    }

    pub(crate) fn texts(&self, texts: &'a [model::Text<'_>]) -> Vec<Text<'a>> {
        texts.iter().map(|text| self.text(text)).collect()
    }

    #[allow(clippy::unused_self)]
    pub(crate) fn asides(&self, asides: &'a [model::Aside<'_>]) -> Vec<Aside<'a>> {
        asides.iter().map(Aside::of).collect()
    }

    pub(crate) fn mentions(&self, span: kehoach::Span) -> Vec<Mention<'a>> {
        self.mentions_in(span).iter().map(|mention| self.mention(mention)).collect()
    }

    /// As [`Plan::mentions_in`](kehoach::Plan::mentions_in), without a search where the mentions follow those of the last
    /// text.
    fn mentions_in(&self, span: kehoach::Span) -> &'a [kehoach::mention::Mention] {
        let plan = self.parsed.plan();
        let (before, behind) = plan.mentions.split_at_checked(self.seen.get()).unwrap_or_default();
        let follows = before.last().is_none_or(|last| last.span.start() < span.start())
            && behind.first().is_none_or(|first| first.span.start() >= span.start());
        if !follows {
            let found = plan.mentions_in(span);
            let end = plan.mentions.partition_point(|m| m.span.start() < span.end());
            self.seen.set(end);
            return found;
        }
        let count = behind.iter().take_while(|m| m.span.start() < span.end()).count();
        self.seen.set(before.len() + count);
        behind.get(..count).unwrap_or_default()
    }

    fn mention(&self, mention: &'a kehoach::mention::Mention) -> Mention<'a> {
        Mention {
            kind: Str::from(mention.kind().as_str()),
            value: Str::print(&mention.value),
            resolved: mention.resolved.as_ref().map(|r| Str::print(&r.value)),
            by: mention.resolved.map(|r| r.by.into()),
            approximate: mention.resolved.is_some_and(|r| r.approximate),
            reference: match &mention.value {
                Value::Reference(reference) => Some(Box::new(Reference::from(&**reference))),
                _ => None,
            },
            text: Str::from(self.parsed.slice(mention.span)),
            span: mention.span.into(),
            line: self.line(mention.span),
        }
    }
}
