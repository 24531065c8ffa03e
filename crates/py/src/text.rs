//! Texts with their place, and what was found in them.

use kehoach_json as wire;
use pyo3::prelude::*;
use pyo3::types::PyString;

use crate::date;
use crate::node::{class, node};
use crate::view::View;

node! {
    /// A text and where it stands. A text that was broken over lines is joined with one blank.
    Text(wire::Text<'static>) match(text) {
        /// The text, in NFC.
        text,
        /// Where it stands.
        span,
        /// The line on which it begins, 1-based.
        line,
        /// What it says about time, acts and numbers.
        mentions,
    }
    fn __str__(&self) -> &str {
        &self.0.get().text
    }
}

node! {
    /// A date, a period, an act, a share or the like that a text names.
    Mention(wire::Mention<'static>) match(kind, value, resolved) {
        /// What sort of mention it is: `date`, `month`, `school_year`, `reference`, `percent`, ….
        kind,
        /// What is written: a date where it is one, else a `PartialDate`; a `str` for what is no time.
        value = value,
        /// What that means in its place; `None` where nothing tells.
        resolved = |view: &View<wire::Mention<'static>>, py| date::expose_option(view.get().resolved.as_deref(), py),
        /// How that is known: `explicit`, `block`, `plan` or `order`.
        by,
        /// Whether the bounds of `resolved` are only about right.
        approximate,
        /// More about an act.
        reference,
        /// The words as they stand in the text.
        text,
        /// Where they stand.
        span,
        /// The line on which they begin, 1-based.
        line,
    }
    /// What is written, as tables and JSON have it: EDTF for times.
    #[getter]
    fn edtf(&self) -> &str {
        &self.0.get().value
    }
}

node! {
    /// An act that is cited.
    Reference(wire::Reference<'static>) match(kind, number, year, issuers) {
        /// The kind of act: `Nghị quyết`.
        kind,
        /// Its number.
        number,
        /// The year in its symbol.
        year,
        /// The letters of the bodies that issued it.
        issuers,
        /// The day of issue that stands beside it.
        date = |view: &View<wire::Reference<'static>>, py| date::expose_option(view.get().date.as_deref(), py),
        /// The symbol as it should be written, where it is written otherwise.
        canonical,
    }
}

/// The kinds of mentions whose value is a time in EDTF.
const TIMES: [&str; 9] =
    ["date", "day", "month", "year", "years", "school_year", "quarter", "range", "interval"];

fn value<'py>(view: &View<wire::Mention<'static>>, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
    let mention = view.get();
    if TIMES.contains(&&*mention.kind) || mention.kind == "deadline" {
        date::expose(&mention.value, py)
    } else {
        Ok(PyString::new(py, &mention.value).into_any())
    }
}

class! {
    /// Căn cứ: an act or a fact that the plan rests on.
    Basis(wire::Text<'static>) match(text) {
        /// The text, in NFC.
        text,
        /// Where it stands.
        span,
        /// The line on which it begins, 1-based.
        line,
        /// What it says about time, acts and numbers.
        mentions,
    }
    fn __str__(&self) -> &str {
        &self.0.get().text
    }
}
