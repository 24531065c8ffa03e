//! Acts cited by number and symbol: `Nghị quyết số 29-NQ/TW`, `06/2019/TT-BGDĐT`, `Công văn 5512/BGDĐT-GDTrH`.

use std::fmt;

use nom::branch::alt;
use nom::character::complete::{char, satisfy};
use nom::combinator::{opt, recognize, value, verify};
use nom::multi::many0_count;
use nom::sequence::preceded;
use nom::{Offset, Parser};

use super::number::{Digits, Res, dash, digits, ends, is_dash, miss, slash, space, year};
use super::tables::{ACT_TYPES, AUTHORITIES, KNOWN_ACTS};
use crate::Span;
use crate::grammar::keyword::{blanks, is_blank};
use crate::grammar::phrases::{Key, Phrases, is_one_of, phrases, read, read_const};
use crate::time::{Date, Year};

/// An act that is cited by its number and symbol.
///
/// `Display` prints number and symbol as written, blanks removed: `29-NQ/TW`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// Number and symbol as written, without blanks, every dash a `-`.
    pub number_and_symbol: Box<str>,
    /// The kind that the word before the number says: `Nghị quyết`.
    pub kind: Option<ActKind>,
    /// The number, without what is glued to it: 29.
    pub number: u32,
    /// The year in the number, as in `06/2019/TT-BGDĐT`.
    pub year: Option<Year>,
    /// The date of the act, where it is written behind the symbol.
    pub date: Option<Date>,
    /// What the act is about, from `về` or `“` to the end of the phrase, where that is written behind it.
    pub subject: Option<Span>,
    /// Number and symbol as they should be, where the written form differs and the right one is known.
    pub canonical: Option<Box<str>>,
    /// Where number and symbol stand, without the words before them.
    pub place: Span,
    /// Where the symbol begins in `number_and_symbol`.
    pub(super) symbol: u16,
    /// Whether the symbol begins with the letters of the kind.
    pub(super) with_kind: bool,
}

impl Reference {
    /// The letters of the kind, where the symbol has them: `NQ`.
    ///
    /// ```
    /// use kehoach::mention::{Value, find};
    ///
    /// let (mut mentions, mut doubts) = (Vec::new(), Vec::new());
    /// find("Kế hoạch số 632/KHLT-GDĐT-LĐLĐ", 0, &mut mentions, &mut doubts);
    /// let Value::Reference(reference) = &mentions[0].value else { panic!() };
    /// assert_eq!(reference.abbreviation(), Some("KHLT"));
    /// assert!(reference.issuers().eq(["GDĐT", "LĐLĐ"]));
    /// ```
    #[must_use]
    pub fn abbreviation(&self) -> Option<&str> {
        self.parts().next().filter(|_| self.with_kind)
    }

    /// The letters of those who issued or drafted it: `TW`; `GDĐT`, `LĐLĐ`.
    pub fn issuers(&self) -> impl Iterator<Item = &str> {
        self.parts().skip(usize::from(self.with_kind))
    }

    /// The parts of the symbol.
    fn parts(&self) -> impl Iterator<Item = &str> {
        let symbol = self.number_and_symbol.get(usize::from(self.symbol)..).unwrap_or("");
        symbol.split(['-', '/']).filter(|part| !part.is_empty())
    }

    /// The authority that the symbol names, where the table has its letters: `Bộ Giáo dục và Đào tạo` for `06/2019/TT-BGDĐT`.
    #[must_use]
    pub fn issuer(&self) -> Option<&'static str> {
        let letters = self.issuers().next()?.replace('&', "");
        let row = AUTHORITIES.binary_search_by(|row| row.0.cmp(letters.as_str())).ok()?;
        AUTHORITIES.get(row).map(|row| row.1)
    }

    /// What is known of the act, for the few that plans keep citing; a number that is often miswritten is looked up by the
    /// one that is meant.
    #[must_use]
    pub fn known(&self) -> Option<KnownAct> {
        let number = self.canonical.as_deref().unwrap_or(&self.number_and_symbol);
        let row = KNOWN_ACTS.binary_search_by(|row| row.0.cmp(number)).ok()?;
        let (number, kind, (year, month, day), issuer, title) = *KNOWN_ACTS.get(row)?;
        let date = Date { year: Some(year), month: Some(month), day: Some(day) };
        Some(KnownAct { number, kind, date, issuer, title })
    }
}

/// An act of the table of acts that plans keep citing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KnownAct {
    /// Number and symbol.
    pub number: &'static str,
    /// The kind, as a word.
    pub kind: &'static str,
    /// The date of the act.
    pub date: Date,
    /// Who issued it.
    pub issuer: &'static str,
    /// What it is about; empty where the table does not say.
    pub title: &'static str,
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.number_and_symbol)
    }
}

macro_rules! act_kinds {
    ($($(#[$doc:meta])* $kind:ident $name:literal,)*) => {
        /// The kinds of acts that plans cite.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum ActKind {
            $($(#[$doc])* $kind,)*
        }

        impl ActKind {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$kind,)*];

            /// The Vietnamese name: `Nghị quyết`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$kind => $name,)* }
            }
        }
    };
}

act_kinds! {
    /// Hiến pháp.
    Constitution "Hiến pháp",
    /// Bộ luật.
    Code "Bộ luật",
    /// Luật.
    Law "Luật",
    /// Pháp lệnh.
    Ordinance "Pháp lệnh",
    /// Lệnh.
    Order "Lệnh",
    /// Nghị quyết, Nghị quyết liên tịch.
    Resolution "Nghị quyết",
    /// Nghị định.
    Decree "Nghị định",
    /// Quyết định.
    Decision "Quyết định",
    /// Chỉ thị.
    Directive "Chỉ thị",
    /// Thông tư.
    Circular "Thông tư",
    /// Thông tư liên tịch.
    JointCircular "Thông tư liên tịch",
    /// Thông tri.
    PartyCircular "Thông tri",
    /// Kết luận.
    Conclusion "Kết luận",
    /// Quy định.
    Regulation "Quy định",
    /// Quy chế, Quy chế phối hợp.
    Rules "Quy chế",
    /// Hướng dẫn.
    Guidance "Hướng dẫn",
    /// Kế hoạch, Kế hoạch liên tịch, Kế hoạch phối hợp.
    Plan "Kế hoạch",
    /// Công văn.
    Letter "Công văn",
    /// Công điện.
    Dispatch "Công điện",
    /// Thông báo.
    Notice "Thông báo",
    /// Báo cáo.
    Report "Báo cáo",
    /// Tờ trình.
    Submission "Tờ trình",
    /// Chương trình.
    Programme "Chương trình",
    /// Đề án.
    Project "Đề án",
    /// Điều lệ.
    Charter "Điều lệ",
    /// Văn bản hợp nhất, or any document: `Văn bản số …`.
    Document "Văn bản",
}

/// Number and symbol as the grammar finds them.
#[derive(Debug, Clone)]
pub(super) struct Form<'s> {
    pub(super) number: Digits<'s>,
    pub(super) year: Option<Year>,
    /// The parts of the symbol, as written: `NQ`, `TW`.
    pub(super) parts: Vec<&'s str>,
    /// Whether a dash, a slash or a blank stands between the number and the symbol.
    pub(super) after_number: char,
    /// What stands between the first and the second part.
    pub(super) after_first: Option<char>,
}

/// Number and symbol:
///
/// ```text
/// form   = NUM "/" YEAR ("/" / dash) symbol          ; 06/2019/TT-BGDĐT, 10/2022/QH15, 16/2008/BGDĐT
///        / NUM "/" symbol                            ; 888/KH-PGDĐT, 632/KHLT – GDĐT - LĐLĐ, 5512/BGDĐT-GDTrH
///        / NUM (dash / 1*BLANK) ABB "/" symbol       ; 39-CT/TU, 05- CT/TW, 298 KH/TWĐTN
///        / NUM *BLANK ABB (dash / "/") symbol        ; 15KH-THCS, 01 QĐ-UBND, where it is cued
///        / NUM dash OLD                              ; 167-HĐBT, 68-CP, where it is cued
/// symbol = PART *((dash / "/") PART)
/// NUM    = 1*6DIGIT [LETTER]
/// ABB    = a letter group of the table of kinds of acts
/// PART   = a capital, then letters, digits, "&" or "."
/// ```
///
/// `cued` says that `số` or a kind of act stands before; without it a symbol counts only if its letters are known.
pub(super) fn form<'s>(input: &'s str, cued: bool) -> Res<'s, Form<'s>> {
    let (rest, number) = verify(digits, |d: &Digits<'_>| d.len() <= 6).parse(input)?;
    let (rest, _) = opt((satisfy(char::is_alphabetic), verify(peek_mark, |m| *m))).parse(rest)?;
    let with_year = |input: &'s str| {
        let (rest, ()) = slash(input)?;
        let (rest, year) = verify(year, |_| true).parse(rest)?;
        let (rest, _) = alt((value('/', slash), value('-', dash))).parse(rest)?;
        let (rest, (parts, between)) = symbol(rest)?;
        Ok((rest, (Some(year), parts, '/', between)))
    };
    let state = |input: &'s str| {
        let (rest, ()) = slash(input)?;
        let (rest, (parts, between)) = symbol(rest)?;
        let known = parts.first().is_some_and(|part| is_act_type(part))
            || (parts.len() > 1 && parts.first().is_some_and(|part| is_authority(part)));
        let tight =
            !input.starts_with(is_blank) && !input.get(1..).unwrap_or("").starts_with(is_blank);
        // "số 752 /PGDĐT": a blank that slipped in before the slash.
        let slipped =
            blanks(input).strip_prefix('/').is_some_and(|rest| blanks(rest).len() == rest.len())
                && parts.first().is_some_and(|part| is_letters(part));
        if parts.len() > 1 && (known || cued) || cued && (tight || slipped) {
            Ok((rest, (None, parts, '/', between)))
        } else {
            miss(input)
        }
    };
    let party = |input: &'s str| {
        let blank = |input: &'s str| {
            let rest = blanks(input);
            if rest.len() < input.len() { Ok((rest, ())) } else { miss(input) }
        };
        let (rest, mark) = alt((value('-', dash), value(' ', blank))).parse(input)?;
        let (rest, first) = verify(part, |part: &&str| is_act_type(part)).parse(rest)?;
        let (rest, ()) = slash(rest)?;
        let (rest, (mut parts, _)) = symbol(rest)?;
        parts.insert(0, first);
        Ok((rest, (None, parts, mark, Some('/'))))
    };
    // `15KH-THCS`, `15 KH-THCS`: the mark before the kind is left out.
    let glued = |input: &'s str| {
        let (rest, first) =
            verify(part, |part: &&str| cued && is_act_type(part)).parse(blanks(input))?;
        let (rest, mark) = alt((value('-', dash), value('/', slash))).parse(rest)?;
        let (rest, (mut parts, _)) = symbol(rest)?;
        parts.insert(0, first);
        Ok((rest, (None, parts, ' ', Some(mark))))
    };
    // `167-HĐBT`, `68-CP`: acts of the time before kinds had letters.
    let old = |input: &'s str| {
        let (rest, issuer) =
            preceded(dash, verify(part, |part| cued && OLD_ISSUERS.contains(part))).parse(input)?;
        Ok((rest, (None, vec![issuer], '-', None)))
    };
    let (rest, (year, parts, after_number, after_first)) =
        alt((with_year, state, party, glued, old)).parse(rest)?;
    Ok((rest, Form { number, year, parts, after_number, after_first }))
}

/// Letters of those whose acts bore a number, a dash and no letters of their kind: Hội đồng Bộ trưởng, Hội đồng Chính phủ,
/// Chính phủ, Thủ tướng, Hội đồng Nhà nước, Chủ tịch nước.
const OLD_ISSUERS: [&str; 6] = ["HĐBT", "HĐCP", "CP", "TTg", "HĐNN", "CTN"];

/// Whether what stands behind the digits at the front may go on with the number of an act: a slash, a dash, a capital, or a
/// letter that is glued to it.
pub(super) fn may_begin(input: &str) -> bool {
    let rest = input.trim_start_matches(|c: char| c.is_ascii_digit());
    let next = blanks(rest);
    next.chars().next().is_some_and(|c| {
        c == '/' || is_dash(c) || c.is_uppercase() || next.len() == rest.len() && c.is_alphabetic()
    })
}

/// Whether a mark of a number stands here; only looks.
fn peek_mark(input: &str) -> Res<'_, bool> {
    let rest = blanks(input);
    Ok((input, rest.starts_with('/') || rest.starts_with(is_dash)))
}

/// `symbol = PART *((dash / "/") PART)`, at most eight parts; behind a dash with blanks only what looks like a symbol
/// (`632/KHLT – GDĐT - LĐLĐ`, but `12/KH - Công đoàn`).
fn symbol<'s>(input: &'s str) -> Res<'s, (Vec<&'s str>, Option<char>)> {
    let (mut rest, first) = part(input)?;
    let mut parts = vec![first];
    let mut between = None;
    while parts.len() < 8 {
        let joined =
            alt((value('-', dash), value('/', (opt(char(' ')), char('/'), opt(char(' '))))))
                .parse(rest);
        let Ok((after, mark)) = joined else { break };
        let tight = !rest.starts_with(is_blank) && rest.len() - after.len() <= 3;
        let Ok((after, next)) = part(after) else { break };
        if !(tight || is_letters(next) || is_act_type(next)) || (mark == '/' && !is_letters(next)) {
            break;
        }
        between.get_or_insert(mark);
        parts.push(next);
        rest = after;
    }
    Ok((rest, (parts, between)))
}

/// `PART = UPPER *(LETTER / DIGIT / "&" / ".")`, at most 24 bytes, no mark at its end; `&` may have blanks about it
/// (`SGD & ĐT`). It ends where a small word is glued to its capitals (`70-TB/TWngày 22 tháng 7`).
fn part(input: &str) -> Res<'_, &str> {
    let letters = |input| {
        recognize((
            satisfy(char::is_uppercase),
            many0_count(satisfy(|c: char| c.is_alphanumeric())),
        ))
        .parse(input)
    };
    let more = preceded(alt((value((), char('.')), value((), (space, char('&'), space)))), letters);
    let (rest, ()) = value((), (letters, many0_count(more))).parse(input)?;
    let rest = past_training(input, rest);
    let text = unglued(input.get(..input.offset(rest)).unwrap_or(""), rest);
    let rest = input.get(text.len()..).unwrap_or("");
    let prime_minister = text.eq_ignore_ascii_case("ttg");
    if !looks_like_letters(text) && !is_act_type(text) && !prime_minister {
        miss(input)
    } else {
        Ok((rest, text))
    }
}

/// What follows letters of which the last two stand apart: `BGD ĐT` for `BGDĐT`.
fn past_training<'s>(input: &str, rest: &'s str) -> &'s str {
    let apart = || {
        let after = blanks(rest).strip_prefix("ĐT")?;
        let gap = rest.get(..rest.len() - after.len())?;
        if !gap.starts_with(is_blank) || gap.contains(['\n', '\r']) {
            return None;
        }
        let head = input.get(..input.len() - rest.len())?;
        (head.ends_with("GD") && !after.starts_with(char::is_alphanumeric)).then_some(after)
    };
    apart().unwrap_or(rest)
}

/// Letters without the small word that the next blank was left out before: `TW` of `TWngày`, `HĐND` of `HĐNDvề`,
/// `UBND` of `UBNDv/v`.
fn unglued<'s>(text: &'s str, rest: &str) -> &'s str {
    let tail = text.trim_end_matches(char::is_numeric);
    let symbol = tail.trim_end_matches(char::is_lowercase);
    let word = tail.get(symbol.len()..).unwrap_or("");
    let about = word == "v" && rest.starts_with("/v");
    if about || !word.is_empty() && is_one_of(word, &GLUED) { symbol } else { text }
}

/// Words that follow a symbol and are found glued to it.
const GLUED: Phrases<10> =
    phrases(["ngày", "của", "về", "và", "do", "trong", "cho", "tại", "theo", "năm"]);

/// Not more small letters than capitals: `TTg`, `ThU`, `MNHoaMai`, but no word of prose (`Công`).
fn looks_like_letters(text: &str) -> bool {
    let upper = text.chars().filter(|c| c.is_uppercase()).count();
    let lower = text.chars().filter(|c| c.is_lowercase()).count();
    lower <= upper * 2 && upper > 1 || (upper == 1 && lower == 0 && text.len() > 1) || text == "L"
}

/// Two capitals or more: what a symbol looks like, even apart from the symbol before it.
fn is_letters(text: &str) -> bool {
    let upper = text.chars().filter(|c| c.is_uppercase()).count();
    upper > 1 && text.chars().filter(|c| c.is_lowercase()).count() <= upper
}

/// Whether letters stand for a kind of act; `Ctr` and `CTR` are `CTr`, `QD` is `QĐ`.
pub(super) fn is_act_type(letters: &str) -> bool {
    act_type(letters).is_some()
}

/// The row of the table of kinds for these letters.
pub(super) fn act_type(
    letters: &str,
) -> Option<&'static (&'static str, &'static str, &'static str)> {
    if letters.len() > 8 {
        return None;
    }
    let found = ACT_TYPES.binary_search_by(|row| row.0.cmp(letters)).ok().or_else(|| {
        let (key, end) = read(letters, 0);
        ACT_TYPE_KEYS.iter().position(|of_row| end == letters.len() && *of_row == key)
    });
    found.and_then(|index| ACT_TYPES.get(index))
}

/// The keys of [`ACT_TYPES`], row by row.
const ACT_TYPE_KEYS: [Key; ACT_TYPES.len()] = {
    let mut keys = [0; ACT_TYPES.len()];
    let mut n = 0;
    while n < keys.len() {
        keys[n] = read_const(ACT_TYPES[n].0.as_bytes(), 0).0;
        n += 1;
    }
    keys
};

/// Whether letters stand for an authority, or begin with one that has departments (`UBND`, `SGDĐT`, `BGDĐT`).
pub(super) fn is_authority(letters: &str) -> bool {
    let plain: String = letters.chars().filter(|c| c.is_alphanumeric()).collect();
    AUTHORITIES.binary_search_by(|row| row.0.cmp(plain.as_str())).is_ok()
        || ["UBND", "HĐND", "SGD", "PGD", "BGD", "SGDĐT", "GDĐT"]
            .iter()
            .any(|head| plain.starts_with(head))
}

/// A number with a year and no symbol, where a kind of act or `số` stands before: `Nghị định 30/2020`.
pub(super) fn number_and_year(input: &str) -> Res<'_, (Digits<'_>, Year)> {
    let (rest, number) = verify(digits, |d: &Digits<'_>| d.len() <= 5).parse(input)?;
    let (rest, year) = preceded(slash, year).parse(rest)?;
    if ends(rest) && !rest.starts_with(['/', '-']) {
        Ok((rest, (number, year)))
    } else {
        miss(input)
    }
}

/// Number and symbol without blanks, every dash a hyphen.
pub(super) fn tidy(written: &str) -> String {
    written.chars().filter(|c| !is_blank(*c)).map(|c| if is_dash(c) { '-' } else { c }).collect()
}
