//! Cells that a web page parted by lines of nothing but a bar.
//!
//! The bars are [taken out](part) before the outline is built, and put back afterwards as what the page made; each cell
//! of a table among them begins as one behind a tab does.

use super::Role;
use super::formatted::Apart;
use crate::grammar::ordinal::OrdinalKind;
use crate::lines::{Line, Shape};

/// A table has at least two rows of two cells, each with its bar.
const FEWEST_BARS: usize = 4;

/// How many lines a cell has at most.
const MAX_CELL_LINES: usize = 24;

/// How many lines a cell has at most that says which documents are to come.
const MAX_NAMING_LINES: usize = 3;

/// The longest line of such a cell, in characters.
const LONGEST_NAME: u16 = 60;

/// Takes the bars out; nothing happens where a text has none.
pub(super) fn part(text: &str, lines: Vec<Line>) -> (Vec<Line>, Vec<Apart>) {
    if !lines.iter().any(|line| is_bar(text, line)) {
        return (lines, Vec::new());
    }
    let mut kept: Vec<Line> = Vec::with_capacity(lines.len());
    let mut apart = Vec::new();
    // The places among the kept lines behind which a bar stood.
    let mut bars = Vec::new();
    for (at, line) in lines.into_iter().enumerate() {
        if is_bar(text, &line) {
            apart.push(Apart { at, line, role: Role::Artifact });
            bars.push(kept.len());
        } else {
            kept.push(line);
        }
    }
    let near = |a: &usize, b: &usize| {
        let cell = &kept[*a..*b];
        cell.len() <= MAX_CELL_LINES
            && (cell.iter().all(in_cell)
                || cell.len() <= MAX_NAMING_LINES
                    && cell.iter().all(|l| in_cell(l) || names_document(l)))
    };
    let tables: Vec<_> = bars.chunk_by(near).filter(|bars| bars.len() >= FEWEST_BARS).collect();
    for table in tables {
        let (Some(from), Some(to)) = (table.first(), table.last()) else { continue };
        // Cells that end with bars of their own: the bars alone part rows.
        let ended = kept[*from..*to].iter().filter(|line| ends_cell(text, line)).count();
        if 2 * ended <= to - from {
            open_cells(&mut kept, table);
        }
    }
    (kept, apart)
}

/// Whether a line may stand in a cell of a table that holds data: it heads nothing, and is no form of a letterhead or of a
/// signature, which such bars part too.
fn in_cell(line: &Line) -> bool {
    match line.shape {
        Shape::Title
        | Shape::Motto
        | Shape::Number
        | Shape::PlaceDate
        | Shape::Closing
        | Shape::Recipients
        | Shape::Authority => false,
        Shape::Ordinal(ordinal, _) => ordinal.kind != OrdinalKind::UpperRoman || !line.capitals,
        _ => true,
    }
}

/// Whether a line may be the whole of a cell that says which document is to come: `Báo cáo`, `Tờ trình`.
fn names_document(line: &Line) -> bool {
    line.shape == Shape::Title && !line.capitals && line.chars <= LONGEST_NAME
}

/// How many bars a row has with the one that begins it, where each row of a table begins with a bar of its own; nothing where bars
/// stand between cells alone. The head row has a cell before each bar but the first.
fn bars_of_row(bars: &[usize]) -> Option<usize> {
    const FEWEST_ROWS: usize = 2;
    let beside = |at: usize| bars[at] == bars[at - 1];
    let row = (1..bars.len()).find(|at| beside(*at))?;
    let mut begins = (1..).map(|n| n * row).take_while(|at| *at < bars.len());
    let rows = (bars.len() - 1) / row;
    (row > 2 && rows >= FEWEST_ROWS && begins.all(beside)).then_some(row)
}

fn is_bar(text: &str, line: &Line) -> bool {
    line.shape == Shape::Artifact && line.text(text).bytes().all(|b| b == b'|' || b == b' ')
}

/// Whether a bar ends a line: `Thời gian |`.
fn ends_cell(text: &str, line: &Line) -> bool {
    text.as_bytes().get(line.span.end().wrapping_sub(1)) == Some(&b'|')
}

/// Marks where the cells of a table begin. The first has no bar above it, unless each row begins with one: it is the line above its
/// own.
fn open_cells(lines: &mut [Line], bars: &[usize]) {
    let row = bars_of_row(bars);
    let first = bars.first().and_then(|first| first.checked_sub(1)).filter(|_| row.is_none());
    if let Some(line) = first.and_then(|first| lines.get_mut(first)).filter(|line| in_cell(line)) {
        line.tab = true;
    }
    for (at, pair) in bars.windows(2).enumerate() {
        let Some(line) = lines.get_mut(pair[0]) else { continue };
        if pair[0] != pair[1] {
            line.tab = true;
        } else if row.is_none_or(|row| !(at + 1).is_multiple_of(row)) {
            // Two bars with nothing between them: an empty cell.
            line.empty_cells = line.empty_cells.saturating_add(1);
            line.blanks_before = line.blanks_before.saturating_add(1);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::outline::tests::rows_from;

    #[test]
    fn bars_part_the_rows_where_each_cell_ends_with_its_own() {
        let text = "KẾ HOẠCH THÁNG 10/2022\nI. LỊCH\n|\nTháng |\nNội dung |\nPhụ trách |\n|\nTháng 9 |\n- Họp |\nBCH |\n|\n\
                    Tháng 10 |\n- Dự giờ |\nCác tổ |\n|\nTháng 11 |\n- Hội thi |\nToàn đoàn |\nII. VIỆC";
        let rows = rows_from(text, 3);
        let told: Vec<_> = rows.iter().filter(|row| *row != "artifact 0").collect();
        assert_eq!(
            told[..6],
            ["column 2", "column 2", "column 2", "period 2 2022-09", "item 8 -", "cell 8"]
        );
        assert_eq!(told[6..9], ["period 2 2022-10", "item 12 -", "cell 12"]);
    }

    #[test]
    fn bars_part_the_cells_of_a_table() {
        let text = "KẾ HOẠCH\nTRƯỜNG TIỂU HỌC AN BÌNH\n|\nĐộc lập - Tự do - Hạnh phúc\n|\nI. TIẾN ĐỘ\n\
                    Thời gian\n|\nNội dung\n|\nPhân công\n|\n14/11/2018\n16g00\n|\nThu sản phẩm\n|\n|\n\
                    16/11/2018\n|\nHội diễn\n|\nCô Hoa\n|\nII. KINH PHÍ";
        let rows = rows_from(text, 6);
        let told: Vec<_> = rows.iter().filter(|row| *row != "artifact 0").collect();
        assert_eq!(
            told,
            [
                "section 0 I",
                "column 6",
                "column 6",
                "column 6",
                "cell 7",
                "cell 7",
                "cell 9",
                "cell 7",
                "cell 9",
                "cell 11",
                "section 0 II"
            ]
        );
    }

    #[test]
    fn a_cell_may_name_a_document() {
        for kind in ["Báo cáo", "Quyết định", "Tờ trình", "Danh sách"] {
            let rows = format!(
                "Việc\n|\nSản phẩm\n|\nThời gian\n|\nRà soát\n|\n{kind}\n|\nTháng 11/2022\n|\nTự kiểm tra\n|\n{kind}\n|\nQuý II\n|\n"
            );
            let text = format!("KẾ HOẠCH NĂM 2022\nI. NHIỆM VỤ\n{rows}II. TỔ CHỨC");
            let told: Vec<_> =
                rows_from(&text, 3).into_iter().filter(|row| row != "artifact 0").collect();
            assert_eq!(told[..3], ["column 2"; 3], "{kind}");
            assert_eq!(told[3..6], ["cell 3", "cell 5", "cell 7"], "{kind}");
            assert_eq!(told[6..], ["cell 3", "cell 5", "cell 7", "section 0 II"], "{kind}");
        }
    }

    #[test]
    fn each_row_may_begin_with_a_bar() {
        let rows = "|\nTT\n|\nViệc\n|\nAi\n|\n|\n1\n|\nRà soát\n|\nVăn phòng\n|\n|\n2\n|\nTự kiểm tra\n|\n|\n";
        let text = format!("KẾ HOẠCH NĂM 2022\nI. NHIỆM VỤ\n{rows}II. TỔ CHỨC");
        let told: Vec<_> =
            rows_from(&text, 3).into_iter().filter(|row| row != "artifact 0").collect();
        assert_eq!(
            told,
            [
                "column 2",
                "column 2",
                "column 2",
                "cell 4",
                "cell 6",
                "cell 8",
                "cell 4",
                "cell 6",
                "section 0 II"
            ]
        );
    }
}
