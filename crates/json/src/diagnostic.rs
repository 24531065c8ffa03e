//! Diagnostics.

use kehoach::Lang;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::position::Span;
use crate::text::Str;
use crate::view::View;

/// Something that was noticed about the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Diagnostic<'a> {
    /// Which one it is, in kebab-case: `ordinal-skipped`.
    pub id: Str<'a>,
    /// How much it matters.
    pub severity: Severity,
    /// What it is about, in bytes.
    pub span: Span,
    /// The line on which that begins, 1-based.
    pub line: u32,
    /// What was noticed, in English.
    pub message: Str<'a>,
    /// The same in Vietnamese.
    pub message_vi: Str<'a>,
    /// What to do about it, in English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<Str<'a>>,
    /// The same in Vietnamese.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help_vi: Option<Str<'a>>,
    /// What stands in the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub found: Option<Str<'a>>,
    /// What should stand there, or what it was compared with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected: Option<Str<'a>>,
    /// The other place that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub related: Option<Span>,
}

/// How much a diagnostic matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Worth knowing; nothing need be wrong.
    Info,
    /// Probably a slip in the text, or a place where it was read with doubt.
    Warning,
    /// The plan that comes out can't be relied on.
    Error,
}

impl<'a> Diagnostic<'a> {
    pub(crate) fn of(diagnostic: &'a kehoach::Diagnostic, view: &View<'a, '_>) -> Self {
        Self {
            id: Str::from(diagnostic.code.as_str()),
            severity: match diagnostic.severity {
                kehoach::Severity::Info => Severity::Info,
                kehoach::Severity::Warning => Severity::Warning,
                kehoach::Severity::Error => Severity::Error,
            },
            span: diagnostic.span.into(),
            line: view.line(diagnostic.span),
            message: Str::from(diagnostic.message(Lang::En)),
            message_vi: Str::from(diagnostic.message(Lang::Vi)),
            help: diagnostic.help(Lang::En).map(Str::from),
            help_vi: diagnostic.help(Lang::Vi).map(Str::from),
            found: diagnostic.found.as_deref().map(Str::from),
            expected: diagnostic.expected.as_deref().map(Str::from),
            related: diagnostic.related.map(Span::from),
        }
    }
}
