//! `kehoach explain`

use std::io::{self, Write};

use kehoach::{Code, Lang};

use crate::args::Explain;
use crate::exit::ExitStatus;
use crate::report::style;

pub(super) fn run(args: &Explain, lang: Lang) -> io::Result<ExitStatus> {
    match args.id {
        Some(code) => page(code),
        None => list(lang),
    }
}

fn page(code: Code) -> io::Result<ExitStatus> {
    super::print(&format!("# {code} ({})\n\n{}", code.severity(), code.explain()))
}

fn list(lang: Lang) -> io::Result<ExitStatus> {
    let width = Code::ALL.iter().map(|code| code.as_str().len()).max().unwrap_or(0);
    let mut out = super::stdout();
    for code in Code::ALL {
        let severity = code.severity();
        let style = style::of(severity);
        writeln!(
            out,
            "{style}{severity:<7}{style:#}  {:<width$}  {}",
            code.as_str(),
            code.summary(lang)
        )?;
    }
    out.flush()?;
    Ok(ExitStatus::Success)
}
