//! What one file cannot show: lists, tables and damage, each in a .docx of its own.

#![allow(clippy::unwrap_used, reason = "it is a test")]

mod common;

use common::{archive, docx};
use kehoach_read::{Document, Format, Options, Place, read_bytes};

#[track_caller]
fn read(body: &str) -> Document {
    read_bytes(&docx(body, &[]), &Options::new()).unwrap()
}

fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn level(index: u8, format: &str, text: &str, more: &str) -> String {
    format!(
        "<w:lvl w:ilvl=\"{index}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>{more}\
         <w:lvlText w:val=\"{text}\"/></w:lvl>"
    )
}

fn item(list: u8, level: u8) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr>\
         <w:r><w:t>x</w:t></w:r></w:p>"
    )
}

/// The labels of items given as (list, level), lists 1 and 2 of one numbering, 2 starting again from 5.
#[track_caller]
fn labels(levels: &str, items: &[(u8, u8)]) -> String {
    let numbering = format!(
        "<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"0\">{levels}</w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>\
         <w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\">\
         <w:startOverride w:val=\"5\"/></w:lvlOverride></w:num></w:numbering>"
    );
    let body: String = items.iter().map(|&(list, level)| item(list, level)).collect();
    let bytes = docx(&body, &[("numbering.xml", &numbering)]);
    let document = read_bytes(&bytes, &Options::new()).unwrap();
    let labels: Vec<_> =
        (0..items.len()).map(|index| document.label(index).unwrap_or("none")).collect();
    labels.join(" ")
}

#[test]
fn numbers_go_on_start_again_and_are_shared() {
    let levels = level(0, "upperRoman", "%1.", "") + &level(1, "decimal", "%1.%2", "");
    assert_eq!(labels(&levels, &[(1, 0), (1, 1), (1, 1), (1, 0), (1, 1)]), "I. I.1 I.2 II. II.1");
    assert_eq!(labels(&levels, &[(1, 0), (2, 0), (2, 0), (1, 0)]), "I. V. VI. VII.");
    assert_eq!(labels(&levels, &[(1, 1), (1, 0)]), "I.1 I.");
    let no_restart = level(0, "decimal", "%1.", "")
        + &level(1, "lowerLetter", "%2)", "<w:lvlRestart w:val=\"0\"/>");
    assert_eq!(labels(&no_restart, &[(1, 0), (1, 1), (1, 0), (1, 1)]), "1. a) 2. b)");
    let legal =
        level(0, "upperRoman", "Chương %1", "") + &level(1, "decimal", "%1.%2", "<w:isLgl/>");
    assert_eq!(labels(&legal, &[(1, 0), (1, 0), (1, 1)]), "Chương I Chương II 2.1");
    assert_eq!(labels(&level(0, "decimalZero", "%1", ""), &[(1, 0)]), "01");
    assert_eq!(labels(&level(0, "none", "Điều", ""), &[(1, 0)]), "Điều");
    assert_eq!(labels(&level(0, "decimal", "", ""), &[(1, 0)]), "none");
    assert_eq!(labels(&level(0, "bullet", "\u{F0D8}", ""), &[(1, 0)]), "➢");
}

#[test]
fn alternates_are_taken_once() {
    let choice = |text: &str| format!("<w:r><w:txbxContent>{}</w:txbxContent></w:r>", p(text));
    let body = format!(
        "<w:p><w:r><w:t>a</w:t></w:r><mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback>{}\
         </mc:Fallback></mc:AlternateContent><w:r><w:t>b</w:t></w:r></w:p>",
        choice("once"),
        choice("once")
    );
    assert_eq!(read(&body).text, "ab\nonce\n");
}

#[test]
fn tabs_in_tables_mean_cells_and_nothing_else() {
    let tab = "<w:p><w:r><w:tab/><w:t>x</w:t><w:tab/><w:t>y</w:t></w:r></w:p>";
    assert_eq!(read(tab).text, "\tx\ty\n");
    let cell = |inside: &str| format!("<w:tc>{inside}</w:tc>");
    let row = |cells: &str| format!("<w:tr>{cells}</w:tr>");
    let table = format!(
        "<w:tbl>{}{}</w:tbl>",
        row(&(cell(tab) + &cell("") + &cell(&(p("1") + &p("2"))))),
        row(&cell(&format!("<w:tbl>{}</w:tbl>", row(&cell(&p("in"))))))
    );
    let document = read(&table);
    assert_eq!(document.text, "\t    x\ty\n\t\n\t1\n2\n\t\n\tin\n");
    assert_eq!(document.tables.len(), 2);
}

#[test]
fn fields_give_their_results() {
    let field = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let instruction = "<w:r><w:instrText>IF </w:instrText></w:r><w:r><w:t>no</w:t></w:r>";
    let body = format!(
        "<w:p>{}{instruction}{}<w:r><w:t>yes</w:t></w:r>{}<w:r><w:t>.</w:t></w:r></w:p>{}",
        field("begin"),
        field("separate"),
        field("end"),
        p("next")
    );
    assert_eq!(read(&body).text, "yes.\nnext\n");
    // A field that is never separated costs its paragraph, not the document.
    let body = format!("<w:p>{}{instruction}</w:p>{}", field("begin"), p("next"));
    assert_eq!(read(&body).text, "\nnext\n");
}

#[test]
fn numbers_that_a_field_counts_are_written_out() {
    let simple = |text: &str| {
        format!("<w:p><w:fldSimple w:instr=\" AUTONUM \"/><w:r><w:t> {text}</w:t></w:r></w:p>")
    };
    let long = "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> AUTO</w:instrText></w:r>\
        <w:r><w:instrText>NUM \\s ) </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>\
        <w:r><w:t> Ba</w:t></w:r></w:p>";
    let body = format!("{}{}{long}", simple("Một"), simple("Hai"));
    assert_eq!(read(&body).text, "1. Một\n2. Hai\n3) Ba\n");
    // Headings count by their level, and the paragraphs below them anew.
    let heading = |level: u8, text: &str| {
        format!(
            "<w:p><w:pPr><w:outlineLvl w:val=\"{level}\"/></w:pPr><w:fldSimple w:instr=\"AUTONUMLGL\"/>\
            <w:r><w:t> {text}</w:t></w:r></w:p>"
        )
    };
    let body =
        [heading(0, "A"), heading(1, "B"), simple("C"), simple("D"), heading(1, "E"), simple("F")];
    assert_eq!(read(&body.concat()).text, "1. A\n1.1. B\n1. C\n2. D\n1.2. E\n1. F\n");
}

#[test]
fn a_damaged_directory_costs_nothing() {
    let sound = docx(&p("Kế hoạch"), &[]);
    let directory = sound.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
    // The signatures of its end and of its entry, a place of an entry, a name.
    for damage in [sound.len() - 22, directory, directory + 43, directory + 50] {
        let mut bytes = sound.clone();
        bytes[damage] ^= 0x40;
        let document = read_bytes(&bytes, &Options::new()).unwrap();
        assert_eq!(document.text, "Kế hoạch\n", "byte {damage}");
        assert_eq!(document.damage.len(), 1, "byte {damage}");
    }
}

#[test]
fn malformed_xml_costs_what_it_holds() {
    let body = format!("{}<w:p><w:r><w:t>giữa</w:r></w:q>{}", p("trước"), p("sau"));
    let document = read(&body);
    assert_eq!(document.text, "trước\ngiữa\nsau\n");
    assert!(document.damage[0].to_string().starts_with("word/document.xml: malformed XML"));
    // A text element that lost its name is text still.
    let body = "<w:p><w:r><w:d>x</w:d></w:r></w:p>";
    assert_eq!(read(body).text, "x\n");
}

#[test]
fn a_cut_part_ends_where_it_was_cut() {
    let sound = docx(&(p("một") + &p("hai") + &p("ba")), &[]);
    let at = sound.windows(3).position(|three| three == "ba<".as_bytes()).unwrap();
    let document = read_bytes(&sound[..at + 1], &Options::new()).unwrap();
    assert_eq!(document.text, "một\nhai\nb\n");
    assert!(!document.damage.is_empty());
}

#[test]
fn a_main_part_without_its_name_is_found() {
    let text = format!("<w:document><w:body>{}</w:body></w:document>", p("còn"));
    let bytes = archive(&[("[Content_Types].xml", b"<Types/>"), ("wo?d/d.xml", text.as_bytes())]);
    assert_eq!(Format::detect(&bytes), Some(Format::Docx));
    assert_eq!(read_bytes(&bytes, &Options::new()).unwrap().text, "còn\n");
}

#[test]
fn limits_end_in_errors() {
    let error = |bytes: &[u8]| read_bytes(bytes, &Options::new()).unwrap_err();
    let deep = "<w:x>".repeat(1000);
    let found = error(&docx(&deep, &[]));
    assert!(found.is_too_large());
    assert_eq!(found.to_string(), "word/document.xml nests more than 512 levels deep");
    // Entities that a document defines are not expanded.
    let bomb = "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>";
    let text = format!("{bomb}<w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body>");
    let bytes = archive(&[("word/document.xml", text.as_bytes())]);
    assert_eq!(read_bytes(&bytes, &Options::new()).unwrap().text, "&b;\n");
    let small = Options::new().max_file_bytes(10);
    assert!(read_bytes(b"more than ten bytes", &small).unwrap_err().is_too_large());
    assert_eq!(
        error(b"PK\x03\x04 no document").to_string(),
        "the file is an archive without a document of a known kind"
    );
}

const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A .docx with this body, other parts of `word/`, and relations to them: number, kind and target.
fn related(body: &str, parts: &[(&str, &str)], relations: &[(&str, &str, &str)]) -> Document {
    let relations: String = relations
        .iter()
        .map(|(id, kind, target)| {
            format!("<Relationship Id=\"{id}\" Type=\"{RELATIONS}/{kind}\" Target=\"{target}\"/>")
        })
        .collect();
    let relations = format!("<Relationships>{relations}</Relationships>");
    let mut parts = parts.to_vec();
    parts.push(("_rels/document.xml.rels", &relations));
    read_bytes(&docx(body, &parts), &Options::new()).unwrap()
}

/// Programs that put reports together leave the merging to Word.
#[test]
fn files_that_are_part_of_the_file_are_read() {
    let page = "<html><body><p>Tổ chức hội thi</p><ol><li>Vẽ tranh</ol></body></html>";
    let body =
        format!("{}<w:altChunk r:id=\"c1\"/><w:altChunk r:id=\"c2\"/>{}", p("Trước"), p("Sau"));
    let chunks = [("c1", "aFChunk", "a.htm"), ("c2", "aFChunk", "/word/b.rtf")];
    let document =
        related(&body, &[("a.htm", page), ("b.rtf", r"{\rtf1 Khai gi\u7843?ng\par}")], &chunks);
    assert_eq!(document.text, "Trước\nTổ chức hội thi\n1. Vẽ tranh\nKhai giảng\nSau\n");
    assert_eq!(document.damage, []);
    // A package in a package is left out, and that is said.
    let inner = docx(&p("trong"), &[]);
    let inner: String = inner.iter().map(|&byte| char::from(byte)).filter(char::is_ascii).collect();
    let document = related(&body, &[("a.htm", page), ("b.rtf", &inner)], &chunks);
    assert!(document.damage.iter().any(|damage| damage.part() == "word/b.rtf"));
    assert!(document.text.ends_with("Sau\n"));
}

#[test]
fn drawn_letters_and_diagrams_are_text_boxes() {
    let body = "<w:p><w:r><w:pict><v:shape><v:textpath string=\"KẾ HOẠCH&#xA;NĂM HỌC MỚI\"/></v:shape>\
        </w:pict></w:r></w:p><w:p><w:r><w:drawing><a:graphicData><dgm:relIds r:dm=\"d1\"/>\
        </a:graphicData></w:drawing><w:t>Sơ đồ</w:t></w:r></w:p>";
    let data = "<dgm:dataModel><dgm:pt><dgm:t><a:p><a:r><a:t>Hiệu </a:t></a:r><a:r><a:t>trưởng</a:t>\
        </a:r></a:p></dgm:t></dgm:pt><dgm:pt><dgm:t><a:p><a:t>Tổ chuyên môn</a:t></a:p></dgm:t></dgm:pt>";
    let header = "<w:hdr><w:p><w:r><w:pict><v:shape><v:textpath string=\"BẢN NHÁP\"/></v:shape></w:pict></w:r></w:p></w:hdr>";
    let document = related(
        body,
        &[("diagrams/data1.xml", data), ("header1.xml", header)],
        &[("d1", "diagramData", "diagrams/data1.xml"), ("h1", "header", "header1.xml")],
    );
    let boxes: Vec<&str> = (0..document.lines.len())
        .filter(|&index| document.lines[index].place == Place::TextBox)
        .map(|index| document.line(index))
        .collect();
    assert_eq!(boxes, ["KẾ HOẠCH", "NĂM HỌC MỚI", "Hiệu trưởng", "Tổ chuyên môn"]);
    assert!(document.text.contains("Sơ đồ"));
    assert!(!document.text.contains("BẢN NHÁP"));
}

const WORD_2003: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><?mso-application progid="Word.Document"?>
<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:o="urn:schemas-microsoft-com:office:office">
<o:DocumentProperties><o:Title>Không phải nội dung</o:Title></o:DocumentProperties>
<w:lists><w:listDef w:listDefId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:nfc w:val="1"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:nfc w:val="4"/><w:lvlText w:val="%2)"/></w:lvl></w:listDef>
<w:list w:ilfo="1"><w:ilst w:val="0"/></w:list></w:lists>
<w:styles><w:style w:type="paragraph" w:styleId="Dam"><w:name w:val="Đậm"/><w:rPr><w:b/></w:rPr></w:style></w:styles>
<w:body><wx:sect><w:p><w:pPr><w:pStyle w:val="Dam"/><w:jc w:val="center"/></w:pPr><w:r><w:t>KẾ HOẠCH</w:t></w:r></w:p>
<w:p><w:pPr><w:listPr><w:ilvl w:val="0"/><w:ilfo w:val="1"/><wx:t wx:val="I."/></w:listPr></w:pPr><w:r><w:t>Mục đích</w:t></w:r>
<w:r><w:footnote><w:p><w:r><w:t>Xem phụ lục</w:t></w:r></w:p></w:footnote></w:r><w:r><w:t> chung</w:t></w:r></w:p>
<w:p><w:pPr><w:listPr><w:ilvl w:val="1"/><w:ilfo w:val="1"/></w:listPr></w:pPr><w:r><w:t>Học sinh</w:t></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Tháng 9</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Khai giảng</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
<w:p><aml:annotation w:type="Word.Deletion"><aml:content><w:r><w:delText>bỏ</w:delText></w:r></aml:content></aml:annotation>
<aml:annotation w:type="Word.Insertion"><aml:content><w:r><w:t>thêm</w:t></w:r></aml:content></aml:annotation></w:p>
<w:sectPr><w:hdr w:type="odd"><w:p><w:r><w:t>Trường TH</w:t></w:r></w:p></w:hdr></w:sectPr></wx:sect></w:body></w:wordDocument>"#;

#[test]
fn the_xml_of_word_2003_is_read() {
    assert_eq!(Format::detect(WORD_2003.as_bytes()), Some(Format::Docx));
    let document = read_bytes(WORD_2003.as_bytes(), &Options::new()).unwrap();
    assert_eq!(
        document.text,
        "Trường TH\nKẾ HOẠCH\nI. Mục đích chung\nXem phụ lục\na) Học sinh\n\tTháng 9\n\tKhai giảng\nthêm\n"
    );
    assert_eq!(document.damage, []);
    assert_eq!(document.lines[0].place, Place::Header);
    assert_eq!(document.lines[3].place, Place::Footnote);
    assert!(document.lines[1].bold);
    assert_eq!(document.cell(6).map(|cell| (cell.row, cell.column)), Some((0, 1)));
    assert_eq!(document.left_out[0].text, "bỏ");
    // Cut, it has what stands before the cut.
    let half = &WORD_2003[..WORD_2003.find("Khai giảng").unwrap()];
    let document = read_bytes(half.as_bytes(), &Options::new()).unwrap();
    assert!(document.text.ends_with("a) Học sinh\n\tTháng 9\n\t\n"), "{}", document.text);
    assert!(!document.damage.is_empty());
}

#[test]
fn a_package_in_one_xml_file_is_read() {
    let part = |name: &str, xml: &str| {
        format!("<pkg:part pkg:name=\"{name}\"><pkg:xmlData>{xml}</pkg:xmlData></pkg:part>")
    };
    let numbering = "<w:numbering><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>\
        <w:numFmt w:val=\"upperRoman\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\">\
        <w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";
    let file = format!(
        "<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?><pkg:package>{}{}{}</pkg:package>",
        part(
            "/word/document.xml",
            &format!("<w:document><w:body>{}{}</w:body></w:document>", p("KẾ HOẠCH"), item(1, 0))
        ),
        part("/word/header1.xml", &format!("<w:hdr>{}</w:hdr>", p("Trường TH"))),
        part("/word/numbering.xml", numbering),
    );
    let document = read_bytes(file.as_bytes(), &Options::new()).unwrap();
    assert_eq!(document.format, Format::Docx);
    assert!(document.text.starts_with("Trường TH\nKẾ HOẠCH\nI. "), "{}", document.text);
    assert_eq!(document.damage, []);
}
