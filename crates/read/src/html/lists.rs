//! Lists and their labels.

use scraper::node::Element;

use super::counted::counting;
use super::sheet::{self, Piece, Place};
use super::style::{is_block, property};
use super::walk::{List, Walk};
use crate::font;
use crate::number::NumberFormat;
use crate::writer::AutoLabel;

/// What is longer is no label.
const MAX_LABEL_BYTES: usize = 255;

impl Walk {
    pub(super) fn begin_list(&mut self, element: &Element) {
        let depth = self.lists.len();
        let ordered = element.name() == "ol";
        let kind = element.attr("type").unwrap_or_default();
        let style = element.attr("style").unwrap_or_default();
        let short = property(style, "list-style").and_then(counting);
        let style = property(style, "list-style-type").unwrap_or_default();
        let classes = element.attr("class").unwrap_or_default();
        let format = match (kind, style) {
            ("I", _) => NumberFormat::UpperRoman,
            ("i", _) => NumberFormat::LowerRoman,
            ("A", _) => NumberFormat::UpperLetter,
            ("a", _) => NumberFormat::LowerLetter,
            (_, "") => {
                let usual = if ordered { NumberFormat::Decimal } else { NumberFormat::Bullet };
                let said = || self.sheet.counted.format(ordered, classes, &self.lists);
                short.or_else(said).unwrap_or(usual)
            }
            (_, name) => sheet::format(name),
        };
        let bullet = match (kind, style) {
            ("circle", _) | (_, "circle") => "◦",
            ("square", _) | (_, "square") => "▪",
            ("disc", _) | (_, "disc") => "•",
            _ => ["•", "◦", "▪"][depth.min(2)],
        };
        let start = element.attr("start").and_then(|start| start.trim().parse().ok()).unwrap_or(1);
        let before = self.sheet.before(classes, ordered).map(<[Piece]>::to_vec);
        // What is exported from an office suite on the web has its lists beside each other, with their level in the name.
        let named = classes.split_whitespace().find(|class| class.starts_with("lst-"));
        let named = named.and_then(|class| class.rsplit('-').next()?.parse().ok());
        let level = named.unwrap_or(u8::try_from(depth).unwrap_or(u8::MAX));
        let classes = classes.to_owned();
        self.lists.push(List { format, next: start, bullet, before, level, ordered, classes });
    }

    pub(super) fn begin_item(&mut self, element: &Element) {
        let Some(list) = self.lists.last_mut() else { return };
        let level = list.level;
        if let Some(value) = element.attr("value").and_then(|value| value.trim().parse().ok()) {
            list.next = value;
        }
        let number = list.next;
        list.next = number.saturating_add(1);
        if let Some(pieces) = list.before.clone() {
            self.label = self.label_before(&pieces, level, number);
            return;
        }
        let style = element.attr("style").unwrap_or_default();
        if property(style, "list-style-type").or(property(style, "display")) == Some("none") {
            return;
        }
        self.label = match list.format {
            NumberFormat::None => None,
            NumberFormat::Bullet => {
                Some(AutoLabel { text: list.bullet.to_owned(), level, bullet: true })
            }
            format => {
                let mut text = String::new();
                format.write(number, &mut text);
                text.push('.');
                Some(AutoLabel { text, level, bullet: false })
            }
        };
    }

    /// What a style sheet puts before an item, whose number belongs to the last counter that it names.
    fn label_before(&mut self, pieces: &[Piece], level: u8, number: i64) -> Option<AutoLabel> {
        let own = pieces.iter().rev().find_map(|piece| match piece {
            Piece::Counter(name, _) => Some(name),
            _ => None,
        });
        if let Some(name) = own {
            self.counters.insert(name.clone(), number);
        }
        let mut text = String::new();
        let mut bullet = true;
        for piece in pieces {
            match piece {
                Piece::Text(plain) => text.push_str(plain),
                Piece::Counter(name, format) => {
                    format.write(self.counters.get(name).copied().unwrap_or(1), &mut text);
                    bullet = false;
                }
                Piece::Counters(between, format) => {
                    for (nth, list) in self.lists.iter().enumerate() {
                        if nth > 0 {
                            text.push_str(between);
                        }
                        format.write(list.next.saturating_sub(1), &mut text);
                    }
                    bullet = false;
                }
            }
        }
        let text: String = text.trim().chars().map(|c| font::bullet("", c)).collect();
        let fits = !text.is_empty() && text.len() <= MAX_LABEL_BYTES;
        fits.then_some(AutoLabel { text, level, bullet })
    }

    /// Begins a paragraph of one of Word's lists, whose label the style sheet describes.
    pub(super) fn begin_listed(&mut self, element: &Element) {
        let style = element.attr("style").unwrap_or_default();
        let Some(place) = property(style, "mso-list").and_then(Place::of) else { return };
        if !is_block(element.name()) {
            return;
        }
        if let Some(label) = self.sheet.label(place) {
            self.label = Some(label);
            if let Some(state) = self.states.last_mut() {
                state.listed = true;
            }
        }
    }

    /// A label that Word wrote out is complete.
    pub(super) fn end_written_label(&mut self) {
        let Some((text, level)) = self.written.take() else { return };
        let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{A0}');
        if text.is_empty() || text.len() > MAX_LABEL_BYTES {
            return;
        }
        let bullet = !text.chars().any(char::is_alphanumeric) || matches!(text, "o" | "§" | "Ø");
        let text = match text {
            "·" => "•".to_owned(),
            "o" => "◦".to_owned(),
            "§" => "▪".to_owned(),
            "Ø" => "➢".to_owned(),
            "ü" => "✓".to_owned(),
            text => text.chars().map(|c| font::bullet("", c)).collect(),
        };
        self.label = Some(AutoLabel { text, level, bullet });
    }
}
