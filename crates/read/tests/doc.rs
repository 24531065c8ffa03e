//! Binary Word files that LibreOffice does not write: made by hand, as bare as they can be.

#![allow(clippy::unwrap_used, reason = "it is a test")]

use kehoach_read::{Format, Options, read_bytes};

/// A Word 6 file out of its container: the header, then text of one byte a character.
fn word_6(text: &[u8], flags: u16) -> Vec<u8> {
    const HEADER: usize = 768;
    let mut file = vec![0; HEADER];
    let mut put = |at: usize, value: u32| file[at..at + 4].copy_from_slice(&value.to_le_bytes());
    let len = u32::try_from(text.len()).unwrap();
    put(0, 0x0065_A5DC);
    put(10, u32::from(flags));
    put(24, HEADER as u32);
    put(28, HEADER as u32 + len);
    put(0x34, len);
    // Vietnamese.
    file[6..8].copy_from_slice(&0x042A_u16.to_le_bytes());
    file.extend_from_slice(text);
    file.resize(2048, 0);
    file
}

#[test]
fn word_6_gives_its_text() {
    let file = word_6(b"K\xEA\xEC ho\xE0\xF2ch\rI. M\xF4\xD2t\x0Bhai\r", 0);
    assert_eq!(Format::detect(&file), Some(Format::Doc));
    let document = read_bytes(&file, &Options::new()).unwrap();
    assert_eq!(document.text, "Kê\u{301} hoà\u{323}ch\nI. Mô\u{309}t\nhai\n");
    assert!(document.lines[2].continued);
    // It was not where a sound file has it.
    assert!(!document.damage.is_empty());
}

#[test]
fn encrypted_files_say_so() {
    let error = read_bytes(&word_6(b"x", 0x0100), &Options::new()).unwrap_err();
    assert!(error.is_encrypted());
    assert_eq!(error.to_string(), "the .doc file is encrypted: a password is needed");
}
