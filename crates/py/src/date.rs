//! Times in EDTF (ISO 8601-2) as Python dates.

use pyo3::prelude::*;
use pyo3::types::{PyDate, PyTuple};

/// A time that is no single day: a month, a quarter, a year, several, or a day whose year is not known.
///
/// `edtf` is its form in EDTF (ISO 8601-2): `2023-09`, `XXXX-09-05`, `2023/2024`, `2023-33` (the first quarter).
/// Two are ordered as their forms are.
#[pyclass(frozen, eq, ord, hash, str = "{edtf}", module = "kehoach")]
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
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

    /// The year, where it is one and is known.
    #[getter]
    fn year(&self) -> Option<i32> {
        Point::read(&self.edtf)?.year
    }

    /// The month, 1 to 12, where it is one and is known.
    #[getter]
    fn month(&self) -> Option<u8> {
        Point::read(&self.edtf)?.month
    }

    /// The day of the month, where it is one and is known.
    #[getter]
    fn day(&self) -> Option<u8> {
        Point::read(&self.edtf)?.day
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

/// A day, month, quarter or year of EDTF; `None` for what is `X`.
#[derive(Debug, Clone, Copy)]
struct Point {
    year: Option<i32>,
    month: Option<u8>,
    /// 1 to 4, in place of a month.
    quarter: Option<u8>,
    day: Option<u8>,
    /// How many of year, month, day are named, if only as `X`.
    parts: usize,
}

impl Point {
    fn read(edtf: &str) -> Option<Self> {
        let mut parts = edtf.split('-');
        let mut point = Self { year: None, month: None, quarter: None, day: None, parts: 1 };
        point.year = number(parts.next()?, 4)?.map(i32::from);
        if let Some(month) = parts.next() {
            match number(month, 2)? {
                Some(quarter @ 33..=36) => point.quarter = u8::try_from(quarter - 32).ok(),
                Some(month @ 1..=12) => point.month = u8::try_from(month).ok(),
                None => {}
                // Seasons have no bounds.
                Some(_) => return None,
            }
            point.parts = 2;
        }
        if let Some(day) = parts.next() {
            if point.quarter.is_some() {
                return None;
            }
            point.day = match number(day, 2)? {
                Some(day @ 1..=31) => u8::try_from(day).ok(),
                None => None,
                Some(_) => return None,
            };
            point.parts = 3;
        }
        if parts.next().is_some() { None } else { Some(point) }
    }

    /// The one day that it is.
    fn day(self) -> Option<(i32, u8, u8)> {
        let day = (self.year?, self.month?, self.day?);
        (day.2 <= length(day.0, day.1)).then_some(day)
    }

    fn first(self) -> Option<(i32, u8, u8)> {
        match (self.parts, self.quarter) {
            (3, _) => self.day(),
            (2, Some(quarter)) => Some((self.year?, quarter * 3 - 2, 1)),
            (2, None) => Some((self.year?, self.month?, 1)),
            _ => Some((self.year?, 1, 1)),
        }
    }

    fn last(self) -> Option<(i32, u8, u8)> {
        let year = self.year?;
        match (self.parts, self.quarter) {
            (3, _) => self.day(),
            (2, Some(quarter)) => Some((year, quarter * 3, length(year, quarter * 3))),
            (2, None) => self.month.map(|month| (year, month, length(year, month))),
            _ => Some((year, 12, 31)),
        }
    }
}

/// A number of so many digits; `Some(None)` where all of them are `X`.
#[allow(clippy::option_option, reason = "no number, an unknown one, a known one")]
fn number(digits: &str, count: usize) -> Option<Option<u16>> {
    if digits.len() != count {
        None
    } else if digits.bytes().all(|b| b == b'X') {
        Some(None)
    } else if digits.bytes().all(|b| b.is_ascii_digit()) {
        digits.parse().ok().filter(|n| count < 4 || *n > 0).map(Some)
    } else {
        None
    }
}

/// How many days a month has.
const fn length(year: i32, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}
