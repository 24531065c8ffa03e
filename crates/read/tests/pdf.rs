//! PDF: what is on the pages as paragraphs, columns and cells.

#![allow(clippy::unwrap_used, reason = "it is a test")]

mod common;

use common::fixture;
use kehoach_read::{Alignment, Document, Format, Options, Place, read_bytes};

fn read() -> Document {
    read_bytes(&fixture("ke-hoach.pdf"), &Options::new()).unwrap()
}

#[track_caller]
fn line(document: &Document, text: &str) -> usize {
    (0..document.lines.len()).find(|&index| document.line(index).contains(text)).unwrap()
}

#[test]
fn heads_and_signatures_come_apart() {
    let document = read();
    assert_eq!(document.format, Format::Pdf);
    let place = |text| {
        let cell = document.cell(line(&document, text)).unwrap();
        (cell.row, cell.column)
    };
    assert_eq!(place("UBND HUYỆN"), (0, 0));
    assert_eq!(place("TRƯỜNG TH"), (0, 0));
    assert_eq!(place("CỘNG HOÀ"), (0, 1));
    assert_eq!(place("Độc lập"), (0, 1));
    assert_eq!(place("Nơi nhận"), (0, 0));
    assert_eq!(place("Trần Thị Sương"), (0, 1));
    assert!(document.cell(line(&document, "KẾ HOẠCH")).is_none());
    assert!(!document.tables[0].bordered);
}

#[test]
fn tables_are_what_lines_are_drawn_around() {
    let document = read();
    let cell = |text: &str| {
        let cell = document.cell(line(&document, text)).unwrap();
        (cell.row, cell.row_span)
    };
    assert_eq!(cell("Nội dung"), (0, 1));
    assert_eq!(cell("\t9/2024"), (1, 2));
    assert_eq!(cell("- Phát động"), (1, 1));
    assert_eq!(cell("Kiểm kê"), (2, 1));
    assert_eq!(cell("Ngày hội"), (3, 1));
    assert!(
        document.tables[document.cell(line(&document, "Ngày hội")).unwrap().table as usize]
            .bordered
    );
}

#[test]
fn pages_and_alignment_are_known() {
    let document = read();
    let hints = |text| document.lines[line(&document, text)];
    assert_eq!(hints("MỤC ĐÍCH").page, 1);
    assert_eq!(hints("LỊCH HOẠT").page, 2);
    assert_eq!(hints("Phong trào").alignment, Alignment::Center);
    assert_eq!(hints("Kế hoạch đọc sách").place, Place::Header);
    // The page numbers are gone.
    assert!(!document.text.lines().any(|line| line == "1" || line == "2"));
}

#[test]
fn a_file_without_pages_is_an_error() {
    let error = read_bytes(b"%PDF-1.4\nnothing", &Options::new()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the .pdf file has no page tree, and none of it could be recovered"
    );
}
