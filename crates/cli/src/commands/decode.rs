//! `kehoach decode`

use std::io::{self, Write};

use kehoach::{Lang, Source};
use kehoach_read::Document;

use crate::args::Decode;
use crate::error::shown;
use crate::exit::ExitStatus;
use crate::read;
use crate::report::{self, Position};

pub(super) fn run(args: &Decode, lang: Lang) -> io::Result<ExitStatus> {
    let document = match read::document(&args.file, &args.reading) {
        Ok(document) => document,
        Err(error) => return Ok(super::failed(&args.file, &error, lang)),
    };
    let source = document.source_with(read::repairer(&args.reading));
    if args.report {
        report(&shown(&args.file), &document, &source)?;
    }
    // The text goes out as it is: no line end is added. A byte order mark has done its work.
    let mut out = super::plain_stdout();
    out.write_all(source.repaired().trim_start_matches('\u{feff}').as_bytes())?;
    out.flush()?;
    Ok(ExitStatus::Success)
}

/// Which encoding or kind of file it was and why, then a line for each loss, each repair and each doubt.
fn report(file: &str, document: &Document, source: &Source<'_>) -> io::Result<()> {
    let mut err = report::stderr();
    match &document.decoding {
        Some(decoding) => {
            write!(err, "{file}: {}", decoding.encoding)?;
            if let Some(evidence) = decoding.evidence {
                let share = evidence.share * 100.0;
                write!(err, ": {share:.1}% of {} marked words are Vietnamese", evidence.words)?;
                if let Some((encoding, share)) = evidence.runner_up {
                    write!(err, "; next best {encoding} with {:.1}%", share * 100.0)?;
                }
            }
            if decoding.unmapped > 0 {
                write!(err, "; {} bytes mean nothing in it", decoding.unmapped)?;
            }
            writeln!(err)?;
        }
        None => writeln!(err, "{file}: {}", document.format)?,
    }
    for damage in &document.damage {
        writeln!(err, "{file}: damaged: {damage}")?;
    }
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
        writeln!(err, "{file}:{line}:{column}: left alone: {from:?}, perhaps {to:?}")?;
    }
    err.flush()
}
