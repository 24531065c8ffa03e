//! From the outline to the plan: one walk over the blocks of the outline.

mod beside;
mod cover;
mod evidence;
mod frame;
mod grid;
mod head;
mod mentions;
mod rows;
mod tail;
mod text;
mod times;
mod tree;

use self::tail::TailDraft;
use self::times::{Times, timeframe};
use self::tree::{New, Tree};
use super::{
    Appendix, Aside, AsideKind, Attachment, Basis, Block, Coverage, Head, Item, Paragraph, Period,
    Plan, Section, Text,
};
use crate::grammar::gap::has_gap;
use crate::grammar::keyword::{is_dash, strip};
use crate::grammar::marker::marker;
use crate::grammar::period::{Remainder, names_theme, period};
use crate::grammar::title;
use crate::mention::{self, Mention};
use crate::outline::{self, BlockId, Label, Outline, Role};
use crate::span::Span;
use crate::text::OffsetMap;

/// What a plan is made from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Input<'t, 's> {
    /// The repaired text.
    pub(crate) text: &'t str,
    /// The same, where it is the text as it came and can be borrowed from.
    pub(crate) borrowed: Option<&'s str>,
    /// From the repaired text to the text as it came; nothing where they are the same.
    pub(crate) map: Option<&'t OffsetMap>,
    /// The outline of the repaired text.
    pub(crate) outline: &'t Outline,
    /// Whether to look for mentions.
    pub(crate) mentions: bool,
}

/// A plan, and what the search for mentions doubted.
#[derive(Debug, Default)]
pub(crate) struct Lowered<'s> {
    pub(crate) plan: Plan<'s>,
    pub(crate) doubts: Vec<mention::Doubt>,
}

/// Makes the plan.
pub(crate) fn lower<'s>(input: Input<'_, 's>) -> Lowered<'s> {
    let mut lowering = Lowering {
        input,
        part: Draft::default(),
        parts: Vec::new(),
        mentions: Vec::new(),
        doubts: Vec::new(),
        times: Times::default(),
        returns: 0,
    };
    for n in 0..input.outline.blocks().len() {
        lowering.block(BlockId::new(n));
    }
    lowering.finish()
}

/// Which part of a plan is being read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Stage {
    #[default]
    Head,
    Body,
    Tail,
}

/// A plan of the document while it is read.
#[derive(Debug, Default)]
struct Draft<'s> {
    stage: Stage,
    head: Head<'s>,
    bases: Vec<Basis<'s>>,
    enacting: Option<Text<'s>>,
    body: Vec<Block<'s>>,
    tail: TailDraft<'s>,
    appendices: Vec<Appendix<'s>>,
    /// The appendix that is being read; its blocks grow in the tree.
    appendix: Option<Appendix<'s>>,
    tree: Tree<'s>,
    /// Whether its body holds more than running text.
    structured: bool,
    /// Whether its body holds anything but running text and fields.
    outlined: bool,
    /// Whether its head stood on a cover page before.
    covered: bool,
    /// Whether its body begins with the month that a title names: further such months are no plans of their own.
    counts_months: bool,
    /// Lines beside the text that wait for the block that follows them.
    asides: Vec<Aside<'s>>,
}

impl Draft<'_> {
    /// Whether nothing but running text was read, as stands above the letterhead in a mail or on a page.
    fn is_preface(&self) -> bool {
        !self.structured
            && self.head.title.is_none()
            && self.bases.is_empty()
            && self.enacting.is_none()
            && self.appendix.is_none()
    }
}

struct Lowering<'t, 's> {
    input: Input<'t, 's>,
    part: Draft<'s>,
    parts: Vec<Attachment<'s>>,
    mentions: Vec<Mention>,
    doubts: Vec<mention::Doubt>,
    times: Times,
    /// How many times a body went on behind a tail.
    returns: u32,
}

impl<'s> Lowering<'_, 's> {
    fn block(&mut self, id: BlockId) {
        let Some(block) = self.input.outline.block(id).copied() else { return };
        let first = self.mentions.len();
        self.find_mentions(id, &block);
        self.lower_block(id, &block);
        self.drop_costs(id, &block, first);
        self.note_rows(&block);
        self.place_mentions(id, &block, first);
    }

    fn lower_block(&mut self, id: BlockId, block: &outline::Block) {
        match block.role {
            Role::Rule => self.aside(AsideKind::Rule, id, block),
            Role::Footnote => self.aside(AsideKind::Footnote, id, block),
            Role::Artifact => self.aside(AsideKind::Artifact, id, block),
            Role::Title if block.parent.is_some() => {
                let text = self.text_of(id, block);
                match &mut self.part.appendix {
                    Some(appendix) => appendix.title.push(text),
                    None => self.head_line(id, block),
                }
            }
            Role::Issuer
            | Role::Motto
            | Role::Number
            | Role::Stamp
            | Role::Addressee
            | Role::Title => {
                if block.role == Role::Issuer && self.issuer_signs(id) {
                    self.part.stage = Stage::Tail;
                } else if self.begins_part(block.role) {
                    if self.repeats_cover(id, block) {
                        self.leave_cover();
                    } else {
                        self.next_part();
                    }
                } else if self.part.stage == Stage::Body && self.part.is_preface() {
                    self.part.stage = Stage::Head;
                }
                if self.part.stage == Stage::Tail {
                    self.tail_line(id, block);
                } else {
                    self.head_line(id, block);
                }
            }
            // Who approves a plan may sign above its title.
            Role::Authority | Role::Position | Role::Signatory
                if self.part.stage == Stage::Head && self.part.head.title.is_none() =>
            {
                self.tail_line(id, block);
            }
            Role::PlaceDate
                if self.part.stage == Stage::Head
                    && self.part.tail.signs()
                    && (self.part.head.place_date.is_some()
                        || strip(self.line_text(block.first), "ngày").is_some()) =>
            {
                self.tail_line(id, block);
            }
            Role::PlaceDate if self.part.stage == Stage::Head => self.head_line(id, block),
            Role::Basis => {
                self.head_asides();
                let text = self.text_of(id, block);
                self.part.bases.push(Basis { text });
            }
            Role::Enacting => {
                self.head_asides();
                let text = self.text_of(id, block);
                match self.part.enacting {
                    None => self.part.enacting = Some(text),
                    Some(_) => self.part.bases.push(Basis { text }),
                }
            }
            Role::PlaceDate
            | Role::Closing
            | Role::Recipients
            | Role::Recipient
            | Role::Authority
            | Role::Position
            | Role::Signatory => {
                self.part.stage = Stage::Tail;
                self.tail_line(id, block);
            }
            Role::Appendix => self.appendix(id, block),
            Role::Section
            | Role::Period
            | Role::Column
            | Role::Item
            | Role::Cell
            | Role::Field
            | Role::Paragraph => {
                if self.is_attached_period(block) {
                    self.next_part();
                } else if self.part.stage == Stage::Head && self.part.head.title.is_some() {
                    self.part.counts_months = self.is_titled_period(block);
                }
                self.body_block(id, block);
            }
        }
    }

    /// Whether a body in mixed case below the body of a plan signs it, and begins no other one.
    fn issuer_signs(&self, id: BlockId) -> bool {
        let behind = self.input.outline.blocks().get(id.index() + 1..).unwrap_or_default();
        let next = behind.iter().find(|b| !matches!(b.role, Role::Artifact | Role::Rule));
        self.part.stage != Stage::Head
            && next.is_none_or(|next| {
                matches!(
                    next.role,
                    Role::Position | Role::Signatory | Role::Recipients | Role::Authority
                )
            })
    }

    /// Whether a line of a head begins another plan.
    fn begins_part(&self, role: Role) -> bool {
        match (self.part.stage, role) {
            (Stage::Head, _) => false,
            (Stage::Body, Role::Issuer | Role::Motto | Role::Number | Role::Title) => {
                !self.part.is_preface()
            }
            (_, Role::Issuer | Role::Motto | Role::Number | Role::Title) => true,
            (Stage::Body, _) => false,
            (Stage::Tail, _) => role == Role::Addressee,
        }
    }

    /// Whether a period heads an attached plan by itself: `KẾ HOẠCH THÁNG 10/2019`, or a month behind a signature.
    fn is_attached_period(&self, block: &outline::Block) -> bool {
        if block.role != Role::Period || block.parent.is_some() {
            return false;
        }
        match self.part.stage {
            Stage::Head => false,
            Stage::Body => !self.part.counts_months && self.is_titled_period(block),
            Stage::Tail => true,
        }
    }

    /// Whether a block is a period that a title names.
    fn is_titled_period(&self, block: &outline::Block) -> bool {
        block.role == Role::Period && title::title(self.line_text(block.first)).is_some()
    }

    fn next_part(&mut self) {
        let draft = std::mem::take(&mut self.part);
        let covered = draft.covered;
        let mut part = draft.finish();
        let of_first = if self.parts.is_empty() { self.input.outline.timeframe() } else { None };
        part.timeframe = if self.parts.is_empty() && !covered {
            of_first
        } else {
            of_first.or_else(|| timeframe(&part))
        };
        self.parts.push(part);
        self.resolve();
    }

    fn appendix(&mut self, id: BlockId, block: &outline::Block) {
        self.part.close_tree();
        self.part.stage = Stage::Body;
        let text = self.text_of(id, block);
        let span = self.own_span(block);
        self.part.appendix = Some(Appendix { text, title: Vec::new(), body: Vec::new(), span });
    }

    fn aside(&mut self, kind: AsideKind, id: BlockId, block: &outline::Block) {
        let mut text = self.text_of(id, block);
        text.span = self.own_span(block);
        let aside = Aside { kind, text };
        match self.part.stage {
            Stage::Head => self.part.head.asides.push(aside),
            Stage::Body => self.part.asides.push(aside),
            Stage::Tail => self.part.tail.aside(aside),
        }
    }

    /// A line of the head comes behind text that was taken for the body: what waits belongs to the head.
    fn head_asides(&mut self) {
        let asides = std::mem::take(&mut self.part.asides);
        self.part.head.asides.extend(asides);
    }

    fn body_block(&mut self, id: BlockId, block: &outline::Block) {
        self.returns += u32::from(self.part.stage == Stage::Tail);
        self.part.stage = Stage::Body;
        // An address below the issuer's name is no body: the rest of the letterhead follows.
        let letterhead = block.role == Role::Field
            && self.part.is_preface()
            && !self.part.head.issuers.is_empty();
        self.part.structured |= block.role != Role::Paragraph && !letterhead;
        self.part.outlined |= !matches!(block.role, Role::Paragraph | Role::Field);
        let mut text = self.text_of(id, block);
        let mut span = self.own_span(block);
        let first = self.first_of_period(id, block);
        if let Some((head, _)) = &first {
            text = head.clone();
            span = text.span;
        }
        let node = match (block.role, block.label) {
            (Role::Section, Label::Ordinal(ordinal)) => {
                Block::Section(Section { ordinal, level: 0, text, span, children: Box::default() })
            }
            (Role::Item, Label::Marker(marker)) => {
                Block::Item(Item { marker, text, span, children: Box::default() })
            }
            (Role::Period, Label::Period(index)) => {
                match self.input.outline.periods().get(index as usize) {
                    Some(time) => Block::Period(Box::new(Period {
                        time: *time,
                        text,
                        span,
                        children: Box::default(),
                    })),
                    None => Block::Paragraph(Paragraph { text, span, children: Box::default() }),
                }
            }
            (Role::Field, _) => Block::Field(Box::new(text::field_of(text, span))),
            _ => Block::Paragraph(Paragraph { text, span, children: Box::default() }),
        };
        let tab = self.line(block.first).is_some_and(|l| l.tab);
        let cell = self.input.outline.cell(block.first as usize);
        let asides = std::mem::take(&mut self.part.asides);
        let new = New { id, parent: block.parent, role: block.role, tab, cell, node, asides };
        let outline = self.input.outline;
        match self.row_pieces(id, block) {
            Some(line) => self.part.tree.add_row(outline, new, line),
            None => {
                self.part.tree.add(outline, new);
                if let Some((_, first)) = first {
                    self.part.tree.add_first(first);
                }
            }
        }
    }

    /// The head of a period and the first block in it, where that stands on the same line: `Tháng 9/2022: Khai giảng.`,
    /// `Tháng 9 - Khai giảng.` What
    /// the month is about belongs to its head (`Tháng 9: Chủ điểm …`), and so does a title above a list.
    fn first_of_period(
        &self,
        id: BlockId,
        block: &outline::Block,
    ) -> Option<(Text<'s>, Block<'s>)> {
        if block.role != Role::Period || !self.is_unbroken(id, block) {
            return None;
        }
        let line = self.line(block.first)?;
        let (start, end) = self.raw_bounds(block);
        let raw = self.input.text.get(start..line.span.end())?;
        let Some((_, Remainder::Text(rest))) = period(raw) else { return None };
        let from = line.span.end() - rest.len();
        let head = self.input.text.get(start..from)?.trim_end();
        let marked = marker(rest).filter(|(_, text)| !text.is_empty());
        let says = |text: &str| text.starts_with(char::is_alphanumeric) && !names_theme(text);
        let dashed = head.ends_with(is_dash);
        if !(head.ends_with(':') || dashed)
            || has_gap(raw)
            || !says(marked.map_or(rest, |(_, text)| text))
        {
            return None;
        }
        let next = self.input.outline.block(BlockId::new(id.index() + 1));
        let lists = next.is_some_and(|next| next.parent == Some(id) && next.role == Role::Item);
        let holds = next.is_some_and(|next| next.parent == Some(id));
        let all = self.input.text.get(from..end)?;
        // "Tháng 10 – Bản thân và gia đình" above anything names a theme.
        if marked.is_none() && (lists || dashed && holds) && !all.ends_with(['.', ';']) {
            return None;
        }
        let head = self.part_of_line(line, start, start + head.len());
        let span = self.place(from, end);
        let text_at = marked.map_or(from, |(_, text)| line.span.end() - text.len());
        let text = self.text_from(id, block, text_at);
        let first = match marked {
            Some((marker, _)) => Block::Item(Item { marker, text, span, children: Box::default() }),
            None => Block::Paragraph(Paragraph { text, span, children: Box::default() }),
        };
        Some((head, first))
    }

    fn finish(mut self) -> Lowered<'s> {
        self.next_part();
        let mut parts = std::mem::take(&mut self.parts).into_iter();
        let first = parts.next().unwrap_or_default();
        let mut mentions = std::mem::take(&mut self.mentions);
        // Blocks stand in each other's way where a page number or a column does.
        if !mentions.is_sorted_by_key(|m| m.span.start()) {
            // Keys apart from the mentions: sorting those in order would need room for half of them again.
            mentions.sort_by_cached_key(|m| m.span.first());
        }
        let mut doubts = std::mem::take(&mut self.doubts);
        if let Some(map) = self.input.map {
            for mention in &mut mentions {
                mention.span = map.span_to_source(mention.span);
            }
            for doubt in &mut doubts {
                doubt.span = map.span_to_source(doubt.span);
            }
        }
        let mut plan = Plan {
            head: first.head,
            bases: first.bases,
            enacting: first.enacting,
            timeframe: first.timeframe,
            body: first.body,
            tail: first.tail,
            appendices: first.appendices,
            attachments: parts.collect(),
            mentions,
            coverage: self.coverage(),
            ..Plan::default()
        };
        beside::resolve_beside(&mut plan);
        plan.evidence = evidence::evidence(&plan, self.input.outline, self.returns);
        plan.mentions.shrink_to_fit();
        Lowered { plan, doubts }
    }

    fn coverage(&self) -> Coverage {
        let mut coverage = Coverage::default();
        let outline = self.input.outline;
        for (i, _) in outline.lines().iter().enumerate() {
            let Some(block) = outline.owner(i).and_then(|id| outline.block(id)) else { continue };
            if !block.placed {
                coverage.left_over += 1;
            } else if block.role == Role::Paragraph {
                coverage.by_fallback += 1;
            } else {
                coverage.by_rule += 1;
            }
        }
        coverage
    }
}

impl<'s> Draft<'s> {
    /// Closes every open block of the body or the appendix.
    fn close_tree(&mut self) {
        let asides = std::mem::take(&mut self.asides);
        let blocks = self.tree.finish(asides);
        match self.appendix.take() {
            Some(mut appendix) => {
                let titles = appendix.title.iter().map(|line| line.span);
                appendix.span =
                    titles.chain(blocks.iter().map(Block::span)).fold(appendix.span, Span::cover);
                appendix.body = blocks;
                appendix.body.shrink_to_fit();
                self.appendices.push(appendix);
            }
            None if self.body.is_empty() => self.body = blocks,
            None => self.body.extend(blocks),
        }
    }

    fn finish(mut self) -> Attachment<'s> {
        self.close_tree();
        self.head.shrink();
        self.bases.shrink_to_fit();
        self.appendices.shrink_to_fit();
        self.body.shrink_to_fit();
        Attachment {
            head: self.head,
            bases: self.bases,
            enacting: self.enacting,
            timeframe: None,
            body: self.body,
            tail: self.tail.finish(),
            appendices: self.appendices,
        }
    }
}
