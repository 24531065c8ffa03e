//! One verb, one file.

mod completions;
#[cfg(feature = "convert")]
mod convert;
mod decode;
mod explain;
mod lines;
mod man;
mod mentions;
mod outline;
mod parse;
mod schema;
mod text;

use std::env;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use kehoach::Lang;

use crate::args::{Args, Command};
use crate::error::Error;
use crate::exit::ExitStatus;
use crate::{error, report};

/// Runs a command. An error is one of standard output; those of files are reported and make the exit code 2.
pub(crate) fn run(args: &Args) -> io::Result<ExitStatus> {
    let lang = args.lang.unwrap_or_else(locale);
    match &args.command {
        Command::Parse(args) => parse::run(args, lang),
        Command::Outline(args) => outline::run(args, lang),
        Command::Mentions(args) => mentions::run(args, lang),
        #[cfg(feature = "convert")]
        Command::Convert(args) => convert::run(args, lang),
        Command::Lines(args) => lines::run(args, lang),
        Command::Text(args) => text::run(args, lang),
        Command::Decode(args) => decode::run(args, lang),
        Command::Explain(args) => explain::run(args, lang),
        Command::Schema => schema::run(),
        Command::Completions(args) => completions::run(args),
        Command::Man(args) => man::run(args),
    }
}

/// The language of the locale: the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is set.
fn locale() -> Lang {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .filter_map(|name| env::var(name).ok())
        .find(|value| !value.is_empty())
        .map_or(Lang::En, |value| Lang::of_locale(&value))
}

/// Standard output, buffered, with colours where they are wanted.
fn stdout() -> BufWriter<anstream::AutoStream<io::StdoutLock<'static>>> {
    BufWriter::with_capacity(1 << 16, anstream::stdout().lock())
}

/// Standard output, buffered, for what machines read.
fn plain_stdout() -> BufWriter<io::StdoutLock<'static>> {
    BufWriter::with_capacity(1 << 16, io::stdout().lock())
}

/// Reports what is wrong with a file.
fn failed(path: &Path, error: &Error, lang: Lang) -> ExitStatus {
    report::error(&error::shown(path), &error.message(lang));
    if let Some(help) = error.help(lang) {
        report::help(&help, lang);
    }
    ExitStatus::Error
}

/// Writes a text to standard output as it is.
fn print(text: &str) -> io::Result<ExitStatus> {
    let mut out = plain_stdout();
    out.write_all(text.as_bytes())?;
    if !text.ends_with('\n') {
        out.write_all(b"\n")?;
    }
    out.flush()?;
    Ok(ExitStatus::Success)
}
