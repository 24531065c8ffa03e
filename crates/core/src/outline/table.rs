//! Tables taken out of word processors: a tab opens a cell, or a cell stands on a line of its own.

use super::BlockId;
use super::grid::Reading;
use crate::grammar::column;
use crate::lines::{Line, Shape, Start};

/// A table that is being read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Table {
    /// Its head cells, in order; where the file tells the columns, one for each, if it has a head.
    columns: Vec<Option<BlockId>>,
    /// Whether a leading tab opens each cell, so that the borders of cells are known.
    pub(super) tabbed: bool,
    /// Whether its first column counts rows.
    pub(super) counts: bool,
    /// Whether a row stands on one line, so that its head row is one block.
    pub(super) on_lines: bool,
    /// How many frames were open when it began.
    pub(super) depth: usize,
    /// The column of the cell that is being read.
    pub(super) cell: Option<usize>,
    /// Where the reading stands of a table that the file tells.
    pub(super) reading: Option<Reading>,
}

impl Table {
    pub(super) fn new(columns: Vec<BlockId>, tabbed: bool, counts: bool, depth: usize) -> Self {
        let columns = columns.into_iter().map(Some).collect();
        Self { columns, tabbed, counts, on_lines: false, depth, cell: None, reading: None }
    }

    /// A table whose rows stand on one line each.
    pub(super) fn on_lines(head: Option<BlockId>, depth: usize) -> Self {
        Self {
            columns: head.into_iter().map(Some).collect(),
            tabbed: false,
            counts: false,
            on_lines: true,
            depth,
            cell: None,
            reading: None,
        }
    }

    /// A table whose rows and columns the file tells.
    pub(super) fn of_file(
        columns: Vec<Option<BlockId>>,
        counts: bool,
        depth: usize,
        reading: Reading,
    ) -> Self {
        Self {
            columns,
            tabbed: true,
            counts,
            on_lines: false,
            depth,
            cell: None,
            reading: Some(reading),
        }
    }

    /// The first head cell.
    pub(super) fn first_column(&self) -> Option<BlockId> {
        *self.columns.first()?
    }

    /// A cell in the column `at` is read.
    pub(super) fn at_column(&mut self, at: usize) {
        self.cell = Some(at);
    }

    /// A tab opened the next cell.
    pub(super) fn next_cell(&mut self) {
        let next = self.cell.map_or(0, |c| c + 1);
        self.cell = Some(if next < self.columns.len() { next } else { 0 });
    }

    /// How many cells the row that is being read has, and the table columns, where tabs tell and cells are lacking.
    pub(super) fn lacks_cells(&self) -> Option<(u16, u16)> {
        let cells = self.cell.filter(|_| self.tabbed && self.reading.is_none())? + 1;
        let count = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        (cells < self.columns.len()).then_some((count(cells), count(self.columns.len())))
    }

    /// The column of the cell that is being read, where tabs tell.
    pub(super) fn column(&self) -> Option<BlockId> {
        if !self.tabbed {
            return None;
        }
        self.columns.get(self.cell?).copied().flatten()
    }
}

/// The most head cells that a table is read with.
const MAX_COLUMNS: usize = 24;

/// What the head row of a table looks like from its first line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct HeadRow {
    /// How many lines it has.
    pub(super) len: usize,
    /// Whether tabs open its cells.
    pub(super) tabbed: bool,
    /// Whether the first cell counts rows.
    pub(super) counts: bool,
}

/// Finds the head row of a table at the front of `lines`: at least two cells that name columns.
///
/// `below_head` says that the lines stand right below a period or a section, where a row of cells in capitals heads a
/// table whatever it names.
pub(super) fn head_row(text: &str, lines: &[Line], below_head: bool) -> Option<HeadRow> {
    let first = lines.first()?;
    if !may_head(text, first) {
        return None;
    }
    // A column that counts rows is the first: what stands above "TT" is a heading.
    let second = lines.get(1).is_some_and(|l| column::counts_rows(l.text(text)));
    if second && !column::counts_rows(first.text(text)) {
        return None;
    }
    if first.tab && first.shape != Shape::RowNumber {
        return tabbed_row(text, lines, below_head);
    }
    plain_row(text, lines)
}

/// Whether a line may stand in a head row at all.
fn may_head(text: &str, line: &Line) -> bool {
    let fits = matches!(
        line.shape,
        Shape::Text | Shape::Basis | Shape::Field | Shape::Authority | Shape::Title
    );
    fits && line.chars <= 64 && column::is_short_cell(line.text(text))
}

fn tabbed_row(text: &str, lines: &[Line], below_head: bool) -> Option<HeadRow> {
    let names = |line: &Line| column::is_column(line.text(text));
    let capitals = lines.first().is_some_and(|l| l.capitals);
    // Head cells look alike: all in capitals, or most of them naming a column, without a blank line before the others.
    // Where the first two stand without a blank line between them, so do the others: a row begins behind one.
    let gap = lines.get(1).map_or(0, |l| l.blanks_before.min(1));
    let fits = |n: usize, line: &Line| {
        line.tab
            && may_head(text, line)
            && (n == 0 || line.blanks_before <= gap)
            && if capitals {
                line.capitals
            } else {
                names(line) || n > 0 && line.blanks_before == 0 && line.chars <= 30
            }
    };
    let run =
        lines.iter().take(MAX_COLUMNS).enumerate().take_while(|(n, line)| fits(*n, line)).count();
    let len =
        if capitals { run } else { lines[..run].iter().rposition(names).map_or(0, |at| at + 1) };
    let named = lines[..len].iter().filter(|l| names(l)).count();
    let counts = column::counts_rows(first_text(text, lines));
    if let Some(len) = weeks_row(text, lines).or_else(|| figures_row(text, lines)) {
        return Some(HeadRow { len, tabbed: true, counts });
    }
    // Cells in capitals right below a month head its table, if cells of another look follow.
    let shown = below_head && capitals && lines.get(len).is_some_and(|next| next.tab);
    (len >= 2 && (named >= 1 || shown)).then_some(HeadRow { len, tabbed: true, counts })
}

/// A head row whose cells name a column and then weeks or months, above a row of as many cells: `Hoạt động`, `Tuần 1`,
/// `Tuần 2`, `Tuần 3`.
fn weeks_row(text: &str, lines: &[Line]) -> Option<usize> {
    let group = |lines: &[Line]| {
        let more = lines.iter().take(MAX_COLUMNS).skip(1);
        1 + more.take_while(|l| l.tab && l.blanks_before == 0).count()
    };
    let len = group(lines);
    let named = lines.first().is_some_and(|l| column::is_column(l.text(text)));
    let periods = lines.get(1..len)?.iter().all(|l| matches!(l.shape, Shape::Period(..)));
    let below = lines.get(len..).filter(|rest| rest.first().is_some_and(|l| l.tab))?;
    (len >= 3 && named && periods && group(below) == len).then_some(len)
}

/// A head row of short cells without a figure above rows of figures: `Lớp`, `Giỏi`, `Khá` above `10A1`, `25%`, `50%`.
fn figures_row(text: &str, lines: &[Line]) -> Option<usize> {
    const WIDEST_CELL: u16 = 24;
    const FEWEST_ROWS: usize = 2;
    let figure = |line: &Line| line.text(text).contains(|c: char| c.is_ascii_digit());
    let cells =
        lines.iter().take(MAX_COLUMNS * 3).take_while(|l| l.tab && l.chars <= WIDEST_CELL).count();
    let len = lines[..cells].iter().position(figure)?;
    let heads = lines[..len].iter().all(|l| may_head(text, l) && l.start == Start::Upper);
    let figures = lines[len..cells].iter().filter(|l| figure(l)).count();
    let rows = cells / len.max(1);
    (len >= 3 && heads && rows > FEWEST_ROWS && figures * 3 >= (cells - len) * 2).then_some(len)
}

fn plain_row(text: &str, lines: &[Line]) -> Option<HeadRow> {
    let first = first_text(text, lines);
    if !column::is_column(first) {
        return None;
    }
    let counts = column::counts_rows(first);
    let (mut len, mut named) = (0, 0);
    for (n, line) in lines.iter().take(MAX_COLUMNS).enumerate() {
        let fits = !line.tab && may_head(text, line) && (n == 0 || line.blanks_before <= 1);
        if !fits {
            break;
        }
        if column::is_column(line.text(text)) {
            named += 1;
            len = n + 1;
        } else if !counts && !line.capitals {
            // Without a number column only names of columns make a head.
            break;
        } else if counts && n > len + 3 {
            break;
        }
    }
    // Behind a counting column the head runs up to the first row number.
    if counts {
        let upto = lines.iter().take(MAX_COLUMNS).position(|l| {
            l.shape == Shape::RowNumber
                || matches!(l.shape, Shape::Ordinal(..))
                || column::is_row_number(l.text(text))
        });
        if let Some(upto) = upto
            && upto >= 2
            && lines[..upto].iter().all(|l| may_head(text, l))
        {
            len = upto;
        }
    }
    // A first cell such as "Ngày" tells what the first cell of each row looks like: the head ends before it.
    if let Some(keys) = column::keys_below(first) {
        const WIDEST: usize = 9;
        let upto = lines
            .iter()
            .take(WIDEST)
            .skip(1)
            .position(|l| column::is_key(keys, l.text(text)))
            .map(|p| p + 1);
        if let Some(upto) = upto
            && upto >= 2
            && lines[..upto].iter().all(|l| may_head(text, l) && !l.tab)
            && (named >= 2 || upto >= 3 && named >= 1)
        {
            return Some(HeadRow { len: upto, tabbed: false, counts });
        }
    }
    // Short cells without a figure above rows of figures: "Lớp, Sĩ số, Nữ" above "10A2, 44, 25".
    let figure = |line: &Line| line.text(text).contains(|c: char| c.is_ascii_digit());
    let bare = |line: &Line| {
        may_head(text, line) && line.chars <= 24 && line.start == Start::Upper && !figure(line)
    };
    let cells = lines.iter().take(MAX_COLUMNS).take_while(|l| bare(l) && !l.tab).count();
    if cells >= 3 {
        let row = &lines[cells..lines.len().min(cells * 2)];
        let figures = row.iter().filter(|l| figure(l) && l.chars <= 24).count();
        if row.first().is_some_and(figure) && figures * 2 >= cells {
            return Some(HeadRow { len: cells, tabbed: false, counts });
        }
    }
    let enough = if counts {
        named >= 2
    } else {
        named >= 3 || (named == 2 && lines[..2].iter().all(|l| l.capitals))
    };
    enough.then_some(HeadRow { len, tabbed: false, counts })
}

fn first_text<'t>(text: &'t str, lines: &[Line]) -> &'t str {
    lines.first().map_or("", |l| l.text(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::read;

    fn row(text: &str) -> Option<(usize, bool)> {
        head_row(text, &read(text), false).map(|r| (r.len, r.tabbed))
    }

    #[test]
    fn head_rows() {
        assert_eq!(
            row("\tNỘI DUNG KẾ HOẠCH\n\tBIỆN PHÁP THỰC HIỆN\n\t- Tuyên truyền"),
            Some((2, true))
        );
        assert_eq!(row("TT\nNội dung\nThời gian\nGhi chú\n1\nHọp"), Some((4, false)));
        assert_eq!(
            row("TUẦN\nNỘI DUNG CÔNG VIỆC\nPHÂN CÔNG\nTHỜI GIAN\n1\n- Họp"),
            Some((4, false))
        );
        assert_eq!(
            row("Thời gian\nNội dung\nChủ trì\n07h45 - 8h00\nĐón đại biểu"),
            Some((3, false))
        );
        assert_eq!(row("Ngày\nViệc\nNơi tập trung\n08/12/2025\nKhám tuyển"), Some((3, false)));
        assert_eq!(row("Nội dung công tác trọng tâm\n- Tuyên truyền"), None);
        assert_eq!(row("\tTháng 9/2023\n\t- Tuyên truyền"), None);
    }
}
