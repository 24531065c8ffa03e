//! Web pages: those that word processors save, and those with a site around the plan.

mod counted;
mod lists;
pub(crate) mod mime;
mod sheet;
mod site;
mod style;
mod tables;
mod walk;

use std::borrow::Cow;

use ego_tree::iter::Edge;
use encoding_rs::Encoding;
use memchr::memmem;
use scraper::{Html, Node};

use self::sheet::Sheet;
use self::site::main_element;
use self::walk::Walk;
use crate::document::Document;
use crate::error::{Error, Kind};
use crate::writer::Writer;
use crate::{Damage, Format, Options, limits};

/// What a page says of itself it says within so many bytes.
const LEAD_BYTES: usize = 2048;

/// How deep elements may be nested; each start tag may cost a look at all that are open.
const MAX_OPEN: usize = limits::MAX_DEPTH * 8;

pub(crate) fn read(bytes: &[u8], options: &Options) -> Result<Document, Error> {
    let page = mime::is_archive(&bytes[..bytes.len().min(LEAD_BYTES)]).then(|| mime::page(bytes));
    let page = page.flatten();
    let (text, replaced) = match &page {
        Some(page) => decode(&page.bytes, page.charset.as_deref()),
        None => decode(bytes, None),
    };
    let writer = || {
        let mut writer = Writer::new(Format::Html, options);
        if replaced {
            let what = "bytes that its encoding does not know were replaced by U+FFFD";
            writer.damage(Damage::new("the text", what));
        }
        writer
    };
    if deepest(&text) > MAX_OPEN {
        return Err(Kind::TooDeep { part: "the page".to_owned(), limit: MAX_OPEN }.into());
    }
    let document = lines(&text, writer())?;
    if !document.text.trim().is_empty() {
        return Ok(document);
    }
    // A title or a style sheet whose end is lost takes all that follows: read on from the body.
    let Some(body) = memmem::find(text.as_bytes(), b"<body") else { return Ok(document) };
    let mut writer = writer();
    writer.damage(Damage::new("the head", "its end is lost: read from the body on"));
    lines(&text[body..], writer)
}

fn lines(text: &str, writer: Writer) -> Result<Document, Error> {
    let page = Html::parse_document(text);
    let main = main_element(&page);
    let mut walk = Walk::new(writer, main.is_some(), Sheet::read(text));
    for edge in page.tree.root().traverse() {
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Element(element) => walk.open(element, main == Some(node.id())),
                Node::Text(text) => walk.text(text),
                _ => {}
            },
            Edge::Close(node) => {
                if let Node::Element(element) = node.value() {
                    walk.close(element);
                }
            }
        }
        if walk.writer.is_full() {
            break;
        }
    }
    walk.end_paragraph();
    walk.writer.finish()
}

/// The page as text: by its BOM, by what it or the header before it says, as UTF-8, else as Windows' Western encoding.
fn decode<'b>(bytes: &'b [u8], charset: Option<&str>) -> (Cow<'b, str>, bool) {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        let (text, _, replaced) = encoding.decode(bytes);
        return (text, replaced);
    }
    let lead = bytes[..bytes.len().min(LEAD_BYTES)].to_ascii_lowercase();
    let said = memmem::find(&lead, b"charset=").and_then(|at| {
        let rest = &lead[at + 8..];
        let rest = rest.strip_prefix(b"\"").or(rest.strip_prefix(b"'")).unwrap_or(rest);
        let is_name = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        Encoding::for_label(&rest[..rest.iter().take_while(is_name).count()])
    });
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (Cow::Borrowed(text), false);
    }
    let named = charset.and_then(|name| Encoding::for_label(name.as_bytes()));
    let encoding = said.or(named).unwrap_or(encoding_rs::WINDOWS_1252);
    let (text, replaced) = encoding.decode_without_bom_handling(bytes);
    (text, replaced)
}

/// How deep the elements of a page are nested at most, told from its tags: those whose end may be left out do not count.
fn deepest(text: &str) -> usize {
    const UNENDED: [&str; 30] = [
        "p", "li", "td", "tr", "th", "dt", "dd", "option", "optgroup", "tbody", "thead", "tfoot",
        "colgroup", "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta",
        "param", "source", "track", "wbr", "html", "body", "head",
    ];
    let (mut depth, mut deepest) = (0_usize, 0);
    for at in memchr::memchr_iter(b'<', text.as_bytes()) {
        let rest = &text[at + 1..];
        let (closes, rest) = match rest.strip_prefix('/') {
            Some(rest) => (true, rest),
            None => (false, rest),
        };
        let len = rest.bytes().take(12).take_while(u8::is_ascii_alphanumeric).count();
        let name = &rest[..len];
        if name.is_empty() || UNENDED.iter().any(|one| name.eq_ignore_ascii_case(one)) {
            continue;
        }
        if closes {
            depth = depth.saturating_sub(1);
        } else {
            depth += 1;
            deepest = deepest.max(depth);
        }
    }
    deepest
}
