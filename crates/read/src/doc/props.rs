//! What paragraphs and characters are set in: lists of changes to properties ("sprms"), over those of their styles.

use crate::bytes::{i32_at, size_at, u8_at, u16_at, u32_at};
use crate::document::Alignment;
use crate::limits;

use super::fib::{Header, Table};
use super::pieces::Change;

const PAGE_BYTES: usize = 512;

/// A paragraph's properties, as far as they matter here.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Paragraph {
    pub(super) style: u16,
    pub(super) in_table: bool,
    pub(super) row_end: bool,
    depth: i32,
    pub(super) inner_cell_end: bool,
    pub(super) inner_row_end: bool,
    pub(super) list: i16,
    pub(super) level: u8,
    pub(super) alignment: Alignment,
    pub(super) left: i32,
    pub(super) first: i32,
    /// Whether the indent was set by the paragraph itself.
    pub(super) own_indent: bool,
    pub(super) outline: Option<u8>,
    pub(super) page_break: bool,
}

impl Paragraph {
    /// How many tables it stands in.
    pub(super) fn depth(&self) -> usize {
        let depth = usize::try_from(self.depth).unwrap_or(0).min(limits::MAX_DEPTH);
        if depth == 0 && (self.in_table || self.row_end) { 1 } else { depth }
    }

    pub(super) fn apply(&mut self, changes: &[u8]) {
        for (code, value) in sprms(changes) {
            self.change(code, value);
        }
    }

    fn change(&mut self, code: u16, value: &[u8]) {
        let first = value.first().copied().unwrap_or(0);
        let short = || u16_at(value, 0).unwrap_or(0).cast_signed();
        match code {
            0x2416 => self.in_table = first != 0,
            0x2417 => self.row_end = first != 0,
            0x6649 => self.depth = i32_at(value, 0).unwrap_or(0),
            0x664A => self.depth = self.depth.saturating_add(i32_at(value, 0).unwrap_or(0)),
            0x244B => self.inner_cell_end = first != 0,
            0x244C => self.inner_row_end = first != 0,
            0x260A => self.level = first,
            0x460B => self.list = short(),
            0x2403 | 0x2461 => {
                self.alignment = match first {
                    1 => Alignment::Center,
                    2 => Alignment::Right,
                    3..=9 => Alignment::Justify,
                    _ => Alignment::Left,
                };
            }
            0x840F | 0x845E => {
                self.left = i32::from(short());
                self.own_indent = true;
            }
            0x8411 | 0x8460 => {
                self.first = i32::from(short());
                self.own_indent = true;
            }
            0x2640 => self.outline = Some(first).filter(|&level| level < 9),
            0x2407 => self.page_break = first != 0,
            _ => {}
        }
    }

    /// Takes in what a fast save changed.
    pub(super) fn apply_change(&mut self, change: Change<'_>) {
        match change {
            Change::None => {}
            Change::One(short, value) => {
                let code = match short {
                    0x05 => 0x2403,
                    0x09 => 0x2407,
                    0x0C => 0x260A,
                    0x18 => 0x2416,
                    0x19 => 0x2417,
                    _ => return,
                };
                self.change(code, &[value]);
            }
            Change::Many(changes) => self.apply(changes),
        }
    }
}

/// A character's properties, as far as they matter here.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Characters {
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) capitals: bool,
    pub(super) hidden: bool,
    pub(super) inserted: bool,
    pub(super) deleted: bool,
    pub(super) font: u16,
    /// The font and the code of a symbol that stands for the character.
    pub(super) symbol: Option<(u16, u16)>,
}

impl Characters {
    /// Takes in changes; some of them are relative to what `style` says.
    pub(super) fn apply(&mut self, changes: &[u8], style: &Self) {
        for (code, value) in sprms(changes) {
            self.change(code, value, style);
        }
    }

    fn change(&mut self, code: u16, value: &[u8], style: &Self) {
        let first = value.first().copied().unwrap_or(0);
        let toggled = |of_style: bool| match first {
            0 => false,
            0x80 => of_style,
            0x81 => !of_style,
            _ => true,
        };
        match code {
            0x0800 => self.deleted = first & 1 != 0,
            0x0801 => self.inserted = first & 1 != 0,
            0x0835 => self.bold = toggled(style.bold),
            0x0836 => self.italic = toggled(style.italic),
            0x083B => self.capitals = toggled(style.capitals),
            0x083C => self.hidden = toggled(style.hidden),
            0x4A4F => self.font = u16_at(value, 0).unwrap_or(0),
            0x6A09 => self.symbol = u16_at(value, 0).zip(u16_at(value, 2)),
            // Back to the style.
            0x2A32 | 0x2A33 => *self = *style,
            _ => {}
        }
    }

    pub(super) fn apply_change(&mut self, change: Change<'_>) {
        let style = *self;
        match change {
            Change::None => {}
            Change::One(short, value) => {
                let code = match short {
                    0x41 => 0x0800,
                    0x42 => 0x0801,
                    0x55 => 0x0835,
                    0x56 => 0x0836,
                    0x5B => 0x083B,
                    0x5C => 0x083C,
                    _ => return,
                };
                self.change(code, &[value], &style);
            }
            Change::Many(changes) => self.apply(changes, &style),
        }
    }
}

/// The changes in a list: code and value.
pub(super) fn sprms(changes: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let code = u16_at(changes, at)?;
        at += 2;
        let (skip, len) = match code >> 13 {
            0 | 1 => (0, 1),
            2 | 4 | 5 => (0, 2),
            3 => (0, 4),
            7 => (0, 3),
            _ => match (code, u8_at(changes, at)?) {
                // The definition of a table has a longer length, which counts one too many.
                (0xD608, _) => (2, usize::from(u16_at(changes, at)?).saturating_sub(1)),
                // Too many tabs for the length to say.
                (0xC615, 255) => {
                    let cleared = usize::from(u8_at(changes, at + 1)?);
                    let set = usize::from(u8_at(changes, at + 2 + 4 * cleared)?);
                    (1, 2 + 4 * cleared + 3 * set)
                }
                (_, len) => (1, usize::from(len)),
            },
        };
        let value = changes.get(at + skip..at + skip + len)?;
        at += skip + len;
        Some((code, value))
    })
}

/// A stretch of the file that shares its properties: where it begins and ends, and where the changes are.
#[derive(Debug, Clone)]
struct Stretch {
    start: usize,
    end: usize,
    changes: std::ops::Range<usize>,
}

/// Where in the file which properties hold.
#[derive(Debug, Default)]
pub(super) struct Stretches {
    all: Vec<Stretch>,
}

impl Stretches {
    /// The pages of paragraph properties; a change list begins with the number of the style.
    pub(super) fn of_paragraphs(word: &[u8], tables: &[u8], header: &Header) -> Self {
        let table = header.table(word, tables, Table::ParagraphPages);
        Self::read(word, table, 13, |page, place| {
            let at = usize::from(u8_at(page, place)?) * 2;
            if at == 0 {
                return Some(0..0);
            }
            let (start, len) = match u8_at(page, at)? {
                0 => (at + 2, 2 * usize::from(u8_at(page, at + 1)?)),
                words => (at + 1, 2 * usize::from(words) - 1),
            };
            (start + len <= PAGE_BYTES).then_some(start..start + len)
        })
    }

    /// The pages of character properties.
    pub(super) fn of_characters(word: &[u8], tables: &[u8], header: &Header) -> Self {
        let table = header.table(word, tables, Table::CharacterPages);
        Self::read(word, table, 1, |page, place| {
            let at = usize::from(u8_at(page, place)?) * 2;
            if at == 0 {
                return Some(0..0);
            }
            let len = usize::from(u8_at(page, at)?);
            (at + 1 + len <= PAGE_BYTES).then_some(at + 1..at + 1 + len)
        })
    }

    fn read(
        word: &[u8],
        table: &[u8],
        place_bytes: usize,
        changes: impl Fn(&[u8], usize) -> Option<std::ops::Range<usize>>,
    ) -> Self {
        let count = table.len().saturating_sub(4) / 8;
        let mut all = Vec::new();
        for nth in 0..count {
            let number = u32_at(table, 4 * (count + 1) + 4 * nth).unwrap_or(u32::MAX) & 0x003F_FFFF;
            let base = number as usize * PAGE_BYTES;
            let Some(page) = word.get(base..base + PAGE_BYTES) else { continue };
            let runs = usize::from(page[PAGE_BYTES - 1]);
            for run in 0..runs {
                let place = 4 * (runs + 1) + place_bytes * run;
                if place >= PAGE_BYTES - 1 {
                    break;
                }
                let (Some(start), Some(end)) = (size_at(page, 4 * run), size_at(page, 4 * run + 4))
                else {
                    break;
                };
                let found = changes(page, place).unwrap_or(0..0);
                if start < end {
                    let changes = base + found.start..base + found.end;
                    all.push(Stretch { start, end, changes });
                }
            }
        }
        all.sort_by_key(|stretch| stretch.start);
        Self { all }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The changes that hold at the place `at` of the file, and where they end.
    pub(super) fn at<'w>(&self, word: &'w [u8], at: usize) -> (&'w [u8], usize) {
        let next = self.all.partition_point(|stretch| stretch.start <= at);
        let until = self.all.get(next).map_or(usize::MAX, |stretch| stretch.start);
        match next.checked_sub(1).and_then(|nth| self.all.get(nth)) {
            Some(stretch) if at < stretch.end => {
                (word.get(stretch.changes.clone()).unwrap_or_default(), stretch.end)
            }
            _ => (&[], until),
        }
    }
}

#[derive(Debug, Default, Clone)]
struct Style {
    name: String,
    based_on: usize,
    paragraph: Vec<u8>,
    characters: Vec<u8>,
}

/// A style with all that it inherits.
#[derive(Debug, Default, Clone)]
pub(super) struct Resolved {
    pub(super) name: String,
    pub(super) paragraph: Paragraph,
    pub(super) characters: Characters,
}

/// The style sheet.
pub(super) fn styles(word: &[u8], tables: &[u8], header: &Header) -> Vec<Resolved> {
    if header.old {
        return Vec::new();
    }
    let sheet = header.table(word, tables, Table::Styles);
    let info_bytes = usize::from(u16_at(sheet, 0).unwrap_or(0));
    let count = usize::from(u16_at(sheet, 2).unwrap_or(0));
    let base_bytes = usize::from(u16_at(sheet, 4).unwrap_or(10));
    let font = u16_at(sheet, 14).filter(|_| info_bytes >= 14).unwrap_or(0);
    let mut styles = Vec::new();
    let mut at = 2 + info_bytes;
    for _ in 0..count {
        let Some(len) = u16_at(sheet, at).map(usize::from) else { break };
        let entry = sheet.get(at + 2..at + 2 + len).unwrap_or_default();
        styles.push(style(entry, base_bytes).unwrap_or_default());
        at += 2 + len;
    }
    let base = Characters { font, ..Characters::default() };
    (0..styles.len()).map(|index| resolve(&styles, index, base)).collect()
}

fn style(entry: &[u8], base_bytes: usize) -> Option<Style> {
    let kind = u16_at(entry, 2)? & 15;
    let mut style = Style { based_on: usize::from(u16_at(entry, 2)? >> 4), ..Style::default() };
    let name_len = usize::from(u16_at(entry, base_bytes)?);
    let mut at = base_bytes + 2;
    let name = entry.get(at..at + 2 * name_len)?;
    let units: Vec<u16> =
        name.chunks_exact(2).map(|two| u16::from_le_bytes([two[0], two[1]])).collect();
    style.name = String::from_utf16_lossy(&units);
    at += 2 * name_len + 2;
    let mut lists = Vec::new();
    for _ in 0..3 {
        let Some(len) = u16_at(entry, at).map(usize::from) else { break };
        lists.push(entry.get(at + 2..at + 2 + len).unwrap_or_default());
        at += 2 + len + len % 2;
    }
    match (kind, &lists[..]) {
        (1, [paragraph, rest @ ..]) => {
            style.paragraph = paragraph.get(2..).unwrap_or_default().to_vec();
            style.characters = rest.first().copied().unwrap_or_default().to_vec();
        }
        (2, [characters, ..]) => style.characters = characters.to_vec(),
        _ => {}
    }
    Some(style)
}

fn resolve(styles: &[Style], index: usize, base: Characters) -> Resolved {
    let mut chain = Vec::new();
    let mut at = index;
    while let Some(style) = styles.get(at).filter(|_| chain.len() < limits::MAX_STYLE_CHAIN) {
        chain.push(style);
        at = style.based_on;
    }
    let mut resolved = Resolved { characters: base, ..Resolved::default() };
    for style in chain.into_iter().rev() {
        resolved.paragraph.apply(&style.paragraph);
        let above = resolved.characters;
        resolved.characters.apply(&style.characters, &above);
        resolved.name.clone_from(&style.name);
    }
    resolved.paragraph.own_indent = false;
    resolved
}

/// The names of the fonts.
pub(super) fn fonts(word: &[u8], tables: &[u8], header: &Header) -> Vec<String> {
    let table = header.table(word, tables, Table::Fonts);
    let name_at = if header.old { 6 } else { 40 };
    let mut fonts = Vec::new();
    let mut at = if header.old { 2 } else { 4 };
    while let Some(len) = u8_at(table, at).map(usize::from) {
        let entry = table.get(at..(at + len + 1).min(table.len())).unwrap_or_default();
        let name = entry.get(name_at..).unwrap_or_default();
        let name = if header.old {
            let bytes = name.split(|&byte| byte == 0).next().unwrap_or_default();
            bytes.iter().map(|&byte| char::from(byte)).collect()
        } else {
            let units = name.chunks_exact(2).map(|two| u16::from_le_bytes([two[0], two[1]]));
            String::from_utf16_lossy(&units.take_while(|&unit| unit != 0).collect::<Vec<_>>())
        };
        fonts.push(name);
        at += len + 1;
        if fonts.len() > usize::from(u16::MAX) {
            break;
        }
    }
    fonts
}

/// The cells of a row, as the definition of the table at its end says.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct CellDefinition {
    pub(super) left: i32,
    pub(super) right: i32,
    pub(super) continues_left: bool,
    pub(super) continues_above: bool,
}

#[derive(Debug, Default)]
pub(super) struct RowDefinition {
    pub(super) cells: Vec<CellDefinition>,
    pub(super) head: bool,
    pub(super) bordered: bool,
}

impl RowDefinition {
    pub(super) fn read(changes: &[u8]) -> Self {
        const CELL_BYTES: usize = 20;
        let mut row = Self::default();
        for (code, value) in sprms(changes) {
            match code {
                0xD608 => {
                    row.cells.clear();
                    let count = usize::from(value.first().copied().unwrap_or(0)).min(64);
                    let edge = |nth: usize| {
                        u16_at(value, 1 + 2 * nth).map_or(0, |x| i32::from(x.cast_signed()))
                    };
                    for nth in 0..count {
                        let at = 1 + 2 * (count + 1) + CELL_BYTES * nth;
                        let flags = u16_at(value, at).unwrap_or(0);
                        row.cells.push(CellDefinition {
                            left: edge(nth),
                            right: edge(nth + 1),
                            continues_left: flags & 2 != 0,
                            continues_above: flags & 0x20 != 0 && flags & 0x40 == 0,
                        });
                        let border = value.get(at + 4..at + CELL_BYTES).unwrap_or_default();
                        row.bordered |= border.chunks_exact(4).any(draws);
                    }
                }
                0xD62B => {
                    if let [nth, flags, ..] = value
                        && let Some(cell) = row.cells.get_mut(usize::from(*nth))
                    {
                        cell.continues_above = *flags == 1;
                    }
                }
                0x5624 => {
                    if let [first, end, ..] = value {
                        let merged = usize::from(*first) + 1..usize::from(*end);
                        for cell in row.cells.get_mut(merged).into_iter().flatten() {
                            cell.continues_left = true;
                        }
                    }
                }
                0x3404 => row.head = value.first().is_some_and(|&on| on != 0),
                0xD605 => row.bordered |= value.chunks_exact(4).any(draws),
                0xD613 => {
                    row.bordered |=
                        value.chunks_exact(8).any(|border| border[5] != 0 && border[5] != 255);
                }
                _ => {}
            }
        }
        row
    }
}

/// Whether a border of the old kind is drawn: its width and its kind are not nothing.
fn draws(border: &[u8]) -> bool {
    matches!(border, [width, kind, ..] if *kind != 0 && *kind != 255 && *width != 255)
}
