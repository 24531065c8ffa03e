//! The paragraph that closes a plan: what it begins with, and what it asks of whom.

use super::head::names_body;
use super::keyword::{any_of, blanks, is_blank, strip, words};
use super::phrases::{Phrases, phrases};

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
    words(paragraph).any(|w| {
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
    words(paragraph).any(|w| {
        asked |= any_of(w, &["đề nghị", "yêu cầu", "mong", "đề nghị các"]).is_some();
        asked && any_of(w, &OF_THE_PLAN).is_some()
    })
}

/// Whether a last paragraph asks all whom a plan concerns to carry it out: `Đề nghị các tổ phổ biến để thực hiện.`
pub(crate) fn asks_all(paragraph: &str) -> bool {
    static ASKS: Phrases<4> = phrases(["đề nghị", "yêu cầu", "kính đề nghị", "kính yêu cầu"]);
    static HOPES: Phrases<4> = phrases(["rất mong", "kính mong", "mong", "mong muốn"]);
    static ALL: Phrases<20> = phrases([
        "các",
        "toàn thể",
        "tất cả",
        "toàn bộ",
        "mọi",
        "mỗi",
        "trưởng",
        "thủ trưởng",
        "tổ trưởng",
        "bí thư",
        "giáo viên",
        "gvcn",
        "cán bộ",
        "cbgv",
        "đoàn viên",
        "hội viên",
        "đảng viên",
        "học sinh",
        "nhân dân",
        "bà con",
    ]);
    let paragraph = blanks(paragraph);
    // "Để hội thi thành công tốt đẹp, đề nghị các bộ phận …"
    if let Some(end) = strip(paragraph, "để") {
        let asked = end.split_once(", ").and_then(|(_, rest)| ASKS.at(rest));
        return asked.is_some_and(|(_, rest)| ALL.begin(blanks(rest)));
    }
    let several = |word: &str| strip(word, "các").is_some();
    // "Nhà trường yêu cầu các tổ …": a body asks.
    let asked = if names_body(paragraph) {
        words(paragraph).take(MAX_BODY_WORDS).find_map(|rest| ASKS.at(rest)).filter(|(_, rest)| {
            any_of(blanks(rest), &["các", "toàn thể", "tất cả", "toàn bộ", "mọi"]).is_some()
        })
    } else {
        // "Đề nghị Ban Thường vụ Hội Nông dân các xã …": bodies of the same kind.
        let bodies = |rest: &str| names_body(rest) && words(rest).take(MAX_BODY_WORDS).any(several);
        ASKS.at(paragraph).filter(|(_, rest)| ALL.begin(blanks(rest)) || bodies(blanks(rest)))
    };
    let acts = |rest: &str| {
        words(rest)
            .any(|w| any_of(w, &["thực hiện", "triển khai", "phối hợp", "chấp hành"]).is_some())
    };
    // "Rất mong các tổ hưởng ứng để buổi lễ thành công."
    let takes_part = |rest: &str| {
        words(rest).any(|w| any_of(w, &["hưởng ứng", "tham gia", "chung tay", "ủng hộ"]).is_some())
    };
    let hoped = HOPES.at(paragraph).or_else(|| {
        let mut words = words(paragraph).take(MAX_BODY_WORDS).filter(|_| names_body(paragraph));
        words.find_map(|rest| HOPES.at(rest)).filter(|(_, rest)| ALL.begin(blanks(rest)))
    });
    asked.is_some_and(|(_, rest)| acts(rest))
        || hoped.is_some_and(|(_, rest)| acts(rest) || takes_part(rest))
}

/// How many words the name of a body that asks has at most.
const MAX_BODY_WORDS: usize = 10;

/// Whether a paragraph asks others to act: `Yêu cầu các đơn vị nghiêm túc thực hiện`.
pub(crate) fn asks_to_act(paragraph: &str) -> bool {
    words(paragraph)
        .any(|w| any_of(w, &["đề nghị", "yêu cầu", "mong", "nghiêm túc", "vướng mắc"]).is_some())
}

/// Whether a paragraph asks or hopes from its first word on: `Rất mong các bậc phụ huynh hưởng ứng.`
pub(crate) fn opens_request(paragraph: &str) -> bool {
    static REQUESTS: Phrases<7> = phrases([
        "đề nghị",
        "yêu cầu",
        "kính đề nghị",
        "rất mong",
        "kính mong",
        "mong",
        "mong muốn",
    ]);
    REQUESTS.begin(paragraph)
}

/// Whether a paragraph speaks of the plan that it stands in, by its first words: `Kế hoạch này có thể thay đổi.`
pub(crate) fn speaks_of_plan(paragraph: &str) -> bool {
    static OPENINGS: Phrases<5> = phrases([
        "kế hoạch này",
        "chương trình này",
        "phương án này",
        "trong quá trình thực hiện",
        "quá trình thực hiện",
    ]);
    OPENINGS.begin(paragraph)
}

/// Whether a paragraph asks for word of what goes wrong: `Trong quá trình thực hiện, nếu có vướng mắc, …`.
pub(crate) fn asks_to_report(paragraph: &str) -> bool {
    static OPENINGS: Phrases<3> = phrases(["trong quá trình", "quá trình", "nếu có"]);
    OPENINGS.begin(paragraph)
        && words(paragraph).any(|w| any_of(w, &["vướng mắc", "phát sinh", "khó khăn"]).is_some())
}

/// Whether a heading is one of proposals to superiors: `6/ Kiến nghị:`, `V. ĐỀ XUẤT, KIẾN NGHỊ`.
pub(crate) fn names_proposals(heading: &str) -> bool {
    words(heading).any(|w| any_of(w, &["kiến nghị", "đề xuất"]).is_some())
}

/// Whether a text ends with the end mark of administrative documents, `./.`.
pub(crate) fn ends_document(text: &str) -> bool {
    let end = text.trim_end_matches(|c: char| is_blank(c) || matches!(c, '”' | '"' | ')'));
    end.ends_with("/.") || end.ends_with("./")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_to_all() {
        for paragraph in [
            "Rất mong các tổ công đoàn hưởng ứng để buổi lễ thành công.",
            "Để hội thi thành công tốt đẹp, đề nghị các bộ phận đăng ký đúng hạn.",
            "Ban Tổ chức mong bà con trong thôn chung tay để lễ hội vui tươi.",
        ] {
            assert!(asks_all(paragraph), "{paragraph}");
        }
        for paragraph in [
            "Để có sân chơi, nhà trường mua thêm bóng.",
            "Đề nghị Phòng cấp thêm máy.",
            "Rất mong huyện cấp thêm 2 phòng học.",
        ] {
            assert!(!asks_all(paragraph), "{paragraph}");
        }
        assert!(asks_all(
            "Đề nghị Ban Thường vụ Hội Nông dân các xã nghiêm túc triển khai thực hiện."
        ));
        assert!(asks_all("Yêu cầu các tổ thực hiện."));
        assert!(!asks_all("Đề nghị Ban Thường vụ Huyện ủy cấp kinh phí để thực hiện."));
    }

    #[test]
    fn requests_to_report() {
        assert!(asks_to_report(
            "Trong quá trình thực hiện, nếu có vướng mắc, các tổ báo cáo nhà trường."
        ));
        assert!(!asks_to_report("Trong quá trình giảng dạy, giáo viên lồng ghép nội dung."));
    }
}
