//! Automatic labels: how lists count, and how a number is written.

#[cfg(any(feature = "doc", feature = "docx", feature = "rtf"))]
pub(crate) mod autonum;

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

/// The levels that a list may have.
pub(crate) const LEVELS: usize = 9;

/// The longest label kept, in bytes: what is longer is damage.
const MAX_LABEL_BYTES: usize = 255;

/// How a number is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum NumberFormat {
    #[default]
    Decimal,
    /// 01, 02, …
    PaddedDecimal,
    UpperRoman,
    LowerRoman,
    UpperLetter,
    LowerLetter,
    /// ①, ②, …
    Circled,
    /// một, hai, ba
    Words,
    Bullet,
    /// No number at all.
    None,
}

impl NumberFormat {
    /// The format that Word's files know by this number.
    #[cfg(any(feature = "doc", feature = "docx"))]
    pub(crate) const fn of_code(code: u8) -> Self {
        match code {
            1 => Self::UpperRoman,
            2 => Self::LowerRoman,
            3 => Self::UpperLetter,
            4 => Self::LowerLetter,
            18 => Self::Circled,
            22 => Self::PaddedDecimal,
            23 => Self::Bullet,
            56 => Self::Words,
            255 => Self::None,
            _ => Self::Decimal,
        }
    }

    /// `n` as this format writes it.
    pub(crate) fn write(self, n: i64, out: &mut String) {
        match self {
            Self::PaddedDecimal => out.push_str(&format!("{n:02}")),
            Self::UpperRoman => roman(n, out),
            Self::LowerRoman => {
                let start = out.len();
                roman(n, out);
                out[start..].make_ascii_lowercase();
            }
            Self::UpperLetter => letters(n, b'A', out),
            Self::LowerLetter => letters(n, b'a', out),
            Self::Circled => match u32::try_from(n) {
                Ok(n @ 1..=20) => out.extend(char::from_u32(0x2460 + n - 1)),
                _ => out.push_str(&n.to_string()),
            },
            Self::Words => words(n, out),
            Self::Bullet | Self::None => {}
            Self::Decimal => out.push_str(&n.to_string()),
        }
    }
}

fn roman(mut n: i64, out: &mut String) {
    const DIGITS: [(i64, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..5000).contains(&n) {
        out.push_str(&n.to_string());
        return;
    }
    for (value, digits) in DIGITS {
        while n >= value {
            out.push_str(digits);
            n -= value;
        }
    }
}

/// a … z, aa, bb, … as Word counts.
fn letters(n: i64, first: u8, out: &mut String) {
    let (Ok(letter), Ok(times)) =
        (u8::try_from((n - 1).rem_euclid(26)), usize::try_from((n - 1) / 26 + 1))
    else {
        return;
    };
    if n < 1 || times > 50 {
        out.push_str(&n.to_string());
        return;
    }
    for _ in 0..times {
        out.push(char::from(first + letter));
    }
}

/// Một, hai, … chín mươi chín, as "vietnameseCounting" writes.
fn words(n: i64, out: &mut String) {
    const DIGITS: [&str; 10] =
        ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];
    let (Ok(n @ 1..=99), true) = (usize::try_from(n), n > 0) else {
        out.push_str(&n.to_string());
        return;
    };
    match (n / 10, n % 10) {
        (0, one) => out.push_str(DIGITS[one]),
        (1, 0) => out.push_str("mười"),
        (1, 5) => out.push_str("mười lăm"),
        (1, one) => out.push_str(&format!("mười {}", DIGITS[one])),
        (ten, 0) => out.push_str(&format!("{} mươi", DIGITS[ten])),
        (ten, 1) => out.push_str(&format!("{} mươi mốt", DIGITS[ten])),
        (ten, 5) => out.push_str(&format!("{} mươi lăm", DIGITS[ten])),
        (ten, one) => out.push_str(&format!("{} mươi {}", DIGITS[ten], DIGITS[one])),
    }
}

/// A piece of the pattern that a level's labels follow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece {
    Text(String),
    /// The number of this level, from 0.
    Number(u8),
}

/// A level of a list.
#[derive(Debug, Clone, Default)]
pub(crate) struct Level {
    pub(crate) format: NumberFormat,
    pub(crate) pattern: Vec<Piece>,
    pub(crate) start: i64,
    /// Whether the numbers of the levels above are written in digits whatever their own format is.
    pub(crate) legal: bool,
    /// The level behind which it starts again: `None` behind every higher one, `Some(0)` never.
    pub(crate) restart: Option<u8>,
    /// How far its paragraphs' first lines are indented, in twentieths of a point.
    pub(crate) indent: Option<i32>,
}

/// A pattern such as Word's `%1.%2.`
pub(crate) fn pattern(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut plain = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let level = (c == '%').then(|| chars.peek().and_then(|c| c.to_digit(10))).flatten();
        if let Some(level @ 1..=9) = level {
            chars.next();
            if !plain.is_empty() {
                pieces.push(Piece::Text(std::mem::take(&mut plain)));
            }
            pieces.push(Piece::Number(level as u8 - 1));
        } else {
            plain.push(c);
        }
    }
    if !plain.is_empty() {
        pieces.push(Piece::Text(plain));
    }
    pieces
}

/// Where the lists of a document stand: `L` names a list whose numbers run on, `I` one use of it.
#[derive(Debug)]
pub(crate) struct Counters<L, I> {
    lists: HashMap<L, [Option<i64>; LEVELS]>,
    overridden: HashSet<(I, u8)>,
    /// The list that was counted last, with its levels and the level that was counted.
    last: Option<(L, Vec<Level>, usize)>,
}

impl<L, I> Default for Counters<L, I> {
    fn default() -> Self {
        Self { lists: HashMap::new(), overridden: HashSet::new(), last: None }
    }
}

impl<L: Hash + Eq + Clone, I: Hash + Eq> Counters<L, I> {
    /// The label of the next paragraph at `level`, and whether it is a bullet; `start_at` is what this use of the list
    /// starts again from, which counts the first time only.
    pub(crate) fn next(
        &mut self,
        list: L,
        instance: I,
        levels: &[Level],
        level: u8,
        start_at: Option<i64>,
    ) -> Option<(String, bool)> {
        let at = usize::from(level).min(LEVELS - 1);
        let current = levels.get(at)?;
        let above = self.of_copy(&list, levels, at);
        let counts = self.lists.entry(list.clone()).or_default();
        for (count, above) in counts.iter_mut().zip(above) {
            *count = count.or(above);
        }
        let fresh = start_at.is_some() && self.overridden.insert((instance, level));
        let number = match (start_at, counts[at]) {
            (Some(start), _) if fresh => start,
            (_, Some(before)) => before.saturating_add(1),
            _ => current.start,
        };
        counts[at] = Some(number);
        for (below, count) in counts.iter_mut().enumerate().skip(at + 1) {
            let restarts = match levels.get(below).and_then(|level| level.restart) {
                None => true,
                Some(behind) => at < usize::from(behind),
            };
            if restarts {
                *count = None;
            }
        }
        match &mut self.last {
            Some((last, _, level)) if *last == list => *level = at,
            last => *last = Some((list, levels.to_vec(), at)),
        }
        let counts = *counts;
        let mut label = String::new();
        for piece in &current.pattern {
            match piece {
                Piece::Text(text) => label.push_str(text),
                Piece::Number(of) => {
                    let of = usize::from(*of);
                    let Some(level) = levels.get(of) else { continue };
                    let n = counts.get(of).copied().flatten().unwrap_or(level.start);
                    let format = match level.format {
                        NumberFormat::Words | NumberFormat::None | NumberFormat::Bullet => {
                            level.format
                        }
                        _ if current.legal => NumberFormat::Decimal,
                        format => format,
                    };
                    format.write(n, &mut label);
                }
            }
        }
        let label: String = label.chars().filter(|c| !c.is_control()).collect();
        let label = label.trim();
        if label.is_empty() || label.len() > MAX_LABEL_BYTES {
            return None;
        }
        Some((label.to_owned(), current.format == NumberFormat::Bullet))
    }

    /// The numbers above level `at` that a list takes over from the one counted right before it. LibreOffice writes a
    /// list that starts anew at a higher level as a copy, and leaves its lower levels in another copy, whose own
    /// higher levels are then never counted: the number above is that of the copy.
    fn of_copy(&self, list: &L, levels: &[Level], at: usize) -> [Option<i64>; LEVELS] {
        let none = [None; LEVELS];
        let Some((last, last_levels, last_at)) = &self.last else { return none };
        let counted = self.lists.get(list).is_some_and(|counts| counts.iter().any(Option::is_some));
        let same = |level: usize| match (levels.get(level), last_levels.get(level)) {
            (Some(one), Some(other)) => one.format == other.format && one.pattern == other.pattern,
            _ => false,
        };
        if counted || last == list || *last_at >= at || !(0..=at).all(same) {
            return none;
        }
        let mut above = self.lists.get(last).copied().unwrap_or(none);
        above[*last_at + 1..].fill(None);
        above
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(format: NumberFormat, n: i64) -> String {
        let mut out = String::new();
        format.write(n, &mut out);
        out
    }

    #[test]
    fn numbers_are_written_as_word_writes_them() {
        assert_eq!(written(NumberFormat::UpperRoman, 14), "XIV");
        assert_eq!(written(NumberFormat::LowerRoman, 4), "iv");
        assert_eq!(written(NumberFormat::LowerLetter, 3), "c");
        assert_eq!(written(NumberFormat::LowerLetter, 28), "bb");
        assert_eq!(written(NumberFormat::PaddedDecimal, 7), "07");
        assert_eq!(written(NumberFormat::Circled, 2), "②");
        assert_eq!(written(NumberFormat::Words, 21), "hai mươi mốt");
        assert_eq!(written(NumberFormat::UpperRoman, -3), "-3");
        assert_eq!(written(NumberFormat::UpperLetter, 0), "0");
        assert_eq!(written(NumberFormat::UpperLetter, i64::MAX), i64::MAX.to_string());
    }

    #[test]
    fn lists_count_restart_and_override() {
        let level = |format, text: &str| Level {
            format,
            pattern: pattern(text),
            start: 1,
            ..Level::default()
        };
        let levels = [
            level(NumberFormat::UpperRoman, "%1."),
            level(NumberFormat::Decimal, "%1.%2."),
            Level { legal: true, ..level(NumberFormat::LowerLetter, "%1.%3)") },
        ];
        let mut counters = Counters::default();
        let mut at = |instance, level, start| {
            counters.next(0, instance, &levels, level, start).map(|(label, _)| label).unwrap()
        };
        assert_eq!(at(1, 0, None), "I.");
        assert_eq!(at(1, 1, None), "I.1.");
        assert_eq!(at(1, 1, None), "I.2.");
        assert_eq!(at(1, 2, None), "1.1)");
        assert_eq!(at(1, 0, None), "II.");
        assert_eq!(at(1, 1, None), "II.1.");
        assert_eq!(at(2, 0, Some(5)), "V.");
        assert_eq!(at(2, 0, Some(5)), "VI.");
        assert_eq!(at(2, 1, None), "VI.1.");
        assert_eq!(at(2, 0, None), "VII.");
        // The lower levels of a copy of the list go on below it.
        let copy = |counters: &mut Counters<_, _>, list, level| {
            counters.next(list, list, &levels, level, None).map(|(label, _)| label).unwrap()
        };
        assert_eq!(copy(&mut counters, 7, 1), "VII.1.");
        assert_eq!(copy(&mut counters, 8, 0), "I.");
        assert_eq!(copy(&mut counters, 7, 1), "VII.2.");
    }
}
