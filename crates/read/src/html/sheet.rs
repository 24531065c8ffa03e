//! What the style sheet of a page says of the labels of its lists: Word's own lists, and what is put before items.

use std::collections::HashMap;

use super::counted::Counted;
use super::style::property;
use crate::font;
use crate::number::{Counters, LEVELS, Level, NumberFormat, pattern};
use crate::writer::AutoLabel;

/// How many rules of each kind are taken in.
const MAX_RULES: usize = 1 << 12;

/// A list of Word's, a use of it, and a level, as `mso-list: l0 level2 lfo1` names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Place {
    list: u32,
    level: u8,
    used: u32,
}

impl Place {
    pub(super) fn of(value: &str) -> Option<Self> {
        let mut place = Self { list: 0, level: 0, used: 0 };
        let mut listed = false;
        for word in value.split([' ', ':', '\t', '\r', '\n']) {
            let number = |prefix: &str| word.strip_prefix(prefix)?.parse::<u32>().ok();
            if let Some(level) = number("level") {
                let level = u8::try_from(level.saturating_sub(1)).unwrap_or(u8::MAX);
                place.level = level.min(LEVELS as u8 - 1);
            } else if let Some(used) = number("lfo") {
                place.used = used;
            } else if let Some(list) = number("l") {
                (place.list, listed) = (list, true);
            }
        }
        listed.then_some(place)
    }
}

/// A piece of what is put before an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    Text(String),
    Counter(String, NumberFormat),
    /// The numbers of all lists that are open, with a text between them.
    Counters(String, NumberFormat),
}

#[derive(Debug, Default)]
pub(super) struct Sheet {
    lists: HashMap<u32, Vec<Level>>,
    starts: HashMap<Place, i64>,
    before: HashMap<String, Vec<Piece>>,
    counters: Counters<u32, (u32, u32)>,
    pub(super) counted: Counted,
}

impl Sheet {
    /// The rules of a page, wherever it has them.
    pub(super) fn read(page: &str) -> Self {
        let mut sheet = Self { counted: Counted::read(page), ..Self::default() };
        for (head, body) in rules(page, "@list") {
            sheet.list(head, body);
        }
        for (at, _) in page.match_indices("li:").take(MAX_RULES) {
            let (before, behind) = around(page, at);
            let behind = behind["li:".len()..].trim_start_matches(':');
            let Some(behind) = behind.strip_prefix("before") else { continue };
            let Some(body) = behind.trim_start().strip_prefix('{') else { continue };
            let body = body.split('}').next().unwrap_or_default();
            let content = property(body, "content").map(|_| pieces(body)).unwrap_or_default();
            // `.kind > li`, `ol.kind li`, or all lists that are numbered.
            let selector = before.trim_end_matches([' ', '>']);
            let last = selector.rsplit(['.', ' ', '}', ',', '\n', '{', '/', '<', '>']).next();
            let last = last.unwrap_or_default();
            let of_class = selector[..selector.len() - last.len()].ends_with('.');
            let counts = content.iter().any(|piece| !matches!(piece, Piece::Text(_)));
            let of_all = counts && matches!(last, "" | "ol" | "style" | "!--");
            if !content.is_empty() && (of_class || of_all) {
                let class = if of_class { last } else { "" };
                sheet.before.insert(class.to_owned(), content);
            }
        }
        sheet
    }

    fn list(&mut self, head: &str, body: &str) {
        let Some(place) = Place::of(head) else { return };
        let start = property(body, "mso-level-start-at").and_then(|start| start.parse().ok());
        if !head.contains("level") {
            return;
        }
        if head.contains("lfo") {
            if let Some(start) = start {
                self.starts.insert(place, start);
            }
            return;
        }
        let levels = self.lists.entry(place.list).or_insert_with(|| {
            let usual = |nth: usize| Level {
                pattern: pattern(&format!("%{nth}.")),
                start: 1,
                ..Level::default()
            };
            (1..=LEVELS).map(usual).collect()
        });
        let Some(level) = levels.get_mut(usize::from(place.level)) else { return };
        level.start = start.unwrap_or(1);
        level.legal = property(body, "mso-level-legal-format") == Some("yes");
        level.format = match property(body, "mso-level-number-format").unwrap_or_default() {
            "roman-upper" => NumberFormat::UpperRoman,
            "roman-lower" => NumberFormat::LowerRoman,
            "alpha-upper" => NumberFormat::UpperLetter,
            "alpha-lower" => NumberFormat::LowerLetter,
            "arabic-leading-zero" => NumberFormat::PaddedDecimal,
            "bullet" | "image" => NumberFormat::Bullet,
            "none" => NumberFormat::None,
            _ => NumberFormat::Decimal,
        };
        if level.format == NumberFormat::Bullet {
            let family = property(body, "font-family").unwrap_or_default();
            let text = unescaped(property(body, "mso-level-text").unwrap_or("•"));
            let text: String = text.chars().map(|c| font::bullet(family, c)).collect();
            level.pattern = vec![crate::number::Piece::Text(text)];
        } else if let Some(text) = property(body, "mso-level-text") {
            level.pattern = pattern(&unescaped(text));
        }
    }

    /// The label of the next paragraph of one of Word's lists, where the sheet says what it looks like.
    pub(super) fn label(&mut self, place: Place) -> Option<AutoLabel> {
        let levels = self.lists.get(&place.list)?;
        let start = self.starts.get(&place).copied();
        let used = (place.list, place.used);
        let (text, bullet) = self.counters.next(place.list, used, levels, place.level, start)?;
        Some(AutoLabel { text, level: place.level, bullet })
    }

    /// What is put before the items of a list of these classes.
    pub(super) fn before(&self, classes: &str, ordered: bool) -> Option<&[Piece]> {
        let of_class = classes.split_whitespace().find_map(|class| self.before.get(class));
        of_class.or_else(|| self.before.get("").filter(|_| ordered)).map(Vec::as_slice)
    }
}

/// The heads and bodies of the rules that begin with a word.
fn rules<'p>(page: &'p str, word: &'static str) -> impl Iterator<Item = (&'p str, &'p str)> {
    page.match_indices(word).take(MAX_RULES).filter_map(move |(at, _)| {
        let (head, rest) = around(page, at).1[word.len()..].split_once('{')?;
        Some((head.trim(), rest.split('}').next().unwrap_or_default()))
    })
}

/// What stands before and behind a place of the page, as far as a rule reaches.
pub(super) fn around(page: &str, at: usize) -> (&str, &str) {
    /// No rule is longer.
    const REACH: usize = 2048;
    let (mut from, mut to) = (at.saturating_sub(REACH), at.saturating_add(REACH).min(page.len()));
    while !page.is_char_boundary(from) {
        from -= 1;
    }
    while !page.is_char_boundary(to) {
        to -= 1;
    }
    (&page[from..at], &page[at..to])
}

/// The pieces of the `content` among the properties of a rule.
fn pieces(body: &str) -> Vec<Piece> {
    let Some((_, mut rest)) = body.split_once("content") else { return Vec::new() };
    let mut pieces = Vec::new();
    rest = rest.trim_start_matches([':', ' ']);
    while let Some(first) = rest.chars().next() {
        if let Some(quote) = Some(first).filter(|first| matches!(first, '"' | '\'')) {
            let end = rest[1..].find(quote).map_or(rest.len(), |end| end + 1);
            pieces.push(Piece::Text(unescaped(&rest[1..end])));
            rest = rest.get(end + 1..).unwrap_or_default();
        } else if rest.starts_with("counter") {
            let Some((call, behind)) = rest.split_once(')') else { break };
            let (name, arguments) = call.split_once('(').unwrap_or((call, ""));
            let mut arguments =
                arguments.split(',').map(|one| one.trim().trim_matches(['"', '\'']));
            let counter = arguments.next().unwrap_or_default().to_owned();
            let separator = if name == "counters" { arguments.next() } else { None };
            let format = arguments.next().map_or(NumberFormat::Decimal, format);
            pieces.push(match separator {
                Some(separator) => Piece::Counters(separator.to_owned(), format),
                None => Piece::Counter(counter, format),
            });
            rest = behind;
        } else if first == ';' {
            break;
        } else {
            rest = &rest[first.len_utf8()..];
        }
    }
    pieces
}

/// How a style sheet calls the ways to write a number.
pub(super) fn format(name: &str) -> NumberFormat {
    match name {
        "upper-roman" => NumberFormat::UpperRoman,
        "lower-roman" => NumberFormat::LowerRoman,
        "upper-alpha" | "upper-latin" => NumberFormat::UpperLetter,
        "lower-alpha" | "lower-latin" => NumberFormat::LowerLetter,
        "decimal-leading-zero" => NumberFormat::PaddedDecimal,
        "disc" | "circle" | "square" => NumberFormat::Bullet,
        "none" => NumberFormat::None,
        _ => NumberFormat::Decimal,
    }
}

/// A text of a style sheet without its escapes: `\F0B7 ` is a character by its number, `\.` a point.
fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('\\') {
        out.push_str(before);
        let digits = behind.bytes().take(6).take_while(u8::is_ascii_hexdigit).count();
        let c = u32::from_str_radix(&behind[..digits], 16).ok().and_then(char::from_u32);
        rest = match c {
            Some(c) => {
                out.push(c);
                behind[digits..].strip_prefix(' ').unwrap_or(&behind[digits..])
            }
            None => behind,
        };
    }
    out.push_str(rest);
    out
}
