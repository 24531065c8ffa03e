//! The command line.

use pyo3::prelude::*;

use crate::failure::guard;

/// Runs the command `kehoach` with these arguments, the name of the program first; gives back the exit code.
#[pyfunction]
pub(crate) fn main(py: Python<'_>, arguments: Vec<std::ffi::OsString>) -> PyResult<u8> {
    Ok(py.detach(|| guard(|| kehoach_cli::run(arguments)))?.code())
}
