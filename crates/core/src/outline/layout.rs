//! What the lines of a document look like together: were its paragraphs broken at a fixed width?

use crate::lines::{End, Line, Shape, Start};

/// The typical width of a document whose paragraphs were broken over lines, as text out of PDF files is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Layout {
    /// The width of a full line in characters; 0 where a line is a paragraph.
    width: u16,
    /// Whether nearly every paragraph and item ends with a stop, so that a line that does not was broken.
    punctuated: bool,
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
            return Self { width: 0, punctuated: false };
        }
        let punctuated = is_punctuated(lines);
        // Lines whose sentence goes on with a small letter were broken; in a wrapped document they are about as long.
        // A histogram instead of a sort: one pass, whatever the size.
        let mut histogram = [0usize; WIDEST_WRAP as usize + 2];
        let mut broken = 0;
        let mut longer = 0;
        for pair in lines.windows(2) {
            let (line, next) = (&pair[0], &pair[1]);
            longer += usize::from(line.chars > WIDEST_WRAP);
            if next.start == Start::Lower
                && matches!(next.shape, Shape::Text)
                && matches!(line.end, End::Word | End::Comma)
            {
                histogram[usize::from(line.chars.min(WIDEST_WRAP + 1))] += 1;
                broken += 1;
            }
        }
        // A few over-long lines (a table row, a web address) do not speak against wrapping.
        if longer * 33 > lines.len() || broken * 14 < lines.len() {
            return Self { width: 0, punctuated };
        }
        let mut left = broken / 10;
        let mut width = 0;
        for (chars, count) in histogram.iter().enumerate().rev() {
            if *count > left {
                width = chars;
                break;
            }
            left -= count;
        }
        let full: usize = histogram[width * 8 / 10..].iter().sum();
        let wrapped = width >= usize::from(NARROWEST_WRAP) && full * 10 >= broken * 6;
        Self { width: if wrapped { u16::try_from(width).unwrap_or(0) } else { 0 }, punctuated }
    }

    /// Whether a line without a stop at its end was broken, as nearly all the others have one.
    pub(super) const fn is_punctuated(self) -> bool {
        self.punctuated
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

/// Whether at least three in four of the lines that end an item or a paragraph end with a stop.
///
/// What ends a block is read off the next line: it begins with a marker, an ordinal or in another block.
fn is_punctuated(lines: &[Line]) -> bool {
    let (mut ended, mut all) = (0usize, 0usize);
    for pair in lines.windows(2) {
        let (line, next) = (&pair[0], &pair[1]);
        let block = matches!(line.shape, Shape::Item(..) | Shape::Text)
            && !line.capitals
            && line.chars >= 8
            && !line.tab;
        let over = matches!(
            next.shape,
            Shape::Item(..) | Shape::Ordinal(..) | Shape::Period(..) | Shape::Closing
        );
        if block && over {
            all += 1;
            ended += usize::from(matches!(line.end, End::Stop | End::Semicolon | End::Colon));
        }
    }
    all >= 6 && ended * 4 >= all * 3
}
