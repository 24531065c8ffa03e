//! Files to sources: read, decoded, and repaired unless that is not wanted.

use std::path::Path;

use kehoach::Source;
use kehoach::text::{self, Encoding, Evidence};

use crate::args::Reading;
use crate::error::Error;
use crate::input;

/// What became of the bytes of a file.
#[derive(Debug)]
pub(crate) struct Text {
    /// The text as it came, and what was repaired in it.
    pub(crate) source: Source<'static>,
    /// What the bytes were taken for.
    pub(crate) encoding: Encoding,
    /// Why, where they had to be weighed.
    pub(crate) evidence: Option<Evidence>,
    /// How many bytes mean nothing in that encoding.
    pub(crate) unmapped: usize,
}

/// Reads a file. Line ends, blanks and whatever else is no damage stay as they came.
pub(crate) fn text(path: &Path, reading: &Reading) -> Result<Text, Error> {
    let bytes = input::bytes(path)?;
    let decoded = text::decode(&bytes, reading.encoding)?;
    let (encoding, evidence, unmapped) = (decoded.encoding, decoded.evidence, decoded.unmapped);
    let text = match (encoding, decoded.text) {
        // Its bytes are the text, a byte order mark included, so that spans are places in the file.
        (Encoding::Utf8, _) => None,
        (_, text) => Some(text.into_owned()),
    };
    let text = match text {
        Some(text) => text,
        // They were checked above, so that nothing is lost.
        None => String::from_utf8(bytes)
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()),
    };
    let source = if reading.no_repair { Source::unrepaired(text) } else { Source::new(text) };
    Ok(Text { source, encoding, evidence, unmapped })
}
