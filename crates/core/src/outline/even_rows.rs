//! Rows of one length in a table that shows no borders, a cell a line: as many lines as the head has cells, row for row.
//!
//! They tell a head row that few words know, and that a line in small letters is a cell of its own: `toàn xã`, `kg`.

use super::build::Builder;
use super::head_row::{HeadRow, MAX_COLUMNS, may_head};
use crate::grammar::column;
use crate::grammar::keyword::any_of;
use crate::lines::{End, Line, Shape, Start};

/// The longest head cell, in characters.
const LONGEST_HEAD: u16 = 30;

/// The longest cell below, in characters.
const LONGEST_CELL: u16 = 120;

/// How many rows are looked at.
const MOST_ROWS: usize = 12;

/// Whether a line may be a cell of such a table.
fn is_cell(line: &Line) -> bool {
    let plain = matches!(
        line.shape,
        Shape::Text
            | Shape::Basis
            | Shape::Field
            | Shape::RowNumber
            | Shape::Authority
            | Shape::Period(false)
    );
    plain && !line.tab && line.chars <= LONGEST_CELL && line.end != End::Colon
}

/// What a cell holds, as far as cells of one column have it in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Content {
    /// A figure, a day or a time.
    Figure,
    /// A person, by the word before the name.
    Person,
    Words,
}

fn content(text: &str, line: &Line) -> Content {
    let cell = line.text(text);
    let person =
        || any_of(cell, &["ông", "bà", "đ/c", "đồng chí", "các đ/c", "thầy", "cô"]).is_some();
    if matches!(line.shape, Shape::Period(_)) || cell.contains(|c: char| c.is_ascii_digit()) {
        Content::Figure
    } else if person() {
        Content::Person
    } else {
        Content::Words
    }
}

/// A head row that the rows below it tell: two of its cells name columns, and in every row the same cell holds a figure or a
/// person and another holds neither. `Ngày trực`, `Lãnh đạo trực`, `Điện thoại` above `20/01`, `Ông Hai`, `0912345678`.
///
/// Three rows tell, or two behind which the table ends.
pub(super) fn head_row(text: &str, lines: &[Line]) -> Option<HeadRow> {
    const FEWEST_NAMED: usize = 2;
    const FEWEST_ROWS: usize = 3;
    // Nearly all lines are too long for it.
    let head = |line: &Line| {
        line.chars <= LONGEST_HEAD
            && !line.tab
            && line.start == Start::Upper
            && may_head(text, line)
            && content(text, line) == Content::Words
    };
    if !lines.get(..2).is_some_and(|heads| heads.iter().all(head)) {
        return None;
    }
    let heads = lines.iter().take(MAX_COLUMNS).take_while(|line| head(line)).count();
    let named: Vec<bool> =
        lines[..heads].iter().map(|line| column::is_column(line.text(text))).collect();
    let last_named = named.iter().rposition(|named| *named).unwrap_or(0);
    let first = lines[0].text(text);
    // A cell that names a column is none of the first row.
    (last_named.max(1) + 1..=heads).find_map(|width| {
        let keyed = || {
            column::keys_below(first).is_some_and(|keys| {
                lines.get(width).is_some_and(|line| column::is_key(keys, line.text(text)))
            })
        };
        let either = |line: &&Line| column::may_be_column(line.text(text));
        let known = named[..width].iter().filter(|named| **named).count()
            + lines[..width].iter().filter(either).count();
        if known < FEWEST_NAMED && !(known + 1 == FEWEST_NAMED && !named[0] && keyed()) {
            return None;
        }
        let cells = &lines[width..];
        let below = cells.iter().take(MOST_ROWS * width);
        let run = below.take_while(|line| is_cell(line) && line.blanks_before <= 1).count();
        let rows: Vec<&[Line]> = cells[..run].chunks_exact(width).collect();
        let alike = |column: usize, rows: &[&[Line]]| {
            let held = content(text, &rows[0][column]);
            rows.iter().all(|row| content(text, &row[column]) == held).then_some(held)
        };
        let tells = |rows: &[&[Line]]| {
            let columns: Vec<_> = (0..width).filter_map(|column| alike(column, rows)).collect();
            columns.iter().any(|held| *held != Content::Words) && columns.contains(&Content::Words)
        };
        let over = run == rows.len() * width;
        let enough = match rows.len() {
            0 | 1 => false,
            2 => over && tells(&rows),
            _ => tells(&rows[..FEWEST_ROWS]),
        };
        enough.then_some(HeadRow { len: width, width, tabbed: false, counts: false })
    })
}

impl Builder<'_> {
    /// Whether line `i` is a cell of its own in a table without borders, whatever letter it begins with: the row it stands in
    /// has as many lines as the head has cells.
    pub(super) fn is_in_even_row(&self, i: usize) -> bool {
        let Some(table) = self.table.as_ref().filter(|t| !t.tabbed && !t.on_lines) else {
            return false;
        };
        let width = table.width();
        let head = table.heads().last().and_then(|head| self.blocks.get(head.index()));
        let Some(top) = head.map(|head| head.last as usize + 1) else { return false };
        // No cell begins with "của".
        let rest = any_of(self.line_text(i), &["của", "và", "hoặc", "với", "cùng"]).is_some();
        if width < 2 || i < top || rest {
            return false;
        }
        if table.counts {
            self.is_in_counted_row(i, top, width)
        } else {
            self.divides(i, top, width)
        }
    }

    /// Whether the numbers of two rows, of which line `i` stands in one, have as many lines between them as the head has cells; or
    /// the table ends behind so many.
    fn is_in_counted_row(&self, i: usize, top: usize, width: usize) -> bool {
        let number = |at: usize| {
            let line = self.lines.get(at).filter(|l| l.shape == Shape::RowNumber && !l.tab)?;
            column::row_number(line.text(self.text))
        };
        // An empty cell leaves a blank line, and another cell may have a line more.
        let whole = |row: usize| {
            let cells = self.lines.get(row + 1..row + width);
            cells.is_some_and(|cells| cells.iter().all(|line| line.blanks_before == 0))
        };
        let mut above = ((i + 1).saturating_sub(width).max(top)..i).rev();
        above.any(|row| {
            let Some(own) = number(row).filter(|_| whole(row)) else { return false };
            if let Some(next) = number(row + width) {
                return next == own + 1;
            }
            // The last row, behind one that is whole or right below the head.
            let before = row.checked_sub(width).filter(|at| *at >= top).and_then(number);
            (row == top || before.is_some_and(|before| before + 1 == own))
                && !self.goes_on_as_cells(row + width)
        })
    }

    /// Whether line `i` is a cell where nothing counts the rows: all lines below the head make whole rows, and would not without
    /// those that begin with a small letter, or those fill their columns.
    fn divides(&self, i: usize, top: usize, width: usize) -> bool {
        let below = self.lines.get(top..).unwrap_or_default();
        let most = MOST_ROWS * width;
        let run = below.iter().take(most + 1).take_while(|line| is_cell(line)).count();
        if run > most || run < 2 * width || !run.is_multiple_of(width) || i >= top + run {
            return false;
        }
        let below = &below[..run];
        let small = |line: &&Line| line.start == Start::Lower;
        let fills = |column: usize| below.iter().skip(column).step_by(width).filter(small).count();
        let filled =
            || (0..width).all(|column| matches!(fills(column), n if n == 0 || n == run / width));
        let count = below.iter().filter(small).count();
        fills(0) == 0 && (!count.is_multiple_of(width) || filled())
    }

    /// Whether line `i` may be a further cell of the row above it, or of the next; a row of sums is none.
    fn goes_on_as_cells(&self, i: usize) -> bool {
        self.lines.get(i).is_some_and(|line| {
            is_cell(line) && any_of(line.text(self.text), &["tổng", "cộng"]).is_none()
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::outline::tests::rows_from;

    /// The roles of all lines below `KẾ HOẠCH` and `I. VIỆC`, each a letter: `h` a head cell, `c` a cell, `~` the rest of one.
    fn roles(cells: &str) -> String {
        let text =
            format!("KẾ HOẠCH\nI. VIỆC\n{}\nII. TỔ CHỨC\n1. Các thôn.", cells.replace('|', "\n"));
        let rows = rows_from(&text, 3);
        let role = |row: &String| match row.split(' ').next() {
            Some("column") => 'h',
            Some("cell") => 'c',
            Some("cont") => '~',
            Some("section") => 's',
            _ => '?',
        };
        rows.iter().map(role).collect()
    }

    #[test]
    fn small_letters_in_rows_that_are_counted() {
        let head = "STT|Nội dung|Địa bàn|Thời gian|Phụ trách";
        let rows = "1|Phổ biến luật|toàn xã|tháng 3|các chi hội|2|Giám sát|các thôn|thường xuyên|ban công tác";
        assert_eq!(roles(&format!("{head}|{rows}")), "hhhhhccccccccccss");
        // A row has a line more than the head has cells.
        let rows =
            "1|Phổ biến luật|cho hội viên|Toàn xã|Tháng 3|Chi hội|2|Giám sát|Các thôn|Quý I|Ban";
        assert_eq!(roles(&format!("{head}|{rows}")), "hhhhhcc~ccccccccss");
        // So has the last.
        let rows =
            "1|Giám sát|Các thôn|Quý I|Ban|2|Phổ biến luật|cho hội viên|Toàn xã|Tháng 3|Chi hội";
        assert_eq!(roles(&format!("{head}|{rows}")), "hhhhhccccccc~cccss");
        let rows = "1|Giám sát||Ban|Chờ ý kiến|cấp trên|2|Phổ biến|Toàn xã|Tháng 3|Chi hội";
        assert_eq!(roles(&format!("{head}|{rows}")), "hhhhhcccc~cccccss");
        let rows = "1|Giám sát|các thôn|quý I|ban|Tổng cộng||||5";
        assert_eq!(roles(&format!("{head}|{rows}")), "hhhhhcccccccss");
        let rows = "1|Phổ biến luật|toàn xã|tháng 3|các chi hội";
        assert_eq!(roles(&format!("{head}|{rows}")), "hhhhhcccccss");
        // A cell that breaks off goes on.
        let rows = "1|Phổ biến luật của|nhà nước|Toàn xã|Tháng 3|2|Giám sát|Các thôn|Quý I|Ban";
        assert_eq!(
            roles(&format!("{head}|{rows}")),
            "hhhhhcc~ccccccccss".replacen("cccccccc", "ccccccc", 1)
        );
    }

    #[test]
    fn small_letters_in_rows_of_one_length() {
        let rows = "Vật tư|Đơn vị|Số lượng|Nơi để|Phao|cái|20|Kho xã|Bao tải|chiếc|500|Kho thôn";
        assert_eq!(roles(rows), "hhhhccccccccss");
        let rows = "Nội dung|Địa điểm|Thời gian|Ra quân|toàn xã|Tháng 3|Giám sát|Thôn Đông|Quý II";
        assert_eq!(roles(rows), "hhhccccccss");
        let rows = "Nội dung|Thời gian|Phụ trách|Họp thôn|tháng 3|các thôn|Ra quân|thường xuyên|đoàn thanh niên";
        assert_eq!(roles(rows), "hhhccccccss");
        // Without the rest of the first cell the rows are whole.
        let rows =
            "Nội dung|Địa điểm|Thời gian|Ra quân dọn|vệ sinh|Xã|Tháng 3|Giám sát|Thôn Đông|Quý II";
        assert_eq!(roles(rows), "hhhc~cccccss");
    }

    #[test]
    fn heads_that_rows_of_one_length_tell() {
        for (table, want) in [
            (
                "Ngày trực|Lãnh đạo trực|Cán bộ trực|Số điện thoại|20/01/2023|Ông Lê Hai|Bà Ba|0912345678|21/01/2023|Ông Bốn|Ông Năm|0987654321",
                "hhhhccccccccss",
            ),
            (
                "Hạng mục|Khối lượng|Đơn giá|Thành tiền|Kênh Bắc|200 m|50.000|10.000.000|Kênh Nam|100 m|50.000|5.000.000",
                "hhhhccccccccss",
            ),
            (
                "Buổi|Nội dung|Giảng viên|Sáng 10/5|Lý thuyết|Thượng úy Lê Hùng|Chiều 10/5|Thực hành|Cả đội",
                "hhhccccccss",
            ),
            (
                "Tiểu ban|Thành viên|Nhiệm vụ|Lễ tân|Bà Na, bà Xuân|Đón khách|Hậu cần|Ông Tư|Nấu cơm",
                "hhhccccccss",
            ),
            (
                "Loại cây trồng|Diện tích (ha)|Năng suất|Sản lượng|Lúa|350|62 tạ/ha|2.170 tấn|Ngô|20|40 tạ/ha|80 tấn",
                "hhhhccccccccss",
            ),
            (
                "Địa bàn|Lực lượng|Phương tiện|Thôn Đông|20 người|02 xe|Thôn Đoài|15 người|01 xe",
                "hhhccccccss",
            ),
            (
                "Lớp tập huấn|Đối tượng|Số lượng|Địa điểm|Trồng nấm|Hội viên|40|Nhà văn hóa|Nuôi ong|Thanh niên|30|Trụ sở",
                "hhhhccccccccss",
            ),
        ] {
            assert_eq!(roles(table), want, "{table}");
        }
    }

    #[test]
    fn lines_without_a_figure_in_its_place_are_no_rows() {
        for text in [
            "Thời gian|Ngày 20/11|Địa điểm|Sân trường|Đối tượng|Hội viên",
            "Nội dung|Số lượng|Các thôn chuẩn bị|Mỗi thôn 2 đội|Thi vào buổi sáng|Trao giải",
        ] {
            assert!(!roles(text).contains('h'), "{text}");
        }
    }
}
