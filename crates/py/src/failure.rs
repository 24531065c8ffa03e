//! Why a plan could not be read, as the exceptions of `kehoach._errors`.

use std::any::Any;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use kehoach::Lang;
use kehoach::text::{DecodeError, DecodeErrorKind};
use pyo3::prelude::*;

/// What went wrong with one input.
#[derive(Debug, Clone)]
pub(crate) struct Failure {
    class: &'static str,
    message: String,
    message_vi: String,
    /// Where in the input: `byte 4711`.
    place: Option<String>,
    path: Option<PathBuf>,
}

impl Failure {
    fn new(class: &'static str, message: impl Into<String>, message_vi: impl Into<String>) -> Self {
        let (message, message_vi) = (message.into(), message_vi.into());
        Self { class, message, message_vi, place: None, path: None }
    }

    /// Something that kehoach itself did wrong.
    pub(crate) fn bug(said: &str) -> Self {
        Self::new(
            "KehoachError",
            format!("an error inside kehoach, please report it: {said}"),
            format!("lỗi trong kehoach, xin báo lại: {said}"),
        )
    }

    /// What was given is the text of a plan, not its path.
    pub(crate) fn text_for_path() -> Self {
        Self::new(
            "UnreadableFile",
            "no such file: this is a text, which kehoach.parse takes",
            "không có tệp này: đây là văn bản, dùng kehoach.parse",
        )
    }

    /// The same, of a file.
    pub(crate) fn at(mut self, path: Option<&Path>) -> Self {
        self.path = path.map(Path::to_owned);
        self
    }

    /// The exception.
    pub(crate) fn object<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let class = py.import("kehoach._errors")?.getattr(self.class)?;
        class.call1((&self.message, &self.message_vi, self.path.clone(), self.place.as_deref()))
    }
}

impl From<Failure> for PyErr {
    fn from(failure: Failure) -> Self {
        Python::attach(|py| match failure.object(py) {
            Ok(object) => Self::from_value(object),
            Err(error) => error,
        })
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => {
                Self::new("UnreadableFile", "no such file", "không có tệp này")
            }
            io::ErrorKind::PermissionDenied => {
                Self::new("UnreadableFile", "no permission to read it", "không có quyền đọc tệp")
            }
            io::ErrorKind::IsADirectory => {
                Self::new("UnreadableFile", "is a folder, not a file", "là thư mục, không phải tệp")
            }
            _ => Self::new(
                "UnreadableFile",
                format!("cannot be read: {error}"),
                format!("không đọc được: {error}"),
            ),
        }
    }
}

impl From<kehoach_read::Error> for Failure {
    fn from(error: kehoach_read::Error) -> Self {
        let decoding = error.as_decode_error().map(DecodeError::kind);
        if let Some(DecodeErrorKind::Tie { first, second }) = decoding {
            return Self::new(
                "DecodeError",
                format!("could be {first} or {second}: name one with encoding="),
                format!("có thể là {first} hoặc {second}: chọn bằng encoding="),
            );
        }
        let (message, message_vi) = (error.message(Lang::En), error.message(Lang::Vi));
        let place = error.offset().map(|offset| format!("byte {offset}"));
        Self { place, ..Self::new(error.name(), message, message_vi) }
    }
}

/// Runs what must not fail; if it does all the same, that is an error like others and no panic.
pub(crate) fn guard<T>(work: impl FnOnce() -> T) -> Result<T, Failure> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| Failure::bug(said(&*panic)))
}

fn said(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("unknown")
}
