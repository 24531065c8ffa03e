//! `kehoach man`

use std::io;

use clap::CommandFactory;

use crate::args::{Args, Man};
use crate::exit::ExitStatus;
use crate::report;

pub(super) fn run(args: &Man) -> io::Result<ExitStatus> {
    let mut command = Args::command();
    command.build();
    if let Some(name) = &args.command {
        let Some(found) = command.find_subcommand(name) else {
            report::error("man", &format!("there is no command `{name}`"));
            return Ok(ExitStatus::Error);
        };
        command = found.clone();
    }
    let mut page = Vec::new();
    clap_mangen::Man::new(command).render(&mut page)?;
    super::print(&String::from_utf8_lossy(&page))
}
