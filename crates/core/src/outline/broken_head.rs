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

/// Whether the head of a column that counts rows was broken into these lines: `Số` above `TT`, `S` above `TT`.
fn breaks_count(text: &str, line: &Line, next: &Line) -> bool {
    const LONGEST: u16 = 2;
    line.chars <= LONGEST
        && next.chars <= LONGEST
        && !next.tab
        && column::counts_rows(&format!("{} {}", line.text(text), next.text(text)))
}

/// Whether a line in capitals goes on with a head cell in capitals that says too little alone: `THỰC HIỆN` below `THỜI GIAN` or
/// `NGƯỜI`, `ĐƯỢC GIAO` below `NHIỆM VỤ`.
fn goes_on_in_capitals(text: &str, above: &Line, line: &Line, rows_tell: bool) -> bool {
    const LONGEST: u16 = 24;
    if !(line.capitals && above.capitals && matches!(line.shape, Shape::Text | Shape::Basis))
        || line.chars > LONGEST
        || line.tab
        || line.blanks_before > 1
    {
        return false;
    }
    let (above, rest) = (above.text(text), line.text(text));
    let alone = |heads: &[&str]| any_of(above, heads).is_some_and(|(_, rest)| rest.is_empty());
    let begins = |words: &[&str]| any_of(rest, words).is_some();
    // "THỰC HIỆN" beside "THỜI GIAN" says who as well, so that the rows must tell.
    let told = || {
        begins(&["thực hiện", "hoàn thành", "tổ chức", "triển khai"])
            && alone(&["thời gian", "thời hạn", "thời điểm", "tiến độ"])
            || begins(&["thực hiện"])
                && alone(&["đơn vị", "cơ quan", "địa điểm", "biện pháp", "kết quả"])
            || begins(&["công việc", "công tác"]) && alone(&["nội dung"])
    };
    begins(&["được"]) && column::is_column(above)
        || begins(&["thực hiện", "phụ trách", "chủ trì", "phối hợp", "kiểm tra", "theo dõi"])
            && alone(&["người", "cán bộ", "bộ phận", "lãnh đạo"])
        || rows_tell && told()
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

/// A line goes on with a head cell.
fn join(cell: &mut Line, line: &Line) {
    cell.span = Span::of(cell.span.start(), line.span.end());
    cell.chars = cell.chars.saturating_add(line.chars + 1);
    cell.end = line.end;
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
        let named = || {
            column::is_column(first.text(self.text))
                || at == 1 && breaks_count(self.text, first, &rest[at])
        };
        if !broken || !named() {
            return None;
        }
        let (mut starts, mut cells) = (Vec::new(), Vec::<Line>::new());
        for (n, line) in rest.iter().enumerate().take(MAX_HEAD_LINES) {
            match cells.last_mut() {
                Some(cell) if !line.tab && rest_of_head(self.text, line) => {
                    if numbers_column(self.text, line).is_none() {
                        join(cell, line);
                    }
                }
                _ => {
                    starts.push(i + n);
                    cells.push(*line);
                }
            }
        }
        let row = head_row(self.text, &cells, below_head)?;
        starts.truncate(row.len + 1);
        // "được giao" below the last cell.
        let ends = || row.len == found && goes_on_in_small_letters(self.text, &rest[at]);
        (starts.len() == row.len + 1 && (row.len > found || at == found && ends()))
            .then_some(Broken { row, starts })
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
        let rows_tell = first.capitals && column::counts_rows(first.text(self.text));
        let joins = |n: usize, line: &Line| {
            goes_on_in_small_letters(self.text, line)
                || n.checked_sub(1).and_then(|above| rest.get(above)).is_some_and(|above| {
                    n == 1 && breaks_count(self.text, above, line)
                        || goes_on_in_capitals(self.text, above, line, rows_tell)
                })
        };
        let more = |n: usize, line: &Line| alone(n) || joins(n, line);
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
                Some(cell) if !line.tab && joins(n, line) => join(cell, line),
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
        // Rows of as many cells as the head has lines: none of them was broken.
        let lines = starts.get(row.len).map_or(0, |below| below - i);
        let in_capitals =
            |n: &usize| !starts.contains(&(i + n)) && rest.get(*n).is_some_and(|l| l.capitals);
        if rows_tell
            && (1..lines).any(|n| in_capitals(&n))
            && self.width_of_rows(i + lines) == lines
        {
            return None;
        }
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

    #[test]
    fn the_head_of_a_counting_column_may_be_broken() {
        for (first, second) in [("Số", "TT"), ("S", "TT"), ("SỐ", "TT")] {
            let text = format!(
                "KẾ HOẠCH NĂM 2025\nI. BAN CHỈ ĐẠO\n{first}\n{second}\nHọ và tên\nChức vụ\n1\nVi Thị Én\nKế toán\n2\nLò Văn An\nY tế"
            );
            let rows = rows_from(&text, 3);
            assert_eq!(rows[..4], ["column 2", "cont 3", "column 2", "column 2"], "{first}");
            assert_eq!(rows[4..], ["cell 2"; 6]);
        }
        let text = "KẾ HOẠCH NĂM 2025\nI. BAN CHỈ ĐẠO\n\tSố\nTT\n\tHọ và\ntên\n\tNhiệm vụ\nđược giao\n\t1\n\tVi Thị Én\n\tKế toán\n\t2\n\tLò Văn An\n\tY tế";
        assert_eq!(
            rows_from(text, 3),
            [
                "column 2", "cont 3", "column 2", "cont 5", "column 2", "cont 7", "cell 3",
                "cell 5", "cell 7", "cell 3", "cell 5", "cell 7"
            ]
        );
    }

    #[test]
    fn the_last_head_cell_alone_may_be_broken() {
        let text = "KẾ HOẠCH NĂM 2025\nI. VIỆC\n\tTT\n\tNội dung\n\tNgười\nphụ trách\n\t1\n\tHọp\n\tTổ 1\n\t2\n\tThi\n\tTổ 2";
        assert_eq!(
            rows_from(text, 3)[..5],
            ["column 2", "column 2", "column 2", "cont 5", "cell 3"]
        );
    }

    #[test]
    fn head_cells_in_capitals_may_be_broken() {
        let rows = "1\nHọp\nTháng 1\nBGH\n2\nThi\nTháng 2\nTổ 2";
        let text = format!(
            "KẾ HOẠCH NĂM 2025\nI. VIỆC\nSTT\nNỘI DUNG\nTHỜI GIAN\nTHỰC HIỆN\nNGƯỜI\nPHỤ TRÁCH\n{rows}"
        );
        assert_eq!(
            rows_from(&text, 3)[..7],
            ["column 2", "column 2", "column 2", "cont 5", "column 2", "cont 7", "cell 2"]
        );
        for (head, rest) in [
            ("TT\nVIỆC", "1\nHọp\nTuần 1\nBGH\n2\nThi\nTuần 2\nTổ 2"),
            ("THÁNG\nVIỆC", "9\nHọp\nTuần 1\nBGH\n10\nThi\nTuần 2\nTổ 2"),
        ] {
            let text = format!("KẾ HOẠCH NĂM 2025\nI. VIỆC\n{head}\nTHỜI GIAN\nTHỰC HIỆN\n{rest}");
            assert_eq!(rows_from(&text, 3)[..4], ["column 2"; 4], "{head}");
        }
        // Two columns: what was planned, and what was done.
        let text = "KẾ HOẠCH NĂM 2025\nI. VIỆC\nTT\nCHỈ TIÊU\nKẾ HOẠCH\nTHỰC HIỆN\n1\nKết nạp\n10\n12\n2\nGiới thiệu\n5\n6";
        assert_eq!(rows_from(text, 3)[..4], ["column 2"; 4]);
    }
}
