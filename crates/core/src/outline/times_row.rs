//! Head rows whose cells are times that count on, behind the heads of a column or two: `Hoạt động`, `Thứ 2`, `Thứ 3`, `Thứ 4`.

use super::broken_head::Broken;
use super::build::Builder;
use super::head_row::{HeadRow, MAX_COLUMNS, may_head};
use crate::grammar::column::{self, Keys};
use crate::grammar::turn::{Turn, Unit, is_dates, turn};
use crate::lines::{Line, Shape};

/// How many heads stand before the times at most: `TT`, `Lĩnh vực`, `Hoạt động`.
const MOST_BEFORE: usize = 3;

/// How many times a head row has at least behind another head.
const FEWEST: usize = 2;

/// How many days of the week it has at least where nothing stands before them.
const FEWEST_ALONE: usize = 4;

/// How many of `times` count on from the first.
fn run(mut times: impl Iterator<Item = Option<Turn>>) -> usize {
    let Some(mut last) = times.next().flatten() else { return 0 };
    let mut len = 1;
    while let Some(next) = times.next().flatten().filter(|next| next.follows(last)) {
        last = next;
        len += 1;
    }
    len
}

/// Whether times may stand beside this head rather than below it: `Hoạt động`, but not `Thời gian` beside weeks, nor `Thứ` beside
/// days.
fn stands_beside(head: &str, unit: Unit) -> bool {
    match column::keys_below(head) {
        None | Some(Keys::Numbers | Keys::DayParts) => true,
        Some(Keys::Times) => unit == Unit::Weekday,
        Some(Keys::Weeks | Keys::Weekdays | Keys::Months) => false,
    }
}

/// Whether the cells of a row on one line make it such a head row: all of them name columns or count on.
pub(super) fn is_row_of_times(cells: &[&str]) -> bool {
    let before = cells.iter().take(MOST_BEFORE).take_while(|cell| turn(cell).is_none()).count();
    let named = cells[..before].iter().all(|cell| column::is_column(cell));
    let times = &cells[before..];
    let fewest = if before == 0 { FEWEST_ALONE - 1 } else { FEWEST };
    named && times.len() >= fewest && run(times.iter().map(|cell| turn(cell))) == times.len()
        || by_number(cells)
}

/// `Thứ`, `2`, `3`, `4`: the times by their numbers alone.
fn by_number(cells: &[&str]) -> bool {
    const FEWEST: usize = 3;
    let Some((first, numbers)) = cells.split_first() else { return false };
    let keys = column::keys_below(first).filter(|_| column::is_column(first));
    let mut counted = numbers.iter().map(|cell| column::row_number(cell));
    let start = counted.next().flatten();
    matches!(keys, Some(Keys::Weeks | Keys::Weekdays | Keys::Months))
        && numbers.len() >= FEWEST
        && start.is_some_and(|start| (start + 1..).zip(counted).all(|(due, n)| n == Some(due)))
}

/// The lines that the cells of such a head row begin with, each time perhaps with its dates on the line below it, and the first
/// line below the row.
fn cells(text: &str, lines: &[Line]) -> Option<Vec<usize>> {
    let first = lines.first()?;
    let beside =
        |n: usize, line: &Line| line.tab == first.tab && (n == 0 || line.blanks_before <= 1);
    let time = |n: usize| {
        let line = lines.get(n).filter(|line| beside(n, line))?;
        matches!(line.shape, Shape::Text | Shape::Period(false)).then(|| turn(line.text(text)))?
    };
    let before = (0..=MOST_BEFORE).find(|n| time(*n).is_some())?;
    let unit = time(before)?.unit;
    let named = lines[..before].iter().enumerate().all(|(n, line)| {
        let head = line.text(text);
        beside(n, line)
            && may_head(text, line)
            && column::is_column(head)
            && stands_beside(head, unit)
    });
    if !named {
        return None;
    }
    let mut starts: Vec<usize> = (0..before).collect();
    let (mut last, mut at) = (None::<Turn>, before);
    while let Some(next) = time(at).filter(|next| last.is_none_or(|last| next.follows(last))) {
        starts.push(at);
        last = Some(next);
        at += 1;
        // "Tuần 1" above "(Từ 5/9 đến 9/9)".
        let dated = lines
            .get(at)
            .is_some_and(|line| line.blanks_before <= 1 && !line.tab && is_dates(line.text(text)));
        at += usize::from(dated && (first.tab || time(at).is_none()));
        if starts.len() == MAX_COLUMNS {
            break;
        }
    }
    let times = starts.len() - before;
    let alone = before == 0 && unit == Unit::Weekday;
    let below = lines.get(at)?;
    let row = match below.shape {
        Shape::Text | Shape::Item(..) | Shape::RowNumber | Shape::Field | Shape::Basis => true,
        Shape::Ordinal(..) => !below.capitals,
        _ => false,
    };
    let enough = times >= if before == 0 { FEWEST_ALONE } else { FEWEST };
    starts.push(at);
    (enough && (before > 0 || alone) && row).then_some(starts)
}

/// Finds such a head row at the front of `lines`, a cell a line.
pub(super) fn head_row(text: &str, lines: &[Line]) -> Option<HeadRow> {
    let starts = cells(text, lines)?;
    let len = starts.len() - 1;
    let tabbed = lines.first()?.tab;
    let counts = lines.first().is_some_and(|line| column::counts_rows(line.text(text)));
    let whole = starts.last() == Some(&len);
    whole.then_some(HeadRow { len, width: len, tabbed, counts })
}

impl Builder<'_> {
    /// Such a head row at line `i` whose times have their days on a line below: `Tuần 1` above `(Từ 5/9 đến 9/9)`.
    pub(super) fn dated_head_row(&self, i: usize) -> Option<Broken> {
        let lines = self.lines.get(i..)?;
        let mut starts = cells(self.text, lines)?;
        let len = starts.len() - 1;
        let tabbed = lines.first()?.tab;
        let counts = lines.first().is_some_and(|line| column::counts_rows(line.text(self.text)));
        starts.iter_mut().for_each(|start| *start += i);
        Some(Broken { row: HeadRow { len, width: len, tabbed, counts }, starts })
    }
}

#[cfg(test)]
mod tests {
    use crate::outline::tests::rows_from;

    #[test]
    fn days_beside_a_head_below_the_title() {
        for head in ["Hoạt động", "THỜI ĐIỂM", "Nội dung"] {
            let text = format!(
                "KẾ HOẠCH THÁNG 5 LỚP LÁ\n(TỪ 16/05/2022 - 20/05/2022)\nCHỦ ĐỀ: QUÊ EM\n{head}\nTHỨ 2\nTHỨ 3\nTHỨ 4\n\
                 GIỜ HỌC\nBé múa: “Hoa sen”\nBé vẽ cây tre"
            );
            let rows = rows_from(&text, 3);
            assert_eq!(rows[0], "title 0", "{head}");
            assert_eq!(rows[1..5], ["column 0"; 4], "{head}");
            assert_eq!(rows[5..], ["cell 0"; 3], "{head}");
        }
    }

    #[test]
    fn days_and_weeks_beside_a_head_below_a_section() {
        let text = "KẾ HOẠCH THÁNG 10/2022\nI. Tuần này\nHoạt động\nThứ hai\nThứ ba\nThứ tư\nĐón trẻ\n- Trò chuyện\nHọc\nBò chui\n\
                    II. Tuần sau\nHoạt động\nThứ hai\nThứ ba\nThứ tư\nĐón trẻ";
        assert_eq!(
            rows_from(text, 3),
            [
                "column 2",
                "column 2",
                "column 2",
                "column 2",
                "cell 2",
                "item 2 -",
                "cell 2",
                "cell 2",
                "section 0 II",
                "column 11",
                "column 11",
                "column 11",
                "column 11",
                "cell 11",
            ]
        );
        let text = "KẾ HOẠCH THÁNG 10/2022\nHoạt động\nTuần 1\n(Từ 3/10 đến 7/10)\nTuần 2\n(Từ 10/10 đến 14/10)\nĐón trẻ\nCô ân cần";
        assert_eq!(
            rows_from(text, 2),
            ["column 0", "column 0", "cont 3", "column 0", "cont 5", "cell 0", "cell 0"]
        );
    }

    #[test]
    fn days_with_their_dates_below_and_weeks_above_row_numbers() {
        let text = "KẾ HOẠCH TUẦN III THÁNG 10\nLỚP CHỒI\nThời gian\nHoạt động\nThứ hai\n3/10\nThứ ba\n4/10\nThứ tư\n5/10\nĐón trẻ\n- Chơi tự do";
        assert_eq!(
            rows_from(text, 3),
            [
                "column 0", "column 0", "column 0", "cont 5", "column 0", "cont 7", "column 0",
                "cont 9", "cell 0", "item 0 -"
            ]
        );
        let text = "KẾ HOẠCH THÁNG 9\nTT\nHoạt động\nTuần 1\nTuần 2\nTuần 3\n1\nĐón trẻ\nTrò chuyện\nChơi\n2\nHọc";
        let rows = rows_from(text, 2);
        assert_eq!(rows[..5], ["column 0"; 5]);
        assert_eq!(rows[5..], ["cell 0"; 6]);
    }

    #[test]
    fn days_behind_tabs_or_bars() {
        let text = "KẾ HOẠCH TUẦN 3\n(Từ 16/05/2022 - 20/05/2022)\nHOẠT ĐỘNG\tTHỨ 2\tTHỨ 3\tTHỨ 4\nĐón trẻ\t- Trò chuyện\nHọc\tBò chui\tVẽ nhà\tĐếm";
        assert_eq!(rows_from(text, 2), ["title 0", "column 0", "cell 3", "cell 3"]);
        let text = "KẾ HOẠCH THÁNG 3\n| Hoạt động | Tuần 1 | Tuần 2 |\n| Đón trẻ | Trò chuyện | Chơi |\n| Học | Bò chui | Vẽ nhà |";
        assert_eq!(rows_from(text, 2), ["column 0", "cell 2", "cell 2"]);
        let text = "KẾ HOẠCH TUẦN 3\n\tHoạt động\n\tThứ 2\n\tThứ 3\n\tThứ 4\n\tĐón trẻ\n\tTrò chuyện\n\tChơi\n\tHát";
        assert_eq!(rows_from(text, 6), ["cell 2", "cell 3", "cell 4", "cell 5"]);
        let text = "KẾ HOẠCH TUẦN 3\nThứ\t2\t3\t4\t5\t6\nĐón trẻ\tHát\tMúa\tThơ\tVẽ\tNặn";
        assert_eq!(rows_from(text, 2), ["column 0", "cell 2"]);
    }

    #[test]
    fn a_table_between_bars_below_the_title() {
        let text = "KẾ HOẠCH THÁNG 3 NĂM 2023\n| TT | Nội dung | Thời gian | Người thực hiện |\n| 1 | Lễ hội | 04/3/2023 | Cô Nga |\n\
                    | 2 | Trao quà | 08/3/2023 | GVCN |\nTrên đây là kế hoạch tháng 3.";
        assert_eq!(rows_from(text, 1), ["title 0", "column 0", "cell 2", "cell 2", "closing 0"]);
    }

    #[test]
    fn times_in_a_column_head_no_others() {
        let text =
            "KẾ HOẠCH NĂM 2023\nI. LỊCH\nThời gian\nNội dung\nTuần 1\n- Họp\nTuần 2\n- Dự giờ";
        assert_eq!(rows_from(text, 3)[..2], ["column 2", "column 2"]);
        let text = "KẾ HOẠCH TUẦN\nI. LỊCH\nThứ hai\n- Họp\nThứ ba\n- Dự giờ\nThứ tư\n- Thi";
        assert_eq!(rows_from(text, 3)[0], "paragraph 2");
    }
}
