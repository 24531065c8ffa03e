//! How often: `thường xuyên`, `hằng tháng`, `01 lần/năm`.

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::char;
use nom::combinator::{map, opt, value, verify};
use nom::sequence::preceded;

use super::date::{Piece, piece};
use super::number::{Digits, Join, Res, digits, join, miss, slash, space, word};
use crate::time::{Frequency, Recurring, Unit, Weekday};

/// `word = "thường xuyên" / "định kỳ" / "đột xuất" / "theo" ["thời gian"] ["các"] "sự kiện"`.
pub(super) fn frequency(input: &str) -> Res<'_, Recurring> {
    let by_event = (
        word("theo"),
        space,
        opt((word("thời gian"), space)),
        opt((word("diễn ra"), space)),
        opt((word("các"), space)),
        word("sự kiện"),
    );
    map(
        alt((
            value(Frequency::Regularly, word("thường xuyên")),
            value(Frequency::Periodically, word("định kỳ")),
            value(Frequency::OnDemand, word("đột xuất")),
            value(Frequency::ByEvent, by_event),
        )),
        Recurring::Word,
    )
    .parse(input)
}

/// `every = ("hằng" / "hàng" / "mỗi") unit [[NUM / "một"] "lần"]`, as in `hằng tháng`, `mỗi học kỳ 1 lần`.
pub(super) fn every(input: &str) -> Res<'_, Recurring> {
    let (rest, _) = (alt((word("hằng"), word("hàng"), word("mỗi"))), space).parse(input)?;
    let (rest, unit) = unit(rest)?;
    let (rest, count) = opt(preceded(space, times_word)).parse(rest)?;
    match count {
        Some(count) => Ok((rest, Recurring::Times { count, unit })),
        None => Ok((rest, Recurring::Every { count: 1, unit })),
    }
}

/// What follows a week where it is that of each month: `["của"] ("hằng" / "hàng" / "mỗi") "tháng"`.
pub(super) fn of_each_month(input: &str) -> Res<'_, ()> {
    let every = alt((word("hằng"), word("hàng"), word("mỗi"), word("từng")));
    value((), (space, opt((word("của"), space)), every, space, word("tháng"))).parse(input)
}

/// The week of each month, perhaps behind its day: `[weekday [","] ["của"]] "tuần" ["thứ"] WEEK ["của"] "hằng tháng"`, as in
/// `tuần cuối hằng tháng`, `thứ Sáu tuần đầu mỗi tháng`, `thứ Năm của tuần thứ hai hằng tháng`.
pub(super) fn week_of_each_month(input: &str) -> Res<'_, Recurring> {
    let of = (space, opt((char(','), space)), opt((word("của"), space)));
    let (rest, weekday) = opt((weekday, of)).parse(input)?;
    let last = (word("tuần"), space, word("cuối"), opt((space, word("cùng"))));
    let (rest, week) = match { last }.parse(rest) {
        Ok((rest, _)) => (rest, None),
        Err(_) => {
            let (rest, week) = super::period::one_week(rest)?;
            (rest, Some(week))
        }
    };
    let (rest, ()) = of_each_month(rest)?;
    Ok((rest, Recurring::Week { week, weekday: weekday.map(|(day, _)| day) }))
}

/// `NUM "lần"` or `một lần`.
fn times_word(input: &str) -> Res<'_, u16> {
    let (rest, count) = count(input)?;
    let (rest, _) = (space, word("lần")).parse(rest)?;
    Ok((rest, count))
}

fn count(input: &str) -> Res<'_, u16> {
    alt((
        map(verify(digits, |d: &Digits<'_>| d.len() <= 3 && d.value > 0), |d| d.value as u16),
        value(1, word("một")),
        value(2, word("hai")),
        value(3, word("ba")),
    ))
    .parse(input)
}

/// Behind a number: `times = NUM "lần" ("/" / "trong" / "mỗi" / "một") ["một" / NUM] unit`, as in `01 lần/năm`, `2 lần mỗi tháng`;
/// `interval = NUM unit ["/"] ["một" / NUM] "lần"`, as in `6 tháng/lần`, `6 tháng/1 lần`, `1 tháng 2 lần`.
pub(super) fn counted(input: &str) -> Res<'_, Recurring> {
    let (rest, number) = count(input)?;
    let (rest, ()) = space(rest)?;
    if let Ok((rest, ())) = word("lần")(rest) {
        let per = alt((
            value((), (slash, opt((count, space)))),
            value((), (space, alt((word("trong"), word("trên"))), space, opt((count, space)))),
            value((), (space, alt((word("mỗi"), word("một"))), space)),
        ));
        let (rest, unit) = preceded(per, unit).parse(rest)?;
        return Ok((rest, Recurring::Times { count: number, unit }));
    }
    let (rest, unit) = unit(rest)?;
    let Ok(every) = u8::try_from(number) else { return miss(input) };
    if let Ok((rest, _)) = (slash, word("lần")).parse(rest) {
        return Ok((rest, Recurring::Every { count: every, unit }));
    }
    let (rest, times) = preceded(alt((slash, space)), times_word).parse(rest)?;
    if times == 1 {
        Ok((rest, Recurring::Every { count: every, unit }))
    } else if every == 1 {
        Ok((rest, Recurring::Times { count: times, unit }))
    } else {
        miss(input)
    }
}

/// A unit of time alone and how often: `tháng 2 lần`, `năm một lần`; not `lần thứ`, which counts otherwise.
pub(super) fn in_each(input: &str) -> Res<'_, Recurring> {
    let (rest, unit) = unit(input)?;
    let (rest, count) = preceded(space, times_word).parse(rest)?;
    if preceded(space, word("thứ")).parse(rest).is_ok() {
        return miss(input);
    }
    Ok((rest, Recurring::Times { count, unit }))
}

/// A unit of time, longer words first.
pub(super) fn unit(input: &str) -> Res<'_, Unit> {
    alt((
        value(Unit::SchoolYear, word("năm học")),
        value(Unit::Semester, alt((word("học kỳ"), word("hk")))),
        value(Unit::Term, alt((word("nhiệm kỳ"), word("khóa")))),
        value(Unit::Day, word("ngày")),
        value(Unit::Week, word("tuần")),
        value(Unit::Month, word("tháng")),
        value(Unit::Quarter, word("quý")),
        value(Unit::Year, word("năm")),
        value(Unit::Hour, word("giờ")),
        value(Unit::Minute, word("phút")),
    ))
    .parse(input)
}

/// `theo = "theo" unit`, as in `báo cáo theo tháng`; the unit ends the phrase.
pub(super) fn by_unit(input: &str) -> Res<'_, Recurring> {
    let (rest, unit) = preceded((word("theo"), space), unit).parse(input)?;
    let next = crate::grammar::keyword::blanks(rest);
    let open = next.starts_with(|c: char| c.is_alphanumeric());
    if open || matches!(unit, Unit::SchoolYear | Unit::Term | Unit::Hour | Unit::Minute) {
        return miss(input);
    }
    Ok((rest, Recurring::Every { count: 1, unit }))
}

/// `weekday = "thứ" number-of-day / "Chủ nhật" / "T" ("2" / … / "7") / "CN"`; the letters in capitals.
pub(super) fn weekday(input: &str) -> Res<'_, Weekday> {
    let short = |input| {
        let (rest, _) = char('T').parse(input)?;
        digit_of_day(rest)
    };
    alt((
        preceded((word("thứ"), space), number_of_day),
        value(Weekday::Sunday, word("chủ nhật")),
        value(Weekday::Sunday, tag("CN")),
        short,
    ))
    .parse(input)
}

/// `number-of-day = "Hai" / … / "Bảy" / "2" / … / "7"`.
fn number_of_day(input: &str) -> Res<'_, Weekday> {
    alt((
        value(Weekday::Monday, word("hai")),
        value(Weekday::Tuesday, word("ba")),
        value(Weekday::Wednesday, word("tư")),
        value(Weekday::Thursday, word("năm")),
        value(Weekday::Friday, word("sáu")),
        value(Weekday::Saturday, word("bảy")),
        digit_of_day,
    ))
    .parse(input)
}

fn digit_of_day(input: &str) -> Res<'_, Weekday> {
    let (rest, number) = verify(digits, |d: &Digits<'_>| d.len() == 1).parse(input)?;
    let day = match number.value {
        2 => Weekday::Monday,
        3 => Weekday::Tuesday,
        4 => Weekday::Wednesday,
        5 => Weekday::Thursday,
        6 => Weekday::Friday,
        7 => Weekday::Saturday,
        _ => return miss(input),
    };
    Ok((rest, day))
}

/// `weekday *(join (weekday / number-of-day)) ("hằng" / "hàng" / "mỗi") "tuần"`, as in `thứ Sáu hằng tuần`, `thứ 2, 4 và 6 hàng tuần`,
/// `T2, T4, T6 hằng tuần`. Without the last words the letters say nothing: `T4` is also a month, a team, a class.
pub(super) fn every_weekday<'s>(input: &'s str) -> Res<'s, Vec<Piece<'s, Weekday>>> {
    let (mut rest, first) = piece(weekday)(input)?;
    let mut days = vec![first];
    while days.len() < 7 {
        let more = preceded(
            verify(join, |join| *join == Join::And),
            piece(|input| alt((weekday, number_of_day)).parse(input)),
        )
        .parse(rest);
        let Ok((after, day)) = more else { break };
        days.push(day);
        rest = after;
    }
    let (rest, _) =
        (space, alt((word("hằng"), word("hàng"), word("mỗi"))), space, word("tuần")).parse(rest)?;
    Ok((rest, days))
}
