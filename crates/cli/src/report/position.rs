//! Byte offsets to lines and columns, for offsets that mostly rise.

/// Counts lines and columns as it is asked for them: a list of offsets in order costs one pass over the text, however
/// long its lines are.
///
/// Both are 1-based; columns are characters. Lines end at `\n`, `\r\n` or a lone `\r`.
#[derive(Debug)]
pub(crate) struct Position<'t> {
    text: &'t str,
    /// How far it has counted, in bytes.
    at: usize,
    line: usize,
    column: usize,
}

impl<'t> Position<'t> {
    pub(crate) fn in_text(text: &'t str) -> Self {
        let at = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        Self { text, at, line: 1, column: 1 }
    }

    /// The line and the column of a byte offset.
    pub(crate) fn of(&mut self, offset: usize) -> (usize, usize) {
        let bytes = self.text.as_bytes();
        if offset < self.at {
            *self = Self::in_text(self.text);
        }
        for at in self.at..offset.min(bytes.len()) {
            match bytes[at] {
                // The \n behind it ends the line.
                b'\r' if bytes.get(at + 1) == Some(&b'\n') => {}
                b'\n' | b'\r' => (self.line, self.column) = (self.line + 1, 1),
                // A byte inside a character.
                0x80..=0xbf => {}
                _ => self.column += 1,
            }
            self.at = at + 1;
        }
        (self.line, self.column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns() {
        let text = "\u{feff}một\r\nhai ba\rbốn\n\nnăm";
        let mut position = Position::in_text(text);
        let at = |needle| text.find(needle).unwrap();
        assert_eq!(position.of(at("một")), (1, 1));
        assert_eq!(position.of(at("ba")), (2, 5));
        assert_eq!(position.of(at("ốn")), (3, 2));
        assert_eq!(position.of(at("năm")), (5, 1));
        assert_eq!(position.of(at("hai")), (2, 1));
        assert_eq!(position.of(999), (5, 4));
    }
}
