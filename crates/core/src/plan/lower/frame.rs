//! Which time a part of a plan speaks of, where its head or the plan's title says so.

use crate::grammar::keyword::{blanks, is_blank, strip, words};
use crate::grammar::phrases::{Phrases, first_of, is_one_of, phrases};
use crate::mention::{Mention, Value};
use crate::plan::Attachment;
use crate::time::{Date, Month, Timeframe};

/// The longest head of a section, in bytes.
const LONGEST_HEAD: usize = 200;

/// The time that the head of a section looks back on: `KẾT QUẢ HOẠT ĐỘNG NĂM HỌC 2022 - 2023`, `Tình hình tháng 5/2022`. `text`
/// begins at `start` and ends with the head; `of_plan` gives a month its year.
///
/// The head has to name one time only, at its end (a school year also before `của …`), and no act, whose year may be any.
pub(super) fn looks_back(
    text: &str,
    start: usize,
    mentions: &[Mention],
    of_plan: Option<Timeframe>,
) -> Option<Timeframe> {
    let short = text.len() <= LONGEST_HEAD;
    if !short || !words(text).take(3).any(|at| first_of(at, &LOOKING_BACK).is_some()) {
        return None;
    }
    let mut named = mentions.iter().filter(|m| !matches!(m.value, Value::Organisation(_)));
    let (only, None) = (named.next()?, named.next()) else { return None };
    let frame = match only.value {
        Value::Year(year) => Timeframe::Year(year),
        Value::SchoolYear(school_year) => Timeframe::SchoolYear(school_year),
        Value::Years(years) => Timeframe::Years { from: years.from, to: years.to },
        Value::Month(Month { year: Some(year), month }) => {
            Timeframe::Month(Month { year: Some(year), month })
        }
        Value::Month(Month { year: None, month }) => {
            let year = of_plan?.year_of(month)?;
            Timeframe::Month(Month { year: Some(year), month })
        }
        _ => return None,
    };
    let before = text.get(..only.span.start().checked_sub(start)?)?.trim_end_matches(is_blank);
    let behind = text.get(only.span.end().checked_sub(start)?..)?.trim_matches(is_blank);
    // `so với năm 2021`, `đến năm 2025`
    let word = before.rsplit(is_blank).next()?;
    if is_one_of(word, &BESIDE_TIME) {
        return None;
    }
    let ends = matches!(behind, "" | "." | ":");
    let of_whom = matches!(frame, Timeframe::SchoolYear(_))
        && strip(blanks(behind), "của").is_some()
        && !behind.trim_end_matches(['.', ':']).contains(['.', ':', ';']);
    ((ends || of_whom) && of_plan != Some(frame)).then_some(frame)
}

/// Words with which the head of a section looks back.
const LOOKING_BACK: Phrases<9> = phrases([
    "kết quả",
    "đánh giá",
    "tổng kết",
    "sơ kết",
    "tình hình",
    "nhìn lại",
    "kiểm điểm",
    "thực trạng",
    "khái quát",
]);

/// Words before a time that is not the one that is looked back on.
const BESIDE_TIME: Phrases<8> =
    phrases(["với", "đến", "tới", "từ", "trước", "sau", "hết", "trình"]);

/// Whether a plan prepares what its term begins with: `Kế hoạch tổ chức Đại hội … nhiệm kỳ 2023 - 2028`. What it does lies
/// around its date of issue and not in the years of the term.
pub(super) fn prepares_term(part: &Attachment<'_>, issued: Option<Date>) -> bool {
    let Some(Timeframe::Years { from, to }) = part.timeframe else { return false };
    let before = from < to && issued.and_then(|date| date.year).is_none_or(|year| year <= from);
    let Some(title) = part.head.title.as_ref().filter(|_| before) else { return false };
    let title = title.text();
    let says = |phrase| words(&title).any(|at| strip(at, phrase).is_some());
    // A resolution of the congress is carried out in the years of its term.
    says("đại hội") && !says("nghị quyết")
}
