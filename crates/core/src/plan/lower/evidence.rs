//! The facts that speak for a plan, or against one.

use std::collections::HashMap;

use crate::grammar::keyword::any_of;
use crate::grammar::ordinal::{OrdinalKind, letter_follows};
use crate::grammar::title;
use crate::outline::{BlockId, Label, Outline, PeriodLabel, Role};
use crate::plan::{Block, Evidence, Part, Plan};
use crate::time::Month;

/// Collects the facts.
///
/// `returns`: how many times a body went on behind a tail.
pub(super) fn evidence(plan: &Plan<'_>, outline: &Outline, returns: u32) -> Evidence {
    let mut evidence = Evidence::default();
    titles(plan, &mut evidence);
    evidence.head_forms = plan.parts().map(head_forms).max().unwrap_or(0);
    evidence.tail_forms = plan.parts().map(tail_forms).max().unwrap_or(0);
    let headless = plan.attachments.iter().filter(|a| {
        let period = matches!(a.body.first(), Some(Block::Period(_)));
        a.head.title.is_none() && !period
    });
    evidence.returns = returns.saturating_add(u32::try_from(headless.count()).unwrap_or(u32::MAX));
    let mut last_month: Option<(Option<BlockId>, Month)> = None;
    // The last ordinal of each kind, by what it hangs from.
    let mut last: HashMap<(Option<BlockId>, OrdinalKind), u16> = HashMap::new();
    for block in outline.blocks() {
        match (block.role, block.label) {
            (Role::Section, Label::Ordinal(ordinal)) => {
                evidence.sections += 1;
                let letters =
                    matches!(ordinal.kind, OrdinalKind::UpperLetter | OrdinalKind::LowerLetter);
                let before = last.insert((block.parent, ordinal.kind), ordinal.value).unwrap_or(0);
                let next = if letters && before > 0 {
                    letter_follows(before, ordinal.value)
                } else {
                    ordinal.value == before.saturating_add(1)
                };
                evidence.in_sequence += u32::from(next);
                let article = matches!(ordinal.kind, OrdinalKind::Article | OrdinalKind::Chapter);
                evidence.articles += u32::from(article);
            }
            (Role::Period, Label::Period(index)) => {
                evidence.periods += 1;
                let months = outline.periods().get(index as usize).map(PeriodLabel::months);
                let Some(first) = months.and_then(|m| m.first().copied()) else { continue };
                evidence.periods_back +=
                    u32::from(last_month.is_some_and(|(p, m)| p == block.parent && m > first));
                last_month = Some((block.parent, first));
            }
            (Role::Item, _) => evidence.items += 1,
            _ => {}
        }
    }
    let lines = u64::from(plan.coverage.lines());
    let share = (u64::from(plan.coverage.left_over) * 100).checked_div(lines).unwrap_or(0);
    evidence.left_over_percent = u8::try_from(share).unwrap_or(100);
    evidence
}

fn titles(plan: &Plan<'_>, evidence: &mut Evidence) {
    const LAWS: [&str; 8] = [
        "luật",
        "bộ luật",
        "pháp lệnh",
        "nghị định",
        "thông tư",
        "hiến pháp",
        "quy chế",
        "điều lệ",
    ];
    for (n, part) in plan.parts().enumerate() {
        let Some(own) = &part.head.title else { continue };
        let kind = own.kind.as_deref();
        if kind.is_some_and(title::is_plan_kind) {
            evidence.plan_title = true;
        } else if n == 0 {
            let law = own.lines.first().is_some_and(|line| any_of(line, &LAWS).is_some());
            evidence.other_title = kind.is_some() || law;
        }
    }
    // A plan that is headed by its month alone: "KẾ HOẠCH THÁNG 10/2019".
    evidence.plan_title |= plan.attachments.iter().any(|a| {
        a.head.title.is_none()
            && a.body
                .first()
                .and_then(|b| b.text())
                .is_some_and(|text| title::title(text).is_some_and(|t| title::is_plan_kind(t.kind)))
    });
}

fn head_forms(part: Part<'_, '_>) -> u8 {
    let head = part.head;
    [
        !head.motto.is_empty(),
        head.number.is_some(),
        head.place_date.is_some(),
        !head.issuers.is_empty(),
        !part.bases.is_empty(),
        part.enacting.is_some(),
    ]
    .into_iter()
    .map(u8::from)
    .sum()
}

fn tail_forms(part: Part<'_, '_>) -> u8 {
    let tail = part.tail;
    let signed = tail.signatures.iter().any(|s| !s.position.is_empty() || !s.authority.is_empty());
    [!tail.closing.is_empty(), tail.recipients.is_some(), signed].into_iter().map(u8::from).sum()
}
