//! Forms that a line break tore apart: a keyword from its number, the first word of a basis from the rest of it, the end of a
//! bracket that looks like an item. Mended before anything is asked of the lines; pieces of a number or a date that stand
//! among the lines of the other column are only told for what they are.

use super::Role;
use super::continuation::{closes_bracket, is_open};
use crate::grammar::basis;
use crate::grammar::keyword::{any_of, at_boundary, is_dash, strip};
use crate::grammar::ordinal::{Delimiter, OrdinalKind, ordinal};
use crate::lines::{End, Line, Shape, Start};

/// The longest line that is looked at as words torn off, in characters: `Trên cơ`, `Thực hiện`.
const LONGEST_TORN: u16 = 12;

/// Gives lines that were torn apart the shapes that they have together.
pub(super) fn mend(text: &str, lines: &mut [Line]) {
    for n in 1..lines.len() {
        let [before, line] = [lines[n - 1], lines[n]];
        if line.blanks_before > 1 {
            continue;
        }
        let near = line.blanks_before == 0;
        match line.shape {
            Shape::Ordinal(..) if before.chars <= LONGEST_TORN && before.shape == Shape::Text => {
                if let Some(whole) = keyword_and_number(text, &before, &line) {
                    lines[n - 1].shape = whole;
                    lines[n].shape = Shape::Text;
                }
            }
            Shape::Item(..)
                if near
                    && (ends_bracket(text, &before, &line)
                        || ends_compound(text, &before, &line)) =>
            {
                lines[n].shape = Shape::Text;
            }
            Shape::Item(..) if ends_watchword(line.body(text)) => lines[n].shape = Shape::Motto,
            Shape::Text
                if near
                    && line.start == Start::Lower
                    && before.chars <= LONGEST_TORN
                    && opens_basis(text, &before, &line) =>
            {
                lines[n - 1].shape = Shape::Basis;
            }
            _ => {}
        }
    }
}

/// `Điều` alone above `1.`: the ordinal that both make, whose text begins behind the mark on the second line.
fn keyword_and_number(text: &str, word: &Line, number: &Line) -> Option<Shape> {
    let keyword = word.text(text);
    let known =
        ["điều", "chương", "phần"].iter().any(|w| strip(keyword, w).is_some_and(str::is_empty))
            && word.start == Start::Upper;
    if !known || word.tab || number.tab {
        return None;
    }
    let Shape::Ordinal(mark, at) = number.shape else { return None };
    let counts = matches!(mark.kind, OrdinalKind::Arabic | OrdinalKind::UpperRoman)
        && matches!(mark.delimiter, Delimiter::Dot | Delimiter::Colon);
    let mark = number.text(text).get(..usize::from(at)).filter(|_| counts)?;
    let (ordinal, rest) = ordinal(&format!("{keyword} {}", mark.trim_end()))
        .filter(|(o, rest)| o.kind.word().is_some() && rest.is_empty())
        .map(|(o, rest)| (o, rest.len()))?;
    let end = number.span.start() + usize::from(at) - rest;
    Some(Shape::Ordinal(ordinal, u16::try_from(end.checked_sub(word.span.start())?).ok()?))
}

/// Whether a line with a dash ends the bracket that the line above opened: `(3/2/1930` above `- 3/2/2020), …`.
fn ends_bracket(text: &str, before: &Line, line: &Line) -> bool {
    matches!(before.end, End::Word | End::Comma | End::Open)
        && closes_bracket(line.body(text))
        && is_open(before.text(text))
}

/// Whether an item is the end of the watchword that stood in two columns: `– Hạnh phúc`.
fn ends_watchword(body: &str) -> bool {
    const LONGEST: usize = "Hạnh phúc.".len();
    body.len() <= LONGEST
        && strip(body, "hạnh phúc").is_some_and(|rest| !rest.contains(char::is_alphanumeric))
}

/// Whether a line with a dash ends a pair of words that a dash joins: `kinh tế` above `- xã hội`.
fn ends_compound(text: &str, before: &Line, line: &Line) -> bool {
    let ends = |pair: &str| {
        let whole = before.text(text);
        whole.len() > pair.len()
            && whole
                .get(whole.len() - pair.len()..)
                .is_some_and(|end| strip(end, pair).is_some_and(str::is_empty))
    };
    line.text(text).starts_with(is_dash)
        && line.body(text).starts_with(char::is_lowercase)
        && strip(line.body(text), "xã hội").is_some_and(at_boundary)
        && ["kinh tế", "văn hóa", "văn hoá", "chính trị"].into_iter().any(ends)
}

/// Whether a word alone begins a basis together with the line below: `Thực` above `hiện công văn số …`.
fn opens_basis(text: &str, word: &Line, line: &Line) -> bool {
    let first = word.text(text);
    word.shape == Shape::Text
        && word.start == Start::Upper
        && word.end == End::Word
        && !word.capitals
        && first.split_whitespace().count() <= 2
        && !basis::opens_basis(first)
        && basis::opens_basis(&format!("{first} {}", line.text(text)))
}

/// What a piece of a number or of a date is that a conversion tore apart and put among the lines of the other column: `Số:`,
/// `/KH-UBND`, `Tân Hòa, ngày`, `tháng`, `năm 202`.
pub(super) fn torn_form(text: &str) -> Option<Role> {
    /// The longest of them, in bytes.
    const LONGEST: usize = 48;
    if text.len() > LONGEST {
        return None;
    }
    let bare = |rest: &str| !rest.contains(char::is_alphabetic);
    let symbol = text.strip_prefix('/').is_some_and(|rest| rest.starts_with(char::is_uppercase));
    if symbol || strip(text, "số").is_some_and(bare) {
        Some(Role::Number)
    } else if text.ends_with(", ngày")
        || any_of(text, &["tháng", "năm"]).is_some_and(|(_, rest)| bare(rest))
    {
        Some(Role::PlaceDate)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use crate::outline::tests::rows_from;

    #[test]
    fn an_article_torn_from_its_number() {
        let text = "QUYẾT ĐỊNH:\nĐiều\n1.\nPhê duyệt Đề án trồng rừng và phát triển kinh tế của tỉnh\nđến năm 2030.\n\
                    Điều\n2. Quyết định có hiệu lực từ ngày ký.\nĐiều 3. Chánh Văn phòng chịu trách nhiệm.";
        assert_eq!(
            rows_from(text, 2),
            [
                "section 0 Điều 1",
                "cont 2",
                "cont 2",
                "cont 2",
                "section 0 Điều 2",
                "cont 6",
                "section 0 Điều 3"
            ]
        );
        // The head of a column above a row that counts is no part of a chapter.
        let text = "KẾ HOẠCH NĂM 2022\nI. VIỆC\nPhần\n- Trồng cây\n1. Dọn vệ sinh";
        assert_eq!(rows_from(text, 3)[0], "paragraph 2");
    }

    #[test]
    fn bases_whose_first_word_was_torn_off() {
        let text = "KẾ HOẠCH\nTổ chức hội thao\n-----\nThực\nhiện Công văn số 7/CV-LĐLĐ của Liên đoàn Lao động huyện\n\
                    về ngày hội công nhân;\nThiết\nthực chào mừng 90 năm ngày thành lập Đảng (3/2/1930\n\
                    – 3/2/2020), Công đoàn trường tổ chức hội thao với các nội dung như sau:\nI. MỤC ĐÍCH";
        assert_eq!(
            rows_from(text, 4),
            ["basis 0", "cont 4", "cont 4", "enacting 0", "cont 7", "cont 7", "section 0 I"]
        );
    }

    #[test]
    fn a_dash_that_joins_two_words() {
        let text = "KẾ HOẠCH NĂM 2022\nI. VIỆC\n- Hoàn thành nhiệm vụ phát triển kinh tế\n- xã hội của xã.\n- Văn hóa\n- Xã hội";
        assert_eq!(rows_from(text, 3), ["item 2 -", "cont 3", "item 2 -", "item 2 -"]);
    }

    #[test]
    fn a_bracket_with_a_list_keeps_its_items() {
        let text = "KẾ HOẠCH NĂM 2022\nI. VIỆC\nChuẩn bị dụng cụ (mỗi lớp:\n- Một chổi)\n- Một xô";
        assert_eq!(rows_from(text, 3), ["paragraph 2", "item 3 -", "item 3 -"]);
    }
}
