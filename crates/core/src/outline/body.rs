//! The body of a plan: sections, periods, lists, fields, tables, paragraphs.

use super::build::Builder;
use super::continuation::{Goes, cites, is_unfinished, joins, wants_number};
use super::lists::Item;
use super::numbering::{Fit, Frame, Introduces, Place, place};
use super::periods;
use super::table::{HeadRow, Table, head_row};
use super::{BlockId, Doubt, Finding, Label, Role};
use crate::grammar::keyword::{any_of, blanks, is_blank, strip};
use crate::grammar::ordinal::{Delimiter, Ordinal, OrdinalKind};
use crate::grammar::period::{PeriodHead, PeriodSpan, Remainder, period};
use crate::grammar::{field, head, tail, title};
use crate::lines::{End, Line, Marker, Shape, Start};

/// The longest head of a period behind a marker that bears a theme, in characters: `* Tháng 1: Tết sum vầy`.
const MAX_THEME: u16 = 48;

/// The longest head with a theme that a list need not follow, in characters: `Tháng 10 – Bản thân và gia đình`.
const MAX_BARE_THEME: u16 = 56;

/// A month alone on its line heads a block, even below a line that may go on: `12/2022`.
const MAX_BARE_PERIOD: u16 = 16;

/// Whether a line ends with the word `năm`, which wants a year and no month.
fn ends_in_year_word(text: &str) -> bool {
    text.rsplit(is_blank).next().is_some_and(|word| strip(word, "năm").is_some_and(str::is_empty))
}

/// The text of an ordinal that stands alone is the next line, if that is text at all.
fn is_title_text(line: &Line) -> bool {
    matches!(line.shape, Shape::Text | Shape::Basis | Shape::Field | Shape::Closing | Shape::Title)
        && line.blanks_before <= 2
}

/// Whether a line remarks on the table above it: `Ghi chú: …`, `Lưu ý: …`.
fn is_remark(text: &str) -> bool {
    any_of(text, &["ghi chú", "lưu ý", "chú thích"])
        .is_some_and(|(_, rest)| blanks(rest).starts_with(':'))
}

impl Builder<'_> {
    /// Reads the block that begins with line `i`, or adds the line to the open one; gives the next line.
    pub(super) fn step(&mut self, i: usize) -> usize {
        let Some(line) = self.lines.get(i).copied() else { return i + 1 };
        if let Some(cell) = self.formatted.cell(i) {
            return self.grid_line(i, &line, cell);
        }
        self.leave_grid();
        if self.site_returns(i) {
            let end = self.next_plan(i);
            for at in i..end {
                self.open(Role::Artifact, at, None);
            }
            self.current = None;
            return end;
        }
        if self.is_button(i) {
            return self.aside(Role::Artifact, i);
        }
        if line.page && self.is_running_head(i) {
            return self.aside(Role::Artifact, i);
        }
        match line.shape {
            Shape::Artifact => return self.aside(Role::Artifact, i),
            Shape::RowNumber if self.is_page_number(i) => return self.aside(Role::Artifact, i),
            Shape::Footnote if self.table.is_none() => {
                self.open(Role::Footnote, i, None);
                return i + 1;
            }
            _ => {}
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
            && self.formatted.label(i).is_none()
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
        self.next_cell(&line);
        if let Some(next) = self.month_number(i, &line) {
            return next;
        }
        match line.shape {
            Shape::Rule => self.aside(Role::Rule, i),
            Shape::Ordinal(ordinal, at) => self.ordinal(i, &line, &ordinal, at),
            Shape::Item(marker, at) => self.marked(i, &line, marker, at),
            Shape::Period(texted) => match self.head_of_period(i) {
                Some(head) => self.period(i, &line, head, texted),
                None => self.text(i, &line),
            },
            Shape::Field => self.field(i, &line),
            Shape::RowNumber if self.table.is_some() => self.cell(i),
            Shape::Closing => self.closing(i),
            _ => self.text(i, &line),
        }
    }

    /// Whether line `i` is the rest of `block`, whose last line stands above it.
    pub(super) fn is_rest(&mut self, block: BlockId, i: usize, line: &Line) -> bool {
        let role = self.role(block);
        let goes_on = matches!(
            role,
            Role::Section
                | Role::Item
                | Role::Paragraph
                | Role::Field
                | Role::Cell
                | Role::Closing
                | Role::Basis
                | Role::Enacting
                | Role::Footnote
        );
        if !goes_on {
            return false;
        }
        let Some((before, _)) = self.line_before(i) else { return false };
        if self.current.is_none_or(|(_, last)| last != before) {
            return false;
        }
        // A tab opens a cell where there are cells.
        if line.tab
            && (self.table.is_some() || line.start != Start::Lower)
            && line.shape != Shape::Text
        {
            return false;
        }
        if line.tab && self.table.as_ref().is_some_and(|t| t.tabbed) {
            return false;
        }
        if role == Role::Section && self.is_bare(block) {
            return is_title_text(line);
        }
        // Cells of a table that shows no borders: a line a cell, unless the sentence can't end there.
        if self.table.as_ref().is_some_and(|t| !t.tabbed) && role == Role::Cell {
            let long = self.lines[before].chars >= 60;
            return line.shape == Shape::Text
                && line.blanks_before == 0
                && line.start == Start::Lower
                && (long
                    || matches!(self.lines[before].end, End::Comma | End::Open)
                    || is_unfinished(self.line_text(before))
                    || joins(line.text(self.text)))
                && self.goes_on(before, i) >= Goes::Likely;
        }
        let goes = self.goes_on(before, i);
        match line.shape {
            Shape::Text if field::is_weekday(line.text(self.text)) => false,
            Shape::Text => goes >= Goes::Likely || self.is_heading_rest(role, before, line),
            Shape::Basis | Shape::Field | Shape::Closing => {
                goes == Goes::Surely
                    || goes == Goes::Likely && line.start != Start::Upper
                    || line.shape == Shape::Basis && self.is_heading_rest(role, before, line)
            }
            Shape::Ordinal(ordinal, _) => {
                let due = matches!(place(&self.frames, &ordinal).fit, Fit::Next | Fit::First);
                if cites(self.line_text(before)) {
                    return true;
                }
                match goes {
                    Goes::Surely => {
                        !due || ordinal.kind == OrdinalKind::Arabic
                            && is_unfinished(self.line_text(before))
                            && line.start == Start::Digit
                            && ordinal.value > 1
                            && !self.counts_on(&ordinal)
                    }
                    // A list that begins again at 1 is no rest of a sentence.
                    Goes::Likely => {
                        !due && matches!(line.start, Start::Digit | Start::Lower)
                            && !(ordinal.value == 1
                                && line.body(self.text).starts_with(char::is_uppercase))
                    }
                    Goes::No => false,
                }
            }
            Shape::Period(false)
                if line.chars <= MAX_BARE_PERIOD
                    && (goes != Goes::Surely || ends_in_year_word(self.line_text(before))) =>
            {
                false
            }
            Shape::Period(..) => {
                !line.capitals
                    && (goes == Goes::Surely
                        || goes == Goes::Likely
                            && line.start != Start::Upper
                            && self.table.is_none())
            }
            Shape::RowNumber => goes == Goes::Surely && self.table.is_none(),
            Shape::Title
            | Shape::Authority
            | Shape::Appendix
            | Shape::Stamp
            | Shape::Number
            | Shape::PlaceDate => {
                goes == Goes::Surely && !line.capitals
                    || goes == Goes::Likely && line.start == Start::Lower
            }
            _ => false,
        }
    }

    fn counts_on(&self, ordinal: &Ordinal) -> bool {
        place(&self.frames, ordinal).fit == Fit::Next
    }

    /// Whether a section has no text yet: its ordinal stands alone on its line.
    pub(super) fn is_bare(&self, block: BlockId) -> bool {
        self.blocks.get(block.index()).is_some_and(|b| {
            b.first == b.last
                && self.lines.get(b.first as usize).is_some_and(|l| l.body(self.text).is_empty())
        })
    }

    /// A heading in capitals that was broken over two lines.
    fn is_heading_rest(&self, role: Role, before: usize, line: &Line) -> bool {
        let above = &self.lines[before];
        role == Role::Section
            && line.capitals
            && above.capitals
            && matches!(above.end, End::Word | End::Comma | End::Open)
            && line.blanks_before == 0
            && (line.end != End::Colon || above.end != End::Word)
            && !tail::is_position(line.text(self.text))
            && !head::begins_head(line.text(self.text))
            && title::title(line.text(self.text)).is_none()
            && head_row(self.text, &self.lines[(before + 1).min(self.lines.len())..], false)
                .is_none()
    }

    /// The last line of a block decides whether it owns the list behind it.
    fn note_colon(&mut self, block: BlockId, i: usize) {
        let colon = self.lines[i].end == End::Colon;
        match self.role(block) {
            Role::Paragraph => self.lists.paragraph(colon.then_some(block)),
            Role::Field => self.lists.field(colon.then_some(block)),
            Role::Section => {
                if let Some(Frame::Section(id, _, introduces)) = self.frames.last_mut()
                    && *id == block
                {
                    *introduces = Introduces(colon);
                }
            }
            _ => {}
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
            // Behind a period in the first column the cells of its row still stand in their columns.
            Some(table)
                if table.depth == inner
                    || matches!(self.frames.last(), Some(Frame::Period(..))) =>
            {
                table.column().or_else(|| self.container())
            }
            _ => self.container(),
        }
    }

    /// An appendix or an attached plan.
    fn opens_part(&mut self, i: usize, line: &Line) -> Option<usize> {
        match line.shape {
            Shape::Appendix => Some(self.appendix(i)),
            Shape::Title if self.is_attached_title(i, line) => Some(self.attached_plan(i)),
            Shape::Motto => Some(self.attached_plan(i)),
            Shape::Text | Shape::Number | Shape::Authority
                if head::joins_motto(line.text(self.text)) =>
            {
                Some(self.attached_plan(i))
            }
            Shape::Text | Shape::Number | Shape::Authority
                if (head::begins_head(line.text(self.text))
                    || head::second_column(line.text(self.text)).is_some())
                    && self.letterhead_follows(i) =>
            {
                Some(self.attached_plan(i))
            }
            _ => None,
        }
    }

    /// Whether the rest of a letterhead and a title follow soon.
    pub(super) fn letterhead_follows(&self, i: usize) -> bool {
        const REACH: usize = 9;
        for line in &self.lines[i + 1..self.lines.len().min(i + REACH)] {
            match line.shape {
                Shape::Title => return true,
                Shape::Motto | Shape::Number => return true,
                Shape::PlaceDate | Shape::Stamp | Shape::Rule => {}
                Shape::Text | Shape::Authority if line.capitals && line.chars <= 90 => {}
                _ => return false,
            }
        }
        false
    }

    /// Whether a line in capitals that names a kind of document begins another plan.
    fn is_attached_title(&self, i: usize, line: &Line) -> bool {
        if !line.capitals {
            return false;
        }
        let Some(found) = title::title(line.text(self.text)) else { return false };
        let plan = title::is_plan_kind(found.kind);
        if self.table.is_some()
            && !self.tail.seen
            && !self.periods_follow(i)
            && !found.subject.is_empty()
        {
            return found.kind == "kế hoạch" && line.blanks_before > 0;
        }
        match found.kind {
            "kế hoạch"
            | "kế hoạch phối hợp"
            | "kế hoạch liên tịch"
            | "chương trình công tác"
            | "lịch công tác" => true,
            _ => self.tail.seen && (plan || found.subject.is_empty()),
        }
    }

    fn periods_follow(&self, i: usize) -> bool {
        let subject = self.line_text(i);
        let here = crate::grammar::keyword::words(subject)
            .any(|w| matches!(period(w), Some((_, Remainder::Nothing))));
        here || self.lines.get(i + 1).is_some_and(|l| matches!(l.shape, Shape::Period(..)))
    }

    /// `PHỤ LỤC` and the lines of its title.
    fn appendix(&mut self, i: usize) -> usize {
        self.frames.clear();
        self.end_table();
        self.lists.reset();
        self.tail.open = false;
        let appendix = self.open(Role::Appendix, i, None);
        self.frames.push(Frame::Appendix(appendix));
        self.current = None;
        let mut at = i + 1;
        const MOST_TITLE_LINES: usize = 6;
        while let Some(line) = self.lines.get(at).copied() {
            let text = line.text(self.text);
            let titled = at <= i + MOST_TITLE_LINES
                && match line.shape {
                    Shape::Rule => {
                        at = self.aside(Role::Rule, at);
                        continue;
                    }
                    Shape::Text | Shape::Title | Shape::Basis | Shape::Authority => {
                        let note = title::is_attached_note(text);
                        let within = self.role_at(at - 1) == Some(Role::Title)
                            && self.goes_on(at - 1, at) >= Goes::Likely
                            && line.start != Start::Upper;
                        (line.capitals
                            || note
                            || within
                            || at == i + 1 && line.chars <= 120 && line.end == End::Word)
                            && head_row(self.text, &self.lines[at..], false).is_none()
                    }
                    _ => text.starts_with('(') && title::is_attached_note(text),
                };
            if !titled {
                break;
            }
            self.open(Role::Title, at, Some(appendix));
            self.current = None;
            at += 1;
        }
        at
    }

    fn role_at(&self, i: usize) -> Option<Role> {
        self.blocks
            .iter()
            .rev()
            .find(|b| b.first as usize <= i && i <= b.last as usize)
            .map(|b| b.role)
    }

    /// The head row of a table.
    fn columns(&mut self, i: usize, line: &Line) -> Option<usize> {
        if !matches!(line.shape, Shape::Text | Shape::Basis | Shape::Field) || line.chars > 64 {
            return None;
        }
        let below_head = self
            .blocks
            .last()
            .is_some_and(|b| matches!(b.role, Role::Period | Role::Section | Role::Title));
        let row = match head_row(self.text, &self.lines[i..], below_head) {
            Some(row) => row,
            None => self.head_row_again(i)?,
        };
        // Inside a table without borders a row of short cells is a row, unless it begins as a head does.
        if !row.tabbed && !row.counts && self.in_cells() && !self.is_first_column(i) {
            return None;
        }
        if self.table.as_ref().is_some_and(|t| t.tabbed && !row.tabbed) {
            return None;
        }
        self.lists.reset();
        self.fill_section();
        // A second head row in the same table, or a table behind a table, hangs from the same place.
        let parent = self.container();
        let mut columns = Vec::with_capacity(row.len);
        for at in i..i + row.len {
            columns.push(self.open(Role::Column, at, parent));
        }
        if row.tabbed {
            self.last_head = (i..i + row.len).collect();
        }
        self.current = None;
        self.table = Some(Table::new(columns, row.tabbed, row.counts, self.frames.len()));
        Some(i + row.len)
    }

    /// The head row of an earlier table, typed again in another case.
    fn head_row_again(&self, i: usize) -> Option<HeadRow> {
        let cells = self.last_head.len();
        let window = self.lines.get(i..i + cells).filter(|w| !w.is_empty())?;
        let same = window.iter().zip(&self.last_head).all(|(line, head)| {
            let head = self.line_text(*head);
            line.tab
                && line.chars <= 64
                && line.text(self.text).to_lowercase() == head.to_lowercase()
        });
        same.then_some(HeadRow { len: cells, tabbed: true, counts: false })
    }

    /// A line with an ordinal: a section, unless the sequence speaks against it.
    pub(super) fn ordinal(&mut self, i: usize, line: &Line, ordinal: &Ordinal, at: u16) -> usize {
        let placed = self.place_ordinal(line, ordinal);
        let ordinal = placed.ordinal;
        if self.formatted.label(i).is_none() && self.is_false_ordinal(line, &ordinal, placed.fit) {
            return self.text(i, line);
        }
        let bare = line.body(self.text).is_empty();
        if let Some(table) = &self.table {
            // In a column that counts rows a number alone is a cell.
            let counts = matches!(ordinal.kind, OrdinalKind::Arabic | OrdinalKind::Decimal) && bare;
            if counts {
                return self.cell(i);
            }
            let outside = placed.keep < table.depth && placed.fit != Fit::Stray;
            let stray = !outside
                && bare
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
        let parent = if in_table { self.place_of_block() } else { self.container() };
        self.fill_section();
        let id = self.open_labelled(Role::Section, i, parent, Label::Ordinal(ordinal), at);
        if let Some(what) = found {
            self.findings.push(Finding { what, block: id });
        }
        self.push_section(id, ordinal, line);
        self.lists.reset();
        i + 1
    }

    /// What comes next may hang from a section.
    pub(super) fn push_section(&mut self, id: BlockId, ordinal: Ordinal, line: &Line) {
        self.push_frame(Frame::Section(id, ordinal, Introduces(line.end == End::Colon)));
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

    /// Letters that no list leads up to: `C. Mác`, `d. …` out of the blue.
    pub(super) fn is_false_ordinal(&self, line: &Line, ordinal: &Ordinal, fit: Fit) -> bool {
        let text = line.body(self.text);
        match ordinal.kind {
            OrdinalKind::UpperLetter
                if ordinal.delimiter == Delimiter::None && self.table.is_none() =>
            {
                true
            }
            OrdinalKind::UpperLetter => match fit {
                Fit::Next | Fit::First | Fit::Restart => false,
                Fit::Skipped => {
                    text.is_empty() || !line.capitals && text.split_whitespace().count() < 3
                }
                Fit::Repeated | Fit::Stray => !line.capitals,
            },
            OrdinalKind::LowerLetter | OrdinalKind::LowerRoman => {
                fit == Fit::Stray && ordinal.delimiter != Delimiter::Parenthesis
            }
            OrdinalKind::UpperRoman => fit == Fit::Stray && ordinal.delimiter == Delimiter::None,
            // A number without a mark counts only where it is due.
            OrdinalKind::Arabic if ordinal.delimiter == Delimiter::None => {
                !matches!(fit, Fit::Next | Fit::First)
                    && !(fit == Fit::Restart && ordinal.value == 1)
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
            && self.heads_block(i, line, marker)
        {
            return self.open_period(i, line, head, at, Some(marker));
        }
        let next = self.lines.get(i + 1);
        let heads = line.end == End::Colon
            && next.is_some_and(|next| match next.shape {
                Shape::Item(m, _) => m.rank() < marker.rank(),
                Shape::Text | Shape::Basis => true,
                _ => false,
            });
        let block = BlockId::new(self.blocks.len());
        let within = self.place_of_block();
        self.fill_section();
        let parent = self.lists.item(Item { block, marker, heads }).or(within);
        self.open_labelled(Role::Item, i, parent, Label::Marker(marker), at);
        i + 1
    }

    /// Whether a month behind a marker heads a block: other blocks of a lower rank follow it.
    fn heads_block(&self, i: usize, line: &Line, marker: Marker) -> bool {
        let Some(next) = self.lines.get(i + 1) else { return false };
        let lower = match next.shape {
            // "+ T.1:" above "- Quyết toán": whatever marker the list below has, if it is another.
            Shape::Item(m, _) => m != marker,
            Shape::Ordinal(..) | Shape::Text | Shape::Basis => true,
            _ => false,
        };
        lower && (line.end == End::Colon || line.end == End::Word || line.end == End::Stop)
    }

    /// A line that names months: the head of a block, unless it is a sentence.
    fn period(&mut self, i: usize, line: &Line, head: PeriodHead, texted: bool) -> usize {
        if texted && !self.is_themed(i, line) {
            return self.text(i, line);
        }
        // A bare week or a bare "8/2019" inside a cell is text of the cell.
        let in_cells = self.table.as_ref().is_some_and(|t| !t.tabbed);
        if in_cells
            && !line.capitals
            && !matches!(head.span, PeriodSpan::Months(_) | PeriodSpan::Quarter(..))
        {
            return self.cell(i);
        }
        if in_cells
            && self.is_time_cell(i, periods::level(&head.span))
            && !self.is_first_column(i + 1)
        {
            return self.cell(i);
        }
        self.open_period(i, line, head, 0, None)
    }

    /// In a table without borders months stand in the column for the time: no block hangs from them.
    fn is_time_cell(&self, i: usize, level: u8) -> bool {
        let capitals = self.lines.get(i).is_some_and(|l| l.capitals);
        self.table.is_some() && !self.in_month_column(level) && !capitals
    }

    /// Whether line `i` says what the first column of the open table says.
    fn is_first_column(&self, i: usize) -> bool {
        let first = self
            .table
            .as_ref()
            .and_then(Table::first_column)
            .and_then(|c| self.blocks.get(c.index()));
        first.is_some_and(|b| {
            self.line_text(b.first as usize).to_lowercase() == self.line_text(i).to_lowercase()
        })
    }

    /// Whether a table without borders is open whose rows begin with a period of this level; one that stands in such a
    /// period itself ends where the next begins.
    pub(super) fn in_month_column(&self, level: u8) -> bool {
        let Some(table) = self.table.as_ref().filter(|t| !t.tabbed) else { return false };
        let within = self
            .frames
            .iter()
            .take(table.depth)
            .any(|f| matches!(f, Frame::Period(_, l, _) if *l >= level));
        let first = table.first_column().and_then(|c| self.blocks.get(c.index()));
        !within
            && first.is_some_and(|column| {
                let text = self.line_text(column.first as usize);
                any_of(text, &["tháng", "thời gian", "quý"]).is_some()
                    || level == 4 && any_of(text, &["tuần"]).is_some()
            })
    }

    /// A month that was broken over two lines: `Tháng` above `9/2022`.
    fn broken_month(&mut self, i: usize, line: &Line) -> Option<usize> {
        if !strip(line.text(self.text), "tháng")?.is_empty() {
            return None;
        }
        let next = self.lines.get(i + 1).filter(|n| !n.tab && n.blanks_before <= 1)?;
        if next.start != Start::Digit || next.chars > MAX_BARE_PERIOD {
            return None;
        }
        let whole = self.joined(i, i + 1);
        let (head, rest) = period(&whole)?;
        if rest != Remainder::Nothing {
            return None;
        }
        self.next_cell(line);
        self.open_period(i, line, head, 0, None);
        let id = BlockId::new(self.blocks.len().checked_sub(1)?);
        self.extend(id, i + 1);
        self.current = None;
        Some(i + 2)
    }

    /// A tab opens the next cell of a table whose cells tabs open.
    fn next_cell(&mut self, line: &Line) {
        if line.tab
            && let Some(table) = &mut self.table
            && table.tabbed
        {
            table.next_cell();
            self.lists.reset();
        }
    }

    /// Months by their numbers alone, in a column that is headed `Tháng`: `8+9`.
    fn month_number(&mut self, i: usize, line: &Line) -> Option<usize> {
        if line.start != Start::Digit
            || line.chars > MAX_BARE_PERIOD
            || !self.is_in_month_cell(line)
        {
            return None;
        }
        let whole = format!("tháng {}", line.text(self.text));
        let (head, rest) = period(&whole)?;
        (rest == Remainder::Nothing).then(|| self.open_period(i, line, head, 0, None))
    }

    /// Whether a cell stands in a first column that is headed `Tháng`.
    fn is_in_month_cell(&self, line: &Line) -> bool {
        let Some(table) = self.table.as_ref().filter(|t| t.tabbed && line.tab) else {
            return false;
        };
        let Some(first) = table.first_column().and_then(|c| self.blocks.get(c.index())) else {
            return false;
        };
        table.cell == Some(0)
            && strip(self.line_text(first.first as usize), "tháng").is_some_and(str::is_empty)
    }

    /// `Tháng 9: Chủ điểm “…”`: a head with its theme. A long sentence behind the colon is text.
    fn is_themed(&self, i: usize, line: &Line) -> bool {
        let next = self.lines.get(i + 1);
        let alone =
            next.is_none_or(|n| matches!(n.shape, Shape::Text | Shape::Period(..) | Shape::Field));
        if line.capitals {
            return true;
        }
        let short = line.chars <= 110 && line.end != End::Semicolon;
        // "Tháng 10 – Bản thân và gia đình": a theme, where the next month does not follow at once.
        let level = |i: usize| self.head_of_period(i).map(|head| periods::level(&head.span));
        let bare_theme = line.chars <= MAX_BARE_THEME
            && line.end == End::Word
            && next.is_some_and(|n| !n.capitals && level(i + 1) != level(i));
        let named = crate::grammar::keyword::words(line.text(self.text))
            .any(|w| any_of(w, &["chủ điểm", "chủ đề"]).is_some());
        short && (!alone || bare_theme || named)
    }

    pub(super) fn open_period(
        &mut self,
        i: usize,
        line: &Line,
        head: PeriodHead,
        at: u16,
        marker: Option<Marker>,
    ) -> usize {
        let level = periods::level(&head.span);
        let in_table = line.tab && self.table.as_ref().is_some_and(|t| t.tabbed)
            || self.in_month_column(level);
        // Periods behind the same marker are siblings, whatever they span.
        let same = self.frames.iter().position(|f| {
            matches!(f, Frame::Period(_, l, m) if *l >= level || marker.is_some() && *m == marker)
        });
        match same {
            Some(keep) if in_table => self.frames.truncate(keep),
            Some(keep) => self.truncate_frames(keep),
            None => {}
        }
        if !in_table {
            self.end_table();
        }
        // Letters and numbers inside a block end where the next block of time begins.
        let parent = self.container();
        self.fill_section();
        let label = self.add_period(head);
        let id = self.open_labelled(Role::Period, i, parent, label, at);
        self.push_frame(Frame::Period(id, level, marker));
        self.lists.reset();
        self.current = None;
        i + 1
    }

    pub(super) fn field(&mut self, i: usize, line: &Line) -> usize {
        if self.table.as_ref().is_some_and(|t| !t.tabbed) {
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
    fn text(&mut self, i: usize, line: &Line) -> usize {
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
        // "Chuyên đề cho đội viên:" before a list that counts from 1 again introduces that list: it stands beside it.
        if line.end == End::Colon
            && let Some(Shape::Ordinal(next, _)) = self.lines.get(i + 1).map(|l| l.shape)
            && let Place { keep, fit: Fit::Restart, .. } = place(&self.frames, &next)
        {
            self.truncate_frames(keep);
            self.lists.reset();
        }
        let within = self.place_of_block();
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

    /// Whether a text stands behind a table rather than in it.
    fn leaves_table(&mut self, i: usize, line: &Line) -> bool {
        let Some(table) = &self.table else { return true };
        // A heading in capitals two blank lines below a table without borders, or a long sentence that ends a plan.
        let ends =
            tail::may_close(line.text(self.text)) && line.chars > 80 && self.next_is_tail(i + 1);
        let remarks = !line.tab && is_remark(line.text(self.text));
        // A long sentence behind short cells.
        let sentence = !line.tab
            && line.chars > 84
            && line.end == End::Stop
            && line.start == Start::Upper
            && i >= 2
            && self.lines[i - 2..i].iter().all(|l| l.chars < 50)
            && self.rows_are_over(i + 1);
        let heads = !table.tabbed && line.capitals && line.blanks_before >= 2 && line.chars > 12;
        if ends || heads || remarks || sentence {
            // Groups of rows end with their table.
            let depth = table.depth;
            self.end_table();
            self.frames.truncate(depth);
            self.lists.reset();
            return true;
        }
        false
    }

    /// Whether no further row of a table comes from line `i` on: no cell behind a tab, no row number, and a block with
    /// an ordinal or the end soon.
    fn rows_are_over(&self, i: usize) -> bool {
        const REACH: usize = 12;
        for line in self.lines[i.min(self.lines.len())..].iter().take(REACH) {
            match line.shape {
                Shape::Ordinal(o, _) if !line.body(self.text).is_empty() => return o.value > 0,
                Shape::RowNumber | Shape::Ordinal(..) => return false,
                Shape::Recipients
                | Shape::Authority
                | Shape::Closing
                | Shape::Appendix
                | Shape::Title => return true,
                _ if line.tab => return false,
                _ if line.chars < 50 => return false,
                _ => {}
            }
        }
        true
    }

    /// A text that begins more than one page: the header of the pages.
    fn is_running_head(&self, i: usize) -> bool {
        let Some(line) = self.lines.get(i).filter(|l| l.shape == Shape::Text) else { return false };
        let text = line.text(self.text);
        self.running.iter().any(|head| *head == text)
    }

    /// A number alone on its line that counts pages.
    pub(super) fn is_page_number(&mut self, i: usize) -> bool {
        let Some(line) = self.lines.get(i) else { return false };
        let Ok(number) = self.line_text(i).parse::<u32>() else { return false };
        let next = self.lines.get(i + 1);
        let at_break = line.page || next.is_some_and(|n| n.page);
        let due = number == self.next_page || number == self.next_page + 1 && self.next_page == 1;
        let last = next.is_none();

        let found = if self.paged {
            at_break || due && last
        } else {
            let wanted = i.checked_sub(1).is_some_and(|above| wants_number(self.line_text(above)));
            due && self.table.is_none() && !wanted
        };
        if found {
            self.next_page = number + 1;
        }
        found
    }
}
