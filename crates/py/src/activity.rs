//! Hoạt động: what is to be done.

use kehoach_json as wire;
use pyo3::prelude::*;

use crate::date;
use crate::node::node;
use crate::view::View;

node! {
    /// Hoạt động: something that the plan says is to be done, derived from the blocks that it points to.
    Activity(wire::Activity<'static>) match(what, months, sections) {
        /// The path of its block.
        path,
        /// The time of the block of time that it stands in.
        period = |view: &View<wire::Activity<'static>>, py| date::expose_option(view.get().period.as_deref(), py),
        /// The calendar months that it falls in.
        months = |view: &View<wire::Activity<'static>>, py| date::expose_all(&view.get().months, py),
        /// The texts of the sections that it stands in, the outermost first.
        sections,
        /// Nội dung: what is to be done.
        what,
        /// The items below it that are no fields.
        steps,
        /// Biện pháp: by what measures.
        measures,
        /// Whether the measures belong to several activities, and the text does not say which to which.
        measures_shared,
        /// Time, place, people, cost and whatever else fields and columns tell.
        details,
        /// The days, months and other times that it names, resolved where that is known.
        dates = |view: &View<wire::Activity<'static>>, py| date::expose_all(&view.get().dates, py),
        /// By when it is to be done.
        deadline = |view: &View<wire::Activity<'static>>, py| date::expose_option(view.get().deadline.as_deref(), py),
        /// The acts that it cites, by number and symbol.
        references,
        /// Chỉ tiêu: the shares and targets that it names.
        targets,
        /// Where its first block stands.
        span,
        /// The line on which it begins, 1-based.
        line,
    }
}

node! {
    /// Something that a field or a cell tells of an activity.
    Detail(wire::Detail<'static>) match(kind, key, value) {
        /// `time`, `place`, `who`, `cost` or `other`.
        kind,
        /// The key, or the head of the column; empty where the column is not known.
        key,
        /// The value.
        value,
    }
}
