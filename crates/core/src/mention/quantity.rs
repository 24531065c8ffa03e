//! Percentages, shares, and the words for what is counted.

use std::fmt;

use nom::Parser;
use nom::branch::alt;
use nom::character::complete::{char, one_of};
use nom::combinator::{opt, value, verify};
use nom::sequence::preceded;

use super::date::{Piece, piece};
use super::number::{Digits, Res, dash, digits, ends, miss, slash, space, word};
use crate::grammar::keyword::{at_boundary, blanks, strip};
use crate::grammar::phrases::{Key, Phrases, first_of, key, next_key, phrases};

/// A number as it is written: leading zeros (`05`) and the digits behind the comma (`97,50`) are kept.
///
/// ```
/// use kehoach::mention::Number;
///
/// let number = Number { units: 975, decimals: 1, width: 2, point: false };
/// assert_eq!(number.to_string(), "97,5");
/// assert_eq!(number.to_f64(), 97.5);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Number {
    /// The number without its comma, in units of its last digit.
    pub units: u64,
    /// How many digits stand behind the comma.
    pub decimals: u8,
    /// How many digits stand before it.
    pub width: u8,
    /// Whether a point is written for the comma.
    pub point: bool,
}

impl Number {
    /// The number, as near as a binary fraction comes.
    #[must_use]
    pub fn to_f64(self) -> f64 {
        self.units as f64 / 10f64.powi(i32::from(self.decimals))
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scale = 10u64.pow(u32::from(self.decimals.min(9)));
        let (whole, width) = (self.units / scale, usize::from(self.width));
        write!(f, "{whole:0width$}")?;
        if self.decimals > 0 {
            let (part, width) = (self.units % scale, usize::from(self.decimals));
            write!(f, "{}{part:0width$}", if self.point { '.' } else { ',' })?;
        }
        Ok(())
    }
}

/// A share in whole numbers: `4/4 tổ`, `22/36 đồng chí`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Ratio {
    /// How many.
    pub part: u32,
    /// Of how many.
    pub whole: u32,
    /// How many digits each is written with.
    pub widths: (u8, u8),
}

impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (part, whole) = (usize::from(self.widths.0), usize::from(self.widths.1));
        write!(f, "{:0part$}/{:0whole$}", self.part, self.whole)
    }
}

/// `decimal = 1*9DIGIT [("," / ".") 1*DIGIT]`, as in `97,5`.
pub(super) fn decimal(input: &str) -> Res<'_, Number> {
    let (rest, whole) = digits(input)?;
    let (rest, part) = opt((one_of(",."), digits)).parse(rest)?;
    let width = whole.len() as u8;
    let number = match part {
        None => Number { units: u64::from(whole.value), decimals: 0, width, point: false },
        Some((mark, part)) => {
            let decimals = part.len() as u8;
            let scale = 10u64.pow(u32::from(decimals));
            Number {
                units: u64::from(whole.value) * scale + u64::from(part.value),
                decimals,
                width,
                point: mark == '.',
            }
        }
    };
    Ok((rest, number))
}

/// `percent = decimal [BLANKS] ("%" / "phần trăm")`, as in `100%`, `97,5 %`.
pub(super) fn percent(input: &str) -> Res<'_, Number> {
    let (rest, number) = decimal(input)?;
    let (rest, ()) =
        preceded(space, alt((value((), char('%')), value((), char('％')), word("phần trăm"))))
            .parse(rest)?;
    Ok((rest, number))
}

/// Two percentages that share their sign: `85-90%`, `85 đến 90%`.
pub(super) fn percents<'s>(input: &'s str) -> Res<'s, (Piece<'s, Number>, Piece<'s, Number>)> {
    let (rest, low) = piece(decimal)(input)?;
    let (rest, _) = alt((value((), dash), value((), (space, word("đến"), space)))).parse(rest)?;
    let (rest, high) = piece(percent)(rest)?;
    Ok((rest, (low, high)))
}

/// The share that two numbers say, if it is one: `4/4`, `22/36`.
pub(super) fn ratio(part: Digits<'_>, whole: Digits<'_>) -> Option<Ratio> {
    let sound = whole.value > 0 && part.len() <= 7 && whole.len() <= 7;
    sound.then_some(Ratio {
        part: part.value,
        whole: whole.value,
        widths: (part.len() as u8, whole.len() as u8),
    })
}

/// Whether a point and three digits go on with a number: the `.000` of `25.000`.
pub(super) fn is_group(rest: &str) -> bool {
    let bytes = rest.as_bytes();
    bytes.first() == Some(&b'.')
        && bytes.iter().skip(1).take_while(|b| b.is_ascii_digit()).count() == 3
}

/// A share in numbers that may be written in groups: `1.250/1.300`, `850/1.020`.
pub(super) fn grouped_ratio(input: &str) -> Res<'_, Ratio> {
    let whole_number = |input| verify(super::amount::number, |n| n.decimals == 0).parse(input);
    let (rest, (part, _, whole)) = (whole_number, slash, whole_number).parse(input)?;
    let of = |number: Number| u32::try_from(number.units).ok().filter(|n| *n < 10_000_000);
    match (of(part), of(whole)) {
        (Some(part), Some(whole)) if whole > 0 && ends(rest) => {
            Ok((rest, Ratio { part, whole, widths: (1, 1) }))
        }
        _ => miss(input),
    }
}

/// Units of time, of which plans say a half or a third: `1/2 ngày` is how long, and no share of days.
pub(super) const UNITS_OF_TIME: Phrases<5> = phrases(["ngày", "giờ", "tuần", "tháng", "thời gian"]);

/// Whether what follows a number is counted: `tổ`, `đồng chí`, `GV`, `tiêu chí`.
pub(super) fn is_counted(rest: &str) -> bool {
    unit_of_count(rest).is_some()
        || COUNTED_LETTERS.contains(&next_key(rest))
            && blanks(rest).starts_with(|c: char| c.is_uppercase())
}

/// What is counted, and what follows it.
pub(super) fn unit_of_count(rest: &str) -> Option<(&'static str, &str)> {
    let rest = blanks(rest);
    if !rest.starts_with(char::is_alphabetic) {
        return None;
    }
    if let Some(after) = comrades(rest) {
        return Some(("đồng chí", after));
    }
    // `tổ chức` is nothing that one counts.
    first_of(rest, &COUNTED)
        .filter(|(unit, after)| *unit != "tổ" || first_of(blanks(after), &TO_CHUC).is_none())
}

/// What follows `đ/c`, `đ/chí`: no money for each of something.
pub(super) fn comrades(input: &str) -> Option<&str> {
    let rest = input.strip_prefix(['đ', 'Đ'])?;
    let rest = rest.strip_prefix('/')?.strip_prefix(['c', 'C'])?;
    let rest = strip(rest, "hí").unwrap_or(rest);
    at_boundary(rest).then_some(rest)
}

const TO_CHUC: Phrases<1> = phrases(["chức"]);

/// What plans count.
const COUNTED: Phrases<128> = phrases([
    "ấp",
    "bài",
    "ban chấp hành",
    "bản",
    "ban",
    "bạn",
    "bộ phận",
    "bộ môn",
    "buổi",
    "ca",
    "cán bộ",
    "cấp ủy",
    "câu lạc bộ",
    "chi bộ",
    "chi đoàn",
    "chi đội",
    "chi hội",
    "chỉ tiêu",
    "chỉ số",
    "chị",
    "chuyên đề",
    "chức danh",
    "cá nhân",
    "cháu",
    "cơ quan",
    "cơ sở",
    "công chức",
    "công đoàn",
    "công nhân",
    "công trình",
    "công việc",
    "con",
    "cụm",
    "cuộc",
    "cựu chiến binh",
    "danh hiệu",
    "dân",
    "dự án",
    "đảng bộ",
    "đảng ủy",
    "đảng viên",
    "đại biểu",
    "địa phương",
    "điểm",
    "đoàn viên",
    "đoàn thể",
    "đội",
    "đợt",
    "đơn vị",
    "đề tài",
    "đồng chí",
    "em",
    "gia đình",
    "giải",
    "giáo viên",
    "giờ",
    "hạng mục",
    "hộ",
    "hồ sơ",
    "hội viên",
    "hội",
    "học sinh",
    "học viên",
    "huyện",
    "khối",
    "khu",
    "lao động",
    "lĩnh vực",
    "lớp",
    "lượt",
    "mô hình",
    "môn",
    "mục tiêu",
    "ngành",
    "ngày",
    "người",
    "nhà",
    "nhân viên",
    "nhiệm vụ",
    "nhóm",
    "nội dung",
    "nữ",
    "phần quà",
    "phiếu",
    "phòng",
    "phường",
    "phụ huynh",
    "quận",
    "sản phẩm",
    "sáng kiến",
    "số",
    "suất",
    "tập thể",
    "thành viên",
    "thành phố",
    "thí sinh",
    "thôn",
    "thủ tục",
    "tiết mục",
    "tiết",
    "tiêu chí",
    "tiêu chuẩn",
    "tin bài",
    "tin",
    "tỉnh",
    "tổ",
    "tổng số",
    "trẻ",
    "trung tâm",
    "trường",
    "tuổi",
    "ủy viên",
    "văn bản",
    "vị trí",
    "viên chức",
    "xã",
    "xóm",
    "ý kiến",
    "diện tích",
    "kinh phí",
    "quần chúng",
    "doanh nghiệp",
    "công ty",
    "hợp tác xã",
    "tác phẩm",
    "vụ việc",
    "trường hợp",
    "sở",
]);

/// Abbreviations of people and bodies that plans count, in capitals.
const COUNTED_LETTERS: [Key; 24] = [
    key("bch"),
    key("cb"),
    key("cbcc"),
    key("cbccvc"),
    key("cbgv"),
    key("cbgvnv"),
    key("cbnglnd"),
    key("cbql"),
    key("cdcs"),
    key("cdv"),
    key("clb"),
    key("cnv"),
    key("dc"),
    key("dv"),
    key("dvcd"),
    key("dvtn"),
    key("gv"),
    key("gvcn"),
    key("gvnv"),
    key("hs"),
    key("hsg"),
    key("nld"),
    key("nv"),
    key("th"),
];
