//! Legal bases and the sentence that ends a head.

use super::head::names_body;
use super::keyword::{any_of, blanks};
use super::phrases::{Phrases, phrases};
use crate::text::is_capitals;

static OPENERS: Phrases<33> = phrases([
    "kế hoạch số",
    "thông tư số",
    "căn cứ",
    // "cứ" is what sharing sites lose most.
    "căn vào",
    "căn luật",
    "căn nghị",
    "căn quyết",
    "căn thông",
    "căn công",
    "căn kế",
    "căn chỉ",
    "căn hướng",
    "thực hiện",
    "thực hiên",
    "thưc hiện",
    "xét",
    "theo đề nghị",
    "theo",
    "trên cơ sở",
    "tiếp tục thực hiện",
    "triển khai thực hiện",
    "triển khai",
    "để thực hiện",
    "nhằm",
    "dựa vào",
    "dựa trên",
    "nghị quyết",
    "quyết định số",
    "chỉ thị",
    "hướng dẫn số",
    "công văn số",
    "được sự",
    "luật",
]);

/// `basis = opener …`: the words that a legal basis begins with.
///
/// Examples: `Căn cứ Luật Giáo dục`, `Thực hiện Kế hoạch số 12/KH-UBND`, `Trên cơ sở …`.
pub(crate) fn opens_basis(line: &str) -> bool {
    OPENERS.begin(line)
}

/// Whether a clause of a head names the feast or the movement that a plan is made for: `Chào mừng kỷ niệm 40 năm …`,
/// `Hưởng ứng …`, `Phát huy …`. Titles and headings of bodies begin so too: only its place and its end tell.
pub(crate) fn opens_occasion(line: &str) -> bool {
    static OCCASIONS: Phrases<14> = phrases([
        "chào mừng",
        "để chào mừng",
        "thiết thực",
        "lập thành tích",
        "kỷ niệm",
        "nhân kỷ niệm",
        "nhân dịp",
        "hướng tới",
        "hưởng ứng",
        // "hưởng ứng" is often mistyped.
        "hướng ứng",
        "tiếp tục phát huy",
        "phát huy",
        "tiếp nối",
        "tiếp tục hưởng ứng",
    ]);
    OCCASIONS.begin(line)
}

/// Whether a text is a whole sentence about the state of things, with its verb and its stop: `Năm 2022 là năm có ý nghĩa
/// quan trọng.`. What a title says has no verb of that sort, nor does a school year.
pub(crate) fn is_sentence(text: &str) -> bool {
    static VERBS: Phrases<22> = phrases([
        "là",
        "ghi nhận",
        "xảy ra",
        "có",
        "đã",
        "đang",
        "sẽ",
        "tiếp tục",
        "được",
        "cần",
        "phải",
        "luôn",
        "diễn ra",
        "diễn biến",
        "gây",
        "góp phần",
        "còn",
        "trở thành",
        "không",
        "rất",
        "vẫn",
        "giúp",
    ]);
    const FEWEST_WORDS: usize = 5;
    let ends = text.trim_end_matches(['”', '"', ')', '’', ' ']).ends_with(['.', '!']);
    // The first word is the subject's, or a verb that commands.
    ends && text.starts_with(char::is_uppercase)
        && super::keyword::words(text).count() >= FEWEST_WORDS
        && super::keyword::words(text).skip(1).any(|at| VERBS.begin(at))
}

/// Whether a line is headed `Căn cứ:`, `NHỮNG CĂN CỨ ĐỂ XÂY DỰNG KẾ HOẠCH` and the bases follow as a list.
pub(crate) fn heads_bases(line: &str) -> bool {
    /// The longest such heading, in characters: one of any basis, one that names the bases as such.
    const LONGEST: (usize, usize) = (40, 70);
    let chars = line.chars().count();
    line.ends_with(':') && chars < LONGEST.0 && opens_basis(line)
        || names_bases(line) && chars < LONGEST.1 && (line.ends_with(':') || is_capitals(line))
}

/// Whether a heading names the bases as such: `Các căn cứ xây dựng kế hoạch:`.
pub(crate) fn names_bases(line: &str) -> bool {
    any_of(line, &["những căn cứ", "các căn cứ", "căn cứ xây dựng", "căn cứ để"]).is_some()
}

/// The shortest sentence that ends a head with nothing but its colon, in characters: `Sáng:` is none.
const SHORTEST_ENACTING: usize = 24;

/// `enacting = … ("như sau" / "sau đây" / "cụ thể" / "các nội dung") [":" / "."]`, at the end of a paragraph.
///
/// Example: `Ban Chấp hành Công đoàn trường xây dựng kế hoạch hoạt động năm học như sau:`.
pub(crate) fn closes_head(paragraph: &str) -> bool {
    if says_as_follows(paragraph) {
        return true;
    }
    paragraph.trim_end().ends_with(':')
        && !heads_day(paragraph)
        && (paragraph.chars().count() >= SHORTEST_ENACTING
            || enacts(paragraph)
            || opens_basis(paragraph))
        && any_of(paragraph, &["chủ đề", "chủ điểm", "khẩu hiệu"]).is_none()
}

/// Whether a line heads what happens on a day of a programme: `Ngày 17/5/2013 (nhằm ngày 08/4 ÂL):`, `Sáng thứ bảy, 12/5:`,
/// `Từ ngày 5/9 đến ngày 10/9:`. It says nothing that a body makes.
fn heads_day(line: &str) -> bool {
    /// The longest such heading, in characters.
    const LONGEST: usize = 90;
    static TIMES: Phrases<8> =
        phrases(["từ ngày", "ngày", "buổi", "sáng", "chiều", "tối", "trưa", "đúng"]);
    static DAYS: Phrases<6> = phrases(["ngày", "thứ", "chủ nhật", "sáng", "chiều", "tối"]);
    TIMES.at(line).is_some_and(|(_, rest)| {
        let rest = blanks(rest);
        rest.starts_with(|c: char| c.is_ascii_digit() || c == '(') || DAYS.begin(rest)
    }) && line.chars().count() <= LONGEST
        && !enacts(line)
}

/// Whether a paragraph ends with the words that announce what follows: `… cụ thể như sau:`.
pub(crate) fn says_as_follows(paragraph: &str) -> bool {
    // "… như sau: (có danh sách kèm theo)"
    let noted = paragraph.trim_end_matches(['.', ' ']).strip_suffix(')');
    let noted = noted.and_then(|rest| Some(rest.split_at(rest.rfind('(')?).0));
    let paragraph = noted.filter(|rest| rest.trim_end().ends_with(':')).unwrap_or(paragraph);
    let end = paragraph.trim_end_matches([' ', ':', '.', ';', '-', '\u{a0}', '/', ',', '…']);
    ["như sau", "sau đây", "dưới đây", "sau", "Như sau", "NHƯ SAU"].iter().any(|w| end.ends_with(w))
}

/// The verbs by which a body makes a plan: `xây dựng Kế hoạch`, `ban hành`, `đề ra`.
static VERBS: Phrases<16> = phrases([
    "xây dựng",
    "ban hành",
    "triển khai",
    "đề ra",
    "lập kế hoạch",
    "thống nhất",
    "tổ chức thực hiện",
    "lập ra",
    "đề nghị",
    "yêu cầu",
    "thông báo",
    "hướng dẫn",
    "phối hợp tổ chức",
    "tổ chức",
    "đưa ra",
    "có kế hoạch",
]);

/// Whether a paragraph of a head says that a body makes the plan.
pub(crate) fn enacts(paragraph: &str) -> bool {
    let words = super::keyword::words(paragraph);
    let mut verb = false;
    for at in words {
        if !verb && VERBS.begin(at) {
            verb = true;
        }
        if verb
            && any_of(at, &["kế hoạch", "chương trình", "nội dung", "phương án", "hoạt động"])
                .is_some()
        {
            return true;
        }
    }
    false
}

/// Whether a paragraph of a head says that a body sets tasks: `… đề ra các nhiệm vụ trọng tâm tháng 10 như sau:`.
pub(crate) fn sets_tasks(paragraph: &str) -> bool {
    static VERBS: Phrases<3> = phrases(["đề ra", "triển khai", "xây dựng"]);
    let words = super::keyword::words(paragraph);
    words
        .skip_while(|at| !VERBS.begin(at))
        .any(|at| any_of(at, &["nhiệm vụ", "công tác"]).is_some())
}

/// Whether a sentence says what a body organises: `Nay nhà trường tổ chức hội thi như sau:`.
pub(crate) fn organises(sentence: &str) -> bool {
    static BODIES: Phrases<12> = phrases([
        "nhà trường",
        "trường",
        "công đoàn",
        "đoàn",
        "đoàn trường",
        "chi đoàn",
        "liên đội",
        "ban",
        "ủy ban",
        "phòng",
        "hội",
        "chúng tôi",
    ]);
    static VERBS: Phrases<3> = phrases(["tổ chức", "phát động", "triển khai"]);
    super::keyword::words(sentence)
        .skip_while(|at| !BODIES.begin(at))
        .skip(1)
        .any(|at| VERBS.begin(at))
}

/// Whether a clause behind the first of a sentence says what a body organises: `Thực hiện Tháng Thanh niên, Đoàn xã tổ chức …`.
pub(crate) fn lets_body_organise(sentence: &str) -> bool {
    let mut clauses = sentence.split([',', ';']).skip(1).map(str::trim_start);
    clauses.any(|clause| names_body(clause) && organises(clause))
}

/// Whether a sentence that says that a plan is made names the body that makes it, at the start of one of its clauses:
/// `…, Trường THCS An Bình xây dựng kế hoạch`, but not `Tổ chức các hoạt động kỷ niệm …`, which a title says.
pub(crate) fn enacts_by_body(paragraph: &str) -> bool {
    let mut clauses = paragraph.split([',', ';']).map(str::trim_start);
    let named = |clause: &str| {
        names_body(clause) || any_of(clause, &["tôi", "bản thân", "lớp", "khoa", "nhóm"]).is_some()
    };
    enacts(paragraph) && clauses.any(|clause| !VERBS.begin(clause) && named(clause))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bases_and_their_end() {
        assert!(opens_basis("Căn cứ Luật Giáo dục") && opens_basis("CĂN CỨ vào tình hình"));
        assert!(!opens_basis("Ban Chấp hành Công đoàn"));
        assert!(opens_basis("Căn công văn số 12") && !opens_basis("Căn tin của trường"));
        assert!(heads_bases("Căn cứ:") && !heads_bases("Căn cứ Điều lệ;"));
        assert!(heads_bases("NHỮNG CĂN CỨ ĐỂ XÂY DỰNG KẾ HOẠCH"));
        assert!(heads_bases("Các căn cứ để xây dựng kế hoạch:"));
        assert!(closes_head("xây dựng kế hoạch như sau:") && closes_head("cụ thể như sau"));
        for day in [
            "Ngày 17/5/2013 (nhằm ngày 08/4 ÂL):",
            "Sáng thứ bảy, ngày 12/5/2013:",
            "Từ ngày 13/5 đến ngày 15/5/2013:",
        ] {
            assert!(!closes_head(day), "{day}");
        }
        assert!(closes_head("Ngày 5/9, nhà trường tổ chức các hoạt động:"));
        assert!(closes_head("Sáng tạo trong dạy học là nhiệm vụ của mỗi thầy cô:"));
        assert!(!closes_head("về việc giao chỉ tiêu năm 2024;"));
        assert!(enacts("Trường THCS An Bình xây dựng Kế hoạch năm học 2023-2024."));
        assert!(!enacts("Phát huy truyền thống nhà trường."));
        assert!(enacts_by_body("Thực hiện Chỉ thị 05, Trường An Bình xây dựng kế hoạch"));
        assert!(!enacts_by_body("Tổ chức các hoạt động kỷ niệm ngày thành lập Hội"));
    }
}
