//! The numbers of weeks: in digits, in Roman digits, in words.

use nom::IResult;

use super::fail;
use crate::grammar::keyword::{any_of, at_boundary, blanks, strip};
use crate::grammar::ordinal::roman;

/// The last week that a plan counts.
const LAST_WEEK: u8 = 60;

/// `week-number = 1*2DIGIT / roman / ("nhất" / "hai" / … / "mười một" / "hai mươi ba")`.
///
/// Examples: `12`, `II`, `nhất`, `thứ ba` behind its `thứ`.
pub(crate) fn week_number(input: &str) -> IResult<&str, u8> {
    let digits = input.bytes().take_while(u8::is_ascii_digit).count();
    let found = match input.as_bytes().first() {
        Some(b'0'..=b'9') if digits <= 2 => {
            input.get(..digits).and_then(|d| d.parse().ok()).zip(input.get(digits..))
        }
        Some(b'I' | b'V' | b'X') => {
            roman(input, true).ok().and_then(|(rest, n)| u8::try_from(n).ok().map(|n| (n, rest)))
        }
        Some(b'0'..=b'9') => None,
        _ => in_words(input),
    };
    match found {
        Some((n, rest)) if (1..=LAST_WEEK).contains(&n) => Ok((rest, n)),
        _ => fail(input),
    }
}

/// `nhất`, `ba`, `mười`, `mười hai`, `hai mươi`, `hai mươi mốt`.
fn in_words(input: &str) -> Option<(u8, &str)> {
    const ONES: [(&str, u8); 14] = [
        ("nhất", 1),
        ("một", 1),
        ("mốt", 1),
        ("nhì", 2),
        ("hai", 2),
        ("ba", 3),
        ("tư", 4),
        ("bốn", 4),
        ("năm", 5),
        ("lăm", 5),
        ("sáu", 6),
        ("bảy", 7),
        ("tám", 8),
        ("chín", 9),
    ];
    fn one(input: &str) -> Option<(u8, &str)> {
        ONES.iter().find_map(|(word, n)| {
            strip(input, word).filter(|rest| at_boundary(rest)).map(|rest| (*n, rest))
        })
    }
    let behind = |tens: u8, rest| match one(blanks(rest)) {
        Some((n, rest)) => (tens + n, rest),
        None => (tens, rest),
    };
    if let Some((_, rest)) = any_of(input, &["mười"]) {
        return Some(behind(10, rest));
    }
    let (n, rest) = one(input)?;
    match any_of(blanks(rest), &["mươi"]) {
        Some((_, rest)) => Some(behind(n * 10, rest)),
        None => Some((n, rest)),
    }
}

#[cfg(test)]
mod tests {
    use crate::grammar::period::{PeriodSpan, Remainder, period};

    #[test]
    fn weeks_in_roman_digits_and_in_words() {
        let week = |line| match period(line) {
            Some((head, Remainder::Nothing)) => match head.span {
                PeriodSpan::Week(n) => Some((n, head.days.is_some())),
                _ => None,
            },
            _ => None,
        };
        assert_eq!(week("Tuần I:"), Some((1, false)));
        assert_eq!(week("TUẦN IV"), Some((4, false)));
        assert_eq!(week("Tuần II (7/11 - 12/11):"), Some((2, true)));
        assert_eq!(week("Tuần thứ nhất (từ 31/10 đến 5/11/2022)"), Some((1, true)));
        assert_eq!(week("Tuần thứ ba"), Some((3, false)));
        assert_eq!(week("Tuần mười hai:"), Some((12, false)));
        assert_eq!(week("Tuần thứ hai mươi mốt"), Some((21, false)));
        for line in
            ["Tuần năm học 2022", "Tuần lễ hồng", "Tuần hai buổi", "Tuần Ý tưởng", "Tuần Xanh"]
        {
            assert_eq!(week(line), None, "{line}");
        }
    }
}
