//! From the outline to the plan: one walk over the blocks of the outline.

mod evidence;
mod frame;
mod grid;
mod head;
mod rows;
mod tail;
mod tree;

use std::borrow::Cow;
use std::ops::Range;

use self::tail::TailDraft;
use self::tree::{New, Tree};
use super::months::{add_of_head, names_months_in};
use super::period::{months_around, names_months};
use super::{
    Appendix, Aside, AsideKind, Attachment, Basis, Block, Coverage, DetailKind, Field, Head, Item,
    Paragraph, Period, Plan, Section, Text,
};
use crate::grammar::field::field;
use crate::grammar::gap::{columns, has_gap};
use crate::grammar::marker::marker;
use crate::grammar::period::{PeriodHead, Remainder, names_theme, period};
use crate::grammar::title;
use crate::lines::Line;
use crate::mention::{self, Context, Mention, Moment, Resolution, ResolvedBy, Value};
use crate::outline::{self, BlockId, Label, Outline, Role};
use crate::span::Span;
use crate::text::OffsetMap;
use crate::time::{Date, Interval, Month, Timeframe};

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
        places: Vec::new(),
        resolved: 0,
        placed: 0,
        years: Vec::new(),
        heads: Vec::new(),
        returns: 0,
    };
    for n in 0..input.outline.blocks().len() {
        lowering.block(BlockId::new(n));
    }
    lowering.finish()
}

fn is_target(mention: &Mention) -> bool {
    mention.kind() == mention::Kind::Target
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

/// The block of time that a mention stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Around {
    /// A period of the outline.
    Period(u32),
    /// A section that a time heads, by its place among those.
    Section(usize),
}

/// A section that a time heads: `1. Tháng 9/2022:`.
#[derive(Debug)]
struct TimeHead {
    id: BlockId,
    head: PeriodHead,
    /// The mentions in its heading.
    mentions: Range<usize>,
    /// Its months, once those mentions are resolved.
    months: Vec<Month>,
}

/// Which block of time a mention stands in, and below which head of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    time: Option<Around>,
    year: Option<Timeframe>,
}

struct Lowering<'t, 's> {
    input: Input<'t, 's>,
    part: Draft<'s>,
    parts: Vec<Attachment<'s>>,
    mentions: Vec<Mention>,
    doubts: Vec<mention::Doubt>,
    /// Where the mentions of the plan that is read stand, from the first one on that each holds for.
    places: Vec<(usize, Place)>,
    /// How many mentions are resolved: those of the plans that are done.
    resolved: usize,
    /// How many mentions have their place.
    placed: usize,
    /// The blocks that are headed by a year alone (`2. Năm 2022`) or look back on a time, in order.
    years: Vec<(BlockId, Timeframe)>,
    /// The sections that a time heads, in order.
    heads: Vec<TimeHead>,
    /// How many times a body went on behind a tail.
    returns: u32,
}

impl<'s> Lowering<'_, 's> {
    fn block(&mut self, id: BlockId) {
        let Some(block) = self.input.outline.block(id).copied() else { return };
        let first = self.mentions.len();
        self.find_mentions(id, &block);
        self.lower_block(id, &block);
        if self.mentions.get(first..).is_some_and(|new| new.iter().any(is_target))
            && self.tells_cost(id, &block)
        {
            let new = self.mentions.split_off(first);
            self.mentions.extend(new.into_iter().filter(|mention| !is_target(mention)));
        }
        if self.mentions.len() > first {
            let own = self.heads_year(&block, first).or_else(|| self.looks_back(&block, first));
            if let Some(year) = own {
                self.years.push((id, year));
            }
            let place = Place { time: self.time_around(&block), year: self.year_around(id) };
            if self.places.last().is_none_or(|(_, last)| *last != place) {
                self.places.push((first, place));
            }
            if block.role == Role::Section
                && let Some((head, _)) = period(&self.text_of(id, &block).text)
            {
                let mentions = first..self.mentions.len();
                self.heads.push(TimeHead { id, head, mentions, months: Vec::new() });
            }
        }
        self.placed = self.mentions.len();
    }

    /// The block of time that a block stands in, or is: the innermost of which the months are known, which those of a week
    /// without its days (`Tuần 2`) are not.
    fn time_around(&self, block: &outline::Block) -> Option<Around> {
        let mut block = *block;
        loop {
            if let Label::Period(index) = block.label
                && self.input.outline.periods().get(index as usize).is_some_and(names_months)
            {
                return Some(Around::Period(index));
            }
            let parent = block.parent?;
            if let Ok(n) = self.heads.binary_search_by_key(&parent, |head| head.id)
                && self.heads.get(n).is_some_and(|head| names_months_in(&head.head))
            {
                return Some(Around::Section(n));
            }
            block = *self.input.outline.block(parent)?;
        }
    }

    /// The year or school year that a block is headed by, where its first mention is one and begins its text:
    /// `2. Năm 2022`, `- Năm 2022: …`.
    fn heads_year(&self, block: &outline::Block, first: usize) -> Option<Timeframe> {
        if !matches!(block.role, Role::Section | Role::Item | Role::Paragraph) {
            return None;
        }
        let mention = self.mentions.get(first)?;
        let year = match mention.value {
            Value::Year(year) => Timeframe::Year(year),
            Value::SchoolYear(school_year) => Timeframe::SchoolYear(school_year),
            _ => return None,
        };
        let (start, end) = self.raw_bounds(block);
        let rest = self.input.text.get(mention.span.end()..end)?.trim_start();
        let begins = mention.span.start() == start;
        (begins && (rest.is_empty() || rest.starts_with(':') || rest == ".")).then_some(year)
    }

    /// The time that a section looks back on: `I. KẾT QUẢ NĂM HỌC 2022 - 2023`.
    fn looks_back(&self, block: &outline::Block, first: usize) -> Option<Timeframe> {
        if block.role != Role::Section {
            return None;
        }
        let (start, end) = self.raw_bounds(block);
        let (text, mentions) = (self.input.text.get(start..end)?, self.mentions.get(first..)?);
        frame::looks_back(text, start, mentions, self.input.outline.timeframe())
    }

    /// The year that heads a block or what it hangs from.
    fn year_around(&self, id: BlockId) -> Option<Timeframe> {
        let mut at = Some(id);
        while let Some(id) = at.filter(|_| !self.years.is_empty()) {
            if let Ok(n) = self.years.binary_search_by_key(&id, |(head, _)| *head) {
                return self.years.get(n).map(|(_, year)| *year);
            }
            at = self.input.outline.block(id)?.parent;
        }
        None
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
                    self.next_part();
                } else if self.part.stage == Stage::Body && self.part.is_preface() {
                    self.part.stage = Stage::Head;
                }
                if self.part.stage == Stage::Tail {
                    self.tail_line(id, block);
                } else {
                    self.head_line(id, block);
                }
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
            Stage::Body => title::title(self.line_text(block.first)).is_some(),
            Stage::Tail => true,
        }
    }

    fn next_part(&mut self) {
        let draft = std::mem::take(&mut self.part);
        let mut part = draft.finish();
        part.timeframe =
            if self.parts.is_empty() { self.input.outline.timeframe() } else { timeframe(&part) };
        self.parts.push(part);
        self.resolve();
    }

    /// Says what the mentions of the plan that was read last mean in their places.
    fn resolve(&mut self) {
        let mut places = self.places.drain(..).peekable();
        let mut context = Context::default();
        let mut below_year = false;
        // The right end of the last interval, where it took its year from the left one.
        let mut turned: Option<(usize, Date)> = None;
        let (main, part) = (self.parts.first(), self.parts.last());
        let issued = |part: &Attachment<'_>| {
            let tail = part.tail.place_date.as_ref();
            part.head.place_date.as_ref().or(tail).and_then(|p| p.date)
        };
        let issued_of =
            |own: Option<&Attachment<'_>>| own.and_then(issued).or_else(|| main.and_then(issued));
        let frame_of = |own: Option<&Attachment<'_>>| {
            let own = own.filter(|own| !frame::prepares_term(own, issued_of(Some(own))));
            own.and_then(|own| own.timeframe)
        };
        let of_plan = frame_of(part).or_else(|| frame_of(main));
        let issued = issued_of(part);
        let done = std::mem::replace(&mut self.resolved, self.placed);
        let placed = self.mentions.iter_mut().enumerate().take(self.placed);
        // The section that a time heads and whose heading is next.
        let mut next_head = self.heads.partition_point(|head| head.mentions.start < done);
        let mut last_head: Option<Month> = None;
        for (n, mention) in placed.skip(done) {
            while let Some((_, place)) = places.next_if(|(from, _)| *from <= n) {
                let block = place.time.and_then(|time| match time {
                    Around::Period(i) => {
                        self.input.outline.periods().get(i as usize).map(months_around)
                    }
                    Around::Section(n) => self.heads.get(n).map(|head| head.months.clone()),
                });
                context = Context {
                    block: block.unwrap_or_default(),
                    frame: place.year.or(of_plan),
                    issued,
                };
                below_year = place.year.is_some();
            }
            // What is written beside it counts for more: the left side of `từ 10/6 đến 30/8/2025`.
            if mention.resolved.is_none() {
                mention.resolved = mention::resolve(&mention.value, &context);
                if let Some(resolved) = &mut mention.resolved
                    && below_year
                    && resolved.by == ResolvedBy::Plan
                {
                    resolved.by = ResolvedBy::Block;
                }
            }
            match (&mention.value, &mut mention.resolved) {
                (
                    Value::Interval(_),
                    Some(Resolution {
                        value: Moment::Interval(Interval { to: Some(to), .. }), ..
                    }),
                ) => turned = Some((mention.span.end(), *to)),
                (_, Some(Resolution { value, by, .. })) if *by != ResolvedBy::Explicit => {
                    match (value, turned) {
                        (Moment::Date(date), Some((end, to))) if mention.span.end() == end => {
                            *date = to;
                        }
                        (Moment::Month(month), Some((end, to))) if mention.span.end() == end => {
                            month.year = to.year;
                        }
                        _ => {}
                    }
                }
                _ => {}
            }
            if let Some(head) = self.heads.get_mut(next_head)
                && head.mentions.contains(&n)
            {
                follow(mention, last_head, context.frame);
                add_of_head(&mut head.months, &head.head, mention);
                if n + 1 == head.mentions.end {
                    last_head = head.months.last().copied().or(last_head);
                    next_head += 1;
                }
            }
        }
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
            (Role::Field, _) => Block::Field(Box::new(field_of(text, span))),
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

    /// The head of a period and the first block in it, where that stands on the same line: `Tháng 9/2022: Khai giảng.` What
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
        if !head.ends_with(':') || has_gap(raw) || !says(marked.map_or(rest, |(_, text)| text)) {
            return None;
        }
        let next = self.input.outline.block(BlockId::new(id.index() + 1));
        let lists = next.is_some_and(|next| next.parent == Some(id) && next.role == Role::Item);
        let all = self.input.text.get(from..end)?;
        if marked.is_none() && lists && !all.ends_with(['.', ';']) {
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

    fn find_mentions(&mut self, id: BlockId, block: &outline::Block) {
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
            // Two columns of a tail on one line are two texts, and so are the cells of a row.
            let text = self.input.text.get(start..end).unwrap_or("");
            let side_by_side = block.role == Role::Recipient
                || matches!(block.role, Role::Cell | Role::Column | Role::Period | Role::Item)
                    && has_gap(text)
                    && self.row_pieces(id, block).is_some();
            if side_by_side {
                for column in columns(text) {
                    let part = text.get(column.clone()).unwrap_or("");
                    mention::find(part, start + column.start, &mut self.mentions, &mut self.doubts);
                }
            } else {
                mention::find(text, start, &mut self.mentions, &mut self.doubts);
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

/// Texts and places.
impl<'t, 's> Lowering<'t, 's> {
    fn line(&self, i: u32) -> Option<&'t Line> {
        self.input.outline.lines().get(i as usize)
    }

    fn line_text(&self, i: u32) -> &'t str {
        self.line(i).map_or("", |l| l.text(self.input.text))
    }

    /// From the first letter behind the ordinal or marker to the last letter, in the repaired text.
    fn raw_bounds(&self, block: &outline::Block) -> (usize, usize) {
        let first = self.line(block.first).map_or((0, 0), |l| (l.span.start(), l.span.end()));
        let last = self.line(block.last).map_or(first.1, |l| l.span.end());
        (first.0 + usize::from(block.text_at), last.max(first.1))
    }

    /// Whether no line of another block stands between the lines of this one.
    fn is_unbroken(&self, id: BlockId, block: &outline::Block) -> bool {
        block.first == block.last
            || (block.first..=block.last).all(|i| self.input.outline.owner(i as usize) == Some(id))
    }

    /// A place in the text as it came.
    fn place(&self, start: usize, end: usize) -> Span {
        let span = Span::of(start, end);
        self.input.map.map_or(span, |map| map.span_to_source(span))
    }

    fn slice(&self, start: usize, end: usize) -> Cow<'s, str> {
        match self.input.borrowed {
            Some(text) => Cow::Borrowed(text.get(start..end).unwrap_or("")),
            None => Cow::Owned(self.input.text.get(start..end).unwrap_or("").to_owned()),
        }
    }

    /// A part of one line as a text, the blanks around it left out.
    fn part_of_line(&self, line: &Line, start: usize, end: usize) -> Text<'s> {
        let raw = self.input.text.get(start..end).unwrap_or("");
        let trimmed = crate::grammar::keyword::blanks(raw);
        let start = end - trimmed.len();
        let end = start + trimmed.trim_end_matches(crate::grammar::keyword::is_blank).len();
        Text { text: self.slice(start, end), span: self.place(start, end), line: line.number }
    }

    /// From the ordinal or marker of a block to the end of its text.
    fn own_span(&self, block: &outline::Block) -> Span {
        let start = self.line(block.first).map_or(0, |l| l.span.start());
        self.place(start, self.raw_bounds(block).1)
    }

    /// The text of a block behind its ordinal or marker, its lines joined with one blank.
    fn text_of(&self, id: BlockId, block: &outline::Block) -> Text<'s> {
        self.text_from(id, block, self.raw_bounds(block).0)
    }

    /// The text of a block from a place on its first line on.
    fn text_from(&self, id: BlockId, block: &outline::Block, start: usize) -> Text<'s> {
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
            let piece = self.input.text.get(from..line.span.end()).unwrap_or("");
            if piece.is_empty() {
                continue;
            }
            pieces += 1;
            match &mut seen {
                None => {
                    joined.reserve_exact(end.saturating_sub(from));
                    seen = Some((from, line.span.end(), line.number));
                }
                Some((_, end, _)) => {
                    joined.push(' ');
                    *end = line.span.end();
                }
            }
            joined.push_str(piece);
        }
        let (from, to, line) = seen.unwrap_or((start, start, first.number));
        let text = if pieces <= 1 { self.slice(from, to) } else { Cow::Owned(joined) };
        Text { text, span: self.place(from, to), line }
    }
}

/// What a month in the heading of a section means behind the section of another month, where no year is written: the next such
/// month if nothing but the date of issue tells, and August behind the last months of a school year closes it.
fn follow(mention: &mut Mention, last: Option<Month>, frame: Option<Timeframe>) {
    let (
        Value::Month(Month { year: None, month }),
        Some(Month { year: Some(year), month: before }),
    ) = (&mention.value, last)
    else {
        return;
    };
    let by_plan = mention.resolved.is_some_and(|r| r.by != ResolvedBy::Order);
    let closes = match frame {
        Some(Timeframe::SchoolYear(school)) => {
            *month == 8 && (4..=7).contains(&before) && year == school.start.saturating_add(1)
        }
        _ => false,
    };
    if closes || !by_plan {
        let year = if *month < before { year.saturating_add(1) } else { year };
        let value = Moment::Month(Month { year: Some(year), month: *month });
        let by = if closes { ResolvedBy::Plan } else { ResolvedBy::Order };
        mention.resolved = Some(Resolution { value, by, approximate: false });
    }
}

fn field_of(text: Text<'_>, span: Span) -> Field<'_> {
    let parts = field(&text.text).map(|f| (f.key.len(), f.value.len()));
    let (key, value) = parts.unwrap_or((text.text.len(), 0));
    let value_at = text.text.len() - value;
    let (key, value) = match &text.text {
        Cow::Borrowed(t) => (Cow::Borrowed(&t[..key]), Cow::Borrowed(&t[value_at..])),
        Cow::Owned(t) => (Cow::Owned(t[..key].to_owned()), Cow::Owned(t[value_at..].to_owned())),
    };
    Field { key, value, text, span, children: Box::default() }
}

/// The time that an attached plan is for: what its title names, or the month that heads it.
fn timeframe(attachment: &Attachment<'_>) -> Option<Timeframe> {
    let rank = |frame: &Timeframe| match frame {
        Timeframe::SchoolYear(_) => 0,
        Timeframe::Years { .. } => 1,
        Timeframe::Month(_) | Timeframe::Quarter(_) => 2,
        Timeframe::Year(_) => 3,
    };
    let (mut mentions, mut doubts) = (Vec::new(), Vec::new());
    if let Some(title) = &attachment.head.title {
        mention::find(&title.text(), 0, &mut mentions, &mut doubts);
    }
    let named = mentions
        .iter()
        .filter_map(|m| match &m.value {
            Value::SchoolYear(year) => Some(Timeframe::SchoolYear(*year)),
            Value::Years(years) => Some(Timeframe::Years { from: years.from, to: years.to }),
            Value::Month(month) if month.year.is_some() => Some(Timeframe::Month(*month)),
            Value::Quarter(quarter) if quarter.year.is_some() => Some(Timeframe::Quarter(*quarter)),
            Value::Year(year) => Some(Timeframe::Year(*year)),
            _ => None,
        })
        .min_by_key(rank);
    named.or_else(|| match attachment.body.first()? {
        Block::Period(period) => match period.months().as_slice() {
            [month] => Some(Timeframe::Month(*month)),
            _ => None,
        },
        _ => None,
    })
}
