//! From characters to lines, from lines to paragraphs.

use std::collections::HashMap;

use crate::document::{Alignment, Place};
use crate::writer::{Paragraph, Run, Writer};

use super::grid::{self, Grid};
use super::{Glyph, Page};

/// From this gap on, in sizes of the font, what follows stands in another column.
const COLUMN_GAP: f64 = 1.6;
/// From this gap on there is a blank. Vietnamese letters of a fallback font stand a little apart from their neighbours.
const BLANK_GAP: f64 = 0.22;

/// A stretch of characters on one line and in one column.
#[derive(Debug, Clone, Default)]
struct Line {
    text: String,
    left: f64,
    right: f64,
    base: f64,
    size: f64,
    /// How wide its first word is.
    first_word: f64,
    page: usize,
}

impl Line {
    fn middle(&self) -> f64 {
        f64::midpoint(self.left, self.right)
    }
}

/// A line of a page: one stretch, or several side by side.
type Row = Vec<Line>;

#[derive(Debug)]
enum Item {
    Row(Row),
    Table(Grid, Vec<Vec<Row>>),
}

/// Where the text of a page begins and ends.
#[derive(Debug, Clone, Copy)]
struct Margins {
    left: f64,
    right: f64,
    /// How far the lines of a paragraph stand apart; infinite where nothing tells.
    leading: f64,
    /// Where the first line of a page stands that begins at its top.
    top: f64,
}

/// A line that stands this much further down than the lines of a paragraph do begins a paragraph.
const PARAGRAPH_STEP: f64 = 1.25;
/// From this indent on, in points, the first line of a paragraph begins with a tab: the tab stops of word processors are half
/// an inch apart.
const TAB_INDENT: f64 = 30.0;

pub(super) fn write(pages: Vec<Page>, writer: &mut Writer) {
    let mut laid: Vec<Vec<Item>> = Vec::new();
    for (number, page) in pages.into_iter().enumerate() {
        laid.push(items(page, number));
    }
    let (headers, footers) = take_running(&mut laid);
    say_running(&headers, Place::Header, writer);
    writer.first_page();
    let mut text: Vec<Line> = Vec::new();
    let mut said = 0;
    let (leading, top) = (leading(&laid), top(&laid));
    for (number, items) in laid.into_iter().enumerate() {
        let margins = Margins { leading, top, ..margins(&items) };
        let mut rows: Vec<Row> = Vec::new();
        for item in items {
            match item {
                Item::Row(row) => rows.push(row),
                Item::Table(grid, cells) => {
                    flow(std::mem::take(&mut rows), &mut text, margins, &mut said, writer);
                    paragraphs(std::mem::take(&mut text), margins, &mut said, writer);
                    table(&grid, cells, writer);
                }
            }
        }
        flow(std::mem::take(&mut rows), &mut text, margins, &mut said, writer);
        // The last paragraph of a page may go on on the next one.
        let keep = text.iter().rposition(|line| line.page != number).map_or(0, |at| at + 1);
        if keep < text.len() || number > 0 {
            let rest = last_paragraph(&text, margins);
            let tail = text.split_off(rest);
            paragraphs(std::mem::replace(&mut text, tail), margins, &mut said, writer);
        }
    }
    let margins = Margins {
        left: text.iter().map(|line| line.left).fold(f64::INFINITY, f64::min),
        right: text.iter().map(|line| line.right).fold(0.0, f64::max),
        leading,
        top,
    };
    paragraphs(text, margins, &mut said, writer);
    say_running(&footers, Place::Footer, writer);
}

/// Says rows in columns, and gathers the lines between them.
fn flow(
    rows: Vec<Row>,
    text: &mut Vec<Line>,
    margins: Margins,
    said: &mut usize,
    writer: &mut Writer,
) {
    for part in columns(rows, margins) {
        match part {
            Part::Lines(lines) => text.extend(lines),
            Part::Columns(left, right) => {
                paragraphs(std::mem::take(text), margins, said, writer);
                two_columns(left, right, writer);
            }
        }
    }
}

// ----- characters to lines -----

fn items(mut page: Page, number: usize) -> Vec<Item> {
    correct_widths(&mut page.glyphs);
    let grids = grid::grids(&page.across, &page.down);
    let mut inside: Vec<Vec<Vec<Glyph>>> =
        grids.iter().map(|grid| vec![Vec::new(); grid.cells.len()]).collect();
    let mut outside = Vec::new();
    for glyph in page.glyphs {
        let (x, y) = (f64::midpoint(glyph.left, glyph.right), glyph.base - glyph.size * 0.3);
        let place = grids
            .iter()
            .enumerate()
            .find_map(|(nth, grid)| grid.cell_at(x, y).map(|cell| (nth, cell)));
        match place {
            Some((grid, cell)) => inside[grid][cell].push(glyph),
            None => outside.push(glyph),
        }
    }
    let mut items: Vec<(f64, Item)> = rows(outside, number, true)
        .into_iter()
        .map(|row| (row.first().map_or(0.0, |line| line.base), Item::Row(row)))
        .collect();
    for (grid, cells) in grids.into_iter().zip(inside) {
        // What is drawn around nothing is no table.
        if cells.iter().filter(|cell| !cell.is_empty()).count() > 1 {
            let cells = cells.into_iter().map(|cell| rows(cell, number, false)).collect();
            items.push((grid.top(), Item::Table(grid, cells)));
        } else {
            let loose: Vec<Glyph> = cells.into_iter().flatten().collect();
            for row in rows(loose, number, true) {
                items.push((row.first().map_or(0.0, |line| line.base), Item::Row(row)));
            }
        }
    }
    items.sort_by(|one, other| one.0.total_cmp(&other.0));
    items.into_iter().map(|(_, item)| item).collect()
}

/// Characters as lines from the top down; `apart` says whether wide gaps part columns.
fn rows(mut glyphs: Vec<Glyph>, page: usize, apart: bool) -> Vec<Row> {
    glyphs.sort_by(|one, other| one.base.total_cmp(&other.base));
    let mut rows: Vec<Vec<Glyph>> = Vec::new();
    let (mut base, mut size) = (f64::NEG_INFINITY, 0.0_f64);
    for glyph in glyphs {
        if glyph.base - base > 0.45 * size.max(glyph.size) || rows.is_empty() {
            rows.push(Vec::new());
            base = glyph.base;
            size = glyph.size;
        } else if glyph.size > size {
            (base, size) = (glyph.base, glyph.size);
        }
        if let Some(row) = rows.last_mut() {
            row.push(glyph);
        }
    }
    rows.into_iter().map(|row| row_of(row, page, apart)).filter(|row| !row.is_empty()).collect()
}

/// Corrects the widths of characters by how close the next ones come: a file may say nothing of the widths in a font, and
/// what is then taken for them hides the blanks.
fn correct_widths(glyphs: &mut [Glyph]) {
    let mut steps: HashMap<(&str, i64), Vec<f64>> = HashMap::new();
    let key = |glyph: &Glyph| (glyph.size * 4.0).round() as i64;
    for two in glyphs.windows(2) {
        let step = two[1].left - two[0].left;
        let near = (two[1].base - two[0].base).abs() < 0.1 * two[0].size;
        if near && step > 0.1 * two[0].size && step < 2.0 * two[0].size {
            steps.entry((&two[0].text, key(&two[0]))).or_default().push(step);
        }
    }
    let mut widths: HashMap<(String, i64), f64> = HashMap::new();
    for ((text, size), mut steps) in steps {
        steps.sort_by(f64::total_cmp);
        // A few come closer: marks, kerning.
        if let Some(&step) = steps.get(steps.len() / 8) {
            widths.insert((text.to_owned(), size), step);
        }
    }
    for glyph in glyphs {
        if let Some(&width) = widths.get(&(glyph.text.clone(), key(glyph))) {
            // What is only a little too wide is right: the next one is set close.
            if glyph.right - glyph.left > width + 0.1 * glyph.size {
                glyph.right = glyph.left + width;
            }
        }
    }
}

fn row_of(mut glyphs: Vec<Glyph>, page: usize, apart: bool) -> Row {
    glyphs.sort_by(|one, other| one.left.total_cmp(&other.left));
    let mut row: Row = Vec::new();
    let mut blank = false;
    let mut before: Option<&Glyph> = None;
    for glyph in &glyphs {
        if glyph.text.trim().is_empty() {
            blank = true;
            continue;
        }
        // Bold that is drawn twice.
        if before.is_some_and(|one| {
            one.text == glyph.text && (one.left - glyph.left).abs() < glyph.size * 0.08
        }) {
            continue;
        }
        let gap = row.last().map_or(0.0, |line| glyph.left - line.right);
        let begins = row.is_empty() || (apart && gap > COLUMN_GAP * glyph.size);
        if begins {
            row.push(Line {
                left: glyph.left,
                right: glyph.left,
                base: glyph.base,
                size: glyph.size,
                page,
                ..Line::default()
            });
        }
        let Some(line) = row.last_mut() else { continue };
        if !begins && (blank || gap > BLANK_GAP * glyph.size) {
            if !line.text.contains(' ') {
                line.first_word = line.right - line.left;
            }
            line.text.push(' ');
        }
        line.text.push_str(&glyph.text);
        line.right = line.right.max(glyph.right);
        if glyph.size > line.size {
            line.size = glyph.size;
            line.base = glyph.base;
        }
        blank = false;
        before = Some(glyph);
    }
    for line in &mut row {
        if !line.text.contains(' ') {
            line.first_word = line.right - line.left;
        }
    }
    row
}

// ----- running heads -----

/// Takes the lines at the top and the bottom of pages that repeat, and bare page numbers; says what they say.
fn take_running(pages: &mut [Vec<Item>]) -> (Vec<String>, Vec<String>) {
    fn edge(items: &[Item], last: bool) -> Option<(String, f64)> {
        let item = if last { items.last() } else { items.first() };
        let Some(Item::Row(row)) = item else { return None };
        let text: Vec<&str> = row.iter().map(|line| line.text.as_str()).collect();
        Some((text.join(" "), row.first()?.base))
    }
    let shape = |text: &str| -> String {
        text.chars().map(|c| if c.is_ascii_digit() { '#' } else { c }).collect()
    };
    let mut found = (Vec::new(), Vec::new());
    for last in [false, true] {
        // Two lines deep at most, and never so many that nothing is left.
        for _ in 0..2 {
            let mut counts: HashMap<(String, i64), usize> = HashMap::new();
            for items in pages.iter().filter(|items| items.len() > 1) {
                if let Some((text, base)) = edge(items, last) {
                    *counts.entry((shape(&text), (base / 4.0).round() as i64)).or_default() += 1;
                }
            }
            let enough = (pages.len() / 2).max(2);
            let mut taken = false;
            for items in pages.iter_mut().filter(|items| items.len() > 1) {
                let Some((text, base)) = edge(items, last) else { continue };
                let at = (base / 4.0).round() as i64;
                let repeats = (at - 1..=at + 1)
                    .filter_map(|at| counts.get(&(shape(&text), at)))
                    .sum::<usize>();
                if !(is_page_number(&text) || repeats >= enough) {
                    continue;
                }
                if last {
                    items.pop();
                } else {
                    items.remove(0);
                }
                taken = true;
                let all = if last { &mut found.1 } else { &mut found.0 };
                if text.chars().any(char::is_alphabetic)
                    && !all.iter().any(|one: &String| shape(one) == shape(&text))
                {
                    all.push(text);
                }
            }
            if !taken {
                break;
            }
        }
    }
    found
}

/// `2`, `- 2 -`, `Trang 2`, `2/5`.
fn is_page_number(text: &str) -> bool {
    let rest = text.trim().trim_start_matches("Trang").trim_start_matches("trang");
    let number =
        rest.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '|' | '.'));
    !number.is_empty()
        && number.len() <= 9
        && number.chars().all(|c| c.is_ascii_digit() || matches!(c, '/' | ' '))
}

fn say_running(lines: &[String], place: Place, writer: &mut Writer) {
    writer.enter(place);
    for line in lines {
        writer.begin_paragraph();
        writer.text(line, &Run::default());
        writer.end_paragraph(Paragraph::default());
    }
    writer.leave();
}

// ----- columns -----

#[derive(Debug)]
enum Part {
    Lines(Vec<Line>),
    Columns(Vec<Line>, Vec<Line>),
}

fn margins(items: &[Item]) -> Margins {
    let mut lefts: Vec<f64> = Vec::new();
    let mut right = 0.0_f64;
    for item in items {
        if let Item::Row(row) = item
            && let (Some(first), Some(last)) = (row.first(), row.last())
        {
            lefts.push(first.left);
            right = right.max(last.right);
        }
    }
    let left = lefts.into_iter().fold(f64::INFINITY, f64::min);
    Margins { left, right, leading: f64::INFINITY, top: f64::INFINITY }
}

/// The rows of text of a page.
fn text_rows(items: &[Item]) -> impl Iterator<Item = &Line> {
    items.iter().filter_map(|item| match item {
        Item::Row(row) => row.first(),
        Item::Table(..) => None,
    })
}

/// How far the lines of a paragraph stand apart: one line in ten stands no further below the one before.
fn leading(pages: &[Vec<Item>]) -> f64 {
    let mut steps: Vec<f64> = Vec::new();
    for items in pages {
        let lines: Vec<&Line> = text_rows(items).collect();
        for two in lines.windows(2) {
            let step = two[1].base - two[0].base;
            let same = (two[0].size - two[1].size).abs() < 0.1 * two[0].size;
            if same && step > 0.9 * two[0].size && step < 3.0 * two[0].size {
                steps.push(step);
            }
        }
    }
    steps.sort_by(f64::total_cmp);
    steps.get(steps.len() / 10).copied().unwrap_or(f64::INFINITY)
}

/// Where the first line of most pages stands; the first page may begin with a letterhead.
fn top(pages: &[Vec<Item>]) -> f64 {
    let first = |items: &Vec<Item>| match items.first() {
        Some(Item::Row(row)) => row.first().map(|line| line.base),
        _ => None,
    };
    let mut tops: Vec<f64> = pages.iter().skip(1).filter_map(first).collect();
    tops.sort_by(f64::total_cmp);
    tops.get(tops.len() / 2).copied().unwrap_or(f64::INFINITY)
}

/// Parts rows that stand in two columns, as heads and signatures do, from the text around them.
fn columns(rows: Vec<Row>, margins: Margins) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut at = 0;
    while at < rows.len() {
        if rows[at].len() != 2 {
            let row = rows[at].clone();
            // More than two stretches are a line of their own: they were typed with tabs.
            let line = joined(row);
            match parts.last_mut() {
                Some(Part::Lines(lines)) => lines.push(line),
                _ => parts.push(Part::Lines(vec![line])),
            }
            at += 1;
            continue;
        }
        let (mut low, mut high) = (rows[at][0].right, rows[at][1].left);
        let (mut left, mut right) = (Vec::new(), Vec::new());
        let mut pending: Vec<Line> = Vec::new();
        for row in &rows[at..] {
            match &row[..] {
                [one, two] if one.right.max(low) + one.size < two.left.min(high) => {
                    low = low.max(one.right);
                    high = high.min(two.left);
                    for line in pending.drain(..) {
                        if line.right <= high { left.push(line) } else { right.push(line) }
                    }
                    left.push(one.clone());
                    right.push(two.clone());
                }
                [one] => {
                    let page_middle = f64::midpoint(margins.left, margins.right);
                    let centred = (one.middle() - page_middle).abs() < one.size
                        && one.left > margins.left + one.size;
                    let in_left = one.right < high && one.left < low;
                    let in_right = one.left > low && one.right > high;
                    if centred || !(in_left || in_right) {
                        break;
                    }
                    pending.push(one.clone());
                }
                _ => break,
            }
        }
        // How many rows were taken: the rows with two stretches and those of one between them.
        let taken = rows[at..]
            .iter()
            .take_while(|row| {
                row.iter().all(|line| {
                    left.iter()
                        .chain(&right)
                        .any(|one| one.base == line.base && one.left == line.left)
                })
            })
            .count();
        let mut next = at + taken.max(1);
        if taken == 0 {
            let line = joined(rows[at].clone());
            match parts.last_mut() {
                Some(Part::Lines(lines)) => lines.push(line),
                _ => parts.push(Part::Lines(vec![line])),
            }
            at = next;
            continue;
        }
        // What goes on below one of the columns: recipients, names.
        for row in &rows[next..] {
            let [one] = &row[..] else { break };
            let under = |lines: &[Line]| {
                let near = |line: &Line| {
                    (line.middle() - one.middle()).abs() < 0.8 * one.size
                        || (line.left - one.left).abs() < 0.5 * one.size
                };
                lines.last().is_some_and(near) || lines.first().is_some_and(near)
            };
            if one.right < high && one.left < low && under(&left) && one.right < margins.right * 0.6
            {
                left.push(one.clone());
            } else if one.left > low && under(&right) {
                right.push(one.clone());
            } else {
                break;
            }
            next += 1;
        }
        parts.push(Part::Columns(left, right));
        at = next;
    }
    parts
}

/// The stretches of a row as one line, with tabs where the gaps are.
fn joined(row: Row) -> Line {
    let mut stretches = row.into_iter();
    let mut line = stretches.next().unwrap_or_default();
    for stretch in stretches {
        line.text.push('\t');
        line.text.push_str(&stretch.text);
        line.right = stretch.right;
    }
    line
}

// ----- lines to paragraphs -----

/// Whether `line` goes on with the paragraph that ends with `before`: its first word had no room there.
fn goes_on(before: &Line, line: &Line, first: &Line, margins: Margins) -> bool {
    let size = line.size.max(1.0);
    let room = margins.right - before.right - 0.25 * size;
    if line.first_word + 0.15 * size < room || (before.size - line.size).abs() > 0.2 * size {
        return false;
    }
    if before.page == line.page {
        let step = line.base - before.base;
        if step > 2.4 * size || step > PARAGRAPH_STEP * margins.leading || step <= 0.0 {
            return false;
        }
    } else if line.base > margins.top + (PARAGRAPH_STEP - 1.0) * margins.leading {
        // An empty paragraph stands at the top of its page.
        return false;
    }
    let middle = f64::midpoint(margins.left, margins.right);
    let is_centred = |one: &Line| {
        (one.middle() - middle).abs() < 0.3 * size && one.left > margins.left + 1.2 * size
    };
    if is_centred(line) {
        return is_centred(before);
    }
    // An indented line begins a paragraph, unless it hangs under the first one.
    let indented = line.left > margins.left + 0.9 * size;
    if indented && before.left < line.left - 0.9 * size && before.left != first.left {
        return false;
    }
    !(starts_paragraph(&before.text, &line.text) && line.left >= first.left - 0.5 * size)
}

/// Whether a line begins a paragraph for what it says: with a marker, or as the basis of a plan or its closing does.
fn starts_paragraph(before: &str, line: &str) -> bool {
    const OPENINGS: [&str; 6] =
        ["Căn cứ ", "Thực hiện ", "Xét ", "Trên đây ", "Thời gian:", "Địa điểm:"];
    let mut words = line.split(' ');
    let marker = words.next().unwrap_or_default();
    let next = words.next().and_then(|word| word.chars().next());
    let capital = next.is_some_and(char::is_uppercase);
    if ends_item(before) && OPENINGS.iter().any(|opening| line.starts_with(opening)) {
        return true;
    }
    match marker {
        // A range of years that was broken before its dash goes on.
        "-" | "–" | "+" | "*" | "•" => {
            !(before.ends_with(|c: char| c.is_ascii_digit())
                && next.is_some_and(|c| c.is_ascii_digit()))
        }
        _ => {
            let body = marker.trim_end_matches(['.', ')', '/', '-']);
            let roman = !body.is_empty() && body.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
            let dashed = matches!(next, Some('-' | '–'));
            let number = body.len() < 5
                && body.starts_with(|c: char| c.is_ascii_digit())
                && body.chars().all(|c| c.is_ascii_digit() || c == '.');
            let letter = body.chars().count() == 1 && body.chars().all(char::is_lowercase);
            (roman && (body.len() < marker.len() || dashed))
                || (body.len() < marker.len()
                    && (number || letter)
                    && (capital || ends_item(before)))
        }
    }
}

fn ends_item(text: &str) -> bool {
    text.ends_with(['.', ';', ':', '!', '?', ','])
}

/// Where the last paragraph of `lines` begins.
fn last_paragraph(lines: &[Line], margins: Margins) -> usize {
    let mut start = 0;
    for at in 1..lines.len() {
        if !goes_on(&lines[at - 1], &lines[at], &lines[start], margins) {
            start = at;
        }
    }
    start
}

fn paragraphs(lines: Vec<Line>, margins: Margins, said: &mut usize, writer: &mut Writer) {
    let mut open: Vec<Line> = Vec::new();
    for line in lines {
        if let (Some(before), Some(first)) = (open.last(), open.first())
            && !goes_on(before, &line, first, margins)
        {
            say(&std::mem::take(&mut open), margins, said, writer);
        }
        open.push(line);
    }
    if !open.is_empty() {
        say(&open, margins, said, writer);
    }
}

fn say(lines: &[Line], margins: Margins, said: &mut usize, writer: &mut Writer) {
    let Some(first) = lines.first() else { return };
    while *said < first.page {
        writer.next_page();
        *said += 1;
    }
    writer.begin_paragraph();
    let (alignment, indent) = set(lines, margins);
    let mut text = String::new();
    let hangs = lines.get(1).is_some_and(|second| second.left >= first.left - 0.9 * first.size);
    let in_text = matches!(alignment, Alignment::Left | Alignment::Justify);
    if f64::from(indent) >= TAB_INDENT * 20.0 && in_text && !hangs && !writer.in_open_cell() {
        text.push('\t');
    }
    for line in lines {
        // What was broken behind a hyphen goes on without a blank.
        let mut end = text.chars().rev();
        let hyphen = end.next() == Some('-') && end.next().is_some_and(char::is_alphanumeric);
        if !text.trim_start().is_empty() && !hyphen {
            text.push(' ');
        }
        text.push_str(&line.text);
    }
    writer.text(&text, &Run::default());
    writer.end_paragraph(Paragraph { alignment, indent, ..Paragraph::default() });
}

/// How a paragraph is aligned and indented, from where its lines begin and end.
fn set(lines: &[Line], margins: Margins) -> (Alignment, i32) {
    let Some(first) = lines.first() else { return (Alignment::Left, 0) };
    let size = first.size;
    let middle = f64::midpoint(margins.left, margins.right);
    let indent = ((first.left - margins.left) * 20.0).round().clamp(0.0, 32_000.0) as i32;
    let centred = |line: &Line| {
        (line.middle() - middle).abs() < 0.5 * size && line.left > margins.left + size
    };
    if lines.iter().all(centred) {
        return (Alignment::Center, 0);
    }
    let flush = |line: &Line| (line.right - margins.right).abs() < 0.3 * size;
    if lines.len() == 1 && flush(first) && first.left > middle - size {
        return (Alignment::Right, 0);
    }
    let justified = lines.len() > 2 && lines[..lines.len() - 1].iter().all(flush);
    (if justified { Alignment::Justify } else { Alignment::Left }, indent)
}

// ----- tables -----

/// Two columns as a table without lines, of one row.
fn two_columns(left: Vec<Line>, right: Vec<Line>, writer: &mut Writer) {
    writer.begin_table();
    writer.begin_row();
    for lines in [left, right] {
        writer.begin_cell();
        cell(lines.into_iter().map(|line| vec![line]).collect(), true, writer);
        writer.end_cell();
    }
    writer.end_table();
}

fn table(grid: &Grid, cells: Vec<Vec<Row>>, writer: &mut Writer) {
    writer.begin_table();
    if let Some(table) = writer.table() {
        table.bordered = true;
    }
    let mut texts: Vec<Option<Vec<Row>>> = cells.into_iter().map(Some).collect();
    let height = grid.rows.len().saturating_sub(1);
    for row in 0..height {
        writer.begin_row();
        let mut here: Vec<usize> = (0..grid.cells.len())
            .filter(|&nth| {
                let cell = &grid.cells[nth];
                (cell.row..cell.row + cell.rows).contains(&row)
            })
            .collect();
        here.sort_by_key(|&nth| grid.cells[nth].column);
        for nth in here {
            let one = &grid.cells[nth];
            writer.begin_cell();
            writer.span_columns(u16::try_from(one.columns).unwrap_or(u16::MAX));
            if one.row < row {
                writer.continue_above();
            } else if let Some(rows) = texts.get_mut(nth).and_then(Option::take) {
                cell(rows, false, writer);
            }
            writer.end_cell();
        }
    }
    writer.end_table();
}

/// Says the lines of a cell; `apart` where each is a paragraph.
fn cell(rows: Vec<Row>, apart: bool, writer: &mut Writer) {
    let lines: Vec<Line> = rows.into_iter().map(joined).collect();
    let margins = Margins {
        left: lines.iter().map(|line| line.left).fold(f64::INFINITY, f64::min),
        right: lines.iter().map(|line| line.right).fold(0.0, f64::max),
        leading: f64::INFINITY,
        top: f64::INFINITY,
    };
    let mut said = usize::MAX;
    if apart {
        for line in lines {
            say(&[line], margins, &mut said, writer);
        }
    } else {
        paragraphs(lines, margins, &mut said, writer);
    }
}
