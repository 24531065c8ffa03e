//! The command line of kehoach, as a function: the binary `kehoach` calls it, and so does the Python package.
//!
//! ```
//! use kehoach_cli::{ExitStatus, run};
//!
//! assert_eq!(run(["kehoach", "explain", "ordinal-skipped"]), ExitStatus::Success);
//! ```

#[cfg(feature = "convert")]
mod archive;
mod args;
mod commands;
mod error;
mod exit;
mod input;
mod output;
#[cfg(feature = "convert")]
mod parts;
mod read;
mod report;

use std::ffi::OsString;
use std::io;

use clap::Parser;

use crate::args::Args;
pub use crate::exit::ExitStatus;

/// Runs the command that `args` name, the name of the program first. It prints to standard output and standard error.
///
/// Wrong usage is told and comes back as [`ExitStatus::Error`]; `--help` and `--version` print and come back as
/// [`ExitStatus::Success`].
pub fn run<T: Into<OsString> + Clone>(args: impl IntoIterator<Item = T>) -> ExitStatus {
    let args = match Args::try_parse_from(args) {
        Ok(args) => args,
        Err(answer) => {
            // Standard output or standard error may be closed; there is nobody to tell then.
            let _ = answer.print();
            return if answer.use_stderr() { ExitStatus::Error } else { ExitStatus::Success };
        }
    };
    args.color.write_global();
    match commands::run(&args) {
        Ok(status) => status,
        // Whoever reads us has seen enough: `kehoach outline plan.txt | head -3`.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitStatus::Success,
        Err(error) => {
            report::error("stdout", &error.to_string());
            ExitStatus::Error
        }
    }
}
