//! Acts by name or bare number, and what is wrong with numbers and symbols.

use std::fmt;

use nom::branch::alt;
use nom::character::complete::char;
use nom::combinator::{map, opt, value, verify};
use nom::sequence::preceded;
use nom::{Offset, Parser};

use super::DoubtKind;
use super::number::{Digits, Join, Res, digits, ends, join, miss, space, word, year};
use super::organisation::COMPOUNDS;
use super::quantity::{self, is_counted};
use super::reference::{ActKind, Reference, act_type};
use super::tables::{AUTHORITIES, MISWRITTEN_ACTS};
use crate::grammar::keyword::{any_of, blanks, is_blank};
use crate::grammar::phrases::{Key, Phrases, first_of, key, next_key, phrases, read};

/// An act that is cited without number and symbol: `Nghị quyết 29`, `Nghị quyết Trung ương 4 khóa XII`, `Luật Giáo dục`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// The kind.
    pub kind: ActKind,
    /// The name or bare number as written, without the kind: `29`, `TW6`, `Giáo dục`.
    pub name: String,
}

impl fmt::Display for Act {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.kind.name(), self.name)
    }
}

/// What follows the word for the kind:
///
/// ```text
/// bare   = ["số"] 1*3DIGIT                        ; Nghị quyết 29, Đề án 06
///        / ("TW" / "Trung ương") (INT / ROMAN) ["khóa" ROMAN]   ; Nghị quyết TW6, Nghị quyết Trung ương IV khóa XII
///        / "Đại hội" *NAME                        ; Nghị quyết Đại hội XII Công đoàn Việt Nam
///        / NAME                                   ; Luật Thực hiện dân chủ ở cơ sở
/// ```
pub(super) fn bare(input: &str, kind: ActKind) -> Res<'_, Act> {
    let start = blanks(input);
    if start.len() == input.len() {
        return miss(input);
    }
    let found = match kind {
        ActKind::Law | ActKind::Code | ActKind::Ordinance => law_name(start),
        ActKind::Resolution => alt((central, congress, bare_number)).parse(start),
        ActKind::Decree
        | ActKind::Circular
        | ActKind::Directive
        | ActKind::Project
        | ActKind::Conclusion
        | ActKind::Letter => bare_number(start),
        _ => miss(input),
    };
    found.map(|(rest, ())| (rest, named(start, rest, kind)))
}

/// A number that stands for an act: nothing counted behind it, no unit, no date.
fn bare_number(input: &str) -> Res<'_, ()> {
    let (rest, number) = preceded(
        opt((word("số"), space)),
        verify(digits, |d: &Digits<'_>| d.len() <= 4 && d.value > 0),
    )
    .parse(input)?;
    let year = number.len() == 4 && (1900..2100).contains(&number.value);
    let mark = blanks(rest).chars().next();
    let next = next_key(rest);
    let counts = is_counted(rest) || matches!(next, NAM | THANG | NGAY | TUAN | LAN | GIO);
    if year
        || counts
        || !ends(rest)
        || matches!(mark, Some('/' | '%' | '-' | '–'))
        || rest.starts_with(char::is_alphabetic)
    {
        return miss(input);
    }
    Ok((rest, ()))
}

/// One more resolution of the Central Committee in a list: `central` behind a join, as in `TW6, TW7 và TW 8`; gives where it begins
/// as well.
pub(super) fn next_central<'s>(input: &'s str) -> Res<'s, (&'s str, Act)> {
    let (start, _) = verify(join, |join| *join == Join::And).parse(input)?;
    let (rest, ()) = central(start)?;
    if !ends(rest) || rest.starts_with(char::is_alphabetic) {
        return miss(input);
    }
    Ok((rest, (start, named(start, rest, ActKind::Resolution))))
}

/// One more act by its number in a list: `bare-number` behind a join, as in `Thông tư 32, 22 và 27`; gives where it begins as well.
/// What follows the last number must not be a word that it may count.
pub(super) fn next_number<'s>(input: &'s str, kind: ActKind) -> Res<'s, (&'s str, Act)> {
    let (start, _) = verify(join, |join| *join == Join::And).parse(input)?;
    let (rest, ()) =
        verify(bare_number, |()| start.starts_with(|c: char| c.is_ascii_digit())).parse(start)?;
    let next = blanks(rest);
    let word = next.starts_with(char::is_alphanumeric) && first_of(next, &BEHIND_ACTS).is_none();
    if word || quantity::percent(start).is_ok() {
        return miss(input);
    }
    Ok((rest, (start, named(start, rest, kind))))
}

/// Words that may follow the number of an act.
const BEHIND_ACTS: Phrases<11> =
    phrases(["và", "của", "về", "trong", "theo", "cho", "đối với", "đến", "tới", "để", "do"]);

/// Whether acts of this kind are cited by their number alone, one after the other.
pub(super) const fn is_listed(kind: ActKind) -> bool {
    matches!(
        kind,
        ActKind::Resolution
            | ActKind::Decree
            | ActKind::Circular
            | ActKind::Directive
            | ActKind::Conclusion
    )
}

/// An act by what stands between `start` and `rest`.
fn named(start: &str, rest: &str, kind: ActKind) -> Act {
    let name = start.get(..start.offset(rest)).unwrap_or("");
    let name = name.split(is_blank).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ");
    Act { kind, name }
}

/// `central-number [congress-term]`, as in `Trung ương 4 khóa XII`, `Hội nghị lần thứ 6 BCH Trung ương (khóa XII)`.
fn central(input: &str) -> Res<'_, ()> {
    let (rest, ()) = alt((by_meeting, by_number)).parse(input)?;
    Ok((congress_term(rest).map_or(rest, |(rest, ())| rest), ()))
}

/// `"Hội nghị" "lần thứ" NUMBER committee`.
fn by_meeting(input: &str) -> Res<'_, ()> {
    let meeting = (word("hội nghị"), space, word("lần thứ"), space);
    value((), (meeting, number, space, committee)).parse(input)
}

/// `["Hội nghị"] committee ["lần thứ" / "lần"] NUMBER`.
fn by_number(input: &str) -> Res<'_, ()> {
    let nth = opt((alt((word("lần thứ"), word("lần"))), space));
    value((), (opt((word("hội nghị"), space)), committee, space, nth, number)).parse(input)
}

/// `["Ban Chấp hành" / "BCH"] ("Trung ương" / "TW")`.
fn committee(input: &str) -> Res<'_, ()> {
    let board = opt((alt((word("ban chấp hành"), word("bch"))), space));
    value((), (board, alt((word("trung ương"), word("tw"), word("tư"))))).parse(input)
}

/// An Arabic or Roman number.
fn number(input: &str) -> Res<'_, ()> {
    alt((map(digits, |_| ()), roman)).parse(input)
}

/// `["-" / "("] "khóa" ROMAN *("," ROMAN) [")"]`, as in `khóa XII`, `(khóa XI, XII)`.
fn congress_term(input: &str) -> Res<'_, ()> {
    let (rest, _) = (space, opt((super::number::dash, space))).parse(input)?;
    let (rest, open) = opt((char('('), space)).parse(rest)?;
    let (mut rest, ()) = preceded((word("khóa"), space), roman).parse(rest)?;
    while let Ok((after, _)) = (verify(join, |join| *join == Join::And), roman).parse(rest) {
        rest = after;
    }
    match open {
        Some(_) => value((), (space, char(')'))).parse(rest),
        None => Ok((rest, ())),
    }
}

/// `Đại hội` and the capitalised words, numbers of congresses and `lần thứ` behind it, at least one.
fn congress(input: &str) -> Res<'_, ()> {
    let (start, ()) = word("đại hội")(input)?;
    let mut rest = start;
    for _ in 0..16 {
        let next = blanks(rest);
        let capital = next.len() < rest.len() && next.starts_with(char::is_uppercase);
        if let Some((_, after)) = any_of(next, &CONGRESSES) {
            rest = after;
        } else if let Some((_, after)) = first_of(next, &COMPOUNDS).filter(|_| capital) {
            rest = after;
        } else if capital {
            rest = next.get(read(next, 0).1..).unwrap_or("");
        } else {
            break;
        }
    }
    if rest.len() == start.len() { miss(input) } else { Ok((rest, ())) }
}

/// Words in small letters that the names of congresses hold.
const CONGRESSES: [&str; 17] = [
    "lần thứ",
    "cơ sở",
    "tỉnh",
    "huyện",
    "toàn quốc",
    "đại biểu",
    "đảng bộ",
    "chi bộ",
    "liên đội",
    "chi đoàn",
    "thành phố",
    "xã",
    "phường",
    "quận",
    "thị xã",
    "trường",
    "các cấp",
];

/// A Roman number.
fn roman(input: &str) -> Res<'_, ()> {
    let rest = input.trim_start_matches(['I', 'V', 'X']);
    if rest.len() == input.len() || rest.starts_with(char::is_alphanumeric) {
        miss(input)
    } else {
        value((), |i| Ok((i, ()))).parse(rest)
    }
}

/// The name of a law: begins with a capital, goes on to a mark, a number, or a word that laws' names do not hold; a comma
/// belongs to it in `Phòng, chống …`, `Khám bệnh, chữa bệnh`.
fn law_name(input: &str) -> Res<'_, ()> {
    if !input.starts_with(char::is_uppercase) {
        return miss(input);
    }
    let mut rest = input;
    for n in 0..16 {
        let mut next = blanks(rest);
        if let Some(after) = next.strip_prefix(',') {
            if any_of(blanks(after), &BEHIND_COMMA).is_none() {
                break;
            }
            next = blanks(after);
        }
        let and = any_of(next, &["và"]).map(|(_, after)| blanks(after));
        if let Some(after) = and.filter(|after| any_of(after, &BEHIND_AND).is_some()) {
            next = after;
        }
        let stop = n > 0 && first_of(next, &NO_NAMES).is_some();
        if next.len() == rest.len() && n > 0 || !next.starts_with(char::is_alphabetic) || stop {
            break;
        }
        // `Pháp lệnh Dân số`: the second syllable is none of the words that end a name.
        let compound = first_of(next, &COMPOUNDS).filter(|_| next.starts_with(char::is_uppercase));
        rest =
            compound.map_or_else(|| next.get(read(next, 0).1..).unwrap_or(""), |(_, after)| after);
    }
    // `Luật Giáo dục 2019`: the year of the law is a part of how it is called.
    if rest.len() < input.len()
        && let Ok((after, _)) = preceded(space, year).parse(rest)
        && ends(after)
        && !blanks(after).starts_with(['-', '–', '/'])
    {
        rest = after;
    }
    if rest.len() == input.len() { miss(input) } else { Ok((rest, ())) }
}

/// What goes on with the name of a law behind a comma: `Phòng, chống …`, `Cán bộ, công chức`, `Thi đua, khen thưởng`.
const BEHIND_COMMA: [&str; 14] = [
    "chống",
    "chữa",
    "vệ sinh",
    "bảo vệ",
    "thực hành",
    "khen thưởng",
    "công chức",
    "chăm sóc",
    "sử dụng",
    "kinh doanh",
    "giáo dục",
    "cứu hộ",
    "an toàn",
    "công nghệ",
];

/// What goes on with the name of a law behind `và`: `Hôn nhân và gia đình`, `Phòng cháy, chữa cháy và cứu nạn, cứu hộ`.
const BEHIND_AND: [&str; 8] = [
    "gia đình",
    "chữa cháy",
    "cứu nạn",
    "phát triển",
    "sử dụng",
    "đổi mới",
    "giáo dục",
    "bồi dưỡng",
];

/// Words that end the name of a law.
const NO_NAMES: Phrases<20> = phrases([
    "số", "ngày", "của", "về", "được", "đã", "trong", "đối", "cho", "theo", "năm", "luật", "các",
    "và", "nghị", "tại", "do", "có", "khi", "để",
]);

macro_rules! keys {
    ($($name:ident = $word:literal),* $(,)?) => { $(const $name: Key = key($word);)* };
}

keys! {
    NAM = "nam", THANG = "thang", NGAY = "ngay", TUAN = "tuan", LAN = "lan", GIO = "gio",
}

/// What the number and symbol get wrong, with the form that is meant; the first that applies also gives
/// [`Reference::canonical`].
pub(super) fn check(
    reference: &Reference,
    after_number: char,
    after_first: Option<char>,
) -> Vec<(DoubtKind, Option<String>)> {
    let mut doubts = Vec::new();
    let number = leading_number(&reference.number_and_symbol);
    let issuers = reference.issuers().collect::<Vec<_>>().join("-");
    let known = MISWRITTEN_ACTS
        .binary_search_by(|row| row.0.cmp(&reference.number_and_symbol))
        .ok()
        .and_then(|n| MISWRITTEN_ACTS.get(n))
        .map(|row| row.1.to_owned());
    let spelt = spelling(&issuers);
    if let Some(spelt) = &spelt {
        let right = reference.number_and_symbol.replacen(&issuers, spelt, 1);
        doubts.push((DoubtKind::ReferenceSpelling, Some(known.clone().unwrap_or(right))));
    }
    let system = |suffix: &str| {
        AUTHORITIES
            .binary_search_by(|row| row.0.cmp(suffix))
            .ok()
            .and_then(|n| AUTHORITIES.get(n))
            .map(|row| row.2)
    };
    let issuer = spelt.clone().unwrap_or_else(|| issuers.clone());
    let party = system(issuer.split('-').next().unwrap_or("")) == Some("party");
    if let Some(letters) = reference.abbreviation() {
        let by_state = after_number == '/' && after_first == Some('-');
        if by_state && party && reference.year.is_none() {
            let right = format!("{number}-{letters}/{issuer}");
            doubts.push((
                DoubtKind::ReferenceSeparatorsSwapped,
                Some(known.clone().unwrap_or(right)),
            ));
        }
        let needs_year = matches!(letters, "TT" | "NĐ" | "TTLT");
        if needs_year && by_state && reference.year.is_none() && !party {
            doubts.push((DoubtKind::ReferenceYearMissing, known.clone()));
        }
        if after_first == Some('/') && issuer == "BCT" {
            let right = format!("{number}-{letters}/TW");
            doubts.push((DoubtKind::ReferenceIssuerSuffix, Some(known.clone().unwrap_or(right))));
        }
        if reference.kind.is_some_and(|kind| !names_kind(letters, kind)) {
            doubts.push((DoubtKind::ReferenceKindMismatch, known.clone()));
        }
    } else if reference.year.is_some()
        && !issuers.is_empty()
        && !issuer.starts_with("QH")
        && !issuer.starts_with("UBTVQH")
        && matches!(
            reference.kind,
            Some(ActKind::Decision | ActKind::Circular | ActKind::Decree | ActKind::Directive)
        )
    {
        let letters = match reference.kind {
            Some(ActKind::Decision) => "QĐ",
            Some(ActKind::Circular) => "TT",
            Some(ActKind::Decree) => "NĐ",
            _ => "CT",
        };
        let right = format!("{number}/{}/{letters}-{issuer}", reference.year.unwrap_or(0));
        doubts.push((DoubtKind::ReferenceKindMissing, Some(known.clone().unwrap_or(right))));
    }
    if let Some(known) = known
        && doubts.is_empty()
    {
        doubts.push((DoubtKind::ReferenceSpelling, Some(known)));
    }
    doubts
}

/// The digits, and the letter glued to them, at the front of a number and symbol.
fn leading_number(text: &str) -> &str {
    text.find(['/', '-']).and_then(|end| text.get(..end)).unwrap_or(text)
}

/// The letters of issuers as they should be, where they are misspelt.
fn spelling(issuers: &str) -> Option<String> {
    let right: Vec<&str> = issuers
        .split('-')
        .map(|part| match part {
            "TƯ" | "T.Ư" | "T.W" | "TW." => "TW",
            "Ttg" | "TTG" => "TTg",
            "BGDDT" => "BGDĐT",
            "SGDDT" => "SGDĐT",
            "PGDDT" => "PGDĐT",
            other => other,
        })
        .collect();
    let right = right.join("-");
    (right != issuers).then_some(right)
}

/// Whether letters may stand for the kind that the words say.
fn names_kind(letters: &str, kind: ActKind) -> bool {
    if matches!(kind, ActKind::Document) {
        return true;
    }
    let Some(row) = act_type(letters) else { return true };
    let name = row.1;
    let said = kind.name();
    let party = kind == ActKind::Regulation && row.0 == "QĐ";
    let joint = name.starts_with(said) || said.starts_with(name);
    // A letter's symbol bears no letters of a kind; TT is also the Party's Thông tri.
    party
        || joint
        || (row.0 == "TT" && kind == ActKind::PartyCircular)
        || (row.0 == "CTHĐ" && kind == ActKind::Programme)
        || (row.0.starts_with("HD") && kind == ActKind::Guidance)
        || (row.0.starts_with("CT") && kind == ActKind::Programme && row.0 != "CT")
}
