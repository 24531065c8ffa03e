//! The bare text of a part whose tags are lost.

use crate::document::{Damage, Document};
use crate::error::Error;
use crate::writer::{Paragraph, Run, Writer};
use crate::{Options, xml};

/// The document again from the bare text of its main part, where the reading by its damaged tags lost more than half of
/// it.
pub(crate) fn or_salvaged(
    document: Document,
    part: &str,
    text: &str,
    options: &Options,
) -> Result<Document, Error> {
    if document.damage.is_empty() {
        return Ok(document);
    }
    let lines = xml::salvage(text);
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    let all: usize = lines.iter().map(|line| letters(line)).sum();
    let left: usize = document.left_out.iter().map(|out| letters(&out.text)).sum();
    if (letters(&document.text) + left) * 2 >= all {
        return Ok(document);
    }
    let mut writer = Writer::new(document.format, options);
    for damage in document.damage {
        writer.damage(damage);
    }
    writer
        .damage(Damage::new(part.to_owned(), "its tags are lost: the text between them was taken"));
    for line in lines {
        writer.text(&line, &Run::default());
        writer.end_paragraph(Paragraph::default());
    }
    writer.finish()
}
