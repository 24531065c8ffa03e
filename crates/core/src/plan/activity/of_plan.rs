//! What the time of the whole plan says of an activity, and which headings speak of another time.

use super::tasks::is_background;
use crate::grammar::keyword::{blanks, strip, words};
use crate::grammar::phrases::{Phrases, phrases};
use crate::mention::{Kind, Mention, Value};
use crate::plan::months::months_of;
use crate::plan::{Part, Text, mentions_in};
use crate::time::{Month, Timeframe};

/// The month that the title says the work of the plan is for: `KẾ HOẠCH CÔNG TÁC THÁNG 11/2022`. An event in a month
/// (`Tổ chức hội thi tháng 11/2022`) is prepared before it.
pub(super) fn month_of_work(part: &Part<'_, '_>, mentions: &[Mention]) -> Option<Month> {
    static WORK: Phrases<16> = phrases([
        "công tác",
        "công việc",
        "hoạt động",
        "nhiệm vụ",
        "trọng tâm",
        "chuyên môn",
        "lịch",
        "giáo dục",
        "chăm sóc",
        "kiểm tra",
        "liên đội",
        "tổ",
        "đội",
        "đoàn",
        "công đoàn",
        "tháng",
    ]);
    static EVENTS: Phrases<24> = phrases([
        "tổ chức",
        "kỷ niệm",
        "chào mừng",
        "hưởng ứng",
        "phát động",
        "tháng hành động",
        "tháng cao điểm",
        "tháng thanh niên",
        "tháng an toàn",
        "cao điểm",
        "chiến dịch",
        "ra quân",
        "hội nghị",
        "hội thi",
        "hội thao",
        "hội trại",
        "cuộc thi",
        "đại hội",
        "ngày hội",
        "lễ",
        "giải",
        "chuyên đề",
        "ngoại khóa",
        "tham quan",
    ]);
    let Some(Timeframe::Month(month @ Month { year: Some(_), .. })) = part.timeframe else {
        return None;
    };
    let title = part.head.title.as_ref()?;
    // "… tháng 9 và tháng 10 năm 2022": which of them a task is for the title leaves open.
    if title.lines.iter().any(|line| names_month_beside(line, month, mentions)) {
        return None;
    }
    let title = title.text();
    let kind = words(&title).next().is_some_and(|first| strip(first, "kế hoạch").is_some());
    let subject =
        if kind { strip(&title, "kế hoạch").map_or(&*title, blanks) } else { &*title };
    let work = words(subject).next().is_some_and(|at| WORK.begin(at))
        || words(subject).any(|at| WORK.begin(at) && strip(at, "tháng").is_none());
    (work && !words(subject).any(|at| EVENTS.begin(at))).then_some(month)
}

/// Whether a heading speaks of another time than the month of the plan: `Dự kiến công tác tháng 12`, `Kế hoạch thời gian tới`,
/// `Kết quả học kỳ I`.
pub(super) fn speaks_of_another_time(
    heading: &Text<'_>,
    month: Month,
    mentions: &[Mention],
) -> bool {
    static OTHERS: Phrases<18> = phrases([
        "hằng tháng",
        "hàng tháng",
        "tết",
        "tuần qua",
        "tháng tới",
        "tháng sau",
        "tháng trước",
        "tháng qua",
        "tháng vừa qua",
        "tháng tiếp theo",
        "thời gian tới",
        "thời gian qua",
        "vừa qua",
        "sắp tới",
        "hằng năm",
        "hàng năm",
        "cả năm",
        "năm học",
    ]);
    let whole = |mention: &Mention| {
        matches!(
            mention.kind(),
            Kind::Year | Kind::Years | Kind::SchoolYear | Kind::Semester | Kind::Season
        )
    };
    names_month_beside(heading, month, mentions)
        || mentions_in(mentions, heading.span).iter().any(whole)
        || words(heading).any(|at| OTHERS.begin(at))
}

/// Whether what stands below a heading is no work of the plan's month: aims, a review, prizes, the members of a committee, menus.
pub(super) fn holds_no_work(heading: &str) -> bool {
    static ASIDE: Phrases<14> = phrases([
        "đã làm",
        "đã thực hiện",
        "đã triển khai",
        "đã đạt",
        "đạt được",
        "điểm lại",
        "giải thưởng",
        "cơ cấu giải",
        "ban tổ chức",
        "ban chỉ đạo",
        "ban giám khảo",
        "thực đơn",
        "lịch trực",
        "lịch sử",
    ]);
    reviews(heading) || is_background(heading) || words(heading).any(|at| ASIDE.begin(at))
}

/// Whether a text names a month beside that of the plan, by itself or by a day in it.
pub(super) fn names_month_beside(text: &Text<'_>, month: Month, mentions: &[Mention]) -> bool {
    let times = mentions_in(mentions, text.span).iter();
    let times = times.filter(|mention| !matches!(mention.kind(), Kind::Act | Kind::Reference));
    months_of(times).iter().any(|other| *other != month)
}

/// Whether a heading looks back on a time before that of the plan: `Đánh giá hoạt động chuyên môn tháng 3/2021` in a plan for
/// April, `Kết quả công tác năm 2021` in one for 2022.
pub(super) fn looks_back(
    heading: &Text<'_>,
    time: Option<Timeframe>,
    mentions: &[Mention],
) -> bool {
    if !reviews(heading) {
        return false;
    }
    let mut times = mentions_in(mentions, heading.span).iter().peekable();
    let before = |mention: &Mention| match (&mention.value, time) {
        (Value::Year(year), Some(Timeframe::Year(of_plan))) => *year < of_plan,
        (Value::SchoolYear(school), Some(Timeframe::SchoolYear(of_plan))) => {
            school.start < of_plan.start
        }
        (_, Some(Timeframe::Month(of_plan))) => {
            let named = months_of(std::iter::once(mention));
            !named.is_empty()
                && named.iter().all(|m| (m.year, m.month) < (of_plan.year, of_plan.month))
        }
        _ => false,
    };
    times.peek().is_some() && times.all(before)
}

/// Whether a heading begins as that of a review does, and speaks of nothing that is ahead: `Đánh giá công tác tuần 14`.
fn reviews(heading: &str) -> bool {
    static BACK: Phrases<7> = phrases([
        "đánh giá",
        "kết quả",
        "kiểm điểm",
        "nhận xét",
        "tình hình",
        "nhìn lại",
        "kết quả đạt được",
    ]);
    static AHEAD: Phrases<4> = phrases(["kế hoạch", "phương hướng", "triển khai", "đề ra"]);
    BACK.begin(heading) && !words(heading).any(|at| AHEAD.begin(at))
}
