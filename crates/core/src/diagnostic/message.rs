//! The words of diagnostics. The only place where there are any.

use std::fmt::Write as _;

use unicode_normalization::UnicodeNormalization;

use super::{Code, Diagnostic, Lang};

/// Facts longer than this, in characters, are cut in messages.
const MAX_FACT: usize = 60;

/// A fact between backquotes, on one line.
fn quoted(fact: &str) -> String {
    let mut out = String::from("`");
    let mut chars = fact.chars().map(|c| if c.is_control() { ' ' } else { c });
    out.extend(chars.by_ref().take(MAX_FACT));
    if chars.next().is_some() {
        out.push('…');
    }
    out.push('`');
    out
}

/// A fact on one line.
fn on_one_line(fact: &str) -> String {
    fact.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

pub(super) fn message(d: &Diagnostic, lang: Lang) -> String {
    let plain = d.code.summary(lang);
    let vi = lang == Lang::Vi;
    match (d.found.as_deref(), d.expected.as_deref()) {
        (Some(found), Some(expected)) => both(d.code, vi, found, expected),
        (Some(found), None) => one(d.code, vi, found),
        (None, _) => None,
    }
    .unwrap_or_else(|| plain.to_owned())
}

/// With what was found and what was due.
fn both(code: Code, vi: bool, found: &str, expected: &str) -> Option<String> {
    let (f, e) = (quoted(found), quoted(expected));
    let text = match (code, vi) {
        (Code::OrdinalSkipped, false) => format!("ordinal {f} comes where {e} was due"),
        (Code::OrdinalSkipped, true) => format!("số thứ tự {f} đứng ở chỗ lẽ ra là {e}"),
        (Code::PeriodOutOfOrder, false) => format!("{f} stands after {e}"),
        (Code::PeriodOutOfOrder, true) => format!("{f} đứng sau {e}"),
        (Code::PeriodOutsidePlan, false) => format!("{f} lies outside the plan's time, {e}"),
        (Code::PeriodOutsidePlan, true) => format!("{f} nằm ngoài thời gian của kế hoạch, {e}"),
        // They look the same: showing both tells nothing.
        (Code::TextRepaired, false) if composes(found, expected) => {
            format!("decomposed letters in {f} were composed")
        }
        (Code::TextRepaired, true) if composes(found, expected) => {
            format!("dấu tổ hợp trong {f} đã được ghép lại")
        }
        (Code::TextRepaired, false) => format!("{f} was read as {e}"),
        (Code::TextRepaired, true) => format!("{f} được đọc là {e}"),
        (Code::UnbalancedTableRow, false) => {
            let (found, expected) = (count(found), count(expected));
            let cells = if found == "1" { "cell" } else { "cells" };
            let columns = if expected == "1" { "column" } else { "columns" };
            format!("the row has {found} {cells} under {expected} {columns}")
        }
        (Code::UnbalancedTableRow, true) => {
            format!("hàng có {} ô trong khi bảng có {} cột", count(found), count(expected))
        }
        (Code::ReferenceKindMismatch, false) => format!("{f} is called {e}, its symbol differs"),
        (Code::ReferenceKindMismatch, true) => format!("{f} được gọi là {e}, khác với ký hiệu"),
        _ => return one(code, vi, found),
    };
    Some(text)
}

/// Whether a repair only put letters and their marks together.
fn composes(found: &str, expected: &str) -> bool {
    found.nfc().eq(expected.chars())
}

/// With what was found only.
fn one(code: Code, vi: bool, found: &str) -> Option<String> {
    let f = quoted(found);
    let text = match (code, vi) {
        (Code::OrdinalSkipped, false) => format!("ordinal {f} comes too early"),
        (Code::OrdinalSkipped, true) => format!("số thứ tự {f} bị nhảy"),
        (Code::OrdinalRepeated, false) => format!("ordinal {f} is used a second time"),
        (Code::OrdinalRepeated, true) => format!("số thứ tự {f} bị lặp"),
        (Code::OrdinalRestarted, false) => format!("numbering starts again at {f}"),
        (Code::OrdinalRestarted, true) => format!("số thứ tự bắt đầu lại từ {f}"),
        (Code::PeriodOutOfOrder, false) => format!("{f} stands after a later period"),
        (Code::PeriodOutOfOrder, true) => format!("{f} đứng sau một kỳ muộn hơn"),
        (Code::PeriodOutsidePlan, false) => format!("{f} lies outside the plan's time"),
        (Code::PeriodOutsidePlan, true) => format!("{f} nằm ngoài thời gian của kế hoạch"),
        (Code::PeriodRepeated, false) => format!("{f} is headed a second time"),
        (Code::PeriodRepeated, true) => format!("{f} xuất hiện lần thứ hai"),
        (Code::PeriodWithoutYear, false) => format!("no year can be found for {f}"),
        (Code::PeriodWithoutYear, true) => format!("không xác định được năm của {f}"),
        (Code::NumberBlank, false) => format!("the number in {f} is left blank"),
        (Code::NumberBlank, true) => format!("số văn bản để trống: {f}"),
        (Code::UnplacedText, false) => format!("no rule could place {f}"),
        (Code::UnplacedText, true) => format!("không xếp được đoạn {f}"),
        (Code::TextRepaired, false) => format!("{f} was repaired"),
        (Code::TextRepaired, true) => format!("{f} đã được sửa"),
        (Code::TextSuspicious, false) => format!("{f} looks damaged"),
        (Code::TextSuspicious, true) => format!("{f} có thể bị lỗi"),
        (Code::ArtifactRemoved, false) => format!("{f} is no part of the plan"),
        (Code::ArtifactRemoved, true) => format!("{f} không thuộc nội dung kế hoạch"),
        (Code::UnbalancedTableRow, false) => {
            format!("the row has {} cells, not as many as the head", count(found))
        }
        (Code::UnbalancedTableRow, true) => format!("hàng có {} ô, khác số cột", count(found)),
        (Code::DateImpossible, false) => format!("there is no date {f}"),
        (Code::DateImpossible, true) => format!("không có ngày {f}"),
        (Code::DateWordWrong, false) => format!("a word of {f} is wrong"),
        (Code::DateWordWrong, true) => format!("ngày tháng {f} ghi sai chữ"),
        (Code::SchoolYearLength, false) => format!("{f} is not one school year long"),
        (Code::SchoolYearLength, true) => format!("{f} không đúng một năm học"),
        (Code::ReferenceSeparatorsSwapped, false) => format!("the separators of {f} are swapped"),
        (Code::ReferenceSeparatorsSwapped, true) => format!("dấu `/` và `-` trong {f} bị đảo"),
        (Code::ReferenceYearMissing, false) => format!("{f} lacks the year of issue"),
        (Code::ReferenceYearMissing, true) => format!("{f} thiếu năm ban hành"),
        (Code::ReferenceKindMismatch, false) => format!("{f} is called by another kind"),
        (Code::ReferenceKindMismatch, true) => format!("{f} có ký hiệu khác tên loại"),
        (Code::ReferenceTypeMissing, false) => format!("{f} lacks the kind of document"),
        (Code::ReferenceTypeMissing, true) => format!("{f} thiếu tên loại văn bản"),
        (Code::ReferenceIssuerSuffix, false) => {
            format!("{f} names an issuer that this kind of document does not bear")
        }
        (Code::ReferenceIssuerSuffix, true) => {
            format!("ký hiệu cơ quan ban hành trong {f} không đúng")
        }
        (Code::ReferenceSpelling, false) => format!("{f} is spelt in an unusual way"),
        (Code::ReferenceSpelling, true) => format!("{f} viết không đúng cách"),
        // The part and the loss: words of the reader, not of the text.
        (Code::DocumentDamaged, false) => {
            format!("a part could not be read: {}", on_one_line(found))
        }
        (Code::DocumentDamaged, true) => format!("một phần không đọc được: {}", on_one_line(found)),
        (Code::TitleMissing | Code::NotAPlan, _) => return None,
    };
    Some(text)
}

pub(super) fn help(d: &Diagnostic, lang: Lang) -> Option<String> {
    let vi = lang == Lang::Vi;
    let expected = d.expected.as_deref().map(quoted);
    let write = |what: Option<String>| {
        what.map(|e| if vi { format!("viết {e}") } else { format!("write {e}") })
    };
    let say = |en: &str, viet: &str| Some(if vi { viet.to_owned() } else { en.to_owned() });
    match d.code {
        Code::OrdinalSkipped => {
            say("look whether a section is missing", "kiểm tra xem có thiếu mục nào không")
        }
        Code::OrdinalRepeated => say("number the second one on", "đánh lại số cho mục đứng sau"),
        Code::PeriodOutOfOrder => {
            say("correct its month or year, or move it", "sửa tháng, năm hoặc chuyển lên đúng chỗ")
        }
        Code::PeriodOutsidePlan => say(
            "correct the year of the period, or that of the title",
            "sửa năm của kỳ hoặc của tiêu đề",
        ),
        Code::PeriodRepeated => {
            say("correct its month, or merge the two", "sửa lại tháng hoặc gộp hai khối")
        }
        Code::PeriodWithoutYear => say(
            "write the year into its head or into the title",
            "ghi năm vào đầu khối hoặc vào tiêu đề",
        ),
        Code::TitleMissing => {
            say("look whether the head was cut off", "kiểm tra xem phần đầu có bị cắt mất không")
        }
        Code::TextRepaired => say(
            "`--no-repair` leaves the text as it came",
            "dùng `--no-repair` để giữ nguyên văn bản",
        ),
        Code::TextSuspicious => expected.map(|e| {
            let mut text = String::new();
            // Writing to a string cannot fail.
            let _ = if vi {
                write!(text, "có phải {e} không?")
            } else {
                write!(text, "is it {e}?")
            };
            text
        }),
        Code::UnbalancedTableRow => say(
            "look whether its cells stand in the right columns",
            "kiểm tra xem các ô có đúng cột không",
        ),
        Code::NotAPlan => say(
            "look whether the right file was given, with its lines in their order",
            "kiểm tra xem có đúng tệp và đúng thứ tự các dòng không",
        ),
        Code::DateWordWrong
        | Code::DateImpossible
        | Code::SchoolYearLength
        | Code::ReferenceSeparatorsSwapped
        | Code::ReferenceTypeMissing
        | Code::ReferenceIssuerSuffix
        | Code::ReferenceSpelling
        | Code::ReferenceYearMissing
            if expected.is_some() =>
        {
            write(expected)
        }
        Code::DateImpossible | Code::DateWordWrong => say("correct the date", "sửa lại ngày tháng"),
        Code::SchoolYearLength => say("correct one of the two years", "sửa lại một trong hai năm"),
        Code::ReferenceYearMissing => {
            say("add the year behind the number", "thêm năm ban hành vào sau số")
        }
        Code::ReferenceKindMismatch => say(
            "look the document up and correct one of the two",
            "tra lại văn bản và sửa cho khớp",
        ),
        Code::DocumentDamaged => say(
            "get the file again, or open and save it in a word processor",
            "lấy lại tệp, hoặc mở và lưu lại bằng trình soạn thảo",
        ),
        Code::OrdinalRestarted
        | Code::NumberBlank
        | Code::UnplacedText
        | Code::ArtifactRemoved
        | Code::ReferenceSeparatorsSwapped
        | Code::ReferenceTypeMissing
        | Code::ReferenceIssuerSuffix
        | Code::ReferenceSpelling => None,
    }
}

/// A count as it was given; counts need no quotes.
fn count(fact: &str) -> &str {
    fact.get(..20).unwrap_or(fact).lines().next().unwrap_or("")
}
