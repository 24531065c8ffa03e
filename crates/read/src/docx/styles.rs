//! The style sheet: what a paragraph and its runs are set in where they do not say so themselves.

use std::collections::HashMap;

use crate::document::Alignment;
use crate::error::Error;
use crate::font::Face;
use crate::writer::Writer;
use crate::xml::{Event, Reader, Tag, local};
use crate::{Damage, limits};

/// What a `w:rPr` says; `None` where it says nothing.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct RunProps {
    pub(super) bold: Option<bool>,
    pub(super) italic: Option<bool>,
    pub(super) capitals: Option<bool>,
    pub(super) hidden: Option<bool>,
    pub(super) font: Option<Face>,
    pub(super) inserted: bool,
    pub(super) deleted: bool,
}

impl RunProps {
    /// Takes in an element of a `w:rPr`.
    pub(super) fn take(&mut self, name: &str, tag: &Tag<'_>) {
        match name {
            "b" => self.bold = Some(is_on(tag)),
            "i" => self.italic = Some(is_on(tag)),
            "caps" => self.capitals = Some(is_on(tag)),
            "vanish" | "specVanish" => self.hidden = Some(is_on(tag)),
            "rFonts" => {
                let font = tag.local("ascii").or_else(|| tag.local("hAnsi"));
                self.font = font.map(|name| Face::of_name(&name)).or(self.font);
            }
            "ins" | "moveTo" => self.inserted = true,
            "del" | "moveFrom" => self.deleted = true,
            _ => {}
        }
    }

    /// Fills in what the style of the paragraph says.
    pub(super) fn over_style(self, style: Option<&Self>) -> Self {
        style.map_or(self, |style| self.over(style))
    }

    /// Fills in from `below` what is not said here.
    pub(super) fn over(mut self, below: &Self) -> Self {
        self.bold = self.bold.or(below.bold);
        self.italic = self.italic.or(below.italic);
        self.capitals = self.capitals.or(below.capitals);
        self.hidden = self.hidden.or(below.hidden);
        self.font = self.font.or(below.font);
        self
    }
}

/// What a `w:pPr` says.
#[derive(Debug, Clone, Default)]
pub(super) struct ParagraphProps {
    pub(super) list: Option<i32>,
    pub(super) level: Option<u8>,
    pub(super) alignment: Option<Alignment>,
    pub(super) left: Option<i32>,
    pub(super) first: Option<i32>,
    pub(super) outline: Option<u8>,
    pub(super) page_break: Option<bool>,
}

impl ParagraphProps {
    /// Takes in an element of a `w:pPr` or of the `w:numPr` in it.
    pub(super) fn take(&mut self, name: &str, tag: &Tag<'_>) {
        match name {
            "numId" | "ilfo" => self.list = number(tag, "val"),
            "ilvl" => self.level = number(tag, "val"),
            "jc" => self.alignment = alignment(tag),
            "ind" => {
                self.left = number(tag, "left").or_else(|| number(tag, "start")).or(self.left);
                let hanging = number(tag, "hanging").map(|by: i32| by.saturating_neg());
                self.first = hanging.or_else(|| number(tag, "firstLine")).or(self.first);
            }
            "outlineLvl" => {
                self.outline = number(tag, "val").filter(|&level: &u8| level < 9);
            }
            "pageBreakBefore" => self.page_break = Some(is_on(tag)),
            _ => {}
        }
    }

    pub(super) fn over(mut self, below: &Self) -> Self {
        self.list = self.list.or(below.list);
        self.level = self.level.or(below.level);
        self.alignment = self.alignment.or(below.alignment);
        self.left = self.left.or(below.left);
        self.first = self.first.or(below.first);
        self.outline = self.outline.or(below.outline);
        self.page_break = self.page_break.or(below.page_break);
        self
    }
}

/// Whether a property that is either on or off is on.
pub(super) fn is_on(tag: &Tag<'_>) -> bool {
    !matches!(tag.local("val").as_deref(), Some("0" | "false" | "off" | "none"))
}

pub(super) fn number<N: std::str::FromStr>(tag: &Tag<'_>, name: &str) -> Option<N> {
    let value = tag.local(name)?;
    let value = value.trim();
    // Some producers write twentieths of a point with decimals.
    value.parse().ok().or_else(|| value.split_once('.')?.0.parse().ok())
}

pub(super) fn alignment(tag: &Tag<'_>) -> Option<Alignment> {
    match tag.local("val").as_deref()? {
        "center" => Some(Alignment::Center),
        "right" | "end" => Some(Alignment::Right),
        "both" | "distribute" | "justify" => Some(Alignment::Justify),
        _ => Some(Alignment::Left),
    }
}

#[derive(Debug, Clone, Default)]
pub(super) struct Style {
    pub(super) name: String,
    based_on: Option<String>,
    pub(super) paragraph: ParagraphProps,
    pub(super) run: RunProps,
    pub(super) bordered: bool,
}

/// The styles of a document, each with all that it inherits.
#[derive(Debug, Default)]
pub(super) struct Styles {
    all: Vec<Style>,
    /// Where in `all` each stands.
    by_id: HashMap<String, usize>,
    default_paragraph: Option<String>,
    /// Where it stands.
    default: Option<usize>,
    base: Style,
}

impl Styles {
    pub(super) fn read(text: &str, part: &str, writer: &mut Writer) -> Result<Self, Error> {
        let mut reader = Reader::new(text, part);
        let mut styles = Self::default();
        let mut id = String::new();
        let mut style = Style::default();
        // Which properties are being read, and whether those of a part of a table only.
        let mut inside = Inside::Nothing;
        let mut part_of_table = false;
        loop {
            match reader.next()? {
                Event::Open(tag) => {
                    let name = local(tag.name);
                    match (name, inside) {
                        ("style", _) => {
                            id = tag.local("styleId").unwrap_or_default().into_owned();
                            style = Style::default();
                            let kind = tag.local("type");
                            if kind.as_deref() == Some("paragraph")
                                && tag.local("default").is_some_and(|value| value != "0")
                            {
                                styles.default_paragraph = Some(id.clone());
                            }
                        }
                        ("tblStylePr", _) => part_of_table = true,
                        ("pPr", Inside::Nothing) if !part_of_table => inside = Inside::Paragraph,
                        ("rPr", Inside::Nothing) if !part_of_table => inside = Inside::Run,
                        ("tblBorders", _) => inside = Inside::Borders,
                        ("name", Inside::Nothing) => {
                            style.name = tag.local("val").unwrap_or_default().into_owned();
                        }
                        ("basedOn", Inside::Nothing) => {
                            style.based_on = tag.local("val").map(std::borrow::Cow::into_owned);
                        }
                        (_, Inside::Paragraph) => style.paragraph.take(name, &tag),
                        (_, Inside::Run) => style.run.take(name, &tag),
                        (_, Inside::Borders) => style.bordered |= draws(&tag),
                        _ => {}
                    }
                }
                Event::Close(name) => match local(name) {
                    "style" => {
                        styles.by_id.insert(std::mem::take(&mut id), styles.all.len());
                        styles.all.push(std::mem::take(&mut style));
                        inside = Inside::Nothing;
                    }
                    "docDefaults" => styles.base = std::mem::take(&mut style),
                    "tblStylePr" => part_of_table = false,
                    "pPr" | "rPr" | "tblBorders" => inside = Inside::Nothing,
                    _ => {}
                },
                Event::Text(_) => {}
                Event::End => break,
            }
        }
        if let Some(what) = reader.faults() {
            writer.damage(Damage::new(part.to_owned(), what));
        }
        styles.inherit();
        Ok(styles)
    }

    /// Gives each style what the styles say that it is based on.
    fn inherit(&mut self) {
        let mut whole = Vec::with_capacity(self.all.len());
        for style in &self.all {
            let mut result = style.clone();
            let mut above = style.based_on.as_deref();
            for _ in 0..limits::MAX_STYLE_CHAIN {
                let Some(base) = above.and_then(|id| self.get(id)) else { break };
                result.paragraph = result.paragraph.over(&base.paragraph);
                result.run = result.run.over(&base.run);
                result.bordered |= base.bordered;
                above = base.based_on.as_deref();
            }
            result.paragraph = result.paragraph.over(&self.base.paragraph);
            whole.push(result);
        }
        self.all = whole;
        let default = self.default_paragraph.as_ref();
        self.default = default.and_then(|id| self.by_id.get(id)).copied();
    }

    /// The place of the style of a paragraph that names `id`, for [`Self::at`]: it is asked for at each run.
    pub(super) fn paragraph(&self, id: Option<&str>) -> Option<usize> {
        id.and_then(|id| self.by_id.get(id)).copied().or(self.default)
    }

    /// The style at a place.
    pub(super) fn at(&self, place: usize) -> Option<&Style> {
        self.all.get(place)
    }

    pub(super) fn get(&self, id: &str) -> Option<&Style> {
        self.by_id.get(id).and_then(|place| self.at(*place))
    }

    /// What runs are set in where nothing says so.
    pub(super) fn base_run(&self) -> &RunProps {
        &self.base.run
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Inside {
    Nothing,
    Paragraph,
    Run,
    Borders,
}

/// Whether a border is drawn.
pub(super) fn draws(tag: &Tag<'_>) -> bool {
    tag.local("val").is_some_and(|val| !matches!(&*val, "nil" | "none"))
}
