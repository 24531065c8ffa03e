//! The days of a week's programme and the parts of a day, which head what is to be done then.

use crate::grammar::column::counts_rows;
use crate::grammar::field::is_weekday;
use crate::grammar::keyword::{blanks, is_blank, is_dash, strip, trim_end};
use crate::grammar::phrases::{Phrases, phrases};
use crate::grammar::turn::{Unit, is_dates, turn};
use crate::plan::{Block, Text};

use super::DetailKind;

/// The longest head, in characters: `Sáng thứ Hai, ngày 25 tháng 11 năm 2024:`.
const LONGEST: usize = 60;

/// What a text heads that is nothing but a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DayHead {
    /// `Thứ Hai, ngày 25/11/2024:`, `Thứ 2 (25/11)`, `Ngày 25/11 (thứ Hai)`.
    Day,
    /// `Sáng:`, `Buổi chiều`.
    Part,
}

/// Parts of a day, those of two words first.
static PARTS: Phrases<10> = phrases([
    "buổi sáng",
    "buổi trưa",
    "buổi chiều",
    "buổi tối",
    "cả ngày",
    "sáng",
    "trưa",
    "chiều",
    "tối",
    "đêm",
]);

/// `day-head = [part] (weekday [date] / "ngày" date ["(" weekday ")"]) / part`, and nothing else.
pub(super) fn day_head(text: &str) -> Option<DayHead> {
    // Nearly all texts begin with another letter, or are longer.
    let first = text.chars().next()?;
    if !matches!(first.to_ascii_lowercase(), 't' | 'c' | 'n' | 's' | 'b' | 'đ' | 'Đ')
        || text.chars().nth(LONGEST).is_some()
    {
        return None;
    }
    let text = text.trim_end_matches(|c: char| is_blank(c) || ":.;*".contains(c));
    let day = match PARTS.at(text) {
        Some((_, rest)) => {
            if rest.chars().all(|c| !c.is_alphanumeric()) {
                return Some(DayHead::Part);
            }
            rest.trim_start_matches(|c: char| is_blank(c) || is_dash(c) || ",(".contains(c))
        }
        None => text,
    };
    let weekday = |cell: &str| turn(cell).is_some_and(|turn| turn.unit == Unit::Weekday);
    let dated = || {
        strip(day, "ngày")?;
        let (dates, behind) = day.split_once('(').unwrap_or((day, ""));
        let behind = behind.trim_end_matches(|c: char| c == ')' || is_blank(c));
        (is_dates(dates) && (behind.is_empty() || weekday(blanks(behind)))).then_some(())
    };
    // "Thứ Bảy, Chủ nhật (11 - 12/9)"
    let both = || {
        let (first, second) = day.split_once(',').or_else(|| day.split_once("và"))?;
        (weekday(trim_end(first)) && weekday(blanks(second))).then_some(())
    };
    (weekday(day) || dated().is_some() || both().is_some()).then_some(DayHead::Day)
}

/// Whether a text begins with a part of a day or a clock and says behind it what is to be done then: `Sáng: Chào cờ`, `14h00: Họp`.
pub(super) fn says_when_of_day(text: &str) -> bool {
    let part = PARTS.at(text).map(|(_, rest)| blanks(rest));
    if let Some(rest) = part {
        let said = rest.strip_prefix([':', '-', '–']).or_else(|| {
            let (brackets, said) = rest.strip_prefix('(')?.split_once(')')?;
            (brackets.chars().count() < LONGEST)
                .then(|| blanks(said).trim_start_matches([':', '-']))
        });
        return said.is_some_and(|said| said.contains(char::is_alphabetic));
    }
    let behind = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let hours = text.len() - behind.len();
    (1..=2).contains(&hours)
        && behind.starts_with(['h', 'g', ':'])
        && text.contains(char::is_alphabetic)
}

/// Whether a text begins with a day of the week and says behind it what is to be done then: `Thứ Năm (03/10): Họp`, `Thứ 7: Lao động`.
pub(super) fn begins_with_day(text: &str) -> bool {
    text.split_once(':').is_some_and(|(day, what)| {
        day_head(day) == Some(DayHead::Day) && what.contains(char::is_alphabetic)
    })
}

/// Whether a block is of a day of its own, as a head or with what is to be done then behind it: no step of what it hangs from.
pub(super) fn is_of_own_day(block: &Block<'_>) -> bool {
    block.text().is_some_and(|text| {
        day_head(text) == Some(DayHead::Day) && is_weekday(text) || begins_with_day(text)
    })
}

/// The head that a block is, which stands above what is to be done in that time.
pub(super) fn head_of<'p, 's>(block: &'p Block<'s>) -> Option<(&'p Text<'s>, DayHead)> {
    let text = match block {
        Block::Section(section) => &section.text,
        Block::Item(item) => &item.text,
        Block::Paragraph(paragraph) => &paragraph.text,
        _ => return None,
    };
    day_head(text).map(|head| (text, head))
}

/// Which columns of a week's table hold what is to be done: those below `Sáng` and `Chiều`, beside a first one of days.
pub(super) fn columns_of_parts(heads: &[Text<'_>]) -> Option<Vec<usize>> {
    const FEWEST: usize = 2;
    let first = heads.iter().find(|head| !counts_rows(head))?;
    let is_part = |head: &Text<'_>| day_head(head) == Some(DayHead::Part);
    let parts: Vec<usize> =
        heads.iter().enumerate().filter(|(_, head)| is_part(head)).map(|(n, _)| n).collect();
    (parts.len() >= FEWEST && !is_part(first) && DetailKind::of(first) == DetailKind::Time)
        .then_some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_that_are_a_day() {
        for text in [
            "Thứ Hai, ngày 25/11/2024",
            "Thứ 2 (25/11):",
            "Thứ Tư, ngày 27/11",
            "Chủ nhật (30/11)",
            "Ngày 25/11/2024 (Thứ Hai):",
            "Sáng thứ Hai, ngày 25/11",
            "THỨ BA",
            "Ngày 5/9:",
            "Thứ Bảy, Chủ nhật (30/11 - 01/12)",
        ] {
            assert_eq!(day_head(text), Some(DayHead::Day), "{text}");
        }
        for text in ["Sáng:", "Buổi chiều", "Tối."] {
            assert_eq!(day_head(text), Some(DayHead::Part), "{text}");
        }
        for text in [
            "Thứ Hai: họp tổ",
            "Thứ hai, chuẩn bị tốt hồ sơ",
            "Ngày hội đọc sách",
            "Ngày 5/9 khai giảng",
            "Sáng kiến kinh nghiệm",
            "Tháng 9",
            "Tổ 2",
            "Chiều dài",
        ] {
            assert_eq!(day_head(text), None, "{text}");
        }
    }

    #[test]
    fn texts_that_begin_with_a_time_of_the_day() {
        for text in ["Sáng: Chào cờ", "Chiều (14h00): Họp", "7h30: Khai mạc", "Buổi sáng - Dự giờ"]
        {
            assert!(says_when_of_day(text), "{text}");
        }
        for text in ["Sáng:", "Sáng kiến: 5 đề tài", "12 giáo viên", "Chiều dài: 5 m"]
        {
            assert!(!says_when_of_day(text), "{text}");
        }
        assert!(begins_with_day("Thứ Năm (03/10): Sinh hoạt chuyên môn"));
        assert!(begins_with_day("Thứ hai 21/10: Chào cờ") && begins_with_day("Thứ 7: Lao động"));
        assert!(!begins_with_day("Thứ hai là kỷ luật: tốt") && !begins_with_day("Thứ 5: 8/10"));
    }
}
