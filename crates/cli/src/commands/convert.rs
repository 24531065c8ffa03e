//! `kehoach convert`

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use kehoach::{Lang, Parser};
use kehoach_json::Document;
use kehoach_tables::{Builder, Failure, FileFormat};
use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};
use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::archive::{self, Entry};
use crate::args::{Convert, TableFormat};
use crate::error::Error;
use crate::exit::ExitStatus;
use crate::parts::{Failures, Parts};
use crate::{read, report};

/// How many files make a part: that much work is lost at most when a run is ended.
const PART_FILES: usize = 1000;

/// How long the files of a part may be together, in bytes.
const PART_BYTES: u64 = 256 << 20;

/// How many files are read before their rows are made.
const READ_AT_ONCE: usize = 64;

/// How much stack a thread has that reads, in bytes.
const STACK_BYTES: usize = 8 << 20;

pub(super) fn run(args: &Convert, lang: Lang) -> io::Result<ExitStatus> {
    let format = match args.to {
        TableFormat::Parquet => FileFormat::Parquet,
        TableFormat::Csv => FileFormat::Csv,
        TableFormat::Jsonl => FileFormat::Jsonl,
    };
    match convert(args, format, lang) {
        Ok(status) => Ok(status),
        Err(Stopped::Archive(error)) => Ok(super::failed(&args.archive, &Error::Read(error), lang)),
        Err(Stopped::Out(error)) => Ok(super::failed(&args.out, &error, lang)),
        Err(Stopped::Threads(error)) => Err(error),
    }
}

/// Why nothing more can be done. Parts that are written stay.
enum Stopped {
    Archive(io::Error),
    Out(Error),
    Threads(io::Error),
}

fn convert(args: &Convert, format: FileFormat, lang: Lang) -> Result<ExitStatus, Stopped> {
    if same_folder(&args.archive, &args.out) {
        return Err(Stopped::Out(Error::IntoArchive));
    }
    let files = archive::files(&args.archive, &args.out).map_err(Stopped::Archive)?;
    let all = files.len();
    let mut parts = Parts::open(&args.out, format, &args.reading).map_err(Stopped::Out)?;
    let (files, stale) = parts.missing(files);
    let before = all - files.len();
    let mut failed = parts.failed(&stale);
    let threads = ThreadPoolBuilder::new()
        .num_threads(args.workers.map_or(0, usize::from))
        .stack_size(STACK_BYTES)
        .build()
        .map_err(|error| Stopped::Threads(io::Error::other(error)))?;
    let mut rest = files.as_slice();
    while !rest.is_empty() {
        let (part, behind) = rest.split_at(part_length(rest));
        rest = behind;
        let mut builder = Builder::starting_at(parts.next_plan());
        let mut failures = Failures::default();
        for files in part.chunks(READ_AT_ONCE) {
            for (file, read) in files.iter().zip(read_all(&threads, files, args)) {
                match read {
                    Ok(document) => builder.plan(Some(&file.name), &document),
                    Err(error) => {
                        failures.count += 1;
                        if matches!(error, Error::Read(_)) {
                            failures.unopened.push(file.name.clone());
                        }
                        let (message, message_vi) =
                            (error.message(Lang::En), error.message(Lang::Vi));
                        let error_name = error.name();
                        let place = error.place();
                        builder.failure(
                            Some(&file.name),
                            Failure {
                                error: error_name,
                                message: &message,
                                message_vi: &message_vi,
                                place: place.as_deref(),
                            },
                        );
                        let _ = super::failed(&file.path, &error, lang);
                    }
                }
            }
        }
        let next = builder.next();
        let batches = builder.finish().map_err(|error| {
            Stopped::Out(Error::Write(args.out.clone(), io::Error::other(error)))
        })?;
        failed += failures.count;
        parts.add(&batches, next, part, failures).map_err(Stopped::Out)?;
    }
    parts.remove(stale).map_err(Stopped::Out)?;
    summary(&args.out, all, before, failed, lang);
    Ok(if failed == 0 { ExitStatus::Success } else { ExitStatus::Error })
}

/// Whether the two are one folder, however they are written.
fn same_folder(one: &Path, other: &Path) -> bool {
    fs::canonicalize(one).is_ok_and(|one| fs::canonicalize(other).is_ok_and(|other| one == other))
}

/// How many of these files make the next part.
fn part_length(files: &[Entry]) -> usize {
    let mut bytes = 0;
    let fits = |file: &&Entry| {
        bytes += file.stamp.bytes();
        bytes <= PART_BYTES
    };
    files.iter().take(PART_FILES).take_while(fits).count().max(1)
}

fn read_all(
    threads: &ThreadPool,
    files: &[Entry],
    args: &Convert,
) -> Vec<Result<Document<'static>, Error>> {
    threads.install(|| {
        files
            .par_iter()
            .map(|file| {
                let source = read::source(&file.path, &args.reading)?;
                let parsed = Parser::new().parse_source(source);
                Ok(Document::of(&parsed).into_owned())
            })
            .collect()
    })
}

/// Says what became of the archive.
fn summary(out: &Path, all: usize, before: usize, failed: usize, lang: Lang) {
    let out = out.display();
    let line = match lang {
        Lang::En => format!("{out}: files {all}, done before {before}, failed {failed}"),
        Lang::Vi => format!("{out}: số tệp {all}, đã làm từ trước {before}, lỗi {failed}"),
    };
    // Standard error may be closed; there is nobody to tell then.
    let _ = writeln!(report::stderr(), "{line}");
}
