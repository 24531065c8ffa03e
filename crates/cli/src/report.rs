//! What people read: diagnostics, errors, trees, tables.

pub(crate) mod diagnostics;
pub(crate) mod plan;
mod position;
pub(crate) mod style;
pub(crate) mod table;
pub(crate) mod tree;

use std::io::{self, BufWriter, Write};

use kehoach::Lang;

pub(crate) use position::Position;

/// Standard error, buffered, with colours where they are wanted.
pub(crate) fn stderr() -> BufWriter<anstream::AutoStream<io::StderrLock<'static>>> {
    BufWriter::new(anstream::stderr().lock())
}

/// Reports an error about a file. What cannot be said on standard error can't be said at all.
pub(crate) fn error(file: &str, message: &str) {
    let style = style::ERROR;
    let _ = writeln!(anstream::stderr(), "{file}: {style}error{style:#}: {message}");
}

/// The line below that says what to do.
pub(crate) fn help(text: &str, lang: Lang) {
    let _ = writeln!(anstream::stderr(), "{}", help_line(text, lang));
}

fn help_line(text: &str, lang: Lang) -> String {
    let style = style::HELP;
    let word = if lang == Lang::Vi { "gợi ý" } else { "help" };
    format!("    {style}{word}{style:#}: {text}")
}
