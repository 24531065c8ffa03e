//! Writing a document piece by piece.
//!
//! Of the wire form only the piece that is being written is made: a block, an attached plan, an activity. What comes out
//! is what [`Document`](crate::Document) would be written as.

use std::cell::RefCell;

use kehoach::Parsed;
use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::activity::Activity;
use crate::block::Block;
use crate::diagnostic::Diagnostic;
use crate::document::{Appendix, Attachment, Coverage, Evidence, FORMAT, Source};
use crate::head::Head;
use crate::tail::Tail;
use crate::time::Timeframe;
use crate::view::View;

/// How many fields a document has at most.
const FIELDS: usize = 14;

/// What came of parsing, to be written as a document.
pub(crate) struct Stream<'a, 's>(pub(crate) &'a Parsed<'s>);

impl Serialize for Stream<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let parsed = self.0;
        let plan = parsed.plan();
        let view = View::of(parsed);
        let paths = RefCell::new(plan.walk());
        let mut out = serializer.serialize_struct("Document", FIELDS)?;
        out.serialize_field("format", FORMAT)?;
        out.serialize_field("source", &Source::of(&view))?;
        let head = Head::of(&plan.head, &view);
        field(&mut out, "head", (!head.is_empty()).then_some(&head))?;
        list(&mut out, "bases", &plan.bases, |basis| view.text(&basis.text))?;
        let enacting = plan.enacting.as_ref().map(|text| view.text(text));
        field(&mut out, "enacting", enacting.as_ref())?;
        field(&mut out, "timeframe", plan.timeframe.map(Timeframe::from).as_ref())?;
        let block = |block| Block::of(block, &mut paths.borrow_mut(), &view);
        list(&mut out, "body", &plan.body, block)?;
        let tail = Tail::of(&plan.tail, &view);
        field(&mut out, "tail", (!tail.is_empty()).then_some(&tail))?;
        let appendix = |appendix| Appendix::of(appendix, &mut paths.borrow_mut(), &view);
        list(&mut out, "appendices", &plan.appendices, appendix)?;
        let attachment = |attachment| Attachment::of(attachment, &mut paths.borrow_mut(), &view);
        list(&mut out, "attachments", &plan.attachments, attachment)?;
        list(&mut out, "activities", &plan.activities(), Activity::of)?;
        out.serialize_field("coverage", &Coverage::from(plan.coverage))?;
        out.serialize_field("evidence", &Evidence::from(plan.evidence))?;
        list(&mut out, "diagnostics", parsed.diagnostics(), |d| Diagnostic::of(d, &view))?;
        out.end()
    }
}

/// Writes a field that may be absent.
fn field<S: SerializeStruct>(
    out: &mut S,
    key: &'static str,
    value: Option<&impl Serialize>,
) -> Result<(), S::Error> {
    match value {
        Some(value) => out.serialize_field(key, value),
        None => out.skip_field(key),
    }
}

/// Writes a list, an element at a time; one that is empty is absent.
fn list<'t, S: SerializeStruct, T, W: Serialize>(
    out: &mut S,
    key: &'static str,
    elements: &'t [T],
    wire: impl Fn(&'t T) -> W,
) -> Result<(), S::Error> {
    field(out, key, (!elements.is_empty()).then_some(&Each { elements, wire }))
}

/// The wire form of each element, made when it is its turn.
struct Each<'t, T, F> {
    elements: &'t [T],
    wire: F,
}

impl<'t, T, W: Serialize, F: Fn(&'t T) -> W> Serialize for Each<'t, T, F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.elements.iter().map(&self.wire))
    }
}
