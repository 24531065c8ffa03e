//! The fixed forms of a tail: closing, recipients, signatures.

use std::ops::Range;

use super::head::second_column;
use super::keyword::{any_of, at_boundary, blanks, is_blank, strip};
use super::ordinal::{is_capitals, is_dash};
use super::phrases::{Phrases, phrases};
use crate::text::Letter;

/// `recipients = "Nơi nhận" [":"] …`. Example: `Nơi nhận:          TM. BAN CHẤP HÀNH`.
pub(crate) fn recipients(line: &str) -> Option<&str> {
    // "Nơi nhân:", as scanners read it, only where nothing else can be meant.
    let misread = || strip(line, "nơi nhân").filter(|rest| rest.starts_with(':'));
    let rest = strip(line, "nơi nhận").or_else(|| strip(line, "nơi gửi")).or_else(misread)?;
    let behind = blanks(rest);
    match behind.strip_prefix(':') {
        Some(behind) => Some(blanks(behind)),
        None => {
            let apart = behind.is_empty() || rest.len() - behind.len() > 1;
            (apart || is_authority(behind)).then_some(behind)
        }
    }
}

/// Whether the recipients stand on the right, beside a signature: `HIỆU TRƯỞNG          Nơi nhận:`.
pub(crate) fn recipients_beside(line: &str) -> bool {
    // Nearly no line of a plan ends so.
    if !line.ends_with(':') || !has_gap(line) {
        return false;
    }
    let columns = columns(line);
    let column = |at: usize| columns.get(at).and_then(|c| line.get(c.clone())).unwrap_or("");
    columns.len() == 2
        && recipients(column(1)).is_some_and(str::is_empty)
        && (is_position(column(0)) || is_authority(column(0)))
}

/// Whether a column of a line lists a recipient behind a dash: `- Lưu: VT.`
pub(crate) fn lists_recipient(column: &str) -> bool {
    column.starts_with(is_dash)
}

/// `authority = ("TM" / "KT" / "TL" / "TUQ" / "Q" / "T/M" / "K/T" / "T/L") [mark] body`, or a body that signs:
/// `BAN TỔ CHỨC`, `DUYỆT CỦA HIỆU TRƯỞNG`.
pub(crate) fn is_authority(line: &str) -> bool {
    signs_for(line) || approves(line) || is_approved_by(line)
}

/// `approved-by = body "duyệt"`, in any case, alone or beside another column: `Ban giám hiệu duyệt`.
pub(crate) fn is_approved_by(line: &str) -> bool {
    static BODIES: Phrases<7> = phrases([
        "ban giám hiệu",
        "bgh",
        "ban giám đốc",
        "hiệu trưởng",
        "chuyên môn",
        "tổ trưởng",
        "tổ chuyên môn",
    ]);
    BODIES.at(line.trim_start()).is_some_and(|(_, rest)| {
        let rest = rest.split(['\t', '|']).next().unwrap_or("").trim_end();
        strip(blanks(rest), "duyệt").is_some_and(str::is_empty)
    })
}

fn signs_for(line: &str) -> bool {
    const MARKS: [&str; 12] =
        ["TM.", "T.M", "T/M", "KT.", "K.T", "K/T", "TL.", "T/L", "TUQ.", "TUQ ", "TM ", "KT "];
    let trimmed = line.trim_start_matches(|c: char| is_blank(c) || c == '*');
    if trimmed.len() > 300 {
        return false;
    }
    let marked = MARKS.iter().any(|m| {
        trimmed.get(..m.len()).is_some_and(|head| {
            head.eq_ignore_ascii_case(m) && head.starts_with(|c: char| c.is_uppercase())
        })
    });
    if marked {
        let body = trimmed.split_once([' ', '.', '\u{a0}']).map_or("", |(_, b)| blanks(b));
        return body.starts_with(char::is_uppercase) || body.starts_with('.');
    }
    // "Q. HIỆU TRƯỞNG", "Q.GIÁM ĐỐC"
    trimmed.strip_prefix("Q.").is_some_and(|rest| position_words(blanks(rest)).is_some())
}

/// `approval = ("DUYỆT" / "PHÊ DUYỆT" / "XÁC NHẬN" / "Ý KIẾN") ["CỦA"] …`. Example: `DUYỆT CỦA BAN GIÁM HIỆU`.
fn approves(line: &str) -> bool {
    static APPROVALS: Phrases<9> = phrases([
        "duyệt của",
        "phê duyệt của",
        "xác nhận của",
        "ý kiến của",
        "kiểm tra của",
        "duyệt",
        "phê duyệt",
        "xác nhận",
        "ký duyệt",
    ]);
    let Some((_, rest)) = APPROVALS.at(line) else { return false };
    let rest = rest.trim_matches(|c: char| is_blank(c) || matches!(c, ':' | '.' | '…'));
    line.chars().count() <= 90
        && !line.ends_with([';', ','])
        && (is_capitals(line)
            || rest.is_empty()
            || rest.starts_with(char::is_uppercase) && rest.chars().count() < 50)
}

static POSITIONS: Phrases<84> = phrases([
    "tpt đội",
    "phó trưởng",
    "phó hiệu trưởng",
    "p. hiệu trưởng",
    "p.hiệu trưởng",
    "hiệu trưởng",
    "hiệu phó",
    "p.ht",
    "pht",
    "phó chủ tịch",
    "p. chủ tịch",
    "p.chủ tịch",
    "chủ tịch",
    "phó bí thư",
    "p. bí thư",
    "p.bí thư",
    "bí thư",
    "phó tổng giám đốc",
    "tổng giám đốc",
    "phó giám đốc",
    "p. giám đốc",
    "p.giám đốc",
    "giám đốc",
    "phó trưởng phòng",
    "trưởng phòng",
    "phó chánh văn phòng",
    "chánh văn phòng",
    "phó trưởng ban",
    "trưởng ban",
    "phó cục trưởng",
    "cục trưởng",
    "phó vụ trưởng",
    "vụ trưởng",
    "bộ trưởng",
    "thứ trưởng",
    "tổ trưởng",
    "tổ phó",
    "nhóm trưởng",
    "tổng phụ trách",
    "người lập",
    "người xây dựng",
    "người viết",
    "người làm",
    "người duyệt",
    "người báo cáo",
    "giáo viên",
    "gvcn",
    "kế toán",
    "thủ quỹ",
    "thư ký",
    "thư kí",
    "chỉ huy trưởng",
    "chính trị viên",
    "đội trưởng",
    "trưởng trạm",
    "trạm trưởng",
    "trưởng khoa",
    "viện trưởng",
    "trưởng công an",
    "trưởng đoàn",
    "trưởng thôn",
    "trưởng ấp",
    "chi hội trưởng",
    "hội trưởng",
    "chủ nhiệm",
    "phó chủ nhiệm",
    "chi ủy",
    "ủy viên",
    "chánh thanh tra",
    "trưởng bộ phận",
    "liên đội trưởng",
    "bí thư chi đoàn",
    "chủ tịch công đoàn",
    "trưởng tiểu ban",
    "chánh án",
    "quản đốc",
    "phó quản đốc",
    "trưởng chi nhánh",
    "quyền hiệu trưởng",
    "trưởng nhóm",
    "cán bộ thư viện",
    "cán bộ y tế",
    "nhân viên thư viện",
    "nhân viên y tế",
]);

fn position_words(line: &str) -> Option<&str> {
    // The longest position that fits: "phó chủ tịch" before "chủ tịch" never clash, as they differ in the first word.
    POSITIONS.at(line).map(|(_, rest)| rest)
}

/// Whether a line begins with the name of a position: `P.HT, các tổ trưởng`.
pub(crate) fn opens_with_position(line: &str) -> bool {
    position_words(line).is_some()
}

/// `position = position-words *word`, short, in capitals or in title case, ending no sentence; two may stand side by
/// side. Examples: `CHỦ TỊCH`, `P. HIỆU TRƯỞNG`, `NGƯỜI LẬP KẾ HOẠCH`, `HIỆU TRƯỞNG        CHỦ TỊCH CÔNG ĐOÀN`.
pub(crate) fn is_position(line: &str) -> bool {
    let line = line.trim_matches(|c: char| is_blank(c) || matches!(c, '*' | '_'));
    if line.len() > 300 || line.ends_with([';', ',']) {
        return false;
    }
    let capitals = is_capitals(line);
    if !capitals && (position_words(line).is_some() || approves(line)) && has_gap(line) {
        // "Ý kiến của tổ chuyên môn        Người lập kế hoạch"
        let columns = columns(line);
        let mut columns = columns.iter().filter_map(|c| line.get(c.clone()));
        return columns
            .all(|c| c.len() < line.len() && (is_position(c) || approves(c) || signs_for(c)));
    }
    if capitals && has_gap(line) {
        // "ĐỒN TRƯỞNG        TRƯỞNG CÔNG AN XÃ": each column by itself.
        let columns = columns(line);
        return columns
            .iter()
            .filter_map(|c| line.get(c.clone()))
            .any(|c| c.len() < line.len() && is_position(c));
    }
    let commands = || if capitals { commands(line) } else { None };
    let Some(rest) = position_words(line).or_else(commands) else { return false };
    let rest = rest.trim_matches(|c: char| is_blank(c) || matches!(c, '.' | ':'));
    // "Hiệu trưởng nhà trường chịu trách nhiệm…" is a sentence: its words are in small letters and many.
    capitals
        || rest.is_empty()
        || (line.chars().count() <= 50 && starts_words_with_capitals(line) && !line.ends_with('.'))
}

/// `… TRƯỞNG`, `… PHÓ`: a command or an office in capitals that the list does not know, such as `ĐẠI ĐỘI TRƯỞNG`.
fn commands(line: &str) -> Option<&str> {
    let last = line.split(is_blank).next_back()?;
    if !matches!(last.as_bytes().first(), Some(b'T' | b'P')) {
        return None;
    }
    let words = line.split(is_blank).filter(|w| !w.is_empty()).count();
    ((2..=5).contains(&words) && any_of(last, &["trưởng", "phó"]).is_some()).then_some("")
}

fn starts_words_with_capitals(line: &str) -> bool {
    line.split(is_blank).filter(|w| !w.is_empty()).take(2).all(|w| {
        w.starts_with(|c: char| c.is_uppercase() || !c.is_alphabetic())
            || matches!(
                w,
                "trưởng"
                    | "tịch"
                    | "thư"
                    | "đốc"
                    | "lập"
                    | "phó"
                    | "phòng"
                    | "nhiệm"
                    | "toán"
                    | "ký"
                    | "viên"
                    | "đoàn"
                    | "hiệu"
            )
    })
}

static NOTES: Phrases<11> = phrases([
    "đã ký",
    "ký tên",
    "ký và",
    "ký, ghi",
    "ký, đóng",
    "ký ghi",
    "đã kí",
    "kí tên",
    "chữ ký",
    "ký, họ",
    "đã duyệt",
]);

/// `signed = "(" ("đã ký" / "ký tên" / "ký, ghi rõ họ tên") …`. Example: `(Đã ký)`, `(Ký tên, đóng dấu)`.
pub(crate) fn is_signature_note(line: &str) -> bool {
    let inner = line.trim_start_matches(|c: char| is_blank(c) || c == '(' || c == '[');
    NOTES.begin(inner) && line.chars().filter(|c| !is_blank(*c)).count() <= 60
}

/// `name = [degree] 2*6(capitalised syllable)`, no digits: the name of a person who signs; two names may stand side by
/// side. Examples: `Nguyễn Thị Hồng`, `TRẦN NGỌC HIỂN`, `ThS. Lê Văn An`.
pub(crate) fn is_name(line: &str) -> bool {
    let line = line.trim_matches(|c: char| is_blank(c) || matches!(c, '*' | '_' | '(' | ')'));
    if line.ends_with([':', ';', '.', ',']) || line.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let mut syllables = 0;
    for word in line.split(is_blank).filter(|w| !w.is_empty()) {
        if DEGREES.iter().any(|d| word.eq_ignore_ascii_case(d))
            || matches!(word, "tá" | "úy" | "uý" | "tướng" | "sĩ" | "sỹ")
        {
            continue;
        }
        let mut letters = word.chars().filter(|c| c.is_alphabetic());
        let Some(first) = letters.next() else { return false };
        if !Letter::of(first).upper
            || word.chars().any(|c| matches!(c, '/' | '&' | '%' | '+' | '“' | '"' | ','))
        {
            return false;
        }
        syllables += 1;
    }
    let two = has_gap(line);
    (2..=if two { 12 } else { 6 }).contains(&syllables)
        && second_column(line).is_none()
        && position_words(line).is_none()
        && line.chars().count() <= if two { 160 } else { 40 }
}

const DEGREES: [&str; 12] =
    ["ThS.", "Th.S", "TS.", "PGS.TS.", "GS.TS.", "BS.", "BSCKI.", "KS.", "CN.", "đ/c", "ThS", "TS"];

/// Whether a line holds a gap that parts two columns: a tab, a bar or three blanks.
pub(crate) fn has_gap(line: &str) -> bool {
    /// The first bytes of the blanks that are not of ASCII.
    const WIDE_BLANKS: [u8; 3] = [0xc2, 0xe2, 0xe3];
    // A look at the bytes spares nearly every line the rest.
    let bytes = line.as_bytes();
    if memchr::memchr2(b'\t', b'|', bytes).is_some() || holds_three_blanks(bytes) {
        return true;
    }
    if memchr::memchr3(WIDE_BLANKS[0], WIDE_BLANKS[1], WIDE_BLANKS[2], bytes).is_none() {
        return false;
    }
    let mut run = 0;
    for c in line.chars() {
        if matches!(c, '\t' | '|') {
            return true;
        }
        run = if is_blank(c) { run + 1 } else { 0 };
        if run >= 3 {
            return true;
        }
    }
    false
}

/// All windows are looked at, whatever is found: that is done for many at a time.
fn holds_three_blanks(bytes: &[u8]) -> bool {
    let blank = |byte: u8| byte == b' ';
    bytes
        .windows(3)
        .fold(false, |found, three| found | (blank(three[0]) & blank(three[1]) & blank(three[2])))
}

/// The columns of a line, in bytes: the stretches between tabs, bars and gaps of three blanks and more.
pub(crate) fn columns(text: &str) -> Vec<Range<usize>> {
    let mut columns = Vec::new();
    let (mut from, mut until, mut gap) = (0, 0, 0);
    for (at, c) in text.char_indices() {
        if is_blank(c) || c == '|' {
            gap += if matches!(c, '\t' | '|') { 3 } else { 1 };
            continue;
        }
        if until == 0 {
            from = at;
        } else if gap >= 3 {
            columns.push(from..until);
            from = at;
        }
        gap = 0;
        until = at + c.len_utf8();
    }
    if until > from {
        columns.push(from..until);
    }
    columns
}

/// Words that only the closing paragraph of a plan begins with.
static OPENINGS: Phrases<2> = phrases(["trên đây là", "trên đây"]);

/// Words that the closing paragraph of a plan may begin with.
static CLOSINGS: Phrases<15> = phrases([
    "trên đây là",
    "trên đây",
    "với kế hoạch",
    "kế hoạch này",
    "chương trình này",
    "phương án này",
    "nhận được",
    "căn cứ kế hoạch này",
    "nhận được kế hoạch",
    "yêu cầu các",
    "đề nghị các",
    "quá trình thực hiện",
    "trong quá trình",
    "nghị quyết này",
    "nghị quyết được",
]);

/// `closing = "Trên đây là" …`: a paragraph that speaks of the plan as a whole.
pub(crate) fn opens_closing(line: &str) -> bool {
    OPENINGS.begin(line)
}

/// Whether a last paragraph of a body may be its closing: it begins as one, or it ends with `./.`.
pub(crate) fn may_close(paragraph: &str) -> bool {
    CLOSINGS.begin(paragraph) || ends_document(paragraph)
}

/// Whether a paragraph names the plan that it closes: `kế hoạch`, `chương trình`, `phương án`.
pub(crate) fn names_plan(paragraph: &str) -> bool {
    super::keyword::words(paragraph).any(|w| {
        any_of(w, &["kế hoạch", "chương trình", "phương án", "phương hướng", "nghị quyết"])
            .is_some()
    })
}

/// Whether a paragraph asks others to carry out the plan: `… đề nghị các tổ thực hiện đúng kế hoạch.`
pub(crate) fn asks_to_carry_out(paragraph: &str) -> bool {
    const OF_THE_PLAN: [&str; 6] = [
        "kế hoạch",
        "chương trình",
        "phương án",
        "nghiêm túc thực hiện",
        "thực hiện nghiêm túc",
        "triển khai thực hiện nghiêm túc",
    ];
    let mut asked = false;
    super::keyword::words(paragraph).any(|w| {
        asked |= any_of(w, &["đề nghị", "yêu cầu", "mong", "đề nghị các"]).is_some();
        asked && any_of(w, &OF_THE_PLAN).is_some()
    })
}

/// Whether a paragraph asks others to act: `Yêu cầu các đơn vị nghiêm túc thực hiện`.
pub(crate) fn asks_to_act(paragraph: &str) -> bool {
    super::keyword::words(paragraph)
        .any(|w| any_of(w, &["đề nghị", "yêu cầu", "mong", "nghiêm túc", "vướng mắc"]).is_some())
}

/// Whether a paragraph asks for word of what goes wrong: `Trong quá trình thực hiện, nếu có vướng mắc, …`.
pub(crate) fn asks_to_report(paragraph: &str) -> bool {
    static OPENINGS: Phrases<3> = phrases(["trong quá trình", "quá trình", "nếu có"]);
    OPENINGS.begin(paragraph)
        && super::keyword::words(paragraph)
            .any(|w| any_of(w, &["vướng mắc", "phát sinh", "khó khăn"]).is_some())
}

/// Whether a heading is one of proposals to superiors: `6/ Kiến nghị:`, `V. ĐỀ XUẤT, KIẾN NGHỊ`.
pub(crate) fn names_proposals(heading: &str) -> bool {
    super::keyword::words(heading).any(|w| any_of(w, &["kiến nghị", "đề xuất"]).is_some())
}

/// Whether a text ends with the end mark of administrative documents, `./.`.
pub(crate) fn ends_document(text: &str) -> bool {
    let end = text.trim_end_matches(|c: char| is_blank(c) || matches!(c, '”' | '"' | ')'));
    end.ends_with("/.") || end.ends_with("./")
}

/// `recipient = … ";" / "Lưu" …`: a line of the list of recipients that has no marker.
pub(crate) fn is_recipient(line: &str) -> bool {
    let line = line.trim_start_matches(['-', '–', ' ', '+', '*']);
    line.chars().count() <= 120
        && (line.ends_with(';')
            || any_of(
                line,
                &["lưu", "như trên", "như kính gửi", "như điều", "các", "website", "vt"],
            )
            .is_some()
            || line.contains("(để")
            || line.contains("(b/c")
            || line.contains("(t/h")
            || line.contains("(th/h"))
        && at_boundary(line.trim_start_matches(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recipients_heads() {
        assert_eq!(recipients("Nơi nhận:"), Some(""));
        assert_eq!(recipients("Nơi nhận:\tTM. BCH"), Some("TM. BCH"));
        assert_eq!(recipients("Nơi nhận TM. BAN CHỈ HUY"), Some("TM. BAN CHỈ HUY"));
        assert_eq!(recipients("Nơi nhận giấy tờ là phòng một cửa"), None);
    }

    #[test]
    fn recipients_on_the_right() {
        assert!(recipients_beside("HIỆU TRƯỞNG                    Nơi nhận:"));
        assert!(!recipients_beside("Nơi nhận:                 HIỆU TRƯỞNG:"));
        assert!(!recipients_beside("Hồ sơ nộp tại               Nơi nhận:"));
    }

    #[test]
    fn who_signs() {
        for line in [
            "TM. BCH CÔNG ĐOÀN",
            "KT. HIỆU TRƯỞNG",
            "T/M CHI BỘ",
            "DUYỆT CỦA HIỆU TRƯỞNG",
            "Q. GIÁM ĐỐC",
        ] {
            assert!(is_authority(line), "{line}");
        }
        for line in [
            "CHỦ TỊCH",
            "P. HIỆU TRƯỞNG",
            "PHÓ HIỆU TRƯỞNG",
            "NGƯỜI LẬP KẾ HOẠCH",
            "HIỆU TRƯỞNG        CHỦ TỊCH CÔNG ĐOÀN",
            "P.HT",
        ] {
            assert!(is_position(line), "{line}");
        }
        for line in [
            "Hiệu trưởng nhà trường chịu trách nhiệm trước cấp trên",
            "Tổ trưởng duyệt hồ sơ, sổ sách giáo viên.",
        ] {
            assert!(!is_position(line), "{line}");
        }
        for line in [
            "Nguyễn Thị Hồng",
            "TRẦN NGỌC HIỂN",
            "ThS. Lê Văn An",
            "Lê Văn An          Trần Thị Bình",
        ] {
            assert!(is_name(line), "{line}");
        }
        for line in ["Tổ chức hội thi", "HIỆU TRƯỞNG", "Lưu VT.", "Nguyễn Văn A, lớp 5"]
        {
            assert!(!is_name(line), "{line}");
        }
        assert!(asks_to_report(
            "Trong quá trình thực hiện, nếu có vướng mắc, các tổ báo cáo nhà trường."
        ));
        assert!(!asks_to_report("Trong quá trình giảng dạy, giáo viên lồng ghép nội dung."));
        assert!(is_signature_note("( Đã ký)") && is_signature_note("(Ký tên, đóng dấu)"));
    }
}
