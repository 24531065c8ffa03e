//! What nothing in a damaged file leads to any more, found by what it looks like.

use std::ops::Range;

use crate::bytes::{size_at, u8_at, u16_at};

use super::fib::{Header, Table};

/// Streams begin at multiples of this, those in mini sectors too.
const PLACES: usize = 64;

/// Text and properties lie in pages of their own.
const PAGE_BYTES: usize = 512;

/// Where text begins in a file whose header does not say so.
const USUAL_START: usize = 0x800;

/// How much is read of tables that turn out to be none, for each byte of the file.
const READ_PER_BYTE: usize = 4;

/// Where the table stream begins: where the tables that the header of the text speaks of hold together.
pub(super) fn table_stream(bytes: &[u8], word: &[u8], header: &Header) -> Option<usize> {
    let places = || (PLACES..bytes.len()).step_by(PLACES);
    let all = bytes.len().saturating_mul(READ_PER_BYTE);
    let mut left = all;
    let pieces = places().find(|&at| {
        let table = header.table(word, &bytes[at..], Table::Pieces);
        is_piece_table(table, header, &mut left)
    });
    left = all;
    pieces.or_else(|| {
        // The table of pieces may be lost with the end of the stream.
        places().find(|&at| {
            let table = header.table(word, &bytes[at..], Table::ParagraphPages);
            is_page_table(table, word, header, &mut left)
        })
    })
}

/// Whether these bytes are the pieces of a text as long as the header says; `left` is how much may be read for that.
fn is_piece_table(mut clx: &[u8], header: &Header, left: &mut usize) -> bool {
    while u8_at(clx, 0) == Some(1) && *left > 0 {
        let len = u16_at(clx, 1).map_or(usize::MAX, usize::from);
        clx = clx.get(len.saturating_add(3)..).unwrap_or_default();
        *left = left.saturating_sub(PLACES);
    }
    let Some(len) = size_at(clx, 1) else { return false };
    if u8_at(clx, 0) != Some(2) || len != clx.len() - 5 || len < 16 || len % 12 != 4 {
        return false;
    }
    let table = &clx[5..];
    let count = len / 12;
    let all = header.characters();
    // Stories behind the main one are followed by a mark of their own.
    let ends = size_at(table, 4 * count).is_some_and(|end| (all..=all + 2).contains(&end));
    ends && size_at(table, 0) == Some(0) && rise(table, count, left)
}

/// Whether these bytes say in which pages of the file the properties of its paragraphs are.
fn is_page_table(table: &[u8], word: &[u8], header: &Header, left: &mut usize) -> bool {
    let count = table.len().saturating_sub(4) / 8;
    let pages = 4 * (count + 1);
    let page = |nth: usize| size_at(table, pages + 4 * nth);
    // The first page of the file is its header.
    let is_page = |nth| page(nth).is_some_and(|page| page > 0 && page <= word.len() / PAGE_BYTES);
    count > 0
        && size_at(table, 0) == Some(header.text_start)
        && is_page(0)
        && rise(table, count, left)
        && (0..count).all(is_page)
}

/// Whether the `count` + 1 numbers that a table begins with rise.
fn rise(table: &[u8], count: usize, left: &mut usize) -> bool {
    if *left == 0 {
        return false;
    }
    *left = left.saturating_sub(table.len());
    (0..=count).map(|nth| size_at(table, 4 * nth)).is_sorted()
}

/// A stretch of the text: where it begins in the file, how many characters it has, and whether each is one byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) at: usize,
    pub(super) characters: usize,
    pub(super) narrow: bool,
}

/// The text of a file without its table of pieces: page by page, what looks like text and not like properties.
pub(super) fn text(word: &[u8], header: &Header) -> Vec<Found> {
    let start = if header.text_start < word.len() { header.text_start } else { USUAL_START };
    let end = if header.text_end > start { header.text_end.min(word.len()) } else { word.len() };
    let most = match header.characters() {
        0 => usize::MAX,
        characters => characters,
    };
    let mut found: Vec<Found> = Vec::new();
    let mut characters = 0;
    for page in pages(start..end) {
        let Some(mut one) = text_in(word, page.clone(), header) else { continue };
        one.characters = one.characters.min(most - characters);
        characters += one.characters;
        match found.last_mut() {
            Some(last)
                if last.narrow == one.narrow
                    && last.at + last.characters * last.width() == one.at =>
            {
                last.characters += one.characters;
            }
            _ => found.push(one),
        }
        if characters >= most {
            break;
        }
    }
    found
}

impl Found {
    const fn width(self) -> usize {
        if self.narrow { 1 } else { 2 }
    }
}

/// The pages of a range, cut where those of the file end.
fn pages(range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let first = range.start / PAGE_BYTES;
    let last = range.end.div_ceil(PAGE_BYTES);
    (first..last).map(move |nth| {
        (nth * PAGE_BYTES).max(range.start)..((nth + 1) * PAGE_BYTES).min(range.end)
    })
}

/// The text that a page begins with, up to what is none.
fn text_in(word: &[u8], page: Range<usize>, header: &Header) -> Option<Found> {
    /// A place in the file may look like one or two letters.
    const FEW: usize = 3;
    let bytes = word.get(page.clone())?;
    let narrow = leading(bytes, |byte: &[u8; 1]| u16::from(byte[0]));
    let wide = if header.old { 0 } else { leading(bytes, |two| u16::from_le_bytes(*two)) };
    // Each wide character would be two narrow ones.
    let is_narrow = wide * 2 < narrow;
    let characters = if is_narrow { narrow } else { wide };
    let found = Found { at: page.start, characters, narrow: is_narrow };
    (characters >= FEW).then_some(found)
}

/// How many characters of `N` bytes a page begins with, up to the end of its text: some of them may be damaged.
fn leading<const N: usize>(bytes: &[u8], unit: impl Fn(&[u8; N]) -> u16) -> usize {
    /// Of this many characters at most one is damaged, where they are text.
    const DAMAGED_IN: usize = 8;
    let (mut count, mut damaged) = (0, 0);
    for (nth, character) in bytes.as_chunks::<N>().0.iter().enumerate() {
        match unit(character) {
            // Numbers are full of these.
            0 => damaged += 2,
            unit if speaks(unit) => count = nth + 1,
            _ => damaged += 1,
        }
        if damaged * DAMAGED_IN > nth + DAMAGED_IN {
            break;
        }
    }
    count
}

/// Whether a character is one that Vietnamese office documents have, or a mark of Word's.
fn speaks(unit: u16) -> bool {
    match unit {
        1 | 2 | 5 | 7..=0x0E | 0x13..=0x15 | 0x1E | 0x1F => true,
        0x20..=0x7E | 0xA0..=0x24F | 0x300..=0x36F | 0x1E00..=0x1EFF => true,
        // Code page 1252 where a character is a byte; legacy fonts use these too.
        0x80..=0x9F => true,
        0x2010..=0x2044 | 0x20AB | 0x2190..=0x21FF | 0x2200..=0x22FF | 0x2500..=0x27BF => true,
        0xF020..=0xF0FF => true,
        _ => false,
    }
}
