//! Rich Text Format: groups, control words, and text in the encodings of its fonts.
//!
//! The tokens of a damaged file are still tokens: what a broken group or word costs is what it holds.

mod charset;
mod tables;
mod text;
mod words;

use std::collections::HashMap;

use encoding_rs::Encoding;

use self::tables::OpenTable;
use crate::document::{Alignment, Document, Place};
use crate::error::{Error, Kind};
use crate::font::Face;
use crate::number::autonum::AutoNumbers;
use crate::writer::{Run, Writer};
use crate::{Damage, Format, Options, limits};

pub(crate) fn read(bytes: &[u8], options: &Options) -> Result<Document, Error> {
    let document = walk(bytes, options, false)?;
    if document.text.trim().is_empty() && !document.damage.is_empty() {
        // The headers of page styles come before the text that repeats them; where that is cut off they are all there is.
        return walk(bytes, options, true);
    }
    Ok(document)
}

fn walk(bytes: &[u8], options: &Options, page_styles: bool) -> Result<Document, Error> {
    let mut reader = Reader::new(bytes, options);
    reader.page_styles = page_styles;
    reader.walk()?;
    reader.end()
}

/// What a group is for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Destination {
    #[default]
    Text,
    /// Nothing in it is text, and no paragraph begins in it: where one does, its end is lost.
    Skip,
    /// Nothing in it counts, though there are paragraphs in it.
    SkipText,
    Fonts,
    Styles,
    /// The label of a paragraph, written out.
    Label,
    /// A note, a header or a text box: text apart from the one around it.
    Apart(Place),
}

/// What a group inherits and gives back at its end.
#[derive(Debug, Clone, Default)]
struct State {
    destination: Destination,
    /// How many bytes stand for a character that was also given as Unicode.
    skip_after_unicode: u8,
    font: i32,
    run: Run,
    /// Whether this group opened the destination, and so closes it.
    owner: bool,
    props: Props,
}

/// What a paragraph is set in.
#[derive(Debug, Clone, Default)]
struct Props {
    alignment: Alignment,
    left: i32,
    first: i32,
    style: i32,
    outline: Option<u8>,
    in_table: bool,
    depth: usize,
    level: u8,
    page_break: bool,
}

impl Props {
    fn depth(&self) -> usize {
        if self.in_table || self.depth > 1 { self.depth.clamp(1, limits::MAX_DEPTH) } else { 0 }
    }
}

#[derive(Debug, Default)]
struct Font {
    encoding: Option<&'static Encoding>,
    name: String,
    face: Face,
}

#[derive(Debug, Default)]
struct Style {
    name: String,
    outline: Option<u8>,
}

#[derive(Debug)]
struct Reader<'b> {
    bytes: &'b [u8],
    at: usize,
    writer: Writer,
    state: State,
    groups: Vec<State>,
    fonts: HashMap<i32, Font>,
    styles: HashMap<i32, Style>,
    /// The font or the style that is being defined, and the name so far.
    defining: i32,
    name: Vec<u8>,
    encoding: &'static Encoding,
    /// Bytes that are not decoded yet.
    pending: Vec<u8>,
    high_surrogate: Option<u16>,
    to_skip: usize,
    star: bool,
    /// The label of the paragraph that is being read, and those of the paragraphs around it.
    label: String,
    labels: Vec<String>,
    default_font: i32,
    /// The tables that are open in each part of the page.
    tables: Vec<Vec<OpenTable>>,
    /// The page headers and footers so far, to have each once.
    headers: Vec<String>,
    unbalanced: bool,
    /// Whether the headers and footers of page styles count.
    page_styles: bool,
    auto_numbers: AutoNumbers,
}

impl<'b> Reader<'b> {
    fn new(bytes: &'b [u8], options: &Options) -> Self {
        Self {
            bytes,
            at: 0,
            writer: Writer::new(Format::Rtf, options),
            state: State { skip_after_unicode: 1, ..State::default() },
            groups: Vec::new(),
            fonts: HashMap::new(),
            styles: HashMap::new(),
            defining: 0,
            name: Vec::new(),
            encoding: encoding_rs::WINDOWS_1252,
            pending: Vec::new(),
            high_surrogate: None,
            to_skip: 0,
            star: false,
            label: String::new(),
            labels: Vec::new(),
            default_font: 0,
            tables: vec![Vec::new()],
            headers: Vec::new(),
            unbalanced: false,
            page_styles: false,
            auto_numbers: AutoNumbers::default(),
        }
    }

    fn walk(&mut self) -> Result<(), Error> {
        self.writer.first_page();
        while let Some(&byte) = self.bytes.get(self.at) {
            self.at += 1;
            match byte {
                b'{' => self.open_group()?,
                b'}' => self.close_group(),
                b'\\' => self.control(),
                b'\r' | b'\n' | 0 => {}
                _ => self.byte(byte),
            }
            if self.writer.is_full() {
                break;
            }
        }
        Ok(())
    }

    fn end(mut self) -> Result<Document, Error> {
        self.flush();
        if !self.groups.is_empty() || self.unbalanced {
            self.unbalanced = true;
            while !self.groups.is_empty() {
                self.close_group();
            }
        }
        if !self.writer.is_empty() {
            self.end_paragraph();
        }
        self.end_tables(0);
        if self.unbalanced {
            let what = "its groups do not close as they open: it is cut or damaged";
            self.writer.damage(Damage::new("the file", what));
        }
        self.writer.finish()
    }

    // ----- groups -----

    fn open_group(&mut self) -> Result<(), Error> {
        self.flush();
        self.to_skip = 0;
        self.star = false;
        if self.groups.len() >= limits::MAX_DEPTH * 4 {
            let limit = limits::MAX_DEPTH * 4;
            return Err(Kind::TooDeep { part: "the file".to_owned(), limit }.into());
        }
        let inner = State { owner: false, ..self.state.clone() };
        self.groups.push(std::mem::replace(&mut self.state, inner));
        Ok(())
    }

    fn close_group(&mut self) {
        self.flush();
        self.to_skip = 0;
        let Some(outer) = self.groups.pop() else {
            self.unbalanced = true;
            return;
        };
        let closed = std::mem::replace(&mut self.state, outer);
        match closed.destination {
            Destination::Fonts if closed.owner || self.state.destination == Destination::Fonts => {
                self.end_font();
            }
            Destination::Styles => self.end_style(),
            Destination::Apart(place) if closed.owner => {
                // Its last paragraph may lack its mark.
                if !self.writer.is_empty() {
                    let props = std::mem::replace(&mut self.state.props, closed.props);
                    self.end_paragraph();
                    self.state.props = props;
                }
                self.end_tables(0);
                self.tables.pop();
                self.end_apart(place);
                self.label = self.labels.pop().unwrap_or_default();
            }
            _ => {}
        }
    }

    /// Whether text that comes now is text of the document.
    fn is_text(&self) -> bool {
        matches!(self.state.destination, Destination::Text | Destination::Apart(_))
    }

    fn begin_apart(&mut self, place: Place) {
        self.flush();
        // It is anchored in a paragraph, even if that one has said nothing so far.
        if !matches!(place, Place::Header | Place::Footer) {
            self.begin_paragraph();
        }
        self.state.destination = Destination::Apart(place);
        self.state.owner = true;
        self.state.props = Props::default();
        self.state.run = Run::default();
        self.labels.push(std::mem::take(&mut self.label));
        self.writer.capture(place);
        self.tables.push(Vec::new());
    }

    fn end_apart(&mut self, place: Place) {
        let mut paragraphs = self.writer.captured();
        while paragraphs.last().is_some_and(|last| last.text().trim().is_empty()) {
            paragraphs.pop();
        }
        match place {
            Place::Header | Place::Footer => {
                crate::writer::trim_running(&mut paragraphs);
                let whole: Vec<_> = paragraphs.iter().map(crate::writer::Finished::text).collect();
                let whole = whole.join("\n");
                if !whole.is_empty() && !self.headers.contains(&whole) {
                    self.headers.push(whole);
                    if place == Place::Header {
                        self.writer.put_first(paragraphs);
                    } else {
                        self.writer.put_last(paragraphs);
                    }
                }
            }
            Place::Comment => self.writer.comment(paragraphs),
            _ => self.writer.attach(paragraphs),
        }
    }
}
