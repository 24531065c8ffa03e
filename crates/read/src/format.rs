//! Which kind of file the bytes are.

use std::fmt;

use kehoach::text::FileKind;
use memchr::memmem;

/// A kind of file that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// Word 2007 and later; also as one XML file, and the XML of Word 2003.
    Docx,
    /// Word 97 to 2003, Word 6 and Word 95.
    Doc,
    /// OpenDocument text.
    Odt,
    /// Rich Text Format.
    Rtf,
    /// A web page, also one that Word saved, and one in an archive of one file (`.mht`).
    Html,
    /// PDF.
    Pdf,
    /// Plain text.
    Txt,
}

/// The signature of an OLE container, which holds a .doc or an encrypted .docx.
pub(crate) const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Where a file's own signature may begin: mail gateways and web servers put bytes before it.
pub(crate) const LEAD_BYTES: usize = 1024;

impl Format {
    /// The kind of file that `bytes` are, by content, never by a name: a `.doc` that is RTF, HTML or a .docx is common.
    /// `None` where they are no document.
    ///
    /// ```
    /// use kehoach_read::Format;
    ///
    /// assert_eq!(Format::detect(br"{\rtf1\ansi K\u7871? ho\u7841?ch}"), Some(Format::Rtf));
    /// assert_eq!(Format::detect("Kế hoạch".as_bytes()), Some(Format::Txt));
    /// assert_eq!(Format::detect(b"\x89PNG\r\n\x1a\n\0\0"), None);
    /// ```
    #[must_use]
    pub fn detect(bytes: &[u8]) -> Option<Self> {
        let lead = &bytes[..bytes.len().min(LEAD_BYTES)];
        let trimmed = lead.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(lead).trim_ascii_start();
        // Documents that such an archive keeps as they are would show.
        if is_packed(bytes) {
            return None;
        }
        if close_to(bytes, OLE) {
            return Some(Self::Doc);
        }
        if trimmed.starts_with(b"{\\rt") {
            return Some(Self::Rtf);
        }
        if memmem::find(lead, b"%PDF-").is_some() || speaks_pdf(bytes) {
            return Some(Self::Pdf);
        }
        if let Some(format) = in_zip(bytes) {
            return Some(format);
        }
        if bytes.starts_with(b"PK") {
            return None;
        }
        if is_flat_docx(trimmed) {
            return Some(Self::Docx);
        }
        if is_flat_odt(trimmed, bytes) {
            return Some(Self::Odt);
        }
        if is_html(trimmed, bytes) || is_page_archive(trimmed) {
            return Some(Self::Html);
        }
        if memmem::find(lead, b"{\\rtf").is_some() {
            return Some(Self::Rtf);
        }
        if speaks_rtf(lead) {
            return Some(Self::Rtf);
        }
        // A container whose signature is gone still has a Word header at a sector's start.
        if bytes.len() > LEAD_BYTES && looks_binary(lead) && has_word_header(bytes) {
            return Some(Self::Doc);
        }
        is_text(bytes).then_some(Self::Txt)
    }

    /// The usual extension, which is also the name: `docx`.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Doc => "doc",
            Self::Odt => "odt",
            Self::Rtf => "rtf",
            Self::Html => "html",
            Self::Pdf => "pdf",
            Self::Txt => "txt",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, ".{}", self.extension())
    }
}

/// Whether `bytes` begin with `magic`, give or take two damaged bytes.
fn close_to(bytes: &[u8], magic: &[u8]) -> bool {
    bytes.len() >= magic.len()
        && bytes.iter().zip(magic).filter(|(found, wanted)| found != wanted).count() <= 2
}

/// The kind of document that an archive holds, from its entries' names, which stand uncompressed in it.
fn in_zip(bytes: &[u8]) -> Option<Format> {
    let head = &bytes[..bytes.len().min(4)];
    // One whose first entry is damaged has others.
    if !head.starts_with(b"PK") && memmem::find(bytes, b"PK\x03\x04").is_none() {
        return None;
    }
    if document_in_archive(bytes).is_some() {
        return None;
    }
    let has = |name: &[u8]| memmem::find(bytes, name).is_some();
    if has(b"opendocument.text") || (has(b"content.xml") && !has(b"word/")) {
        return Some(Format::Odt);
    }
    if has(b"word/") || has(b"word\\") || has(b"[Content_Types].xml") || has(b"document.xml") {
        // A workbook or a slide show has the same outer form.
        if !has(b"word") && (has(b"xl/") || has(b"ppt/")) {
            return None;
        }
        return Some(Format::Docx);
    }
    None
}

/// The name of the first document in an archive that is none itself but holds documents, as its first entry says.
pub(crate) fn document_in_archive(bytes: &[u8]) -> Option<String> {
    const ENDS: [&str; 11] = [
        ".docx", ".doc", ".docm", ".odt", ".rtf", ".pdf", ".txt", ".html", ".htm", ".xlsx", ".xls",
    ];
    /// How many folders and other files may come before it.
    const ENTRIES: usize = 16;
    for at in memmem::find_iter(bytes, b"PK\x03\x04").take(ENTRIES) {
        let header = bytes.get(at..at + 30)?;
        let len = usize::from(u16::from_le_bytes([header[26], header[27]]));
        let name = String::from_utf8_lossy(bytes.get(at + 30..at + 30 + len)?);
        let lower = name.to_lowercase();
        if ENDS.iter().any(|end| lower.ends_with(end)) {
            return Some(name.into_owned());
        }
        // What documents begin with.
        if !lower.ends_with('/') || lower.starts_with("word/") || lower.starts_with("_rels/") {
            return None;
        }
    }
    None
}

/// Whether the lead of a file is a web page's: a doctype or an element that pages begin with.
fn is_html(lead: &[u8], bytes: &[u8]) -> bool {
    /// How much of a text is looked at to see whether its lines are its own; the head of a page is long.
    const SAMPLE: usize = 1 << 15;
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    const ELEMENTS: [&str; 14] = [
        "html", "head", "body", "meta", "title", "table", "div", "p", "h1", "h2", "span", "font",
        "center", "link",
    ];
    let text = lead.to_ascii_lowercase();
    if memmem::find(&text, b"<!doctype html").is_some()
        || memmem::find(&text, b"<html").is_some()
        || memmem::find(&text, b"urn:schemas-microsoft-com:office").is_some()
    {
        return !is_text_below_head(sample);
    }
    // A fragment: its first thing is an element that has to be HTML's.
    let Some(rest) = text.strip_prefix(b"<") else { return false };
    let element = ELEMENTS.iter().any(|name| {
        rest.strip_prefix(name.as_bytes())
            .and_then(|behind| behind.first())
            .is_some_and(|&byte| byte == b'>' || byte == b'/' || byte.is_ascii_whitespace())
    });
    element && !has_lines_of_its_own(sample)
}

/// Whether a text with a few tags left in it parts its paragraphs by the ends of its lines, which mean nothing in a web page:
/// `<span class="page">(1)</span>` above lines that begin as paragraphs and items do, with tags of letters alone in them.
fn has_lines_of_its_own(lead: &[u8]) -> bool {
    const FEWEST_LINES: usize = 4;
    let text = String::from_utf8_lossy(lead);
    let begins = |line: &str| {
        line.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "-–+*•(“".contains(c))
    };
    let (mut all, mut parted, mut told, mut begun) = (0, 0, 0, 0);
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        all += 1;
        parted += usize::from(has_block_tag(line));
        let words = without_tags(line);
        let words = words.trim();
        told += usize::from(!words.is_empty());
        begun += usize::from(begins(words));
    }
    begun >= FEWEST_LINES && begun * 3 >= told * 2 && parted * 4 <= all
}

/// Whether what stands below the head of a page lost its tags, as a copy of the page's words does: no paragraph, row or cell is
/// told by a tag, but lines begin as paragraphs and items do.
fn is_text_below_head(sample: &[u8]) -> bool {
    let text = String::from_utf8_lossy(sample);
    !text.lines().any(has_block_tag) && has_lines_of_its_own(sample)
}

/// Whether a line has a tag that parts paragraphs, rows or cells.
fn has_block_tag(line: &str) -> bool {
    const BLOCKS: [&str; 14] =
        ["p", "br", "div", "li", "ul", "ol", "table", "tr", "td", "th", "h1", "h2", "h3", "body"];
    memmem::find_iter(line.as_bytes(), b"<").any(|at| {
        let name = line[at + 1..].trim_start_matches('/');
        let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
        BLOCKS.iter().any(|block| name[..end].eq_ignore_ascii_case(block))
    })
}

/// A line without what stands between `<` and `>`.
fn without_tags(line: &str) -> String {
    let mut open = false;
    line.chars()
        .filter(|c| {
            let tag = open || *c == '<';
            open = tag && *c != '>';
            !tag
        })
        .collect()
}

/// Whether the lead of a file is that of a document of Word in one XML file.
#[cfg(feature = "docx")]
fn is_flat_docx(lead: &[u8]) -> bool {
    crate::docx::flat::is_flat(lead)
}

#[cfg(not(feature = "docx"))]
fn is_flat_docx(_: &[u8]) -> bool {
    false
}

/// Whether a file is OpenDocument text in one XML file.
#[cfg(feature = "odt")]
fn is_flat_odt(lead: &[u8], bytes: &[u8]) -> bool {
    crate::odt::flat::is_flat(lead, bytes)
}

#[cfg(not(feature = "odt"))]
fn is_flat_odt(_: &[u8], _: &[u8]) -> bool {
    false
}

/// Whether the lead of a file is that of a web page in an archive (`.mht`).
#[cfg(feature = "html")]
fn is_page_archive(lead: &[u8]) -> bool {
    crate::html::mime::is_archive(lead)
}

#[cfg(not(feature = "html"))]
fn is_page_archive(_: &[u8]) -> bool {
    false
}

/// Whether the lead of a file whose signature is damaged has several of the words that a Rich Text file begins with.
fn speaks_rtf(lead: &[u8]) -> bool {
    const WORDS: [&[u8]; 8] = [
        b"\\ansi",
        b"\\deff",
        b"\\fonttbl",
        b"\\fcharset",
        b"\\colortbl",
        b"\\stylesheet",
        b"\\froman",
        b"\\deflang",
    ];
    let known = WORDS.iter().filter(|word| memmem::find(lead, word).is_some()).count();
    let control = lead.windows(2).filter(|two| two[0] == b'\\' && two[1].is_ascii_lowercase());
    known >= 3 || known >= 1 && control.count() >= 20
}

/// Whether a file whose signature is damaged has the first object of a PDF where it belongs, and more of them.
fn speaks_pdf(bytes: &[u8]) -> bool {
    const SIGNATURE: &[u8] = b"%PDF-1.";
    let lead = &bytes[..bytes.len().min(LEAD_BYTES)];
    close_to(bytes, SIGNATURE)
        && memmem::find(lead, b" 0 obj").is_some()
        && memmem::find(bytes, b"endobj").is_some()
}

/// Whether there is a Word header at the start of one of the first sectors.
fn has_word_header(bytes: &[u8]) -> bool {
    bytes
        .chunks(512)
        .take(64)
        .any(|sector| matches!(sector, [0xEC | 0xDC, 0xA5, version, 0, ..] if *version >= 0x60))
}

fn looks_binary(lead: &[u8]) -> bool {
    lead.contains(&0)
}

/// Whether the file is an archive of a kind that has to be unpacked first.
fn is_packed(bytes: &[u8]) -> bool {
    matches!(FileKind::of(bytes), Some(FileKind::Rar | FileKind::SevenZip | FileKind::Gzip))
}

/// Whether the bytes are plain text: no NUL unless it is UTF-16, and few control characters.
fn is_text(bytes: &[u8]) -> bool {
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return true;
    }
    let sample = &bytes[..bytes.len().min(1 << 16)];
    let control = sample
        .iter()
        .filter(|&&byte| byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C | 0x0B | 0x1A))
        .count();
    control * 200 <= sample.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_decides() {
        let of = Format::detect;
        assert_eq!(of(b""), Some(Format::Txt));
        assert_eq!(of(b"\xEF\xBB\xBF  {\\rtf1 x}"), Some(Format::Rtf));
        assert_eq!(of(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 rest"), Some(Format::Doc));
        assert_eq!(of(b"\xD0\xCF\x11\xE1\xA1\xB1\x1A\xE1 rest"), Some(Format::Doc));
        assert_eq!(of(b"garbage\n%PDF-1.4\n"), Some(Format::Pdf));
        assert_eq!(of(b"%PTF-1.4\n1 0 obj\n<< >>\nendobj\n"), Some(Format::Pdf));
        assert_eq!(of(b"%PTF-1.4 is no signature"), Some(Format::Txt));
        assert_eq!(of(b"<p class=MsoNormal>x</p>"), Some(Format::Html));
        let copied = "<span class='page'>(1)</span><div class='page_container'>\nTRƯỜNG AN BÌNH\n<b>KẾ HOẠCH</b>\n\
                      Năm học 2023-2024\nI. MỤC TIÊU\n- Họp\n- Thi đua";
        assert_eq!(of(copied.as_bytes()), Some(Format::Txt));
        let bold = "<span style='font-size:14pt'><b>TRƯỜNG AN BÌNH</b></span>\n<b>KẾ HOẠCH</b>\n<i>Năm học 2023-2024</i>\n\
                    <b>I. MỤC TIÊU</b>\n- Họp\n- Thi đua <b>dạy tốt</b>,\nhọc tốt\n<b>II. VIỆC</b>";
        assert_eq!(of(bold.as_bytes()), Some(Format::Txt));
        let copied = "<!DOCTYPE html>\n<title>Kế hoạch</title>\n<meta name=\"author\" content=\"Trường An Bình\">\nTRƯỜNG AN BÌNH\nKẾ HOẠCH\n\
                      I. MỤC TIÊU\n- Họp\n- Thi đua";
        assert_eq!(of(copied.as_bytes()), Some(Format::Txt));
        let page = "<!DOCTYPE html>\n<html>\n<body>\nTRƯỜNG AN BÌNH\nKẾ HOẠCH\nI. MỤC TIÊU\n- Họp\n- Thi đua\n</body>";
        assert_eq!(of(page.as_bytes()), Some(Format::Html));
        let cells = "<table>\n<tr>\n<td>Tháng 9</td>\n<td>Họp</td>\n</tr>\n<tr>\n<td>Tháng 10</td>\n</tr>\n</table>";
        assert_eq!(of(cells.as_bytes()), Some(Format::Html));
        let wrapped = "<p>Căn cứ kế hoạch của Phòng về việc\ntổ chức hội thi, nhà trường\nxây dựng kế hoạch\nnhư sau:</p>\n<p>Một</p>";
        assert_eq!(of(wrapped.as_bytes()), Some(Format::Html));
        assert_eq!(of(br"{\rsf1\ansi\deff0{\fonttbl{\f0\froman A;}}"), Some(Format::Rtf));
        assert_eq!(of(b"<!-- saved --><!DOCTYPE HTML>"), Some(Format::Html));
        assert_eq!(of(b"<pre-view> is no element"), Some(Format::Txt));
        assert_eq!(of(b"\x89PNG\r\n\x1a\n\0\0\0\0"), None);
        assert_eq!(of(b"Rar!\x1A\x07\x01\0 PK\x03\x04 word/document.xml"), None);
        assert_eq!(of(b"7z\xBC\xAF\x27\x1C\0\x04 {\\rtf1 word/document.xml"), None);
        assert_eq!(of(b"PK\x03\x04....xl/workbook.xml"), None);
        let mut bundle =
            b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x0E\0\0\0thang-9/a.docx"
                .to_vec();
        bundle.extend(b"PK\x03\x04..............word/document.xml");
        assert_eq!(of(&bundle), None);
        assert_eq!(document_in_archive(&bundle).as_deref(), Some("thang-9/a.docx"));
        assert_eq!(of(b"PK\x03\x04..............word/document.xml"), Some(Format::Docx));
        assert_eq!(
            of(b"PK\x03\x04..mimetypeapplication/vnd.oasis.opendocument.text"),
            Some(Format::Odt)
        );
    }
}
