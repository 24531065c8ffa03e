//! The bytes of a file as text, in the encodings of its fonts.

use super::{Destination, Font, Reader};
use crate::FontClass;
use crate::font::{self, Face};
use crate::writer::Run;

impl Reader<'_> {
    pub(super) fn byte(&mut self, byte: u8) {
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

    pub(super) fn end_font(&mut self) {
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

    pub(super) fn end_style(&mut self) {
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
    pub(super) fn flush(&mut self) {
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

    pub(super) fn say(&mut self, text: &str) {
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

    pub(super) fn say_char(&mut self, c: char) {
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

    pub(super) fn unicode(&mut self, value: i32) {
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
}

/// Whether a font draws symbols, so that its bytes are no letters.
fn is_symbol(font: &Font) -> bool {
    let name = font.name.to_ascii_lowercase();
    name.starts_with("symbol") || name.starts_with("wingdings") || name.starts_with("webdings")
}
