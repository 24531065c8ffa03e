//! Times among the cells of a table: months that begin rows, weeks and days that are cells.

use super::build::Builder;
use super::numbering::Frame;
use super::periods::{self, WEEK};
use super::schedule::MAX_BARE_PERIOD;
use super::table::Table;
use super::{BlockId, Role};
use crate::grammar::column::{self, Keys};
use crate::grammar::keyword::{any_of, strip};
use crate::grammar::period::{PeriodSpan, Remainder, period};
use crate::grammar::turn::{Unit, is_dates, turn};
use crate::lines::{Line, Shape, Start};

impl Builder<'_> {
    /// A month, a quarter or a week that is the first cell of a row on one line, its days in brackets at the front of the next:
    /// `Tuần 1` above `(03/10 - 08/10)`, a tab and the other cells.
    pub(super) fn broken_first_cell(&mut self, i: usize, line: &Line) -> Option<usize> {
        let weekday = line.shape == Shape::Text
            && turn(line.text(self.text)).is_some_and(|turn| turn.unit == Unit::Weekday);
        if line.shape != Shape::Period(false) && !weekday || line.tab {
            return None;
        }
        let next = self.lines.get(i + 1).filter(|n| !n.tab && n.blanks_before == 0)?;
        let (first, _) = next.text(self.text).split_once(['\t', '|'])?;
        // "Thứ 2" above "20/11", a tab and the other cells.
        if weekday {
            return is_dates(first).then(|| self.cells_on_lines(i, i + 1));
        }
        if !first.starts_with('(') {
            return None;
        }
        let whole = format!("{} {}", line.text(self.text), first.trim_end());
        let (head, rest) = period(&whole)?;
        let due = rest == Remainder::Nothing && self.in_month_column(periods::level(&head.span));
        due.then(|| self.open_broken_period(i, i + 1, line, head))
    }

    /// Whether the cell that is being read says when the row is due: its column is no first one and headed `Thời gian`, or
    /// stands behind a number that counts the row.
    pub(super) fn is_in_time_column(&self) -> bool {
        let Some(table) = self.table.as_ref().filter(|t| t.cell.is_some_and(|cell| cell > 0))
        else {
            return false;
        };
        let column = table.column().and_then(|c| self.blocks.get(c.index()));
        let timed = column.is_some_and(|b| column::is_time(&self.head_text(b)));
        timed || table.cell.is_some_and(|cell| cell > 1) && table.is_behind_row_number()
    }

    /// A date or a range of days below a month in a column for times begins a row of its own, outside that month; so does one below
    /// a week where nothing shows the borders of cells.
    pub(super) fn leave_row_of_period(&mut self, i: usize) {
        if let Some(depth) =
            self.table.as_ref().filter(|t| !t.tabbed && !t.on_lines).map(|t| t.depth)
            && let Some(Frame::Period(_, WEEK, _)) = self.frames.get(depth)
            && is_dates(self.line_text(i))
            && self.is_headed_by_time()
        {
            self.frames.truncate(depth);
            return;
        }
        let Some(table) = self.table.as_ref().filter(|t| t.tabbed && t.cell == Some(0)) else {
            return;
        };
        let depth = table.depth;
        let within = matches!(self.frames.get(depth..), Some([Frame::Period(..)]));
        let timed = || self.first_head().is_some_and(|head| column::is_time(&head));
        if within && timed() && column::is_key(Keys::Times, self.line_text(i)) {
            self.frames.truncate(depth);
        }
    }

    /// Whether the first column of the open table is headed `Thời gian`, and no other is for times.
    pub(super) fn is_headed_by_time(&self) -> bool {
        let timed = |head: &str| any_of(head, &["thời gian", "thời điểm"]).is_some();
        self.first_head().is_some_and(|head| timed(&head)) && !self.holds_days_beside_weeks()
    }

    /// In a table without borders months stand in the column for the time: no block hangs from them.
    pub(super) fn is_time_cell(&self, i: usize, level: u8) -> bool {
        let capitals = self.lines.get(i).is_some_and(|l| l.capitals);
        // Two columns in a month hold no time: the next month stands beside that one. No table of a week names weeks.
        let narrow = self.table.as_ref().is_some_and(|t| t.width() == 2);
        let beside = (narrow || level == WEEK) && self.is_table_of(level);
        self.table.is_some() && !beside && !self.in_month_column(level) && !capitals
    }

    /// Whether the open table stands in a block of time of this level.
    pub(super) fn is_table_of(&self, level: u8) -> bool {
        let around = self.table.as_ref().and_then(|t| self.frames.get(..t.depth));
        matches!(around.and_then(<[_]>::last), Some(Frame::Period(_, l, _)) if *l == level)
    }

    /// Whether line `i` says what the first column of the open table says.
    pub(super) fn is_first_column(&self, i: usize) -> bool {
        self.first_head()
            .is_some_and(|head| head.to_lowercase() == self.line_text(i).to_lowercase())
    }

    /// Whether a table without borders is open whose rows begin with a period of this level; one that stands in such a
    /// period itself ends where the next begins.
    pub(super) fn in_month_column(&self, level: u8) -> bool {
        let Some(table) = self.table.as_ref().filter(|t| !t.tabbed) else { return false };
        let within = self
            .frames
            .iter()
            .take(table.depth)
            .any(|f| matches!(f, Frame::Period(_, l, _) if *l >= level));
        let headed = || {
            self.first_head().is_some_and(|head| {
                any_of(&head, &["tháng", "thời gian", "quý"]).is_some()
                    || level == WEEK && strip(&head, "tuần").is_some()
            })
        };
        !within && (headed() || self.heads_rows_without_times(table, level))
    }

    /// Whether a period of this level heads rows of a table that has no column for times: right below its head row, or below
    /// another that does.
    fn heads_rows_without_times(&self, table: &Table, level: u8) -> bool {
        let timed = table.heads().any(|head| {
            self.blocks.get(head.index()).is_some_and(|b| {
                let head = self.head_text(b);
                column::is_time(&head) || column::keys_below(&head).is_some()
            })
        });
        let first = || self.blocks.last().is_some_and(|b| b.role == Role::Column);
        let beside = || {
            let inside = self.frames.get(table.depth..).unwrap_or_default();
            inside.iter().any(|f| matches!(f, Frame::Period(_, l, _) if *l == level))
        };
        level < WEEK && !timed && !table.on_lines && (first() || beside())
    }

    /// A month that was broken over two lines: `Tháng` above `9/2022`.
    pub(super) fn broken_month(&mut self, i: usize, line: &Line) -> Option<usize> {
        if !strip(line.text(self.text), "tháng")?.is_empty() {
            return None;
        }
        let next = self.lines.get(i + 1).filter(|n| !n.tab && n.blanks_before <= 1)?;
        if next.start != Start::Digit || next.chars > MAX_BARE_PERIOD {
            return None;
        }
        let whole = self.joined(i, i + 1);
        let (head, rest) = period(&whole)?;
        if rest != Remainder::Nothing {
            return None;
        }
        self.next_cell(i, line);
        Some(self.open_broken_period(i, i + 1, line, head))
    }

    /// Months by their numbers alone, in a column that is headed `Tháng`: `8+9`.
    pub(super) fn month_number(&mut self, i: usize, line: &Line) -> Option<usize> {
        if line.start != Start::Digit || line.chars > MAX_BARE_PERIOD {
            return None;
        }
        let tabbed = self.is_in_month_cell(line);
        if !tabbed && !self.is_below_months(line) {
            return None;
        }
        // A week by its number, in the column beside the months.
        if !self.week_follows(i) && self.table.as_ref().is_some_and(Table::has_weeks_of_months) {
            return None;
        }
        let whole = format!("tháng {}", line.text(self.text));
        let (head, rest) = period(&whole)?;
        let due = tabbed || self.is_month_due(&head.span) && !self.is_figure_of_row();
        (rest == Remainder::Nothing && due).then(|| self.open_period(i, line, head, 0, None))
    }

    /// Whether the number of the month that is due begins a row behind tabs, though the row above it lacks its last cells: `10` behind a
    /// blank line, where the column for remarks was left empty.
    pub(super) fn begins_row_of_month(&self, line: &Line) -> bool {
        /// A row has a cell beside its month at least.
        const FIRST_CELL: usize = 1;
        let short = self.table.as_ref().is_some_and(|table| {
            table.cell.is_some_and(|cell| cell >= FIRST_CELL && cell + 1 < table.width())
        });
        if !short || line.blanks_before == 0 || line.start != Start::Digit {
            return false;
        }
        line.chars <= MAX_BARE_PERIOD
            && self.is_headed_by_month()
            && !self.table.as_ref().is_some_and(|table| self.has_figures(table))
            && period(&format!("tháng {}", line.text(self.text))).is_some_and(|(head, rest)| {
                rest == Remainder::Nothing && self.is_month_due(&head.span)
            })
    }

    /// Whether a line stands in a table without borders whose first column is headed `Tháng`.
    fn is_below_months(&self, line: &Line) -> bool {
        let plain = self.table.as_ref().is_some_and(|t| !t.tabbed && !t.on_lines);
        plain && !line.tab && self.is_headed_by_month()
    }

    /// Whether the first column of the open table is headed `Tháng` and nothing else.
    fn is_headed_by_month(&self) -> bool {
        self.first_head().is_some_and(|head| strip(&head, "tháng").is_some_and(str::is_empty))
    }

    /// Whether a number alone is a cell of the row that is being read: months have their years in this table, or a column holds
    /// figures (`Số tiết`) and the row is not full.
    fn is_figure_of_row(&self) -> bool {
        let Some(table) = &self.table else { return false };
        let Some(Frame::Period(open, ..)) = self.frames.last() else { return false };
        let dated = match self.span_of(*open) {
            Some(PeriodSpan::Months(months)) => months.is_dated(),
            _ => false,
        };
        dated || self.has_figures(table) && self.cells_behind(*open) + 1 < table.width()
    }

    /// Whether a column of a table holds figures: `Số tiết`.
    fn has_figures(&self, table: &Table) -> bool {
        table.heads().any(|head| {
            self.blocks.get(head.index()).is_some_and(|b| column::is_of_figures(&self.head_text(b)))
        })
    }

    /// How many cells stand behind a period that begins a row; a list is one.
    fn cells_behind(&self, open: BlockId) -> usize {
        let blocks = self.blocks.get(open.index() + 1..).unwrap_or_default();
        let items = |b: &super::Block| b.role == Role::Item;
        let lists = blocks.windows(2).filter(|pair| items(&pair[1]) && !items(&pair[0])).count();
        let first = usize::from(blocks.first().is_some_and(items));
        let cells = blocks.iter().filter(|b| b.role == Role::Cell).count();
        cells + lists + first
    }

    /// Whether months go on with those that the open block of time names, or are the first below a head row.
    fn is_month_due(&self, span: &PeriodSpan) -> bool {
        /// How many months a schedule may leave out.
        const MOST_LEFT_OUT: u8 = 2;
        let PeriodSpan::Months(months) = span else { return false };
        let Some(first) = months.iter().next() else { return false };
        if !matches!(self.frames.last(), Some(Frame::Period(..))) {
            return self.blocks.last().is_some_and(|b| b.role == Role::Column);
        }
        let last = self.heads.last().and_then(|head| match &head.span {
            PeriodSpan::Months(open) => open.iter().next_back(),
            _ => None,
        });
        let ahead = last.map(|last| (first.month + 12 - last.month) % 12);
        ahead.is_some_and(|ahead| (1..=1 + MOST_LEFT_OUT).contains(&ahead))
    }

    /// Whether a cell stands in a first column that is headed `Tháng`.
    pub(super) fn is_in_month_cell(&self, line: &Line) -> bool {
        let first = self.table.as_ref().is_some_and(|t| t.tabbed && t.cell == Some(0));
        first && line.tab && self.is_headed_by_month()
    }
}

#[cfg(test)]
mod tests {
    use crate::outline::tests::rows_from;

    #[test]
    fn months_by_their_numbers_begin_rows_without_borders() {
        let text = "KẾ HOẠCH NĂM HỌC 2023-2024\nI. LỊCH\nTháng\nNội dung\nPhụ trách\n8+9\n- Khai giảng\n45\nBGH\n10\n- Hội nghị";
        assert_eq!(
            rows_from(text, 6),
            [
                "period 2 2023-08,2023-09",
                "item 6 -",
                "cell 6",
                "cell 6",
                "period 2 2023-10",
                "item 10 -",
            ]
        );
    }

    #[test]
    fn a_month_by_its_number_ends_a_row_without_its_last_cells() {
        let text = "KẾ HOẠCH NĂM HỌC 2019-2020\nI. LỊCH\n\tTháng\n\tNội dung công việc\n\tBiện pháp\n\tBổ sung\n\n\t9\n\
                    \t- Khai giảng.\n\t- Họp phụ huynh.\n\n\t10\n\t- Dự hội nghị.\n- Kiểm tra.\n\t- Soạn bài.\n\n\t11\n\t- Thi đua.";
        assert_eq!(
            rows_from(text, 7),
            [
                "period 2 2019-09",
                "item 4 -",
                "item 5 -",
                "period 2 2019-10",
                "item 4 -",
                "item 4 -",
                "item 5 -",
                "period 2 2019-11",
                "item 4 -"
            ]
        );
        // A number in a column of figures is no month.
        let text = "KẾ HOẠCH NĂM HỌC 2019-2020\nI. LỊCH\n\tTháng\n\tNội dung công việc\n\tSố tiết\n\tBổ sung\n\n\t9\n\
                    \tKhai giảng.\n\n\t10\n\tkhông";
        assert_eq!(rows_from(text, 8), ["cell 4", "cell 5", "cell 6"]);
    }

    #[test]
    fn weeks_and_days_in_a_column_for_times_are_cells() {
        let text = "KẾ HOẠCH NĂM HỌC 2025-2026\nI. LỊCH\n\tThời gian\n\tNội dung\n\tTuần 3 tháng 9\n\tHồ sơ tổ\n\tTừ 06/10 đến 10/10\n\tDạy thêm";
        assert_eq!(
            rows_from(text, 3),
            ["column 2", "column 2", "cell 3", "cell 4", "cell 3", "cell 4"]
        );
        // Days below a month begin a row outside it.
        let text = "KẾ HOẠCH NĂM HỌC 2025-2026\nI. LỊCH\n\tThời gian\n\tNội dung\n\tTháng 9\n\tHồ sơ tổ\n\tTừ 06/10 đến 10/10\n\tDạy thêm";
        assert_eq!(rows_from(text, 5), ["period 2 2025-09", "cell 4", "cell 3", "cell 4"]);
    }

    #[test]
    fn weeks_and_semesters_begin_rows_below_times() {
        let text = "KẾ HOẠCH NĂM HỌC 2020-2021\nV. LỊCH\nThời gian\nCác hoạt động\nNgười thực hiện\nTuần 1 (từ 28/9 đến 02/10/2020)\n- Họp lãnh đạo.\n\
                    HT\nHọc kỳ II\n- Phổ biến.\nHT\nVI. KHÁC";
        assert_eq!(
            rows_from(text, 6),
            [
                "period 2 2020-09-28/2020-10-02",
                "item 6 -",
                "cell 6",
                "period 2 S2",
                "item 9 -",
                "cell 9",
                "section 0 VI",
            ]
        );
        let text = "KẾ HOẠCH\nV. LỊCH\nThời gian\nViệc làm\nTuần 1\n- Họp.\nTuần 2\n- Tập huấn.\nTuần 3 - 7\n- Thu thập.";
        assert_eq!(
            rows_from(text, 5),
            ["period 2", "item 5 -", "period 2", "item 7 -", "period 2", "item 9 -"]
        );
        // A day begins a row of its own.
        let text = "KẾ HOẠCH\nV. LỊCH\nThời gian\nNội dung\nPhụ trách\nTuần 1\n- Họp.\nTuần 2\n- Tập huấn.\nTPT\n26/9\nHội thi\nTPT";
        assert_eq!(rows_from(text, 10), ["cell 8", "cell 2", "cell 2", "cell 2"]);
        let text =
            "KẾ HOẠCH\nV. LỊCH\n\tThời gian\n\tNội dung\n\tTuần 1\n\tHọp\n\tTuần 2\n\tTập huấn";
        assert_eq!(rows_from(text, 5), ["period 2", "cell 4", "period 2", "cell 4"]);
    }

    #[test]
    fn figures_of_other_columns_are_no_months() {
        let text = "KẾ HOẠCH NĂM HỌC 2019-2020\nI. LỊCH\nTháng\nNội dung\nSố tiết\nHình thức\n9/2019\nNhiệm vụ\n10\nTập trung\n10/2019\nMô đun 17\n12\nTự học";
        assert_eq!(
            rows_from(text, 7),
            [
                "period 2 2019-09",
                "cell 7",
                "cell 7",
                "cell 7",
                "period 2 2019-10",
                "cell 11",
                "cell 11",
                "cell 11",
            ]
        );
        let text = text.replace("9/2019", "9").replace("10/2019", "10");
        assert_eq!(
            rows_from(&text, 7)[..5],
            ["period 2 2019-09", "cell 7", "cell 7", "cell 7", "period 2 2019-10"]
        );
    }

    #[test]
    fn months_head_rows_of_a_table_without_times() {
        let text = "KẾ HOẠCH NĂM HỌC 2022-2023\nI. LỊCH\nNỘI DUNG\nBIỆN PHÁP THỰC HIỆN\nTháng 9/2022\n- Khai giảng.\nPhối hợp\n\
                    Tháng 10/2022\n- Hội nghị.\nII. VIỆC";
        assert_eq!(
            rows_from(text, 5)[..5],
            ["period 2 2022-09", "item 5 -", "cell 5", "period 2 2022-10", "item 8 -"]
        );
    }

    #[test]
    fn a_first_cell_of_two_lines_in_rows_on_lines() {
        let text = "KẾ HOẠCH NĂM HỌC 2022-2023\nI. LỊCH\nThời gian\tNội dung\tPhụ trách\nTuần 1\n(03/10-08/10)\t- Dự giờ\tTTCM\n\
                    Tuần 2\n(10/10-15/10)\t- Họp tổ\tTTCM";
        assert_eq!(
            rows_from(text, 3),
            [
                "column 2",
                "period 2 2022-10-03/2022-10-08",
                "cont 4",
                "period 2 2022-10-10/2022-10-15",
                "cont 6"
            ]
        );
    }

    #[test]
    fn a_weekday_above_its_day_in_rows_on_lines() {
        let text = "LỊCH CÔNG TÁC TUẦN 12\nThứ ngày\tBuổi\tNội dung\tNgười thực hiện\nThứ 2\n20/11\tSáng\t- Chào cờ\tToàn trường\n\
                    \tChiều\t- Họp giao ban\tBGH\nThứ 3\n21/11\tSáng\t- Dự giờ\tBGH";
        assert_eq!(
            rows_from(text, 2),
            ["column 0", "cell 2", "cont 3", "cell 2", "cell 2", "cont 6"]
        );
    }

    #[test]
    fn what_stands_below_a_column_of_periods_hangs_from_none() {
        let text = "KẾ HOẠCH THÁNG 5 NĂM 2024\nI. LỊCH\nTuần 13 - 18/5\nTuần 20 - 25/5\nTuần 27 - 31/5\n\nCông việc\nTổng kết";
        assert_eq!(rows_from(text, 6), ["paragraph 2", "paragraph 2"]);
        let text = "KẾ HOẠCH NĂM 2024\nI. LỊCH\nTháng 4\nTháng 5\nTháng 6\nTổng kết năm học";
        assert_eq!(rows_from(text, 6), ["paragraph 5"]);
    }
}
