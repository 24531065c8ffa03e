//! What pages print on themselves: their numbers, and a header that they repeat.

use super::Role;
use super::build::Builder;
use super::continuation::wants_number;
use super::numbering::Frame;
use super::table::Table;
use crate::grammar::column;
use crate::grammar::ordinal::{Delimiter, Ordinal, OrdinalKind};
use crate::lines::{End, Line, Shape, Start};

/// The texts that begin more than one page. The head row of a table may be repeated too, a cell by chance, and the
/// letterheads of plans that follow each other, which are in capitals.
pub(super) fn running_heads<'t>(text: &'t str, lines: &[Line]) -> Vec<&'t str> {
    /// A header of pages is short and says more than a cell, in characters.
    const LENGTHS: std::ops::RangeInclusive<u16> = 16..=120;
    // A page begins behind a form feed or below the line that counts pages.
    let below = |n: usize| n > 0 && lines[n - 1].shape == Shape::Artifact;
    let mut heads: Vec<&str> = lines
        .iter()
        .enumerate()
        .filter(|(n, l)| (l.page || below(*n)) && !l.tab && !l.capitals && l.shape == Shape::Text)
        .filter(|(_, l)| LENGTHS.contains(&l.chars))
        .map(|(_, l)| l.text(text))
        .filter(|head| !column::is_column(head))
        .collect();
    heads.sort_unstable();
    let twice = |n: &usize| heads[*n] == heads[*n - 1];
    let mut running: Vec<&str> = (1..heads.len()).filter(twice).map(|n| heads[n]).collect();
    running.dedup();
    running
}

impl Builder<'_> {
    /// A text that begins more than one page: the header of the pages.
    pub(super) fn is_running_head(&self, i: usize) -> bool {
        let Some(line) = self.lines.get(i).filter(|l| l.shape == Shape::Text) else { return false };
        self.running.contains(&line.text(self.text)) && !self.letterhead_follows(i)
    }

    /// A number alone that is that of the page that is due, or of the next: one may have no number.
    pub(super) fn is_due_page(&mut self, line: &Line) -> bool {
        let number = column::row_number(line.text(self.text));
        let due = number.filter(|n| (self.next_page..=self.next_page + 1).contains(n));
        if let Some(number) = due {
            self.next_page = number + 1;
        }
        due.is_some()
    }

    /// Whether the numbers that stand alone from line `i` on count pages, though the first of them were lost: each one more than
    /// the one before, and far apart.
    fn begins_run_of_pages(&self, i: usize, number: u32) -> bool {
        const FEWEST_PAGES: usize = 3;
        const SHORTEST_PAGE: usize = 12;
        const LONGEST_PAGE: usize = 120;
        let (mut at, mut due, mut pages) = (i, number + 1, 1);
        while pages < FEWEST_PAGES {
            let rest = self.lines.get(at + 1..).unwrap_or_default();
            let next = rest.iter().take(LONGEST_PAGE).position(|l| l.shape == Shape::RowNumber);
            let far = next.filter(|lines| *lines >= SHORTEST_PAGE);
            let Some(found) = far.map(|lines| at + 1 + lines) else { return false };
            if self.line_text(found).parse() != Ok(due) {
                return false;
            }
            (at, due, pages) = (found, due + 1, pages + 1);
        }
        number > 1
    }

    /// A number in brackets alone on its line that counts no point of a list: sites that share documents print it between
    /// pages.
    pub(super) fn is_page_mark(&self, line: &Line, ordinal: &Ordinal) -> bool {
        ordinal.delimiter == Delimiter::Parentheses
            && ordinal.kind == OrdinalKind::Arabic
            && ordinal.value > 1
            && !line.tab
            && self.table.is_none()
            && line.body(self.text).is_empty()
            && !self.frames.iter().any(|frame| match frame {
                Frame::Section(_, open, _) => {
                    open.delimiter == ordinal.delimiter && open.value + 1 == ordinal.value
                }
                _ => false,
            })
    }

    /// Whether a number stands between the cells of a table without borders whose other numbers alone count its rows, and is
    /// none of those: the next of them follows.
    fn is_page_in_rows(&self, i: usize, number: u32) -> bool {
        const FEWEST_ROWS: u32 = 2;
        const REACH: usize = 400;
        const BELOW: usize = 40;
        if !self.table.as_ref().is_some_and(|t| t.counts && !t.tabbed && !t.on_lines) {
            return false;
        }
        let row_number = |at: usize| {
            let line = self.lines.get(at).filter(|l| l.shape == Shape::RowNumber)?;
            column::row_number(line.text(self.text))
        };
        let width = self.table.as_ref().map_or(0, Table::width);
        // From the last row up to the head row: each is as long as the head at least.
        let above = self.blocks.iter().rev().take(REACH).take_while(|b| b.role != Role::Column);
        let cells = above.filter(|b| b.role == Role::Cell).map(|b| b.first as usize);
        let mut rows = cells.filter_map(|at| Some((at, row_number(at)?)));
        let Some((from, last)) = rows.next() else { return false };
        let (mut at, mut first, mut all) = (from, last, true);
        for (row, number) in rows {
            all &= number + 1 == first && row + width <= at;
            (at, first) = (row, number);
        }
        let mut below = (i + 1..=i + BELOW).filter_map(|at| Some((at, row_number(at)?)));
        all && last + 1 >= first + FEWEST_ROWS
            && below.next().is_some_and(|(next, due)| due == last + 1 && from + width < next)
            && (number != last + 1 || row_number(i + 1) == Some(number))
    }

    /// A number alone on its line that counts pages.
    pub(super) fn is_page_number(&mut self, i: usize) -> bool {
        let Some(line) = self.lines.get(i) else { return false };
        let Ok(number) = self.line_text(i).parse::<u32>() else { return false };
        let next = self.lines.get(i + 1);
        // A number behind a tab above another cell counts a row.
        if line.tab && !line.page && next.is_some_and(|n| n.tab && !n.page) {
            return false;
        }
        let at_break = line.page || next.is_some_and(|n| n.page);
        let due = number == self.next_page || number == self.next_page + 1 && self.next_page == 1;
        let due = due || self.next_page == 1 && self.begins_run_of_pages(i, number);
        let last = next.is_none();

        let found = if self.paged {
            at_break || due && last
        } else {
            let wanted = i.checked_sub(1).is_some_and(|above| wants_number(self.line_text(above)));
            // Between the halves of a sentence a number counts pages, whatever came before it.
            let above = i.checked_sub(1).and_then(|above| self.lines.get(above));
            let parts = above.is_some_and(|l| l.end == End::Comma && l.chars > 40)
                && next.is_some_and(|n| n.start == Start::Lower && n.shape == Shape::Text);
            let beside = self.table.as_ref().is_none_or(|t| t.on_lines && t.flat_row().is_none());
            (due || parts) && !wanted && (beside || due && self.is_page_in_rows(i, number))
        };
        if found {
            self.next_page = number + 1;
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use crate::lines::Shape;
    use crate::outline::{Outline, Role};

    /// The roles of the lines that begin pages, behind the first.
    fn at_page_tops(text: &str) -> Vec<Role> {
        let outline = Outline::of(text);
        let tops = outline.lines().iter().enumerate().filter(|(_, line)| line.page);
        tops.filter_map(|(i, _)| Some(outline.block(outline.owner(i)?)?.role)).collect()
    }

    #[test]
    fn headers_that_pages_repeat() {
        let text = "KẾ HOẠCH\nI. NỘI DUNG\n- Họp\n\u{c}HTX Tân Tiến – Kế hoạch sản xuất\n- Gieo sạ\n\
                    \u{c}HTX Tân Tiến – Kế hoạch sản xuất\n- Thu hoạch\n";
        assert_eq!(at_page_tops(text), [Role::Artifact, Role::Artifact]);
    }

    #[test]
    fn letterheads_and_cells_that_pages_repeat() {
        let plan = "\u{c}TRƯỜNG MẦM NON SAO MAI\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nKẾ HOẠCH THÁNG 9\n1. Họp\n";
        let text =
            format!("KẾ HOẠCH NĂM\nI. NỘI DUNG\n1. Họp\nHIỆU TRƯỞNG\nLê Thị Cúc\n{plan}{plan}");
        assert_eq!(at_page_tops(&text), [Role::Issuer, Role::Issuer]);
        let cells = "KẾ HOẠCH\nI. VIỆC\n- Họp\n\u{c}Công đoàn\n- Thăm\n\u{c}Công đoàn\n";
        assert!(!at_page_tops(cells).contains(&Role::Artifact));
    }

    #[test]
    fn numbers_in_brackets_that_a_site_puts_between_pages() {
        let roles = |text: &str| -> Vec<_> {
            let outline = Outline::of(text);
            (0..outline.lines().len())
                .filter_map(|i| Some(outline.block(outline.owner(i)?)?.role))
                .collect()
        };
        assert_eq!(
            roles("KẾ HOẠCH\nI. VIỆC\n- Họp\n(2)\n- Thi")[3..],
            [Role::Artifact, Role::Item]
        );
        assert_eq!(
            roles("KẾ HOẠCH\nI. VIỆC\n(1)\nHọp\n(2)\nThi")[2..4],
            [Role::Section, Role::Section]
        );
    }

    #[test]
    fn pages_whose_first_numbers_were_lost() {
        let page = |number: u32| format!("{}{number}\n", "- Dọn vệ sinh.\n".repeat(14));
        let roles = |pages: &[u32]| -> Vec<_> {
            let pages: String = pages.iter().map(|number| page(*number)).collect();
            let outline = Outline::of(&format!("KẾ HOẠCH\nI. VIỆC\n{pages}- Hết."));
            let lines = outline.lines().iter().enumerate();
            lines
                .filter(|(_, line)| line.shape == Shape::RowNumber)
                .filter_map(|(i, _)| Some(outline.block(outline.owner(i)?)?.role))
                .collect()
        };
        assert_eq!(roles(&[5, 6, 7, 8]), [Role::Artifact; 4]);
        assert!(!roles(&[5, 9, 7]).contains(&Role::Artifact));
    }

    #[test]
    fn a_page_number_between_the_cells_of_a_table() {
        let role = |text: &str, wanted: &str, nth: usize| {
            let outline = Outline::of(text);
            let mut lines = outline.lines().iter().enumerate();
            let mut found = lines.by_ref().filter(|(_, l)| l.text(text) == wanted);
            let (at, _) = found.nth(nth).unwrap();
            outline.block(outline.owner(at).unwrap()).unwrap().role
        };
        let head =
            "KẾ HOẠCH\nI. LỊCH\nSTT\nNội dung\nAi\nThời gian\n1\nHọp\nTổ 1\nTháng 9\n2\nDự giờ\n";
        let text = format!("{head}2\nBGH\nTháng 10\n3\nHội thi\nBGH\nTháng 11");
        assert_eq!(role(&text, "2", 0), Role::Cell);
        assert_eq!(role(&text, "2", 1), Role::Artifact);
        let text = format!("{head}BGH\nTháng 10\n3\nHội thi\nBGH\nTháng 11");
        assert_eq!(role(&text, "3", 0), Role::Cell);
        let amounts = "KẾ HOẠCH\nI. CHỈ TIÊU\nSTT\nChỉ tiêu\nSố lượng\n1\nCông trình\n02\n2\nTrồng cây\n50\n3\nĐội hình\n2\n";
        assert_eq!(role(amounts, "2", 0), Role::Cell);
        assert_eq!(role(amounts, "2", 1), Role::Cell);
    }
}
