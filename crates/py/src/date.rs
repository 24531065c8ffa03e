//! Times in EDTF (ISO 8601-2) as Python dates.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use kehoach_json::edtf::Point;
use pyo3::IntoPyObjectExt as _;
use pyo3::basic::CompareOp;
use pyo3::prelude::*;
use pyo3::types::{PyDate, PyString, PyTuple};

/// A time that is no single day: a month, a quarter, a year, several, or a day whose year is not known.
///
/// `edtf` is its form in EDTF (ISO 8601-2): `2023-09`, `XXXX-09-05`, `2023/2024`, `2023-33` (the first quarter).
/// It is ordered as its form is, among its like and among dates.
#[pyclass(frozen, str = "{edtf}", module = "kehoach")]
#[derive(Clone)]
pub(crate) struct PartialDate {
    /// The time in EDTF.
    #[pyo3(get)]
    edtf: String,
}

#[pymethods]
impl PartialDate {
    #[classattr]
    fn __match_args__() -> (&'static str,) {
        ("edtf",)
    }

    #[new]
    fn new(edtf: String) -> Self {
        Self { edtf }
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.edtf.hash(&mut hasher);
        hasher.finish()
    }

    fn __richcmp__(&self, other: &Bound<'_, PyAny>, wanted: CompareOp) -> PyResult<Py<PyAny>> {
        let py = other.py();
        let order = if let Ok(other) = other.cast::<Self>() {
            self.edtf.cmp(&other.get().edtf)
        } else if other.is_instance_of::<PyDate>()
            && !matches!(wanted, CompareOp::Eq | CompareOp::Ne)
        {
            // It never equals a date, which is one day; but a list of both can be sorted.
            self.edtf.cmp(&other.call_method0("isoformat")?.extract::<String>()?)
        } else {
            return Ok(py.NotImplemented());
        };
        wanted.matches(order).into_py_any(py)
    }

    /// The year, where it is one and is known.
    #[getter]
    fn year(&self) -> Option<i32> {
        Point::read(&self.edtf)?.year()
    }

    /// The month, 1 to 12, where it is one and is known.
    #[getter]
    fn month(&self) -> Option<u8> {
        Point::read(&self.edtf)?.month()
    }

    /// The day of the month, where it is one and is known.
    #[getter]
    fn day(&self) -> Option<u8> {
        Point::read(&self.edtf)?.day_of_month()
    }

    /// The first day that it covers; `None` where that is open or not known.
    #[getter]
    fn earliest<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyDate>>> {
        let from = self.edtf.split_once('/').map_or(self.edtf.as_str(), |(from, _)| from);
        Point::read(from).and_then(Point::first).map(|day| date(py, day)).transpose()
    }

    /// The last day that it covers; `None` where that is open or not known.
    #[getter]
    fn latest<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyDate>>> {
        let to = self.edtf.split_once('/').map_or(self.edtf.as_str(), |(_, to)| to);
        Point::read(to).and_then(Point::last).map(|day| date(py, day)).transpose()
    }

    /// As of its `str`: `f"{month:>10}"`.
    fn __format__<'py>(&self, py: Python<'py>, spec: &str) -> PyResult<Bound<'py, PyAny>> {
        PyString::new(py, &self.edtf).call_method1("__format__", (spec,))
    }

    fn __repr__(&self) -> String {
        format!("PartialDate('{}')", self.edtf)
    }

    fn __copy__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __deepcopy__(slf: Py<Self>, _memo: &Bound<'_, PyAny>) -> Py<Self> {
        slf
    }

    fn __getnewargs__(&self) -> (&str,) {
        (&self.edtf,)
    }
}

/// A `datetime.date` where the time is one day, else a [`PartialDate`].
pub(crate) fn expose<'py>(edtf: &str, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
    let point = Point::read(edtf);
    match point.and_then(Point::day) {
        Some(day) => Ok(date(py, day)?.into_any()),
        None => Ok(Bound::new(py, PartialDate { edtf: edtf.to_owned() })?.into_any()),
    }
}

/// As [`expose`], and `None` where there is none.
pub(crate) fn expose_option<'py>(
    edtf: Option<&str>,
    py: Python<'py>,
) -> PyResult<Bound<'py, PyAny>> {
    edtf.map_or_else(|| Ok(py.None().into_bound(py)), |edtf| expose(edtf, py))
}

/// Each of them as [`expose`] has it.
pub(crate) fn expose_all<'py>(
    times: &[impl AsRef<str>],
    py: Python<'py>,
) -> PyResult<Bound<'py, PyAny>> {
    let times: PyResult<Vec<_>> = times.iter().map(|edtf| expose(edtf.as_ref(), py)).collect();
    Ok(PyTuple::new(py, times?)?.into_any())
}

fn date(py: Python<'_>, (year, month, day): (i32, u8, u8)) -> PyResult<Bound<'_, PyDate>> {
    PyDate::new(py, year, month, day)
}
