//! Whether a line of the body is the rest of the block above it.

use super::build::Builder;
use super::continuation::{
    Goes, cites, closes_with_roman, is_unfinished, numbers_act, numbers_things,
};
use super::head_row::head_row;
use super::numbering::{Fit, Frame, Introduces, place};
use super::schedule::MAX_BARE_PERIOD;
use super::{BlockId, Role};
use crate::grammar::column::{self, Keys};
use crate::grammar::keyword::{any_of, is_blank, is_dash, strip};
use crate::grammar::ordinal::{Delimiter, Ordinal, OrdinalKind};
use crate::grammar::period::PeriodSpan;
use crate::grammar::turn::is_clocks;
use crate::grammar::{field, head, tail, title};
use crate::lines::{End, Line, Marker, Shape, Start};

/// Whether a line ends with the word `năm`, which wants a year and no month.
fn ends_in_year_word(text: &str) -> bool {
    text.rsplit(is_blank).next().is_some_and(|word| strip(word, "năm").is_some_and(str::is_empty))
}

/// Whether a heading breaks off before what it makes: `CĂN CỨ XÂY DỰNG` above `KẾ HOẠCH`.
fn names_what_is_made(above: &str, line: &str) -> bool {
    let bare = title::title(line).is_some_and(|title| title.subject.is_empty());
    let mut words = above.rsplit(is_blank);
    let verb = words.next().zip(words.next()).is_some_and(|(last, first)| {
        [("xây", "dựng"), ("thực", "hiện"), ("triển", "khai"), ("ban", "hành")].iter().any(
            |(a, b)| {
                strip(first, a).is_some_and(str::is_empty)
                    && strip(last, b).is_some_and(str::is_empty)
            },
        )
    });
    bare && verb
}

/// The longest line in small letters that says in whose name a plan is signed, in characters.
const LONGEST_SIGNED: u16 = 40;

/// Whether a line is a day and its month and nothing else: `20/11`.
fn is_day(text: &str) -> bool {
    let text = text.strip_prefix('(').and_then(|text| text.strip_suffix(')')).unwrap_or(text);
    let mut parts = text.splitn(3, '/');
    let number = |part: Option<&str>, most: u8| {
        part.and_then(|part| part.parse().ok()).is_some_and(|n: u8| (1..=most).contains(&n))
    };
    number(parts.next(), 31) && number(parts.next(), 12)
}

/// Whether a line names a person by a small word: a cell may begin so.
fn begins_person(text: &str) -> bool {
    any_of(text, &["đ/c", "đồng chí", "các đ/c", "thầy", "cô", "anh", "chị", "ông", "bà"]).is_some()
}

/// The text of an ordinal that stands alone is the next line, if that is text at all.
fn is_title_text(line: &Line) -> bool {
    let text = match line.shape {
        Shape::Text | Shape::Basis | Shape::Field | Shape::Closing | Shape::Title => true,
        // "Phê duyệt Đề án …" is what an article says.
        Shape::Authority => !line.capitals && line.chars > LONGEST_SIGNED,
        _ => false,
    };
    text && line.blanks_before <= 2
}

impl Builder<'_> {
    /// What stands below the first head of the open table, where its words tell.
    fn first_keys(&self) -> Option<Keys> {
        self.first_head().and_then(|head| column::keys_below(&head))
    }

    /// Whether a word is the unit that the figure below it counts: `ha` above `120`, but not `cấp trên` above the `2` of the next row.
    fn is_unit(&self, i: usize, line: &Line) -> bool {
        const LONGEST: u16 = 12;
        const REACH: usize = 24;
        let Some(next) = self.lines.get(i + 1).filter(|_| line.chars <= LONGEST) else {
            return false;
        };
        let number = |line: &Line| column::row_number(line.text(self.text));
        let counts = self.table.as_ref().is_some_and(|t| t.counts);
        let next_row = || {
            let due = number(next).filter(|_| counts).and_then(|next| next.checked_sub(1));
            let above = self.lines.get(i.saturating_sub(REACH)..i).unwrap_or_default();
            due.is_some_and(|due| above.iter().rev().find_map(number) == Some(due))
        };
        column::is_figure(next.text(self.text)) && !next_row()
    }

    /// Whether days stand in the first column of the open table, in one cell with their weekdays: below `Thứ, ngày`, or below
    /// `Thứ` where no column of their own is theirs.
    fn heads_days(&self) -> bool {
        let of_days = |head: &str| strip(head, "ngày").is_some();
        self.first_head().is_some_and(|head| head.to_lowercase().contains("ngày"))
            || self.first_keys() == Some(Keys::Weekdays)
                && self.table.as_ref().is_some_and(|table| {
                    let mut heads = table.heads().filter_map(|id| self.blocks.get(id.index()));
                    !heads.any(|head| of_days(&self.head_text(head)))
                })
    }

    /// Whether line `i` is the rest of `block`, whose last line stands above it.
    pub(super) fn is_rest(&mut self, block: BlockId, i: usize, line: &Line) -> bool {
        let role = self.role(block);
        let goes_on = matches!(
            role,
            Role::Section
                | Role::Item
                | Role::Paragraph
                | Role::Field
                | Role::Cell
                | Role::Closing
                | Role::Basis
                | Role::Enacting
                | Role::Footnote
        );
        if !goes_on {
            return false;
        }
        let Some((before, _)) = self.line_before(i) else { return false };
        if self.current.is_none_or(|(_, last)| last != before) {
            return false;
        }
        // A tab opens a cell where there are cells.
        if line.tab
            && (self.table.is_some() || line.start != Start::Lower)
            && line.shape != Shape::Text
        {
            return false;
        }
        if line.tab && self.table.as_ref().is_some_and(|t| t.tabbed) {
            return false;
        }
        if role == Role::Section && self.is_bare(block) {
            return is_title_text(line);
        }
        // Cells of a table that shows no borders: a line a cell, unless the sentence can't end there.
        if self.table.as_ref().is_some_and(|t| !t.tabbed) && role == Role::Cell {
            // "Thứ hai" above "20/11".
            let above = self.line_text(before);
            if field::is_weekday(above) && is_day(line.text(self.text)) && self.heads_days() {
                // Where blank lines part all cells, one stands between the two as well.
                let spaced = line.blanks_before == 1
                    && self.lines[before].blanks_before >= 1
                    && self.first_keys() == Some(Keys::Weekdays);
                return line.blanks_before == 0 || spaced;
            }
            let broken = self.lines[before].end == End::Comma || is_unfinished(above);
            // "thực hiện …" in a cell is no basis.
            return matches!(line.shape, Shape::Text | Shape::Basis)
                && line.blanks_before == 0
                && line.start == Start::Lower
                && !self.is_unit(i, line)
                && (broken || !begins_person(line.text(self.text)))
                && self.goes_on(before, i) >= Goes::Likely
                && (broken || !self.is_in_even_row(i));
        }
        let goes = self.goes_on(before, i);
        match line.shape {
            // "(19/11)" below "Thứ Ba"
            Shape::Text if self.dates_weekday(before, line) => true,
            // "… trước tiết 5" above "thứ Bảy."
            Shape::Text
                if field::is_weekday(line.text(self.text))
                    && !(line.start == Start::Lower && line.end == End::Stop) =>
            {
                false
            }
            // "8h00 - 8h30" below "- Đón khách" says when the next is due.
            Shape::Text
                if role == Role::Item
                    && is_clocks(line.text(self.text))
                    && !is_unfinished(self.line_text(before)) =>
            {
                false
            }
            Shape::Text => {
                goes >= Goes::Likely
                    || self.is_heading_rest(role, before, line)
                    || self.is_behind_dash(before, line)
            }
            Shape::Basis | Shape::Field | Shape::Closing => {
                goes == Goes::Surely
                    || goes == Goes::Likely && line.start != Start::Upper
                    || line.shape == Shape::Basis && self.is_heading_rest(role, before, line)
            }
            Shape::Ordinal(ordinal, _) => {
                let due = matches!(place(&self.frames, &ordinal).fit, Fit::Next | Fit::First);
                let words = self.line_text(before);
                if cites(words)
                    || closes_with_roman(words, line)
                    || numbers_act(words, line.text(self.text), line)
                {
                    return true;
                }
                // "… kết thúc học kỳ" above "II." above "II. NỘI DUNG"
                let again = || {
                    let next = self.lines.get(i + 1).map(|next| next.shape);
                    matches!(next, Some(Shape::Ordinal(next, _)) if next.kind == ordinal.kind
                        && next.value == ordinal.value)
                };
                if goes == Goes::Surely && line.body(self.text).is_empty() && again() {
                    return true;
                }
                // "… khách quan, công bằng" above "IV. NỘI DUNG"
                let heads = line.capitals && ordinal.kind == OrdinalKind::UpperRoman;
                match goes {
                    Goes::Surely if heads && ordinal.delimiter != Delimiter::Parenthesis => false,
                    Goes::Surely => {
                        !due || ordinal.kind == OrdinalKind::Arabic
                            && is_unfinished(self.line_text(before))
                            && line.start == Start::Digit
                            && ordinal.value > 1
                            && !self.counts_on(&ordinal)
                    }
                    // A mark above a capital begins a section, due or not, unless the sentence runs to the margin.
                    Goes::Likely => {
                        let above = &self.lines[before];
                        let broken = above.end != End::Word || self.layout.is_full(above);
                        let titled = line.body(self.text).starts_with(char::is_uppercase);
                        let counted = place(&self.frames, &ordinal).fit != Fit::Stray;
                        !due && matches!(line.start, Start::Digit | Start::Lower)
                            && !(titled
                                && (ordinal.value == 1
                                    || !broken
                                        && (counted || self.heads_what_follows(i, &ordinal))))
                    }
                    Goes::No => false,
                }
            }
            Shape::Period(false) if self.is_half_of_two(i) => false,
            // "Tháng 10:" below "Khảo sát đầu vào"
            Shape::Period(false) if line.end == End::Colon && line.start == Start::Upper => false,
            Shape::Period(false)
                if line.chars <= MAX_BARE_PERIOD
                    && (goes != Goes::Surely
                        || ends_in_year_word(self.line_text(before))
                        || numbers_things(self.line_text(before))) =>
            {
                false
            }
            Shape::Period(..) => {
                !line.capitals
                    && (goes == Goes::Surely
                        || goes == Goes::Likely
                            && line.start != Start::Upper
                            && self.table.is_none())
            }
            Shape::RowNumber => goes == Goes::Surely && self.table.is_none(),
            Shape::Item(marker, _) => self.is_torn_at_dash(block, before, i, line, marker),
            Shape::Title if self.is_heading_rest(role, before, line) => true,
            Shape::Title
            | Shape::Authority
            | Shape::Appendix
            | Shape::Stamp
            | Shape::Number
            | Shape::PlaceDate => {
                goes == Goes::Surely && !line.capitals
                    || goes == Goes::Likely && line.start == Start::Lower
            }
            _ => false,
        }
    }

    /// Whether a line is the day of the weekday that stands alone above it: `(19/11)` below `Thứ Ba`.
    fn dates_weekday(&self, before: usize, line: &Line) -> bool {
        const LONGEST_WEEKDAY: u16 = 10;
        self.lines[before].chars <= LONGEST_WEEKDAY
            && line.start != Start::Upper
            && line.blanks_before <= 1
            && is_day(line.text(self.text))
            && field::is_weekday(self.line_text(before))
    }

    /// Whether a line was broken behind the dash between two names: `Sở Lao động -` above `Thương binh và Xã hội`.
    fn is_behind_dash(&self, before: usize, line: &Line) -> bool {
        let above = &self.lines[before];
        let parted = || {
            let text = above.text(self.text).strip_suffix(is_dash);
            text.is_some_and(|text| text.ends_with(is_blank))
        };
        above.end == End::Open
            && line.start == Start::Upper
            && line.blanks_before == 0
            && above.capitals == line.capitals
            && parted()
    }

    /// Whether one half of a year stands alone on a line above a list, and the other half does so too: `6 tháng đầu năm 2022`,
    /// `6 tháng cuối năm 2022`.
    fn is_half_of_two(&self, i: usize) -> bool {
        const REACH: usize = 200;
        let half = |at: usize| match self.head_of_period(at)?.span {
            PeriodSpan::Half(last, _) => Some(last),
            _ => None,
        };
        let Some(own) = half(i) else { return false };
        let lists = |at: usize| {
            let next = self.lines.get(at + 1);
            next.is_some_and(|next| matches!(next.shape, Shape::Item(..) | Shape::Ordinal(..)))
        };
        let until = self.lines.len().min(i + REACH);
        lists(i) && (i.saturating_sub(REACH)..until).any(|at| half(at) == Some(!own) && lists(at))
    }

    /// Whether a block was broken before the dash between two words: `trào văn hóa` above `- văn nghệ, thể thao`, where blocks are
    /// indented and their further lines are not.
    fn is_torn_at_dash(
        &self,
        block: BlockId,
        before: usize,
        i: usize,
        line: &Line,
        marker: Marker,
    ) -> bool {
        /// How much further blocks are indented at least.
        const INDENT: u8 = 2;
        let above = &self.lines[before];
        let first = self.blocks.get(block.index()).and_then(|b| self.lines.get(b.first as usize));
        let further = |own: &Line| own.indent >= line.indent.saturating_add(INDENT);
        let next = || {
            const REACH: usize = 12;
            let below = self.lines.get(i + 1..).unwrap_or_default().iter().take(REACH);
            below.clone().find(|l| matches!(l.shape, Shape::Item(..) | Shape::Ordinal(..)))
        };
        marker.label() == '-'
            && line.blanks_before == 0
            && above.end == End::Word
            && (above.indent == line.indent || first.is_some_and(|first| first.span == above.span))
            && line.body(self.text).starts_with(char::is_lowercase)
            && first.is_some_and(further)
            && next().is_none_or(further)
    }

    /// Whether a line with an ordinal that nothing leads up to is a heading by its look: short, behind a mark, with a capital, and
    /// a colon at its end or a list below. The ordinals before it may have been lost.
    pub(super) fn heads_what_follows(&self, i: usize, ordinal: &Ordinal) -> bool {
        /// The longest such heading, in characters.
        const LONGEST: u16 = 60;
        let Some(line) = self.lines.get(i).filter(|line| line.chars <= LONGEST) else {
            return false;
        };
        let lists = || {
            let next = self.lines.get(i + 1);
            line.end == End::Word && next.is_some_and(|next| matches!(next.shape, Shape::Item(..)))
        };
        matches!(ordinal.delimiter, Delimiter::Dot | Delimiter::Slash | Delimiter::Parenthesis)
            && line.body(self.text).starts_with(char::is_uppercase)
            && (line.end == End::Colon || lists())
    }

    pub(super) fn counts_on(&self, ordinal: &Ordinal) -> bool {
        place(&self.frames, ordinal).fit == Fit::Next
    }

    /// Whether a section has no text yet: its ordinal stands alone on its line, or on the two that it was torn over.
    pub(super) fn is_bare(&self, block: BlockId) -> bool {
        self.blocks.get(block.index()).is_some_and(|b| {
            let (first, last) = (self.lines.get(b.first as usize), self.lines.get(b.last as usize));
            let torn = || {
                first.zip(last).is_some_and(|(first, last)| {
                    first.span.start() + usize::from(b.text_at) >= last.span.end()
                })
            };
            if b.first == b.last {
                first.is_some_and(|l| l.body(self.text).is_empty())
            } else {
                b.role == Role::Section && torn()
            }
        })
    }

    /// A heading in capitals that was broken over two lines.
    pub(super) fn is_heading_rest(&self, role: Role, before: usize, line: &Line) -> bool {
        let above = &self.lines[before];
        role == Role::Section
            && line.capitals
            && above.capitals
            && matches!(above.end, End::Word | End::Comma | End::Open)
            && line.blanks_before == 0
            && (line.end != End::Colon || above.end != End::Word)
            && !tail::is_position(line.text(self.text))
            && !head::begins_head(line.text(self.text))
            && (title::title(line.text(self.text)).is_none()
                || names_what_is_made(above.text(self.text), line.text(self.text)))
            && head_row(self.text, &self.lines[(before + 1).min(self.lines.len())..], false)
                .is_none()
            && self.broken_head_row(before + 1, None, false).is_none()
    }

    /// The last line of a block decides whether it owns the list behind it.
    pub(super) fn note_colon(&mut self, block: BlockId, i: usize) {
        let colon = self.lines[i].end == End::Colon;
        match self.role(block) {
            // "(19/11)" below "Thứ Ba" leaves the day what it is.
            Role::Paragraph if self.lists.is_day(block) => {}
            Role::Paragraph => self.lists.paragraph(colon.then_some(block)),
            Role::Field => self.lists.field(colon.then_some(block)),
            Role::Section => {
                if let Some(Frame::Section(id, _, introduces)) = self.frames.last_mut()
                    && *id == block
                {
                    *introduces = Introduces(colon);
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::outline::tests::rows_from;

    #[test]
    fn sections_out_of_their_turn_behind_items_without_a_stop() {
        let text = "KẾ HOẠCH NĂM 2024\nI. MỤC ĐÍCH\n1. Mục đích\n- Nâng cao chất lượng\n3. Yêu cầu\n- Khách quan, công bằng\nIV. NỘI DUNG\n\
                    a) Hồ sơ\n- Sổ điểm của giáo viên\nc) Dự giờ";
        assert_eq!(
            rows_from(text, 3),
            [
                "section 2 1",
                "item 3 -",
                "section 2 3",
                "item 5 -",
                "section 0 IV",
                "section 7 a",
                "item 8 -",
                "section 7 c"
            ]
        );
    }

    #[test]
    fn days_names_and_weekdays_that_were_broken() {
        let text = "KẾ HOẠCH TUẦN 12\nI. VIỆC\nThứ Hai\n(18/11)\n- Chào cờ.\nThứ Ba\n(19/11)\n- Dự lễ.\n\
                    2. Sở Lao động -\nThương binh và Xã hội\n- Gửi vi phạm trước tiết 5\nthứ Bảy.\n- Khảo sát đầu vào\nTháng 10/2021:\n- Thi";
        assert_eq!(
            rows_from(text, 3),
            [
                "paragraph 2",
                "cont 3",
                "item 3 -",
                "paragraph 2",
                "cont 6",
                "item 6 -",
                "section 2 2",
                "cont 9",
                "item 9 -",
                "cont 11",
                "item 9 -",
                "period 9 2021-10",
                "item 14 -"
            ]
        );
    }

    #[test]
    fn words_that_were_broken_before_their_dash() {
        let text = "KẾ HOẠCH NĂM 2023\nI. VIỆC\n      - Nâng cao nhận thức của nhân dân, đẩy mạnh phong\ntrào văn hóa\n\
                    - văn nghệ, thể dục thể thao ở cơ sở.\n      - Hoàn thành các chỉ tiêu.";
        assert_eq!(rows_from(text, 3), ["item 2 -", "cont 3", "cont 3", "item 2 -"]);
        let text = "KẾ HOẠCH NĂM 2023\nI. VIỆC\n      - Đẩy mạnh phong trào văn hóa\n- văn nghệ ở cơ sở.\n      - Hoàn thành các chỉ tiêu.";
        assert_eq!(rows_from(text, 3), ["item 2 -", "cont 3", "item 2 -"]);
        // Items that are not indented may begin so.
        let text = "KẾ HOẠCH NĂM 2023\nI. VIỆC\n- Nâng cao nhận thức, đẩy mạnh phong\ntrào văn hóa\n- văn nghệ, thể thao.\n- Hoàn thành.";
        assert_eq!(rows_from(text, 3)[2], "item 2 -");
    }

    #[test]
    fn headings_whose_first_of_the_count_is_lost() {
        let text = "KẾ HOẠCH NĂM 2024\nI. VIỆC\n- Tổ chức hội nghị\n2. Biện pháp:\n- Triển khai chuyên đề\n3. Phân công\n- Cô Mai trang trí\n\
                    II. NỘI DUNG\nb. Chỉ tiêu\n- Lên lớp đủ\nc. Biện pháp\n- Soạn bài";
        assert_eq!(
            rows_from(text, 3),
            [
                "item 2 -",
                "section 2 2",
                "item 4 -",
                "section 2 3",
                "item 6 -",
                "section 0 II",
                "section 8 b",
                "item 9 -",
                "section 8 c",
                "item 11 -"
            ]
        );
    }

    #[test]
    fn a_number_that_a_sentence_ends_with_is_no_section() {
        let text = "KẾ HOẠCH NĂM 2024\nI. MỤC ĐÍCH\n- Nâng cao chất lượng dạy và học từ đầu năm đến khi kết thúc học kỳ\nII.\nII. NỘI DUNG";
        assert_eq!(rows_from(text, 3), ["item 2 -", "cont 3", "section 0 II"]);
    }

    #[test]
    fn a_day_below_its_weekday() {
        let rows = |head: &str, day: &str| {
            let text = format!(
                "LỊCH CÔNG TÁC TUẦN 16\n{head}\nNội dung\nPhụ trách\nThứ hai\n{day}\nChào cờ\nTPT"
            );
            rows_from(&text, 5)[..2].to_vec()
        };
        for (head, day) in [("Thứ, ngày", "11/12"), ("Thứ", "11/12"), ("Thứ", "(11/12/2023)")]
        {
            assert_eq!(rows(head, day), ["cell 0", "cont 5"], "{head} {day}");
        }
        let apart = "LỊCH CÔNG TÁC TUẦN 16\nThứ\nNgày\nNội dung\nThứ hai\n11/12\nChào cờ\nThứ ba\n12/12\nHọp tổ";
        assert_eq!(rows_from(apart, 5)[..2], ["cell 0", "cell 0"]);
    }

    #[test]
    fn a_unit_above_its_figure_is_a_cell() {
        let text = "KẾ HOẠCH NĂM 2024\nI. CHỈ TIÊU\nChỉ tiêu\nĐVT\nKế hoạch 2024\nThực hiện\nGhi chú\nDiện tích lúa\nha\n120\n118\nĐạt";
        let rows = rows_from(text, 3);
        assert!(rows[..5].iter().all(|row| row == "column 2"));
        assert!(rows[5..].iter().all(|row| row == "cell 2"));
    }
}
