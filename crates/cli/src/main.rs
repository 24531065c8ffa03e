//! `kehoach`: reads Vietnamese plan documents on the command line.

use std::panic;
use std::process::ExitCode;

fn main() -> ExitCode {
    keep_contained_panics_quiet();
    kehoach_cli::run(std::env::args_os()).into()
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
