//! The header of a binary Word file: where everything else is.

use crate::bytes::{size_at, u16_at};

/// The signature of Word 97 and later, and of Word 6 and 95.
pub(super) const WORD_97: u16 = 0xA5EC;
pub(super) const WORD_6: u16 = 0xA5DC;

/// From this version on the layout is that of Word 97.
const FIRST_VERSION_OF_97: u16 = 0xC0;

/// The parts of a document, in the order of their text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Story {
    Main,
    Footnotes,
    Headers,
    Comments = 4,
    Endnotes,
    TextBoxes,
    HeaderTextBoxes,
}

/// Macros and the text boxes of headers are stories too.
const STORIES: usize = 8;

/// Which table of the file a place in the header points to.
#[derive(Debug, Clone, Copy)]
pub(super) enum Table {
    Styles = 1,
    FootnoteAnchors = 2,
    FootnoteTexts = 3,
    CommentAnchors = 4,
    CommentTexts = 5,
    Sections = 6,
    HeaderTexts = 11,
    CharacterPages = 12,
    ParagraphPages = 13,
    Fonts = 15,
    Pieces = 33,
    ShapeAnchors = 40,
    EndnoteAnchors = 46,
    EndnoteTexts = 47,
    Drawings = 50,
    TextBoxTexts = 56,
    HeaderTextBoxTexts = 58,
    Lists = 73,
    ListUses = 74,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Header {
    /// Word 6 or 95: text of one byte a character, and everything in one stream.
    pub(super) old: bool,
    version: u16,
    pub(super) encrypted: bool,
    /// Whether the second table stream is the one that counts.
    pub(super) second_table: bool,
    pub(super) fast_saved: bool,
    pub(super) vietnamese: bool,
    /// Where the text begins and ends, where no piece table says otherwise.
    pub(super) text_start: usize,
    pub(super) text_end: usize,
    lengths: [usize; STORIES],
}

impl Header {
    pub(super) fn read(word: &[u8]) -> Option<Self> {
        const VIETNAMESE: u16 = 0x042A;
        let ident = u16_at(word, 0)?;
        // One byte of it may be damaged.
        let high = ident & 0xFF00 == WORD_97 & 0xFF00;
        if !high && ident & 0xFF != WORD_97 & 0xFF && ident & 0xFF != WORD_6 & 0xFF {
            return None;
        }
        let version = u16_at(word, 2)?;
        let flags = u16_at(word, 10)?;
        let old = ident == WORD_6 || (0x60..FIRST_VERSION_OF_97).contains(&version);
        let lengths_at = if old { 0x34 } else { 0x4C };
        let text_end = size_at(word, 28)?;
        let mut lengths = [0; STORIES];
        for (nth, length) in lengths.iter_mut().enumerate() {
            // No story is longer than the file was; of a cut one the header knows where its text ended.
            *length = size_at(word, lengths_at + 4 * nth).unwrap_or(0);
            if *length > word.len().max(text_end) {
                *length = 0;
            }
        }
        Some(Self {
            old,
            version,
            encrypted: flags & 0x0100 != 0,
            second_table: flags & 0x0200 != 0,
            fast_saved: flags & 0x0004 != 0,
            vietnamese: u16_at(word, 6) == Some(VIETNAMESE),
            text_start: size_at(word, 24)?,
            text_end,
            lengths,
        })
    }

    /// Whether it says what the headers of Word 97 and later do, wherever it stands.
    pub(super) fn is_likely(&self) -> bool {
        /// What stands before the text is the header.
        const STARTS: std::ops::RangeInclusive<usize> = 0x200..=0x4000;
        let version = matches!(self.version, 0xC0..=0xD9 | 0x101..=0x112);
        version && STARTS.contains(&self.text_start) && self.text_start <= self.text_end
    }

    /// How many characters all stories have together.
    pub(super) fn characters(&self) -> usize {
        self.lengths.iter().sum()
    }

    /// The characters of a story.
    pub(super) fn story(&self, story: Story) -> std::ops::Range<usize> {
        let before: usize = self.lengths[..story as usize].iter().sum();
        before..before + self.lengths[story as usize]
    }

    /// The bytes of a table in the stream that has it.
    pub(super) fn table<'t>(&self, word: &[u8], tables: &'t [u8], table: Table) -> &'t [u8] {
        let at = self.table_start(word, table);
        let place = self.place(table);
        let len = size_at(word, place + 4).unwrap_or(0);
        tables.get(at..at.saturating_add(len).min(tables.len())).unwrap_or_default()
    }

    /// Where a table begins; what belongs to it may go on behind its end.
    pub(super) fn table_start(&self, word: &[u8], table: Table) -> usize {
        size_at(word, self.place(table)).unwrap_or(usize::MAX)
    }

    fn place(&self, table: Table) -> usize {
        (if self.old { 88 } else { 154 }) + 8 * table as usize
    }
}
