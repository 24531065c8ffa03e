//! Binary Word files: Word 97 to 2003, and the text of Word 6 and 95.

mod body;
mod drawn;
mod fib;
mod lists;
mod lost;
mod pieces;
mod props;

use kehoach::text::FileKind;
use memchr::memmem;

use crate::document::Document;
use crate::error::{Error, Kind};
use crate::ole::Container;
use crate::writer::Writer;
use crate::{Damage, Format, Options};

use fib::Header;

const WORD_STREAM: &str = "WordDocument";

pub(crate) fn read(bytes: &[u8], options: &Options) -> Result<Document, Error> {
    let mut container = Container::open(bytes);
    if container.has("EncryptedPackage") {
        return Err(Kind::Encrypted(Format::Docx).into());
    }
    let mut writer = Writer::new(Format::Doc, options);
    let word = container.stream(WORD_STREAM).filter(|word| Header::read(word).is_some());
    let word = match word {
        Some(word) => word,
        None => match header_at(bytes).map(|at| container.rest_from(at)) {
            Some(word) => {
                let what = "it was not listed; taken from where its header stands on";
                writer.damage(Damage::new("stream WordDocument", what));
                word
            }
            // A workbook or a slide show in the same kind of container.
            None if container.has("Workbook") || container.has("PowerPoint Document") => {
                return Err(Kind::NotADocument { file: Some(FileKind::Ole) }.into());
            }
            None => {
                return Err(Kind::NoPart { format: Format::Doc, part: WORD_STREAM }.into());
            }
        },
    };
    let Some(header) = Header::read(&word) else {
        return Err(Kind::NoPart { format: Format::Doc, part: WORD_STREAM }.into());
    };
    if header.encrypted {
        return Err(Kind::Encrypted(Format::Doc).into());
    }
    let tables = if header.old {
        word.clone()
    } else {
        let name = if header.second_table { "1Table" } else { "0Table" };
        let other = if header.second_table { "0Table" } else { "1Table" };
        let listed = container.stream(name).or_else(|| container.stream(other));
        listed.unwrap_or_else(|| {
            let found = lost::table_stream(bytes, &word, &header);
            let found = found.map(|at| container.rest_from(at));
            let what = match found {
                Some(_) => "it was not listed; taken from where its tables hold together",
                None => "it is missing",
            };
            writer.damage(Damage::new(format!("stream {name}"), what));
            found.unwrap_or_default()
        })
    };
    let data = container.stream("Data").unwrap_or_default();
    for damage in std::mem::take(&mut container.damage) {
        writer.damage(damage);
    }
    body::read(&word, &tables, &data, &header, &mut writer)?;
    let damaged = writer.is_damaged();
    let document = writer.finish()?;
    if document.text.trim().is_empty() && damaged {
        return Err(Kind::NoPart { format: Format::Doc, part: "text" }.into());
    }
    Ok(document)
}

/// The first place that looks like a Word header: at the start of a sector, or anywhere else where more of it fits.
fn header_at(bytes: &[u8]) -> Option<usize> {
    let aligned = |at: &usize| at.is_multiple_of(512) && Header::read(&bytes[*at..]).is_some();
    let likely = |at: &usize| Header::read(&bytes[*at..]).is_some_and(|header| header.is_likely());
    memmem::find_iter(bytes, b"\xEC\xA5")
        .find(aligned)
        .or_else(|| memmem::find_iter(bytes, b"\xDC\xA5").find(aligned))
        .or_else(|| memmem::find_iter(bytes, b"\xEC\xA5").find(likely))
}
