//! Rich Text Format: groups, control words, and text in the encodings of its fonts.
//!
//! The tokens of a damaged file are still tokens: what a broken group or word costs is what it holds.

use std::collections::HashMap;

use encoding_rs::Encoding;

use crate::document::{Alignment, Document, Place};
use crate::error::{Error, Kind};
use crate::font::{self, Face};
use crate::writer::{AutoLabel, GridCell, Paragraph, Run, Writer};
use crate::{Damage, FontClass, Format, Options, limits};

pub(crate) fn read(bytes: &[u8], options: &Options) -> Result<Document, Error> {
    let mut reader = Reader::new(bytes, options);
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

#[derive(Debug, Default)]
struct Row {
    cells: Vec<u32>,
    edges: Vec<Edge>,
    head: bool,
}

/// The right edge of a cell of the next row, and how it is merged.
#[derive(Debug, Clone, Copy, Default)]
struct Edge {
    right: i32,
    continues_left: bool,
    continues_above: bool,
}

#[derive(Debug, Default)]
struct OpenTable {
    rows: Vec<Row>,
    /// What the row is defined as: it may be said before its cells or behind them.
    definition: Vec<Edge>,
    pending: Edge,
    head: bool,
    left: i32,
    bordered: bool,
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

    // ----- text -----

    fn byte(&mut self, byte: u8) {
        if self.to_skip > 0 {
            self.to_skip -= 1;
            return;
        }
        match self.state.destination {
            Destination::Fonts | Destination::Styles => {
                if byte == b';' {
                    self.end_name();
                } else if self.name.len() < 256 {
                    self.name.push(byte);
                }
            }
            Destination::Skip | Destination::SkipText => {}
            _ => self.pending.push(byte),
        }
    }

    fn end_name(&mut self) {
        if self.state.destination == Destination::Fonts {
            self.end_font();
        } else {
            self.end_style();
        }
    }

    fn end_font(&mut self) {
        if self.name.is_empty() {
            return;
        }
        let name = std::mem::take(&mut self.name);
        let name = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&name).0.trim().to_owned();
        let font = self.fonts.entry(self.defining).or_default();
        if font.name.is_empty() {
            font.face = Face::of_name(&name);
            font.name = name;
        }
    }

    fn end_style(&mut self) {
        if self.name.is_empty() {
            return;
        }
        let name = std::mem::take(&mut self.name);
        let name = self.encoding.decode_without_bom_handling(&name).0.trim().to_owned();
        let style = self.styles.entry(self.defining).or_default();
        if style.name.is_empty() {
            style.name = name;
        }
    }

    /// Decodes the bytes that wait, in the encoding of the font that they are in.
    fn flush(&mut self) {
        if self.pending.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.pending);
        let font = self.fonts.get(&self.state.font);
        if let Some(font) = font.filter(|font| is_symbol(font)) {
            let name = font.name.clone();
            let drawn: String = bytes
                .iter()
                .filter_map(|&byte| font::symbol(&name, 0xF000 + u32::from(byte)))
                .collect();
            self.say(&drawn);
            return;
        }
        // Bytes of TCVN3 and VNI stay what they are, as code points.
        let encoding = match font {
            Some(font) if font.face.class != FontClass::Unicode => encoding_rs::WINDOWS_1252,
            Some(Font { encoding: Some(encoding), .. }) => encoding,
            _ => self.encoding,
        };
        let text = encoding.decode_without_bom_handling(&bytes).0;
        self.say(&text);
    }

    fn say(&mut self, text: &str) {
        match self.state.destination {
            Destination::Label => self.label.push_str(text),
            Destination::Text | Destination::Apart(_) if !text.is_empty() => {
                self.begin_paragraph();
                let face =
                    self.fonts.get(&self.state.font).map_or(Face::default(), |font| font.face);
                let run = Run { face, ..self.state.run };
                self.writer.text(text, &run);
            }
            _ => {}
        }
    }

    fn say_char(&mut self, c: char) {
        if self.to_skip > 0 {
            self.to_skip -= 1;
            return;
        }
        self.flush();
        match self.state.destination {
            Destination::Fonts | Destination::Styles => {
                let mut bytes = [0; 4];
                self.name.extend_from_slice(c.encode_utf8(&mut bytes).as_bytes());
            }
            _ => self.say(c.encode_utf8(&mut [0; 4])),
        }
    }

    fn unicode(&mut self, value: i32) {
        self.flush();
        self.to_skip = usize::from(self.state.skip_after_unicode);
        // Numbers above 32767 are written as negative ones.
        let unit = (value & 0xFFFF) as u16;
        let c = match (self.high_surrogate.take(), unit) {
            (_, 0xD800..=0xDBFF) => {
                self.high_surrogate = Some(unit);
                return;
            }
            (Some(high), 0xDC00..=0xDFFF) => {
                char::decode_utf16([high, unit]).next().and_then(Result::ok)
            }
            (_, unit) => {
                let code = u32::from(unit);
                if (0xF000..=0xF0FF).contains(&code) {
                    let font = self.fonts.get(&self.state.font);
                    let name = font.map_or("Symbol", |font| font.name.as_str());
                    font::symbol(name, code)
                } else {
                    char::from_u32(code)
                }
            }
        };
        if let Some(c) = c {
            let skip = std::mem::take(&mut self.to_skip);
            self.say_char(c);
            self.to_skip = skip;
        }
    }

    // ----- control words -----

    fn control(&mut self) {
        let Some(&first) = self.bytes.get(self.at) else { return };
        if !first.is_ascii_alphabetic() {
            self.at += 1;
            self.control_symbol(first);
            return;
        }
        let rest = &self.bytes[self.at..];
        let letters = rest.iter().take(32).take_while(|byte| byte.is_ascii_alphabetic()).count();
        let (word, behind) = rest.split_at(letters);
        let sign = usize::from(behind.first() == Some(&b'-'));
        let digits =
            behind[sign..].iter().take(10).take_while(|byte| byte.is_ascii_digit()).count();
        let len = if digits == 0 { 0 } else { sign + digits };
        let number =
            std::str::from_utf8(&behind[..len]).ok().and_then(|text| text.parse::<i32>().ok());
        self.at += letters + len;
        if self.bytes.get(self.at) == Some(&b' ') {
            self.at += 1;
        }
        if word == b"u" {
            if let Some(value) = number {
                self.unicode(value);
            }
            return;
        }
        if self.to_skip > 0 && word != b"bin" {
            self.to_skip -= 1;
            return;
        }
        let word = std::str::from_utf8(word).unwrap_or_default();
        self.flush();
        self.word(word, number);
        self.star = false;
    }

    fn control_symbol(&mut self, symbol: u8) {
        match symbol {
            b'\'' => {
                let hex = self.bytes.get(self.at..self.at + 2);
                let byte = hex
                    .and_then(|hex| std::str::from_utf8(hex).ok())
                    .and_then(|hex| u8::from_str_radix(hex, 16).ok());
                if let Some(byte) = byte {
                    self.at += 2;
                    self.byte(byte);
                }
            }
            b'*' => self.star = true,
            b'~' => self.say_char('\u{A0}'),
            b'_' => self.say_char('\u{2011}'),
            b'-' => self.say_char('\u{AD}'),
            b'\n' | b'\r' => {
                self.flush();
                self.word("par", None);
            }
            b'\\' | b'{' | b'}' => self.byte(symbol),
            b'\t' => self.say_char('\t'),
            _ => {}
        }
    }

    fn word(&mut self, word: &str, number: Option<i32>) {
        let on = number != Some(0);
        let n = number.unwrap_or(0);
        self.recover(word);
        // Tables of fonts and styles have words of their own.
        match (self.state.destination, word) {
            (Destination::Fonts, "f") => {
                self.end_font();
                self.defining = n;
                return;
            }
            (Destination::Fonts, "fcharset") => {
                self.fonts.entry(self.defining).or_default().encoding = charset(n);
                return;
            }
            (Destination::Fonts, "cpg") => {
                self.fonts.entry(self.defining).or_default().encoding = code_page(n);
                return;
            }
            (Destination::Styles, "s") => {
                self.defining = n;
                return;
            }
            (Destination::Styles, "outlinelevel") => {
                let outline = u8::try_from(n).ok().filter(|&level| level < 9);
                self.styles.entry(self.defining).or_default().outline = outline;
                return;
            }
            // Character and table styles have numbers of their own.
            (Destination::Styles, "cs" | "ts" | "ds") => {
                self.defining = -1;
                return;
            }
            (Destination::Skip | Destination::SkipText, "bin") => {
                self.at =
                    self.at.saturating_add(usize::try_from(n).unwrap_or(0)).min(self.bytes.len());
                return;
            }
            (Destination::Skip | Destination::SkipText, "shptxt") => {
                self.begin_apart(Place::TextBox);
                return;
            }
            (
                Destination::Fonts | Destination::Styles,
                "falt" | "panose" | "fontemb" | "fname" | "keycode",
            ) => {
                self.state.destination = Destination::Skip;
                return;
            }
            (Destination::SkipText, "ud") => {
                self.state.destination = Destination::Text;
                return;
            }
            (
                Destination::Skip
                | Destination::SkipText
                | Destination::Fonts
                | Destination::Styles,
                _,
            ) => return,
            _ => {}
        }
        match word {
            // ----- the document -----
            "ansicpg" => self.encoding = code_page(n).unwrap_or(self.encoding),
            "deff" => {
                self.default_font = n;
                self.state.font = n;
            }
            "mac" => self.encoding = encoding_rs::MACINTOSH,
            "fonttbl" => self.state.destination = Destination::Fonts,
            "stylesheet" => {
                self.state.destination = Destination::Styles;
                self.defining = 0;
            }
            "bin" => {
                let len = usize::try_from(n).unwrap_or(0);
                self.at = self.at.saturating_add(len).min(self.bytes.len());
            }
            "uc" => self.state.skip_after_unicode = u8::try_from(n).unwrap_or(1).min(8),

            // ----- text apart -----
            "header" | "headerl" | "headerr" | "headerf" => self.begin_apart(Place::Header),
            "footer" | "footerl" | "footerr" | "footerf" => self.begin_apart(Place::Footer),
            "footnote" => self.begin_apart(Place::Footnote),
            "annotation" => self.begin_apart(Place::Comment),
            "shptxt" => self.begin_apart(Place::TextBox),
            "listtext" | "pntext" => {
                self.label.clear();
                self.state.destination = Destination::Label;
            }
            "dptxbxtext" => self.begin_apart(Place::TextBox),
            "fldrslt" | "shp" | "shpgrp" | "do" => {}
            "shpinst" => self.state.destination = Destination::Skip,
            "info" | "colortbl" | "pict" | "fldinst" | "listtable" | "listoverridetable"
            | "generator" | "themedata" | "colorschememapping" | "datastore" | "xmlnstbl"
            | "rsidtbl" | "latentstyles" | "filetbl" | "revtbl" | "sn" | "sv" | "objdata"
            | "objclass" | "bkmkstart" | "bkmkend" | "pntxta" | "pntxtb" | "pn" | "atnid"
            | "atnauthor" | "atndate" | "atnref" | "atnparent" | "nonshppict" | "userprops"
            | "mmathPr" | "tc" | "xe" | "pgptbl" | "docvar" | "levelnumbers" | "leveltext"
            | "listname" | "passwordhash" | "fldtype" | "template" | "pnseclvl" => {
                self.state.destination = Destination::Skip;
            }
            // The same text twice: without Unicode, then with it in a `\ud`.
            "upr" | "pgdsctbl" | "shprslt" | "nonesttables" | "ftnsep" | "ftnsepc" | "ftncn"
            | "aftnsep" | "aftnsepc" | "aftncn" | "background" => {
                self.state.destination = Destination::SkipText;
            }
            "nesttableprops" | "shppict" => {}

            // ----- paragraphs -----
            "par" | "sect" => {
                if self.is_text() {
                    self.begin_paragraph();
                    self.end_paragraph();
                    if word == "sect" {
                        self.writer.next_page();
                    }
                }
            }
            "pard" => self.state.props = Props::default(),
            "plain" => {
                self.state.run = Run {
                    inserted: self.state.run.inserted,
                    deleted: self.state.run.deleted,
                    ..Run::default()
                };
                self.state.font = self.default_font;
            }
            "ql" => self.state.props.alignment = Alignment::Left,
            "qc" => self.state.props.alignment = Alignment::Center,
            "qr" => self.state.props.alignment = Alignment::Right,
            "qj" | "qd" => self.state.props.alignment = Alignment::Justify,
            "li" | "lin" => self.state.props.left = n,
            "fi" => self.state.props.first = n,
            "s" => self.state.props.style = n,
            "outlinelevel" => {
                self.state.props.outline = u8::try_from(n).ok().filter(|&level| level < 9);
            }
            "intbl" => self.state.props.in_table = on,
            "itap" => self.state.props.depth = usize::try_from(n).unwrap_or(0),
            "ilvl" => self.state.props.level = u8::try_from(n).unwrap_or(0).min(8),
            "pagebb" => self.state.props.page_break = on,
            "page" => {
                if self.is_text() {
                    self.writer.page_break();
                }
            }
            "column" | "softpage" => {}
            "line" | "lbr" => {
                if self.is_text() {
                    self.begin_paragraph();
                    let run = self.state.run;
                    self.writer.soft_break(&run);
                }
            }

            // ----- tables -----
            "trowd" => {
                let table = self.table_for_definition();
                table.definition.clear();
                table.pending = Edge::default();
                table.head = false;
                table.left = 0;
            }
            "trleft" => self.table_for_definition().left = n,
            "trhdr" => self.table_for_definition().head = true,
            "clmgf" | "clvmgf" => {}
            "clmrg" => self.table_for_definition().pending.continues_left = true,
            "clvmrg" => self.table_for_definition().pending.continues_above = true,
            "clbrdrt" | "clbrdrb" | "clbrdrl" | "clbrdrr" | "trbrdrt" | "trbrdrb" | "trbrdrl"
            | "trbrdrr" | "trbrdrh" | "trbrdrv" => {
                // What follows says how the border is drawn; none is said by `\brdrnone` or `\brdrnil`.
                let rest = self.bytes.get(self.at..).unwrap_or_default();
                let none = rest.starts_with(b"\\brdrn") || !rest.starts_with(b"\\brdr");
                if !none {
                    self.table_for_definition().bordered = true;
                }
            }
            "cellx" => {
                let table = self.table_for_definition();
                let edge = Edge { right: n, ..std::mem::take(&mut table.pending) };
                if table.definition.len() < usize::from(limits::MAX_COLUMNS) {
                    table.definition.push(edge);
                }
            }
            "cell" | "nestcell" => self.end_cell(word == "nestcell"),
            "row" | "nestrow" => self.end_row(word == "nestrow"),

            // ----- characters -----
            "f" => self.state.font = n,
            "b" => self.state.run.bold = on,
            "i" => self.state.run.italic = on,
            "caps" => self.state.run.capitals = on,
            "v" => self.state.run.hidden = on,
            "deleted" => self.state.run.deleted = on,
            "revised" => self.state.run.inserted = on,
            "tab" => self.say_char('\t'),
            "emdash" => self.say_char('—'),
            "endash" => self.say_char('–'),
            "lquote" => self.say_char('‘'),
            "rquote" => self.say_char('’'),
            "ldblquote" => self.say_char('“'),
            "rdblquote" => self.say_char('”'),
            "bullet" => self.say_char('•'),
            "emspace" | "enspace" | "qmspace" => self.say_char(' '),
            "zwj" => self.say_char('\u{200D}'),
            "zwnj" => self.say_char('\u{200C}'),
            // The note that this group began is an endnote.
            "ftnalt" => self.writer.rename_region(Place::Endnote),
            _ => {
                if self.star {
                    self.state.destination = Destination::Skip;
                }
            }
        }
    }

    /// Leaves a group whose end is lost, as a word shows that cannot stand in it.
    fn recover(&mut self, word: &str) {
        let lost = match self.state.destination {
            Destination::Skip | Destination::Fonts | Destination::Styles => {
                matches!(word, "pard" | "sectd" | "paperw" | "trowd")
            }
            Destination::Label => matches!(word, "par" | "cell" | "row" | "trowd"),
            _ => false,
        };
        if !lost {
            return;
        }
        self.unbalanced = true;
        let of = self.state.destination;
        while self.state.destination == of
            && let Some(outer) = self.groups.pop()
        {
            self.state = outer;
        }
        if !self.is_text() {
            self.state.destination = Destination::Text;
        }
        if of == Destination::Label {
            let text = std::mem::take(&mut self.label);
            self.say(&text);
        }
    }

    // ----- paragraphs and tables -----

    fn tables(&mut self) -> &mut Vec<OpenTable> {
        if self.tables.is_empty() {
            self.tables.push(Vec::new());
        }
        let last = self.tables.len() - 1;
        &mut self.tables[last]
    }

    /// The table that a row definition is for; it may come before the table's first cell.
    fn table_for_definition(&mut self) -> &mut OpenTable {
        if self.tables().is_empty() {
            self.begin_table();
        }
        let tables = self.tables();
        let last = tables.len() - 1;
        &mut tables[last]
    }

    fn begin_table(&mut self) {
        self.writer.begin_table();
        self.tables().push(OpenTable::default());
    }

    fn end_tables(&mut self, depth: usize) {
        while self.tables().len() > depth {
            let Some(table) = self.tables().pop() else { return };
            let mut grid: Vec<Vec<GridCell>> = Vec::new();
            for row in &table.rows {
                let mut left = table.left;
                let cells = row.cells.iter().zip(&row.edges).map(|(&id, edge)| {
                    let cell = GridCell {
                        id,
                        left,
                        right: edge.right,
                        continues_left: edge.continues_left,
                        continues_above: edge.continues_above,
                    };
                    left = edge.right;
                    cell
                });
                grid.push(cells.collect());
            }
            if let Some(open) = self.writer.table() {
                open.bordered |= table.bordered;
                let heads = table.rows.iter().take_while(|row| row.head).count();
                open.head_rows = u16::try_from(heads).unwrap_or(u16::MAX);
            }
            self.writer.end_table_on_grid(&grid);
        }
    }

    fn begin_paragraph(&mut self) {
        if self.writer.is_open() {
            return;
        }
        let depth = self.state.props.depth();
        self.end_tables(depth);
        while self.tables().len() < depth {
            self.open_cell();
            self.begin_table();
        }
        if depth > 0 {
            self.open_cell();
        }
        self.writer.begin_paragraph();
        if self.state.props.page_break {
            self.writer.page_break();
        }
    }

    fn open_cell(&mut self) {
        if self.tables().is_empty() || self.writer.in_open_cell() {
            return;
        }
        let id = self.writer.begin_cell();
        if let Some(table) = self.tables().last_mut() {
            if table.rows.is_empty() {
                table.rows.push(Row::default());
            }
            if let (Some(row), Some(id)) = (table.rows.last_mut(), id) {
                row.cells.push(id);
            }
        }
    }

    fn end_paragraph(&mut self) {
        let label = std::mem::take(&mut self.label);
        let label = label.trim();
        let props = &self.state.props;
        let hidden = self.state.run.hidden;
        if self.state.run.deleted && !self.writer.options.deleted {
            self.writer.join_paragraph();
            return;
        }
        let style = self.styles.get(&props.style);
        let by_name = || {
            let name = style?.name.to_ascii_lowercase();
            let level: u8 = name.strip_prefix("heading ")?.parse().ok()?;
            level.checked_sub(1).filter(|&level| level < 9)
        };
        let outline = props.outline.or(style.and_then(|style| style.outline)).or_else(by_name);
        let mut paragraph = Paragraph {
            alignment: props.alignment,
            indent: props.left.saturating_add(props.first),
            heading: outline.map(|level| level + 1),
            hidden,
            ..Paragraph::default()
        };
        if !label.is_empty() && label.len() < 256 && !self.writer.vanishes(hidden) {
            let bullet = !label.chars().any(char::is_alphanumeric);
            paragraph.label =
                Some(AutoLabel { text: label.to_owned(), level: props.level, bullet });
        }
        let name = style.map(|style| style.name.as_str()).filter(|name| !name.is_empty());
        paragraph.style = name.and_then(|name| self.writer.style(name));
        self.writer.end_paragraph(paragraph);
    }

    fn end_cell(&mut self, nested: bool) {
        if !self.is_text() {
            return;
        }
        if !nested && self.fills_nested_row() {
            return;
        }
        // A cell mark is in a table whatever the paragraph says.
        self.state.props.in_table = true;
        if nested {
            self.state.props.depth = self.state.props.depth.max(2);
        } else {
            self.state.props.depth = self.state.props.depth.min(1);
        }
        let depth = self.state.props.depth();
        if !self.writer.is_open() {
            if self.tables().len() > depth {
                self.end_tables(depth);
            }
            // Some writers end more cells than the row defines: those are none.
            let beyond = |table: &OpenTable| {
                let cells = table.rows.last().map_or(0, |row| row.cells.len());
                !table.definition.is_empty() && cells >= table.definition.len()
            };
            if !self.writer.in_open_cell() && self.tables().last().is_some_and(beyond) {
                return;
            }
            // A nested table ended the cell's text: no empty paragraph behind it is meant.
            self.begin_paragraph();
        }
        self.end_paragraph();
        self.writer.end_cell();
    }

    /// Whether the mark of an outer cell comes in a row of a nested table, in whose paragraph nothing was said: some writers
    /// fill up rows with merged cells so, before they end them.
    fn fills_nested_row(&mut self) -> bool {
        if self.state.props.depth < 2 || self.tables().len() < 2 || self.writer.is_open() {
            return false;
        }
        let row = self.tables().last().and_then(|table| table.rows.last());
        row.is_some_and(|row| !row.cells.is_empty()) && !self.writer.in_open_cell()
    }

    fn end_row(&mut self, nested: bool) {
        if !self.is_text() {
            return;
        }
        let depth = if nested { self.state.props.depth.max(2) } else { 1 };
        self.end_tables(depth);
        if let Some(table) = self.tables().last_mut() {
            let edges = table.definition.clone();
            let head = table.head;
            if let Some(row) = table.rows.last_mut() {
                row.edges = edges;
                row.head = head;
            }
            table.rows.push(Row::default());
        }
        self.writer.end_row();
    }
}

/// Whether a font draws symbols, so that its bytes are no letters.
fn is_symbol(font: &Font) -> bool {
    let name = font.name.to_ascii_lowercase();
    name.starts_with("symbol") || name.starts_with("wingdings") || name.starts_with("webdings")
}

fn charset(number: i32) -> Option<&'static Encoding> {
    match number {
        77 => Some(encoding_rs::MACINTOSH),
        128 => Some(encoding_rs::SHIFT_JIS),
        129 | 130 => Some(encoding_rs::EUC_KR),
        134 => Some(encoding_rs::GBK),
        136 => Some(encoding_rs::BIG5),
        161 => Some(encoding_rs::WINDOWS_1253),
        162 => Some(encoding_rs::WINDOWS_1254),
        163 => Some(encoding_rs::WINDOWS_1258),
        177 => Some(encoding_rs::WINDOWS_1255),
        178 => Some(encoding_rs::WINDOWS_1256),
        186 => Some(encoding_rs::WINDOWS_1257),
        204 => Some(encoding_rs::WINDOWS_1251),
        222 => Some(encoding_rs::WINDOWS_874),
        238 => Some(encoding_rs::WINDOWS_1250),
        0 => Some(encoding_rs::WINDOWS_1252),
        // 1 is the default one, 2 is for symbols.
        _ => None,
    }
}

fn code_page(number: i32) -> Option<&'static Encoding> {
    match number {
        874 => Some(encoding_rs::WINDOWS_874),
        932 => Some(encoding_rs::SHIFT_JIS),
        936 => Some(encoding_rs::GBK),
        949 => Some(encoding_rs::EUC_KR),
        950 => Some(encoding_rs::BIG5),
        1250 => Some(encoding_rs::WINDOWS_1250),
        1251 => Some(encoding_rs::WINDOWS_1251),
        1252 => Some(encoding_rs::WINDOWS_1252),
        1253 => Some(encoding_rs::WINDOWS_1253),
        1254 => Some(encoding_rs::WINDOWS_1254),
        1255 => Some(encoding_rs::WINDOWS_1255),
        1256 => Some(encoding_rs::WINDOWS_1256),
        1257 => Some(encoding_rs::WINDOWS_1257),
        1258 => Some(encoding_rs::WINDOWS_1258),
        65001 => Some(encoding_rs::UTF_8),
        _ => None,
    }
}
