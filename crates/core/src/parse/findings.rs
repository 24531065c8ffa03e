//! The diagnostics of all stages, in the order of the text.

use crate::Span;
use crate::diagnostic::{Code, Diagnostic};
use crate::grammar::ordinal::{OrdinalKind, letter_of};
use crate::mention::DoubtKind;
use crate::outline::{BlockId, Doubt, Finding, Label, Ordinal, Outline, Role, ordinal_label};
use crate::plan::{Lowered, Part};
use crate::source::Source;

/// How many blocks back a sibling is looked for, so that a text full of doubts takes no longer than it should.
const REACH: usize = 1000;

/// A text that is not read at all for its length.
pub(super) fn too_large(len: usize) -> Diagnostic {
    Diagnostic::new(Code::DocumentDamaged, Span::default()).found(len.to_string())
}

/// Everything that was noticed.
pub(super) fn diagnostics(
    source: &Source<'_>,
    outline: &Outline,
    lowered: &Lowered<'_>,
) -> Vec<Diagnostic> {
    let findings = Findings { source, outline };
    let mut out = Vec::new();
    let damage = source.origin().map(|origin| origin.damage.as_slice()).unwrap_or_default();
    out.extend(damage.iter().map(|damage| {
        Diagnostic::new(Code::DocumentDamaged, Span::default())
            .found(format!("{}: {}", damage.part, damage.what))
    }));
    out.extend(source.repairs().iter().map(|repair| {
        Diagnostic::new(Code::TextRepaired, repair.span)
            .found(repair.from.clone())
            .expected(repair.to.clone())
    }));
    out.extend(source.suspicions().iter().map(|suspicion| {
        Diagnostic::new(Code::TextSuspicious, suspicion.span)
            .found(suspicion.from.clone())
            .expected(suspicion.to.clone())
    }));
    out.extend(outline.findings().iter().filter_map(|finding| findings.structure(finding)));
    findings.blocks(&mut out);
    for part in lowered.plan.parts() {
        head(part, &mut out);
    }
    if lowered.plan.head.title.is_none() {
        out.push(Diagnostic::new(Code::TitleMissing, Span::default()));
    }
    let lines = outline.lines();
    if let (Some(first), Some(last), false) =
        (lines.first(), lines.last(), lowered.plan.evidence.is_plan())
    {
        let span = source.map().span_to_source(first.span.cover(last.span));
        out.push(Diagnostic::new(Code::NotAPlan, span));
    }
    out.extend(lowered.doubts.iter().map(|doubt| {
        let diagnostic =
            Diagnostic::new(code_of(doubt.what), doubt.span).found(source.slice(doubt.span));
        match &doubt.suggestion {
            Some(suggestion) => diagnostic.expected(suggestion.as_str()),
            None => diagnostic,
        }
    }));
    out.sort_by_key(|d| (d.span.start(), d.code));
    out
}

fn head(part: Part<'_, '_>, out: &mut Vec<Diagnostic>) {
    if let Some(number) = &part.head.number
        && number.is_blank()
    {
        out.push(Diagnostic::new(Code::NumberBlank, number.text.span).found(number.text.as_str()));
    }
}

struct Findings<'t> {
    source: &'t Source<'t>,
    outline: &'t Outline,
}

impl Findings<'_> {
    fn span(&self, id: BlockId) -> Span {
        self.source.map().span_to_source(self.outline.span(id))
    }

    /// The ordinal, marker or head of a block alone.
    fn head_span(&self, id: BlockId) -> Span {
        let Some(block) = self.outline.block(id) else { return Span::default() };
        let whole = self.outline.span(id);
        let first = self.outline.lines().get(block.first as usize).map_or(whole, |l| l.span);
        let text = self.source.repaired().get(first.range()).unwrap_or("");
        let mark = text.get(..usize::from(block.text_at)).filter(|m| !m.trim().is_empty());
        let end = mark.map_or(first.end(), |m| first.start() + m.trim_end().len());
        self.source.map().span_to_source(Span::of(first.start(), end))
    }

    fn structure(&self, finding: &Finding) -> Option<Diagnostic> {
        let id = finding.block;
        let block = self.outline.block(id)?;
        let code = match finding.what {
            Doubt::OrdinalSkipped => Code::OrdinalSkipped,
            Doubt::OrdinalRepeated => Code::OrdinalRepeated,
            Doubt::OrdinalRestarted => Code::OrdinalRestarted,
            Doubt::PeriodOutOfOrder => Code::PeriodOutOfOrder,
            Doubt::PeriodOutsidePlan => Code::PeriodOutsidePlan,
            Doubt::PeriodRepeated => Code::PeriodRepeated,
            Doubt::PeriodWithoutYear => Code::PeriodWithoutYear,
            Doubt::UnbalancedRow(..) => Code::UnbalancedTableRow,
        };
        let mut diagnostic =
            Diagnostic::new(code, self.head_span(id)).found(self.outline.label(block));
        let before = self.sibling(id);
        match (finding.what, block.label) {
            (Doubt::UnbalancedRow(cells, columns), _) => {
                diagnostic = Diagnostic::new(code, self.span(id))
                    .found(cells.to_string())
                    .expected(columns.to_string());
            }
            (Doubt::OrdinalSkipped, _) => {
                if let Some(due) = before.and_then(|b| self.next_after(b)) {
                    diagnostic = diagnostic.expected(due);
                }
            }
            (Doubt::OrdinalRepeated | Doubt::OrdinalRestarted, Label::Ordinal(ordinal)) => {
                if let Some(same) = self.sibling_with(id, |l| {
                    matches!(l, Label::Ordinal(o) if o.kind == ordinal.kind && o.value == ordinal.value)
                }) {
                    diagnostic = diagnostic.related(self.head_span(same));
                }
            }
            (Doubt::PeriodOutsidePlan, _) => {
                if let Some(frame) = self.outline.timeframe() {
                    diagnostic = diagnostic.expected(frame.to_string());
                }
            }
            (Doubt::PeriodRepeated | Doubt::PeriodOutOfOrder, _) => {
                if let Some(before) = before {
                    diagnostic = diagnostic.related(self.head_span(before));
                }
            }
            _ => {}
        }
        Some(diagnostic)
    }

    /// The label of the ordinal that is due behind that of `id`.
    fn next_after(&self, id: BlockId) -> Option<String> {
        match self.outline.block(id)?.label {
            Label::Ordinal(ordinal) => Some(next_label(ordinal)),
            _ => None,
        }
    }

    /// The block of the same kind right before `id`, beside it.
    fn sibling(&self, id: BlockId) -> Option<BlockId> {
        self.sibling_with(id, |_| true)
    }

    fn sibling_with(&self, id: BlockId, fits: impl Fn(&Label) -> bool) -> Option<BlockId> {
        let blocks = self.outline.blocks();
        let own = blocks.get(id.index())?;
        let from = id.index().saturating_sub(REACH);
        (from..id.index()).rev().map(BlockId::new).find(|other| {
            blocks
                .get(other.index())
                .is_some_and(|b| b.parent == own.parent && b.role == own.role && fits(&b.label))
        })
    }

    /// What no rule could place, and what was left out.
    fn blocks(&self, out: &mut Vec<Diagnostic>) {
        let text = |id: BlockId| {
            let span = self.outline.span(id);
            self.source.repaired().get(span.range()).unwrap_or("")
        };
        for (n, block) in self.outline.blocks().iter().enumerate() {
            let id = BlockId::new(n);
            let code = match block.role {
                Role::Artifact => Code::ArtifactRemoved,
                _ if !block.placed => Code::UnplacedText,
                _ => continue,
            };
            let found = text(id);
            let cut = found.char_indices().nth(60).map_or(found.len(), |(at, _)| at);
            out.push(Diagnostic::new(code, self.span(id)).found(&found[..cut]));
        }
    }
}

/// The label that counts on from an ordinal.
fn next_label(mut ordinal: Ordinal) -> String {
    ordinal.value += 1;
    let letters = matches!(ordinal.kind, OrdinalKind::UpperLetter | OrdinalKind::LowerLetter);
    // The Vietnamese alphabet has no f, j and w.
    if letters && matches!(letter_of(ordinal.value), 'f' | 'j' | 'w') {
        ordinal.value += 1;
    }
    match ordinal.parts().split_last() {
        Some((_, above)) if ordinal.kind == OrdinalKind::Decimal => {
            let mut parts: Vec<_> = above.iter().map(ToString::to_string).collect();
            parts.push(ordinal.value.to_string());
            parts.join(".")
        }
        _ => ordinal_label(&ordinal),
    }
}

const fn code_of(doubt: DoubtKind) -> Code {
    match doubt {
        DoubtKind::DateImpossible => Code::DateImpossible,
        DoubtKind::DateWordWrong => Code::DateWordWrong,
        DoubtKind::SchoolYearLength => Code::SchoolYearLength,
        DoubtKind::ReferenceSeparatorsSwapped => Code::ReferenceSeparatorsSwapped,
        DoubtKind::ReferenceYearMissing => Code::ReferenceYearMissing,
        DoubtKind::ReferenceKindMismatch => Code::ReferenceKindMismatch,
        DoubtKind::ReferenceKindMissing => Code::ReferenceTypeMissing,
        DoubtKind::ReferenceIssuerSuffix => Code::ReferenceIssuerSuffix,
        DoubtKind::ReferenceSpelling => Code::ReferenceSpelling,
    }
}
