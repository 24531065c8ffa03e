//! `kehoach`: reads Vietnamese plan documents on the command line.

use std::process::ExitCode;

fn main() -> ExitCode {
    kehoach_cli::run(std::env::args_os()).into()
}
