//! Files of every kind to documents, and documents to sources: repaired unless that is not wanted.

use std::path::Path;

use kehoach::Source;
use kehoach::text::Repairer;
use kehoach_read::{Document, Options, read_bytes};

use crate::args::Reading;
use crate::error::Error;
use crate::input;

/// Reads a file; its content says of what kind it is.
pub(crate) fn document(path: &Path, reading: &Reading) -> Result<Document, Error> {
    let bytes = input::bytes(path)?;
    let options = Options::new().encoding(reading.encoding);
    Ok(read_bytes(&bytes, &options)?)
}

/// Reads a file to a source, with what its format knew of the lines.
pub(crate) fn source(path: &Path, reading: &Reading) -> Result<Source<'static>, Error> {
    Ok(document(path, reading)?.into_source(repairer(reading)))
}

/// What to repair in a text.
pub(crate) fn repairer(reading: &Reading) -> Option<Repairer> {
    (!reading.no_repair).then(Repairer::new)
}
