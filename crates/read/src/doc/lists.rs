//! The lists and their uses.

use std::collections::HashMap;

use crate::bytes::{i32_at, size_at, u8_at, u16_at, u32_at};
use crate::font;
use crate::number::{Counters, LEVELS, Level, NumberFormat, Piece};
use crate::writer::AutoLabel;

use super::fib::{Header, Table};
use super::props::sprms;

const LIST_BYTES: usize = 28;
const USE_BYTES: usize = 16;
const LEVEL_BYTES: usize = 28;

/// A use of a list: what it starts from, and levels of its own.
#[derive(Debug, Default)]
struct Use {
    list: u32,
    starts: [Option<i64>; LEVELS],
    levels: HashMap<usize, Level>,
}

#[derive(Debug, Default)]
pub(super) struct Lists {
    levels: HashMap<u32, Vec<Level>>,
    uses: Vec<Use>,
    counters: Counters<u32, i16>,
}

impl Lists {
    pub(super) fn read(word: &[u8], tables: &[u8], header: &Header, fonts: &[String]) -> Self {
        let mut lists = Self::default();
        if header.old {
            return lists;
        }
        let table = header.table(word, tables, Table::Lists);
        let count = usize::from(u16_at(table, 0).unwrap_or(0));
        // The levels of all lists follow behind the lists themselves.
        let mut at = header.table_start(word, Table::Lists).saturating_add(2 + LIST_BYTES * count);
        for nth in 0..count {
            let start = 2 + LIST_BYTES * nth;
            let (Some(id), Some(flags)) = (u32_at(table, start), u8_at(table, start + 26)) else {
                break;
            };
            let simple = flags & 1 != 0;
            let mut levels = Vec::new();
            for _ in 0..if simple { 1 } else { LEVELS } {
                match level(tables, at, fonts) {
                    Some((level, len)) => {
                        levels.push(level);
                        at += len;
                    }
                    None => break,
                }
            }
            lists.levels.insert(id, levels);
        }

        let start = header.table_start(word, Table::ListUses);
        let table = header.table(word, tables, Table::ListUses);
        let count = size_at(table, 0).unwrap_or(0).min(table.len() / USE_BYTES);
        let mut at = start.saturating_add(4 + USE_BYTES * count);
        for nth in 0..count {
            let place = 4 + USE_BYTES * nth;
            let mut one = Use { list: u32_at(table, place).unwrap_or(0), ..Use::default() };
            let overrides = u8_at(table, place + 12).unwrap_or(0);
            at += 4;
            for _ in 0..overrides {
                let (Some(start), Some(flags)) = (i32_at(tables, at), u32_at(tables, at + 4))
                else {
                    break;
                };
                at += 8;
                let index = (flags & 15) as usize;
                let mut from = i64::from(start);
                if flags & 0x20 != 0 {
                    let Some((level, len)) = level(tables, at, fonts) else { break };
                    at += len;
                    from = level.start;
                    one.levels.insert(index, level);
                }
                if let Some(slot) = one.starts.get_mut(index).filter(|_| flags & 0x10 != 0) {
                    *slot = Some(from);
                }
            }
            lists.uses.push(one);
        }
        lists
    }

    /// The label of the next paragraph of the use `number`, from 1, at `level`.
    pub(super) fn label(&mut self, number: i16, level: u8) -> Option<AutoLabel> {
        let index = usize::try_from(number).ok()?.checked_sub(1)?;
        let one = self.uses.get(index)?;
        let own = self.levels.get(&one.list)?;
        let level = level.min(u8::try_from(own.len()).ok()?.checked_sub(1)?);
        let merged: Vec<Level>;
        let levels: &[Level] = if one.levels.is_empty() {
            own
        } else {
            merged = own
                .iter()
                .enumerate()
                .map(|(index, level)| one.levels.get(&index).unwrap_or(level).clone())
                .collect();
            &merged
        };
        let start = one.starts.get(usize::from(level)).copied().flatten();
        let (text, bullet) = self.counters.next(one.list, number, levels, level, start)?;
        Some(AutoLabel { text, level, bullet })
    }

    /// How far the first line of a paragraph at this level is indented.
    pub(super) fn indent(&self, number: i16, level: u8) -> Option<i32> {
        let one = self.uses.get(usize::try_from(number).ok()?.checked_sub(1)?)?;
        let index = usize::from(level);
        one.levels.get(&index).or_else(|| self.levels.get(&one.list)?.get(index))?.indent
    }
}

/// The level at `at`, and its length in the file.
fn level(tables: &[u8], at: usize, fonts: &[String]) -> Option<(Level, usize)> {
    let head = tables.get(at..at.checked_add(LEVEL_BYTES)?)?;
    let format = NumberFormat::of_code(head[4]);
    let (characters, paragraph) = (usize::from(head[24]), usize::from(head[25]));
    let mut from = at + LEVEL_BYTES;
    let mut indent = (0_i32, 0_i32);
    let mut indented = false;
    for (code, value) in sprms(tables.get(from..from + paragraph)?) {
        let value = u16_at(value, 0).map_or(0, |value| i32::from(value.cast_signed()));
        match code {
            0x840F | 0x845E => indent.0 = value,
            0x8411 | 0x8460 => indent.1 = value,
            _ => continue,
        }
        indented = true;
    }
    from += paragraph;
    let mut font = "";
    for (code, value) in sprms(tables.get(from..from + characters)?) {
        if code == 0x4A4F {
            let index = u16_at(value, 0).map_or(usize::MAX, usize::from);
            font = fonts.get(index).map_or("", String::as_str);
        }
    }
    from += characters;
    let len = usize::from(u16_at(tables, from)?);
    let text = tables.get(from + 2..from + 2 + 2 * len)?;
    let units = text.chunks_exact(2).map(|two| u16::from_le_bytes([two[0], two[1]]));
    let mut pattern = Vec::new();
    for c in char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)) {
        let c = match c {
            '\0'..'\u{9}' if format != NumberFormat::Bullet => {
                pattern.push(Piece::Number(c as u8));
                continue;
            }
            c if format == NumberFormat::Bullet => font::bullet(font, c),
            c => c,
        };
        match pattern.last_mut() {
            Some(Piece::Text(text)) => text.push(c),
            _ => pattern.push(Piece::Text(c.to_string())),
        }
    }
    let flags = head[5];
    let level = Level {
        format,
        pattern,
        start: i64::from(i32_at(head, 0)?),
        legal: flags & 4 != 0,
        restart: if flags & 8 != 0 { Some(head[26].min(9)) } else { None },
        indent: indented.then(|| indent.0.saturating_add(indent.1)),
    };
    Some((level, from + 2 + 2 * len - at))
}
