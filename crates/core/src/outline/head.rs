//! The head of a plan: what stands above its title, and how a head begins, in a document and in a plan that is attached.

use super::Role;
use super::build::Builder;
use super::continuation::wants_number;
use super::numbering::Frame;
use super::title::MAX_TITLE_LINE;
use super::torn::torn_form;
use crate::grammar::keyword::{any_of, blanks, is_blank, strip, words};
use crate::grammar::period::{PeriodHead, PeriodSpan, Remainder, period, school_year, year};
use crate::grammar::{head, letterhead, motto, person, tail, title};
use crate::lines::{End, Line, Shape, Start};

impl Builder<'_> {
    /// Reads the head of a document and gives the first line of its body.
    pub(super) fn head(&mut self, i: usize) -> usize {
        let start = self.skip_site(i);
        let next = self.head_at(start, false);
        match self.head_again(next) {
            Some(title) => {
                // A cover page prints the names of the bodies once more.
                let named = |at: &usize| head::begins_head(self.line_text(*at));
                let from = (next..title).find(named).unwrap_or(title);
                self.leave_to_page(next, from);
                self.head_at(from, false)
            }
            None => next,
        }
    }

    /// Where the head of a plan begins once more: a page printed its first words above the plan itself.
    fn head_again(&self, i: usize) -> Option<usize> {
        const REACH: usize = 6;
        let title = (i..self.lines.len().min(i + REACH))
            .find(|at| self.lines[*at].shape == Shape::Title && self.begins_plan(*at))?;
        let bare = title::title(self.line_text(title)).is_some_and(|t| t.subject.is_empty());
        let between = self.lines[i..title]
            .iter()
            .all(|l| matches!(l.shape, Shape::Text | Shape::Artifact) && l.chars <= 60);
        (bare && between && i > 0).then_some(title)
    }

    /// Reads a head from line `i` on, of the document or of a plan that is attached to it.
    pub(super) fn head_at(&mut self, mut i: usize, attached: bool) -> usize {
        let title_at = self.find_title(i);
        let mut title_end = i;
        if let Some(at) = title_at {
            while i < at {
                i = self.pre_title(i);
            }
            if attached && let Some(next) = self.attached_period(at) {
                return next;
            }
            i = self.title(at);
            title_end = i;
        } else {
            while let Some(line) = self.lines.get(i).copied() {
                if !self.is_head_form(i, &line) {
                    break;
                }
                i = self.pre_title(i);
            }
            // No kind of document: what stands above the bases is the title.
            let opens_body =
                |at: &usize| matches!(self.lines[*at].shape, Shape::Ordinal(..) | Shape::Item(..));
            let bases = (i..self.lines.len().min(i + 6))
                .take_while(|at| !opens_body(at) || self.begins_bases(*at))
                .find(|at| self.begins_bases(*at));
            match bases {
                Some(bases) => {
                    while i < bases {
                        i = self.pre_title_or_title(i);
                    }
                }
                None => {
                    while self.is_bare_title(i)
                        || self.role_at(i.wrapping_sub(1)) == Some(Role::Title)
                            && (title::is_attached_note(self.line_text(i))
                                || self.is_note_of_theme(i))
                    {
                        self.open(Role::Title, i, None);
                        i += 1;
                    }
                }
            }
            title_end = title_end.max(i);
        }
        self.current = None;
        let frame = self.title_timeframe();
        if attached {
            self.attach_timeframe(frame);
        } else {
            self.timeframe = frame;
        }
        let next = self.bases(i.max(title_end));
        if self.timeframe.is_none() {
            self.timeframe = self.enacting_timeframe();
        }
        self.lists.reset();
        next
    }

    /// Whether a line in brackets says below the name of a theme how long it takes: `(Thời gian thực hiện: 4 tuần)`.
    fn is_note_of_theme(&self, i: usize) -> bool {
        let text = self.line_text(i);
        text.starts_with('(')
            && text.ends_with(')')
            && i > 0
            && self.lines[i - 1].shape == Shape::Field
    }

    /// Whether a line has a form that only heads have.
    fn is_head_form(&self, i: usize, line: &Line) -> bool {
        let text = line.text(self.text);
        if self.in_grid(i) {
            return false;
        }
        match line.shape {
            Shape::Motto | Shape::Number | Shape::PlaceDate | Shape::Stamp | Shape::Addressee => {
                true
            }
            Shape::Rule | Shape::Artifact => true,
            Shape::Text | Shape::Authority | Shape::Basis => {
                if head::second_column(text).is_some()
                    || self.broken_form(i).is_some()
                    || motto::holds_motto(text)
                {
                    return true;
                }
                // An issuer: the word of a body, in capitals or with other forms of a head near by.
                let near = self.lines[i + 1..self.lines.len().min(i + 5)]
                    .iter()
                    .any(|l| matches!(l.shape, Shape::Motto | Shape::Number | Shape::PlaceDate));
                line.chars <= 90 && (head::begins_head(text) || near && head::is_issuer(text))
            }
            _ => false,
        }
    }

    /// A form of a head that was broken over line `i` and the next: `CỘNG HÒA XÃ HỘI` above `CHỦ NGHĨA VIỆT NAM`,
    /// `Số:` above `12/KH-UBND`, `Tân Hòa, ngày` above `5 tháng 9 năm 2023`.
    pub(super) fn broken_form(&self, i: usize) -> Option<Role> {
        /// Forms of a head are short.
        const LONGEST: u16 = 60;
        let (line, next) = (self.lines.get(i)?, self.lines.get(i + 1)?);
        // "…, ngày 10 tháng 4 năm" above "2024"
        if line.shape == Shape::PlaceDate {
            let year = next.shape == Shape::RowNumber && year(next.text(self.text)).is_ok();
            return (year && wants_number(line.text(self.text))).then_some(Role::PlaceDate);
        }
        if !matches!(line.shape, Shape::Text | Shape::Authority)
            || line.chars > LONGEST
            || next.chars > LONGEST
            || next.blanks_before > 1
        {
            return None;
        }
        let (first, second) = (line.text(self.text), next.text(self.text));
        // "Lạc" above "Hải, ngày 14 tháng 3 năm 2022"
        let begun = is_syllable(first) && !names_day(second)
            || line.end == End::Comma && names_day(second) && !line.capitals;
        if next.shape == Shape::PlaceDate && begun {
            return Some(Role::PlaceDate);
        }
        let dated = line.end == End::Word && wants_number(first) && next.start != Start::Upper;
        // "Hà Trung, ngày 22" above "tháng 4 năm 2024"
        let dated = dated
            || strip(second, "tháng").is_some()
                && first.ends_with(|c: char| c.is_ascii_digit())
                && first.contains("ngày");
        let numbered =
            strip(first, "số").is_some_and(|rest| rest.trim_matches([':', '.', ' ']).is_empty());
        let watchword = strip(first, "độc lập").is_some();
        if !(line.capitals || dated || numbered || watchword) {
            return None;
        }
        let whole = format!("{first} {second}");
        if numbered {
            return head::number(&whole).then_some(Role::Number);
        }
        if motto::is_motto(&whole) {
            return Some(Role::Motto);
        }
        if dated && head::place_date(&whole) {
            return Some(Role::PlaceDate);
        }
        // "ỦY" above "BAN NHÂN DÂN": the first word of a body is none by itself.
        let lone = line.capitals && line.chars <= 6 && !first.contains(' ') && next.capitals;
        (lone && next.blanks_before == 0 && !head::begins_head(first) && head::begins_head(&whole))
            .then_some(Role::Issuer)
    }

    /// A line above the title, with the next where a form was broken over both; gives the line behind.
    pub(super) fn pre_title(&mut self, i: usize) -> usize {
        let Some(line) = self.lines.get(i).copied() else { return i + 1 };
        if let Some(role) = self.broken_form(i) {
            let block = self.open(role, i, None);
            if role == Role::Issuer {
                self.open(role, i + 1, None);
            } else {
                self.extend(block, i + 1);
            }
            if role == Role::PlaceDate {
                let whole = self.joined(i, i + 1);
                self.note_issue_date(&whole);
            }
            return i + 2;
        }
        let text = line.text(self.text);
        let role = match line.shape {
            _ if self.is_contact(text) => Role::Field,
            _ if self.is_of_site(i) || self.is_scrap(&line) => Role::Artifact,
            _ if motto::ends_motto(text) => Role::Motto,
            Shape::Item(..) if head::place_date(line.body(self.text)) => Role::PlaceDate,
            Shape::Artifact => Role::Artifact,
            Shape::Rule => Role::Rule,
            Shape::Motto if self.is_superior(i) => Role::Issuer,
            Shape::Motto => Role::Motto,
            Shape::Number => Role::Number,
            Shape::PlaceDate if self.is_date_of_headline(text) => Role::Artifact,
            Shape::PlaceDate if let Some(role) = beside_date(text) => role,
            Shape::PlaceDate => Role::PlaceDate,
            Shape::Stamp => Role::Stamp,
            Shape::Addressee => Role::Addressee,
            Shape::RowNumber => Role::Artifact,
            // "(1)" counts pages.
            Shape::Ordinal(..) if line.body(self.text).is_empty() => Role::Artifact,
            // "Phụ lục I" above a letterhead says by which form the plan is written.
            Shape::Appendix => return self.form(i),
            _ if self.is_approval(i, text) => self.approval(text),
            _ if self.dates_draft(text) => Role::Stamp,
            _ if self.is_headline(i) => Role::Title,
            _ if let Some(role) = torn_form(text) => role,
            Shape::Text if tail::is_place_and_day(text) => Role::PlaceDate,
            _ if text.starts_with('|')
                && let Some(role) = first_in_row(text) =>
            {
                role
            }
            _ => match head::second_column(text) {
                Some(at) => left_column(text, at),
                None if head::is_subject(text) => Role::Title,
                // A whole letterhead on one line, whatever stands behind it.
                None if motto::holds_motto(text) && motto::begins_motto(text) => Role::Motto,
                None if motto::holds_motto(text) => Role::Issuer,
                None if line.chars > MAX_TITLE_LINE => Role::Paragraph,
                None => self.issuer_or_title(text),
            },
        };
        if role == Role::PlaceDate {
            self.note_issue_date(text);
        } else if matches!(role, Role::Number | Role::Issuer | Role::Motto)
            && let Some(at) = head::second_column(text)
            && (role == Role::Number || head::place_date(&text[at..]))
        {
            self.note_issue_date(&text[at..]);
        }
        self.open(role, i, None);
        i + 1
    }

    /// Whether a line above a title is one of a page's: a link behind arrows (`>> Mẫu phiếu chấm`), a caption in small letters
    /// (`ảnh 5`).
    fn is_scrap(&self, line: &Line) -> bool {
        const LONGEST_CAPTION: u16 = 24;
        let text = line.text(self.text);
        let caption = || {
            line.start == Start::Lower
                && line.chars <= LONGEST_CAPTION
                && self.blocks.iter().all(|b| b.role == Role::Artifact)
                && !head::begins_head(text)
                && !head::is_issuer(text)
        };
        line.shape == Shape::Text && (text.starts_with(">>") || caption())
    }

    /// Whether a line below the name of a body says where it is found.
    fn is_contact(&self, text: &str) -> bool {
        self.blocks.last().is_some_and(|b| matches!(b.role, Role::Issuer | Role::Field))
            && head::is_contact(text)
    }

    /// Whether a line says which day's draft the stamp above it speaks of: `DỰ THẢO` above `(Ngày 12/4/2020)`.
    fn dates_draft(&self, text: &str) -> bool {
        text.starts_with('(')
            && self.blocks.last().is_some_and(|b| b.role == Role::Stamp)
            && words(text.trim_start_matches('(')).next().is_some_and(names_day)
    }

    /// Whether a headline in capitals that begins as the name of a body does stands where no letterhead follows: `BAN CHỈ ĐẠO HÈ
    /// TRIỂN KHAI KẾ HOẠCH HÈ NĂM 2019` above the plan itself.
    fn is_headline(&self, i: usize) -> bool {
        const REACH: usize = 4;
        self.says_plan(i)
            && self.blocks.iter().all(|b| matches!(b.role, Role::Artifact | Role::Rule))
            && self.lines[i + 1..self.lines.len().min(i + 1 + REACH)]
                .iter()
                .take_while(|l| l.shape != Shape::Title)
                .all(|l| matches!(l.shape, Shape::PlaceDate | Shape::Rule | Shape::Artifact))
    }

    /// Whether a long line in capitals says that a body makes a plan.
    fn says_plan(&self, i: usize) -> bool {
        const VERBS: [&str; 3] = ["triển khai kế hoạch", "ban hành kế hoạch", "xây dựng kế hoạch"];
        self.lines.get(i).is_some_and(|line| {
            line.capitals
                && usize::from(line.chars) > LONGEST_ISSUER
                && words(line.text(self.text)).skip(2).any(|at| any_of(at, &VERBS).is_some())
        })
    }

    /// Whether a day without a place stands right below the headline of a page, which tells when it was written.
    fn is_date_of_headline(&self, text: &str) -> bool {
        names_day(text)
            && self.blocks.iter().all(|b| matches!(b.role, Role::Artifact | Role::Title))
            && self
                .blocks
                .last()
                .is_some_and(|b| b.role == Role::Title && self.says_plan(b.first as usize))
    }

    /// `Phụ lục I` above a letterhead, with its title and the note in brackets.
    fn form(&mut self, i: usize) -> usize {
        let form = self.open(Role::Appendix, i, None);
        let mut at = i + 1;
        while let Some(line) = self.lines.get(at) {
            let text = line.text(self.text);
            let titles = line.capitals && !head::begins_head(text) || title::is_attached_note(text);
            if !titles
                || line.shape != Shape::Text
                || head::second_column(text).is_some()
                || motto::holds_motto(text)
                || self.broken_form(at).is_some()
                || head::is_subject(text)
                || self.is_broken_title(at)
            {
                break;
            }
            self.open(Role::Title, at, Some(form));
            at += 1;
        }
        self.current = None;
        at
    }

    /// Whether the name of Đoàn or Đội stands first in a head and its committee's right below: the superior body of it.
    fn is_superior(&self, i: usize) -> bool {
        let first = self.blocks.iter().all(|b| matches!(b.role, Role::Artifact | Role::Rule));
        first
            && any_of(self.line_text(i), &["đoàn", "đội"]).is_some()
            && self.lines.get(i + 1).is_some_and(|next| head::begins_head(next.text(self.text)))
    }

    /// Whether a line of a letterhead belongs to a block of approval: `PHÊ DUYỆT`, a position, a name.
    fn is_approval(&self, i: usize, text: &str) -> bool {
        let approves = |text: &str| {
            tail::is_authority(text) && any_of(text, &["phê duyệt", "duyệt", "phê chuẩn"]).is_some()
        };
        if approves(text) {
            return true;
        }
        let begun =
            self.blocks.iter().rev().take(4).any(|b| approves(self.line_text(b.first as usize)));
        begun
            && i > 0
            && (tail::is_position(text)
                || person::is_name(text) && !head::begins_head(text)
                || tail::is_signature_note(text))
    }

    fn approval(&self, text: &str) -> Role {
        if tail::is_position(text) {
            Role::Position
        } else if tail::is_authority(text) {
            Role::Authority
        } else {
            Role::Signatory
        }
    }

    /// Above a title stand issuers; a school year or a quoted slogan there is part of the title.
    fn issuer_or_title(&self, text: &str) -> Role {
        let event = || {
            any_of(text, &["tổ chức", "lễ", "hội thi", "ngày hội", "triển khai", "phát động"])
                .is_some()
                && words(text).any(|w| year(w).is_ok() || strip(w, "năm học").is_some())
        };
        // "Phòng, chống thiên tai năm 2024": a page says what the plan is about above its letterhead.
        let subject = || {
            text.chars().count() > LONGEST_ISSUER && !text.contains("   ") && !head::is_issuer(text)
        };
        let sentence = || text.ends_with('.') || text.contains(": -");
        // "Lịch lao động tuần 9, năm học 2014-2015": no body is named by a school year.
        let of_year = || {
            !head::names_body(text)
                && words(text).any(|w| school_year(w).is_ok_and(|(rest, _)| rest.is_empty()))
        };
        // "Thông báo lịch tiếp công dân": what begins with a kind of document names no body.
        let kind = || title::title(text).is_some_and(|title| !title.subject.is_empty());
        let says = strip(text, "năm học").is_some() || event() || of_year();
        if says || kind() || head::is_slogan(text) {
            Role::Title
        } else if subject() {
            if sentence() { Role::Paragraph } else { Role::Title }
        } else {
            Role::Issuer
        }
    }

    fn pre_title_or_title(&mut self, i: usize) -> usize {
        let Some(line) = self.lines.get(i).copied() else { return i + 1 };
        match line.shape {
            _ if self.broken_form(i).is_some()
                || self.is_of_site(i)
                || head::holds_number(line.text(self.text)) =>
            {
                self.pre_title(i)
            }
            Shape::Motto
            | Shape::Number
            | Shape::PlaceDate
            | Shape::Stamp
            | Shape::Addressee
            | Shape::Artifact
            | Shape::Rule => self.pre_title(i),
            _ => {
                let sentence = line.end == End::Stop
                    && usize::from(line.chars) > LONGEST_ISSUER
                    && !head::names_body(line.text(self.text));
                self.open(if sentence { Role::Paragraph } else { Role::Title }, i, None);
                i + 1
            }
        }
    }

    /// The lines `from` to `to`, joined with one blank.
    pub(super) fn joined(&self, from: usize, to: usize) -> String {
        const MOST: usize = 60;
        let to = to.min(from + MOST);
        let mut out = String::new();
        for i in from..=to {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(self.line_text(i));
        }
        out
    }

    pub(super) fn note_issue_date(&mut self, text: &str) {
        if self.issued.is_none() {
            self.issued = words(text).filter_map(|w| year(w).ok()).map(|(_, y)| y).last();
            self.issued_month = words(text).find_map(|w| {
                let rest = strip(w, "tháng").map(blanks)?;
                let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
                rest[..digits].parse().ok().filter(|month| (1..=12).contains(month))
            });
        }
    }

    /// A letterhead or a title in mid-file: a plan that is attached to the first. Gives the line behind its head.
    pub(super) fn attached_plan(&mut self, i: usize) -> usize {
        self.frames.clear();
        self.end_table();
        self.lists.reset();
        self.tail = super::tail::Tail::default();
        self.current = None;
        let next = self.head_at(i, true);
        if next > i {
            return next;
        }
        // Whatever called for a new head is at least its first line.
        self.pre_title(i)
    }

    /// The month or week that a title ends with: `KẾ HOẠCH THÁNG 10/2019`.
    pub(super) fn titled_period(&self, i: usize) -> Option<PeriodHead> {
        let subject = title::title(self.line_text(i))?.subject;
        words(subject).find_map(|from| match period(from) {
            Some((head, Remainder::Nothing)) if !matches!(head.span, PeriodSpan::Semester(..)) => {
                Some(head)
            }
            _ => None,
        })
    }

    /// `KẾ HOẠCH THÁNG 10/2019`: the head of an attached plan that is a period by itself.
    pub(super) fn attached_period(&mut self, i: usize) -> Option<usize> {
        let month = self.titled_period(i)?;
        let label = self.add_period(month);
        let id = self.open_labelled(Role::Period, i, None, label, 0);
        self.push_frame(Frame::Period(id, 0, None));
        self.current = None;
        Some(i + 1)
    }
}

/// Whether a text is one short word with a capital, as the first of a name is.
fn is_syllable(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(char::is_uppercase)
        && text.chars().count() <= usize::from(MAX_SYLLABLE)
        && chars.all(char::is_lowercase)
}

/// The longest name of a body that no word of one begins, in characters.
const LONGEST_ISSUER: usize = 50;

/// The longest syllable of Vietnamese, `Nghiêng`, in characters.
pub(super) const MAX_SYLLABLE: u16 = 7;

/// What a line with a place and a date is by the column that stands on their left; nothing where none stands there but a rule.
fn beside_date(text: &str) -> Option<Role> {
    if head::is_place_and_date(text) {
        return None;
    }
    let at = head::second_column(text)?;
    text[..at].contains(char::is_alphanumeric).then(|| left_column(text, at))
}

/// What a row between bars is by the form of its first cell: `| Số: 12/KH-UBND | Tân Lập, ngày … |`.
fn first_in_row(text: &str) -> Option<Role> {
    let first = letterhead::columns(text).into_iter().next().and_then(|c| text.get(c))?;
    if head::number(first) {
        Some(Role::Number)
    } else if head::place_date(first) {
        Some(Role::PlaceDate)
    } else {
        motto::is_motto(first).then_some(Role::Motto)
    }
}

/// What the first of two columns on one line is; the second begins at `at`.
fn left_column(text: &str, at: usize) -> Role {
    let is_edge = |c: char| c == '|' || is_blank(c);
    let (left, right) = text.split_at(at);
    let left = left.trim_matches(is_edge);
    if head::number(left) {
        Role::Number
    } else if motto::is_motto(left) {
        Role::Motto
    } else if left.contains(char::is_alphanumeric) {
        Role::Issuer
    } else if head::place_date(right) {
        Role::PlaceDate
    } else {
        Role::Motto
    }
}

/// Whether a place and date lacks its place.
fn names_day(text: &str) -> bool {
    strip(text, "ngày").is_some()
}

#[cfg(test)]
mod tests {
    use crate::outline::tests::rows_from;

    #[test]
    fn places_that_were_broken_and_forms_above_a_letterhead() {
        let text = "UBND XÃ LẠC HẢI\nSố: 12/KH-UBND\nLạc\nHải, ngày 7 tháng 2 năm 2022\nKẾ HOẠCH\nNăm 2022";
        assert_eq!(
            rows_from(text, 1),
            ["issuer 0", "number 0", "place_date 0", "cont 3", "title 0", "title 0"]
        );
        let text = "UBND XÃ TRUNG\nHà Trung, ngày 22\ntháng 4 năm 2024\nKẾ HOẠCH\nI. MỤC TIÊU";
        assert_eq!(
            rows_from(text, 1),
            ["issuer 0", "place_date 0", "cont 2", "title 0", "section 0 I"]
        );
        let text = "Phụ lục I\nKHUNG KẾ HOẠCH DẠY HỌC\n(Kèm theo Công văn số 12/SGDĐT)\nTRƯỜNG THCS AN BÌNH\n\
                    Độc lập - Tự do - Hạnh phúc\nKẾ HOẠCH DẠY HỌC\nI. Đặc điểm";
        assert_eq!(
            rows_from(text, 1),
            ["appendix 0", "title 1", "title 1", "issuer 0", "motto 0", "title 0", "section 0 I"]
        );
    }

    #[test]
    fn letterheads_on_one_line_and_forms_that_were_torn() {
        let text = "UBND XÃ AN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM TRƯỜNG AN Độc lập - Tự do - Hạnh phúc Số: 4/KH-AN An, ngày 2 tháng 9\n\
                    KẾ HOẠCH\nNăm học 2014-2015\nI. ĐẶC ĐIỂM";
        assert_eq!(rows_from(text, 1)[..2], ["issuer 0", "title 0"]);
        let text = "ỦY BAN NHÂN DÂN\nXÃ TÂN HÒA\nSố:\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTân Hòa, ngày\n/KH-UBND\ntháng\nnăm 202\nKẾ HOẠCH\n\
                    Năm 2024\nI. MỤC TIÊU";
        assert_eq!(
            rows_from(text, 3)[..6],
            ["number 0", "motto 0", "place_date 0", "number 0", "place_date 0", "place_date 0"]
        );
    }

    #[test]
    fn what_a_page_says_above_a_title_is_no_body() {
        let above = |line: &str| {
            rows_from(&format!("{line}\nTRƯỜNG THCS AN\nKẾ HOẠCH\nNăm 2024\nI. MỤC TIÊU"), 1)[..2]
                .to_vec()
        };
        assert_eq!(above("CHÀO MỪNG NGÀY PHỤ NỮ VIỆT NAM 2016"), ["title 0", "issuer 0"]);
        assert_eq!(
            above("Phòng, chống thiên tai và tìm kiếm cứu nạn năm 2024 trên địa bàn"),
            ["title 0", "issuer 0"]
        );
        assert_eq!(
            above("Phòng Hành chính gửi kế hoạch đã được duyệt, các bộ phận in và dán giúp em."),
            ["paragraph 0", "issuer 0"]
        );
    }

    #[test]
    fn a_watchword_in_two_columns() {
        let text = "PHÒNG GD&ĐT LẠC SƠN\nTRƯỜNG THCS AN BÌNH Độc lập – Tự do\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n– Hạnh phúc\nKẾ HOẠCH\n\
                    Năm học 2022-2023\nI. MỤC TIÊU";
        assert_eq!(
            rows_from(text, 1),
            ["issuer 0", "issuer 0", "motto 0", "motto 0", "title 0", "title 0", "section 0 I"]
        );
    }

    #[test]
    fn what_stands_in_a_letterhead_beside_the_names() {
        let text = "DỰ THẢO LẦN 2\n(Ngày 12/4/2020)\nCÔNG TY CP THÉP HOA MAI\nĐịa chỉ: Lô 5, KCN Sông Ngân\nĐT: 0225 3 123 456\n\
                    MST 0201234567\nSố: 21/KH-CTY\nKẾ HOẠCH\nNăm 2020\nI. MỤC TIÊU";
        assert_eq!(
            rows_from(text, 1)[..7],
            ["stamp 0", "stamp 0", "issuer 0", "field 0", "field 0", "field 0", "number 0"]
        );
        // A body may have its office's name.
        let text = "VĂN PHÒNG HĐND VÀ UBND\nSố: 21/KH-VP\nKẾ HOẠCH\nNăm 2020\nI. MỤC TIÊU";
        assert_eq!(rows_from(text, 1)[..2], ["issuer 0", "number 0"]);
    }

    #[test]
    fn headlines_of_pages_and_what_they_leave_above_a_plan() {
        let text = "BAN CHỈ ĐẠO HÈ TRIỂN KHAI KẾ HOẠCH HOẠT ĐỘNG HÈ NĂM 2019 TRÊN ĐỊA BÀN XÃ\nNgày 10/06/2019\nKẾ HOẠCH\n\
                    Hoạt động hè năm 2019\nI. MỤC TIÊU";
        assert_eq!(rows_from(text, 1)[..3], ["title 0", "artifact 0", "title 0"]);
        // With a letterhead it is a body.
        let text = "BAN CHỈ ĐẠO THỰC HIỆN VÀ TRIỂN KHAI KẾ HOẠCH HOẠT ĐỘNG HÈ XÃ AN BÌNH\nSố: 4/KH-BCĐ\nAn Bình, ngày 10/06/2019\n\
                    KẾ HOẠCH\nHoạt động hè năm 2019\nI. MỤC TIÊU";
        assert_eq!(rows_from(text, 1)[..3], ["issuer 0", "number 0", "place_date 0"]);
        let text = "Kế hoạch vụ Mùa năm 2015\nChiến lược, quy hoạch, kế hoạch phát triển\nKế hoạch vụ Mùa năm 2015\n15923.2\n\
                    Căn cứ Công văn số 4/SNN;\nI. MỤC TIÊU";
        assert_eq!(
            rows_from(text, 1),
            ["title 0", "artifact 0", "title 0", "artifact 0", "basis 0", "section 0 I"]
        );
    }

    #[test]
    fn sentences_below_a_title_without_a_kind() {
        let text = "TRIỂN KHAI CÁC HOẠT ĐỘNG MỪNG NGÀY 8/3\nNgày 26/02/2016, Ban Nữ công tổ chức hội nghị triển khai các hoạt động.\n\
                    Theo đó, Ban Nữ công Liên đoàn Lao động huyện An Bình tổ chức hai hoạt động chính gồm:\n+ Bóng đá nữ.";
        assert_eq!(rows_from(text, 1)[..3], ["title 0", "paragraph 0", "enacting 0"]);
        let text = "UBND XÃ AN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\nTHỰC HIỆN CHƯƠNG TRÌNH VÌ TRẺ EM GIAI ĐOẠN 2021-2030\n1. Mục tiêu";
        assert_eq!(rows_from(text, 2)[0], "title 0");
    }
}
