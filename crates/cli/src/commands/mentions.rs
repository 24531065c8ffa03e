//! `kehoach mentions`

use std::io::{self, Write};

use kehoach::{Lang, Parsed, Parser};
use serde::Serialize;

use crate::args::{MentionFormat, Mentions};
use crate::exit::ExitStatus;
use crate::read;
use crate::report::{Position, table};

const COLUMNS: [&str; 7] = ["line", "kind", "value", "start", "end", "text", "resolved"];

/// A mention, with the names that JSON gives its parts.
#[derive(Debug, Serialize)]
struct Row {
    line: usize,
    kind: &'static str,
    value: String,
    start: usize,
    end: usize,
    text: String,
    resolved: String,
}

impl Row {
    fn cells(&self) -> [String; COLUMNS.len()] {
        let Self { line, kind, value, start, end, text, resolved } = self;
        [
            line.to_string(),
            (*kind).to_owned(),
            value.clone(),
            start.to_string(),
            end.to_string(),
            text.clone(),
            resolved.clone(),
        ]
    }
}

pub(super) fn run(args: &Mentions, lang: Lang) -> io::Result<ExitStatus> {
    let source = match read::source(&args.file, &args.reading) {
        Ok(source) => source,
        Err(error) => return Ok(super::failed(&args.file, &error, lang)),
    };
    let parsed = Parser::new().parse_source(source);
    let mut rows = rows(&parsed);
    if !args.kind.is_empty() {
        rows.retain(|row| args.kind.iter().any(|kind| kind == row.kind));
    }
    match args.format {
        MentionFormat::Table => {
            let mut out = super::stdout();
            let cells: Vec<_> = rows.iter().map(|row| readable(row.cells())).collect();
            let head = readable(COLUMNS);
            table::write(&mut out, head, &cells)?;
            out.flush()?;
        }
        MentionFormat::Tsv => {
            let mut out = super::plain_stdout();
            writeln!(out, "{}", COLUMNS.join("\t"))?;
            for row in &rows {
                writeln!(out, "{}", row.cells().join("\t"))?;
            }
            out.flush()?;
        }
        MentionFormat::Json => {
            let mut out = super::plain_stdout();
            serde_json::to_writer_pretty(&mut out, &rows)?;
            out.write_all(b"\n")?;
            out.flush()?;
        }
    }
    Ok(ExitStatus::Success)
}

/// The columns that people read, in the order in which they read them: the words last, for their width.
fn readable<T>([line, kind, value, _, _, text, resolved]: [T; COLUMNS.len()]) -> [T; 5] {
    [line, kind, value, resolved, text]
}

fn rows(parsed: &Parsed<'_>) -> Vec<Row> {
    let mut position = Position::in_text(parsed.source().text());
    let mentions = parsed.plan().mentions.iter();
    mentions
        .map(|mention| Row {
            line: position.of(mention.span.start()).0,
            kind: mention.kind().as_str(),
            value: mention.value.to_string(),
            start: mention.span.start(),
            end: mention.span.end(),
            // Over a line end, blanks in a row and tabs: one blank.
            text: parsed.slice(mention.span).split_whitespace().collect::<Vec<_>>().join(" "),
            resolved: mention.resolved.map(|resolved| resolved.to_string()).unwrap_or_default(),
        })
        .collect()
}
