//! Any bytes as the main part of a .docx and of an .odt: archives are packed, and a fuzzer seldom gets through that.

#![no_main]

use kehoach_read::{Options, read_bytes};
use libfuzzer_sys::fuzz_target;

/// A local header alone: readers find parts without a directory.
fn archive(name: &str, part: &[u8]) -> Vec<u8> {
    let mut out = b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0".to_vec();
    let len = u32::try_from(part.len()).unwrap_or(u32::MAX).to_le_bytes();
    out.extend(len);
    out.extend(len);
    out.extend(u16::try_from(name.len()).unwrap_or(0).to_le_bytes());
    out.extend([0, 0]);
    out.extend(name.bytes());
    out.extend(part);
    out
}

fuzz_target!(|bytes: &[u8]| {
    for name in ["word/document.xml", "content.xml"] {
        if let Ok(document) = read_bytes(&archive(name, bytes), &Options::new()) {
            let _ = document.parse();
        }
    }
});
