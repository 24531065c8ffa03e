//! The tail of a plan: closing, recipients, signatures; it may stand in mid-file, with attached plans behind it.

use super::build::Builder;
use super::head::MAX_SYLLABLE;
use super::{BlockId, Role};
use crate::grammar::keyword::{at_boundary, blanks, strip};
use crate::grammar::{artifact, closing, gap, head, person, tail, title};
use crate::lines::{End, Line, Shape, Start};

/// What of a tail has been read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Tail {
    /// Whether the lines belong to a tail.
    pub(super) open: bool,
    /// Whether any tail has been read.
    pub(super) seen: bool,
    /// Whether the closing paragraph has been read.
    pub(super) closed: bool,
    /// The `Nơi nhận` line, if it has been read.
    recipients: Option<BlockId>,
    /// The last role of the tail, to read names and positions in their order.
    last: Option<Role>,
    /// Whether a person has signed.
    signed: bool,
    /// The block that was open above the tail: nothing behind the tail hangs from it.
    above: Option<BlockId>,
}

impl Tail {
    /// A tail that is over.
    pub(super) fn over() -> Self {
        Self { seen: true, ..Self::default() }
    }

    /// Whether a person or an office was the last that was read.
    pub(super) fn signs(&self) -> bool {
        self.signed || self.last == Some(Role::Position)
    }
}

/// The longest line that says what somebody did for a plan, in characters: `Người thực hiện`, `NGƯỜI LÊN KẾ HOẠCH`.
const MAX_MAKER: u16 = 30;

/// The longest line of a signature, in characters: names side by side stand far apart.
pub(super) const MAX_SIGNATURE: u16 = 160;

impl Builder<'_> {
    /// Whether a tail begins with line `i`; reads the line if so.
    pub(super) fn opens_tail(&mut self, i: usize, line: &Line) -> Option<usize> {
        // A cell in mid-row may say who: "GVCN, GVBM".
        let in_row = self.table.as_ref().is_some_and(|t| t.tabbed && !t.row_is_due());
        if in_row && line.tab && line.blanks_before == 0 {
            return None;
        }
        let text = line.text(self.text);
        let role = match line.shape {
            Shape::Recipients => Role::Recipients,
            Shape::Text | Shape::Authority if tail::recipients_beside(text) => Role::Recipients,
            Shape::Item(..) if self.lists_recipients(line) => Role::Recipients,
            Shape::Text
                if tail::is_place_and_day(text)
                    && !self.in_cells()
                    && self.signature_follows(i) =>
            {
                Role::PlaceDate
            }
            Shape::PlaceDate if !self.in_cells() || self.signature_follows(i) => Role::PlaceDate,
            Shape::Authority if self.signs(i, line) => {
                if tail::joins_offices(text) {
                    Role::Position
                } else {
                    Role::Authority
                }
            }
            Shape::Text if tail::is_lone_mark(text) && self.body_signs(i) => Role::Authority,
            Shape::Text
                if self.tail.closed
                    && text
                        .strip_prefix('|')
                        .is_some_and(|right| tail::is_marked_authority(blanks(right))) =>
            {
                Role::Authority
            }
            Shape::Text if self.signs_as_issuer(i, line) => {
                if tail::names_organ(text) {
                    Role::Authority
                } else {
                    Role::Issuer
                }
            }
            _ if self.signs_with_name(line) => Role::Position,
            Shape::Text | Shape::Authority if self.offices_sign_below_cells(i, line) => {
                if line.shape == Shape::Authority { Role::Authority } else { Role::Position }
            }
            Shape::Text | Shape::Title | Shape::Item(..) | Shape::Ordinal(..)
                if line.chars <= 120 || line.chars <= MAX_SIGNATURE && gap::has_gap(text) =>
            {
                if line.shape != Shape::Text && !tail::is_position(text) {
                    return None;
                }
                self.office(i, line)?
            }
            _ => return None,
        };
        Some(self.begin_tail(role, i))
    }

    /// Begins a tail with line `i`.
    pub(super) fn begin_tail(&mut self, role: Role, i: usize) -> usize {
        self.finish_closing(true);
        self.end_table();
        self.tail = Tail { open: true, seen: true, above: self.container(), ..Tail::default() };
        self.lists.reset();
        self.tail_block(role, i)
    }

    /// What a short line of text is that begins a tail: an approval, a note, an office or a body.
    fn office(&self, i: usize, line: &Line) -> Option<Role> {
        let text = line.text(self.text);
        if self.is_broken_approval(i, text) {
            return Some(Role::Authority);
        }
        let outside = self.table.is_none();
        if outside && tail::is_signature_note(text) {
            return Some(Role::Signatory);
        }
        let positions = || {
            outside
                && tail::holds_position(text)
                && (self.signature_follows(i) || self.ends_here(i))
        };
        if tail::is_position(text) && self.signs(i, line) || positions() {
            return Some(Role::Position);
        }
        // "Người thực hiện" above the name that ends the plan.
        if outside && line.chars <= MAX_MAKER && line.end == End::Word && tail::names_maker(text) {
            return (self.is_name_below(i) && self.is_signature(i, true)).then_some(Role::Position);
        }
        let short = line.capitals && tail::is_short_office(text) && !self.in_cells();
        if short && self.is_signature(i, true) {
            return Some(Role::Position);
        }
        let party = || {
            tail::names_party(text)
                && (line.capitals && outside && self.office_follows(i)
                    || line.end == End::Word
                        && (line.capitals || tail::comments(text))
                        && self.is_signature(i, true)
                        && self.signs(i, line))
        };
        let beside = || outside && gap::has_gap(text) && self.signature_follows(i);
        let signs = line.capitals && (self.signs_as_body(i, line) || beside()) || party();
        signs.then_some(Role::Authority)
    }

    /// Whether a name stands right below line `i`, or below the note that somebody signed.
    fn is_name_below(&self, i: usize) -> bool {
        let below = self.lines.get(i + 1..).unwrap_or_default().iter();
        below
            .map(|l| l.text(self.text))
            .find(|text| !tail::is_signature_note(text))
            .is_some_and(|text| person::is_name(text) && !head::begins_head(text))
    }

    /// Whether what stands behind a tail would hang from a block above it.
    pub(super) fn hangs_across(&self, parent: Option<BlockId>) -> bool {
        self.tail.seen && parent.is_some() && parent == self.tail.above
    }

    pub(super) fn in_cells(&self) -> bool {
        self.table.as_ref().is_some_and(|t| !t.tabbed)
    }

    /// What a program shows of a digital signature at line `i`, and below it of who signed and when.
    pub(super) fn digital_stamp(&mut self, i: usize) -> usize {
        let mut next = self.aside(Role::Artifact, i);
        while self.lines.get(next).is_some_and(|l| tail::is_digital_stamp(l.text(self.text))) {
            next = self.aside(Role::Artifact, next);
        }
        next
    }

    /// Whether a line is the head of the list of recipients behind a marker, beside a signature or alone: `*Nơi nhận:`.
    fn lists_recipients(&self, line: &Line) -> bool {
        tail::recipients(line.body(self.text)).is_some_and(|rest| {
            rest.is_empty()
                || gap::has_gap(line.text(self.text))
                    && (tail::is_position(rest) || tail::is_authority(rest))
        })
    }

    /// Whether the last words of a plan stand behind a marker: `* Trên đây là kế hoạch …` above a signature.
    pub(super) fn closes_behind_marker(&self, i: usize, line: &Line) -> bool {
        matches!(line.shape, Shape::Item(..))
            && closing::opens_closing(line.body(self.text))
            && closing::names_plan(line.text(self.text))
            && self.next_is_tail(self.block_end(i) + 1)
    }

    /// The last paragraph before a tail, or before the end, may be the closing.
    pub(super) fn finish_closing(&mut self, above_tail: bool) {
        if self.tail.closed || self.tail.seen {
            return;
        }
        let last = self
            .blocks
            .iter()
            .rposition(|b| !matches!(b.role, Role::Artifact | Role::Rule | Role::Footnote));
        let Some(last) = last else { return };
        let mut last = last;
        let mut block = self.blocks[last];
        // "Trân trọng kính chào!" stands below the closing, and is of it.
        let farewell = block.role == Role::Paragraph
            && block.first == block.last
            && tail::is_farewell(self.line_text(block.first as usize));
        if farewell {
            self.make_closing(last);
            let Some(above) = last.checked_sub(1) else { return };
            (last, block) = (above, self.blocks[above]);
        }
        if block.role != Role::Paragraph {
            return;
        }
        let whole = self.joined(block.first as usize, block.last as usize);
        // What "Kinh phí:" or "Kiến nghị:" holds is no closing, with an end mark or without.
        let heading =
            block.parent.filter(|id| id.index() + 1 == last && self.role(*id) == Role::Section);
        let heading = heading.map(|id| self.line_text(self.blocks[id.index()].first as usize));
        let asks = closing::asks_to_act(&whole) && !heading.is_some_and(closing::names_proposals);
        if heading.is_some() && !asks && !closing::names_plan(&whole) {
            return;
        }
        let speaks = closing::ends_document(&whole)
            || closing::asks_to_carry_out(&whole)
            || closing::asks_to_report(&whole)
            || above_tail && closing::asks_all(&whole)
            || farewell && closing::opens_request(&whole)
            || above_tail && closing::speaks_of_plan(&whole)
            || whole.chars().count() > 60
                && closing::may_close(&whole)
                && closing::names_plan(&whole);
        if speaks {
            self.make_closing(last);
        }
    }

    fn make_closing(&mut self, at: usize) {
        self.set_role(BlockId::new(at), Role::Closing);
        if let Some(block) = self.blocks.get_mut(at) {
            block.parent = None;
            block.placed = true;
        }
    }

    pub(super) fn tail_block(&mut self, role: Role, i: usize) -> usize {
        let id = self.open(role, i, None);
        self.current = None;
        match role {
            Role::Recipients => {
                self.tail.recipients = Some(id);
                self.tail.signed = false;
                // "Nơi nhận:     TM. BAN CHẤP HÀNH": the signature has begun as well.
                let line = self.line_text(i).trim_start_matches(['|', ' ']);
                let rest = tail::recipients(line).unwrap_or("");
                if !blanks(rest).is_empty() && !tail::begins_recipients(rest) {
                    self.tail.last = Some(Role::Authority);
                    return i + 1;
                }
            }
            Role::Signatory => self.tail.signed = true,
            _ => {}
        }
        self.tail.last = Some(role);
        i + 1
    }

    /// A line of an open tail; `None` where the tail is over.
    pub(super) fn tail_line(&mut self, i: usize, line: &Line) -> Option<usize> {
        let text = line.text(self.text);
        if tail::is_digital_stamp(text) {
            return Some(self.aside(Role::Artifact, i));
        }
        let lists = || matches!(line.shape, Shape::Item(..)) && self.tail.recipients.is_none();
        if (line.shape == Shape::Text && text.contains('|') || lists() && self.is_barred(line))
            && let Some(next) = self.barred_tail_line(i, line)
        {
            return Some(next);
        }
        let role = match line.shape {
            Shape::Rule => return Some(self.aside(Role::Rule, i)),
            Shape::Recipients => Role::Recipients,
            Shape::Text | Shape::Authority if tail::recipients_beside(text) => Role::Recipients,
            Shape::PlaceDate => Role::PlaceDate,
            Shape::Stamp => Role::Stamp,
            Shape::Item(..) => {
                if self.lists_recipients(line) {
                    return Some(self.tail_block(Role::Recipients, i));
                }
                self.tail.recipients?;
                if line.chars > 200 {
                    self.tail.open = false;
                    return None;
                }
                let next = self.listed_recipient(i);
                if let Shape::Item(_, at) = line.shape {
                    self.set_text_at(at);
                }
                return next;
            }
            Shape::Motto | Shape::Title | Shape::Number | Shape::Appendix => {
                if line.shape == Shape::Title && self.tail.recipients.is_some() && !line.capitals {
                    return self.recipient(i, line);
                }
                self.tail.open = false;
                return None;
            }
            Shape::Authority => Role::Authority,
            _ if tail::is_signature_note(text) => Role::Signatory,
            Shape::RowNumber | Shape::Field
                if self.tail.recipients.is_some() && tail::is_file_mark(text) =>
            {
                return Some(self.aside(Role::Artifact, i));
            }
            Shape::Ordinal(..) if tail::is_position(text) => Role::Position,
            Shape::Text | Shape::Basis | Shape::Field | Shape::Closing => {
                match self.tail_text(i, line) {
                    Some(Role::Recipient) => return self.recipient(i, line),
                    Some(Role::Artifact) => return Some(self.aside(Role::Artifact, i)),
                    Some(role) => role,
                    None => {
                        self.tail.open = false;
                        return None;
                    }
                }
            }
            _ => {
                self.tail.open = false;
                return None;
            }
        };
        Some(self.tail_block(role, i))
    }

    /// Line `i` lists a recipient, if a list of them has begun.
    pub(super) fn listed_recipient(&mut self, i: usize) -> Option<usize> {
        let recipients = self.tail.recipients?;
        self.open(Role::Recipient, i, Some(recipients));
        self.current = None;
        Some(i + 1)
    }

    /// The text of the last block begins so many bytes behind the start of its line.
    pub(super) fn set_text_at(&mut self, at: u16) {
        if let Some(block) = self.blocks.last_mut() {
            block.text_at = at;
        }
    }

    fn recipient(&mut self, i: usize, line: &Line) -> Option<usize> {
        let parent = self.tail.recipients?;
        // The rest of a recipient that was broken over lines.
        let before = self.blocks.last().copied();
        if let Some(before) = before
            && before.role == Role::Recipient
            && before.last as usize + 1 == i
            && (line.start == Start::Lower || line.text(self.text).starts_with('('))
            && self.lines[i - 1].end != End::Semicolon
        {
            let id = BlockId::new(self.blocks.len() - 1);
            self.extend(id, i);
            self.current = None;
            return Some(i + 1);
        }
        self.open(Role::Recipient, i, Some(parent));
        self.current = None;
        Some(i + 1)
    }

    /// What a plain line of a tail is.
    fn tail_text(&self, i: usize, line: &Line) -> Option<Role> {
        let text = line.text(self.text);
        if line.chars > 160 {
            return None;
        }
        // "| Vi Thị Lan |", "| KT. CHỦ TỊCH |": the right column of a signature between bars.
        if let Some(right) = text.strip_prefix('|').map(blanks) {
            return in_right_column(right);
        }
        // The name of the school below that of who signed.
        if self.tail.signed && self.names_body_at_end(i, line) {
            return Some(Role::Issuer);
        }
        // Another letterhead, or the end of the page around the plan.
        if head::begins_head(text) && self.letterhead_follows(i) || head::joins_motto(text) {
            return None;
        }
        if artifact::is_artifact(text) {
            return Some(Role::Artifact);
        }
        if title::is_appendix(text) {
            return None;
        }
        if tail::is_place_and_day(text) {
            return Some(Role::PlaceDate);
        }
        let list = self.tail.recipients.is_some() && !self.tail.signed;
        // "Hiệu trưởng (để b/c)", "BGH;          P. HIỆU TRƯỞNG", "Lưu VT": whatever office they name, they are of the list.
        if list && (tail::keeps_copy(text) || lists_first(text)) {
            return Some(Role::Recipient);
        }
        // "ĐẠI DIỆN HỘI CMHS" below the name of the first signer, "Ý kiến của Phòng GD&ĐT:"
        let signed = matches!(self.tail.last, Some(Role::Signatory));
        let party = || tail::comments(text) || self.signature_follows(i);
        let apart = || line.blanks_before > 0 || line.end == End::Colon && tail::comments(text);
        if tail::names_party(text) && (line.capitals || signed && apart()) && party() {
            return Some(Role::Authority);
        }
        // "P. TRƯỞNG BAN" above "PCT UBND XÃ", a second post; "T/M BCH CÔNG ĐOÀN" above "CTCĐ".
        if matches!(self.tail.last, Some(Role::Position | Role::Authority))
            && tail::is_short_office(text)
        {
            return Some(Role::Position);
        }
        if tail::is_position(text)
            || tail::name_behind_position(text).is_some()
            || tail::holds_position(text) && self.tail.last != Some(Role::Position)
            || line.chars <= MAX_MAKER && tail::names_maker(text) && self.is_name_below(i)
        {
            return Some(Role::Position);
        }
        if tail::is_lone_mark(text) && self.body_signs(i)
            || line.capitals && tail::names_organ(text) && self.signature_follows(i)
        {
            return Some(Role::Authority);
        }
        // "TM. ỦY BAN" above "NHÂN DÂN"
        if self.tail.last == Some(Role::Authority)
            && strip(text, "nhân dân").is_some_and(str::is_empty)
        {
            return Some(Role::Authority);
        }
        // "LƯƠNG THỊ" above "THÚY": the rest of a name.
        if self.tail.last == Some(Role::Signatory)
            && line.capitals
            && line.blanks_before == 0
            && line.chars <= MAX_SYLLABLE
            && text.chars().all(char::is_uppercase)
            && i > 0
            && self.lines[i - 1].capitals
        {
            return Some(Role::Signatory);
        }
        if person::is_name(text) {
            let expects =
                matches!(self.tail.last, Some(Role::Position | Role::Authority | Role::Signatory))
                    || self.tail.recipients.is_some();
            let body =
                line.capitals && head::begins_head(text) && self.tail.last == Some(Role::Authority);
            return if body {
                Some(Role::Authority)
            } else if expects || line.blanks_before > 0 {
                Some(Role::Signatory)
            } else {
                None
            };
        }
        if list && tail::is_file_mark(text) {
            return Some(Role::Artifact);
        }
        // "Tạ Văn Sơn          - Lưu: VT."
        let listed = || {
            gap::columns(text)
                .last()
                .and_then(|c| text.get(c.clone()))
                .is_some_and(tail::lists_recipient)
        };
        if list && gap::has_gap(text) && listed() {
            return Some(Role::Recipient);
        }
        if list
            && (tail::is_recipient(text)
                || self.blocks.last().is_some_and(|b| b.role == Role::Recipient)
                    && line.start == Start::Lower)
        {
            return Some(Role::Recipient);
        }
        if line.capitals && line.chars <= 90 && !self.tail.signed {
            return match self.tail.last {
                Some(Role::Authority) => Some(Role::Authority),
                Some(Role::Position) => Some(Role::Position),
                _ if self.signature_follows(i) => Some(Role::Authority),
                _ => None,
            };
        }
        // A short line right below "Nơi nhận" that has no marker, or among others above "Lưu: VT".
        if list
            && (self.tail.last == Some(Role::Recipients) || self.copy_is_kept_below(i))
            && line.chars <= 60
            && line.blanks_before == 0
            && matches!(line.end, End::Semicolon | End::Word | End::Stop)
        {
            return Some(Role::Recipient);
        }
        None
    }

    /// Whether the list of recipients that is open ends soon below line `i`, with the office where a copy is kept.
    fn copy_is_kept_below(&self, i: usize) -> bool {
        const REACH: usize = 6;
        let listed = self
            .blocks
            .last()
            .is_some_and(|b| matches!(b.role, Role::Recipients | Role::Recipient));
        let below = self.lines.get(i + 1..).unwrap_or_default().iter().take(REACH);
        let mut short = below.take_while(|l| l.blanks_before == 0 && l.chars <= 60);
        listed && short.any(|l| strip(l.body(self.text), "lưu").is_some_and(at_boundary))
    }
}

/// What a line says whose left column is empty.
fn in_right_column(text: &str) -> Option<Role> {
    if text.contains('|') {
        None
    } else if tail::is_signature_note(text) || person::is_name(text) {
        Some(Role::Signatory)
    } else if tail::is_position(text) {
        Some(Role::Position)
    } else if tail::is_authority(text) {
        Some(Role::Authority)
    } else {
        None
    }
}

/// Whether the first column of a line lists a recipient, by what it says its copy is for or by the mark behind it.
fn lists_first(text: &str) -> bool {
    if !text.bytes().any(|b| matches!(b, b'(' | b';')) {
        return false;
    }
    if !gap::has_gap(text) {
        return tail::says_what_for(text);
    }
    let columns = gap::columns(text);
    columns.len() > 1
        && columns
            .first()
            .and_then(|c| text.get(c.clone()))
            .is_some_and(|first| first.ends_with(';') || tail::says_what_for(first))
}

#[cfg(test)]
mod tests {
    use crate::outline::tests::rows_from;

    #[test]
    fn what_fills_the_last_section_is_no_closing() {
        let text = "KẾ HOẠCH NĂM 2023\nI. KINH PHÍ\nTừ nguồn ngân sách địa phương./.\nNơi nhận:\n- Lưu: VT.";
        assert_eq!(
            rows_from(text, 2),
            ["section 0 I", "paragraph 2", "recipients 0", "recipient 4"]
        );
        let text = "KẾ HOẠCH NĂM 2023\nI. TỔ CHỨC\nYêu cầu các đơn vị nghiêm túc thực hiện./.\nNơi nhận:\n- Lưu: VT.";
        assert_eq!(rows_from(text, 3), ["closing 0", "recipients 0", "recipient 4"]);
    }

    #[test]
    fn offices_side_by_side_sign_at_the_very_end() {
        let text = "KẾ HOẠCH NĂM 2023\nI. VIỆC\n- Tổng vệ sinh thư viện.\n\nHiệu trưởng                    Nhân viên thiết bị";
        assert_eq!(rows_from(text, 4), ["position 0"]);
        let text = "KẾ HOẠCH NĂM 2023\nI. VIỆC\n- Tổng vệ sinh thư viện.\n\nTổ trưởng               Phụ trách phòng máy\n\n\
                    Lò Thị Mai              Quách Văn Nam";
        assert_eq!(rows_from(text, 4), ["position 0", "signatory 0"]);
        // In mid-text it is no signature.
        let text = "KẾ HOẠCH NĂM 2023\nI. VIỆC\nHiệu trưởng               Phụ trách phòng máy\nPhân công trực trong tuần đầu tháng.\n- Dọn kho.";
        assert_ne!(rows_from(text, 3)[0], "position 0");
    }

    #[test]
    fn an_ordinal_without_text_is_not_headed_by_who_signs() {
        let text = "KẾ HOẠCH NĂM 2023\n1. Thời gian:\n- Ngày 12/5.\n\n(2)\n\nHIỆU TRƯỞNG     P.TRÁCH LAO ĐỘNG";
        assert_eq!(rows_from(text, 5), ["position 0"]);
    }

    #[test]
    fn organs_without_a_mark_sign_below_the_recipients() {
        let text = "KẾ HOẠCH NĂM 2023\nI. VIỆC\n- Tổng vệ sinh.\nNơi nhận: Như trên; Lưu VP.\nBAN CHỦ NHIỆM\nVi Thị Lan";
        assert_eq!(rows_from(text, 4), ["recipients 0", "authority 0", "signatory 0"]);
    }

    #[test]
    fn letters_of_a_body_in_the_last_cell_sign_nothing() {
        let text = "KẾ HOẠCH NĂM 2023\nI. LỊCH\nThời gian\nNội dung\nNgười thực hiện\nTháng 9\n- Họp.\nBGH\nTháng 10\n- Dự giờ.\nBGH";
        assert_eq!(rows_from(text, 10)[..2], ["item 9 -", "cell 9"]);
    }

    #[test]
    fn two_names_may_be_joined_by_a_dash() {
        let text = "KẾ HOẠCH NĂM 2023\nI. VIỆC\n- Tổng vệ sinh.\n\nDUYỆT CỦA BGH          TỔ TRƯỞNG\n\n\
                    Lò Văn Pản – Hà Thị Én";
        assert_eq!(rows_from(text, 5), ["signatory 0"]);
    }

    #[test]
    fn a_file_mark_ends_no_tail() {
        for mark in ["VX 07-11", "KH15.doc", "T.08b", "214"] {
            let text = format!(
                "KẾ HOẠCH NĂM 2023\nI. VIỆC\n- Tổng vệ sinh.\nNơi nhận:\n- Như trên;\n- Lưu VT.\n{mark}\nTM.\nỦY BAN NHÂN DÂN\n\
                 KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nĐinh Văn Tám"
            );
            let rows = rows_from(&text, 7);
            assert_eq!(rows[..2], ["artifact 0", "authority 0"], "{mark}");
            assert_eq!(rows[2..], ["authority 0", "authority 0", "position 0", "signatory 0"]);
        }
    }

    #[test]
    fn a_recipient_goes_on_with_what_it_is_for() {
        let text = "KẾ HOẠCH NĂM 2023\nI. VIỆC\n- Tổng vệ sinh.\nNơi nhận:\n- Ban Quản lý chợ Cồn và các tiểu thương\n(t/h);\n- Lưu VT.";
        assert_eq!(rows_from(text, 5), ["recipient 4", "cont 5", "recipient 4"]);
    }

    #[test]
    fn a_last_sentence_that_asks_all_is_the_closing() {
        let plan = |last: &str| {
            format!(
                "KẾ HOẠCH NĂM 2023\nI. KINH PHÍ\n- Mỗi lớp 50.000 đồng.\n{last}\nTM. BAN TỔ CHỨC\nTrưởng ban\nVi Thị Lan"
            )
        };
        for last in [
            "Đề nghị các chi hội phổ biến đến hội viên để thực hiện.",
            "Rất mong các bậc phụ huynh cùng phối hợp.",
            "Nhà trường yêu cầu các tổ triển khai kịp thời.",
        ] {
            assert_eq!(rows_from(&plan(last), 4)[..2], ["closing 0", "authority 0"], "{last}");
        }
        for last in [
            "Đề nghị Phòng cấp thêm 2 máy lọc nước.",
            "Đề nghị nhà trường hỗ trợ kinh phí để thực hiện.",
        ] {
            assert_eq!(rows_from(&plan(last), 4)[0], "paragraph 2", "{last}");
        }
        assert_eq!(rows_from(&plan("2. Đề nghị các lớp thực hiện."), 4)[0], "section 2 2");
    }

    #[test]
    fn a_closing_may_stand_behind_a_marker() {
        let text = "KẾ HOẠCH NĂM 2023\nI. VIỆC\n- Tổng vệ sinh.\n* Trên đây là kế hoạch tháng 4 của chi đội.\nBÍ THƯ\nVi Thị Lan";
        assert_eq!(rows_from(text, 4), ["closing 0", "position 0", "signatory 0"]);
    }

    #[test]
    fn a_name_may_stand_behind_its_position() {
        let text = "KẾ HOẠCH NĂM 2023\nI. VIỆC\n- Tổng vệ sinh.\nTrên đây là kế hoạch tháng 4 của chi đội.\n\
                    Người lập kế hoạch: Vi Thị Lan\nHiệu trưởng: Lò Văn Pản";
        assert_eq!(rows_from(text, 4), ["closing 0", "position 0", "position 0"]);
    }

    #[test]
    fn a_body_in_mixed_case_signs_below_the_closing() {
        let text = "KẾ HOẠCH NĂM 2023\nI. VIỆC\n- Tổng vệ sinh.\nTrên đây là kế hoạch của xã, đề nghị các thôn thực hiện.\nUBND xã Mường Lai";
        assert_eq!(rows_from(text, 4), ["closing 0", "issuer 0"]);
        let text = "KẾ HOẠCH NĂM 2023\nI. VIỆC\n- Tổng vệ sinh.\nTrên đây là kế hoạch của\nUBND xã Mường Lai";
        assert_eq!(rows_from(text, 4), ["closing 0", "cont 4"]);
    }

    #[test]
    fn lines_of_a_signature_may_be_broken() {
        let text = "KẾ HOẠCH NĂM 2023\nI. VIỆC\n- Tổng vệ sinh thư viện.\nBGH\nDUYỆT\nCÁN BỘ THƯ VIỆN\nLƯƠNG THỊ\nTHÚY";
        let rows = rows_from(text, 4);
        assert_eq!(rows[..2], ["authority 0", "authority 0"]);
        assert_eq!(rows[3..], ["signatory 0", "signatory 0"]);
    }

    #[test]
    fn a_signature_ends_a_table_without_a_blank_line() {
        let text = "KẾ HOẠCH NĂM 2023\nI. VIỆC\nTT\nNội dung\nThời gian\n1\nPhát động\nTháng 3\nTM. BAN CHẤP HÀNH\nBÍ THƯ\n\
                    Lương Trung Tín";
        assert_eq!(rows_from(text, 9), ["authority 0", "position 0", "signatory 0"]);
    }

    /// The last rows of a plan that ends so, its closing behind a section.
    fn ends(tail: &str) -> Vec<String> {
        let plan = "KẾ HOẠCH NĂM 2023\nI. VIỆC\n- Tổng vệ sinh.\nTrên đây là kế hoạch của tổ.\n";
        rows_from(&format!("{plan}{tail}"), 5)
    }

    #[test]
    fn a_bare_note_of_a_signature_in_one_column_or_two() {
        for note in ["(ký)", "(Ký)", "( kí )", "[ký]"] {
            assert_eq!(
                ends(&format!("HIỆU TRƯỞNG\n{note}\nVi Thị Lan")),
                ["position 0", "signatory 0", "signatory 0"],
                "{note}"
            );
        }
        assert_eq!(
            ends(
                "Người lập kế hoạch            Duyệt của chuyên môn\n      (ký)                  (ký)\n\nVi Thị Lan         Lò Văn Pản"
            ),
            ["position 0", "signatory 0", "signatory 0"]
        );
    }

    #[test]
    fn a_marked_authority_in_small_letters_needs_no_blank_line() {
        for mark in [
            "T/M BCH Công đoàn",
            "TM ban thanh tra",
            "KT/Hiệu trưởng",
            "T/M tổ chuyên môn",
            "Thay mặt nhà trường",
        ] {
            assert_eq!(
                ends(&format!("{mark}\nVi Thị Lan")),
                ["authority 0", "signatory 0"],
                "{mark}"
            );
            let text = format!(
                "KẾ HOẠCH NĂM 2023\nI. VIỆC\n- Giải quyết đơn thư nếu có\n{mark}\nVi Thị Lan"
            );
            assert_eq!(rows_from(&text, 3), ["item 2 -", "authority 0", "signatory 0"], "{mark}");
        }
        // In mid-text it is a word of the text.
        let text = "KẾ HOẠCH NĂM 2023\nI. VIỆC\n- Họp giao ban\nThay mặt nhà trường phát biểu\nII. KHÁC\n- Dọn kho.";
        assert_ne!(rows_from(text, 4)[0], "authority 0");
    }

    #[test]
    fn approvals_above_who_made_the_plan() {
        let text = "KẾ HOẠCH NĂM 2023\nI. VIỆC\n- Tổng vệ sinh.\nDuyệt của Hiệu trưởng\nNgười lập kế hoạch\nVi Thị Lan";
        assert_eq!(rows_from(text, 4), ["authority 0", "position 0", "signatory 0"]);
        let text = "KẾ HOẠCH NĂM 2023\nI. VIỆC\n- Tổng vệ sinh\nDuyệt BGH Tổ trưởng";
        assert_eq!(rows_from(text, 4), ["position 0"]);
    }

    #[test]
    fn persons_and_their_offices_sign_nothing() {
        let text = "KẾ HOẠCH NĂM 2023\nI. VIỆC\nBan chỉ đạo gồm:\nVi Thị Lan\nHiệu trưởng\nLò Văn Pản\nTổ trưởng";
        assert!(rows_from(text, 3).iter().all(|row| row.starts_with("paragraph")));
    }

    #[test]
    fn an_office_or_a_body_may_end_a_plan_without_a_name() {
        let plan = |last: &str| format!("KẾ HOẠCH NĂM 2023\nI. VIỆC\n- Tổng vệ sinh.\n{last}");
        assert_eq!(
            rows_from(
                &plan("Đề nghị các bộ phận thực hiện nghiêm túc kế hoạch này.\nHiệu trưởng"),
                4
            ),
            ["closing 0", "position 0"]
        );
        assert_eq!(rows_from(&plan("\nChi hội trưởng"), 4), ["position 0"]);
        assert_eq!(ends("BAN TỔ CHỨC"), ["authority 0"]);
        assert_eq!(ends("Ban Giám hiệu"), ["authority 0"]);
        assert_eq!(
            rows_from(
                &plan("Rất mong quý thầy cô hưởng ứng.\nTrân trọng kính chào!\nBan tổ chức"),
                4
            ),
            ["closing 0", "closing 0", "authority 0"]
        );
        // Below a colon it is what the colon announces.
        assert_ne!(rows_from(&plan("Người phụ trách:\n\nHiệu trưởng"), 5)[0], "position 0");
    }

    #[test]
    fn others_sign_or_comment_below_a_name() {
        assert_eq!(
            ends(
                "\nĐẠI DIỆN NHÀ TRƯỜNG\nHIỆU TRƯỞNG\n\nVi Thị Lan\n\nHỘI CHA MẸ HỌC SINH\nTRƯỞNG BAN\n\nLò Văn Pản"
            ),
            [
                "authority 0",
                "position 0",
                "signatory 0",
                "authority 0",
                "position 0",
                "signatory 0"
            ]
        );
        for comment in [
            "NHẬN XÉT CỦA BGH",
            "Ý KIẾN CỦA BAN GIÁM HIỆU",
            "ĐƠN VỊ PHỐI HỢP",
            "\nPhê duyệt của lãnh đạo đơn vị",
        ] {
            assert_eq!(
                ends(&format!("TỔ TRƯỞNG\nVi Thị Lan\n{comment}"))[2],
                "authority 0",
                "{comment}"
            );
        }
        // Names that look like bodies are names.
        for name in ["ĐOÀN THỊ HOA", "TRƯƠNG VĂN AN", "TÔ NGỌC BAN"] {
            assert_eq!(ends(&format!("TỔ TRƯỞNG\nVi Thị Lan\n{name}"))[2], "signatory 0", "{name}");
        }
    }

    #[test]
    fn a_second_post_may_be_abbreviated() {
        assert_eq!(
            ends("TM. BAN CHỈ ĐẠO\nP. TRƯỞNG BAN\nPCT UBND XÃ\nLò Văn Pản"),
            ["authority 0", "position 0", "position 0", "signatory 0"]
        );
        assert_eq!(ends("HT\nLò Văn Pản"), ["position 0", "signatory 0"]);
    }

    #[test]
    fn what_a_digital_signature_shows_is_no_name() {
        for position in ["HIỆU TRƯỞNG", "Hiệu trưởng"] {
            assert_eq!(
                ends(&format!(
                    "{position}\nSignature Not Verified\nKý bởi: TRƯỜNG THCS ĐỒI XANH\nNgày ký: 10/03/2023 14:20:11\nVi Thị Lan"
                )),
                ["position 0", "artifact 0", "artifact 0", "artifact 0", "signatory 0"]
            );
        }
    }

    #[test]
    fn recipients_behind_a_star_beside_a_signature() {
        assert_eq!(
            ends(
                "*Nơi nhận:                    TM. CÔNG ĐOÀN\n- Chi bộ;          CHỦ TỊCH\n- Lưu.              Vi Thị Lan"
            ),
            ["recipients 0", "recipient 5", "recipient 5"]
        );
    }

    #[test]
    fn recipients_without_a_dash_may_name_offices() {
        assert_eq!(
            ends(
                "Nơi nhận\nPGD&ĐT (để b/c)\nHiệu trưởng, P. Hiệu trưởng (để chỉ đạo)\nLưu: VT\nNGƯỜI LẬP KẾ HOẠCH\nVi Thị Lan"
            ),
            [
                "recipients 0",
                "recipient 5",
                "recipient 5",
                "recipient 5",
                "position 0",
                "signatory 0"
            ]
        );
        assert_eq!(
            ends("HIỆU TRƯỞNG\nVi Thị Lan\nNơi nhận:\nCác tổ (t/h)\nLưu VT")[2..],
            ["recipients 0", "recipient 7", "recipient 7"]
        );
        assert_eq!(
            ends(
                "Nơi nhận:          T/M NHÀ TRƯỜNG\nBGH;               P. HIỆU TRƯỞNG\nLưu.\n                   VI THỊ LAN"
            ),
            ["recipients 0", "recipient 5", "recipient 5", "signatory 0"]
        );
        // A name that begins so signs.
        assert_eq!(
            ends("Nơi nhận:\n- Như trên.\nTỔ TRƯỞNG\nLưu Văn Tám")[2..],
            ["position 0", "signatory 0"]
        );
    }

    #[test]
    fn plain_recipients_beside_a_signature_above_the_copy_that_is_kept() {
        assert_eq!(
            ends(
                "Nơi nhận: T.M NHÀ TRƯỜNG\nPhòng GD&ĐT ( báo cáo) Hiệu trưởng\nCông đoàn trường\nLưu văn thư\nVi Thị Lan"
            ),
            ["recipients 0", "recipient 5", "recipient 5", "recipient 5", "signatory 0"]
        );
        // What follows a tail is no recipient.
        let rows = ends("Nơi nhận:\n- Như trên.\nTỔ TRƯỞNG\nVi Thị Lan\nDanh sách tham gia");
        assert_eq!(rows[2..4], ["position 0", "signatory 0"]);
        assert!(!rows[4].starts_with("recipient"));
    }

    #[test]
    fn who_made_a_plan_signs_above_the_last_name() {
        for maker in ["Người thực hiện", "Người lên kế hoạch", "NGƯỜI ĐỀ XUẤT"]
        {
            assert_eq!(
                ends(&format!("{maker}\nVi Thị Lan")),
                ["position 0", "signatory 0"],
                "{maker}"
            );
        }
        let text =
            "KẾ HOẠCH NĂM 2023\nI. VIỆC\n- Họp.\nNgười thực hiện\nVi Thị Lan\nII. KHÁC\n- Dọn kho.";
        assert_ne!(rows_from(text, 4)[0], "position 0");
    }

    #[test]
    fn approvals_that_nobody_has_signed_and_comments() {
        for approval in ["Ý KIẾN PHÊ DUYỆT CỦA HIỆU TRƯỞNG", "Duyệt kế hoạch"] {
            assert_eq!(
                ends(&format!("{approval}\nHIỆU TRƯỞNG\nVi Thị Lan")),
                ["authority 0", "position 0", "signatory 0"],
                "{approval}"
            );
        }
        assert_eq!(
            ends("Người lập kế hoạch\nVi Thị Lan\nNhận xét của BGH:\n......................"),
            ["position 0", "signatory 0", "authority 0", "rule 0"]
        );
    }

    #[test]
    fn a_signature_above_the_foot_of_a_page() {
        for foot in ["Tác giả bài viết: Lò Văn Pản", "Các tin khác", "Tải file tại đây"]
        {
            assert_eq!(
                ends(&format!("Người viết kế hoạch\nVi Thị Lan\n{foot}")),
                ["position 0", "signatory 0", "artifact 0"],
                "{foot}"
            );
        }
    }

    #[test]
    fn a_signature_in_the_right_of_two_columns_between_bars() {
        assert_eq!(
            ends(
                "Nơi nhận: | TM. ỦY BAN NHÂN DÂN |\n- Các thôn; | CHỦ TỊCH |\n- Lưu: VT. | |\n| Lò Văn Pản |"
            )[3],
            "signatory 0"
        );
        assert_eq!(
            ends("| KT. CHỦ TỊCH |\n| PHÓ CHỦ TỊCH |\n| Lò Văn Pản |"),
            ["authority 0", "position 0", "signatory 0"]
        );
    }

    #[test]
    fn the_bare_name_of_a_body_ends_a_plan() {
        let plan = |last: &str| {
            format!("Trường Tiểu học Suối Ngà\nKẾ HOẠCH NĂM 2023\nI. VIỆC\n- Tổng vệ sinh.\n{last}")
        };
        for last in [
            "TRƯỜNG TIỂU HỌC ĐỒI XANH",
            "Trường Tiểu học Suối Ngà",
            "\nUBND xã Mường Lai",
            "TRƯỜNG TIỂU HỌC ĐỒI XANH\nCác tin khác",
        ] {
            assert_eq!(rows_from(&plan(last), 5)[0], "issuer 0", "{last}");
        }
        assert_eq!(
            rows_from(&plan("HIỆU TRƯỞNG\nVi Thị Lan\nTrường Tiểu học Suối Ngà"), 5),
            ["position 0", "signatory 0", "issuer 0"]
        );
        for last in ["TRƯƠNG THỊ ÚT", "Trường tổ chức tổng kết", "Đoàn trường phối hợp với Đội"]
        {
            assert_ne!(rows_from(&plan(last), 5)[0], "issuer 0", "{last}");
        }
        // One of a list is none.
        let list = "\nTrường Tiểu học Đồi Xanh\n\nTrường Tiểu học Suối Ngà";
        assert_ne!(rows_from(&plan(list), 6)[0], "issuer 0");
    }

    #[test]
    fn a_place_and_a_day_above_a_signature() {
        assert_eq!(
            ends("Suối Ngà, 10/3/2023\nTổ trưởng\nVi Thị Lan"),
            ["place_date 0", "position 0", "signatory 0"]
        );
        let text = "KẾ HOẠCH NĂM 2023\nI. VIỆC\nSuối Ngà, 10/3/2023\n- Dọn kho.";
        assert_ne!(rows_from(text, 3)[0], "place_date 0");
    }
}
