//! Diagnostics as one line each: `file:line:column: warning[ordinal-skipped] message`, and a line of help.

use std::collections::HashMap;
use std::io::{self, Write};

use kehoach::{Code, Lang, Parsed, Severity};

use super::{Position, help_line, style};

/// How many of a kind are listed where they only inform: text with decomposed letters has one a line.
const LISTED: usize = 10;

/// Writes the diagnostics about a text.
pub(crate) fn write(
    out: &mut impl Write,
    file: &str,
    parsed: &Parsed<'_>,
    lang: Lang,
) -> io::Result<()> {
    let mut position = Position::in_text(parsed.source().text());
    let mut counts: HashMap<Code, usize> = HashMap::new();
    for diagnostic in parsed.diagnostics() {
        let (severity, code) = (diagnostic.severity, diagnostic.code);
        let count = counts.entry(code).or_default();
        *count += 1;
        if severity == Severity::Info && *count > LISTED {
            continue;
        }
        let (line, column) = position.of(diagnostic.span.start());
        let style = style::of(severity);
        let message = diagnostic.message(lang);
        writeln!(out, "{file}:{line}:{column}: {style}{severity}[{code}]{style:#} {message}")?;
        // What only informs needs no advice.
        let help = diagnostic.help(lang).filter(|_| severity > Severity::Info);
        if let Some(help) = help {
            writeln!(out, "{}", help_line(&help, lang))?;
        }
    }
    for code in Code::ALL {
        let more = counts.get(code).map_or(0, |count| count.saturating_sub(LISTED));
        if more > 0 && code.severity() == Severity::Info {
            let style = style::INFO;
            let words = if lang == Lang::Vi { "lần nữa" } else { "more times" };
            writeln!(out, "{file}: {style}info[{code}]{style:#} {more} {words}")?;
        }
    }
    Ok(())
}
