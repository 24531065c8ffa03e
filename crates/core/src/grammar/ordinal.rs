//! Ordinals: `Phần I`, `A.`, `II -`, `1/`, `2.1.`, `đ)`, `(3)`.
//!
//! This is the reading of one line by itself. Whether the line really opens a section, and at which level, only its
//! neighbours tell: see [`outline`](crate::outline).

mod letter;
mod roman;

use nom::branch::alt;
use nom::character::complete::{char, digit1};
use nom::combinator::{map_opt, opt, value, verify};
use nom::sequence::{delimited, preceded};
use nom::{IResult, Parser};

use self::letter::letter_value;
pub(crate) use self::letter::{letter_follows, letter_of};
use self::roman::roman_value;
pub(crate) use self::roman::{roman, roman_of};
use super::keyword::{any_of, at_boundary, blanks, is_blank, is_dash, strip};
use super::phrases::{Phrases, phrases};
use crate::text::{Letter, is_capitals};

/// The deepest decimal ordinal that is read: `1.1.1.1.1.1`.
pub(crate) const MAX_DECIMAL_PARTS: usize = 6;

/// The highest number that is taken for an ordinal; above it a number is a year or an amount.
const MAX_ARABIC: u16 = 199;

/// The highest Roman first part of a decimal: `C.1` and `D.1` count by letters.
const MAX_ROMAN_PART: u16 = 39;

/// The last letter that is read alone on its line, where it heads a group of rows: `H`.
const LAST_GROUP_LETTER: u16 = 9;

/// What an ordinal counts with; the order is the usual rank, from the widest to the narrowest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum OrdinalKind {
    /// `Phần thứ nhất`, `PHẦN I`, `Phần 1`.
    Part,
    /// `Chương II`.
    Chapter,
    /// `Mục 1`.
    Division,
    /// `Tiểu mục 2`.
    Subdivision,
    /// `Điều 5.`
    Article,
    /// `A.`, by the Vietnamese alphabet.
    UpperLetter,
    /// `I.`, `II -`.
    UpperRoman,
    /// `1.`, `1-`, `1/`, `1)`, `(1)`.
    Arabic,
    /// `1.1`, `2.3.1.`
    Decimal,
    /// `a)`, `đ.`, by the Vietnamese alphabet.
    LowerLetter,
    /// `i)`, `(ii)`.
    LowerRoman,
}

impl OrdinalKind {
    /// The Vietnamese word that introduces ordinals of this kind, as labels print it.
    #[must_use]
    pub const fn word(self) -> Option<&'static str> {
        match self {
            Self::Part => Some("Phần"),
            Self::Chapter => Some("Chương"),
            Self::Division => Some("Mục"),
            Self::Subdivision => Some("Tiểu mục"),
            Self::Article => Some("Điều"),
            _ => None,
        }
    }
}

/// What stands behind an ordinal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Delimiter {
    /// `1.`
    Dot,
    /// `1)`
    Parenthesis,
    /// `(1)`
    Parentheses,
    /// `1/`
    Slash,
    /// `1-`, `1 -`
    Dash,
    /// `1:`
    Colon,
    /// `1, Thuận lợi`, `II, MỤC TIÊU`
    Comma,
    /// Nothing: `1.1 Text`, `PHẦN I`, `II` alone on its line.
    None,
}

/// An ordinal as one line shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ordinal {
    /// What it counts with.
    pub kind: OrdinalKind,
    /// Its place in the count, from 1. For decimals the last part.
    pub value: u16,
    /// What stands behind it.
    pub delimiter: Delimiter,
    /// The parts of a decimal ordinal, each from 1, and 0 behind the last; `[value]` for the others.
    parts: [u8; MAX_DECIMAL_PARTS],
    /// What a part is counted in: `Phần I` rather than `Phần 1`, `II.1` rather than `2.1`.
    pub digits: Digits,
    /// Whether nothing stands between a letter and the number behind it: `a1` rather than `a.1`.
    pub glued: bool,
}

/// What the number behind a word (`Phần`, `Chương`, `Điều`), or the first part of a decimal, is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Digits {
    /// `Phần 1`, `1.1`
    #[default]
    Arabic,
    /// `Phần I`, `II.1`
    Roman,
    /// `Phần A`, `A.1`
    Letter,
    /// `a.1`
    SmallLetter,
    /// `Phần thứ nhất`
    Words,
}

impl Ordinal {
    fn new(kind: OrdinalKind, value: u16, delimiter: Delimiter) -> Self {
        let mut parts = [0; MAX_DECIMAL_PARTS];
        parts[0] = u8::try_from(value).unwrap_or(u8::MAX);
        Self { kind, value, delimiter, parts, digits: Digits::Arabic, glued: false }
    }

    /// The numbers of a decimal ordinal, outermost first: `[2, 3, 1]` for `2.3.1.`; one number for the others.
    #[must_use]
    pub fn parts(&self) -> &[u8] {
        let depth = self.parts.iter().take_while(|part| **part > 0).count();
        self.parts.get(..depth).unwrap_or_default()
    }

    /// Whether a letter is its first part: `a.1`, `B2`.
    pub(crate) const fn is_lettered(&self) -> bool {
        matches!(self.digits, Digits::Letter | Digits::SmallLetter)
    }

    /// The reading as a letter of an ordinal of one Roman digit, which counts letters in one list and Roman numbers in
    /// another: `i` is the tenth letter, `I` likewise.
    #[must_use]
    pub(crate) fn as_letter(mut self) -> Option<Self> {
        let (kind, letter) = match (self.kind, self.value) {
            (OrdinalKind::UpperRoman, n) => (OrdinalKind::UpperLetter, n),
            (OrdinalKind::LowerRoman, n) => (OrdinalKind::LowerLetter, n),
            _ => return None,
        };
        let c = match letter {
            1 => 'i',
            5 => 'v',
            10 => 'x',
            50 => 'l',
            100 => 'c',
            500 => 'd',
            1000 => 'm',
            _ => return None,
        };
        self.kind = kind;
        self.value = letter_value(c)?;
        self.parts[0] = u8::try_from(self.value).unwrap_or(u8::MAX);
        Some(self)
    }
}

/// `ordinal = keyword-ordinal / letter-or-roman / number`, at the start of a trimmed line; the rest is the text
/// behind the mark with its blanks skipped, empty where the ordinal stands alone.
///
/// Examples: `II- NỘI DUNG`, `1.Tiếp tục`, `2.1. Yêu cầu`, `đ) Kinh phí`, `Phần thứ nhất`.
pub(crate) fn ordinal(line: &str) -> Option<(Ordinal, &str)> {
    let first = line.as_bytes().first()?;
    match first {
        b'0'..=b'9' => number(line),
        b'(' => parenthesised(line).ok().map(|(rest, o)| (o, blanks(rest))),
        b'a'..=b'z' | b'A'..=b'Z' | 0xC4 => {
            letter_or_roman(line).or_else(|| worded(line).ok().map(|(rest, o)| (o, rest)))
        }
        _ => None,
    }
}

/// `bare = (roman / number / letter) 1*BLANK CAPITAL …`: an ordinal that lost its mark, as text off a web page does.
///
/// Examples: `II Nhiệm vụ`, `1 Thuận lợi:`, `a Chỉ tiêu`. A sentence may begin so too: only where a document counts
/// that way all through is it asked.
pub(crate) fn bare_ordinal(line: &str) -> Option<(Ordinal, &str)> {
    let end = line.find(|c: char| !c.is_ascii_alphanumeric())?;
    let (mark, rest) = line.split_at(end);
    let text = blanks(rest);
    if text.len() == rest.len() || !text.starts_with(char::is_uppercase) {
        return None;
    }
    let (kind, value) = if let Ok((_, value)) = roman(mark, true) {
        (OrdinalKind::UpperRoman, value)
    } else if mark.len() <= 2 && !mark.starts_with('0') {
        match arabic(mark) {
            Ok(("", value)) => (OrdinalKind::Arabic, value),
            _ if mark.len() == 1 && mark.starts_with(char::is_uppercase) && is_capitals(text) => {
                let letter = mark.chars().next().map(|c| c.to_ascii_lowercase())?;
                (OrdinalKind::UpperLetter, letter_value(letter)?)
            }
            _ if mark.len() == 1 => {
                let letter = mark.chars().next().filter(char::is_ascii_lowercase)?;
                (OrdinalKind::LowerLetter, letter_value(letter)?)
            }
            _ => return None,
        }
    } else {
        return None;
    };
    Some((Ordinal::new(kind, value, Delimiter::None), text))
}

/// `glued-roman = roman "." SMALL-LETTER …`: a heading whose blank and capital were forgotten, `IV.quy định chung`. Only where such
/// an ordinal is due is it asked.
pub(crate) fn glued_roman(line: &str) -> Option<(Ordinal, &str)> {
    let (mark, text) = line.split_once('.')?;
    let (_, value) = roman(mark, true).ok().filter(|(rest, _)| rest.is_empty())?;
    let worded = text.chars().take(2).all(char::is_lowercase) && text.len() > 1;
    worded.then(|| (Ordinal::new(OrdinalKind::UpperRoman, value, Delimiter::Dot), text))
}

/// `worded = ("phần" / "chương" / "mục" / "tiểu mục" / "điều") 1*BLANK ("thứ" word / roman / number / letter)
/// [delimiter]`, with its text behind a delimiter, in capitals, or on the next line.
///
/// Example: `PHẦN THỨ HAI`, `Chương I`, `Điều 3. Tổ chức`. None: `Phần thưởng`, `Mục đích`, `Điều kiện`, `Điều 5 Luật…`.
fn worded(line: &str) -> IResult<&str, Ordinal> {
    // "PHẤN A" is what the next key gives.
    static WORDS: Phrases<7> =
        phrases(["phần", "phấn", "phẩn", "chương", "tiểu mục", "mục", "điều"]);
    let Some((word, rest)) = WORDS.at(line) else { return fail(line) };
    let kind = match word {
        "phần" | "phấn" | "phẩn" => OrdinalKind::Part,
        "chương" => OrdinalKind::Chapter,
        "tiểu mục" => OrdinalKind::Subdivision,
        "mục" => OrdinalKind::Division,
        _ => OrdinalKind::Article,
    };
    let rest = blanks(rest);
    let (rest, (value, digits)) = alt((
        |i| in_words(i).map(|(rest, v)| (rest, (v, Digits::Words))),
        |i| roman(i, true).map(|(rest, v)| (rest, (v, Digits::Roman))),
        |i| arabic(i).map(|(rest, v)| (rest, (v, Digits::Arabic))),
        |i| roman_of_part(i).map(|(rest, v)| (rest, (v, Digits::Roman))),
        |i| {
            map_opt(verify(nom::character::complete::anychar, |c: &char| c.is_uppercase()), |c| {
                letter_value(Letter::of(c).shape)
            })
            .parse(i)
            .map(|(rest, v)| (rest, (v, Digits::Letter)))
        },
    ))
    .parse(rest)?;
    let glued = begins_word(rest);
    if !at_boundary(rest) && !glued {
        return fail(line);
    }
    let (behind, delimiter) = delimiter(rest);
    let text = blanks(behind);
    let titled = delimiter != Delimiter::None || text.is_empty() || is_capitals(text) || glued;
    if !titled || (delimiter == Delimiter::Slash) {
        return fail(line);
    }
    let mut ordinal = Ordinal::new(kind, value, delimiter);
    ordinal.digits = digits;
    Ok((text, ordinal))
}

/// A Roman number glued to the word behind it: `Phần IITuyên truyền`.
fn roman_of_part(input: &str) -> IResult<&str, u16> {
    let digits = input.bytes().take_while(|b| b"IVX".contains(b)).count();
    let rest = &input[digits..];
    match roman_value(&input[..digits]) {
        Some(value) if begins_word(rest) => Ok((rest, value)),
        _ => fail(input),
    }
}

/// `in-words = "thứ" 1*BLANK ("nhất" / "hai" / … / "mười")`. Example: `THỨ NHẤT`.
fn in_words(input: &str) -> IResult<&str, u16> {
    const WORDS: [&[&str]; 10] = [
        &["nhất", "một"],
        &["hai", "nhì"],
        &["ba"],
        &["tư", "bốn"],
        &["năm"],
        &["sáu"],
        &["bảy", "bẩy"],
        &["tám"],
        &["chín"],
        &["mười"],
    ];
    let Some(rest) = strip(input, "thứ") else { return fail(input) };
    let rest = blanks(rest);
    for (n, words) in (1..).zip(WORDS) {
        if let Some(rest) = words.iter().find_map(|w| strip(rest, w).filter(|r| at_boundary(r))) {
            return Ok((rest, n));
        }
    }
    fail(input)
}

/// `letter-or-roman = (roman / letter) delimiter`, or a Roman ordinal alone on its line.
///
/// Examples: `I - NHIỆM VỤ`, `IV/`, `a)`, `Đ. TỔ CHỨC`. None: `I-ốt`, `V/v`, `C. Mác` (settled by the sequence),
/// `V.I. Lê-nin`.
fn letter_or_roman(line: &str) -> Option<(Ordinal, &str)> {
    if let Some(found) = misread_roman(line) {
        return Some(found);
    }
    let first = Letter::of(line.chars().next()?);
    let upper = first.upper;
    let as_roman = roman(line, upper).ok();
    // "III.1. Công tác …": a decimal whose first part is Roman.
    if let Some((rest, value)) = as_roman
        && upper
        && value <= MAX_ROMAN_PART
        && rest.starts_with('.')
        && let Some((mut ordinal, text)) = decimal(line, value, rest)
    {
        ordinal.digits = Digits::Roman;
        return Some((ordinal, text));
    }
    if let Some(found) = letter_decimal(line, first) {
        return Some(found);
    }
    let (rest, mut ordinal) = match as_roman {
        Some((rest, value)) => {
            let kind = if upper { OrdinalKind::UpperRoman } else { OrdinalKind::LowerRoman };
            (rest, Ordinal::new(kind, value, Delimiter::None))
        }
        None => {
            let kind = if upper { OrdinalKind::UpperLetter } else { OrdinalKind::LowerLetter };
            let mut chars = line.chars();
            chars.next();
            (chars.as_str(), Ordinal::new(kind, letter_value(first.shape)?, Delimiter::None))
        }
    };
    let (behind, delimiter) = delimiter(rest);
    ordinal.delimiter = delimiter;
    let text = blanks(behind);
    let alone = text.is_empty();
    match delimiter {
        // A Roman ordinal of two letters or more stands alone on its line; a single letter says nothing.
        Delimiter::None => {
            // "a, Đồng hành …", "II, MỤC TIÊU": a comma for the mark, before a word.
            if let Some(text) = rest.strip_prefix(',').and_then(behind_comma) {
                ordinal.delimiter = Delimiter::Comma;
                return Some((ordinal, text));
            }
            let group =
                ordinal.kind == OrdinalKind::UpperLetter && ordinal.value <= LAST_GROUP_LETTER;
            let lone = alone && upper && (ordinal.kind == OrdinalKind::UpperRoman || group);
            return lone.then_some((ordinal, text));
        }
        Delimiter::Comma => return None,
        // "I: Kết quả đạt được" is a heading, "a: …" is none.
        Delimiter::Colon
            if upper
                && ordinal.kind == OrdinalKind::UpperRoman
                && behind.len() > text.len()
                && text.starts_with(char::is_uppercase) => {}
        Delimiter::Colon if !alone || !upper => return None,
        Delimiter::Colon | Delimiter::Parenthesis | Delimiter::Parentheses => {}
        // "I-ốt", "V/v", "d/c": a dash or a slash glued to a small letter belongs to a word.
        Delimiter::Dash | Delimiter::Slash => {
            let glued = behind.len() == text.len() && !alone;
            let next = text.chars().next();
            if glued && next.is_some_and(|c| c.is_lowercase() || c.is_ascii_digit()) {
                return None;
            }
            // "T/M ĐẢNG ỦY", "K/T": a single capital behind the slash abbreviates.
            if glued
                && delimiter == Delimiter::Slash
                && text.chars().nth(1).is_none_or(|c| !c.is_alphabetic())
            {
                return None;
            }
            // "C - ..." with a small letter before a dash is an item of a formula more often than an ordinal.
            if !upper && delimiter == Delimiter::Dash && next.is_none_or(|c| !c.is_uppercase()) {
                return None;
            }
        }
        Delimiter::Dot => {
            // "V.I. Lê-nin", "a.b", "T.Ư": a dot glued to another single letter with a dot.
            let mut next = text.chars();
            let glued = behind.len() == text.len();
            let (one, two) = (next.next(), next.next());
            if glued && one.is_some_and(char::is_alphabetic) && (two == Some('.') || two.is_none())
            {
                return None;
            }
            // "V.T-BTĐTN": who wrote a page, in letters.
            if glued && one.is_some_and(char::is_uppercase) && two == Some('-') {
                return None;
            }
            if glued && one.is_some_and(|c| c.is_lowercase() || c.is_ascii_digit()) && upper {
                return None;
            }
        }
    }
    Some((ordinal, text))
}

/// `letter-decimal = letter "." number … / letter number ("." / ")" / "/")`, of the first letters of the alphabet.
///
/// Examples: `a.1. Bí thư`, `A.2 Mục tiêu`, `b1) Giáo viên`. None: `P.1, Quận 3`, `A1 là lớp …`, `B1: Khởi động`.
fn letter_decimal(line: &str, first: Letter) -> Option<(Ordinal, &str)> {
    let value = letter_value(first.shape).filter(|value| *value <= LAST_OF_DECIMALS)?;
    let mut chars = line.chars();
    chars.next();
    let rest = chars.as_str();
    let digits = if first.upper { Digits::Letter } else { Digits::SmallLetter };
    if rest.starts_with('.') {
        let (ordinal, text) = decimal(line, value, rest)?;
        return Some((Ordinal { digits, ..ordinal }, text));
    }
    if !rest.starts_with(|c: char| c.is_ascii_digit() && c != '0') {
        return None;
    }
    let (rest, number) = arabic(rest).ok().filter(|(_, number)| *number < 100)?;
    let (behind, delimiter) = delimiter(rest);
    let text = blanks(behind);
    let marked = matches!(delimiter, Delimiter::Dot | Delimiter::Parenthesis | Delimiter::Slash);
    if !marked || !text.starts_with(char::is_uppercase) {
        return None;
    }
    let mut ordinal = Ordinal::new(OrdinalKind::Decimal, value, delimiter);
    ordinal.value = number;
    *ordinal.parts.get_mut(1)? = u8::try_from(number).ok()?;
    Some((Ordinal { digits, glued: true, ..ordinal }, text))
}

/// The last letter that a decimal begins with, `H`: `P.1` and `Q.3` are wards and districts.
const LAST_OF_DECIMALS: u16 = 9;

/// `misread-roman = roman "."` with a small `l` for an `I`, as scanners read it, above a heading in capitals.
///
/// Examples: `ll. NHIỆM VỤ`, `lV. THỰC HlỆN`. None: `l. Lớp 5A`.
fn misread_roman(line: &str) -> Option<(Ordinal, &str)> {
    /// As long as `lXXVlll`.
    const LONGEST: usize = 7;
    let length = line.bytes().take(LONGEST + 1).take_while(|b| b"IVXLl".contains(b)).count();
    let (digits, rest) = line.split_at_checked(length)?;
    let rest = rest.strip_prefix('.').filter(|_| digits.contains('l'))?;
    let value = roman_value(&digits.replace('l', "I"))?;
    let text = blanks(rest);
    // "l." may be a letter, "ll." is none.
    let heads = digits.len() > 1 && text.starts_with(char::is_uppercase)
        || is_capitals(&text.replace('l', "I"));
    heads.then_some((Ordinal::new(OrdinalKind::UpperRoman, value, Delimiter::Dot), text))
}

fn arabic(input: &str) -> IResult<&str, u16> {
    map_opt(digit1, |d: &str| d.parse().ok().filter(|n| (1..=MAX_ARABIC).contains(n))).parse(input)
}

/// `number = 1*DIGIT *("." 1*DIGIT) ["."] / 1*DIGIT delimiter`.
///
/// Examples: `1. Công đoàn`, `3/ Tổ chức`, `1- Mục tiêu`, `2.1 Yêu cầu`, `2. 4. Công tác`. None: `2024 là năm`,
/// `8/3: …`, `100% …`, `1-2 đoàn viên`, `1.500.000 đồng`, `1,5 triệu`.
fn number(line: &str) -> Option<(Ordinal, &str)> {
    let (rest, value) = arabic(line).ok()?;
    // "1️⃣ MỤC TIÊU": a digit drawn as a key.
    if let Some(text) = rest.trim_start_matches('\u{fe0f}').strip_prefix('\u{20e3}') {
        return Some((Ordinal::new(OrdinalKind::Arabic, value, Delimiter::None), blanks(text)));
    }
    if let Some(found) = decimal(line, value, rest) {
        return Some(found);
    }
    let (behind, delimiter) = delimiter(rest);
    let text = blanks(behind);
    let glued = behind.len() == text.len() && !text.is_empty();
    let next = text.chars().next();
    match delimiter {
        Delimiter::None | Delimiter::Parentheses => {
            // "1, Thuận lợi": a comma for the dot, before a word.
            let text = rest.strip_prefix(',').and_then(behind_comma)?;
            return Some((Ordinal::new(OrdinalKind::Arabic, value, Delimiter::Comma), text));
        }
        Delimiter::Comma => return None,
        Delimiter::Colon if !text.is_empty() => return None,
        Delimiter::Dot | Delimiter::Parenthesis | Delimiter::Colon => {
            let digit =
                delimiter != Delimiter::Parenthesis && next.is_some_and(|c| c.is_ascii_digit());
            if glued && (digit || next.is_some_and(|c| c == ',' || c == '.')) {
                return None;
            }
        }
        // "8/3", "1-2 đoàn viên", "5 - 7 tuổi", "4/m2"
        Delimiter::Slash | Delimiter::Dash => {
            if next.is_some_and(|c| c.is_ascii_digit())
                && (glued && delimiter == Delimiter::Slash || !is_share(text))
            {
                return None;
            }
            if glued && next.is_some_and(char::is_lowercase) {
                return None;
            }
            // "12/Giêng", "23/Chạp": a day of the lunar calendar.
            if glued && any_of(text, &["giêng", "chạp"]).is_some() {
                return None;
            }
        }
    }
    Some((Ordinal::new(OrdinalKind::Arabic, value, delimiter), text))
}

/// `decimal = 1*DIGIT 1*("." [BLANK] 1*DIGIT) ["." / ")" / "/" / ":" / "-"]`, each part below 100 and without leading
/// zeros; without a mark at the end a capital must follow (`1.5 triệu` is an amount).
fn decimal<'s>(line: &'s str, first: u16, rest: &'s str) -> Option<(Ordinal, &'s str)> {
    let mut ordinal = Ordinal::new(OrdinalKind::Decimal, first, Delimiter::None);
    let mut rest = rest;
    let mut spaced = false;
    let mut depth = 1;
    while let Some(behind) = rest.strip_prefix('.') {
        let digits = blanks(behind);
        let apart = digits.len() != behind.len();
        let Ok((next, part)) = arabic(digits) else { break };
        // "2. 4. Công tác" is 2.4, but "5. 4 lớp" is 5 with a text that begins with a number, and so is "1.2. 05 lớp".
        if apart && !next.starts_with('.') {
            break;
        }
        let width = digits.len() - next.len();
        if digits.starts_with('0') || width > 2 {
            return None;
        }
        spaced |= apart;
        let slot = ordinal.parts.get_mut(depth)?;
        *slot = u8::try_from(part).ok()?;
        depth += 1;
        ordinal.value = part;
        rest = next;
    }
    if depth < 2 || line.starts_with('0') || (spaced && depth > 2) {
        return None;
    }
    let (behind, delimiter) = delimiter(rest);
    ordinal.delimiter = delimiter;
    let text = blanks(behind);
    let next = text.chars().next();
    let fits = match delimiter {
        Delimiter::None => {
            let opens = |c: char| c.is_uppercase() || matches!(c, '“' | '"' | '(');
            next.is_none_or(|c| opens(c) || is_share(text) || begins_with_day(text))
                && (at_blank(rest) || begins_word(rest))
        }
        Delimiter::Slash | Delimiter::Dash => next.is_none_or(|c| !c.is_ascii_digit()),
        _ => next.is_none_or(|c| !c.is_ascii_digit() || behind.len() != text.len()),
    };
    fits.then_some((ordinal, text))
}

/// The text of an ordinal that a comma closes: it begins with a word in capitals or with a capital, and what comes first
/// is no ordinal itself (`I, II và III`, `A, B`).
fn behind_comma(comma: &str) -> Option<&str> {
    let text = blanks(comma);
    let word = text.find(|c: char| !c.is_alphabetic()).and_then(|end| text.get(..end));
    let word = word.unwrap_or(text);
    let heads = text.starts_with(char::is_uppercase)
        && word.chars().nth(1).is_some()
        && roman(word, true).is_err();
    heads.then_some(text)
}

/// Whether a text begins with a day that another or a colon follows, as points of a schedule do: `11/3 – 20/3: Tập luyện`.
fn begins_with_day(text: &str) -> bool {
    let number = |text: &str, most: u8| {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        text.get(..digits)?.parse().ok().filter(|n| (1..=most).contains(n)).map(|_| digits)
    };
    let Some(behind) = number(text, 31).and_then(|at| text.get(at..)) else { return false };
    let Some(month) = behind.strip_prefix('/') else { return false };
    let Some(rest) = number(month, 12).and_then(|at| month.get(at..)) else { return false };
    let year = |rest: &str| rest.bytes().take_while(u8::is_ascii_digit).count() == 4;
    let rest = match rest.strip_prefix('/') {
        Some(behind) if year(behind) => behind.get(4..).unwrap_or(""),
        _ => rest,
    };
    blanks(rest).starts_with(|c| c == ':' || is_dash(c))
}

/// Whether a text begins with a share, as targets do: `100% người lao động`.
fn is_share(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | '.'));
    rest.len() < text.len() && blanks(rest).starts_with('%')
}

/// Whether a word with a capital begins right here: `2.1Về công tác`, but no unit (`1.5KW`, `2.2V`).
fn begins_word(rest: &str) -> bool {
    let mut chars = rest.chars();
    chars.next().is_some_and(char::is_uppercase)
        && chars.next().is_some_and(char::is_lowercase)
        && rest.contains(is_blank)
}

fn at_blank(rest: &str) -> bool {
    rest.is_empty() || blanks(rest).len() != rest.len()
}

/// `parenthesised = "(" (number / letter / roman) ")"`. Example: `(1) Cán bộ`, `(a)`, `(ii)`.
fn parenthesised(line: &str) -> IResult<&str, Ordinal> {
    let inner = alt((
        |i| {
            let (rest, v) = arabic(i)?;
            Ok((rest, Ordinal::new(OrdinalKind::Arabic, v, Delimiter::Parentheses)))
        },
        |i| {
            let (rest, v) = roman(i, false)?;
            Ok((rest, Ordinal::new(OrdinalKind::LowerRoman, v, Delimiter::Parentheses)))
        },
        |i| {
            let (rest, v) = map_opt(nom::character::complete::anychar, |c: char| {
                if c.is_lowercase() { letter_value(Letter::of(c).shape) } else { None }
            })
            .parse(i)?;
            Ok((rest, Ordinal::new(OrdinalKind::LowerLetter, v, Delimiter::Parentheses)))
        },
    ));
    let (rest, ordinal) = delimited(char('('), inner, char(')')).parse(line)?;
    // "(1) (2)" and "(1)," are references to notes, not ordinals.
    if rest.starts_with([',', '.', ';', ')']) {
        return fail(line);
    }
    Ok((rest, ordinal))
}

/// `delimiter = [BLANK] ("." / ")" / "/" / "-" / ":")`, where a blank before is allowed for dashes, dots and colons.
fn delimiter(input: &str) -> (&str, Delimiter) {
    let tight: IResult<&str, Delimiter> = alt((
        value(Delimiter::Dot, preceded(char('.'), opt(char(')')))),
        value(Delimiter::Parenthesis, char(')')),
        value(Delimiter::Slash, char('/')),
        value(Delimiter::Colon, char(':')),
    ))
    .parse(input);
    if let Ok((rest, delimiter)) = tight {
        // "I.-", "1./", "I/.", "1/-": two marks count as one.
        let rest = match delimiter {
            Delimiter::Dot | Delimiter::Parenthesis => {
                rest.strip_prefix(['-', '–', '/']).unwrap_or(rest)
            }
            Delimiter::Slash => rest.strip_prefix(['.', '-', '–']).unwrap_or(rest),
            _ => rest,
        };
        return (rest, delimiter);
    }
    let spaced = blanks(input);
    let mut chars = spaced.chars();
    match chars.next() {
        Some(c) if is_dash(c) => (chars.as_str(), Delimiter::Dash),
        Some('.') if spaced.len() != input.len() && !chars.as_str().starts_with('.') => {
            (chars.as_str(), Delimiter::Dot)
        }
        Some(')') if spaced.len() != input.len() => (chars.as_str(), Delimiter::Parenthesis),
        _ => (input, Delimiter::None),
    }
}

fn fail<T>(input: &str) -> IResult<&str, T> {
    Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Verify)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(line: &str, kind: OrdinalKind, parts: &[u8], text: &str) {
        let (ordinal, rest) = ordinal(line).unwrap_or_else(|| panic!("no ordinal in {line:?}"));
        assert_eq!((ordinal.kind, ordinal.parts(), rest), (kind, parts, text), "{line:?}");
    }

    #[test]
    fn letters_before_the_numbers_of_decimals() {
        let read = |line: &'static str| {
            ordinal(line).map(|(o, rest)| (crate::outline::ordinal_label(&o), rest))
        };
        let of = |label: &str, rest| Some((label.to_owned(), rest));
        assert_eq!(read("a.1. Bí thư"), of("a.1", "Bí thư"));
        assert_eq!(read("A.2 Mục tiêu"), of("A.2", "Mục tiêu"));
        assert_eq!(read("b1) Giáo viên"), of("b1", "Giáo viên"));
        assert_eq!(read("đ.2.1. Kinh phí"), of("đ.2.1", "Kinh phí"));
        for line in ["P.1, Quận 3", "A1 là lớp chọn", "B1: Khởi động", "b.5 triệu", "a1.2 Text"]
        {
            assert_eq!(read(line).filter(|(label, _)| label.len() > 1), None, "{line}");
        }
    }

    #[test]
    fn parts_with_a_slip() {
        let read = |line: &'static str| ordinal(line).map(|(o, rest)| (o.kind, o.value, rest));
        assert_eq!(read("PHẤN A. ĐẶC ĐIỂM"), Some((OrdinalKind::Part, 1, "ĐẶC ĐIỂM")));
        assert_eq!(read("Phần IITuyên truyền"), Some((OrdinalKind::Part, 2, "Tuyên truyền")));
        assert_eq!(read("Phấn đấu 100% đoàn viên"), None);
        assert_eq!(read("Phần Iốt trong muối"), None);
    }

    #[test]
    fn all_the_marks_that_people_type() {
        use OrdinalKind::*;
        reads("I. MỤC ĐÍCH", UpperRoman, &[1], "MỤC ĐÍCH");
        reads("I -\u{a0}NHIỆM VỤ", UpperRoman, &[1], "NHIỆM VỤ");
        reads("II-NỘI DUNG", UpperRoman, &[2], "NỘI DUNG");
        reads("III/ TỔ CHỨC", UpperRoman, &[3], "TỔ CHỨC");
        reads("IV) Khác", UpperRoman, &[4], "Khác");
        reads("A. PHẦN CHUNG", UpperLetter, &[1], "PHẦN CHUNG");
        reads("Đ/ Kinh phí", UpperLetter, &[5], "Kinh phí");
        reads("1.Tiếp tục", Arabic, &[1], "Tiếp tục");
        reads("1- Mục tiêu", Arabic, &[1], "Mục tiêu");
        reads("3/ Tổ chức", Arabic, &[3], "Tổ chức");
        reads("2) Nhà trường", Arabic, &[2], "Nhà trường");
        reads("(1) Cán bộ", Arabic, &[1], "Cán bộ");
        reads("1.1. Yêu cầu:", Decimal, &[1, 1], "Yêu cầu:");
        reads("1.1 Yêu cầu", Decimal, &[1, 1], "Yêu cầu");
        reads("2.3.1.4.5 Sản lượng", Decimal, &[2, 3, 1, 4, 5], "Sản lượng");
        reads("2. 4. Công tác", Decimal, &[2, 4], "Công tác");
        reads("III.1. Công tác", Decimal, &[3, 1], "Công tác");
        reads("1.2. 05 buổi tập huấn", Decimal, &[1, 2], "05 buổi tập huấn");
        reads("1.2 100% giáo viên", Decimal, &[1, 2], "100% giáo viên");
        reads("4- 100% chi đoàn", Arabic, &[4], "100% chi đoàn");
        reads("1, Thuận lợi", Arabic, &[1], "Thuận lợi");
        reads("b, Đồng hành", LowerLetter, &[2], "Đồng hành");
        reads("II, MỤC TIÊU", UpperRoman, &[2], "MỤC TIÊU");
        reads("A, Thuận lợi", UpperLetter, &[1], "Thuận lợi");
        reads("2.1Về chuyên môn", Decimal, &[2, 1], "Về chuyên môn");
        reads("I: Kết quả", UpperRoman, &[1], "Kết quả");
        reads("II/. Thuận lợi", UpperRoman, &[2], "Thuận lợi");
        reads("1️⃣ MỤC TIÊU", Arabic, &[1], "MỤC TIÊU");
        reads("a) Mục tiêu", LowerLetter, &[1], "Mục tiêu");
        reads("đ. Kinh phí", LowerLetter, &[5], "Kinh phí");
        reads("e/ Báo cáo", LowerLetter, &[6], "Báo cáo");
        reads("PHẦN THỨ HAI", Part, &[2], "");
        reads("Phần I: ĐẶC ĐIỂM", Part, &[1], "ĐẶC ĐIỂM");
        reads("PHẦN II KẾ HOẠCH CỤ THỂ", Part, &[2], "KẾ HOẠCH CỤ THỂ");
        reads("Chương I", Chapter, &[1], "");
        reads("Mục 1. Quy định", Division, &[1], "Quy định");
        reads("Tiểu mục 2. Sản xuất", Subdivision, &[2], "Sản xuất");
        reads("Điều 3. Tổ chức thực hiện", Article, &[3], "Tổ chức thực hiện");
        reads("1.", Arabic, &[1], "");
        reads("III", UpperRoman, &[3], "");
    }

    #[test]
    fn what_looks_like_an_ordinal_and_is_none() {
        for line in [
            "I-ốt là chất cần thiết",
            "2024 là năm bản lề",
            "8/3: Gặp mặt nữ đoàn viên",
            "100% đoàn viên tham gia",
            "1 triệu sáng kiến",
            "1.500.000 đồng",
            "1.5 triệu đồng",
            "2.2KW mỗi máy",
            "I, II và III",
            "A, B, C là các nhóm",
            "1,5 triệu",
            "1-2 đoàn viên ưu tú",
            "5 - 7 tuổi",
            "V/v tổ chức hội nghị",
            "V.I. Lê-nin",
            "V.T-BTĐTN",
            "Điều kiện thực hiện",
            "Điều 5 Luật Giáo dục quy định",
            "Chương trình công tác",
            "Phần thưởng gồm có",
            "Mục đích, yêu cầu",
            "Mục 3 nêu rõ các việc",
            "24/7",
            "20/11/2023",
            "05 đồng chí",
            "(1), (2) là các nhóm",
            "3.000 cây",
        ] {
            assert_eq!(ordinal(line), None, "{line}");
        }
    }

    #[test]
    fn letters_that_are_roman_too_can_be_read_both_ways() {
        let (i, _) = ordinal("i) Tổ chức").unwrap();
        assert_eq!((i.kind, i.as_letter().map(|l| l.value)), (OrdinalKind::LowerRoman, Some(10)));
        assert_eq!(i.as_letter().map(|o| letter_of(o.value)), Some('i'));
        assert!(letter_follows(4, 5) && letter_follows(4, 6) && letter_follows(6, 8));
        assert!(!letter_follows(4, 8));
    }

    #[test]
    fn a_decimal_before_days() {
        let text = |line| ordinal(line).map(|(o, text)| (o.parts().to_vec(), text));
        assert_eq!(
            text("3.2 11/3 – 20/3: Tập luyện"),
            Some((vec![3, 2], "11/3 – 20/3: Tập luyện"))
        );
        assert_eq!(text("3.2 11/3: Tập luyện"), Some((vec![3, 2], "11/3: Tập luyện")));
        assert!(text("2.1 5/4/2024 - 7/4/2024: Vòng bảng").is_some());
        assert_eq!(text("3.2 11/13: Tập luyện"), None);
        assert_eq!(text("3.2 11 buổi"), None);
    }
}
