//! Small plans, one phenomenon each; and what must hold for every plan.

mod activity;
mod body;
mod days;
mod everywhere;
mod evidence;
mod head_and_tail;
mod months;
mod table;
mod weeks;

use super::{Block, Plan};
use crate::{Parsed, parse};

/// The blocks of the body as an indented tree: kind, path, text.
fn tree(plan: &Plan<'_>) -> String {
    plan.walk()
        .map(|visit| {
            let text = visit.block.text().map_or("", |t| t.as_str());
            let blanks = "  ".repeat(visit.depth);
            format!("{blanks}{} {} {text}", visit.block.kind(), visit.path).trim_end().to_owned()
                + "\n"
        })
        .collect()
}

#[track_caller]
fn assert_tree(text: &str, expected: &str) {
    let parsed = parse(text);
    let shown = tree(parsed.plan());
    let expected: String = expected.trim().lines().map(|l| format!("{}\n", l.trim_end())).collect();
    // Test sources indent what they expect; the first line says by how much.
    let indent = expected.len() - expected.trim_start().len();
    let expected: String =
        expected.lines().map(|l| format!("{}\n", l.get(indent..).unwrap_or(l))).collect();
    assert_eq!(shown, expected, "\n{shown}");
}

fn rows<'p>(parsed: &'p Parsed<'_>) -> Vec<Vec<(Option<u16>, Vec<&'p str>)>> {
    parsed
        .plan()
        .walk()
        .filter_map(|visit| match visit.block {
            Block::Table(table) => Some(table),
            _ => None,
        })
        .flat_map(|table| &table.rows)
        .map(|row| {
            row.cells
                .iter()
                .map(|cell| {
                    (
                        cell.column,
                        cell.blocks.iter().filter_map(|b| Some(b.text()?.as_str())).collect(),
                    )
                })
                .collect()
        })
        .collect()
}
