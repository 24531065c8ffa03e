//! The walk over the elements of a page: what is open, and the text in it.

use std::collections::HashMap;

use scraper::node::Element;

use super::sheet::{Piece, Sheet};
use super::style::{is_block, is_skipped, place, property, set};
use crate::document::{Alignment, Place};
use crate::number::NumberFormat;
use crate::writer::{AutoLabel, Paragraph, Run, Writer};

/// What holds inside an element.
#[derive(Debug, Clone, Default)]
pub(super) struct State {
    pub(super) run: Run,
    pub(super) alignment: Alignment,
    pub(super) heading: Option<u8>,
    pub(super) class: Option<String>,
    pub(super) indent: i32,
    /// Nothing in it counts.
    pub(super) skip: bool,
    /// Blanks and line ends count.
    pub(super) preformatted: bool,
    /// Its text is the label of the paragraph.
    pub(super) label: bool,
    /// Whether it began that label.
    pub(super) owner: bool,
    pub(super) level: u8,
    /// Whether it is a paragraph of one of Word's lists.
    pub(super) listed: bool,
    /// Whether it began a part of the page.
    pub(super) region: bool,
    pub(super) main: bool,
}

/// A list that is open.
#[derive(Debug)]
pub(super) struct List {
    pub(super) format: NumberFormat,
    pub(super) next: i64,
    pub(super) bullet: &'static str,
    /// What the style sheet puts before its items.
    pub(super) before: Option<Vec<Piece>>,
    pub(super) level: u8,
    pub(super) ordered: bool,
    pub(super) classes: String,
}

#[derive(Debug, Default)]
pub(super) struct OpenTable {
    pub(super) column: u16,
    /// For each column that a cell covers from above: for how many rows more, and how many columns it covers.
    pub(super) hanging: HashMap<u16, (u16, u16)>,
    pub(super) columns: u16,
}

#[derive(Debug)]
pub(super) struct Walk {
    pub(super) writer: Writer,
    pub(super) states: Vec<State>,
    pub(super) lists: Vec<List>,
    pub(super) tables: Vec<OpenTable>,
    pub(super) label: Option<AutoLabel>,
    pub(super) sheet: Sheet,
    /// Where the counters of the style sheet stand.
    pub(super) counters: HashMap<String, i64>,
    /// The label that Word wrote into the text, as far as it was read.
    pub(super) written: Option<(String, u8)>,
    /// Whether the last thing said was a blank.
    pub(super) blank: bool,
    /// Breaks that wait for text behind them.
    pub(super) breaks: usize,
}

impl Walk {
    pub(super) fn new(mut writer: Writer, has_main: bool, sheet: Sheet) -> Self {
        if has_main {
            // Until the plan begins, all is the site's.
            writer.enter(Place::Artifact);
        }
        Self {
            writer,
            states: vec![State::default()],
            lists: Vec::new(),
            tables: Vec::new(),
            label: None,
            sheet,
            counters: HashMap::new(),
            written: None,
            blank: true,
            breaks: 0,
        }
    }

    pub(super) fn state(&self) -> State {
        self.states.last().cloned().unwrap_or_default()
    }

    pub(super) fn open(&mut self, element: &Element, is_main: bool) {
        let mut state = self.state();
        state.region = false;
        state.main = false;
        state.owner = false;
        state.listed = false;
        // What is inside a label belongs to it.
        let in_label = std::mem::take(&mut state.label);
        let name = element.name();
        if state.skip || is_skipped(element) {
            state.skip = true;
            self.states.push(state);
            return;
        }
        if is_block(name) {
            self.end_paragraph();
            state.class = element.attr("class").map(str::to_owned);
        }
        set(&mut state, element);
        if is_main {
            self.writer.leave();
            state.main = true;
        }
        if let Some(place) = place(element) {
            self.writer.enter(place);
            state.region = true;
        }
        if state.label && self.written.is_none() {
            self.written = Some((String::new(), state.level));
            state.owner = true;
        }
        state.label |= in_label;
        self.states.push(state);
        match name {
            "br" => self.line_break(element),
            "tr" => {
                self.writer.begin_row();
                if let Some(table) = self.tables.last_mut() {
                    table.column = 0;
                }
            }
            "table" => self.begin_table(element),
            "td" | "th" => self.begin_cell(element),
            "ol" | "ul" | "menu" | "dir" => self.begin_list(element),
            "li" => self.begin_item(element),
            _ => {}
        }
        self.begin_listed(element);
    }

    pub(super) fn close(&mut self, element: &Element) {
        if self.states.len() < 2 {
            return;
        }
        let state = self.state();
        if state.skip {
            self.states.pop();
            return;
        }
        let name = element.name();
        if is_block(name) {
            if matches!(name, "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6") && self.breaks > 0 {
                self.begin_paragraph();
            }
            self.end_paragraph();
        }
        self.states.pop();
        if state.owner {
            self.end_written_label();
        }
        match name {
            "table" => {
                self.writer.end_table();
                self.tables.pop();
            }
            "tr" => self.end_row(),
            "td" | "th" => self.writer.end_cell(),
            "ol" | "ul" | "menu" | "dir" => {
                self.lists.pop();
            }
            "li" => self.label = None,
            _ if state.listed => self.label = None,
            _ => {}
        }
        if state.region {
            self.writer.leave();
        }
        if state.main {
            self.writer.enter(Place::Artifact);
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        let state = self.state();
        if state.skip {
            return;
        }
        if let Some((label, _)) = self.written.as_mut().filter(|_| state.label) {
            label.push_str(text);
            return;
        }
        if state.preformatted {
            for (nth, line) in text.split('\n').enumerate() {
                if nth > 0 {
                    self.breaks += 1;
                }
                if !line.is_empty() {
                    self.say(line.trim_end_matches('\r'), &state.run);
                }
            }
            return;
        }
        let mut folded = String::with_capacity(text.len());
        for c in text.chars() {
            if matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{C}') {
                if !self.blank {
                    folded.push(' ');
                }
                self.blank = true;
            } else {
                folded.push(c);
                self.blank = false;
            }
        }
        // Blanks alone begin no paragraph.
        if self.writer.is_open() || !folded.trim_matches(' ').is_empty() {
            self.say(&folded, &state.run);
        }
    }

    fn say(&mut self, text: &str, run: &Run) {
        if text.is_empty() {
            return;
        }
        self.begin_paragraph();
        for _ in 0..std::mem::take(&mut self.breaks) {
            self.writer.soft_break(run);
        }
        self.writer.text(text, run);
    }

    fn line_break(&mut self, element: &Element) {
        let style = element.attr("style").unwrap_or_default();
        if property(style, "page-break-before").is_some_and(|value| value == "always") {
            self.writer.page_break();
            return;
        }
        if self.writer.is_open() || self.breaks > 0 {
            self.breaks += 1;
        } else {
            // A break before any text is an empty line of its own.
            self.begin_paragraph();
            self.breaks += 1;
        }
        self.blank = true;
    }

    pub(super) fn begin_paragraph(&mut self) {
        if !self.writer.is_open() {
            self.writer.begin_paragraph();
        }
    }

    pub(super) fn end_paragraph(&mut self) {
        self.blank = true;
        // A break at the end of a block begins no line.
        let breaks = std::mem::take(&mut self.breaks);
        if !self.writer.is_open() {
            return;
        }
        for _ in 1..breaks {
            self.writer.soft_break(&Run::default());
        }
        let state = self.state();
        let style = state.class.as_deref().and_then(|name| self.writer.style(name));
        let label = self.label.take();
        self.writer.end_paragraph(Paragraph {
            style,
            alignment: state.alignment,
            indent: state.indent,
            heading: state.heading,
            label,
            hidden: false,
        });
    }
}
