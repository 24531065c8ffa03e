//! Ordinals that lost their marks: `I Đặc điểm`, `1 Thuận lợi:`. Only a document that counts so all through shows them.

use super::build::Builder;
use super::continuation::{is_unfinished, last_word, wants_amount, wants_number};
use super::numbering::{Fit, Frame, place};
use crate::grammar::keyword::strip;
use crate::grammar::ordinal::{Delimiter, Ordinal, OrdinalKind, bare_ordinal};
use crate::grammar::phrases::{Phrases, phrases};
use crate::lines::{End, Line, Shape, Start};

/// A heading whose ordinal lost its mark is short, in characters.
const LONGEST_HEADING: u16 = 120;

/// A mark counts as forgotten from this number on, so that two others show that the list has one.
const FIRST_FORGOTTEN: u16 = 3;

/// Words that headings of a plan begin with, and names of things that are counted do not.
pub(super) static HEADINGS: Phrases<32> = phrases([
    "tổ chức",
    "thực hiện",
    "công tác",
    "phát động",
    "tuyên truyền",
    "tham gia",
    "xây dựng",
    "triển khai",
    "hoạt động",
    "phong trào",
    "kế hoạch",
    "nhiệm vụ",
    "thời gian",
    "địa điểm",
    "đối tượng",
    "kinh phí",
    "hình thức",
    "biện pháp",
    "giải pháp",
    "mục đích",
    "yêu cầu",
    "chỉ tiêu",
    "phân công",
    "kiểm tra",
    "đánh giá",
    "báo cáo",
    "tiếp tục",
    "tăng cường",
    "đẩy mạnh",
    "phối hợp",
    "chuẩn bị",
    "phương hướng",
]);

/// No plan counts so far in Roman digits: `L`, `C`, `D` and `M` are letters.
const FIRST_HUNDRED: u16 = 50;

impl Builder<'_> {
    /// The ordinal of a section whose mark was forgotten: `3 Tổ chức tập huấn` behind `1/` and `2/`, where 3 is due and the
    /// sentence above can end.
    pub(super) fn forgotten_mark(&self, i: usize, line: &Line) -> Option<(Ordinal, u16)> {
        if line.start != Start::Digit || line.tab || self.table.is_some() || self.in_grid(i) {
            return None;
        }
        let (ordinal, at) = bare(self.text, line)?;
        let placed = place(&self.frames, &ordinal);
        let marked = self.frames.get(placed.keep).is_some_and(
            |f| matches!(f, Frame::Section(_, o, _) if o.delimiter != Delimiter::None),
        );
        let above = &self.lines[self.line_before(i)?.0];
        let words = above.text(self.text);
        let over = match above.end {
            End::Stop | End::Semicolon => true,
            End::Word => {
                !is_unfinished(words)
                    && (!wants_number(words) || ends_in_class(words))
                    && !wants_amount(words)
                    && !self.layout.is_full(above)
            }
            End::Colon | End::Comma | End::Open => false,
        };
        let heading = HEADINGS.begin(line.text(self.text).get(usize::from(at)..)?);
        let due = ordinal.kind == OrdinalKind::Arabic
            && ordinal.value >= FIRST_FORGOTTEN
            && placed.fit == Fit::Next;
        (due && marked && over && heading).then_some((ordinal, at))
    }
}

/// Whether a line ends with the word for a class, which names one or all: `lớp 3`, `dọn vệ sinh trường lớp`.
fn ends_in_class(text: &str) -> bool {
    last_word(text).is_some_and(|word| strip(word, "lớp").is_some_and(str::is_empty))
}

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
            // "C. Huệ" is no Roman hundred.
            Shape::Ordinal(o, _)
                if o.kind == OrdinalKind::UpperRoman
                    && o.delimiter != Delimiter::None
                    && o.value < FIRST_HUNDRED =>
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
    use crate::outline::tests::rows_from;

    #[test]
    fn a_mark_that_was_forgotten() {
        let text = "KẾ HOẠCH THÁNG 12\n1/ Sinh hoạt chủ điểm\n- Thăm gia đình thương binh\n2/ Thi đua\n\
                    - Kiểm tra vệ sinh trường lớp\n3 Tổ chức tập huấn cho đội sao\nThành phần: cán bộ lớp\n4/ Tổng kết";
        assert_eq!(
            rows_from(text, 4)[..3],
            ["section 0 2", "item 4 -", "section 0 3"].map(String::from)
        );
        for rest in [
            "- Nhân dịp này trao quà cho\n3 Tổ chức từ thiện của xã",
            "- Khen thưởng các đơn vị\n3 Chi đội dẫn đầu",
            "- Chuẩn bị\n30 suất quà",
            "- Kiểm tra nề nếp\n4 Tổ chức tập huấn",
        ] {
            let text = format!("KẾ HOẠCH THÁNG 12\n1/ Sinh hoạt\n2/ Thi đua\n{rest}");
            assert_eq!(rows_from(&text, 4)[1], "cont 4", "{rest}");
        }
    }

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
        let named = "I Đặc điểm\n1 Thuận lợi:\n2 Khó khăn:\nII Nhiệm vụ\nC. Huệ";
        assert_eq!(ordinals(named), 5);
        assert_eq!(ordinals("I. Đặc điểm\n1 Đồng chí vắng\nII. Nhiệm vụ\n2 Chi đoàn"), 2);
        assert_eq!(ordinals("I Đặc điểm\n1 Thuận lợi"), 0);
        assert_eq!(ordinals("I Đặc điểm\n1 Thuận lợi:\n- Đủ\n3 Khó khăn:"), 3);
    }
}
