//! The stories: the body, and the headers, footers, notes and comments that are built like it.
//!
//! One walk over the events with a stack of what each open element is to us; elements that a damaged file has in the
//! wrong place are taken where they stand.

use std::collections::{BTreeMap, HashMap};

use crate::document::Place;
use crate::error::Error;
use crate::font;
use crate::number::autonum::AutoNumbers;
use crate::writer::{Finished, Paragraph, Run, Writer};
use crate::xml::{Event, Reader, Tag, local};
use crate::{Damage, limits};

use super::numbering::Numbering;
use super::styles::{ParagraphProps, RunProps, Styles, draws, is_on, number};

/// What kind of part is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Root {
    Body,
    Footnotes,
    Endnotes,
    Comments,
}

/// What all stories of a document share.
#[derive(Debug)]
pub(super) struct Context {
    styles: Styles,
    numbering: Numbering,
    /// The notes that were not met in the text so far, by kind and number.
    notes: BTreeMap<(u8, i32), Vec<Finished>>,
    /// The lines of other files that are part of this one, and those of drawn diagrams, by their relations.
    pub(super) chunks: HashMap<String, Vec<String>>,
    pub(super) diagrams: HashMap<String, Vec<String>>,
    /// Whether the file says where its pages ended when it was saved; else only forced breaks are known.
    pub(super) stored_pages: bool,
    auto_numbers: AutoNumbers,
}

/// A field that is open: its instruction, while that is still running.
type Field = Option<String>;

impl Context {
    pub(super) fn new(styles: Styles, numbering: Numbering) -> Self {
        Self {
            styles,
            numbering,
            notes: BTreeMap::new(),
            chunks: HashMap::new(),
            diagrams: HashMap::new(),
            stored_pages: false,
            auto_numbers: AutoNumbers::default(),
        }
    }

    /// Footnotes and endnotes that nothing referred to.
    pub(super) fn unanchored_notes(&mut self) -> Vec<Finished> {
        let comments = Root::Comments as u8;
        let notes = std::mem::take(&mut self.notes);
        notes
            .into_iter()
            .filter(|((kind, _), _)| *kind != comments)
            .flat_map(|(_, note)| note)
            .collect()
    }
}

/// What an open element is to us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Frame {
    /// Nothing in itself, but what is in it counts.
    Through,
    /// Nothing in it counts.
    Skip,
    Paragraph,
    ParagraphProps,
    MarkProps,
    Section,
    Run,
    RunProps,
    Text,
    Instruction,
    Inserted,
    Deleted,
    TextBox,
    Note(Root, i32),
    /// A note where it is anchored, as Word 2003 writes it.
    InlineNote,
    /// `mc:AlternateContent`, and whether one of its forms was taken.
    Alternate(bool),
    Table,
    TableProps,
    TableBorders,
    Row,
    RowProps,
    Cell,
    CellProps,
}

/// A paragraph that is open.
#[derive(Debug, Default)]
struct Open {
    direct: ParagraphProps,
    style: Option<String>,
    /// Where that style stands among the styles; it is the usual one where none is named.
    set_in: Option<usize>,
    mark: RunProps,
    section_ends: bool,
    ended: bool,
}

#[derive(Debug)]
struct Story<'a> {
    context: &'a mut Context,
    writer: &'a mut Writer,
    frames: Vec<Frame>,
    paragraphs: Vec<Open>,
    /// How the paragraph's style sets its runs.
    direct: RunProps,
    run_style: Option<String>,
    /// How the run is set, all things considered; worked out when its first text comes.
    run: Option<Run>,
    inserted: u32,
    deleted: u32,
    fields: Vec<Field>,
}

pub(super) fn read(
    text: &str,
    part: &str,
    root: Root,
    place: Place,
    context: &mut Context,
    writer: &mut Writer,
) -> Result<(), Error> {
    let mut reader = Reader::new(text, part);
    let mut story = Story {
        context,
        writer,
        frames: Vec::new(),
        paragraphs: Vec::new(),
        direct: RunProps::default(),
        run_style: None,
        run: None,
        inserted: 0,
        deleted: 0,
        fields: Vec::new(),
    };
    loop {
        match reader.next()? {
            Event::Open(tag) => {
                let frame = story.open(&tag, root, place);
                story.frames.push(frame);
            }
            Event::Close(_) => {
                if let Some(frame) = story.frames.pop() {
                    story.close(frame);
                }
            }
            Event::Text(text) => match story.frames.last() {
                Some(Frame::Text) => story.say(&text),
                Some(Frame::Instruction) => story.instruct(&text),
                _ => {}
            },
            Event::End => break,
        }
        if story.writer.is_full() {
            break;
        }
    }
    // A cut part leaves its last paragraph open.
    story.end_paragraph();
    if let Some(what) = reader.faults() {
        writer.damage(Damage::new(part.to_owned(), what));
    }
    Ok(())
}

impl Story<'_> {
    fn open(&mut self, tag: &Tag<'_>, root: Root, place: Place) -> Frame {
        let parent = self.frames.last().copied().unwrap_or(Frame::Through);
        let name = local(tag.name);
        // DrawingML and charts have paragraphs and tables of their own, which are no text of the plan's.
        if parent == Frame::Skip || tag.name.starts_with("a:") && matches!(name, "p" | "tbl" | "t")
        {
            return Frame::Skip;
        }
        match (parent, name) {
            (_, "p") => self.begin_paragraph(),
            (_, "t" | "delText") => Frame::Text,
            (_, "r") => {
                self.direct = RunProps::default();
                self.run_style = None;
                self.run = None;
                Frame::Run
            }

            // ----- paragraph properties -----
            (_, "pPr") => Frame::ParagraphProps,
            (Frame::ParagraphProps, "rPr") => Frame::MarkProps,
            (Frame::ParagraphProps, "numPr" | "listPr") => Frame::ParagraphProps,
            (Frame::ParagraphProps, "sectPr") => {
                if let Some(open) = self.paragraphs.last_mut() {
                    open.section_ends = true;
                }
                Frame::Section
            }
            (Frame::ParagraphProps, "pStyle") => {
                if let Some(open) = self.paragraphs.last_mut() {
                    open.style = tag.local("val").map(std::borrow::Cow::into_owned);
                    open.set_in = self.context.styles.paragraph(open.style.as_deref());
                }
                Frame::Skip
            }
            (Frame::ParagraphProps, _) => {
                if let Some(open) = self.paragraphs.last_mut() {
                    open.direct.take(name, tag);
                }
                Frame::Skip
            }
            (Frame::Section, "type") => {
                if let Some(open) = self.paragraphs.last_mut() {
                    open.section_ends = tag.local("val").as_deref() != Some("continuous");
                }
                Frame::Skip
            }
            (Frame::MarkProps, _) => {
                if let Some(open) = self.paragraphs.last_mut() {
                    open.mark.take(name, tag);
                }
                Frame::Skip
            }

            // ----- run properties -----
            (_, "rPr") => Frame::RunProps,
            (Frame::RunProps, "rStyle") => {
                self.run_style = tag.local("val").map(std::borrow::Cow::into_owned);
                self.run = None;
                Frame::Skip
            }
            (Frame::RunProps, _) => {
                self.direct.take(name, tag);
                self.run = None;
                Frame::Skip
            }

            // ----- tracked changes -----
            (_, "ins" | "moveTo") => {
                self.inserted += 1;
                self.run = None;
                Frame::Inserted
            }
            (_, "del" | "moveFrom") => {
                self.deleted += 1;
                self.run = None;
                Frame::Deleted
            }

            // ----- tables -----
            (_, "tbl") => self.begin_table(),
            (_, "tblPr") => Frame::TableProps,
            (Frame::TableProps, "tblStyle") => {
                let style = tag.local("val").and_then(|id| self.context.styles.get(&id));
                let bordered = style.is_some_and(|style| style.bordered);
                if let Some(table) = self.writer.table() {
                    table.bordered |= bordered;
                }
                Frame::Skip
            }
            (_, "tblBorders" | "tcBorders") => Frame::TableBorders,
            (Frame::TableBorders, _) => {
                if let Some(table) = self.writer.table().filter(|_| draws(tag)) {
                    table.bordered = true;
                }
                Frame::Skip
            }
            (_, "tr") => {
                self.end_paragraph();
                self.writer.begin_row();
                Frame::Row
            }
            (_, "trPr") => Frame::RowProps,
            (Frame::RowProps, "gridBefore") => {
                self.writer.skip_columns(number(tag, "val").unwrap_or(0));
                Frame::Skip
            }
            (Frame::RowProps, "tblHeader") => {
                if let Some(table) = self.writer.table().filter(|_| is_on(tag)) {
                    table.head_rows = table.head_rows.saturating_add(1);
                }
                Frame::Skip
            }
            (_, "tc") => {
                self.end_paragraph();
                self.writer.begin_cell();
                Frame::Cell
            }
            (_, "tcPr") => Frame::CellProps,
            (Frame::CellProps, "gridSpan") => {
                self.writer.span_columns(number(tag, "val").unwrap_or(1));
                Frame::Skip
            }
            (Frame::CellProps, "vMerge") => {
                if tag.local("val").as_deref() != Some("restart") {
                    self.writer.continue_above();
                }
                Frame::Skip
            }
            (Frame::TableProps | Frame::RowProps | Frame::CellProps | Frame::Section, _) => {
                Frame::Skip
            }

            // ----- what has other text behind it -----
            (_, "txbxContent") => {
                self.writer.enter(Place::TextBox);
                Frame::TextBox
            }
            // Letters drawn along a path; in a page header they are a watermark.
            (_, "textpath") => {
                if let Some(text) =
                    tag.local("string").filter(|_| root == Root::Body && place == Place::Body)
                {
                    self.say_apart(Place::TextBox, text.lines());
                }
                Frame::Skip
            }
            (_, "relIds") => {
                let lines = tag.local("dm").and_then(|id| self.context.diagrams.remove(&*id));
                self.say_apart(Place::TextBox, lines.iter().flatten().map(String::as_str));
                Frame::Skip
            }
            (_, "altChunk") => {
                let lines = tag.local("id").and_then(|id| self.context.chunks.remove(&*id));
                self.end_paragraph();
                for line in lines.iter().flatten() {
                    self.writer.begin_paragraph();
                    self.writer.text(line, &Run::default());
                    self.writer.end_paragraph(Paragraph::default());
                }
                Frame::Skip
            }
            (_, "AlternateContent") => Frame::Alternate(false),
            (Frame::Alternate(taken), "Choice" | "Fallback") => {
                if let Some(parent) = self.frames.last_mut() {
                    *parent = Frame::Alternate(true);
                }
                if taken { Frame::Skip } else { Frame::Through }
            }
            (Frame::Run, "footnote" | "endnote") if root == Root::Body => {
                let endnote = name == "endnote";
                self.writer.capture(if endnote { Place::Endnote } else { Place::Footnote });
                Frame::InlineNote
            }
            (_, "annotation") => match tag.local("type").as_deref() {
                Some("Word.Insertion") => {
                    self.inserted += 1;
                    self.run = None;
                    Frame::Inserted
                }
                Some("Word.Deletion") => {
                    self.deleted += 1;
                    self.run = None;
                    Frame::Deleted
                }
                Some("Word.Comment") => {
                    self.writer.capture(Place::Comment);
                    Frame::InlineNote
                }
                _ => Frame::Through,
            },
            (_, "footnote" | "endnote" | "comment") if root != Root::Body => {
                if tag.local("type").is_some_and(|kind| kind != "normal") {
                    return Frame::Skip;
                }
                let id = number(tag, "id").unwrap_or(0);
                self.writer.capture(place);
                Frame::Note(root, id)
            }
            (_, "footnoteReference") => self.note(Root::Footnotes, tag),
            (_, "endnoteReference") => self.note(Root::Endnotes, tag),
            (_, "commentReference") => self.note(Root::Comments, tag),

            // ----- what a run holds besides text -----
            (_, "tab" | "ptab") => self.special("\t"),
            (_, "noBreakHyphen") => self.special("\u{2011}"),
            (_, "softHyphen") => self.special("\u{AD}"),
            (_, "cr") => self.soft_break(),
            (_, "br") => match tag.local("type").as_deref() {
                Some("page" | "column") => {
                    if self.context.stored_pages {
                        self.writer.line_break_before_text();
                    } else {
                        self.writer.page_break();
                    }
                    Frame::Skip
                }
                _ => self.soft_break(),
            },
            (_, "lastRenderedPageBreak") => {
                if self.context.stored_pages {
                    self.writer.next_page();
                }
                Frame::Skip
            }
            (_, "sym") => {
                let code = tag.local("char");
                let code = code.and_then(|hex| u32::from_str_radix(hex.trim(), 16).ok());
                let name = tag.local("font").unwrap_or_default();
                if let Some(c) = code.and_then(|code| font::symbol(&name, code)) {
                    self.say(c.encode_utf8(&mut [0; 4]));
                }
                Frame::Skip
            }
            (_, "fldChar") => {
                match tag.local("fldCharType").as_deref() {
                    Some("begin") if self.fields.len() < limits::MAX_DEPTH => {
                        self.fields.push(Some(String::new()));
                    }
                    Some("separate") => {
                        if let Some(instruction) = self.fields.last_mut() {
                            *instruction = None;
                        }
                    }
                    Some("end") => {
                        // A field without a result may be one that counts.
                        if let Some(instruction) = self.fields.pop().flatten() {
                            self.say_auto_number(&instruction);
                        }
                    }
                    _ => {}
                }
                Frame::Skip
            }
            (_, "fldSimple") => {
                let instruction = tag.local("instr").unwrap_or_default();
                if self.say_auto_number(&instruction) { Frame::Skip } else { Frame::Through }
            }
            (_, "instrText") if self.fields.last().is_some_and(Option::is_some) => {
                Frame::Instruction
            }
            (
                _,
                "instrText" | "delInstrText" | "sectPr" | "sdtPr" | "sdtEndPr" | "tblGrid"
                | "tblPrEx" | "rt" | "rubyPr" | "binData" | "proofErr" | "bookmarkStart"
                | "bookmarkEnd",
            ) => Frame::Skip,
            // An element that no run has lost its name: what it held was most likely text.
            (Frame::Run, _) if !RUN_CONTENT.contains(&name) => Frame::Text,
            _ => Frame::Through,
        }
    }

    fn close(&mut self, frame: Frame) {
        match frame {
            Frame::Paragraph => {
                self.end_paragraph();
                self.paragraphs.pop();
            }
            Frame::Run => {
                self.direct = RunProps::default();
                self.run_style = None;
                self.run = None;
            }
            Frame::Inserted => {
                self.inserted = self.inserted.saturating_sub(1);
                self.run = None;
            }
            Frame::Deleted => {
                self.deleted = self.deleted.saturating_sub(1);
                self.run = None;
            }
            Frame::TextBox => {
                self.writer.leave();
                self.run = None;
            }
            Frame::Note(root, id) => {
                let note = self.writer.captured();
                self.context.notes.insert((root as u8, id), note);
            }
            Frame::InlineNote => {
                let mut note = self.writer.captured();
                crate::writer::trim_running(&mut note);
                self.run = None;
                if note.iter().any(Finished::is_comment) {
                    self.writer.comment(note);
                } else {
                    self.writer.attach(note);
                }
            }
            Frame::Table => self.writer.end_table(),
            Frame::Row => self.writer.end_row(),
            Frame::Cell => self.writer.end_cell(),
            _ => {}
        }
    }

    fn begin_paragraph(&mut self) -> Frame {
        // A paragraph cannot stand in another one but through a text box: the end of that one is lost.
        self.end_paragraph();
        self.writer.begin_paragraph();
        let set_in = self.context.styles.paragraph(None);
        self.paragraphs.push(Open { set_in, ..Open::default() });
        Frame::Paragraph
    }

    /// Ends the paragraph that is open in this part of the page, if there is one.
    fn end_paragraph(&mut self) {
        if !self.writer.is_open() {
            return;
        }
        let Some(open) = self.paragraphs.last_mut().filter(|open| !open.ended) else { return };
        open.ended = true;
        // An instruction that no paragraph ends was cut: what follows is text again.
        for instruction in &mut self.fields {
            *instruction = None;
        }
        if open.mark.deleted && !self.writer.options.deleted {
            self.writer.join_paragraph();
            return;
        }
        let style = open.set_in.and_then(|place| self.context.styles.at(place));
        let empty = ParagraphProps::default();
        let below = style.map_or(&empty, |style| &style.paragraph);
        let hidden = open.mark.over_style(style.map(|style| &style.run)).hidden == Some(true);
        let direct = &open.direct;
        let props = direct.clone().over(below);
        let mut paragraph = Paragraph {
            alignment: props.alignment.unwrap_or_default(),
            heading: props.outline.map(|level| level + 1),
            hidden,
            ..Paragraph::default()
        };
        let mut indent = props.left.unwrap_or(0).saturating_add(props.first.unwrap_or(0));
        if let Some(list) = props.list.filter(|&list| list != 0)
            && !self.writer.vanishes(hidden)
        {
            let level = match (direct.list, direct.level) {
                (_, Some(level)) => Some(level),
                (Some(_), None) => Some(0),
                (None, None) => None,
            };
            let style_id = open.style.as_deref();
            let numbering = &mut self.context.numbering;
            let styles = &self.context.styles;
            let level = level.or_else(|| numbering.level_of_style(list, style_id, styles));
            let level = level.or(below.level).unwrap_or(0);
            paragraph.label = numbering.label(list, level, styles);
            if direct.left.is_none() && direct.first.is_none() {
                indent = numbering.indent(list, level, styles).unwrap_or(indent);
            }
        }
        paragraph.indent = indent;
        if let Some(name) = style.map(|style| style.name.as_str()).filter(|name| !name.is_empty()) {
            paragraph.style = self.writer.style(name);
        }
        let section_ends = open.section_ends;
        self.writer.end_paragraph(paragraph);
        if section_ends && !self.context.stored_pages {
            self.writer.next_page();
        }
    }

    fn begin_table(&mut self) -> Frame {
        self.end_paragraph();
        if self.writer.table_depth() >= limits::MAX_DEPTH {
            return Frame::Through;
        }
        self.writer.begin_table();
        Frame::Table
    }

    /// How the run is set.
    fn run(&mut self) -> Run {
        if let Some(run) = self.run {
            return run;
        }
        let styles = &self.context.styles;
        let mut props = self.direct;
        if let Some(style) = self.run_style.as_deref().and_then(|id| styles.get(id)) {
            props = props.over(&style.run);
        }
        // Text outside of any paragraph is set as usual.
        let set_in = self.paragraphs.last().map_or(styles.paragraph(None), |open| open.set_in);
        if let Some(style) = set_in.and_then(|place| styles.at(place)) {
            props = props.over(&style.run);
        }
        props = props.over(styles.base_run());
        let run = Run {
            bold: props.bold.unwrap_or(false),
            italic: props.italic.unwrap_or(false),
            capitals: props.capitals.unwrap_or(false),
            hidden: props.hidden.unwrap_or(false),
            inserted: self.inserted > 0 || props.inserted,
            deleted: self.deleted > 0 || props.deleted,
            face: props.font.unwrap_or_default(),
        };
        self.run = Some(run);
        run
    }

    fn say(&mut self, text: &str) {
        if self.in_instruction() {
            return;
        }
        self.break_page_before();
        let run = self.run();
        self.writer.text(text, &run);
    }

    /// Whether what comes is the instruction of a field, and no text.
    fn in_instruction(&self) -> bool {
        self.fields.iter().any(Option::is_some)
    }

    /// Takes in more of the instruction of a field.
    fn instruct(&mut self, text: &str) {
        /// Those that count are short.
        const LONGEST: usize = 256;
        if let Some(Some(instruction)) = self.fields.last_mut()
            && instruction.len() + text.len() <= LONGEST
        {
            instruction.push_str(text);
        }
    }

    /// Says the number that a field counts, if it is one that does.
    fn say_auto_number(&mut self, instruction: &str) -> bool {
        if self.in_instruction() {
            return false;
        }
        let heading = self.paragraphs.last().and_then(|open| {
            let style = open.set_in.and_then(|place| self.context.styles.at(place));
            open.direct.outline.or(style.and_then(|style| style.paragraph.outline))
        });
        let heading = heading.map(|level| level + 1);
        let number = self.context.auto_numbers.next(instruction, heading);
        if let Some(number) = &number {
            self.say(number);
        }
        number.is_some()
    }

    /// A paragraph that begins a page begins one when it first says something.
    fn break_page_before(&mut self) {
        if self.context.stored_pages || !self.writer.is_empty() {
            return;
        }
        let Some(open) = self.paragraphs.last_mut() else { return };
        if open.direct.page_break.take() == Some(true) {
            self.writer.page_break();
        }
    }

    /// Says lines that stand in a part of the page of their own, a paragraph each.
    fn say_apart<'t>(&mut self, place: Place, lines: impl Iterator<Item = &'t str>) {
        self.writer.enter(place);
        for line in lines {
            self.writer.begin_paragraph();
            self.writer.text(line, &Run::default());
            self.writer.end_paragraph(Paragraph::default());
        }
        self.writer.leave();
    }

    fn special(&mut self, text: &str) -> Frame {
        self.say(text);
        Frame::Skip
    }

    fn soft_break(&mut self) -> Frame {
        if !self.in_instruction() {
            let run = self.run();
            self.writer.soft_break(&run);
        }
        Frame::Skip
    }

    fn note(&mut self, root: Root, tag: &Tag<'_>) -> Frame {
        let id = number(tag, "id").unwrap_or(0);
        if let Some(note) = self.context.notes.remove(&(root as u8, id)) {
            if root == Root::Comments {
                self.writer.comment(note);
            } else {
                self.writer.attach(note);
            }
        }
        Frame::Skip
    }
}

/// The elements of a run that are known and hold no text of their own.
const RUN_CONTENT: [&str; 26] = [
    "drawing",
    "pict",
    "object",
    "AlternateContent",
    "ruby",
    "rubyBase",
    "footnoteRef",
    "endnoteRef",
    "annotationRef",
    "separator",
    "continuationSeparator",
    "pgNum",
    "dayLong",
    "dayShort",
    "monthLong",
    "monthShort",
    "yearLong",
    "yearShort",
    "contentPart",
    "group",
    "shape",
    "rect",
    "textbox",
    "shapetype",
    "line",
    "rPrChange",
];
