//! The tables of the encodings and of the syllable model, and how they are looked up.
//!
//! The facts stand in `data/text/*.tsv`; [`generated`] is made from them. A test fails when it is stale, and rewrites it
//! when `KEHOACH_UPDATE` is set.

#[rustfmt::skip]
pub(crate) mod generated;

/// An encoding with a byte for a letter, or two bytes where the second one is a mark.
#[derive(Debug)]
pub(crate) struct CodePage {
    /// What each byte is by itself; 0 where it's nothing.
    pub(crate) single: &'static [u16; 256],
    /// The row of [`pairs`](Self::pairs) for a byte that can carry a mark, plus one; 0 where it can't.
    pub(crate) base: &'static [u8; 256],
    /// The column for a byte that can be a mark, plus one.
    pub(crate) mark: &'static [u8; 256],
    /// The letter that a base and a mark make; 0 where they make none.
    pub(crate) pairs: &'static [u16],
    pub(crate) columns: usize,
}

impl CodePage {
    /// What `byte` is by itself.
    #[inline]
    pub(crate) const fn single(&self, byte: u8) -> Option<char> {
        to_char(self.single[byte as usize])
    }

    /// Whether `byte` can be the second of two.
    #[inline]
    pub(crate) fn is_mark(&self, byte: u8) -> bool {
        self.mark[usize::from(byte)] != 0
    }

    /// What `base` and `mark` are together.
    #[inline]
    pub(crate) fn pair(&self, base: u8, mark: u8) -> Option<char> {
        let row = usize::from(self.base[usize::from(base)]);
        let column = usize::from(self.mark[usize::from(mark)]);
        if row == 0 || column == 0 {
            return None;
        }
        to_char(self.pairs.get((row - 1) * self.columns + column - 1).copied().unwrap_or(0))
    }
}

#[inline]
const fn to_char(code: u16) -> Option<char> {
    if code == 0 { None } else { char::from_u32(code as u32) }
}

#[cfg(test)]
pub(crate) mod tests;
