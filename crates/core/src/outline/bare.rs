//! Ordinals that lost their marks: `I Đặc điểm`, `1 Thuận lợi:`. Only a document that counts so all through shows them.

use crate::grammar::ordinal::{Delimiter, Ordinal, OrdinalKind, bare_ordinal};
use crate::lines::{End, Line, Shape, Start};

/// A heading whose ordinal lost its mark is short, in characters.
const LONGEST_HEADING: u16 = 120;

/// Gives the lines that begin with a bare ordinal their shape, where the document counts `I`, `II`, … that way and
/// never with a mark.
pub(super) fn read_bare_ordinals(text: &str, lines: &mut [Line]) {
    if !counts_bare(text, lines) {
        return;
    }
    for line in lines {
        if let Some((ordinal, at)) = bare(text, line) {
            line.shape = Shape::Ordinal(ordinal, at);
        }
    }
}

/// Whether a document counts its sections in Roman digits without a mark: at least `I` and `II`, in order, or `I` and
/// headings that Arabic numbers begin and colons end.
fn counts_bare(text: &str, lines: &[Line]) -> bool {
    const FEWEST_HEADINGS: usize = 2;
    let mut next = 1;
    let (mut headings, mut marked) = (0, false);
    for line in lines {
        match line.shape {
            Shape::Ordinal(o, _)
                if o.kind == OrdinalKind::UpperRoman && o.delimiter != Delimiter::None =>
            {
                return false;
            }
            Shape::Text
                if text.as_bytes().get(line.span.start()).is_some_and(|b| b"IVX".contains(b))
                    && bare(text, line).is_some_and(|(o, _)| {
                        o.kind == OrdinalKind::UpperRoman && o.value == next
                    }) =>
            {
                next += 1;
            }
            Shape::Text
                if next == 2
                    && line.start == Start::Digit
                    && line.end == End::Colon
                    && bare(text, line).is_some() =>
            {
                headings += 1;
            }
            Shape::Ordinal(o, _) => marked |= o.kind == OrdinalKind::Arabic,
            _ => {}
        }
    }
    next > 2 || !marked && headings >= FEWEST_HEADINGS
}

fn bare(text: &str, line: &Line) -> Option<(Ordinal, u16)> {
    if line.shape != Shape::Text || line.chars > LONGEST_HEADING {
        return None;
    }
    let words = line.text(text);
    let (ordinal, rest) = bare_ordinal(words)?;
    Some((ordinal, u16::try_from(words.len() - rest.len()).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::read;

    fn ordinals(text: &str) -> usize {
        let mut lines = read(text);
        read_bare_ordinals(text, &mut lines);
        lines.iter().filter(|l| matches!(l.shape, Shape::Ordinal(..))).count()
    }

    #[test]
    fn a_document_that_lost_its_marks() {
        assert_eq!(
            ordinals("I Đặc điểm\n1 Thuận lợi:\n- Đủ lớp\n2 Khó khăn:\nII Nhiệm vụ\na Chỉ tiêu"),
            5
        );
    }

    #[test]
    fn numbers_that_begin_sentences_elsewhere() {
        assert_eq!(ordinals("I. Đặc điểm\n1 Đồng chí vắng\nII. Nhiệm vụ\n2 Chi đoàn"), 2);
        assert_eq!(ordinals("I Đặc điểm\n1 Thuận lợi"), 0);
        assert_eq!(ordinals("I Đặc điểm\n1 Thuận lợi:\n- Đủ\n3 Khó khăn:"), 3);
    }
}
