//! Bytes to text: decoded, and repaired unless that is not wanted.

use std::path::Path;

use kehoach::text::{self, Encoding, Evidence, Repair, Suspicion};

use crate::args::Reading;
use crate::error::Error;
use crate::input;

/// A text as it came, and as it is read.
#[derive(Debug)]
pub(crate) struct Source {
    /// As it came, in UTF-8.
    pub(crate) text: String,
    /// What its bytes were taken for.
    pub(crate) encoding: Encoding,
    /// Why, where the bytes had to be weighed.
    pub(crate) evidence: Option<Evidence>,
    /// How many bytes mean nothing in that encoding.
    pub(crate) unmapped: usize,
    /// What was repaired; nothing where nothing was, or was not to be.
    pub(crate) fixed: Option<Fixed>,
}

/// A repaired text and what was done to it.
#[derive(Debug)]
pub(crate) struct Fixed {
    text: Option<String>,
    pub(crate) repairs: Vec<Repair>,
    pub(crate) suspicions: Vec<Suspicion>,
}

impl Source {
    /// The text as it is read.
    pub(crate) fn repaired(&self) -> &str {
        self.fixed.as_ref().and_then(|fixed| fixed.text.as_deref()).unwrap_or(&self.text)
    }
}

/// Reads and decodes a file; the text is left as it came.
pub(crate) fn as_it_came(path: &Path, reading: &Reading) -> Result<Source, Error> {
    let bytes = input::bytes(path)?;
    let decoded = text::decode(&bytes, reading.encoding)?;
    let (encoding, evidence, unmapped) = (decoded.encoding, decoded.evidence, decoded.unmapped);
    Ok(Source { text: decoded.text.into_owned(), encoding, evidence, unmapped, fixed: None })
}

/// Reads, decodes and repairs a file.
pub(crate) fn text(path: &Path, reading: &Reading) -> Result<Source, Error> {
    let mut source = as_it_came(path, reading)?;
    if !reading.no_repair {
        let repaired = text::repair(&source.text);
        let fixed = Fixed {
            text: (!repaired.map.is_identity()).then(|| repaired.text.into_owned()),
            repairs: repaired.repairs,
            suspicions: repaired.suspicions,
        };
        source.fixed = Some(fixed);
    }
    Ok(source)
}
