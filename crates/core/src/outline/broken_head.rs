//! Head rows some of whose cells take more than a line: broken over lines, or numbered below.

use super::build::Builder;
use super::head_row::{HeadRow, MAX_COLUMNS, head_row};
use crate::Span;
use crate::grammar::column;
use crate::grammar::keyword::any_of;
use crate::grammar::ordinal::Delimiter;
use crate::lines::{End, Line, Shape, Start};

/// How many lines are looked at for a head row whose cells were broken over lines, with the rows below it.
const MAX_HEAD_LINES: usize = 64;

/// A head row whose cells were broken over lines.
pub(super) struct Broken {
    pub(super) row: HeadRow,
    /// The line that each cell begins with, and the first line below the row.
    pub(super) starts: Vec<usize>,
}

/// The number of a column below its head: `(1)`.
fn numbers_column(text: &str, line: &Line) -> Option<u16> {
    match line.shape {
        Shape::Ordinal(o, _)
            if o.delimiter == Delimiter::Parentheses && line.body(text).is_empty() =>
        {
            Some(o.value)
        }
        _ => None,
    }
}

/// Whether a line may be the rest of a head cell that was broken before a small letter: `kiểm tra` below `Người`.
fn goes_on_in_small_letters(text: &str, line: &Line) -> bool {
    const LONGEST: u16 = 24;
    line.start == Start::Lower
        && line.shape == Shape::Text
        && line.chars <= LONGEST
        && line.blanks_before <= 1
        && line.end == End::Word
        && any_of(line.text(text), &["đ/c", "đồng chí", "thầy", "cô", "anh", "chị"]).is_none()
}

/// Whether a line may be the rest of a head cell: a few words, or the number of the column in brackets.
fn rest_of_head(text: &str, line: &Line) -> bool {
    const LONGEST: u16 = 24;
    let numbered = numbers_column(text, line).is_some();
    let words = matches!(line.shape, Shape::Text | Shape::Basis | Shape::Field)
        && line.chars <= LONGEST
        && column::is_short_cell(line.text(text))
        && line.start != Start::Digit;
    !line.tab && line.blanks_before == 0 && (numbered || words)
}

impl Builder<'_> {
    /// A head row behind tabs some of whose cells were broken over lines, or are numbered below (`Bài học` above `(1)`), where
    /// it has more cells than `row`, which was found without a look at that.
    pub(super) fn broken_head_row(
        &self,
        i: usize,
        row: Option<&HeadRow>,
        below_head: bool,
    ) -> Option<Broken> {
        let rest = self.lines.get(i..)?;
        let first = rest.first()?;
        if !first.tab {
            return self.rejoined_head_row(i, below_head);
        }
        let found = row.map_or(0, |row| row.len);
        // The first line that begins no cell.
        let at = rest.iter().take(MAX_COLUMNS).position(|line| !line.tab)?;
        let broken = at >= found
            && rest_of_head(self.text, &rest[at])
            && rest.get(at + 1).is_some_and(|next| next.tab || rest_of_head(self.text, next));
        if !broken || !column::is_column(first.text(self.text)) {
            return None;
        }
        let (mut starts, mut cells) = (Vec::new(), Vec::new());
        for (n, line) in rest.iter().enumerate().take(MAX_HEAD_LINES) {
            if line.tab || !rest_of_head(self.text, line) {
                starts.push(i + n);
                cells.push(*line);
            }
        }
        let row = head_row(self.text, &cells, below_head)?;
        starts.truncate(row.len + 1);
        (row.len > found && starts.len() == row.len + 1).then_some(Broken { row, starts })
    }

    /// A head row without borders some of whose cells are numbered below (`Bài học` above `(1)`) or were broken before a small letter
    /// (`Thời` above `gian`).
    fn rejoined_head_row(&self, i: usize, below_head: bool) -> Option<Broken> {
        let rest = self.lines.get(i..)?;
        let first = rest.first().filter(|first| first.start == Start::Upper)?;
        // "(1)", "(2)", "(3)" right below each other are a row of their own.
        let alone = |n: usize| {
            let numbers = |n: usize| rest.get(n).and_then(|line| numbers_column(self.text, line));
            numbers(n).is_some_and(|number| {
                numbers(n + 1) != Some(number + 1)
                    && n.checked_sub(1).and_then(numbers).map(|above| above + 1) != Some(number)
            })
        };
        let more = |n: usize, line: &Line| alone(n) || goes_on_in_small_letters(self.text, line);
        // Nearly all lines: no head cell of two lines begins here.
        let broken = rest.get(1).is_some_and(|line| more(1, line));
        let named = || column::is_column(first.text(self.text));
        let more_below =
            || rest.iter().enumerate().take(MAX_COLUMNS).skip(1).any(|(n, line)| more(n, line));
        if first.chars > 64 || !(broken || named() && more_below()) {
            return None;
        }
        let (mut starts, mut cells) = (Vec::new(), Vec::<Line>::new());
        for (n, line) in rest.iter().enumerate().take(MAX_HEAD_LINES) {
            match cells.last_mut() {
                Some(cell) if goes_on_in_small_letters(self.text, line) && !line.tab => {
                    cell.span = Span::of(cell.span.start(), line.span.end());
                    cell.chars = cell.chars.saturating_add(line.chars + 1);
                    cell.end = line.end;
                }
                Some(_) if more(n, line) => {}
                _ => {
                    starts.push(i + n);
                    cells.push(*line);
                }
            }
        }
        let row = head_row(self.text, &cells, below_head)?;
        starts.truncate(row.len + 1);
        let joined = starts.len() == row.len + 1 && starts[row.len] > i + row.len;
        (joined && !row.tabbed).then_some(Broken { row, starts })
    }
}

#[cfg(test)]
mod tests {
    use crate::outline::tests::rows_from;

    #[test]
    fn head_cells_may_take_more_than_a_line() {
        let text = "KẾ HOẠCH NĂM HỌC 2023-2024\nI. LỊCH\n\tSTT\n\tBài học\n(1)\n\tSố tiết\n(2)\n\tThời gian\nthực hiện\n(3)\n\t1\n\tBài 1\n\
                    \t2\n\tTuần 1\n\t2\n\tBài 2\n\t3\n\tTuần 2";
        assert_eq!(
            rows_from(text, 3),
            [
                "column 2", "column 2", "cont 4", "column 2", "cont 6", "column 2", "cont 8",
                "cont 8", "cell 3", "cell 4", "cell 6", "cell 8", "cell 3", "cell 4", "cell 6",
                "cell 8",
            ]
        );
    }

    #[test]
    fn head_cells_without_borders_may_be_broken() {
        let text = "KẾ HOẠCH NĂM 2025\nIII. CÔNG TÁC\nThời\ngian\nNội dung công việc\nNgười phụ\ntrách\nTháng 9\n- Khai giảng\nĐ/c Bí thư\n\
                    Tháng 10\n- Đại hội\nBCH";
        let rows = rows_from(text, 3);
        assert_eq!(rows[..5], ["column 2", "cont 3", "column 2", "column 2", "cont 6"]);
        assert_eq!(rows[5..8], ["period 2 2025-09", "item 8 -", "cell 8"]);
    }
}
