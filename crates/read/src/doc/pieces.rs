//! The text: pieces of the file in the order of the document.

use crate::bytes::{size_at, u8_at, u16_at, u32_at};

use super::fib::{Header, Table};
use super::lost;

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

    /// Text that no piece table describes: in one stretch as Word 6 has it, else what looks like text.
    fn take_as_it_lies(&mut self, word: &[u8], header: &Header) {
        for found in lost::text(word, header) {
            let start = self.units.len();
            self.pieces.push(Piece { start, at: found.at, narrow: found.narrow, change: 0 });
            self.take(word, found.at, found.characters, found.narrow, header);
        }
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
