//! The tail of a plan: closing, recipients, signatures.

use std::borrow::Cow;

use super::aside::Aside;
use super::head::{PlaceDate, joined};
use super::own::{Own, own};
use super::text::Text;
use crate::grammar::keyword::is_dash;

/// Phần cuối: what stands below the body.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tail<'s> {
    /// The paragraphs that speak of the plan as a whole: `Trên đây là kế hoạch …`.
    pub closing: Vec<Text<'s>>,
    /// Place and date, where they stand above the signature.
    pub place_date: Option<PlaceDate<'s>>,
    /// Nơi nhận.
    pub recipients: Option<Recipients<'s>>,
    /// Chữ ký, in the order of the text; two that stand side by side from left to right.
    pub signatures: Vec<Signature<'s>>,
    /// `DỰ THẢO` and the like.
    pub stamps: Vec<Text<'s>>,
    /// Rules, notes and page numbers between them.
    pub asides: Vec<Aside<'s>>,
}

impl Tail<'_> {
    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

own!(Tail { closing, place_date, recipients, signatures, stamps, asides; });

impl Tail<'_> {
    /// Gives back the room that its lists grew by.
    pub(super) fn shrink(&mut self) {
        for signature in &mut self.signatures {
            signature.authority.shrink_to_fit();
            signature.position.shrink_to_fit();
            signature.notes.shrink_to_fit();
        }
        self.signatures.shrink_to_fit();
        self.closing.shrink_to_fit();
        self.stamps.shrink_to_fit();
        self.asides.shrink_to_fit();
        if let Some(recipients) = &mut self.recipients {
            recipients.list.shrink_to_fit();
        }
    }
}

/// Nơi nhận: who gets a copy.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Recipients<'s> {
    /// `Nơi nhận:`
    pub text: Text<'s>,
    /// The list behind it.
    pub list: Vec<Recipient<'s>>,
}

own!(Recipients { text, list; });

/// Someone who gets a copy: `Sở Giáo dục và Đào tạo (để b/c);`.
#[derive(Debug, Clone, PartialEq)]
pub struct Recipient<'s> {
    /// The line behind its marker.
    pub text: Text<'s>,
    /// What for, as the brackets say: `để b/c`.
    pub purpose: Option<Cow<'s, str>>,
}

impl Recipient<'_> {
    /// The name alone, without its purpose and the punctuation behind: `Sở Giáo dục và Đào tạo`.
    #[must_use]
    pub fn name(&self) -> &str {
        let end = self.purpose.as_ref().and_then(|_| self.text.rfind('('));
        let name = &self.text[..end.unwrap_or(self.text.len())];
        name.trim_start_matches(|c: char| c.is_whitespace() || is_dash(c))
            .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ';' | '.' | ','))
    }
}

own!(Recipient { text, purpose; });

/// Chữ ký: by which authority, in which position, by whom.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Signature<'s> {
    /// Quyền hạn của người ký: `TM. BAN CHẤP HÀNH`, `KT. HIỆU TRƯỞNG`; a line each.
    pub authority: Vec<Text<'s>>,
    /// Chức vụ: `CHỦ TỊCH`; a line each.
    pub position: Vec<Text<'s>>,
    /// `(Đã ký)`, `(Ký tên, đóng dấu)`.
    pub notes: Vec<Text<'s>>,
    /// Họ và tên.
    pub name: Option<Text<'s>>,
}

impl Signature<'_> {
    /// The authority, its lines joined with one blank; empty where none is named.
    #[must_use]
    pub fn authority_text(&self) -> Cow<'_, str> {
        joined(&self.authority)
    }

    /// The position, its lines joined with one blank; empty where none is named.
    #[must_use]
    pub fn position_text(&self) -> Cow<'_, str> {
        joined(&self.position)
    }
}

own!(Signature { authority, position, notes, name; });
