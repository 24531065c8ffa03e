//! What the getters of an object gave: what takes long to make is not made twice.

use std::sync::OnceLock;

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyString, PyTuple};

/// Texts of more characters than this are kept; shorter ones are made as fast as they are found again.
const SHORT_TEXT: usize = 24;

/// A place for each of the `N` getters of an object, made when the first of them gives something to keep.
///
/// What is kept never holds the object itself, so that there are no cycles for Python to collect.
pub(crate) struct Given<const N: usize>(OnceLock<Box<[PyOnceLock<Py<PyAny>>; N]>>);

impl<const N: usize> Given<N> {
    pub(crate) const fn nothing() -> Self {
        Self(OnceLock::new())
    }

    /// What the getter gave before, else what it gives now.
    pub(crate) fn or_make<'py>(
        &self,
        py: Python<'py>,
        getter: usize,
        make: impl FnOnce() -> PyResult<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let place = |places: &'_ [PyOnceLock<Py<PyAny>>; N]| {
            places.get(getter)?.get(py).map(|object| object.bind(py).clone())
        };
        if let Some(object) = self.0.get().and_then(|places| place(places)) {
            return Ok(object);
        }
        let object = make()?;
        if takes_long(&object)
            && let Some(place) =
                self.0.get_or_init(|| Box::new([const { PyOnceLock::new() }; N])).get(getter)
        {
            // Another thread may have been faster; all get the same object.
            let kept = place.get_or_init(py, || object.clone().unbind());
            return Ok(kept.bind(py).clone());
        }
        Ok(object)
    }
}

/// Which of the getters of an object has this name.
pub(crate) const fn getter(names: &[&str], name: &str) -> usize {
    let mut i = 0;
    while i < names.len() && !same(names[i].as_bytes(), name.as_bytes()) {
        i += 1;
    }
    i
}

const fn same(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let mut i = 0;
    while i < one.len() {
        if one[i] != other[i] {
            return false;
        }
        i += 1;
    }
    true
}

/// Whether to make such an object takes longer than to find it again: long texts, and tuples of objects.
fn takes_long(object: &Bound<'_, PyAny>) -> bool {
    if let Ok(text) = object.cast::<PyString>() {
        text.len().is_ok_and(|length| length > SHORT_TEXT)
    } else {
        object.cast::<PyTuple>().is_ok_and(|tuple| !tuple.is_empty())
    }
}
