//! Titles: the kind of document, with or without what it is about.

use super::keyword::{any_of, at_boundary, blanks, strip};
use super::phrases::{Phrases, phrases};
use crate::text::Letter;
use crate::text::is_capitals;

/// The kinds of document that can stand as a title, longest first.
static KINDS: Phrases<39> = phrases([
    "kế hoạch liên tịch",
    "kế hoạch phối hợp",
    "kế hoạch",
    "chương trình hành động",
    "chương trình phối hợp",
    "chương trình công tác",
    "chương trình",
    "phương án",
    "đề án",
    "dự án",
    "lịch công tác",
    "lịch làm việc",
    "lịch hoạt động",
    "lịch trình",
    "lịch kiểm tra",
    "lịch thi",
    "lịch trực",
    "lịch tuần",
    "lịch tiếp công dân",
    "thời khóa biểu",
    "báo cáo",
    "thông báo",
    "hướng dẫn",
    "quyết định",
    "nghị quyết",
    "chỉ thị",
    "quy chế",
    "quy định",
    "tờ trình",
    "biên bản",
    "công văn",
    "kịch bản",
    "thể lệ",
    "phương hướng",
    "dự thảo kế hoạch",
    "dự kiến kế hoạch",
    "bản đăng ký",
    "đăng ký",
    "danh sách",
]);

/// What a title line says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TitleLine<'s> {
    /// The kind of document as the table writes it, in lower case: `kế hoạch`.
    pub kind: &'static str,
    /// What follows the kind on the line, with its blanks; empty where the kind stands alone.
    pub subject: &'s str,
    /// Whether the line is in capitals.
    pub capitals: bool,
}

/// `title = kind [subject]`. Examples: `KẾ HOẠCH`, `KẾ HOACH HOẠT ĐỘNG CÔNG ĐOÀN`, `Kế hoạch tuần 5`.
///
/// Whether it is one depends on its place: in a body only lines in capitals are titles.
pub(crate) fn title(line: &str) -> Option<TitleLine<'_>> {
    let line = undecorated(line);
    let (kind, rest) = KINDS.at(line).or_else(|| glued(line)).or_else(|| misread(line))?;
    Some(TitleLine {
        kind,
        subject: rest.trim_matches([' ', '\t', '\u{a0}', ':', '.', '*', '-']),
        capitals: is_capitals(line),
    })
}

/// A kind in capitals to which what it is about is glued, as a lost line break leaves them: `KẾ HOẠCHTổ chức hội thi`.
pub(crate) fn glued(line: &str) -> Option<(&'static str, &str)> {
    const GLUED: [(&str, &str); 3] =
        [("KẾ HOẠCH", "kế hoạch"), ("CHƯƠNG TRÌNH", "chương trình"), ("PHƯƠNG ÁN", "phương án")];
    GLUED.iter().find_map(|(capitals, kind)| {
        let rest = line.strip_prefix(capitals)?;
        let mut letters = rest.chars();
        let begins = letters.next().is_some_and(char::is_uppercase)
            && letters.next().is_some_and(char::is_lowercase);
        begins.then_some((*kind, rest))
    })
}

/// A line without the signs that stand at both of its ends: `*** KẾ HOẠCH ***`, `📣 KẾ HOẠCH 📣`.
fn undecorated(line: &str) -> &str {
    let sign = |c: char| !c.is_alphanumeric() && !matches!(c, '(' | ')' | '"' | '“' | '”');
    if line.starts_with(sign) && line.ends_with(sign) { line.trim_matches(sign) } else { line }
}

/// `KẾ HOẠCH` in capitals with other marks on its letters, as scanners read it: `KÉ HOẠCH`, `KỂ HOACH`.
fn misread(line: &str) -> Option<(&'static str, &str)> {
    const LETTERS: &str = "kehoach";
    if !line.starts_with('K') {
        return None;
    }
    let mut wanted = LETTERS.chars();
    let mut end = 0;
    while let Some(letter) = wanted.next() {
        // One blank and no more parts the two words.
        let rest = &line[end..];
        let rest = if letter == 'h' && wanted.as_str() == "oach" { blanks(rest) } else { rest };
        let first = rest.chars().next().filter(|c| Letter::of(*c).base() == letter)?;
        end = line.len() - rest.len() + first.len_utf8();
    }
    let (words, rest) = line.split_at(end);
    (is_capitals(words) && at_boundary(rest)).then_some(("kế hoạch", rest))
}

/// Whether a kind is one of a plan, rather than of another document.
pub(crate) fn is_plan_kind(kind: &str) -> bool {
    kind.contains("kế hoạch")
        || kind.contains("chương trình")
        || kind.contains("lịch")
        || matches!(
            kind,
            "phương án" | "đề án" | "dự án" | "phương hướng" | "kịch bản" | "thời khóa biểu"
        )
}

/// `appendix = "phụ lục" [number] …`, at the start of a line; in brackets it speaks of one and is none.
///
/// Examples: `PHỤ LỤC`, `Phụ lục II`, `PHỤ LỤC 1: DANH MỤC NHIỆM VỤ`, `Biểu số 02`.
pub(crate) fn is_appendix(line: &str) -> bool {
    if let Some(rest) = strip(line, "phụ lục").filter(|r| at_boundary(r)) {
        let rest = rest.trim_start();
        let rest = strip(rest, "số").map_or(rest, blanks);
        let numbered = rest.split_whitespace().next().is_some_and(|w| {
            let w = w.trim_end_matches([':', '.', '-', '–']);
            !w.is_empty()
                && w.len() <= 4
                && w.chars().all(|c| c.is_ascii_digit() || "IVXABCDE-./".contains(c))
        });
        return rest.is_empty()
            || is_capitals(line)
            || (numbered && line.chars().count() <= 100 && !line.ends_with(['.', ';', ',']));
    }
    static FORMS: Phrases<5> = phrases(["mẫu số", "biểu mẫu số", "biểu mẫu", "biểu số", "mẫu"]);
    let Some((form, rest)) = FORMS.at(line) else { return false };
    let number = blanks(rest);
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    let behind = &number[digits..];
    if number.trim_end().len() <= 4 && !number.is_empty() && form.ends_with("số") {
        return true;
    }
    // "Mẫu 02", "MẪU SỐ 1: PHIẾU ĐĂNG KÝ"
    const MOST_DIGITS: usize = 2;
    let titled = || {
        let title = behind.trim_start_matches([' ', ':', '.', '-', '–', '\u{a0}']);
        title.len() < behind.len() && is_capitals(title)
    };
    (1..=MOST_DIGITS).contains(&digits) && (behind.trim_end().is_empty() || titled())
}

/// Whether an appendix is a form rather than one by that name: `Mẫu số 01`, `Biểu mẫu 2`.
pub(crate) fn is_form(line: &str) -> bool {
    strip(line, "phụ lục").is_none()
}

/// Whether a title begins with what is attached to plans: `DANH SÁCH …`, `BẢNG PHÂN CÔNG …`, `DỰ TRÙ KINH PHÍ`.
pub(crate) fn names_annex(line: &str) -> bool {
    static ANNEXES: Phrases<21> = phrases([
        "danh sách",
        "danh mục",
        "bảng",
        "biểu",
        "lịch",
        "dự trù",
        "dự toán",
        "thể lệ",
        "điều lệ",
        "đề cương",
        "khẩu hiệu",
        "phân công",
        "cơ cấu",
        "quy chế",
        "quy định",
        "câu hỏi",
        "phiếu",
        "tổng hợp",
        "thang điểm",
        "kịch bản",
        "sơ đồ",
    ]);
    line.contains(' ') && ANNEXES.begin(line)
}

/// `attached = "(" ("kèm theo" / "ban hành kèm theo" / "đính kèm") …`. Example: `(Kèm theo Kế hoạch số 12/KH-ABC …)`.
pub(crate) fn is_attached_note(line: &str) -> bool {
    let line = line.trim_start_matches(['(', '*', ' ']);
    any_of(line, &["kèm theo", "ban hành kèm theo", "đính kèm"]).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_marks_on_the_letters_of_a_plan() {
        for line in ["KÉ HOẠCH", "KỂ  HOACH NĂM 2020", "KE HOACH"] {
            assert_eq!(title(line).map(|t| t.kind), Some("kế hoạch"), "{line}");
        }
        assert_eq!(title("** KẾ HOẠCH NĂM 2025 **").map(|t| t.subject), Some("NĂM 2025"));
        for line in ["- KẾ HOẠCH", "KÉO HOẠCH", "KEHOACHS", "Ké hoạch", "KHEN THƯỞNG"]
        {
            assert_eq!(title(line), None, "{line}");
        }
    }

    #[test]
    fn kinds() {
        let kind = |line| title(line).map(|t| (t.kind, t.subject));
        assert_eq!(kind("KẾ HOẠCH"), Some(("kế hoạch", "")));
        assert_eq!(kind("KẾ HOACH HOẠT ĐỘNG CÔNG ĐOÀN"), Some(("kế hoạch", "HOẠT ĐỘNG CÔNG ĐOÀN")));
        assert_eq!(kind("KẾ HOẠCH THÁNG:  8/2019"), Some(("kế hoạch", "THÁNG:  8/2019")));
        assert_eq!(kind("Năm học 2023-2024"), None);
    }

    #[test]
    fn what_it_is_about_may_be_glued_to_the_kind() {
        let subject = |line| title(line).map(|t| t.subject);
        assert_eq!(subject("KẾ HOẠCHTổ chức hội thi"), Some("Tổ chức hội thi"));
        assert_eq!(subject("KẾ HOẠCHS"), None);
    }

    #[test]
    fn appendices() {
        assert!(
            is_appendix("PHỤ LỤC")
                && is_appendix("Phụ lục II")
                && is_appendix("PHỤ LỤC 1: DANH MỤC")
                && is_appendix("Phụ lục I-2")
        );
        assert!(is_appendix("Mẫu số 01") && is_appendix("Mẫu 02") && is_appendix("Biểu mẫu số 2"));
        assert!(is_appendix("MẪU SỐ 1: PHIẾU ĐĂNG KÝ") && is_appendix("Mẫu 1 - PHIẾU ĐĂNG KÝ"));
        assert!(!is_appendix("Mẫu 1 gồm các cột") && !is_appendix("Mẫu kế hoạch số 1"));
        assert!(!is_appendix("Mẫu 2023") && !is_appendix("Biểu số liệu"));
        assert!(!is_appendix("Phụ lục kèm theo nêu rõ các đơn vị."));
        assert!(!is_appendix("(Đính kèm phụ lục 1)"));
    }
}
