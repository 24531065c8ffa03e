//! A plan that was copied with the web page around it: what the site puts above and below is no part of the plan.

use super::Role;
use super::build::Builder;
use super::torn::torn_form;
use crate::grammar::keyword::{blanks, strip};
use crate::grammar::ordinal::OrdinalKind;
use crate::grammar::{artifact, head, motto, person, tail, title};
use crate::lines::{End, Line, Shape, Start};

/// How many lines of a page may stand above the plan.
const SITE_WINDOW: usize = 600;

/// How many lines a page that repeats the title or the first words of a plan puts above it.
const TEASER_WINDOW: usize = 40;

/// As many points of a list below its title make a plan, and no page's first words of one.
const LONGEST_TEASER: usize = 3;

/// The longest name of a body in a letterhead, in characters.
const LONGEST_HEAD_LINE: u16 = 60;

/// How many lines behind a title its bases or first section stand.
const HEAD_REACH: usize = 16;

impl Builder<'_> {
    /// Skips what a web page puts above the plan, where the page or the plan's letterhead shows it; gives the plan's
    /// first line.
    pub(super) fn skip_site(&mut self, i: usize) -> usize {
        let i = self.skip_mail_head(i);
        let i = self.skip_card(i);
        let i = self.skip_related(i);
        let i = self.skip_crumbs(i);
        let end = self.lines.len().min(i + SITE_WINDOW);
        // A title below a chapter is that of another part.
        let end = (i..end).find(|at| self.is_of_plan(*at)).unwrap_or(end);
        let Some(anchor) = self.plan_anchor(i, end) else { return i };
        let start = self.letterhead_above(i, anchor);
        // "Phụ lục I" says by which form the plan is written.
        let start = (i..start).find(|at| self.lines[*at].shape == Shape::Appendix).unwrap_or(start);
        if start <= i {
            return i;
        }
        let framed = (i..start).any(|at| self.is_of_site(at));
        if !framed && !self.stands_above_letterhead(i, start, anchor) {
            return i;
        }
        self.site |= (i..start).any(|at| artifact::is_site(self.lines[at].body(self.text)));
        self.leave_to_page(i, start);
        start
    }

    /// Whether a line heads a chapter of a plan, which no page has around it: `Phần I`, `II. NHIỆM VỤ`.
    fn is_of_plan(&self, i: usize) -> bool {
        let line = &self.lines[i];
        let Shape::Ordinal(ordinal, _) = line.shape else { return false };
        match ordinal.kind {
            OrdinalKind::Part | OrdinalKind::Chapter => true,
            OrdinalKind::UpperRoman => line.capitals,
            _ => false,
        }
    }

    /// Skips the numbered acts that a collection of laws lists above one, where its letterhead follows: `- 1Luật Trẻ em 2016`.
    fn skip_related(&mut self, i: usize) -> usize {
        let mut end = i;
        while let Some(line) = self.lines.get(end) {
            let due = (end - i + 1).to_string();
            let item = matches!(line.shape, Shape::Item(..));
            let act = line.body(self.text).strip_prefix(due.as_str()).map(blanks);
            if !item || !act.is_some_and(|act| act.starts_with(char::is_uppercase)) {
                break;
            }
            end += 1;
        }
        let letterhead = self.lines.get(end).is_some_and(|line| {
            let text = line.text(self.text);
            self.is_motto(end) || head::begins_head(text) || head::second_column(text).is_some()
        });
        if end == i || !letterhead {
            return i;
        }
        self.leave_to_page(i, end);
        end
    }

    /// Skips the names of the menu that leads to the plan, where no letterhead follows: `Hiệu trưởng` above `Kế hoạch năm 2020-2021`
    /// above the plan's own title, in capitals.
    fn skip_crumbs(&mut self, i: usize) -> usize {
        const REACH: usize = 4;
        let titled = |at: &usize| {
            let line = &self.lines[*at];
            line.shape == Shape::Title && line.capitals
        };
        let end = self.lines.len().min(i + REACH);
        let Some(title) = (i..end).find(titled).filter(|at| self.begins_plan(*at)) else {
            return i;
        };
        let crumb = |at: usize| {
            let text = self.line_text(at);
            !self.lines[at].capitals
                && title::title(text).is_some_and(|t| title::is_plan_kind(t.kind))
        };
        let menu = |at: usize| crumb(at) || tail::is_position(self.line_text(at));
        if title == i || !(i..title).all(menu) || !(i..title).any(crumb) {
            return i;
        }
        self.leave_to_page(i, title);
        title
    }

    /// Skips what a site for documents prints above one: its format, its pages, how often it was read; gives the line behind.
    ///
    /// It takes two lines that only a page has, with nothing between them but short lines.
    fn skip_card(&mut self, i: usize) -> usize {
        const REACH: usize = 32;
        const LONGEST: u16 = 120;
        const FEWEST: usize = 2;
        let (mut end, mut shown) = (i, 0);
        for at in i..self.lines.len().min(i + REACH) {
            let line = &self.lines[at];
            let of_site = self.is_of_site(at);
            let plain = match line.shape {
                Shape::Text | Shape::Artifact | Shape::RowNumber | Shape::Title | Shape::Field => {
                    true
                }
                Shape::Ordinal(..) | Shape::Item(..) | Shape::Period(_) => of_site,
                _ => false,
            };
            let heads = self.is_motto(at)
                || head::begins_head(line.text(self.text))
                || line.shape == Shape::Title && line.capitals;
            if !plain || heads || line.chars > LONGEST && !of_site {
                break;
            }
            if of_site {
                shown += 1;
                end = at + 1;
            }
        }
        if shown < FEWEST {
            return i;
        }
        // Numbers that count readers and copies.
        while self.lines.get(end).is_some_and(|line| {
            line.text(self.text).bytes().all(|b| b.is_ascii_digit() || b == b' ')
        }) {
            end += 1;
        }
        self.site = true;
        self.leave_to_page(i, end);
        end
    }

    /// Where the lines end, from line `i` on, by which a page counts its visits: `Thống kê` above `Hôm nay : 12`, `Tháng 07 : 77`;
    /// line `i` itself where none stands there.
    pub(super) fn visits_end(&self, i: usize) -> usize {
        const MOST: usize = 10;
        let text = |at: usize| self.line_text(at);
        let headed = usize::from(artifact::heads_visits(text(i)));
        let from = i + headed;
        if !artifact::counts_visits_of_day(text(from)) {
            return i;
        }
        (from..from + MOST).find(|at| !artifact::counts_visits(text(*at))).unwrap_or(from + MOST)
    }

    /// The lines from `from` on, up to `to`, are none of the plan.
    pub(super) fn leave_to_page(&mut self, from: usize, to: usize) {
        for at in from..to {
            self.open(Role::Artifact, at, None);
        }
    }

    /// Skips the lines that say who sent an e-mail, to whom and when; gives the line behind them.
    fn skip_mail_head(&mut self, i: usize) -> usize {
        const FEWEST: usize = 3;
        let rest = self.lines.get(i..).unwrap_or_default();
        let announced = rest.first().is_some_and(|l| artifact::is_forward(l.text(self.text)));
        let rest = rest.get(usize::from(announced)..).unwrap_or_default();
        let keys = rest.iter().take_while(|l| artifact::is_mail_key(l.text(self.text))).count();
        if keys < FEWEST {
            return i;
        }
        let end = i + usize::from(announced) + keys;
        self.leave_to_page(i, end);
        end
    }

    /// Whether a line above the plan is one that only a page has.
    pub(super) fn is_of_site(&self, i: usize) -> bool {
        self.lines.get(i).is_some_and(|line| {
            let text = line.text(self.text);
            artifact::is_site(line.body(self.text))
                || artifact::is_site(text)
                || artifact::is_card(text)
                || artifact::is_timestamp(text)
                || artifact::is_page_date(text)
                || artifact::is_bare_date(text)
                || artifact::names_page(text)
                || artifact::counts_visits(text)
                    && i > 0
                    && artifact::counts_visits(self.line_text(i - 1))
        })
    }

    /// The title of the first plan, or its motto where it has no title.
    fn plan_anchor(&self, i: usize, end: usize) -> Option<usize> {
        let Some(title) = (i..end).find(|at| self.heads_plan(*at)) else {
            let head = end.min(i + TEASER_WINDOW);
            return (i..head).find(|at| self.is_motto(*at));
        };
        // A page prints the title of the plan above the plan, perhaps with its first words: the letterhead and the title once
        // more follow.
        let (mut lettered, mut framed) = (false, false);
        for at in title + 1..self.lines.len().min(title + TEASER_WINDOW) {
            match self.lines[at].shape {
                _ if self.is_of_site(at) => framed = true,
                _ if self.is_of_body(at) => break,
                Shape::Title if lettered && self.heads_plan(at) => return Some(at),
                _ => {
                    lettered |=
                        self.is_motto(at) || framed && head::begins_head(self.line_text(at));
                }
            }
        }
        Some(title)
    }

    /// Whether Quốc hiệu, Tiêu ngữ or their like stand on line `i`, alone or behind the name of a body.
    fn is_motto(&self, i: usize) -> bool {
        let Some(line) = self.lines.get(i) else { return false };
        line.shape == Shape::Motto
            || head::joins_motto(line.text(self.text))
            || motto::holds_motto(line.text(self.text))
            || self.broken_form(i) == Some(Role::Motto)
    }

    /// Whether the lines `i` to `start` stand above a whole letterhead, as pages print the title of a plan, its first words
    /// and whatever they know of it: a plan begins with its letterhead. A cover has the names of bodies, in capitals, and
    /// the title too.
    fn stands_above_letterhead(&self, i: usize, start: usize, anchor: usize) -> bool {
        let titled = |at: usize| title::title(self.line_text(at)).is_some();
        let bodies = (i..start).filter(|at| head::begins_head(self.line_text(*at))).count();
        let cover =
            bodies > 1 || bodies == 1 && (i..start).any(|at| titled(at) && self.lines[at].capitals);
        // A title in capitals above a list is a plan of its own, without sections.
        let title = (i..start).find(|at| titled(*at) && self.lines[*at].capitals);
        let listed = title.map_or(0, |title| {
            self.lines[title..start].iter().filter(|l| matches!(l.shape, Shape::Item(..))).count()
        });
        !cover
            && listed < LONGEST_TEASER
            && start - i <= TEASER_WINDOW
            && (start..=anchor).any(|at| self.is_motto(at))
            && (i..start).all(|at| {
                let line = &self.lines[at];
                let form = matches!(
                    line.shape,
                    Shape::Motto | Shape::Number | Shape::PlaceDate | Shape::Stamp
                );
                !form
                    && !self.is_of_body(at)
                    && self.broken_form(at).is_none()
                    && !self.is_in_columns(line)
            })
    }

    /// Whether two columns of a letterhead stand on a line, with a gap between them: `… ngày 20/11 năm 2023` may end a title.
    fn is_in_columns(&self, line: &Line) -> bool {
        let text = line.text(self.text);
        head::second_column(text).is_some()
            && (text.contains("  ") || text.contains(['\t', '|']) || head::joins_motto(text))
    }

    /// Whether a line is one that bodies and tails of plans have, and pages above them have not.
    fn is_of_body(&self, i: usize) -> bool {
        let line = &self.lines[i];
        match line.shape {
            Shape::Ordinal(..) => {
                let body = line.body(self.text);
                !body.is_empty() && !artifact::is_sample(body)
            }
            Shape::Period(texted) => !texted,
            Shape::Authority | Shape::Recipients | Shape::Closing => true,
            _ => line.tab,
        }
    }

    /// Whether a title at line `at` is followed by the rest of a plan: bases, or a first section.
    fn heads_plan(&self, at: usize) -> bool {
        let framed = || self.lines[..at].iter().any(|l| artifact::is_site(l.body(self.text)));
        let title = self.lines.get(at).is_some_and(|l| l.shape == Shape::Title && l.capitals);
        title && (self.begins_plan(at) || framed())
    }

    /// Whether a title in capitals stands at line `at` with its bases or its first section soon behind it.
    pub(super) fn begins_plan(&self, at: usize) -> bool {
        let Some(line) = self.lines.get(at) else { return false };
        line.shape == Shape::Title
            && line.capitals
            && (at + 1..self.lines.len().min(at + HEAD_REACH)).any(|n| {
                matches!(self.lines[n].shape, Shape::Ordinal(o, _) if o.value == 1)
                    || self.begins_bases(n)
            })
    }

    /// The first line of the letterhead above a title: issuers, motto, number, place and date.
    fn letterhead_above(&self, from: usize, title: usize) -> usize {
        let mut start = title;
        while start > from {
            let line = &self.lines[start - 1];
            let text = line.text(self.text);
            let belongs = match line.shape {
                Shape::Motto | Shape::Number | Shape::PlaceDate | Shape::Stamp | Shape::Rule => {
                    true
                }
                Shape::Artifact => text.starts_with('|'),
                Shape::Text | Shape::Authority => {
                    let broken = || {
                        self.broken_form(start - 1).is_some()
                            || start - 1 > from && self.broken_form(start - 2).is_some()
                    };
                    !self.is_of_site(start - 1)
                        && (head::is_issuer(text)
                            || motto::holds_motto(text)
                            || start - 1 > from && self.is_below_body(start - 1)
                            || head::names_body(text) && line.chars <= LONGEST_HEAD_LINE
                            || head::holds_number(text)
                            || torn_form(text).is_some()
                            || head::second_column(text).is_some()
                            || broken())
                }
                _ => start - 1 > from && self.broken_form(start - 2).is_some(),
            };
            if belongs {
                start -= 1;
            } else if let Some(body) = self.body_above_contacts(from, start) {
                start = body;
            } else if let Some(form) = self.form_above_buttons(from, start) {
                start = form;
            } else {
                break;
            }
        }
        start
    }

    /// The last line of a letterhead above the buttons that a page put between it and the title, which stands on line `end`.
    fn form_above_buttons(&self, from: usize, end: usize) -> Option<usize> {
        const MOST: usize = 4;
        let buttons = (from..end).rev().take(MOST).take_while(|at| self.is_of_site(*at)).count();
        let above = end.checked_sub(buttons + 1).filter(|at| buttons > 0 && *at >= from)?;
        let form =
            matches!(self.lines[above].shape, Shape::Motto | Shape::Number | Shape::PlaceDate);
        form.then_some(above)
    }

    /// The name of a body in capitals above the lines that say where it is found, which end before line `end`; one of them may lack
    /// its key.
    fn body_above_contacts(&self, from: usize, end: usize) -> Option<usize> {
        const MOST: usize = 6;
        let mut plain = 0;
        for at in (from..end).rev().take(MOST) {
            let line = &self.lines[at];
            let text = line.text(self.text);
            if head::begins_head(text) {
                return (at + 1 < end).then_some(at);
            }
            if !head::is_contact(text) {
                plain += 1;
                let address = line.shape == Shape::Text && line.chars <= LONGEST_HEAD_LINE;
                if !address || plain > 1 || at + 1 == end {
                    return None;
                }
            }
        }
        None
    }

    /// Whether a short name stands right below that of a body in capitals: `Mầm non Mùa Thu` below `UBND PHƯỜNG AN BÌNH`.
    fn is_below_body(&self, i: usize) -> bool {
        const LONGEST_NAME: u16 = 40;
        let (above, line) = (&self.lines[i - 1], &self.lines[i]);
        head::begins_head(above.text(self.text))
            && line.shape == Shape::Text
            && line.chars <= LONGEST_NAME
            && line.start == Start::Upper
            && line.end == End::Word
            && line.blanks_before <= 1
            && title::title(line.text(self.text)).is_none()
    }

    /// Whether the page around the plan goes on at line `i`: everything from there on is the site's.
    pub(super) fn site_returns(&self, i: usize) -> bool {
        let Some(line) = self.lines.get(i) else { return false };
        let ended = self.tail.seen || self.tail.closed;
        line.shape != Shape::Recipients && artifact::is_foot(line.text(self.text))
            || self.tail.seen && names_source(line.text(self.text))
            || ended
                && (self.site || strip(line.text(self.text), "mẫu số").is_none())
                && artifact::is_sample(line.body(self.text))
            || ended
                && artifact::is_site(line.body(self.text))
                && !(self.tail.open && matches!(line.shape, Shape::Item(..)))
            || self.tail.signs() && self.stands_above_foot(i)
            || self.is_last_of_page(i)
    }

    /// Whether nothing but loose lines stand between line `i`, below a signature, and one that only a page has: titles of other
    /// articles, comments.
    fn stands_above_foot(&self, i: usize) -> bool {
        const REACH: usize = 24;
        const LONGEST: u16 = 160;
        let signed = self.blocks.last().is_some_and(|block| block.role == Role::Signatory);
        let text = self.line_text(i);
        if !signed || person::is_name(text) || tail::is_position(text) {
            return false;
        }
        let loose = |line: &Line| {
            let short = !line.capitals && !line.tab && line.chars <= LONGEST;
            let plain = matches!(
                line.shape,
                Shape::Text | Shape::Field | Shape::Artifact | Shape::RowNumber | Shape::Title
            );
            short && plain
        };
        let below = self.lines[i..].iter().take(REACH);
        let mut below = below.skip_while(|l| loose(l) && !self.is_page_below(l));
        below.next().is_some_and(|l| self.is_page_below(l))
    }

    /// Whether a line below a plan is one that only a page has.
    fn is_page_below(&self, line: &Line) -> bool {
        artifact::is_foot(line.text(self.text)) || artifact::is_site(line.body(self.text))
    }

    /// Whether line `i` and all lines behind it, which are few, are a page's: `Tác giả: …` above `Nguồn: …` as the last lines.
    fn is_last_of_page(&self, i: usize) -> bool {
        const MOST: usize = 8;
        let below = &self.lines[i..];
        let of_page = |line: &Line| {
            let text = line.text(self.text);
            line.shape == Shape::Text && artifact::is_site(text)
                || names_source(text)
                || artifact::is_timestamp(text)
        };
        below.len() <= MOST && artifact::is_site(self.line_text(i)) && below.iter().all(of_page)
    }

    /// Where the next plan begins behind the foot of a page at line `i`: at its letterhead, or at its title.
    pub(super) fn next_plan(&self, i: usize) -> usize {
        let found = (i + 1..self.lines.len()).find(|at| {
            let line = &self.lines[*at];
            line.shape == Shape::Motto
                || head::joins_motto(line.text(self.text))
                || self.begins_plan(*at)
        });
        found.map_or(self.lines.len(), |at| self.letterhead_above(i + 1, at))
    }

    /// Whether line `i` is a button or a link that the page put into the plan.
    pub(super) fn is_button(&self, i: usize) -> bool {
        self.site && self.lines.get(i).is_some_and(|line| artifact::is_site(line.body(self.text)))
    }
}

/// Whether a line below a signature says where a page has the plan from: `Nguồn: Văn phòng UBND`.
fn names_source(text: &str) -> bool {
    text.starts_with("Nguồn:") || text.starts_with("Nguồn :")
}

#[cfg(test)]
mod tests {
    use crate::outline::tests::rows_from;

    #[test]
    fn what_a_page_prints_below_a_signature() {
        let plan = "KẾ HOẠCH NĂM 2023\nI. VIỆC\n- Dọn kho.\nHIỆU TRƯỞNG\nVi Thị Lan\n";
        for foot in [
            "Nguồn: Văn phòng xã",
            "Chia sẻ bài viết này\nFacebook",
            "Để lại một bình luận\nTrả lời Hủy",
        ] {
            let rows = rows_from(&format!("{plan}{foot}"), 4);
            assert_eq!(rows[..2], ["position 0", "signatory 0"], "{foot}");
            assert!(rows[2..].iter().all(|row| row == "artifact 0"), "{foot}");
        }
        let text = "KẾ HOẠCH NĂM 2023\nI. KINH PHÍ\nNguồn: ngân sách xã.\nII. VIỆC";
        assert_ne!(rows_from(text, 3)[0], "artifact 0");
    }

    #[test]
    fn what_a_page_prints_between_a_signature_and_its_foot() {
        let plan = "KẾ HOẠCH NĂM 2023\nI. VIỆC\n- Dọn kho.\nHIỆU TRƯỞNG\nVi Thị Lan\n";
        for foot in [
            "Bài viết cùng chuyên mục\nLịch công tác tuần 5\nThông báo tuyển sinh lớp 1",
            "Ảnh hoạt động của trường\nVideo clip\nThư viện ảnh",
            "Lịch công tác tuần 5\nThông báo tuyển sinh\nXem nhiều nhất",
            "© 2023 Trường Tiểu học An Bình",
            "5/5 - (1 bình chọn)",
            "KH 12.pdf (1.2 MB)",
        ] {
            let rows = rows_from(&format!("{plan}{foot}"), 4);
            assert_eq!(rows[..2], ["position 0", "signatory 0"], "{foot}");
            assert!(rows[2..].iter().all(|row| row == "artifact 0"), "{foot}: {rows:?}");
        }
        let text = format!("{plan}Nơi nhận:\n- Các tổ;\nPHÓ HIỆU TRƯỞNG\nLò Văn An\nVideo clip");
        assert_eq!(
            rows_from(&text, 6),
            ["recipients 0", "recipient 6", "position 0", "signatory 0", "artifact 0"]
        );
        let text = "KẾ HOẠCH\nNăm 2023\nI. VIỆC\n1. Thi\n- Họp.\nTác giả: Phạm Thị Hà\nNguồn: thanbinh.edu.vn";
        assert_eq!(rows_from(text, 5), ["item 4 -", "artifact 0", "artifact 0"]);
    }

    #[test]
    fn what_a_page_prints_above_a_plan() {
        let text = "Trang chủ » Kế hoạch\nKế hoạch y tế năm 2023\nLượt đọc: 125\nTRƯỜNG TIỂU HỌC SUỐI NGÀ\n\
                    KẾ HOẠCH Y TẾ\nI. MỤC ĐÍCH\n- A";
        let rows = rows_from(text, 1);
        assert_eq!(rows[..5], ["artifact 0", "artifact 0", "artifact 0", "issuer 0", "title 0"]);
    }

    #[test]
    fn no_chapter_is_taken_for_a_page() {
        let text = "Skip to content\nTrang chủ\nPhương án sản xuất vụ mùa năm 2023\nPHẦN THỨ NHẤT\nĐÁNH GIÁ KẾT QUẢ\nI. KẾT QUẢ\n\
                    - Lúa đạt 56 tạ/ha.\nPHẦN THỨ HAI\nPHƯƠNG ÁN SẢN XUẤT NĂM 2023\nI. MỤC TIÊU\n- Gieo 300 ha.";
        let rows = rows_from(text, 4);
        assert_eq!(rows[0], "section 0 Phần thứ nhất");
        assert_eq!(rows[2..4], ["section 4 I", "item 6 -"]);
    }

    #[test]
    fn what_collections_of_laws_print_above_a_plan() {
        let text = "- 1Luật Trẻ em 2016\n- 2 Nghị định 56/2017/NĐ-CP\nUBND TỈNH AN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n\
                    KẾ HOẠCH\nNĂM 2023\nI. MỤC TIÊU";
        assert_eq!(
            rows_from(text, 1),
            ["artifact 0", "artifact 0", "issuer 0", "title 0", "title 0", "section 0 I"]
        );
    }

    #[test]
    fn switches_and_cards_of_a_site() {
        let text = "A - A A +\nTruy cập\nHôm nay:\n3\nTất cả:\n88215\nUBND XÃ AN\nKẾ HOẠCH NĂM 2023\nI. MỤC TIÊU";
        let rows = rows_from(text, 1);
        assert_eq!(rows[..6], ["artifact 0"; 6]);
        assert_eq!(rows[6..], ["issuer 0", "title 0", "section 0 I"]);
    }

    #[test]
    fn what_pages_print_above_a_whole_letterhead() {
        let text = "KẾ HOẠCH THỰC HIỆN NHIỆM VỤ NĂM HỌC 2025-2026\nCăn cứ Công văn số 12/SGDĐT-GDMN ngày 03/9/2025 của Sở;\n\
                    Số kí hiệu 110/KH-MN\n• Mẫu kế hoạch khác\nUBND PHƯỜNG AN\nTRƯỜNG MẦM NON HOA ….\nSố: ……\n\
                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nKẾ HOẠCH\nNăm học 2025-2026\nI. ĐẶC ĐIỂM";
        let rows = rows_from(text, 1);
        assert_eq!(rows[..4], ["artifact 0"; 4]);
        assert_eq!(
            rows[4..],
            ["issuer 0", "issuer 0", "number 0", "motto 0", "title 0", "title 0", "section 0 I"]
        );
    }

    #[test]
    fn headlines_of_a_page_above_bodies_and_a_title() {
        for headline in ["Kế hoạch công tác tháng 11 năm 2022", "KẾ HOẠCH CÔNG TÁC THÁNG 11"]
        {
            for page in [
                "Ngày đăng: 01/11/2022 - Lượt xem: 120",
                "Thứ ba, 01/11/2022, 08:30 GMT+7",
                "Thứ ba, 01 Tháng 11 2022 08:30",
                "Tháng Mười Một 1, 2022",
                "01/11/2022 - 431 lượt xem",
                "01-11-2022",
            ] {
                let text = format!(
                    "{headline}\n{page}\nPHÒNG GD&ĐT AN BÌNH\nTRƯỜNG MẦM NON HOA LAN\n\
                     KẾ HOẠCH THÁNG 11/2022\nI. Việc chính:\n1. Thi"
                );
                assert_eq!(
                    rows_from(&text, 1)[..6],
                    ["artifact 0", "artifact 0", "issuer 0", "issuer 0", "title 0", "section 0 I"],
                    "{headline} {page}"
                );
            }
        }
        let text = "Phó hiệu trưởng\nCập nhật lúc : 10:20 03/10/2022\nKế hoạch tháng 10 năm 2022\n\
                    KẾ HOẠCH CHUYÊN MÔN THÁNG 10\nI. Việc chính\n1. Thi";
        assert_eq!(rows_from(text, 1)[..4], ["artifact 0", "artifact 0", "artifact 0", "title 0"]);
        let text = "Thông báo lịch thi cuối kỳ\n\nLỊCH THI CUỐI KỲ\nHỌC KỲ I\nI. Khối 6\n1. Toán";
        assert_eq!(rows_from(text, 1)[..3], ["title 0", "title 0", "title 0"]);
    }

    #[test]
    fn buttons_between_a_letterhead_and_its_title() {
        let text = "Kế hoạch tổ chức ngày hội đọc sách\nTháng Tám 29, 2016 4:12 chiều\nTRƯỜNG THCS AN BÌNH\n\
                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 12/KH-THCS\nTải về tại đây\nLượt xem: 123\nKẾ HOẠCH\n\
                    Tổ chức ngày hội đọc sách\nI. MỤC TIÊU";
        assert_eq!(
            rows_from(text, 2)[..7],
            [
                "artifact 0",
                "issuer 0",
                "motto 0",
                "number 0",
                "artifact 0",
                "artifact 0",
                "title 0"
            ]
        );
    }

    #[test]
    fn where_a_body_is_found_is_no_page() {
        let text = "CÔNG TY TNHH MAY HOA LAN\nKCN Hòa Lạc, huyện Lạc Sơn\nTel: 0225.3123456 Fax: 0225.3123457\nEmail: info@hoalan.vn\n\
                    Website: www.hoalan.vn\nSố: 12/KH-CT\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nKẾ HOẠCH\nNăm 2022\nI. MỤC TIÊU";
        assert_eq!(
            rows_from(text, 1)[..6],
            ["issuer 0", "issuer 0", "field 0", "field 0", "field 0", "number 0"]
        );
    }

    #[test]
    fn a_name_in_small_letters_below_a_body_is_of_the_letterhead() {
        let text = "Trang chủ » Kế hoạch\nUBND PHƯỜNG AN BÌNH\nMầm non Mùa Thu\nSố: 12/KH-MN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\
                    KẾ HOẠCH\nNăm học 2025-2026\nI. ĐẶC ĐIỂM";
        assert_eq!(rows_from(text, 1)[..4], ["artifact 0", "issuer 0", "issuer 0", "number 0"]);
    }

    #[test]
    fn a_plan_above_the_letterhead_of_another_is_no_page() {
        let text = "KẾ HOẠCH THÁNG 9/2025\nI. VIỆC\n- Họp\nTRƯỜNG MẦM NON AN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\
                    KẾ HOẠCH THÁNG 10/2025\nI. VIỆC";
        assert_eq!(rows_from(text, 1)[..3], ["title 0", "section 0 I", "item 2 -"]);
        let text = "KẾ HOẠCH TUẦN 5\n- Thứ Hai: chào cờ\n- Thứ Ba: họp tổ\n- Thứ Tư: dự giờ\nTRƯỜNG MẦM NON AN\n\
                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nKẾ HOẠCH TUẦN 6\nI. VIỆC";
        assert_eq!(rows_from(text, 1)[..2], ["title 0", "item 0 -"]);
    }

    #[test]
    fn menus_that_lead_to_a_plan() {
        let text = "Hiệu trưởng\nKế hoạch năm 2020-2021\nKẾ HOẠCH NHIỆM VỤ NĂM HỌC 2020-2021\nCăn cứ Luật Giáo dục;\nI. MỤC TIÊU";
        assert_eq!(rows_from(text, 1)[..3], ["artifact 0", "artifact 0", "title 0"]);
    }

    #[test]
    fn samples_of_a_page() {
        let text = "Mẫu kế hoạch ngày 20/11 năm 2023\n1. Mẫu kế hoạch của Công đoàn\nCĐCS AN BÌNH\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\
                    KẾ HOẠCH\nNgày 20/11\nI. VIỆC\n- Họp\nTM. BCH CÔNG ĐOÀN\nCHỦ TỊCH\n2. Mẫu kế hoạch của trường Tiểu học\n\
                    Mời các bạn tải về.";
        let rows = rows_from(text, 1);
        assert_eq!(rows[..3], ["artifact 0", "artifact 0", "issuer 0"]);
        assert_eq!(rows[10..], ["artifact 0", "artifact 0"]);
    }
}
