//! The mentions of a block.

use std::ops::Range;

use super::Lowering;
use crate::grammar::field::field;
use crate::grammar::gap::{columns, has_gap};
use crate::grammar::{head, letterhead};
use crate::mention::{self, Mention};
use crate::outline::{self, BlockId, Role};
use crate::plan::DetailKind;
use crate::span::Span;

impl Lowering<'_, '_> {
    pub(super) fn find_mentions(&mut self, id: BlockId, block: &outline::Block) {
        if !self.input.mentions
            || matches!(
                block.role,
                Role::Motto
                    | Role::Issuer
                    | Role::Number
                    | Role::Rule
                    | Role::Artifact
                    | Role::Authority
                    | Role::Position
                    | Role::Signatory
                    | Role::Recipients
            )
        {
            return;
        }
        let (start, end) = self.raw_bounds(block);
        if self.is_unbroken(id, block) {
            let text = self.input.text.get(start..end).unwrap_or("");
            let parts = self.parts_of_line(id, block, text);
            if parts.is_empty() {
                mention::find(text, start, &mut self.mentions, &mut self.doubts);
            }
            for part in parts {
                let at = start + part.start;
                let part = text.get(part).unwrap_or("");
                mention::find(part, at, &mut self.mentions, &mut self.doubts);
            }
            return;
        }
        // A page number stands in the block: the text without it, and the way back.
        let mut text = String::new();
        let mut pieces: Vec<(usize, usize)> = Vec::new();
        for (n, line) in self.input.outline.lines_of(id).enumerate() {
            let from = if n == 0 { start } else { line.span.start() };
            if n > 0 {
                text.push('\n');
            }
            pieces.push((text.len(), from));
            text.push_str(self.input.text.get(from..line.span.end()).unwrap_or(""));
        }
        let (mut mentions, mut doubts) = (Vec::new(), Vec::new());
        mention::find(&text, 0, &mut mentions, &mut doubts);
        let back = |span: Span| {
            let place = |at: usize| {
                let piece = pieces.partition_point(|(begin, _)| *begin <= at).saturating_sub(1);
                pieces.get(piece).map_or(at, |(begin, source)| at - begin + source)
            };
            Span::of(place(span.start()), place(span.end().saturating_sub(1)) + 1)
        };
        self.mentions.extend(mentions.into_iter().map(|m| Mention { span: back(m.span), ..m }));
        self.doubts.extend(doubts.into_iter().map(|d| mention::Doubt { span: back(d.span), ..d }));
    }

    /// The stretches of a line that are texts of their own, where it is not one: the columns of a letterhead, of a tail or of a row.
    fn parts_of_line(&self, id: BlockId, block: &outline::Block, text: &str) -> Vec<Range<usize>> {
        match block.role {
            // "TỔ 4          NĂM HỌC 2021-2022": the body on the left is no part of the title.
            Role::Title => match columns(text).as_slice() {
                [left, right] if head::begins_head(&text[left.clone()]) => vec![right.clone()],
                _ => Vec::new(),
            },
            Role::PlaceDate => letterhead::columns(text),
            Role::Recipient => columns(text),
            Role::Cell | Role::Column | Role::Period | Role::Item
                if has_gap(text) && self.row_pieces(id, block).is_some() =>
            {
                columns(text)
            }
            _ => Vec::new(),
        }
    }

    /// Takes back the targets of a block that says what something costs; `first` is its first mention.
    pub(super) fn drop_costs(&mut self, id: BlockId, block: &outline::Block, first: usize) {
        if self.mentions.get(first..).is_some_and(|new| new.iter().any(is_target))
            && self.tells_cost(id, block)
        {
            let new = self.mentions.split_off(first);
            self.mentions.extend(new.into_iter().filter(|mention| !is_target(mention)));
        }
    }

    /// Whether a block says what something costs, as a field, a keyed item, or in a column for it: its figures are no
    /// targets.
    fn tells_cost(&self, id: BlockId, block: &outline::Block) -> bool {
        let of_text = field(&self.text_of(id, block).text)
            .is_some_and(|f| DetailKind::of(f.key) == DetailKind::Cost);
        of_text
            || block.parent.is_some_and(|parent| {
                self.input.outline.block(parent).is_some_and(|column| {
                    column.role == Role::Column
                        && DetailKind::of(&self.text_of(parent, column).text) == DetailKind::Cost
                })
            })
    }
}

fn is_target(mention: &Mention) -> bool {
    mention.kind() == mention::Kind::Target
}
