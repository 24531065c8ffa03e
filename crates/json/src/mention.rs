//! Mentions, on the node that they stand in.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::position::Span;

/// A date, a period, an act, a share or the like that a text names.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Mention<'a> {
    /// What sort of mention it is: `date`, `month`, `school_year`, `reference`, `percent`, ….
    pub kind: Cow<'a, str>,
    /// What is written, in EDTF where that can say it: `XXXX-11-20`.
    pub value: Cow<'a, str>,
    /// What that means in its place, in EDTF: `2023-11-20`; absent where nothing tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resolved: Option<Cow<'a, str>>,
    /// How that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<ResolvedBy>,
    /// Whether the bounds of `resolved` are only about right.
    #[serde(default, skip_serializing_if = "is_false")]
    pub approximate: bool,
    /// More about an act.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<Box<Reference<'a>>>,
    /// The words as they stand in the source.
    pub text: Cow<'a, str>,
    /// Where they stand, in bytes.
    pub span: Span,
    /// The line on which they begin, 1-based.
    pub line: u32,
}

/// An act that is cited.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reference<'a> {
    /// The kind of act: `nghị quyết`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<Cow<'a, str>>,
    /// Its number.
    pub number: u32,
    /// The year in its symbol.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<u16>,
    /// The letters of the bodies that issued it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub issuers: Vec<Cow<'a, str>>,
    /// The date of issue that stands beside it, in EDTF.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Cow<'a, str>>,
    /// The symbol as it should be written, where it is written otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub canonical: Option<Cow<'a, str>>,
}

/// How the meaning of a mention is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ResolvedBy {
    /// It is written there, or beside it.
    Explicit,
    /// By the month, quarter or week block that it stands in.
    Block,
    /// By the time that the plan is for.
    Plan,
    /// By its place in a list of months, or by the date of issue.
    Order,
}

impl From<kehoach::mention::ResolvedBy> for ResolvedBy {
    fn from(by: kehoach::mention::ResolvedBy) -> Self {
        use kehoach::mention::ResolvedBy as By;
        match by {
            By::Explicit => Self::Explicit,
            By::Block => Self::Block,
            By::Plan => Self::Plan,
            By::Order => Self::Order,
        }
    }
}

impl<'a> From<&'a kehoach::mention::Reference> for Reference<'a> {
    fn from(reference: &'a kehoach::mention::Reference) -> Self {
        Self {
            kind: reference.kind.map(|kind| Cow::Borrowed(kind.name())),
            number: reference.number,
            year: reference.year,
            issuers: reference.issuers.iter().map(|i| Cow::Borrowed(i.as_str())).collect(),
            date: reference.date.map(|date| Cow::Owned(date.to_string())),
            canonical: reference.canonical.as_deref().map(Cow::Borrowed),
        }
    }
}

#[allow(clippy::trivially_copy_pass_by_ref)]
pub(crate) const fn is_false(flag: &bool) -> bool {
    !*flag
}
