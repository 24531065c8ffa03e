//! The body of a plan: sections, lists, fields, tables, paragraphs.

use super::build::Builder;
use super::lists::Item;
use super::numbering::{Fit, Frame, Introduces, Place, place};
use super::table::Table;
use super::{BlockId, Doubt, Finding, Label, Role};
use crate::grammar::marker::{Rank, lone_marker};
use crate::grammar::ordinal::{Delimiter, Ordinal, OrdinalKind};
use crate::grammar::period::{PeriodSpan, Remainder, period};
use crate::grammar::{field, tail};
use crate::lines::{End, Line, Marker, Shape, Start};

/// The longest head of a period behind a marker that bears a theme, in characters: `* Tháng 1: Tết sum vầy`.
const MAX_THEME: u16 = 48;

/// The last letter that may begin a count in mid-alphabet, `H`.
const LAST_LETTER_OF_ITS_OWN: u16 = 9;

/// The longest head of a day, in characters: `Chủ nhật, ngày 20/11/2022`.
const LONGEST_DAY: u16 = 28;

/// The longest item that reads as a title of the paragraph below it, in characters: `* Đợt 1: Đăng ký trực tuyến`.
const MAX_TITLE_ITEM: u16 = 60;

impl Builder<'_> {
    /// Reads the block that begins with line `i`, or adds the line to the open one; gives the next line.
    pub(super) fn step(&mut self, i: usize) -> usize {
        let Some(line) = self.lines.get(i).copied() else { return i + 1 };
        if let Some(cell) = self.formatted.cell(i) {
            return self.grid_line(i, &line, cell);
        }
        self.leave_grid();
        self.empty_cells(&line);
        if self.site_returns(i) {
            let end = self.next_plan(i);
            self.leave_to_page(i, end);
            self.current = None;
            return end;
        }
        if self.is_button(i) {
            return self.aside(Role::Artifact, i);
        }
        if let Some(end) = self.contents_end(i) {
            self.leave_to_page(i, end);
            self.current = None;
            return end;
        }
        let below_page = i > 0 && self.lines[i - 1].shape == Shape::Artifact;
        if (line.page || below_page) && self.is_running_head(i) {
            return self.aside(Role::Artifact, i);
        }
        match line.shape {
            Shape::Artifact => return self.aside(Role::Artifact, i),
            Shape::Text if tail::shows_signature(line.text(self.text)) => {
                return self.digital_stamp(i);
            }
            Shape::RowNumber if !self.counts_blank_row(i) && self.is_page_number(i) => {
                return self.aside(Role::Artifact, i);
            }
            Shape::Ordinal(ordinal, _) if self.is_page_mark(&line, &ordinal) => {
                return self.aside(Role::Artifact, i);
            }
            Shape::Footnote if self.table.as_ref().is_none_or(|t| t.on_lines) => {
                self.open(Role::Footnote, i, None);
                return i + 1;
            }
            _ => {}
        }
        if self.heads_annex(i, &line) {
            return self.annex(i);
        }
        if self.tail.open
            && let Some(next) = self.tail_line(i, &line)
        {
            return next;
        }
        if let Some(next) = self.row_on_line(i, &line) {
            return next;
        }
        if let Some((block, _)) = self.current
            && line.tab
            && self.is_bare(block)
            && self.table.as_mut().is_some_and(Table::takes_group_title)
        {
            self.extend(block, i);
            return i + 1;
        }
        if let Some((ordinal, at)) = self.forgotten_mark(i, &line) {
            self.lines[i].shape = Shape::Ordinal(ordinal, at);
            let line = self.lines[i];
            return self.ordinal(i, &line, &ordinal, at);
        }
        if let Some((block, _)) = self.current
            && !self.formatted.opens(i)
            && !self.signs_below(block, i, &line)
            && self.is_rest(block, i, &line)
        {
            self.extend(block, i);
            self.note_colon(block, i);
            return i + 1;
        }
        if let Some(next) = self.opens_tail(i, &line) {
            return next;
        }
        if let Some(next) = self.opens_part(i, &line) {
            return next;
        }
        if let Some(next) = self.broken_month(i, &line) {
            return next;
        }
        if let Some(next) = self.columns(i, &line) {
            return next;
        }
        self.next_cell(i, &line);
        if let Some(next) = self.month_number(i, &line) {
            return next;
        }
        self.opens_headless_table(i, &line);
        match line.shape {
            // A dash alone fills an empty cell.
            Shape::Rule if self.in_cells() && line.chars == 1 => self.cell(i),
            Shape::Rule => match self.lone_marker(i, &line) {
                Some(marker) => self.item_without_text(i, &line, marker),
                None => self.aside(Role::Rule, i),
            },
            Shape::Ordinal(ordinal, at) => self.ordinal(i, &line, &ordinal, at),
            Shape::Item(_, at) if self.closes_behind_marker(i, &line) => {
                let next = self.closing(i);
                self.set_text_at(at);
                next
            }
            Shape::Item(marker, at) => self.marked(i, &line, marker, at),
            Shape::Period(texted) => match self.head_of_period(i) {
                Some(head) => self.period(i, &line, head, texted),
                None => self.text(i, &line),
            },
            Shape::Field => self.field(i, &line),
            Shape::RowNumber if self.table.is_some() => self.cell(i),
            Shape::Closing => self.closing(i),
            Shape::Text if let Some(head) = self.week_of_days(i, &line) => {
                self.open_period(i, &line, head, 0, None)
            }
            _ => self.text(i, &line),
        }
    }

    /// Something stands below the innermost section: a first ordinal right behind no longer opens a list of it.
    pub(super) fn fill_section(&mut self) {
        if let Some(Frame::Section(_, _, introduces)) = self.frames.last_mut() {
            *introduces = Introduces(false);
        }
    }

    /// What blocks hang from: the column that is being read, else the innermost section or period.
    pub(super) fn place_of_block(&self) -> Option<BlockId> {
        if let Some(place) = self.place_in_grid() {
            return place;
        }
        let inner = self.frames.len();
        match &self.table {
            // Behind a period in the first column, or the head of a group of rows, cells still stand in their columns.
            Some(table)
                if table.depth == inner
                    || match self.frames.last() {
                        Some(Frame::Period(..)) => true,
                        Some(Frame::Section(id, ..)) => {
                            table.is_group(*id) || table.is_of_earlier_cell(*id)
                        }
                        _ => false,
                    } =>
            {
                table.column().or_else(|| self.container())
            }
            _ => self.container(),
        }
    }

    /// A line with an ordinal: a section, unless the sequence speaks against it.
    pub(super) fn ordinal(&mut self, i: usize, line: &Line, ordinal: &Ordinal, at: u16) -> usize {
        if self.heads_body_below_table(i, line, ordinal) {
            self.end_table();
        }
        // "Chương I. …" in the first column heads a group of rows, as does "I" in the column of row numbers.
        let chapter = self.is_chapter_row(i, line, ordinal);
        if !chapter && self.is_chapter_cell(i, line, ordinal) {
            return self.cell(i);
        }
        let placed = if chapter {
            // A semester above chapters stays open.
            let depth = self.table.as_ref().map_or(0, |t| t.depth).min(self.frames.len());
            let around = self.frames[depth..].iter();
            let keep = depth + around.take_while(|f| matches!(f, Frame::Period(..))).count();
            Place { keep, fit: Fit::First, ordinal: *ordinal }
        } else {
            self.nested_part(i, ordinal).unwrap_or_else(|| {
                self.by_level(i, self.by_look(line, self.place_ordinal(line, ordinal)))
            })
        };
        let ordinal = placed.ordinal;
        let lost_first = ordinal.kind == OrdinalKind::LowerLetter
            && ordinal.value <= LAST_LETTER_OF_ITS_OWN
            && self.heads_what_follows(i, &ordinal);
        if self.formatted.label(i).is_none()
            && self.is_false_ordinal(line, &ordinal, placed.fit)
            && !lost_first
        {
            return self.text(i, line);
        }
        let bare = line.body(self.text).is_empty();
        if let Some(table) = &self.table {
            // In a column that counts rows a number alone is a cell.
            let counts = matches!(ordinal.kind, OrdinalKind::Arabic | OrdinalKind::Decimal) && bare;
            if counts || bare && table.counts && table.is_behind_row_number() {
                return self.cell(i);
            }
            // "A" in a column of its own: the pitch of a match, a class.
            let in_row = bare && line.tab && table.tabbed && !table.counts;
            if in_row && table.cell.is_some_and(|cell| cell > 0 && cell + 1 == table.width()) {
                return self.cell(i);
            }
            let outside = placed.keep < table.depth && placed.fit != Fit::Stray;
            let stray = !outside
                && bare
                && !chapter
                && !matches!(ordinal.kind, OrdinalKind::UpperRoman | OrdinalKind::UpperLetter);
            if stray {
                return self.cell(i);
            }
        }
        let found = match placed.fit {
            Fit::Skipped => Some(Doubt::OrdinalSkipped),
            Fit::Repeated => Some(Doubt::OrdinalRepeated),
            Fit::Restart => Some(Doubt::OrdinalRestarted),
            Fit::Next | Fit::First | Fit::Stray => None,
        };
        let in_table = self.table.as_ref().is_some_and(|t| placed.keep >= t.depth);
        self.truncate_frames(placed.keep);
        // What heads a group stands in no column, and its title fills the row.
        let group = chapter || bare && self.table.as_ref().is_some_and(Table::is_at_row_number);
        let parent = if in_table && !group { self.place_of_block() } else { self.container() };
        self.fill_section();
        let id = self.open_labelled(Role::Section, i, parent, Label::Ordinal(ordinal), at);
        if group && let Some(table) = &mut self.table {
            table.open_group(id);
            if chapter && !bare {
                table.fill_row();
            }
        }
        if let Some(what) = found {
            self.findings.push(Finding { what, block: id });
        }
        self.push_section(id, ordinal, line);
        self.lists.reset();
        i + 1
    }

    /// The place of a first `Phần` inside a section, as contests and ceremonies have it: the count that is open goes on behind.
    fn nested_part(&self, i: usize, ordinal: &Ordinal) -> Option<Place> {
        /// How far the count is followed, in lines.
        const REACH: usize = 120;
        if ordinal.kind != OrdinalKind::Part || ordinal.value != 1 {
            return None;
        }
        let Some(Frame::Section(_, open, _)) = self.frames.last() else { return None };
        let below = self.lines.get(i + 1..)?.iter().take(REACH);
        let next = below.filter_map(|l| match l.shape {
            Shape::Ordinal(o, _) if o.kind == open.kind && o.delimiter == open.delimiter => Some(o),
            _ => None,
        });
        let goes_on =
            open.kind.word().is_none() && next.take(1).any(|next| next.value == open.value + 1);
        goes_on.then_some(Place { keep: self.frames.len(), fit: Fit::First, ordinal: *ordinal })
    }

    /// What comes next may hang from a section.
    pub(super) fn push_section(&mut self, id: BlockId, ordinal: Ordinal, line: &Line) {
        let introduces = line.end == End::Colon || self.heads_count(id, &ordinal);
        self.push_frame(Frame::Section(id, ordinal, Introduces(introduces)));
    }

    /// Whether a heading stands right above a count from 1 with its own mark: one in capitals above one that is none
    /// (`3. CHƯƠNG TRÌNH` above `1. Văn nghệ`), or a short one that is the first of its count itself (`1. Mục đích` above
    /// `1. Triển khai kịp thời …` and `2. …`) or goes on behind it.
    fn heads_count(&self, id: BlockId, ordinal: &Ordinal) -> bool {
        const LONGEST_HEADING: u16 = 40;
        const REACH: usize = 40;
        let same = |line: &Line| match line.shape {
            Shape::Ordinal(o, _) if o.kind == ordinal.kind && o.delimiter == ordinal.delimiter => {
                Some(o.value)
            }
            _ => None,
        };
        let Some(at) = self.blocks.get(id.index()).map(|b| b.first as usize) else { return false };
        let Some((head, next)) = self.lines.get(at).zip(self.lines.get(at + 1)) else {
            return false;
        };
        if same(next) != Some(1) || next.body(self.text).is_empty() {
            return false;
        }
        if head.capitals && !next.capitals {
            return true;
        }
        // What the numbers behind it are, up to the end of the section around.
        let rest = self.lines[at + 2..].iter().take(REACH);
        let behind = rest.take_while(
            |l| !matches!(l.shape, Shape::Ordinal(o, _) if o.kind == OrdinalKind::UpperRoman),
        );
        let values = || behind.clone().filter_map(same);
        let counted = values().next() == Some(2);
        let resumed = || values().skip(1).any(|value| value == ordinal.value + 1);
        // The heading itself comes back from such a count.
        let mut above = self.lines[at.saturating_sub(REACH)..at].iter().rev();
        let mut returned = || above.find_map(same).is_some_and(|value| value >= ordinal.value);
        head.chars <= LONGEST_HEADING
            && next.chars > head.chars
            && counted
            && (ordinal.value == 1 || resumed() || returned())
    }

    /// The place of an ordinal; in a table an ordinal alone on its line heads a group of rows, whatever counts outside,
    /// and one with a text may go on with the count outside.
    fn place_ordinal(&self, line: &Line, ordinal: &Ordinal) -> Place {
        let Some(table) = self.table.as_ref().filter(|_| ordinal.kind.word().is_none()) else {
            return place(&self.frames, ordinal);
        };
        let depth = table.depth.min(self.frames.len());
        let bare = line.body(self.text).is_empty();
        if !bare {
            let outside = place(&self.frames[..depth], ordinal);
            if outside.fit == Fit::Next {
                return outside;
            }
        }
        let inside = place(&self.frames[depth..], ordinal);
        if bare || inside.fit != Fit::Stray {
            return Place { keep: inside.keep + depth, ..inside };
        }
        place(&self.frames, ordinal)
    }

    /// The place of an ordinal that goes on with two open counts: the one whose last heading looks as this one, in capitals or
    /// not, else as far to the right (`3. THỜI GIAN` behind `2. NỘI DUNG` and its own `2. Đối tượng`).
    fn by_look(&self, line: &Line, placed: Place) -> Place {
        let ordinal = placed.ordinal;
        let open = |at: usize| match self.frames.get(at) {
            Some(Frame::Section(id, o, _)) => {
                Some((o, self.lines.get(self.blocks.get(id.index())?.first as usize)?))
            }
            _ => None,
        };
        let (Fit::Next, Some((_, inner))) = (placed.fit, open(placed.keep)) else { return placed };
        let unlike = |own: &Line| own.capitals != line.capitals || own.indent > line.indent + 1;
        if ordinal.kind == OrdinalKind::Decimal || !unlike(inner) {
            return placed;
        }
        let alike = |own: &Line| own.capitals == line.capitals && own.indent == line.indent;
        let outer = (0..placed.keep).rev().find(|at| {
            open(*at).is_some_and(|(o, own)| {
                o.kind == ordinal.kind
                    && o.delimiter == ordinal.delimiter
                    && o.value + 1 == ordinal.value
                    && alike(own)
            })
        });
        outer.map_or(placed, |keep| Place { keep, ..placed })
    }

    /// The place of an ordinal that a word processor counts: one that is the first again, in a deeper level than the open one
    /// of its look, counts below that one.
    fn by_level(&self, i: usize, placed: Place) -> Place {
        let level = |line: usize| Some(self.formatted.label(line).filter(|l| !l.bullet)?.level);
        let (Some(own), Fit::Restart) = (level(i), placed.fit) else { return placed };
        let of_frame = |frame: &Frame| match frame {
            Frame::Section(id, ..) => level(self.blocks.get(id.index())?.first as usize),
            _ => None,
        };
        let open = self.frames.get(placed.keep..).unwrap_or_default();
        let above = open
            .iter()
            .take_while(|frame| of_frame(frame).is_some_and(|level| level < own))
            .count();
        if above == 0 {
            return placed;
        }
        Place { keep: placed.keep + above, fit: Fit::First, ..placed }
    }

    /// Letters that no list leads up to: `C. Mác`, `d. …` out of the blue.
    pub(super) fn is_false_ordinal(&self, line: &Line, ordinal: &Ordinal, fit: Fit) -> bool {
        let text = line.body(self.text);
        match ordinal.kind {
            OrdinalKind::UpperLetter
                if ordinal.delimiter == Delimiter::None && self.table.is_none() =>
            {
                // "A ĐẶC ĐIỂM TÌNH HÌNH", where all ordinals lost their marks.
                !(line.capitals && !text.is_empty() && matches!(fit, Fit::First | Fit::Next))
            }
            OrdinalKind::UpperLetter => match fit {
                Fit::Next | Fit::First | Fit::Restart => false,
                Fit::Skipped => {
                    text.is_empty() || !line.capitals && text.split_whitespace().count() < 3
                }
                // "P. TCHC": a letter far into the alphabet that nothing leads up to abbreviates.
                Fit::Stray if ordinal.value > LAST_LETTER_OF_ITS_OWN => true,
                Fit::Repeated | Fit::Stray => !line.capitals,
            },
            OrdinalKind::LowerLetter | OrdinalKind::LowerRoman => {
                fit == Fit::Stray && ordinal.delimiter != Delimiter::Parenthesis
            }
            OrdinalKind::UpperRoman => fit == Fit::Stray && ordinal.delimiter == Delimiter::None,
            // A number without a mark counts only where it is due.
            OrdinalKind::Arabic if ordinal.delimiter == Delimiter::None => {
                let begins = fit == Fit::Restart && ordinal.value == 1;
                !begins && !matches!(fit, Fit::Next | Fit::First)
            }
            OrdinalKind::Arabic => fit == Fit::Stray && ordinal.value > 30 && !line.capitals,
            OrdinalKind::Decimal => {
                fit == Fit::Stray
                    && ordinal.delimiter == Delimiter::None
                    && !text.starts_with(char::is_uppercase)
            }
            _ => false,
        }
    }

    /// A line with a marker: an item, or the head of a period behind it.
    pub(super) fn marked(&mut self, i: usize, line: &Line, marker: Marker, at: u16) -> usize {
        let text = line.body(self.text);
        if let Some((head, rest)) = period(text)
            && (rest == Remainder::Nothing
                || line.chars <= MAX_THEME
                    && matches!(head.span, PeriodSpan::Months(_) | PeriodSpan::Week(_)))
            && (self.goes_on_in_run(i, &head, Some(marker))
                || self.heads_block(i, line, marker)
                    && !self.follows_month_item(i, marker)
                    && (rest == Remainder::Nothing || !self.is_point_of_list(i, marker)))
        {
            return self.open_period(i, line, head, at, Some(marker));
        }
        self.leave_period_behind(marker);
        // A subheading may have been broken before its colon.
        let broken = marker.rank() == Rank::Other && line.end == End::Word;
        let last = if broken { self.block_end(i) } else { i };
        let next = self.lines.get(last + 1);
        let heads = self.lines.get(last).is_some_and(|l| l.end == End::Colon)
            && next.is_some_and(|next| match next.shape {
                Shape::Item(m, _) => m.rank() < marker.rank(),
                Shape::Text | Shape::Basis => true,
                _ => false,
            });
        let titles = marker.label() == '*'
            && line.end == End::Word
            && line.chars <= MAX_TITLE_ITEM
            && next.is_some_and(|n| n.shape == Shape::Text && n.start == Start::Upper);
        let block = BlockId::new(self.blocks.len());
        let within = self.place_of_block();
        self.fill_section();
        let level = self.formatted.label(i).filter(|label| label.bullet).map(|label| label.level);
        let parent = self.lists.item(Item { block, marker, heads, titles, level }).or(within);
        self.open_labelled(Role::Item, i, parent, Label::Marker(marker), at);
        i + 1
    }

    /// The marker that stands alone on line `i`, with its text on the next.
    fn lone_marker(&self, i: usize, line: &Line) -> Option<Marker> {
        let next = self.lines.get(i + 1)?;
        let text = matches!(next.shape, Shape::Text | Shape::Basis | Shape::Field);
        let below = text && next.blanks_before <= 1 && !next.capitals && !next.tab && !line.tab;
        lone_marker(line.text(self.text)).filter(|_| below)
    }

    /// An item whose marker stands alone: its text begins on the next line.
    fn item_without_text(&mut self, i: usize, line: &Line, marker: Marker) -> usize {
        let item = BlockId::new(self.blocks.len());
        let at = u16::try_from(line.text(self.text).len()).unwrap_or(0);
        let next = self.marked(i, line, marker, at);
        self.extend(item, next);
        next + 1
    }

    pub(super) fn field(&mut self, i: usize, line: &Line) -> usize {
        let left = self.stands_below_full_rows(i, line) && self.leaves_table(i, line);
        if !left && self.table.as_ref().is_some_and(|t| !t.tabbed) {
            return self.cell(i);
        }
        let owns = line.end == End::Colon;
        let parent = self.place_of_block();
        self.fill_section();
        let id = self.open(Role::Field, i, parent);
        self.lists.field(owns.then_some(id));
        i + 1
    }

    pub(super) fn cell(&mut self, i: usize) -> usize {
        self.leave_row_of_period(i);
        let parent = self.place_of_block();
        self.lists.paragraph(None);
        self.open(Role::Cell, i, parent);
        i + 1
    }

    fn closing(&mut self, i: usize) -> usize {
        self.open(Role::Closing, i, None);
        self.lists.reset();
        self.tail.closed = true;
        self.end_table();
        i + 1
    }

    /// Running text: a cell in a table, else a paragraph.
    pub(super) fn text(&mut self, i: usize, line: &Line) -> usize {
        if self.table.is_some() && !self.leaves_table(i, line) {
            let tabbed_table = self.table.as_ref().is_some_and(|t| t.tabbed);
            // Inside a cell of several blocks the first is the cell, text behind it too.
            if !tabbed_table
                || line.tab
                || self.table.as_ref().is_some_and(|t| t.column().is_some())
            {
                return self.cell(i);
            }
        }
        if self.table.is_none() {
            self.leave_empty_periods(line);
        }
        // "Chuyên đề cho đội viên:" before a list that counts from 1 again introduces that list: it stands beside it.
        if line.end == End::Colon
            && let Some(Shape::Ordinal(next, _)) = self.lines.get(i + 1).map(|l| l.shape)
            && let Place { keep, fit: Fit::Restart, .. } = place(&self.frames, &next)
        {
            self.truncate_frames(keep);
            self.lists.reset();
        }
        if self.tail.closed || self.table.is_some() {
            return self.paragraph(i, line);
        }
        if field::is_weekday(line.text(self.text)) {
            return self.day(i, line);
        }
        if self.is_key_among_fields(i, line) {
            self.field(i, line)
        } else {
            self.paragraph(i, line)
        }
    }

    /// Whether a short key with its value stands right below a field, as in a form whose keys go on: `Quê quán: Lạc Sơn` below
    /// `Họ và tên: …`.
    fn is_key_among_fields(&self, i: usize, line: &Line) -> bool {
        const LONGEST: u16 = 80;
        const MOST_WORDS: usize = 5;
        line.chars <= LONGEST
            && line.start == Start::Upper
            && self.blocks.last().is_some_and(|b| b.role == Role::Field && b.last as usize + 1 == i)
            && line.text(self.text).split_once(':').is_some_and(|(key, value)| {
                !value.trim().is_empty()
                    && key.split_whitespace().count() <= MOST_WORDS
                    && !field::remarks(key)
            })
    }

    /// A day of a week's programme: `Thứ Hai (10/10/2022):`, `Thứ Ba (11/10): nghỉ`.
    fn day(&mut self, i: usize, line: &Line) -> usize {
        // The numbers that a day counts end where the next day begins.
        let around = |depth: usize| self.frames.get(..depth).map(|f| f.last().map(Frame::block));
        match self.days.filter(|(depth, block)| around(*depth) == Some(*block)) {
            Some((depth, _)) => self.truncate_frames(depth),
            None => self.days = Some((self.frames.len(), self.container())),
        }
        let parent = self.container();
        self.fill_section();
        let id = self.open(Role::Paragraph, i, parent);
        // What stands on the line of a day says all of it.
        if line.end == End::Colon || line.chars <= LONGEST_DAY {
            self.lists.day(id);
        } else {
            self.lists.reset();
        }
        i + 1
    }

    fn paragraph(&mut self, i: usize, line: &Line) -> usize {
        let within = self.place_of_block().filter(|place| !self.hangs_across(Some(*place)));
        let parent = if line.capitals { within } else { self.lists.subheading().or(within) };
        self.fill_section();
        let role = if self.tail.closed { Role::Closing } else { Role::Paragraph };
        let id = self.open(role, i, if role == Role::Closing { None } else { parent });
        let owns = line.end == End::Colon
            && field::field(line.text(self.text)).is_none_or(|f| f.value.is_empty());
        if line.capitals {
            self.lists.field(owns.then_some(id));
        } else {
            self.lists.paragraph(owns.then_some(id));
        }
        if let Some(block) = self.blocks.last_mut() {
            block.placed = !self.frames.is_empty() || role == Role::Closing;
        }
        i + 1
    }
}

#[cfg(test)]
mod tests {
    use crate::outline::tests::rows_from;

    #[test]
    fn letters_in_the_last_column_are_cells() {
        let text = "KẾ HOẠCH THI ĐẤU\n1. Lịch\n\tNgày\n\tTrận\n\tSân\n\t30/8\n\tThôn 1 - Thôn 3\n\tA\n\t31/8\n\tThôn 2 - Thôn 7\n\tB\n\
                    2. Giải thưởng";
        assert_eq!(
            rows_from(text, 6),
            ["cell 3", "cell 4", "cell 5", "cell 3", "cell 4", "cell 5", "section 0 2"]
        );
    }

    #[test]
    fn keys_that_go_on_below_a_field() {
        let text = "KẾ HOẠCH CÁ NHÂN\nI. BẢN THÂN\nHọ và tên: Trần Thị Lan\nNgày tháng năm sinh: 14/02/1983\nTôn giáo: không\n\
                    Lưu ý: ghi đủ các mục.\nSở trường: hát\nII. CHỈ TIÊU\nNăm nay: phấn đấu đạt giỏi.";
        assert_eq!(
            rows_from(text, 3),
            [
                "field 2",
                "field 2",
                "field 2",
                "paragraph 2",
                "paragraph 2",
                "section 0 II",
                "paragraph 8"
            ]
        );
    }

    #[test]
    fn two_counts_that_a_number_goes_on_with() {
        let text = "KẾ HOẠCH NĂM 2023\n  1. MỤC ĐÍCH:\n    • Vui khỏe.\n  2. NỘI DUNG:\n    1. Nội dung:\n      • Giải nữ.\n    2. Đối tượng:\n\
                    • Đoàn viên.\n  3. THỜI GIAN:\n    1. Đăng ký.\n    2. Thi đấu.\n    3. Tổng kết.\n  4. GIẢI THƯỞNG";
        let rows = rows_from(text, 2);
        let sections: Vec<_> = rows.iter().filter(|row| row.starts_with("section")).collect();
        assert_eq!(
            sections,
            [
                "section 0 1",
                "section 0 2",
                "section 4 1",
                "section 4 2",
                "section 0 3",
                "section 9 1",
                "section 9 2",
                "section 9 3",
                "section 0 4"
            ]
        );
    }

    #[test]
    fn a_dash_alone_marks_the_next_line() {
        let text = "KẾ HOẠCH NĂM 2023\nI. VIỆC\n-\nTổ\nchức dọn vệ sinh, trồng cây.\n-\nHướng dẫn người dân.";
        assert_eq!(rows_from(text, 3), ["item 2 -", "cont 3", "cont 3", "item 2 -", "cont 6"]);
    }

    #[test]
    fn a_bullet_alone_marks_the_next_line() {
        for bullet in ["•", "\u{f0b7}", "o", "➢"] {
            let text = format!(
                "KẾ HOẠCH NĂM 2023\nI. VIỆC\n{bullet}\nDọn vệ sinh, trồng cây.\n{bullet}\nHướng dẫn người dân.\nII. TỔ CHỨC"
            );
            let label = if bullet == "\u{f0b7}" { "•" } else { bullet };
            let item = format!("item 2 {label}");
            assert_eq!(rows_from(&text, 3), [&item, "cont 3", &item, "cont 5", "section 0 II"]);
        }
    }

    #[test]
    fn a_number_below_a_heading_and_a_blank_line_begins_a_paragraph() {
        let text =
            "KẾ HOẠCH NĂM 2023\nI. VIỆC\n\n2. Đăng ký làm theo\n\n100% đảng viên viết bản đăng ký.";
        assert_eq!(rows_from(text, 3), ["section 2 2", "paragraph 4"]);
    }

    #[test]
    fn a_count_right_below_a_heading_of_the_same_mark() {
        let text = "KẾ HOẠCH NĂM 2023\nI. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\n1. Triển khai kịp thời các nhiệm vụ.\n2. Nâng cao trách nhiệm của các đơn vị.\n\
                    2. Yêu cầu\n1. Thực hiện nghiêm túc.\n2. Báo cáo đúng hạn.\nII. NỘI DUNG\n1. Một\n2. Hai";
        assert_eq!(
            rows_from(text, 3),
            [
                "section 2 1",
                "section 3 1",
                "section 3 2",
                "section 2 2",
                "section 6 1",
                "section 6 2",
                "section 0 II",
                "section 9 1",
                "section 9 2",
            ]
        );
    }

    #[test]
    fn parts_of_a_contest_stand_in_its_section() {
        let text = "KẾ HOẠCH NĂM 2023\nII. Nội dung thi\nPhần 1: Chào hỏi\nMỗi đội tự giới thiệu.\nPhần 2: Kiến thức\n- Trả lời\nIII. Thời gian";
        assert_eq!(
            rows_from(text, 3),
            ["section 2 Phần 1", "paragraph 3", "section 2 Phần 2", "item 5 -", "section 0 III"]
        );
        let text = "KẾ HOẠCH NĂM 2023\nI. Đặt vấn đề\n- Lí do\nPhần 1: Chung\nI. Tình hình\nPhần 2: Riêng\nI. Nhiệm vụ";
        assert_eq!(
            rows_from(text, 4),
            ["section 0 Phần 1", "section 4 I", "section 0 Phần 2", "section 6 I"]
        );
    }

    #[test]
    fn a_subheading_that_was_broken_before_its_colon() {
        let text = "KẾ HOẠCH NĂM 2006\nI. TÌNH HÌNH\nChi hội có những thuận lợi sau:\n- Ban giám hiệu quan tâm.\n\
                    *Bên cạnh đó hoạt động của nhà trường cũng gặp những khó khăn\nsau:\n- Tủ thuốc còn thiếu.\n- Quỹ ít.";
        assert_eq!(
            rows_from(text, 3),
            ["paragraph 2", "item 3 -", "item 2 *", "cont 5", "item 5 -", "item 5 -"]
        );
    }
}
