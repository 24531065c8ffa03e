//! Activities, derived from the schedule or the sections.

use kehoach::mention::Mention;
use kehoach::plan as model;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::mention::is_false;
use crate::position::Span;
use crate::text::Str;

/// Hoạt động: something that the plan says is to be done. A row for analysts, derived from the blocks that it points
/// to; whatever it says stands there too.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Activity<'a> {
    /// The path of its block.
    pub path: Str<'a>,
    /// The time of the block of time that it stands in, in EDTF; none for a week whose days nothing tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Str<'a>>,
    /// The calendar months that it falls in, in EDTF.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub months: Vec<Str<'a>>,
    /// The texts of the sections that it stands in, the outermost first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<Str<'a>>,
    /// Nội dung: what is to be done.
    pub what: Str<'a>,
    /// The items below it that are no fields.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<Str<'a>>,
    /// Biện pháp: by what measures.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub measures: Vec<Str<'a>>,
    /// Whether the measures belong to several activities of a row, and the text does not say which to which.
    #[serde(default, skip_serializing_if = "is_false")]
    pub measures_shared: bool,
    /// Time, place, people, cost and whatever else fields and columns tell.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub details: Vec<Detail<'a>>,
    /// The days, months and other times that it names, in EDTF, resolved where that is known; each once, in the order of the text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dates: Vec<Str<'a>>,
    /// By when it is to be done, in EDTF.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<Str<'a>>,
    /// The acts that it cites, by number and symbol.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub references: Vec<Str<'a>>,
    /// Chỉ tiêu: the shares and targets that it names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub targets: Vec<Str<'a>>,
    /// Its first block, in bytes.
    pub span: Span,
    /// The line on which it begins, 1-based.
    pub line: u32,
}

/// Something that a field or a cell tells of an activity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Detail<'a> {
    /// What it tells.
    pub kind: DetailKind,
    /// The key, or the head of the column; empty where the column is not known.
    pub key: Str<'a>,
    /// The value.
    pub value: Str<'a>,
}

/// What a detail tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DetailKind {
    /// Thời gian, thời hạn, tiến độ.
    Time,
    /// Địa điểm.
    Place,
    /// Phụ trách, chủ trì, phối hợp, thành phần.
    Who,
    /// Kinh phí.
    Cost,
    /// Anything else.
    Other,
}

impl<'a> Activity<'a> {
    pub(crate) fn of(activity: &model::Activity<'a, '_>) -> Self {
        let edtf = |mention: &Mention| match &mention.resolved {
            Some(resolved) => Str::print(&resolved.value),
            None => Str::print(&mention.value),
        };
        let texts = |texts: &[&'a model::Text<'_>]| {
            texts.iter().map(|text| Str::from(text.as_str())).collect()
        };
        Self {
            period: activity.period.and_then(|p| Str::print_some(&p.time)),
            months: activity.months.iter().map(Str::print).collect(),
            sections: activity.sections.iter().map(|s| Str::from(s.text.as_str())).collect(),
            what: Str::from(activity.what.as_str()),
            steps: texts(&activity.steps),
            measures: texts(&activity.measures),
            measures_shared: activity.measures_shared,
            details: activity
                .details
                .iter()
                .map(|detail| Detail {
                    kind: match detail.kind {
                        model::DetailKind::Time => DetailKind::Time,
                        model::DetailKind::Place => DetailKind::Place,
                        model::DetailKind::Who => DetailKind::Who,
                        model::DetailKind::Cost => DetailKind::Cost,
                        model::DetailKind::Other => DetailKind::Other,
                    },
                    key: Str::from(detail.key),
                    value: Str::from(detail.value),
                })
                .collect(),
            dates: each_once(activity.dates().map(edtf)),
            deadline: activity.deadline().map(edtf),
            references: activity.references().map(|m| Str::print(&m.value)).collect(),
            targets: activity.targets().map(|m| Str::print(&m.value)).collect(),
            span: activity.span.into(),
            line: activity.line(),
            path: Str::from(activity.path.as_str()).into_owned(),
        }
    }
}

/// What several mentions say alike stands once, where the first says it.
fn each_once<'a>(values: impl Iterator<Item = Str<'a>>) -> Vec<Str<'a>> {
    let mut once = Vec::new();
    for value in values {
        if !once.contains(&value) {
            once.push(value);
        }
    }
    once
}
