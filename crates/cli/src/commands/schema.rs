//! `kehoach schema`

use std::io;

use crate::exit::ExitStatus;

pub(super) fn run() -> io::Result<ExitStatus> {
    super::print(&format!("{:#}", kehoach_json::schema().as_value()))
}
