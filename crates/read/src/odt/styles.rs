//! Styles and list styles.

use std::collections::HashMap;

use crate::document::Alignment;
use crate::font::{self, Face};
use crate::limits;
use crate::number::{LEVELS, Level, NumberFormat, Piece};
use crate::xml::Tag;

/// What a style says; `None` where it says nothing.
#[derive(Debug, Clone, Default)]
pub(super) struct Style {
    pub(super) shown_name: String,
    parent: Option<String>,
    pub(super) list: Option<String>,
    pub(super) outline: Option<u8>,
    pub(super) alignment: Option<Alignment>,
    pub(super) left: Option<i32>,
    pub(super) first: Option<i32>,
    pub(super) page_break: Option<bool>,
    pub(super) bold: Option<bool>,
    pub(super) italic: Option<bool>,
    pub(super) capitals: Option<bool>,
    pub(super) hidden: Option<bool>,
    pub(super) font: Option<Face>,
    pub(super) bordered: bool,
}

impl Style {
    pub(super) fn new(tag: &Tag<'_>) -> Self {
        let text = |name| tag.local(name).map(std::borrow::Cow::into_owned);
        Self {
            shown_name: text("display-name").or_else(|| text("name")).unwrap_or_default(),
            parent: text("parent-style-name"),
            list: text("list-style-name"),
            outline: tag.local("default-outline-level").and_then(|level| level.parse().ok()),
            ..Self::default()
        }
    }

    /// Takes in a `style:paragraph-properties`, `style:text-properties` or the like.
    pub(super) fn take(&mut self, name: &str, tag: &Tag<'_>, fonts: &HashMap<String, String>) {
        match name {
            "paragraph-properties" => {
                self.alignment = match tag.local("text-align").as_deref() {
                    Some("center") => Some(Alignment::Center),
                    Some("end" | "right") => Some(Alignment::Right),
                    Some("justify") => Some(Alignment::Justify),
                    Some(_) => Some(Alignment::Left),
                    None => None,
                };
                self.left = tag.local("margin-left").and_then(|length| twentieths(&length));
                self.first = tag.local("text-indent").and_then(|length| twentieths(&length));
                self.page_break = tag.local("break-before").map(|kind| kind == "page");
            }
            "text-properties" => {
                self.bold = tag.local("font-weight").map(|weight| {
                    weight == "bold" || weight.parse().is_ok_and(|weight: u32| weight >= 600)
                });
                self.italic = tag.local("font-style").map(|style| style != "normal");
                self.capitals = tag.local("text-transform").map(|kind| kind == "uppercase");
                self.hidden = tag.local("display").map(|kind| kind == "none");
                let name = tag.local("font-name");
                let family = tag.local("font-family");
                let name = name.as_deref().map(|name| fonts.get(name).map_or(name, String::as_str));
                self.font = name.or(family.as_deref()).map(Face::of_name);
            }
            "table-cell-properties" => {
                let sides =
                    ["border", "border-left", "border-right", "border-top", "border-bottom"];
                self.bordered |=
                    sides.iter().any(|side| tag.local(side).is_some_and(|border| border != "none"));
            }
            _ => {}
        }
    }

    fn over(&mut self, below: &Self) {
        self.list = self.list.take().or_else(|| below.list.clone());
        self.outline = self.outline.or(below.outline);
        self.alignment = self.alignment.or(below.alignment);
        self.left = self.left.or(below.left);
        self.first = self.first.or(below.first);
        self.page_break = self.page_break.or(below.page_break);
        self.bold = self.bold.or(below.bold);
        self.italic = self.italic.or(below.italic);
        self.capitals = self.capitals.or(below.capitals);
        self.hidden = self.hidden.or(below.hidden);
        self.font = self.font.or(below.font);
    }
}

/// The styles by family and name, resolved when first asked for.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_name: HashMap<(String, String), Style>,
    resolved: HashMap<(String, String), Style>,
}

impl Styles {
    pub(super) fn insert(&mut self, family: String, name: String, style: Style) {
        let key = (family, name);
        self.resolved.remove(&key);
        self.by_name.insert(key, style);
    }

    /// The style with all that it inherits; the default of its family has no name.
    pub(super) fn get(&mut self, family: &str, name: &str) -> Style {
        let key = (family.to_owned(), name.to_owned());
        if let Some(style) = self.resolved.get(&key) {
            return style.clone();
        }
        let mut style = self.by_name.get(&key).cloned().unwrap_or_default();
        // An automatic style shows the name of the style that it changes.
        let mut shown = None;
        let mut parent = style.parent.clone();
        for _ in 0..limits::MAX_STYLE_CHAIN {
            let Some(name) = parent.take() else { break };
            let Some(above) = self.by_name.get(&(family.to_owned(), name)) else { break };
            style.over(above);
            shown.get_or_insert_with(|| above.shown_name.clone());
            parent.clone_from(&above.parent);
        }
        if let Some(base) = self.by_name.get(&(family.to_owned(), String::new())) {
            style.over(base);
        }
        if is_automatic(name) {
            style.shown_name = shown.unwrap_or_default();
        }
        self.resolved.insert(key, style.clone());
        style
    }
}

/// Whether a style's name is one that the word processor made up: `P12`, `T3`.
fn is_automatic(name: &str) -> bool {
    let letters = name.trim_start_matches(|c: char| c.is_ascii_uppercase());
    letters.len() < name.len() && letters.bytes().all(|byte| byte.is_ascii_digit())
}

/// A length in twentieths of a point: `1.27cm`, `0.5in`, `12pt`.
pub(super) fn twentieths(length: &str) -> Option<i32> {
    let length = length.trim();
    let unit = length.find(|c: char| c.is_ascii_alphabetic() || c == '%')?;
    let value: f64 = length[..unit].trim().parse().ok()?;
    let points = match &length[unit..] {
        "cm" => value * 72.0 / 2.54,
        "mm" => value * 72.0 / 25.4,
        "in" => value * 72.0,
        "pt" => value,
        "pc" => value * 12.0,
        "px" => value * 0.75,
        _ => return None,
    };
    Some((points * 20.0).round().clamp(-32000.0, 32000.0) as i32)
}

/// A level of a list style and its number, from 0.
pub(super) fn level(name: &str, tag: &Tag<'_>) -> Option<(usize, Level)> {
    let number: usize = tag.local("level")?.parse().ok()?;
    let index = number.checked_sub(1).filter(|&index| index < LEVELS)?;
    let mut level = Level { start: 1, ..Level::default() };
    if name.ends_with("bullet") {
        level.format = NumberFormat::Bullet;
        let bullet = tag.local("bullet-char").unwrap_or_else(|| "•".into());
        level.pattern = vec![Piece::Text(bullet.into_owned())];
        return Some((index, level));
    }
    level.format = match tag.local("num-format").as_deref() {
        Some("I") => NumberFormat::UpperRoman,
        Some("i") => NumberFormat::LowerRoman,
        Some("A") => NumberFormat::UpperLetter,
        Some("a") => NumberFormat::LowerLetter,
        Some("01, 02, 03, ...") => NumberFormat::PaddedDecimal,
        Some("①, ②, ③, ...") => NumberFormat::Circled,
        Some("") | None => NumberFormat::None,
        Some(_) => NumberFormat::Decimal,
    };
    level.start = tag.local("start-value").and_then(|start| start.parse().ok()).unwrap_or(1);
    if let Some(format) = tag.local("num-list-format") {
        level.pattern = list_format(&format);
        return Some((index, level));
    }
    let text = |name| tag.local(name).map(std::borrow::Cow::into_owned).unwrap_or_default();
    let shown: usize = tag.local("display-levels").and_then(|n| n.parse().ok()).unwrap_or(1);
    let prefix = text("num-prefix");
    if !prefix.is_empty() {
        level.pattern.push(Piece::Text(prefix));
    }
    if level.format != NumberFormat::None {
        let first = (index + 1).saturating_sub(shown.max(1));
        for above in first..=index {
            if above > first {
                level.pattern.push(Piece::Text(".".to_owned()));
            }
            level.pattern.push(Piece::Number(above as u8));
        }
    }
    let suffix = text("num-suffix");
    if !suffix.is_empty() {
        level.pattern.push(Piece::Text(suffix));
    }
    Some((index, level))
}

/// A bullet drawn by a symbol font is the character that it draws.
pub(super) fn set_bullet_font(level: &mut Level, font: &str) {
    if level.format == NumberFormat::Bullet {
        for piece in &mut level.pattern {
            if let Piece::Text(text) = piece {
                *text = text.chars().map(|c| font::bullet(font, c)).collect();
            }
        }
    }
}

/// A pattern such as LibreOffice's `%1%.%2%.`
fn list_format(format: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = format;
    while let Some(at) = rest.find('%') {
        let number = rest[at + 1..].find('%').and_then(|end| {
            let level: u8 = rest[at + 1..at + 1 + end].parse().ok()?;
            Some((level.checked_sub(1).filter(|&level| usize::from(level) < LEVELS)?, end))
        });
        let (text, behind) = match number {
            Some((_, end)) => (&rest[..at], &rest[at + end + 2..]),
            None => (&rest[..=at], &rest[at + 1..]),
        };
        if !text.is_empty() {
            pieces.push(Piece::Text(text.to_owned()));
        }
        pieces.extend(number.map(|(level, _)| Piece::Number(level)));
        rest = behind;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest.to_owned()));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_and_patterns() {
        assert_eq!(twentieths("1.27cm"), Some(720));
        assert_eq!(twentieths("-0.5in"), Some(-720));
        assert_eq!(twentieths("12"), None);
        assert_eq!(
            list_format("%1%.%2%)"),
            [
                Piece::Number(0),
                Piece::Text(".".to_owned()),
                Piece::Number(1),
                Piece::Text(")".to_owned())
            ]
        );
        assert_eq!(list_format("5%"), [Piece::Text("5%".to_owned())]);
    }
}
