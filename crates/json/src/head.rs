//! The head of a plan.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::block::Aside;
use crate::position::Text;
use crate::text::Str;
use crate::view::View;

/// Phần đầu: what stands above the bases and the body.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Head<'a> {
    /// Cơ quan ban hành: the issuing bodies, from the highest superior down to the one that issues.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub issuers: Vec<Issuer<'a>>,
    /// Quốc hiệu, Tiêu ngữ and the like.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub motto: Vec<Text<'a>>,
    /// Số, ký hiệu.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<Number<'a>>,
    /// Địa danh và thời gian ban hành.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place_date: Option<PlaceDate<'a>>,
    /// Độ khẩn, độ mật, `DỰ THẢO`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stamps: Vec<Text<'a>>,
    /// `Kính gửi: …`
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub addressees: Vec<Text<'a>>,
    /// Tên loại và trích yếu.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Title<'a>>,
    /// Rules and what is no part of the plan.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub asides: Vec<Aside<'a>>,
}

/// Cơ quan ban hành.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Issuer<'a> {
    /// The whole name.
    pub name: Str<'a>,
    /// The lines that it takes.
    pub lines: Vec<Text<'a>>,
}

/// Số, ký hiệu.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Number<'a> {
    /// The number; absent where a draft leaves it blank.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<Str<'a>>,
    /// The symbol as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub symbol: Option<Str<'a>>,
    /// The line as it stands.
    pub text: Text<'a>,
}

/// Địa danh và thời gian ban hành.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlaceDate<'a> {
    /// The place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Str<'a>>,
    /// The date in EDTF, `XX` for what a draft leaves blank.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Str<'a>>,
    /// The line as it stands.
    pub text: Text<'a>,
}

/// Tên loại và trích yếu.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Title<'a> {
    /// The whole title, its lines joined with one blank.
    pub text: Str<'a>,
    /// The kind of document in lower case: `kế hoạch`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<Str<'a>>,
    /// The lines that it takes.
    pub lines: Vec<Text<'a>>,
}

impl<'a> Head<'a> {
    pub(crate) fn of(head: &'a kehoach::plan::Head<'_>, view: &View<'a, '_>) -> Self {
        Self {
            issuers: head
                .issuers
                .iter()
                .map(|issuer| Issuer {
                    name: issuer.name().into(),
                    lines: view.texts(&issuer.lines),
                })
                .collect(),
            motto: view.texts(&head.motto),
            number: head.number.as_ref().map(|number| Number {
                number: number.number.as_deref().map(Str::from),
                symbol: number.symbol.as_deref().map(Str::from),
                text: view.text(&number.text),
            }),
            place_date: head.place_date.as_ref().map(|p| PlaceDate::of(p, view)),
            stamps: view.texts(&head.stamps),
            addressees: view.texts(&head.addressees),
            title: head.title.as_ref().map(|title| Title {
                text: title.text().into(),
                kind: title.kind.as_deref().map(Str::from),
                lines: view.texts(&title.lines),
            }),
            asides: view.asides(&head.asides),
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl<'a> PlaceDate<'a> {
    pub(crate) fn of(place_date: &'a kehoach::plan::PlaceDate<'_>, view: &View<'a, '_>) -> Self {
        Self {
            place: place_date.place.as_deref().map(Str::from),
            date: place_date.date.as_ref().map(Str::print),
            text: view.text(&place_date.text),
        }
    }
}
