//! Mentions: the dates, periods, references, targets and names that a text holds.
//!
//! [`find`] walks a text once. A word that may begin a mention is folded to a key, the key picks the grammar, and
//! everything else is skipped; numbers are read where they stand, with what stands to their left in mind. So `8/3` is
//! a day behind `mừng`, a share before `đồng chí`, and neither behind `lớp`.
//!
//! Values say what is written ([`Value`], printed in EDTF); what a value means in its place is its [`Resolution`],
//! see [`resolve`].
//!
//! ```
//! use kehoach::mention::{find, Kind};
//!
//! let (mut mentions, mut doubts) = (Vec::new(), Vec::new());
//! find("Trước ngày 15/9/2022 nộp 100% hồ sơ", 0, &mut mentions, &mut doubts);
//! let date = mentions.iter().find(|m| m.kind() == Kind::Date).unwrap();
//! assert_eq!(date.value.to_string(), "2022-09-15");
//! assert_eq!(date.span.range(), 15..24);
//! ```

use std::fmt;

use crate::Span;
use crate::grammar::keyword::words;
use crate::time::{
    Clock, Date, DayPart, Deadline, Duration, Interval, Lunar, Month, Months, Part, PartOf,
    Quarter, Recurring, SchoolYear, Season, Semester, Week, Year, Years,
};

pub mod abbreviation;
mod act;
mod amount;
mod clock;
mod compose;
mod date;
mod lunar;
mod number;
mod organisation;
mod period;
mod quantity;
mod recurring;
mod reference;
mod resolve;
mod scan;
#[expect(clippy::type_complexity, reason = "rows of tables")]
pub(crate) mod tables;
#[cfg(test)]
mod tables_source;
mod target;
#[cfg(test)]
mod tests;
mod year;

pub use act::Act;
pub use amount::Amount;
pub use organisation::Organisation;
pub use quantity::{Number, Ratio};
pub use reference::{ActKind, KnownAct, Reference};
pub use resolve::{Context, resolve};
pub use target::{Bound, Target, TargetValue};

/// Something that a text says about time, acts, numbers or names, and where it says so.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// Where it stands: byte offsets, relative to the text given to [`find`] plus its `offset`.
    pub span: Span,
    /// What is written.
    pub value: Value,
    /// What that means in its place, where it is known.
    pub resolved: Option<Resolution>,
}

impl Mention {
    /// What sort of mention it is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.value.kind()
    }
}

/// The sorts of mentions; [`as_str`](Kind::as_str) gives the name that tables and JSON use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A day, perhaps without its year: `20/11`, `ngày 20 tháng 9 năm 2022`.
    Date,
    /// A day of a month that is not named: `ngày 15`.
    Day,
    /// A month: `tháng 9/2023`.
    Month,
    /// A year: `năm 2024`.
    Year,
    /// Several years: `nhiệm kỳ 2023-2028`.
    Years,
    /// A school year: `năm học 2023-2024`.
    SchoolYear,
    /// A quarter: `quý I/2024`.
    Quarter,
    /// A half of a school year: `học kỳ I`.
    Semester,
    /// A week of a month: `tuần 4 tháng 9/2022`.
    Week,
    /// A week of a school year: `tuần 12`.
    SchoolWeek,
    /// Whole months counted from the beginning or the end of a year: `6 tháng đầu năm 2023`.
    Range,
    /// From one day or month to another: `từ 01/9 đến 15/9/2023`; its ends are mentions of their own.
    Interval,
    /// A part of a month or a year: `đầu tháng 9`, `cuối năm`.
    Part,
    /// A season: `hè 2024`.
    Season,
    /// A limit in time: `trước ngày 15/9/2022`; its date is a mention of its own.
    Deadline,
    /// How often: `hằng tháng`, `thường xuyên`.
    Recurring,
    /// A day of the lunar calendar: `rằm tháng Giêng`.
    Lunar,
    /// A time of day: `7h30`.
    Clock,
    /// How long: `02 ngày`.
    Duration,
    /// An act cited by number and symbol: `Nghị quyết số 29-NQ/TW`.
    Reference,
    /// A percentage: `100%`.
    Percent,
    /// A share in whole numbers: `4/4 tổ`.
    Ratio,
    /// A count with its unit, or money: `05 người`, `200.000 đồng`.
    Amount,
    /// A figure to reach: `từ 80% đoàn viên trở lên đạt …`; its numbers are mentions of their own.
    Target,
    /// An act by its name or its bare number: `Luật Giáo dục`, `Nghị quyết 29`, `Nghị quyết TW6`.
    Act,
    /// A body: `LĐLĐ huyện`, `Sở Giáo dục và Đào tạo`.
    Organisation,
}

impl Kind {
    /// Every kind, in the order of the documentation.
    pub const ALL: [Self; 26] = [
        Self::Date,
        Self::Day,
        Self::Month,
        Self::Year,
        Self::Years,
        Self::SchoolYear,
        Self::Quarter,
        Self::Semester,
        Self::Week,
        Self::SchoolWeek,
        Self::Range,
        Self::Interval,
        Self::Part,
        Self::Season,
        Self::Deadline,
        Self::Recurring,
        Self::Lunar,
        Self::Clock,
        Self::Duration,
        Self::Reference,
        Self::Percent,
        Self::Ratio,
        Self::Amount,
        Self::Target,
        Self::Act,
        Self::Organisation,
    ];

    /// The name of the kind, in lower case.
    ///
    /// ```
    /// use kehoach::mention::Kind;
    ///
    /// assert_eq!(Kind::SchoolYear.as_str(), "school_year");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Day => "day",
            Self::Month => "month",
            Self::Year => "year",
            Self::Years => "years",
            Self::SchoolYear => "school_year",
            Self::Quarter => "quarter",
            Self::Semester => "semester",
            Self::Week => "week",
            Self::SchoolWeek => "school_week",
            Self::Range => "range",
            Self::Interval => "interval",
            Self::Part => "part",
            Self::Season => "season",
            Self::Deadline => "deadline",
            Self::Recurring => "recurring",
            Self::Lunar => "lunar",
            Self::Clock => "clock",
            Self::Duration => "duration",
            Self::Reference => "reference",
            Self::Percent => "percent",
            Self::Ratio => "ratio",
            Self::Amount => "amount",
            Self::Target => "target",
            Self::Act => "act",
            Self::Organisation => "organisation",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What a mention says, as it is written.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A day of a month, perhaps without its year; where a draft leaves blanks, without its day or month.
    Date(Date),
    /// A day of a month that is not named, 1 to 31.
    Day(u8),
    /// A month.
    Month(Month),
    /// A year.
    Year(Year),
    /// Years from one to another.
    Years(Years),
    /// A school year.
    SchoolYear(SchoolYear),
    /// A quarter.
    Quarter(Quarter),
    /// A half of a school year.
    Semester(Semester),
    /// A week of a month or of a school year.
    Week(Week),
    /// Whole months from the beginning or the end of a year.
    Range(Months),
    /// From one day, month or year to another.
    Interval(Box<Interval>),
    /// A part of a month, a year or a school year.
    Part(Part, PartOf),
    /// A limit in time.
    Deadline(Deadline),
    /// A season, perhaps with its year.
    Season(Season, Option<Year>),
    /// How often.
    Recurring(Recurring),
    /// A day of the lunar calendar.
    Lunar(Lunar),
    /// A time of day.
    Clock(Clock),
    /// The part of the day before a day: `sáng 20/11`.
    DayPart(DayPart),
    /// How long.
    Duration(Duration),
    /// An act, by number and symbol.
    Reference(Box<Reference>),
    /// A percentage.
    Percent(Box<Number>),
    /// A share in whole numbers.
    Ratio(Ratio),
    /// A count with its unit, or money.
    Amount(Box<Amount>),
    /// A figure to reach.
    Target(Box<Target>),
    /// An act without number and symbol.
    Act(Box<Act>),
    /// A body.
    Organisation(Box<Organisation>),
}

impl Value {
    /// What sort of mention it is.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Date(_) => Kind::Date,
            Self::Day(_) => Kind::Day,
            Self::Month(_) => Kind::Month,
            Self::Year(_) => Kind::Year,
            Self::Years(_) => Kind::Years,
            Self::SchoolYear(_) => Kind::SchoolYear,
            Self::Quarter(_) => Kind::Quarter,
            Self::Semester(_) => Kind::Semester,
            Self::Week(Week { month: None, .. }) => Kind::SchoolWeek,
            Self::Week(_) => Kind::Week,
            Self::Range(_) => Kind::Range,
            Self::Interval(_) => Kind::Interval,
            Self::Part(..) => Kind::Part,
            Self::Season(..) => Kind::Season,
            Self::Deadline(_) => Kind::Deadline,
            Self::Amount(_) => Kind::Amount,
            Self::Target(_) => Kind::Target,
            Self::Act(_) => Kind::Act,
            Self::Organisation(_) => Kind::Organisation,
            Self::Recurring(_) => Kind::Recurring,
            Self::Lunar(_) => Kind::Lunar,
            Self::Clock(_) | Self::DayPart(_) => Kind::Clock,
            Self::Duration(_) => Kind::Duration,
            Self::Reference(_) => Kind::Reference,
            Self::Percent(_) => Kind::Percent,
            Self::Ratio(_) => Kind::Ratio,
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(date) => date.fmt(f),
            Self::Day(day) => write!(f, "XXXX-XX-{day:02}"),
            Self::Month(month) => month.fmt(f),
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Years(years) => years.fmt(f),
            Self::SchoolYear(school_year) => school_year.fmt(f),
            Self::Quarter(quarter) => quarter.fmt(f),
            Self::Semester(semester) => semester.fmt(f),
            Self::Week(week) => week.fmt(f),
            Self::Range(months) => months.fmt(f),
            Self::Interval(interval) => interval.fmt(f),
            Self::Part(part, of) => write!(f, "{part} {of}"),
            Self::Deadline(deadline) => deadline.fmt(f),
            Self::Season(season, Some(year)) => write!(f, "{year:04}-{}", *season as u8),
            Self::Season(season, None) => write!(f, "XXXX-{}", *season as u8),
            Self::Recurring(recurring) => recurring.fmt(f),
            Self::Lunar(lunar) => lunar.fmt(f),
            Self::Clock(clock) => clock.fmt(f),
            Self::DayPart(part) => part.fmt(f),
            Self::Duration(duration) => duration.fmt(f),
            Self::Reference(reference) => reference.fmt(f),
            Self::Percent(number) => write!(f, "{number}%"),
            Self::Ratio(ratio) => ratio.fmt(f),
            Self::Amount(amount) => amount.fmt(f),
            Self::Target(target) => target.fmt(f),
            Self::Act(act) => act.fmt(f),
            Self::Organisation(organisation) => organisation.fmt(f),
        }
    }
}

/// What a mention means in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Resolution {
    /// The days, months or years that are meant.
    pub value: Moment,
    /// How that is known.
    pub by: ResolvedBy,
    /// Whether the bounds are only about right, as those of `cuối tháng 9` or `học kỳ I`.
    pub approximate: bool,
}

impl fmt::Display for Resolution {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.value, if self.approximate { "~" } else { "" })
    }
}

/// A day, a month, a quarter, a year, or the time from one day or month to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// A day.
    Date(Date),
    /// A month.
    Month(Month),
    /// A quarter.
    Quarter(Quarter),
    /// A year.
    Year(Year),
    /// From one to another.
    Interval(Interval),
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(date) => date.fmt(f),
            Self::Month(month) => month.fmt(f),
            Self::Quarter(quarter) => quarter.fmt(f),
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Interval(interval) => interval.fmt(f),
        }
    }
}

/// How the meaning of a mention is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ResolvedBy {
    /// It is written there, or beside it: the left side of `từ 10/6 đến 30/8/2025`.
    Explicit,
    /// By the month, quarter or week block that it stands in.
    Block,
    /// By the time that the plan is for.
    Plan,
    /// By its place in a list of months, or by the date of issue.
    Order,
}

impl ResolvedBy {
    /// The name, in lower case.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Explicit => "explicit",
            Self::Block => "block",
            Self::Plan => "plan",
            Self::Order => "order",
        }
    }
}

/// Something in a text that looks wrong; facts only, the diagnostics are made from them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// Where it stands.
    pub span: Span,
    /// What is wrong.
    pub what: DoubtKind,
    /// What is probably meant, ready to be put in its place.
    pub suggestion: Option<String>,
}

/// What may be wrong with an expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DoubtKind {
    /// A day that no calendar has (`31/11/2023`), or a damaged one (`03/02/204`).
    DateImpossible,
    /// `tháng` typed for `năm`: `ngày 05 tháng 3 tháng 2020`.
    DateWordWrong,
    /// A school year that does not end in the year after its first: `năm học 2020-2022`.
    SchoolYearLength,
    /// `29/NQ-TW` for `29-NQ/TW`.
    ReferenceSeparatorsSwapped,
    /// A number that needs its year and lacks it: `11/TT-BGDĐT`.
    ReferenceYearMissing,
    /// The word and the letters name different kinds: `Quyết định số 1506/KH-BGDĐT`.
    ReferenceKindMismatch,
    /// The letters of the kind are missing: `16/2008/BGDĐT`.
    ReferenceKindMissing,
    /// Letters of the issuer that this kind of act does not bear: `05-CT/BCT`.
    ReferenceIssuerSuffix,
    /// A misspelt part: `TƯ` for `TW`, `Ttg` for `TTg`.
    ReferenceSpelling,
}

impl DoubtKind {
    /// The name, in kebab case.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::DateImpossible => "date-impossible",
            Self::DateWordWrong => "date-word-wrong",
            Self::SchoolYearLength => "school-year-length",
            Self::ReferenceSeparatorsSwapped => "reference-separators-swapped",
            Self::ReferenceYearMissing => "reference-year-missing",
            Self::ReferenceKindMismatch => "reference-kind-mismatch",
            Self::ReferenceKindMissing => "reference-kind-missing",
            Self::ReferenceIssuerSuffix => "reference-issuer-suffix",
            Self::ReferenceSpelling => "reference-spelling",
        }
    }
}

/// Whether the text behind a mention says its year by how it lies to another one, so that no place tells it:
/// `15/12 năm trước`, `từ 15/12 năm trước đến 14/12 năm báo cáo`.
pub(crate) fn lies_in_another_year(mention: &Mention, text: &str) -> bool {
    let open = |date: Option<Date>| date.is_some_and(|date| date.year.is_none());
    let open = match &mention.value {
        Value::Date(date) => date.year.is_none(),
        Value::Month(month) => month.year.is_none(),
        Value::Quarter(quarter) => quarter.year.is_none(),
        Value::Deadline(deadline) => deadline.date.year.is_none(),
        Value::Interval(interval) => open(interval.from) || open(interval.to),
        _ => false,
    };
    let behind = || text.get(mention.span.end()..).and_then(year::relative).is_some();
    // The left end of an interval has its year inside.
    let inside = || {
        let both = matches!(mention.value, Value::Interval(_));
        let written = text.get(mention.span.range()).filter(|_| both).unwrap_or("");
        words(written).any(|word| year::relative(word).is_some())
    };
    open && (behind() || inside())
}

/// Finds every mention in one text, in order of place.
///
/// The text is a block of the outline, in NFC; line ends in it count as blanks. Spans are relative to `text`, plus
/// `offset`. Mentions that cover others (a deadline covers its date) come before what they cover.
pub fn find(text: &str, offset: usize, out: &mut Vec<Mention>, doubts: &mut Vec<Doubt>) {
    let first = out.len();
    scan::Scanner::new(text, offset, out, doubts).run();
    compose::compose(text, offset, first, out);
}
