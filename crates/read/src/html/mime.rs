//! Web pages in an archive of one file (`.mht`), as Word and browsers save them: the page among its pictures.

use memchr::memmem;

/// A page taken out of its archive.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Page {
    pub(super) bytes: Vec<u8>,
    /// The encoding that its header names.
    pub(super) charset: Option<String>,
}

/// Whether the lead of a file is that of such an archive.
pub(crate) fn is_archive(lead: &[u8]) -> bool {
    let text = lead.to_ascii_lowercase();
    let begins = |name: &[u8]| {
        text.starts_with(name) || memmem::find(&text, &[b"\n", name].concat()).is_some()
    };
    begins(b"mime-version:")
        && begins(b"content-type:")
        && memmem::find(&text, b"multipart/related").is_some()
        || begins(b"mime-version:") && memmem::find(&text, b"content-type: text/html").is_some()
}

/// The first page of an archive.
pub(super) fn page(bytes: &[u8]) -> Option<Page> {
    const TYPE: &[u8] = b"content-type:";
    let mut lines = Lines { bytes, at: 0 };
    // The line that parts are separated by, as the last one before this header has it.
    let mut boundary: &[u8] = &[];
    let (mut is_page, mut encoding, mut charset) = (false, Encoding::Plain, None);
    let mut in_header = true;
    while let Some(line) = lines.next() {
        if line.starts_with(b"--") {
            (boundary, in_header) = (line, true);
            (is_page, encoding, charset) = (false, Encoding::Plain, None);
        } else if in_header && line.is_empty() {
            in_header = false;
            if is_page {
                return Some(Page { bytes: encoding.decode(&mut lines, boundary), charset });
            }
        } else if in_header {
            let lower = line.to_ascii_lowercase();
            if let Some(kind) = lower.strip_prefix(TYPE) {
                is_page = memmem::find(kind, b"text/html").is_some();
            }
            if let Some(at) = memmem::find(&lower, b"charset=") {
                let name = lower[at + b"charset=".len()..].trim_ascii();
                let end = |byte: &u8| matches!(byte, b'"' | b';' | b' ' | b'\'');
                let name = name.split(end).find(|name| !name.is_empty());
                charset = name.map(|name| String::from_utf8_lossy(name).into_owned());
            }
            if lower.starts_with(b"content-transfer-encoding:") {
                encoding = Encoding::named(&lower);
            }
        }
    }
    None
}

/// The lines of a file without their ends.
struct Lines<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl<'b> Lines<'b> {
    fn next(&mut self) -> Option<&'b [u8]> {
        let rest = self.bytes.get(self.at..).filter(|rest| !rest.is_empty())?;
        let end = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
        self.at += end + 1;
        Some(rest[..end].trim_ascii_end())
    }
}

/// How the bytes of a part are written as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Encoding {
    Plain,
    QuotedPrintable,
    Base64,
}

impl Encoding {
    fn named(line: &[u8]) -> Self {
        let says = |name: &[u8]| memmem::find(line, name).is_some();
        if says(b"quoted-printable") {
            Self::QuotedPrintable
        } else if says(b"base64") {
            Self::Base64
        } else {
            Self::Plain
        }
    }

    /// The bytes of a part up to the line that ends it.
    fn decode(self, lines: &mut Lines<'_>, boundary: &[u8]) -> Vec<u8> {
        let mut out = Vec::new();
        // Bits of base64 that make no byte yet, and how many.
        let (mut bits, mut count) = (0_u32, 0);
        while let Some(line) = lines.next() {
            if !boundary.is_empty() && line.starts_with(boundary) {
                break;
            }
            match self {
                Self::Plain => {
                    out.extend_from_slice(line);
                    out.push(b'\n');
                }
                Self::QuotedPrintable => quoted(line, &mut out),
                Self::Base64 => {
                    for &byte in line {
                        let Some(six) = six_bits(byte) else { continue };
                        bits = bits << 6 | u32::from(six);
                        count += 6;
                        if count >= 8 {
                            count -= 8;
                            out.push((bits >> count) as u8);
                            bits &= (1 << count) - 1;
                        }
                    }
                }
            }
        }
        out
    }
}

/// A line of quoted-printable: `=C3` is a byte, and `=` at the end joins the next line. Damaged marks stay.
fn quoted(line: &[u8], out: &mut Vec<u8>) {
    let mut rest = line;
    while let Some(at) = memchr::memchr(b'=', rest) {
        out.extend_from_slice(&rest[..at]);
        rest = &rest[at + 1..];
        if rest.is_empty() {
            return;
        }
        let byte = rest.get(..2).and_then(|two| std::str::from_utf8(two).ok());
        match byte.and_then(|two| u8::from_str_radix(two, 16).ok()) {
            Some(byte) => {
                out.push(byte);
                rest = &rest[2..];
            }
            None => out.push(b'='),
        }
    }
    out.extend_from_slice(rest);
    out.push(b'\n');
}

const fn six_bits(byte: u8) -> Option<u8> {
    match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    }
}
