//! Diagnostics as one line each: `file:line:column: warning[ordinal-skipped] message`, and a line of help.

use std::io::{self, Write};

use kehoach::{Diagnostic, Lang};

use super::{Position, help_line, style};

/// Writes the diagnostics about a text, in the order of their places.
pub(crate) fn write<'d>(
    out: &mut impl Write,
    file: &str,
    text: &str,
    diagnostics: impl IntoIterator<Item = &'d Diagnostic>,
    lang: Lang,
) -> io::Result<()> {
    let mut position = Position::in_text(text);
    let mut sorted: Vec<&Diagnostic> = diagnostics.into_iter().collect();
    sorted.sort_by_key(|diagnostic| diagnostic.span.start());
    for diagnostic in sorted {
        let (line, column) = position.of(diagnostic.span.start());
        let (severity, code) = (diagnostic.severity, diagnostic.code);
        let style = style::of(severity);
        let message = diagnostic.message(lang);
        writeln!(out, "{file}:{line}:{column}: {style}{severity}[{code}]{style:#} {message}")?;
        if let Some(help) = diagnostic.help(lang) {
            writeln!(out, "{}", help_line(&help, lang))?;
        }
    }
    Ok(())
}
