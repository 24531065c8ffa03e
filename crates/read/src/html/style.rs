//! What elements and their attributes say of the text in them.

use scraper::node::Element;

use super::walk::State;
use crate::document::{Alignment, Place};
use crate::font::Face;

/// Takes in what an element says of the text in it.
pub(super) fn set(state: &mut State, element: &Element) {
    let name = element.name();
    match name {
        "b" | "strong" | "th" => state.run.bold = true,
        "i" | "em" => state.run.italic = true,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
            state.run.bold = true;
            state.heading = name.as_bytes().get(1).copied().map(|digit| digit - b'0');
        }
        "center" => state.alignment = Alignment::Center,
        "pre" | "textarea" => state.preformatted = true,
        "ins" => state.run.inserted = true,
        "del" => state.run.deleted = true,
        "td" => state.alignment = Alignment::Left,
        "p" | "div" => state.indent = 0,
        _ => {}
    }
    if let Some(face) = element.attr("face") {
        state.run.face = Face::of_name(face.split(',').next().unwrap_or_default());
    }
    if let Some(align) = element.attr("align") {
        state.alignment = alignment(align).unwrap_or(state.alignment);
    }
    let Some(style) = element.attr("style") else { return };
    if let Some(align) = property(style, "text-align") {
        state.alignment = alignment(align).unwrap_or(state.alignment);
    }
    if let Some(weight) = property(style, "font-weight") {
        state.run.bold =
            weight == "bold" || weight.parse::<u32>().is_ok_and(|weight| weight >= 600);
    }
    if let Some(kind) = property(style, "font-style") {
        state.run.italic = kind != "normal";
    }
    if let Some(kind) = property(style, "text-transform") {
        state.run.capitals = kind == "uppercase";
    }
    if let Some(display) = property(style, "display") {
        state.run.hidden |= display == "none";
    }
    if let Some(family) = property(style, "font-family") {
        state.run.face = Face::of_name(family.split(',').next().unwrap_or_default().trim());
    }
    let points = |name| property(style, name).and_then(twentieths).unwrap_or(0);
    if is_block(name) && style.contains("margin") || style.contains("text-indent") {
        state.indent = points("margin-left").saturating_add(points("text-indent"));
    }
    if let Some(list) = property(style, "mso-list") {
        if list.eq_ignore_ascii_case("ignore") {
            state.label = true;
        } else {
            let level = list.split_whitespace().find_map(|word| word.strip_prefix("level"));
            let level = level.and_then(|level| level.parse::<u8>().ok()).unwrap_or(1);
            state.level = level.saturating_sub(1);
        }
    }
}

fn alignment(value: &str) -> Option<Alignment> {
    match value.trim().to_ascii_lowercase().as_str() {
        "center" | "middle" => Some(Alignment::Center),
        "right" | "end" => Some(Alignment::Right),
        "justify" => Some(Alignment::Justify),
        "left" | "start" => Some(Alignment::Left),
        _ => None,
    }
}

/// The value of a property in a `style` attribute.
pub(super) fn property<'s>(style: &'s str, name: &str) -> Option<&'s str> {
    style.split(';').find_map(|one| {
        let (key, value) = one.split_once(':')?;
        key.trim().eq_ignore_ascii_case(name).then(|| value.trim().trim_matches(['"', '\'']))
    })
}

fn twentieths(length: &str) -> Option<i32> {
    let unit = length.find(|c: char| c.is_ascii_alphabetic())?;
    let value: f64 = length[..unit].trim().parse().ok()?;
    let points = match &length[unit..] {
        "pt" => value,
        "px" => value * 0.75,
        "in" => value * 72.0,
        "cm" => value * 72.0 / 2.54,
        "mm" => value * 72.0 / 25.4,
        _ => return None,
    };
    Some((points * 20.0).round().clamp(-32000.0, 32000.0) as i32)
}

/// Whether a style draws a border.
pub(super) fn draws(style: &str) -> bool {
    ["border", "border-left", "border-top", "border-bottom", "border-right"].iter().any(|side| {
        property(style, side).is_some_and(|border| {
            !border.contains("none") && !border.starts_with('0') && !border.is_empty()
        })
    })
}

/// Which part of the page an element is, as word processors write it.
pub(super) fn place(element: &Element) -> Option<Place> {
    let id = element.attr("id").unwrap_or_default();
    let style = element.attr("style").unwrap_or_default();
    match (element.name(), element.attr("title").unwrap_or_default()) {
        ("div", "header") => return Some(Place::Header),
        ("div", "footer") => return Some(Place::Footer),
        ("div", _) => {}
        _ => return None,
    }
    match property(style, "mso-element") {
        Some("footnote") => return Some(Place::Footnote),
        Some("endnote") => return Some(Place::Endnote),
        Some("comment") => return Some(Place::Comment),
        _ => {}
    }
    let numbered = |prefix: &str| {
        let rest = id.strip_prefix(prefix);
        rest.is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit()))
    };
    if numbered("sdfootnote") || numbered("ftn") {
        Some(Place::Footnote)
    } else if numbered("sdendnote") || numbered("edn") {
        Some(Place::Endnote)
    } else {
        None
    }
}

/// Whether nothing in an element is text: scripts, and the marks of notes.
pub(super) fn is_skipped(element: &Element) -> bool {
    match element.name() {
        "script" | "style" | "head" | "noscript" | "template" | "svg" | "select" | "iframe"
        | "object" | "textarea" | "button" => true,
        "a" => {
            let class = element.attr("class").unwrap_or_default();
            let style = element.attr("style").unwrap_or_default();
            class.starts_with("sdfootnote")
                || class.starts_with("sdendnote")
                || property(style, "mso-footnote-id").is_some()
                || property(style, "mso-endnote-id").is_some()
        }
        _ => false,
    }
}

pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "li"
            | "ul"
            | "ol"
            | "menu"
            | "dir"
            | "dl"
            | "dt"
            | "dd"
            | "td"
            | "th"
            | "tr"
            | "table"
            | "tbody"
            | "thead"
            | "tfoot"
            | "caption"
            | "blockquote"
            | "pre"
            | "center"
            | "hr"
            | "form"
            | "section"
            | "article"
            | "header"
            | "footer"
            | "nav"
            | "aside"
            | "main"
            | "address"
            | "figure"
            | "figcaption"
            | "fieldset"
            | "body"
            | "html"
    )
}
