//! What the format of the file knew about the lines, made ready for the builder.
//!
//! Lines that are none of the text (page headers, notes, the page of a web site) are [taken out](part) before the outline
//! is built, so that no rule stumbles over them, and [put back](put_back) afterwards. Tables are told apart: one that
//! holds data has its rows and columns read from the file; one that only lays the page out (a letterhead of two columns,
//! a signature beside the list of recipients, a frame around everything) comes apart into its lines.

use std::collections::HashMap;

use super::{Block, BlockId, Outline, Role, bars};
use crate::grammar::{column, head, tail};
use crate::hint::{Cell, Hints, Label, Place, Table};
use crate::lines::{Line, Shape};

/// What is known of the lines that the outline is built of; empty without hints.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Formatted {
    lines: Vec<Known>,
    /// The tables that hold data.
    grids: HashMap<u32, Grid>,
}

/// What is known of a line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Known {
    /// The cell of a table that holds data.
    cell: Option<Cell>,
    label: Option<Label>,
    /// Whether it begins a block, whatever stands above it.
    opens: bool,
    bold: bool,
}

/// A table that holds data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Grid {
    /// How many of its rows are its head; none where its first row is one like the others.
    pub(super) head_rows: u32,
    /// How many columns it has.
    pub(super) columns: u16,
}

impl Formatted {
    /// The cell of a table with data that line `i` stands in.
    pub(super) fn cell(&self, i: usize) -> Option<Cell> {
        self.lines.get(i)?.cell
    }

    /// The automatic label that line `i` begins with.
    pub(super) fn label(&self, i: usize) -> Option<Label> {
        self.lines.get(i)?.label
    }

    /// The cells of the lines; empty where no line stands in one.
    pub(super) fn into_cells(self) -> Vec<Option<Cell>> {
        if self.grids.is_empty() {
            return Vec::new();
        }
        self.lines.into_iter().map(|known| known.cell).collect()
    }

    /// Whether line `i` begins a block for certain: it has an automatic label, or another cell or a text box begins or ends
    /// there.
    pub(super) fn opens(&self, i: usize) -> bool {
        self.lines.get(i).is_some_and(|known| known.opens)
    }

    /// A table that holds data.
    pub(super) fn grid(&self, table: u32) -> Option<Grid> {
        self.grids.get(&table).copied()
    }
}

/// A line that is none of the text, by its place among all lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Apart {
    pub(super) at: usize,
    pub(super) line: Line,
    pub(super) role: Role,
}

/// Takes the lines out that are none of the text; says what is known of the others.
pub(super) fn part(
    text: &str,
    lines: Vec<Line>,
    hints: &Hints,
) -> (Vec<Line>, Vec<Apart>, Formatted) {
    if hints.is_empty() {
        let (lines, bars) = bars::part(text, lines);
        return (lines, bars, Formatted::default());
    }
    let mut kept = Vec::with_capacity(lines.len());
    let mut known = Vec::with_capacity(lines.len());
    let mut apart = Vec::new();
    let mut blanks = 0u8;
    let mut before: Option<(Place, Option<Cell>)> = None;
    for (at, mut line) in lines.into_iter().enumerate() {
        let hint = hints.line(line.number).copied().unwrap_or_default();
        let role = match hint.place {
            Place::Running | Place::Around => Some(Role::Artifact),
            Place::Note => Some(Role::Footnote),
            Place::Body | Place::Box => None,
        };
        if let Some(role) = role {
            blanks = blanks.saturating_add(line.blanks_before);
            apart.push(Apart { at, line, role });
            continue;
        }
        line.blanks_before = line.blanks_before.saturating_add(std::mem::take(&mut blanks));
        kept.push(line);
        let here = (hint.place, hint.cell);
        let opens = hint.label.is_some() || before.replace(here).is_some_and(|b| b != here);
        known.push(Known { cell: hint.cell, label: hint.label, opens, bold: hint.bold });
    }
    let grids = grids(text, &kept, &known, hints);
    for (line, known) in kept.iter_mut().zip(&mut known) {
        let Some(cell) = known.cell else { continue };
        known.cell = data_cell(cell, hints, &grids);
        if known.cell.is_none() {
            // The tab opened a cell of a table that is none.
            line.tab = false;
        }
    }
    (kept, apart, Formatted { lines: known, grids })
}

/// How deep tables stand in tables at most.
const MAX_NESTING: usize = 32;

/// The cell of the outermost table with data around a cell.
fn data_cell(cell: Cell, hints: &Hints, grids: &HashMap<u32, Grid>) -> Option<Cell> {
    let mut around = Some(cell);
    let mut found = None;
    for _ in 0..MAX_NESTING {
        let Some(cell) = around else { break };
        if grids.contains_key(&cell.table) {
            found = Some(cell);
        }
        around = hints.table(cell.table).and_then(|table| table.within);
    }
    found
}

/// The tables that hold data, with their heads.
fn grids(text: &str, lines: &[Line], known: &[Known], hints: &Hints) -> HashMap<u32, Grid> {
    let mut of_table: HashMap<u32, Vec<(Cell, usize)>> = HashMap::new();
    for (i, known) in known.iter().enumerate() {
        if let Some(cell) = known.cell {
            of_table.entry(cell.table).or_default().push((cell, i));
        }
    }
    let mut grids = HashMap::new();
    for (number, cells) in of_table {
        let Some(table) = hints.table(number).copied() else { continue };
        let inside = Inside { text, lines, known, table, cells: &cells };
        if inside.lays_out() {
            continue;
        }
        let head_rows = inside.head_rows();
        let named = head_rows > 0 && inside.names_columns();
        if table.bordered || named {
            grids.insert(number, Grid { head_rows, columns: table.columns });
        }
    }
    grids
}

/// A table with its lines.
struct Inside<'t> {
    text: &'t str,
    lines: &'t [Line],
    known: &'t [Known],
    table: Table,
    /// The cell that each line stands in, with the index of the line.
    cells: &'t [(Cell, usize)],
}

/// The most rows of a head.
const MAX_HEAD_ROWS: u32 = 4;

/// The most rows of a table that lays out a letterhead or a signature.
const MAX_LAYOUT_ROWS: u32 = 12;

impl Inside<'_> {
    fn row(&self, row: u32) -> impl Iterator<Item = (Cell, &Line)> {
        let in_row = move |(cell, i): &(Cell, usize)| {
            (cell.row == row).then(|| Some((*cell, self.lines.get(*i)?))).flatten()
        };
        self.cells.iter().filter_map(in_row)
    }

    /// Whether the table only lays the page out.
    fn lays_out(&self) -> bool {
        if self.table.columns < 2 || self.table.rows < 2 {
            return true;
        }
        if self.table.rows > MAX_LAYOUT_ROWS {
            return false;
        }
        // In a table with a head row "BGH" says who.
        let bordered = self.table.bordered || self.head_rows() > 0 && self.names_columns();
        self.cells.iter().any(|(_, i)| {
            let Some(line) = self.lines.get(*i) else { return false };
            let text = line.text(self.text);
            match line.shape {
                Shape::Motto | Shape::Recipients => true,
                Shape::Number | Shape::PlaceDate | Shape::Authority => !bordered,
                Shape::Text => head::joins_motto(text) || !bordered && tail::is_position(text),
                _ => false,
            }
        })
    }

    /// How many rows the head has: as the file says, else the first where it looks like one, with all that its cells
    /// span.
    fn head_rows(&self) -> u32 {
        let said = u32::from(self.table.head_rows);
        if said > 0 && said < self.table.rows {
            return said.min(MAX_HEAD_ROWS);
        }
        if !self.looks_like_head() {
            return 0;
        }
        let below = self.row(0).map(|(cell, _)| u32::from(cell.row_span)).max().unwrap_or(1);
        below.clamp(1, MAX_HEAD_ROWS).min(self.table.rows.saturating_sub(1))
    }

    /// Whether the cells of the first row are short, and named as columns are or set apart by capitals or bold letters.
    fn looks_like_head(&self) -> bool {
        let (mut cells, mut named, mut capitals) = (0, 0, 0);
        let mut last = None;
        for (cell, line) in self.row(0) {
            let short = line.chars <= 64 && column::is_short_cell(line.text(self.text));
            let plain = !matches!(line.shape, Shape::Ordinal(..) | Shape::Item(..));
            if !short || !plain {
                return false;
            }
            if last != Some(cell.column) {
                cells += 1;
                named += usize::from(column::is_column(line.text(self.text)));
                capitals += usize::from(line.capitals);
            }
            last = Some(cell.column);
        }
        cells >= 2
            && (named * 2 >= cells || capitals == cells || self.is_bold(0) && !self.is_bold(1))
    }

    /// Whether all lines of a row are bold.
    fn is_bold(&self, row: u32) -> bool {
        let mut lines = self.cells.iter().filter(|(cell, _)| cell.row == row).peekable();
        lines.peek().is_some()
            && lines.all(|(_, i)| self.known.get(*i).is_some_and(|known| known.bold))
    }

    /// Whether at least two cells of the first row name columns.
    fn names_columns(&self) -> bool {
        self.row(0).filter(|(_, line)| column::is_column(line.text(self.text))).count() >= 2
    }
}

/// Puts the lines back that were taken out: each is a block of its own.
pub(super) fn put_back(outline: &mut Outline, apart: &[Apart]) {
    if apart.is_empty() {
        return;
    }
    let count = outline.lines.len() + apart.len();
    // Where each line of the outline stands among all lines.
    let mut places = Vec::with_capacity(outline.lines.len());
    let mut taken = apart.iter().map(|a| a.at).peekable();
    for at in 0..count {
        if taken.next_if_eq(&at).is_none() {
            places.push(at);
        }
    }
    let place =
        |i: u32| places.get(i as usize).and_then(|at| u32::try_from(*at).ok()).unwrap_or(u32::MAX);
    // The blocks in the order of their first lines, those that were taken out among them.
    let mut firsts: Vec<(u32, Option<usize>, Option<Role>)> = Vec::new();
    for (n, block) in outline.blocks.iter().enumerate() {
        firsts.push((place(block.first), Some(n), None));
    }
    for a in apart {
        firsts.push((u32::try_from(a.at).unwrap_or(u32::MAX), None, Some(a.role)));
    }
    firsts.sort_by_key(|(first, ..)| *first);
    let mut ids = vec![BlockId::new(0); outline.blocks.len()];
    for (new, (_, old, _)) in firsts.iter().enumerate() {
        if let Some(id) = old.and_then(|old| ids.get_mut(old)) {
            *id = BlockId::new(new);
        }
    }
    let renamed = |id: BlockId| ids.get(id.index()).copied().unwrap_or(id);
    let mut blocks = Vec::with_capacity(firsts.len());
    for (first, old, role) in &firsts {
        let block = match (old.and_then(|old| outline.blocks.get(old)), role) {
            (Some(block), _) => Block {
                parent: block.parent.map(renamed),
                first: place(block.first),
                last: place(block.last),
                ..*block
            },
            (None, role) => Block {
                role: role.unwrap_or(Role::Artifact),
                parent: None,
                label: super::Label::None,
                first: *first,
                last: *first,
                text_at: 0,
                placed: true,
            },
        };
        blocks.push(block);
    }
    let mut lines = Vec::with_capacity(count);
    let mut owners = Vec::with_capacity(count);
    let mut cells = Vec::with_capacity(if outline.cells.is_empty() { 0 } else { count });
    let mut own = outline.lines.iter().zip(&outline.owners).enumerate();
    let mut out = apart.iter().peekable();
    let mut new_ids =
        firsts.iter().enumerate().filter(|(_, (_, old, _))| old.is_none()).map(|(new, _)| new);
    for at in 0..count {
        if let Some(a) = out.next_if(|a| a.at == at) {
            lines.push(a.line);
            owners.push(BlockId::new(new_ids.next().unwrap_or_default()));
            cells.push(None);
        } else if let Some((i, (line, owner))) = own.next() {
            lines.push(*line);
            owners.push(renamed(*owner));
            cells.push(outline.cells.get(i).copied().flatten());
        }
    }
    for finding in &mut outline.findings {
        finding.block = renamed(finding.block);
    }
    outline.blocks = blocks;
    outline.lines = lines;
    outline.owners = owners;
    if !outline.cells.is_empty() {
        outline.cells = cells;
    }
}

#[cfg(test)]
mod tests;
