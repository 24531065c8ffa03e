//! The text that spans point into, and the way from bytes to the characters of a Python `str`.

use std::sync::OnceLock;

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyString;

/// From one counted offset to the next, in bytes.
const STEP: usize = 256;

/// The text of a plan; a plan that was read back from JSON may lack it.
pub(crate) struct SourceText {
    text: Option<Box<str>>,
    /// How many characters begin before each [`STEP`]th byte.
    counted: OnceLock<Vec<u32>>,
    python: PyOnceLock<Py<PyString>>,
}

impl SourceText {
    pub(crate) fn new(text: Option<String>) -> Self {
        Self {
            text: text.map(String::into_boxed_str),
            counted: OnceLock::new(),
            python: PyOnceLock::new(),
        }
    }

    /// The text as a `str`, always the same one.
    pub(crate) fn python<'py>(&self, py: Python<'py>) -> Option<Bound<'py, PyString>> {
        let text = self.text.as_deref()?;
        Some(self.python.get_or_init(py, || PyString::new(py, text).unbind()).bind(py).clone())
    }

    /// How many characters stand before a byte; nothing where the text is not known or does not reach so far.
    pub(crate) fn characters_before(&self, byte: usize) -> Option<usize> {
        let bytes = self.text.as_deref()?.as_bytes();
        let counted = self.counted.get_or_init(|| count(bytes));
        let step = byte / STEP;
        let rest = bytes.get(step * STEP..byte)?;
        Some(*counted.get(step)? as usize + characters(rest))
    }
}

fn count(bytes: &[u8]) -> Vec<u32> {
    let mut counted = Vec::with_capacity(bytes.len() / STEP + 1);
    let mut total = 0;
    for block in bytes.chunks(STEP) {
        counted.push(total);
        total += u32::try_from(characters(block)).unwrap_or(u32::MAX);
    }
    // A place right behind the last whole step.
    counted.push(total);
    counted
}

/// How many characters begin in these bytes of UTF-8.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte as i8) >= -0x40).count()
}
