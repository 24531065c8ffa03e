//! `kehoach text`

use std::io::{self, Write};

use kehoach::Lang;
use kehoach_read::{Alignment, Document, FontClass, LineHints, Place};
use serde::Serialize;

use crate::args::{HintFormat, Text};
use crate::error::shown;
use crate::exit::ExitStatus;
use crate::read;
use crate::report;

/// What is printed about a line, in the order of the columns.
#[derive(Debug, Serialize)]
struct Row<'d> {
    line: usize,
    paragraph: u32,
    page: Option<u16>,
    place: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<Cell>,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<Label<'d>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    heading: Option<u8>,
    align: &'static str,
    indent: i16,
    #[serde(skip_serializing_if = "Option::is_none")]
    style: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    font: Option<&'static str>,
    marks: Vec<&'static str>,
    text: &'d str,
}

#[derive(Debug, Serialize)]
struct Cell {
    table: u32,
    row: u32,
    column: u16,
    row_span: u16,
    column_span: u16,
    covered: bool,
}

#[derive(Debug, Serialize)]
struct Label<'d> {
    text: &'d str,
    level: u8,
    bullet: bool,
}

const COLUMNS: &str = "line\tparagraph\tpage\tplace\tcell\tlabel\tlevel\theading\talign\tindent\tstyle\tfont\tmarks\ttext";

pub(super) fn run(args: &Text, lang: Lang) -> io::Result<ExitStatus> {
    let document = match read::document(&args.file, &args.reading) {
        Ok(document) => document,
        Err(error) => return Ok(super::failed(&args.file, &error, lang)),
    };
    for damage in &document.damage {
        report::error(&shown(&args.file), &damage.to_string());
    }
    let mut out = super::plain_stdout();
    match args.format {
        _ if !args.hints => out.write_all(document.text.as_bytes())?,
        HintFormat::Tsv => {
            writeln!(out, "{COLUMNS}")?;
            for row in rows(&document) {
                write_tsv(&mut out, &row)?;
            }
        }
        HintFormat::Jsonl => {
            for row in rows(&document) {
                serde_json::to_writer(&mut out, &row)?;
                out.write_all(b"\n")?;
            }
        }
    }
    out.flush()?;
    let damaged = !document.damage.is_empty();
    Ok(if damaged { ExitStatus::Findings } else { ExitStatus::Success })
}

fn rows(document: &Document) -> impl Iterator<Item = Row<'_>> {
    document.lines.iter().enumerate().map(|(at, line)| row(document, at, line))
}

fn row<'d>(document: &'d Document, at: usize, line: &LineHints) -> Row<'d> {
    Row {
        line: at + 1,
        paragraph: line.paragraph,
        page: (line.page > 0).then_some(line.page),
        place: place(line.place),
        cell: document.cell(at).map(|cell| Cell {
            table: cell.table,
            row: cell.row,
            column: cell.column,
            row_span: cell.row_span,
            column_span: cell.column_span,
            covered: cell.covered,
        }),
        label: line.label.zip(document.label(at)).map(|(label, text)| Label {
            text,
            level: label.level,
            bullet: label.bullet,
        }),
        heading: line.heading,
        align: match line.alignment {
            Alignment::Left => "left",
            Alignment::Center => "center",
            Alignment::Right => "right",
            Alignment::Justify => "justify",
        },
        indent: line.indent,
        style: document.style(at),
        font: match line.font {
            FontClass::Tcvn3 => Some("tcvn3"),
            FontClass::Tcvn3Capitals => Some("tcvn3-capitals"),
            FontClass::Vni => Some("vni"),
            _ => None,
        },
        marks: marks(line),
        text: document.line(at),
    }
}

const fn place(place: Place) -> &'static str {
    match place {
        Place::Header => "header",
        Place::Footer => "footer",
        Place::Footnote => "footnote",
        Place::Endnote => "endnote",
        Place::Comment => "comment",
        Place::TextBox => "text-box",
        Place::Artifact => "artifact",
        _ => "body",
    }
}

fn marks(line: &LineHints) -> Vec<&'static str> {
    let all = [
        (line.bold, "bold"),
        (line.italic, "italic"),
        (line.capitals, "capitals"),
        (line.continued, "continued"),
        (line.hidden, "hidden"),
        (line.inserted, "inserted"),
        (line.deleted, "deleted"),
    ];
    all.into_iter().filter_map(|(is, mark)| is.then_some(mark)).collect()
}

/// A row of tab-separated values: the text comes last, its own tabs as `\t`.
fn write_tsv(out: &mut impl Write, row: &Row<'_>) -> io::Result<()> {
    let number = |n: Option<u32>| n.map(|n| n.to_string()).unwrap_or_default();
    let cell = row.cell.as_ref().map(|cell| {
        let Cell { table, row, column, row_span, column_span, covered } = cell;
        let covered = if *covered { " covered" } else { "" };
        format!("t{table} r{row} c{column} {row_span}x{column_span}{covered}")
    });
    let (label, level) = match &row.label {
        Some(label) => (label.text, Some(u32::from(label.level))),
        None => ("", None),
    };
    writeln!(
        out,
        "{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}",
        row.line,
        row.paragraph,
        number(row.page.map(u32::from)),
        row.place,
        cell.unwrap_or_default(),
        label.replace('\t', "\\t"),
        number(level),
        number(row.heading.map(u32::from)),
        row.align,
        row.indent,
        row.style.unwrap_or_default().replace('\t', " "),
        row.font.unwrap_or_default(),
        row.marks.join(","),
        row.text.replace('\t', "\\t"),
    )
}
