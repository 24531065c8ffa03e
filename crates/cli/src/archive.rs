//! The files of an archive, and whether one has changed since.

use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};

/// What the names of lock files of word processors begin with.
const LOCK: &str = "~$";

/// A file of an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Where it is.
    pub(crate) path: PathBuf,
    /// Its path from the archive on, with `/` between the parts.
    pub(crate) name: String,
    /// By which it is known again.
    pub(crate) stamp: Stamp,
}

/// By which a file is known again: if it is the same, so is the file, as far as make and rsync care.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Stamp {
    /// How long it is.
    bytes: u64,
    /// When it was last changed, in nanoseconds since 1970.
    modified: u64,
}

impl Stamp {
    fn of(metadata: &Metadata) -> Self {
        let modified =
            metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        let nanoseconds = modified.map_or(0, |since| since.as_nanos());
        Self { bytes: metadata.len(), modified: u64::try_from(nanoseconds).unwrap_or(u64::MAX) }
    }

    pub(crate) const fn bytes(self) -> u64 {
        self.bytes
    }
}

/// The files in a folder and below, by name; of a file, that file.
///
/// Hidden files and the lock files of word processors are left out, links to folders not followed; so is the folder
/// `out`, which may lie in the archive: what an earlier run wrote there is no plan.
pub(crate) fn files(archive: &Path, out: &Path) -> io::Result<Vec<Entry>> {
    let metadata = fs::metadata(archive)?;
    if !metadata.is_dir() {
        let name = archive.file_name().unwrap_or_default().to_string_lossy().into_owned();
        return Ok(vec![Entry { path: archive.to_owned(), name, stamp: Stamp::of(&metadata) }]);
    }
    let mut found = Vec::new();
    let out = fs::canonicalize(out).ok();
    let is_out = |folder: &Path| {
        let out = out.as_deref();
        // Most folders have another name, which is enough to know.
        out.is_some_and(|out| {
            folder.file_name() == out.file_name()
                && fs::canonicalize(folder).is_ok_and(|folder| folder == out)
        })
    };
    // Folders wait here, so that deep ones need no stack.
    let mut folders = vec![(archive.to_owned(), String::new())];
    while let Some((folder, prefix)) = folders.pop() {
        for entry in fs::read_dir(&folder)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.starts_with('.') || name.starts_with(LOCK) {
                continue;
            }
            let (path, kind) = (entry.path(), entry.file_type()?);
            if kind.is_dir() {
                if is_out(&path) {
                    continue;
                }
                folders.push((path, format!("{prefix}{name}/")));
                continue;
            }
            // A broken link is a file that cannot be read, and is told as one.
            let metadata = fs::metadata(&path).or_else(|_| entry.metadata())?;
            if metadata.is_file() || kind.is_symlink() && !metadata.is_dir() {
                let name = format!("{prefix}{name}");
                found.push(Entry { path, name, stamp: Stamp::of(&metadata) });
            }
        }
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(found)
}
