//! `Plan.find`: the objects of a type that have what is asked for.

use kehoach::mention::Kind;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyString, PyTuple, PyType};

use crate::activity::Activity;
use crate::block::{Aside, Field, Item, Paragraph, Period, Section, Table};
use crate::findings::{Diagnostic, Repair};
use crate::plan::{Appendix, Attachment, Plan};
use crate::tail::Signature;
use crate::text::{Basis, Mention};

/// The attributes that hold the words of an object; the first that it has is looked at.
const TEXTS: [&str; 5] = ["text", "what", "name", "value", "message"];

pub(crate) fn find<'py>(
    plan: &Bound<'py, Plan>,
    kind: &Bound<'py, PyAny>,
    text: Option<&str>,
    attributes: Option<&Bound<'py, PyDict>>,
) -> PyResult<Bound<'py, PyList>> {
    let py = plan.py();
    let kinds = match kind.cast::<PyTuple>() {
        Ok(several) if !several.is_empty() => {
            several.iter().map(|kind| findable(&kind)).collect::<PyResult<Vec<_>>>()?
        }
        _ => vec![findable(kind)?],
    };
    let found = PyList::empty(py);
    let wanted = text.map(str::to_lowercase);
    if let Some(attributes) = attributes {
        for (name, value) in attributes {
            for kind in &kinds {
                let name = name.cast::<PyString>()?;
                if !kind.hasattr(name)? {
                    let message = format!("find(): {} has no attribute {name}", kind.name()?);
                    return Err(PyTypeError::new_err(message));
                }
                if name == "kind" && kind.is(py.get_type::<Mention>()) {
                    known(&value)?;
                }
            }
        }
    }
    let objects = plan.call_method0("walk")?.try_iter()?.chain(
        // What is no block.
        ["mentions", "activities", "diagnostics", "repairs", "bases"]
            .iter()
            .map(|name| plan.getattr(*name)?.try_iter())
            .chain(std::iter::once_with(|| plan.getattr("tail")?.getattr("signatures")?.try_iter()))
            .chain(std::iter::once_with(|| plan.getattr("appendices")?.try_iter()))
            .chain(std::iter::once_with(|| plan.getattr("attachments")?.try_iter()))
            .collect::<PyResult<Vec<_>>>()?
            .into_iter()
            .flatten(),
    );
    for object in objects {
        let object = object?;
        if object.is_instance(kind)?
            && wanted.as_deref().map_or(Ok(true), |wanted| says(&object, wanted))?
            && has(&object, attributes)?
        {
            found.append(object)?;
        }
    }
    Ok(found)
}

/// Whether there is such a kind of mention: a slip would find nothing and look like an answer.
fn known(kind: &Bound<'_, PyAny>) -> PyResult<()> {
    if Kind::ALL.iter().any(|known| kind.eq(known.as_str()).unwrap_or(false)) {
        return Ok(());
    }
    let kinds = Kind::ALL.map(Kind::as_str).join(", ");
    let message = format!("find(): kind of a Mention must be one of {kinds}; not {}", kind.repr()?);
    Err(PyValueError::new_err(message))
}

/// The type, if objects of it can be looked for.
fn findable<'py>(kind: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyType>> {
    macro_rules! types {
        ($($class:ident)*) => {
            ([$(kind.py().get_type::<$class>()),*], [$(stringify!($class)),*].join(", "))
        };
    }
    let (types, names) = types! {
        Section Item Paragraph Field Period Table Aside Activity Mention Signature Diagnostic Repair Basis Appendix
        Attachment
    };
    types.into_iter().find(|class| class.is(kind)).ok_or_else(|| {
        PyTypeError::new_err(match kind.repr() {
            Ok(given) => format!("find(): kind must be one of {names}; not {given}"),
            Err(error) => error.to_string(),
        })
    })
}

/// Whether the words of an object hold `wanted`, which is in lower case.
fn says(object: &Bound<'_, PyAny>, wanted: &str) -> PyResult<bool> {
    for name in TEXTS {
        if let Some(words) = object.getattr_opt(name)? {
            return Ok(words.str()?.to_cow()?.to_lowercase().contains(wanted));
        }
    }
    Ok(false)
}

/// Whether an object has all of these.
fn has(object: &Bound<'_, PyAny>, attributes: Option<&Bound<'_, PyDict>>) -> PyResult<bool> {
    for (name, value) in attributes.into_iter().flatten() {
        if !object.getattr(name.cast::<PyString>()?)?.eq(value)? {
            return Ok(false);
        }
    }
    Ok(true)
}
