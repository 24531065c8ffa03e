//! Tab-separated values with a header, as the golds are written.

use std::collections::HashMap;
use std::fmt::Write as _;

use kehoach::Parsed;

/// The mentions of a plan as rows, as far as they are scored.
#[must_use]
pub fn mentions(parsed: &Parsed<'_>) -> String {
    let mut rows = String::from("line\tkind\tvalue\n");
    for mention in &parsed.plan().mentions {
        let line = parsed.source().line_column(mention.span.start()).line;
        let _ = writeln!(rows, "{line}\t{}\t{}", mention.kind(), mention.value);
    }
    rows
}

/// A row: its cells by the names of their columns. A cell that is missing is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row<'t> {
    columns: HashMap<&'t str, usize>,
    cells: Vec<&'t str>,
}

impl<'t> Row<'t> {
    /// The cell of a column.
    #[must_use]
    pub fn get(&self, column: &str) -> &'t str {
        self.columns.get(column).and_then(|i| self.cells.get(*i)).copied().unwrap_or("")
    }

    /// The readings in a cell that are equally good.
    pub fn readings(&self, column: &str) -> impl Iterator<Item = &'t str> + use<'t> {
        self.get(column).split('|')
    }
}

/// The rows of a table.
#[must_use]
pub fn rows(text: &str) -> Vec<Row<'_>> {
    let mut lines = text.lines();
    let head = lines.next().unwrap_or("").split('\t');
    let columns: HashMap<_, _> = head.enumerate().map(|(i, name)| (name, i)).collect();
    let filled = lines.filter(|line| !line.trim().is_empty());
    filled.map(|line| Row { columns: columns.clone(), cells: line.split('\t').collect() }).collect()
}
