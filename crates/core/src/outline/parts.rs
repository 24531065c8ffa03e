//! What begins a further part of a document: appendices and attached plans.

use super::Role;
use super::build::Builder;
use super::continuation::{Goes, is_open};
use super::head_row::head_row;
use super::numbering::Frame;
use super::periods;
use super::tail::Tail;
use super::title::MAX_TITLE_LINE;
use crate::grammar::period::{PeriodHead, Remainder, period};
use crate::grammar::{column, head, person, tail, title};
use crate::lines::{End, Line, Shape, Start};

impl Builder<'_> {
    /// An appendix or an attached plan.
    pub(super) fn opens_part(&mut self, i: usize, line: &Line) -> Option<usize> {
        if matches!(line.shape, Shape::Title | Shape::Text)
            && let Some(head) = self.month_of_section(i)
        {
            return Some(self.open_period(i, line, head, 0, None));
        }
        match line.shape {
            // In a table "Mẫu 01" says which form a row goes by.
            Shape::Appendix
                if self.table.is_some()
                    && !self.tail.seen
                    && title::is_form(line.text(self.text)) =>
            {
                None
            }
            Shape::Appendix => Some(self.appendix(i)),
            Shape::Title if self.is_attached_title(i, line) => Some(self.attached_plan(i)),
            Shape::Title | Shape::Text if self.is_plan_of_month(i, line) => {
                Some(self.attached_plan(i))
            }
            Shape::Motto => Some(self.attached_plan(i)),
            Shape::Text | Shape::Number | Shape::Authority
                if head::joins_motto(line.text(self.text)) =>
            {
                Some(self.attached_plan(i))
            }
            Shape::Text | Shape::Number | Shape::Authority
                if (head::begins_head(line.text(self.text))
                    || head::second_column(line.text(self.text)).is_some())
                    && self.letterhead_follows(i) =>
            {
                Some(self.attached_plan(i))
            }
            _ => None,
        }
    }

    /// The month that a title names, where it heads a block of the section it stands in: right below the heading of the
    /// section, or beside a block of its kind. Below a signature such a title is that of a further plan.
    fn month_of_section(&self, i: usize) -> Option<PeriodHead> {
        if self.tail.seen || self.table.is_some() {
            return None;
        }
        let found = title::title(self.line_text(i)).filter(|t| title::is_plan_kind(t.kind))?;
        if !found.capitals && !is_period(found.subject) {
            return None;
        }
        let head = self.titled_period(i)?;
        let level = periods::level(&head.span);
        // A section of the month before holds no other month.
        let outer = |frame: &Frame| match frame {
            Frame::Period(id, ..) => {
                self.span_of(*id).is_some_and(|span| periods::level(&span) >= level)
            }
            _ => false,
        };
        let below_heading = self.blocks.last().is_some_and(|b| b.role == Role::Section)
            && matches!(self.frames.last(), Some(Frame::Section(..)))
            && !self.frames.iter().any(outer);
        let beside = || {
            self.frames.windows(2).any(
                |pair| matches!(pair, [Frame::Section(..), Frame::Period(_, l, _)] if *l == level),
            )
        };
        (below_heading || beside() || self.heads_body(i, level)).then_some(head)
    }

    /// Whether the title of a month stands right below the head of the plan, or beside or in a month that did.
    fn heads_body(&self, i: usize, level: u8) -> bool {
        match self.frames.first() {
            None => {
                self.blocks.last().is_some_and(|b| b.role == Role::Title) && self.counts_months(i)
            }
            Some(Frame::Period(id, l, _)) => {
                (1..=level).contains(l)
                    && self.blocks.get(id.index()).is_some_and(|block| {
                        title::title(self.line_text(block.first as usize)).is_some()
                    })
            }
            Some(_) => false,
        }
    }

    /// Whether a title says nothing but its month or week, and another such title follows: `KẾ HOẠCH THÁNG 9` somewhere above
    /// `KẾ HOẠCH THÁNG 10`.
    pub(super) fn counts_months(&self, i: usize) -> bool {
        /// How far below the next one is looked for, in lines.
        const REACH: usize = 400;
        let head = |line: &Line| {
            let found = matches!(line.shape, Shape::Title | Shape::Text)
                .then(|| title::title(line.text(self.text)))??;
            let plan = title::is_plan_kind(found.kind) && is_period(found.subject);
            plan.then(|| period(found.subject)).flatten().map(|(head, _)| head.span)
        };
        let Some(own) = self.lines.get(i).and_then(head) else { return false };
        let kind = periods::level(&own);
        let rest = self.lines.get(i + 1..).unwrap_or_default().iter().take(REACH);
        rest.filter_map(head).any(|other| other != own && periods::level(&other) == kind)
    }

    /// Whether a title in small letters is that of the plan for one month of several that stand behind a signature:
    /// `Kế hoạch tháng 9`, and further down `Kế hoạch tháng 10`.
    fn is_plan_of_month(&self, i: usize, line: &Line) -> bool {
        if line.capitals || self.table.is_some() || line.end != End::Word {
            return false;
        }
        let whole = |text: &str| {
            title::title(text).is_some_and(|t| title::is_plan_kind(t.kind) && is_period(t.subject))
        };
        let beside = || match self.frames.first() {
            Some(Frame::Period(id, 0, _)) => self
                .blocks
                .get(id.index())
                .is_some_and(|block| whole(self.line_text(block.first as usize))),
            _ => false,
        };
        whole(line.text(self.text)) && (self.tail.seen && self.counts_months(i) || beside())
    }

    /// Whether the rest of a letterhead and a title follow soon.
    pub(super) fn letterhead_follows(&self, i: usize) -> bool {
        const REACH: usize = 9;
        for line in &self.lines[i + 1..self.lines.len().min(i + REACH)] {
            match line.shape {
                Shape::Title => return true,
                Shape::Motto | Shape::Number => return true,
                Shape::PlaceDate | Shape::Stamp | Shape::Rule => {}
                Shape::Text | Shape::Authority if line.capitals && line.chars <= 90 => {}
                _ => return false,
            }
        }
        false
    }

    /// Whether a line in capitals that names a kind of document begins another plan.
    pub(super) fn is_attached_title(&self, i: usize, line: &Line) -> bool {
        if !line.capitals {
            return false;
        }
        let Some(found) = title::title(line.text(self.text)) else { return false };
        let plan = title::is_plan_kind(found.kind);
        if self.table.is_some()
            && !self.tail.seen
            && !self.periods_follow(i)
            && !found.subject.is_empty()
        {
            return found.kind == "kế hoạch" && line.blanks_before > 0;
        }
        match found.kind {
            "kế hoạch"
            | "kế hoạch phối hợp"
            | "kế hoạch liên tịch"
            | "chương trình công tác"
            | "lịch công tác" => true,
            _ => self.tail.seen && (plan || found.subject.is_empty()),
        }
    }

    pub(super) fn periods_follow(&self, i: usize) -> bool {
        let subject = self.line_text(i);
        let here = crate::grammar::keyword::words(subject)
            .any(|w| matches!(period(w), Some((_, Remainder::Nothing))));
        here || self.lines.get(i + 1).is_some_and(|l| matches!(l.shape, Shape::Period(..)))
    }

    /// Whether a line behind a signature heads what is attached without the word for it: `DANH SÁCH HỌC SINH NHẬN QUÀ` above a head
    /// row, `BẢNG PHÂN CÔNG NHIỆM VỤ` by its word, any title above `(Kèm theo Kế hoạch số …)`.
    pub(super) fn heads_annex(&self, i: usize, line: &Line) -> bool {
        let text = line.text(self.text);
        let titles = self.tail.seen
            && (self.tail.open || self.table.is_none())
            && matches!(line.shape, Shape::Text | Shape::Title)
            && line.chars <= MAX_TITLE_LINE
            && !column::counts_rows(text)
            && !tail::is_position(text)
            && !tail::is_authority(text)
            && title::title(text).is_none_or(|title| !title::is_plan_kind(title.kind));
        if !titles {
            return false;
        }
        let below = self.annex_title_end(i);
        if title::is_attached_note(self.line_text(below)) {
            return line.capitals || line.blanks_before > 0 && !person::is_name(text);
        }
        let named = title::names_annex(text) && (self.tail.signs() || line.blanks_before > 0);
        let table = || {
            self.lines.get(below..).is_some_and(|rest| {
                head_row(self.text, rest, true).is_some()
                    || column::begins_row(self.line_text(below))
            })
        };
        self.tail.open && line.capitals && (named || table())
    }

    /// The line behind the title of what is attached, which begins with line `i`: more lines in capitals belong to it above a note.
    fn annex_title_end(&self, i: usize) -> usize {
        /// How many lines such a title has.
        const MOST_LINES: usize = 4;
        let rest = self.lines.get(i + 1..).unwrap_or_default().iter().take(MOST_LINES);
        let more = rest
            .take_while(|line| {
                line.capitals && line.shape == Shape::Text && line.blanks_before == 0
            })
            .count();
        let noted = |at: usize| title::is_attached_note(self.line_text(at));
        (1..=1 + more).rev().map(|lines| i + lines).find(|at| noted(*at)).unwrap_or(i + 1)
    }

    /// The title of what is attached, with the note in brackets below it.
    pub(super) fn annex(&mut self, i: usize) -> usize {
        let below = self.annex_title_end(i);
        let noted = title::is_attached_note(self.line_text(below));
        let end = if noted { self.block_end(below) + 1 } else { below };
        self.frames.clear();
        self.end_table();
        self.lists.reset();
        self.tail = Tail::over();
        for at in i..below.min(end) {
            self.open(Role::Title, at, None);
        }
        if noted {
            let note = self.open(Role::Title, below, None);
            (below + 1..end).for_each(|at| self.extend(note, at));
        }
        self.current = None;
        end
    }

    /// `PHỤ LỤC` and the lines of its title.
    pub(super) fn appendix(&mut self, i: usize) -> usize {
        self.frames.clear();
        self.end_table();
        self.lists.reset();
        self.tail.open = false;
        let appendix = self.open(Role::Appendix, i, None);
        self.frames.push(Frame::Appendix(appendix));
        self.current = None;
        let mut at = i + 1;
        const MOST_TITLE_LINES: usize = 6;
        while let Some(line) = self.lines.get(at).copied() {
            let text = line.text(self.text);
            let titled = at <= i + MOST_TITLE_LINES
                && match line.shape {
                    Shape::Rule => {
                        at = self.aside(Role::Rule, at);
                        continue;
                    }
                    Shape::Text | Shape::Title | Shape::Basis | Shape::Authority => {
                        let note = title::is_attached_note(text);
                        let within = self.role_at(at - 1) == Some(Role::Title)
                            && self.goes_on(at - 1, at) >= Goes::Likely
                            && (line.start != Start::Upper || is_open(self.line_text(at - 1)));
                        let lettered =
                            line.capitals && head::begins_head(text) && self.letterhead_follows(at);
                        !lettered
                            && (line.capitals
                                || note
                                || within
                                || at == i + 1 && line.chars <= 120 && line.end == End::Word)
                            && head_row(self.text, &self.lines[at..], false).is_none()
                            && !self.begins_rows(at)
                    }
                    // "47/KH-SYT ngày …)" below "(Kèm theo Kế hoạch số"
                    Shape::Ordinal(..) | Shape::Period(..) | Shape::Number => {
                        self.role_at(at - 1) == Some(Role::Title) && is_open(self.line_text(at - 1))
                    }
                    _ => text.starts_with('(') && title::is_attached_note(text),
                };
            if !titled {
                break;
            }
            self.open(Role::Title, at, Some(appendix));
            self.current = None;
            at += 1;
        }
        at
    }

    pub(super) fn role_at(&self, i: usize) -> Option<Role> {
        self.blocks
            .iter()
            .rev()
            .find(|b| b.first as usize <= i && i <= b.last as usize)
            .map(|b| b.role)
    }
}

/// Whether a text is a month or week and nothing else.
fn is_period(text: &str) -> bool {
    matches!(period(text), Some((_, Remainder::Nothing)))
}

#[cfg(test)]
mod tests {
    use crate::outline::tests::rows_from;

    #[test]
    fn head_rows_in_capitals_below_the_title_of_an_appendix() {
        for title in [
            "PHỤ LỤC",
            "PHỤ LỤC 01\nPHÂN CÔNG NHIỆM VỤ",
            "Phụ lục I\nPhân công nhiệm vụ",
            "PHỤ LỤC 01\nPHÂN CÔNG NHIỆM VỤ\n(Kèm theo Kế hoạch số 5/KH-UBND)",
        ] {
            for (head, row) in [
                ("STT\tNHIỆM VỤ\tCHỦ TRÌ\tTHỜI GIAN", "1\tRà soát\tTư pháp\tQuý II"),
                ("| TT | NỘI DUNG | THỜI GIAN |", "| 1 | Rà soát | Quý II |"),
                ("THÔN\tDÂN SỐ\tTỔ TRƯỞNG", "Đông\t120\tÔng Hai"),
            ] {
                let text = format!(
                    "KẾ HOẠCH NĂM 2022\nI. VIỆC\n1. Làm tốt.\n{title}\n{head}\n{row}\n{}",
                    row.replace('1', "2")
                );
                let rows = rows_from(&text, 4 + title.lines().count());
                assert_eq!(rows.len(), 3, "{text}");
                assert!(rows[0].starts_with("column 4"), "{text}: {rows:?}");
                assert!(rows[1..].iter().all(|row| row.starts_with("cell")), "{text}: {rows:?}");
            }
        }
        let text = "KẾ HOẠCH NĂM 2022\nI. VIỆC\n1. Làm tốt.\nPHỤ LỤC 01\nPHÂN CÔNG NHIỆM VỤ\n\
                    STT\tNHIỆM VỤ\tCHỦ TRÌ\tTHỜI GIAN\nI\tCẢI CÁCH THỂ CHẾ\n1\tRà soát\tTư pháp\tQuý II\n2\tKiểm tra\tTư pháp\tQuý III";
        assert_eq!(rows_from(text, 5), ["title 4", "column 4", "section 4 I", "cell 6", "cell 6"]);
    }

    #[test]
    fn months_that_titles_name_inside_a_section() {
        for title in
            ["KẾ HOẠCH THÁNG 9 NĂM 2022", "LỊCH CÔNG TÁC THÁNG 9/2022", "Kế hoạch tháng 9/2022"]
        {
            let next = title.replace('9', "10");
            let text = format!(
                "KẾ HOẠCH NĂM HỌC 2022-2023\nII. KẾ HOẠCH CỤ THỂ\n{title}\n1. Khai giảng\n{next}\n1. Hội nghị\nIII. TỔ CHỨC"
            );
            assert_eq!(
                rows_from(&text, 3),
                [
                    "period 2 2022-09",
                    "section 3 1",
                    "period 2 2022-10",
                    "section 5 1",
                    "section 0 III"
                ],
                "{title}"
            );
        }
        // What is registered by a month is no block of it.
        let text = "KẾ HOẠCH NĂM HỌC 2022-2023\nII. TỰ BỒI DƯỠNG\nĐăng ký chuyên đề, báo cáo trong tháng 9/2022.";
        assert_eq!(rows_from(text, 3), ["paragraph 2"]);
    }

    #[test]
    fn months_that_titles_name_below_the_head() {
        for title in ["KẾ HOẠCH THÁNG 9", "Kế hoạch tháng 9"] {
            let next = title.replace('9', "10");
            let months = format!("{title}\n1. Khai giảng\n2. Họp\n{next}\n1. Hội nghị");
            let text = format!("KẾ HOẠCH\nHoạt động năm học 2022-2023\n{months}");
            let rows = ["period 0 2022-09", "section 3 1", "section 3 2", "period 0 2022-10"];
            assert_eq!(rows_from(&text, 3)[..4], rows, "{title}");
            // Behind a signature each is a plan.
            let text = format!(
                "KẾ HOẠCH\nNăm học 2022-2023\n- Học.\nCHỦ TỊCH\nLù Văn An\n{months}\n{}\n1. Sơ kết",
                title.replace('9', "1")
            );
            assert_eq!(
                rows_from(&text, 6),
                [
                    "period 0 2022-09",
                    "section 6 1",
                    "section 6 2",
                    "period 0 2022-10",
                    "section 9 1",
                    "period 0 2023-01",
                    "section 11 1"
                ],
                "{title}"
            );
        }
        // One alone belongs to the title.
        let text = "KẾ HOẠCH NĂM HỌC 2022-2023\nKẾ HOẠCH THÁNG 9\nI. Trọng tâm";
        assert_eq!(rows_from(text, 2), ["title 0", "section 0 I"]);
        // Weeks stand in their month.
        let text = "KẾ HOẠCH NĂM HỌC 2022-2023\nKẾ HOẠCH THÁNG 9\n- Khai giảng\nKẾ HOẠCH TUẦN 1\n- Họp\nKẾ HOẠCH THÁNG 10\n- Hội nghị";
        assert_eq!(
            rows_from(text, 2),
            [
                "period 0 2022-09",
                "item 2 -",
                "period 2",
                "item 4 -",
                "period 0 2022-10",
                "item 6 -"
            ]
        );
    }

    #[test]
    fn forms_behind_a_signature() {
        let text = "KẾ HOẠCH NĂM 2023\nI. TỔ CHỨC\n- Báo cáo theo mẫu.\nHIỆU TRƯỞNG\n\nNguyễn Văn An\n\nMẫu số 01\nTÊN ĐƠN VỊ ………..\n\
                    Số:      /BC-……\nBÁO CÁO\nKết quả kiểm tra\nI. KẾT QUẢ\nHIỆU TRƯỞNG\n\nMẫu số 02\nDANH SÁCH CƠ SỞ\n1. Cơ sở A";
        assert_eq!(
            rows_from(text, 6),
            [
                "appendix 0",
                "issuer 0",
                "number 0",
                "title 0",
                "title 0",
                "section 0 I",
                "position 0",
                "appendix 0",
                "title 16",
                "section 16 1"
            ]
        );
    }

    #[test]
    fn forms_with_their_titles_are_no_samples_of_a_page() {
        let text = "KẾ HOẠCH NĂM 2023\nI. TỔ CHỨC\n- Báo cáo theo mẫu.\nHIỆU TRƯỞNG\n\nNguyễn Văn An\n\nMẪU SỐ 1: PHIẾU ĐĂNG KÝ\n\
                    1. Họ và tên: .....\nMẫu 02\nDANH SÁCH DỰ THI\n1. Lớp 5A";
        assert_eq!(
            rows_from(text, 6),
            ["appendix 0", "section 8 1", "appendix 0", "title 10", "section 10 1"]
        );
    }

    #[test]
    fn what_is_attached_behind_a_signature_without_the_word_for_it() {
        let rows = |annex: &str| {
            let text = format!(
                "KẾ HOẠCH NĂM 2023\nI. TỔ CHỨC\n1. Phòng A.\nTRƯỞNG PHÒNG\nHồ Văn Tâm\n\n{annex}\n1. Ông Tâm: phụ trách\n2. Bà Gấm"
            );
            rows_from(&text, 5)
        };
        let listed = ["section 0 1", "section 0 2"];
        for title in ["BẢNG PHÂN CÔNG NHIỆM VỤ", "DỰ TRÙ KINH PHÍ", "KHẨU HIỆU TUYÊN TRUYỀN"]
        {
            let found = rows(title);
            assert_eq!(found[..2], ["signatory 0", "title 0"], "{title}");
            assert_eq!(found[2..], listed, "{title}");
        }
        let found = rows(
            "DANH SÁCH BAN TỔ CHỨC\n(Kèm theo Kế hoạch số 22/KH-VHTT\nngày 04/5/2023 của phòng A)",
        );
        assert_eq!(found[1..4], ["title 0", "title 0", "cont 8"]);
        let note = "(Ban hành kèm theo Kế hoạch số 22/KH-VHTT ngày 04/5/2023)";
        for title in ["Ý TƯỞNG DỰ THI\nCẤP XÃ", "Phân công công việc của Ban Tổ chức"]
        {
            let found = rows(&format!("{title}\n{note}"));
            let titles = title.lines().count() + 1;
            assert!(found[1..=titles].iter().all(|row| row == "title 0"), "{found:?}");
            assert_eq!(found[1 + titles..], listed, "{title}");
        }
        let found = rows("Phụ lục số 01. Danh sách Ban Tổ chức");
        assert_eq!(found[1..], ["appendix 0", "section 7 1", "section 7 2"]);
        // A name is none.
        assert_eq!(rows("LÊ THỊ BẢNG")[..2], ["signatory 0", "signatory 0"]);
    }

    #[test]
    fn a_list_behind_a_signature_is_a_table_of_the_document() {
        let text = "KẾ HOẠCH NĂM 2023\nI. TỔ CHỨC\n- Tặng quà.\nHIỆU TRƯỞNG\n\nNguyễn Văn An\n\n\
                    DANH SÁCH HỌC SINH NHẬN QUÀ\n(Kèm theo Kế hoạch số 5/KH-TH)\nSTT\nHọ và tên\nLớp\n1\nLý Gia Bảo\n1A";
        assert_eq!(
            rows_from(text, 4),
            [
                "position 0",
                "signatory 0",
                "title 0",
                "title 0",
                "column 0",
                "column 0",
                "column 0",
                "cell 0",
                "cell 0",
                "cell 0"
            ]
        );
    }
}
