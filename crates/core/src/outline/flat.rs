//! Tables out of a PDF whose rows were printed line by line, with nothing between the cells: `TT Nội dung Phụ trách` above
//! `1 Ban hành kế hoạch Phòng Tổ chức`. Only the numbers of the rows, or their months, tell where one
//! begins.

use super::Role;
use super::build::Builder;
use super::cells::is_remark;
use super::head_row::MAX_COLUMNS;
use super::numbering::{Fit, place};
use super::table::Table;
use crate::grammar::column::{self, Keys};
use crate::grammar::keyword::{any_of, at_boundary, blanks, strip};
use crate::grammar::ordinal::OrdinalKind;
use crate::lines::{End, Line, Shape, Start};

/// How many lines the head row may take.
const MAX_HEAD_LINES: usize = 4;

/// The longest head row on one line, in characters.
const LONGEST_HEAD_ROW: u16 = 100;

/// As many lines of text follow a head row whose rows nothing marks.
const FEWEST_CELLS: usize = 3;

/// How many lines a row may take, so far as the next is looked for.
const MAX_ROW_LINES: usize = 16;

/// The longest line of a last row, in characters, below its first.
const MAX_LAST_ROW: u16 = 60;

/// The number that a row begins with.
fn row_number(text: &str) -> Option<u32> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at_checked(digits)?;
    let rest = rest.strip_prefix(['.', ')', '/']).unwrap_or(rest);
    let parted = rest.is_empty() || blanks(rest).len() < rest.len();
    if parted && digits <= 3 { number.parse().ok() } else { None }
}

/// Whether a row sums the others up: `Tổng: 10 391 196 195`, `Cộng 10 391`.
fn is_total(text: &str) -> bool {
    let sum = any_of(text, &["tổng cộng", "tổng số", "tổng", "cộng"]);
    sum.is_some_and(|(_, rest)| {
        let figures = rest.trim_start_matches([':', ' ', '\t']);
        !figures.is_empty() && figures.split_whitespace().all(column::is_figure)
    })
}

/// Whether a row begins with a month: `Tháng 9 Tổ 1, tổ 2 Hồ sơ`, `9/2013 Hồ sơ`.
fn begins_with_month(text: &str) -> bool {
    let named = strip(text, "tháng").map(blanks);
    let rest = named.unwrap_or(text);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = rest.split_at(digits);
    let year = |rest: &str| {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        digits == 4 && rest.get(digits..).is_some_and(at_boundary)
    };
    number.parse().is_ok_and(|month: u8| (1..=12).contains(&month))
        && (named.is_some() && at_boundary(rest) || rest.strip_prefix(['/', '-']).is_some_and(year))
}

/// How many heads begin with a capital: 4 in `TT Nội dung công việc Thời gian Phụ trách`; no telling where all letters are capitals.
fn heads_in_title_case(heads: &str) -> usize {
    if heads.contains(char::is_lowercase) {
        heads.split_whitespace().filter(|word| word.starts_with(char::is_uppercase)).count()
    } else {
        MAX_COLUMNS
    }
}

impl Builder<'_> {
    /// The head row of such a table at line `i`; gives the line behind it.
    pub(super) fn opens_flat_table(&mut self, i: usize, line: &Line) -> Option<usize> {
        if line.tab {
            return None;
        }
        if let Some(next) =
            self.opens_table_of_times(i, line).or_else(|| self.opens_table_of_words(i, line))
        {
            return Some(next);
        }
        let text = line.text(self.text);
        let named = column::names_row(text) || self.counts_rows_below(i, line);
        if !(named || column::begins_count(text)) {
            return None;
        }
        // The head ends above the first row, or above what heads a group of rows.
        let rest = self.lines.get(i + 1..)?.iter().take(MAX_HEAD_LINES);
        let more = rest.take_while(|l| l.shape == Shape::Text && !self.is_row(l, 1)).count();
        let below = self.lines.get(i + 1 + more)?;
        let grouped = matches!(below.shape, Shape::Ordinal(o, _) if o.value == 1);
        let first = self.lines.get(i + 2 + more);
        let rows = self.is_row(below, 1) || grouped && first.is_some_and(|l| self.is_row(l, 1));
        if !rows || !named && !column::names_row(&self.joined(i, i + more)) {
            return None;
        }
        // The number of a row alone on its line: the cells stand a line each.
        let top = i + 1 + more;
        let first = first.filter(|_| grouped).unwrap_or(below);
        let lone = first.shape == Shape::RowNumber && self.row_follows(top, 2);
        let head = self.open_head_row(i);
        // "Người thực hiện Ghi chú" below "STT Nội dung".
        let (mut heads, mut last) = (vec![head], head);
        for at in i + 1..=i + more {
            let upper = self.lines.get(at).is_some_and(|l| l.start == Start::Upper);
            if upper && column::is_column(self.line_text(at)) {
                let parent = self.container();
                last = self.open(Role::Column, at, parent);
                heads.push(last);
            } else {
                self.extend(last, at);
            }
        }
        self.current = None;
        let depth = self.frames.len();
        if lone {
            let width = self.width_of_rows(top).min(heads_in_title_case(&self.joined(i, top - 1)));
            heads.resize(width.max(heads.len()), last);
        }
        self.table = Some(if lone {
            Table::new(heads, false, true, depth)
        } else {
            Table::flat(head, false, depth)
        });
        Some(top)
    }

    /// How many lines the first two rows have each, where row numbers stand alone from line `top` on; 0 where not as many.
    pub(super) fn width_of_rows(&self, top: usize) -> usize {
        let rows = self.lines.get(top + 1..).unwrap_or_default();
        let next = |from: usize, number: u32| {
            let mut below = rows.iter().skip(from).take(MAX_COLUMNS);
            below.position(|l| l.shape == Shape::RowNumber && self.is_row(l, number))
        };
        let Some(cells) = next(0, 2) else { return 0 };
        if next(cells + 1, 3).is_none_or(|second| second == cells) { cells + 1 } else { 0 }
    }

    /// The head row of such a table whose first column is for times, at line `i`; gives the line behind it. Months begin its
    /// rows, or head blocks below it, or nothing marks them: then each line below is a cell.
    fn opens_table_of_times(&mut self, i: usize, line: &Line) -> Option<usize> {
        if line.chars > LONGEST_HEAD_ROW || !column::names_row_of_times(line.text(self.text)) {
            return None;
        }
        let month = |line: &Line| !line.tab && begins_with_month(line.text(self.text));
        let below = self.lines.get(i + 1..)?;
        let rows =
            below.first().is_some_and(month) && below.iter().take(MAX_ROW_LINES).skip(1).any(month);
        let bare = below.first().is_some_and(|l| !l.tab && l.shape == Shape::Period(false));
        let first_row = below.iter().take(MAX_ROW_LINES).skip(1).take_while(|line| !month(line));
        let listed = rows && first_row.clone().any(|l| matches!(l.shape, Shape::Item(..)));
        // "9/2012 - Khai giảng" above the rest of the list is no head of a block.
        let named = below.first().is_some_and(|l| strip(l.text(self.text), "tháng").is_some());
        let (rows, listed) = (rows && (named || !listed), listed && named);
        // "Tháng Nội dung Người thực hiện" above "9/2012" and its list, or above "Tháng 9 - Khai giảng" and the rest of the list:
        // nothing parts the cells, and months head blocks.
        if bare || listed {
            if bare && self.cells_end_rows(i + 1) {
                self.open_cells_below(i, FEWEST_CELLS);
            } else {
                self.open_head_row(i);
            }
            return Some(i + 1);
        }
        // "Tuần Nội dung Người thực hiện" above "1" and its list.
        let weeks = column::keys_below(line.text(self.text)) == Some(Keys::Weeks);
        if weeks && below.first().is_some_and(|l| l.shape == Shape::RowNumber && self.is_row(l, 1))
        {
            self.open_cells_below(i, FEWEST_CELLS);
            return Some(i + 1);
        }
        // "Ngày Môn Thời gian" above a cell a line, or above rows that nothing marks.
        if !rows {
            let text =
                |l: &&Line| matches!(l.shape, Shape::Text | Shape::RowNumber | Shape::Period(_));
            if below.iter().take(FEWEST_CELLS).filter(text).count() < FEWEST_CELLS {
                return None;
            }
            self.open_cells_below(i, 1);
            return Some(i + 1);
        }
        let head = self.open_head_row(i);
        self.table = Some(Table::flat(head, true, self.frames.len()));
        Some(i + 1)
    }

    /// The head row at line `i`, of a table of so many columns with a cell a line and nothing that marks its rows.
    fn open_cells_below(&mut self, i: usize, columns: usize) {
        let head = self.open_head_row(i);
        self.table = Some(Table::new(vec![head; columns], false, false, self.frames.len()));
    }

    /// The head row of a table of words at line `i`, the heads side by side and a cell a line below: `Họ và tên Chức vụ Nhiệm vụ`
    /// above `Vi Thị Én`, `Hiệu trưởng`, `Trưởng ban`.
    fn opens_table_of_words(&mut self, i: usize, line: &Line) -> Option<usize> {
        if line.chars > LONGEST_HEAD_ROW || line.capitals || line.end != End::Word {
            return None;
        }
        let columns = column::heads_in_title_case(line.text(self.text))?;
        let cell = |l: &Line| {
            let plain = matches!(l.shape, Shape::Text | Shape::Basis | Shape::Period(false));
            plain
                && !l.tab
                && l.start != Start::Lower
                && l.end == End::Word
                && l.chars <= LONGEST_HEAD_ROW
        };
        // Two rows of as many cells.
        let rows = self.lines.get(i + 1..=i + 2 * columns)?;
        if !rows.iter().all(cell) {
            return None;
        }
        self.open_cells_below(i, columns);
        Some(i + 1)
    }

    /// Whether a short line stands above the second month from line `i` on, behind a list or a sentence: the last cell of a row, as
    /// `BGH` below `- Khai giảng` and above `Tháng 10`.
    fn cells_end_rows(&self, i: usize) -> bool {
        const LONGEST: u16 = 40;
        let below = self.lines.get(i..).unwrap_or_default();
        let rows = below.iter().take(MAX_ROW_LINES).skip(2);
        let next = rows.take_while(|l| l.shape != Shape::Period(false)).count() + 2;
        let [.., last] = below.get(..next).unwrap_or_default() else { return false };
        let ended = below.get(next).is_some_and(|l| l.shape == Shape::Period(false));
        ended
            && last.shape == Shape::Text
            && last.start == Start::Upper
            && last.end == End::Word
            && last.chars <= LONGEST
            && !last.tab
    }

    /// Whether the row that is due begins with a line: by its number, or by its month.
    fn begins_flat_row(&self, line: &Line, due: u32) -> bool {
        if self.table.as_ref().is_some_and(|t| t.by_months) {
            !line.tab && begins_with_month(line.text(self.text))
        } else {
            self.is_row(line, due)
        }
    }

    /// Whether `TT` begins a line of other words and the rows 1 and 2 follow it.
    fn counts_rows_below(&self, i: usize, line: &Line) -> bool {
        column::begins_count(line.text(self.text))
            && self.lines.get(i + 1).is_some_and(|below| self.is_row(below, 1))
            && self.row_follows(i + 1, 2)
    }

    fn is_row(&self, line: &Line, number: u32) -> bool {
        !line.tab && row_number(line.text(self.text)) == Some(number)
    }

    /// A line of such a table, where one is open; nothing for a line that ends it.
    pub(super) fn flat_line(&mut self, i: usize, line: &Line) -> Option<usize> {
        let table = self.table.as_ref()?;
        let due = table.flat_row()? + 1;
        let (head, depth) = (table.first_column(), table.depth);
        if self.begins_flat_row(line, due) {
            let parent = head.or_else(|| self.container());
            self.open(Role::Cell, i, parent);
            if let Some(table) = &mut self.table {
                table.begin_flat_row(due);
            }
            return Some(i + 1);
        }
        if !line.tab && is_total(line.text(self.text)) {
            let parent = head.or_else(|| self.container());
            self.open(Role::Cell, i, parent);
            return Some(i + 1);
        }
        if self.is_page_number(i) || !self.row_follows(i, due) && self.is_due_page(line) {
            return Some(self.aside(Role::Artifact, i));
        }
        match line.shape {
            Shape::Ordinal(ordinal, at) => {
                let outside = self.frames.get(..depth).unwrap_or_default();
                let group =
                    matches!(ordinal.kind, OrdinalKind::UpperRoman | OrdinalKind::UpperLetter)
                        && place(outside, &ordinal).fit != Fit::Next
                        && self.row_follows(i, due);
                if group {
                    return Some(self.ordinal(i, line, &ordinal, at));
                }
            }
            Shape::Text | Shape::Basis | Shape::Field | Shape::Period(_) | Shape::RowNumber
                if self.row_follows(i, due)
                    || line.chars <= MAX_LAST_ROW
                        && line.blanks_before == 0
                        && !self.leaves_last_row(i, line) =>
            {
                if let Some((cell, _)) = self.current.filter(|(id, _)| self.role(*id) == Role::Cell)
                {
                    self.extend(cell, i);
                    return Some(i + 1);
                }
            }
            _ => {}
        }
        self.end_table();
        None
    }

    /// Whether line `i` stands below the last row rather than in it: a heading in capitals, a key with its value, or a sentence where
    /// no row ends as one does.
    fn leaves_last_row(&self, i: usize, line: &Line) -> bool {
        /// The longest abbreviation in capitals: `TTCM`.
        const LONGEST_ABBREVIATION: u16 = 8;
        let above = i.checked_sub(1).and_then(|above| self.lines.get(above));
        let Some(above) = above.filter(|l| l.end == End::Word && line.start == Start::Upper) else {
            return false;
        };
        let text = line.text(self.text);
        let heads = line.capitals && !above.capitals && line.chars > LONGEST_ABBREVIATION;
        let keyed = line.shape == Shape::Field || is_remark(text);
        heads || keyed || line.end == End::Stop && !self.cells_are_sentences()
    }

    /// Whether the row that is due begins soon behind line `i`, before anything that stands in no table.
    fn row_follows(&self, i: usize, due: u32) -> bool {
        let rest = self.lines.get(i + 1..).unwrap_or_default();
        rest.iter()
            .take(MAX_ROW_LINES)
            .take_while(|l| {
                !matches!(
                    l.shape,
                    Shape::Title | Shape::Appendix | Shape::Recipients | Shape::Closing
                )
            })
            .any(|l| self.begins_flat_row(l, due))
    }
}

#[cfg(test)]
mod tests {
    use crate::outline::tests::rows_from;

    #[test]
    fn rows_begin_with_the_number_that_is_due() {
        let text = "KẾ HOẠCH NĂM 2023\nI. TIẾN ĐỘ\nSTT Nội dung Phụ trách Thời gian\nA. CHUNG\n\
                    1 Ban hành kế hoạch Phòng Tổ chức Tháng\n2/2023\n2 Tự kiểm tra Hội đồng Tháng\n6, 11\n\
                    II. KINH PHÍ\nTừ quỹ của đơn vị.";
        assert_eq!(
            rows_from(text, 3),
            [
                "column 2",
                "section 2 A",
                "cell 3",
                "cont 5",
                "cell 3",
                "cont 7",
                "section 0 II",
                "paragraph 9"
            ]
        );
    }

    #[test]
    fn rows_may_begin_with_months() {
        let text = "KẾ HOẠCH NĂM 2023\nI. LỊCH\nThời gian Đối tượng Nội dung Người kiểm tra\nTháng 9 Tổ 1, tổ 2 Hồ sơ Hiệu trưởng\n\
                    Tháng 10 Đ/c Hoa Dự giờ PHT\nTháng 11 Thư viện Công tác thư viện Ban KTNB\nII. KINH PHÍ\nTừ quỹ.";
        assert_eq!(
            rows_from(text, 3),
            ["column 2", "cell 3", "cell 3", "cell 3", "section 0 II", "paragraph 7"]
        );
    }

    #[test]
    fn a_head_row_on_one_line_above_cells_that_nothing_marks() {
        let text = "KẾ HOẠCH TUẦN 5\nTừ ngày 3/10 đến ngày 8/10\nThứ Buổi Nội dung Người thực hiện\nHai Sáng Chào cờ Toàn trường\n\
                    Chiều Họp tổ Tổ trưởng\nBa Sáng Dự giờ BGH\nII. VIỆC KHÁC\n- Họp";
        assert_eq!(
            rows_from(text, 3),
            ["column 0", "cell 0", "cell 0", "cell 0", "section 0 II", "item 7 -"]
        );
    }

    #[test]
    fn a_heading_that_lists_keys_is_no_head_row() {
        let text = "KẾ HOẠCH NĂM 2023\nI. HỘI THI\nThời gian, địa điểm, thành phần tham dự\nNgày 20/11 tại sân trường.\n\
                    Toàn thể giáo viên của trường.\nĐại diện cha mẹ học sinh.\n- Họp";
        assert_eq!(rows_from(text, 3)[..2], ["paragraph 2", "paragraph 2"]);
    }

    #[test]
    fn a_row_may_sum_the_others_up() {
        let text = "KẾ HOẠCH NĂM 2023\nI. LỚP\nTT Khối Số lớp Số học sinh\n1 Khối 6 3 118\n2 Khối 7 3 109\nTổng: 6 227\nII. VIỆC\n- Họp";
        assert_eq!(
            rows_from(text, 3),
            ["column 2", "cell 3", "cell 3", "cell 3", "section 0 II", "item 7 -"]
        );
    }

    #[test]
    fn months_below_a_head_row_on_one_line_head_blocks() {
        let text = "KẾ HOẠCH NĂM HỌC 2012-2013\nIII. LỊCH\nTháng Nội dung công việc Người thực hiện\n9/2012\n- Ổn định tổ\n10/2012\n- Hội giảng";
        assert_eq!(
            rows_from(text, 3),
            ["column 2", "period 2 2012-09", "item 4 -", "period 2 2012-10", "item 6 -"]
        );
    }

    #[test]
    fn months_above_the_rest_of_their_list_head_blocks() {
        let text = "KẾ HOẠCH NĂM HỌC 2022-2023\nI. LỊCH\nThời gian Nội dung công việc Người thực hiện\nTháng 8 - Ổn định tổ chức.\n\
                    - Bồi dưỡng hè. BGH\nTháng 9 - Khai giảng.\n- Hội nghị. BGH, CĐ\nII. VIỆC\n- Họp";
        assert_eq!(
            rows_from(text, 3)[..5],
            ["column 2", "period 2 2022-08", "item 4 -", "period 2 2022-09", "item 6 -"]
        );
    }

    #[test]
    fn words_of_a_head_row_without_rows_are_text() {
        let text = "KẾ HOẠCH NĂM 2023\nI. TIẾN ĐỘ\nTT Nội dung Phụ trách Thời gian\nCác khoa tự lập bảng.\n- Họp";
        assert_eq!(rows_from(text, 3), ["paragraph 2", "paragraph 2", "item 2 -"]);
    }

    #[test]
    fn heads_side_by_side_over_lines() {
        let head = "KẾ HOẠCH NĂM 2023\nI. VIỆC\nSTT Nội dung\nNgười thực hiện Ghi chú\n";
        let text = format!("{head}1 Họp tổ Ban giám hiệu\n2 Dự giờ Tổ trưởng\nII. KHÁC");
        assert_eq!(
            rows_from(&text, 3),
            ["column 2", "column 2", "cell 3", "cell 3", "section 0 II"]
        );
        let text = format!("{head}1\nHọp tổ\nBan giám hiệu\n2\nDự giờ\nTổ trưởng\nII. KHÁC");
        let rows = rows_from(&text, 3);
        assert_eq!(rows[..2], ["column 2", "column 2"]);
        assert_eq!(
            rows[2..],
            ["cell 2", "cell 2", "cell 2", "cell 2", "cell 2", "cell 2", "section 0 II"]
        );
    }

    #[test]
    fn a_cell_a_line_below_heads_on_one_line() {
        let text = "KẾ HOẠCH NĂM 2023\nI. VIỆC\nTT Nội dung Thời gian Phụ trách\nI Công tác tổ\n1\nKiểm tra hồ sơ của các tổ\n\
                    triển khai kế hoạch\nTháng 9\nBGH\n2\n- Dự giờ\n- Thi\nTháng 10\nTổ CM\nII. KHÁC";
        assert_eq!(
            rows_from(text, 3),
            [
                "column 2",
                "section 2 I",
                "cell 4",
                "cell 4",
                "cont 6",
                "cell 4",
                "cell 4",
                "cell 4",
                "item 4 -",
                "item 4 -",
                "cell 4",
                "cell 4",
                "section 0 II"
            ]
        );
        for (head, first, second) in [
            ("Thời gian Nội dung Người làm", "Tháng 9/2023", "Tháng 10/2023"),
            ("THỜI GIAN NỘI DUNG NGƯỜI PHỤ TRÁCH", "Tháng 9/2023", "Tháng 10/2023"),
            ("Tuần Nội dung Người làm", "1", "2"),
        ] {
            let text = format!(
                "KẾ HOẠCH NĂM 2023\nI. VIỆC\n{head}\n{first}\n- Họp\nBan giám hiệu\n{second}\n- Thi\nTổ CM\nII. KHÁC"
            );
            let rows = rows_from(&text, 3);
            assert_eq!(rows[0], "column 2", "{head}");
            assert!(rows[3].starts_with("cell") && rows[6].starts_with("cell"), "{rows:?}");
        }
    }

    #[test]
    fn a_table_of_words_below_heads_on_one_line() {
        let text = "KẾ HOẠCH NĂM 2023\nI. BAN CHỈ ĐẠO\nHọ và tên Chức vụ Nhiệm vụ\nVi Thị Én\nHiệu trưởng\nTrưởng ban\n\
                    Lò Văn An\nKế toán\nThư ký\nII. KHÁC";
        let rows = rows_from(text, 3);
        assert_eq!(rows[0], "column 2");
        assert_eq!(rows[1..7], ["cell 2"; 6]);
        // A heading that names what its paragraphs say heads no table.
        let text = "KẾ HOẠCH NĂM 2023\nI. HỘI THI\nNội dung Thời gian Địa điểm\nThi hai vòng, mỗi vòng một ngày.\nTại trường.\n- Họp";
        assert_eq!(rows_from(text, 3)[0], "paragraph 2");
    }

    #[test]
    fn what_stands_below_the_last_row_is_no_rest_of_it() {
        let table = "KẾ HOẠCH NĂM 2023\nI. VIỆC\nSTT Nội dung công việc Phụ trách Thời gian\n1 Lên danh sách Thầy Phước Tháng 3\n\
                     2 Mời các trường trong thành phố và\nhuyện bên Thầy Lộc Tháng 4\n";
        for below in [
            "CÔNG TÁC CHUẨN BỊ",
            "Các đội có mặt trước 15 phút.",
            "Kinh phí: 5 triệu đồng",
            "Ghi chú: Ngày thi có thể thay đổi",
        ] {
            let rows = rows_from(&format!("{table}{below}\nII. KHÁC"), 5);
            assert_eq!(rows[..2], ["cell 3", "cont 5"], "{below}");
            assert!(["paragraph 2", "field 2"].contains(&rows[2].as_str()), "{below}: {}", rows[2]);
        }
        // The rest of a row.
        let rows =
            rows_from(&format!("{table}3 Tổng kết, trao giải\nBan tổ chức Tháng 5\nII. KHÁC"), 7);
        assert_eq!(rows, ["cell 3", "cont 7", "section 0 II"]);
    }

    #[test]
    fn rows_may_begin_with_months_of_a_year() {
        let text = "KẾ HOẠCH NĂM HỌC 2013-2014\nI. LỊCH\nTHÁNG NỘI DUNG KIỂM TRA NGƯỜI KIỂM TRA\n9/2013 - Kiểm tra hồ sơ đầu năm. BGH\n\
                    10/2013 - Kiểm tra chuyên đề của các tổ\nvà thư viện. BGH, TTCM\nTháng 11 Dự giờ thăm lớp BGH\nII. VIỆC\n- Họp";
        assert_eq!(
            rows_from(text, 3)[..6],
            ["column 2", "cell 3", "cell 3", "cont 5", "cell 3", "section 0 II"]
        );
        // Days are no months.
        let text = "KẾ HOẠCH NĂM 2013\nI. LỊCH\nThời gian Nội dung Người làm\n9/9/2013 Họp BGH\n10/9/2013 Thi Đội\n11/9 Lễ Đội\nII. VIỆC";
        assert_eq!(rows_from(text, 4)[..3], ["cell 2", "cell 2", "cell 2"]);
    }
}
