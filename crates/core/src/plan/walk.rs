//! A walk over the blocks of a plan, each with its path.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::{Block, Plan, Row};
use crate::outline::ordinal_label;

/// A block on a [walk](Plan::walk).
#[derive(Debug, Clone, PartialEq)]
pub struct Visit<'p, 's> {
    /// The block.
    pub block: &'p Block<'s>,
    /// Which plan of the document it is in: 0 for the first, 1 for the first attached one.
    pub part: usize,
    /// In how many blocks it stands; a table counts as one.
    pub depth: usize,
    /// Where it stands, by ordinals: `II/1/1.2/-3` is the third dash of 1.2 of 1 of II.
    ///
    /// - A section is its ordinal; the second of the same ordinal beside the first is `II~2`.
    /// - A period is its time in EDTF: `II/2023-09/-1`; days are joined by `..`.
    /// - An item is its marker and its place among the items with that marker beside it.
    /// - Others are a letter and their place among their like: `p1` a paragraph, `f1` a field, `t1` a table, with
    ///   `r1` its first row and `c1` that row's first cell, `x1` a rule, a note or an artifact.
    /// - What stands in an attached plan begins with `attachment-1/`, in an appendix with `appendix-1/`.
    ///
    /// A path does not change when text elsewhere does, so that two versions of a plan can be compared.
    pub path: String,
}

/// Walks over the blocks of a whole document, each before what stands in it. See [`Plan::walk`].
#[derive(Debug)]
pub struct Walk<'p, 's> {
    /// The lists of blocks to come, the next one last: which part they are of, and the prefix of their paths.
    lists: Vec<(usize, String, &'p [Block<'s>])>,
    part: usize,
    stack: Vec<Level<'p, 's>>,
    path: String,
}

#[derive(Debug)]
struct Level<'p, 's> {
    blocks: std::slice::Iter<'p, Block<'s>>,
    counts: Counts,
    /// How long the path of the block around is.
    path: usize,
    /// The rest of the cells of the table around.
    cells: Option<Cells<'p, 's>>,
}

#[derive(Debug)]
struct Cells<'p, 's> {
    rows: &'p [Row<'s>],
    row: usize,
    /// The cell that is open.
    cell: usize,
    table_path: usize,
}

/// How many of each kind came before, among siblings.
#[derive(Debug, Default)]
pub(super) struct Counts {
    others: [u32; 4],
    markers: Vec<(char, u32)>,
    labels: HashMap<String, u32>,
}

impl<'p, 's> Walk<'p, 's> {
    pub(super) fn new(plan: &'p Plan<'s>) -> Self {
        let mut lists = Vec::new();
        for (n, part) in plan.parts().enumerate() {
            let prefix = if n == 0 { String::new() } else { format!("attachment-{n}/") };
            lists.push((n, prefix.clone(), part.body));
            for (m, appendix) in part.appendices.iter().enumerate() {
                lists.push((n, format!("{prefix}appendix-{}/", m + 1), appendix.body.as_slice()));
            }
        }
        lists.reverse();
        Self { lists, part: 0, stack: Vec::new(), path: String::new() }
    }

    fn open(&mut self, blocks: &'p [Block<'s>], cells: Option<Cells<'p, 's>>) {
        self.stack.push(Level {
            blocks: blocks.iter(),
            counts: Counts::default(),
            path: self.path.len(),
            cells,
        });
    }

    /// Opens the cell that `cells` stands at, or the first behind it.
    fn open_cell(&mut self, mut cells: Cells<'p, 's>) {
        while let Some(row) = cells.rows.get(cells.row) {
            if let Some(cell) = row.cells.get(cells.cell) {
                self.path.truncate(cells.table_path);
                let _ = write!(self.path, "/r{}/c{}", cells.row + 1, cells.cell + 1);
                return self.open(&cell.blocks, Some(cells));
            }
            cells.row += 1;
            cells.cell = 0;
        }
    }
}

impl<'p, 's> Iterator for Walk<'p, 's> {
    type Item = Visit<'p, 's>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let Some(level) = self.stack.last_mut() else {
                let (part, prefix, blocks) = self.lists.pop()?;
                self.part = part;
                self.path = prefix;
                self.open(blocks, None);
                continue;
            };
            self.path.truncate(level.path);
            let Some(block) = level.blocks.next() else {
                let cells = self.stack.pop().and_then(|l| l.cells);
                if let Some(mut cells) = cells {
                    cells.cell += 1;
                    self.open_cell(cells);
                }
                continue;
            };
            if !self.path.is_empty() && !self.path.ends_with('/') {
                self.path.push('/');
            }
            level.counts.name(block, &mut self.path);
            let depth = self.stack.len() - 1;
            let visit = Visit { block, part: self.part, depth, path: self.path.clone() };
            match block {
                Block::Table(table) => {
                    let table_path = self.path.len();
                    self.open_cell(Cells { rows: &table.rows, row: 0, cell: 0, table_path });
                }
                block if !block.children().is_empty() => self.open(block.children(), None),
                _ => {}
            }
            return Some(visit);
        }
    }
}

impl Counts {
    /// Writes the last part of a block's path.
    pub(super) fn name(&mut self, block: &Block<'_>, path: &mut String) {
        let (kind, letter) = match block {
            Block::Section(section) => return self.labelled(ordinal_label(&section.ordinal), path),
            Block::Period(period) => {
                let mut label = period.time.to_string().replace('/', "..");
                if label.is_empty() {
                    label = period.text.text.replace('/', "-");
                }
                return self.labelled(label, path);
            }
            Block::Item(item) => {
                let marker = item.marker.label();
                let n = match self.markers.iter_mut().find(|(m, _)| *m == marker) {
                    Some((_, n)) => {
                        *n += 1;
                        *n
                    }
                    None => {
                        self.markers.push((marker, 1));
                        1
                    }
                };
                let _ = write!(path, "{marker}{n}");
                return;
            }
            Block::Paragraph(_) => (0, 'p'),
            Block::Field(_) => (1, 'f'),
            Block::Table(_) => (2, 't'),
            Block::Aside(_) => (3, 'x'),
        };
        if let Some(count) = self.others.get_mut(kind) {
            *count += 1;
            let _ = write!(path, "{letter}{count}");
        }
    }

    fn labelled(&mut self, label: String, path: &mut String) {
        path.push_str(&label);
        let count = self.labels.entry(label).or_insert(0);
        *count += 1;
        if *count > 1 {
            let _ = write!(path, "~{count}");
        }
    }
}
