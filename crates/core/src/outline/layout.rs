//! What the lines of a document look like together: were its paragraphs broken at a fixed width?

use crate::lines::{Line, Start};

/// The typical width of a document whose paragraphs were broken over lines, as text out of PDF files is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Layout {
    /// The width of a full line in characters; 0 where a line is a paragraph.
    width: u16,
}

/// Text out of PDF files has lines of 60 to 130 characters; longer ones are whole paragraphs.
const WIDEST_WRAP: u16 = 135;
const NARROWEST_WRAP: u16 = 44;

/// Fewer lines tell nothing.
const FEWEST_LINES: usize = 12;

impl Layout {
    /// Measures the lines of a document.
    pub(super) fn of(lines: &[Line]) -> Self {
        if lines.len() < FEWEST_LINES {
            return Self { width: 0 };
        }
        // A histogram instead of a sort: one pass, whatever the size.
        let mut histogram = [0usize; WIDEST_WRAP as usize + 2];
        let mut small = 0;
        for line in lines {
            histogram[usize::from(line.chars.min(WIDEST_WRAP + 1))] += 1;
            small += usize::from(line.start == Start::Lower);
        }
        let long = histogram[usize::from(WIDEST_WRAP) + 1];
        // A few over-long lines (a table row, a web address) do not speak against wrapping.
        if long * 33 > lines.len() {
            return Self { width: 0 };
        }
        let mut left = lines.len() / 20;
        let mut width = 0;
        for (chars, count) in histogram.iter().enumerate().rev() {
            if *count > left {
                width = chars;
                break;
            }
            left -= count;
        }
        let full: usize = histogram[width * 8 / 10..].iter().sum();
        let wrapped = width >= usize::from(NARROWEST_WRAP)
            && full * 10 >= lines.len() * 3
            && small * 12 >= lines.len();
        Self { width: if wrapped { u16::try_from(width).unwrap_or(0) } else { 0 } }
    }

    /// Whether the paragraphs of the document were broken over lines.
    pub(super) const fn wraps(self) -> bool {
        self.width > 0
    }

    /// Whether a line runs to the right margin, so that its sentence may go on in the next one.
    pub(super) fn is_full(self, line: &Line) -> bool {
        self.wraps() && u32::from(line.chars) * 100 >= u32::from(self.width) * 82
    }
}
