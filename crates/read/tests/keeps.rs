//! The table in the documentation that says what each format keeps: it is what the readers do.

#![allow(clippy::unwrap_used, clippy::panic, reason = "it is a test")]

mod common;

use common::fixture;
use kehoach_read::{Alignment, Document, FontClass, Mark, Options, Place, read_bytes};

/// Whether a document has what a row of the table names.
fn has(document: &Document, what: &str) -> bool {
    let lines = &document.lines;
    let at = |place| lines.iter().any(|line| line.place == place);
    let left_out = |mark| document.left_out.iter().any(|out| out.mark == mark);
    match what {
        "automatic labels" => lines.iter().any(|line| line.label.is_some()),
        "rows, columns and spans of cells" => {
            let spans = |row, column| {
                let of =
                    |cell: &kehoach_read::Cell| cell.row_span > row && cell.column_span > column;
                document.cells.iter().any(of)
            };
            spans(1, 0) && spans(0, 1)
        }
        "bold and italic" => {
            lines.iter().any(|line| line.bold) && lines.iter().any(|line| line.italic)
        }
        "alignment" => lines.iter().any(|line| line.alignment == Alignment::Center),
        "style names" => lines.iter().any(|line| line.style.is_some()),
        "heading levels" => lines.iter().any(|line| line.heading == Some(1)),
        "pages" => lines.iter().any(|line| line.page == 2),
        "headers and footers" => at(Place::Header),
        "notes" => at(Place::Footnote) && at(Place::Endnote),
        "text boxes" => at(Place::TextBox),
        "hidden text" => left_out(Mark::Hidden),
        "tracked changes" => left_out(Mark::Deleted) && lines.iter().any(|line| line.inserted),
        "comments" => left_out(Mark::Comment),
        "fonts of TCVN3 and VNI" => {
            let fonts: Vec<FontClass> = document.legacy.iter().map(|run| run.font).collect();
            fonts.contains(&FontClass::Tcvn3) && fonts.contains(&FontClass::Vni)
        }
        _ => panic!("nothing is known of {what}"),
    }
}

#[test]
fn the_table_is_true() {
    let source = include_str!("../src/lib.rs");
    let mut rows = source.lines().filter_map(|line| {
        let cells = line.strip_prefix("//! |")?.strip_suffix('|')?;
        Some(cells.split('|').map(str::trim).collect::<Vec<_>>())
    });
    let head = rows.next().unwrap();
    let documents: Vec<Document> = head[1..]
        .iter()
        .map(|format| read_bytes(&fixture(&format!("ke-hoach.{format}")), &Options::new()).unwrap())
        .collect();
    let mut seen = 0;
    for row in rows.skip(1) {
        for ((said, format), document) in row[1..].iter().zip(&head[1..]).zip(&documents) {
            let found = if has(document, row[0]) { "yes" } else { "no" };
            assert_eq!(*said, found, "{}: {format}", row[0]);
            seen += 1;
        }
    }
    assert_eq!(seen, 14 * 6);
}
