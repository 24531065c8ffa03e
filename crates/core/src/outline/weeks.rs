//! Weeks of a schedule: in runs, with their days on the lines below, or by their days alone.

use super::Label;
use super::build::Builder;
use super::numbering::Frame;
use super::periods::WEEK;
use crate::grammar::column::{self, Keys};
use crate::grammar::keyword::strip;
use crate::grammar::period::{PeriodHead, PeriodSpan, Remainder, day_range, period};
use crate::grammar::turn::is_dates;
use crate::lines::{Line, Shape, Start};

/// What stands for the number of a week that has none.
const NO_NUMBER: u8 = 0;

impl Builder<'_> {
    /// The head of a week that has no number, among weeks that give their days: `Từ 12/9 đến 17/9` behind `Tuần 1 (Từ 05/9 đến 10/9)`.
    pub(super) fn week_of_days(&self, i: usize, line: &Line) -> Option<PeriodHead> {
        const LONGEST: u16 = 48;
        let Some(Frame::Period(week, WEEK, _)) = self.frames.last() else { return None };
        if line.chars > LONGEST || line.start != Start::Upper || self.table.is_some() {
            return None;
        }
        let text = line.text(self.text);
        let (days, rest) = strip(text, "từ").and_then(|_| day_range(text))?;
        if rest.contains(char::is_alphanumeric) || self.lines.get(i + 1).is_none() {
            return None;
        }
        let Label::Period(index) = self.blocks.get(week.index())?.label else { return None };
        let (_, before) = self.heads.get(index as usize)?.days?;
        let (first, last) = days;
        let (from, to, until) = (first.month?, last.month?, before.month?);
        let next = |month: u8, other: u8| month % 12 + 1 == other;
        let follows = if from == until { first.day > before.day } else { next(until, from) };
        // A week has at most seven days.
        let whole = if from == to {
            (3..=6).contains(&last.day.saturating_sub(first.day))
        } else {
            next(from, to) && first.day > last.day.saturating_add(20)
        };
        let span = PeriodSpan::Week(NO_NUMBER);
        (follows && whole).then_some(PeriodHead {
            span,
            school_year: None,
            days: Some(days),
            of: None,
        })
    }

    /// A week whose days stand below it, over one line or two: `Tuần 1` above `(02/12 - 06/12)`, or above `(từ 28/9/2020` and
    /// `đến 02/10/2020)`. Without brackets they are of the week where no column of its table holds days.
    pub(super) fn dated_week(&mut self, i: usize, line: &Line, head: &PeriodHead) -> Option<usize> {
        /// How many lines the days may take.
        const MOST_LINES: usize = 2;
        if !matches!(head.span, PeriodSpan::Week(_)) || head.days.is_some() {
            return None;
        }
        let days = |at: usize| {
            let line = self.lines.get(at).filter(|n| !n.tab && n.blanks_before <= 1)?;
            is_dates(line.text(self.text)).then_some(line)
        };
        let first = days(i + 1)?.text(self.text);
        if !first.starts_with('(') && self.holds_days_beside_weeks() {
            return None;
        }
        let (last, dated) =
            (i + 1..=i + MOST_LINES).take_while(|at| days(*at).is_some()).find_map(|last| {
                let whole = self.joined(i, last);
                let (dated, rest) = period(&whole)?;
                (rest == Remainder::Nothing && dated.days.is_some()).then_some((last, dated))
            })?;
        Some(self.open_broken_period(i, last, line, dated))
    }

    /// Whether a further column of the open table holds times: the days beside a week.
    pub(super) fn holds_days_beside_weeks(&self) -> bool {
        let Some(table) = &self.table else { return false };
        table.heads().skip(1).any(|head| {
            self.blocks.get(head.index()).is_some_and(|b| {
                let head = self.head_text(b);
                column::is_time(&head) || column::keys_below(&head).is_some()
            })
        })
    }

    /// Whether a week without its days stands in a first column that is headed `Thời gian`: it says when a row is due, as the days
    /// in other rows do.
    pub(super) fn is_week_among_times(&self, i: usize, head: &PeriodHead) -> bool {
        matches!(head.span, PeriodSpan::Week(_))
            && head.days.is_none()
            && !self.is_week_of_run(i, head)
            && self.table.as_ref().is_some_and(|t| t.tabbed)
            && self.first_head().is_some_and(|head| column::is_time(&head))
            && !self.is_table_of(WEEK)
    }

    /// Whether weeks begin the rows of the open table below `Thời gian`, and this is one of them: it gives its days, or the
    /// weeks before and behind it are of its count and no day stands between them.
    pub(super) fn is_week_of_run(&self, i: usize, head: &PeriodHead) -> bool {
        /// How far the next week is looked for, in lines.
        const REACH: usize = 40;
        let PeriodSpan::Week(week) = head.span else { return false };
        if !self.is_headed_by_time() || head.of.is_some() {
            return false;
        }
        let depth = self.table.as_ref().map_or(0, |t| t.depth);
        let inside = self.frames.get(depth..).unwrap_or_default();
        let behind_week = inside.iter().any(|f| matches!(f, Frame::Period(_, WEEK, _)));
        if behind_week || head.days.is_some() || self.days_below(i) {
            return true;
        }
        let below = self.lines.get(i + 1..).unwrap_or_default().iter().take(REACH);
        let mut times = below.filter_map(|line| {
            let text = line.text(self.text);
            match line.shape {
                Shape::Period(_) => Some(period(text).map(|(head, _)| head.span)),
                _ if column::is_key(Keys::Times, text) => Some(None),
                _ => None,
            }
        });
        matches!(times.next(), Some(Some(PeriodSpan::Week(next))) if next == week + 1)
    }

    /// Whether the days of a week in brackets stand below it.
    fn days_below(&self, i: usize) -> bool {
        self.lines.get(i + 1).is_some_and(|below| {
            let text = below.text(self.text);
            !below.tab && below.blanks_before <= 1 && text.starts_with('(') && is_dates(text)
        })
    }

    /// Whether the first column of the open table is headed `Tuần`; below `Thời gian` a week is one time among others.
    pub(super) fn counts_weeks(&self) -> bool {
        self.first_head().is_some_and(|head| strip(&head, "tuần").is_some())
    }
}

#[cfg(test)]
mod tests {
    use crate::outline::tests::rows_from;

    #[test]
    fn weeks_begin_rows_without_borders_where_a_column_is_theirs() {
        let rows = |first: &str| {
            let text = format!(
                "KẾ HOẠCH NĂM HỌC 2023-2024\nTHÁNG 9\n{first}\nNội dung\nPhụ trách\nTuần 1\n- Khai giảng\n26/9\n- Tập huấn"
            );
            rows_from(&text, 6)
        };
        assert_eq!(rows("Tuần")[0], "period 2");
        assert_eq!(rows("Thời gian")[..2], ["cell 2", "item 2 -"]);
    }

    #[test]
    fn days_of_a_week_on_the_lines_below_it() {
        for days in
            ["(từ 28/9/2020 đến 02/10/2020)", "từ 28/9/2020 đến 02/10/2020", "28/9 - 02/10/2020"]
        {
            let text = format!(
                "KẾ HOẠCH\nV. LỊCH\nTuần 1\n\n{days}\n\n- Họp lãnh đạo.\n\nTuần 2\n- Tập huấn."
            );
            assert_eq!(
                rows_from(&text, 3),
                ["period 2 2020-09-28/2020-10-02", "cont 3", "item 3 -", "period 2", "item 9 -"],
                "{days}"
            );
        }
        let text = "KẾ HOẠCH\nV. LỊCH\nThời gian\nCác hoạt động\nTuần 2\n(từ 05/10/2020\nđến 09/10/2020)\n1. Phổ biến kế hoạch.";
        assert_eq!(
            rows_from(text, 5),
            ["period 2 2020-10-05/2020-10-09", "cont 5", "cont 5", "section 5 1"]
        );
        let text = "KẾ HOẠCH\nV. LỊCH\nTuần\nThời gian\nNội dung\nTuần 1\n5/9 - 9/9\nKhai giảng\nTuần 2\n12/9 - 16/9\nHọp";
        assert_eq!(rows_from(text, 6)[..2], ["period 2", "cell 6"]);
    }

    #[test]
    fn weeks_in_words_head_blocks() {
        let text = "KẾ HOẠCH THÁNG 11 NĂM 2022\nTuần thứ nhất (từ 31/10 đến 5/11/2022)\n- Dự giờ.\nTuần thứ hai (từ 7/11 đến 12/11/2022)\n- Thao giảng.";
        assert_eq!(
            rows_from(text, 2),
            [
                "period 0 2022-10-31/2022-11-05",
                "item 2 -",
                "period 0 2022-11-07/2022-11-12",
                "item 4 -"
            ]
        );
    }

    #[test]
    fn a_week_ends_the_table_of_the_week_before() {
        let text = "KẾ HOẠCH NĂM HỌC 2023-2024\nTuần 1 (từ 04/9 đến 09/9)\nTHỨ - NGÀY\nNỘI DUNG\nPHỤ TRÁCH\nThứ Hai (04/9)\n\
                    Chào cờ\nTPT\nTuần 2 (từ 11/9 đến 16/9)\nTHỨ - NGÀY\nNỘI DUNG\nPHỤ TRÁCH\nThứ Ba (12/9)\nHọp\nBGH";
        let rows = rows_from(text, 9);
        assert_eq!(rows[0], "period 0 2023-09-11/2023-09-16");
        assert_eq!(rows[1..], ["column 9", "column 9", "column 9", "cell 9", "cell 9", "cell 9"]);
    }

    #[test]
    fn weeks_by_their_days_alone() {
        let text = "KẾ HOẠCH THÁNG 5 NĂM 2024\nI. LỊCH\nTuần 20 - 25/5\n- Tổng kết.\nTuần 27 - 31/5:\n- Họp.";
        assert_eq!(
            rows_from(text, 3),
            [
                "period 2 2024-05-20/2024-05-25",
                "item 3 -",
                "period 2 2024-05-27/2024-05-31",
                "item 5 -"
            ]
        );
    }

    #[test]
    fn weeks_among_weeks_may_give_their_days_alone() {
        let text = "KẾ HOẠCH NĂM 2022\nI. LỊCH\nTuần 4 (Từ 26/9 đến 01/10)\n- Học nội quy\nTừ 03/10 đến 08/10:\n- Kiểm tra\nTừ 10/10 đến 30/10\n- Thi đua\nTuần 8 (Từ 31/10 đến 05/11)\n- Họp";
        assert_eq!(
            rows_from(text, 3),
            [
                "period 2 2022-09-26/2022-10-01",
                "item 3 -",
                "period 2 2022-10-03/2022-10-08",
                "item 5 -",
                "paragraph 5",
                "item 5 -",
                "period 2 2022-10-31/2022-11-05",
                "item 9 -",
            ]
        );
    }
}
