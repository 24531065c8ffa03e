//! OpenDocument text: an archive with the styles in one part and the text in another.

mod body;
pub(crate) mod flat;
mod styles;

use memchr::memmem;

use crate::document::Document;
use crate::error::{Error, Kind};
use crate::format::LEAD_BYTES;
use crate::writer::Writer;
use crate::xml;
use crate::zip::{Archive, Part};
use crate::{Damage, Format, Options};

use body::Context;

const MAIN_PART: &str = "content.xml";

pub(crate) fn read(bytes: &[u8], options: &Options) -> Result<Document, Error> {
    if flat::is_flat(&bytes[..bytes.len().min(LEAD_BYTES)], bytes) {
        return flat::read(bytes, options);
    }
    let archive = Archive::open(bytes);
    let mut writer = Writer::new(Format::Odt, options);
    if let Some(damage) = &archive.damage {
        writer.damage(damage.clone());
    }
    if let Some(manifest) = archive.part("META-INF/manifest.xml")?
        && memmem::find(&manifest.bytes, b"encryption-data").is_some()
    {
        return Err(Kind::Encrypted(Format::Odt).into());
    }
    let mut context = Context::default();
    if let Some(part) = archive.part("styles.xml")? {
        if let Some(what) = &part.damage {
            writer.damage(Damage::new("styles.xml", what.clone()));
        }
        body::read(&xml::decode(&part.bytes), "styles.xml", &mut context, &mut writer)?;
    }
    let main = match archive.part(MAIN_PART)? {
        Some(part) => Some(part),
        None => archive.part_with(b"<office:document-content")?.map(|(_, part)| part),
    };
    // Without it there may be page headers among the styles.
    let main = main.unwrap_or_else(Part::missing);
    if let Some(what) = &main.damage {
        writer.damage(Damage::new(MAIN_PART, what.clone()));
    }
    let headers = std::mem::take(&mut context.headers);
    writer.attach(headers);
    writer.first_page();
    let text = xml::decode(&main.bytes);
    body::read(&text, MAIN_PART, &mut context, &mut writer)?;
    let footers = std::mem::take(&mut context.footers);
    writer.attach(footers);
    let document = crate::salvage::or_salvaged(writer.finish()?, MAIN_PART, &text, options)?;
    if document.text.trim().is_empty() && main.damage.is_some() {
        return Err(Kind::NoPart { format: Format::Odt, part: MAIN_PART }.into());
    }
    Ok(document)
}
