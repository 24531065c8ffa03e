//! What fonts say of their characters, where it is damaged.
//!
//! The library underneath gives a page up at a table of characters with one wrong byte. The entries that still make sense
//! are written anew.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use memchr::memmem;
use pdf_extract::{Dictionary, Document, Object, ObjectId, Stream};

/// How many characters a font may have.
const MAX_CHARACTERS: usize = 1 << 16;

/// Mends the fonts of a file.
pub(super) fn mend(file: &mut Document) {
    let is_font = |object: &Object| object.as_dict().is_ok_and(|font| font.has_type(b"Font"));
    let fonts = file.objects.iter().filter(|(_, object)| is_font(object));
    let fonts: Vec<ObjectId> = fonts.map(|(id, _)| *id).collect();
    for id in fonts {
        let Ok(font) = file.get_dictionary(id) else { continue };
        let table = font.get_deref(b"ToUnicode", file).and_then(Object::as_stream).map(|table| {
            let bytes = table.decompressed_content();
            written_anew(&entries(&bytes.unwrap_or_else(|_| table.content.clone())))
        });
        let last = last_character(file, font);
        let table = table.map(|text| file.add_object(Stream::new(Dictionary::new(), text)));
        let Ok(font) = file.get_dictionary_mut(id) else { continue };
        if let Ok(table) = table {
            font.set("ToUnicode", Object::Reference(table));
        }
        if let Some(last) = last {
            font.set("LastChar", last);
        }
    }
}

/// The last character of a font, as the number of its widths has it.
fn last_character(file: &Document, font: &Dictionary) -> Option<i64> {
    let first = font.get_deref(b"FirstChar", file).and_then(Object::as_i64).ok()?;
    let widths = font.get_deref(b"Widths", file).and_then(Object::as_array).ok()?;
    first.checked_add(i64::try_from(widths.len()).ok()?)?.checked_sub(1)
}

/// What each character means, as far as a table says so.
fn entries(table: &[u8]) -> BTreeMap<u16, Vec<u16>> {
    let mut entries = BTreeMap::new();
    for section in sections(table, b"beginbfchar", b"endbfchar") {
        for pair in numbers(section).chunks_exact(2) {
            if let ([code], meaning) = (&pair[0][..], &pair[1]) {
                entries.insert(*code, meaning.clone());
            }
        }
    }
    for section in sections(table, b"beginbfrange", b"endbfrange") {
        // Each range has a line of its own.
        for line in section.split(|byte| matches!(byte, b'\n' | b'\r')) {
            let list = line.contains(&b'[');
            let line = numbers(line);
            let [first, last, meanings @ ..] = &line[..] else { continue };
            let ([first], [last]) = (&first[..], &last[..]) else { continue };
            for (nth, code) in (*first..=*last).enumerate() {
                let meaning = if list {
                    meanings.get(nth).cloned()
                } else {
                    meanings.first().and_then(|meaning| later(meaning, nth))
                };
                if let Some(meaning) = meaning {
                    entries.insert(code, meaning);
                }
            }
        }
    }
    entries.retain(|_, meaning| String::from_utf16(meaning).is_ok());
    entries
}

/// The stretches of a table between two words.
fn sections<'t>(table: &'t [u8], begin: &'t [u8], end: &'t [u8]) -> impl Iterator<Item = &'t [u8]> {
    memmem::find_iter(table, begin).map(move |at| {
        let rest = &table[at + begin.len()..];
        &rest[..memmem::find(rest, end).unwrap_or(rest.len())]
    })
}

/// The numbers in angle brackets, in units of two bytes; one byte alone is a unit, too.
fn numbers(text: &[u8]) -> Vec<Vec<u16>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'<', rest) {
        rest = &rest[at + 1..];
        let inside = &rest[..memchr::memchr(b'>', rest).unwrap_or(rest.len())];
        let digits = inside.iter().filter_map(|byte| char::from(*byte).to_digit(16));
        let digits: Vec<u16> = digits.filter_map(|digit| digit.try_into().ok()).collect();
        let unit = |digits: &[u16]| digits.iter().fold(0, |unit, digit| unit << 4 | digit);
        found.push(digits.chunks(4).map(unit).collect());
        if found.len() >= 2 * MAX_CHARACTERS {
            break;
        }
    }
    found
}

/// The meaning `nth` places behind `meaning`, whose last unit counts.
fn later(meaning: &[u16], nth: usize) -> Option<Vec<u16>> {
    let (last, before) = meaning.split_last()?;
    let last = last.checked_add(u16::try_from(nth).ok()?)?;
    Some([before, &[last]].concat())
}

/// A table with these entries.
fn written_anew(entries: &BTreeMap<u16, Vec<u16>>) -> Vec<u8> {
    let mut text = format!("{} beginbfchar\n", entries.len());
    for (code, meaning) in entries {
        // Writing to a string does not fail.
        let _ = write!(text, "<{code:04X}> <");
        for unit in meaning {
            let _ = write!(text, "{unit:04X}");
        }
        text.push_str(">\n");
    }
    text.push_str("endbfchar\n");
    text.into_bytes()
}
