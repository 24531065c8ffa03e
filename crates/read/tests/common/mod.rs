//! What several tests need: the files under `fixtures/files`, archives made on the spot, and a random number generator
//! that gives the same numbers everywhere.

#![allow(clippy::unwrap_used, clippy::panic, reason = "only tests use it")]
#![allow(dead_code, reason = "each test binary uses its part")]

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
