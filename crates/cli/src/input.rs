//! Files to bytes, within the limit.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use kehoach::MAX_SOURCE_BYTES;

use crate::error::Error;

const LIMIT: u64 = MAX_SOURCE_BYTES as u64;

/// The bytes of a file, or of standard input for `-`.
///
/// A file that is too long is refused by its metadata, before a byte of it is read.
pub(crate) fn bytes(path: &Path) -> Result<Vec<u8>, Error> {
    if path.as_os_str() == "-" {
        return read(io::stdin().lock(), 0);
    }
    let file = File::open(path).map_err(Error::Read)?;
    let metadata = file.metadata().map_err(Error::Read)?;
    if metadata.is_dir() {
        return Err(Error::Folder);
    }
    if metadata.len() > LIMIT {
        return Err(Error::TooLong(Some(metadata.len())));
    }
    read(file, metadata.len())
}

fn read(from: impl Read, expected: u64) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::with_capacity(usize::try_from(expected).unwrap_or(0).saturating_add(1));
    // A file can grow while it is read, and a pipe has no length.
    from.take(LIMIT + 1).read_to_end(&mut bytes).map_err(Error::Read)?;
    if bytes.len() as u64 > LIMIT { Err(Error::TooLong(None)) } else { Ok(bytes) }
}
