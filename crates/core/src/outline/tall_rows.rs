//! Rows on lines whose cells have several paragraphs: a copy out of a word processor or a spreadsheet breaks the line behind each.
//!
//! `Tháng 10`, a tab and `- Kiểm tra bếp` above `- Kiểm tra hồ sơ`, a tab and `BGH` above `TTCM` are one row. The tabs of the head row, or
//! its bars, tell how many a row has.

use super::build::Builder;
use super::numbering::{Fit, place};
use super::table::Table;
use super::{BlockId, Role};
use crate::grammar::ordinal::OrdinalKind;
use crate::grammar::period::{Remainder, period};
use crate::grammar::{closing, column, motto, person, tail};
use crate::lines::{End, Line, Shape, Start};

/// How many lines a row takes at most, so far as its next cell or the next row is looked for.
const REACH: usize = 24;

/// The longest further paragraph of the last cell of a table, in characters.
const LONGEST_LAST: u16 = 24;

impl Builder<'_> {
    /// What parts the cells of the open table and how often in a row, where its head row tells: tabs, or bars that end no row.
    fn parts_of_row(&self) -> Option<(u8, usize)> {
        let table = self.table.as_ref().filter(|t| t.on_lines && t.flat_row().is_none())?;
        let head = self.blocks.get(table.first_column()?.index())?;
        let lines = head.first as usize..=head.last as usize;
        let count = |mark: u8| lines.clone().map(|at| self.marks(at, mark)).sum::<usize>();
        let tabs = count(b'\t');
        if tabs > 0 {
            return Some((b'\t', tabs));
        }
        let line = self.line_text(head.first as usize);
        let bars = count(b'|');
        (bars > 0 && !line.starts_with('|')).then_some((b'|', bars))
    }

    /// Whether a bar ends each row of the open table, so that nothing behind it is of the row.
    fn bars_end_rows(&self) -> bool {
        let head = self.table.as_ref().and_then(Table::first_column);
        let head = head.and_then(|head| self.blocks.get(head.index()));
        head.is_some_and(|head| self.ends_row(head.first as usize))
    }

    /// Whether the row that is being read has as many cells as the head row, where that tells.
    pub(super) fn row_has_all_parts(&self) -> bool {
        let filled = self.table.as_ref().map_or(0, |t| t.filled);
        self.parts_of_row().is_some_and(|(_, most)| filled >= most)
    }

    /// How often a mark stands in line `i`, and tabs at its edges too.
    fn marks(&self, i: usize, mark: u8) -> usize {
        let Some(line) = self.lines.get(i) else { return 0 };
        let bytes = self.text.as_bytes();
        let edge = |bytes: &mut dyn Iterator<Item = &u8>| {
            bytes.take_while(|b| matches!(b, b' ' | b'\t')).filter(|b| **b == mark).count()
        };
        let inner = bytes.get(line.span.range()).unwrap_or_default();
        let before = bytes.get(..line.span.start()).unwrap_or_default();
        let behind = bytes.get(line.span.end()..).unwrap_or_default();
        let within = inner.iter().filter(|b| **b == mark).count();
        within + edge(&mut before.iter().rev()) + edge(&mut behind.iter())
    }

    /// A line of a row that has several, where the row or the table goes on behind it: a further paragraph of a cell.
    pub(super) fn line_of_tall_row(&mut self, i: usize, line: &Line) -> Option<usize> {
        let (mark, most) = self.parts_of_row()?;
        let own = self.marks(i, mark);
        let filled = self.table.as_ref().map_or(0, |t| t.filled);
        if own > 0 {
            let begins = self.begins_keyed_row(i) || filled + own > most;
            let opens = line.tab && !line.text(self.text).contains(char::from(mark));
            let within = !begins && filled > 0 && filled < most;
            let goes_on = (opens || within) && self.is_row_of(i, mark, most, filled);
            if let Some(table) = &mut self.table {
                table.filled = if begins { own } else { filled + own };
            }
            let above = self.blocks.last().filter(|b| b.role == Role::Cell);
            let rest = within && line.start == Start::Lower && line.blanks_before == 0;
            let extends = goes_on && rest && !(mark == b'|' && self.bars_end_rows());
            if extends && above.is_some_and(|b| b.last as usize + 1 == i) {
                self.extend(BlockId::new(self.blocks.len() - 1), i);
                self.current = None;
                return Some(i + 1);
            }
            // Nothing but the bar that ends it stands in the line.
            let opens_alone = !line.text(self.text).contains('|');
            return match line.shape {
                _ if mark == b'|' && !opens_alone && self.bars_end_rows() => None,
                // A tab alone before a cell: the first ones are empty. Or the row above is not full.
                Shape::Text if goes_on => Some(self.cells_on_lines(i, i)),
                Shape::Item(marker, at) if goes_on => Some(self.item_in_row(i, marker, at)),
                _ => None,
            };
        }
        if mark == b'|' && filled >= most && self.bars_end_rows() {
            return None;
        }
        let last = self.blocks.len().checked_sub(1)?;
        let above = *self.blocks.get(last)?;
        let in_row = match above.role {
            Role::Cell | Role::Period | Role::Item => true,
            Role::Section => self.marks(above.first as usize, mark) > 0,
            _ => false,
        };
        // Where blank lines part all the lines of a table, one stands between paragraphs of a cell as well.
        let blanks = self.lines.get(i - 1).map_or(0, |l| l.blanks_before.min(1));
        if !in_row || above.last as usize + 1 != i || line.blanks_before > blanks {
            return None;
        }
        if let Some(next) = self.broken_first_cell(i, line) {
            let filled = self.marks(i + 1, mark);
            self.table.iter_mut().for_each(|table| table.filled = filled);
            return Some(next);
        }
        let text = match line.shape {
            Shape::Text | Shape::Basis | Shape::Field => true,
            // "Tháng 10" below "Tháng 9" in the last cell of a row.
            Shape::Period(false) => self.first_head().is_some_and(|h| column::begins_count(&h)),
            _ => false,
        };
        let marked = match line.shape {
            Shape::Item(marker, at) => Some((marker, at)),
            _ => None,
        };
        // "(Nguồn: …)" below the last row.
        let noted = filled >= most && line.text(self.text).starts_with('(');
        if !text && marked.is_none() || noted {
            return None;
        }
        let (role, end) = (above.role, self.lines.get(i - 1)?.end);
        if self.row_goes_on_below(i, mark, most, filled) {
            if let Some(table) = &mut self.table {
                table.tall = true;
            }
        } else if !(text && filled >= most && blanks == 0 && self.ends_tall_row(i, line)) {
            return None;
        }
        if let Some((marker, at)) = marked {
            return Some(self.item_in_row(i, marker, at));
        }
        if line.start == Start::Lower
            && role != Role::Period
            && matches!(end, End::Word | End::Comma)
        {
            self.extend(BlockId::new(last), i);
            self.current = None;
            return Some(i + 1);
        }
        Some(self.cells_on_lines(i, i))
    }

    /// Whether the first cell of line `i` is what rows of the open table begin with.
    fn begins_keyed_row(&self, i: usize) -> bool {
        let Some(line) = self.lines.get(i).filter(|line| !line.tab) else { return false };
        let cell = |text: &str| text.split(['\t', '|']).next().unwrap_or("").trim().to_owned();
        let keys = self.first_head().and_then(|head| column::keys_below(&cell(&head)));
        let first = cell(line.text(self.text));
        keys.is_some_and(|keys| column::is_key(keys, &first))
            || matches!(period(&first), Some((_, Remainder::Nothing)))
    }

    /// Whether a further cell of the row above line `i`, or a row, comes soon behind it, before anything that stands in no table.
    fn row_goes_on_below(&self, i: usize, mark: u8, most: usize, filled: usize) -> bool {
        let blanks = self.lines.get(i).map_or(0, |l| l.blanks_before);
        let around = self.table.as_ref().map_or(0, |t| t.depth).min(self.frames.len());
        for at in i + 1..=i + REACH {
            let Some(line) = self.lines.get(at).filter(|l| l.blanks_before <= blanks) else {
                return false;
            };
            if self.marks(at, mark) > 0 {
                return self.is_row_of(at, mark, most, filled);
            }
            match line.shape {
                Shape::Text | Shape::Basis | Shape::Field | Shape::Item(..) => {}
                Shape::RowNumber | Shape::Period(_) | Shape::Artifact => {}
                Shape::Ordinal(o, _)
                    if o.kind != OrdinalKind::UpperRoman
                        && !line.capitals
                        && place(&self.frames[..around], &o).fit != Fit::Next => {}
                _ => return false,
            }
        }
        false
    }

    /// Whether line `i` goes on with a row of the open table that is not full, or begins one; the lines of a signature do neither.
    fn is_row_of(&self, i: usize, mark: u8, most: usize, filled: usize) -> bool {
        let text = self.line_text(i);
        let signs = |cell: &str| {
            tail::is_position(cell)
                || tail::is_authority(cell)
                || tail::names_maker(cell)
                || tail::recipients(cell).is_some()
                || person::is_name(cell)
        };
        let mut cells = text.split(char::from(mark)).map(str::trim).filter(|cell| !cell.is_empty());
        // "-", a tab and a point of a list.
        let listed = cells.clone().next().is_none_or(|cell| !cell.contains(char::is_alphanumeric));
        if self.heads_columns(i)
            || listed
            || cells.all(signs)
            || tail::is_signature_note(text)
            || motto::holds_motto(text)
        {
            return false;
        }
        let own = self.marks(i, mark);
        if filled < most && filled + own <= most || self.begins_keyed_row(i) {
            return true;
        }
        // A row that begins here has as many cells as the head.
        let mut cells = 0;
        for at in i..i + REACH {
            let apart = self.lines.get(at).is_none_or(|l| at > i && l.blanks_before > 1);
            if apart || cells >= most {
                break;
            }
            cells += self.marks(at, mark);
        }
        cells == most
    }

    /// Whether a line is the last paragraph of the last cell of a table with such cells: a few words above the next section, the
    /// tail or the end.
    fn ends_tall_row(&self, i: usize, line: &Line) -> bool {
        /// The longest abbreviation in capitals: `TTCM`.
        const LONGEST_ABBREVIATION: u16 = 8;
        let text = line.text(self.text);
        let over = self.lines.get(i + 1).is_none_or(|next| {
            matches!(next.shape, Shape::Recipients | Shape::Closing)
                || closing::opens_closing(next.text(self.text))
                || matches!(next.shape, Shape::Ordinal(..)) && !next.body(self.text).is_empty()
        });
        self.table.as_ref().is_some_and(|t| t.tall)
            && over
            && line.shape == Shape::Text
            && line.chars <= LONGEST_LAST
            && line.end == End::Word
            && (!line.capitals || line.chars <= LONGEST_ABBREVIATION)
            && !tail::is_position(text)
            && !tail::is_authority(text)
            && !tail::names_maker(text)
    }
}

#[cfg(test)]
mod tests {
    use crate::outline::tests::rows_from;

    #[test]
    fn a_further_paragraph_of_a_cell_ends_no_table() {
        let head = "KẾ HOẠCH NĂM HỌC 2020-2021\nI. LỊCH\n";
        let text = format!(
            "{head}Thời gian\tNội dung\tĐối tượng\tAi kiểm tra\nTháng 9/2020\tNề nếp\tCác lớp\tBGH\nTháng 10/2020\t- Bếp ăn\n\
             - Hồ sơ\tTổ nuôi\nGiáo viên\tBGH\nTTCM\nTháng 11/2020\tDự giờ\tGV\tBGH\nTTCM\nII. TỔ CHỨC"
        );
        let period = |month: &str| format!("period 2 2020-{month}");
        let expected = [
            "column 2",
            &period("09"),
            &period("10"),
            "item 5 -",
            "cell 5",
            "cell 5",
            &period("11"),
            "cell 9",
            "section 0 II",
        ];
        assert_eq!(rows_from(&text, 3), expected);
        let bars = text.replace('\t', " | ");
        assert_eq!(rows_from(&bars, 3), expected);
    }

    #[test]
    fn a_first_cell_of_two_lines_behind_a_tab() {
        let text = "KẾ HOẠCH THÁNG 12/2018\nI. LỊCH\nTUẦN\tTHỜI GIAN\tNỘI DUNG\tPHỤ TRÁCH\n14\tThứ hai\n3/12\t- Chào cờ.\n- Họp\tThầy Tâm\nBGH\n\
                    \tThứ ba\n4/12\t- Tập huấn\tCô Lan\n15\tThứ hai\n10/12\t- Kiểm tra\tBGH\nII. KHÁC";
        assert_eq!(
            rows_from(text, 3),
            [
                "column 2",
                "cell 3",
                "cell 3",
                "item 3 -",
                "cell 3",
                "cell 3",
                "cell 3",
                "cell 3",
                "cell 3",
                "section 0 II"
            ]
        );
    }

    #[test]
    fn what_stands_below_the_last_row_is_no_cell() {
        let table = "KẾ HOẠCH NĂM HỌC 2020-2021\nI. LỊCH\nTT\tNội dung\tAi\n1\tHọp\tBGH\nTổ trưởng\n2\tThi\tĐội\n";
        let rows = |below: &str| rows_from(&format!("{table}{below}"), 6);
        assert_eq!(
            rows("Các lớp tham gia đầy đủ.\nII. KHÁC"),
            ["cell 3", "paragraph 2", "section 0 II"]
        );
        assert_eq!(
            rows("HIỆU TRƯỞNG\tTỔNG PHỤ TRÁCH\n\nVi Thị Lan\tLò Văn An"),
            ["cell 3", "position 0", "signatory 0"]
        );
        assert_eq!(
            rows("BUỔI CHIỀU\nTT\tNội dung\tAi\n1\tVăn nghệ\tĐội"),
            ["cell 3", "paragraph 2", "column 2", "cell 8"]
        );
        assert_eq!(
            rows("Nơi nhận:\tHIỆU TRƯỞNG\n- Như trên;\n- Lưu VT.\tVi Thị Lan")[..3],
            ["cell 3", "recipients 0", "recipient 7"]
        );
    }

    #[test]
    fn a_bar_ends_each_row() {
        let text = "KẾ HOẠCH NĂM HỌC 2020-2021\nI. LỊCH\nThời gian | Nội dung | Ai |\nTháng 9 | Nề nếp |\nBGH\nTTCM |\nTháng 10 | Bếp ăn |\nHồ sơ\n\
                    Tổ nuôi |\nTháng 11 | Dự giờ | BGH |\nCác tổ tự kiểm tra.\nII. TỔ CHỨC";
        let rows = rows_from(text, 3);
        assert_eq!(rows[..2], ["column 2", "period 2 2020-09"]);
        let periods: Vec<_> = rows.iter().filter(|row| row.starts_with("period")).collect();
        assert_eq!(periods.len(), 3, "{rows:?}");
        assert_eq!(rows[8..], ["paragraph 2", "section 0 II"]);
    }
}
