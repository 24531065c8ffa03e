//! Times that count on from one to the next: `Thứ 2`, `Thứ 3`; `Tuần 1`, `Tuần 2`; `Tháng 9`, `Tháng 10`.

use super::keyword::{any_of, blanks, is_dash, strip, words};
use super::period::{PeriodSpan, Remainder, period};
use super::phrases::{Phrases, phrases};

/// The longest cell that names such a time, in characters: `Tuần 3 (Từ ngày 16/05/2022 đến ngày 20/05/2022)`.
const LONGEST: usize = 48;

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    /// Days of the week, Monday as 2, Sunday as 8.
    Weekday,
    /// Weeks, by their numbers.
    Week,
    /// Months.
    Month,
}

/// A time that counts on: which of its kind it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Turn {
    /// What is counted.
    pub(crate) unit: Unit,
    number: u8,
}

impl Turn {
    /// Whether this is the time right behind another one of its kind.
    pub(crate) fn follows(self, before: Self) -> bool {
        let next = match self.unit {
            Unit::Month => before.number % 12 + 1,
            Unit::Weekday | Unit::Week => before.number.saturating_add(1),
        };
        self.unit == before.unit && self.number == next
    }
}

/// `turn = weekday [date] / week ["(" days ")"] / month`, and nothing else: `Thứ 2 (16/5)`, `Tuần 1`, `Tháng 9/2023`.
pub(crate) fn turn(cell: &str) -> Option<Turn> {
    // Nearly all cells: neither `T…` nor `Chủ nhật`, and nothing short.
    let begins = matches!(cell.as_bytes().first(), Some(b'T' | b't' | b'C' | b'c'));
    if !begins || cell.chars().nth(LONGEST).is_some() {
        return None;
    }
    if let Some(number) = weekday(cell) {
        return Some(Turn { unit: Unit::Weekday, number });
    }
    let (head, Remainder::Nothing) = period(cell)? else { return None };
    match head.span {
        PeriodSpan::Week(number) => Some(Turn { unit: Unit::Week, number }),
        PeriodSpan::Months(months) => {
            months.only().map(|month| Turn { unit: Unit::Month, number: month.month })
        }
        _ => None,
    }
}

/// `weekday = ("thứ" (name / 2 to 7) / "T" 2 to 7 / "chủ nhật" / "CN") [date]`; Monday is 2, Sunday 8.
fn weekday(cell: &str) -> Option<u8> {
    static NAMES: Phrases<7> = phrases(["hai", "ba", "tư", "năm", "sáu", "bảy", "bẩy"]);
    fn digit(rest: &str) -> Option<(u8, &str)> {
        let number = rest.bytes().next().filter(|b| (b'2'..=b'7').contains(b))?;
        let rest = rest.get(1..)?;
        (!rest.starts_with(|c: char| c.is_ascii_digit())).then_some((number - b'0', rest))
    }
    fn named(rest: &str) -> Option<(u8, &str)> {
        let (name, rest) = NAMES.at(rest)?;
        let number = match name {
            "hai" => 2,
            "ba" => 3,
            "tư" => 4,
            "năm" => 5,
            "sáu" => 6,
            _ => 7,
        };
        Some((number, rest))
    }
    let (number, rest) = if let Some(rest) = strip(cell, "thứ").map(blanks) {
        digit(rest).or_else(|| named(rest))?
    } else if let Some((_, rest)) = any_of(cell, &["chủ nhật", "cn"]) {
        (8, rest)
    } else {
        digit(cell.strip_prefix('T')?)?
    };
    let rest = rest.trim_start_matches([' ', ',', ':', '-', '–', '/']);
    (rest.is_empty() || is_dates(rest)).then_some(number)
}

/// Whether a text holds nothing but dates, with brackets or without: `(16/5)`, `Từ ngày 5/9 đến 9/9`.
pub(crate) fn is_dates(text: &str) -> bool {
    let said = ["từ", "đến", "ngày", "tháng", "năm", "hết"];
    let dated = || words(text).any(|word| any_of(word, &["ngày", "tháng"]).is_some());
    text.contains(|c: char| c.is_ascii_digit())
        && (text.contains('/') || dated())
        && text.chars().nth(LONGEST).is_none()
        && words(text).all(|word| {
            let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
            !word.starts_with(char::is_alphabetic) || any_of(word, &said).is_some()
        })
}

/// `clocks = ["từ"] clock (DASH / "đến") clock [":"]`, `clock = 1*2DIGIT ("h" / "g" / ":" / "giờ") [2DIGIT] ["’" / "phút"]`, and nothing
/// else: `8h00 - 8h30`, `Từ 7 giờ đến 8 giờ 30`.
pub(crate) fn is_clocks(text: &str) -> bool {
    fn clock(input: &str) -> Option<&str> {
        let digits = |s: &str| s.bytes().take_while(u8::is_ascii_digit).count();
        let hours = digits(input);
        let rest = input.get(hours..).filter(|_| matches!(hours, 1 | 2))?;
        let mark = any_of(blanks(rest), &["giờ"]).map(|(_, rest)| blanks(rest));
        let rest = mark.or_else(|| rest.strip_prefix(['h', 'H', 'g', ':']))?;
        let rest = rest.get(digits(rest)..)?;
        let rest = rest.strip_prefix(['’', '\'', 'p']).unwrap_or(rest);
        let rest = any_of(blanks(rest), &["phút"]).map_or(rest, |(_, rest)| rest);
        Some(blanks(rest))
    }
    let from = any_of(text, &["từ"]).map_or(text, |(_, rest)| blanks(rest));
    // Nearly all texts.
    if !from.starts_with(|c: char| c.is_ascii_digit()) || from.chars().nth(LONGEST).is_some() {
        return false;
    }
    let Some(behind) = clock(from) else { return false };
    let until = any_of(behind, &["đến"])
        .map(|(_, rest)| rest)
        .or_else(|| behind.strip_prefix(is_dash).map(|rest| rest.trim_start_matches(is_dash)));
    let last = until.map(blanks).and_then(clock);
    last.is_some_and(|rest| rest.trim_end_matches([':', '.', ';']).is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_that_count_on() {
        let follow = |a, b| turn(a).zip(turn(b)).is_some_and(|(a, b)| b.follows(a));
        assert!(follow("Thứ 2", "THỨ 3") && follow("Thứ hai (16/5)", "Thứ ba 17/5"));
        assert!(follow("Thứ Bảy", "Chủ nhật") && follow("T2", "T3"));
        assert!(follow("Tuần 1 (từ 5/9 đến 9/9)", "Tuần 2") && follow("Tháng 12", "Tháng 1"));
        assert!(!follow("Thứ 2", "Thứ 4") && !follow("Thứ 2", "Tuần 3"));
        for cell in ["Thứ hai hằng tuần", "Thứ 2: họp", "Tuần 1: Gia đình", "Tổ 2", "Ba", "T23"]
        {
            assert_eq!(turn(cell), None, "{cell}");
        }
        assert!(is_dates("(Từ ngày 5/9 đến 9/9)") && is_dates("16/5/2022"));
        for clocks in
            ["8h00 - 8h30", "7h-8h", "Từ 7 giờ đến 8 giờ 30", "9h05’ - 9h15’", "7:30 – 8:00:"]
        {
            assert!(is_clocks(clocks), "{clocks}");
        }
        for other in ["8h00", "8 - 9", "8h00 - 8h30 tại sân trường", "20/11 - 25/11", "3:2"] {
            assert!(!is_clocks(other), "{other}");
        }
        assert!(is_dates("ngày 5 tháng 9") && !is_dates("5") && !is_dates("1 - 3"));
        assert!(!is_dates("(16 trẻ)") && !is_dates("Từ đầu năm"));
    }
}
