//! The archives that .docx and .odt files are, also where their directory is gone.

use std::borrow::Cow;
use std::cell::Cell;

use flate2::{Decompress, FlushDecompress, Status};
use memchr::memmem;

use crate::error::{Error, Kind};
use crate::{Damage, inflate, limits};

const LOCAL_HEADER: &[u8] = b"PK\x03\x04";
const DIRECTORY_ENTRY: &[u8] = b"PK\x01\x02";
const DIRECTORY_END: &[u8] = b"PK\x05\x06";
/// How long a local header is before its name.
const LOCAL_HEADER_BYTES: usize = 30;
const DIRECTORY_ENTRY_BYTES: usize = 46;
const DIRECTORY_END_BYTES: usize = 22;
const STORED: u16 = 0;
const DEFLATED: u16 = 8;

#[derive(Debug)]
struct Entry {
    name: String,
    /// Where its data begin.
    data: usize,
    method: u16,
    encrypted: bool,
    /// How many bytes it takes, where the directory says so.
    stored_bytes: Option<usize>,
    inflated_bytes: Option<usize>,
}

/// An archive and what it holds.
#[derive(Debug)]
pub(crate) struct Archive<'b> {
    bytes: &'b [u8],
    entries: Vec<Entry>,
    /// What is wrong with the directory.
    pub(crate) damage: Option<Damage>,
    /// How many parts were read on behind their damage.
    read_on: Cell<usize>,
}

/// A part of an archive.
#[derive(Debug)]
pub(crate) struct Part {
    pub(crate) bytes: Vec<u8>,
    /// What was lost of it.
    pub(crate) damage: Option<String>,
}

impl Part {
    /// A part that the archive should have and does not.
    pub(crate) fn missing() -> Self {
        Self { bytes: Vec::new(), damage: Some("it is missing".to_owned()) }
    }
}

impl<'b> Archive<'b> {
    /// The archive in `bytes`: by its directory, and by the headers before each entry where that one is damaged.
    pub(crate) fn open(bytes: &'b [u8]) -> Self {
        let mut damage = None;
        let (mut entries, sound) = by_directory(bytes);
        if !sound {
            // An entry may be found both ways; the directory knows the lengths.
            for found in by_headers(bytes) {
                let known = |entry: &Entry| entry.data == found.data && entry.name == found.name;
                if !entries.iter().any(known) {
                    entries.push(found);
                }
            }
            let count = entries.len();
            let what = format!("it is missing or damaged; {count} parts were found without it");
            damage = Some(Damage::new("the zip directory", what));
        }
        Self { bytes, entries, damage, read_on: Cell::new(0) }
    }

    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| entry.name.as_str())
    }

    pub(crate) fn is_encrypted(&self, name: &str) -> bool {
        self.entries.iter().any(|entry| entry.name == name && entry.encrypted)
    }

    /// The part `name`. Of several with that name the last one counts, as word processors have it.
    pub(crate) fn part(&self, name: &str) -> Result<Option<Part>, Error> {
        match self.entries.iter().rev().find(|entry| entry.name.eq_ignore_ascii_case(name)) {
            Some(entry) => self.inflate(entry).map(Some),
            None => Ok(None),
        }
    }

    /// The first part whose first bytes hold `mark`, for archives whose names are damaged.
    pub(crate) fn part_with(&self, mark: &[u8]) -> Result<Option<(String, Part)>, Error> {
        const LEAD_BYTES: usize = 4096;
        for entry in &self.entries {
            let (lead, _) = self.raw(entry, LEAD_BYTES)?;
            if memmem::find(&lead, mark).is_some() {
                return Ok(Some((entry.name.clone(), self.inflate(entry)?)));
            }
        }
        Ok(None)
    }

    fn inflate(&self, entry: &Entry) -> Result<Part, Error> {
        let (bytes, complete) = self.raw(entry, usize::MAX)?;
        let damage = if !complete {
            Some(match entry.inflated_bytes.filter(|&all| all > bytes.len()) {
                Some(all) => {
                    format!(
                        "its compressed data are damaged: {} of {all} bytes recovered",
                        bytes.len()
                    )
                }
                None => format!("its compressed data are damaged: {} bytes recovered", bytes.len()),
            })
        } else {
            None
        };
        Ok(Part { bytes, damage })
    }

    /// At most `most` bytes of an entry, and whether they are all that it has.
    fn raw(&self, entry: &Entry, most: usize) -> Result<(Vec<u8>, bool), Error> {
        let data = self.bytes.get(entry.data..).unwrap_or_default();
        if entry.method != DEFLATED {
            let len = entry.stored_bytes.unwrap_or_else(|| to_next_header(data));
            let complete = entry.method == STORED && len <= data.len();
            return Ok((data[..len.min(data.len()).min(most)].to_vec(), complete));
        }
        let mut inflater = Decompress::new(false);
        let guess = entry.inflated_bytes.unwrap_or(0).min(data.len().saturating_mul(8));
        let mut out =
            Vec::with_capacity(guess.clamp(1 << 12, limits::INFLATION_FLOOR_BYTES).min(most));
        loop {
            let taken = usize::try_from(inflater.total_in()).unwrap_or(usize::MAX).min(data.len());
            let before = (taken, out.len());
            if out.len() == out.capacity() {
                out.reserve(out.len().max(1 << 12));
            }
            let status = inflater.decompress_vec(&data[taken..], &mut out, FlushDecompress::None);
            let taken = usize::try_from(inflater.total_in()).unwrap_or(usize::MAX).min(data.len());
            if out.len() >= most {
                out.truncate(most);
                return Ok((out, true));
            }
            if out.len() > limits::MAX_PART_BYTES {
                let limit = limits::MAX_PART_BYTES;
                return Err(Kind::PartTooLarge { part: entry.name.clone(), limit }.into());
            }
            if out.len() > limits::INFLATION_FLOOR_BYTES
                && out.len() / taken.max(1) > limits::MAX_INFLATION_RATIO
            {
                let ratio = limits::MAX_INFLATION_RATIO;
                return Err(Kind::Bomb { part: entry.name.clone(), ratio }.into());
            }
            let ended = matches!(status, Ok(Status::StreamEnd));
            if !ended
                && status.is_ok()
                && ((taken, out.len()) != before || out.len() == out.capacity())
            {
                continue;
            }
            // A damaged end may come too soon.
            if ended && entry.inflated_bytes.is_none_or(|all| all <= out.len()) {
                return Ok((out, true));
            }
            let lead_only = most < usize::MAX;
            return Ok((if lead_only { out } else { self.read_on(entry, out) }, false));
        }
    }

    /// What can be read of an entry behind the damage that `out` ends at.
    fn read_on(&self, entry: &Entry, out: Vec<u8>) -> Vec<u8> {
        /// A decoder that goes on may read a little behind the end of data that are cut.
        const SLACK: usize = 64;
        let nth = self.read_on.replace(self.read_on.get() + 1);
        if nth >= limits::MAX_PARTS_READ_ON {
            return out;
        }
        let data = self.bytes.get(entry.data..).unwrap_or_default();
        let whole = entry.stored_bytes.filter(|&len| len > 0 && len <= data.len());
        let data = &data[..whole.unwrap_or_else(|| to_next_header(data))];
        let likely = entry.inflated_bytes.filter(|&all| all > 0).unwrap_or(usize::MAX);
        let limit = data.len().saturating_mul(limits::MAX_INFLATION_RATIO);
        let most = likely.min(limit).min(limits::MAX_PART_BYTES);
        let more = inflate::recover(data, most, whole.is_some());
        if more.len() > out.len() + SLACK { more } else { out }
    }
}

/// How many bytes of `data` come before the next header, for stored entries of unknown length.
fn to_next_header(data: &[u8]) -> usize {
    memmem::find(data, b"PK").unwrap_or(data.len())
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let two = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes([two[0], two[1]]))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<usize> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    usize::try_from(u32::from_le_bytes([four[0], four[1], four[2], four[3]])).ok()
}

/// The entries as the directory at the end lists them, and whether all of it holds.
fn by_directory(bytes: &[u8]) -> (Vec<Entry>, bool) {
    let mut entries = Vec::new();
    let sound = list_directory(bytes, &mut entries).unwrap_or(false);
    (entries, sound && !bytes.is_empty())
}

fn list_directory(bytes: &[u8], entries: &mut Vec<Entry>) -> Option<bool> {
    let tail = bytes.len().saturating_sub(DIRECTORY_END_BYTES + usize::from(u16::MAX));
    let end = tail + memmem::rfind(&bytes[tail..], DIRECTORY_END)?;
    let count = u16_at(bytes, end + 10)?;
    let mut at = u32_at(bytes, end + 16)?;
    let mut sound = count > 0;
    for _ in 0..count {
        if bytes.get(at..at.checked_add(4)?)? != DIRECTORY_ENTRY {
            return None;
        }
        let flags = u16_at(bytes, at + 8)?;
        let name_bytes = usize::from(u16_at(bytes, at + 28)?);
        let extra = usize::from(u16_at(bytes, at + 30)?) + usize::from(u16_at(bytes, at + 32)?);
        let local = u32_at(bytes, at + 42)?;
        let start = at + DIRECTORY_ENTRY_BYTES;
        let name = bytes.get(start..start + name_bytes)?;
        let method = u16_at(bytes, at + 10)?;
        let stored_bytes = u32_at(bytes, at + 20);
        // The two headers of an entry say the same, or one of them is damaged.
        let same = bytes.get(local..local.checked_add(4)?) == Some(LOCAL_HEADER)
            && u16_at(bytes, local + 8) == Some(method)
            && u16_at(bytes, local + 26).map(usize::from) == Some(name_bytes)
            && bytes.get(local + LOCAL_HEADER_BYTES..).is_some_and(|rest| rest.starts_with(name));
        sound &= same;
        let extra_bytes = u16_at(bytes, local + 28).filter(|_| same).map_or(0, usize::from);
        entries.push(Entry {
            name: part_name(name),
            data: local + LOCAL_HEADER_BYTES + name_bytes + extra_bytes,
            method: if method == STORED { STORED } else { DEFLATED },
            encrypted: same && flags & 1 != 0,
            stored_bytes,
            inflated_bytes: u32_at(bytes, at + 24),
        });
        at = start + name_bytes + extra;
    }
    Some(sound)
}

/// The entries as the headers before them say, wherever such a header stands.
fn by_headers(bytes: &[u8]) -> Vec<Entry> {
    let mut entries = Vec::new();
    for at in memmem::find_iter(bytes, LOCAL_HEADER).take(limits::MAX_ARCHIVE_ENTRIES) {
        let entry = (|| {
            let flags = u16_at(bytes, at + 6)?;
            let method = u16_at(bytes, at + 8)?;
            let name_bytes = usize::from(u16_at(bytes, at + 26)?);
            let extra = usize::from(u16_at(bytes, at + 28)?);
            let start = at + LOCAL_HEADER_BYTES;
            let name = bytes.get(start..start + name_bytes)?;
            // A length of 0 stands for one that follows the data.
            let sized = flags & 8 == 0;
            Some(Entry {
                name: part_name(name),
                data: start + name_bytes + extra,
                // Anything else is a damaged one of the two: nothing but these is ever written.
                method: if method == STORED { STORED } else { DEFLATED },
                encrypted: flags & 1 != 0,
                stored_bytes: u32_at(bytes, at + 18).filter(|_| sized),
                inflated_bytes: u32_at(bytes, at + 22).filter(|_| sized),
            })
        })();
        entries.extend(entry);
    }
    entries
}

fn part_name(bytes: &[u8]) -> String {
    let name: Cow<'_, str> = String::from_utf8_lossy(bytes);
    name.replace('\\', "/")
}
