//! `kehoach`: reads Vietnamese plan documents on the command line.

mod args;
mod commands;
mod error;
mod exit;
mod input;
mod output;
mod read;
mod report;

use std::io;
use std::panic;
use std::process::ExitCode;

use clap::Parser;

use crate::args::Args;
use crate::exit::ExitStatus;

fn main() -> ExitCode {
    keep_contained_panics_quiet();
    let args = Args::parse();
    args.color.write_global();
    let status = match commands::run(&args) {
        Ok(status) => status,
        // Whoever reads us has seen enough: `kehoach outline plan.txt | head -3`.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitStatus::Success,
        Err(error) => {
            report::error("stdout", &error.to_string());
            ExitStatus::Error
        }
    };
    status.into()
}

/// What a reader makes an error of the file is reported as one; the panic behind it helps nobody.
fn keep_contained_panics_quiet() {
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        if !kehoach_read::contains_panics() {
            usual(panic);
        }
    }));
}
