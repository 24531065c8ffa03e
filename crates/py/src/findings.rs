//! What was noticed, repaired and counted.

use kehoach_json as wire;
use pyo3::prelude::*;

use crate::expose::Expose;
use crate::node::node;
use crate::view::View;

node! {
    /// Something that was noticed about the text.
    Diagnostic(wire::Diagnostic<'static>) match(id, severity, message) {
        /// Which one it is: `ordinal-skipped`; `kehoach explain ordinal-skipped` has its page.
        id,
        /// `info`, `warning` or `error`.
        severity,
        /// What it is about.
        span,
        /// The line on which that begins, 1-based.
        line,
        /// What was noticed, in English.
        message,
        /// The same in Vietnamese.
        message_vi,
        /// What to do about it, in English.
        help,
        /// The same in Vietnamese.
        help_vi,
        /// What stands in the text.
        found,
        /// What should stand there, or what it was compared with.
        expected,
        /// The other place that it is about.
        related,
    }
    fn __str__(&self) -> String {
        let node = self.0.get();
        let severity = match node.severity {
            wire::Severity::Info => "info",
            wire::Severity::Warning => "warning",
            wire::Severity::Error => "error",
        };
        format!("{}: {severity}[{}] {}", node.line, node.id, node.message)
    }
}

node! {
    /// A change to the text before it was read.
    Repair(wire::Repair<'static>) match(kind, from as before, to as after) {
        /// What was wrong: `nfc`, `tcvn3`, `vni`, `d-look-alike`, `damage`, `mojibake`, `soft-hyphen`, `markup`.
        kind,
        /// Where, in the text as it came.
        span,
        /// The line on which it begins, 1-based.
        line,
        /// What stood there.
        before = |view: &View<wire::Repair<'static>>, py| Expose::expose(view.part(|repair| &repair.from), py),
        /// What was read instead.
        after = |view: &View<wire::Repair<'static>>, py| Expose::expose(view.part(|repair| &repair.to), py),
    }
}

node! {
    /// How many of the lines that are not blank were placed how.
    Coverage(wire::Coverage) match(lines, by_rule, by_fallback, left_over) {
        /// All lines that are not blank.
        lines,
        /// Lines that a rule placed.
        by_rule,
        /// Running text, placed by what it stands in.
        by_fallback,
        /// Running text that stands in nothing.
        left_over,
    }
}

node! {
    /// Whether the text looks like a plan, and the facts that the judgement rests on.
    Evidence(wire::Evidence) match(is_plan, points) {
        /// Whether it looks like a plan.
        is_plan,
        /// What the facts weigh together; from 3 on it is taken for a plan.
        points,
        /// Whether a title names a kind of plan.
        plan_title,
        /// Whether the first title names another kind of document.
        other_title,
        /// How many forms of a head it has, at most 6.
        head_forms,
        /// How many forms of a tail it has, at most 3.
        tail_forms,
        /// How many sections it has.
        sections,
        /// How many of them count on from the one before them.
        in_sequence,
        /// How many of them are articles.
        articles,
        /// How many blocks of time it has.
        periods,
        /// How many of those begin before the one before them.
        periods_back,
        /// How many items it has.
        items,
        /// How many times a body goes on behind a tail, or a letterhead has no title.
        returns,
        /// Of 100 lines, how many are left over.
        left_over_percent,
    }
}
