//! OpenDocument text in one XML file (.fodt): the parts of an archive, one behind the other.

use memchr::memmem;

use super::body::{self, Context};
use crate::document::Document;
use crate::error::{Error, Kind};
use crate::writer::Writer;
use crate::{Format, Options, xml};

/// Where the text of such a file stands.
const MAIN_PART: &str = "office:body";

/// Whether a file, whose lead this is, is such a document.
pub(crate) fn is_flat(lead: &[u8], bytes: &[u8]) -> bool {
    /// The kind of the document stands behind all the names of its vocabularies.
    const ROOT_BYTES: usize = 1 << 13;
    let root = &bytes[..bytes.len().min(ROOT_BYTES)];
    const ROOT: &[u8] = b"<office:document";
    // The parts of an archive have roots of longer names.
    let behind = |at: usize| lead.get(at + ROOT.len()).is_some_and(u8::is_ascii_whitespace);
    memmem::find(lead, ROOT).is_some_and(behind)
        && memmem::find(root, b"opendocument.text").is_some()
}

pub(super) fn read(bytes: &[u8], options: &Options) -> Result<Document, Error> {
    let text = xml::decode(bytes);
    let mut writer = Writer::new(Format::Odt, options);
    let mut context = Context::default();
    for name in [
        "office:font-face-decls",
        "office:styles",
        "office:automatic-styles",
        "office:master-styles",
    ] {
        if let Some(part) = xml::elements(&text, name).next() {
            body::read(part, name, &mut context, &mut writer)?;
        }
    }
    let Some(main) = xml::elements(&text, MAIN_PART).next() else {
        return Err(Kind::NoPart { format: Format::Odt, part: MAIN_PART }.into());
    };
    writer.attach(std::mem::take(&mut context.headers));
    writer.first_page();
    body::read(main, MAIN_PART, &mut context, &mut writer)?;
    writer.attach(std::mem::take(&mut context.footers));
    crate::salvage::or_salvaged(writer.finish()?, MAIN_PART, main, options)
}
