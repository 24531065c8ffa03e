//! What other parts of the package hold of the text: whole files of other kinds, and the texts of diagrams.

use std::collections::{HashMap, HashSet};

use crate::error::Error;
use crate::writer::Writer;
use crate::xml::{self, Event, Reader, local};
use crate::{Damage, Format, Options, limits};

use super::Package;

/// Lines by the relation that leads to them.
type Lines = HashMap<String, Vec<String>>;

/// How many of these parts are read; each of them may be large.
const MAX_PARTS: usize = 64;

/// The lines of the files that are part of this one (`w:altChunk`), and those of its diagrams.
pub(super) fn read(
    package: &Package<'_>,
    options: &Options,
    writer: &mut Writer,
) -> Result<(Lines, Lines), Error> {
    let (mut chunks, mut diagrams) = (Lines::new(), Lines::new());
    let mut bytes_left = limits::MAX_PART_BYTES;
    let mut seen = HashSet::new();
    for relation in &package.relations {
        let is_chunk = relation.kind == "aFChunk";
        if !is_chunk && relation.kind != "diagramData" {
            continue;
        }
        let name = package.name_of(relation);
        if !seen.insert(name.clone()) {
            continue;
        }
        if seen.len() > MAX_PARTS || bytes_left == 0 {
            writer.damage(Damage::new(name, "left out: too much of the file is in other parts"));
            break;
        }
        let Some(part) = package.archive.part(&name)? else { continue };
        bytes_left = bytes_left.saturating_sub(part.bytes.len());
        if let Some(what) = &part.damage {
            writer.damage(Damage::new(name.clone(), what.clone()));
        }
        if is_chunk {
            if let Some(lines) = chunk(&part.bytes, options) {
                chunks.insert(relation.id.clone(), lines);
            } else {
                let what = "left out: it is no file that is read here";
                writer.damage(Damage::new(name, what));
            }
        } else {
            let lines = diagram(&xml::decode(&part.bytes), &name)?;
            diagrams.insert(relation.id.clone(), lines);
        }
    }
    Ok((chunks, diagrams))
}

/// The lines of a file. One that is a package itself may not hold others: there would be no end to it.
fn chunk(bytes: &[u8], options: &Options) -> Option<Vec<String>> {
    let document = match Format::detect(bytes)? {
        Format::Docx => return None,
        _ => crate::read_bytes(bytes, options).ok()?,
    };
    Some(document.text.lines().map(str::to_owned).collect())
}

/// The paragraphs of a diagram.
fn diagram(text: &str, part: &str) -> Result<Vec<String>, Error> {
    let mut reader = Reader::new(text, part);
    let (mut lines, mut line, mut in_text) = (Vec::new(), String::new(), false);
    loop {
        match reader.next()? {
            Event::Open(tag) => in_text = tag.name == "a:t",
            Event::Text(text) if in_text => line.push_str(&text),
            Event::Text(_) => {}
            Event::Close(name) => {
                in_text = false;
                if local(name) == "p" && !line.trim().is_empty() {
                    lines.push(std::mem::take(&mut line));
                }
            }
            Event::End => return Ok(lines),
        }
    }
}
