//! Times of day: `7h30`, `7 giờ 30 phút`, `07g30`.

use nom::Parser;
use nom::branch::alt;
use nom::character::complete::{char, one_of};
use nom::combinator::{opt, value};
use nom::sequence::preceded;

use super::number::{Res, digits, ends, is_dash, join, miss, space, word};
use super::recurring::weekday;
use crate::grammar::keyword::blanks;
use crate::grammar::phrases::{Key, key, next_key};
use crate::time::Clock;

/// `clock = HOUR ("h" / "g") [MINUTE] / HOUR "giờ" [MINUTE ["phút"]] / HOUR ":" MINUTE`.
///
/// `8 giờ` alone may be how long something takes, `1:20` a score: they are times where `cued` says so, or where a day or a
/// part of the day follows (`8 giờ ngày 15/11`, `17 giờ cùng ngày`).
pub(super) fn clock(input: &str, cued: bool) -> Res<'_, Clock> {
    let (rest, hour) = digits(input)?;
    if hour.len() > 2 || hour.value > 24 {
        return miss(input);
    }
    let (rest, form) = alt((
        value(Form::Letter, one_of("hH")),
        value(Form::Southern, one_of("gG")),
        value(Form::Word, (space, word("giờ"))),
        value(Form::Colon, char(':')),
    ))
    .parse(rest)?;
    let tail = if form == Form::Word { space(rest)?.0 } else { rest };
    let found = minutes(tail, form == Form::Word).or_else(|miss| match form {
        Form::Letter | Form::Southern => minutes_apart(rest),
        _ => Err(miss),
    });
    let (rest, minute) = match found {
        Ok((rest, minute)) => (rest, Some(minute)),
        Err(_) => (rest, None),
    };
    let follows = follows_time(rest);
    let sound = match form {
        Form::Letter => !rest.starts_with(char::is_alphanumeric),
        Form::Southern => minute.is_some(),
        Form::Word => minute.is_some() || follows || cued,
        Form::Colon => minute.is_some() && (cued || follows || hour.has_leading_zero()),
    };
    if !sound || !ends(rest) {
        return miss(input);
    }
    Ok((rest, Clock { hour: hour.value as u8, minute: minute.unwrap_or(0) }))
}

/// Whether a day or a part of the day follows: `ngày 15/11`, `cùng ngày`, `, thứ Sáu, ngày 17/11`.
fn follows_time(rest: &str) -> bool {
    match next_key(rest) {
        NGAY | SANG | CHIEU | TRUA | TOI | DEM => return true,
        CUNG => return preceded(space, word("cùng ngày")).parse(rest).is_ok(),
        _ => {}
    }
    // `8 giờ, ngày nghỉ` names no day.
    let Some(next) = blanks(rest).strip_prefix([',', '(']).map(blanks) else { return false };
    let day = (word("ngày"), space, digits);
    weekday(next).is_ok() || { day }.parse(next).is_ok()
}

/// Minutes that a blank parts from the letter: `7h 30 phút`, and `7h 30` where the phrase ends, or a day or another time of day
/// follows.
fn minutes_apart(input: &str) -> Res<'_, u8> {
    let next = blanks(input);
    if next.len() == input.len() {
        return miss(input);
    }
    let (rest, minute) = minutes(next, true)?;
    let with_unit = !next.get(..next.len() - rest.len()).is_some_and(|m| m.ends_with(is_digit));
    let behind = blanks(rest);
    let time = |input| (digits, one_of("hHgG")).parse(input).is_ok();
    let ends = !behind.starts_with(|c: char| c.is_alphanumeric() || is_dash(c))
        || join(rest).is_ok_and(|(after, _)| time(after));
    let day = next_key(rest) == NGAY && (word("ngày"), space, digits).parse(behind).is_ok()
        || follows_time(rest) && next_key(rest) != NGAY;
    if with_unit || ends || day { Ok((rest, minute)) } else { miss(input) }
}

const fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Letter,
    Southern,
    Word,
    Colon,
}

/// `MINUTE ["phút" / "'" / "p"]`; in words the minutes need `phút` or two digits.
fn minutes(input: &str, in_words: bool) -> Res<'_, u8> {
    let (rest, minute) = digits(input)?;
    let unit = opt(alt((preceded(space, word("phút")), value((), one_of("'’′")), word("p"))));
    let (rest, unit) = { unit }.parse(rest)?;
    let sound = minute.value < 60 && (minute.len() == 2 || unit.is_some());
    // `7 giờ 20/11`: the number belongs to what follows.
    if !sound || (in_words && unit.is_none() && rest.starts_with(['/', '-', '%'])) {
        return miss(input);
    }
    Ok((rest, minute.value as u8))
}

const NGAY: Key = key("ngay");
const SANG: Key = key("sang");
const CHIEU: Key = key("chieu");
const TRUA: Key = key("trua");
const TOI: Key = key("toi");
const DEM: Key = key("dem");
const CUNG: Key = key("cung");
