//! A folder of tables that grows part by part.
//!
//! ```text
//! out/plans/000000.parquet       a file a table and part
//! out/activities/000000.parquet
//! out/…
//! out/parts/000000.json          which files of the archive are in the part; written last
//! ```
//!
//! A part is there once its file in `parts` is. Whatever was written for a part that never came so far is removed by the
//! next run.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use kehoach::text::Encoding;
use kehoach_tables::{Batches, FileFormat, Table};
use serde::{Deserialize, Serialize};

use crate::archive::{Entry, Stamp};
use crate::args::Reading;
use crate::error::Error;
use crate::output::Aside;

/// The folder of what says which parts there are.
const PARTS: &str = "parts";

/// A part, as its file says.
#[derive(Debug, Serialize, Deserialize)]
struct Part {
    /// Which kehoach made it.
    version: String,
    /// The format of its tables, by their extension.
    to: String,
    /// By what options its files were read.
    #[serde(default)]
    reading: String,
    /// The number of its last plan and one.
    next_plan: u32,
    /// Which of its files could not be read.
    #[serde(default)]
    failures: Failures,
    /// The files of the archive that are in it.
    files: HashMap<String, Stamp>,
}

/// The files of a part that could not be read.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Failures {
    /// How many there are.
    pub(crate) count: usize,
    /// Those that could not even be opened, for which they need not be to blame: a share that was away, a permission
    /// that was lacking. The next run tries them again.
    pub(crate) unopened: Vec<String>,
}

/// A folder of tables.
#[derive(Debug)]
pub(crate) struct Parts {
    folder: PathBuf,
    format: FileFormat,
    reading: String,
    parts: HashMap<u32, Part>,
}

impl Parts {
    /// Opens a folder, or makes it. What an earlier run left unfinished is removed.
    pub(crate) fn open(
        folder: &Path,
        format: FileFormat,
        reading: &Reading,
    ) -> Result<Self, Error> {
        let failed = |path: &Path| {
            let path = path.to_owned();
            move |error| Error::Write(path, error)
        };
        let mut parts = HashMap::new();
        let known = folder.join(PARTS);
        fs::create_dir_all(&known).map_err(failed(&known))?;
        for path in listed(&known).map_err(failed(&known))? {
            if is_aside(&path, "json") {
                fs::remove_file(&path).map_err(failed(&path))?;
                continue;
            }
            let Some(number) = number(&path, "json") else { continue };
            let json = fs::read(&path).map_err(failed(&path))?;
            let part: Part =
                serde_json::from_slice(&json).map_err(io::Error::from).map_err(failed(&path))?;
            if part.to != format.extension() {
                return Err(Error::OtherFormat(folder.to_owned(), part.to));
            }
            parts.insert(number, part);
        }
        let this = Self { folder: folder.to_owned(), format, reading: told(reading), parts };
        for table in Table::ALL {
            let folder = this.folder.join(table.name());
            fs::create_dir_all(&folder).map_err(failed(&folder))?;
            for path in listed(&folder).map_err(failed(&folder))? {
                let unfinished = number(&path, format.extension()).map_or_else(
                    || is_aside(&path, format.extension()),
                    |n| !this.parts.contains_key(&n),
                );
                if unfinished {
                    fs::remove_file(&path).map_err(failed(&path))?;
                }
            }
        }
        Ok(this)
    }

    /// The files that are still to be done: those that are in no part, and those of parts that no longer hold.
    pub(crate) fn missing(&self, files: Vec<Entry>) -> (Vec<Entry>, Stale) {
        let now: HashMap<&str, &Entry> = files.iter().map(|file| (&*file.name, file)).collect();
        let can_be_opened =
            |name: &String| now.get(&**name).is_some_and(|file| begins(&file.path).is_ok());
        let holds = |part: &Part| {
            part.version == env!("CARGO_PKG_VERSION")
                && part.reading == self.reading
                && part
                    .files
                    .iter()
                    .all(|(name, stamp)| now.get(&**name).is_some_and(|file| file.stamp == *stamp))
                && !part.failures.unopened.iter().any(can_be_opened)
        };
        let (held, stale): (Vec<_>, Vec<_>) = self.parts.iter().partition(|(_, part)| holds(part));
        let done: HashSet<String> =
            held.iter().flat_map(|(_, part)| part.files.keys().cloned()).collect();
        let stale = Stale(stale.into_iter().map(|(number, _)| *number).collect());
        (files.into_iter().filter(|file| !done.contains(&file.name)).collect(), stale)
    }

    /// How many files could not be read, of the parts that still hold.
    pub(crate) fn failed(&self, stale: &Stale) -> usize {
        let holds = |number: &u32| !stale.0.contains(number);
        let parts = self.parts.iter().filter(|(number, _)| holds(number));
        parts.map(|(_, part)| part.failures.count).sum()
    }

    /// The number of the next plan.
    pub(crate) fn next_plan(&self) -> u32 {
        self.parts.values().map(|part| part.next_plan).max().unwrap_or(0)
    }

    /// Writes a part: its tables and that it is there, all aside at first, and names them in this order. A disk that
    /// is full leaves nothing of it; a process that is killed leaves whole tables at most, which the next run removes.
    pub(crate) fn add(
        &mut self,
        batches: &Batches,
        next_plan: u32,
        files: &[Entry],
        failures: Failures,
    ) -> Result<(), Error> {
        let number = self.parts.keys().max().map_or(0, |last| last + 1);
        let mut written = Vec::new();
        for table in Table::ALL {
            // All in memory first, so that a file is not open for long.
            let mut bytes = Vec::new();
            let path = self.path(table.name(), number, self.format.extension());
            let aside = kehoach_tables::write(batches.get(table), self.format, &mut bytes)
                .and_then(|()| Aside::written(&path, |out| out.write_all(&bytes)));
            written.push(aside.map_err(|error| Error::Write(path, error))?);
        }
        let part = Part {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            to: self.format.extension().to_owned(),
            reading: self.reading.clone(),
            next_plan,
            failures,
            files: files.iter().map(|file| (file.name.clone(), file.stamp)).collect(),
        };
        let path = self.path(PARTS, number, "json");
        let aside = Aside::written(&path, |out| Ok(serde_json::to_writer(out, &part)?));
        written.push(aside.map_err(|error| Error::Write(path, error))?);
        for aside in written {
            let path = aside.path().to_owned();
            aside.rename().map_err(|error| Error::Write(path, error))?;
        }
        self.parts.insert(number, part);
        Ok(())
    }

    /// Removes parts whose files were done anew: first that they are there, then their tables.
    pub(crate) fn remove(&mut self, stale: Stale) -> Result<(), Error> {
        for number in stale.0 {
            let tables =
                Table::ALL.map(|table| self.path(table.name(), number, self.format.extension()));
            for path in std::iter::once(self.path(PARTS, number, "json")).chain(tables) {
                match fs::remove_file(&path) {
                    Err(error) if error.kind() != io::ErrorKind::NotFound => {
                        return Err(Error::Write(path, error));
                    }
                    _ => {}
                }
            }
            self.parts.remove(&number);
        }
        Ok(())
    }

    fn path(&self, folder: &str, number: u32, extension: &str) -> PathBuf {
        self.folder.join(folder).join(format!("{number:06}.{extension}"))
    }
}

/// Parts that no longer hold: a file of theirs was changed or removed, one can be opened that could not be, or another
/// version or other options made them.
#[derive(Debug)]
pub(crate) struct Stale(Vec<u32>);

/// Opens a file and reads its first byte.
fn begins(path: &Path) -> io::Result<usize> {
    fs::File::open(path)?.read(&mut [0])
}

/// The options that what is read depends on, in words.
fn told(reading: &Reading) -> String {
    let encoding = reading.encoding.map_or("any", Encoding::as_str);
    format!("encoding {encoding}, {}", if reading.no_repair { "as it came" } else { "repaired" })
}

fn listed(folder: &Path) -> io::Result<Vec<PathBuf>> {
    fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect()
}

/// The number of a part, of the name of a file of ours.
fn number(path: &Path, extension: &str) -> Option<u32> {
    let digits = path.file_name()?.to_str()?.strip_suffix(extension)?.strip_suffix('.')?;
    if digits.len() < 6 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        None
    } else {
        digits.parse().ok()
    }
}

/// Whether a file was being written when a run was ended.
fn is_aside(path: &Path, extension: &str) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let inner = name.strip_prefix('.').and_then(|name| name.rsplit_once('.'));
    inner.is_some_and(|(inner, _)| number(Path::new(inner), extension).is_some())
}
