//! One invented plan in every format: the same text, labels and cells from each.

#![allow(clippy::unwrap_used, clippy::panic, reason = "it is a test")]

mod common;

use common::fixture;
use kehoach_read::{Alignment, Document, FontClass, Format, Mark, Options, Place, read_bytes};

fn read(name: &str) -> Document {
    read_bytes(&fixture(name), &Options::new()).unwrap()
}

/// The line that holds `text`.
#[track_caller]
fn line(document: &Document, text: &str) -> usize {
    let found = (0..document.lines.len()).find(|&index| document.line(index).contains(text));
    found.unwrap_or_else(|| panic!("{text} is not in the text"))
}

fn labels(document: &Document) -> Vec<&str> {
    (0..document.lines.len()).filter_map(|index| document.label(index)).collect()
}

/// Table, row, column, row span, column span of the cell that holds `text`.
#[track_caller]
fn cell(document: &Document, text: &str) -> (u32, u32, u16, u16, u16) {
    let cell = document.cell(line(document, text)).unwrap();
    (cell.table, cell.row, cell.column, cell.row_span, cell.column_span)
}

#[test]
fn docx_gives_the_canonical_text() {
    let document = read("ke-hoach.docx");
    assert_eq!(document.format, Format::Docx);
    let expected = String::from_utf8(fixture("ke-hoach.txt")).unwrap();
    for (index, expected) in expected.lines().enumerate() {
        assert_eq!(document.line(index), expected, "line {}", index + 1);
    }
    assert_eq!(document.text, expected);
    assert_eq!(document.damage, []);
}

/// What LibreOffice does not carry over is not in its files: the legal numbers, a hidden paragraph's end, here and
/// there an empty paragraph or a blank at the end of a line.
#[test]
fn the_other_formats_give_the_same_lines() {
    let lines = |document: &Document| -> Vec<String> {
        let lines = document.text.lines().map(|line| line.trim_end().replace("II.1.a)", "2.1.1)"));
        lines.filter(|line| !line.is_empty()).collect()
    };
    let expected = lines(&read("ke-hoach.docx"));
    for name in ["ke-hoach.doc", "ke-hoach.odt", "ke-hoach.rtf"] {
        let document = read(name);
        assert_eq!(document.format.extension(), &name[9..]);
        let mut found = lines(&document);
        if name == "ke-hoach.rtf" {
            // The deleted end of a paragraph is not in this file: only its text is.
            let at = found.iter().position(|line| line == "nối với đoạn này").unwrap();
            found[at] = "Đoạn bị xoá nối với đoạn này".to_owned();
        }
        assert_eq!(found, expected, "{name}");
        assert_eq!(document.damage, [], "{name}");
    }
}

/// The parts of an .odt in one file, as word processors write them on demand.
#[test]
fn a_flat_odt_is_read() {
    let names: String =
        (0..40).map(|nth| format!(" xmlns:n{nth}=\"urn:oasis:names:tc:x:{nth}\"")).collect();
    let flat = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document{names} office:version=\"1.3\" \
         office:mimetype=\"application/vnd.oasis.opendocument.text\">\
         <office:styles><style:style style:name=\"H\" style:family=\"paragraph\" style:default-outline-level=\"1\">\
         <style:text-properties fo:font-weight=\"bold\"/></style:style></office:styles>\
         <office:automatic-styles><text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\" \
         style:num-format=\"I\" style:num-suffix=\".\"/></text:list-style></office:automatic-styles>\
         <office:master-styles><style:master-page><style:header><text:p>Kế hoạch hội khỏe</text:p></style:header>\
         </style:master-page></office:master-styles>\
         <office:body><office:text><text:p text:style-name=\"H\">KẾ HOẠCH</text:p><text:list text:style-name=\"L\">\
         <text:list-item><text:p>Mục đích</text:p></text:list-item></text:list><table:table><table:table-row>\
         <table:table-cell><text:p>Chạy</text:p></table:table-cell><table:table-cell><text:p>15/3</text:p>\
         </table:table-cell></table:table-row></table:table></office:text></office:body></office:document>"
    );
    assert_eq!(Format::detect(flat.as_bytes()), Some(Format::Odt));
    let document = read_bytes(flat.as_bytes(), &Options::new()).unwrap();
    assert_eq!(document.text, "Kế hoạch hội khỏe\nKẾ HOẠCH\nI. Mục đích\n\tChạy\n\t15/3\n");
    assert_eq!(document.damage, []);
    assert_eq!(document.lines[0].place, Place::Header);
    assert!(document.lines[1].bold);
    assert_eq!(cell(&document, "15/3"), (0, 0, 1, 1, 1));
    // Deleted text stands where it stood.
    let region = "<text:tracked-changes><text:changed-region text:id=\"c\"><text:deletion><office:change-info/>\
        </text:deletion></text:changed-region></text:tracked-changes>";
    let changed = flat.replace("<office:text>", &format!("<office:text>{region}")).replace(
        "Mục đích",
        "Mục <text:change-start text:change-id=\"c\"/>tiêu <text:change-end text:change-id=\"c\"/>đích",
    );
    let document = read_bytes(changed.as_bytes(), &Options::new()).unwrap();
    assert!(document.text.contains("I. Mục đích\n"), "{}", document.text);
    assert_eq!(document.left_out[0].text, "tiêu ");
    // What is cut gives what stands before the cut.
    let half = flat.find("15/3").unwrap();
    let document = read_bytes(&flat.as_bytes()[..half], &Options::new()).unwrap();
    assert!(document.text.contains("I. Mục đích\n\tChạy"), "{}", document.text);
    // A sheet in this form is no text.
    let sheet = flat.replace("opendocument.text", "opendocument.spreadsheet");
    assert_ne!(Format::detect(sheet.as_bytes()), Some(Format::Odt));
}

#[test]
fn labels_are_those_of_the_word_processor() {
    let expected = [
        "I.",
        "1.",
        "1.1.",
        "1.2.",
        "2.",
        "-",
        "•",
        "II.",
        "1.",
        "2.1.1)",
        "III.",
        "III.1.",
        "a)",
        "b)",
        "Bước 1:",
        "Bước 2:",
        "c)",
    ];
    for name in ["ke-hoach.docx", "ke-hoach.doc", "ke-hoach.odt", "ke-hoach.rtf"] {
        let document = read(name);
        let mut found = labels(&document);
        if let Some(label) = found.iter_mut().find(|label| **label == "II.1.a)") {
            *label = "2.1.1)";
        }
        assert_eq!(found, expected, "{name}");
        let level = |text| document.lines[line(&document, text)].label.unwrap().level;
        assert_eq!(level("MỤC ĐÍCH"), 0);
        assert_eq!(level("Mỗi lớp"), 2);
        assert_eq!(level("Kiểm kê"), 0);
        assert!(document.lines[line(&document, "Có sổ mượn")].label.unwrap().bullet);
        assert!(!document.lines[line(&document, "Điểm sau")].label.unwrap().bullet);
    }
}

#[test]
fn cells_stand_in_their_rows_and_columns() {
    for name in ["ke-hoach.docx", "ke-hoach.doc", "ke-hoach.odt", "ke-hoach.rtf"] {
        let document = read(name);
        assert_eq!(cell(&document, "UBND HUYỆN"), (0, 0, 0, 1, 1), "{name}");
        assert_eq!(cell(&document, "Sao Mai, ngày"), (0, 0, 1, 1, 1), "{name}");
        assert_eq!(cell(&document, "\t9/2024"), (1, 1, 0, 2, 1), "{name}");
        assert_eq!(cell(&document, "- Lập tủ sách"), (1, 1, 1, 1, 1), "{name}");
        assert_eq!(cell(&document, "Kiểm kê"), (1, 2, 1, 1, 1), "{name}");
        assert_eq!(cell(&document, "Ngày hội"), (1, 3, 1, 1, 2), "{name}");
        assert_eq!(cell(&document, "cả ngày"), (1, 4, 1, 1, 1), "{name}");
        assert_eq!(cell(&document, "Thầy Gió"), (1, 4, 2, 1, 1), "{name}");
        assert_eq!(cell(&document, "chiều"), (2, 0, 1, 1, 1), "{name}");
        let nested = document.tables[2].parent.unwrap();
        assert_eq!(document.cells[nested as usize].row, 4, "{name}");
        assert_eq!((document.tables[1].rows, document.tables[1].columns), (5, 3), "{name}");
        // LibreOffice's .rtf does not say it.
        let head_rows = u16::from(name != "ke-hoach.rtf");
        assert_eq!(document.tables[1].head_rows, head_rows, "{name}");
        assert!(document.tables[1].bordered, "{name}");
        assert!(!document.tables[0].bordered, "{name}");
        let covered = line(&document, "Kiểm kê") - 1;
        assert_eq!(document.line(covered), "\t", "{name}");
        assert!(document.cell(covered).unwrap().covered, "{name}");
    }
}

#[test]
fn lines_know_how_they_are_set() {
    for name in ["ke-hoach.docx", "ke-hoach.doc", "ke-hoach.odt", "ke-hoach.rtf"] {
        let document = read(name);
        let hints = |text| document.lines[line(&document, text)];
        assert!(hints("MỤC ĐÍCH, YÊU CẦU").bold, "{name}");
        assert!(hints("MỤC ĐÍCH, YÊU CẦU").capitals, "{name}");
        assert!(!hints("Thời gian: từ").bold, "{name}");
        assert!(hints("Sao Mai, ngày").italic, "{name}");
        assert!(hints("viết hoa").capitals, "{name}");
        assert_eq!(hints("Phong trào").alignment, Alignment::Center, "{name}");
        assert_eq!(hints("Căn cứ").alignment, Alignment::Justify, "{name}");
        assert_eq!(hints("Kết quả mong đợi").heading, Some(1), "{name}");
        assert_eq!(hints("Mỗi lớp").indent, 720, "{name}");
        assert!(hints("Địa điểm").continued, "{name}");
        assert_eq!(hints("Địa điểm").paragraph, hints("Thời gian").paragraph, "{name}");
        assert!(hints("Hạn nộp").inserted, "{name}");
        let style = document.style(line(&document, "Theo kiểu đoạn")).unwrap();
        assert!(style == "Danh so" || style == "Danh_20_so", "{name}: {style}");
    }
}

#[test]
fn headers_notes_and_boxes_are_told_apart() {
    for name in ["ke-hoach.docx", "ke-hoach.doc", "ke-hoach.odt", "ke-hoach.rtf"] {
        let document = read(name);
        let place = |text| document.lines[line(&document, text)].place;
        assert_eq!(place("Kế hoạch đọc sách"), Place::Header, "{name}");
        assert_eq!(place("phụ huynh tặng"), Place::Footnote, "{name}");
        assert_eq!(place("Xem phụ lục"), Place::Endnote, "{name}");
        assert_eq!(place("Khung:"), Place::TextBox, "{name}");
        assert_eq!(place("Trước khung sau khung"), Place::Body, "{name}");
    }
}

#[test]
fn legacy_fonts_are_marked() {
    for name in ["ke-hoach.docx", "ke-hoach.doc", "ke-hoach.odt", "ke-hoach.rtf"] {
        let document = read(name);
        let runs: Vec<_> = document
            .legacy
            .iter()
            .map(|run| {
                let range = run.range.start as usize..run.range.end as usize;
                (&document.text[range], run.font)
            })
            .collect();
        assert_eq!(
            runs,
            [
                ("KÕ ho¹ch th¸ng 9", FontClass::Tcvn3),
                ("kÕ ho¹ch", FontClass::Tcvn3Capitals),
                ("Keá hoaïch", FontClass::Vni)
            ],
            "{name}"
        );
        let hints = document.lines[line(&document, "Keá")];
        assert_eq!(hints.font, FontClass::Vni, "{name}");
        assert_eq!(hints.alignment, Alignment::Right, "{name}");
    }
}

#[test]
fn what_is_not_shown_is_kept_apart() {
    let all = Options::new().hidden(true).deleted(true).comments(true);
    for name in ["ke-hoach.docx", "ke-hoach.doc", "ke-hoach.odt", "ke-hoach.rtf"] {
        let document = read(name);
        let left_out = |text: &str, mark| {
            assert!(!document.text.contains(text), "{name}: {text}");
            let found = document.left_out.iter().find(|out| out.text.contains(text));
            assert_eq!(found.map(|out| out.mark), Some(mark), "{name}: {text}");
        };
        left_out("ngày 8/9", Mark::Deleted);
        left_out("Ghi chú nội bộ", Mark::Hidden);
        left_out("dòng này ẩn cả", Mark::Hidden);
        left_out("Cần duyệt lại", Mark::Comment);

        let document = read_bytes(&fixture(name), &all).unwrap();
        assert!(document.text.contains("Hạn nộp: ngày 8/9 ngày 10/9 năm 2024"), "{name}");
        let marked = |text: &str| {
            let at = u32::try_from(document.text.find(text).unwrap()).unwrap();
            document.marks.iter().find(|one| one.range.contains(&at)).map(|one| one.mark)
        };
        assert_eq!(marked("ngày 8/9"), Some(Mark::Deleted), "{name}");
        assert_eq!(marked("ngày 10/9"), Some(Mark::Inserted), "{name}");
        assert_eq!(marked("Ghi chú"), Some(Mark::Hidden), "{name}");
        assert_eq!(marked("Cần duyệt"), Some(Mark::Comment), "{name}");
    }
}

#[test]
fn every_line_lies_where_its_hints_say() {
    for name in ["ke-hoach.docx", "ke-hoach.doc", "ke-hoach.odt", "ke-hoach.rtf"] {
        let document = read(name);
        let lines: Vec<&str> = document.text.lines().collect();
        assert_eq!(lines.len(), document.lines.len(), "{name}");
        for (index, line) in lines.into_iter().enumerate() {
            assert_eq!(document.line(index), line, "{name}");
        }
    }
}
