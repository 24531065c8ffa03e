//! What Python sees of each type of a document.

use std::fmt::Write as _;

use kehoach_json as wire;
use pyo3::prelude::*;
use pyo3::types::{PyString, PyTuple};

use crate::span::Span;
use crate::view::View;

/// A part of a document that Python can look at.
pub(crate) trait Expose: Sized + 'static {
    /// The object that Python gets: a view, or a value where it is small.
    fn expose<'py>(view: View<Self>, py: Python<'py>) -> PyResult<Bound<'py, PyAny>>;

    /// A few words for the `repr` of what it is a part of.
    fn brief(&self, out: &mut String);
}

/// The objects of these parts, as a tuple.
pub(crate) fn objects<'py, T: Expose>(
    parts: impl Iterator<Item = View<T>>,
    py: Python<'py>,
) -> PyResult<Bound<'py, PyAny>> {
    let objects: PyResult<Vec<_>> = parts.map(|part| T::expose(part, py)).collect();
    Ok(PyTuple::new(py, objects?)?.into_any())
}

/// How many characters of a text stand in a `repr`.
const REPR_CHARACTERS: usize = 60;

/// A text as Python would write it, cut where it is long.
pub(crate) fn brief_text(text: &str, out: &mut String) {
    out.push('\'');
    for (i, c) in text.chars().enumerate() {
        if i == REPR_CHARACTERS {
            out.push('…');
            break;
        }
        match c {
            '\'' => out.push_str("\\'"),
            '\\' => out.push_str("\\\\"),
            c if c.is_control() => out.extend(c.escape_default()),
            c => out.push(c),
        }
    }
    out.push('\'');
}

impl Expose for wire::Str<'static> {
    fn expose<'py>(view: View<Self>, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(PyString::new(py, view.get()).into_any())
    }

    fn brief(&self, out: &mut String) {
        brief_text(self, out);
    }
}

impl<T: Expose> Expose for Option<T> {
    fn expose<'py>(view: View<Self>, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        match view.try_part(Option::as_ref) {
            Some(part) => T::expose(part, py),
            None => Ok(py.None().into_bound(py)),
        }
    }

    fn brief(&self, out: &mut String) {
        match self {
            Some(part) => part.brief(out),
            None => out.push_str("None"),
        }
    }
}

impl<T: Expose> Expose for Box<T> {
    fn expose<'py>(view: View<Self>, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        T::expose(view.part(|there| &**there), py)
    }

    fn brief(&self, out: &mut String) {
        (**self).brief(out);
    }
}

impl<T: Expose> Expose for Vec<T> {
    fn expose<'py>(view: View<Self>, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        objects(view.each(), py)
    }

    fn brief(&self, out: &mut String) {
        match self.as_slice() {
            [] => out.push_str("()"),
            [one] => {
                out.push('(');
                one.brief(out);
                out.push_str(",)");
            }
            all => {
                let _ = write!(out, "<{}>", all.len());
            }
        }
    }
}

impl Expose for wire::Span {
    fn expose<'py>(view: View<Self>, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(Bound::new(py, Span::of(*view.get(), view.source()))?.into_any())
    }

    fn brief(&self, out: &mut String) {
        let _ = write!(out, "bytes {}..{}", self.start, self.end);
    }
}

impl Expose for wire::Block<'static> {
    fn expose<'py>(view: View<Self>, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        /// The view on what stands in a variant.
        macro_rules! variant {
            ($($variant:ident)*) => {
                match view.get() {
                    $(Self::$variant(_) => view
                        .try_part(|block| match block {
                            Self::$variant(inner) => Some(inner),
                            _ => None,
                        })
                        .map(|inner| Expose::expose(inner, py)),)*
                }
            };
        }
        let object = variant!(Section Item Paragraph Field Period Table Aside);
        object.unwrap_or_else(|| Ok(py.None().into_bound(py)))
    }

    fn brief(&self, out: &mut String) {
        match self {
            Self::Section(block) => block.brief(out),
            Self::Item(block) => block.brief(out),
            Self::Paragraph(block) => block.brief(out),
            Self::Field(block) => block.brief(out),
            Self::Period(block) => block.brief(out),
            Self::Table(block) => block.brief(out),
            Self::Aside(block) => block.brief(out),
        }
    }
}

/// Numbers and flags, which Python gets as such.
macro_rules! plain {
    ($($type:ty)*) => {$(
        impl Expose for $type {
            fn expose<'py>(view: View<Self>, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                view.get().into_bound_py_any(py)
            }

            fn brief(&self, out: &mut String) {
                let _ = write!(out, "{self}");
            }
        }
    )*};
}

use pyo3::IntoPyObjectExt as _;

plain! { u8 u16 u32 i8 }

impl Expose for bool {
    fn expose<'py>(view: View<Self>, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        view.get().into_bound_py_any(py)
    }

    fn brief(&self, out: &mut String) {
        out.push_str(if *self { "True" } else { "False" });
    }
}

impl Expose for char {
    fn expose<'py>(view: View<Self>, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        view.get().into_bound_py_any(py)
    }

    fn brief(&self, out: &mut String) {
        brief_text(self.encode_utf8(&mut [0; 4]), out);
    }
}

/// Kinds, which Python gets as the words that JSON has for them.
macro_rules! words {
    ($($type:ident { $($variant:ident $word:literal),* })*) => {$(
        impl Expose for wire::$type {
            fn expose<'py>(view: View<Self>, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                let word = match view.get() { $(Self::$variant => pyo3::intern!(py, $word),)* };
                Ok(word.clone().into_any())
            }

            fn brief(&self, out: &mut String) {
                brief_text(match self { $(Self::$variant => $word,)* }, out);
            }
        }
    )*};
}

words! {
    Grid { Tabs "tabs", RowNumbers "row_numbers", Counted "counted", Unknown "unknown", Lines "lines", File "file" }
    AsideKind { Rule "rule", Footnote "footnote", Artifact "artifact" }
    Severity { Info "info", Warning "warning", Error "error" }
    DetailKind { Time "time", Place "place", Who "who", Cost "cost", Other "other" }
    ResolvedBy { Explicit "explicit", Block "block", Plan "plan", Order "order" }
    YearBy { Explicit "explicit", Block "block", Order "order", Plan "plan", Nothing "nothing" }
    TimeframeKind {
        SchoolYear "school_year", Year "year", Years "years", Month "month", Quarter "quarter"
    }
}
