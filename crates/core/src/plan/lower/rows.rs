//! Rows that stand on one line each: their cells come apart at bars, tabs or wide gaps.

use super::Lowering;
use super::tree::{New, Open, Tree, empty_cell};
use crate::grammar::keyword::{blanks, is_blank};
use crate::grammar::marker::{Marker, marker};
use crate::grammar::tail;
use crate::outline::{self, BlockId, Outline, Role};
use crate::plan::{Block, Grid, Item, Paragraph, Row, Table, Text};
use crate::span::Span;

/// A cell of a row, and its column where the line shows it: an empty cell between two bars counts.
pub(super) struct PieceOfRow<'s> {
    column: Option<u16>,
    /// The marker of a cell that is an item: `- Họp thôn`.
    marker: Option<Marker>,
    /// What it says, behind its marker.
    text: Text<'s>,
    /// The whole cell.
    span: Span,
}

impl<'s> Lowering<'_, 's> {
    /// The cells of a block that is a row on one line; nothing where the block is anything else.
    pub(super) fn row_pieces(
        &self,
        id: BlockId,
        block: &outline::Block,
    ) -> Option<Vec<PieceOfRow<'s>>> {
        let row = match block.role {
            Role::Column => true,
            Role::Cell => self.is_below_row(block) || self.ends_in_bar(block),
            Role::Period => self.part.tree.reads_rows(),
            _ => false,
        };
        if !row || self.input.outline.cell(block.first as usize).is_some() {
            return None;
        }
        let line = self.line(block.first)?;
        let (start, end) = self.raw_bounds(block);
        let raw = self.input.text.get(start..end)?;
        let barred = raw.contains('|');
        if line.tab && !barred || !tail::has_gap(raw) || !self.is_unbroken(id, block) {
            return None;
        }
        // In a row that was broken over lines only bars still part the cells.
        if block.first != block.last && (!barred || raw.starts_with('|')) {
            return None;
        }
        let pieces: Vec<PieceOfRow<'s>> = if barred || raw.contains('\t') {
            let mark = if barred { '|' } else { '\t' };
            let inner = raw.strip_prefix('|').unwrap_or(raw);
            let mut at = end - inner.len();
            let mut pieces = Vec::new();
            for (n, cell) in inner.split(mark).enumerate() {
                let until = at + cell.len();
                if cell.chars().any(|c| !is_blank(c)) {
                    pieces.push(self.piece(block, id, u16::try_from(n).ok(), at, until));
                }
                at = until + mark.len_utf8();
            }
            pieces
        } else {
            let cells = tail::columns(raw);
            cells
                .into_iter()
                .map(|cell| self.piece(block, id, None, start + cell.start, start + cell.end))
                .collect()
        };
        (pieces.len() >= 2).then_some(pieces)
    }

    /// Whether a cell hangs from a head row that stands on one line.
    fn is_below_row(&self, block: &outline::Block) -> bool {
        let head = block.parent.and_then(|id| Some((id, self.input.outline.block(id)?)));
        head.is_some_and(|(id, head)| {
            head.role == Role::Column && self.row_pieces(id, head).is_some()
        })
    }

    fn ends_in_bar(&self, block: &outline::Block) -> bool {
        let (start, end) = self.raw_bounds(block);
        self.input.text.get(start..end).is_some_and(|text| text.ends_with('|'))
    }

    /// A part of a block's text, its lines joined with one blank; a head cell is no item.
    fn piece(
        &self,
        block: &outline::Block,
        id: BlockId,
        column: Option<u16>,
        start: usize,
        end: usize,
    ) -> PieceOfRow<'s> {
        let lines = self.input.outline.lines_of(id);
        let line = lines.filter(|l| l.span.start() <= start).last().copied();
        let Some(line) = line else {
            return PieceOfRow {
                column,
                marker: None,
                text: Text::default(),
                span: Span::default(),
            };
        };
        let whole = blanks(self.input.text.get(start..end).unwrap_or(""));
        let item = marker(whole).filter(|_| block.role != Role::Column);
        let from = item.map_or(start, |(_, rest)| end - rest.len());
        let span = self.part_of_line(&line, start, end).span;
        let mut text = self.part_of_line(&line, from, end);
        if text.text.contains(['\n', '\r']) {
            let words: Vec<&str> = text.text.split(is_blank).filter(|w| !w.is_empty()).collect();
            text.text = words.join(" ").into();
        }
        PieceOfRow { column, marker: item.map(|(marker, _)| marker), text, span }
    }
}

impl<'s> Tree<'s> {
    /// Puts the head row of a table in its place, or a row below it.
    pub(super) fn add_row(
        &mut self,
        outline: &Outline,
        mut new: New<'s>,
        pieces: Vec<PieceOfRow<'s>>,
    ) {
        self.leave_grid();
        let head = new.role == Role::Column;
        let keep = self.keep(outline, new.parent);
        let open = self.stack.iter().rposition(|o| is_table_of_rows(&o.block));
        let keep = match open {
            Some(table) if !head && keep >= table => table + 1,
            _ => keep,
        };
        self.unwind(keep);
        self.give_asides(std::mem::take(&mut new.asides));
        if head || open.is_none_or(|table| table + 1 != keep) {
            self.open_rows(&new, head.then_some(&pieces));
            if head {
                return;
            }
        }
        let Some(Open { block: Block::Table(table), .. }) = self.stack.last_mut() else { return };
        let width = table.columns.len();
        let full = pieces.len() == width;
        let mut row = Row { cells: Vec::with_capacity(pieces.len()), ..Row::default() };
        let mut period = matches!(new.node, Block::Period(_)).then_some(new.node);
        for (n, piece) in pieces.into_iter().enumerate() {
            let at = piece.column.or_else(|| u16::try_from(n).ok().filter(|_| full));
            let column = at.filter(|at| usize::from(*at) < width);
            let PieceOfRow { text, span, .. } = piece;
            let mut cell = empty_cell(column, span);
            let block = match (period.take(), piece.marker) {
                (Some(Block::Period(mut period)), _) => {
                    period.text = text;
                    period.span = span;
                    Block::Period(period)
                }
                (_, Some(marker)) => {
                    Block::Item(Item { marker, text, span, children: Box::default() })
                }
                _ => Block::Paragraph(Paragraph { text, span, children: Box::default() }),
            };
            cell.blocks = vec![block];
            table.span = table.span.cover(span);
            row.cells.push(cell);
        }
        table.rows.push(row);
    }

    /// Whether a table whose rows stand on one line each is open.
    pub(super) fn reads_rows(&self) -> bool {
        self.stack.iter().any(|open| is_table_of_rows(&open.block))
    }

    fn open_rows(&mut self, new: &New<'s>, head: Option<&Vec<PieceOfRow<'s>>>) {
        let span = new.node.span();
        let columns: Vec<Text<'s>> =
            head.map(|pieces| pieces.iter().map(|p| p.text.clone()).collect()).unwrap_or_default();
        self.columns = None;
        let from = self.inner.len();
        self.stack.push(Open {
            id: head.map(|_| new.id),
            block: Block::Table(Box::new(Table {
                columns,
                groups: Vec::new(),
                continued: head.is_none(),
                grid: Grid::Lines,
                rows: Vec::new(),
                span,
            })),
            from,
        });
    }
}

fn is_table_of_rows(block: &Block<'_>) -> bool {
    matches!(block, Block::Table(table) if table.grid == Grid::Lines)
}
