//! Web pages: lists, tables, what Word saves, and the site around a plan.

#![allow(clippy::unwrap_used, reason = "it is a test")]

use kehoach_read::{Document, Format, Options, Place, read_bytes};

#[track_caller]
fn read(body: &str) -> Document {
    let page = format!("<html><body>{body}</body></html>");
    let document = read_bytes(page.as_bytes(), &Options::new()).unwrap();
    assert_eq!(document.format, Format::Html);
    document
}

#[track_caller]
fn text(body: &str) -> String {
    read(body).text
}

#[test]
fn blocks_are_lines_and_blanks_are_folded() {
    assert_eq!(text("<p>một\n  hai</p>\n<div>ba <b>bốn</b></div>năm"), "một hai\nba bốn\nnăm\n");
    assert_eq!(text("<p>a<br>b<br></p><p>c</p>"), "a\nb\nc\n");
    assert_eq!(text("<p>a<p>b<script>x</script>"), "a\nb\n");
    assert_eq!(text("<pre>a  b\nc</pre>"), "a  b\nc\n");
    assert_eq!(text("<p>K&#7871; ho&#x1EA1;ch &amp; &nbsp;</p>"), "Kế hoạch & \u{A0}\n");
}

#[test]
fn lists_count() {
    assert_eq!(text("<ol type=I start=3><li>x<li>y</ol>"), "III. x\nIV. y\n");
    assert_eq!(text("<ol type=a><li value=5><p>x</p><p>y</p></ol>"), "e. x\ny\n");
    assert_eq!(text("<ul><li>x<ul><li>y</ul><li>z</ul>"), "• x\n◦ y\n• z\n");
    let document = read("<ol><li>x<ol><li>y</ol></ol>");
    assert_eq!(document.label(1), Some("1."));
    assert_eq!(document.lines[1].label.unwrap().level, 1);
}

#[test]
fn lists_inside_lists_count_as_the_style_sheet_says() {
    let three = "<ol><li>A<ol><li>B<ol><li>C<li>D</ol></ol><li>E</ol>";
    assert_eq!(text(three), "1. A\n1. B\n1. C\n2. D\n2. E\n");
    let sheet = "<style>ol{list-style-type:upper-roman} ol ol, ul ol {list-style: decimal outside}\n\
        ol > li > ol > li > ol { margin: 0; list-style-type: lower-alpha }</style>";
    assert_eq!(text(&format!("{sheet}{three}")), "I. A\n1. B\na. C\nb. D\nII. E\n");
    // A class says more than a place.
    let sheet =
        "<style>ol.y li{list-style-type:lower-roman} ol ol{list-style-type:decimal}</style>";
    let listed = "<ol><li>A<ol class='x y'><li>B<li>C</ol></ol><ol style='list-style: upper-alpha'><li>D</ol>";
    assert_eq!(text(&format!("{sheet}{listed}")), "1. A\ni. B\nii. C\nA. D\n");
    // What a rule says of other parts of the page, or takes away, counts for nothing here.
    let sheet = "<style>.menu ol{list-style-type:lower-alpha} ol{list-style:none} nav>ol{list-style:upper-alpha}</style>";
    assert_eq!(text(&format!("{sheet}<ol><li>A</ol>")), "1. A\n");
}

#[test]
fn labels_that_word_wrote_are_labels() {
    let body = "<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><![if !supportLists]>\
        <span style='mso-list:Ignore'>1.2.<span style='font:7.0pt \"Times New Roman\"'>&nbsp; \
        </span></span><![endif]>Nội dung</p>";
    let document = read(body);
    assert_eq!(document.text, "1.2. Nội dung\n");
    assert_eq!(document.label(0), Some("1.2."));
    assert_eq!(document.lines[0].label.unwrap().level, 1);
    assert_eq!(document.style(0), Some("MsoListParagraph"));
}

#[test]
fn cells_have_rows_and_columns() {
    let document = read(
        "<table border=1><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td><p>d</p><p>e</p>\
         <tr><td><td>f<td><table><tr><td>g</table></table>",
    );
    assert_eq!(document.text, "\ta\n\tb\n\t\n\tc\n\td\ne\n\t\n\tf\n\t\n\tg\n");
    let place = |line: usize| {
        let cell = document.cell(line).unwrap();
        (cell.row, cell.column, cell.row_span, cell.column_span, cell.covered)
    };
    assert_eq!(place(0), (0, 0, 2, 1, false));
    assert_eq!(place(1), (0, 1, 1, 2, false));
    assert_eq!(place(2), (1, 0, 1, 1, true));
    assert_eq!(place(5), (1, 2, 1, 1, false));
    assert_eq!(document.tables[0].columns, 3);
    assert!(document.tables[0].bordered);
    assert!(document.tables[1].parent.is_some());
}

#[test]
fn a_site_around_the_plan_is_an_artifact() {
    let menu = "<li><a href=x>Trang chủ của trường</a></li>".repeat(20);
    let prose =
        "<p>Căn cứ công văn của phòng, nhà trường xây dựng kế hoạch như sau.</p>".repeat(10);
    let document =
        read(&format!("<ul>{menu}</ul><div><div id=x>{prose}</div></div><div>Liên hệ</div>"));
    for (index, line) in document.lines.iter().enumerate() {
        let plan = document.line(index).starts_with("Căn cứ");
        assert_eq!(line.place == Place::Body, plan, "{}", document.line(index));
    }
    let alone = read(&prose);
    assert!(alone.lines.iter().all(|line| line.place == Place::Body));
}

#[test]
fn encodings_are_those_that_the_page_says() {
    let page = b"<meta charset=windows-1258><p>K\xEA\xEC ho\xE0\xECch";
    let document = read_bytes(page, &Options::new()).unwrap();
    assert_eq!(document.text, "Kê\u{301} hoà\u{301}ch\n");
}

#[test]
fn depth_is_limited() {
    let page = format!("<html>{}", "<div>".repeat(100_000));
    assert!(read_bytes(page.as_bytes(), &Options::new()).unwrap_err().is_too_large());
}

/// What a word processor says of fonts and margins may be longer than a short plan; it makes no site of it.
#[test]
fn a_long_style_sheet_is_no_site() {
    let style = "p.kieu1 { line-height: 115%; margin-bottom: 0.08in; background: transparent } ";
    let page = format!(
        "<html><head><style>{}</style></head><body><p>KẾ HOẠCH</p><table border=1><tr><td>Thời gian<td>Nội \
         dung<tr><td>Tháng 9<td>Khai giảng năm học mới ở cả hai điểm trường</table><p>Nơi nhận",
        style.repeat(20)
    );
    let document = read_bytes(page.as_bytes(), &Options::new()).unwrap();
    assert!(document.lines.iter().all(|line| line.place == Place::Body));
    assert_eq!(document.cell(1).map(|cell| (cell.row, cell.column)), Some((0, 0)));
    assert_eq!(document.text.lines().count(), 6);
}

/// A page as Word saves it in one file, with a picture behind it.
fn archive(encoding: &str, charset: &str, page: &[u8]) -> Vec<u8> {
    let mut file = format!(
        "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=\"----=_Next\"\r\n\r\nA page in one \
         file.\r\n\r\n------=_Next\r\nContent-Location: file:///C:/a.htm\r\nContent-Transfer-Encoding: \
         {encoding}\r\nContent-Type: text/html;\r\n\tcharset=\"{charset}\"\r\n\r\n"
    )
    .into_bytes();
    file.extend(page);
    file.extend(
        b"\r\n\r\n------=_Next\r\nContent-Location: file:///C:/a.png\r\nContent-Transfer-Encoding: base64\r\n\
          Content-Type: image/png\r\n\r\niVBORw0KGgo=\r\n------=_Next--\r\n",
    );
    file
}

#[test]
fn pages_in_an_archive_are_pages() {
    let quoted =
        b"<p class=3DMsoNormal>K=E1=BA=BE HO=\r\n=E1=BA=A0CH</p><ol type=3DI><li>x=3Dy</ol>";
    let base64 = b"PHA+S+G6viBIT+G6oENIPC9wPjxvbCB0eXBl\r\nPUk+PGxpPng9eTwvb2w+";
    for file in [
        archive("quoted-printable", "utf-8", quoted),
        archive("base64", "utf-8", base64),
        archive("8bit", "windows-1258", b"<p>K\xCA\xEC HO\xC0\xF2CH<ol type=I><li>x=y</ol>"),
    ] {
        assert_eq!(Format::detect(&file), Some(Format::Html));
        let document = read_bytes(&file, &Options::new()).unwrap();
        let expected = ["KẾ HOẠCH\nI. x=y\n", "KÊ\u{301} HOÀ\u{323}CH\nI. x=y\n"];
        assert!(expected.contains(&document.text.as_str()), "{}", document.text);
        // A cut one has as much as there is.
        let behind = file.windows(4).position(|four| four == b"\r\n\r\n").unwrap() + 300;
        assert!(!read_bytes(&file[..behind], &Options::new()).unwrap().text.is_empty());
    }
    // An e-mail in a text is none.
    assert_eq!(Format::detect("Thư: MIME-Version: 1.0 là gì?".as_bytes()), Some(Format::Txt));
}

/// Word writes a list that HTML can count as one, and says in the style sheet how its labels look.
#[test]
fn lists_of_word_look_as_its_style_sheet_says() {
    let sheet = r#"<style><!-- @list l0 {mso-list-id:7; mso-list-template-ids:3;}
        @list l0:level1 {mso-level-number-format:roman-upper; mso-level-tab-stop:none;}
        @list l0:level2 {mso-level-text:"%1\.%2\."; mso-level-legal-format:yes;}
        @list l0:level3 {mso-level-number-format:alpha-lower; mso-level-text:"%3\)";}
        @list l0:level4 {mso-level-number-format:bullet; mso-level-text:\F0B7; font-family:Symbol;}
        @list l0:level1 lfo2 {mso-level-start-at:5;}
        --></style>"#;
    let li = |level: u8, used: u8, text: &str| {
        format!("<li class=MsoNormal style='mso-list:l0 level{level} lfo{used}'>{text}</li>")
    };
    let body = format!(
        "{sheet}<ol type=I>{}<ol>{}{}<ol type=a>{}<ul>{}</ul></ol></ol>{}</ol>",
        li(1, 1, "MỤC ĐÍCH"),
        li(2, 1, "Chung"),
        li(2, 1, "Riêng"),
        li(3, 1, "Học sinh"),
        li(4, 1, "nhỏ"),
        li(1, 2, "NỘI DUNG"),
    );
    let document = read(&body);
    assert_eq!(
        document.text,
        "I. MỤC ĐÍCH\n1.1. Chung\n1.2. Riêng\na) Học sinh\n• nhỏ\nV. NỘI DUNG\n"
    );
    let levels: Vec<u8> = document.lines.iter().map(|line| line.label.unwrap().level).collect();
    assert_eq!(levels, [0, 1, 1, 2, 3, 0]);
    assert!(document.lines[4].label.unwrap().bullet);
    // A paragraph says it, too; a label that is written out counts with the others, and says what it says.
    let body = format!(
        "{sheet}<p style='mso-list:l0 level1 lfo1'>A</p><p style='mso-list:l0 level2 lfo1'><span style='mso-list:\
         Ignore'>1.1.<span>&nbsp; </span></span>B</p><p style='mso-list:l0 level2 lfo1'></p><p>C</p>\
         <p style='mso-list:l0 level2 lfo1'>D</p><p style='mso-list:l9 level2 lfo1'>E</p>"
    );
    assert_eq!(text(&body), "I. A\n1.1. B\nC\n1.3. D\nE\n");
}

#[test]
fn what_a_style_sheet_puts_before_items_is_their_label() {
    let sheet = r#"<style>ol{margin:0}.lst-kix_a-0>li:before{content:"" counter(lst-ctn-kix_a-0,upper-roman) ". "}
        ol.lst-kix_a-1{list-style-type:none}
        .lst-kix_a-1>li:before{content:counter(lst-ctn-kix_a-0,decimal) "." counter(lst-ctn-kix_a-1,decimal) ". "}
        .lst-kix_b-0 > li::before { color: red; content: "\002b   " }</style>"#;
    let body = format!(
        "{sheet}<ol class='c1 lst-kix_a-0 start' start=1><li>A</ol><ol class='c1 lst-kix_a-1 start' start=1><li>B<li>C\
         </ol><ol class='lst-kix_a-0' start=2><li>D</ol><ul class='lst-kix_b-0'><li>E</ul><ol><li>F</ol>"
    );
    let document = read(&body);
    assert_eq!(document.text, "I. A\n1.1. B\n1.2. C\nII. D\n+ E\n1. F\n");
    let levels: Vec<u8> = document.lines.iter().map(|line| line.label.unwrap().level).collect();
    assert_eq!(levels, [0, 1, 1, 0, 0, 0]);
    assert!(document.lines[4].label.unwrap().bullet);
    let body = "<style>li:before{content:counters(item,'.') ') '}</style><ol><li>A<ol><li>B<li>C</ol><li>D</ol><ul><li>E</ul>";
    assert_eq!(text(body), "1) A\n1.1) B\n1.2) C\n2) D\n• E\n");
    // The arrows of a site's menu are none of the plan's lists.
    let body =
        "<style>nav li:before{content:'>'} .menu li:before{content:'>'}</style><ol><li>A</ol>";
    assert_eq!(text(body), "1. A\n");
}
