//! The tail of a plan.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::block::Aside;
use crate::head::PlaceDate;
use crate::position::Text;
use crate::text::Str;
use crate::view::View;

/// Phần cuối: what stands below the body.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Tail<'a> {
    /// The paragraphs that speak of the plan as a whole.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub closing: Vec<Text<'a>>,
    /// Place and date above the signature.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place_date: Option<PlaceDate<'a>>,
    /// Nơi nhận.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recipients: Option<Recipients<'a>>,
    /// Chữ ký; two that stand side by side from left to right.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub signatures: Vec<Signature<'a>>,
    /// `DỰ THẢO` and the like.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stamps: Vec<Text<'a>>,
    /// Rules and what is no part of the plan.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub asides: Vec<Aside<'a>>,
}

/// Nơi nhận.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Recipients<'a> {
    /// `Nơi nhận:`
    pub text: Text<'a>,
    /// Who gets a copy.
    pub list: Vec<Recipient<'a>>,
}

/// Someone who gets a copy.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Recipient<'a> {
    /// Who, without the purpose: `Sở Giáo dục và Đào tạo`.
    pub name: Str<'a>,
    /// What for: `để b/c`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purpose: Option<Str<'a>>,
    /// The line as it stands.
    pub text: Text<'a>,
}

/// Chữ ký.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Signature<'a> {
    /// Quyền hạn: `TM. BAN CHẤP HÀNH`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authority: Vec<Text<'a>>,
    /// Chức vụ: `CHỦ TỊCH`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub position: Vec<Text<'a>>,
    /// `(Đã ký)`
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Text<'a>>,
    /// Họ và tên.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Text<'a>>,
}

impl<'a> Tail<'a> {
    pub(crate) fn of(tail: &'a kehoach::plan::Tail<'_>, view: &View<'a, '_>) -> Self {
        Self {
            closing: view.texts(&tail.closing),
            place_date: tail.place_date.as_ref().map(|p| PlaceDate::of(p, view)),
            recipients: tail.recipients.as_ref().map(|recipients| Recipients {
                text: view.text(&recipients.text),
                list: recipients
                    .list
                    .iter()
                    .map(|recipient| Recipient {
                        name: Str::from(recipient.name()),
                        purpose: recipient.purpose.as_deref().map(Str::from),
                        text: view.text(&recipient.text),
                    })
                    .collect(),
            }),
            signatures: tail
                .signatures
                .iter()
                .map(|signature| Signature {
                    authority: view.texts(&signature.authority),
                    position: view.texts(&signature.position),
                    notes: view.texts(&signature.notes),
                    name: signature.name.as_ref().map(|name| view.text(name)),
                })
                .collect(),
            stamps: view.texts(&tail.stamps),
            asides: view.asides(&tail.asides),
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
