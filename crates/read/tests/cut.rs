//! Files that end before their text, or lack the part that it stands in: what else they say of it is read.

#![allow(clippy::unwrap_used, reason = "it is a test")]

mod common;

use common::{archive, docx, fixture};
use kehoach_read::{Format, Options, Place, read_bytes};

#[test]
fn headers_and_notes_are_there_without_the_main_part() {
    let p = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let header = format!("<w:hdr>{}</w:hdr>", p("Kế hoạch hội khỏe"));
    let note =
        format!("<w:footnotes><w:footnote w:id=\"2\">{}</w:footnote></w:footnotes>", p("Sân B"));
    let sound = docx(&p("Nội dung"), &[]);
    let lost = archive(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("word/header1.xml", header.as_bytes()),
        ("word/footnotes.xml", note.as_bytes()),
    ]);
    let document = read_bytes(&lost, &Options::new()).unwrap();
    assert_eq!(document.text, "Kế hoạch hội khỏe\nSân B\n");
    assert_eq!(document.lines[0].place, Place::Header);
    assert!(document.damage.iter().any(|damage| damage.part() == "word/document.xml"));
    // Where there is nothing at all, it is an error.
    let begins = sound.windows(9).position(|nine| nine == b"<w:body><".as_slice()).unwrap();
    assert!(read_bytes(&sound[..begins], &Options::new()).is_err());
}

#[test]
fn page_headers_of_an_odt_are_there_without_its_text() {
    let styles = "<office:document-styles><office:master-styles><style:master-page><style:header>\
        <text:p>Kế hoạch hội khỏe</text:p></style:header></style:master-page></office:master-styles>\
        </office:document-styles>";
    let bytes = archive(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("styles.xml", styles.as_bytes()),
    ]);
    let document = read_bytes(&bytes, &Options::new()).unwrap();
    assert_eq!(document.text, "Kế hoạch hội khỏe\n");
    assert!(document.damage.iter().any(|damage| damage.part() == "content.xml"));
}

/// LibreOffice writes the headers of page styles before the text, and again in it.
#[test]
fn page_headers_of_an_rtf_are_there_before_its_text() {
    let sound = fixture("ke-hoach.rtf");
    let styles = sound.windows(12).position(|word| word == br"{\*\pgdsctbl");
    let body = sound.windows(11).position(|word| word == br"\formshade\");
    let (styles, body) = (styles.unwrap(), body.unwrap());
    assert!(styles < body);
    let document = read_bytes(&sound[..body], &Options::new()).unwrap();
    assert_eq!(document.text, "Kế hoạch đọc sách\n");
    assert_eq!(document.lines[0].place, Place::Header);
    // Once the text is there, each header comes once.
    let whole = read_bytes(&sound, &Options::new()).unwrap();
    assert_eq!(whole.text.matches("Kế hoạch đọc sách\n").count(), 1);
}

#[test]
fn archives_of_other_kinds_say_what_to_do() {
    let mut rar = b"Rar!\x1A\x07\x01\x00".to_vec();
    let mut seven = b"7z\xBC\xAF\x27\x1C\0\x04".to_vec();
    // What is in them may be a document that is not packed any further.
    for file in [&mut rar, &mut seven] {
        file.extend(fixture("ke-hoach.docx"));
        assert_eq!(Format::detect(file), None);
    }
    for (file, name) in [(rar, "a RAR archive"), (seven, "a 7z archive")] {
        let error = read_bytes(&file, &Options::new()).unwrap_err();
        assert!(error.is_not_a_document());
        assert!(error.to_string().contains(name), "{error}");
        assert_eq!(error.help(kehoach::Lang::En), Some("unpack it and read what is in it"));
        assert!(error.message(kehoach::Lang::Vi).contains("tệp nén"));
    }
}
