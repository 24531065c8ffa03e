//! A pull parser for the XML inside office files, made for damaged ones.
//!
//! A parser that stops at the first fault loses the rest of a plan to one flipped bit, and one that can be restarted
//! behind a fault has lost its place in the tree. This one goes on: a broken tag ends where the next one begins, an
//! end tag closes what was left open inside, and one that closes nothing is passed over. What comes out is always well
//! nested, however the text was damaged. Entities that a document defines itself are not expanded.

use std::borrow::Cow;

use memchr::{memchr, memchr2, memmem};

use crate::error::{Error, Kind};
use crate::limits;

/// The elements of a name, each from its begin to its end; to the end of the file where that one is lost.
pub(crate) fn elements<'t>(text: &'t str, name: &'static str) -> impl Iterator<Item = &'t str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        loop {
            let at = rest.find(name)?;
            let begins = rest[..at].ends_with('<');
            let behind = &rest[at + name.len()..];
            if !begins || !behind.starts_with([' ', '>', '\t', '\r', '\n']) {
                rest = behind;
                continue;
            }
            let element = &rest[at - 1..];
            let end = element.match_indices(name).find(|(at, _)| element[..*at].ends_with("</"));
            let end = end.map_or(element.len(), |(at, _)| at + name.len() + 1);
            let (element, behind) = element.split_at(end.min(element.len()));
            rest = behind;
            return Some(element);
        }
    })
}

/// What comes next in a document.
#[derive(Debug)]
pub(crate) enum Event<'x> {
    /// An element begins; one without content is followed by its end.
    Open(Tag<'x>),
    /// The innermost open element ends.
    Close(&'x str),
    Text(Cow<'x, str>),
    End,
}

/// The start of an element.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tag<'x> {
    /// With its prefix: `w:p`.
    pub(crate) name: &'x str,
    attributes: &'x str,
}

impl<'x> Tag<'x> {
    /// The value of the attribute whose name without its prefix is `name`.
    pub(crate) fn local(&self, name: &str) -> Option<Cow<'x, str>> {
        self.attributes().find(|(key, _)| local(key) == name).map(|(_, value)| unescape(value))
    }

    /// Names and raw values, as far as they can be told.
    fn attributes(&self) -> impl Iterator<Item = (&'x str, &'x str)> + use<'x> {
        let mut rest = self.attributes;
        std::iter::from_fn(move || {
            loop {
                rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
                let equals = memchr(b'=', rest.as_bytes())?;
                let name = rest[..equals].trim_end();
                // What stands before the last blank lost its own value.
                let name = name.rsplit(|c: char| c.is_ascii_whitespace()).next().unwrap_or(name);
                rest = rest[equals + 1..].trim_start();
                let Some(quote) = rest.bytes().next().filter(|byte| matches!(byte, b'"' | b'\''))
                else {
                    continue;
                };
                rest = &rest[1..];
                let end = memchr(quote, rest.as_bytes()).unwrap_or(rest.len());
                let value = &rest[..end];
                rest = rest.get(end + 1..).unwrap_or_default();
                return Some((name, value));
            }
        })
    }
}

/// Reads a document event by event.
#[derive(Debug)]
pub(crate) struct Reader<'x> {
    text: &'x str,
    at: usize,
    open: Vec<&'x str>,
    /// How many elements are to be closed before anything else.
    closing: usize,
    part: &'x str,
    /// Where the first fault stands, and how many there are.
    first_fault: Option<usize>,
    faults: usize,
    ended: bool,
}

impl<'x> Reader<'x> {
    /// A reader of `text`, which is the file part `part`.
    pub(crate) fn new(text: &'x str, part: &'x str) -> Self {
        Self {
            text,
            at: 0,
            open: Vec::new(),
            closing: 0,
            part,
            first_fault: None,
            faults: 0,
            ended: false,
        }
    }

    /// What was wrong, in words.
    pub(crate) fn faults(&self) -> Option<String> {
        let first = self.first_fault?;
        Some(format!(
            "malformed XML in {} place(s), the first at byte {first}; read on behind it",
            self.faults
        ))
    }

    fn fault(&mut self) {
        self.first_fault.get_or_insert(self.at);
        self.faults += 1;
    }

    pub(crate) fn next(&mut self) -> Result<Event<'x>, Error> {
        loop {
            if self.closing > 0 {
                self.closing -= 1;
                if let Some(name) = self.open.pop() {
                    return Ok(Event::Close(name));
                }
                continue;
            }
            let rest = &self.text[self.at..];
            if rest.is_empty() {
                if self.open.is_empty() {
                    return Ok(Event::End);
                }
                if !std::mem::replace(&mut self.ended, true) {
                    self.fault();
                }
                self.closing = self.open.len();
                continue;
            }
            if !rest.starts_with('<') {
                let end = memchr(b'<', rest.as_bytes()).unwrap_or(rest.len());
                self.at += end;
                return Ok(Event::Text(unescape(&rest[..end])));
            }
            if let Some(event) = self.markup(rest)? {
                return Ok(event);
            }
        }
    }

    /// What begins with `<`: an event, or nothing where it is passed over.
    fn markup(&mut self, rest: &'x str) -> Result<Option<Event<'x>>, Error> {
        let bytes = rest.as_bytes();
        match bytes.get(1) {
            Some(b'/') => {
                let (body, len) = self.tag_body(rest, 2);
                self.at += len;
                let name = body.trim_ascii_end();
                match self.open.iter().rposition(|open| *open == name) {
                    Some(at) => {
                        let inner = self.open.len() - at;
                        if inner > 1 {
                            self.fault();
                        }
                        self.closing = inner;
                    }
                    None => self.fault(),
                }
                Ok(None)
            }
            Some(b'!') => {
                if let Some(inside) = rest.strip_prefix("<![CDATA[") {
                    let end = memmem::find(inside.as_bytes(), b"]]>");
                    if end.is_none() {
                        self.fault();
                    }
                    let text = &inside[..end.unwrap_or(inside.len())];
                    self.at += (9 + text.len() + 3).min(rest.len());
                    return Ok(Some(Event::Text(Cow::Borrowed(text))));
                }
                let end = if rest.starts_with("<!--") {
                    memmem::find(bytes, b"-->").map(|end| end + 3)
                } else {
                    doctype_end(bytes)
                };
                self.skip(bytes, end);
                Ok(None)
            }
            Some(b'?') => {
                let end = memmem::find(bytes, b"?>").map(|end| end + 2);
                self.skip(bytes, end);
                Ok(None)
            }
            Some(byte) if byte.is_ascii_alphabetic() || *byte == b'_' || *byte >= 0x80 => {
                let (body, len) = self.tag_body(rest, 1);
                self.at += len;
                let (body, closed) = match body.strip_suffix('/') {
                    Some(body) => (body, true),
                    None => (body, false),
                };
                let end = body
                    .bytes()
                    .position(|byte| byte.is_ascii_whitespace() || byte == b'/')
                    .unwrap_or(body.len());
                let (name, attributes) = body.split_at(end);
                if self.open.len() >= limits::MAX_DEPTH && self.faults > 0 {
                    // Elements that lost their ends have piled up: this one is passed over.
                    self.fault();
                    return Ok(None);
                }
                if self.open.len() >= limits::MAX_DEPTH {
                    let part = self.part.to_owned();
                    return Err(Kind::TooDeep { part, limit: limits::MAX_DEPTH }.into());
                }
                self.open.push(name);
                self.closing = usize::from(closed);
                Ok(Some(Event::Open(Tag { name, attributes })))
            }
            _ => {
                self.skip(bytes, None);
                Ok(None)
            }
        }
    }

    /// Passes over `len` bytes, or over a broken piece of markup up to the next one.
    fn skip(&mut self, bytes: &[u8], len: Option<usize>) {
        match len {
            Some(len) => self.at += len,
            None => {
                self.fault();
                let next = memchr(b'<', &bytes[1..]).map_or(bytes.len(), |at| at + 1);
                self.at += next;
            }
        }
    }

    /// What stands in a tag from `from` on, and the length of the tag. A `<` inside it means that its end, or a quote,
    /// is lost: it ends at the first `>` behind its last sound attribute, or right before the `<`.
    fn tag_body(&mut self, rest: &'x str, from: usize) -> (&'x str, usize) {
        let bytes = rest.as_bytes();
        let mut at = from;
        // From one mark to the next it is a few bytes: to look at each is faster than to start a search.
        let is_mark = |byte: &u8| matches!(byte, b'>' | b'"' | b'\'' | b'<');
        while let Some(found) = bytes[at..].iter().position(is_mark).map(|found| at + found) {
            let quote = match bytes[found] {
                b'>' => return (&rest[from..found], found + 1),
                b'<' => break,
                quote => quote,
            };
            match memchr2(quote, b'<', &bytes[found + 1..]).map(|end| found + 1 + end) {
                Some(end) if bytes[end] == quote => at = end + 1,
                _ => {
                    at = found;
                    break;
                }
            }
        }
        self.fault();
        let next =
            memchr(b'<', &bytes[at.min(bytes.len())..]).map_or(bytes.len(), |next| at + next);
        match memchr(b'>', &bytes[at..next]) {
            Some(end) => (&rest[from..at + end], at + end + 1),
            None => (&rest[from..next], next),
        }
    }
}

/// A name without its prefix.
pub(crate) fn local(name: &str) -> &str {
    let colon = name.bytes().position(|byte| byte == b':');
    colon.and_then(|colon| name.get(colon + 1..)).unwrap_or(name)
}

/// Where a doctype ends, its own declarations included.
fn doctype_end(bytes: &[u8]) -> Option<usize> {
    let end = memchr2(b'>', b'[', bytes)?;
    if bytes[end] == b'>' {
        return Some(end + 1);
    }
    memmem::find(bytes, b"]>").map(|end| end + 2)
}

/// Text with its entities resolved; those that are not known stay as they are.
fn unescape(text: &str) -> Cow<'_, str> {
    let Some(first) = memchr(b'&', text.as_bytes()) else { return Cow::Borrowed(text) };
    let mut out = String::with_capacity(text.len());
    out.push_str(&text[..first]);
    let mut rest = &text[first..];
    while let Some(at) = memchr(b'&', rest.as_bytes()) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = memchr(b';', &rest.as_bytes()[..rest.len().min(12)]);
        match end.and_then(|end| Some((entity(&rest[1..end])?, end))) {
            Some((c, end)) => {
                out.push(c);
                rest = &rest[end + 1..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

fn entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)
        }
    }
}

/// The text between the tags of a part whose tags are not to be trusted, a line a paragraph as far as ends of
/// paragraphs can be told.
pub(crate) fn salvage(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut goes_on = false;
    let mut rest = text;
    while let Some(end) = memchr(b'>', rest.as_bytes()) {
        let tag = &rest[..end];
        if tag.ends_with(":p") || tag.contains(":p ") {
            goes_on = false;
        }
        rest = &rest[end + 1..];
        let text = &rest[..memchr(b'<', rest.as_bytes()).unwrap_or(rest.len())];
        if !text.chars().any(char::is_alphanumeric) {
            continue;
        }
        match lines.last_mut().filter(|_| goes_on) {
            Some(line) => line.push_str(&unescape(text)),
            None => lines.push(unescape(text).trim().to_owned()),
        }
        goes_on = true;
    }
    lines
}

/// The bytes of a part as text: UTF-8, or UTF-16 where a BOM or its zeros say so.
pub(crate) fn decode(bytes: &[u8]) -> Cow<'_, str> {
    let utf16 = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
        char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
    };
    match bytes {
        [0xFF, 0xFE, rest @ ..] => Cow::Owned(utf16(rest, u16::from_le_bytes)),
        [0xFE, 0xFF, rest @ ..] => Cow::Owned(utf16(rest, u16::from_be_bytes)),
        [b'<', 0, ..] => Cow::Owned(utf16(bytes, u16::from_le_bytes)),
        [0, b'<', ..] => Cow::Owned(utf16(bytes, u16::from_be_bytes)),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest),
        // Sound text takes the short way.
        _ => std::str::from_utf8(bytes)
            .map_or_else(|_| String::from_utf8_lossy(bytes), Cow::Borrowed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The events of `text` in short: `<p a=b>`, `text`, `</p>`, and `!` where something was wrong.
    fn events(text: &str) -> String {
        let mut reader = Reader::new(text, "part");
        let mut out = String::new();
        loop {
            match reader.next().unwrap() {
                Event::Open(tag) => {
                    out.push_str(&format!("<{}", tag.name));
                    for (name, value) in tag.attributes() {
                        out.push_str(&format!(" {name}={}", unescape(value)));
                    }
                    out.push('>');
                }
                Event::Close(name) => out.push_str(&format!("</{name}>")),
                Event::Text(text) => out.push_str(&text),
                Event::End => break,
            }
        }
        if reader.faults().is_some() {
            out.push('!');
        }
        out
    }

    #[test]
    fn sound_documents() {
        assert_eq!(
            events("<?xml version='1.0'?><a x='1' y=\"2>\"><b/>t</a>"),
            "<a x=1 y=2>><b></b>t</a>"
        );
        assert_eq!(events("<a>&lt;&#x1EBF;&amp;&none;<![CDATA[<b>]]></a>"), "<a><ế&&none;<b></a>");
        assert_eq!(events("<!DOCTYPE a [<!ENTITY b 'c'>]><a><!-- <b> -->x</a>"), "<a>x</a>");
    }

    #[test]
    fn damaged_documents_stay_well_nested() {
        assert_eq!(events("<a><b>x</a>y"), "<a><b>x</b></a>y!");
        assert_eq!(events("<a>x</b>y</a>"), "<a>xy</a>!");
        assert_eq!(events("<a><b x='1><c>t</c></b></a>"), "<a><b x=1><c>t</c></b></a>!");
        assert_eq!(events("<a><b <c>t</c></a>"), "<a><b><c>t</c></b></a>!");
        assert_eq!(events("<a>x<"), "<a>x</a>!");
        assert_eq!(events("<a>1 < 2 <b>x</b></a>"), "<a>1 <b>x</b></a>!");
        assert_eq!(events("<a><!-- x <b>y</b></a>"), "<a><b>y</b></a>!");
    }

    #[test]
    fn depth_is_limited() {
        let text = "<a>".repeat(limits::MAX_DEPTH + 1);
        let mut reader = Reader::new(&text, "part");
        let error = loop {
            match reader.next() {
                Ok(Event::End) => panic!("too deep for an end"),
                Ok(_) => {}
                Err(error) => break error,
            }
        };
        assert!(error.is_too_large());
        assert_eq!(error.to_string(), "part nests more than 512 levels deep");
    }
}
