//! Puts the canonical text together: readers say what they meet, in the order of the file, and this makes lines of it.
//!
//! A paragraph may be met inside another one (a text box, a note): it is kept until the outer one ends and stands
//! behind it. Nothing here recurses.

mod setting;
mod tables;

use std::collections::HashMap;

use setting::Setting;
use tables::OpenTable;

use crate::document::{
    Alignment, Damage, Document, Label, LeftOut, LegacyRun, LineHints, Mark, Marked, Place,
};
use crate::error::{Error, Kind};
use crate::font::{self, Face};
use crate::{FontClass, Format, Options, limits};

#[cfg(any(feature = "odt", feature = "doc", feature = "rtf"))]
pub(crate) use tables::GridCell;

/// What stands for a tab that indents a paragraph in a table, where a leading tab means a cell.
const INDENT: &str = "    ";

/// How many findings of damage are kept; a badly damaged file has thousands of one sort.
const MAX_DAMAGE: usize = 64;

/// How a stretch of text is set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Run {
    pub(crate) bold: bool,
    pub(crate) italic: bool,
    pub(crate) capitals: bool,
    pub(crate) hidden: bool,
    pub(crate) inserted: bool,
    pub(crate) deleted: bool,
    pub(crate) face: Face,
}

/// What is known of a paragraph when it ends.
#[derive(Debug, Clone, Default)]
pub(crate) struct Paragraph {
    pub(crate) style: Option<u16>,
    pub(crate) alignment: Alignment,
    /// In twentieths of a point.
    pub(crate) indent: i32,
    pub(crate) heading: Option<u8>,
    pub(crate) label: Option<AutoLabel>,
    /// The paragraph's end is hidden text: with nothing else to see in it, it takes no line.
    pub(crate) hidden: bool,
}

/// An automatic label.
#[derive(Debug, Clone)]
pub(crate) struct AutoLabel {
    pub(crate) text: String,
    pub(crate) level: u8,
    pub(crate) bullet: bool,
}

/// A paragraph that has begun.
#[derive(Debug, Default)]
struct Open {
    text: String,
    /// Where each run ends in `text`, and how it is set.
    runs: Vec<(usize, Run)>,
    left_out: Vec<(usize, Mark, String)>,
    /// From which byte of `text` on each page begins.
    pages: Vec<(usize, u16)>,
    index: u32,
    cell: Option<u32>,
    tab: bool,
    place: Place,
    broken: bool,
    joined: bool,
    behind: Vec<Finished>,
}

/// A paragraph that has ended.
#[derive(Debug)]
pub(crate) struct Finished {
    open: Open,
    paragraph: Paragraph,
}

impl Finished {
    /// Whether it belongs to a comment.
    #[cfg(feature = "docx")]
    pub(crate) fn is_comment(&self) -> bool {
        self.open.place == Place::Comment
    }

    pub(crate) fn text(&self) -> &str {
        &self.open.text
    }
}

/// A part of the page that is being written.
#[derive(Debug)]
struct Region {
    place: Place,
    paragraphs: usize,
    tables: usize,
}

#[derive(Debug)]
pub(crate) struct Writer {
    document: Document,
    pub(crate) options: Options,
    open: Vec<Open>,
    tables: Vec<OpenTable>,
    regions: Vec<Region>,
    style_ids: HashMap<String, u16>,
    paragraphs: u32,
    page: u16,
    bytes: usize,
    error: Option<Kind>,
    /// What stands behind the end of the text.
    at_end: Vec<Finished>,
}

impl Writer {
    pub(crate) fn new(format: Format, options: &Options) -> Self {
        Self {
            document: Document::new(format),
            options: *options,
            open: Vec::new(),
            tables: Vec::new(),
            regions: vec![Region { place: Place::Body, paragraphs: 0, tables: 0 }],
            style_ids: HashMap::new(),
            paragraphs: 0,
            page: 0,
            bytes: 0,
            error: None,
            at_end: Vec::new(),
        }
    }

    pub(crate) fn damage(&mut self, damage: Damage) {
        if self.document.damage.len() < MAX_DAMAGE && !self.document.damage.contains(&damage) {
            self.document.damage.push(damage);
        }
    }

    /// Whether damage was found.
    pub(crate) fn is_damaged(&self) -> bool {
        !self.document.damage.is_empty()
    }

    /// Whether a limit was passed: nothing more is taken, and [`Self::finish`] says so.
    pub(crate) fn is_full(&self) -> bool {
        self.error.is_some()
    }

    pub(crate) fn style(&mut self, name: &str) -> Option<u16> {
        if let Some(&id) = self.style_ids.get(name) {
            return Some(id);
        }
        let id = u16::try_from(self.document.styles.len()).ok()?;
        self.document.styles.push(name.to_owned());
        self.style_ids.insert(name.to_owned(), id);
        Some(id)
    }

    /// The text, once everything was said.
    pub(crate) fn finish(mut self) -> Result<Document, Error> {
        while self.regions.len() > 1 {
            self.leave();
        }
        while !self.tables.is_empty() {
            self.end_table();
        }
        while !self.open.is_empty() {
            self.end_paragraph(Paragraph::default());
        }
        for finished in std::mem::take(&mut self.at_end) {
            self.write(&finished);
        }
        match self.error {
            Some(kind) => Err(kind.into()),
            None => Ok(self.document),
        }
    }

    // ----- parts of the page -----

    /// From here on paragraphs belong to `place`, until [`Self::leave`].
    pub(crate) fn enter(&mut self, place: Place) {
        let region = Region { place, paragraphs: self.open.len(), tables: self.tables.len() };
        self.regions.push(region);
    }

    pub(crate) fn leave(&mut self) {
        if self.regions.len() < 2 {
            return;
        }
        self.close_to_region();
        self.regions.pop();
    }

    /// Ends what was left open in this part of the page.
    fn close_to_region(&mut self) {
        let (paragraphs, tables) = self.floor();
        while self.tables.len() > tables {
            self.end_table();
        }
        while self.open.len() > paragraphs {
            self.end_paragraph(Paragraph::default());
        }
    }

    fn floor(&self) -> (usize, usize) {
        self.regions.last().map_or((0, 0), |region| (region.paragraphs, region.tables))
    }

    /// This part of the page turns out to be another one.
    #[cfg(feature = "rtf")]
    pub(crate) fn rename_region(&mut self, place: Place) {
        if self.regions.len() > 1
            && let Some(region) = self.regions.last_mut()
        {
            region.place = place;
        }
    }

    /// Puts captured paragraphs at the start of the text; behind its end where it has begun.
    #[cfg(feature = "rtf")]
    pub(crate) fn put_first(&mut self, paragraphs: Vec<Finished>) {
        if self.document.text.is_empty() && self.open.is_empty() {
            self.attach(paragraphs);
        } else {
            self.at_end.extend(paragraphs);
        }
    }

    /// Puts captured paragraphs behind the end of the text.
    #[cfg(feature = "rtf")]
    pub(crate) fn put_last(&mut self, paragraphs: Vec<Finished>) {
        self.at_end.extend(paragraphs);
    }

    /// As [`Self::enter`], but what is written comes back from [`Self::captured`] instead of going into the text.
    pub(crate) fn capture(&mut self, place: Place) {
        self.open.push(Open::default());
        self.enter(place);
    }

    pub(crate) fn captured(&mut self) -> Vec<Finished> {
        self.leave();
        self.open.pop().map(|open| open.behind).unwrap_or_default()
    }

    /// Puts captured paragraphs behind the paragraph that is open, or here.
    pub(crate) fn attach(&mut self, paragraphs: impl IntoIterator<Item = Finished>) {
        for mut finished in paragraphs {
            if let Some(outer) = self.open.last() {
                finished.open.cell = finished.open.cell.or(outer.cell);
                finished.open.pages = outer.pages.clone();
            }
            self.put(finished);
        }
    }

    // ----- paragraphs -----

    pub(crate) fn begin_paragraph(&mut self) {
        if self.is_open() {
            if let Some(open) = self.open.last_mut().filter(|open| open.joined) {
                open.joined = false;
                return;
            }
            self.end_paragraph(Paragraph::default());
        }
        let (cell, tab) = self.in_cell();
        self.open.push(Open {
            index: self.paragraphs,
            cell,
            tab,
            place: self.regions.last().map(|region| region.place).unwrap_or_default(),
            pages: vec![(0, self.page)],
            ..Open::default()
        });
        self.paragraphs = self.paragraphs.saturating_add(1);
    }

    /// Whether a paragraph of this part of the page is open.
    pub(crate) fn is_open(&self) -> bool {
        self.open.len() > self.floor().0
    }

    /// Whether nothing was said yet in the open paragraph.
    pub(crate) fn is_empty(&self) -> bool {
        !self.is_open() || self.open.last().is_none_or(|open| open.text.is_empty())
    }

    /// The cell that a paragraph would begin in, and whether it would be the cell's first.
    fn in_cell(&mut self) -> (Option<u32>, bool) {
        let floor = self.floor().1;
        if self.tables.len() > floor
            && let Some(table) = self.tables.last_mut()
        {
            let tab = table.cell.is_some() && !table.started;
            table.started |= tab;
            return (table.cell, tab);
        }
        (self.open.last().and_then(|outer| outer.cell), false)
    }

    /// Says `text` in the open paragraph; begins one where none is open.
    pub(crate) fn text(&mut self, text: &str, run: &Run) {
        if text.is_empty() || self.is_full() {
            return;
        }
        self.bytes += text.len();
        if self.bytes > limits::MAX_TEXT_BYTES {
            self.error = Some(Kind::TextTooLarge { limit: limits::MAX_TEXT_BYTES });
            return;
        }
        if !self.is_open() {
            self.begin_paragraph();
        }
        let options = self.options;
        let Some(open) = self.open.last_mut() else { return };
        let mark = if run.deleted && !options.deleted {
            Some(Mark::Deleted)
        } else if run.hidden && !options.hidden {
            Some(Mark::Hidden)
        } else {
            None
        };
        if let Some(mark) = mark {
            let at = open.text.len();
            match open.left_out.last_mut() {
                Some((last_at, last_mark, out)) if *last_at == at && *last_mark == mark => {
                    out.push_str(text);
                }
                _ => open.left_out.push((at, mark, text.to_owned())),
            }
            return;
        }
        if std::mem::take(&mut open.broken) && !open.text.is_empty() {
            open.text.push('\n');
        }
        let mut rest = text;
        // Only blank lines and line starts need the slow way.
        let in_cell = open.cell.is_some();
        while in_cell && (open.text.is_empty() || open.text.ends_with('\n')) && !rest.is_empty() {
            match rest.strip_prefix('\t') {
                Some(behind) => {
                    open.text.push_str(INDENT);
                    rest = behind;
                }
                None => break,
            }
        }
        let symbol = |c: char| matches!(c, '\u{F020}'..='\u{F0FF}');
        // All private characters begin with this byte.
        let symbols = memchr::memchr(0xEF, rest.as_bytes()).is_some() && rest.contains(symbol);
        if symbols || rest.bytes().any(|byte| byte < 0x20 && byte != b'\t') {
            let font = if run.face.wingdings { "Wingdings" } else { "Symbol" };
            open.text.extend(rest.chars().filter_map(|c| match c {
                // What a symbol font draws; what is not known stays what it is.
                c if symbol(c) => Some(font::symbol(font, u32::from(c)).unwrap_or(c)),
                '\r' | '\n' => Some(' '),
                '\t' => Some('\t'),
                c if c.is_control() => None,
                c => Some(c),
            }));
        } else {
            open.text.push_str(rest);
        }
        let end = open.text.len();
        match open.runs.last_mut() {
            Some((last_end, last)) if last == run => *last_end = end,
            _ => open.runs.push((end, *run)),
        }
    }

    /// A soft break: the paragraph goes on in a new line.
    pub(crate) fn soft_break(&mut self, run: &Run) {
        if (run.deleted && !self.options.deleted) || (run.hidden && !self.options.hidden) {
            return;
        }
        if !self.is_open() {
            self.begin_paragraph();
        }
        if let Some(open) = self.open.last_mut() {
            open.text.push('\n');
            open.runs.push((open.text.len(), *run));
            self.bytes += 1;
        }
    }

    /// The page ends here.
    pub(crate) fn page_break(&mut self) {
        self.next_page();
        self.line_break_before_text();
    }

    /// What is said next begins a line, if the paragraph has said something.
    pub(crate) fn line_break_before_text(&mut self) {
        if self.is_open()
            && let Some(open) = self.open.last_mut()
        {
            open.broken = !open.text.is_empty();
        }
    }

    /// The file says that a page was full here; the paragraph goes on.
    pub(crate) fn next_page(&mut self) {
        self.page = self.page.saturating_add(1);
        let page = self.page;
        if self.is_open()
            && let Some(open) = self.open.last_mut()
        {
            let at = open.text.len();
            if at == 0 {
                open.pages.clear();
            }
            open.pages.push((at, page));
        }
    }

    /// The format tells pages apart: the first one begins.
    pub(crate) fn first_page(&mut self) {
        self.page = self.page.max(1);
    }

    /// Whether the open paragraph shows nothing and takes no line, should its end be hidden: no number counts it.
    pub(crate) fn vanishes(&self, hidden: bool) -> bool {
        hidden
            && !self.options.hidden
            && self.is_open()
            && self.open.last().is_some_and(|open| open.text.is_empty() && !open.tab)
    }

    /// The open paragraph goes on in the next one: its end was deleted.
    pub(crate) fn join_paragraph(&mut self) {
        if self.is_open()
            && let Some(open) = self.open.last_mut()
        {
            open.joined = true;
        }
    }

    pub(crate) fn end_paragraph(&mut self, paragraph: Paragraph) {
        if !self.is_open() {
            return;
        }
        let vanishes = self.vanishes(paragraph.hidden);
        let Some(mut open) = self.open.pop() else { return };
        let behind = std::mem::take(&mut open.behind);
        if vanishes {
            let left_out = open.left_out.into_iter().map(|(_, mark, text)| (mark, text));
            match self.open.last_mut() {
                Some(outer) => {
                    let at = outer.text.len();
                    outer.left_out.extend(left_out.map(|(mark, text)| (at, mark, text)));
                }
                None => {
                    let at = offset(self.document.text.len());
                    let left_out = left_out.map(|(mark, text)| LeftOut { at, mark, text });
                    self.document.left_out.extend(left_out);
                }
            }
        } else {
            self.put(Finished { open, paragraph });
        }
        for finished in behind {
            self.put(finished);
        }
    }

    fn put(&mut self, finished: Finished) {
        match self.open.last_mut() {
            Some(outer) => outer.behind.push(finished),
            None => self.write(&finished),
        }
    }

    /// Leaves a comment out of the text, or puts it behind the open paragraph, as the options say.
    pub(crate) fn comment(&mut self, paragraphs: Vec<Finished>) {
        if self.options.comments {
            self.attach(paragraphs);
            return;
        }
        let text: Vec<_> = paragraphs.iter().map(Finished::text).collect();
        let text = text.join("\n");
        match self.open.last_mut() {
            Some(open) => {
                let at = open.text.len();
                open.left_out.push((at, Mark::Comment, text));
            }
            None => {
                let at = offset(self.document.text.len());
                self.document.left_out.push(LeftOut { at, mark: Mark::Comment, text });
            }
        }
    }

    /// Writes a paragraph's lines.
    fn write(&mut self, finished: &Finished) {
        let Finished { open, paragraph } = finished;
        let document = &mut self.document;
        let first = document.text.len();
        let mut label = None;
        if open.tab {
            document.text.push('\t');
        }
        if let Some(auto) = &paragraph.label {
            document.text.push_str(&auto.text);
            document.text.push(' ');
            label = u16::try_from(auto.text.len()).ok().map(|len| Label {
                len,
                level: auto.level,
                bullet: auto.bullet,
            });
        }
        let base = document.text.len();
        document.text.push_str(&open.text);
        document.text.push('\n');
        for (at, mark, text) in &open.left_out {
            let (at, mark, text) = (offset(base + at), *mark, text.clone());
            document.left_out.push(LeftOut { at, mark, text });
        }
        let mut start = 0;
        for (end, run) in &open.runs {
            let range = offset(base + start)..offset(base + end);
            let text = open.text.get(start..*end).unwrap_or_default();
            start = *end;
            for (on, mark) in [
                (run.inserted, Mark::Inserted),
                (run.deleted, Mark::Deleted),
                (run.hidden, Mark::Hidden),
                (open.place == Place::Comment, Mark::Comment),
            ] {
                if on && !text.is_empty() {
                    document.marks.push(Marked { range: range.clone(), mark });
                }
            }
            let font = run.face.class.of_text(text);
            if font != FontClass::Unicode && !text.trim().is_empty() {
                document.legacy.push(LegacyRun { range, font });
            }
        }
        let mut runs = open.runs.iter().peekable();
        let mut from = 0;
        for (nth, line) in open.text.split('\n').enumerate() {
            let to = from + line.len();
            let mut set = Setting::default();
            let mut at = from;
            while let Some(&&(end, run)) = runs.peek() {
                let piece = open.text.get(at..end.min(to)).unwrap_or_default();
                set.add(piece, run);
                at = end.min(to).max(at);
                if end > to {
                    break;
                }
                runs.next();
            }
            let page = open.pages.iter().rev().find(|(at, _)| *at <= from).map_or(0, |page| page.1);
            document.lines.push(LineHints {
                start: offset(if nth == 0 { first } else { base + from }),
                paragraph: open.index,
                cell: open.cell,
                page,
                style: paragraph.style,
                label: label.take(),
                indent: i16::try_from(paragraph.indent).unwrap_or(if paragraph.indent < 0 {
                    i16::MIN
                } else {
                    i16::MAX
                }),
                alignment: paragraph.alignment,
                heading: paragraph.heading,
                place: open.place,
                font: set.font(),
                continued: nth > 0,
                bold: set.seen && !set.light,
                italic: set.seen && !set.upright,
                capitals: set.letters && !set.small,
                hidden: set.hidden,
                inserted: set.inserted,
                deleted: set.deleted,
            });
            from = to + 1;
        }
    }
}

/// Takes the blank lines and the bare page numbers out of a page header or footer.
#[cfg(any(feature = "docx", feature = "odt", feature = "doc", feature = "rtf"))]
pub(crate) fn trim_running(paragraphs: &mut Vec<Finished>) {
    paragraphs.retain(|finished| finished.text().chars().any(char::is_alphabetic));
}

/// A length as an offset in the text; [`limits::MAX_TEXT_BYTES`] keeps it in range.
fn offset(bytes: usize) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}
