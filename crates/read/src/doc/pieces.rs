//! The text: pieces of the file in the order of the document.

use crate::bytes::{size_at, u8_at, u16_at, u32_at};

use super::fib::{Header, Table};

/// A stretch of the text that lies together in the file.
#[derive(Debug, Clone, Copy)]
struct Piece {
    start: usize,
    /// Where its first character is in the file.
    at: usize,
    /// One byte a character, else two.
    narrow: bool,
    /// The property changes of a fast save.
    change: u16,
}

/// The characters of a document and where they came from.
#[derive(Debug, Default)]
pub(super) struct Text {
    pub(super) units: Vec<u16>,
    pieces: Vec<Piece>,
    changes: Vec<Vec<u8>>,
    /// Whether the piece table was lost, and the text was taken as it lies.
    pub(super) guessed: bool,
}

impl Text {
    pub(super) fn read(word: &[u8], tables: &[u8], header: &Header) -> Self {
        let mut text = Self::default();
        if !header.old || header.fast_saved {
            text.read_pieces(word, header.table(word, tables, Table::Pieces), header);
        }
        if text.units.is_empty() {
            text.guessed = !header.old;
            text.take_as_it_lies(word, header);
        }
        text
    }

    /// The piece table: property changes first, then the pieces.
    fn read_pieces(&mut self, word: &[u8], clx: &[u8], header: &Header) {
        let mut at = 0;
        while u8_at(clx, at) == Some(1) {
            let Some(len) = u16_at(clx, at + 1).map(usize::from) else { return };
            self.changes.push(clx.get(at + 3..at + 3 + len).unwrap_or_default().to_vec());
            at += 3 + len;
        }
        if u8_at(clx, at) != Some(2) {
            return;
        }
        let table = clx.get(at + 5..).unwrap_or_default();
        let len = size_at(clx, at + 1).unwrap_or(0).min(table.len());
        let count = len.saturating_sub(4) / 12;
        for nth in 0..count {
            let place = 4 * (count + 1) + 8 * nth;
            let (Some(start), Some(end)) = (size_at(table, 4 * nth), size_at(table, 4 * nth + 4))
            else {
                return;
            };
            let (Some(at), Some(change)) = (u32_at(table, place + 2), u16_at(table, place + 6))
            else {
                return;
            };
            // Pieces follow each other; what does not is damage.
            if start != self.units.len() || end < start || end - start > word.len() {
                return;
            }
            let narrow = header.old || at & 0x4000_0000 != 0;
            let at = (at & 0x3FFF_FFFF) as usize;
            let at = if narrow && !header.old { at / 2 } else { at };
            self.pieces.push(Piece { start, at, narrow, change });
            self.take(word, at, end - start, narrow, header);
        }
    }

    /// Text that no piece table describes: from the place that the header says, in one stretch.
    fn take_as_it_lies(&mut self, word: &[u8], header: &Header) {
        let at = if header.text_start < word.len() { header.text_start } else { 0x800 };
        let rest = word.get(at..).unwrap_or_default();
        let sample = &rest[..rest.len().min(4096)];
        // In two-byte text the high bytes are nearly all zero, one, or those of Vietnamese letters.
        let high = sample.chunks_exact(2).filter(|two| matches!(two[1], 0 | 1 | 3 | 0x1E | 0x20));
        let narrow = header.old || high.count() * 4 < sample.len() / 2 * 3;
        let width = if narrow { 1 } else { 2 };
        let by_header = header.text_end.saturating_sub(header.text_start) / width;
        let characters = match header.characters() {
            0 => by_header,
            characters => characters,
        };
        let characters = characters.min(rest.len() / width);
        self.pieces.push(Piece { start: 0, at, narrow, change: 0 });
        self.take(word, at, characters, narrow, header);
    }

    fn take(&mut self, word: &[u8], at: usize, characters: usize, narrow: bool, header: &Header) {
        if narrow {
            let end = at.saturating_add(characters).min(word.len());
            let bytes = word.get(at..end).unwrap_or_default();
            let high = |byte: u8| -> u16 {
                let set = if header.old && header.vietnamese {
                    encoding_rs::WINDOWS_1258
                } else {
                    encoding_rs::WINDOWS_1252
                };
                let (text, _) = set.decode_without_bom_handling(std::slice::from_ref(&byte));
                text.encode_utf16().next().unwrap_or(u16::from(byte))
            };
            self.units.extend(
                bytes.iter().map(|&byte| if byte < 0x80 { u16::from(byte) } else { high(byte) }),
            );
        } else {
            let end = at.saturating_add(characters.saturating_mul(2)).min(word.len());
            let bytes = word.get(at..end).unwrap_or_default();
            self.units
                .extend(bytes.chunks_exact(2).map(|two| u16::from_le_bytes([two[0], two[1]])));
        }
    }

    /// Where the character `index` is in the file, and where its piece ends in the text.
    pub(super) fn place(&self, index: usize) -> Option<Place<'_>> {
        let nth = self.pieces.partition_point(|piece| piece.start <= index).checked_sub(1)?;
        let piece = self.pieces[nth];
        let width = if piece.narrow { 1 } else { 2 };
        Some(Place {
            at: piece.at + (index - piece.start) * width,
            width,
            until: self.pieces.get(nth + 1).map_or(self.units.len(), |next| next.start),
            change: match piece.change {
                0 => Change::None,
                change if change & 1 == 1 => {
                    let many = self.changes.get(usize::from(change >> 1));
                    Change::Many(many.map(Vec::as_slice).unwrap_or_default())
                }
                change => Change::One((change >> 1) as u8 & 0x7F, (change >> 8) as u8),
            },
        })
    }
}

/// Where a character is in the file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place<'t> {
    pub(super) at: usize,
    pub(super) width: usize,
    pub(super) until: usize,
    pub(super) change: Change<'t>,
}

/// What a fast save changed in a piece.
#[derive(Debug, Clone, Copy)]
pub(super) enum Change<'t> {
    None,
    /// One property, by its short number, and its value.
    One(u8, u8),
    /// A list of properties.
    Many(&'t [u8]),
}
