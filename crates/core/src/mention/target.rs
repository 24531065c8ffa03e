//! Figures to reach: `từ 80% đoàn viên trở lên đạt danh hiệu …`, `4/4 tổ xếp loại khá`, `ít nhất 01 lần/năm`.

use std::fmt;

use nom::{Offset, Parser};

use super::Value;
use super::number::is_dash;
use super::quantity::{Number, Ratio, UNITS_OF_TIME};
use crate::Span;
use crate::grammar::keyword::{blanks, is_blank, trim_end};
use crate::grammar::phrases::{Phrases, first_of, is_one_of, last_bytes, phrases};

/// A figure to reach.
#[derive(Debug, Clone, PartialEq)]
pub struct Target {
    /// How the figure bounds.
    pub bound: Bound,
    /// The figure.
    pub value: TargetValue,
    /// Of what, or who: `đoàn viên`.
    pub group: Option<Span>,
    /// What is to be true of them: `đạt danh hiệu Lao động tiên tiến`.
    pub predicate: Option<Span>,
}

/// How a figure bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bound {
    /// Just so many: `100%`, `đạt 95%`.
    Exactly,
    /// `từ … trở lên`, `ít nhất`, `tối thiểu`, `không dưới`, `≥`.
    AtLeast,
    /// `trên`, `hơn`, `>`.
    MoreThan,
    /// `không quá`, `tối đa`, `≤`.
    AtMost,
    /// `dưới`, `<`.
    LessThan,
}

impl Bound {
    /// The sign: `=`, `>=`, `>`, `<=`, `<`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Exactly => "=",
            Self::AtLeast => ">=",
            Self::MoreThan => ">",
            Self::AtMost => "<=",
            Self::LessThan => "<",
        }
    }
}

/// The figure of a target.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum TargetValue {
    /// A share in percent.
    Percent(Number),
    /// From one percentage to another: `85-90%`.
    Percents(Number, Number),
    /// A share in whole numbers.
    Ratio(Ratio),
    /// A count with its unit.
    Count(Number, &'static str),
    /// From one count to another: `từ 2 đến 3 đảng viên`.
    Counts(Number, Number, &'static str),
    /// None at all: `Không có đoàn viên vi phạm`.
    Zero,
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ", self.bound.as_str())?;
        match self.value {
            TargetValue::Percent(number) => write!(f, "{number}%"),
            TargetValue::Percents(low, high) => write!(f, "{low}..{high}%"),
            TargetValue::Ratio(ratio) => ratio.fmt(f),
            TargetValue::Count(number, unit) => {
                write!(f, "{} {unit}", Number { width: 1, ..number })
            }
            TargetValue::Counts(low, high, unit) => {
                let plain = |number| Number { width: 1, ..number };
                write!(f, "{}..{} {unit}", plain(low), plain(high))
            }
            TargetValue::Zero => f.write_str("0"),
        }
    }
}

impl Target {
    /// The same with its spans moved to the right.
    pub(super) fn moved(mut self, by: usize) -> Self {
        let moved = |span: Span| Span::of(span.start() + by, span.end() + by);
        self.group = self.group.map(moved);
        self.predicate = self.predicate.map(moved);
        self
    }
}

/// The target that a figure at `start..end` of `text` belongs to, and where it begins and ends.
///
/// A percentage or a share is a target of what follows it; a count only behind a word that bounds it.
pub(super) fn of(
    text: &str,
    start: usize,
    end: usize,
    value: &Value,
) -> Option<(usize, usize, Target)> {
    let figure = match value {
        Value::Percent(number) => TargetValue::Percent(**number),
        Value::Ratio(ratio) => TargetValue::Ratio(*ratio),
        // `trẻ dưới 5 tuổi` says who, and nothing to reach.
        Value::Amount(amount) if amount.dong.is_none() && !amount.is_age() => {
            TargetValue::Count(amount.number, amount.unit)
        }
        _ => return None,
    };
    around(text, start, end, figure)
}

/// The target of two figures that a dash or `đến` makes a range, the first one at `start`, the second one's end at `end`.
pub(super) fn of_range(
    text: &str,
    start: usize,
    end: usize,
    low: &Value,
    high: &Value,
) -> Option<(usize, usize, Target)> {
    let figure = match (low, high) {
        (Value::Percent(low), Value::Percent(high)) => TargetValue::Percents(**low, **high),
        (Value::Amount(low), Value::Amount(high)) if high.dong.is_none() => {
            TargetValue::Counts(low.number, high.number, high.unit)
        }
        _ => return None,
    };
    around(text, start, end, figure)
}

/// The target of a figure at `start..end`.
fn around(
    text: &str,
    start: usize,
    end: usize,
    figure: TargetValue,
) -> Option<(usize, usize, Target)> {
    let left = phrase_before(text.get(..start)?);
    let (mut bound, from) = bound_before(left)
        .map_or((Bound::Exactly, start), |(bound, at)| (bound, start - left.len() + at));
    let ranges = matches!(figure, TargetValue::Percents(..) | TargetValue::Counts(..));
    let from_to = ranges && left.get(left.len() - (start - from)..).is_some_and(begins_range);
    if from_to {
        // `từ 85% đến 90%` bounds by both.
        bound = Bound::Exactly;
    }
    let counted = matches!(figure, TargetValue::Count(..) | TargetValue::Counts(..));
    if counted && from == start {
        return None;
    }
    let right = phrase_after(past_share(text.get(end..)?));
    // `6%/năm` is a rate of something else, `1/2 ngày` is how long.
    let how_long = matches!(figure, TargetValue::Ratio(_))
        && first_of(blanks(right), &UNITS_OF_TIME).is_some();
    if right.starts_with('/') || how_long {
        return None;
    }
    let up_or_down =
        crate::grammar::keyword::words(right).find_map(|words| first_of(words, &UP_OR_DOWN));
    // `95% trở lên học sinh hoàn thành …`: the group stands behind the bound.
    let behind_bound = first_of(blanks(right), &UP_OR_DOWN).map_or(right, |(_, rest)| rest);
    let (group, predicate) = split(behind_bound);
    let predicate = past_bound(predicate);
    if let Some((words, _)) = up_or_down {
        bound = if words == "trở lên" { Bound::AtLeast } else { Bound::AtMost };
    }
    let place = |part: &str| {
        let at = text.offset(part);
        Span::of(at, at + part.len())
    };
    let group = if counted { "" } else { group };
    let predicate = (!predicate.is_empty()).then(|| place(predicate));
    let label = if group.is_empty() { label(left).map(place) } else { None };
    let from = label.map_or(from, Span::start);
    let group = label.or((!group.is_empty()).then(|| place(group)));
    // `tỷ lệ chuyên cần đạt 95%`: what the figure is of stands before a verb.
    let reached = if group.is_none() && predicate.is_none() && !counted {
        group_before(left.get(..left.len() - (start - from)).unwrap_or("")).map(place)
    } else {
        None
    };
    let from = reached.map_or(from, Span::start);
    let group = group.or(reached);
    // `96% trở lên` bounds the figure with what stands behind it.
    let behind = up_or_down.map(|(_, rest)| text.offset(rest));
    if group.is_none() && predicate.is_none() && from == start && behind.is_none() {
        return None;
    }
    let last = predicate.or(group.filter(|g| g.end() > end)).map_or(end, Span::end);
    let last = last.max(end).max(behind.unwrap_or(0));
    Some((from, last, Target { bound, value: figure, group, predicate }))
}

/// None at all: `zero = ("không có" / "không để") counted predicate`, as in `Không có đoàn viên vi phạm`; the target and its end.
pub(super) fn zero(text: &str, at: usize) -> Option<(usize, Target)> {
    let rest = text.get(at..)?;
    let rest = ["không có", "không để"].iter().find_map(|words| {
        crate::grammar::keyword::strip(rest, words)
            .filter(|rest| crate::grammar::keyword::at_boundary(rest))
    })?;
    if !super::quantity::is_counted(rest) {
        return None;
    }
    let right = phrase_after(rest);
    let (group, predicate) = split(right);
    if predicate.is_empty() {
        return None;
    }
    let place = |part: &str| {
        let at = text.offset(part);
        Span::of(at, at + part.len())
    };
    let predicate = place(predicate);
    let target = Target {
        bound: Bound::Exactly,
        value: TargetValue::Zero,
        group: Some(place(group)),
        predicate: Some(predicate),
    };
    Some((predicate.end(), target))
}

/// How many bytes before a figure are looked at, and how many characters behind it.
const BEFORE_FIGURE: usize = 96;
const BEHIND_FIGURE: usize = 180;

/// Whether the words of a bound are `từ`, with which a range begins.
fn begins_range(words: &str) -> bool {
    first_of(words, &FROM).is_some()
}

const FROM: Phrases<1> = phrases(["từ"]);

/// The words before a figure, back to the mark that ends the phrase before.
fn phrase_before(left: &str) -> &str {
    let window = last_bytes(left, BEFORE_FIGURE);
    let open = window.trim_end_matches(|c: char| is_blank(c) || c == ':');
    let mut cut = open.rfind(['.', ';', '(', '“', ',', ':']).map_or(0, |at| at + 1);
    while !window.is_char_boundary(cut) {
        cut += 1;
    }
    window.get(cut..).unwrap_or("")
}

/// What follows the share in whole numbers that a percentage is explained by: `100% (32/32) giáo viên đạt chuẩn`.
fn past_share(right: &str) -> &str {
    /// `(1.250/1.250 đ/c)`: no share is longer.
    const LONGEST: usize = 24;
    let behind = || {
        let share = blanks(right).strip_prefix('(').map(blanks)?;
        let explains = share.starts_with(|c: char| c.is_ascii_digit());
        let mut marks = share.char_indices().take(LONGEST).filter(|(_, c)| matches!(c, ')' | '%'));
        let (at, mark) = marks.next().filter(|_| explains)?;
        if mark == ')' { share.get(at + 1..) } else { None }
    };
    behind().unwrap_or(right)
}

/// The words behind a figure, up to the mark that ends the phrase or the next figure; a quote that was opened before the
/// figure ends it too. A comma right behind the figure says that something else follows: `CSTĐ 1/6, LĐTT 5/6`; so does one
/// behind which words compare or add (`đạt chuẩn, trong đó 15% …`). A year belongs to the phrase (`so với năm 2022`).
fn phrase_after(right: &str) -> &str {
    if blanks(right).starts_with(',') {
        return "";
    }
    let mut quoted = false;
    let (mut end, mut figure) = (right.len(), false);
    // Where the digits of a year end that belong to the phrase.
    let mut past_year = 0;
    for (n, (at, c)) in right.char_indices().enumerate() {
        if at < past_year {
            continue;
        }
        let ends = match c {
            '“' => {
                quoted = true;
                false
            }
            '”' => !quoted,
            '.' | ';' | ')' | '%' | '=' => true,
            ',' => right.get(at + 1..).is_some_and(|rest| first_of(blanks(rest), &ASIDE).is_some()),
            '0'..='9' => match year_at(right, at).or_else(|| span_at(right, at)) {
                Some(after) => {
                    past_year = after;
                    false
                }
                None => {
                    figure = true;
                    true
                }
            },
            _ => n >= BEHIND_FIGURE,
        };
        if ends {
            end = at;
            break;
        }
    }
    let mut phrase = trim_phrase(right.get(..end).unwrap_or(""));
    // `được theo dõi, suy dinh dưỡng dưới 5%`: what the next figure bounds stands behind a comma.
    if figure && let Some((_, at)) = bound_before(phrase).filter(|_| phrase.contains(',')) {
        let before = phrase.get(..at).unwrap_or("");
        phrase = trim_phrase(before.rfind(',').and_then(|at| before.get(..at)).unwrap_or(before));
    }
    // What leads to the next figure says nothing of this one: `là đảng viên chiếm 53,6%`.
    while figure && let Some(shorter) = before_lead(phrase) {
        phrase = trim_phrase(shorter);
    }
    phrase
}

fn trim_phrase(phrase: &str) -> &str {
    phrase.trim_end_matches(|c: char| is_blank(c) || matches!(c, ',' | ':' | '(' | '-' | '–'))
}

/// The end of the year or the two years that stand at `at` behind a word for them: `năm 2022`, `năm học 2022 - 2023`.
fn year_at(right: &str, at: usize) -> Option<usize> {
    let before = trim_end(right.get(..at)?);
    let word = before.rsplit(is_blank).next()?;
    if !is_one_of(word, &YEAR_WORDS) {
        return None;
    }
    let digits = right.get(at..)?;
    let rest = match super::year::pair(digits) {
        Ok((rest, _)) => rest,
        Err(_) => super::number::year(digits).ok()?.0,
    };
    let decimal =
        rest.strip_prefix(',').is_some_and(|r| r.starts_with(|c: char| c.is_ascii_digit()));
    let sound = super::number::ends(rest) && !rest.starts_with('%') && !decimal;
    sound.then(|| right.len() - rest.len())
}

/// The end of an age, or of the time behind a word for when, at `at`: `trẻ dưới 5 tuổi`, `trẻ 24-36 tháng tuổi`,
/// `có việc làm sau 6 tháng`.
fn span_at(right: &str, at: usize) -> Option<usize> {
    let digits = right.get(at..)?;
    let (rest, _) = super::number::digits(digits).ok()?;
    let range = |input| (super::number::join, super::number::digits).parse(input);
    let rest = { range }.parse(rest).map_or(rest, |(rest, _)| rest);
    if let Some((_, after)) = first_of(blanks(rest), &AGES) {
        return Some(right.len() - after.len());
    }
    let before = trim_end(right.get(..at)?);
    let (_, after) = first_of(blanks(rest), &SPANS)?;
    let timed = is_one_of(before.rsplit(is_blank).next()?, &BEFORE_SPAN);
    timed.then(|| right.len() - after.len())
}

/// Units of an age.
const AGES: Phrases<4> = phrases(["tuổi", "tháng tuổi", "tuần tuổi", "ngày tuổi"]);

/// Units of the time behind a word for when, and those words.
const SPANS: Phrases<5> = phrases(["tháng", "năm", "tuần", "ngày", "giờ"]);
const BEFORE_SPAN: Phrases<4> = phrases(["sau", "trong", "vòng", "qua"]);

/// Words before a year: `năm`, `năm học`, `nhiệm kỳ`, `giai đoạn`.
const YEAR_WORDS: Phrases<5> = phrases(["năm", "học", "kỳ", "đoạn", "khóa"]);

/// What stands before the words at the end of a phrase that lead to a figure.
fn before_lead(phrase: &str) -> Option<&str> {
    let last = phrase.rsplit(is_blank).next()?;
    let head = trim_end(phrase.strip_suffix(last)?);
    let two = trim_end(head.strip_suffix(head.rsplit(is_blank).next()?)?);
    let tail = blanks(phrase.get(two.len()..)?);
    if first_of(tail, &LEADS_OF_TWO).is_some_and(|(_, rest)| rest.is_empty()) {
        return Some(two);
    }
    is_one_of(last, &LEADS).then_some(head)
}

/// Words that lead from what is said to the next figure.
const LEADS: Phrases<9> =
    phrases(["chiếm", "đạt", "bằng", "tăng", "giảm", "còn", "khoảng", "gồm", "và"]);
const LEADS_OF_TWO: Phrases<5> =
    phrases(["tỷ lệ", "trong đó", "tương đương", "tương ứng", "ước đạt"]);

/// Words behind a comma that go on with another figure.
const ASIDE: Phrases<12> = phrases([
    "trong đó",
    "tăng",
    "giảm",
    "vượt",
    "tỷ lệ",
    "so với",
    "chiếm",
    "bằng",
    "tương đương",
    "trong số",
    "còn lại",
    "riêng",
]);

/// The bound that stands right before a figure, and where it begins in `left`.
fn bound_before(left: &str) -> Option<(Bound, usize)> {
    let trimmed = trim_end(left);
    for (sign, bound) in [
        ("≥", Bound::AtLeast),
        (">=", Bound::AtLeast),
        (">", Bound::MoreThan),
        ("≤", Bound::AtMost),
        ("<=", Bound::AtMost),
        ("<", Bound::LessThan),
    ] {
        if trimmed.ends_with(sign) {
            return Some((bound, trimmed.len() - sign.len()));
        }
    }
    // The last one to three words before the figure, as many as there are: `không ít hơn` holds `hơn`.
    let mut found = None;
    let mut at = trimmed.len();
    for _ in 0..3 {
        at = trim_end(trimmed.get(..at)?).rfind(is_blank).map_or(0, |n| n + 1);
        while !trimmed.is_char_boundary(at) {
            at += 1;
        }
        let tail = trimmed.get(at..)?;
        if let Some((phrase, _)) = first_of(tail, &BOUND_WORDS).filter(|(_, rest)| rest.is_empty())
            && let Some(&(_, bound)) = BOUNDS.iter().find(|(words, _)| *words == phrase)
        {
            found = Some((bound, at));
        }
        if at == 0 {
            break;
        }
    }
    found
}

/// Words that bound the figure behind them.
const BOUNDS: [(&str, Bound); 26] = [
    ("ít nhất", Bound::AtLeast),
    ("tối thiểu", Bound::AtLeast),
    ("không dưới", Bound::AtLeast),
    ("không thấp hơn", Bound::AtLeast),
    ("không ít hơn", Bound::AtLeast),
    ("không kém", Bound::AtLeast),
    ("không quá", Bound::AtMost),
    ("không vượt quá", Bound::AtMost),
    ("không trên", Bound::AtMost),
    ("không cao hơn", Bound::AtMost),
    ("không nhiều hơn", Bound::AtMost),
    ("không hơn", Bound::AtMost),
    ("tối đa", Bound::AtMost),
    ("nhiều nhất", Bound::AtMost),
    ("xuống còn", Bound::AtMost),
    ("giảm còn", Bound::AtMost),
    ("trên", Bound::MoreThan),
    ("hơn", Bound::MoreThan),
    ("dưới", Bound::LessThan),
    ("thấp hơn", Bound::LessThan),
    ("ít hơn", Bound::LessThan),
    ("từ", Bound::AtLeast),
    ("lên", Bound::Exactly),
    ("lên đến", Bound::Exactly),
    ("lên tới", Bound::Exactly),
    ("xuống", Bound::AtMost),
];

/// The words of [`BOUNDS`].
const BOUND_WORDS: Phrases<26> = phrases([
    "ít nhất",
    "tối thiểu",
    "không dưới",
    "không thấp hơn",
    "không ít hơn",
    "không kém",
    "không quá",
    "không vượt quá",
    "không trên",
    "không cao hơn",
    "không nhiều hơn",
    "không hơn",
    "tối đa",
    "nhiều nhất",
    "xuống còn",
    "giảm còn",
    "trên",
    "hơn",
    "dưới",
    "thấp hơn",
    "ít hơn",
    "từ",
    "lên",
    "lên đến",
    "lên tới",
    "xuống",
]);

/// Words with which what is said of a group begins.
const PREDICATES: Phrases<67> = phrases([
    "đạt",
    "có",
    "được",
    "tham gia",
    "thực hiện",
    "chấp hành",
    "hoàn thành",
    "không",
    "hiểu",
    "biết",
    "đăng ký",
    "ký",
    "xếp loại",
    "là",
    "nắm",
    "tích cực",
    "sử dụng",
    "tiếp tục",
    "giữ",
    "tổ chức",
    "xây dựng",
    "đủ",
    "đảm bảo",
    "bảo đảm",
    "ứng dụng",
    "học",
    "vận động",
    "hưởng ứng",
    "ủng hộ",
    "tự giác",
    "nghiêm túc",
    "viết",
    "làm",
    "gia nhập",
    "kết nạp",
    "duy trì",
    "triển khai",
    "soạn",
    "ra lớp",
    "đi học",
    "nộp",
    "vi phạm",
    "mắc",
    "bị",
    "trở lên",
    "chưa",
    "phải",
    "đã",
    "xếp",
    "sinh con",
    "bỏ học",
    "nghỉ học",
    "lưu ban",
    "lên lớp",
    "tốt nghiệp",
    "trúng tuyển",
    "cam kết",
    "đóng",
    "so với",
    "cài đặt",
    "hài lòng",
    "giải quyết",
    "áp dụng",
    "phân loại",
    "tiêm",
    "mặc",
    "ăn",
]);

/// Parts what follows a figure into the group and what is said of it.
fn split(right: &str) -> (&str, &str) {
    let start = blanks(right);
    let mut rest = start;
    loop {
        // `học sinh`, `học viên` begin like `học`.
        let word = first_of(rest, &PREDICATES);
        let counted = word.and_then(|_| super::quantity::unit_of_count(rest));
        let noun = counted.is_some_and(|(_, after)| word.is_some_and(|w| after.len() < w.1.len()));
        if word.is_some() && !noun {
            let group = start.get(..start.len() - rest.len()).unwrap_or("");
            return (trim_end(group), rest);
        }
        let Some(next) = rest.find(is_blank) else { return (start, "") };
        rest = blanks(rest.get(next..).unwrap_or(""));
        if rest.is_empty() {
            return (start, "");
        }
    }
}

/// What is said of the group, without the bound before it and the limit behind it: `trở lên đạt khá trước` says `đạt khá`.
fn past_bound(predicate: &str) -> &str {
    let rest = match first_of(predicate, &UP_OR_DOWN) {
        Some((_, rest)) => blanks(rest),
        None => predicate,
    };
    let end = trim_end(rest);
    let word =
        end.rfind(is_blank).map_or(end, |at| end.get(at..).unwrap_or("").trim_matches(is_blank));
    if !is_one_of(word, &LIMITS) {
        return end;
    }
    let before = trim_end(end.strip_suffix(word).unwrap_or(end));
    // `so với năm trước` says which year.
    let of_year =
        || before.rsplit(is_blank).next().is_some_and(|word| is_one_of(word, &SPAN_BEFORE));
    if is_one_of(word, &BEFORE) && of_year() { end } else { before }
}

/// What bounds the figure before the group.
const UP_OR_DOWN: Phrases<2> = phrases(["trở lên", "trở xuống"]);

/// Words that set a limit for what follows.
const LIMITS: Phrases<4> = phrases(["trước", "đến", "từ", "trong"]);

const BEFORE: Phrases<1> = phrases(["trước"]);

/// `năm trước`, `tháng trước`.
const SPAN_BEFORE: Phrases<4> = phrases(["năm", "tháng", "kỳ", "quý"]);

/// What stands before the verb that leads to a figure, or before its bound where a share is named, back to the mark or the
/// figure before: `tỷ lệ chuyên cần` of `tỷ lệ chuyên cần đạt`, `tỷ lệ hộ nghèo` of `tỷ lệ hộ nghèo giảm xuống`.
fn group_before(left: &str) -> Option<&str> {
    /// How many words the verb has: `giảm xuống còn`.
    const MOST: usize = 3;
    let mut before = trim_end(left);
    let all = before;
    for _ in 0..MOST {
        let verb = before.rsplit(is_blank).next()?;
        if !is_one_of(verb, &REACH) {
            break;
        }
        let head = trim_end(before.strip_suffix(verb)?);
        // `tỷ lệ chưa đạt xuống dưới 2%` is of those who fail.
        if head.rsplit(is_blank).next().is_some_and(|word| is_one_of(word, &NOT)) {
            break;
        }
        before = head;
    }
    let group = before.rsplit(|c: char| c == '%' || c.is_ascii_digit()).next()?;
    let group =
        group.trim_matches(|c: char| is_blank(c) || is_dash(c) || matches!(c, '+' | '*' | '•'));
    let led = before.len() < all.len() || first_of(group, &SHARE).is_some();
    // `phấn đấu đạt` says nothing of whom.
    let alone = first_of(group, &STRIVE).is_some_and(|(_, rest)| rest.is_empty());
    (led && !group.is_empty() && !alone).then_some(group)
}

/// Words of the verbs that lead from a group to its figure.
const REACH: Phrases<9> =
    phrases(["đạt", "chiếm", "giảm", "tăng", "xuống", "còn", "lên", "mức", "ở"]);

const NOT: Phrases<2> = phrases(["chưa", "không"]);

/// Words with which the name of a share begins.
const SHARE: Phrases<2> = phrases(["tỷ lệ", "tỉ lệ"]);

const STRIVE: Phrases<5> = phrases(["phấn đấu", "cố gắng", "ước", "dự kiến", "và"]);

/// The label before a colon: `Học lực Tốt: 15%`.
fn label(left: &str) -> Option<&str> {
    let trimmed = trim_end(left);
    let label = trimmed
        .strip_suffix(':')?
        .rsplit('%')
        .next()?
        .trim_matches(|c: char| is_blank(c) || matches!(c, '-' | '+' | '*' | '•' | '–'));
    (!label.is_empty()).then_some(label)
}
