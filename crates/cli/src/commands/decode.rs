//! `kehoach decode`

use std::io::{self, Write};

use kehoach::Lang;

use crate::args::Decode;
use crate::error::shown;
use crate::exit::ExitStatus;
use crate::read::{self, Source};
use crate::report::{self, Position};

pub(super) fn run(args: &Decode, lang: Lang) -> io::Result<ExitStatus> {
    let source = match read::text(&args.file, &args.reading) {
        Ok(source) => source,
        Err(error) => return Ok(super::failed(&args.file, &error, lang)),
    };
    if args.report {
        report(&shown(&args.file), &source)?;
    }
    // The text goes out as it is: no line end is added.
    let mut out = super::plain_stdout();
    out.write_all(source.repaired().as_bytes())?;
    out.flush()?;
    Ok(ExitStatus::Success)
}

/// Which encoding it was and why, then a line for each repair and each doubt.
fn report(file: &str, source: &Source) -> io::Result<()> {
    let mut err = report::stderr();
    write!(err, "{file}: {}", source.encoding)?;
    if let Some(evidence) = source.evidence {
        let share = evidence.share * 100.0;
        write!(err, ": {share:.1}% of {} words are Vietnamese", evidence.words)?;
        if let Some((encoding, share)) = evidence.runner_up {
            write!(err, "; next best {encoding} with {:.1}%", share * 100.0)?;
        }
    }
    if source.unmapped > 0 {
        write!(err, "; {} bytes mean nothing in it", source.unmapped)?;
    }
    writeln!(err)?;
    let Some(fixed) = &source.fixed else { return Ok(()) };
    let mut position = Position::in_text(&source.text);
    for repair in &fixed.repairs {
        let (line, column) = position.of(repair.span.start());
        writeln!(
            err,
            "{file}:{line}:{column}: {}: {:?} -> {:?}",
            repair.kind, repair.from, repair.to
        )?;
    }
    let mut position = Position::in_text(&source.text);
    for doubt in &fixed.suspicions {
        let (line, column) = position.of(doubt.span.start());
        writeln!(
            err,
            "{file}:{line}:{column}: left alone: {:?}, perhaps {:?}",
            doubt.from, doubt.to
        )?;
    }
    err.flush()
}
