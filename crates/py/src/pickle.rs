//! Objects to bytes and back: a node goes as its JSON, with the text that its spans point into.

use std::path::PathBuf;
use std::sync::Arc;

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::source::SourceText;
use crate::view::View;

/// What `__reduce__` gives. The text is the same `str` for all nodes of a plan, so that a pickle has it once. The file
/// goes as a `str`, which other systems can read.
pub(crate) fn reduce<'py, T: Serialize>(
    object: &Bound<'py, PyAny>,
    view: &View<T>,
    file: Option<&PathBuf>,
) -> PyResult<Bound<'py, PyAny>> {
    let py = object.py();
    let restore = py.import("kehoach._kehoach")?.getattr("_restore")?;
    let file = file.map(|file| file.as_os_str());
    let arguments = (object.get_type(), json(view)?, view.source().python(py), file);
    Ok((restore, arguments).into_pyobject(py)?.into_any())
}

/// A node as `dict`s, `list`s and `str`s.
pub(crate) fn dict<'py, T: Serialize>(
    view: &View<T>,
    py: Python<'py>,
) -> PyResult<Bound<'py, PyAny>> {
    py.import("json")?.call_method1("loads", (json(view)?,))
}

fn json<T: Serialize>(view: &View<T>) -> PyResult<String> {
    serde_json::to_string(view.get()).map_err(|error| PyValueError::new_err(error.to_string()))
}

/// The node that [`reduce`] wrote.
pub(crate) fn restore<T: DeserializeOwned + Send + Sync + 'static>(
    json: &str,
    text: Option<String>,
) -> PyResult<View<T>> {
    let node = serde_json::from_str(json).map_err(|e| PyValueError::new_err(e.to_string()))?;
    Ok(View::on(node, Arc::new(SourceText::new(text)))?)
}

/// Called by `pickle`: makes an object of what `__reduce__` gave.
#[pyfunction]
#[pyo3(signature = (class, json, text, file=None))]
pub(crate) fn _restore<'py>(
    class: &Bound<'py, PyAny>,
    json: &str,
    text: Option<&Bound<'py, PyAny>>,
    file: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    class.call_method1("_restore", (json, text, file))
}
