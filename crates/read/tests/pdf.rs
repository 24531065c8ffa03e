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

/// A PDF of these objects, the first of which is the catalogue.
fn pdf(objects: &[&str]) -> Vec<u8> {
    let mut out = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend(format!("{} 0 obj\n{object}\nendobj\n", number + 1).bytes());
    }
    let table = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for place in places {
        out.extend(format!("{place:010} 00000 n \n").bytes());
    }
    let size = objects.len() + 1;
    out.extend(
        format!("trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n").bytes(),
    );
    out
}

fn stream(dictionary: &str, content: &str) -> String {
    format!("<< {dictionary} /Length {} >>\nstream\n{content}\nendstream", content.len())
}

const CATALOGUE: &str = "<< /Type /Catalog /Pages 2 0 R >>";
const PAGES: &str = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>";
const FONT: &str = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";

#[test]
fn a_form_that_draws_itself_ends() {
    let page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R \
                /Resources << /XObject << /F 5 0 R >> /Font << /T 6 0 R >> >> >>";
    let form =
        "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F 5 0 R >> >>";
    let text = "BT /T 12 Tf 72 700 Td (Ke hoach) Tj ET /F Do";
    let bytes = pdf(&[CATALOGUE, PAGES, page, &stream("", text), &stream(form, "/F Do"), FONT]);
    // The page is read as far as it goes, or is an error; it neither hangs nor overflows the stack.
    if let Ok(document) = read_bytes(&bytes, &Options::new()) {
        assert!(!document.damage.is_empty());
    }
}

#[test]
fn a_page_says_what_its_letters_mean() {
    let page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R \
                /Resources << /Font << /T 5 0 R >> >> >>";
    // "Kế hoạch": what the two pieces of the letter mean by themselves is nonsense.
    let text = "BT /T 12 Tf 72 700 Td (K) Tj /Span << /ActualText <FEFF1EBF> >> BDC (x9) Tj EMC \
                ( hoach) Tj ET";
    let bytes = pdf(&[CATALOGUE, PAGES, page, &stream("", text), FONT]);
    assert_eq!(read_bytes(&bytes, &Options::new()).unwrap().text, "Kế hoach\n");
}

#[test]
fn a_stream_that_inflates_for_ever_is_refused() {
    use std::io::Write as _;
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    for _ in 0..64 {
        packed.write_all(&vec![b' '; 1 << 20]).unwrap();
    }
    let packed = packed.finish().unwrap();
    let mut bytes = b"%PDF-1.4\n4 0 obj\n<< /Filter /FlateDecode >>\nstream\n".to_vec();
    bytes.extend(packed);
    bytes.extend(b"\nendstream\nendobj\n");
    let error = read_bytes(&bytes, &Options::new()).unwrap_err();
    assert!(error.is_too_large(), "{error}");
}
