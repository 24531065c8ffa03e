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

/// LibreOffice writes the texts of all pages first, and the fonts that say what their codes mean behind them.
#[test]
fn texts_whose_fonts_are_cut_off_are_said_to_be_there() {
    let sound = fixture("ke-hoach.pdf");
    let font = sound.windows(9).position(|window| window == b"/FontFile").unwrap();
    let error = read_bytes(&sound[..font], &Options::new()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the fonts of the .pdf file are lost: the text of 3 page(s) is there, but not what its characters mean"
    );
    assert_eq!(error.name(), "UnreadableFile");
    assert!(error.help(kehoach::Lang::Vi).is_some());
    // Before the first of them ends nothing is.
    let error = read_bytes(&sound[..30], &Options::new()).unwrap_err();
    assert!(!error.is_scanned());
    assert!(error.to_string().contains("page tree"), "{error}");
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

/// 64 MiB of blanks, deflated.
fn bomb() -> Vec<u8> {
    use std::io::Write as _;
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    for _ in 0..64 {
        packed.write_all(&vec![b' '; 1 << 20]).unwrap();
    }
    packed.finish().unwrap()
}

#[test]
fn a_stream_that_inflates_for_ever_is_refused() {
    use std::io::Write as _;
    let mut twice = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    twice.write_all(&bomb()).unwrap();
    // The library underneath passes over a wrong head of the data.
    let mut headless = bomb();
    headless[..2].fill(0);
    for (begin, data) in [
        ("\n", bomb()),
        (" \t\r\n", bomb()),
        ("\r", bomb()),
        ("\n", twice.finish().unwrap()),
        ("\n", headless),
    ] {
        let mut bytes = b"%PDF-1.4\n4 0 obj\n<< /Filter /FlateDecode >>\nstream".to_vec();
        bytes.extend(begin.bytes());
        bytes.extend(data);
        bytes.extend(b"\nendstream\nendobj\n");
        let error = read_bytes(&bytes, &Options::new()).unwrap_err();
        assert!(error.is_too_large(), "{begin:?}: {error}");
    }
}

/// As many bytes as it takes, all the same, packed by LZW; `early` says when its codes get longer.
fn lzw_bomb(early: usize) -> Vec<u8> {
    const FIRST_FREE: usize = 258;
    let (mut packed, mut bits, mut waiting) = (Vec::new(), 0_usize, 0);
    let mut put = |code: usize, width: usize| {
        bits = bits << width | code;
        waiting += width;
        while waiting >= 8 {
            waiting -= 8;
            packed.push((bits >> waiting) as u8);
            bits &= (1 << waiting) - 1;
        }
    };
    let mut width = 9;
    for _ in 0..8 {
        // Each code is the one before and a blank more.
        put(256, width);
        put(usize::from(b' '), 9);
        for code in FIRST_FREE..4000 {
            width = ((code + early).ilog2() as usize + 1).clamp(9, 12);
            put(code, width);
        }
    }
    packed.extend([0; 2]);
    packed
}

#[test]
fn a_stream_that_lzw_unfolds_for_ever_is_refused() {
    use std::io::Write as _;
    let inside = |data: &[u8]| {
        let mut packed =
            flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
        packed.write_all(data).unwrap();
        packed.finish().unwrap()
    };
    for (filter, data) in [
        ("/LZWDecode", lzw_bomb(1)),
        ("/LZWDecode /DecodeParms << /EarlyChange 0 >>", lzw_bomb(0)),
        ("[/FlateDecode /LZWDecode]", inside(&lzw_bomb(1))),
    ] {
        let mut bytes =
            format!("%PDF-1.4\n4 0 obj\n<< /Filter {filter} /Length {} >>\nstream\n", data.len())
                .into_bytes();
        bytes.extend(data);
        bytes.extend(b"\nendstream\nendobj\n");
        let error = read_bytes(&bytes, &Options::new()).unwrap_err();
        assert!(error.is_too_large(), "{filter}: {error}");
    }
}

#[test]
fn a_page_above_itself_ends() {
    let page =
        "<< /Type /Page /Parent 3 0 R /Contents 4 0 R /Resources << /Font << /T 5 0 R >> >> >>";
    let text = "BT /T 12 Tf 72 700 Td (Ke hoach) Tj ET";
    let bytes = pdf(&[CATALOGUE, PAGES, page, &stream("", text), FONT]);
    assert_eq!(read_bytes(&bytes, &Options::new()).unwrap().text, "Ke hoach\n");
}

#[test]
fn a_table_of_characters_nested_for_ever_ends() {
    let page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R \
                /Resources << /Font << /T 5 0 R /U 7 0 R >> >> >>";
    let font = "<< /Type /Font /Subtype /TrueType /BaseFont /Helvetica /ToUnicode 6 0 R >>";
    let text = "BT /T 12 Tf 72 700 Td (Ke hoach) Tj /U 12 Tf 0 -20 Td (Noi dung) Tj ET";
    for deep in ["[", "(", "<< /a "] {
        let table = stream("", &deep.repeat(200_000));
        let bytes = pdf(&[CATALOGUE, PAGES, page, &stream("", text), font, &table, FONT]);
        let document = read_bytes(&bytes, &Options::new()).unwrap();
        assert!(document.text.ends_with("Noi dung\n"));
        assert!(document.damage[0].what().contains("page(s) 1 have text in fonts that are lost"));
    }
}

#[test]
fn a_font_that_is_not_there_costs_its_own_text() {
    let page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R \
                /Resources << /Font << /T 5 0 R /U 9 0 R >> >> >>";
    let text = "BT /U 12 Tf 72 720 Td (lost) Tj /T 12 Tf 0 -20 Td (Ke hoach) Tj ET";
    let bytes = pdf(&[CATALOGUE, PAGES, page, &stream("", text), FONT]);
    let document = read_bytes(&bytes, &Options::new()).unwrap();
    assert_eq!(document.text, "Ke hoach\n");
    assert_eq!(document.damage[0].part(), "the pages");
}

/// Five pages, with their fonts before them, as files are that are written for the web.
fn five_pages() -> Vec<u8> {
    let pages = "<< /Type /Pages /Kids [4 0 R 6 0 R 8 0 R 10 0 R 12 0 R] /Count 5 >>";
    let mut objects = vec![CATALOGUE.to_owned(), pages.to_owned(), FONT.to_owned()];
    for (number, theme) in ["doc sach", "trong cay", "the thao", "am nhac", "tham quan"]
        .into_iter()
        .enumerate()
        .map(|(at, theme)| (at + 1, theme))
    {
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {} 0 R \
             /Resources << /Font << /T 3 0 R >> >> >>",
            3 + 2 * number
        ));
        let words = ["lop", "to", "doi", "nhom", "khoi"];
        let lines: String = (0..20)
            .map(|line| {
                let (one, two) = (words[line % 5], words[line / 5]);
                format!("0 -20 Td (- Ngay {theme} cua {one} va {two}, viec {number}.{line};) Tj ")
            })
            .collect();
        objects.push(stream("", &format!("BT /T 12 Tf 72 700 Td {lines} ET")));
    }
    pdf(&objects.iter().map(String::as_str).collect::<Vec<_>>())
}

#[test]
fn pages_before_a_cut_are_read() {
    let sound = five_pages();
    let whole = read_bytes(&sound, &Options::new()).unwrap();
    assert_eq!((whole.damage.len(), whole.text.lines().count()), (0, 100));
    for tenth in 3..10 {
        let cut = &sound[..sound.len() * tenth / 10];
        let document = read_bytes(cut, &Options::new()).unwrap();
        let lines: Vec<&str> = document.text.lines().collect();
        let (last, sure) = lines.split_last().unwrap();
        assert!(sure.iter().eq(whole.text.lines().take(sure.len()).collect::<Vec<_>>().iter()));
        assert!(whole.text.lines().nth(sure.len()).unwrap().starts_with(last), "{last}");
        assert!(lines.len() + 15 > 10 * tenth, "{tenth}: {}", lines.len());
        let damage: Vec<_> = document.damage.iter().map(kehoach_read::Damage::part).collect();
        assert!(damage.contains(&"the cross-reference table"), "{damage:?}");
        let here = document.lines.last().unwrap().page;
        let left = format!("{here} of 5 pages are left");
        assert_eq!(document.damage.iter().any(|one| one.what() == left), here < 5, "{tenth}");
    }
}

#[test]
fn pages_without_a_tree_are_read() {
    let mut text = String::from_utf8(five_pages()).unwrap().replace("trailer", "trail");
    text = text.replace("/Type /Catalog", "/Type /Cotalog").replace("/Type /Pages", "/Tipe /Pages");
    let document = read_bytes(text.as_bytes(), &Options::new()).unwrap();
    assert_eq!(document.text.lines().count(), 100);
    assert_eq!(document.lines[99].page, 5);
    assert!(document.damage.iter().any(|one| one.what().contains("how many there were is lost")));
    // Of the pages themselves nothing is left but what they show and one list of fonts.
    let text = text.replace("/Type /Page ", "/Tipe /Page ");
    let document = read_bytes(text.as_bytes(), &Options::new()).unwrap();
    assert_eq!(document.text.lines().count(), 100);
    assert_eq!(document.line(99), "- Ngay tham quan cua khoi va nhom, viec 5.19;");
}

#[test]
fn an_object_that_moved_is_found() {
    let text = String::from_utf8(five_pages()).unwrap().replacen("4 0 obj", "       4 0 obj", 1);
    let document = read_bytes(text.as_bytes(), &Options::new()).unwrap();
    assert_eq!(document.text.lines().count(), 100);
}

#[test]
fn a_table_of_characters_with_a_wrong_byte_costs_an_entry() {
    let page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R \
                /Resources << /Font << /U 5 0 R >> >> >>";
    let font = "<< /Type /Font /Subtype /TrueType /BaseFont /AAAAAA+Sach /ToUnicode 6 0 R \
                /FirstChar 1 /LastChar 9 /Widths [500 500 500 500 500 500] >>";
    let text = "BT /U 12 Tf 72 700 Td <010203040506> Tj ET";
    // The count is wrong, and so is an entry; one range begins where the other one ends.
    let table = "9 beginbfchar\n<01> <0053>\n<02> <00E1>\n<03> <0063>\n<04> <0.!>\nendbfchar\n\
                 1 beginbfrange\n<05> <06> <0068>\nendbfrange\n";
    let bytes = pdf(&[CATALOGUE, PAGES, page, &stream("", text), font, &stream("", table)]);
    let document = read_bytes(&bytes, &Options::new()).unwrap();
    assert!(document.text.starts_with("Sác") && document.text.ends_with("hi\n"), "{document:?}");
}

/// Printer drivers turn pages that lie on their side, and write their text upright.
#[test]
fn pages_that_are_turned_are_read_as_they_are_shown() {
    let lines = ["Thang 9: khai giang", "Thang 10: hoi nghi", "Thang 11: hoi giang"];
    let page = |turn: &str| {
        format!(
            "<< /Type /Page /Parent 2 0 R {turn} /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /T 5 0 R \
             >> >> >>"
        )
    };
    let read = |turn: &str, place: fn(i32) -> String| {
        let text: String = (0_i32..)
            .zip(lines)
            .map(|(nth, line)| format!("BT /T 12 Tf {} ({line}) Tj ET ", place(nth)))
            .collect();
        let bytes = pdf(&[CATALOGUE, PAGES, &page(turn), &stream("", &text), FONT]);
        read_bytes(&bytes, &Options::new()).map(|document| document.text).unwrap_or_default()
    };
    let expected = "Thang 9: khai giang\nThang 10: hoi nghi\nThang 11: hoi giang\n";
    assert_eq!(read("", |nth| format!("1 0 0 1 72 {} Tm", 700 - 30 * nth)), expected);
    assert_eq!(read("/Rotate 90", |nth| format!("0 1 -1 0 {} 72 Tm", 100 + 30 * nth)), expected);
    assert_eq!(read("/Rotate -90", |nth| format!("0 -1 1 0 {} 700 Tm", 500 - 30 * nth)), expected);
    assert_eq!(read("/Rotate 180", |nth| format!("-1 0 0 -1 500 {} Tm", 100 + 30 * nth)), expected);
    // On a page that is not turned, upright text is a stamp.
    assert_eq!(read("", |nth| format!("0 1 -1 0 {} 72 Tm", 100 + 30 * nth)), "");
}
