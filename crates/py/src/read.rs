//! Texts, files and bytes to plans.

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use kehoach::text::{Encoding, Repairer};
use kehoach::{MAX_SOURCE_BYTES, Parsed, Parser, Source};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyString};

use crate::failure::{Failure, guard};
use crate::plan::Plan;

/// How a plan is read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Options {
    encoding: Option<Encoding>,
    repair: bool,
    mentions: bool,
}

impl Options {
    pub(crate) fn new(encoding: Option<&str>, repair: bool, mentions: bool) -> PyResult<Self> {
        let encoding = encoding.map(str::parse).transpose();
        let encoding =
            encoding.map_err(|error| PyValueError::new_err(format!("encoding: {error}")))?;
        Ok(Self { encoding, repair, mentions })
    }

    fn parse(self, text: String) -> Parsed<'static> {
        let source = match self.repairer() {
            Some(repairer) => Source::with(text, repairer),
            None => Source::unrepaired(text),
        };
        self.parser().parse_source(source)
    }

    fn repairer(self) -> Option<Repairer> {
        self.repair.then(Repairer::new)
    }

    fn parser(self) -> Parser {
        Parser::new().mentions(self.mentions)
    }
}

/// Reads a file whole, within the limit.
pub(crate) fn path(path: &Path, options: Options) -> Result<Parsed<'static>, Failure> {
    let read = || -> std::io::Result<Vec<u8>> {
        let file = File::open(path)?;
        let metadata = file.metadata()?;
        if metadata.is_dir() {
            return Err(std::io::ErrorKind::IsADirectory.into());
        }
        let expected = usize::try_from(metadata.len()).unwrap_or(0).min(MAX_SOURCE_BYTES);
        let mut bytes = Vec::with_capacity(expected + 1);
        // One byte over the limit is enough to know.
        file.take(MAX_SOURCE_BYTES as u64 + 1).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    let bytes = read().map_err(|error| Failure::from(error).at(Some(path)))?;
    guard(|| bytes_of(&bytes, options))
        .and_then(|read| read)
        .map_err(|failure| failure.at(Some(path)))
}

/// Reads a file that is in memory.
fn bytes_of(bytes: &[u8], options: Options) -> Result<Parsed<'static>, Failure> {
    let asked = kehoach_read::Options::new().encoding(options.encoding);
    let document = kehoach_read::read_bytes(bytes, &asked)?;
    Ok(options.parser().parse_source(document.into_source(options.repairer())))
}

/// Parses a text. It cannot fail: any text gives a plan, and `plan.diagnostics` says what is odd about it.
#[pyfunction]
#[pyo3(signature = (text, *, repair=true, mentions=true))]
pub(crate) fn parse(text: &Bound<'_, PyAny>, repair: bool, mentions: bool) -> PyResult<Plan> {
    let py = text.py();
    let options = Options::new(None, repair, mentions)?;
    let text = text.cast::<PyString>().map_err(|_| {
        PyTypeError::new_err(format!(
            "text must be a str, not {}; kehoach.read takes files and their bytes",
            text.get_type()
        ))
    })?;
    let text = text.to_cow()?;
    if text.len() > MAX_SOURCE_BYTES {
        return Err(PyValueError::new_err(format!(
            "text has {} bytes in UTF-8, more than the {MAX_SOURCE_BYTES} that can be parsed",
            text.len()
        )));
    }
    let parsed = py.detach(|| guard(|| options.parse(text.into_owned())))?;
    Ok(Plan::parsed(parsed))
}

/// Reads a plan from a file, whatever its name ends with: .docx, .doc, .odt, .rtf, .html, .pdf or text.
#[pyfunction]
#[pyo3(signature = (source, *, encoding=None, repair=true, mentions=true))]
pub(crate) fn read(
    source: &Bound<'_, PyAny>,
    encoding: Option<&str>,
    repair: bool,
    mentions: bool,
) -> PyResult<Plan> {
    let py = source.py();
    let options = Options::new(encoding, repair, mentions)?;
    if let Ok(file) = source.extract::<PathBuf>() {
        let parsed = py.detach(|| path(&file, options)).map_err(|failure| {
            // No path has several lines.
            if source.extract::<&str>().is_ok_and(|text| text.trim().contains('\n')) {
                Failure::text_for_path()
            } else {
                failure
            }
        })?;
        return Ok(Plan::parsed(parsed).at(Some(file)));
    }
    let content =
        if source.hasattr("read")? { source.call_method0("read")? } else { source.clone() };
    if content.is_instance_of::<PyString>() && !content.is(source) {
        return parse(&content, repair, mentions);
    }
    // Bytes, and whatever else is a buffer of bytes.
    let bytes = if let Ok(bytes) = content.cast::<PyBytes>() {
        bytes.as_bytes().to_vec()
    } else {
        py.import("builtins")?
            .getattr("memoryview")?
            .call1((&content,))
            .and_then(|view| view.call_method0("tobytes"))
            .and_then(|bytes| bytes.extract::<Vec<u8>>())
            .map_err(|_| {
                PyTypeError::new_err(format!(
                    "source must be a path, bytes or an open file, not {}",
                    source.get_type()
                ))
            })?
    };
    let parsed = py.detach(|| guard(|| bytes_of(&bytes, options)).and_then(|read| read))?;
    Ok(Plan::parsed(parsed))
}
