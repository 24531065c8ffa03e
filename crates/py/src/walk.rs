//! The blocks of a plan, each before what stands in it.

use kehoach_json as wire;
use pyo3::prelude::*;
use pyo3::types::{PyIterator, PyList};

use crate::expose::Expose;
use crate::view::View;

type Block = wire::Block<'static>;

/// An iterator over the blocks and all that stand in them.
pub(crate) fn iterate<'py>(
    blocks: &View<Vec<Block>>,
    py: Python<'py>,
) -> PyResult<Bound<'py, PyIterator>> {
    let mut found = Vec::new();
    walk(blocks, &mut found);
    objects(found, py)
}

/// An iterator over the objects of these blocks.
pub(crate) fn objects(blocks: Vec<View<Block>>, py: Python<'_>) -> PyResult<Bound<'_, PyIterator>> {
    let objects: PyResult<Vec<_>> = blocks.into_iter().map(|b| Block::expose(b, py)).collect();
    PyList::new(py, objects?)?.try_iter()
}

/// Collects the blocks and all that stand in them.
pub(crate) fn walk(blocks: &View<Vec<Block>>, found: &mut Vec<View<Block>>) {
    for block in blocks.each() {
        found.push(block.clone());
        match block.get() {
            Block::Table(_) => {
                if let Some(inner) = block.try_part(|block| match block {
                    Block::Table(table) => Some(table),
                    _ => None,
                }) {
                    table(&inner, found);
                }
            }
            _ => {
                if let Some(children) = block.try_part(children) {
                    walk(&children, found);
                }
            }
        }
    }
}

/// Collects what stands in the cells of a table.
pub(crate) fn table(table: &View<wire::Table<'static>>, found: &mut Vec<View<Block>>) {
    for row in table.part(|table| &table.rows).each() {
        for cell in row.part(|row| &row.cells).each() {
            walk(&cell.part(|cell| &cell.blocks), found);
        }
    }
}

/// What hangs from a block that is no table.
fn children(block: &Block) -> Option<&Vec<Block>> {
    match block {
        Block::Section(block) => Some(&block.children),
        Block::Item(block) => Some(&block.children),
        Block::Paragraph(block) => Some(&block.children),
        Block::Field(block) => Some(&block.children),
        Block::Period(block) => Some(&block.children),
        Block::Table(_) | Block::Aside(_) => None,
    }
}

/// Collects the blocks of a whole document: of each plan in it the body, then the appendices.
pub(crate) fn document(document: &View<wire::Document<'static>>, found: &mut Vec<View<Block>>) {
    walk(&document.part(|plan| &plan.body), found);
    appendices(&document.part(|plan| &plan.appendices), found);
    for attachment in document.part(|plan| &plan.attachments).each() {
        walk(&attachment.part(|plan| &plan.body), found);
        appendices(&attachment.part(|plan| &plan.appendices), found);
    }
}

fn appendices(appendices: &View<Vec<wire::Appendix<'static>>>, found: &mut Vec<View<Block>>) {
    for appendix in appendices.each() {
        walk(&appendix.part(|appendix| &appendix.body), found);
    }
}
