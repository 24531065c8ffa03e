//! A whole document.

use kehoach::Parsed;
use kehoach::plan as model;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::activity::Activity;
use crate::block::Block;
use crate::diagnostic::Diagnostic;
use crate::error::{Error, ErrorKind};
use crate::head::Head;
use crate::position::{Span, Text};
use crate::tail::Tail;
use crate::text::Str;
use crate::time::Timeframe;
use crate::view::{Paths, View};

/// The format that this version writes and reads.
pub const FORMAT: &str = "kehoach/1";

/// A plan with its source's facts, its coverage and its diagnostics.
///
/// All spans are ranges of bytes (UTF-8) of the source as it came, all lines are 1-based.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Document<'a> {
    /// `kehoach/1`.
    pub format: Str<'a>,
    /// What the plan was read from.
    pub source: Source<'a>,
    /// Phần đầu.
    #[serde(default, skip_serializing_if = "Head::is_empty")]
    pub head: Head<'a>,
    /// Căn cứ.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bases: Vec<Text<'a>>,
    /// The sentence that ends the head.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enacting: Option<Text<'a>>,
    /// The time that the plan is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timeframe: Option<Timeframe<'a>>,
    /// Nội dung.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub body: Vec<Block<'a>>,
    /// Phần cuối.
    #[serde(default, skip_serializing_if = "Tail::is_empty")]
    pub tail: Tail<'a>,
    /// Phụ lục.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub appendices: Vec<Appendix<'a>>,
    /// Plans that follow the first in the same document.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<Attachment<'a>>,
    /// Hoạt động: what is to be done, a row each, derived from the schedule or the sections.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub activities: Vec<Activity<'a>>,
    /// How the lines of the document were placed.
    pub coverage: Coverage,
    /// Whether the text looks like a plan, and why.
    pub evidence: Evidence,
    /// What was noticed, in the order of the text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub diagnostics: Vec<Diagnostic<'a>>,
}

/// What a plan was read from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source<'a> {
    /// The kind of file that the text was read from: `docx`, `doc`, `odt`, `rtf`, `html`, `pdf`, `txt`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub format: Option<Str<'a>>,
    /// The encoding of a text file: `utf-8`, `tcvn3`, … Spans are bytes of the text in UTF-8 all the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encoding: Option<Str<'a>>,
    /// How long the text is, in bytes.
    pub bytes: u32,
    /// How many lines it has.
    pub lines: u32,
    /// What was repaired before it was read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub repairs: Vec<Repair<'a>>,
}

/// A change to the text before it was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Repair<'a> {
    /// What was wrong: `nfc`, `tcvn3`, `vni`, `d-look-alike`, `damage`, `mojibake`, `soft-hyphen`, `markup`.
    pub kind: Str<'a>,
    /// Where, in bytes of the source as it came.
    pub span: Span,
    /// The line on which it begins, 1-based.
    pub line: u32,
    /// What stood there.
    pub from: Str<'a>,
    /// What was read instead.
    pub to: Str<'a>,
}

/// How many of the lines that are not blank were placed how.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Coverage {
    /// All lines that are not blank.
    pub lines: u32,
    /// Lines that a rule placed.
    pub by_rule: u32,
    /// Running text, placed by what it stands in.
    pub by_fallback: u32,
    /// Running text that stands in nothing.
    pub left_over: u32,
}

/// Whether the text looks like a plan, and the facts that the judgement rests on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// Whether it looks like a plan.
    pub is_plan: bool,
    /// What the facts weigh together; from 3 on it is taken for a plan.
    pub points: i8,
    /// Whether a title names a kind of plan.
    pub plan_title: bool,
    /// Whether the first title names another kind of document.
    pub other_title: bool,
    /// How many forms of a head it has, at most 6.
    pub head_forms: u8,
    /// How many forms of a tail it has, at most 3.
    pub tail_forms: u8,
    /// How many sections it has.
    pub sections: u32,
    /// How many of them count on from the one before them.
    pub in_sequence: u32,
    /// How many of them are articles.
    pub articles: u32,
    /// How many blocks of time it has.
    pub periods: u32,
    /// How many of those begin before the one before them.
    pub periods_back: u32,
    /// How many items it has.
    pub items: u32,
    /// How many times a body goes on behind a tail, or a letterhead has no title.
    pub returns: u32,
    /// Of 100 lines, how many are left over.
    pub left_over_percent: u8,
}

impl From<model::Coverage> for Coverage {
    fn from(coverage: model::Coverage) -> Self {
        Self {
            lines: coverage.lines(),
            by_rule: coverage.by_rule,
            by_fallback: coverage.by_fallback,
            left_over: coverage.left_over,
        }
    }
}

impl From<model::Evidence> for Evidence {
    fn from(evidence: model::Evidence) -> Self {
        Self {
            is_plan: evidence.is_plan(),
            points: evidence.points(),
            plan_title: evidence.plan_title,
            other_title: evidence.other_title,
            head_forms: evidence.head_forms,
            tail_forms: evidence.tail_forms,
            sections: evidence.sections,
            in_sequence: evidence.in_sequence,
            articles: evidence.articles,
            periods: evidence.periods,
            periods_back: evidence.periods_back,
            items: evidence.items,
            returns: evidence.returns,
            left_over_percent: evidence.left_over_percent,
        }
    }
}

/// Phụ lục.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Appendix<'a> {
    /// `Phụ lục II`.
    pub text: Text<'a>,
    /// The lines of its title.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub title: Vec<Text<'a>>,
    /// From its first line to the end of its last block, in bytes.
    pub span: Span,
    /// What stands in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub body: Vec<Block<'a>>,
}

/// Kế hoạch kèm theo: a plan that follows another in the same document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Attachment<'a> {
    /// Phần đầu.
    #[serde(default, skip_serializing_if = "Head::is_empty")]
    pub head: Head<'a>,
    /// Căn cứ.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bases: Vec<Text<'a>>,
    /// The sentence that ends the head.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enacting: Option<Text<'a>>,
    /// The time that it is for, where it says so itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timeframe: Option<Timeframe<'a>>,
    /// Nội dung.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub body: Vec<Block<'a>>,
    /// Phần cuối.
    #[serde(default, skip_serializing_if = "Tail::is_empty")]
    pub tail: Tail<'a>,
    /// Phụ lục.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub appendices: Vec<Appendix<'a>>,
}

impl<'a> Document<'a> {
    /// The wire form of what came of parsing.
    #[must_use]
    pub fn of(parsed: &'a Parsed<'_>) -> Self {
        let view = View::of(parsed);
        let plan = parsed.plan();
        let mut paths = plan.walk();
        Self {
            format: Str::from(FORMAT),
            source: Source::of(&view),
            head: Head::of(&plan.head, &view),
            bases: plan.bases.iter().map(|basis| view.text(&basis.text)).collect(),
            enacting: plan.enacting.as_ref().map(|text| view.text(text)),
            timeframe: plan.timeframe.map(Timeframe::from),
            body: Block::list(&plan.body, &mut paths, &view),
            tail: Tail::of(&plan.tail, &view),
            appendices: Appendix::list(&plan.appendices, &mut paths, &view),
            attachments: plan
                .attachments
                .iter()
                .map(|attachment| Attachment::of(attachment, &mut paths, &view))
                .collect(),
            activities: plan.activities().iter().map(Activity::of).collect(),
            coverage: plan.coverage.into(),
            evidence: plan.evidence.into(),
            diagnostics: parsed.diagnostics().iter().map(|d| Diagnostic::of(d, &view)).collect(),
        }
    }

    pub(crate) fn checked(self) -> Result<Self, Error> {
        if self.format == FORMAT {
            Ok(self)
        } else {
            Err(ErrorKind::Format(self.format.to_string()).into())
        }
    }
}

impl<'a> Source<'a> {
    pub(crate) fn of(view: &View<'a, '_>) -> Self {
        let source = view.parsed.source();
        let cut = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self {
            format: source.origin().map(|origin| Str::borrowed(&origin.format)),
            encoding: source
                .origin()
                .and_then(|origin| origin.encoding)
                .map(|encoding| Str::from(encoding.as_str())),
            bytes: cut(source.text().len()),
            lines: cut(source.line_index().len()),
            repairs: source
                .repairs()
                .iter()
                .map(|repair| Repair {
                    kind: Str::print(&repair.kind),
                    span: repair.span.into(),
                    line: view.line(repair.span),
                    from: Str::borrowed(&repair.from),
                    to: Str::borrowed(&repair.to),
                })
                .collect(),
        }
    }
}

impl<'a> Attachment<'a> {
    pub(crate) fn of(
        attachment: &'a model::Attachment<'_>,
        paths: &mut Paths<'a, '_>,
        view: &View<'a, '_>,
    ) -> Self {
        Self {
            head: Head::of(&attachment.head, view),
            bases: attachment.bases.iter().map(|basis| view.text(&basis.text)).collect(),
            enacting: attachment.enacting.as_ref().map(|text| view.text(text)),
            timeframe: attachment.timeframe.map(Timeframe::from),
            body: Block::list(&attachment.body, paths, view),
            tail: Tail::of(&attachment.tail, view),
            appendices: Appendix::list(&attachment.appendices, paths, view),
        }
    }
}

impl<'a> Appendix<'a> {
    pub(crate) fn list(
        appendices: &'a [model::Appendix<'_>],
        paths: &mut Paths<'a, '_>,
        view: &View<'a, '_>,
    ) -> Vec<Self> {
        appendices.iter().map(|appendix| Self::of(appendix, paths, view)).collect()
    }

    pub(crate) fn of(
        appendix: &'a model::Appendix<'_>,
        paths: &mut Paths<'a, '_>,
        view: &View<'a, '_>,
    ) -> Self {
        Self {
            text: view.text(&appendix.text),
            title: view.texts(&appendix.title),
            span: appendix.span.into(),
            body: Block::list(&appendix.body, paths, view),
        }
    }
}
