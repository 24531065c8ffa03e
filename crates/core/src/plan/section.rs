//! Sections, items, fields and paragraphs: what a body is made of.

use std::borrow::Cow;

use super::Block;
use super::own::{Own, own};
use super::text::Text;
use crate::grammar::field::{FieldLine, field};
use crate::lines::Marker;
use crate::outline::{Ordinal, ordinal_label};
use crate::span::Span;

/// Phần, chương, mục, khoản, điểm: a block with an ordinal, whether its text is a heading or a whole paragraph.
#[derive(Debug, Clone, PartialEq)]
pub struct Section<'s> {
    /// Its number and how it is written.
    pub ordinal: Ordinal,
    /// How deep it stands among sections, from 1.
    pub level: u8,
    /// Its text behind the ordinal; empty where nothing follows it.
    pub text: Text<'s>,
    /// From its ordinal to the end of the last block in it.
    pub span: Span,
    /// What stands in it.
    pub children: Box<[Block<'s>]>,
}

impl Section<'_> {
    /// The ordinal without its punctuation: `II`, `1.2`, `đ`, `Phần thứ nhất`, `Điều 3`.
    #[must_use]
    pub fn label(&self) -> String {
        ordinal_label(&self.ordinal)
    }
}

own!(Section { text, children; ordinal, level, span });

/// Gạch đầu dòng: a bulleted block.
#[derive(Debug, Clone, PartialEq)]
pub struct Item<'s> {
    /// Its marker; every dash is `-`.
    pub marker: Marker,
    /// Its text behind the marker.
    pub text: Text<'s>,
    /// From its marker to the end of the last block in it.
    pub span: Span,
    /// The items and paragraphs that hang from it.
    pub children: Box<[Block<'s>]>,
}

impl Item<'_> {
    /// The key of an item whose text is `key: value`, such as `Thời gian` of `- Thời gian: 15/9/2023`.
    #[must_use]
    pub fn key(&self) -> Option<&str> {
        self.field().map(|f| f.key)
    }

    /// The value behind the [key](Self::key), empty where the item ends with the colon.
    #[must_use]
    pub fn value(&self) -> Option<&str> {
        self.field().map(|f| f.value)
    }

    fn field(&self) -> Option<FieldLine<'_>> {
        field(&self.text.text)
    }
}

own!(Item { text, children; marker, span });

/// Trường: a `key: value` line about the block above, such as `Thời gian thực hiện: Thường xuyên.`
#[derive(Debug, Clone, PartialEq)]
pub struct Field<'s> {
    /// What stands before the colon.
    pub key: Cow<'s, str>,
    /// What stands behind it; empty where the value follows as a list.
    pub value: Cow<'s, str>,
    /// The whole line.
    pub text: Text<'s>,
    /// From the key to the end of the last block in it.
    pub span: Span,
    /// The list behind a field that ends with the colon.
    pub children: Box<[Block<'s>]>,
}

own!(Field { key, value, text, children; span });

/// Đoạn văn: running text, with the list that it introduces.
#[derive(Debug, Clone, PartialEq)]
pub struct Paragraph<'s> {
    /// Its text.
    pub text: Text<'s>,
    /// From its first letter to the end of the last block in it.
    pub span: Span,
    /// The list that it owns, where it ends with a colon.
    pub children: Box<[Block<'s>]>,
}

own!(Paragraph { text, children; span });
