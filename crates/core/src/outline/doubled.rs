//! Ordinals that stand behind those of a list that a page made of them: `1. A. NHIỆM VỤ`, `1. B. GIẢI PHÁP`, `2. 2. Kiểm tra`.
//!
//! The number in front begins anew with each heading, or is the same one again: what counts is the ordinal behind it.

use crate::grammar::keyword::{blanks, is_blank};
use crate::grammar::ordinal::{Delimiter, Ordinal, OrdinalKind, ordinal};
use crate::lines::{Line, Shape};

/// How many headings show that a document is written so.
const FEWEST: usize = 2;

/// Gives the lines with two ordinals the second one, where all of them are of such lists. `1. a) …` above `b) …` and `2. a) …` is
/// none: there both count.
pub(super) fn read_doubled_ordinals(text: &str, lines: &mut [Line]) {
    let mut found: Vec<(usize, Doubled)> = Vec::new();
    for (n, line) in lines.iter().enumerate() {
        let Some(doubled) = doubled(text, line) else { continue };
        if doubled.outer != 1 && doubled.outer != doubled.inner.value {
            return;
        }
        found.push((n, doubled));
    }
    let counts = found.iter().any(|(_, doubled)| doubled.inner.value > 1);
    if found.len() < FEWEST || !counts {
        return;
    }
    for (n, Doubled { inner, at, .. }) in found {
        if let Some(line) = lines.get_mut(n) {
            line.shape = Shape::Ordinal(inner, at);
        }
    }
}

/// The number in front, the ordinal behind it, and where its text begins.
struct Doubled {
    outer: u16,
    inner: Ordinal,
    at: u16,
}

fn doubled(text: &str, line: &Line) -> Option<Doubled> {
    let Shape::Ordinal(whole, _) = line.shape else { return None };
    let words = line.text(text);
    let (outer, rest) = match (whole.kind, whole.delimiter) {
        (OrdinalKind::Arabic, Delimiter::Dot) => (whole.value, line.body(text)),
        // "2. 2. Kiểm tra" reads as a decimal with a blank in it, as "2. 4. Kiểm tra" is one.
        (OrdinalKind::Decimal, _) if words.contains(". ") => {
            let (_, rest) = words.split_once('.').filter(|(_, rest)| rest.starts_with(is_blank))?;
            let first = whole.parts().first().filter(|first| whole.parts() == [**first; 2]);
            (first.map_or(0, |first| u16::from(*first)), blanks(rest))
        }
        _ => return None,
    };
    let (inner, behind) = ordinal(rest)?;
    let marked =
        matches!(inner.delimiter, Delimiter::Dot | Delimiter::Parenthesis | Delimiter::Slash);
    let counts = matches!(
        inner.kind,
        OrdinalKind::Arabic
            | OrdinalKind::UpperLetter
            | OrdinalKind::LowerLetter
            | OrdinalKind::UpperRoman
    );
    let at = u16::try_from(words.len() - behind.len()).ok()?;
    (marked && counts && !behind.is_empty()).then_some(Doubled { outer, inner, at })
}

#[cfg(test)]
mod tests {
    use crate::outline::tests::rows_from;

    #[test]
    fn ordinals_behind_those_of_a_page() {
        let text = "KẾ HOẠCH NĂM HỌC 2014-2015\n  1. A.   NHIỆM VỤ\n- Năm nhiệm vụ.\n  1. B.   CỤ THỂ\nI. Dạy học\n 1. 1. Dự giờ\n 2. 2. Kiểm tra\n\
                    II. Đổi mới\n  1. C.   TỔ CHỨC\n- Các tổ.";
        assert_eq!(
            rows_from(text, 2),
            [
                "section 0 A",
                "item 2 -",
                "section 0 B",
                "section 4 I",
                "section 5 1",
                "section 5 2",
                "section 4 II",
                "section 0 C",
                "item 9 -"
            ]
        );
    }

    #[test]
    fn both_count_where_the_first_goes_on() {
        let text =
            "KẾ HOẠCH NĂM 2024\n1. a) Tuyên truyền\nb) Treo băng rôn\n2. a) Kiểm tra\nb) Báo cáo";
        let rows = rows_from(text, 2);
        assert_eq!([&rows[0], &rows[2]], ["section 0 1", "section 0 2"]);
        let text = "KẾ HOẠCH NĂM 2024\n1. Việc\n1. 1. Tuyên truyền\n1. 2. Kiểm tra\n2. Khác\n2. 1. Một\n2. 2. Hai";
        assert_eq!(
            rows_from(text, 2),
            [
                "section 0 1",
                "section 2 1.1",
                "section 2 1.2",
                "section 0 2",
                "section 5 2.1",
                "section 5 2.2"
            ]
        );
    }
}
