//! `kehoach outline`

use std::io::{self, Write};

use kehoach::Lang;
use kehoach::outline::Outline;

use crate::args::{Outline as Args, OutlineFormat};
use crate::exit::ExitStatus;
use crate::read;
use crate::report::tree;

pub(super) fn run(args: &Args, lang: Lang) -> io::Result<ExitStatus> {
    let source = match read::source(&args.file, &args.reading) {
        Ok(source) => source,
        Err(error) => return Ok(super::failed(&args.file, &error, lang)),
    };
    let text = source.repaired();
    let outline = Outline::with_hints(text, source.hints());
    match args.format {
        OutlineFormat::Tsv => {
            let mut tsv = String::new();
            // Writing to a string cannot fail.
            let _ = outline.write_tsv(&mut tsv);
            super::print(&tsv)
        }
        OutlineFormat::Tree => {
            let mut out = super::stdout();
            tree::write(&mut out, &outline, text)?;
            out.flush()?;
            Ok(ExitStatus::Success)
        }
    }
}
