//! Plain text: every line is a paragraph, and the text is as the file has it.

use std::borrow::Cow;

use kehoach::text::{DecodeErrorKind, Encoding, OffsetMap, decode};

use crate::Format;
use crate::document::{Decoding, Document, LineHints};
use crate::error::{Error, Kind};
use crate::options::Options;

pub(crate) fn read(bytes: &[u8], options: &Options) -> Result<Document, Error> {
    let decoded = decode(bytes, options.encoding).map_err(|error| match error.kind() {
        DecodeErrorKind::NotText { file } => Kind::NotADocument { file },
        _ => Kind::Decode(error),
    })?;
    let (encoding, evidence, unmapped) = (decoded.encoding, decoded.evidence, decoded.unmapped);
    let (text, map) = match (encoding, decoded.text) {
        // Its bytes are the text, a byte order mark included, so that spans are places in the file. They were checked,
        // so that nothing is lost.
        (Encoding::Utf8, _) => (String::from_utf8_lossy(bytes).into_owned(), OffsetMap::identity()),
        (_, Cow::Owned(text)) => (text, decoded.map),
        (_, Cow::Borrowed(text)) => (text.to_owned(), decoded.map),
    };
    let mut document = Document::new(Format::Txt);
    document.lines = lines(&text);
    document.decoding = Some(Decoding { encoding, evidence, unmapped, map });
    document.text = text;
    Ok(document)
}

/// Where the lines begin: behind `\n`, `\r\n` or a lone `\r`.
fn lines(text: &str) -> Vec<LineHints> {
    let bytes = text.as_bytes();
    let ends = memchr::memchr2_iter(b'\n', b'\r', bytes)
        .filter(|&at| bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n'))
        .map(|at| at + 1);
    let starts = std::iter::once(0).chain(ends).filter(|&start| start < bytes.len());
    starts
        .enumerate()
        .map(|(nth, start)| LineHints {
            start: u32::try_from(start).unwrap_or(u32::MAX),
            paragraph: u32::try_from(nth).unwrap_or(u32::MAX),
            ..LineHints::default()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_as_it_came() {
        let text = "\u{FEFF}Kế hoạch\r\n\tô\t1\r\r\nhết";
        let document = read(text.as_bytes(), &Options::new()).unwrap();
        assert_eq!(document.text, text);
        let lines: Vec<_> = (0..document.lines.len()).map(|at| document.line(at)).collect();
        assert_eq!(lines, ["\u{FEFF}Kế hoạch", "\tô\t1", "", "hết"]);
        assert_eq!(read(b"", &Options::new()).unwrap().lines, []);
        assert_eq!(read(b"\n", &Options::new()).unwrap().lines.len(), 1);
    }

    #[test]
    fn old_encodings_are_decoded_with_the_way_back() {
        // "thực hiện các phong trào" in TCVN3
        let bytes = b"th\xF9c hi\xD6n c\xB8c phong tr\xB5o";
        let document = read(bytes, &Options::new()).unwrap();
        assert_eq!(document.text, "thực hiện các phong trào");
        let decoding = document.decoding.unwrap();
        assert_eq!(decoding.encoding, Encoding::Tcvn3);
        assert_eq!(decoding.map.to_source("thực ".len()), "thuc ".len());
    }

    #[test]
    fn bytes_that_are_no_text_are_an_error() {
        let error = read(b"K\xFF", &Options::new()).unwrap_err();
        assert!(error.as_decode_error().is_some(), "{error}");
    }
}
