//! What several tests need: the files under `fixtures/files`, archives made on the spot, and a random number generator
//! that gives the same numbers everywhere.

#![allow(clippy::unwrap_used, clippy::panic, reason = "only tests use it")]
#![allow(dead_code, reason = "each test binary uses its part")]

use std::io::Read as _;
use std::path::PathBuf;

pub(crate) fn fixture(name: &str) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/files").join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// An archive of parts that are not compressed.
pub(crate) fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut directory = Vec::new();
    let sizes = |bytes: &[u8]| {
        let len = u32::try_from(bytes.len()).unwrap().to_le_bytes();
        [len, len].concat()
    };
    for (name, bytes) in parts {
        let at = u32::try_from(out.len()).unwrap();
        let len = u16::try_from(name.len()).unwrap().to_le_bytes();
        out.extend_from_slice(b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0");
        out.extend(sizes(bytes));
        out.extend(len);
        out.extend(b"\0\0");
        out.extend(name.as_bytes());
        out.extend(*bytes);
        directory.extend_from_slice(b"PK\x01\x02\x14\0\x14\0\0\0\0\0\0\0\0\0\0\0\0\0");
        directory.extend(sizes(bytes));
        directory.extend(len);
        directory.extend([0; 12]);
        directory.extend(at.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let at = u32::try_from(out.len()).unwrap().to_le_bytes();
    let count = u16::try_from(parts.len()).unwrap().to_le_bytes();
    let len = u32::try_from(directory.len()).unwrap().to_le_bytes();
    out.extend(&directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend(count);
    out.extend(count);
    out.extend(len);
    out.extend(at);
    out.extend(b"\0\0");
    out
}

/// The same archive with its parts not compressed.
pub(crate) fn unpacked(packed: &[u8]) -> Vec<u8> {
    let number = |at: usize, len: usize| -> usize {
        packed[at..at + len].iter().rev().fold(0, |sum, byte| sum << 8 | usize::from(*byte))
    };
    let end = packed.windows(4).rposition(|window| window == b"PK\x05\x06").unwrap();
    let (count, mut entry) = (number(end + 10, 2), number(end + 16, 4));
    let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
    for _ in 0..count {
        let (method, size) = (number(entry + 10, 2), number(entry + 20, 4));
        let (name, extra, comment) =
            (number(entry + 28, 2), number(entry + 30, 2), number(entry + 32, 2));
        let local = number(entry + 42, 4);
        let data = local + 30 + number(local + 26, 2) + number(local + 28, 2);
        let bytes = &packed[data..data + size];
        let mut part = Vec::new();
        match method {
            0 => part.extend(bytes),
            _ => drop(flate2::read::DeflateDecoder::new(bytes).read_to_end(&mut part).unwrap()),
        }
        let path = &packed[entry + 46..entry + 46 + name];
        parts.push((String::from_utf8(path.to_vec()).unwrap(), part));
        entry += 46 + name + extra + comment;
    }
    let parts: Vec<(&str, &[u8])> =
        parts.iter().map(|(name, part)| (name.as_str(), part.as_slice())).collect();
    archive(&parts)
}

/// Where the compressed data of each part of a sound archive begin, and how long they are.
pub(crate) fn places_of_parts(packed: &[u8]) -> Vec<(usize, usize)> {
    let number = |at: usize, len: usize| -> usize {
        packed[at..at + len].iter().rev().fold(0, |sum, byte| sum << 8 | usize::from(*byte))
    };
    let end = packed.windows(4).rposition(|window| window == b"PK\x05\x06").unwrap();
    let (count, mut entry) = (number(end + 10, 2), number(end + 16, 4));
    let mut places = Vec::new();
    for _ in 0..count {
        let local = number(entry + 42, 4);
        let data = local + 30 + number(local + 26, 2) + number(local + 28, 2);
        places.push((data, number(entry + 20, 4)));
        entry += 46 + number(entry + 28, 2) + number(entry + 30, 2) + number(entry + 32, 2);
    }
    places
}

/// How large the sectors of `ke-hoach.doc` are.
pub(crate) const SECTOR: usize = 512;

/// The text stream and the table stream of `ke-hoach.doc`, in whole sectors.
pub(crate) fn doc_streams() -> (Vec<u8>, Vec<u8>) {
    let file = fixture("ke-hoach.doc");
    let sectors = |from: usize, to: usize| file[SECTOR * (from + 1)..SECTOR * (to + 2)].to_vec();
    (sectors(19, 42), sectors(4, 18))
}

/// `ke-hoach.doc` as Word lays its files out.
pub(crate) fn doc_of_word() -> Vec<u8> {
    let (word, tables) = doc_streams();
    word_file(&word, &tables)
}

/// A .doc of these streams, in whole sectors, as Word lays its files out: the text first, its tables behind it, the
/// directory and the table of chains last. There is room for 128 sectors.
pub(crate) fn word_file(word: &[u8], tables: &[u8]) -> Vec<u8> {
    let four = |number: usize| u32::try_from(number).unwrap().to_le_bytes();
    let (text_sectors, table_sectors) = (word.len() / SECTOR, tables.len() / SECTOR);
    let directory = text_sectors + table_sectors;
    let mut file = vec![0xFF; SECTOR];
    file[..48].fill(0);
    file[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    for (at, number) in [(24, 62), (26, 3), (28, 0xFFFE), (30, 9), (32, 6), (44, 1)] {
        file[at..at + 2].copy_from_slice(&four(number)[..2]);
    }
    for (at, number) in [(48, directory), (56, 4096), (64, 0), (72, 0), (76, directory + 1)] {
        file[at..at + 4].copy_from_slice(&four(number));
    }
    file.extend(word);
    file.extend(tables);
    let streams = [
        ("Root Entry", 5, 0xFFFF_FFFE, 0),
        ("WordDocument", 2, 0, word.len()),
        ("1Table", 2, text_sectors, tables.len()),
        ("", 0, 0, 0),
    ];
    for (name, kind, start, len) in streams {
        let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let name_bytes = if name.is_empty() { 0 } else { entry.len() + 2 };
        entry.resize(128, 0);
        entry[64] = u8::try_from(name_bytes).unwrap();
        entry[66] = kind;
        entry[116..120].copy_from_slice(&four(start));
        entry[120..124].copy_from_slice(&four(len));
        file.extend(entry);
    }
    for sector in 0..SECTOR / 4 {
        file.extend(four(match sector {
            _ if sector + 1 == text_sectors || sector + 1 == directory => 0xFFFF_FFFE,
            _ if sector < directory => sector + 1,
            _ if sector == directory => 0xFFFF_FFFE,
            _ if sector == directory + 1 => 0xFFFF_FFFD,
            _ => 0xFFFF_FFFF,
        }));
    }
    file
}

/// A .docx with this body, and these other parts of `word/`.
pub(crate) fn docx(body: &str, others: &[(&str, &str)]) -> Vec<u8> {
    const NS: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
        xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"";
    let main = format!("<w:document {NS}><w:body>{body}</w:body></w:document>");
    let names: Vec<String> = others.iter().map(|(name, _)| format!("word/{name}")).collect();
    let mut parts = vec![("word/document.xml", main.as_bytes())];
    for (name, (_, text)) in names.iter().zip(others) {
        parts.push((name, text.as_bytes()));
    }
    archive(&parts)
}

/// Small, fast, and the same on every machine (SplitMix64).
#[derive(Debug, Clone)]
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub(crate) fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end.max(1)).unwrap()).unwrap()
    }
}
