//! The outline as an indented tree: line number, label, first words; the role where the label doesn't tell it.

use std::io::{self, Write};

use kehoach::outline::{Block, BlockId, Outline, Role};

use super::style::{FAINT, LABEL};

/// How many characters of a block's text are shown.
const WORDS: usize = 72;

/// Writes the tree. `text` is the one that the outline was built of.
pub(crate) fn write(out: &mut impl Write, outline: &Outline, text: &str) -> io::Result<()> {
    let last = outline.lines().last().map_or(0, |line| line.number);
    let width = last.to_string().len();
    let mut depths: Vec<usize> = Vec::with_capacity(outline.blocks().len());
    for (block, id) in ids(outline) {
        // A parent stands before its children.
        let above = block.parent.and_then(|parent| depths.get(parent.index()));
        let depth = above.map_or(0, |depth| depth + 1);
        depths.push(depth);
        let (number, indent) = (outline.line_number(id), depth * 2);
        write!(out, "{FAINT}{number:>width$}{FAINT:#}  {:indent$}", "")?;
        let label = outline.label(block);
        if label.is_empty() {
            write!(out, "{FAINT}{}{FAINT:#}", block.role)?;
        } else {
            write!(out, "{LABEL}{label}{LABEL:#}")?;
            // An ordinal and a marker say by themselves what they mark.
            if !matches!(block.role, Role::Item | Role::Section) {
                write!(out, " {FAINT}{}{FAINT:#}", block.role)?;
            }
        }
        writeln!(out, "  {}", words(outline, block, id, text))?;
    }
    Ok(())
}

/// The blocks with their ids: a block's id is that of the owner of its first line.
fn ids(outline: &Outline) -> impl Iterator<Item = (&Block, BlockId)> {
    let blocks = outline.blocks().iter();
    blocks.filter_map(|block| outline.owner(block.first as usize).map(|id| (block, id)))
}

/// The first words of a block, its lines joined with a blank.
fn words(outline: &Outline, block: &Block, id: BlockId, text: &str) -> String {
    let mut shown = String::new();
    let mut left = WORDS;
    for (i, line) in outline.lines_of(id).enumerate() {
        let at = if i == 0 { usize::from(block.text_at) } else { 0 };
        let content = line.text(text).get(at..).unwrap_or("");
        for word in content.split_whitespace() {
            let chars = word.chars().count();
            if chars > left && !shown.is_empty() {
                shown.push_str(" …");
                return shown;
            }
            if !shown.is_empty() {
                shown.push(' ');
            }
            shown.extend(word.chars().take(WORDS));
            left = left.saturating_sub(chars + 1);
        }
    }
    shown
}
