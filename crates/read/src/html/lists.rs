//! Lists and their labels.

use scraper::node::Element;

use super::style::property;
use super::walk::{List, Walk};
use crate::font;
use crate::number::NumberFormat;
use crate::writer::AutoLabel;

impl Walk {
    pub(super) fn begin_list(&mut self, element: &Element) {
        let depth = self.lists.len();
        let ordered = element.name() == "ol";
        let kind = element.attr("type").unwrap_or_default();
        let style = element.attr("style").unwrap_or_default();
        let style = property(style, "list-style-type").unwrap_or_default();
        let format = match (kind, style) {
            ("I", _) | (_, "upper-roman") => NumberFormat::UpperRoman,
            ("i", _) | (_, "lower-roman") => NumberFormat::LowerRoman,
            ("A", _) | (_, "upper-alpha" | "upper-latin") => NumberFormat::UpperLetter,
            ("a", _) | (_, "lower-alpha" | "lower-latin") => NumberFormat::LowerLetter,
            (_, "decimal-leading-zero") => NumberFormat::PaddedDecimal,
            (_, "none") => NumberFormat::None,
            _ if ordered => NumberFormat::Decimal,
            _ => NumberFormat::Bullet,
        };
        let bullet = match (kind, style) {
            ("circle", _) | (_, "circle") => "◦",
            ("square", _) | (_, "square") => "▪",
            ("disc", _) | (_, "disc") => "•",
            _ => ["•", "◦", "▪"][depth.min(2)],
        };
        let start = element.attr("start").and_then(|start| start.trim().parse().ok()).unwrap_or(1);
        self.lists.push(List { format, next: start, bullet });
    }

    pub(super) fn begin_item(&mut self, element: &Element) {
        let level = u8::try_from(self.lists.len().saturating_sub(1)).unwrap_or(u8::MAX);
        let Some(list) = self.lists.last_mut() else { return };
        if let Some(value) = element.attr("value").and_then(|value| value.trim().parse().ok()) {
            list.next = value;
        }
        let number = list.next;
        list.next = number.saturating_add(1);
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

    /// A label that Word wrote out is complete.
    pub(super) fn end_written_label(&mut self) {
        let Some((text, level)) = self.written.take() else { return };
        let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{A0}');
        if text.is_empty() || text.len() > 255 {
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
