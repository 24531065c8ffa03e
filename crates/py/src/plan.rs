//! Kế hoạch: a whole plan.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock};

use kehoach::Parsed;
use kehoach_json as wire;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyIterator, PyList, PyString};

use crate::expose::{Expose as _, objects};
use crate::failure::{Failure, guard};
use crate::given::Given;
use crate::head::bases;
use crate::html;
use crate::node::{methods, node};
use crate::source::SourceText;
use crate::view::View;

type Document = wire::Document<'static>;

/// Kế hoạch: a plan, with all that was found in it.
///
/// It and all that one gets from it are views on one document, which does not change. Two plans are equal where the same
/// was read at the same places of their texts, whatever files they were read from.
#[pyclass(frozen, module = "kehoach")]
pub(crate) struct Plan {
    source: Arc<SourceText>,
    /// What came of parsing, until someone looks at it.
    parsed: Mutex<Option<Parsed<'static>>>,
    view: OnceLock<View<Document>>,
    path: Option<PathBuf>,
    given: Given<{ Self::GETTERS.len() }>,
}

impl Plan {
    /// A plan that was parsed; its document is made when it is first looked at.
    pub(crate) fn parsed(parsed: Parsed<'static>) -> Self {
        let source = Arc::new(SourceText::new(Some(parsed.source().text().to_owned())));
        Self::of(source, Some(parsed), OnceLock::new())
    }

    pub(crate) fn restored(view: View<Document>) -> Self {
        let source = view.source().clone();
        Self::of(source, None, OnceLock::from(view))
    }

    fn of(
        source: Arc<SourceText>,
        parsed: Option<Parsed<'static>>,
        view: OnceLock<View<Document>>,
    ) -> Self {
        Self { source, parsed: Mutex::new(parsed), view, path: None, given: Given::nothing() }
    }

    const fn given(&self) -> &Given<{ Self::GETTERS.len() }> {
        &self.given
    }

    /// The same, read from a file.
    pub(crate) fn at(mut self, path: Option<PathBuf>) -> Self {
        self.path = path;
        self
    }

    /// The same with its document made, so that nothing is left to do when it is looked at.
    pub(crate) fn ready(self) -> Result<Self, Failure> {
        self.make()?;
        Ok(self)
    }

    /// The view on the document, which is made here at the latest.
    pub(crate) fn view(&self) -> PyResult<&View<Document>> {
        Ok(self.make()?)
    }

    fn make(&self) -> Result<&View<Document>, Failure> {
        if let Some(view) = self.view.get() {
            return Ok(view);
        }
        let mut parsed = self.parsed.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        // Another thread may have been faster.
        if let Some(parsed) = parsed.as_ref().filter(|_| self.view.get().is_none()) {
            let document = guard(|| wire::Document::of(parsed).into_owned())?;
            let _ = self.view.set(View::on(document, self.source.clone())?);
        }
        *parsed = None;
        self.view.get().ok_or_else(|| Failure::bug("the plan could not be made"))
    }

    pub(crate) const fn file(&self) -> Option<&PathBuf> {
        self.path.as_ref()
    }

    /// Whether the same was read at the same places, whatever kind of file it was read from.
    fn same(node: &Document, other: &Document) -> bool {
        // By name, so that a new field is not forgotten here.
        let Document {
            format: _,
            source: wire::Source { format: _, encoding: _, bytes, lines, repairs },
            head,
            bases,
            enacting,
            timeframe,
            body,
            tail,
            appendices,
            attachments,
            activities,
            coverage,
            evidence,
            diagnostics,
        } = node;
        *bytes == other.source.bytes
            && *lines == other.source.lines
            && *repairs == other.source.repairs
            && *head == other.head
            && *bases == other.bases
            && *enacting == other.enacting
            && *timeframe == other.timeframe
            && *body == other.body
            && *tail == other.tail
            && *appendices == other.appendices
            && *attachments == other.attachments
            && *activities == other.activities
            && *coverage == other.coverage
            && *evidence == other.evidence
            && *diagnostics == other.diagnostics
    }

    fn brief(node: &Document, out: &mut String) {
        out.push_str("Plan(");
        match &node.head.title {
            Some(title) => title.text.brief(out),
            None => out.push_str("no title"),
        }
        if let Some(frame) = &node.timeframe {
            out.push_str(", ");
            out.push_str(&frame.value);
        }
        let counts =
            [("activities", node.activities.len()), ("diagnostics", node.diagnostics.len())];
        for (what, count) in counts {
            out.push_str(&format!(", {count} {what}"));
        }
        out.push(')');
    }
}

methods! {
    Plan(Document) match(head, timeframe, body) {
        /// Phần đầu: what stands above the bases and the body.
        head,
        /// Căn cứ: what the plan rests on.
        bases = |view: &View<Document>, py| bases(&view.part(|plan| &plan.bases), py),
        /// The sentence that ends the head.
        enacting,
        /// The time that the plan is for.
        timeframe,
        /// Nội dung: the blocks.
        body,
        /// Phần cuối: what stands below the body.
        tail,
        /// Phụ lục.
        appendices,
        /// Plans that follow the first in the same document.
        attachments,
        /// Hoạt động: what is to be done, derived from the schedule or the sections.
        activities,
        /// How the lines of the document were placed.
        coverage,
        /// Whether the text looks like a plan, and why.
        evidence,
        /// What was noticed, in the order of the text.
        diagnostics,
        /// What was changed in the text before it was read.
        repairs = |view: &View<Document>, py| Vec::expose(view.part(|plan| &plan.source.repairs), py),
        /// The mentions of the whole document, in the order in which its texts stand in it.
        mentions = |view: &View<Document>, py| objects(view.parts(Document::mentions), py),
        /// The whole title in one line; `None` where there is none.
        title = |view: &View<Document>, py| match view.try_part(|plan| plan.head.title.as_ref()) {
            Some(title) => wire::Str::expose(title.part(|title| &title.text), py),
            None => Ok(py.None().into_bound(py)),
        },
    }

    /// The text that all spans point into; `None` for a plan that came from JSON without it.
    #[getter]
    fn text<'py>(&self, py: Python<'py>) -> Option<Bound<'py, PyString>> {
        self.source.python(py)
    }

    /// The file that it was read from; `None` where it was none.
    #[getter(path)]
    fn path_of_file(&self) -> Option<PathBuf> {
        self.path.clone()
    }

    /// The kind of file that it was read from: `docx`, `doc`, `odt`, `rtf`, `html`, `pdf`, `txt`.
    #[getter]
    fn format(&self) -> PyResult<Option<&str>> {
        Ok(self.view()?.get().source.format.as_deref())
    }

    /// The encoding of the text file that it was read from: `utf-8`, `tcvn3`, ….
    #[getter]
    fn encoding(&self) -> PyResult<Option<&str>> {
        Ok(self.view()?.get().source.encoding.as_deref())
    }

    /// The blocks of the whole document in the order of the text, appendices and attached plans included.
    fn walk<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyIterator>> {
        objects(self.view()?.parts(Document::blocks), py)?.try_iter()
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyIterator>> {
        self.body(py)?.try_iter()
    }

    /// The objects of a type, or of one of several in a tuple: blocks, then mentions, activities, diagnostics, repairs,
    /// bases, signatures, appendices and attached plans, each in their order.
    ///
    /// `text` is looked for in their text, in any case; other names are attributes that must be equal:
    /// `plan.find(Section, level=1)`, `plan.find(Mention, kind="date")`, `plan.find(Activity, text="tập huấn")`.
    #[pyo3(signature = (kind, /, *, text=None, **attributes))]
    fn find<'py>(
        slf: &Bound<'py, Self>,
        kind: &Bound<'py, PyAny>,
        text: Option<&str>,
        attributes: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyList>> {
        crate::find::find(slf, kind, text, attributes)
    }

    /// The plan as JSON in the format `kehoach/1`.
    #[pyo3(signature = (*, pretty=false))]
    fn to_json(&self, py: Python<'_>, pretty: bool) -> PyResult<String> {
        let document = self.view()?.get();
        let json = py.detach(|| {
            if pretty { serde_json::to_string_pretty(document) } else { serde_json::to_string(document) }
        });
        json.map_err(|error| PyValueError::new_err(error.to_string()))
    }

    fn _repr_html_(&self) -> PyResult<String> {
        Ok(html::page(self.view()?.get()))
    }
}

node! {
    /// Phụ lục: an appendix.
    Appendix(wire::Appendix<'static>) match(text, body) {
        /// `Phụ lục II`.
        text,
        /// The lines of its title.
        title,
        /// From its first line to the end of its last block.
        span,
        /// What stands in it.
        body,
    }
    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyIterator>> {
        self.body(py)?.try_iter()
    }
}

node! {
    /// Kế hoạch kèm theo: a plan that follows another in the same document.
    Attachment(wire::Attachment<'static>) match(head, timeframe, body) {
        /// Phần đầu.
        head,
        /// Căn cứ.
        bases = |view: &View<wire::Attachment<'static>>, py| bases(&view.part(|plan| &plan.bases), py),
        /// The sentence that ends the head.
        enacting,
        /// The time that it is for, where it says so itself.
        timeframe,
        /// Nội dung.
        body,
        /// Phần cuối.
        tail,
        /// Phụ lục.
        appendices,
    }
    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyIterator>> {
        self.body(py)?.try_iter()
    }
}

/// Reads a plan back from JSON in the format `kehoach/1`.
///
/// JSON does not hold the text of the plan. With `text`, spans count its characters; without it only `span.bytes`
/// is known.
#[pyfunction]
#[pyo3(signature = (json, *, text=None))]
pub(crate) fn from_json(json: &Bound<'_, PyAny>, text: Option<String>) -> PyResult<Plan> {
    let document = if let Ok(json) = json.extract::<&str>() {
        wire::from_str(json)
    } else if let Ok(json) = json.extract::<&[u8]>() {
        wire::from_reader(json)
    } else {
        return Err(PyTypeError::new_err("json must be a str or bytes"));
    };
    let document = document.map_err(|error| {
        PyValueError::new_err(format!("json is no plan in the format {}: {error}", wire::FORMAT))
    })?;
    if let Some(text) = &text
        && text.len() != document.source.bytes as usize
    {
        return Err(PyValueError::new_err(format!(
            "text is not that of the plan: it has {} bytes in UTF-8, the plan's has {}",
            text.len(),
            document.source.bytes
        )));
    }
    Ok(Plan::restored(View::on(document, Arc::new(SourceText::new(text)))?))
}

/// The JSON Schema (draft 2020-12) of what `to_json` gives.
#[pyfunction]
pub(crate) fn schema(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    py.import("json")?.call_method1("loads", (wire::schema().as_value().to_string(),))
}
