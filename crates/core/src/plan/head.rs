//! The head of a plan: who issues it, its number, place and date, and its title.

use std::borrow::Cow;

use super::aside::Aside;
use super::own::{Own, own};
use super::text::Text;
use crate::time::Date;

/// Phần đầu: what stands above the bases and the body.
///
/// Every part may be missing; a plan that is attached to another often has nothing but a title.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Head<'s> {
    /// Cơ quan ban hành: the issuing bodies from the highest superior down to the one that issues.
    pub issuers: Vec<Issuer<'s>>,
    /// Quốc hiệu, Tiêu ngữ, or the line of the Party or the Youth Union; a line each.
    pub motto: Vec<Text<'s>>,
    /// Số, ký hiệu.
    pub number: Option<Number<'s>>,
    /// Địa danh và thời gian ban hành.
    pub place_date: Option<PlaceDate<'s>>,
    /// Độ khẩn, độ mật, `DỰ THẢO`.
    pub stamps: Vec<Text<'s>>,
    /// `Kính gửi: …`
    pub addressees: Vec<Text<'s>>,
    /// Tên loại và trích yếu.
    pub title: Option<Title<'s>>,
    /// Rules that part the head, page numbers, what a web page put around it.
    pub asides: Vec<Aside<'s>>,
}

impl<'s> Head<'s> {
    /// Gives back the room that its lists grew by.
    pub(super) fn shrink(&mut self) {
        self.issuers.iter_mut().for_each(|issuer| issuer.lines.shrink_to_fit());
        self.issuers.shrink_to_fit();
        self.motto.shrink_to_fit();
        self.stamps.shrink_to_fit();
        self.addressees.shrink_to_fit();
        self.asides.shrink_to_fit();
        if let Some(title) = &mut self.title {
            title.lines.shrink_to_fit();
        }
    }

    /// The body that issues the plan: the last that the head names.
    #[must_use]
    pub fn issuer(&self) -> Option<&Issuer<'s>> {
        self.issuers.last()
    }

    /// Cơ quan chủ quản: the bodies above the one that issues, the highest first.
    #[must_use]
    pub fn superiors(&self) -> &[Issuer<'s>] {
        self.issuers.split_last().map_or(&[], |(_, above)| above)
    }

    /// Whether the head holds nothing at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

own!(Head { issuers, motto, number, place_date, stamps, addressees, title, asides; });

/// Cơ quan ban hành: an issuing body, by name.
#[derive(Debug, Clone, PartialEq)]
pub struct Issuer<'s> {
    /// The lines of its name: `ỦY BAN NHÂN DÂN`, `XÃ TÂN HÒA`.
    pub lines: Vec<Text<'s>>,
}

impl Issuer<'_> {
    /// The whole name, its lines joined with one blank.
    #[must_use]
    pub fn name(&self) -> Cow<'_, str> {
        joined(&self.lines)
    }
}

own!(Issuer { lines; });

/// Số, ký hiệu: `Số: 888/KH-PGDĐT`.
#[derive(Debug, Clone, PartialEq)]
pub struct Number<'s> {
    /// The line as it stands, `Số` included.
    pub text: Text<'s>,
    /// The number: `888`; nothing where a draft leaves it blank.
    pub number: Option<Cow<'s, str>>,
    /// The symbol as written, blanks included: `KH-PGDĐT`.
    pub symbol: Option<Cow<'s, str>>,
}

impl Number<'_> {
    /// Whether the number is left blank, as in drafts: `Số:     /KH-UBND`.
    #[must_use]
    pub const fn is_blank(&self) -> bool {
        self.number.is_none()
    }
}

own!(Number { text, number, symbol; });

/// Địa danh và thời gian ban hành: `Thanh Oai, ngày 20 tháng 9 năm 2022`.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceDate<'s> {
    /// The line as it stands.
    pub text: Text<'s>,
    /// The place: `Thanh Oai`.
    pub place: Option<Cow<'s, str>>,
    /// The date, as far as it is filled in.
    pub date: Option<Date>,
}

own!(PlaceDate { text, place; date });

/// Tên loại và trích yếu nội dung: `KẾ HOẠCH` and the lines that say what it is about.
#[derive(Debug, Clone, PartialEq)]
pub struct Title<'s> {
    /// Tên loại: the kind of document in lower case, such as `kế hoạch`; nothing where no line names one.
    pub kind: Option<Cow<'s, str>>,
    /// The lines of the title.
    pub lines: Vec<Text<'s>>,
}

impl Title<'_> {
    /// The whole title, its lines joined with one blank.
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        joined(&self.lines)
    }
}

own!(Title { kind, lines; });

pub(crate) fn joined<'t>(lines: &'t [Text<'_>]) -> Cow<'t, str> {
    match lines {
        [] => Cow::Borrowed(""),
        [only] => Cow::Borrowed(only.as_str()),
        lines => Cow::Owned(lines.iter().map(Text::as_str).collect::<Vec<_>>().join(" ")),
    }
}
