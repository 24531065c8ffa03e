//! Tables whose rows stand on one line each: bars, tabs or wide gaps part the cells.
//!
//! Bars come out of web pages (`TT | Nội dung | Thời gian |`), tabs out of spreadsheets, gaps out of PDF files whose
//! layout was kept.

use super::build::Builder;
use super::numbering::{Fit, Frame, place};
use super::periods;
use super::table::Table;
use super::times_row::is_row_of_times;
use super::{BlockId, Label, Role};
use crate::grammar::column::{self, Keys};
use crate::grammar::keyword::{blanks, strip};
use crate::grammar::ordinal::{OrdinalKind, ordinal};
use crate::grammar::period::{Remainder, period};
use crate::grammar::{gap, motto, person, tail};
use crate::lines::{Line, Marker, Shape};

/// The longest cell of a head row that names no column, in characters.
const MAX_BARE_HEAD: usize = 30;

/// How many lines below a table must hold no row of it.
const ROWS_BELOW: usize = 3;

/// How many head cells may be numbered on a line below them.
const MAX_NUMBERED: usize = 24;

/// How many blanks an empty cell has at least in a table that characters draw.
const FEWEST_PADDING: usize = 3;

/// How far the rest of a cell is indented at least, in blanks, where gaps part the cells.
const CELL_INDENT: u8 = 6;

impl Builder<'_> {
    /// A row that stands on one line: the head row of a table, a month that heads a row, a Roman number that heads a
    /// group of rows, or a row of cells.
    pub(super) fn row_on_line(&mut self, i: usize, line: &Line) -> Option<usize> {
        if self.table.as_ref().is_some_and(|t| t.flat_row().is_some())
            && let Some(next) = self.flat_line(i, line)
        {
            return Some(next);
        }
        if let Some(next) = self.line_of_tall_row(i, line) {
            return Some(next);
        }
        let text = line.text(self.text);
        let open = self.table.as_ref().is_some_and(|t| t.on_lines);
        let Some(cells) = cells_of(text) else {
            if !open {
                return self.opens_flat_table(i, line);
            }
            if line.shape == Shape::RowNumber && self.counts_blank_row(i) {
                return Some(self.cells_on_line(i));
            }
            if let Shape::Item(marker, at) = line.shape
                && self.is_in_open_row(i)
            {
                return Some(self.item_in_row(i, marker, at));
            }
            if self.counts_in_cell(i, line) {
                return Some(self.cells_on_line(i));
            }
            return self.broken_first_cell(i, line).or_else(|| self.below_row(i, line));
        };
        let barred = text.starts_with('|')
            || open && self.ends_row(i)
            || (line.capitals || matches!(line.shape, Shape::Item(..))) && text.contains('|');
        if barred && let Some(next) = self.opens_barred_tail(i, line) {
            return Some(next);
        }
        let first = cells.first().copied().unwrap_or("");
        if open && self.counts_in_cell(i, line) {
            return Some(self.cells_on_line(i));
        }
        let plain = match line.shape {
            Shape::Text | Shape::Basis | Shape::Field | Shape::RowNumber | Shape::Period(..) => {
                true
            }
            Shape::Ordinal(..) => {
                self.ends_row(i)
                    || cells.len() > 2
                    || open && (self.is_counted_row(&cells) || self.names_months_by_number(first))
            }
            Shape::Item(marker, at) if open && text.contains('\t') => {
                return Some(self.item_in_row(i, marker, at));
            }
            _ => false,
        };
        // "TỔ TRƯỞNG (Ký và ghi rõ họ tên)"
        let signs = first.split_once('(').map_or(first, |(position, _)| position.trim_end());
        // "| HIỆU TRƯỞNG | Vi Thị Én |" is a row, as no tail begins with it.
        let named = || text.contains('|') && cells.iter().skip(1).any(|cell| person::is_name(cell));
        let office = tail::is_position(signs) || tail::is_authority(signs);
        if !plain || office && !(open && named()) || motto::holds_motto(text) {
            return None;
        }
        if open && (self.is_cell_due(i) || self.is_in_drawn_row(i, first)) {
            let last = self.blocks.len().checked_sub(1)?;
            self.extend(BlockId::new(last), i);
            self.current = None;
            return Some(i + 1);
        }
        if names_columns(&cells) || !open && self.is_bare_head(i, &cells) {
            // A head row that a page repeats stands where the first does, whatever group of rows goes on.
            if let Some(table) = self.table.as_ref().filter(|t| t.on_lines) {
                let depth = table.depth;
                self.frames.truncate(depth);
            }
            let head = self.open_head_row(i);
            let numbered = |(number, at): &(usize, usize)| {
                self.lines.get(*at).is_some_and(|l| {
                    l.blanks_before == 0 && numbers_head(l.text(self.text), *number)
                })
            };
            let more = (1..=MAX_NUMBERED).zip(i + 1..).take_while(numbered).count();
            for at in i + 1..=i + more {
                self.extend(head, at);
            }
            self.current = None;
            self.table = Some(Table::on_lines(Some(head), self.frames.len()));
            return Some(i + 1 + more);
        }
        if open && self.goes_on_with_head(i, &cells) {
            let parent = self.container();
            self.open(Role::Column, i, parent);
            self.current = None;
            return Some(i + 1);
        }
        if !open {
            // Bars make a row of cells by themselves.
            if !self.ends_row(i) {
                return None;
            }
            self.table = Some(Table::on_lines(None, self.frames.len()));
        }
        let by_number = self.names_months_by_number(first) && !self.lacks_first_cell(i);
        let month =
            by_number.then(|| format!("tháng {first}")).or_else(|| self.more_of_cell(i, first));
        if let Some((head, Remainder::Nothing)) = period(month.as_deref().unwrap_or(first))
            && self.in_month_column(periods::level(&head.span))
        {
            return Some(self.open_period(i, line, head, 0, None));
        }
        if let Some((ordinal, "")) = ordinal(first)
            && matches!(ordinal.kind, OrdinalKind::UpperRoman | OrdinalKind::UpperLetter)
        {
            let at = cells.get(1).map_or(0, |second| second.as_ptr().addr() - text.as_ptr().addr());
            return Some(self.ordinal(i, line, &ordinal, u16::try_from(at).unwrap_or(0)));
        }
        self.leave_period_on_line(i, first);
        Some(self.cells_on_line(i))
    }

    /// Whether a table whose rows stand on one line each begins with line `i`: a head row, or three short cells in capitals above a
    /// row of as many that are not.
    pub(super) fn begins_rows(&self, i: usize) -> bool {
        let Some(line) = self.lines.get(i) else { return false };
        let text = line.text(self.text);
        cells_of(text)
            .is_some_and(|cells| names_columns(&cells) || self.is_head_in_capitals(i, &cells))
    }

    /// Whether tabs or bars part at least three short cells in capitals, above a row of as many that are not.
    fn is_head_in_capitals(&self, i: usize, cells: &[&str]) -> bool {
        const FEWEST: usize = 3;
        let parted = self.line_text(i).contains(['\t', '|']);
        let short = |cell: &&str| {
            cell.chars().count() <= MAX_BARE_HEAD
                && cell.starts_with(char::is_uppercase)
                && !cell.contains(|c: char| c.is_ascii_digit() || matches!(c, ':' | ';' | '.'))
        };
        parted && cells.len() >= FEWEST && cells.iter().all(short) && {
            let mut below = self.lines.get(i + 1..).unwrap_or_default().iter();
            below.find(|l| l.shape != Shape::Rule).is_some_and(|row| {
                let text = row.text(self.text);
                !row.capitals
                    && !person::is_name(text)
                    && !motto::holds_motto(text)
                    && cells_of(text).is_some_and(|below| below.len() == cells.len())
            })
        }
    }

    /// Whether line `i` is a head row on one line.
    pub(super) fn heads_columns(&self, i: usize) -> bool {
        cells_of(self.line_text(i)).is_some_and(|cells| names_columns(&cells))
    }

    /// Whether line `i` is the number of a row whose other cells are blank, as in a form to be filled: the one that is due, with tabs
    /// behind it or between other such numbers.
    pub(super) fn counts_blank_row(&self, i: usize) -> bool {
        let open = self.table.as_ref().is_some_and(|t| t.on_lines && t.flat_row().is_none());
        let Some(line) = self.lines.get(i).filter(|line| open && !line.page) else { return false };
        let number =
            |at: usize| self.lines.get(at).map(|l| l.text(self.text)).and_then(column::row_number);
        let (Some(own), Some(above)) = (number(i), self.blocks.last()) else { return false };
        let due = match above.role {
            Role::Column => own == 1,
            Role::Cell => {
                let above = self.line_text(above.first as usize);
                let counted = first_cell(above).unwrap_or(above);
                column::row_number(counted).is_some_and(|last| last + 1 == own)
            }
            _ => false,
        };
        let blank = || self.text.as_bytes().get(line.span.end()) == Some(&b'\t');
        let beside =
            || number(i + 1) == Some(own + 1) || i > 0 && own > 1 && number(i - 1) == Some(own - 1);
        due && (blank() || beside())
    }

    /// Whether line `i` goes on with a list that counts in a cell of the row above: `2. Kiểm tra`, a tab and `Ông Bình` below `Tháng 4`,
    /// a tab and `1. Trồng cây`.
    fn counts_in_cell(&self, i: usize, line: &Line) -> bool {
        let Shape::Ordinal(own, _) = line.shape else { return false };
        let above = i.checked_sub(1).map_or("", |above| self.line_text(above));
        let last = above.rsplit(['\t', '|']).next().unwrap_or(above).trim();
        let follows = ordinal(last).is_some_and(|(before, _)| {
            before.kind == own.kind
                && before.delimiter == own.delimiter
                && before.value + 1 == own.value
        });
        // "1. Trồng cây" below "Công tác đoàn:".
        let begins = own.kind == OrdinalKind::Arabic && own.value == 1 && last.ends_with(':');
        (follows || begins) && self.is_in_open_row(i)
    }

    /// Whether line `i` stands in a row of a table on lines which tabs are still due to fill: the row has fewer of them above it than
    /// the head row, and no more with the next line that has some.
    fn is_in_open_row(&self, i: usize) -> bool {
        /// How many lines a row has.
        const REACH: usize = 12;
        let tabs = |at: usize| self.line_text(at).matches('\t').count();
        let Some(head) = self.first_head().map(|head| head.matches('\t').count()) else {
            return false;
        };
        let in_row = self
            .blocks
            .last()
            .is_some_and(|b| matches!(b.role, Role::Cell | Role::Period | Role::Item));
        if head == 0 || !in_row {
            return false;
        }
        // The lines of the row so far: one with tabs begins it, but for those that list.
        let lists = |at: usize| {
            self.lines
                .get(at)
                .is_some_and(|l| matches!(l.shape, Shape::Item(..) | Shape::Ordinal(..)))
        };
        let mut filled = 0;
        for at in (i.saturating_sub(REACH)..i).rev() {
            filled += tabs(at);
            if tabs(at) > 0 && !lists(at) {
                break;
            }
        }
        let mut below = i..self.lines.len().min(i + REACH);
        let next = below.find(|at| tabs(*at) > 0);
        let Some(next) =
            next.filter(|next| *next == i || lists(*next) || self.begins_no_row(*next))
        else {
            return false;
        };
        let within = self.lines.get(i..=next).unwrap_or_default();
        let close = within.iter().all(|l| l.blanks_before == 0 && !l.capitals);
        close && filled > 0 && filled < head && filled + tabs(next) <= head
    }

    /// Whether the first cell of line `i` is text rather than what a row begins with.
    fn begins_no_row(&self, i: usize) -> bool {
        let Some(line) = self.lines.get(i) else { return false };
        let first = first_cell(line.text(self.text)).unwrap_or("");
        line.shape == Shape::Text && column::row_number(first).is_none() && period(first).is_none()
    }

    /// Whether a row of two cells begins with the number that is due below `TT | Nội dung`, written as the number above it; one
    /// that goes on with the sections around, with a mark as they have it, is theirs.
    fn is_counted_row(&self, cells: &[&str]) -> bool {
        const REACH: usize = 64;
        let (Some(first), Some(head)) = (cells.first(), self.first_head()) else { return false };
        let Some(number) = column::row_number(first) else { return false };
        if !first_cell(&head).is_some_and(column::counts_rows) {
            return false;
        }
        let mut grouped = false;
        for block in self.blocks.iter().rev().take(REACH) {
            if block.role == Role::Column {
                return number == 1;
            }
            let above = first_cell(self.line_text(block.first as usize));
            match above.and_then(column::row_number).zip(above) {
                Some((_, _)) if grouped && number == 1 => return true,
                Some((last, above)) => {
                    let marked = |cell: &str| !cell.ends_with(|c: char| c.is_ascii_digit());
                    let outside = || {
                        self.table.as_ref().and_then(|t| self.frames.get(..t.depth)).is_some_and(
                            |f| ordinal(first).is_some_and(|(o, _)| place(f, &o).fit == Fit::Next),
                        )
                    };
                    return number == last + 1
                        && marked(first) == marked(above)
                        && !(marked(first) && outside());
                }
                None => grouped |= block.role == Role::Section,
            }
        }
        false
    }

    /// Whether the first cell of a row holds the numbers of months alone, below `Tháng | Nội dung`.
    fn names_months_by_number(&self, first: &str) -> bool {
        let months = |head: &str| {
            let cells = cells_of(head).unwrap_or_default();
            cells.first().is_some_and(|cell| strip(cell, "tháng").is_some_and(str::is_empty))
        };
        self.first_head().is_some_and(|head| months(&head))
            && first.starts_with(|c: char| c.is_ascii_digit())
            && first.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '+' | '-' | ' ' | '/'))
    }

    /// The first cell of a row in a drawn table with its next line, where its list of months goes on there: `Tháng 02,` above `03`.
    fn more_of_cell(&self, i: usize, first: &str) -> Option<String> {
        if !first.ends_with(',') {
            return None;
        }
        let next = self.lines.get(i + 1).map(|next| next.text(self.text))?;
        let rest = cells_of(next)?.first().copied().filter(|_| next.starts_with('|'))?;
        Some(format!("{first} {rest}"))
    }

    /// Whether the first cell of a row on one line is empty, as below a month that several rows share: a tab or a bar opens it
    /// that opens no other row.
    fn lacks_first_cell(&self, i: usize) -> bool {
        let opens = |i: usize| {
            self.lines.get(i).is_some_and(|l| l.tab || self.text[l.span.range()].starts_with('|'))
        };
        let raw = self.lines.get(i).and_then(|l| self.text.get(l.span.range())).unwrap_or("");
        let barred = raw.strip_prefix('|').is_some_and(|rest| rest.trim_start().starts_with('|'));
        let head = self.table.as_ref().and_then(Table::first_column);
        let head = head.and_then(|head| self.blocks.get(head.index()));
        barred || opens(i) && head.is_some_and(|head| !opens(head.first as usize))
    }

    /// The head row of a table whose rows stand on lines: one block, behind which nothing else of before is open.
    pub(super) fn open_head_row(&mut self, i: usize) -> BlockId {
        self.end_table();
        self.lists.reset();
        self.fill_section();
        let parent = self.container();
        let head = self.open(Role::Column, i, parent);
        self.current = None;
        head
    }

    /// A date or a range of days at the front of a row begins a row of its own below `Thời gian`, outside the month whose row stands
    /// above it: `Từ 01/9 đến 15/9 | Nhập phần mềm` below `Tháng 8 | Điều tra`. What a month alone heads is of that month.
    fn leave_period_on_line(&mut self, i: usize, first: &str) {
        let Some(depth) = self.table.as_ref().map(|t| t.depth) else { return };
        let Some([Frame::Period(month, ..)]) = self.frames.get(depth..) else { return };
        let whole = self.blocks.get(month.index()).is_some_and(|b| {
            cells_of(self.line_text(b.first as usize)).is_some_and(|cells| cells.len() > 1)
        });
        let timed = || {
            let head = self.first_head();
            head.is_some_and(|head| first_cell(&head).is_some_and(column::is_time))
        };
        if whole && column::is_key(Keys::Times, first) && timed() && !self.lacks_first_cell(i) {
            self.frames.truncate(depth);
        }
    }

    /// A row whose first cell is an item.
    pub(super) fn item_in_row(&mut self, i: usize, marker: Marker, at: u16) -> usize {
        let parent = self.place_in_row();
        self.open_labelled(Role::Item, i, parent, Label::Marker(marker), at);
        self.current = None;
        i + 1
    }

    /// A line without cells below a row: the rest of a cell, or what stands behind the table.
    fn below_row(&mut self, i: usize, line: &Line) -> Option<usize> {
        if !matches!(line.shape, Shape::Text | Shape::Field) || line.tab {
            return None;
        }
        let last = self.blocks.len().checked_sub(1)?;
        let above = &self.blocks[last];
        let below_cell =
            matches!(above.role, Role::Cell | Role::Period) && above.last as usize + 1 == i;
        if below_cell && line.blanks_before == 0 && line.indent >= CELL_INDENT {
            self.extend(BlockId::new(last), i);
            self.current = None;
            return Some(i + 1);
        }
        // A bar that is still due: the cell goes on.
        // Below a row with as many bars as the head row, and a blank line, nothing is due.
        let apart = || {
            let bars = |text: &str| text.matches('|').count();
            let head = self.first_head().map_or(0, |head| bars(&head));
            let mut below = (i + 1..=i + ROWS_BELOW).map(|at| bars(self.line_text(at)));
            line.blanks_before > 0 && bars(self.line_text(i - 1)) >= head && below.all(|n| n == 0)
        };
        let keyed = || line.shape == Shape::Field && self.row_has_all_parts();
        let over = || self.ends_row(i - 1) || !self.line_text(i - 1).contains('|');
        if i > 0 && (over() || apart() || keyed()) {
            let depth = self.table.as_ref().map_or(0, |t| t.depth);
            self.end_table();
            self.frames.truncate(depth);
        }
        None
    }

    /// Whether a row right below the head row is its second line: its first cell is empty, and the others are short words, for
    /// heads that stand below others: `Giỏi`, `Khá` above `SL`, `%`, `SL`, `%`.
    fn goes_on_with_head(&self, i: usize, cells: &[&str]) -> bool {
        let head = self.table.as_ref().and_then(Table::first_column);
        let head = head.and_then(|head| self.blocks.get(head.index()));
        let short = |cell: &&str| {
            cell.chars().count() <= MAX_BARE_HEAD && !cell.contains(|c: char| c.is_ascii_digit())
        };
        head.is_some_and(|head| head.last as usize + 1 == i)
            && cells.len() > 1
            && (cells.iter().all(short) && self.lacks_first_cell(i)
                || cells.iter().all(|cell| is_year(cell)) && self.has_fewer_cells(i))
    }

    /// Whether line `i` has fewer bars or tabs than the head row above it: what is lacking stands in cells that go over both.
    fn has_fewer_cells(&self, i: usize) -> bool {
        let marks = |at: usize| {
            let whole = self.lines.get(at).and_then(|l| self.text.get(l.span.start()..));
            let whole = whole.and_then(|text| text.lines().next()).unwrap_or("");
            whole.bytes().filter(|b| matches!(b, b'|' | b'\t')).count()
        };
        let head = self.table.as_ref().and_then(Table::first_column);
        let head = head.and_then(|head| self.blocks.get(head.index()));
        head.is_some_and(|head| marks(i) < marks(head.first as usize))
    }

    /// Whether a row of short cells that name no known column heads a table: at least three of them, with rows of cells
    /// below that do not sign.
    fn is_bare_head(&self, i: usize, cells: &[&str]) -> bool {
        let short = |cell: &&str| {
            cell.chars().count() <= MAX_BARE_HEAD
                && cell.starts_with(char::is_uppercase)
                && !cell
                    .contains(|c: char| c.is_ascii_digit() || matches!(c, ':' | ';' | ',' | '.'))
        };
        let rows = self.lines.get(i + 1..i + 3).is_some_and(|rows| {
            rows.iter().any(|row| {
                let text = row.text(self.text);
                cells_of(text).is_some_and(|below| below.len() == cells.len())
                    && !person::is_name(text)
            })
        });
        let capitals = self.lines.get(i).is_some_and(|l| l.capitals);
        if capitals {
            // Such a row may sign, but not right below what heads a table.
            let below_head = self.blocks.last().is_some_and(|b| {
                matches!(b.role, Role::Section | Role::Period | Role::Title | Role::Appendix)
            });
            return below_head && self.is_head_in_capitals(i, cells);
        }
        cells.iter().all(short) && (cells.len() >= 3 && rows || self.is_bare_pair(i, cells))
    }

    /// Whether a tab parts two short cells, the second of which names a column, above two rows of two cells that sign nothing:
    /// `Mô hình` beside `Người phụ trách`.
    fn is_bare_pair(&self, i: usize, cells: &[&str]) -> bool {
        let [first, second] = cells else { return false };
        let signs = |cell: &str| {
            tail::is_position(cell)
                || tail::is_authority(cell)
                || tail::names_maker(cell)
                || tail::recipients(cell).is_some()
        };
        column::is_column(second)
            && self.line_text(i).contains('\t')
            && !signs(first)
            && self.lines.get(i + 1..i + 3).is_some_and(|rows| {
                rows.iter().all(|row| {
                    let text = row.text(self.text);
                    let pair = cells_of(text).is_some_and(|below| below.len() == 2);
                    row.shape == Shape::Text
                        && pair
                        && !person::is_name(text)
                        && !tail::is_signature_note(text)
                })
            })
    }

    /// The cells of a row, as one block.
    fn cells_on_line(&mut self, i: usize) -> usize {
        self.cells_on_lines(i, i)
    }

    /// The cells of a row that goes from line `i` to line `last`, as one block.
    pub(super) fn cells_on_lines(&mut self, i: usize, last: usize) -> usize {
        let parent = self.place_in_row();
        self.lists.paragraph(None);
        let row = self.open(Role::Cell, i, parent);
        for at in i + 1..=last {
            self.extend(row, at);
        }
        self.current = None;
        last + 1
    }

    /// What the cells of a row hang from: the period that heads it, else the head row.
    fn place_in_row(&self) -> Option<BlockId> {
        let column = self.table.as_ref().and_then(Table::first_column);
        let within = self.table.as_ref().is_some_and(|t| t.depth < self.frames.len());
        match self.frames.last() {
            Some(Frame::Period(id, ..)) if within => Some(*id),
            _ => column.or_else(|| self.container()),
        }
    }

    /// Whether the row above line `i` lacks the bar that ends the rows of its table: its last cell goes on.
    fn is_cell_due(&self, i: usize) -> bool {
        let Some(above) = i.checked_sub(1) else { return false };
        let column = self.table.as_ref().and_then(Table::first_column);
        let ends = column
            .and_then(|c| self.blocks.get(c.index()))
            .is_some_and(|head| self.ends_row(head.first as usize));
        let in_cell =
            self.blocks.last().is_some_and(|b| b.role == Role::Cell && b.last as usize == above);
        ends && in_cell
            && !self.ends_row(above)
            && self.lines.get(i).is_some_and(|l| l.blanks_before == 0)
    }

    /// Whether line `i` is a further line of the row above, in a table that characters draw: `|   |the rest|   |`.
    fn is_in_drawn_row(&self, i: usize, first: &str) -> bool {
        let raw =
            |i: usize| self.lines.get(i).and_then(|l| self.text.get(l.span.range())).unwrap_or("");
        let Some(above) = i.checked_sub(1) else { return false };
        let row_above = self.blocks.last().is_some_and(|b| {
            matches!(b.role, Role::Cell | Role::Period) && b.last as usize == above
        });
        let marked = crate::grammar::marker::marker(first).is_some();
        if !raw(i).starts_with('|') || !row_above || marked {
            return false;
        }
        let empty_first = raw(i).trim_start_matches('|').trim_start().starts_with('|');
        // Rules part the rows: without one between them two lines are one row.
        let head = self.table.as_ref().and_then(Table::first_column);
        let numbered = first.starts_with(|c: char| c.is_ascii_digit());
        // What characters draw is padded; two bars side by side are an empty cell of a web page's row.
        let inner = raw(i).trim_start_matches('|');
        let padded = inner.len() - inner.trim_start().len() >= FEWEST_PADDING;
        empty_first && padded && !numbered || head.is_some_and(|head| self.is_ruled(head))
    }

    /// Whether rules part the rows below a head row: a rule below the head alone is that of a web page's table.
    fn is_ruled(&self, head: BlockId) -> bool {
        const REACH: usize = 40;
        let Some(block) = self.blocks.get(head.index()) else { return false };
        let below = self.lines.get(block.last as usize + 1..).unwrap_or_default();
        let drawn = |l: &&Line| {
            let first = self.text.as_bytes().get(l.span.start());
            l.shape == Shape::Rule || first == Some(&b'|')
        };
        // A blank line parts it from the next table.
        let drawn = |l: &&Line| drawn(l) && l.blanks_before == 0;
        let table = below.iter().take(REACH).take_while(drawn);
        let mut rules = table.filter(|l| l.shape == Shape::Rule);
        below.first().is_some_and(|l| l.shape == Shape::Rule) && rules.nth(1).is_some()
    }

    /// Whether a line ends with the bar that ends a row.
    pub(super) fn ends_row(&self, i: usize) -> bool {
        self.lines.get(i).is_some_and(|l| {
            self.text.as_bytes().get(l.span.end().saturating_sub(1)) == Some(&b'|')
        })
    }
}

/// The cells of a row on one line, where a line has at least two.
fn cells_of(text: &str) -> Option<Vec<&str>> {
    if !gap::has_gap(text) {
        return None;
    }
    let cells: Vec<&str> =
        gap::columns(text).into_iter().filter_map(|cell| text.get(cell)).collect();
    (cells.len() >= 2 || text.starts_with('|') && !cells.is_empty()).then_some(cells)
}

/// Whether a cell is a year: `2023`, `Năm 2023`.
fn is_year(cell: &str) -> bool {
    let digits = strip(cell, "năm").map_or(cell, blanks);
    digits.len() == 4 && digits.parse().is_ok_and(|year: u16| (1945..2100).contains(&year))
}

/// The first cell of a row on one line.
fn first_cell(text: &str) -> Option<&str> {
    cells_of(text)?.first().copied()
}

/// Whether a line goes on with a head row whose cells have a second line that numbers them: `(1)`, a tab and the next head, or
/// `(4)` below the last.
fn numbers_head(line: &str, number: usize) -> bool {
    let Some((mark, rest)) = line.strip_prefix('(').and_then(|rest| rest.split_once(')')) else {
        return false;
    };
    let head = rest.strip_prefix('\t').filter(|head| !head.starts_with('('));
    mark.parse() == Ok(number) && (rest.is_empty() || head.is_some())
}

/// Whether the cells of a row name columns: the first of them and one more.
fn names_columns(cells: &[&str]) -> bool {
    let named = cells.iter().filter(|cell| column::is_column(cell)).count();
    named >= 2 && cells.first().is_some_and(|cell| column::is_column(cell))
        || is_row_of_times(cells)
}

#[cfg(test)]
mod tests {
    use crate::outline::tests::rows_from;

    #[test]
    fn lists_in_cells_of_rows_on_lines() {
        let text = "KẾ HOẠCH NĂM 2023\nI. VIỆC\nThời gian\tNội dung\tPhụ trách\nTháng 4\t1. Trồng cây\n2. Kiểm tra\n3. Tập huấn\tÔng Bình\n\
                    Tháng 5\t1. Kỷ niệm\n2. Phun thuốc\tBà Tý\nII. TỔ CHỨC";
        assert_eq!(
            rows_from(text, 4),
            ["period 2 2023-04", "cell 4", "cell 4", "period 2 2023-05", "cell 7", "section 0 II"]
        );
        let text = "KẾ HOẠCH NĂM 2023\nI. VIỆC\nSTT\tNội dung\tPhụ trách\tThời gian\n1\tTrồng cây:\n- Đợt 1\n- Đợt 2\tÔng Bình\tTháng 4\n\
                    2\tNgày Gia đình\tBà Na\tTháng 6\nII. TỔ CHỨC";
        assert_eq!(
            rows_from(text, 4),
            ["cell 3", "item 3 -", "item 3 -", "cell 3", "section 0 II"]
        );
        let text = "KẾ HOẠCH NĂM 2023\nI. VIỆC\nSTT\tNội dung\tPhụ trách\n1\tCông tác đoàn:\n1. Trồng cây\n2. Kiểm tra\tÔng Hai\n2\tHọp\tÔng Ba\nII. TỔ CHỨC";
        assert_eq!(rows_from(text, 4), ["cell 3", "cell 3", "cell 3", "cell 3", "section 0 II"]);
        // A list below the table is none of its last row.
        let text = "KẾ HOẠCH NĂM 2023\nI. VIỆC\nSTT\tNội dung\tPhụ trách\tGhi chú\n1\tHọp\tÔng Hai\nLưu ý:\n- Đúng giờ\n- Đủ người\n\nNơi nhận:\tCHỦ TỊCH";
        assert_eq!(rows_from(text, 6)[..2], ["item 5 -", "item 5 -"]);
        // What counts behind the last row counts the sections.
        let text = "KẾ HOẠCH NĂM 2023\n1. VIỆC\nThời gian\tNội dung\tGhi chú\nTháng 4\t1. Trồng cây\n2. Tổ chức\n- Các thôn";
        assert_eq!(rows_from(text, 5)[0], "section 0 2");
    }

    #[test]
    fn rows_that_are_left_blank() {
        for blank in ["1\t\t\t\n2\t\t\t\n3\t\t\t", "1\n2\n3"] {
            let text = format!(
                "KẾ HOẠCH NĂM 2023\nI. VIỆC\n1. Làm tốt.\nMẫu số 01\nPHIẾU ĐĂNG KÝ\nSTT\tHọ và tên\tNgày sinh\tSố áo\n{blank}\n"
            );
            assert_eq!(
                rows_from(&text, 6),
                ["column 4", "cell 6", "cell 6", "cell 6"],
                "{blank:?}"
            );
        }
    }

    #[test]
    fn a_row_below_a_merged_week_between_bars() {
        let text = "KẾ HOẠCH NĂM HỌC 2022-2023\nI. LỊCH\nThời gian | Nội dung | Ai |\nTháng 9 | Khai giảng | BGH |\n\
                    | | Họp phụ huynh | GVCN |\nTháng 10 | Hội nghị | CĐ |";
        assert_eq!(
            rows_from(text, 3),
            ["column 2", "period 2 2022-09", "cell 4", "period 2 2022-10"]
        );
    }

    #[test]
    fn months_of_a_drawn_cell_of_two_lines() {
        let text = "KẾ HOẠCH NĂM 2024\nI. LỊCH\n+------+-----------+\n|Tháng |Nội dung   |\n+------+-----------+\n\
                    |Tháng |Ban hành   |\n+------+-----------+\n|Tháng 02, |Kiểm tra trực |\n|03        |tết.          |\n+------+-----------+\n|Quý II |Khảo sát |";
        let rows = rows_from(text, 3);
        assert!(rows.contains(&"period 2 2024-02,2024-03".to_owned()), "{rows:?}");
    }

    #[test]
    fn head_cells_with_their_numbers_below() {
        let text = "KẾ HOẠCH NĂM HỌC 2022-2023\n1. Khối lớp 6\nSTT\tChủ đề\n(1)\tYêu cầu\n(2)\tSố tiết\n(3)\n1\tEm yêu lịch sử\tHiểu\t2\n2\tĐọc sách\tYêu sách\t2\n2. Khối lớp 7";
        assert_eq!(
            rows_from(text, 3),
            ["column 2", "cont 3", "cont 3", "cont 3", "cell 3", "cell 3", "section 0 2"]
        );
    }

    #[test]
    fn a_head_row_of_two_lines() {
        let text = "KẾ HOẠCH NĂM HỌC 2022-2023\nI. CHỈ TIÊU\nLớp\tSĩ số\tGiỏi\t\tKhá\n\t\tSL\t%\tSL\n6A\t40\t10\t25\t20";
        assert_eq!(rows_from(text, 3), ["column 2", "column 2", "cell 3"]);
        let text = "KẾ HOẠCH NĂM HỌC 2022-2023\nI. CHỈ TIÊU\nLớp | Tên lớp | Giỏi | Ghi chú |\n| | SL | % |\n6A | 40 | 10 | 25 |";
        assert_eq!(rows_from(text, 3), ["column 2", "column 2", "cell 3"]);
    }

    #[test]
    fn a_number_behind_an_empty_first_cell_is_no_month() {
        for (head, rows) in [
            ("Tháng\tTuần\tNội dung", ["9\t1\tNề nếp", "\t2\tHồ sơ", "10\t1\tThư viện"]),
            (
                "Tháng | Tuần | Nội dung |",
                ["9 | 1 | Nề nếp |", "| 2 | Hồ sơ |", "10 | 1 | Thư viện |"],
            ),
            (
                "| Tháng | Tuần | Nội dung |",
                ["| 9 | 1 | Nề nếp |", "| | 2 | Hồ sơ |", "| 10 | 1 | Thư viện |"],
            ),
        ] {
            let text = format!("KẾ HOẠCH NĂM HỌC 2022-2023\nI. LỊCH\n{head}\n{}", rows.join("\n"));
            assert_eq!(
                rows_from(&text, 3),
                ["column 2", "period 2 2022-09", "cell 4", "period 2 2022-10"],
                "{head}"
            );
        }
    }

    #[test]
    fn numbers_of_months_begin_rows_on_lines() {
        let text = "KẾ HOẠCH NĂM HỌC 2020-2021\nI. LỊCH\nTháng | Nội dung | Ai |\n9 | Hồ sơ | BGH |\n11,12 | Giờ dạy | BGH |";
        assert_eq!(
            rows_from(text, 3),
            ["column 2", "period 2 2020-09", "period 2 2020-11,2020-12"]
        );
    }

    #[test]
    fn rows_of_two_cells_below_a_number_and_a_text() {
        for (one, two) in [("1\t- Họp", "2\t- Thi"), ("1.\tHọp", "2.\tThi")] {
            let text = format!(
                "KẾ HOẠCH NĂM 2024\nIII. VIỆC\nTT\tNội dung\n{one}\n{two}\nIV. KHÁC\n- Họp"
            );
            assert_eq!(rows_from(&text, 3)[..4], ["column 2", "cell 3", "cell 3", "section 0 IV"]);
        }
        // The sections around go on behind the table.
        let text = "KẾ HOẠCH NĂM 2024\n1. LỊCH\nTT\tNội dung\n1\t- Họp\n2.\tTỔ CHỨC";
        assert_eq!(rows_from(text, 3), ["column 2", "cell 3", "section 0 2"]);
        // A month above a head row is no cell.
        let text = "KẾ HOẠCH NĂM 2024\nTháng 9\nTT\tNội dung\n1\t- Họp\nTháng 10\nTT\tNội dung\tAi\n1\tThi\tTổ 1";
        assert_eq!(rows_from(text, 5), ["period 0 2024-10", "column 5", "cell 6"]);
    }

    #[test]
    fn two_cells_the_second_of_which_names_a_column() {
        let text = "KẾ HOẠCH\nI. VIỆC\nMô hình\tNgười phụ trách\nNuôi gà đồi\tÔng Hai\nTrồng nấm rơm\tBà Ba\nII. KHÁC";
        assert_eq!(rows_from(text, 3), ["column 2", "cell 3", "cell 3", "section 0 II"]);
        // Those who sign head no table.
        let text = "KẾ HOẠCH\nI. VIỆC\n- Họp.\nTổ trưởng\tNgười lập kế hoạch\n(Đã ký)\t(Đã ký)\nVi Thị Én\tLò Văn An";
        assert!(!rows_from(text, 4)[0].starts_with("column"));
    }

    #[test]
    fn days_among_months_begin_rows_of_their_own() {
        for mark in [" | ", "\t"] {
            let text = "KẾ HOẠCH NĂM 2019\nI. TIẾN ĐỘ\nThời gian | Việc | Ai\nTháng 8 | Điều tra | GV\nTừ 01/9 đến 15/9 | Nhập dữ liệu | Cô Hoa\n\
                        Tháng 10 | Kiểm tra | BCĐ\n15/11 | Tổng kết | BCĐ"
                .replace(" | ", mark);
            assert_eq!(
                rows_from(&text, 4),
                ["period 2 2019-08", "cell 3", "period 2 2019-10", "cell 3"],
                "{mark:?}"
            );
        }
        // A month alone on its row heads the days below it.
        let text = "KẾ HOẠCH NĂM 2019\nI. TIẾN ĐỘ\nThời gian | Việc | Ai\nTháng 8 | | \n15/8 | Điều tra | GV\n20/8 | Họp | BCĐ";
        assert_eq!(rows_from(text, 4), ["period 2 2019-08", "cell 4", "cell 4"]);
    }

    #[test]
    fn a_blank_line_parts_two_tables_of_a_web_page() {
        let text = "KẾ HOẠCH NĂM 2022\nI. VIỆC\n|TT|Việc|Ai|\n|---|---|---|\n|1|Bày cỗ|Cô Lan|\n|2|Rước đèn|Thầy Nam|\n\n\
                    |HIỆU TRƯỞNG|TỔ TRƯỞNG|\n|---|---|\n|Lê Văn Hùng|Lê Thị Nga|";
        assert_eq!(
            rows_from(text, 3),
            ["column 2", "rule 0", "cell 3", "cell 3", "position 0", "rule 0", "signatory 0"]
        );
    }

    #[test]
    fn years_below_a_head_that_spans_them() {
        for years in ["2022 | 2023 |", "Năm 2022 | Năm 2023 |"] {
            let text = format!(
                "KẾ HOẠCH NĂM 2022\nI. KINH PHÍ\nNội dung | Kinh phí | |\n{years}\nTập huấn | 120 | 150 |\nII. KHÁC"
            );
            assert_eq!(
                rows_from(&text, 3),
                ["column 2", "column 2", "cell 3", "section 0 II"],
                "{years}"
            );
        }
        // Years in a row of as many cells are cells.
        let text = "KẾ HOẠCH NĂM 2022\nI. KINH PHÍ\nTừ năm | Đến năm |\n2022 | 2023 |\n2024 | 2025 |\nII. KHÁC";
        assert!(!rows_from(text, 4)[0].starts_with("column"));
    }

    #[test]
    fn a_month_by_its_number_above_a_list() {
        let text = "KẾ HOẠCH NĂM HỌC 2020-2021\nI. LỊCH\nTháng\tNội dung\tAi\n9\t- Khai giảng\n- Họp phụ huynh\tBGH\nGVCN\n10\t- Đại hội\n- Thi\tBCH\nII. KHÁC";
        assert_eq!(
            rows_from(text, 4),
            [
                "period 2 2020-09",
                "item 4 -",
                "cell 4",
                "period 2 2020-10",
                "item 7 -",
                "section 0 II"
            ]
        );
    }

    #[test]
    fn keys_with_values_below_a_table_are_none_of_its_cells() {
        for end in ["", " |"] {
            let text = format!(
                "KẾ HOẠCH NĂM 2022\nI. LỊCH\nTT | Việc | Ai{end}\n1 | Họp | Cô Lan{end}\n2 | Thi | Thầy Nam{end}\nKinh phí: 5 triệu đồng.\nII. KHÁC"
            );
            assert_eq!(rows_from(&text, 6)[0], "field 2", "{end:?}");
        }
    }
}
