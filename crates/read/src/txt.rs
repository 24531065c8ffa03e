//! Plain text: every line is a paragraph.

use std::borrow::Cow;

use crate::document::Document;
use crate::error::Error;
use crate::options::Options;
use crate::writer::Writer;
use crate::{Damage, Format};

pub(crate) fn read(bytes: &[u8], options: &Options) -> Result<Document, Error> {
    let mut writer = Writer::new(Format::Txt, options);
    let (text, replaced) = decode(bytes);
    if replaced {
        writer.damage(Damage::new("the text", "bytes that are not UTF-8 were replaced by U+FFFD"));
    }
    let body = text.strip_suffix('\n').unwrap_or(&text);
    if !text.is_empty() {
        for line in body.split('\n') {
            writer.verbatim_line(line.strip_suffix('\r').unwrap_or(line));
        }
    }
    writer.finish()
}

/// UTF-8 with or without a BOM, and UTF-16 with one; says whether bytes had to be replaced.
fn decode(bytes: &[u8]) -> (Cow<'_, str>, bool) {
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return utf16(rest, u16::from_le_bytes);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return utf16(rest, u16::from_be_bytes);
    }
    let text = String::from_utf8_lossy(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes));
    let replaced = matches!(text, Cow::Owned(_));
    (text, replaced)
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> (Cow<'_, str>, bool) {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    let mut replaced = bytes.len() % 2 == 1;
    let text: String = char::decode_utf16(units)
        .map(|c| {
            c.unwrap_or_else(|_| {
                replaced = true;
                char::REPLACEMENT_CHARACTER
            })
        })
        .collect();
    (text.into(), replaced)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> String {
        read(bytes, &Options::new()).unwrap().text
    }

    #[test]
    fn lines_come_as_they_are() {
        assert_eq!(
            text("\u{FEFF}Kế hoạch\r\n\tô\t1\r\n\r\nhết".as_bytes()),
            "Kế hoạch\n\tô\t1\n\nhết\n"
        );
        assert_eq!(text(b""), "");
        assert_eq!(text(b"\n"), "\n");
        assert_eq!(text(b"\xFF\xFEK\0\xBF\x1E"), "Kế\n");
        assert_eq!(text(b"K\xFF"), "K\u{FFFD}\n");
    }
}
