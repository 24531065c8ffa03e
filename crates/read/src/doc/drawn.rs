//! Letters that are drawn along a path (WordArt): their text is a property of a shape.

use crate::bytes::{size_at, u16_at, u32_at};

/// A record that holds others.
const CONTAINER: u16 = 0xF;
const DRAWING: u16 = 0xF002;
const SHAPE: u16 = 0xF00A;
const PROPERTIES: u16 = 0xF00B;
const RECORD_BYTES: usize = 8;
const PROPERTY_BYTES: usize = 6;
/// The text that is drawn, among the properties of a shape.
const DRAWN_TEXT: u16 = 0x00C0;
/// How many shapes are looked at.
const MAX_SHAPES: usize = 1 << 14;

/// The texts that shapes of the main text draw, each with the number of its shape.
pub(super) fn texts(art: &[u8]) -> Vec<(u32, String)> {
    let mut found = Vec::new();
    let (mut at, mut shape, mut in_main) = (0, 0, true);
    while let (Some(first), Some(kind), Some(len)) =
        (u16_at(art, at), u16_at(art, at + 2), size_at(art, at + 4))
    {
        // Each drawing has a byte before it, which tells that of the main text from that of the headers.
        if kind >> 8 != 0xF0 && kind >> 8 != 0xF1 {
            if u16_at(art, at + 3) != Some(DRAWING) {
                break;
            }
            in_main = art.get(at) == Some(&0);
            at += 1;
            continue;
        }
        let begin = at + RECORD_BYTES;
        let end = begin.saturating_add(len).min(art.len());
        let body = art.get(begin..end).unwrap_or_default();
        match kind {
            SHAPE => shape = u32_at(body, 0).unwrap_or(0),
            PROPERTIES if in_main => {
                let text = drawn(body, usize::from(first >> 4));
                found.extend(text.filter(|text| !text.trim().is_empty()).map(|text| (shape, text)));
            }
            _ => {}
        }
        // What a container holds comes next.
        at = if first & 0xF == CONTAINER { begin } else { end.max(begin) };
        if found.len() >= MAX_SHAPES {
            break;
        }
    }
    found
}

/// The text among `count` properties; what is longer than a number stands behind all of them, in their order.
fn drawn(body: &[u8], count: usize) -> Option<String> {
    /// Whether the value of a property is the length of what stands behind.
    const LONG: u16 = 0x8000;
    const NUMBER: u16 = 0x3FFF;
    let mut behind = count.saturating_mul(PROPERTY_BYTES);
    for nth in 0..count {
        let kind = u16_at(body, nth * PROPERTY_BYTES)?;
        if kind & LONG == 0 {
            continue;
        }
        let len = size_at(body, nth * PROPERTY_BYTES + 2)?;
        if kind & NUMBER == DRAWN_TEXT {
            let text = body.get(behind..behind.saturating_add(len).min(body.len()))?;
            let units = text.as_chunks::<2>().0.iter().map(|two| u16::from_le_bytes(*two));
            let units: Vec<u16> = units.take_while(|&unit| unit != 0).collect();
            return Some(String::from_utf16_lossy(&units));
        }
        behind = behind.saturating_add(len);
    }
    None
}
