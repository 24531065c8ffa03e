//! Tables in cells of tables: each has its own rows, columns and spans, in every format that knows cells.

#![allow(clippy::unwrap_used, clippy::panic, reason = "it is a test")]

mod common;

use common::fixture;
use kehoach_read::{Document, Options, read_bytes};

const FILES: [&str; 5] =
    ["bang-long.docx", "bang-long.doc", "bang-long.odt", "bang-long.rtf", "bang-long.html"];

/// How deep a table stands in others.
fn depth(document: &Document, table: u32) -> usize {
    let mut depth = 0;
    let mut parent = document.tables[table as usize].parent;
    while let Some(cell) = parent {
        depth += 1;
        parent = document.tables[document.cells[cell as usize].table as usize].parent;
    }
    depth
}

/// Each line of a cell: how deep its table stands, its row, column and spans, and its text.
fn cells(document: &Document) -> Vec<(usize, u32, u16, u16, u16, &str)> {
    (0..document.lines.len())
        .filter_map(|index| {
            let cell = document.cell(index)?;
            let depth = depth(document, cell.table);
            let text = document.line(index).trim();
            Some((depth, cell.row, cell.column, cell.row_span, cell.column_span, text))
        })
        .collect()
}

#[test]
fn cells_of_each_depth_keep_their_places() {
    for name in FILES {
        let document = read_bytes(&fixture(name), &Options::new()).unwrap();
        let expected = [
            (0, 0, 0, 1, 1, "Thời gian"),
            (0, 0, 1, 1, 1, "Nội dung"),
            (0, 0, 2, 1, 1, "Người làm"),
            (0, 1, 0, 1, 1, "Tháng 9"),
            (0, 1, 1, 1, 1, "Chia nhóm:"),
            (1, 0, 0, 2, 1, "Khối 4"),
            (1, 0, 1, 1, 2, "Đọc và kể"),
            (1, 1, 0, 1, 1, ""),
            (1, 1, 1, 1, 1, "Kể"),
            (1, 1, 2, 1, 1, "Vẽ"),
            (1, 2, 0, 1, 1, "Khối 5"),
            (1, 2, 1, 1, 1, "Buổi"),
            (2, 0, 0, 1, 1, "Sáng"),
            (2, 0, 1, 1, 1, "Chiều"),
            (1, 2, 1, 1, 1, ""),
            (1, 2, 2, 1, 1, "Thi"),
            (0, 1, 1, 1, 1, "Báo cáo kết quả"),
            (0, 1, 2, 1, 1, "Cô Mây"),
            (0, 2, 0, 1, 2, "Sơ kết học kì"),
            (0, 2, 2, 1, 1, "Thầy Gió"),
        ];
        assert_eq!(cells(&document), expected, "{name}");
        let mut sizes: Vec<_> = (0..3).map(|at| document.tables[at]).collect();
        sizes.sort_unstable_by_key(|table| {
            std::cmp::Reverse(table.columns * 10 + table.rows as u16)
        });
        let sizes: Vec<_> = sizes.iter().map(|table| (table.rows, table.columns)).collect();
        assert_eq!(sizes, [(3, 3), (3, 3), (1, 2)], "{name}");
        assert_eq!(document.tables.len(), 3, "{name}");
    }
}

/// A row of a nested table is filled up with marks of outer cells, as LibreOffice does behind merged ones.
#[test]
fn marks_that_fill_a_nested_row_end_no_outer_cell() {
    let rtf = concat!(
        r"{\rtf1 \trowd\cellx1000\cellx2000 \pard\intbl a\cell \pard\intbl b\par ",
        r"\pard\intbl\itap2 c\nestcell d\nestcell\cell\cell",
        r"{\*\nesttableprops\trowd\cellx1200\cellx1800\nestrow}{\nonesttables\par}",
        r"\pard\intbl e\cell\row \pard f\par}"
    );
    let document = read_bytes(rtf.as_bytes(), &Options::new()).unwrap();
    let found = cells(&document);
    let place = |text: &str| {
        let (depth, row, column, ..) = found.iter().find(|cell| cell.5 == text).unwrap();
        (*depth, *row, *column)
    };
    assert_eq!(place("a"), (0, 0, 0));
    assert_eq!(place("b"), (0, 0, 1));
    assert_eq!(place("c"), (1, 0, 0));
    assert_eq!(place("d"), (1, 0, 1));
    assert_eq!(place("e"), (0, 0, 1));
    assert_eq!(found.len(), 5);
}
