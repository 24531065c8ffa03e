//! `kehoach parse`

use std::io::{self, Write};
use std::path::Path;

use kehoach::{Lang, Parsed, Parser};

use crate::args::{Parse, PlanFormat};
use crate::error::{Error, shown};
use crate::exit::ExitStatus;
use crate::output::{self, OutDir};
use crate::read;
use crate::report::{self, diagnostics, plan};

pub(super) fn run(args: &Parse, lang: Lang) -> io::Result<ExitStatus> {
    match args.format {
        PlanFormat::Json | PlanFormat::Jsonl => all(args, lang, super::plain_stdout()),
        PlanFormat::Tree => all(args, lang, super::stdout()),
    }
}

fn all(args: &Parse, lang: Lang, mut stdout: impl Write) -> io::Result<ExitStatus> {
    let mut folder = match args.out.as_deref().map(|out| OutDir::new(out, &args.files)).transpose()
    {
        Ok(folder) => folder,
        Err(error) => {
            return Ok(super::failed(args.out.as_deref().unwrap_or("-".as_ref()), &error, lang));
        }
    };
    let mut status = ExitStatus::Success;
    for file in &args.files {
        let done = match one(args, file, folder.as_mut(), &mut stdout, lang) {
            Ok(done) => done,
            Err(Failure::File(error)) => super::failed(file, &error, lang),
            Err(Failure::Stdout(error)) => return Err(error),
        };
        status = status.max(done);
    }
    stdout.flush()?;
    Ok(status)
}

/// Why a plan was not done: the other plans are done all the same, unless there is nowhere to print them.
enum Failure {
    File(Error),
    Stdout(io::Error),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::File(error)
    }
}

fn one(
    args: &Parse,
    file: &Path,
    folder: Option<&mut OutDir<'_>>,
    stdout: &mut impl Write,
    lang: Lang,
) -> Result<ExitStatus, Failure> {
    // A name that is taken is told before any work is done.
    let path = folder.map(|folder| folder.claim(file, extension(args.format))).transpose()?;
    let parsed = Parser::new().parse_source(read::source(file, &args.reading)?);
    match &path {
        Some(path) => output::write_whole(path, |out| write(args, &parsed, out))
            .map_err(|error| Error::Write(path.clone(), error))?,
        None => write(args, &parsed, stdout).map_err(Failure::Stdout)?,
    }
    // Standard error may be closed; there is nobody to tell then.
    let mut err = report::stderr();
    let _ = diagnostics::write(&mut err, &shown(file), &parsed, lang);
    let _ = err.flush();
    let found = parsed.diagnostics().iter().any(|d| args.fail_on.includes(d.severity));
    Ok(if found { ExitStatus::Findings } else { ExitStatus::Success })
}

const fn extension(format: PlanFormat) -> &'static str {
    match format {
        PlanFormat::Json => "json",
        PlanFormat::Jsonl => "jsonl",
        PlanFormat::Tree => "tree.txt",
    }
}

fn write(args: &Parse, parsed: &Parsed<'_>, mut out: &mut (impl Write + ?Sized)) -> io::Result<()> {
    let written = match args.format {
        PlanFormat::Json if args.pretty => kehoach_json::to_writer_pretty(&mut out, parsed),
        PlanFormat::Json | PlanFormat::Jsonl => kehoach_json::to_writer(&mut out, parsed),
        PlanFormat::Tree => return plan::write(&mut out, parsed),
    };
    written.map_err(|error| {
        io::Error::new(error.io_error_kind().unwrap_or(io::ErrorKind::Other), error)
    })?;
    out.write_all(b"\n")
}
