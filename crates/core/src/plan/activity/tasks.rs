//! Which texts say what is to be done, and which only what is, when, where or with what money.

use crate::grammar::field::{FieldLine, field};
use crate::grammar::keyword::{any_of, words};
use crate::grammar::ordinal::OrdinalKind;
use crate::grammar::period::{Remainder, names_theme, period};
use crate::grammar::phrases::{Phrases, phrases};
use crate::plan::{Block, Section};

/// Whether a text begins with a time and says behind it what is to be done then: `Tháng 9: Khai giảng.`
pub(super) fn begins_with_time(text: &str) -> bool {
    let theme = |what: &str| what.starts_with(['“', '"', '«']) || names_theme(what);
    matches!(period(text), Some((_, Remainder::Text(what))) if !theme(what))
}

/// Whether a heading says what months are about: `CHỦ ĐỀ HOẠT ĐỘNG CÁC THÁNG`.
pub(super) fn holds_theme(heading: &str) -> bool {
    words(heading).any(names_theme)
}

/// Whether at least three paragraphs or items begin with a time each, one right behind the other.
pub(super) fn run_of_times(blocks: &[Block<'_>]) -> bool {
    const FEWEST: usize = 3;
    let timed = |block: &Block<'_>| match block {
        Block::Paragraph(paragraph) => {
            paragraph.children.is_empty() && begins_with_time(&paragraph.text)
        }
        Block::Item(item) => begins_with_time(&item.text),
        _ => false,
    };
    blocks.windows(FEWEST).any(|run| run.iter().all(timed))
}

/// Whether a heading is a block of time and nothing else: it says when, not what.
pub(super) fn is_time_alone(heading: &str) -> bool {
    matches!(period(heading), Some((_, Remainder::Nothing)))
}

/// Whether a text begins with what is said of an event as a whole: when, where, for whom, with what money.
pub(super) fn names_fact(text: &str) -> bool {
    static FACTS: Phrases<6> =
        phrases(["thời gian", "địa điểm", "thành phần", "đối tượng", "kinh phí", "lực lượng"]);
    FACTS.begin(text)
}

/// Whether a section is one task with sentences below it that explain it: `1. Tổ chức mít tinh` above `Mời toàn thể giáo viên dự.`
/// A heading in one or two words, or with the name of a part of a plan, heads a text.
pub(super) fn is_explained_task(section: &Section<'_>) -> bool {
    const MOST_SENTENCES: usize = 3;
    let sentence =
        |block: &Block<'_>| matches!(block, Block::Paragraph(p) if p.children.is_empty());
    names_task(section)
        && (1..=MOST_SENTENCES).contains(&section.children.len())
        && section.children.iter().all(sentence)
}

/// Whether the heading of a counted section says what is to be done: `1. Khám sức khỏe định kỳ`.
pub(super) fn names_task(section: &Section<'_>) -> bool {
    static HEADINGS: Phrases<10> = phrases([
        "nội dung",
        "hình thức",
        "nhiệm vụ",
        "giải pháp",
        "biện pháp",
        "hoạt động",
        "công tác",
        "phương pháp",
        "nguyên tắc",
        "cách",
    ]);
    const FEWEST_WORDS: usize = 3;
    let counted = matches!(
        section.ordinal.kind,
        OrdinalKind::Arabic | OrdinalKind::Decimal | OrdinalKind::LowerLetter
    );
    counted
        && words(&section.text).nth(FEWEST_WORDS - 1).is_some()
        && !HEADINGS.begin(&section.text)
        && !is_background(&section.text)
}

/// Whether a section is a fact of the task that it stands below, as a lettered or numbered field: `a) Thời gian: 27/7`.
pub(super) fn fact_of<'p>(section: &'p Section<'_>) -> Option<FieldLine<'p>> {
    let counted = matches!(
        section.ordinal.kind,
        OrdinalKind::Arabic | OrdinalKind::Decimal | OrdinalKind::LowerLetter
    );
    (counted && section.children.is_empty())
        .then(|| field(&section.text))
        .flatten()
        .filter(|field| !field.value.is_empty())
}

/// Sections that say what is, or what shall be reached, rather than what shall be done.
pub(super) fn is_background(heading: &str) -> bool {
    const BACKGROUND: [&str; 26] = [
        "mục đích",
        "yêu cầu",
        "mục tiêu",
        "đặc điểm",
        "tình hình",
        "chỉ tiêu",
        "thuận lợi",
        "khó khăn",
        "kết quả",
        "căn cứ",
        "đối tượng",
        "phạm vi",
        "quan điểm",
        "hạn chế",
        "đánh giá",
        "khẩu hiệu",
        "nhận xét",
        "ưu điểm",
        "nhược điểm",
        "tồn tại",
        "nguyên nhân",
        "chủ đề",
        "cơ sở",
        "thành phần",
        "địa điểm",
        "kinh phí",
    ];
    const TASKS: [&str; 6] =
        ["nhiệm vụ", "giải pháp", "biện pháp", "nội dung", "hoạt động", "công tác"];
    any_of(heading, &BACKGROUND).is_some()
        && !words(heading).any(|from| any_of(from, &TASKS).is_some())
}
