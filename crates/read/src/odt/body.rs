//! The text, and the definitions that stand before it in the same parts.

use std::collections::{HashMap, HashSet};

use crate::document::Place;
use crate::error::Error;
use crate::number::{Counters, LEVELS, Level};
use crate::writer::{AutoLabel, Finished, GridCell, Paragraph, Run, Writer};
use crate::xml::{Event, Reader, Tag};
use crate::{Damage, limits};

use super::styles::{self, Style, Styles};

/// What the parts of a document share.
#[derive(Debug, Default)]
pub(super) struct Context {
    styles: Styles,
    fonts: HashMap<String, String>,
    list_styles: HashMap<String, Vec<Level>>,
    counters: Counters<u32, u32>,
    /// The lists by their own names, and the last one of each style, to go on with.
    list_names: HashMap<String, u32>,
    list_of_style: HashMap<String, u32>,
    lists: u32,
    items: u32,
    pub(super) headers: Vec<Finished>,
    pub(super) footers: Vec<Finished>,
    running: Vec<String>,
    /// Deleted text, by the name of the change.
    deletions: HashMap<String, String>,
    /// The changes that are deletions: a flat file has their text where it stood.
    deleted: HashSet<String>,
}

/// What an open element is to us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Frame {
    Through,
    Skip,
    Style,
    ListStyle,
    ListLevel,
    Running(Place),
    Paragraph,
    Span,
    List,
    Item,
    Table,
    HeadRows,
    Row,
    Cell,
    Note,
    NoteBody(Place),
    Comment,
    TextBox,
    Deletion,
}

/// A list that is open.
#[derive(Debug)]
struct OpenList {
    style: Option<String>,
    id: u32,
    /// Whether the item that is open still waits for its label, and what it starts from.
    unlabelled: bool,
    start: Option<i64>,
}

/// A paragraph that is open.
#[derive(Debug)]
struct OpenParagraph {
    style: Style,
    label: Option<AutoLabel>,
    label_indent: Option<i32>,
    outline: Option<u8>,
    /// Whether the last thing said was a blank that others are part of.
    blank: bool,
    /// How many lists are open around it; those outside a text box do not number what is in it.
    runs: Vec<Run>,
}

#[derive(Debug, Default)]
struct OpenTable {
    column: u16,
    /// For each column that a cell covers from above: for how many rows more, and how many columns it covers.
    hanging: HashMap<u16, (u16, u16)>,
    rows: Vec<Vec<GridCell>>,
    /// How many covered cells of the row belong to what was already said.
    passed: u16,
    in_head: bool,
}

impl OpenTable {
    /// Puts a cell into the grid; the number of a column is its edge.
    fn put(&mut self, id: Option<u32>, column: u16, columns: u16, continues_above: bool) {
        /// Columns lie farther apart than edges that count as one.
        const COLUMN: i32 = 1000;
        let (Some(id), Some(row)) = (id, self.rows.last_mut()) else { return };
        row.push(GridCell {
            id,
            left: i32::from(column) * COLUMN,
            right: i32::from(column.saturating_add(columns)) * COLUMN,
            continues_left: false,
            continues_above,
        });
    }
}

#[derive(Debug)]
struct Story<'a> {
    context: &'a mut Context,
    writer: &'a mut Writer,
    frames: Vec<Frame>,
    paragraphs: Vec<OpenParagraph>,
    lists: Vec<OpenList>,
    /// How many of the lists are outside the innermost cell, note or text box.
    list_floors: Vec<usize>,
    tables: Vec<OpenTable>,
    style: Option<(String, String, Style)>,
    list_style: (String, Vec<Level>),
    level: Option<usize>,
    inserted: u32,
    deleted: u32,
    change: String,
    note_place: Place,
}

pub(super) fn read(
    text: &str,
    part: &str,
    context: &mut Context,
    writer: &mut Writer,
) -> Result<(), Error> {
    let mut reader = Reader::new(text, part);
    let mut story = Story {
        context,
        writer,
        frames: Vec::new(),
        paragraphs: Vec::new(),
        lists: Vec::new(),
        list_floors: Vec::new(),
        tables: Vec::new(),
        style: None,
        list_style: (String::new(), Vec::new()),
        level: None,
        inserted: 0,
        deleted: 0,
        change: String::new(),
        note_place: Place::Footnote,
    };
    loop {
        match reader.next()? {
            Event::Open(tag) => {
                let frame = story.open(&tag);
                story.frames.push(frame);
            }
            Event::Close(_) => {
                if let Some(frame) = story.frames.pop() {
                    story.close(frame);
                }
            }
            Event::Text(text) => story.text(&text),
            Event::End => break,
        }
        if story.writer.is_full() {
            break;
        }
    }
    if let Some(what) = reader.faults() {
        writer.damage(Damage::new(part.to_owned(), what));
    }
    Ok(())
}

impl Story<'_> {
    fn open(&mut self, tag: &Tag<'_>) -> Frame {
        let parent = self.frames.last().copied().unwrap_or(Frame::Through);
        let (prefix, name) = tag.name.split_once(':').unwrap_or(("", tag.name));
        if parent == Frame::Skip {
            return Frame::Skip;
        }
        if self.frames.contains(&Frame::Deletion) {
            return if matches!(prefix, "dc" | "meta") { Frame::Skip } else { Frame::Through };
        }
        match (prefix, name) {
            // ----- definitions -----
            ("style", "font-face") => {
                if let (Some(name), Some(family)) = (tag.local("name"), tag.local("font-family")) {
                    self.context.fonts.insert(name.into_owned(), family.into_owned());
                }
                Frame::Skip
            }
            ("style", "style" | "default-style") => {
                let family = tag.local("family").unwrap_or_default().into_owned();
                let own = if name == "style" { tag.local("name") } else { None };
                let own = own.unwrap_or_default().into_owned();
                self.style = Some((family, own, Style::new(tag)));
                Frame::Style
            }
            ("style", _) if parent == Frame::Style => {
                if let Some((_, _, style)) = &mut self.style {
                    style.take(name, tag, &self.context.fonts);
                }
                Frame::Skip
            }
            ("text", "list-style" | "outline-style") => {
                let own = tag.local("name").unwrap_or_default().into_owned();
                self.list_style = (own, vec![Level::default(); LEVELS]);
                Frame::ListStyle
            }
            (
                "text",
                "list-level-style-number" | "list-level-style-bullet" | "outline-level-style",
            ) => {
                if let Some((index, level)) = styles::level(name, tag)
                    && let Some(slot) = self.list_style.1.get_mut(index)
                {
                    *slot = level;
                    self.level = Some(index);
                }
                Frame::ListLevel
            }
            (
                "style",
                "list-level-properties" | "list-level-label-alignment" | "text-properties",
            ) if self.level.is_some() => {
                self.level_properties(name, tag);
                Frame::ListLevel
            }
            ("style", "header" | "header-left" | "header-first") => {
                self.begin_running(Place::Header)
            }
            ("style", "footer" | "footer-left" | "footer-first") => {
                self.begin_running(Place::Footer)
            }

            // ----- tracked changes -----
            ("text", "changed-region") => {
                self.change = tag.local("id").unwrap_or_default().into_owned();
                Frame::Through
            }
            ("text", "deletion") => {
                self.context.deleted.insert(self.change.clone());
                Frame::Deletion
            }
            ("text", "change") => {
                let name = tag.local("change-id").unwrap_or_default();
                if let Some(text) = self.context.deletions.remove(&*name) {
                    let run = Run { deleted: true, ..self.run() };
                    self.writer.text(&text, &run);
                }
                Frame::Skip
            }
            ("text", "change-start") => {
                *self.changes(tag) += 1;
                Frame::Skip
            }
            ("text", "change-end") => {
                let changes = self.changes(tag);
                *changes = changes.saturating_sub(1);
                Frame::Skip
            }

            // ----- paragraphs -----
            ("text", "p" | "h") => self.begin_paragraph(name == "h", tag),
            ("text", "span") => {
                let run = self.run();
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    let style = tag.local("style-name").unwrap_or_default();
                    let style = self.context.styles.get("text", &style);
                    paragraph.runs.push(set(&style, run));
                }
                Frame::Span
            }
            ("text", "s") => {
                let count = tag.local("c").and_then(|count| count.parse().ok()).unwrap_or(1);
                self.say(&" ".repeat(std::cmp::min(count, 1000)));
                Frame::Skip
            }
            ("text", "tab") => {
                self.say("\t");
                Frame::Skip
            }
            ("text", "line-break") => {
                if self.in_paragraph() {
                    let run = self.run();
                    self.writer.soft_break(&run);
                    if let Some(paragraph) = self.paragraphs.last_mut() {
                        paragraph.blank = true;
                    }
                }
                Frame::Skip
            }
            ("text", "soft-page-break") => {
                self.writer.next_page();
                Frame::Skip
            }

            // ----- lists -----
            ("text", "list") => self.begin_list(tag),
            ("text", "list-item") => {
                let start = tag.local("start-value").and_then(|start| start.parse().ok());
                if let Some(list) = self.lists.last_mut() {
                    list.unlabelled = true;
                    list.start = start;
                }
                Frame::Item
            }
            ("text", "list-header") => Frame::Item,

            // ----- tables -----
            ("table", "table") => {
                self.end_paragraph();
                if self.tables.len() >= limits::MAX_DEPTH {
                    return Frame::Through;
                }
                self.writer.begin_table();
                self.tables.push(OpenTable::default());
                Frame::Table
            }
            ("table", "table-header-rows") => {
                if let Some(table) = self.tables.last_mut() {
                    table.in_head = true;
                }
                Frame::HeadRows
            }
            ("table", "table-row") => {
                self.writer.begin_row();
                if let Some(table) = self.tables.last_mut() {
                    table.column = 0;
                    table.passed = 0;
                    table.rows.push(Vec::new());
                    if table.in_head
                        && let Some(table) = self.writer.table()
                    {
                        table.head_rows = table.head_rows.saturating_add(1);
                    }
                }
                Frame::Row
            }
            ("table", "table-cell") => self.begin_cell(tag),
            ("table", "covered-table-cell") => {
                self.covered_cell(tag);
                Frame::Skip
            }

            // ----- text apart -----
            ("text", "note") => {
                let end = tag.local("note-class").as_deref() == Some("endnote");
                self.note_place = if end { Place::Endnote } else { Place::Footnote };
                Frame::Note
            }
            ("text", "note-body") => {
                self.begin_apart(self.note_place);
                Frame::NoteBody(self.note_place)
            }
            ("office", "annotation") => {
                self.begin_apart(Place::Comment);
                Frame::Comment
            }
            (
                "draw",
                "text-box" | "custom-shape" | "rect" | "ellipse" | "circle" | "polygon" | "path"
                | "caption" | "regular-polygon" | "polyline",
            ) => {
                self.begin_apart(Place::TextBox);
                Frame::TextBox
            }

            (
                "text",
                "note-citation"
                | "sequence-decls"
                | "variable-decls"
                | "user-field-decls"
                | "bibliography-configuration"
                | "notes-configuration"
                | "linenumbering-configuration"
                | "table-of-content-source"
                | "hidden-paragraph"
                | "ruby-text"
                | "list-level-style-image",
            )
            | ("svg", "title" | "desc")
            | (
                "dc" | "meta" | "office",
                "creator" | "date" | "date-string" | "forms" | "binary-data",
            )
            | ("table", "table-columns" | "table-column" | "title" | "desc")
            | ("math", _) => Frame::Skip,
            _ if self.in_text() => Frame::Span,
            _ => Frame::Through,
        }
    }

    fn close(&mut self, frame: Frame) {
        match frame {
            Frame::Style => {
                if let Some((family, name, style)) = self.style.take() {
                    self.context.styles.insert(family, name, style);
                }
            }
            Frame::ListStyle => {
                let (name, levels) = std::mem::take(&mut self.list_style);
                self.context.list_styles.insert(name, levels);
            }
            Frame::ListLevel if !self.frames.contains(&Frame::ListLevel) => {
                self.level = None;
            }
            Frame::Running(place) => self.end_running(place),
            Frame::Paragraph => self.end_paragraph(),
            Frame::Span => {
                if let Some(paragraph) = self.paragraphs.last_mut()
                    && paragraph.runs.len() > 1
                {
                    paragraph.runs.pop();
                }
            }
            Frame::List => {
                self.lists.pop();
            }
            Frame::Table => {
                let rows = self.tables.pop().map(|table| table.rows).unwrap_or_default();
                self.writer.end_table_on_grid(&rows);
            }
            Frame::HeadRows => {
                if let Some(table) = self.tables.last_mut() {
                    table.in_head = false;
                }
            }
            Frame::Row => self.writer.end_row(),
            Frame::Cell => {
                self.list_floors.pop();
                self.writer.end_cell();
            }
            Frame::NoteBody(_) | Frame::TextBox => {
                let paragraphs = self.end_apart();
                self.writer.attach(paragraphs);
            }
            Frame::Comment => {
                let paragraphs = self.end_apart();
                self.writer.comment(paragraphs);
            }
            _ => {}
        }
    }

    // ----- lists -----

    fn level_properties(&mut self, name: &str, tag: &Tag<'_>) {
        let Some(level) = self.level.and_then(|index| self.list_style.1.get_mut(index)) else {
            return;
        };
        if name == "text-properties" {
            let own = tag.local("font-name").unwrap_or_default();
            let font = self.context.fonts.get(&*own).map_or(&*own, String::as_str);
            let family = tag.local("font-family");
            styles::set_bullet_font(level, family.as_deref().unwrap_or(font).trim_matches('\''));
            return;
        }
        let length = |name| tag.local(name).and_then(|length| styles::twentieths(&length));
        if let Some(left) = length("margin-left") {
            level.indent = Some(left.saturating_add(length("text-indent").unwrap_or(0)));
        } else if let Some(before) = length("space-before") {
            level.indent = Some(before);
        }
    }

    fn begin_list(&mut self, tag: &Tag<'_>) -> Frame {
        let floor = self.list_floors.last().copied().unwrap_or(0);
        let outer = if self.lists.len() > floor { self.lists.last() } else { None };
        let own = tag.local("style-name").map(std::borrow::Cow::into_owned);
        let style = own.or_else(|| outer.and_then(|list| list.style.clone()));
        let id = match outer {
            Some(outer) => outer.id,
            None => {
                let context = &mut *self.context;
                let before = match tag.local("continue-list") {
                    Some(name) => context.list_names.get(&*name).copied(),
                    None if tag.local("continue-numbering").as_deref() == Some("true") => {
                        style.as_ref().and_then(|style| context.list_of_style.get(style)).copied()
                    }
                    None => None,
                };
                before.unwrap_or_else(|| {
                    context.lists += 1;
                    context.lists
                })
            }
        };
        if let Some(name) = tag.local("id") {
            self.context.list_names.insert(name.into_owned(), id);
        }
        if let Some(style) = &style {
            self.context.list_of_style.insert(style.clone(), id);
        }
        self.lists.push(OpenList { style, id, unlabelled: false, start: None });
        Frame::List
    }

    /// The label of a paragraph that begins here, and how far it is indented.
    fn label(&mut self, style: &Style) -> Option<(Option<AutoLabel>, Option<i32>)> {
        let floor = self.list_floors.last().copied().unwrap_or(0);
        let depth = self.lists.len().checked_sub(floor)?.checked_sub(1)?.min(LEVELS - 1);
        let list = self.lists.last_mut()?;
        let name = list.style.as_ref().or(style.list.as_ref())?;
        let levels = self.context.list_styles.get(name)?;
        let indent = levels.get(depth).and_then(|level| level.indent);
        if !std::mem::take(&mut list.unlabelled) {
            return Some((None, indent));
        }
        let start = list.start.take();
        // Each item may start anew: it is a use of its own.
        self.context.items += 1;
        let level = depth as u8;
        let next = self.context.counters.next(list.id, self.context.items, levels, level, start);
        Some((next.map(|(text, bullet)| AutoLabel { text, level, bullet }), indent))
    }

    // ----- paragraphs -----

    fn begin_paragraph(&mut self, heading: bool, tag: &Tag<'_>) -> Frame {
        // One that stands in another has lost the end of that one.
        self.end_paragraph();
        let name = tag.local("style-name").unwrap_or_default();
        let style = self.context.styles.get("paragraph", &name);
        let (label, label_indent) = self.label(&style).unwrap_or_default();
        let outline = if heading {
            tag.local("outline-level").and_then(|level| level.parse().ok())
        } else {
            None
        };
        self.writer.begin_paragraph();
        if style.page_break == Some(true) {
            self.writer.page_break();
        }
        let base = set(&style, Run::default());
        self.paragraphs.push(OpenParagraph {
            outline: outline.or(style.outline).filter(|level| (1..=9).contains(level)),
            style,
            label,
            label_indent,
            blank: true,
            runs: vec![base],
        });
        Frame::Paragraph
    }

    /// How many changes are open of the kind that this one is of.
    fn changes(&mut self, tag: &Tag<'_>) -> &mut u32 {
        let id = tag.local("change-id").unwrap_or_default();
        if self.context.deleted.contains(&*id) { &mut self.deleted } else { &mut self.inserted }
    }

    fn end_paragraph(&mut self) {
        if !self.writer.is_open() {
            return;
        }
        let Some(open) = self.paragraphs.pop() else { return };
        if self.deleted > 0 && !self.writer.options.deleted {
            self.writer.join_paragraph();
            return;
        }
        let own = open.style.left.unwrap_or(0).saturating_add(open.style.first.unwrap_or(0));
        let indent = if open.style.left.is_some() { own } else { open.label_indent.unwrap_or(own) };
        let name = open.style.shown_name.as_str();
        let style = if name.is_empty() { None } else { self.writer.style(name) };
        self.writer.end_paragraph(Paragraph {
            style,
            alignment: open.style.alignment.unwrap_or_default(),
            indent,
            heading: open.outline,
            label: open.label,
            hidden: open.style.hidden == Some(true),
        });
    }

    fn in_paragraph(&self) -> bool {
        self.writer.is_open()
    }

    /// Whether text that comes now is a paragraph's.
    fn in_text(&self) -> bool {
        matches!(self.frames.last(), Some(Frame::Paragraph | Frame::Span))
    }

    fn run(&self) -> Run {
        let run = self.paragraphs.last().and_then(|paragraph| paragraph.runs.last());
        Run {
            inserted: self.inserted > 0,
            deleted: self.deleted > 0,
            ..run.copied().unwrap_or_default()
        }
    }

    /// Text in the file: blanks and line ends are one blank.
    fn text(&mut self, text: &str) {
        if self.frames.contains(&Frame::Deletion) {
            if self.frames.last() == Some(&Frame::Through) && !text.trim().is_empty() {
                let deleted = self.context.deletions.entry(self.change.clone()).or_default();
                deleted.push_str(text);
            }
            return;
        }
        if !self.in_text() || !self.in_paragraph() {
            return;
        }
        let run = self.run();
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        let is_blank = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r');
        // Nearly all text has no blanks to fold.
        let folds = text.contains(['\t', '\n', '\r'])
            || text.contains("  ")
            || (paragraph.blank && text.starts_with(' '));
        if !folds {
            paragraph.blank = text.ends_with(' ');
            self.writer.text(text, &run);
            return;
        }
        let mut folded = String::with_capacity(text.len());
        for c in text.chars() {
            if is_blank(c) {
                if !paragraph.blank {
                    folded.push(' ');
                }
                paragraph.blank = true;
            } else {
                folded.push(c);
                paragraph.blank = false;
            }
        }
        self.writer.text(&folded, &run);
    }

    /// Text that an element stands for.
    fn say(&mut self, text: &str) {
        if self.in_paragraph() {
            let run = self.run();
            self.writer.text(text, &run);
            if let Some(paragraph) = self.paragraphs.last_mut() {
                paragraph.blank = false;
            }
        }
    }

    // ----- text apart -----

    fn begin_apart(&mut self, place: Place) {
        // What is anchored to the page stands between paragraphs.
        self.writer.capture(place);
        self.list_floors.push(self.lists.len());
    }

    fn end_apart(&mut self) -> Vec<Finished> {
        self.end_paragraph();
        self.list_floors.pop();
        let mut paragraphs = self.writer.captured();
        while paragraphs.last().is_some_and(|last| last.text().trim().is_empty()) {
            paragraphs.pop();
        }
        paragraphs
    }

    fn begin_running(&mut self, place: Place) -> Frame {
        self.begin_apart(place);
        Frame::Running(place)
    }

    fn end_running(&mut self, place: Place) {
        let mut paragraphs = self.end_apart();
        crate::writer::trim_running(&mut paragraphs);
        let whole: Vec<_> = paragraphs.iter().map(Finished::text).collect();
        let whole = whole.join("\n");
        if whole.is_empty() || self.context.running.contains(&whole) {
            return;
        }
        self.context.running.push(whole);
        let all = if place == Place::Header {
            &mut self.context.headers
        } else {
            &mut self.context.footers
        };
        all.append(&mut paragraphs);
    }

    // ----- tables -----

    fn begin_cell(&mut self, tag: &Tag<'_>) -> Frame {
        let number = |name| tag.local(name).and_then(|n| n.parse::<u16>().ok()).unwrap_or(1).max(1);
        let columns = number("number-columns-spanned").min(limits::MAX_COLUMNS);
        let rows = number("number-rows-spanned");
        let style = tag.local("style-name").unwrap_or_default();
        let bordered = self.context.styles.get("table-cell", &style).bordered;
        let Some(table) = self.tables.last_mut() else { return Frame::Through };
        table.passed = columns - 1;
        if rows > 1 {
            table.hanging.insert(table.column, (rows - 1, columns));
        }
        let column = table.column;
        table.column = column.saturating_add(1);
        let id = self.writer.begin_cell();
        table.put(id, column, columns, false);
        if let Some(table) = self.writer.table() {
            table.bordered |= bordered;
        }
        self.list_floors.push(self.lists.len());
        Frame::Cell
    }

    /// A cell that another one covers: from above it is a cell of the row, from the left it is none.
    fn covered_cell(&mut self, tag: &Tag<'_>) {
        let repeated = tag.local("number-columns-repeated").and_then(|n| n.parse::<u16>().ok());
        for _ in 0..repeated.unwrap_or(1).clamp(1, limits::MAX_COLUMNS) {
            let Some(table) = self.tables.last_mut() else { return };
            let column = table.column;
            table.column = column.saturating_add(1);
            if table.passed > 0 {
                table.passed -= 1;
                continue;
            }
            let Some((rows, columns)) = table.hanging.get_mut(&column) else { continue };
            let columns = *columns;
            *rows -= 1;
            if *rows == 0 {
                table.hanging.remove(&column);
            }
            table.passed = columns - 1;
            let id = self.writer.begin_cell();
            table.put(id, column, columns, true);
            self.writer.end_cell();
        }
    }
}

/// A run set in `style` where `below` is what holds else.
fn set(style: &Style, below: Run) -> Run {
    Run {
        bold: style.bold.unwrap_or(below.bold),
        italic: style.italic.unwrap_or(below.italic),
        capitals: style.capitals.unwrap_or(below.capitals),
        hidden: style.hidden.unwrap_or(below.hidden),
        face: style.font.unwrap_or(below.face),
        ..below
    }
}
