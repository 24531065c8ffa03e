//! Tails whose columns bars part, as a copy out of a web page has them: `| Nơi nhận: | HIỆU TRƯỞNG |` above `| - Như trên; | |`.
//!
//! The bars stand before the words that the lines of a tail are told by. A row of a table may say as much as a row of a signature
//! does: it takes a name or a note below it to begin a tail.

use super::Role;
use super::build::Builder;
use crate::grammar::{head, person, tail};
use crate::lines::{Line, Shape};

/// How many cells of a row of a tail hold text at most.
const MOST_CELLS: usize = 2;

/// How many rows below it the name is looked for.
const REACH: usize = 10;

/// The longest row of a tail, in characters, but for one that lists recipients.
const LONGEST: u16 = 160;

/// The cells of a row that hold text.
fn cells(text: &str) -> impl Iterator<Item = &str> {
    text.split('|').map(str::trim).filter(|cell| !cell.is_empty())
}

/// What a cell is in a tail.
fn role(cell: &str) -> Option<Role> {
    let capitals = || !cell.contains(char::is_lowercase);
    let authority = || {
        tail::is_approved_by(cell)
            || tail::is_marked_authority(cell)
            || capitals() && (tail::is_authority(cell) || tail::names_party(cell))
    };
    if tail::recipients(cell).is_some() {
        Some(Role::Recipients)
    } else if tail::lists_recipient(cell) {
        Some(Role::Recipient)
    } else if tail::is_signature_note(cell) {
        Some(Role::Signatory)
    } else if authority() {
        Some(Role::Authority)
    } else if tail::is_position(cell) || capitals() && tail::names_maker(cell) {
        Some(Role::Position)
    } else if person::is_name(cell) {
        Some(Role::Signatory)
    } else if head::is_place_and_date(cell) {
        Some(Role::PlaceDate)
    } else {
        None
    }
}

/// What a row is: by its first cell, if the others have their place in a tail too.
fn role_of_row(text: &str) -> Option<Role> {
    let mut roles = cells(text).map(role);
    let first = roles.next()??;
    roles.all(|role| role.is_some()).then_some(first)
}

/// What the second cell of a row is, in capitals, and where it begins.
fn beside(text: &str) -> Option<(Role, usize)> {
    let first = cells(text).next()?;
    let behind = text.find(first)? + first.len();
    let cell = cells(&text[behind..]).next().filter(|cell| !cell.contains(char::is_lowercase))?;
    Some((role(cell)?, behind + text[behind..].find(cell)?))
}

/// Where the text of a row begins, behind its bars and the dash of a recipient.
fn text_at(text: &str) -> u16 {
    let rest = text.trim_start_matches(|c: char| c == '|' || c.is_whitespace());
    let listed = tail::lists_recipient(rest);
    let words = if listed { rest.trim_start_matches(|c: char| !c.is_alphanumeric()) } else { rest };
    u16::try_from(text.len() - words.len()).unwrap_or(0)
}

impl Builder<'_> {
    /// Whether a tail between bars begins with row `i`; reads the row if so.
    pub(super) fn opens_barred_tail(&mut self, i: usize, line: &Line) -> Option<usize> {
        let text = line.text(self.text);
        if cells(text).count() > MOST_CELLS {
            return None;
        }
        let role = role_of_row(text)?;
        let office = || {
            let small = |cell: &str| cell.contains(char::is_lowercase);
            line.chars <= LONGEST
                && !cells(text).any(|cell| person::is_name(cell) && small(cell))
                && self.name_follows_between_bars(i, line.capitals)
        };
        let begins = match role {
            Role::Recipients => true,
            Role::Authority | Role::Position | Role::PlaceDate => office(),
            Role::Recipient => {
                // The line "Nơi nhận:" was lost.
                let (role, at) = beside(text)?;
                let marked = || text.get(at..).is_some_and(tail::is_marked_authority);
                let begins = role == Role::Authority && marked()
                    || matches!(role, Role::Authority | Role::Position) && office();
                let at = u16::try_from(at).unwrap_or(0);
                return begins.then(|| self.begin_tail(role, i)).inspect(|_| self.set_text_at(at));
            }
            _ => false,
        };
        begins.then(|| self.begin_tail(role, i)).inspect(|_| self.set_text_at(text_at(text)))
    }

    /// Whether the rows below row `i` end a signature: a name or a note, before any row that is none of a tail. Nobody signed where
    /// the plan ends with offices in capitals.
    fn name_follows_between_bars(&self, i: usize, capitals: bool) -> bool {
        let below = self.lines.get(i + 1..).unwrap_or_default().iter().take(REACH);
        for line in below {
            let text = line.text(self.text);
            if cells(text).next().is_none() {
                continue;
            }
            match role_of_row(text) {
                _ if matches!(line.shape, Shape::Ordinal(..)) => return false,
                Some(Role::Signatory) => return true,
                Some(_) => {}
                None => return false,
            }
        }
        capitals && self.lines.len() <= i + 1 + REACH && !self.offices_fill_cells()
    }

    /// Whether a bar stands in a line or ends it.
    pub(super) fn is_barred(&self, line: &Line) -> bool {
        self.text.get(line.span.range()).is_some_and(|line| line.contains('|'))
    }

    /// A row between bars in an open tail.
    pub(super) fn barred_tail_line(&mut self, i: usize, line: &Line) -> Option<usize> {
        let text = line.text(self.text);
        let next = match role_of_row(text)? {
            Role::Recipient => match (self.listed_recipient(i), beside(text)) {
                (Some(next), _) => next,
                (None, Some((role, at))) => {
                    let next = self.tail_block(role, i);
                    self.set_text_at(u16::try_from(at).unwrap_or(0));
                    return Some(next);
                }
                // The first of a list begins it.
                (None, None) => self.tail_block(Role::Recipients, i),
            },
            role => self.tail_block(role, i),
        };
        self.set_text_at(text_at(text));
        Some(next)
    }
}

#[cfg(test)]
mod tests {
    use crate::outline::tests::rows_from;

    const TABLE: &str = "KẾ HOẠCH\nNăm 2024\nI. VIỆC\n| TT | Họ và tên | Chức vụ |\n| 1 | Vi Thị Én | HIỆU TRƯỞNG |\n| 2 | Lò Văn An | BÍ THƯ |\n";

    #[test]
    fn recipients_and_a_signature_between_bars_below_a_table() {
        for (between, rule) in [("", ""), ("\n", ""), ("\n", "|---|---|\n")] {
            let text = format!(
                "{TABLE}{between}| Nơi nhận: | HIỆU TRƯỞNG |\n{rule}| - Như trên; | |\n| - Lưu: VT. | Vi Thị Én |"
            );
            let rows = rows_from(&text, 7);
            let told: Vec<_> = rows.iter().filter(|row| *row != "rule 0").collect();
            let first = 7 + between.len();
            assert_eq!(
                told,
                ["recipients 0", &format!("recipient {first}"), &format!("recipient {first}")]
            );
        }
        let text = format!(
            "{TABLE}| | Xã Đông, ngày 5 tháng 1 năm 2024 |\n| NGƯỜI LẬP | HIỆU TRƯỞNG |\n| Lò Văn An | Vi Thị Én |"
        );
        assert_eq!(rows_from(&text, 7), ["place_date 0", "position 0", "signatory 0"]);
        let text =
            format!("{TABLE}| | KT. HIỆU TRƯỞNG |\n| | PHÓ HIỆU TRƯỞNG |\n| | |\n| | Lò Văn An |");
        assert_eq!(rows_from(&text, 7), ["authority 0", "position 0", "artifact 0", "signatory 0"]);
    }

    #[test]
    fn who_signs_side_by_side_between_bars() {
        let text = "KẾ HOẠCH\nNăm 2024\nI. VIỆC\n- Họp tổ.\n| DUYỆT CỦA BGH | TỔ TRƯỞNG |\n| (Ký, đóng dấu) | (Ký tên) |\n| Vi Thị Én | Lò Văn An |";
        assert_eq!(rows_from(text, 5), ["authority 0", "signatory 0", "signatory 0"]);
        let text = format!("{TABLE}NGƯỜI LẬP KẾ HOẠCH | HIỆU TRƯỞNG |\nLò Văn An | Vi Thị Én |");
        assert_eq!(rows_from(&text, 7), ["position 0", "signatory 0"]);
    }

    #[test]
    fn offices_in_cells_sign_nothing() {
        let text = "KẾ HOẠCH\nNăm 2024\nI. VIỆC\n| NHIỆM VỤ | PHỤ TRÁCH |\n| Chỉ đạo chung | HIỆU TRƯỞNG |\n| Chuyên môn | PHÓ HIỆU TRƯỞNG |\nII. KHÁC";
        assert_eq!(rows_from(text, 5), ["cell 4", "cell 4", "section 0 II"]);
        let text = "KẾ HOẠCH\nNăm 2024\nI. VIỆC\n| Chức vụ | Họ và tên |\n| HIỆU TRƯỞNG | Vi Thị Én |\n| BÍ THƯ | Lò Văn An |\nII. KHÁC";
        assert_eq!(rows_from(text, 5), ["cell 4", "cell 4", "section 0 II"]);
    }

    #[test]
    fn recipients_whose_head_was_lost() {
        let plan = "KẾ HOẠCH\nNăm 2024\nI. VIỆC\n1. Học sinh.\n";
        let text = format!(
            "{plan}- Như trên; | TM. ỦY BAN NHÂN DÂN |\n- Lưu: VT. | CHỦ TỊCH |\n- Lưu: VP. | |\n| | Vi Thị Én |"
        );
        assert_eq!(
            rows_from(&text, 5),
            ["authority 0", "position 0", "recipients 0", "signatory 0"]
        );
        let text = format!(
            "{plan}- Như trên; | TM. ỦY BAN NHÂN DÂN |\nDANH MỤC NHIỆM VỤ\n(Kèm theo Kế hoạch số 2/KH-UBND)\nTT | Nhiệm vụ | Ai |\n1 | Họp | Tổ 1 |"
        );
        assert_eq!(rows_from(&text, 5)[..3], ["authority 0", "title 0", "title 0"]);
        // An item with a bar in it.
        let text = format!("{plan}- Họp | thi |\n- Dự giờ | CHỦ TỊCH |\nII. KHÁC");
        assert!(rows_from(&text, 5)[1].starts_with("item"));
    }

    #[test]
    fn who_signs_in_capitals_with_no_bar_before_them() {
        for end in ["", " |"] {
            let text = format!(
                "KẾ HOẠCH\nNăm 2024\nI. VIỆC\n- Họp tổ.\nNGƯỜI LẬP | HIỆU TRƯỞNG{end}\nVi Thị Én | Lò Văn An{end}"
            );
            assert_eq!(rows_from(&text, 5), ["position 0", "signatory 0"], "{end:?}");
        }
    }
}
