//! Where something stands.

use kehoach_json as wire;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PySlice;

use crate::source::SourceText;

/// Where something stands in the text of its plan: in characters of the `str`, 0-based, `end` behind the last one.
///
/// `text[span.slice]` is what stands there, and so is `text.encode()[span.bytes]`.
#[pyclass(frozen, eq, hash, module = "kehoach")]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Span {
    bytes: (u32, u32),
    characters: Option<(usize, usize)>,
}

impl Span {
    pub(crate) fn of(span: wire::Span, source: &SourceText) -> Self {
        let characters = source
            .characters_before(span.start as usize)
            .zip(source.characters_before(span.end as usize));
        Self { bytes: (span.start, span.end), characters }
    }

    fn characters(&self) -> PyResult<(usize, usize)> {
        self.characters.ok_or_else(|| {
            PyValueError::new_err(
                "this plan came from JSON without its text, so only `span.bytes` is known; \
                 give the text to from_json(json, text=...)",
            )
        })
    }
}

#[pymethods]
impl Span {
    #[classattr]
    fn __match_args__() -> (&'static str, &'static str) {
        ("start", "end")
    }

    #[new]
    #[pyo3(signature = (start, end, *, bytes))]
    fn new(start: Option<usize>, end: Option<usize>, bytes: (u32, u32)) -> Self {
        Self { bytes, characters: start.zip(end) }
    }

    /// The first character, 0-based.
    #[getter]
    fn start(&self) -> PyResult<usize> {
        Ok(self.characters()?.0)
    }

    /// The character behind the last one.
    #[getter]
    fn end(&self) -> PyResult<usize> {
        Ok(self.characters()?.1)
    }

    /// A slice of the `str`: `text[span.slice]`.
    #[getter]
    fn slice<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PySlice>> {
        let (start, end) = self.characters()?;
        slice(py, start, end)
    }

    /// A slice of the UTF-8 bytes: `text.encode()[span.bytes]`.
    #[getter]
    fn bytes<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PySlice>> {
        slice(py, self.bytes.0 as usize, self.bytes.1 as usize)
    }

    fn __len__(&self) -> PyResult<usize> {
        let (start, end) = self.characters()?;
        Ok(end.saturating_sub(start))
    }

    /// An empty span is a place, too.
    #[allow(clippy::unused_self, reason = "Python asks each object")]
    fn __bool__(&self) -> bool {
        true
    }

    fn __contains__(&self, other: &Self) -> bool {
        self.bytes.0 <= other.bytes.0 && other.bytes.1 <= self.bytes.1
    }

    fn __repr__(&self) -> String {
        match self.characters {
            Some((start, end)) => format!("Span({start}, {end})"),
            None => format!("Span(bytes=({}, {}))", self.bytes.0, self.bytes.1),
        }
    }

    fn __copy__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __deepcopy__(slf: Py<Self>, _memo: &Bound<'_, PyAny>) -> Py<Self> {
        slf
    }

    fn __getnewargs_ex__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let (start, end) = self.characters.unzip();
        let named = pyo3::types::PyDict::new(py);
        named.set_item("bytes", self.bytes)?;
        Ok(((start, end), named).into_pyobject(py)?.into_any())
    }
}

fn slice(py: Python<'_>, start: usize, end: usize) -> PyResult<Bound<'_, PySlice>> {
    let signed = |n| isize::try_from(n).map_err(|_| PyValueError::new_err("a span out of range"));
    Ok(PySlice::new(py, signed(start)?, signed(end)?, 1))
}
