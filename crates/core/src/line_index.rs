//! From byte offsets to lines and columns.

use memchr::memchr2_iter;

/// Where the lines of a text begin.
///
/// Lines end at `\n`, `\r\n` and a lone `\r`; NEL and LS are text. A byte order mark at the start of the text counts
/// in no column.
///
/// ```
/// use kehoach::LineIndex;
///
/// let text = "KẾ HOẠCH\r\nNăm học";
/// let index = LineIndex::of(text);
/// let at = text.find("học").unwrap();
/// let place = index.line_column(text, at);
/// assert_eq!((place.line, place.column, place.byte_column), (2, 5, 6));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineIndex {
    /// The offset of the first byte of each line; never empty.
    starts: Vec<u32>,
}

/// A place in a text as people count: line and column from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LineColumn {
    /// The line, 1-based.
    pub line: u32,
    /// The column in characters (Unicode scalar values), 1-based.
    pub column: u32,
    /// The column in bytes of UTF-8, 1-based.
    pub byte_column: u32,
}

impl LineIndex {
    /// Finds the lines of `text`; offsets beyond `u32::MAX` are cut there.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for at in memchr2_iter(b'\n', b'\r', bytes) {
            if bytes.get(at) == Some(&b'\r') && bytes.get(at + 1) == Some(&b'\n') {
                continue;
            }
            starts.push(u32::try_from(at + 1).unwrap_or(u32::MAX));
        }
        Self { starts }
    }

    /// How many lines there are; a line end at the very end opens one more, which is empty.
    #[must_use]
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Never: even an empty text has one line.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        false
    }

    /// The line, 1-based, in which the byte at `offset` stands; the last one for offsets behind the text.
    #[must_use]
    pub fn line(&self, offset: usize) -> u32 {
        let line = self.starts.partition_point(|start| *start as usize <= offset);
        u32::try_from(line).unwrap_or(u32::MAX)
    }

    /// The offset of the first byte of a line, 1-based; nothing where there is no such line.
    #[must_use]
    pub fn start(&self, line: u32) -> Option<usize> {
        let index = usize::try_from(line).ok()?.checked_sub(1)?;
        self.starts.get(index).map(|start| *start as usize)
    }

    /// The line and column of the byte at `offset` of `text`, which must be the text that the index was made of.
    ///
    /// An offset inside a character counts as that character's; one behind the text as the place behind it.
    #[must_use]
    pub fn line_column(&self, text: &str, offset: usize) -> LineColumn {
        let offset = offset.min(text.len());
        let line = self.line(offset);
        let start = self.start(line).unwrap_or(0);
        // A byte order mark is no part of the first line.
        let start = if line == 1 && text.starts_with('\u{feff}') { 3.min(offset) } else { start };
        let before = text.as_bytes().get(start..offset).unwrap_or_default();
        let chars = before.iter().filter(|b| (**b as i8) >= -0x40).count();
        let inside = usize::from(!text.is_char_boundary(offset));
        let count = |n: usize| u32::try_from(n + 1).unwrap_or(u32::MAX);
        LineColumn {
            line,
            column: count(chars.saturating_sub(inside)),
            byte_column: count(before.len()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_of_every_kind() {
        let text = "a\nb\r\nc\rd\n";
        let index = LineIndex::of(text);
        let lines: Vec<_> = "abcd".chars().map(|c| index.line(text.find(c).unwrap())).collect();
        assert_eq!(lines, [1, 2, 3, 4]);
        assert_eq!(index.len(), 5);
        assert_eq!(index.line(text.len()), 5);
        assert_eq!(index.line(1000), 5);
    }

    #[test]
    fn a_line_end_belongs_to_the_line_that_it_ends() {
        let text = "a\r\nb";
        let index = LineIndex::of(text);
        assert_eq!((index.line(1), index.line(2), index.line(3)), (1, 1, 2));
    }

    #[test]
    fn columns_count_characters_and_bytes() {
        let text = "\u{feff}Kế hoạch\nĐiều 1";
        let index = LineIndex::of(text);
        let place = |word: &str| {
            let at = index.line_column(text, text.find(word).unwrap());
            (at.line, at.column, at.byte_column)
        };
        assert_eq!(place("Kế"), (1, 1, 1));
        assert_eq!(place("hoạch"), (1, 4, 6));
        assert_eq!(place("1"), (2, 6, 9));
        assert_eq!(index.line_column(text, 0).column, 1);
    }

    #[test]
    fn an_empty_text_has_one_line() {
        let index = LineIndex::of("");
        assert_eq!((index.len(), index.line(0)), (1, 1));
        assert_eq!(index.line_column("", 0), LineColumn { line: 1, column: 1, byte_column: 1 });
    }
}
