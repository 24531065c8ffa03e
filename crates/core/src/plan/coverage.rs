//! How much of a text was understood.

/// How the lines that are not blank were placed. The three add up to all of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Lines that a rule placed: they have a form of their own, or go on with such a line.
    pub by_rule: u32,
    /// Running text, placed by what it stands in.
    pub by_fallback: u32,
    /// Running text that stands in nothing: no section, no period, no head, no tail.
    pub left_over: u32,
}

impl Coverage {
    /// All lines that are not blank.
    #[must_use]
    pub const fn lines(self) -> u32 {
        self.by_rule + self.by_fallback + self.left_over
    }
}
