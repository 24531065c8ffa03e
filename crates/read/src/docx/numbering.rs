//! The lists: which number formats they have and where each use of them starts.

use std::collections::HashMap;

use crate::Damage;
use crate::error::Error;
use crate::font;
use crate::number::{Counters, LEVELS, Level, NumberFormat, Piece, pattern};
use crate::writer::{AutoLabel, Writer};
use crate::xml::{Event, Reader, Tag, local};

use super::styles::{Styles, is_on, number};

/// A use of a list (`w:num`).
#[derive(Debug, Default)]
struct Instance {
    list: i32,
    starts: [Option<i64>; LEVELS],
    levels: HashMap<usize, DocxLevel>,
}

#[derive(Debug, Clone, Default)]
struct DocxLevel {
    level: Level,
    /// The paragraph style that this level belongs to.
    style: Option<String>,
}

/// A list (`w:abstractNum`).
#[derive(Debug, Default)]
struct List {
    levels: Vec<DocxLevel>,
    /// The list style that says the levels instead.
    style: Option<String>,
}

#[derive(Debug, Default)]
pub(super) struct Numbering {
    lists: HashMap<i32, List>,
    instances: HashMap<i32, Instance>,
    counters: Counters<i32, i32>,
    /// The levels of an instance, once looked up.
    resolved: HashMap<i32, Resolved>,
}

#[derive(Debug, Default)]
struct Resolved {
    list: i32,
    levels: Vec<Level>,
    styles: Vec<Option<String>>,
}

/// The level that is being read.
#[derive(Debug, Default)]
struct Draft {
    index: usize,
    format: String,
    /// The same as a number, as Word 2003 has it.
    code: Option<u8>,
    text: String,
    font: String,
    level: DocxLevel,
}

impl Numbering {
    pub(super) fn read(text: &str, part: &str, writer: &mut Writer) -> Result<Self, Error> {
        let mut reader = Reader::new(text, part);
        let mut numbering = Self::default();
        let (mut list_id, mut list) = (0, List::default());
        let (mut instance_id, mut instance) = (0, Instance::default());
        let mut draft = Draft::default();
        let mut in_level = false;
        let mut overridden = 0;
        let mut in_instance = false;
        loop {
            match reader.next()? {
                Event::Open(tag) => match local(tag.name) {
                    "abstractNum" | "listDef" => {
                        let id = number(&tag, "abstractNumId");
                        list_id = id.or_else(|| number(&tag, "listDefId")).unwrap_or(-1);
                        list = List { levels: vec![DocxLevel::default(); LEVELS], style: None };
                    }
                    "numStyleLink" => {
                        list.style = tag.local("val").map(std::borrow::Cow::into_owned);
                    }
                    "num" | "list" => {
                        let id = number(&tag, "numId").or_else(|| number(&tag, "ilfo"));
                        instance_id = id.unwrap_or(-1);
                        instance = Instance::default();
                        in_instance = true;
                    }
                    "abstractNumId" | "ilst" => instance.list = number(&tag, "val").unwrap_or(-1),
                    "lvlOverride" => overridden = number(&tag, "ilvl").unwrap_or(0),
                    "startOverride" => {
                        if let Some(start) = instance.starts.get_mut(overridden) {
                            *start = number(&tag, "val");
                        }
                    }
                    "lvl" => {
                        in_level = true;
                        draft =
                            Draft { index: number(&tag, "ilvl").unwrap_or(0), ..Draft::default() };
                        draft.level.level.start = 0;
                    }
                    name if in_level => draft.take(name, &tag),
                    _ => {}
                },
                Event::Close(name) => match local(name) {
                    "lvl" => {
                        in_level = false;
                        let (index, level) = std::mem::take(&mut draft).finish();
                        // Inside a w:num it replaces the list's own.
                        if in_instance {
                            instance.levels.insert(index, level);
                        } else if let Some(slot) = list.levels.get_mut(index) {
                            *slot = level;
                        }
                    }
                    "abstractNum" | "listDef" => {
                        numbering.lists.insert(list_id, std::mem::take(&mut list));
                    }
                    "num" | "list" => {
                        numbering.instances.insert(instance_id, std::mem::take(&mut instance));
                        in_instance = false;
                    }
                    _ => {}
                },
                Event::Text(_) => {}
                Event::End => break,
            }
        }
        if let Some(what) = reader.faults() {
            writer.damage(Damage::new(part.to_owned(), what));
        }
        Ok(numbering)
    }

    /// The label of the next paragraph of the list `instance` at `level`.
    pub(super) fn label(&mut self, instance: i32, level: u8, styles: &Styles) -> Option<AutoLabel> {
        self.resolve(instance, styles);
        let resolved = self.resolved.get(&instance)?;
        let level = level.min(LEVELS as u8 - 1);
        let start = self.instances.get(&instance)?.starts[usize::from(level)];
        let (text, bullet) =
            self.counters.next(resolved.list, instance, &resolved.levels, level, start)?;
        Some(AutoLabel { text, level, bullet })
    }

    /// The level of the list that belongs to paragraphs of a style.
    pub(super) fn level_of_style(
        &mut self,
        instance: i32,
        style: Option<&str>,
        styles: &Styles,
    ) -> Option<u8> {
        self.resolve(instance, styles);
        let resolved = self.resolved.get(&instance)?;
        let of_style = |of: &Option<String>| of.is_some() && of.as_deref() == style;
        u8::try_from(resolved.styles.iter().position(of_style)?).ok()
    }

    /// How far the first line of a paragraph at this level is indented.
    pub(super) fn indent(&mut self, instance: i32, level: u8, styles: &Styles) -> Option<i32> {
        self.resolve(instance, styles);
        self.resolved.get(&instance)?.levels.get(usize::from(level))?.indent
    }

    fn resolve(&mut self, id: i32, styles: &Styles) {
        if self.resolved.contains_key(&id) {
            return;
        }
        let Some(instance) = self.instances.get(&id) else { return };
        let mut list_id = instance.list;
        // A list may take its levels from a list style, whose own list has them.
        for _ in 0..3 {
            let link = self.lists.get(&list_id).and_then(|list| list.style.as_deref());
            let next = link
                .and_then(|style| styles.get(style)?.paragraph.list)
                .and_then(|instance| self.instances.get(&instance));
            match next {
                Some(next) => list_id = next.list,
                None => break,
            }
        }
        let Some(list) = self.lists.get(&list_id) else { return };
        let mut resolved = Resolved { list: list_id, ..Resolved::default() };
        for (index, own) in list.levels.iter().enumerate() {
            let level = instance.levels.get(&index).unwrap_or(own);
            resolved.levels.push(level.level.clone());
            resolved.styles.push(level.style.clone());
        }
        self.resolved.insert(id, resolved);
    }
}

impl Draft {
    fn take(&mut self, name: &str, tag: &Tag<'_>) {
        let level = &mut self.level.level;
        match name {
            "start" => level.start = number(tag, "val").unwrap_or(0),
            "numFmt" => {
                self.format = tag.local("val").unwrap_or_default().into_owned();
                if self.format == "custom" {
                    self.format = tag.local("format").unwrap_or_default().into_owned();
                }
            }
            "nfc" => self.code = number(tag, "val"),
            "lvlText" => self.text = tag.local("val").unwrap_or_default().into_owned(),
            "isLgl" => level.legal = is_on(tag),
            "lvlRestart" => level.restart = number(tag, "val"),
            "pStyle" => self.level.style = tag.local("val").map(std::borrow::Cow::into_owned),
            "rFonts" => {
                let font = tag.local("ascii").or_else(|| tag.local("hAnsi"));
                self.font = font.unwrap_or_default().into_owned();
            }
            "ind" => {
                let left: i32 =
                    number(tag, "left").or_else(|| number(tag, "start")).unwrap_or_default();
                let hanging: i32 = number(tag, "hanging").unwrap_or_default();
                let first: i32 = number(tag, "firstLine").unwrap_or_default();
                level.indent = Some(left.saturating_sub(hanging).saturating_add(first));
            }
            _ => {}
        }
    }

    fn finish(self) -> (usize, DocxLevel) {
        let mut level = self.level;
        let format = || number_format(&self.format);
        level.level.format = self.code.map_or_else(format, NumberFormat::of_code);
        level.level.pattern = if level.level.format == NumberFormat::Bullet {
            let text: String = self.text.chars().map(|c| font::bullet(&self.font, c)).collect();
            vec![Piece::Text(text)]
        } else {
            pattern(&self.text)
        };
        (self.index, level)
    }
}

fn number_format(name: &str) -> NumberFormat {
    match name {
        "upperRoman" => NumberFormat::UpperRoman,
        "lowerRoman" => NumberFormat::LowerRoman,
        "upperLetter" => NumberFormat::UpperLetter,
        "lowerLetter" => NumberFormat::LowerLetter,
        "bullet" => NumberFormat::Bullet,
        "none" => NumberFormat::None,
        "decimalEnclosedCircle" => NumberFormat::Circled,
        "vietnameseCounting" => NumberFormat::Words,
        name if name == "decimalZero" || name.starts_with("01") => NumberFormat::PaddedDecimal,
        _ => NumberFormat::Decimal,
    }
}
