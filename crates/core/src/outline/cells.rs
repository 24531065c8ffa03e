//! Where a table begins and where it ends, and which of its cells a line stands in.

use std::borrow::Cow;

use super::build::Builder;
use super::head_row::{HeadRow, head_row, plain_pair};
use super::numbering::Frame;
use super::table::Table;
use super::{Block, BlockId, Label, Role};
use crate::grammar::column::Keys;
use crate::grammar::keyword::{any_of, blanks};
use crate::grammar::ordinal::{Ordinal, OrdinalKind};
use crate::grammar::{closing, column, tail};
use crate::lines::{End, Line, Shape, Start};

/// How far the next rows of a table are looked for, in lines.
const ROW_REACH: usize = 64;

/// Whether a line remarks on the table above it: `Ghi chú: …`, `Lưu ý: …`.
pub(super) fn is_remark(text: &str) -> bool {
    any_of(text, &["ghi chú", "lưu ý", "chú thích", "bằng chữ", "số tiền bằng chữ"])
        .is_some_and(|(_, rest)| blanks(rest).starts_with(':'))
}

impl Builder<'_> {
    /// A row number behind a tab above another cell begins a table that has lost its head row.
    pub(super) fn opens_headless_table(&mut self, i: usize, line: &Line) {
        let next = self.lines.get(i + 1);
        if self.table.is_none()
            && line.tab
            && line.shape == Shape::RowNumber
            && next.is_some_and(|n| n.tab && n.shape != Shape::RowNumber)
        {
            self.table = Some(Table::new(Vec::new(), true, true, self.frames.len()));
            self.next_cell(i, line);
        }
    }

    /// The head row of a table.
    pub(super) fn columns(&mut self, i: usize, line: &Line) -> Option<usize> {
        if !matches!(line.shape, Shape::Text | Shape::Basis | Shape::Field) || line.chars > 64 {
            return None;
        }
        // In a row that is being read no head row begins, but the one that heads the table.
        let table = self.table.as_ref().filter(|t| t.tabbed && t.reading.is_none());
        if line.tab && table.is_some_and(|t| !t.row_is_due()) && !self.is_first_column(i) {
            return None;
        }
        let below_head = self
            .blocks
            .last()
            .is_some_and(|b| matches!(b.role, Role::Period | Role::Section | Role::Title));
        let row = head_row(self.text, &self.lines[i..], below_head);
        let found = row.as_ref().map_or(0, |row| row.len);
        let broken = self.dated_head_row(i).filter(|dated| dated.row.len > found);
        let broken = broken.or_else(|| self.broken_head_row(i, row.as_ref(), below_head));
        let row = match broken.as_ref().map(|broken| broken.row).or(row) {
            Some(row) => row,
            None => self.head_row_again(i).or_else(|| self.pair_of_columns(i))?,
        };
        // The line that each head cell begins with, and the first below them.
        let starts = broken.map_or_else(|| (i..=i + row.len).collect(), |broken| broken.starts);
        // Inside a table without borders a row of short cells is a row, unless it begins as a head does.
        if !row.tabbed && !row.counts && self.in_cells() && !self.is_head_again(i) {
            return None;
        }
        if self.table.as_ref().is_some_and(|t| t.tabbed && !row.tabbed) {
            return None;
        }
        self.lists.reset();
        // What a page repeats inside a table without borders stands where the first does, whatever row goes on there.
        if !row.tabbed
            && !below_head
            && let Some(depth) = self.table.as_ref().map(|t| t.depth)
            && self.is_head_again(i)
        {
            self.frames.truncate(depth);
        }
        self.fill_section();
        // A second head row in the same table, or a table behind a table, hangs from the same place.
        let parent = self.container();
        let mut columns = Vec::with_capacity(row.len);
        for cell in starts.windows(2) {
            let column = self.open(Role::Column, cell[0], parent);
            for rest in cell[0] + 1..cell[1] {
                self.extend(column, rest);
            }
            columns.push(column);
        }
        let behind = starts.last().copied().unwrap_or(i + 1);
        if row.tabbed {
            self.last_head = starts[..row.len.min(starts.len())].to_vec();
        }
        self.current = None;
        let columns: Vec<_> = row.lowest().filter_map(|n| columns.get(n).copied()).collect();
        let heads = columns.iter().filter_map(|id| self.blocks.get(id.index()));
        let keys = heads.map(|head| column::keys_below(&self.head_text(head))).collect();
        let numbered = row.tabbed && row.counts && self.numbers_columns(behind, columns.len());
        let table = Table::new(columns.clone(), row.tabbed, row.counts, self.frames.len());
        let mut table = table.with_keys(keys);
        if !numbered {
            self.table = Some(table);
            return Some(behind);
        }
        table.at_column(columns.len() - 1);
        self.table = Some(table);
        for (n, column) in columns.iter().enumerate() {
            self.open(Role::Cell, behind + n, Some(*column));
        }
        self.current = None;
        Some(behind + columns.len())
    }

    /// Whether the cells from line `i` on number the columns and no rows: `1`, `2`, `3`, `4` above another `1`.
    fn numbers_columns(&self, i: usize, width: usize) -> bool {
        let number = |at: usize| {
            let line = self.lines.get(at).filter(|l| l.tab && l.shape == Shape::RowNumber)?;
            column::row_number(line.text(self.text))
        };
        width > 1
            && number(i + width) == Some(1)
            && (i..i + width).zip(1..).all(|(at, due)| number(at) == Some(due))
    }

    /// What the first column of the open table is headed, without the bar that a row may begin with.
    pub(super) fn first_head(&self) -> Option<Cow<'_, str>> {
        let first = self.table.as_ref().and_then(Table::first_column)?;
        let bars = |c| c == '|' || c == ' ';
        self.blocks.get(first.index()).map(|b| match self.head_text(b) {
            Cow::Borrowed(head) => Cow::Borrowed(head.trim_start_matches(bars)),
            Cow::Owned(head) => Cow::Owned(head.trim_start_matches(bars).to_owned()),
        })
    }

    /// Whether the lines from `i` on say what the first two columns of the open table say: a cell may say what one does.
    fn is_head_again(&self, i: usize) -> bool {
        let Some(table) = &self.table else { return false };
        let same = |(n, head): (usize, BlockId)| {
            let head = self.blocks.get(head.index()).map(|b| self.line_text(b.first as usize));
            let line = self.lines.get(i + n).map(|l| l.text(self.text));
            line.zip(head).is_some_and(|(line, head)| line.to_lowercase() == head.to_lowercase())
        };
        self.is_first_column(i) && table.heads().enumerate().take(2).all(same)
    }

    /// Whether line `i` is the last cell of a row, above the head row that a page repeats: the numbers of the rows go on behind
    /// that, or the row has as many cells as the head then.
    pub(super) fn ends_row_above_head(&self, i: usize, line: &Line) -> bool {
        let Some(table) = self.table.as_ref().filter(|t| !t.tabbed && !t.on_lines) else {
            return false;
        };
        let row_number = |line: &Line| {
            let number = || column::row_number(line.text(self.text));
            (line.shape == Shape::RowNumber).then(number).flatten()
        };
        if table.counts {
            let below = self.lines.get(i + 1..).unwrap_or_default();
            let next = below.iter().take(2 * table.width() + 1).find_map(row_number);
            let above = self.lines.get(..i).unwrap_or_default();
            let last = above.iter().rev().take(ROW_REACH).find_map(row_number);
            return last.zip(next).is_some_and(|(last, next)| next == last + 1);
        }
        // "BUỔI CHIỀU" may head the rows below; "BGH" is a cell.
        const LONGEST_ABBREVIATION: u16 = 8;
        let heads = line.capitals && line.chars > LONGEST_ABBREVIATION;
        let heads = heads || line.text(self.text).contains(':');
        !heads && self.cells_of_keyed_row() + 1 == table.width()
    }

    /// How many cells the row that is being read has so far, where the first head tells how a row begins (`Ngày`, `Tháng`); a
    /// list is one cell. 0 where none began.
    fn cells_of_keyed_row(&self) -> usize {
        let Some(keys) = self.first_head().and_then(|head| column::keys_below(&head)) else {
            return 0;
        };
        let (mut cells, mut listed) = (0, false);
        for block in self.blocks.iter().rev().take(ROW_REACH) {
            let item = block.role == Role::Item;
            match block.role {
                Role::Cell | Role::Period => cells += 1,
                Role::Item => cells += usize::from(!listed),
                _ => return 0,
            }
            listed = item;
            let first = self.line_text(block.first as usize);
            if block.role == Role::Period || !item && column::is_key(keys, first) {
                return cells;
            }
        }
        0
    }

    /// Two columns that a month names without borders.
    fn pair_of_columns(&self, i: usize) -> Option<HeadRow> {
        let in_period = matches!(self.frames.last(), Some(Frame::Period(..)));
        if !in_period || self.table.is_some() {
            return None;
        }
        plain_pair(self.text, self.lines.get(i..)?)
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
        same.then_some(HeadRow { len: cells, width: cells, tabbed: true, counts: false })
    }

    /// A tab opens the next cell of a table whose cells tabs open. A cell was left out above a number that a row is due to
    /// begin with.
    pub(super) fn next_cell(&mut self, i: usize, line: &Line) {
        let Some(table) = self.table.as_ref().filter(|t| t.tabbed && line.tab) else { return };
        let number = column::row_number(line.text(self.text));
        let begins = number.is_some_and(|number| {
            let rest = self.lines.get(i + 1..).unwrap_or_default();
            let cells = rest.iter().take(ROW_REACH).filter(|l| l.tab).take(table.width());
            let mut next = cells.filter_map(|l| column::row_number(l.text(self.text)));
            // The row after it begins where a whole row ends, and this number is none of a column of figures.
            table.due_early() == Some(number) && next.next() == Some(number + 1)
        });
        let begins = begins || self.heads_next_group(line) || self.begins_row_of_month(line);
        let told = self.told_column(i, line);
        let band = self.is_band(i, line);
        if let Some(table) = &mut self.table {
            if begins || band {
                table.begin_row();
            } else if let Some(at) = told {
                table.step_to(at);
            }
            table.next_cell(self.blocks.len());
            if band {
                table.fill_row();
            }
            number.into_iter().for_each(|number| table.count_row(number));
        }
        self.lists.reset();
    }

    /// Whether `Chương I. …` or the like stands in the first column of a table, or `I. CÔNG TÁC CHUNG` above a row number. Where
    /// no tabs open the cells, a row number stands below either.
    pub(super) fn is_chapter_row(&self, i: usize, line: &Line, ordinal: &Ordinal) -> bool {
        let Some(table) = self.table.as_ref().filter(|t| t.reading.is_none() && !t.on_lines) else {
            return false;
        };
        let above_row =
            self.lines.get(i + 1).is_some_and(|n| n.tab == line.tab && n.shape == Shape::RowNumber);
        let counted = || table.counts && above_row && !line.body(self.text).is_empty();
        let titled = ordinal.kind.word().is_some();
        if !table.tabbed {
            // "PHẦN A", its title and the number of a row, a line each.
            let shape = |at: usize| self.lines.get(at).map(|l| l.shape);
            let bare = || {
                table.counts
                    && line.body(self.text).is_empty()
                    && matches!(shape(i + 1), Some(Shape::Text | Shape::Title | Shape::Basis))
                    && shape(i + 2) == Some(Shape::RowNumber)
            };
            return titled && !line.tab && (counted() && self.is_row_over(table) || bare());
        }
        let grouped = || {
            matches!(ordinal.kind, OrdinalKind::UpperRoman | OrdinalKind::UpperLetter) && counted()
        };
        line.tab && (titled || grouped()) && table.is_at_row_start()
    }

    /// Whether a group of rows may begin in a table without borders: above its first row, behind a row that is full, or where
    /// groups have begun before.
    fn is_row_over(&self, table: &Table) -> bool {
        if table.group().is_some() {
            return true;
        }
        let mut cells = 0;
        for block in self.blocks.iter().rev().take(ROW_REACH) {
            match block.role {
                Role::Cell => cells += 1,
                Role::Item => {}
                _ => break,
            }
            let first = self.lines.get(block.first as usize).map(|l| l.shape);
            if block.role == Role::Cell && first == Some(Shape::RowNumber) {
                return cells >= table.width();
            }
        }
        cells == 0
    }

    /// Whether `Chương I. Hình học` is a cell in the middle of a row of a table without borders.
    pub(super) fn is_chapter_cell(&self, i: usize, line: &Line, ordinal: &Ordinal) -> bool {
        let Some(table) = self.table.as_ref().filter(|_| ordinal.kind.word().is_some()) else {
            return false;
        };
        let plain = !table.tabbed && !table.on_lines && table.counts && table.reading.is_none();
        plain
            && !line.tab
            && !self.is_row_over(table)
            && self.lines.get(i + 1).is_some_and(|n| n.shape == Shape::RowNumber)
    }

    /// Lines of nothing but a tab above a line: empty cells.
    pub(super) fn empty_cells(&mut self, line: &Line) {
        if let Some(table) = self.table.as_mut().filter(|t| t.tabbed && t.reading.is_none()) {
            for _ in 0..line.empty_cells {
                table.empty_cell();
                self.current = None;
            }
        }
    }

    /// Whether the next cell stands below a head such as `Thời gian`.
    fn next_is_time(&self) -> bool {
        let head = self.table.as_ref().and_then(Table::next_column);
        let head = head.and_then(|c| self.blocks.get(c.index()));
        head.is_some_and(|b| column::is_time(&self.head_text(b)))
    }

    /// The column that a cell belongs to by what it says; a column for the time may hold anything that tells one.
    fn told_column(&self, i: usize, line: &Line) -> Option<usize> {
        let table = self.table.as_ref().filter(|t| t.tabbed && t.reading.is_none())?;
        if table.has_weeks_of_months()
            && table.row_is_due()
            && column::is_row_number(line.text(self.text))
        {
            return (!self.week_follows(i)).then_some(1);
        }
        let told =
            table.told_column(line.text(self.text), matches!(line.shape, Shape::Period(false)))?;
        (told > 0 || !self.next_is_time()).then_some(told)
    }

    /// Whether the cell behind line `i` is a week, so that the line is a month rather than a week: `9` above `1`, but not above
    /// `- Khai giảng`.
    pub(super) fn week_follows(&self, i: usize) -> bool {
        self.lines.get(i + 1).is_some_and(|next| column::is_key(Keys::Weeks, next.text(self.text)))
    }

    /// Whether a quarter or a month heads the rows below it, in a table whose first column counts rows.
    pub(super) fn is_band(&self, i: usize, line: &Line) -> bool {
        let Some(table) = self.table.as_ref().filter(|t| t.counts && t.reading.is_none()) else {
            return false;
        };
        let next = self.lines.get(i + 1).filter(|n| n.tab == line.tab);
        let above_row = |n: &Line| match n.shape {
            // "HỌC KỲ I" above "CHƯƠNG I. SỐ HỮU TỈ" and its rows.
            Shape::Ordinal(o, _) if o.kind.word().is_some() => {
                let below = self.lines.get(i + 2);
                below.is_some_and(|l| l.shape == Shape::RowNumber)
            }
            _ => column::row_number(n.text(self.text)).is_some(),
        };
        matches!(line.shape, Shape::Period(false))
            && next.is_some_and(above_row)
            && table.tabbed == line.tab
            && if line.tab { !self.next_is_time() } else { self.is_above_row(table, line) }
    }

    /// Whether a time stands above a row of a table without borders rather than in the last cell of one: in capitals, right
    /// below the head row, or where no column is for times.
    fn is_above_row(&self, table: &Table, line: &Line) -> bool {
        let last = self.blocks.last();
        line.capitals
            || last.is_some_and(|b| b.role == Role::Column)
            || !table.heads().any(|head| {
                let head = self.blocks.get(head.index());
                head.is_some_and(|b| column::is_time(&self.head_text(b)))
            })
    }

    /// Whether a Roman number or a letter alone goes on with the one that heads the group of rows that is being read.
    fn heads_next_group(&self, line: &Line) -> bool {
        let Shape::Ordinal(ordinal, _) = line.shape else { return false };
        let group =
            self.table.as_ref().and_then(Table::group).and_then(|id| self.blocks.get(id.index()));
        let Some(Label::Ordinal(last)) = group.map(|block| block.label) else { return false };
        line.body(self.text).is_empty()
            && ordinal.kind == last.kind
            && ordinal.value == last.value + 1
    }

    /// Whether a text stands behind a table rather than in it.
    pub(super) fn leaves_table(&mut self, i: usize, line: &Line) -> bool {
        let Some(table) = &self.table else { return true };
        // A heading in capitals two blank lines below a table without borders, or a long sentence that ends a plan.
        let text = line.text(self.text);
        let ends = closing::may_close(text)
            && (line.chars > 80 || closing::ends_document(text) && closing::asks_all(text))
            && self.next_is_tail(i + 1)
            || self.closes_below_cells(i, line);
        let remarks = !line.tab && is_remark(line.text(self.text));
        // A long sentence behind short cells.
        let sentence = !line.tab
            && line.chars > 84
            && line.end == End::Stop
            && line.start == Start::Upper
            && i >= 2
            && self.lines[i - 2..i].iter().all(|l| l.chars < 50)
            && self.rows_are_over(i + 1);
        // "Yêu cầu:" above a list, below the last cell of a table whose cells hold one block each.
        let introduces = !line.tab
            && line.end == End::Colon
            && line.start == Start::Upper
            && table.is_at_row_end()
            && matches!(self.lines.get(i + 1).map(|l| l.shape), Some(Shape::Item(..)))
            && self.cells_are_single()
            && !self.lines[i + 1..].iter().take(ROW_REACH).any(|l| l.tab);
        let heads = !table.tabbed && line.capitals && line.blanks_before >= 2 && line.chars > 12;
        // "Buổi chiều: từ 13 giờ 30" above the same head row again.
        let again = !table.tabbed
            && !line.tab
            && self.is_head_again(i + 1)
            && !self.ends_row_above_head(i, line);
        let below = self.stands_below_full_rows(i, line);
        if below || ends || heads || remarks || sentence || introduces || again {
            // Groups of rows end with their table.
            let depth = table.depth;
            self.end_table();
            self.frames.truncate(depth);
            self.lists.reset();
            return true;
        }
        false
    }

    /// Whether a sentence or a key with its value stands below the last row of a table that has a cell a line: the row is full, no
    /// cell of it looks so, and no further row comes before the next section, the tail or the end.
    pub(super) fn stands_below_full_rows(&self, i: usize, line: &Line) -> bool {
        const SHORTEST: u16 = 30;
        const MOST_LINES: usize = 8;
        let plain = self.table.as_ref().is_some_and(|t| !t.tabbed && !t.on_lines && t.width() > 1);
        if !plain || line.tab || line.start != Start::Upper {
            return false;
        }
        let sentence =
            || line.end == End::Stop && line.chars >= SHORTEST && !self.cells_are_sentences();
        let keyed = || {
            let key = |b: &Block| self.line_text(b.first as usize).contains(": ");
            line.shape == Shape::Field && !self.last_cells().any(key)
        };
        if !(keyed() || sentence()) || !self.row_is_full() {
            return false;
        }
        for below in self.lines.get(i + 1..).unwrap_or_default().iter().take(MOST_LINES) {
            match below.shape {
                Shape::Ordinal(o, _) => return o.value > 0 && !below.body(self.text).is_empty(),
                Shape::Recipients
                | Shape::Authority
                | Shape::Closing
                | Shape::Appendix
                | Shape::Motto
                | Shape::Title => return true,
                Shape::Field | Shape::Item(..) | Shape::Rule | Shape::Artifact => {}
                Shape::Text if below.end == End::Stop || below.end == End::Colon => {}
                Shape::Text if tail::is_position(below.text(self.text)) => return true,
                _ => return false,
            }
        }
        self.lines.len() <= i + 1 + MOST_LINES
    }

    /// The cells that were read last in the open table.
    fn last_cells(&self) -> impl Iterator<Item = &Block> {
        let cells = self.blocks.iter().rev().take(ROW_REACH);
        cells.take_while(|b| matches!(b.role, Role::Cell | Role::Period))
    }

    /// Whether some of the last cells end as sentences do.
    pub(super) fn cells_are_sentences(&self) -> bool {
        self.last_cells()
            .any(|b| self.lines.get(b.last as usize).is_some_and(|l| l.end == End::Stop))
    }

    /// Whether the last cells that tabs opened hold one block each.
    fn cells_are_single(&self) -> bool {
        const CELLS: usize = 24;
        let cells = self.blocks.iter().rev().take(CELLS);
        let mut cells = cells.take_while(|b| matches!(b.role, Role::Cell | Role::Item));
        cells.all(|b| self.lines.get(b.first as usize).is_some_and(|l| l.tab))
    }

    /// Whether a heading with a Roman number stands below a table in no section, whose rows days begin: no row follows it.
    pub(super) fn heads_body_below_table(&self, i: usize, line: &Line, ordinal: &Ordinal) -> bool {
        let plain = |t: &Table| t.depth == 0 && !t.tabbed && !t.on_lines && !t.counts;
        if ordinal.kind != OrdinalKind::UpperRoman
            || line.body(self.text).is_empty()
            || !self.table.as_ref().is_some_and(plain)
        {
            return false;
        }
        let keys = self.first_head().and_then(|head| column::keys_below(&head));
        let below = self.lines.get(i + 1).map(|next| next.text(self.text));
        keys.is_some_and(|keys| below.is_none_or(|next| !column::is_key(keys, next)))
            && !matches!(self.lines.get(i + 1).map(|l| l.shape), Some(Shape::Period(_)))
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
}

#[cfg(test)]
mod tests {
    use crate::outline::tests::rows_from;

    #[test]
    fn weekdays_and_parts_of_a_day_tell_their_columns() {
        let text = "LỊCH CÔNG TÁC TUẦN 16\nI. LỊCH\n\tThứ\n\tNgày\n\tBuổi\n\tNội dung\n\tThành phần\n\tHai\n\t16/12\n\tSáng\n\
                    \t- Chào cờ\n- Giao ban\n\tToàn trường\n\tChiều\n\t- Bồi dưỡng\n\tĐ/c Hạnh\n\tBa\n\t17/12\n\tSáng\n\t- Dạy học";
        assert_eq!(
            rows_from(text, 3),
            [
                "column 2", "column 2", "column 2", "column 2", "column 2", "cell 3", "cell 4",
                "cell 5", "item 6 -", "item 6 -", "cell 7", "cell 5", "item 6 -", "cell 7",
                "cell 3", "cell 4", "cell 5", "item 6 -",
            ]
        );
    }

    #[test]
    fn a_row_of_one_cell_heads_the_rows_below_it() {
        let text = "KẾ HOẠCH NĂM 2024\nI. VIỆC\n\tTT\n\tNội dung\n\tChủ trì\n\tThời gian\n\tI. CHUYÊN MÔN\n\t1\n\tHội giảng\n\tTổ CM\n\
                    \tTháng 11\n\tII. KHÁC\n\t2\n\tTu sửa\n\tVăn phòng\n\tHè 2025\nII. TỔ CHỨC";
        assert_eq!(
            rows_from(text, 7),
            [
                "section 2 I",
                "cell 3",
                "cell 4",
                "cell 5",
                "cell 6",
                "section 2 II",
                "cell 3",
                "cell 4",
                "cell 5",
                "cell 6",
                "section 0 II",
            ]
        );
    }

    #[test]
    fn numbers_inside_a_cell_count_its_points_alone() {
        let text = "KẾ HOẠCH NĂM 2024\nI. VIỆC\n\tThời gian\n\tNội dung\n\tNgười làm\n\tTháng 9/2024\n\t1. Chuyên môn\n- Khai giảng\n\
                    2. Việc khác\n\tBGH\n\tTháng 10/2024\n\t1. Chuyên môn\n\tTổ 1";
        assert_eq!(
            rows_from(text, 6),
            [
                "period 2 2024-09",
                "section 4 1",
                "item 7 -",
                "section 4 2",
                "cell 5",
                "period 2 2024-10",
                "section 4 1",
                "cell 5",
            ]
        );
    }

    #[test]
    fn a_month_begins_a_row_whose_last_cell_was_left_out() {
        let text = "KẾ HOẠCH NĂM HỌC 2023-2024\nI. LỊCH\n\tTháng\n\tNội dung\n\tNgười làm\n\tĐiều chỉnh\n\t8/2023\n\t- Vệ sinh\n\
                    \tTổ 1\n\t9/2023\n\t- Khai giảng\n\tBGH\n\tChuyển sang tháng 10\n\t10/2023\n\t- Hội nghị\n";
        assert_eq!(
            rows_from(text, 7),
            [
                "period 2 2023-08",
                "item 4 -",
                "cell 5",
                "period 2 2023-09",
                "item 4 -",
                "cell 5",
                "cell 6",
                "period 2 2023-10",
                "item 4 -",
            ]
        );
    }

    #[test]
    fn a_quarter_heads_rows_and_a_cell_signs_nothing() {
        let text = "KẾ HOẠCH NĂM 2024\nI. VIỆC\n\tTT\n\tNội dung\n\tThời gian\n\tAi\n\tQUÝ I/2024\n\t1\n\tTết\n\tTháng 1\n\tBCH\n\
                    \tQUÝ II/2024\n\t2\n\tLễ\n\tQuý II\n\tGVCN\n\nNơi nhận:\n- Như trên;";
        assert_eq!(
            rows_from(text, 7),
            [
                "period 2 2024-33",
                "cell 3",
                "cell 4",
                "cell 5",
                "cell 6",
                "period 2 2024-34",
                "cell 3",
                "cell 4",
                "cell 5",
                "cell 6",
                "recipients 0",
                "recipient 18",
            ]
        );
    }

    #[test]
    fn a_quarter_heads_rows_of_a_table_without_borders() {
        let text = "KẾ HOẠCH NĂM 2024\nI. VIỆC\nTT\nNội dung\nThời gian\nPhụ trách\nQUÝ I/2024\n1\nTết Sum vầy\nTháng 1, 2\nBCH\n\
                    QUÝ II/2024\n2\nNgày hội\n\nTháng 5\nBCH\nII. KHÁC";
        let cells = rows_from(text, 7);
        assert_eq!(cells[0], "period 2 2024-33");
        assert_eq!(cells[1..5], ["cell 7"; 4]);
        assert_eq!(cells[5], "period 2 2024-34");
        assert_eq!(cells[6..10], ["cell 12"; 4]);
        assert_eq!(cells[10], "section 0 II");
    }

    #[test]
    fn chapters_head_rows_of_a_table_without_borders() {
        let text = "KẾ HOẠCH NĂM HỌC 2023-2024\nI. LỊCH\nSTT\nBài học\n(1)\nSố tiết\n(2)\nCHƯƠNG I. SỐ TỰ NHIÊN\n1\nBài 1\n2\n\
                    CHƯƠNG II. PHÂN SỐ\n2\nBài 2\n3\nII. TỔ CHỨC\n- Họp";
        assert_eq!(
            rows_from(text, 3),
            [
                "column 2",
                "column 2",
                "cont 4",
                "column 2",
                "cont 6",
                "section 2 Chương I",
                "cell 8",
                "cell 8",
                "cell 8",
                "section 2 Chương II",
                "cell 12",
                "cell 12",
                "cell 12",
                "section 0 II",
                "item 16 -",
            ]
        );
    }

    #[test]
    fn a_semester_and_a_chapter_head_rows() {
        let text = "KẾ HOẠCH NĂM HỌC 2023-2024\nI. LỊCH\nSTT\nBài học\nSố tiết\nYêu cầu cần đạt\nHỌC KỲ I\nCHƯƠNG I. SỐ\n1\nBài 1\n2\n\
                    - Nhận biết\nCHƯƠNG II. HÌNH\n2\nBài 2\n3\n- Vẽ\nHỌC KỲ II\nCHƯƠNG III. ĐẠI SỐ\n3\nBài 3\n1\n- Tính\nII. TỔ CHỨC";
        assert_eq!(
            rows_from(text, 7),
            [
                "period 2 S1",
                "section 7 Chương I",
                "cell 8",
                "cell 8",
                "cell 8",
                "item 8 -",
                "section 7 Chương II",
                "cell 13",
                "cell 13",
                "cell 13",
                "item 13 -",
                "period 2 S2",
                "section 18 Chương III",
                "cell 19",
                "cell 19",
                "cell 19",
                "item 19 -",
                "section 0 II",
            ]
        );
    }

    #[test]
    fn a_chapter_in_the_middle_of_a_row_is_a_cell() {
        let text = "KẾ HOẠCH NĂM HỌC 2023-2024\n3. Thiết bị\nSTT\nThiết bị dạy học\nSố lượng\nGhi chú\n1\nThước\n04\nChương I. Hình học\n2\n\
                    Máy chiếu\n01\nCác bài\n4. Phòng học";
        let rows = rows_from(text, 7);
        assert_eq!(rows[..8], ["cell 2"; 8]);
        assert_eq!(rows[8], "section 0 4");
    }

    #[test]
    fn a_cell_that_says_what_a_head_says_is_none() {
        let text = "KẾ HOẠCH TRỰC TẾT 2024\nI. LỊCH\nNgày\nCa\nHọ và tên\nChức vụ\nThứ Sáu 09/02\nNgày\nMai Xuân Thu\nHiệu trưởng\nĐêm\n\
                    Đinh Công Tráng\nBảo vệ";
        let rows = rows_from(text, 7);
        assert!(
            rows.iter().all(|row| row.starts_with("cell") || row.starts_with("cont")),
            "{rows:?}"
        );
    }

    #[test]
    fn a_line_above_the_same_head_row_stands_between_tables() {
        let text = "KẾ HOẠCH NĂM 2024\nII. CHƯƠNG TRÌNH\nTT\nNội dung\nThực hiện\n1\nỔn định tổ chức\nTPT\nBuổi chiều: từ 13 giờ 30\nTT\nNội dung\n\
                    Thực hiện\n1\nBế mạc\nBTC";
        assert_eq!(rows_from(text, 9)[..3], ["paragraph 2", "column 2", "column 2"]);
    }

    #[test]
    fn empty_cells_and_rows_without_a_head() {
        let text = "KẾ HOẠCH NĂM 2024\nI. VIỆC\n\tTT\n\tNội dung\n\tAi\n\tGhi chú\n\t1\n\tTết\n\t\n\tGấp\n\t2\n\tLễ\n";
        assert_eq!(rows_from(text, 7), ["cell 3", "cell 4", "cell 6", "cell 3", "cell 4"]);
        let text =
            "KẾ HOẠCH NĂM 2024\nI. VIỆC\nTháng 1\n\t1\n\tPhát động\n\tPhòng AT\n\t2\n\tKiểm tra\n";
        assert_eq!(rows_from(text, 4), ["cell 3"; 5]);
    }

    #[test]
    fn a_page_repeats_the_head_row_below_the_last_cell_of_a_row() {
        let head = "STT\nNội dung\nNgười làm\nThời gian\n";
        let text = format!(
            "KẾ HOẠCH NĂM 2024\nI. LỊCH\n{head}1\nHọp tổ\nTổ 1\nTháng 9\n2\nDự giờ\nBGH\nTháng 10\n{head}3\nHội thi\nBGH\nTháng 11\nII. VIỆC\n- Họp"
        );
        let rows = rows_from(&text, 7);
        assert_eq!(rows[7], "cell 2");
        assert!(rows[8..12].iter().all(|row| row == "column 2"));
        assert!(rows[12..16].iter().all(|row| row == "cell 2"));
        // Each month with a table of its own.
        let text = format!(
            "KẾ HOẠCH NĂM 2024\nTháng 9\n{head}1\nHọp tổ\nTổ 1\nTuần 1\nTháng 10\n{head}1\nDự giờ\nBGH\nTuần 2"
        );
        assert_eq!(rows_from(&text, 11)[..2], ["period 0 2024-10", "column 11"]);
    }

    #[test]
    fn a_page_repeats_the_head_row_in_a_table_of_days_or_months() {
        let head = "Ngày\nNội dung\nAi\nGhi chú\n";
        let text = format!(
            "KẾ HOẠCH NĂM 2024\nI. LỊCH\n{head}05/9\nKhai giảng\nBGH\nToàn trường\n{head}06/9\nHọp tổ\nTổ 1\nChiều\n"
        );
        let rows = rows_from(&text, 7);
        assert_eq!(rows[3..5], ["cell 2", "column 2"]);
        assert_eq!(rows[8..], ["cell 2", "cell 2", "cell 2", "cell 2"]);
        let head = "Thời gian\nNội dung\nAi\n";
        let text = format!(
            "KẾ HOẠCH NĂM 2024\nI. LỊCH\n{head}Tháng 9\n- Họp tổ\n- Dự giờ\nBGH\n{head}Tháng 10\n- Hội thi\nTổ 1\n"
        );
        assert_eq!(
            rows_from(&text, 6),
            [
                "period 2 2024-09",
                "item 6 -",
                "item 6 -",
                "cell 6",
                "column 2",
                "column 2",
                "column 2",
                "period 2 2024-10",
                "item 13 -",
                "cell 13"
            ]
        );
    }

    #[test]
    fn a_row_of_numbers_counts_the_columns() {
        let plain = "KẾ HOẠCH NĂM 2024\nI. LỊCH\nSTT\nNội dung\nThời gian\n(1)\n(2)\n(3)\n1\nHọp\nTháng 9\n2\nThi\nTháng 10";
        assert!(rows_from(plain, 6).iter().all(|row| row == "cell 2"));
        for numbers in ["\t(1)\n\t(2)\n\t(3)\n", "\t1\n\t2\n\t3\n"] {
            let text = format!(
                "KẾ HOẠCH NĂM 2024\nI. LỊCH\n\tSTT\n\tNội dung\n\tThời gian\n{numbers}\t1\n\tHọp\n\tTháng 9\n\t2\n\tThi\n\tTháng 10"
            );
            let row = ["cell 3", "cell 4", "cell 5"];
            assert_eq!(rows_from(&text, 6), [row, row, row].concat());
        }
    }

    #[test]
    fn a_part_heads_rows_with_its_title_in_the_next_cell() {
        let rows = |tab: &str| {
            let cells = "STT\nNội dung\nAi\nPHẦN A\nCHUYÊN MÔN\n1\nHọp\nTổ 1\nPHẦN B\nĐOÀN THỂ\n1\nThi\nTổ 2";
            let cells = cells.replace('\n', &format!("\n{tab}"));
            rows_from(&format!("KẾ HOẠCH NĂM 2024\nI. VIỆC\n{tab}{cells}"), 6)
        };
        assert_eq!(
            rows("\t"),
            [
                "section 2 Phần A",
                "cont 6",
                "cell 3",
                "cell 4",
                "cell 5",
                "section 2 Phần B",
                "cont 11",
                "cell 3",
                "cell 4",
                "cell 5"
            ]
        );
        assert_eq!(rows("")[..3], ["section 2 Phần A", "cont 6", "cell 6"]);
    }

    #[test]
    fn a_heading_below_a_table_in_no_section_ends_it() {
        let text = "LỊCH CÔNG TÁC TUẦN 16\nThứ\nNội dung\nPhụ trách\nThứ hai\nChào cờ\nTPT\nThứ ba\nHọp tổ\nTổ trưởng\n\
                    I. VIỆC KHÁC\nCác tổ nộp hồ sơ.\nII. LƯU Ý\nĐi đúng giờ.";
        assert_eq!(
            rows_from(text, 10),
            ["cell 0", "section 0 I", "paragraph 11", "section 0 II", "paragraph 13"]
        );
        // Above a row it heads a group of rows.
        let text = "LỊCH CÔNG TÁC TUẦN 16\nThứ\nNội dung\nPhụ trách\nI. BUỔI SÁNG\nThứ hai\nChào cờ\nTPT\nThứ ba\nHọp tổ\nTổ trưởng";
        assert_eq!(rows_from(text, 5)[..2], ["section 0 I", "cell 5"]);
    }

    #[test]
    fn weeks_stand_beside_their_months() {
        let head = "KẾ HOẠCH NĂM HỌC 2024-2025\nI. LỊCH\n\tTháng\n\tTuần\n\tNội dung\n";
        for (month, week, next, other) in [
            ("9", "1", "2", "10"),
            ("9/2024", "8", "9", "10/2024"),
            ("Tháng 9", "Tuần 1", "Tuần 2", "Tháng 10"),
        ] {
            let text = format!(
                "{head}\t{month}\n\t{week}\n\t- Khai giảng\n\t{next}\n\t- Dự giờ\n\t{other}\n\t{week}\n\t- Thi"
            );
            assert_eq!(
                rows_from(&text, 6),
                [
                    "period 2 2024-09",
                    "cell 4",
                    "item 5 -",
                    "cell 4",
                    "item 5 -",
                    "period 2 2024-10",
                    "cell 4",
                    "item 5 -"
                ],
                "{month}"
            );
            // A cell a line, without borders.
            let rows = rows_from(&text.replace('\t', ""), 6);
            assert_eq!(
                rows,
                [
                    "period 2 2024-09",
                    "cell 6",
                    "item 6 -",
                    "cell 6",
                    "item 6 -",
                    "period 2 2024-10",
                    "cell 11",
                    "item 11 -"
                ],
                "{month}"
            );
        }
    }

    #[test]
    fn what_stands_below_a_full_last_row_is_no_cell() {
        let table = "KẾ HOẠCH NĂM 2023\nI. BAN TỔ CHỨC\nSTT\nHọ và tên\nNhiệm vụ\n1\nVi Thị Lan\nTrưởng ban\n2\nLò Văn An\nPhó ban\n";
        for (below, role) in [
            ("Các thành viên có trách nhiệm tổ chức giải theo điều lệ.", "paragraph 2"),
            ("Kinh phí: 5 triệu đồng.", "field 2"),
        ] {
            for end in ["II. LỊCH\n- Họp", "- Chi cho các đội.\nII. LỊCH", "Nơi nhận:\n- Lưu."]
            {
                let text = format!("{table}{below}\n{end}");
                assert_eq!(rows_from(&text, 11)[..2], ["cell 2", role], "{below} {end}");
            }
            // The rows go on.
            let text = format!("{table}{below}\n3\nLê Thị Én\nThư ký\nII. LỊCH");
            assert_eq!(rows_from(&text, 11)[..2], ["cell 2", "cell 2"], "{below}");
        }
    }
}
