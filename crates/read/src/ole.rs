//! The OLE containers that binary Word files are: a file system of sectors, read as far as its chains hold.

use std::collections::HashSet;

use memchr::memmem;

use crate::Damage;
use crate::bytes::{size_at, u8_at, u16_at};
use crate::format::OLE;

const HEADER_BYTES: usize = 512;
/// How many places of sectors of the table of chains the header has room for.
const HEADER_TABLES: usize = 109;
const ENTRY_BYTES: usize = 128;
const STREAM: u8 = 2;
const MINI_SECTOR_BYTES: usize = 64;
/// Streams below this length are kept in mini sectors, unless the header says otherwise.
const MINI_STREAM_LIMIT: usize = 4096;
/// How many entries of the directory are looked at.
const MAX_ENTRIES: usize = 1 << 14;

#[derive(Debug)]
struct Entry {
    name: String,
    kind: u8,
    start: usize,
    len: usize,
}

#[derive(Debug)]
pub(crate) struct Container<'b> {
    bytes: &'b [u8],
    sector: usize,
    chains: Vec<u32>,
    /// The sectors that the table of chains stands in.
    tables_at: Vec<usize>,
    mini_chains: Vec<u8>,
    mini: Vec<u8>,
    entries: Vec<Entry>,
    pub(crate) damage: Vec<Damage>,
}

impl<'b> Container<'b> {
    pub(crate) fn open(bytes: &'b [u8]) -> Self {
        let mut damage = Vec::new();
        if !bytes.starts_with(OLE) {
            damage.push(Damage::new("the container", "its signature is damaged"));
        }
        let sector = if u16_at(bytes, 30) == Some(12) { 4096 } else { 512 };
        let mut container = Self {
            bytes,
            sector,
            chains: Vec::new(),
            tables_at: Vec::new(),
            mini_chains: Vec::new(),
            mini: Vec::new(),
            entries: Vec::new(),
            damage,
        };
        container.tables_at = container.tables();
        container.chains = container.chains();
        let mut directory = container.chain(size_at(bytes, 48).unwrap_or(usize::MAX), usize::MAX);
        if u16_at(&directory, 64) != Some(22) {
            // The directory is not where the header says: its first entry has a name that is easy to find.
            let name: Vec<u8> = "Root Entry".encode_utf16().flat_map(u16::to_le_bytes).collect();
            let found = memmem::find(bytes, &name);
            container
                .damage
                .push(Damage::new("the container", "its directory is not where its header says"));
            directory = found.map(|at| bytes[at..].to_vec()).unwrap_or_default();
        }
        for entry in directory.chunks_exact(ENTRY_BYTES).take(MAX_ENTRIES) {
            let name_bytes = usize::from(u16_at(entry, 64).unwrap_or(0)).clamp(2, 64) - 2;
            let units = entry[..name_bytes].chunks_exact(2).map(|two| [two[0], two[1]]);
            container.entries.push(Entry {
                name: String::from_utf16_lossy(&units.map(u16::from_le_bytes).collect::<Vec<_>>()),
                kind: u8_at(entry, 66).unwrap_or(0),
                start: size_at(entry, 116).unwrap_or(usize::MAX),
                len: size_at(entry, 120).unwrap_or(0).min(bytes.len()),
            });
        }
        if let Some((start, len)) = container.entries.first().map(|root| (root.start, root.len)) {
            container.mini = container.chain(start, len.max(1));
            container.mini_chains =
                container.chain(size_at(bytes, 60).unwrap_or(usize::MAX), usize::MAX);
        }
        container
    }

    fn sectors(&self) -> usize {
        self.bytes.len() / self.sector + 1
    }

    fn sector_at(&self, index: usize) -> &'b [u8] {
        let start = index.saturating_mul(self.sector).saturating_add(self.sector.max(HEADER_BYTES));
        let end = start.saturating_add(self.sector).min(self.bytes.len());
        self.bytes.get(start..end).unwrap_or_default()
    }

    /// Where the table of chains is.
    fn tables(&self) -> Vec<usize> {
        let count = self.sectors();
        // How many there are; a place among them that cannot be is kept as one that is lost.
        let said = size_at(self.bytes, 44).filter(|&said| (1..=count).contains(&said));
        let mut at: Vec<usize> = (0..HEADER_TABLES)
            .filter_map(|nth| size_at(self.bytes, 76 + 4 * nth))
            .enumerate()
            .filter(|&(nth, place)| said.map_or(place < count, |said| nth < said))
            .map(|(_, place)| place)
            .collect();
        let mut next = size_at(self.bytes, 68).unwrap_or(usize::MAX);
        for _ in 0..count {
            if next >= count {
                break;
            }
            let sector = self.sector_at(next);
            let places = self.sector / 4 - 1;
            let more = (0..places).filter_map(|nth| size_at(sector, 4 * nth));
            at.extend(more.filter(|&place| place < count));
            next = size_at(sector, 4 * places).unwrap_or(usize::MAX);
        }
        at.truncate(count);
        at
    }

    /// The table of chains: which sector follows each sector.
    fn chains(&self) -> Vec<u32> {
        let mut chains = Vec::new();
        for &index in &self.tables_at {
            let sector = self.sector_at(index);
            chains.extend(
                sector
                    .chunks_exact(4)
                    .map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]])),
            );
            // Of a cut table the rest is unknown.
            let missing = self.sector / 4 - sector.len() / 4;
            chains.extend(std::iter::repeat_n(UNKNOWN, missing));
        }
        chains
    }

    /// The sectors from `start` on, up to `most` bytes; where the table does not know, the next one in the file.
    fn chain(&self, start: usize, most: usize) -> Vec<u8> {
        let count = self.sectors();
        let mut out = Vec::new();
        let mut at = start;
        for _ in 0..count {
            if at >= count || out.len() >= most {
                break;
            }
            out.extend_from_slice(self.sector_at(at));
            let next = self.chains.get(at).map_or(usize::MAX, |&next| next as usize);
            // A chain that ends before its stream does, or leads out of the file, is damaged.
            let ends = next == CHAIN_END && most == usize::MAX;
            at = if next < count || ends { next } else { at + 1 };
        }
        out
    }

    /// The file from a byte on as it lies, but for the sectors of the table of chains, which stand amid others.
    pub(crate) fn rest_from(&self, at: usize) -> Vec<u8> {
        let rest = self.bytes.get(at..).unwrap_or_default();
        let nth = at.checked_sub(self.sector.max(HEADER_BYTES)).map(|from| from / self.sector);
        let tables: HashSet<usize> = self.tables_at.iter().copied().collect();
        let sectors = rest.chunks(self.sector).enumerate();
        let is_table = |nth_behind: usize| {
            nth_behind > 0 && nth.is_some_and(|nth| tables.contains(&(nth + nth_behind)))
        };
        sectors
            .filter(|(behind, _)| !is_table(*behind))
            .flat_map(|(_, sector)| sector)
            .copied()
            .collect()
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|entry| entry.name == name)
    }

    /// The stream `name`, as much of it as there is.
    pub(crate) fn stream(&mut self, name: &str) -> Option<Vec<u8>> {
        let entry = self
            .entries
            .iter()
            .find(|entry| entry.name == name && entry.kind == STREAM)
            .or_else(|| self.entries.iter().find(|entry| entry.name == name))?;
        let (start, len) = (entry.start, entry.len);
        let mini_limit = match size_at(self.bytes, 56) {
            Some(limit @ 1..=65536) => limit,
            _ => MINI_STREAM_LIMIT,
        };
        let mut out =
            if len < mini_limit { self.mini_stream(start, len) } else { self.chain(start, len) };
        if out.len() < len {
            let what = format!("it is cut: {} of {len} bytes recovered", out.len());
            self.damage.push(Damage::new(format!("stream {name}"), what));
        }
        out.truncate(len);
        Some(out)
    }

    fn mini_stream(&self, start: usize, len: usize) -> Vec<u8> {
        let count = self.mini.len() / MINI_SECTOR_BYTES + 1;
        let mut out = Vec::new();
        let mut at = start;
        for _ in 0..count {
            if at >= count || out.len() >= len {
                break;
            }
            let from = at * MINI_SECTOR_BYTES;
            let to = (from + MINI_SECTOR_BYTES).min(self.mini.len());
            out.extend_from_slice(self.mini.get(from..to).unwrap_or_default());
            at = size_at(&self.mini_chains, 4 * at).unwrap_or(usize::MAX);
        }
        out
    }
}

/// A place in the table of chains that was lost; no file has so many sectors.
const UNKNOWN: u32 = 0xFFFF_FFF0;

/// What stands in the table of chains for the last sector of a stream.
const CHAIN_END: usize = 0xFFFF_FFFE;
