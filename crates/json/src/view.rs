//! What the wire structs are made from: a plan beside its source.

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
}

impl<'a> View<'a, '_> {
    pub(crate) fn line(&self, span: kehoach::Span) -> u32 {
        self.parsed.source().line_index().line(span.start())
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
        let mentions = self.parsed.plan().mentions_in(span);
        mentions.iter().map(|mention| self.mention(mention)).collect()
    }

    fn mention(&self, mention: &'a kehoach::mention::Mention) -> Mention<'a> {
        Mention {
            kind: Str::from(mention.kind().as_str()),
            value: Str::from(mention.value.to_string()),
            resolved: mention.resolved.map(|r| Str::from(r.value.to_string())),
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
