//! Fonts that the library underneath cannot take.
//!
//! It gives a page up at the first font that is not there or lacks a part, and follows what a font says of its
//! characters as deep as that is nested. Such a font is replaced by a silent one: its characters say nothing, and the
//! rest of the page is read.

use std::collections::HashMap;

use memchr::memmem;
use pdf_extract::{Dictionary, Document, Object, ObjectId};

/// How deep the lists and dictionaries of a table of characters may be nested; two levels do.
const MAX_NESTING: usize = 16;

/// How many fonts a page may use.
const MAX_FONTS: usize = 1 << 12;

/// The fonts that were looked at, and whether they can be taken.
pub(super) type Known = HashMap<ObjectId, bool>;

/// A font whose characters say nothing.
pub(super) fn silent() -> Dictionary {
    let name = |name: &[u8]| Object::Name(name.to_vec());
    let mut descendant = Dictionary::new();
    descendant.set("FontDescriptor", Dictionary::new());
    let mut font = Dictionary::new();
    font.set("Type", name(b"Font"));
    font.set("Subtype", name(b"Type0"));
    font.set("BaseFont", name(b"Silent"));
    font.set("Encoding", name(b"Identity-H"));
    font.set("DescendantFonts", vec![Object::Dictionary(descendant)]);
    font
}

/// The fonts whose characters mean nothing any more: the table that said it is lost, and they have no other.
pub(super) fn without_meaning(file: &Document) -> Vec<ObjectId> {
    let lost = |font: &Dictionary| {
        let table = font.get(b"ToUnicode").and_then(Object::as_reference);
        font.has_type(b"Font")
            && !font.has(b"Encoding")
            && table.is_ok_and(|id| !file.has_object(id))
    };
    let fonts = file.objects.iter().filter(|(_, object)| object.as_dict().is_ok_and(lost));
    fonts.map(|(id, _)| *id).collect()
}

/// Replaces the fonts of a page that cannot be taken; says how many of those it uses.
///
/// The page has its own resources.
pub(super) fn silence_broken(file: &mut Document, page: ObjectId, known: &mut Known) -> usize {
    let Ok(content) = file.get_page_content(page) else { return 0 };
    let dictionary = |object: &Object| {
        file.dereference(object).ok().and_then(|(_, object)| object.as_dict().ok().cloned())
    };
    let entry = |of: &Dictionary, name: &[u8]| of.get(name).ok().and_then(dictionary);
    let mut resources = file
        .get_dictionary(page)
        .ok()
        .and_then(|page| entry(page, b"Resources"))
        .unwrap_or_default();
    let mut fonts = entry(&resources, b"Font").unwrap_or_default();
    let mut is_sound = |name: &Vec<u8>| {
        let sound = || entry(&fonts, name).is_some_and(|font| is_sound(file, &font) == Some(true));
        match fonts.get(name).and_then(Object::as_reference) {
            Ok(id) => *known.entry(id).or_insert_with(sound),
            Err(_) => sound(),
        }
    };
    let broken: Vec<Vec<u8>> = names(&content).into_iter().filter(|name| !is_sound(name)).collect();
    if broken.is_empty() {
        return 0;
    }
    let count = broken.len();
    for name in broken {
        fonts.set(name, silent());
    }
    resources.set("Font", fonts);
    if let Ok(page) = file.get_object_mut(page).and_then(Object::as_dict_mut) {
        page.set("Resources", resources);
    }
    count
}

/// Whether a font has what the library asks of it; nothing where a part is missing.
fn is_sound(file: &Document, font: &Dictionary) -> Option<bool> {
    let part = |of: &'_ Dictionary, name: &[u8]| -> Option<Object> {
        file.dereference(of.get(name).ok()?).ok().map(|(_, object)| object.clone())
    };
    let subtype = part(font, b"Subtype")?;
    if font.has(b"ToUnicode") && !is_shallow(&part(font, b"ToUnicode")?) {
        return Some(false);
    }
    match subtype.as_name().ok()? {
        b"Type0" => {
            part(font, b"BaseFont")?.as_name().ok()?;
            let descendants = part(font, b"DescendantFonts")?;
            let first = file.dereference(descendants.as_array().ok()?.first()?).ok()?.1;
            part(first.as_dict().ok()?, b"FontDescriptor")?.as_dict().ok()?;
            Some(match part(font, b"Encoding")? {
                Object::Name(name) => matches!(&name[..], b"Identity-H" | b"Identity-V"),
                table @ Object::Stream(_) => is_shallow(&table),
                _ => false,
            })
        }
        b"Type3" => Some(true),
        _ => part(font, b"BaseFont").map(|name| name.as_name().is_ok()),
    }
}

/// Whether a table of characters is one, and nested no deeper than such tables are.
fn is_shallow(table: &Object) -> bool {
    let stream = match table {
        Object::Stream(stream) => stream,
        other => return other.as_name().is_ok(),
    };
    let content = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
    let mut depth = 0_usize;
    for byte in content {
        match byte {
            b'[' | b'(' | b'<' => depth += 1,
            b']' | b')' | b'>' => depth = depth.saturating_sub(1),
            _ => {}
        }
        // A pair of brackets opens a dictionary.
        if depth > 2 * MAX_NESTING {
            return false;
        }
    }
    true
}

/// The names of the fonts that a content sets text in: `/Name 12 Tf`.
pub(super) fn names(content: &[u8]) -> Vec<Vec<u8>> {
    const REACH: usize = 160;
    let mut names: Vec<Vec<u8>> = Vec::new();
    for at in memmem::find_iter(content, b" Tf") {
        let before = &content[at.saturating_sub(REACH)..at];
        let Some(slash) = memchr::memrchr(b'/', before) else { continue };
        let mut words = before[slash + 1..].split(u8::is_ascii_whitespace);
        let (name, size) = (words.next().unwrap_or_default(), words.next_back());
        let is_size = size.is_some_and(|size| {
            !size.is_empty() && size.iter().all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'-'))
        });
        if is_size && !name.is_empty() && !names.iter().any(|known| known == name) {
            names.push(name.to_vec());
        }
        if names.len() >= MAX_FONTS {
            break;
        }
    }
    names
}
