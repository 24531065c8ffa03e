//! Mentions, on the node that they stand in.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::position::Span;
use crate::text::Str;

/// A date, a period, an act, a share or the like that a text names.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Mention<'a> {
    /// What sort of mention it is: `date`, `month`, `school_year`, `reference`, `percent`, ….
    pub kind: Str<'a>,
    /// What is written, in EDTF where that can say it: `XXXX-11-20`.
    pub value: Str<'a>,
    /// What that means in its place, in EDTF: `2023-11-20`; absent where nothing tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resolved: Option<Str<'a>>,
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
    pub text: Str<'a>,
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
    pub kind: Option<Str<'a>>,
    /// Its number.
    pub number: u32,
    /// The year in its symbol.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<u16>,
    /// The letters of the bodies that issued it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub issuers: Vec<Str<'a>>,
    /// The date of issue that stands beside it, in EDTF.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Str<'a>>,
    /// The symbol as it should be written, where it is written otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub canonical: Option<Str<'a>>,
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
            kind: reference.kind.map(|kind| Str::from(kind.name())),
            number: reference.number,
            year: reference.year,
            issuers: reference.issuers().map(Str::from).collect(),
            date: reference.date.as_ref().map(Str::print),
            canonical: reference.canonical.as_deref().map(Str::from),
        }
    }
}

#[allow(clippy::trivially_copy_pass_by_ref)]
pub(crate) const fn is_false(flag: &bool) -> bool {
    !*flag
}
