//! Documents of Word in one XML file: WordprocessingML of Word 2003, and the parts of a later file one behind the other.
//!
//! Both have the elements of a .docx; those that only Word 2003 has are known where their like is read.

use super::body::{self, Context, Root};
use super::numbering::Numbering;
use super::styles::Styles;
use crate::document::{Document, Place};
use crate::error::{Error, Kind};
use crate::writer::{Finished, Writer};
use crate::{Damage, Format, Options, xml};

/// How many page headers and footers are read.
const MAX_RUNNING: usize = 1 << 10;

/// Whether the lead of a file is that of such a document.
pub(crate) fn is_flat(lead: &[u8]) -> bool {
    let has = |mark: &[u8]| memchr::memmem::find(lead, mark).is_some();
    has(b"<w:wordDocument") || has(b"<pkg:package") && (has(b"Word.Document") || has(b"/word/"))
}

pub(super) fn read(bytes: &[u8], options: &Options) -> Result<Document, Error> {
    let text = xml::decode(bytes);
    let mut writer = Writer::new(Format::Docx, options);
    let part = |name: &'static str| xml::elements(&text, name).next();
    let styles = part("w:styles").map(|text| Styles::read(text, "w:styles", &mut writer));
    let numbering = part("w:numbering").or_else(|| part("w:lists"));
    let numbering = numbering.map(|text| Numbering::read(text, "w:lists", &mut writer));
    let mut context = Context::new(
        styles.transpose()?.unwrap_or_default(),
        numbering.transpose()?.unwrap_or_default(),
    );
    for (name, place, root) in [
        ("w:footnotes", Place::Footnote, Root::Footnotes),
        ("w:endnotes", Place::Endnote, Root::Endnotes),
        ("w:comments", Place::Comment, Root::Comments),
    ] {
        if let Some(text) = part(name) {
            body::read(text, name, root, place, &mut context, &mut writer)?;
        }
    }
    let Some(main) = part("w:body") else {
        return Err(Kind::NoPart { format: Format::Docx, part: "w:body" }.into());
    };
    context.stored_pages = main.contains("lastRenderedPageBreak");
    let headers = running(&text, "w:hdr", Place::Header, &mut context, &mut writer)?;
    writer.attach(headers);
    writer.first_page();
    body::read(main, "w:body", Root::Body, Place::Body, &mut context, &mut writer)?;
    let rest = context.unanchored_notes();
    writer.attach(rest);
    let footers = running(&text, "w:ftr", Place::Footer, &mut context, &mut writer)?;
    writer.attach(footers);
    crate::salvage::or_salvaged(writer.finish()?, "w:body", main, options)
}

/// The page headers or footers, each text once.
fn running(
    text: &str,
    name: &'static str,
    place: Place,
    context: &mut Context,
    writer: &mut Writer,
) -> Result<Vec<Finished>, Error> {
    let mut all: Vec<Finished> = Vec::new();
    let mut seen: Vec<String> = Vec::new();
    for element in xml::elements(text, name).take(MAX_RUNNING) {
        writer.capture(place);
        let read = body::read(element, name, Root::Body, place, context, writer);
        let mut paragraphs = writer.captured();
        if let Err(error) = read {
            writer.damage(Damage::new(name, format!("left out: {error}")));
            continue;
        }
        crate::writer::trim_running(&mut paragraphs);
        let whole: Vec<_> = paragraphs.iter().map(Finished::text).collect();
        let whole = whole.join("\n");
        if !whole.is_empty() && !seen.contains(&whole) {
            seen.push(whole);
            all.append(&mut paragraphs);
        }
    }
    Ok(all)
}
