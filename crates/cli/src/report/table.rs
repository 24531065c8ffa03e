//! Aligned columns for people.

use std::io::{self, Write};

use super::style::FAINT;

/// Writes rows under a head, each column as wide as its widest cell; the last one is not padded.
pub(crate) fn write<const N: usize>(
    out: &mut impl Write,
    head: [&str; N],
    rows: &[[String; N]],
) -> io::Result<()> {
    let mut widths = head.map(|cell| cell.chars().count());
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count());
        }
    }
    write!(out, "{FAINT}")?;
    line(out, &head, &widths)?;
    writeln!(out, "{FAINT:#}")?;
    for row in rows {
        line(out, &row.each_ref().map(String::as_str), &widths)?;
        writeln!(out)?;
    }
    Ok(())
}

fn line(out: &mut impl Write, cells: &[&str], widths: &[usize]) -> io::Result<()> {
    for (i, (cell, width)) in cells.iter().zip(widths).enumerate() {
        let width = if i + 1 == cells.len() { 0 } else { *width };
        write!(out, "{}{cell:<width$}", if i == 0 { "" } else { "  " })?;
    }
    Ok(())
}
