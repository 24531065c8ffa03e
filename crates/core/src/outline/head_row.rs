//! The head row of a table: how many lines it takes, and how many cells the rows below it have.

use super::{even_rows, tabbed, times_row};
use crate::grammar::column::{self, Keys};
use crate::grammar::gap;
use crate::grammar::turn::turn;
use crate::lines::{Line, Shape, Start};

/// The most head cells that a table is read with.
pub(super) const MAX_COLUMNS: usize = 24;

/// What the head row of a table looks like from its first line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct HeadRow {
    /// How many lines it has.
    pub(super) len: usize,
    /// How many cells a row below it has; fewer where some heads stand above several others.
    pub(super) width: usize,
    /// Whether tabs open its cells.
    pub(super) tabbed: bool,
    /// Whether the first cell counts rows.
    pub(super) counts: bool,
}

impl HeadRow {
    /// The lines of the heads that cells stand below, counted from the first: where `Sĩ số` and `Kết quả` stand above two
    /// others each, the single heads before them and the last.
    pub(super) fn lowest(&self) -> impl Iterator<Item = usize> {
        let groups = self.len - self.width.min(self.len);
        let below = (2 * groups).min(self.width.saturating_sub(1));
        let single = if groups == 0 { self.len } else { self.width - below };
        (0..single).chain(if groups == 0 { self.len..self.len } else { self.len - below..self.len })
    }
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
    if let Some(row) = times_row::head_row(text, lines) {
        return Some(row);
    }
    if first.tab && first.shape != Shape::RowNumber {
        return tabbed::head_row(text, lines, below_head);
    }
    plain_row(text, lines)
}

/// Two lines that name columns in a month, above text that names none: `Nội dung`, `Biện pháp thực hiện`.
pub(super) fn plain_pair(text: &str, lines: &[Line]) -> Option<HeadRow> {
    const LONGEST: u16 = 40;
    let names = |line: &Line| {
        !line.tab
            && line.chars <= LONGEST
            && may_head(text, line)
            && column::is_column(line.text(text))
    };
    let [first, second, below] = lines.get(..3)? else { return None };
    let pair = names(first) && names(second) && second.blanks_before <= 1 && !names(below);
    pair.then_some(HeadRow { len: 2, width: 2, tabbed: false, counts: false })
}

/// Whether a line may stand in a head row at all.
pub(super) fn may_head(text: &str, line: &Line) -> bool {
    let fits = matches!(
        line.shape,
        Shape::Text | Shape::Basis | Shape::Field | Shape::Authority | Shape::Title
    );
    // A line whose cells tabs, bars or wide gaps part is a row by itself.
    fits && line.chars <= 64 && {
        let cell = line.text(text);
        column::is_short_cell(cell) && !gap::has_gap(cell)
    }
}

fn plain_row(text: &str, lines: &[Line]) -> Option<HeadRow> {
    /// The longest head cell that names no known column, in characters.
    const LONGEST_UNKNOWN: u16 = 20;
    let first = first_text(text, lines);
    if !column::counts_rows(first)
        && let Some(len) = above_figures(text, lines)
    {
        return Some(HeadRow { len, width: len, tabbed: false, counts: false });
    }
    if let Some(row) = pairs_above_figures(text, lines).or_else(|| two_above_figures(text, lines)) {
        return Some(row);
    }
    if !column::is_column(first) {
        return even_rows::head_row(text, lines);
    }
    let counts = column::counts_rows(first);
    let (mut len, mut named) = (0, 0);
    for (n, line) in lines.iter().take(MAX_COLUMNS).enumerate() {
        let fits = !line.tab && may_head(text, line) && (n == 0 || line.blanks_before <= 1);
        if !fits {
            break;
        }
        let figures = || {
            n > 0
                && n == len
                && column::keys_below(first).is_none_or(|keys| keys == Keys::Numbers)
                && column::is_figure_head(line.text(text))
        };
        if column::is_column(line.text(text)) || figures() {
            named += 1;
            len = n + 1;
        } else if !counts && !line.capitals {
            // Without a number column only names of columns make a head, and one cell more between them: "Quân số".
            let between = n > 0
                && n == len
                && named == n
                && line.chars <= LONGEST_UNKNOWN
                && line.start == Start::Upper
                && lines.get(n + 1).is_some_and(|next| column::is_column(next.text(text)));
            if !between {
                break;
            }
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
        // A month, a quarter or a semester may head the first rows, or the first chapter.
        let upto = upto.map(|n| if n > 2 && is_band(&lines[n - 1], &lines[n]) { n - 1 } else { n });
        // "17/8 - 8/9/2018" is a cell of a row above the first number.
        let dated = |upto: usize| lines[..upto].iter().any(|l| column::is_figure(l.text(text)));
        if let Some(upto) = upto
            && upto >= 2
            && lines[..upto].iter().all(|l| may_head(text, l))
        {
            if named >= 2 && dated(upto) {
                return Some(HeadRow { len, width: len, tabbed: false, counts });
            }
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
            .position(|l| {
                let month =
                    matches!(keys, Keys::Times | Keys::Months) && l.shape == Shape::Period(false);
                month || column::is_key(keys, l.text(text))
            })
            .map(|p| p + 1);
        if let Some(upto) = upto
            && upto >= 2
            && lines[..upto].iter().all(|l| may_head(text, l) && !l.tab)
            && (named >= 2 || upto >= 3 && named >= 1)
        {
            return Some(HeadRow { len: upto, width: upto, tabbed: false, counts });
        }
    }
    if !counts && let Some(row) = even_rows::head_row(text, lines) {
        return Some(row);
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
        let told = named >= 3 && named == len && named < cells;
        if !told && row.first().is_some_and(figure) && figures * 2 >= cells {
            return Some(HeadRow { len: cells, width: cells, tabbed: false, counts });
        }
    }
    let enough = if counts {
        named >= 2
    } else {
        named >= 3 || (named == 2 && lines[..2].iter().all(|l| l.capitals))
    };
    enough.then_some(HeadRow { len, width: len, tabbed: false, counts })
}

/// Whether a block of time heads the rows that begin below it.
fn is_band(line: &Line, below: &Line) -> bool {
    let chapter = matches!(below.shape, Shape::Ordinal(o, _) if o.kind.word().is_some());
    line.shape == Shape::Period(false) && (below.shape == Shape::RowNumber || chapter)
}

/// How many cells the head of a table of figures has, by the way its rows repeat: each begins with one cell of words, or with
/// one of words and a figure (`Khối 1`), and goes on with as many figures as the others; or with a number that counts.
///
/// Whatever the heads say, short cells of words above such rows are theirs: `Danh hiệu`, `Số lượng`, `Tỉ lệ %`.
fn above_figures(text: &str, lines: &[Line]) -> Option<usize> {
    const FEWEST_HEADS: usize = 3;
    const FEWEST_NAMED: usize = 2;
    const LONGEST_HEAD: u16 = 24;
    const LONGEST_KEY: u16 = 40;
    /// The most rows of figures that are counted.
    const MAX_ROWS: usize = 40;
    // Nearly all lines are too long for it.
    let short = |line: &Line| line.chars <= LONGEST_HEAD && !line.tab;
    if !lines.get(..FEWEST_HEADS).is_some_and(|heads| heads.iter().all(short)) {
        return None;
    }
    let digits = |line: &Line| line.text(text).contains(|c: char| c.is_ascii_digit());
    let figure = |line: &Line| column::is_figure(line.text(text));
    let head = |line: &&Line| {
        !line.tab
            && line.chars <= LONGEST_HEAD
            && line.start == Start::Upper
            && may_head(text, line)
            && !digits(line)
    };
    let words = lines.iter().take(MAX_COLUMNS).take_while(head).count();
    let key = |line: &Line| {
        !line.tab && line.chars <= LONGEST_KEY && line.start == Start::Upper && !figure(line)
    };
    // A row from line `at` on: its key and the figures behind it.
    let row = |at: usize| {
        let first = lines.get(at).filter(|line| key(line))?;
        let figures = lines[at + 1..].iter().take(MAX_COLUMNS).take_while(|l| figure(l)).count();
        (figures > 0).then_some((digits(first), figures))
    };
    let named = |len: usize| {
        len >= FEWEST_HEADS
            && lines[..len].iter().filter(|l| column::is_column(l.text(text))).count()
                >= FEWEST_NAMED
    };
    let by_keys = || {
        let mixed = row(words).is_some_and(|(mixed, _)| mixed);
        let len = if mixed { words } else { words.checked_sub(1)? };
        let first = lines.get(len)?;
        // A cell in capitals below others in capitals, or one that names a column, is a head.
        if first.capitals && lines[0].capitals || column::is_column(first.text(text)) {
            return None;
        }
        let (_, figures) = row(len)?;
        let (_, again) = row(len + 1 + figures)?;
        // "Thứ hai" above "3/10" and "Thứ ba" above "4/10" are days with their dates.
        let days = turn(first.text(text)).zip(turn(lines[len + 1 + figures].text(text)));
        if days.is_some_and(|(day, next)| next.follows(day)) {
            return None;
        }
        (figures == again && figures < len && named(len)).then_some(len)
    };
    by_keys().or_else(|| {
        // Rows of nothing but figures count by their first: "1", "4", "121", "58", "2", "3", …
        let number = |at: usize| lines.get(at).and_then(|l| column::row_number(l.text(text)));
        let counted = number(words).is_some_and(|n| number(2 * words) == Some(n + 1))
            && lines[words..2 * words].iter().all(|l| figure(l) && !l.tab);
        // As many figures as heads, or some rows of them, and nothing else: whatever the heads say.
        let below = lines[words..].iter().take(MAX_ROWS * MAX_COLUMNS);
        let figures = below.take_while(|l| figure(l) && !l.tab).count();
        // A head or two may stand above others: "Trình độ" above "ĐH" and "CĐ".
        let grouped =
            figures >= FEWEST_HEADS && (words.saturating_sub(2)..words).contains(&figures);
        let whole = figures > 0 && figures.is_multiple_of(words) || grouped;
        (words >= FEWEST_HEADS && (counted && named(words) || whole)).then_some(words)
    })
}

/// Two heads above rows of words and a figure each: `Biện pháp`, `Chỉ tiêu` above `Que cấy`, `12`, `Thuốc tiêm`, `30`.
fn two_above_figures(text: &str, lines: &[Line]) -> Option<HeadRow> {
    const LONGEST_HEAD: u16 = 24;
    const LONGEST_KEY: u16 = 40;
    let words = |line: &Line, longest: u16| {
        let digits = line.text(text).contains(|c: char| c.is_ascii_digit());
        !line.tab && line.chars <= longest && !digits && line.start == Start::Upper
    };
    let figure = |line: &Line| !line.tab && column::is_figure(line.text(text));
    let [first, second, key, value, next, more] = lines.get(..6)? else { return None };
    let heads = words(first, LONGEST_HEAD)
        && words(second, LONGEST_HEAD)
        && may_head(text, second)
        && column::is_column(first.text(text))
        && !column::counts_rows(first.text(text))
        && column::is_column(second.text(text));
    let row = |key: &Line, value: &Line| {
        words(key, LONGEST_KEY) && !column::is_column(key.text(text)) && figure(value)
    };
    (heads && row(key, value) && row(next, more)).then_some(HeadRow {
        len: 2,
        width: 2,
        tabbed: false,
        counts: false,
    })
}

/// A head row whose last heads are pairs of figures, each below another head: `Lớp`, `Giỏi`, `Khá`, `SL`, `%`, `SL`, `%`, above rows
/// with a figure for each of them.
fn pairs_above_figures(text: &str, lines: &[Line]) -> Option<HeadRow> {
    const FEWEST_PAIRS: usize = 2;
    const LONGEST_HEAD: u16 = 24;
    let cell = |n: usize| lines.get(n).map(|line| line.text(text));
    let head = |line: &&Line| {
        let digits = line.text(text).contains(|c: char| c.is_ascii_digit());
        !line.tab && line.chars <= LONGEST_HEAD && !digits && may_head(text, line)
    };
    if !lines.get(..2 * FEWEST_PAIRS).is_some_and(|heads| heads.iter().all(|l| head(&l))) {
        return None;
    }
    // Below the pairs a row begins: with figures, or with words and figures behind them.
    let words = lines.iter().take(MAX_COLUMNS).take_while(head).count();
    [words, words.checked_sub(1)?].into_iter().find_map(|len| {
        let same = |pair: usize| {
            let at = len.checked_sub(2 * pair)?;
            Some(cell(at) == cell(len - 2) && cell(at + 1) == cell(len - 1))
        };
        let pairs = (1..).take_while(|pair| same(*pair) == Some(true)).count();
        let width = len.checked_sub(pairs).filter(|width| *width > 2 * pairs)?;
        let figures = lines.get(len + 1..len + width)?;
        let row = figures.iter().all(|l| !l.tab && column::is_figure(l.text(text)));
        // What stands above the pairs: as many heads, and those of the columns before them.
        let heads = cell(len - 2) != cell(len - 1) && len >= 3 * pairs;
        let counts = column::counts_rows(cell(0)?);
        (pairs >= FEWEST_PAIRS && row && heads).then_some(HeadRow {
            len,
            width,
            tabbed: false,
            counts,
        })
    })
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
        assert_eq!(
            row("Khối\nSố lớp\nSố học sinh\nNữ\nKhối 1\n3\n95\n45\nKhối 2\n4\n120\n61"),
            Some((4, false))
        );
        assert_eq!(
            row("Danh hiệu\nSố lượng\nTỉ lệ %\nGhi chú\nLĐTT\n25\n86,2\nCSTĐ cơ sở\n4\n13,8"),
            Some((4, false))
        );
        assert_eq!(
            row("Khối\nSố lớp\nNữ\nBình quân\n6\n4\n58\n33\n7\n3\n45\n31"),
            Some((4, false))
        );
        assert_eq!(
            row("Tổng số\nNữ\nĐảng viên\nĐH\nCĐ\n16\n13\n9\n14\n2\n3. Nhiệm vụ"),
            Some((5, false))
        );
        assert_eq!(
            row("Tổng số\nNữ\nĐảng viên\nTrình độ\nĐH\nCĐ\n16\n13\n9\n14\n2\n3. Nhiệm vụ"),
            Some((6, false))
        );
        assert_eq!(
            row(
                "Khối\nSố lớp\nTốt\nĐạt\nSL\n%\nSL\n%\n1\n3\n40\n44,4\n50\n55,6\n2\n3\n38\n44\n48\n56"
            ),
            Some((8, false))
        );
        assert_eq!(
            row("Lớp\nTốt\nĐạt\nSL\nTL\nSL\nTL\nLớp 6A\n20\n50%\n20\n50%"),
            Some((7, false))
        );
        assert_eq!(
            row("Biện pháp\nChỉ tiêu\nDụng cụ tử cung\n42\nQue cấy\n12\nThuốc tiêm\n30"),
            Some((2, false))
        );
        assert_eq!(row("Lớp\nTốt\nĐạt\nSL\nTL\nSL\nTL\nHọp tổ\n20\n- Khen"), None);
        assert_eq!(row("Giáo viên\nĐoàn viên\nNữ\nDân tộc\n25\n10\nĐảng viên\n4\n2"), None);
        assert_eq!(row("Ngày\nViệc\nNơi tập trung\n08/12/2025\nKhám tuyển"), Some((3, false)));
        assert_eq!(
            row(
                "Đối tượng\nQuân số\nThời gian\nĐịa điểm\nDân quân năm thứ nhất\n16\n12 ngày\nSân xã"
            ),
            Some((4, false))
        );
        assert_eq!(row("Đối tượng\nToàn trường\nThời gian\nTháng 9\nĐịa điểm\nSân trường"), None);
        assert_eq!(row("Thời gian\nNội dung công việc\nTháng 9\n- Khai giảng"), Some((2, false)));
        assert_eq!(row("Nội dung công tác trọng tâm\n- Tuyên truyền"), None);
        assert_eq!(row("\tTháng 9/2023\n\t- Tuyên truyền"), None);
    }

    #[test]
    fn a_column_of_days_behind_two_others() {
        assert_eq!(
            row("STT\nHọ và tên\nNgày trực\n1\nVi Thị Én\n1/6\n2\nLò Văn An\n2/6"),
            Some((3, false))
        );
        let targets =
            "Chỉ tiêu\nĐVT\nKế hoạch 2024\nThực hiện\nSo sánh\nDiện tích\nha\n120\n118\n98%";
        assert_eq!(row(targets), Some((5, false)));
        assert_eq!(
            row("Họ và tên\nChức vụ\nNhiệm vụ\nĐiện thoại\nVi Thị Én\nHiệu trưởng"),
            Some((4, false))
        );
        // The day of a letterhead, broken over lines, heads nothing.
        assert_eq!(row("tháng\nnăm 2015\nKẾ HOẠCH\nPhát triển hợp tác xã"), None);
    }
}
