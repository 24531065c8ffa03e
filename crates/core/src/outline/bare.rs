//! Ordinals that lost their marks: `I Đặc điểm`, `1 Thuận lợi:`. Only a document that counts so all through shows them.

use super::build::Builder;
use super::continuation::{is_unfinished, last_word, wants_amount, wants_number};
use super::numbering::{Fit, Frame, place};
use crate::grammar::keyword::strip;
use crate::grammar::ordinal::{Delimiter, Ordinal, OrdinalKind, bare_ordinal, glued_roman};
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
        // "2 Tập huấn:" above "2.1 Đối tượng"
        let counts_below = self.lines.get(i + 1).is_some_and(|below| {
            matches!(below.shape, Shape::Ordinal(o, _) if o.kind == OrdinalKind::Decimal
                && o.parts().first().is_some_and(|part| u16::from(*part) == ordinal.value))
        });
        let due = ordinal.kind == OrdinalKind::Arabic && placed.fit == Fit::Next;
        let told = counts_below || ordinal.value >= FIRST_FORGOTTEN && heading;
        (due && marked && over && told).then_some((ordinal, at))
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
        return read_forgotten_romans(text, lines);
    }
    for line in lines {
        if let Some((ordinal, at)) = bare(text, line) {
            line.shape = Shape::Ordinal(ordinal, at);
        }
    }
}

/// Gives the lines their shape whose Roman digits lost their mark among others that have it: `II Đối tượng` between `I.` and `III.`.
fn read_forgotten_romans(text: &str, lines: &mut [Line]) {
    let mut counts: Vec<(usize, u16)> = Vec::new();
    for (n, line) in lines.iter().enumerate() {
        let digits = || text.as_bytes().get(line.span.start()).is_some_and(|b| b"IVX".contains(b));
        let value = match line.shape {
            Shape::Ordinal(o, _) if o.kind == OrdinalKind::UpperRoman => Some(o.value),
            Shape::Text if digits() => forgotten_roman(text, line).map(|(o, _)| o.value),
            _ => None,
        };
        counts.extend(value.map(|value| (n, value)));
    }
    for (at, (n, value)) in counts.iter().enumerate() {
        let beside = |at: Option<usize>| at.and_then(|at| counts.get(at)).map(|(_, value)| *value);
        let (before, behind) = (beside(at.checked_sub(1)), beside(Some(at + 1)));
        let begins = *value == 1 && behind == Some(2);
        let goes_on = *value > 1 && before == Some(value - 1);
        let ends = behind.is_none_or(|behind| behind == value + 1 || behind == 1);
        let open = n.checked_sub(1).and_then(|n| lines.get(n)).is_some_and(|above| {
            let words = above.text(text);
            above.end != End::Stop && (is_unfinished(words) || wants_number(words))
        });
        if let Some((ordinal, text_at)) = lines.get(*n).and_then(|l| forgotten_roman(text, l))
            && (begins || goes_on && ends)
            && !open
            && let Some(line) = lines.get_mut(*n)
        {
            line.shape = Shape::Ordinal(ordinal, text_at);
        }
    }
}

/// A Roman ordinal that lost its mark, or the blank behind it: `II Đối tượng`, `IV.quy định chung`.
fn forgotten_roman(text: &str, line: &Line) -> Option<(Ordinal, u16)> {
    if line.shape != Shape::Text || line.chars > LONGEST_HEADING || line.tab {
        return None;
    }
    let words = line.text(text);
    let (ordinal, rest) = bare_ordinal(words).or_else(|| glued_roman(words))?;
    let at = u16::try_from(words.len() - rest.len()).ok()?;
    (ordinal.kind == OrdinalKind::UpperRoman && ordinal.value < FIRST_HUNDRED)
        .then_some((ordinal, at))
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

    #[test]
    fn marks_that_were_forgotten_among_others() {
        let text = "KẾ HOẠCH THÁNG 3\nI.Mục đích\n- Động viên chị em\nII Đối tượng tham gia:\nTất cả đoàn viên\nIII Nội dung thi\n-Mâm cơm\n\
                    IV.quy định chung:\n-Tự chuẩn bị\nV Thời gian: 14h\nVI.Cơ cấu giải";
        let rows = rows_from(text, 2);
        let sections: Vec<_> = rows.iter().filter(|row| row.starts_with("section")).collect();
        let labels = ["I", "II", "III", "IV", "V", "VI"].map(|label| format!("section 0 {label}"));
        assert_eq!(sections, labels.iter().collect::<Vec<_>>());
        // Sentences may begin so.
        let text = "KẾ HOẠCH NĂM 2024\nI. MỤC ĐÍCH\n- Thực hiện nghị quyết đại hội lần thứ\nII Đảng bộ xã\nII. YÊU CẦU";
        assert_eq!(rows_from(text, 4), ["cont 3", "section 0 II"]);
        let text = "KẾ HOẠCH NĂM 2024\nI. VIỆC\n1. Tuyên truyền:\n1.1. Hình thức\n2 Tập huấn:\n2.1 Đối tượng\n3. Kiểm tra";
        assert_eq!(rows_from(text, 5), ["section 2 2", "section 5 2.1", "section 2 3"]);
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
