//! Rows that stand on one line each: their cells come apart at bars, tabs or wide gaps.

use super::Lowering;
use super::tree::{New, Open, Tree, empty_cell};
use crate::grammar::gap;
use crate::grammar::keyword::{blanks, is_blank};
use crate::grammar::marker::{Marker, marker};
use crate::grammar::ordinal::{OrdinalKind, ordinal};
use crate::lines::Line;
use crate::outline::{self, BlockId, Outline, Role};
use crate::plan::{Block, Cell, DetailKind, Grid, Item, Paragraph, Row, Table, Text};
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

/// The cells that a line holds.
pub(super) struct LineOfRow<'s> {
    pieces: Vec<PieceOfRow<'s>>,
    /// Where tabs part them.
    tabs: Option<TabsOfLine>,
}

/// What the tabs of a line tell.
#[derive(Debug, Clone, Copy)]
struct TabsOfLine {
    /// How many cells are empty before the first.
    empty: usize,
    /// How many cells there are with those, and with the empty ones at its end.
    cells: usize,
    /// Whether its first cell is a number, a day or a month, as those are that begin rows.
    keyed: bool,
    /// Whether its first cell is a point of a list that counts: `2. Kiểm tra`.
    counted: bool,
}

/// A table whose rows stand on lines with tabs between their cells, and the row that is read.
///
/// A cell that has several lines in its file leaves them all in the text: the line that it ends on has the tab, and the
/// row goes on behind it.
#[derive(Debug, Default)]
pub(super) struct TabRows {
    /// Its head row, and how many heads that has.
    head: Option<BlockId>,
    width: usize,
    /// Whether times stand below its first head.
    times: bool,
    /// The column of its last cell; none above the first row.
    at: Option<usize>,
    /// The month or week that begins the row.
    period: Option<BlockId>,
    /// Whether its first cell is a number, a day or a month.
    keyed: bool,
    /// Whether an item began it, with a cell behind it on its line.
    itemised: bool,
    /// Whether a point of a list that counts began it.
    counted: bool,
}

impl TabRows {
    /// Notes what a line told.
    fn step(
        &mut self,
        line: &TabsOfLine,
        new_row: bool,
        new: &New<'_>,
        first: Option<&PieceOfRow<'_>>,
    ) {
        if !new_row {
            self.at = self.at.map(|at| at + line.cells - 1);
            return;
        }
        self.at = Some(line.cells - 1);
        self.keyed = line.keyed;
        self.counted = line.counted;
        self.itemised = line.cells > 1 && first.is_some_and(|piece| piece.marker.is_some());
        // Below an empty first cell the period of the row above goes on.
        if line.empty == 0 {
            self.period = (new.role == Role::Period).then_some(new.id);
        }
    }

    /// Whether a line goes on with the row above it rather than begins one, in a table of so many columns.
    fn takes(&self, line: &TabsOfLine, role: Role, width: usize) -> bool {
        let fits = self.at.is_some_and(|at| at + line.cells <= width);
        fits && line.empty == 0
            && match role {
                Role::Item => line.cells == 1 || !self.itemised,
                Role::Cell => self.keyed && (!line.keyed || line.counted && !self.counted),
                _ => false,
            }
    }
}

impl<'s> Lowering<'_, 's> {
    /// The cells of a block that is a row on one line, or a line of one; nothing where the block is anything else.
    pub(super) fn row_pieces(&self, id: BlockId, block: &outline::Block) -> Option<LineOfRow<'s>> {
        let in_tab_rows = || self.part.tree.is_in_tab_rows(self.input.outline, block.parent);
        let row = match block.role {
            Role::Column => true,
            Role::Cell => {
                self.is_below_row(block)
                    || self.ends_in_bar(block)
                    || in_tab_rows()
                    || self.is_barred_row_below_period(block)
            }
            Role::Period => self.part.tree.reads_rows(),
            Role::Item => in_tab_rows(),
            _ => false,
        };
        if !row || self.input.outline.cell(block.first as usize).is_some() {
            return None;
        }
        let line = self.line(block.first)?;
        let (start, end) = self.raw_bounds(block);
        // The marker of an item is that of its first cell.
        let first = if block.role == Role::Item { line.span.start() } else { start };
        let raw = self.input.text.get(start..end)?;
        let barred = raw.contains('|');
        let tabs = self.tabs_of_line(id, block, raw).filter(|_| !barred);
        if line.tab && !barred && tabs.is_none() || !self.is_unbroken(id, block) {
            return None;
        }
        // In a row that was broken over lines only bars still part the cells, and tabs behind a marker or a week.
        let whole = barred && !raw.starts_with('|')
            || matches!(block.role, Role::Column | Role::Cell) && tabs.is_some()
            || block.role == Role::Item
            || block.role == Role::Period && tabs.is_some();
        if tabs.is_none() && !gap::has_gap(raw) || block.first != block.last && !whole {
            return None;
        }
        let pieces: Vec<PieceOfRow<'s>> = if barred || raw.contains('\t') {
            let mark = if barred { '|' } else { '\t' };
            let inner = raw.strip_prefix('|').unwrap_or(raw);
            let before = tabs.map_or(0, |tabs| tabs.empty);
            let mut at = end - inner.len();
            let mut pieces = Vec::new();
            for (n, cell) in inner.split(mark).enumerate() {
                let until = at + cell.len();
                if cell.chars().any(|c| !is_blank(c)) {
                    let column = u16::try_from(before + n).ok();
                    let from = if n == 0 && !barred { first } else { at };
                    pieces.push(self.piece(block, id, column, from, until));
                }
                at = until + mark.len_utf8();
            }
            pieces
        } else if let Some(tabs) = tabs {
            vec![self.piece(block, id, u16::try_from(tabs.empty).ok(), first, end)]
        } else {
            let cells = gap::columns(raw);
            cells
                .into_iter()
                .map(|cell| self.piece(block, id, None, start + cell.start, start + cell.end))
                .collect()
        };
        (pieces.len() >= 2 || tabs.is_some()).then_some(LineOfRow { pieces, tabs })
    }

    /// What the tabs of a line tell: of a head row, of a row below one, or of a line of such a row.
    fn tabs_of_line(&self, id: BlockId, block: &outline::Block, raw: &str) -> Option<TabsOfLine> {
        let tabs = raw.bytes().filter(|b| *b == b'\t').count();
        let head = block.role == Role::Column;
        let tree = &self.part.tree;
        let within = || {
            tree.is_in_tab_rows(self.input.outline, block.parent)
                || block.role == Role::Period && tree.reads_rows() && tree.tab_rows.is_some()
        };
        if head && tabs == 0 || !head && !within() {
            return None;
        }
        let line = self.line(block.first)?;
        let (before, behind) = self.tabs_around(line, self.raw_bounds(block).1);
        // A list inside a cell may be indented by tabs.
        let listed =
            before > 0 && block.role == Role::Item && !tree.begins_below_head(block.parent);
        let told = tabs > 0
            || before + behind > 0 && !gap::has_gap(raw) && !listed
            || self.begins_tab_row(id, block);
        (told && !(head && before > 0)).then(|| TabsOfLine {
            empty: before,
            cells: before + tabs + behind + 1,
            keyed: before == 0 && (block.role == Role::Period || begins_with_digit(raw)),
            counted: before == 0 && block.role == Role::Cell && counts_in_list(raw),
        })
    }

    /// How many tabs stand before the first line of a block, and behind its end.
    fn tabs_around(&self, first: &Line, end: usize) -> (usize, usize) {
        let before = self.input.text.get(..first.span.start()).unwrap_or("").bytes().rev();
        let before =
            before.take_while(|b| !matches!(b, b'\n' | b'\r')).filter(|b| *b == b'\t').count();
        let behind = self.input.text.get(end..).unwrap_or("").bytes();
        let behind =
            behind.take_while(|b| matches!(b, b'\t' | b' ')).filter(|b| *b == b'\t').count();
        (before, behind)
    }

    /// Whether a month or week alone on its line begins a row below a head of times: cells behind tabs hang from it.
    fn begins_tab_row(&self, id: BlockId, block: &outline::Block) -> bool {
        let tree = &self.part.tree;
        let next = BlockId::new(id.index() + 1);
        let hangs = |next_block: &outline::Block| {
            let (start, end) = self.raw_bounds(next_block);
            matches!(next_block.role, Role::Cell | Role::Item)
                && (next_block.parent == Some(id)
                    || tree.is_in_tab_rows(self.input.outline, next_block.parent))
                && self.input.text.get(start..end).is_some_and(|text| text.contains('\t'))
        };
        block.role == Role::Period
            && tree.tab_rows.as_ref().is_some_and(|rows| rows.times)
            && self.input.outline.block(next).is_some_and(hangs)
    }

    /// Whether a cell hangs from a head row that stands on one line.
    fn is_below_row(&self, block: &outline::Block) -> bool {
        let head = block.parent.and_then(|id| Some((id, self.input.outline.block(id)?)));
        head.is_some_and(|(id, head)| {
            head.role == Role::Column && self.row_pieces(id, head).is_some()
        })
    }

    /// Whether a cell below a month stands on a row between bars whose first cell is empty: `|  | Họp tổ | Tổ trưởng |`.
    fn is_barred_row_below_period(&self, block: &outline::Block) -> bool {
        let parent = block.parent.and_then(|parent| self.input.outline.block(parent));
        parent.is_some_and(|parent| parent.role == Role::Period)
            && self.part.tree.reads_rows()
            && self.line_text(block.first).starts_with('|')
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
    pub(super) fn add_row(&mut self, outline: &Outline, mut new: New<'s>, line: LineOfRow<'s>) {
        self.leave_grid();
        let LineOfRow { pieces, tabs } = line;
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
                self.tab_rows = tabs.map(|_| TabRows {
                    head: Some(new.id),
                    width: pieces.len(),
                    times: pieces
                        .first()
                        .is_some_and(|p| DetailKind::of(&p.text.text) == DetailKind::Time),
                    ..TabRows::default()
                });
                return;
            }
        }
        let Some(Open { block: Block::Table(table), .. }) = self.stack.last_mut() else { return };
        let width = match (&self.tab_rows, table.continued) {
            (Some(rows), true) if rows.head == new.parent => rows.width,
            _ => table.columns.len(),
        };
        let full = pieces.len() == width;
        let rows = tabs.and_then(|tabs| Some((tabs, self.tab_rows.as_mut()?)));
        // The column of the row above that the line goes on with.
        let goes_on = match &rows {
            Some((tabs, rows)) if rows.takes(tabs, new.role, width) => rows.at,
            _ => None,
        };
        if let Some((tabs, rows)) = rows {
            rows.step(&tabs, goes_on.is_none(), &new, pieces.first());
        }
        let mut row = match goes_on {
            Some(_) => table.rows.pop().unwrap_or_default(),
            None => Row { cells: Vec::with_capacity(pieces.len()), ..Row::default() },
        };
        // Below a first cell that is empty a number is that of a week or a row, whatever it could be above.
        let first = pieces.first().and_then(|piece| piece.column).unwrap_or(0) == 0;
        let mut period = (matches!(new.node, Block::Period(_)) && first).then_some(new.node);
        for (n, piece) in pieces.into_iter().enumerate() {
            let at = piece.column.or_else(|| u16::try_from(n).ok().filter(|_| full));
            let behind = u16::try_from(goes_on.unwrap_or(0)).unwrap_or(u16::MAX);
            let at = at.map(|at| at.saturating_add(behind));
            let column = at.filter(|at| usize::from(*at) < width);
            let PieceOfRow { text, span, .. } = piece;
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
            table.span = table.span.cover(span);
            match row.cells.last_mut() {
                Some(cell) if goes_on.is_some() && cell.column == column => {
                    cell.span = cell.span.cover(span);
                    cell.blocks.push(block);
                }
                _ => {
                    let mut cell = empty_cell(column, span);
                    cell.blocks = vec![block];
                    row.cells.push(cell);
                }
            }
        }
        table.rows.push(row);
    }

    /// Whether a block hangs from a head row whose cells tabs part, or from what stands below it.
    pub(super) fn is_in_tab_rows(&self, outline: &Outline, parent: Option<BlockId>) -> bool {
        let Some(rows) = &self.tab_rows else { return false };
        let Some(parent) = parent else { return false };
        let open = self.stack.iter().rposition(|open| is_table_of_rows(&open.block));
        // A section that heads a group of rows stands between them and their head.
        rows.head == Some(parent)
            || open.is_some_and(|table| {
                rows.period == Some(parent) || self.keep(outline, Some(parent)) > table
            })
    }

    /// Whether what hangs from `parent` hangs from the head row or from the month that begins the row, and from nothing in a
    /// cell.
    fn begins_below_head(&self, parent: Option<BlockId>) -> bool {
        let head = self.stack.iter().rfind(|open| is_table_of_rows(&open.block));
        let period = self.tab_rows.as_ref().and_then(|rows| rows.period);
        parent.is_some() && (parent == period || head.is_some_and(|open| open.id == parent))
    }

    /// Puts an item in the cell of the row above that holds items, where the last one holds none.
    pub(super) fn add_to_items(&mut self, node: Block<'s>) -> Option<Block<'s>> {
        let Some(Open { block: Block::Table(table), .. }) = self.stack.last_mut() else {
            return Some(node);
        };
        let item = |cell: &Cell<'_>| matches!(cell.blocks.last(), Some(Block::Item(_)));
        let cells = table.rows.last_mut().map_or(&mut [][..], |row| &mut row.cells);
        let Some((last, before)) = cells.split_last_mut() else { return Some(node) };
        let Some(cell) = before.iter_mut().rfind(|cell| item(cell)).filter(|_| !item(last)) else {
            return Some(node);
        };
        table.span = table.span.cover(node.span());
        cell.span = cell.span.cover(node.span());
        cell.blocks.push(node);
        None
    }

    /// Whether an item without tabs, or a point of a list that counts, goes on with the last cell of the row above it: it hangs
    /// from the head row, or from the month that begins the row.
    pub(super) fn goes_on_in_row(&self, new: &New<'s>) -> Option<usize> {
        let rows = self.tab_rows.as_ref()?;
        let table = self.stack.iter().rposition(|open| is_table_of_rows(&open.block))?;
        let below = self.begins_below_head(new.parent);
        let listed = match (new.role, &new.node) {
            (Role::Item, _) => true,
            (Role::Cell, Block::Paragraph(cell)) => {
                !rows.counted && counts_in_list(&cell.text.text)
            }
            _ => false,
        };
        (listed && below && rows.at.is_some()).then_some(table + 1)
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
        let rows = self.tab_rows.take().filter(|rows| head.is_none() && rows.head == new.parent);
        self.tab_rows = rows.map(|rows| TabRows {
            head: rows.head,
            width: rows.width,
            times: rows.times,
            ..TabRows::default()
        });
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

/// Whether the first cell of a row is a point of a list that counts rather than a number: `2. Kiểm tra`.
fn counts_in_list(row: &str) -> bool {
    let first = row.split('\t').next().unwrap_or(row);
    ordinal(first).is_some_and(|(ordinal, rest)| {
        ordinal.kind == OrdinalKind::Arabic && rest.starts_with(char::is_alphabetic)
    })
}

fn begins_with_digit(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

fn is_table_of_rows(block: &Block<'_>) -> bool {
    matches!(block, Block::Table(table) if table.grid == Grid::Lines)
}
