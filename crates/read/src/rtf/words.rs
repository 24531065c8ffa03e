//! What each control word does.

use super::charset::{charset, code_page};
use super::tables::Edge;
use super::{Destination, Props, Reader};
use crate::document::{Alignment, Place};
use crate::limits;
use crate::writer::Run;

impl Reader<'_> {
    pub(super) fn control(&mut self) {
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
            (Destination::SkipText, "header" | "headerl" | "headerr" | "headerf")
                if self.page_styles =>
            {
                self.begin_apart(Place::Header);
                return;
            }
            (Destination::SkipText, "footer" | "footerl" | "footerr" | "footerf")
                if self.page_styles =>
            {
                self.begin_apart(Place::Footer);
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
            "fldinst" => {
                self.say_auto_number();
                self.state.destination = Destination::Skip;
            }
            "shpinst" => self.state.destination = Destination::Skip,
            "info" | "colortbl" | "pict" | "listtable" | "listoverridetable" | "generator"
            | "themedata" | "colorschememapping" | "datastore" | "xmlnstbl" | "rsidtbl"
            | "latentstyles" | "filetbl" | "revtbl" | "sn" | "sv" | "objdata" | "objclass"
            | "bkmkstart" | "bkmkend" | "pntxta" | "pntxtb" | "pn" | "atnid" | "atnauthor"
            | "atndate" | "atnref" | "atnparent" | "nonshppict" | "userprops" | "mmathPr"
            | "tc" | "xe" | "pgptbl" | "docvar" | "levelnumbers" | "leveltext" | "listname"
            | "passwordhash" | "fldtype" | "template" | "pnseclvl" => {
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

    /// Says the number that the field counts whose instruction begins here, if it is one that does.
    fn say_auto_number(&mut self) {
        if !self.is_text() {
            return;
        }
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let (instruction, length) = text_of_group(rest);
        // What the program last counted stands behind it, and is read as the text of any field.
        let behind = rest.get(length..).unwrap_or_default().trim_ascii_start();
        let result = behind.strip_prefix(b"{").and_then(|at| at.strip_prefix(b"\\fldrslt"));
        if result.is_some_and(|result| !text_of_group(result).0.trim().is_empty()) {
            return;
        }
        let props = &self.state.props;
        let style = self.styles.get(&props.style);
        let outline = props.outline.or(style.and_then(|style| style.outline));
        let heading = outline.map(|level| level.saturating_add(1));
        if let Some(number) = self.auto_numbers.next(&instruction, heading) {
            self.say(&number);
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
}

/// The text of the group that goes on with `rest`, without the words that say how it is set, and how long it is with its end.
fn text_of_group(rest: &[u8]) -> (String, usize) {
    /// Instructions of fields that count, and what they counted, are short.
    const LONGEST: usize = 256;
    let rest = rest.get(..LONGEST).unwrap_or(rest);
    let mut bytes = rest.iter().copied().enumerate().peekable();
    let mut text = String::new();
    let mut depth = 0_usize;
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'{' => depth += 1,
            b'}' if depth == 0 => return (text, at + 1),
            b'}' => depth -= 1,
            b'\\' if bytes.next_if(|(_, next)| *next == b'\\').is_some() => text.push('\\'),
            b'\\' => {
                let of_word =
                    |(_, next): &(usize, u8)| next.is_ascii_alphanumeric() || *next == b'-';
                while bytes.next_if(of_word).is_some() {}
                bytes.next_if(|(_, next)| *next == b' ');
            }
            _ => text.push(char::from(byte)),
        }
    }
    (text, rest.len())
}
