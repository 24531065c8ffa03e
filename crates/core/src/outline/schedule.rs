//! The blocks of time of a schedule: months, quarters, weeks.

use super::build::Builder;
use super::numbering::Frame;
use super::periods::{self};
use super::{BlockId, Label, Role};
use crate::grammar::keyword::{any_of, strip};
use crate::grammar::ordinal::OrdinalKind;
use crate::grammar::period::{PeriodHead, PeriodSpan, Remainder, period};
use crate::lines::{End, Line, Marker, Shape};

/// The longest head with a theme that a list need not follow, in characters: `Tháng 10 – Bản thân và gia đình`.
const MAX_BARE_THEME: u16 = 56;

/// A month alone on its line heads a block, even below a line that may go on: `12/2022`.
pub(super) const MAX_BARE_PERIOD: u16 = 16;

/// Whether months stand in none of the quarters or halves of a year that a block around them names.
fn leaves(inner: &PeriodSpan, around: &PeriodSpan) -> bool {
    let PeriodSpan::Months(months) = inner else { return false };
    let quarters = |quarter: u8| quarter * 3 - 2..=quarter * 3;
    let holds = |month: u8| match around {
        PeriodSpan::Quarter(quarter, _) => quarters(*quarter).contains(&month),
        PeriodSpan::Quarters(all) => all.iter().any(|q| quarters(q.quarter).contains(&month)),
        PeriodSpan::Half(last, _) => *last == (month > 6),
        _ => true,
    };
    !months.iter().any(|one| holds(one.month))
}

impl Builder<'_> {
    /// A line that names months: the head of a block, unless it is a sentence.
    pub(super) fn period(
        &mut self,
        i: usize,
        line: &Line,
        head: PeriodHead,
        texted: bool,
    ) -> usize {
        let themed = || self.is_themed(i, line) && !self.follows_month_sentence(i, &head);
        if texted && !themed() && !self.goes_on_in_run(i, &head, None) {
            return self.text(i, line);
        }
        if line.tab && (self.is_in_time_column() || self.is_week_among_times(i, &head)) {
            return self.cell(i);
        }
        if strip(line.text(self.text), "từ").is_some() && !self.is_among_months(i, &head) {
            return self.text(i, line);
        }
        // A bare week or a bare "8/2019" inside a cell is text of the cell.
        let band = self.is_band(i, line);
        let in_cells = self.table.as_ref().is_some_and(|t| !t.tabbed) && !band;
        let level = periods::level(&head.span);
        let begins_rows = match head.span {
            PeriodSpan::Months(_) | PeriodSpan::Quarter(..) | PeriodSpan::Quarters(_) => true,
            PeriodSpan::Week(_) => {
                self.counts_weeks() || self.is_table_of(level) || self.is_week_of_run(i, &head)
            }
            PeriodSpan::Semester(..) => line.capitals || self.is_headed_by_time(),
            _ => line.capitals,
        };
        let again = self.is_first_column(i + 1) && !self.ends_row_above_head(i, line)
            || in_cells
                && self.table.as_ref().is_some_and(|t| t.on_lines)
                && self.heads_columns(i + 1);
        if in_cells && !again && (!begins_rows && !line.capitals || self.is_time_cell(i, level)) {
            return self.cell(i);
        }
        if let Some(next) =
            self.dated_week(i, line, &head).or_else(|| self.more_months(i, line, &head))
        {
            return next;
        }
        self.open_period(i, line, head, 0, None)
    }

    /// Blocks of time right below each other have nothing in them, as the cells of a column that a PDF prints by itself: what
    /// stands behind a blank line hangs from none of them.
    pub(super) fn leave_empty_periods(&mut self, line: &Line) {
        const FEWEST: usize = 3;
        if line.blanks_before == 0 || !matches!(self.frames.last(), Some(Frame::Period(..))) {
            return;
        }
        let last = self.blocks.len().saturating_sub(FEWEST);
        let run = self.blocks.get(last..).unwrap_or_default();
        let empty = run.windows(2).all(|pair| {
            pair[0].role == Role::Period
                && pair[1].role == Role::Period
                && pair[0].parent == pair[1].parent
                && pair[0].last + 1 == pair[1].first
        });
        let tight = || {
            run.iter()
                .skip(1)
                .all(|b| self.lines.get(b.first as usize).is_some_and(|l| l.blanks_before == 0))
        };
        if run.len() == FEWEST && empty && tight() {
            self.frames.pop();
        }
    }

    /// Months whose list goes on with the next line: `Tháng 8` above `+ 9`, `Tháng 2,` above `3`.
    fn more_months(&mut self, i: usize, line: &Line, head: &PeriodHead) -> Option<usize> {
        let listed = |head: &PeriodHead| match &head.span {
            PeriodSpan::Months(months) => months.iter().len(),
            _ => 0,
        };
        let next = self.lines.get(i + 1).filter(|n| !n.tab && n.blanks_before == 0)?;
        let goes_on =
            next.text(self.text).starts_with(['+', '-', ',', '–']) || line.end == End::Comma;
        if next.chars > MAX_BARE_PERIOD || !goes_on || listed(head) == 0 {
            return None;
        }
        let whole = self.joined(i, i + 1);
        let (all, rest) = period(&whole)?;
        let more = rest == Remainder::Nothing && listed(&all) > listed(head);
        more.then(|| self.open_broken_period(i, i + 1, line, all))
    }

    /// Opens a period whose head stands on the lines from `i` to `last`.
    pub(super) fn open_broken_period(
        &mut self,
        i: usize,
        last: usize,
        line: &Line,
        head: PeriodHead,
    ) -> usize {
        let id = BlockId::new(self.blocks.len());
        self.open_period(i, line, head, 0, None);
        for at in i + 1..=last {
            self.extend(id, at);
        }
        self.current = None;
        last + 1
    }

    /// `Tháng 9: Chủ điểm “…”`: a head with its theme. A long sentence behind the colon is text.
    pub(super) fn is_themed(&self, i: usize, line: &Line) -> bool {
        let next = self.lines.get(i + 1);
        let alone =
            next.is_none_or(|n| matches!(n.shape, Shape::Text | Shape::Period(..) | Shape::Field));
        if line.capitals {
            return true;
        }
        let short = line.chars <= 110 && line.end != End::Semicolon;
        // "Tháng 10 – Bản thân và gia đình": a theme, where the next month does not follow at once.
        let level = |i: usize| self.head_of_period(i).map(|head| periods::level(&head.span));
        let bare_theme = line.chars <= MAX_BARE_THEME
            && line.end == End::Word
            && next.is_some_and(|n| !n.capitals && level(i + 1) != level(i));
        let named = crate::grammar::keyword::words(line.text(self.text))
            .any(|w| any_of(w, &["chủ điểm", "chủ đề"]).is_some());
        short && (!alone || bare_theme || named)
    }

    pub(super) fn open_period(
        &mut self,
        i: usize,
        line: &Line,
        head: PeriodHead,
        at: u16,
        marker: Option<Marker>,
    ) -> usize {
        let level = periods::level(&head.span);
        let in_table = line.tab && self.table.as_ref().is_some_and(|t| t.tabbed)
            || self.in_month_column(level)
            || !line.tab && self.is_band(i, line);
        // Periods behind the same marker are siblings, whatever they span; so are a quarter and a month that is none of its own.
        let same = self.frames.iter().position(|f| match f {
            Frame::Period(id, l, m) => {
                *l >= level
                    || marker.is_some() && *m == marker
                    || self.span_of(*id).is_some_and(|around| leaves(&head.span, &around))
            }
            _ => false,
        });
        match same {
            Some(keep) if in_table => self.frames.truncate(keep),
            Some(keep) => self.truncate_frames(keep),
            None => {}
        }
        if !in_table {
            self.end_table();
        }
        // Letters and numbers inside a block end where the next block of time begins.
        let parent = self.container();
        self.fill_section();
        let label = self.add_period(head);
        let id = self.open_labelled(Role::Period, i, parent, label, at);
        self.push_frame(Frame::Period(id, level, marker));
        self.lists.reset();
        self.current = None;
        i + 1
    }

    /// Whether an item with the same marker right above names a month too and is a point of a list.
    pub(super) fn follows_month_item(&self, i: usize, marker: Marker) -> bool {
        let Some(above) = i.checked_sub(1).and_then(|above| self.lines.get(above)) else {
            return false;
        };
        matches!(above.shape, Shape::Item(m, _) if m == marker)
            && period(above.body(self.text)).is_some()
            && self.role_at(i - 1) == Some(Role::Item)
    }

    /// Whether a month behind a marker, with its text on the same line, is one point of a list: the points with its marker around it
    /// are none that head blocks of time.
    pub(super) fn is_point_of_list(&self, i: usize, marker: Marker) -> bool {
        /// How far the next point is looked for, in lines.
        const REACH: usize = 24;
        let above = self.blocks.iter().rev().take(REACH).take_while(|b| b.role == Role::Item);
        if above.into_iter().any(|b| b.label == Label::Marker(marker)) {
            return true;
        }
        let below = self.lines.iter().enumerate().skip(i + 1).take(REACH);
        let next = below
            .take_while(|(_, line)| matches!(line.shape, Shape::Item(..) | Shape::Text))
            .find(|(_, line)| matches!(line.shape, Shape::Item(m, _) if m == marker));
        next.is_some_and(|(n, line)| match period(line.body(self.text)) {
            Some((_, Remainder::Nothing)) => false,
            Some(_) => !self.heads_block(n, line, marker),
            None => true,
        })
    }

    /// An item with the marker of the open block of time stands beside that block: `- Tổng kết` below `- Tháng 4:` and its `+`.
    pub(super) fn leave_period_behind(&mut self, marker: Marker) {
        if let Some(Frame::Period(_, _, Some(of_period))) = self.frames.last()
            && *of_period == marker
        {
            self.truncate_frames(self.frames.len() - 1);
            self.lists.reset();
        }
    }

    /// Whether a month with a text behind it is one of a run of blocks, though nothing may stand below it: a block of its kind is
    /// open, or one that owns a list follows before the section ends. Months that all bear their text are paragraphs.
    pub(super) fn goes_on_in_run(
        &self,
        i: usize,
        head: &PeriodHead,
        marker: Option<Marker>,
    ) -> bool {
        /// How far the run is followed, in lines.
        const REACH: usize = 24;
        if self.table.is_some() {
            return false;
        }
        let level = periods::level(&head.span);
        let open = self.frames.iter().rev().find_map(|frame| match frame {
            Frame::Period(id, l, m) if *l == level && *m == marker => self.span_of(*id),
            _ => None,
        });
        if let Some(open) = open {
            return open != head.span;
        }
        let below = self.lines.get(i + 1..).unwrap_or_default();
        let run = below.windows(2).take(REACH).take_while(|pair| {
            !matches!(pair[0].shape, Shape::Title | Shape::Recipients | Shape::Authority)
                && !matches!(pair[0].shape, Shape::Ordinal(o, _) if o.kind == OrdinalKind::UpperRoman)
        });
        run.filter(|pair| matches!(pair[1].shape, Shape::Item(m, _) if Some(m) != marker)).any(
            |pair| {
                let of_run = match (pair[0].shape, marker) {
                    (Shape::Item(m, _), Some(marker)) => m == marker,
                    (Shape::Period(texted), None) => !texted,
                    _ => false,
                };
                of_run
                    && period(pair[0].body(self.text)).is_some_and(|(next, rest)| {
                        rest == Remainder::Nothing && periods::level(&next.span) == level
                    })
            },
        )
    }

    /// Whether months from one to another head a block beside other months; alone they say how long something lasts.
    fn is_among_months(&self, i: usize, head: &PeriodHead) -> bool {
        /// How far the next block is looked for, in lines.
        const REACH: usize = 24;
        let level = periods::level(&head.span);
        let open =
            self.frames.iter().any(|f| matches!(f, Frame::Period(_, l, None) if *l == level));
        let below = || self.lines.iter().enumerate().skip(i + 1).take(REACH);
        let next = || below().find(|(_, line)| matches!(line.shape, Shape::Period(_)));
        let beside =
            |n| self.head_of_period(n).is_some_and(|head| periods::level(&head.span) == level);
        open || next().is_some_and(|(n, _)| beside(n))
    }

    /// Whether the paragraph above is a sentence behind a period of this level: they are of one list.
    fn follows_month_sentence(&self, i: usize, head: &PeriodHead) -> bool {
        let above = self.blocks.last().filter(|b| b.role == Role::Paragraph);
        above.is_some_and(|above| {
            let named = self.head_of_period(above.first as usize);
            above.last as usize + 1 == i
                && named
                    .is_some_and(|named| periods::level(&named.span) == periods::level(&head.span))
        })
    }

    /// What the period of a block names.
    pub(super) fn span_of(&self, id: BlockId) -> Option<PeriodSpan> {
        match self.blocks.get(id.index())?.label {
            Label::Period(index) => self.heads.get(index as usize).map(|head| head.span),
            _ => None,
        }
    }

    /// Whether a month behind a marker heads a block: text, an ordinal, a basis or a list with
    /// another marker follows it.
    pub(super) fn heads_block(&self, i: usize, line: &Line, marker: Marker) -> bool {
        let Some(next) = self.lines.get(i + 1) else { return false };
        let lower = match next.shape {
            // "+ T.1:" above "- Quyết toán": whatever marker the list below has, if it is another.
            Shape::Item(m, _) => m != marker,
            Shape::Ordinal(..) | Shape::Text | Shape::Basis => true,
            _ => false,
        };
        lower && (line.end == End::Colon || line.end == End::Word || line.end == End::Stop)
    }
}

#[cfg(test)]
mod tests {
    use crate::outline::tests::rows_from;

    #[test]
    fn a_month_with_its_text_in_a_run_of_blocks() {
        let text = "KẾ HOẠCH NĂM HỌC 2022-2023\nI. LỊCH\nTuần 1: Gặp mặt đầu xuân.\nTuần 2:\n- Trồng cây.\nTuần 3: Kiểm tra cơ sở.\nTuần 4:\n- Họp tổ.";
        assert_eq!(
            rows_from(text, 3),
            ["period 2", "period 2", "item 4 -", "period 2", "period 2", "item 7 -"]
        );
        let text = "KẾ HOẠCH NĂM HỌC 2022-2023\nI. LỊCH\n- Tháng 9/2022:\n+ Khai giảng.\n- Tháng 10/2022: Hội nghị viên chức.\nII. VIỆC\n- Họp";
        assert_eq!(rows_from(text, 3)[..3], ["period 2 2022-09", "item 3 +", "period 2 2022-10"]);
        let text = "KẾ HOẠCH NĂM HỌC 2022-2023\nI. LỊCH\nTháng 9: Khai giảng.\nTháng 10: Hội nghị, tọa đàm.\nII. VIỆC\n- Họp";
        assert_eq!(rows_from(text, 3)[..2], ["paragraph 2", "paragraph 2"]);
    }

    #[test]
    fn points_of_a_list_that_begin_with_a_time() {
        let text = "KẾ HOẠCH NĂM 2024\nI. LỊCH\n- Tháng 4: Diễn tập.\n+ Chuẩn bị.\n- Sơ kết.\nII. VIỆC\n*Tuần 1 (27/02 - 05/3): Ra quân.\n\
                    *Tuần 2 (06/3 - 12/3): Tình nguyện.\n+ Sửa đường.\n*Tuần 3 (13/3 - 19/3): An sinh.\nIII. KHÁC";
        let rows = rows_from(text, 3);
        assert_eq!(rows[..3], ["item 2 -", "item 3 +", "item 2 -"]);
        assert_eq!(rows[4..8], ["item 6 *", "item 6 *", "item 8 +", "item 6 *"]);
        // What stands beside a block of time is none of it.
        let text = "KẾ HOẠCH NĂM 2024\nI. LỊCH\n- Tháng 4:\n+ Chuẩn bị.\n- Tháng 5:\n+ Diễn tập.\n- Các tháng còn lại duy trì.";
        let rows = rows_from(text, 3);
        assert_eq!(
            rows,
            ["period 2 2024-04", "item 3 +", "period 2 2024-05", "item 5 +", "item 2 -"]
        );
    }

    #[test]
    fn months_from_one_to_another() {
        let text = "KẾ HOẠCH NĂM 2024\nI. LỊCH\nTừ tháng 1 đến tháng 3:\n- Họp.\nTừ tháng 4 đến tháng 5\n- Giám sát.\nII. VIỆC";
        assert_eq!(
            rows_from(text, 3)[..4],
            [
                "period 2 2024-01,2024-02,2024-03",
                "item 3 -",
                "period 2 2024-04,2024-05",
                "item 5 -"
            ]
        );
        let text = "KẾ HOẠCH NĂM 2024\nI. THỜI GIAN\nTừ tháng 1 đến tháng 3\nII. VIỆC\n- Họp.";
        assert_eq!(rows_from(text, 3)[0], "paragraph 2");
    }

    #[test]
    fn the_third_quarter_opens_a_school_year_or_closes_it() {
        let text = "KẾ HOẠCH NĂM HỌC 2022-2023\nI. LỊCH\nQuý III\n- A\nQuý IV\n- B\nQuý I\n- C\nQuý II\n- D\nQuý III\n- E";
        let periods = rows_from(text, 3).into_iter().filter(|row| row.starts_with("period"));
        assert_eq!(
            periods.collect::<Vec<_>>(),
            ["2022-35", "2022-36", "2023-33", "2023-34", "2023-35"]
                .map(|q| format!("period 2 {q}"))
        );
    }

    #[test]
    fn months_that_go_on_with_the_next_line() {
        let text = "KẾ HOẠCH NĂM HỌC 2022-2023\nI. LỊCH\nThời gian\nNội dung\nTháng 8\n+ 9\n- Khai giảng.\nTháng 10\n- Họp.";
        assert_eq!(
            rows_from(text, 3),
            [
                "column 2",
                "column 2",
                "period 2 2022-08,2022-09",
                "cont 5",
                "item 5 -",
                "period 2 2022-10",
                "item 8 -"
            ]
        );
    }

    #[test]
    fn clock_times_below_items_begin_blocks() {
        let text = "KẾ HOẠCH NGÀY HỘI NĂM 2022\n1. Chương trình\n- Đón khách\n8h00 - 8h30\n- Văn nghệ\n8h30 - 9h00\n- Khai mạc\n- Họp từ\n8h00 - 8h30";
        assert_eq!(
            rows_from(text, 3),
            [
                "item 2 -",
                "paragraph 2",
                "item 2 -",
                "paragraph 2",
                "item 2 -",
                "item 2 -",
                "cont 8"
            ]
        );
        let text = "KẾ HOẠCH TUẦN 2\nI. LỊCH\nThời gian\nNội dung\n7h00-8h00\n- Đón trẻ\n8h00-8h30\n- Thể dục sáng";
        assert_eq!(rows_from(text, 5), ["cell 2", "item 2 -", "cell 2", "item 2 -"]);
    }

    #[test]
    fn halves_of_a_year_head_what_stands_below_them() {
        let text = "KẾ HOẠCH NĂM 2022\nI. LỊCH\n- Báo cáo công tác\n6 tháng đầu năm 2022\n- Kiểm tra\n6 tháng cuối năm 2022\n- Tổng kết";
        assert_eq!(
            rows_from(text, 3),
            [
                "item 2 -",
                "period 2 2022-01/2022-06",
                "item 4 -",
                "period 2 2022-07/2022-12",
                "item 6 -",
            ]
        );
        // Alone it goes on with the line above.
        let text =
            "KẾ HOẠCH NĂM 2022\nI. LỊCH\n- Báo cáo công tác\n6 tháng đầu năm 2022\n- Kiểm tra";
        assert_eq!(rows_from(text, 3), ["item 2 -", "cont 3", "item 2 -"]);
    }
}
