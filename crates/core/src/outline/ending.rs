//! Whether a plan ends with the lines of a signature, and the table that is open above them.

use super::Role;
use super::build::Builder;
use super::tail::MAX_SIGNATURE;
use crate::grammar::{artifact, closing, gap, head, person, tail};
use crate::lines::{End, Line, Shape, Start};

impl Builder<'_> {
    /// Whether what follows line `i` to the end of the plan is a signature, with a name in it if `named`, or nothing.
    pub(super) fn is_signature(&self, i: usize, named: bool) -> bool {
        /// The lines of a signature below its first, or of several.
        const MOST_LINES: usize = 12;
        let mut seen = false;
        for line in self.lines.get(i + 1..).unwrap_or_default().iter().take(MOST_LINES + 1) {
            let text = line.text(self.text);
            match line.shape {
                Shape::Rule | Shape::Artifact | Shape::PlaceDate | Shape::Stamp => {}
                Shape::Recipients => return seen || !named,
                Shape::Title | Shape::Appendix | Shape::Motto => return seen,
                Shape::Text | Shape::Authority | Shape::Field
                    if line.chars <= MAX_SIGNATURE
                        && (person::is_name(text) && !head::begins_head(text)
                            || tail::is_signature_note(text)) =>
                {
                    seen = true;
                }
                Shape::Text | Shape::Authority | Shape::Field
                    if line.chars <= MAX_SIGNATURE
                        && (tail::is_position(text)
                            || tail::is_authority(text)
                            || tail::holds_position(text)
                            || tail::is_digital_stamp(text)
                            || tail::names_party(text)
                                && (line.end == End::Word
                                    || line.end == End::Colon && tail::comments(text))) => {}
                // The page around the plan goes on behind it.
                _ => return seen && (artifact::is_foot(text) || artifact::is_site(text)),
            }
        }
        (seen || !named) && self.lines.len() <= i + 1 + MOST_LINES
    }

    /// Whether an office stands alone at the end of the plan, below a sentence that ended or a blank line: nobody signed.
    pub(super) fn ends_plan(&self, i: usize, line: &Line) -> bool {
        const LONGEST: u16 = 60;
        let parted = || {
            self.line_before(i).is_some_and(|(before, _)| match self.lines[before].end {
                End::Stop => true,
                End::Word | End::Semicolon => {
                    let text = line.text(self.text);
                    line.blanks_before > 0
                        || tail::is_marked_authority(text)
                        || tail::joins_offices(text)
                }
                End::Colon | End::Comma | End::Open => false,
            })
        };
        line.chars <= LONGEST
            && line.end == End::Word
            && line.start == Start::Upper
            && self.is_signature(i, false)
            && parted()
    }

    /// Whether a mixed-case line signs below a table whose cells stand on lines of their own, or whose rows do. The table is
    /// over: where the line above is no cell (`ended`), or the last row is complete and a blank line stands below it.
    pub(super) fn signs_below_cells(&self, i: usize, line: &Line, ended: bool) -> bool {
        if line.tab || line.end == End::Colon || line.start != Start::Upper {
            return false;
        }
        if ended {
            return self.is_signature(i, false);
        }
        if self.offices_sign_below_rows(i, line) {
            return true;
        }
        if line.blanks_before == 0 || !self.is_signature(i, false) {
            return false;
        }
        self.row_is_full() || self.rows_are_tight(i) && self.is_signature(i, true)
    }

    /// Whether offices in capitals and nothing else end the plan below a table, none of whose cells is one: nobody signed.
    pub(super) fn offices_end_plan(&self, i: usize) -> bool {
        const MOST_LINES: usize = 4;
        let rest = self.lines.get(i..).unwrap_or_default();
        if rest.len() > MOST_LINES || !rest.iter().all(|line| self.is_office(line)) {
            return false;
        }
        let Some(table) = self.table.as_ref().filter(|t| t.width() > 0) else { return false };
        // "HIỆU TRƯỞNG" may be the last cell of the last row.
        let fills = || {
            self.cells_of_row().is_some_and(|cells| {
                let all = cells + rest.len();
                if table.counts {
                    cells < table.width() && all >= table.width()
                } else {
                    cells % table.width() != 0 && all.is_multiple_of(table.width())
                }
            })
        };
        (table.on_lines || !fills()) && !self.offices_fill_cells()
    }

    /// Whether a line is an office or an authority in capitals, or two side by side.
    fn is_office(&self, line: &Line) -> bool {
        /// Shorter ones abbreviate, as cells do: `BGH`.
        const SHORTEST: u16 = 6;
        let text = line.text(self.text);
        line.capitals
            && (SHORTEST..=MAX_SIGNATURE).contains(&line.chars)
            && (tail::is_position(text)
                || tail::is_marked_authority(text)
                || tail::joins_columns_of_offices(text))
    }

    /// Whether some of the last cells of the open table are offices in capitals.
    pub(super) fn offices_fill_cells(&self) -> bool {
        const REACH: usize = 64;
        let cells = self.blocks.iter().rev().take(REACH);
        let mut cells = cells.take_while(|b| b.role != Role::Column);
        cells.any(|b| {
            b.role == Role::Cell
                && self.lines.get(b.first as usize).is_some_and(|line| self.is_office(line))
        })
    }

    /// Whether offices stand side by side below the cells of a table whose lines are a cell each, and nothing but the signature
    /// follows: no cell has such a gap.
    pub(super) fn offices_sign_below_cells(&self, i: usize, line: &Line) -> bool {
        let text = line.text(self.text);
        self.table.as_ref().is_some_and(|t| !t.tabbed && !t.on_lines)
            && !line.tab
            && line.chars <= MAX_SIGNATURE
            && tail::holds_position(text)
            && self.is_signature(i, !tail::is_position(text))
    }

    /// Whether a line signs by its form right below rows that stand on lines of their own: offices side by side, or one where the
    /// last row is complete, the names below them and nothing else.
    fn offices_sign_below_rows(&self, i: usize, line: &Line) -> bool {
        let text = line.text(self.text);
        let alone = || !gap::has_gap(text) && self.row_is_full();
        self.table.as_ref().is_some_and(|table| table.on_lines)
            && (alone() || tail::joins_columns_of_offices(text))
            && self.is_signature(i, true)
    }

    /// Whether the last row of the open table has as many cells as its head.
    pub(super) fn row_is_full(&self) -> bool {
        let Some(table) = &self.table else { return false };
        if table.on_lines {
            return true;
        }
        if table.tabbed {
            return table.row_is_due();
        }
        self.cells_of_row().is_some_and(|cells| {
            cells > 0
                && if table.counts { cells == table.width() } else { cells % table.width() == 0 }
        })
    }

    /// Whether a sentence closes the plan below a table: the last row is complete, a blank line stands below it (tabs tell
    /// without one), and the signature or the end follows.
    pub(super) fn closes_below_cells(&self, i: usize, line: &Line) -> bool {
        const SHORTEST: u16 = 30;
        let text = line.text(self.text);
        let cells = self.in_cells();
        !line.tab
            && line.end == End::Stop
            && line.start == Start::Upper
            && line.chars >= SHORTEST
            && (closing::speaks_of_plan(text)
                || line.blanks_before > 0
                    && (closing::opens_request(text) || closing::asks_to_report(text)))
            && (!cells || line.blanks_before > 0)
            && (self.row_is_full() || cells && self.rows_are_tight(i))
            && self.next_is_tail(i + 1)
    }

    /// How many cells were read since the last row number, or the head row where none counts the rows; `None` where other
    /// blocks stand among them.
    fn cells_of_row(&self) -> Option<usize> {
        /// How many cells a table has at most whose cells are counted from its head on.
        const MOST_CELLS: usize = 400;
        let table = self.table.as_ref().filter(|t| t.width() > 0)?;
        let most = if table.counts { table.width() + 1 } else { MOST_CELLS };
        for (cells, block) in self.blocks.iter().rev().take(most).enumerate() {
            let shape = self.lines.get(block.first as usize).map(|l| l.shape);
            match block.role {
                Role::Column => return (!table.counts).then_some(cells),
                Role::Cell | Role::Period if table.counts && shape == Some(Shape::RowNumber) => {
                    return Some(cells + 1);
                }
                Role::Cell | Role::Period => {}
                _ => return None,
            }
        }
        None
    }

    /// Whether no blank line parts the cells right above line `i`, so that one means that the table is over.
    fn rows_are_tight(&self, i: usize) -> bool {
        let Some(table) = &self.table else { return false };
        let reach = (2 * table.width()).max(4);
        let above = self.lines.get(i.saturating_sub(reach)..i).unwrap_or_default();
        above.len() == reach && above.iter().all(|l| l.blanks_before == 0)
    }

    /// Whether a position is the last cell of its row, and the signature begins below it.
    pub(super) fn fills_row(&self, i: usize, line: &Line) -> bool {
        let Some(table) = self.table.as_ref().filter(|t| t.counts && !t.on_lines) else {
            return false;
        };
        line.blanks_before == 0
            && line.shape != Shape::Authority
            && self.cells_of_row().is_some_and(|cells| cells + 1 == table.width())
            && self.lines.get(i + 1).is_some_and(|next| match next.shape {
                Shape::Recipients | Shape::PlaceDate | Shape::Closing | Shape::Authority => true,
                Shape::Text | Shape::Title => tail::is_position(next.text(self.text)),
                _ => false,
            })
    }
}

#[cfg(test)]
mod tests {
    use crate::outline::tests::rows_from;

    #[test]
    fn a_tail_in_small_letters_below_a_table_without_borders() {
        let lines = "TT\nNội dung\nThời gian\nPhụ trách\n1\nDự giờ\nTuần 1\nP.HT\n2\nLao động\nTuần 2\nGVCN\n";
        let bars = "TT | Nội dung | Thời gian | Phụ trách\n1 | Dự giờ | Tuần 1 | P.HT\n2 | Lao động | Tuần 2 | GVCN\n";
        for table in [lines, bars] {
            let rows = |tail: &str| {
                let above = 2 + table.lines().count();
                rows_from(&format!("KẾ HOẠCH NĂM 2023\nI. VIỆC\n{table}\n{tail}"), above + 1)
            };
            assert_eq!(rows("Hiệu trưởng\n\nVi Thị Lan"), ["position 0", "signatory 0"]);
            assert_eq!(rows("Người lập kế hoạch"), ["position 0"]);
            assert_eq!(
                rows("Duyệt của BGH\nTổ trưởng\nVi Thị Lan"),
                ["authority 0", "position 0", "signatory 0"]
            );
            for closing in [
                "Yêu cầu các tổ thực hiện tốt kế hoạch./.",
                "Kế hoạch này có thể thay đổi theo tình hình.",
                "Trong quá trình thực hiện nếu có thay đổi sẽ báo sau.",
            ] {
                assert_eq!(
                    rows(&format!("{closing}\nTổ trưởng\n\nVi Thị Lan")),
                    ["closing 0", "position 0", "signatory 0"],
                    "{closing}"
                );
            }
        }
    }

    #[test]
    fn offices_side_by_side_right_below_a_table_sign() {
        let lines = "Thời gian\nNội dung\nNgười thực hiện\nTháng 9\n- Khai giảng\nToàn tổ\nTháng 10\n- Hội giảng\nTTCM\n";
        let rows = "STT\tNỘI DUNG\tTHỜI GIAN\tPHỤ TRÁCH\n1\tTuyên truyền\tTuần 1\tTPT\n2\tHội trại\tTuần 2\tBGH\n";
        for (table, gap) in [(lines, "               "), (rows, "\t")] {
            let text = format!(
                "KẾ HOẠCH NĂM 2023\nI. LỊCH\n{table}Duyệt của BGH{gap}Người lập kế hoạch\n\nLò Văn Pản{gap}Vi Thị Lan"
            );
            let from = 3 + table.lines().count();
            assert_eq!(rows_from(&text, from), ["authority 0", "signatory 0"], "{table}");
        }
        let text = format!("KẾ HOẠCH NĂM 2023\nI. LỊCH\n{rows}Người lập kế hoạch\nVi Thị Lan");
        assert_eq!(rows_from(&text, 6), ["position 0", "signatory 0"]);
        // Offices in a row are cells.
        let text = format!("KẾ HOẠCH NĂM 2023\nI. LỊCH\n{rows}3\tHọp\tHiệu trưởng\tTổ trưởng");
        assert!(rows_from(&text, 6)[0].starts_with("cell"));
    }

    #[test]
    fn an_office_in_capitals_ends_a_file_below_a_complete_row() {
        let lines = "STT\nNội dung\nThời gian\n1\nHọp\nTháng 9\n2\nThi\nTháng 10\n";
        let bars = "STT | Nội dung | Thời gian\n1 | Họp | Tháng 9\n2 | Thi | Tháng 10\n";
        for table in [lines, bars] {
            let text = format!("KẾ HOẠCH NĂM 2023\nI. VIỆC\n{table}HIỆU TRƯỞNG");
            assert_eq!(rows_from(&text, 3 + table.lines().count()), ["position 0"], "{table}");
        }
        // The last cell of a row, or one of many in capitals, is a cell.
        let text = "KẾ HOẠCH NĂM 2023\nI. VIỆC\nSTT\nNội dung\nPhụ trách\n1\nHọp\nHIỆU TRƯỞNG";
        assert_eq!(rows_from(text, 8), ["cell 2"]);
    }

    #[test]
    fn an_approval_and_an_office_on_one_line_sign_below_broken_cells() {
        let text = "KẾ HOẠCH NĂM 2023\nI. VIỆC\nSTT\nNội dung\nPhụ trách\n1\nHọp tổ bàn\nvề chuyên đề\nC. Lan\n\
                    Duyệt của BGH Tổ trưởng\nVi Thị Lan";
        assert_eq!(rows_from(text, 10), ["position 0", "signatory 0"]);
    }

    #[test]
    fn offices_in_the_cells_of_a_table_stay_cells() {
        let lines = "KẾ HOẠCH NĂM 2023\nI. VIỆC\nTT\nNội dung\nThời gian\nPhụ trách\n1\nDự giờ\nTuần 1\nP.HT\n2\nLao động\nTuần 2\nGVCN";
        assert_eq!(
            rows_from(&format!("{lines}\n\nHIỆU TRƯỞNG\n\nVi Thị Lan"), 14),
            ["cell 2", "position 0", "signatory 0"]
        );
        let text = "KẾ HOẠCH NĂM 2023\nI. VIỆC\nTT\nHọ và tên\nChức vụ\n1\nVi Thị Lan\nHiệu trưởng\n2\nLò Văn Pản\n\nTổ trưởng";
        assert!(rows_from(text, 6).iter().all(|row| row == "cell 2"));
    }

    #[test]
    fn offices_side_by_side_right_below_a_table() {
        let table =
            "KẾ HOẠCH TUẦN 5\nI. LỊCH\nSTT\nNội dung\nPhụ trách\n1\nHọp\nBGH\n2\nThi\nTổ 1\n";
        for (offices, role) in [
            ("Duyệt của BGH          Tổ trưởng", "authority 0"),
            ("Hiệu trưởng\tTổ trưởng\tNgười lập", "position 0"),
            ("BGH duyệt\t\t\tNgười lập kế hoạch", "authority 0"),
        ] {
            let text = format!("{table}{offices}\nNguyễn Văn An          Trần Thị Bình");
            assert_eq!(rows_from(&text, 12), [role, "signatory 0"], "{offices}");
        }
        let text = format!("{table}3\nHiệu trưởng, Tổ trưởng\nTổ 2");
        assert_eq!(rows_from(&text, 12), ["cell 2", "cell 2", "cell 2"]);
    }

    #[test]
    fn offices_in_capitals_end_a_plan_that_nobody_signed() {
        let lines = "Tháng\nHoạt động\nTháng 9\n- Khai giảng\nTháng 10\n- Lễ giao ước\n";
        let counted = "TT\nHoạt động\nAi\n1\nKhai giảng\nBGH\n2\nLễ giao ước\nĐội\n";
        let tabs = "Tháng\tHoạt động\nTháng 9\tKhai giảng\nTháng 10\tLễ giao ước\n";
        let bars = "TT | Hoạt động | Ai |\n1 | Khai giảng | BGH |\n2 | Lễ giao ước | Đội |\n";
        for table in [lines, counted, tabs, bars] {
            for tail in
                ["HIỆU TRƯỞNG\nTỔNG PHỤ TRÁCH", "HIỆU TRƯỞNG\tTỔNG PHỤ TRÁCH", "HIỆU TRƯỞNG"]
            {
                let text = format!("KẾ HOẠCH NĂM HỌC 2018-2019\nI. LỊCH\n{table}{tail}");
                let rows = rows_from(&text, 3 + table.lines().count());
                assert!(rows.iter().all(|row| row == "position 0"), "{text}: {rows:?}");
            }
        }
        let text =
            format!("KẾ HOẠCH NĂM HỌC 2018-2019\nI. LỊCH\n{bars}HIỆU TRƯỞNG | TỔNG PHỤ TRÁCH |");
        assert_eq!(rows_from(&text, 6), ["position 0"]);
        // Offices in the cells of a column.
        let text = "KẾ HOẠCH NĂM 2018\nI. LỊCH\nTT\nHoạt động\nAi\n1\nKhai giảng\nHIỆU TRƯỞNG\n2\nĐại hội\nTỔNG PHỤ TRÁCH";
        assert!(rows_from(text, 6).iter().all(|row| row == "cell 2"));
    }
}
