//! Does a line go on with the one before it?

use super::layout::Layout;
use super::names::breaks_name;
use crate::grammar::keyword::{any_of, at_boundary, blanks, is_blank, is_dash, strip, trim_end};
use crate::grammar::ordinal::{Delimiter, OrdinalKind};
use crate::grammar::period::year;
use crate::grammar::phrases::{Phrases, phrases};
use crate::lines::{End, Line, Shape, Start};

/// Words that no sentence and no heading ends with: what follows on the next line belongs to them.
static UNFINISHED: Phrases<38> = phrases([
    "và", "của", "với", "các", "cho", "để", "trong", "về", "theo", "tại", "do", "từ", "đến", "là",
    "như", "hoặc", "những", "được", "có", "bằng", "bởi", "vào", "ở", "khi", "nếu", "thì", "mà",
    "nhằm", "gồm", "mỗi", "mọi", "cùng", "đã", "đang", "sẽ", "hay", "giữa", "đối",
]);

/// Words that seldom end a sentence: they count where every other sentence of the document has its stop.
static SELDOM_LAST: Phrases<10> =
    phrases(["trước", "sau", "trên", "dưới", "qua", "việc", "một", "nên", "cả", "không"]);

/// Words behind which a date or a number must follow.
static WANT_A_NUMBER: Phrases<22> = phrases([
    "ngày", "tháng", "năm", "số", "quý", "tuần", "thứ", "lần", "khoản", "điều", "đến", "từ",
    "trước", "hết", "kỳ", "đoạn", "lớp", "khối", "tầng", "phần", "chương", "bài",
]);

/// Words behind which an amount follows: `ít nhất`, `không quá`, `lắp thêm`.
static WANT_AN_AMOUNT: Phrases<14> = phrases([
    "nhất", "khoảng", "hơn", "đạt", "thêm", "gần", "trên", "dưới", "thiểu", "quá", "còn", "tăng",
    "giảm", "đa",
]);

/// Whether the last word of a line asks for more.
pub(super) fn is_unfinished(text: &str) -> bool {
    last_word(text).is_some_and(|word| matches(word, &UNFINISHED))
}

fn is_seldom_last(text: &str) -> bool {
    last_word(text).is_some_and(|word| matches(word, &SELDOM_LAST))
}

/// Whether the last word of a line asks for a number; `Thành phần` does not, as it is one word.
pub(super) fn wants_number(text: &str) -> bool {
    last_word(text).is_some_and(|word| {
        matches(word, &WANT_A_NUMBER) && {
            let before = text.trim_end_matches(is_blank).strip_suffix(word).and_then(last_word);
            !before.is_some_and(|before| strip(before, "thành").is_some_and(str::is_empty))
        }
    })
}

/// Whether a line begins with a time of day or a date and a colon behind it, as those of a programme do: `8h00: Khai mạc`,
/// `07 giờ 30 - 08 giờ 00: Đón khách`, `15/3/2022: Thi đấu`.
fn begins_with_time(text: &str) -> bool {
    /// The longest time, in bytes.
    const LONGEST: usize = 40;
    let colon = |(at, _): &(usize, &str)| !text[at + 1..].starts_with(|c: char| c.is_ascii_digit());
    let Some((at, _)) = text.match_indices(':').find(colon) else { return false };
    let time = &text[..at];
    let told = time.contains(['h', 'g', ':', '/', '\'']);
    let whole = time.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()).all(|word| {
        ["h", "g", "giờ", "phút", "p", "đến", "ngày", "từ"]
            .iter()
            .any(|w| strip(word, w) == Some(""))
    });
    at <= LONGEST && told && whole
}

/// Whether a count stands below a short line as one of a list, and no rest of a sentence: `01 giải nhất: 100.000đ` below `- Cá nhân`,
/// `02 giải nhì` below `01 giải nhất`.
fn lists_count(text: &str, before: &Line, line: &Line) -> bool {
    /// The longest line, in characters, that no sentence was broken behind.
    const SHORT: u16 = 25;
    let next = line.text(text);
    let counts = before.start == Start::Digit && matches!(before.shape, Shape::Text);
    before.chars <= SHORT && (counts || next.contains(':') && !next.ends_with(':'))
}

/// Whether the last word of a line asks for an amount.
pub(super) fn wants_amount(text: &str) -> bool {
    last_word(text).is_some_and(|word| matches(word, &WANT_AN_AMOUNT))
}

/// Whether the last word of a line asks for the number of a thing, which no month is: `các lớp` above `9/2021`.
pub(super) fn numbers_things(text: &str) -> bool {
    static COUNTED: Phrases<10> =
        phrases(["lớp", "khối", "tầng", "phần", "chương", "bài", "số", "khoản", "điều", "lần"]);
    last_word(text).is_some_and(|word| matches(word, &COUNTED))
}

/// Whether a line ends with the words `năm học`, whose years follow.
fn ends_in_school_year_words(text: &str) -> bool {
    let is = |word: &str, wanted: &str| strip(word, wanted).is_some_and(str::is_empty);
    let Some(last) = last_word(text).filter(|word| is(word, "học")) else { return false };
    last_word(&text[..text.len() - last.len()]).is_some_and(|word| is(word, "năm"))
}

/// Whether a line ends with the name of a kind of act whose number the next line gives: `theo Nghị định` above `72/2020/NĐ-CP`.
fn cites_act(words: &str, next: &str) -> bool {
    let number = next.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = number.len() < next.len() && number.starts_with(['/', '-']);
    let kinds = [
        "nghị định",
        "thông tư",
        "nghị quyết",
        "quyết định",
        "chỉ thị",
        "kế hoạch",
        "công văn",
        "hướng dẫn",
        "luật",
    ];
    let mut start = words.len();
    numbered
        && (0..2).any(|_| {
            start = words[..start].trim_end_matches(is_blank).rfind(is_blank).map_or(0, |at| at);
            let last = words[start..].trim_start_matches(is_blank);
            kinds.iter().any(|kind| strip(last, kind).is_some_and(str::is_empty))
        })
}

/// Whether a line goes on with a number and what it counts, in small letters, below one that lacks its stop and counts
/// nothing itself: `cấp đủ` above `30 khẩu AK`. Lists of counts begin with a number each.
fn counts_on(text: &str, before: &Line, line: &Line) -> bool {
    let next = line.text(text);
    let counted =
        next.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '/' | '.' | ','));
    let what = blanks(counted);
    // "3. Phong trào thi đua" is a heading, "2/ Quân khí: cấp đủ" is none; a paragraph may be indented.
    let heading = matches!(before.shape, Shape::Ordinal(..))
        && before.chars < 45
        && !before.text(text).contains(':');
    before.end == End::Word
        && !heading
        && line.indent <= before.indent.saturating_add(1)
        && !before.body(text).starts_with(|c: char| c.is_ascii_digit())
        && !before.capitals
        && !before.tab
        && what.len() < counted.len()
        && what.starts_with(char::is_lowercase)
        && !["giờ", "phút", "h"].iter().any(|w| strip(what, w).is_some_and(at_boundary))
}

/// Whether a line ends where a citation goes on with an ordinal: `… quy định tại điểm`, `… theo khoản`; not `Ưu điểm`.
pub(super) fn cites(text: &str) -> bool {
    static CITED: Phrases<5> = phrases(["điểm", "khoản", "mục", "điều", "tiết"]);
    static BEFORE_CITED: Phrases<8> =
        phrases(["tại", "theo", "và", "các", "của", "ở", "trong", "nêu"]);
    let Some(word) = last_word(text).filter(|w| matches(w, &CITED)) else {
        return false;
    };
    let before = text[..text.len() - word.len()].trim_end_matches(is_blank);
    last_word(before).is_some_and(|word| matches(word, &BEFORE_CITED))
        || before.ends_with([',', ';'])
}

pub(super) fn last_word(text: &str) -> Option<&str> {
    let text = trim_end(text);
    // Nearly always a plain blank stands before it; the other bytes may be of another blank.
    let is_mark = |byte: u8| byte <= b' ' || matches!(byte, 0x9A | 0xC2 | 0xE2 | 0xE3 | 0xEF);
    let start = match text.bytes().rposition(is_mark) {
        None => 0,
        Some(at) if text.as_bytes().get(at) == Some(&b' ') => at + 1,
        Some(_) => {
            text.char_indices().rfind(|(_, c)| is_blank(*c)).map_or(0, |(at, c)| at + c.len_utf8())
        }
    };
    // "… 07 đồng chí (theo"
    text.get(start..).map(|w| w.trim_start_matches('(')).filter(|w| !w.is_empty())
}

fn matches<const N: usize>(word: &str, list: &'static Phrases<N>) -> bool {
    word.len() <= 8
        && list.at(word).is_some_and(|(w, rest)| rest.is_empty() && w.len() == word.len())
}

/// Whether a line begins with one word and a comma, as no sentence does: `Dại, tiến tới không còn người mắc`.
fn begins_with_lone_word(text: &str) -> bool {
    let key = text.find(':').is_some_and(|colon| colon + 1 < text.len());
    text.split(is_blank).next().is_some_and(|word| word.ends_with(',')) && !key
}

/// Whether a line is nothing but a short remark in brackets: `(Thứ bảy)`, `(2014-2016)`.
fn is_aside(text: &str) -> bool {
    /// The longest such remark, in bytes.
    const LONGEST: usize = 24;
    let inner = text.strip_prefix('(').and_then(|text| text.strip_suffix(')'));
    inner.is_some_and(|inner| inner.len() <= LONGEST && !inner.contains(['(', ')']))
}

/// Whether a line stands in brackets from its start to its end.
fn is_bracketed(text: &str) -> bool {
    let inner = text.strip_prefix('(').map(|rest| rest.trim_end_matches(['.', ';', ',']));
    inner.and_then(|rest| rest.strip_suffix(')')).is_some_and(|rest| !rest.contains(['(', ')']))
}

/// Whether a text is the word of a body and nothing else, so that the name is still to come.
fn is_body_word(text: &str) -> bool {
    any_of(text, &["trung tâm", "công ty", "phòng", "sở", "ủy ban", "hội đồng", "liên đoàn"])
        .is_some_and(|(_, rest)| rest.is_empty())
}

/// Whether brackets or quotation marks that a line opened are still open at its end.
pub(super) fn is_open(text: &str) -> bool {
    let (mut brackets, mut quotes) = (0i32, 0i32);
    for c in text.chars() {
        match c {
            '(' => brackets += 1,
            ')' => brackets = (brackets - 1).max(0),
            '“' => quotes += 1,
            '”' => quotes = (quotes - 1).max(0),
            _ => {}
        }
    }
    brackets > 0 || quotes > 0
}

/// Whether a text begins with a number in Roman digits.
fn begins_with_roman(text: &str) -> bool {
    let digits = text.bytes().take_while(|b| b"IVX".contains(b)).count();
    digits > 0
        && text.get(digits..).is_some_and(|rest| {
            rest.is_empty()
                || rest == "."
                || rest.starts_with(is_blank)
                || rest.starts_with(['/', ',', ';'])
        })
}

/// Whether the last word of a line asks for a number in Roman digits: `(khóa`, `Đại hội`, `lần thứ`.
fn wants_roman(text: &str) -> bool {
    static COUNTED_IN_ROMAN: Phrases<5> = phrases(["khóa", "hội", "thứ", "lần", "kỳ"]);
    let word = last_word(text).map(|word| word.trim_start_matches(['(', '“']));
    word.is_some_and(|word| matches(word, &COUNTED_IN_ROMAN))
}

/// Whether what looks like a Roman ordinal ends a bracket that the line before opened, or the name of a congress: `(khóa`
/// above `XII) về …`, `lần thứ` above `XIII. Tiếp tục …`.
pub(super) fn closes_with_roman(before: &str, line: &Line) -> bool {
    let Shape::Ordinal(ordinal, _) = line.shape else { return false };
    let counted = |text: &str| {
        last_word(text).is_some_and(|word| strip(word, "thứ").is_some_and(str::is_empty))
    };
    ordinal.kind == OrdinalKind::UpperRoman
        && line.blanks_before == 0
        && match ordinal.delimiter {
            Delimiter::Parenthesis => is_open(before) || wants_roman(before),
            Delimiter::Dot => counted(before),
            _ => false,
        }
}

/// Whether what looks like an ordinal is the number of an act that the line before names: `Chỉ thị số` above `31/CT-UBND …`.
pub(super) fn numbers_act(before: &str, text: &str, line: &Line) -> bool {
    let Shape::Ordinal(ordinal, _) = line.shape else { return false };
    let number = text.split(is_blank).next().unwrap_or("");
    let glued = number.trim_start_matches(|c: char| c.is_ascii_digit()).len() > 1;
    ordinal.kind == OrdinalKind::Arabic
        && matches!(ordinal.delimiter, Delimiter::Slash | Delimiter::Dash)
        && glued
        && line.blanks_before == 0
        && wants_number(before)
}

/// Whether a line closes a bracket that an earlier one opened.
pub(super) fn closes_bracket(text: &str) -> bool {
    text.find(')').is_some_and(|close| text.find('(').is_none_or(|open| close < open))
}

/// Takes the marker from a line that only goes on with a span of years: `giai đoạn 2021` above `- 2025; …`.
pub(super) fn join_years(text: &str, lines: &mut [Line]) {
    for n in 1..lines.len() {
        let [before, line] = [lines[n - 1], lines[n]];
        let Shape::Item(marker, at) = line.shape else { continue };
        let digit = text.as_bytes().get(line.span.start() + usize::from(at));
        if !digit.is_some_and(u8::is_ascii_digit) {
            continue;
        }
        let near = marker.label() == '-' && line.blanks_before == 0;
        if near && spans_years(before.text(text), line.text(text)) {
            lines[n].shape = Shape::Text;
        }
    }
}

/// Whether a line goes on behind a dash with the span of years that the line before it ends in.
fn spans_years(before: &str, line: &str) -> bool {
    let rest = line.trim_start_matches(is_dash);
    let ends_in_year = || {
        last_word(before.trim_end_matches(is_dash))
            .is_some_and(|word| year(word).is_ok_and(|(rest, _)| rest.is_empty()))
    };
    rest.len() < line.len() && year(blanks(rest)).is_ok() && ends_in_year()
}

/// Whether a line ends in a year and a dash, and the next begins with the year that the span ends in: `2021 -` above `2025`.
pub(super) fn ends_span(before: &str, line: &str) -> bool {
    let from = before.trim_end_matches(is_blank);
    let year_before = from.trim_end_matches(is_dash);
    year_before.len() < from.len()
        && year(line).is_ok()
        && last_word(year_before)
            .is_some_and(|word| year(word).is_ok_and(|(rest, _)| rest.is_empty()))
}

/// Whether a line holds nothing but a sum of money or a share: `385.000.000đ.`, `95%`.
fn is_sum(line: &str) -> bool {
    let unit =
        line.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ' '));
    let unit = unit.trim_end_matches(['.', ';', ' ', '/']);
    let known = ["đ", "đồng", "vnđ", "triệu đồng", "tỷ đồng", "%"];
    unit.len() < line.len() && known.iter().any(|w| strip(unit, w).is_some_and(str::is_empty))
}

/// The longest last line of a block that is known by its length and its stop, in characters.
const LONGEST_REMNANT: u16 = 16;

/// The shortest line above such a last line, in characters.
const SHORTEST_BROKEN: u16 = 50;

/// How surely a line goes on with the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Goes {
    /// It begins something new.
    No,
    /// It goes on unless its own form says otherwise (an ordinal that was due, a marker).
    Likely,
    /// The line before can't end there.
    Surely,
}

/// Asks whether `line` goes on with `before`, which stands just above it (page numbers in between left out).
///
/// The signs, by weight: the line before ends in a word that wants more, or in an open bracket; it ends without a stop
/// and the line begins with a small letter; it runs to the right margin of a document that was wrapped.
pub(super) fn goes_on(
    text: &str,
    layout: Layout,
    before: &Line,
    line: &Line,
    across_page: bool,
) -> Goes {
    let apart = line.blanks_before > 0 && !across_page;
    let words = before.text(text);
    if line.shape == Shape::Text && !apart && spans_years(words, line.text(text)) {
        return Goes::Surely;
    }
    // No sentence begins with a comma, nor with a dash that marks no item: "kinh tế" above "- xã hội".
    let joined = line.text(text).starts_with(',')
        || before.end == End::Word
            && !apart
            && line
                .text(text)
                .strip_prefix(is_dash)
                .is_some_and(|rest| blanks(rest).starts_with(char::is_lowercase));
    if joined && line.shape == Shape::Text {
        return Goes::Surely;
    }
    let spans = before.end == End::Open && line.start == Start::Digit && !apart;
    if closes_with_roman(words, line) || spans && ends_span(words, line.text(text)) {
        return Goes::Surely;
    }
    // "… NĂM HỌC" above "2019 – 2020"
    if line.start == Start::Digit
        && !apart
        && line.shape == Shape::Text
        && ends_in_school_year_words(words)
        && year(line.text(text)).is_ok()
    {
        return Goes::Surely;
    }
    let bracketed = matches!(line.shape, Shape::Text)
        && before.end != End::Stop
        && closes_bracket(line.text(text));
    if bracketed && !apart {
        return Goes::Likely;
    }
    if matches!(before.end, End::Semicolon | End::Colon)
        && !apart
        && before.chars > 30
        && is_open(words)
    {
        return Goes::Likely;
    }
    // "Dự kiến:" above "385.000.000đ."
    if before.end == End::Colon && line.start == Start::Digit && !apart && is_sum(line.text(text)) {
        return Goes::Likely;
    }
    if matches!(before.end, End::Semicolon | End::Colon)
        && line.start == Start::Lower
        && layout.is_full(before)
    {
        return Goes::Likely;
    }
    if matches!(before.end, End::Stop | End::Semicolon | End::Colon) {
        // "v.v…" and the dots of an enumeration are no end where small letters follow.
        let dots = before.text(text).ends_with(['…']) || before.text(text).ends_with("...");
        return if dots && line.start == Start::Lower && !apart { Goes::Likely } else { Goes::No };
    }
    let remark = before.end == End::Word && !apart && is_aside(line.text(text));
    if remark && before.chars > 12 {
        return Goes::Likely;
    }
    // "- Chọn 2 đề tài để đăng ký" above "( Kính viễn vọng, chổi quét nhà)."
    let item = matches!(before.shape, Shape::Item(..)) && before.end == End::Word;
    if item && line.blanks_before <= 1 && is_bracketed(line.text(text)) {
        return Goes::Likely;
    }
    if before.capitals && !line.capitals && line.start != Start::Digit {
        // A heading in capitals is over where small letters begin.
        return if line.start == Start::Lower && is_unfinished(before.text(text)) {
            Goes::Likely
        } else {
            Goes::No
        };
    }
    // A heading with an ordinal needs no stop, a sentence does.
    let heading =
        matches!(before.shape, Shape::Ordinal(..)) && before.chars < 45 || before.capitals;
    let broken = layout.is_punctuated() && before.end == End::Word && !heading;
    let full = layout.is_full(before);
    match line.start {
        Start::Lower => {
            if apart && line.blanks_before > 2 {
                return Goes::No;
            }
            if is_unfinished(words) || before.end != End::Word || full {
                Goes::Surely
            } else {
                Goes::Likely
            }
        }
        Start::Digit => {
            let amount = wants_amount(words);
            let of_item =
                matches!(before.shape, Shape::Item(..)) && before.end == End::Word && !apart;
            if wants_number(words) || cites_act(words, line.text(text)) {
                Goes::Surely
            } else if before.end == End::Word
                && !is_unfinished(words)
                && (begins_with_time(line.text(text)) || lists_count(text, before, line))
            {
                Goes::No
            } else if (amount || of_item || counts_on(text, before, line) && !apart)
                && line.blanks_before <= 1
            {
                Goes::Likely
            } else if before.end == End::Comma || before.end == End::Open || is_unfinished(words) {
                // "2. Đăng ký làm theo" and, a blank line below, "100% đảng viên …".
                let over = apart && (line.blanks_before > 1 || heading);
                if over { Goes::No } else { Goes::Likely }
            } else if full
                || broken && line.blanks_before <= 1
                || (!apart && !layout.wraps() && before.chars >= 70 && !before.capitals)
            {
                Goes::Likely
            } else {
                Goes::No
            }
        }
        Start::Upper | Start::Other => {
            if apart && line.blanks_before > 1 {
                return Goes::No;
            }
            // "… của trường mầm non Hải" and "Sơn./.": no block is so short and has a stop.
            if !apart
                && before.end == End::Word
                && !heading
                && words.ends_with(char::is_alphanumeric)
                && before.chars >= SHORTEST_BROKEN
                && line.chars <= LONGEST_REMNANT
                && line.end == End::Stop
                && line.shape == Shape::Text
            {
                return Goes::Likely;
            }
            // "… chậm nhất quý" and "III năm 2025" on the next line.
            if (wants_number(words) || wants_roman(words) && !heading && !line.capitals)
                && begins_with_roman(line.text(text))
            {
                return Goes::Surely;
            }
            if is_unfinished(words) && !(before.capitals && line.capitals && before.chars < 20) {
                return Goes::Surely;
            }
            if matches!(before.end, End::Open) && before.chars > 20 {
                return Goes::Likely;
            }
            if !apart
                && (before.end == End::Comma
                    && before.chars > if layout.is_punctuated() { 25 } else { 40 }
                    || is_open(words) && before.chars > 30)
            {
                return Goes::Likely;
            }
            if broken && !apart && (is_seldom_last(words) || begins_with_lone_word(line.text(text)))
            {
                return Goes::Likely;
            }
            // "1. Trung tâm" above "Kiểm soát bệnh tật": the word of a body without its name.
            if !apart
                && !line.capitals
                && matches!(line.shape, Shape::Text)
                && is_body_word(before.body(text))
            {
                return Goes::Likely;
            }
            if !apart
                && before.end == End::Word
                && !heading
                && !line.capitals
                && matches!(line.shape, Shape::Text | Shape::Basis)
                && breaks_name(words, line.text(text), broken || layout.wraps())
            {
                return Goes::Surely;
            }
            // A remark in brackets that begins with a small letter belongs to the sentence above.
            let remark = before.end == End::Word
                && !heading
                && line
                    .text(text)
                    .strip_prefix('(')
                    .is_some_and(|t| t.starts_with(char::is_lowercase));
            if (full || remark) && !apart { Goes::Likely } else { Goes::No }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::read;

    fn goes(text: &str) -> Goes {
        let lines = read(text);
        goes_on(text, Layout::of(&lines), &lines[0], &lines[1], false)
    }

    #[test]
    fn sentences_that_were_broken() {
        assert_eq!(goes("triển khai công tác tháng\n12/2023 và các tháng sau"), Goes::Surely);
        assert_eq!(goes("nhân rộng điển hình\n\ntiên tiến, gương người tốt"), Goes::Likely);
        assert_eq!(goes("phối hợp với các\nTrường trên địa bàn"), Goes::Surely);
        assert_eq!(
            goes("theo Kế hoạch của Phòng Giáo dục và Đào tạo (số 12\nngày 3/4/2023)"),
            Goes::Likely
        );
    }

    #[test]
    fn numbers_that_a_sentence_was_broken_before() {
        for text in [
            "Giúp học sinh từ lớp\n10 đến lớp 12 biết bảo vệ mình",
            "Thực hiện chế độ theo Nghị định\n72/2020/NĐ-CP.",
            "nghị quyết đại hội lần thứ\nI, nhiệm kỳ 2025 - 2030",
            "ĐÁNH GIÁ NHIỆM VỤ NĂM HỌC\n2019 – 2020 VỪA QUA",
        ] {
            assert_eq!(goes(text), Goes::Surely, "{text}");
        }
        assert_eq!(goes("2/ Quân khí: cấp đủ\n30 khẩu súng huấn luyện."), Goes::Likely);
        assert_eq!(goes("Dự kiến kinh phí:\n385.000.000đ."), Goes::Likely);
        assert_eq!(
            goes("- Chọn 2 đề tài để đăng ký\n( Kính viễn vọng, chổi quét nhà)."),
            Goes::Likely
        );
        assert_eq!(goes("- Chọn 2 đề tài.\n(Kính viễn vọng)"), Goes::No);
        assert_eq!(goes("4) Phong trào sáng tạo\n1 triệu sáng kiến là"), Goes::No);
        for text in [
            "- Giới thiệu đại biểu\n8h00: Thi đấu",
            "- Giới thiệu đại biểu, tuyên bố lý do và khai mạc hội thi\n07 giờ 30 - 08 giờ 00: Thi đấu",
            "- Giới thiệu đại biểu\n15/3/2022: Thi đấu",
            "- Cá nhân\n01 giải nhất: 100.000đ",
            "01 giải nhất\n02 giải nhì",
            "6. Thành phần\n30 đại biểu",
        ] {
            assert_eq!(goes(text), Goes::No, "{text}");
        }
        assert_eq!(goes("mở cửa đền từ giao thừa\n9 giờ ngày mùng 6 Tết"), Goes::No);
    }

    #[test]
    fn roman_numbers_in_brackets_and_behind_their_words() {
        for text in [
            "nghị quyết của Ban Chấp hành Trung ương (khóa\nXII) về công tác dân số",
            "nghị quyết đại hội lần thứ\nXIII) và các nghị quyết",
            "theo Nghị quyết Đại hội\nXX Đảng bộ tỉnh",
            "thi đua chào mừng Đại hội lần thứ\nXIII.",
        ] {
            assert_eq!(goes(text), Goes::Surely, "{text}");
        }
        assert_eq!(goes("Phong trào thi đua\nII) Nhiệm vụ"), Goes::No);
        assert_eq!(goes("I. Công tác Hội\nII Công tác Đội"), Goes::No);
    }

    #[test]
    fn the_last_word_of_a_block_alone() {
        assert_eq!(
            goes("Trên đây là kế hoạch năm học mới của Trường Mẫu giáo Hoa\nSen./."),
            Goes::Likely
        );
        assert_eq!(goes("Kiểm tra nề nếp\nTrực tuần."), Goes::No);
        assert_eq!(
            goes("Chuyên đề tự chọn của tổ trong năm học (đối với lớp chọn)\nKhông."),
            Goes::No
        );
    }

    #[test]
    fn commas_and_spans_of_years() {
        assert_eq!(goes("Chương trình công tác năm\n\n, Ban Chấp hành xây dựng"), Goes::Surely);
        assert_eq!(goes("phòng, chống hạn hán mùa khô 2019 -\n2020"), Goes::Surely);
        assert!(!ends_span("phòng, chống bão -", "2020") && !ends_span("năm học 2020", "2021"));
    }

    #[test]
    fn a_span_of_years_is_no_list() {
        let text = "nhiệm kỳ 2020\n- 2025.\n- 2026 là năm\n- Họp";
        let mut lines = read(text);
        join_years(text, &mut lines);
        let items = lines.iter().map(|l| matches!(l.shape, Shape::Item(..)));
        assert_eq!(items.collect::<Vec<_>>(), [false, false, true, true]);
    }

    #[test]
    fn sentences_that_end() {
        assert_eq!(goes("Tổ chức hội thi.\nvà các hoạt động khác"), Goes::No);
        assert_eq!(goes("MỤC ĐÍCH, YÊU CẦU\nnhằm nâng cao"), Goes::No);
        assert_eq!(goes("Tổ chức hội thi\nTổ chức hội nghị"), Goes::No);
    }
}
