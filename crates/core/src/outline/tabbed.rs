//! The head row of a table whose cells tabs open: its words tell it, or the way the rows below it repeat.

use super::head_row::{HeadRow, MAX_COLUMNS, may_head};
use crate::grammar::column;
use crate::lines::{Line, Shape, Start};

/// How many cells are looked at for the way that rows repeat.
const MAX_CELLS: usize = 96;

/// The longest head cell that names no column, in characters, beside one that does.
const MAX_BESIDE: u16 = 30;

/// The longest head cell of a table that only its rows tell, in characters.
const MAX_UNNAMED: u16 = 40;

/// Finds the head row at the front of `lines`, the first of which a tab opens.
///
/// `below_head` says that the lines stand right below a period or a section, where a row of cells in capitals heads a
/// table whatever it names.
pub(super) fn head_row(text: &str, lines: &[Line], below_head: bool) -> Option<HeadRow> {
    let counts = lines.first().is_some_and(|l| column::counts_rows(l.text(text)));
    let len = counted_row(text, lines)
        .or_else(|| keyed_row(text, lines))
        .or_else(|| weeks_row(text, lines))
        .or_else(|| figures_row(text, lines))
        .or_else(|| named_row(text, lines, below_head))
        .or_else(|| repeated_row(text, lines))?;
    let width = if counts { len } else { row_width(text, &lines[len..], len) };
    Some(HeadRow { len, width, tabbed: true, counts })
}

/// A head row whose first cell counts rows, up to the first number: `TT`, `Nội dung`, `Thực hiện` above `1`. A Roman
/// number or a letter that heads a group of rows may stand above that.
fn counted_row(text: &str, lines: &[Line]) -> Option<usize> {
    let cells = lines.iter().take(MAX_COLUMNS);
    if !column::counts_rows(lines.first()?.text(text)) {
        return None;
    }
    let len = cells.take_while(|l| l.tab && may_head(text, l) && !l.text(text).is_empty()).count();
    let below = lines.get(len)?;
    let begins = match below.shape {
        Shape::RowNumber => column::row_number(below.text(text)) == Some(1),
        Shape::Ordinal(ordinal, _) => ordinal.value == 1 && below.body(text).is_empty(),
        // "QUÝ I/2024" heads the first rows.
        Shape::Period(false) => lines.get(len + 1).is_some_and(|l| l.shape == Shape::RowNumber),
        _ => false,
    };
    (len >= 2 && begins && below.tab).then_some(len)
}

/// A head row up to the first cell that is what its first column holds: `Tháng`, `Nội dung`, `Điều chỉnh` above `8/2023`.
fn keyed_row(text: &str, lines: &[Line]) -> Option<usize> {
    let first = lines.first()?.text(text);
    let keys = column::keys_below(first).filter(|_| column::is_column(first))?;
    let cells = lines.iter().take(MAX_COLUMNS).skip(1);
    let head = |l: &&Line| {
        let cell = l.text(text);
        l.tab
            && may_head(text, l)
            && !column::is_key(keys, cell)
            && !cell.contains(|c: char| c.is_ascii_digit())
    };
    let heads = cells.take_while(head).count();
    let below = lines.get(1 + heads)?;
    (heads > 0 && below.tab && column::is_key(keys, below.text(text))).then_some(1 + heads)
}

/// A head row of cells that name columns.
fn named_row(text: &str, lines: &[Line], below_head: bool) -> Option<usize> {
    /// How many cells name columns behind a first that does not.
    const FEWEST_BEHIND: usize = 2;
    let names = |line: &Line| column::is_column(line.text(text));
    let counts = |line: &Line| column::counts_rows(line.text(text));
    // "TT" is written in capitals in every row.
    let capitals = lines.iter().take(2).find(|l| !counts(l)).is_some_and(|l| l.capitals);
    // Head cells look alike: all in capitals, or most of them naming a column, without a blank line before the others.
    // Where the first two stand without a blank line between them, so do the others: a row begins behind one.
    let gap = lines.get(1).map_or(0, |l| l.blanks_before.min(1));
    // "Mô hình" beside "Địa điểm" and "Người phụ trách".
    let named_behind = || {
        lines.get(1..).is_some_and(|rest| {
            let rest = rest.iter().take(MAX_COLUMNS);
            rest.take_while(|l| l.tab && l.blanks_before == 0 && names(l)).count() >= FEWEST_BEHIND
        })
    };
    let first = lines.first()?;
    let unknown = first.start == Start::Upper
        && first.chars <= MAX_BESIDE
        && !names(first)
        && !first.capitals
        && named_behind();
    let fits = |n: usize, line: &Line| {
        line.tab
            && may_head(text, line)
            && (n == 0 || line.blanks_before <= gap)
            && if capitals {
                line.capitals
            } else {
                names(line)
                    || (n > 0 && line.blanks_before == 0 || unknown) && line.chars <= MAX_BESIDE
            }
    };
    let run =
        lines.iter().take(MAX_COLUMNS).enumerate().take_while(|(n, line)| fits(*n, line)).count();
    let len =
        if capitals { run } else { lines[..run].iter().rposition(names).map_or(0, |at| at + 1) };
    let named = lines[..len].iter().filter(|l| names(l)).count();
    // Cells in capitals right below a month head its table, if cells of another look follow.
    let shown = below_head && capitals && lines.get(len).is_some_and(|next| next.tab);
    (len >= 2 && (named >= 1 || shown)).then_some(len)
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

/// How many cells a row has below `heads` head cells: as many, or fewer where the columns of figures tell so and some heads
/// stand above others.
fn row_width(text: &str, lines: &[Line], heads: usize) -> usize {
    const FEWEST_ROWS: usize = 2;
    const FEWEST_COLUMNS: usize = 4;
    let cells = lines.iter().take(MAX_CELLS).take_while(|l| l.tab && l.empty_cells == 0);
    let figures: Vec<bool> = cells.map(|l| column::is_figure(l.text(text))).collect();
    let fits = |width: usize| {
        figures.len().is_multiple_of(width)
            && figures.len() / width >= FEWEST_ROWS
            && figures.chunks(width).all(|row| !row[0] && row[1..].iter().all(|figure| *figure))
    };
    // Each head that stands above others has two of them at least.
    let widths = (FEWEST_COLUMNS..heads).rev().filter(|width| (heads - width) * 2 < *width);
    if heads < FEWEST_COLUMNS || fits(heads) {
        return heads;
    }
    widths.filter(|width| fits(*width)).max().unwrap_or(heads)
}

/// A head row that names no known column, told by the columns below it: the first counts 1, 2, or those that hold nothing
/// but figures do so in every row. `Mã`, `Tên mô đun`, `Số tiết` above `M2`, `Xây dựng phong cách`, `8`, `M7`,
/// `Văn hóa nhà trường`, `12`.
fn repeated_row(text: &str, lines: &[Line]) -> Option<usize> {
    const FEWEST_COLUMNS: usize = 2;
    /// Two columns may be two lines of a list; more rows must tell.
    const FEWEST_ROWS: [usize; 2] = [3, 2];
    /// What a cell holds: `None` if it is empty, else the number that it is.
    type Cell = Option<Content>;
    #[derive(Clone, Copy, PartialEq, Eq)]
    enum Content {
        Number(u32),
        Figure,
        Text,
    }
    let content = |cell: &str| match column::row_number(cell) {
        Some(number) => Content::Number(number),
        None if column::is_figure(cell) => Content::Figure,
        None => Content::Text,
    };
    let may_be_head = |line: &&Line| {
        line.tab
            && line.start == Start::Upper
            && line.chars <= MAX_UNNAMED
            && may_head(text, line)
            && !line.text(text).contains(|c: char| c.is_ascii_digit())
    };
    let heads = lines.iter().take(MAX_COLUMNS).take_while(may_be_head).count();
    if !(FEWEST_COLUMNS..MAX_COLUMNS).contains(&heads) {
        return None;
    }
    let mut cells: Vec<Cell> = Vec::with_capacity(MAX_CELLS);
    for (n, line) in lines.iter().take(MAX_CELLS).enumerate() {
        if n > 0 {
            cells.extend(std::iter::repeat_n(None, usize::from(line.empty_cells)));
        }
        if !line.tab {
            break;
        }
        cells.push(Some(content(line.text(text))));
    }
    let whole = cells.len() < MAX_CELLS;
    let counts = |rows: &[Cell], columns: usize| {
        let numbers = rows.iter().step_by(columns).zip(1..);
        rows.len() > columns && numbers.take(3).all(|(cell, n)| *cell == Some(Content::Number(n)))
    };
    (FEWEST_COLUMNS..=heads).find(|&columns| {
        let rows = &cells[columns..];
        if counts(rows, columns) {
            return true;
        }
        let fewest = FEWEST_ROWS[usize::from(columns > FEWEST_COLUMNS)];
        if rows.len() / columns < fewest || whole && !rows.len().is_multiple_of(columns) {
            return false;
        }
        let mut figures = 0;
        (0..columns).all(|at| {
            let column = rows.iter().skip(at).step_by(columns).flatten();
            let mut column = column.map(|cell| *cell != Content::Text);
            let first = column.next().unwrap_or(false);
            figures += usize::from(first);
            column.all(|cell| cell == first)
        }) && (1..columns).contains(&figures)
    })
}

#[cfg(test)]
mod tests {
    use crate::lines::read;

    fn row(text: &str) -> Option<(usize, bool)> {
        super::head_row(text, &read(text), false).map(|r| (r.len, r.counts))
    }

    #[test]
    fn a_counting_column_ends_its_head_at_the_first_number() {
        assert_eq!(
            row("\tTT\n\tNội dung\n\tThực hiện\n\t1\n\tVăn nghệ\n\tLớp Lá"),
            Some((3, true))
        );
        assert_eq!(row("\tSTT\n\tĐầu việc\n\tAi làm\n\tI\n\tHỌC KỲ I\n\t1"), Some((3, true)));
        assert_eq!(row("\tTT\n\tNỘI DUNG\n\tTHỜI GIAN\n\t01\n\tHọp"), Some((3, true)));
        assert_eq!(row("\tTT\n\t2\n\tHọp"), None);
    }

    #[test]
    fn the_first_column_tells_where_rows_begin() {
        let months = "\tTháng\n\tNội dung\n\tNgười làm\n\tĐiều chỉnh\n\t8/2023\n\t- Vệ sinh\n\tTổ";
        assert_eq!(row(months), Some((4, false)));
        let days = "\tThứ\n\tNgày\n\tBuổi\n\tNội dung\n\tThành phần\n\tHai\n\t16/12\n\tSáng";
        assert_eq!(row(days), Some((5, false)));
        assert_eq!(row("\tNgày\n\tSáng\n\tChiều\n\t16/12\n\tHọp"), Some((3, false)));
    }

    #[test]
    fn heads_above_others_hold_no_cells() {
        let classes = "\tLớp\n\tSĩ số\n\tKết quả\n\tTS\n\tNữ\n\tGiỏi\n\tKhá\n\t6A\n\t38\n\t20\n\t5\n\t14\n\t6B\n\t36\n\t17\n\t3\n\t12\n\tTổng\n\t74\n\t37\n\t8\n\t26";
        let head = super::head_row(classes, &read(classes), false).unwrap();
        assert_eq!((head.len, head.width), (7, 5));
        assert_eq!(head.lowest().collect::<Vec<_>>(), [0, 3, 4, 5, 6]);
        let flat = "\tLớp\n\tSĩ số\n\tNữ\n\tGiỏi\n\t6A\n\t38\n\t20\n\t5\n\t6B\n\t36\n\t17\n\t3";
        let head = super::head_row(flat, &read(flat), false).unwrap();
        assert_eq!(head.lowest().collect::<Vec<_>>(), [0, 1, 2, 3]);
    }

    #[test]
    fn columns_of_figures_tell_a_head_that_names_nothing() {
        let modules = "\tMã\n\tTên mô đun\n\tLý thuyết\n\tM 02\n\tPhong cách nhà giáo\n\t8\n\tM 07\n\tVăn hóa nhà trường\n\t12";
        assert_eq!(row(modules), Some((3, false)));
        let rounds = "\tĐợt\n\tNơi kiểm tra\n\tAi kiểm tra\n\t1\n\tXưởng 1\n\tBan chỉ đạo\n\t2\n\tToàn công ty\n\tTổ chéo";
        assert_eq!(row(rounds), Some((3, false)));
        // An empty cell keeps its place.
        let classes = "\tKhối\n\tHọc sinh\n\tChú ý\n\tMột\n\t92\n\tHòa nhập\n\tHai\n\t88\n\t\n\tBa\n\t90\n\tKhông";
        assert_eq!(row(classes), Some((3, false)));
        assert_eq!(row(&classes.replace("\t\n", "")), None);
        let prose = "\tTổ chức khai giảng\n\tDuy trì nền nếp\n\tHọp phụ huynh\n\tKiểm tra\n\tBáo cáo\n\tTổng kết";
        assert_eq!(row(prose), None);
    }

    #[test]
    fn a_first_cell_that_names_no_known_column() {
        let text =
            "\tMô hình\n\tĐịa điểm\n\tNgười phụ trách\n\tNuôi gà đồi\n\tThôn Đông\n\tÔng Hai\n";
        assert_eq!(row(text), Some((3, false)));
        assert_eq!(row("\tMô hình\n\tĐịa điểm\n\tNuôi gà đồi\n\tThôn Đông"), None);
    }
}
