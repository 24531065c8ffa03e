//! Long texts, composed of the fixtures or of one thing many times.

use std::fmt::Write as _;

use crate::fixture;

/// Plans that change how the others are read: behind a page of the web everything is taken for its foot, and the markup of
/// one is looked for in all.
const APART: [&str; 3] =
    ["web-page-reading-day-plan", "preschool-nutrition-tags-commas", "water-company-mail-stars"];

/// The fixtures one after the other, again and again, up to `bytes`, cut at a line end.
#[must_use]
pub fn plans(bytes: usize) -> String {
    let plans =
        fixture::all().into_iter().filter(|fixture| !APART.contains(&fixture.slug.as_str()));
    let texts: Vec<String> = plans.map(|fixture| fixture.text).collect();
    let mut out = String::with_capacity(bytes);
    'full: loop {
        for text in &texts {
            for line in text.split_inclusive('\n') {
                if out.len() + line.len() > bytes {
                    break 'full;
                }
                out.push_str(line);
            }
            if out.len() < bytes && !out.ends_with('\n') {
                out.push('\n');
            }
        }
    }
    out
}

/// Texts that press on one part of the library each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Plans, one after the other.
    Plans,
    /// All on one line.
    OneLine,
    /// Bulleted items.
    Items,
    /// Ordinals, each a level deeper: `1.`, `1.1.`, `1.1.1.`, …
    Levels,
    /// Heads of months.
    Heads,
    /// Digits and slashes: `1/1/1/1/…`
    Slashes,
    /// One letter that is no word: `ÖÖÖÖ…`
    Letters,
    /// Cells of a table.
    Cells,
    /// Lines without an end that each go on with the one before.
    Broken,
}

impl Shape {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Plans,
        Self::OneLine,
        Self::Items,
        Self::Levels,
        Self::Heads,
        Self::Slashes,
        Self::Letters,
        Self::Cells,
        Self::Broken,
    ];

    /// Its name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Plans => "plans",
            Self::OneLine => "one-line",
            Self::Items => "items",
            Self::Levels => "levels",
            Self::Heads => "heads",
            Self::Slashes => "slashes",
            Self::Letters => "letters",
            Self::Cells => "cells",
            Self::Broken => "broken",
        }
    }

    /// The text of `bytes` bytes, or a few less.
    #[must_use]
    pub fn compose(self, bytes: usize) -> String {
        let mut out = String::with_capacity(bytes + 64);
        match self {
            Self::Plans => return plans(bytes),
            Self::OneLine => {
                repeat(
                    &mut out,
                    bytes,
                    "tổ chức hội nghị ngày 20/11 theo Kế hoạch số 12/KH-UBND, ",
                );
            }
            Self::Items => {
                counted(&mut out, bytes, |out, i| writeln!(out, "- Công việc thứ {i} của đơn vị"));
            }
            Self::Levels => {
                let mut ordinal = String::new();
                while out.len() + ordinal.len() + 32 < bytes {
                    ordinal.push_str("1.");
                    let _ = writeln!(out, "{ordinal} Nội dung");
                    // The lines grow with their number: begin again before they are all there is.
                    if ordinal.len() > 20_000 {
                        ordinal.clear();
                    }
                }
            }
            Self::Heads => counted(&mut out, bytes, |out, i| {
                write!(
                    out,
                    "Tháng {}/{}\n- Sinh hoạt chuyên môn\n",
                    i % 12 + 1,
                    2000 + i / 12 % 100
                )
            }),
            Self::Slashes => repeat(&mut out, bytes, "1/"),
            Self::Letters => repeat(&mut out, bytes, "Ö"),
            Self::Cells => repeat(&mut out, bytes, "\tNội dung\n\tBiện pháp\n\n"),
            Self::Broken => repeat(&mut out, bytes, "và các đơn vị trực thuộc phối hợp\n"),
        }
        out
    }
}

fn repeat(out: &mut String, bytes: usize, text: &str) {
    while out.len() + text.len() <= bytes {
        out.push_str(text);
    }
}

fn counted(
    out: &mut String,
    bytes: usize,
    mut line: impl FnMut(&mut String, usize) -> std::fmt::Result,
) {
    let mut i = 0;
    while out.len() + 64 <= bytes {
        line(out, i).expect("writing to a string cannot fail");
        i += 1;
    }
}
