//! The stories, paragraph by paragraph.

use std::collections::HashMap;
use std::ops::Range;

use crate::Damage;
use crate::bytes::{size_at, u16_at, u32_at};
use crate::document::Place;
use crate::error::Error;
use crate::font::{self, Face};
use crate::number::autonum::AutoNumbers;
use crate::writer::{Finished, GridCell, Paragraph as Ended, Run, Writer};

use super::drawn;
use super::fib::{Header, Story, Table};
use super::lists::Lists;
use super::pieces::Text;
use super::props::{self, Characters, Paragraph, Resolved, RowDefinition, Stretches, sprms};

const FIELD_BEGIN: u16 = 0x13;
const FIELD_SEPARATE: u16 = 0x14;
const FIELD_END: u16 = 0x15;
const CELL_END: u16 = 0x07;
const PARAGRAPH_END: u16 = 0x0D;
const PAGE_END: u16 = 0x0C;

/// A note, a comment or a text box.
#[derive(Debug, Clone)]
struct Anchored {
    place: Place,
    text: Said,
}

/// What is said there.
#[derive(Debug, Clone)]
enum Said {
    /// Where in the text it stands.
    Story(Range<usize>),
    /// Letters that a shape draws.
    Drawn(String),
}

#[derive(Debug)]
struct Reader<'a> {
    word: &'a [u8],
    data: &'a [u8],
    text: &'a Text,
    paragraphs: Stretches,
    characters: Stretches,
    styles: Vec<Resolved>,
    fonts: Vec<Face>,
    font_names: Vec<String>,
    lists: Lists,
    /// What is anchored at a character of the main text.
    anchored: HashMap<usize, Vec<Anchored>>,
    /// The characters that end a section.
    section_ends: Vec<usize>,
    auto_numbers: AutoNumbers,
}

pub(super) fn read(
    word: &[u8],
    tables: &[u8],
    data: &[u8],
    header: &Header,
    writer: &mut Writer,
) -> Result<(), Error> {
    let text = Text::read(word, tables, header);
    if text.guessed {
        let what = "the table of its pieces is lost: taken as it lies, without its formatting";
        writer.damage(Damage::new("the text", what));
    } else if text.units.len() < header.characters() {
        let what = format!("{} of {} characters recovered", text.units.len(), header.characters());
        writer.damage(Damage::new("the text", what));
    }
    let font_names = props::fonts(word, tables, header);
    let (paragraphs, characters) = if header.old {
        // Word 6 and 95 code their properties differently.
        (Stretches::default(), Stretches::default())
    } else {
        (
            Stretches::of_paragraphs(word, tables, header),
            Stretches::of_characters(word, tables, header),
        )
    };
    if !header.old && paragraphs.is_empty() {
        writer
            .damage(Damage::new("the paragraph properties", "they are lost: no labels, no tables"));
    }
    let mut reader = Reader {
        word,
        data,
        text: &text,
        paragraphs,
        characters,
        styles: props::styles(word, tables, header),
        fonts: font_names.iter().map(|name| Face::of_name(name)).collect(),
        lists: Lists::read(word, tables, header, &font_names),
        font_names,
        anchored: HashMap::new(),
        section_ends: ends(header.table(word, tables, Table::Sections), 12),
        auto_numbers: AutoNumbers::default(),
    };
    reader.anchor(word, tables, header);

    let (headers, footers) = reader.running(word, tables, header, writer);
    writer.attach(headers);
    writer.first_page();
    let all = text.units.len();
    let main = header.story(Story::Main);
    let main =
        if main.is_empty() || main.start >= all { 0..all } else { main.start..main.end.min(all) };
    reader.story(main, true, writer);
    // What nothing in the text is an anchor of is kept all the same.
    let mut rest: Vec<_> = std::mem::take(&mut reader.anchored).into_iter().collect();
    rest.sort_by_key(|(at, _)| *at);
    for anchored in rest.into_iter().flat_map(|(_, anchored)| anchored) {
        reader.say_anchored(anchored, writer);
    }
    writer.attach(footers);
    Ok(())
}

/// The numbers that a table of places begins with, each the end of an entry of `entry_bytes`.
fn places(table: &[u8], entry_bytes: usize) -> Vec<usize> {
    let count = table.len().saturating_sub(4) / (4 + entry_bytes);
    if table.len() < 4 {
        return Vec::new();
    }
    (0..=count).map_while(|nth| size_at(table, 4 * nth)).collect()
}

fn ends(table: &[u8], entry_bytes: usize) -> Vec<usize> {
    places(table, entry_bytes).into_iter().skip(1).filter_map(|end| end.checked_sub(1)).collect()
}

/// The ranges between places, inside `within`.
fn ranges(places: &[usize], within: &Range<usize>) -> Vec<Range<usize>> {
    let at = |place: usize| within.start.saturating_add(place).min(within.end);
    places.windows(2).map(|two| at(two[0])..at(two[1]).max(at(two[0]))).collect()
}

impl Reader<'_> {
    /// Notes what is anchored where.
    fn anchor(&mut self, word: &[u8], tables: &[u8], header: &Header) {
        let kinds = [
            (Table::FootnoteAnchors, 2, Table::FootnoteTexts, Story::Footnotes, Place::Footnote),
            (Table::EndnoteAnchors, 2, Table::EndnoteTexts, Story::Endnotes, Place::Endnote),
            (Table::CommentAnchors, 30, Table::CommentTexts, Story::Comments, Place::Comment),
        ];
        for (anchors, entry_bytes, texts, story, place) in kinds {
            let within = header.story(story);
            let anchors = places(header.table(word, tables, anchors), entry_bytes);
            let texts = ranges(&places(header.table(word, tables, texts), 0), &within);
            for (&at, text) in anchors.iter().zip(texts) {
                if !text.is_empty() {
                    let text = Said::Story(text);
                    self.anchored.entry(at).or_default().push(Anchored { place, text });
                }
            }
        }

        // A text box knows its shape, and the shape's anchor is in the main text.
        let shapes = header.table(word, tables, Table::ShapeAnchors);
        let count = shapes.len().saturating_sub(4) / 30;
        let mut anchor_of: HashMap<u32, usize> = HashMap::new();
        for nth in 0..count {
            let shape = u32_at(shapes, 4 * (count + 1) + 26 * nth);
            if let (Some(shape), Some(at)) = (shape, size_at(shapes, 4 * nth)) {
                anchor_of.insert(shape, at);
            }
        }
        let table = header.table(word, tables, Table::TextBoxTexts);
        let texts = ranges(&places(table, 22), &header.story(Story::TextBoxes));
        let count = texts.len();
        for (nth, text) in texts.into_iter().enumerate() {
            let shape = u32_at(table, 4 * (count + 1) + 22 * nth + 14).unwrap_or(0);
            // The last entry is for spare boxes.
            if text.is_empty() || shape == 0 && nth + 1 == count {
                continue;
            }
            let at = anchor_of.get(&shape).copied().unwrap_or(usize::MAX);
            let anchored = Anchored { place: Place::TextBox, text: Said::Story(text) };
            self.anchored.entry(at).or_default().push(anchored);
        }
        for (shape, text) in drawn::texts(header.table(word, tables, Table::Drawings)) {
            let at = anchor_of.get(&shape).copied().unwrap_or(usize::MAX);
            let anchored = Anchored { place: Place::TextBox, text: Said::Drawn(text) };
            self.anchored.entry(at).or_default().push(anchored);
        }
    }

    /// The page headers and the page footers, each text once.
    fn running(
        &mut self,
        word: &[u8],
        tables: &[u8],
        header: &Header,
        writer: &mut Writer,
    ) -> (Vec<Finished>, Vec<Finished>) {
        /// The first stories separate notes from the text.
        const SEPARATORS: usize = 6;
        let table = header.table(word, tables, Table::HeaderTexts);
        let texts = ranges(&places(table, 0), &header.story(Story::Headers));
        let mut seen: Vec<Vec<u16>> = Vec::new();
        let mut found = (Vec::new(), Vec::new());
        for (nth, text) in texts.into_iter().enumerate().skip(SEPARATORS) {
            let end = text.end.min(self.text.units.len());
            let units = self.text.units.get(text.start.min(end)..end).unwrap_or_default();
            if units.iter().all(|&unit| unit <= 32) || seen.iter().any(|one| one == units) {
                continue;
            }
            seen.push(units.to_vec());
            // For each section: even and odd header, even and odd footer, first header, first footer.
            let footer = matches!((nth - SEPARATORS) % 6, 2 | 3 | 5);
            writer.capture(if footer { Place::Footer } else { Place::Header });
            self.story(text, false, writer);
            let mut paragraphs = writer.captured();
            crate::writer::trim_running(&mut paragraphs);
            if footer { &mut found.1 } else { &mut found.0 }.append(&mut paragraphs);
        }
        // Which header has a text box is not asked.
        let table = header.table(word, tables, Table::HeaderTextBoxTexts);
        for text in ranges(&places(table, 22), &header.story(Story::HeaderTextBoxes)) {
            let end = text.end.min(self.text.units.len());
            let units = self.text.units.get(text.start.min(end)..end).unwrap_or_default();
            if units.iter().all(|&unit| unit <= 32) || seen.iter().any(|one| one == units) {
                continue;
            }
            seen.push(units.to_vec());
            writer.capture(Place::Header);
            self.story(text, false, writer);
            let mut paragraphs = writer.captured();
            crate::writer::trim_running(&mut paragraphs);
            found.0.append(&mut paragraphs);
        }
        found
    }

    fn say_anchored(&mut self, anchored: Anchored, writer: &mut Writer) {
        writer.capture(anchored.place);
        match anchored.text {
            Said::Story(range) => self.story(range, false, writer),
            Said::Drawn(text) => {
                for line in text.split(['\r', '\n', '\u{B}']).filter(|line| !line.trim().is_empty())
                {
                    writer.text(line, &Run::default());
                    writer.end_paragraph(Ended::default());
                }
            }
        }
        let mut paragraphs = writer.captured();
        // A note or a text box ends with a paragraph of its own, which is empty.
        while paragraphs.last().is_some_and(|last| last.text().trim().is_empty()) {
            paragraphs.pop();
        }
        if anchored.place == Place::Comment {
            writer.comment(paragraphs);
        } else {
            writer.attach(paragraphs);
        }
    }

    /// Says the paragraphs of a range of the text. Only the main story has anchors, so this goes two calls deep at most.
    fn story(&mut self, range: Range<usize>, anchors: bool, writer: &mut Writer) {
        let end = range.end.min(self.text.units.len());
        let mut at = range.start;
        let mut tables: Vec<Vec<RowDefinition>> = Vec::new();
        let mut cells: Vec<Vec<Vec<u32>>> = Vec::new();
        let mut fields: Vec<Option<usize>> = Vec::new();
        while at < end && !writer.is_full() {
            let mark = self.paragraph_end(at, end);
            let stop = (mark + 1).min(end);
            let (paragraph, changes) = self.paragraph_at(mark.min(end - 1));
            let unit = self.text.units.get(mark).copied().filter(|_| mark < end);

            let depth = paragraph.depth();
            while tables.len() > depth {
                end_table(&mut tables, &mut cells, writer);
            }
            while tables.len() < depth {
                if !tables.is_empty() {
                    begin_cell(&mut cells, writer);
                }
                writer.begin_table();
                tables.push(Vec::new());
                cells.push(vec![Vec::new()]);
            }
            let row_end = match depth {
                0 => false,
                1 => paragraph.row_end && unit == Some(CELL_END),
                _ => paragraph.inner_row_end || paragraph.row_end,
            };
            if row_end {
                let row = RowDefinition::read(&self.whole(changes));
                writer.end_row();
                if let (Some(rows), Some(cells)) = (tables.last_mut(), cells.last_mut()) {
                    rows.push(row);
                    cells.push(Vec::new());
                }
                at = stop;
                continue;
            }
            if depth > 0 {
                begin_cell(&mut cells, writer);
            }
            self.paragraph(at..mark, unit.map(|_| mark), &paragraph, anchors, &mut fields, writer);
            let cell_end = match depth {
                0 => false,
                1 => unit == Some(CELL_END),
                _ => paragraph.inner_cell_end || unit == Some(CELL_END),
            };
            if cell_end {
                writer.end_cell();
            }
            at = stop;
        }
        while !tables.is_empty() {
            end_table(&mut tables, &mut cells, writer);
        }
    }

    /// Where the paragraph that begins at `at` has its mark; `end` where it has none.
    fn paragraph_end(&self, at: usize, end: usize) -> usize {
        let units = self.text.units.get(at..end).unwrap_or_default();
        let ends = |(index, &unit): (usize, &u16)| match unit {
            PARAGRAPH_END | CELL_END => true,
            PAGE_END => self.section_ends.contains(&(at + index)),
            _ => false,
        };
        units.iter().enumerate().position(ends).map_or(end, |index| at + index)
    }

    /// The properties of the paragraph whose mark is at `mark`, and its own changes.
    fn paragraph_at(&self, mark: usize) -> (Paragraph, &[u8]) {
        let Some(place) = self.text.place(mark) else { return (Paragraph::default(), &[]) };
        let (list, _) = self.paragraphs.at(self.word, place.at);
        let style = u16_at(list, 0).unwrap_or(0);
        let changes = list.get(2..).unwrap_or_default();
        let mut paragraph =
            self.styles.get(usize::from(style)).map(|style| style.paragraph).unwrap_or_default();
        paragraph.style = style;
        paragraph.apply(&self.whole(changes));
        paragraph.apply_change(place.change);
        (paragraph, changes)
    }

    /// Changes with those that are too many to stand in a page.
    fn whole<'c>(&'c self, changes: &'c [u8]) -> std::borrow::Cow<'c, [u8]> {
        let huge = sprms(changes).find(|(code, _)| matches!(code, 0x6645 | 0x6646));
        let Some((_, value)) = huge else { return changes.into() };
        let at = size_at(value, 0).unwrap_or(usize::MAX);
        let len = u16_at(self.data, at).map_or(0, usize::from);
        let more = self.data.get(at.saturating_add(2)..at.saturating_add(2 + len));
        [changes, more.unwrap_or_default()].concat().into()
    }

    fn paragraph(
        &mut self,
        range: Range<usize>,
        mark: Option<usize>,
        props: &Paragraph,
        anchors: bool,
        fields: &mut Vec<Option<usize>>,
        writer: &mut Writer,
    ) {
        writer.begin_paragraph();
        if props.page_break && writer.is_empty() {
            writer.page_break();
        }
        self.characters_of(range, props, anchors, fields, writer);
        // An instruction that no paragraph ends was cut: what follows is text again.
        for instruction in fields.iter_mut() {
            *instruction = None;
        }
        let set = mark.map(|mark| self.set_at(mark, props).0).unwrap_or_default();
        if set.deleted && !writer.options.deleted {
            writer.join_paragraph();
            return;
        }
        let style = self.styles.get(usize::from(props.style));
        let mut ended = Ended {
            style: style
                .map(|style| style.name.as_str())
                .filter(|name| !name.is_empty())
                .and_then(|name| writer.style(name)),
            alignment: props.alignment,
            indent: props.left.saturating_add(props.first),
            heading: heading(props),
            label: None,
            hidden: set.hidden,
        };
        if props.list > 0 && !writer.vanishes(set.hidden) {
            ended.label = self.lists.label(props.list, props.level);
            if !props.own_indent {
                ended.indent = self.lists.indent(props.list, props.level).unwrap_or(ended.indent);
            }
        }
        writer.end_paragraph(ended);
    }

    fn characters_of(
        &mut self,
        range: Range<usize>,
        props: &Paragraph,
        anchors: bool,
        fields: &mut Vec<Option<usize>>,
        writer: &mut Writer,
    ) {
        let mut buffer = String::new();
        let mut run = Run::default();
        let mut set = Characters::default();
        let mut until = range.start;
        let mut next = range.start;
        while next < range.end {
            let index = next;
            if index >= until {
                say(&mut buffer, &run, writer);
                (set, until) = self.set_at(index, props);
                run = self.run(&set);
            }
            let alike = self.text.units.get(index..until.min(range.end)).unwrap_or_default();
            let plain = alike.iter().take_while(|&&unit| is_letter(unit)).count();
            if plain > 0 {
                if !in_instruction(fields) {
                    push(&alike[..plain], &mut buffer);
                }
                next += plain;
                continue;
            }
            next += 1;
            let unit = self.text.units[index];
            match unit {
                FIELD_BEGIN => fields.push(Some(next)),
                FIELD_SEPARATE => {
                    say(&mut buffer, &run, writer);
                    if let Some(instruction) = fields.last_mut() {
                        *instruction = None;
                    }
                }
                FIELD_END => {
                    // A field without a result may be one that counts.
                    let instruction = fields.pop().flatten().filter(|_| !in_instruction(fields));
                    if let Some(from) = instruction {
                        let units = self.text.units.get(from..index).unwrap_or_default();
                        let instruction = String::from_utf16_lossy(units);
                        let number = self.auto_numbers.next(&instruction, heading(props));
                        buffer.extend(number);
                    }
                    say(&mut buffer, &run, writer);
                }
                _ if in_instruction(fields) => {}
                0x0B => {
                    say(&mut buffer, &run, writer);
                    writer.soft_break(&run);
                }
                PAGE_END => {
                    say(&mut buffer, &run, writer);
                    writer.page_break();
                }
                0x0E => {
                    say(&mut buffer, &run, writer);
                    writer.line_break_before_text();
                }
                0x1E => buffer.push('\u{2011}'),
                0x1F => buffer.push('\u{AD}'),
                0x28 if set.symbol.is_some() => {
                    if let Some((font, code)) = set.symbol {
                        let name =
                            self.font_names.get(usize::from(font)).map_or("", String::as_str);
                        buffer.extend(font::symbol(name, u32::from(code)));
                    }
                }
                0..=8 => {}
                _ => push(&[unit], &mut buffer),
            }
            // A vector shape's anchor, a note's mark: it stands between the characters.
            if anchors && (unit < 0x20 || unit == 0x28) {
                for anchored in self.anchored.remove(&index).unwrap_or_default() {
                    say(&mut buffer, &run, writer);
                    self.say_anchored(anchored, writer);
                }
            }
        }
        say(&mut buffer, &run, writer);
    }

    /// How the character `index` is set, and from which one on that may change.
    fn set_at(&self, index: usize, props: &Paragraph) -> (Characters, usize) {
        let style = self.styles.get(usize::from(props.style));
        let mut set = style.map(|style| style.characters).unwrap_or_default();
        let Some(place) = self.text.place(index) else { return (set, usize::MAX) };
        let (changes, end) = self.characters.at(self.word, place.at);
        let named = sprms(changes).find(|(code, _)| *code == 0x4A30);
        if let Some(style) =
            named.and_then(|(_, value)| self.styles.get(usize::from(u16_at(value, 0)?)))
        {
            let base = Characters::default();
            // A character style says what it changes; what it does not say stays the paragraph's.
            set.bold |= style.characters.bold && !base.bold;
            set.italic |= style.characters.italic;
            set.capitals |= style.characters.capitals;
            set.hidden |= style.characters.hidden;
        }
        let base = set;
        set.apply(changes, &base);
        set.apply_change(place.change);
        let characters = end.saturating_sub(place.at).div_ceil(place.width).max(1);
        (set, index.saturating_add(characters).min(place.until.max(index + 1)))
    }

    fn run(&self, set: &Characters) -> Run {
        Run {
            bold: set.bold,
            italic: set.italic,
            capitals: set.capitals,
            hidden: set.hidden,
            inserted: set.inserted,
            deleted: set.deleted,
            face: self.fonts.get(usize::from(set.font)).copied().unwrap_or_default(),
        }
    }
}

/// Whether what comes is the instruction of a field, each given by where it begins, and no text.
fn in_instruction(fields: &[Option<usize>]) -> bool {
    fields.iter().any(Option::is_some)
}

/// The level of a heading, from 1 on.
fn heading(props: &Paragraph) -> Option<u8> {
    props.outline.map(|level| level + 1).or(match props.style {
        // The built-in headings.
        heading @ 1..=9 => Some(heading as u8),
        _ => None,
    })
}

/// Whether a character is no more than it looks like: neither a control character nor what a symbol may stand for.
const fn is_letter(unit: u16) -> bool {
    unit >= 0x20 && unit != 0x28
}

/// Puts characters behind `text`; half of a pair becomes U+FFFD.
fn push(units: &[u16], text: &mut String) {
    text.reserve(units.len() * 3);
    for c in char::decode_utf16(units.iter().copied()) {
        text.push(c.unwrap_or(char::REPLACEMENT_CHARACTER));
    }
}

fn say(buffer: &mut String, run: &Run, writer: &mut Writer) {
    if !buffer.is_empty() {
        writer.text(buffer, run);
        buffer.clear();
    }
}

/// Begins a cell of the innermost table, unless one is open.
fn begin_cell(cells: &mut [Vec<Vec<u32>>], writer: &mut Writer) {
    if writer.in_open_cell() {
        return;
    }
    if let Some(cell) = writer.begin_cell()
        && let Some(row) = cells.last_mut().and_then(|rows| rows.last_mut())
    {
        row.push(cell);
    }
}

/// Ends the innermost table, with its cells put into a grid.
fn end_table(
    tables: &mut Vec<Vec<RowDefinition>>,
    cells: &mut Vec<Vec<Vec<u32>>>,
    writer: &mut Writer,
) {
    let (Some(rows), Some(cells)) = (tables.pop(), cells.pop()) else { return };
    let mut grid = Vec::new();
    for (row, ids) in rows.iter().zip(&cells) {
        let cells = ids.iter().zip(&row.cells).map(|(&id, cell)| GridCell {
            id,
            left: cell.left,
            right: cell.right,
            continues_left: cell.continues_left,
            continues_above: cell.continues_above,
        });
        grid.push(cells.collect());
    }
    if let Some(table) = writer.table() {
        table.bordered |= rows.iter().any(|row| row.bordered);
        let heads = rows.iter().take_while(|row| row.head).count();
        table.head_rows = u16::try_from(heads).unwrap_or(u16::MAX);
    }
    writer.end_table_on_grid(&grid);
}
