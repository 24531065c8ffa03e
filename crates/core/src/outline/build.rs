//! The builder: one pass over the lines, with the blocks that are open.

use std::borrow::Cow;

use super::bare::read_bare_ordinals;
use super::continuation::{Goes, goes_on, join_years};
use super::doubled::read_doubled_ordinals;
use super::formatted::{self, Formatted};
use super::layout::Layout;
use super::lists::Lists;
use super::numbering::{Frame, MAX_DEPTH};
use super::pages::running_heads;
use super::periods::{self, Resolver};
use super::table::Table;
use super::tail::Tail;
use super::torn::mend;
use super::{Block, BlockId, Finding, Label, Outline, Role};
use crate::grammar::period::{PeriodHead, period};
use crate::hint::Hints;
use crate::lines::{End, Line, Shape, Start, read, without_bars};
use crate::time::{Month, Timeframe};

/// Builds the outline of a text; the hints may be empty.
pub(super) fn outline(text: &str, hints: &Hints) -> Outline {
    let (lines, apart, formatted) = formatted::part(text, read(text), hints);
    let mut builder = Builder::new(text, lines, formatted);
    let mut next = builder.head(0);
    while next < builder.lines.len() {
        next = builder.step(next);
    }
    let mut outline = builder.finish();
    formatted::put_back(&mut outline, &apart);
    outline
}

/// What is open while the lines are read.
pub(super) struct Builder<'t> {
    pub(super) text: &'t str,
    pub(super) lines: Vec<Line>,
    pub(super) layout: Layout,
    /// What the format of the file knew about the lines.
    pub(super) formatted: Formatted,
    owners: Vec<BlockId>,
    pub(super) blocks: Vec<Block>,
    pub(super) heads: Vec<PeriodHead>,
    /// The time of the plan that each period stands in, by the index of the first period it holds for.
    frames_of_time: Vec<(usize, Option<Timeframe>)>,
    pub(super) findings: Vec<Finding>,
    /// The blocks that others can hang from, outermost first.
    pub(super) frames: Vec<Frame>,
    pub(super) lists: Lists,
    /// How many frames stand around the days of a week's programme, and the innermost of them.
    pub(super) days: Option<(usize, Option<BlockId>)>,
    pub(super) table: Option<Table>,
    /// The lines of the last head row whose cells tabs opened.
    pub(super) last_head: Vec<usize>,
    /// The head cells of the last table that the file told, by column.
    pub(super) last_grid: Vec<Option<BlockId>>,
    /// The block that the next line may go on with, and its last line so far.
    pub(super) current: Option<(BlockId, usize)>,
    pub(super) tail: Tail,
    /// Whether a web page stands around the plan.
    pub(super) site: bool,
    /// The page number that is due next, where pages are counted.
    pub(super) next_page: u32,
    /// Whether the document has form feeds.
    pub(super) paged: bool,
    /// The texts that begin more than one page.
    pub(super) running: Vec<&'t str>,
    pub(super) timeframe: Option<Timeframe>,
    pub(super) issued: Option<u16>,
    /// The month of that date, where it says one in words.
    pub(super) issued_month: Option<u8>,
}

impl<'t> Builder<'t> {
    fn new(text: &'t str, mut lines: Vec<Line>, formatted: Formatted) -> Self {
        read_doubled_ordinals(text, &mut lines);
        read_bare_ordinals(text, &mut lines);
        join_years(text, &mut lines);
        mend(text, &mut lines);
        Self {
            text,
            formatted,
            layout: Layout::of(&lines),
            owners: vec![BlockId::new(0); lines.len()],
            blocks: Vec::with_capacity(lines.len()),
            heads: Vec::new(),
            frames_of_time: Vec::new(),
            findings: Vec::new(),
            frames: Vec::new(),
            lists: Lists::default(),
            days: None,
            table: None,
            last_head: Vec::new(),
            last_grid: Vec::new(),
            current: None,
            tail: Tail::default(),
            site: false,
            next_page: 1,
            paged: lines.iter().any(|l| l.page),
            running: running_heads(text, &lines),
            timeframe: None,
            issued: None,
            issued_month: None,
            lines,
        }
    }

    /// What a head cell says, over however many lines.
    pub(super) fn head_text(&self, block: &Block) -> Cow<'_, str> {
        let (first, last) = (block.first as usize, block.last as usize);
        if first == last {
            Cow::Borrowed(self.line_text(first))
        } else {
            Cow::Owned(self.joined(first, last))
        }
    }

    /// The text of line `i`.
    pub(super) fn line_text(&self, i: usize) -> &'t str {
        self.lines.get(i).map_or("", |l| l.text(self.text))
    }

    /// Opens a block with line `i`.
    pub(super) fn open(&mut self, role: Role, i: usize, parent: Option<BlockId>) -> BlockId {
        self.open_labelled(role, i, parent, Label::None, 0)
    }

    /// Opens a block with line `i`, its label, and where its text begins.
    pub(super) fn open_labelled(
        &mut self,
        role: Role,
        i: usize,
        parent: Option<BlockId>,
        label: Label,
        text_at: u16,
    ) -> BlockId {
        let id = BlockId::new(self.blocks.len());
        let line = u32::try_from(i).unwrap_or(u32::MAX);
        self.blocks.push(Block {
            role,
            parent,
            label,
            first: line,
            last: line,
            text_at,
            placed: true,
        });
        if let Some(owner) = self.owners.get_mut(i) {
            *owner = id;
        }
        self.current = Some((id, i));
        id
    }

    /// Opens a block that nothing goes on with, and that leaves what is open as it is.
    pub(super) fn aside(&mut self, role: Role, i: usize) -> usize {
        let current = self.current;
        self.open(role, i, None);
        self.current = current;
        i + 1
    }

    /// Line `i` goes on with block `id`.
    pub(super) fn extend(&mut self, id: BlockId, i: usize) {
        if let Some(block) = self.blocks.get_mut(id.index()) {
            block.last = u32::try_from(i).unwrap_or(u32::MAX);
        }
        if let Some(owner) = self.owners.get_mut(i) {
            *owner = id;
        }
        self.current = Some((id, i));
    }

    pub(super) fn role(&self, id: BlockId) -> Role {
        self.blocks.get(id.index()).map_or(Role::Paragraph, |b| b.role)
    }

    pub(super) fn set_role(&mut self, id: BlockId, role: Role) {
        if let Some(block) = self.blocks.get_mut(id.index()) {
            block.role = role;
        }
    }

    /// The innermost block that others hang from.
    pub(super) fn container(&self) -> Option<BlockId> {
        self.frames.last().map(Frame::block)
    }

    /// Opens a frame; beyond the deepest level blocks hang from the last frame that fits.
    pub(super) fn push_frame(&mut self, frame: Frame) {
        if self.frames.len() < MAX_DEPTH {
            self.frames.push(frame);
        }
    }

    /// Keeps the outermost `keep` frames; a table that began deeper ends.
    pub(super) fn truncate_frames(&mut self, keep: usize) {
        self.frames.truncate(keep);
        if self.table.as_ref().is_some_and(|t| t.depth > keep) {
            self.end_table();
        }
    }

    /// The table that was read is over; a last row that lacks cells is noted.
    pub(super) fn end_table(&mut self) {
        if let Some(table) = self.table.take()
            && let Some((cells, columns)) = table.lacks_cells()
            && let Some(last) = self.blocks.len().checked_sub(1)
        {
            let what = super::Doubt::UnbalancedRow(cells, columns);
            self.findings.push(Finding { what, block: BlockId::new(last) });
        }
    }

    /// What line `i` names, where it looks like the head of a period; lines keep only that they do.
    pub(super) fn head_of_period(&self, i: usize) -> Option<PeriodHead> {
        let line = self.lines.get(i).filter(|line| matches!(line.shape, Shape::Period(_)))?;
        period(without_bars(line.text(self.text))).map(|(head, _)| head)
    }

    /// Remembers a period head, whose months are filled in at the end.
    pub(super) fn add_period(&mut self, head: PeriodHead) -> Label {
        let index = self.heads.len();
        self.heads.push(head);
        Label::Period(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// From the next period on, the plan is for `frame`.
    pub(super) fn attach_timeframe(&mut self, frame: Option<Timeframe>) {
        self.frames_of_time.push((self.heads.len(), frame));
    }

    /// The physical line before `i` that is neither a page number nor another artifact, and whether a page ended
    /// between the two.
    pub(super) fn line_before(&self, i: usize) -> Option<(usize, bool)> {
        let mut paged = self.lines.get(i)?.page;
        let mut at = i;
        while let Some(before) = at.checked_sub(1) {
            if self.role(self.owners[before]) != Role::Artifact {
                return Some((before, paged));
            }
            paged = true;
            at = before;
        }
        None
    }

    /// How surely line `i` goes on with line `before`.
    pub(super) fn goes_on(&self, before: usize, i: usize) -> Goes {
        let (Some(a), Some(b)) = (self.lines.get(before), self.lines.get(i)) else {
            return Goes::No;
        };
        let across = i != before + 1 || b.page;
        goes_on(self.text, self.layout, a, b, across)
    }

    /// The last line of the block that begins with line `i`, by the look of the lines alone.
    pub(super) fn block_end(&self, i: usize) -> usize {
        /// A paragraph of a head has fewer lines.
        const LONGEST_BLOCK: usize = 200;
        let mut end = i;
        while let Some(line) = self.lines.get(end + 1).filter(|_| end - i < LONGEST_BLOCK) {
            let plain = matches!(
                line.shape,
                Shape::Text | Shape::Basis | Shape::Field | Shape::RowNumber | Shape::Period(..)
            ) || matches!(line.shape, Shape::Ordinal(..))
                && self.goes_on(end, end + 1) == Goes::Surely
                // "Chương trình hành động" above "số 12-CTr/TU ngày …" in small letters.
                || matches!(line.shape, Shape::Number | Shape::PlaceDate | Shape::Closing)
                    && line.start == Start::Lower;
            // "… của trường," and the body that makes the plan on the next line: two sentences of one head.
            let above = &self.lines[end];
            let turns = above.end == End::Comma
                && line.start == Start::Upper
                && !self.layout.is_full(above)
                && line.blanks_before == 0;
            let apart = self.in_grid(end + 1) || self.formatted.opens(end + 1);
            if !plain || turns || apart || self.goes_on(end, end + 1) == Goes::No {
                break;
            }
            end += 1;
        }
        end
    }

    fn finish(mut self) -> Outline {
        self.finish_closing(false);
        let mut resolver = Resolver::new(self.timeframe, self.issued);
        let mut labels = Vec::with_capacity(self.heads.len());
        let mut changes = self.frames_of_time.iter().peekable();
        let parents = self.period_parents();
        for (n, head) in self.heads.iter().enumerate() {
            while let Some((_, frame)) = changes.next_if(|(at, _)| *at <= n) {
                resolver.restart(*frame);
            }
            let around: Vec<Month> = parents
                .get(n)
                .copied()
                .flatten()
                .and_then(|p: usize| labels.get(p))
                .map(periods::PeriodLabel::months)
                .unwrap_or_default();
            labels.push(resolver.resolve(head, &around));
        }
        self.findings.extend(periods::doubts(&self.blocks, &labels, self.timeframe));
        self.findings.sort_by_key(|f| f.block);
        self.blocks.shrink_to_fit();
        let cells = self.formatted.into_cells();
        Outline {
            lines: self.lines,
            owners: self.owners,
            blocks: self.blocks,
            periods: labels,
            timeframe: self.timeframe,
            findings: self.findings,
            cells,
        }
    }

    /// For each period the one that encloses it, as indices into `heads`.
    fn period_parents(&self) -> Vec<Option<usize>> {
        let mut parents = vec![None; self.heads.len()];
        for block in &self.blocks {
            let Label::Period(index) = block.label else { continue };
            let mut above = block.parent;
            let mut steps = 0;
            while let Some(id) = above {
                let Some(outer) = self.blocks.get(id.index()) else { break };
                if let Label::Period(outer) = outer.label {
                    if let Some(slot) = parents.get_mut(index as usize) {
                        *slot = Some(outer as usize);
                    }
                    break;
                }
                above = outer.parent;
                steps += 1;
                if steps > MAX_DEPTH {
                    break;
                }
            }
        }
        parents
    }
}
