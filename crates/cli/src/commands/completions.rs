//! `kehoach completions`

use std::io;

use clap::CommandFactory;

use crate::args::{Args, Completions};
use crate::exit::ExitStatus;

pub(super) fn run(args: &Completions) -> io::Result<ExitStatus> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "kehoach", &mut script);
    super::print(&String::from_utf8_lossy(&script))
}
