//! Word 2007 and later: an archive of XML parts.

mod body;
pub(crate) mod flat;
mod inserted;
mod numbering;
mod styles;

use std::collections::HashMap;

use crate::document::{Document, Place};
use crate::error::{Error, Kind};
use crate::format::LEAD_BYTES;
use crate::writer::{Finished, Writer};
use crate::xml::{self, Event, Reader};
use crate::zip::{Archive, Part};
use crate::{Damage, Format, Options};

use body::{Context, Root};
use numbering::Numbering;
use styles::Styles;

const MAIN_PART: &str = "word/document.xml";

pub(crate) fn read(bytes: &[u8], options: &Options) -> Result<Document, Error> {
    if flat::is_flat(&bytes[..bytes.len().min(LEAD_BYTES)]) {
        return flat::read(bytes, options);
    }
    let archive = Archive::open(bytes);
    let mut writer = Writer::new(Format::Docx, options);
    if let Some(damage) = &archive.damage {
        writer.damage(damage.clone());
    }
    // Without it there may be headers and notes.
    let (name, main) =
        main_part(&archive)?.unwrap_or_else(|| (MAIN_PART.to_owned(), Part::missing()));
    if main.bytes.is_empty() && archive.is_encrypted(&name) {
        return Err(Kind::Encrypted(Format::Docx).into());
    }
    if let Some(what) = &main.damage {
        writer.damage(Damage::new(name.clone(), what.clone()));
    }
    let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let relations = relations(&archive, &name)?;

    let mut package = Package { archive: &archive, folder, relations };
    let styles = package.with("styles", &mut writer, Styles::read)?.unwrap_or_default();
    let numbering = package.with("numbering", &mut writer, Numbering::read)?.unwrap_or_default();
    let mut context = Context::new(styles, numbering);
    let (chunks, diagrams) = inserted::read(&package, options, &mut writer)?;
    (context.chunks, context.diagrams) = (chunks, diagrams);

    for (kind, place, root) in [
        ("footnotes", Place::Footnote, Root::Footnotes),
        ("endnotes", Place::Endnote, Root::Endnotes),
        ("comments", Place::Comment, Root::Comments),
    ] {
        package.part(kind, &mut writer, |text, part, writer| {
            body::read(text, part, root, place, &mut context, writer)
        })?;
    }
    let main_text = xml::decode(&main.bytes);
    context.stored_pages = memchr::memmem::find(&main.bytes, b"lastRenderedPageBreak").is_some();

    let headers = package.running("header", Place::Header, &mut context, &mut writer)?;
    writer.attach(headers);
    writer.first_page();
    body::read(&main_text, &name, Root::Body, Place::Body, &mut context, &mut writer)?;
    // What no reference in the text leads to is kept all the same.
    let rest = context.unanchored_notes();
    writer.attach(rest);
    let footers = package.running("footer", Place::Footer, &mut context, &mut writer)?;
    writer.attach(footers);

    let document = crate::salvage::or_salvaged(writer.finish()?, &name, &main_text, options)?;
    if document.text.trim().is_empty() && main.damage.is_some() {
        return Err(Kind::NoPart { format: Format::Docx, part: MAIN_PART }.into());
    }
    Ok(document)
}

/// The part with the text: where it always is, where the package says, or whatever part looks like it.
fn main_part(archive: &Archive<'_>) -> Result<Option<(String, Part)>, Error> {
    if let Some(part) = archive.part(MAIN_PART)? {
        return Ok(Some((MAIN_PART.to_owned(), part)));
    }
    let relations = relations(archive, "")?;
    let target = relations.iter().find(|relation| relation.kind == "officeDocument");
    if let Some(relation) = target {
        let name = relation.target.trim_start_matches('/').to_owned();
        if let Some(part) = archive.part(&name)? {
            return Ok(Some((name, part)));
        }
    }
    let found = archive.part_with(b"<w:body")?;
    // Its folder is gone with its name.
    Ok(found.map(|(_, part)| (MAIN_PART.to_owned(), part)))
}

/// A relation of a part: `header`, `header1.xml`.
#[derive(Debug)]
struct Relation {
    id: String,
    kind: String,
    target: String,
}

fn relations(archive: &Archive<'_>, of: &str) -> Result<Vec<Relation>, Error> {
    let (folder, file) = of.rsplit_once('/').unwrap_or(("", of));
    let slash = if folder.is_empty() { "" } else { "/" };
    let name = format!("{folder}{slash}_rels/{file}.rels");
    let Some(part) = archive.part(&name)? else { return Ok(Vec::new()) };
    let text = xml::decode(&part.bytes);
    let mut reader = Reader::new(&text, &name);
    let mut relations = Vec::new();
    loop {
        match reader.next()? {
            Event::Open(tag) => {
                if let (Some(kind), Some(target)) = (tag.local("Type"), tag.local("Target")) {
                    let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                    let id = tag.local("Id").unwrap_or_default().into_owned();
                    relations.push(Relation { id, kind, target: target.into_owned() });
                }
            }
            Event::End => return Ok(relations),
            _ => {}
        }
    }
}

#[derive(Debug)]
struct Package<'a> {
    archive: &'a Archive<'a>,
    folder: String,
    relations: Vec<Relation>,
}

impl Package<'_> {
    /// The name of the part that a relation leads to.
    fn name_of(&self, relation: &Relation) -> String {
        match relation.target.strip_prefix('/') {
            Some(absolute) => absolute.to_owned(),
            None if self.folder.is_empty() => relation.target.clone(),
            None => format!("{}/{}", self.folder, relation.target),
        }
    }

    /// The names of the parts of a kind: as the relations say, else the usual ones.
    fn names(&self, kind: &str) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for relation in self.relations.iter().filter(|relation| relation.kind == kind) {
            let name = self.name_of(relation);
            if !names.contains(&name) {
                names.push(name);
            }
        }
        if names.is_empty() {
            let usual = |name: &&str| {
                let file = name.rsplit('/').next().unwrap_or_default();
                file.strip_prefix(kind)
                    .and_then(|rest| rest.strip_suffix(".xml"))
                    .is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
            };
            names.extend(self.archive.names().filter(usual).map(str::to_owned));
            names.sort();
            names.dedup();
        }
        names
    }

    /// Gives the parts of a kind to `read`, and says what is damaged in them.
    fn part(
        &mut self,
        kind: &str,
        writer: &mut Writer,
        mut read: impl FnMut(&str, &str, &mut Writer) -> Result<(), Error>,
    ) -> Result<(), Error> {
        for name in self.names(kind) {
            let Some(part) = self.archive.part(&name)? else { continue };
            if let Some(what) = &part.damage {
                writer.damage(Damage::new(name.clone(), what.clone()));
            }
            // What one part beside the text passes the limits with costs that part only.
            if let Err(error) = read(&xml::decode(&part.bytes), &name, writer) {
                writer.damage(Damage::new(name, format!("left out: {error}")));
            }
        }
        Ok(())
    }

    fn with<T>(
        &mut self,
        kind: &str,
        writer: &mut Writer,
        read: impl Fn(&str, &str, &mut Writer) -> Result<T, Error>,
    ) -> Result<Option<T>, Error> {
        let mut found = None;
        self.part(kind, writer, |text, name, writer| {
            found = Some(read(text, name, writer)?);
            Ok(())
        })?;
        Ok(found)
    }

    /// The page headers or footers, each text once; page numbers alone are none.
    fn running(
        &mut self,
        kind: &str,
        place: Place,
        context: &mut Context,
        writer: &mut Writer,
    ) -> Result<Vec<Finished>, Error> {
        let mut all: Vec<Finished> = Vec::new();
        let mut seen: HashMap<String, ()> = HashMap::new();
        self.part(kind, writer, |text, part, writer| {
            writer.capture(place);
            let read = body::read(text, part, Root::Body, place, context, writer);
            let mut paragraphs = writer.captured();
            read?;
            crate::writer::trim_running(&mut paragraphs);
            let whole: Vec<_> = paragraphs.iter().map(Finished::text).collect();
            if !whole.is_empty() && seen.insert(whole.join("\n"), ()).is_none() {
                all.append(&mut paragraphs);
            }
            Ok(())
        })?;
        Ok(all)
    }
}
