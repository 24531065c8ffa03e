//! Counts with a unit, and money: `05 người`, `200.000 đồng`, `1,5 triệu đồng/người`.

use std::fmt;

use nom::branch::alt;
use nom::bytes::complete::take_while1;
use nom::character::complete::{char, one_of};
use nom::combinator::{opt, recognize, value, verify};
use nom::multi::many0_count;
use nom::sequence::preceded;
use nom::{Offset, Parser};

use super::date::{Piece, piece};
use super::number::{Digits, Res, dash, digits, miss, space, word};
use super::quantity::{Number, comrades, decimal, unit_of_count};
use super::recurring::unit;
use crate::grammar::keyword::{at_boundary, blanks, is_blank, strip};
use crate::grammar::phrases::{Phrases, first_of, phrases};
use crate::time::Unit;

/// A count with its unit, or money.
///
/// ```
/// use kehoach::mention::{find, Kind};
///
/// let (mut mentions, mut doubts) = (Vec::new(), Vec::new());
/// find("Hỗ trợ 05 người, mỗi người 1,5 triệu đồng", 0, &mut mentions, &mut doubts);
/// let amounts: Vec<_> = mentions.iter().filter(|m| m.kind() == Kind::Amount).map(|m| m.value.to_string()).collect();
/// assert_eq!(amounts, ["5 người", "1500000 đồng"]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amount {
    /// The number as written; of money without the word for thousands or millions.
    pub number: Number,
    /// What is counted, in lower case; `đồng` for money.
    pub unit: &'static str,
    /// The sum in đồng, for money.
    pub dong: Option<u64>,
    /// What it is for each of, as written: `người/tháng` in `50.000 đồng/người/tháng`; empty if nothing is said.
    pub per: String,
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.dong {
            Some(dong) => write!(f, "{dong} {}", self.unit)?,
            None => write!(f, "{} {}", Number { width: 1, ..self.number }, self.unit)?,
        }
        if self.per.is_empty() { Ok(()) } else { write!(f, "/{}", self.per) }
    }
}

impl Amount {
    /// Whether it says how old someone is.
    pub(super) fn is_age(&self) -> bool {
        self.unit.ends_with("tuổi")
    }
}

/// `age = ("tháng" / "tuần" / "ngày") "tuổi"`, as in `24-36 tháng tuổi`.
fn age(input: &str) -> Option<(&'static str, &str)> {
    first_of(blanks(input), &AGES)
}

/// Units of an age that begin with one of time.
const AGES: Phrases<3> = phrases(["tháng tuổi", "tuần tuổi", "ngày tuổi"]);

/// What is measured, or counted by its pieces: `ha`, `tấn`, `m2`, `cây`, `bộ`. They say nothing of the numbers with a slash
/// before them, as what plans count does: `5/9 Bộ …` is a day.
fn measure(input: &str) -> Option<(&'static str, &str)> {
    // `5 Bộ` are ministries, `250 TẤN` stands in capitals.
    let mut letters = input.chars();
    let capital = letters.next().is_some_and(char::is_uppercase);
    if capital && !letters.next().is_some_and(|c| c.is_uppercase() || c.is_numeric()) {
        return None;
    }
    if let Some(found) = first_of(input, &MEASURES) {
        return (found.0 != "bộ" || first_of(blanks(found.1), &BODIES).is_none()).then_some(found);
    }
    let metre = |metre, signs: [&'static str; 2], named: [&'static str; 2]| {
        let rest = strip(input, metre)?;
        let power = |sign: &'static str, name| {
            rest.strip_prefix(sign).filter(|rest| at_boundary(rest)).map(|rest| (name, rest))
        };
        power("2", named[0])
            .or_else(|| power("3", named[1]))
            .or_else(|| power(signs[0], named[0]))
            .or_else(|| power(signs[1], named[1]))
    };
    metre("m", ["²", "³"], ["m2", "m3"]).or_else(|| metre("km", ["²", "³"], ["km2", "km3"]))
}

/// `5 bộ môn`, `3 bộ phận`: no sets; units of count have these.
const BODIES: Phrases<4> = phrases(["môn", "phận", "ngành", "đội"]);

/// Units of measure and words for pieces, in small letters.
const MEASURES: Phrases<40> = phrases([
    "tấn",
    "tạ",
    "yến",
    "kg",
    "gam",
    "ha",
    "hecta",
    "m",
    "mét",
    "mét vuông",
    "mét khối",
    "km",
    "lít",
    "ml",
    "cây",
    "bộ",
    "khẩu",
    "nhân khẩu",
    "cái",
    "chiếc",
    "quyển",
    "cuốn",
    "tờ",
    "bàn",
    "ghế",
    "máy",
    "thùng",
    "hộp",
    "chai",
    "túi",
    "gói",
    "lọ",
    "cặp",
    "đôi",
    "căn",
    "đầu sách",
    "phương tiện",
    "liều",
    "giường",
    "pa nô",
]);

/// `grouped = 1*3DIGIT 1*("." 3DIGIT)`, as in `200.000`, `1.250.000`; else a decimal (`1,5`).
pub(super) fn number(input: &str) -> Res<'_, Number> {
    alt((grouped, decimal)).parse(input)
}

fn grouped(input: &str) -> Res<'_, Number> {
    let (mut rest, head) = verify(digits, |d: &Digits<'_>| d.len() <= 3).parse(input)?;
    let mut units = u64::from(head.value);
    let mut groups = 0;
    while let Ok((after, group)) =
        preceded(char('.'), verify(digits, |d: &Digits<'_>| d.len() == 3)).parse(rest)
    {
        units = units.saturating_mul(1000).saturating_add(u64::from(group.value));
        groups += 1;
        rest = after;
    }
    if groups == 0 || groups > 5 {
        return miss(input);
    }
    Ok((rest, Number { units, decimals: 0, width: 1, point: false }))
}

/// `amount = number [BLANKS] (money / counted) *("/" WORD)`:
/// `money = ["nghìn" / "ngàn" / "triệu" / "tr" / "tỷ"] ["."] ("đồng" / "đ" / "VNĐ" / "VND")`, the last word also left out behind
/// `triệu` and `tỷ` before `/` and at the end of a phrase.
pub(super) fn amount(input: &str) -> Res<'_, Amount> {
    let (rest, number) = number(input)?;
    let (rest, ()) = space(rest)?;
    // The words of money begin with few letters.
    let may_pay = matches!(
        rest.as_bytes().first(),
        Some(b'n' | b'N' | b't' | b'T' | b'v' | b'V' | b'd' | b'D' | 0x80..)
    );
    let money = if may_pay { money(rest) } else { miss(rest) };
    let (rest, mut amount) = match money {
        Ok((rest, scale)) => {
            let dong =
                (number.units.saturating_mul(scale)) / 10u64.pow(u32::from(number.decimals.min(9)));
            (rest, Amount { number, unit: "đồng", dong: Some(dong), per: String::new() })
        }
        Err(_) => {
            let found = age(rest).or_else(|| unit_of_count(rest)).or_else(|| measure(rest));
            let Some((unit, rest)) = found else { return miss(input) };
            // `2 ngày 13 và ngày 14/11`: the word names the day behind it.
            if unit == "ngày" && blanks(rest).starts_with(|c: char| c.is_ascii_digit()) {
                return miss(input);
            }
            (rest, Amount { number, unit, dong: None, per: String::new() })
        }
    };
    let (after, _) = opt(per).parse(rest)?;
    let written = rest.get(1..rest.offset(after)).unwrap_or("");
    amount.per = match written.contains(is_blank) {
        true => {
            written.split(is_blank).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
        }
        false => written.to_owned(),
    };
    Ok((after, amount))
}

/// Two sums or two counts that share what the second one says:
/// `range = number [scale] ("-" / "–" / "đến" / "tới") (money-amount / count)`, as in `từ 3 đến 5 triệu đồng/hộ`,
/// `300.000-500.000 đồng`, `2 - 3 giáo viên`.
///
/// A dash with blanks about it parts more often than it joins: it joins where `apart` allows it, the first number has no word of
/// its own, and the second one is not far above it (`3 - 3,5 triệu đồng`, but `Số lớp: 5 - 120 học sinh`).
pub(super) fn range(
    input: &str,
    apart: impl Fn() -> bool,
) -> Res<'_, (Piece<'_, Amount>, Piece<'_, Amount>)> {
    /// How many times the lower end the upper one is at most, where blanks stand about the dash.
    const WIDEST: f64 = 3.0;
    /// No sum of less is paid; `3-5.000 đồng` leaves out the thousands of its first number.
    const LEAST: u64 = 1000;
    let own = |input| (number, opt(preceded(space, scale))).parse(input);
    let (rest, Piece { value: (low, own), text }) = piece(own)(input)?;
    let until = (space, alt((word("đến"), word("tới"))), space);
    let (start, tight) =
        alt((value(true, one_of("-–")), value(true, until), value(false, dash))).parse(rest)?;
    let (rest, high) = piece(amount)(start)?;
    let above = high.value.number.to_f64();
    if !tight && (own.is_some() || above > WIDEST * low.to_f64() || !apart()) {
        return miss(input);
    }
    let Some(sum) = high.value.dong else {
        // `2 - 3 giờ` is how long.
        let time = matches!(high.value.unit, "ngày" | "giờ");
        if time || own.is_some() || low.to_f64() >= above || tight && !apart() {
            return miss(input);
        }
        return Ok((
            rest,
            (Piece { value: Amount { number: low, ..high.value.clone() }, text }, high),
        ));
    };
    let (_, (_, of_high)) = (number, preceded(space, money)).parse(start)?;
    let scaled = low.units.saturating_mul(own.unwrap_or(of_high));
    let dong = scaled / 10u64.pow(u32::from(low.decimals.min(9)));
    if dong < LEAST || sum <= dong {
        return miss(input);
    }
    let low = Amount { number: low, dong: Some(dong), ..high.value.clone() };
    Ok((rest, (Piece { value: low, text }, high)))
}

/// The words for thousands, millions and thousands of millions.
fn scale(input: &str) -> Res<'_, u64> {
    alt((
        value(1_000, alt((word("nghìn"), word("ngàn")))),
        value(1_000_000, alt((word("triệu"), word("tr")))),
        value(1_000_000_000, alt((word("tỷ"), word("tỉ")))),
    ))
    .parse(input)
}

/// How many đồng the unit stands for.
fn money(input: &str) -> Res<'_, u64> {
    let (rest, written) = opt(scale).parse(input)?;
    let scale = written.unwrap_or(1);
    let per = rest.strip_prefix('/').is_some_and(|per| per.starts_with(char::is_alphabetic));
    let goes_on = |rest: &str| rest.starts_with(char::is_alphanumeric);
    let ends = !goes_on(blanks(rest)) && !rest.strip_prefix('.').is_some_and(goes_on);
    // `2 triệu/hộ`, `quỹ đạt 2 tỷ`, but `1 triệu sáng kiến`, `5 nghìn`.
    if written.is_some_and(|scale| scale > 1_000) && (per || ends) {
        return Ok((rest, scale));
    }
    let rest = if written.is_some() { rest.strip_prefix('.').unwrap_or(rest) } else { rest };
    let (rest, ()) = space(rest)?;
    if word("đồng chí")(rest).is_ok() || comrades(rest).is_some() {
        return miss(rest);
    }
    let (rest, ()) = alt((word("đồng"), word("vnđ"), word("vnd"), word("đ"))).parse(rest)?;
    Ok((rest, scale))
}

/// `1*("/" ("học kỳ" / "năm học" / COUNTED / WORD))`, as in `/người/tháng`, `/học kỳ`; a blank may stand behind the slash
/// where a unit of time follows (`đ/ tháng`).
fn per(input: &str) -> Res<'_, &str> {
    let step = |input| {
        let (rest, _) = char('/').parse(input)?;
        if let Ok((after, unit)) = preceded(space, unit).parse(rest) {
            // `tiết/năm học 2023-2024`, `tiết/học kỳ I`: what is named there is a mention of its own.
            let named = blanks(after).starts_with(|c: char| c.is_ascii_digit() || c == 'I')
                && matches!(
                    unit,
                    Unit::Month | Unit::Quarter | Unit::Semester | Unit::Year | Unit::SchoolYear
                );
            return if named { miss(input) } else { Ok((after, ())) };
        }
        match unit_of_count(rest).filter(|_| rest.starts_with(char::is_alphabetic)) {
            Some((_, after)) => Ok((after, ())),
            None => value((), take_while1(char::is_alphabetic)).parse(rest),
        }
    };
    recognize((step, many0_count(step))).parse(input)
}
