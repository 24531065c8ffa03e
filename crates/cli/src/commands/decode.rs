//! `kehoach decode`

use std::io::{self, Write};

use kehoach::Lang;

use crate::args::Decode;
use crate::error::shown;
use crate::exit::ExitStatus;
use crate::read::{self, Text};
use crate::report::{self, Position};

pub(super) fn run(args: &Decode, lang: Lang) -> io::Result<ExitStatus> {
    let text = match read::text(&args.file, &args.reading) {
        Ok(text) => text,
        Err(error) => return Ok(super::failed(&args.file, &error, lang)),
    };
    if args.report {
        report(&shown(&args.file), &text)?;
    }
    // The text goes out as it is: no line end is added. A byte order mark has done its work.
    let mut out = super::plain_stdout();
    out.write_all(text.source.repaired().trim_start_matches('\u{feff}').as_bytes())?;
    out.flush()?;
    Ok(ExitStatus::Success)
}

/// Which encoding it was and why, then a line for each repair and each doubt.
fn report(file: &str, read: &Text) -> io::Result<()> {
    let mut err = report::stderr();
    write!(err, "{file}: {}", read.encoding)?;
    if let Some(evidence) = read.evidence {
        let share = evidence.share * 100.0;
        write!(err, ": {share:.1}% of {} marked words are Vietnamese", evidence.words)?;
        if let Some((encoding, share)) = evidence.runner_up {
            write!(err, "; next best {encoding} with {:.1}%", share * 100.0)?;
        }
    }
    if read.unmapped > 0 {
        write!(err, "; {} bytes mean nothing in it", read.unmapped)?;
    }
    writeln!(err)?;
    let source = &read.source;
    let mut position = Position::in_text(source.text());
    for repair in source.repairs() {
        let (line, column) = position.of(repair.span.start());
        let (kind, from, to) = (repair.kind, &repair.from, &repair.to);
        writeln!(err, "{file}:{line}:{column}: {kind}: {from:?} -> {to:?}")?;
    }
    let mut position = Position::in_text(source.text());
    for doubt in source.suspicions() {
        let (line, column) = position.of(doubt.span.start());
        let (from, to) = (&doubt.from, &doubt.to);
        write!(err, "{file}:{line}:{column}: left alone: {from:?}")?;
        if !to.is_empty() {
            write!(err, ", perhaps {to:?}")?;
        }
        writeln!(err)?;
    }
    err.flush()
}
