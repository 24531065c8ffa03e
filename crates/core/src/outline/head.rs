//! The head of a plan: issuers, motto, number, place and date, title, bases, enacting sentence.

use super::build::Builder;
use super::continuation::wants_number;
use super::numbering::Frame;
use super::{BlockId, Label, Role};
use crate::grammar::keyword::{any_of, blanks, strip, words};
use crate::grammar::period::{PeriodSpan, Remainder, period, school_year, year};
use crate::grammar::{basis, head, tail, title};
use crate::lines::{End, Line, Shape};
use crate::time::{Timeframe, Year};

/// How many lines from its start a head's title is looked for.
const HEAD_WINDOW: usize = 60;

/// The longest line of a title, in characters.
const MAX_TITLE_LINE: u16 = 170;

impl Builder<'_> {
    /// Reads the head of a document and gives the first line of its body.
    pub(super) fn head(&mut self, i: usize) -> usize {
        let start = self.skip_site(i);
        let next = self.head_at(start, false);
        match self.head_again(next) {
            Some(title) => {
                for at in next..title {
                    self.open(Role::Artifact, at, None);
                }
                self.head_at(title, false)
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
    fn head_at(&mut self, mut i: usize, attached: bool) -> usize {
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
            let bases = (i..self.lines.len().min(i + 6)).find(|at| self.begins_bases(*at));
            match bases {
                Some(bases) => {
                    while i < bases {
                        i = self.pre_title_or_title(i);
                    }
                }
                None => {
                    while self.is_bare_title(i) {
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

    /// The line with the kind of document, if one stands where a title can.
    fn find_title(&self, i: usize) -> Option<usize> {
        let end = self.lines.len().min(i + HEAD_WINDOW);
        let mut behind = i;
        while behind < end {
            let at = behind;
            behind += 1;
            if self.broken_form(at).is_some() {
                behind += 1;
                continue;
            }
            let line = self.lines.get(at)?;
            let text = line.text(self.text);
            if self.in_grid(at) {
                return None;
            }
            if line.shape == Shape::Text
                && super::table::head_row(self.text, &self.lines[at..], false).is_some()
            {
                return None;
            }
            match line.shape {
                Shape::Title => return Some(at),
                Shape::Ordinal(o, _) if o.value == 1 && at > i => return None,
                Shape::Item(..) if head::place_date(line.body(self.text)) => {}
                Shape::Item(..) | Shape::Period(..) if at > i => return None,
                Shape::Basis => {
                    if line.capitals
                        || title::title(text).is_some_and(|t| title::is_plan_kind(t.kind))
                    {
                        continue;
                    }
                    return None;
                }
                Shape::Text if title::title(text).is_some_and(|t| title::is_plan_kind(t.kind)) => {
                    // "Kế hoạch tuần 5" in small letters: a title where it is short and alone.
                    if line.chars <= 90
                        && !matches!(line.end, End::Stop | End::Semicolon | End::Colon)
                    {
                        return Some(at);
                    }
                    return None;
                }
                Shape::Text if head::is_subject(text) => return Some(at),
                Shape::Text if line.chars > MAX_TITLE_LINE => return None,
                _ => {}
            }
        }
        None
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
                if head::second_column(text).is_some() || self.broken_form(i).is_some() {
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
        let dated = line.end == End::Word
            && wants_number(first)
            && next.start != crate::lines::Start::Upper;
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
        if head::is_motto(&whole) {
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
    fn pre_title(&mut self, i: usize) -> usize {
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
            _ if self.is_of_site(i) => Role::Artifact,
            _ if head::ends_motto(text) => Role::Motto,
            Shape::Item(..) if head::place_date(line.body(self.text)) => Role::PlaceDate,
            Shape::Artifact => Role::Artifact,
            Shape::Rule => Role::Rule,
            Shape::Motto => Role::Motto,
            Shape::Number => Role::Number,
            Shape::PlaceDate => Role::PlaceDate,
            Shape::Stamp => Role::Stamp,
            Shape::Addressee => Role::Addressee,
            Shape::RowNumber => Role::Artifact,
            _ if self.is_approval(i, text) => self.approval(text),
            _ => match head::second_column(text) {
                Some(at) => self.left_column(text.get(..at).unwrap_or("")),
                None if head::is_subject(text) => Role::Title,
                None if line.chars > MAX_TITLE_LINE => Role::Paragraph,
                None => self.issuer_or_title(text),
            },
        };
        if role == Role::PlaceDate {
            self.note_issue_date(text);
        } else if role == Role::Number
            && let Some(at) = head::second_column(text)
        {
            self.note_issue_date(&text[at..]);
        }
        self.open(role, i, None);
        i + 1
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
                || tail::is_name(text) && !head::begins_head(text)
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

    fn left_column(&self, left: &str) -> Role {
        let left = left.trim();
        if head::number(left) {
            Role::Number
        } else if left.is_empty() {
            Role::Motto
        } else {
            Role::Issuer
        }
    }

    /// Above a title stand issuers; a school year or a quoted slogan there is part of the title.
    fn issuer_or_title(&self, text: &str) -> Role {
        if strip(text, "năm học").is_some() { Role::Title } else { Role::Issuer }
    }

    fn pre_title_or_title(&mut self, i: usize) -> usize {
        let Some(line) = self.lines.get(i).copied() else { return i + 1 };
        match line.shape {
            _ if self.broken_form(i).is_some() => self.pre_title(i),
            Shape::Motto
            | Shape::Number
            | Shape::PlaceDate
            | Shape::Stamp
            | Shape::Addressee
            | Shape::Artifact
            | Shape::Rule => self.pre_title(i),
            _ => {
                self.open(Role::Title, i, None);
                i + 1
            }
        }
    }

    /// A first line without a kind of document that can only be a title: short, in capitals or a school year.
    fn is_bare_title(&self, i: usize) -> bool {
        let Some(line) = self.lines.get(i) else { return false };
        let text = line.text(self.text);
        line.shape == Shape::Text
            && !self.in_grid(i)
            && line.chars <= 120
            && !matches!(line.end, End::Colon | End::Semicolon)
            && (line.capitals && !line.tab || strip(text, "năm học").is_some() && line.chars < 40)
            && super::table::head_row(self.text, &self.lines[i..], false).is_none()
    }

    /// The title from line `at` on; gives the line behind it.
    pub(super) fn title(&mut self, at: usize) -> usize {
        self.open(Role::Title, at, None);
        let mut i = at + 1;
        let mut last_title = at;
        let mut ruled = false;
        while let Some(line) = self.lines.get(i).copied() {
            let text = line.text(self.text);
            if self.in_grid(i) {
                break;
            }
            let role = match line.shape {
                _ if self.is_button(i) => Role::Artifact,
                _ if self.broken_form(i).is_some() => {
                    i = self.pre_title(i);
                    continue;
                }
                Shape::Rule => {
                    ruled = true;
                    Role::Rule
                }
                Shape::Artifact => Role::Artifact,
                Shape::Motto => Role::Motto,
                Shape::Number => Role::Number,
                Shape::PlaceDate => {
                    self.note_issue_date(text);
                    Role::PlaceDate
                }
                Shape::Stamp => Role::Stamp,
                Shape::Addressee => Role::Addressee,
                // The year of a title that was broken before it.
                Shape::RowNumber if wants_number(self.line_text(i - 1)) => Role::Title,
                Shape::Item(..)
                    if self.blocks.last().is_some_and(|b| b.role == Role::Addressee)
                        && line.chars <= 120 =>
                {
                    Role::Addressee
                }
                Shape::Text if self.is_addressee_rest(i) => Role::Addressee,
                _ if self.goes_on_title(at, last_title, i, ruled) => Role::Title,
                _ => break,
            };
            if role == Role::Addressee
                && line.shape == Shape::Text
                && line.start == crate::lines::Start::Lower
                && let Some(last) = self.blocks.len().checked_sub(1)
            {
                self.extend(BlockId::new(last), i);
                i += 1;
                continue;
            }
            self.open(role, i, None);
            if role == Role::Title {
                last_title = i;
            }
            i += 1;
        }
        i
    }

    /// Whether a plain line below `Kính gửi: …` names further addressees.
    fn is_addressee_rest(&self, i: usize) -> bool {
        let Some(line) = self.lines.get(i) else { return false };
        self.blocks.last().is_some_and(|b| b.role == Role::Addressee)
            && line.chars <= 120
            && line.blanks_before == 0
            && !line.capitals
            && !matches!(line.end, End::Colon)
            && !basis::enacts(line.text(self.text))
    }

    /// Whether line `i` is a further line of the title that began at `at` and whose last line so far is `last`.
    fn goes_on_title(&self, at: usize, last: usize, i: usize, ruled: bool) -> bool {
        let Some(line) = self.lines.get(i) else { return false };
        let text = line.text(self.text);
        let bare =
            title::title(self.line_text(at)).is_some_and(|t| t.subject.is_empty()) && last == at;
        if line.chars > MAX_TITLE_LINE || line.blanks_before > 3 {
            return false;
        }
        if super::table::head_row(self.text, &self.lines[i..], false).is_some() {
            return false;
        }
        // A paragraph that ends the head, or a basis, over however many lines.
        let end = self.block_end(i);
        let whole = self.joined(i, end);
        let enacting = basis::closes_head(&whole) || (line.chars > 90 && basis::enacts(&whole));
        match line.shape {
            Shape::Period(_) => {
                self.head_of_period(i).is_some_and(|head| self.period_in_title(i, &head.span))
            }
            Shape::Basis => {
                if matches!(line.end, End::Semicolon | End::Colon) || basis::closes_head(&whole) {
                    return false;
                }
                if line.capitals {
                    return strip(text, "căn cứ").is_none();
                }
                // "Thực hiện công tác bán trú" right below "KẾ HOẠCH" says what the plan is about; so does a line that
                // a page prints twice.
                let about = bare
                    && line.blanks_before <= 1
                    && strip(text, "căn cứ").is_none()
                    && self.lines[end].end == End::Word;
                // "KẾ HOẠCH NĂM HỌC" above "Thực hiện nhiệm vụ năm học … của Khoa …", the bases apart.
                let apart = last == at
                    && line.blanks_before == 0
                    && end == i
                    && line.end == End::Word
                    && !text.contains('/')
                    && self.lines.get(i + 1).is_some_and(|n| {
                        n.blanks_before > 0 && strip(n.text(self.text), "căn cứ").is_some()
                    });
                let twice = (at..i).any(|title| self.line_text(title) == text);
                !ruled && !enacting && (about || apart || twice)
            }
            Shape::Field => {
                // "Chủ đề: …" right below the kind of document says what it is about.
                line.blanks_before == 0
                    && crate::grammar::keyword::any_of(text, &["chủ đề", "chủ điểm"]).is_some()
            }
            Shape::Text | Shape::Title | Shape::Authority | Shape::Appendix => {
                if matches!(line.end, End::Colon | End::Semicolon) || enacting {
                    return false;
                }
                if line.capitals {
                    return true;
                }
                if ruled {
                    return text.starts_with('(')
                        || strip(text, "năm học").is_some()
                        || line.start == crate::lines::Start::Lower;
                }
                // "Họ và tên: …" below a title is a field of the plan.
                if is_key_value(text) {
                    return false;
                }
                let sentence = line.end == End::Stop && line.chars > 60 || text.contains(". ");
                let apart = line.blanks_before > 0 && last != at && line.chars > 90;
                !sentence && !apart && line.chars <= 140 && !self.begins_body_text(i, bare)
            }
            _ => false,
        }
    }

    /// Whether a plain line below a title is the first paragraph of a body rather than more of the title.
    fn begins_body_text(&self, i: usize, bare: bool) -> bool {
        let Some(line) = self.lines.get(i) else { return false };
        // Behind a bare "KẾ HOẠCH" the next line says what it is about.
        if bare || line.text(self.text).starts_with('(') {
            return false;
        }
        let tabbed = line.tab && line.indent <= 2;
        tabbed && line.chars > 70
    }

    /// Whether a month below a title belongs to the title: what follows is the rest of a head, or no other such
    /// line comes.
    fn period_in_title(&self, i: usize, span: &PeriodSpan) -> bool {
        let Some(next) = self.lines.get(i + 1) else { return true };
        let follows_head = matches!(
            next.shape,
            Shape::Basis
                | Shape::Rule
                | Shape::Addressee
                | Shape::Stamp
                | Shape::Motto
                | Shape::Number
                | Shape::PlaceDate
        );
        if follows_head || self.lines.get(i).is_some_and(|l| l.tab) {
            return follows_head;
        }
        if self.begins_bases(i + 1) {
            return true;
        }
        // A schedule has more than one month.
        const REACH: usize = 400;
        let kind = super::periods::level(span);
        let again = (i + 1..self.lines.len().min(i + REACH)).any(|other| {
            self.head_of_period(other).is_some_and(|p| super::periods::level(&p.span) == kind)
        });
        let sections = matches!(next.shape, Shape::Ordinal(..) | Shape::Text);
        !again
            && sections
            && super::table::head_row(self.text, &self.lines[i + 1..], false).is_none()
    }

    /// Whether the bases, or the sentence that ends the head, begin at line `i`.
    pub(super) fn begins_bases(&self, i: usize) -> bool {
        let Some(line) = self.lines.get(i).filter(|_| !self.in_grid(i)) else { return false };
        let text = line.body(self.text);
        match line.shape {
            Shape::Basis => !line.capitals,
            Shape::Item(..) => basis::opens_basis(text) && text_opens_with_can_cu(text),
            Shape::Text => {
                line.chars > 60
                    && basis::closes_head(&self.joined(i, self.block_end(i)))
                    && basis::enacts(text)
            }
            _ => false,
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

    /// The bases and the enacting sentence; gives the first line of the body.
    fn bases(&mut self, mut i: usize) -> usize {
        let mut listed = false;
        while let Some(line) = self.lines.get(i).copied() {
            if self.in_grid(i) {
                return i;
            }
            let text = line.body(self.text);
            match line.shape {
                Shape::Rule => {
                    i = self.aside(Role::Rule, i);
                    continue;
                }
                Shape::Artifact => {
                    i = self.aside(Role::Artifact, i);
                    continue;
                }
                Shape::Addressee => {
                    i = self.aside(Role::Addressee, i);
                    continue;
                }
                Shape::Motto | Shape::Number | Shape::PlaceDate | Shape::Stamp => {
                    i = self.pre_title(i);
                    continue;
                }
                Shape::RowNumber if self.is_page_number(i) => {
                    i = self.aside(Role::Artifact, i);
                    continue;
                }
                Shape::Item(..) => {
                    let end = self.block_end(i);
                    let whole = self.joined(i, end);
                    if listed && basis::closes_head(&whole) && basis::enacts(&whole) {
                        self.run(Role::Enacting, i, end);
                        return end + 1;
                    }
                    let basis = basis::opens_basis(text) && self.head_goes_on(i)
                        || listed && self.head_goes_on(i);
                    if !basis {
                        return i;
                    }
                    if basis::closes_head(&whole) && basis::enacts(&whole) {
                        self.run(Role::Enacting, i, end);
                        return end + 1;
                    }
                    self.run(Role::Basis, i, end);
                    listed = true;
                    i = end + 1;
                }
                Shape::Basis | Shape::Text | Shape::Closing | Shape::Field => {
                    if line.shape == Shape::Field && !self.more_head(i + 1) {
                        return i;
                    }
                    if super::table::head_row(self.text, &self.lines[i..], false).is_some() {
                        return i;
                    }
                    let end = self.block_end(i);
                    let whole = self.joined(i, end);
                    let opens = line.shape == Shape::Basis;
                    if opens && basis::heads_bases(text) {
                        self.run(Role::Basis, i, end);
                        listed = true;
                        i = end + 1;
                        continue;
                    }
                    let more = self.more_head(end + 1);
                    if basis::closes_head(&whole) && !(opens && more && !basis::enacts(&whole)) {
                        self.run(Role::Enacting, i, end);
                        return end + 1;
                    }
                    if opens {
                        if !more
                            && !listed
                            && whole.ends_with('.')
                            && basis::enacts(&whole)
                            && whole.len() > 160
                        {
                            self.run(Role::Enacting, i, end);
                            return end + 1;
                        }
                        self.run(Role::Basis, i, end);
                        listed = true;
                        i = end + 1;
                        continue;
                    }
                    if basis::enacts(&whole)
                        && (listed || !more)
                        && line.chars > 50
                        && !line.capitals
                    {
                        self.run(Role::Enacting, i, end);
                        return end + 1;
                    }
                    if more && !line.capitals {
                        let role = if listed
                            && matches!(self.lines[end].end, End::Semicolon | End::Comma)
                        {
                            Role::Basis
                        } else {
                            Role::Paragraph
                        };
                        self.run(role, i, end);
                        i = end + 1;
                        continue;
                    }
                    return i;
                }
                _ => return i,
            }
        }
        i
    }

    /// Opens a block over the lines `from` to `to`.
    fn run(&mut self, role: Role, from: usize, to: usize) -> BlockId {
        let line = self.lines.get(from).copied();
        let (label, at) = match line.map(|l| l.shape) {
            Some(Shape::Item(_, at)) => (Label::None, at),
            _ => (Label::None, 0),
        };
        let id = self.open_labelled(role, from, None, label, at);
        for i in from + 1..=to {
            self.extend(id, i);
        }
        id
    }

    /// Whether a basis or the enacting sentence comes at line `i` or soon behind it, before any ordinal.
    fn more_head(&self, i: usize) -> bool {
        const REACH: usize = 12;
        let mut at = i;
        for _ in 0..REACH {
            let Some(line) = self.lines.get(at) else { return false };
            match line.shape {
                Shape::Basis if !line.capitals => return true,
                Shape::Item(..) if basis::opens_basis(line.body(self.text)) => {
                    return self.head_goes_on(at);
                }
                Shape::Text if line.chars > 40 && !line.capitals => {
                    let end = self.block_end(at);
                    let whole = self.joined(at, end);
                    return basis::closes_head(&whole) && basis::enacts(&whole);
                }
                Shape::Rule | Shape::Artifact | Shape::RowNumber => at += 1,
                _ => return false,
            }
        }
        false
    }

    /// Whether the items from line `i` on belong to the head: they open as bases do, or the sentence that ends the
    /// head comes behind them.
    fn head_goes_on(&self, i: usize) -> bool {
        const REACH: usize = 60;
        let mut openers = 0;
        for line in self.lines[i..self.lines.len().min(i + REACH)].iter() {
            match line.shape {
                Shape::Item(..) if basis::opens_basis(line.body(self.text)) => openers += 1,
                Shape::Item(..) | Shape::RowNumber | Shape::Artifact => {}
                Shape::Basis => return true,
                Shape::Text if line.capitals => {
                    return openers > 0 && text_opens_with_can_cu(self.lines[i].body(self.text));
                }
                Shape::Text => {
                    if basis::closes_head(line.text(self.text)) {
                        return true;
                    }
                }
                _ => return openers > 0 && text_opens_with_can_cu(self.lines[i].body(self.text)),
            }
        }
        openers > 0
    }

    fn note_issue_date(&mut self, text: &str) {
        if self.issued.is_none() {
            self.issued = words(text).filter_map(|w| year(w).ok()).map(|(_, y)| y).last();
        }
    }

    /// The time that the title names: a school year, a term, a year, a month.
    fn title_timeframe(&self) -> Option<Timeframe> {
        let mut title = String::new();
        for block in self.blocks.iter().rev() {
            match block.role {
                Role::Title => {
                    title.insert_str(0, self.line_text(block.first as usize));
                    title.insert(0, ' ');
                }
                Role::Rule
                | Role::Addressee
                | Role::Stamp
                | Role::PlaceDate
                | Role::Number
                | Role::Artifact => {}
                _ => break,
            }
        }
        timeframe(&title)
    }

    fn enacting_timeframe(&self) -> Option<Timeframe> {
        let enacting = self.blocks.iter().rev().find(|b| b.role == Role::Enacting)?;
        timeframe(&self.joined(enacting.first as usize, enacting.last as usize))
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

    /// `KẾ HOẠCH THÁNG 10/2019`: the head of an attached plan that is a period by itself.
    fn attached_period(&mut self, i: usize) -> Option<usize> {
        let line = self.line_text(i);
        let subject = title::title(line)?.subject;
        let month = words(subject).find_map(|from| match period(from) {
            Some((head, Remainder::Nothing)) if !matches!(head.span, PeriodSpan::Semester(..)) => {
                Some(head)
            }
            _ => None,
        })?;
        let label = self.add_period(month);
        let id = self.open_labelled(Role::Period, i, None, label, 0);
        self.push_frame(Frame::Period(id, 0, None));
        self.current = None;
        Some(i + 1)
    }
}

/// Whether a line is a short key with its value: `Họ và tên giáo viên: …`; a school year or a theme is none.
fn is_key_value(text: &str) -> bool {
    let Some((key, value)) = text.split_once(':') else { return false };
    let named =
        any_of(key, &["năm học", "chủ đề", "chủ điểm", "về việc", "học kỳ", "tuần", "tháng"])
            .is_some();
    !value.trim().is_empty() && key.chars().count() <= 40 && !named && !text.starts_with('(')
}

fn text_opens_with_can_cu(text: &str) -> bool {
    ["căn cứ", "thực hiện", "xét", "theo", "trên cơ sở"].iter().any(|w| strip(text, w).is_some())
        && !crate::grammar::ordinal::is_capitals(text)
        || strip(text, "căn cứ").is_some()
}

/// The time that a text names: the last school year, else a span of years, else a month, else a year.
pub(super) fn timeframe(text: &str) -> Option<Timeframe> {
    let mut found: Option<(u8, Timeframe)> = None;
    let mut keep = |rank: u8, frame: Timeframe| {
        if found.is_none_or(|(best, _)| rank <= best) {
            found = Some((rank, frame));
        }
    };
    for at in words(text) {
        if let Ok((_, school)) = school_year(at) {
            keep(0, Timeframe::SchoolYear(school));
            continue;
        }
        if let Some(rest) = ["nhiệm kỳ", "giai đoạn", "khóa"].iter().find_map(|w| strip(at, w))
        {
            if let Some((from, to)) = two_years(blanks(rest)) {
                keep(1, Timeframe::Years { from, to });
            }
            continue;
        }
        if let Some((head, _)) = period(at.trim_end_matches(|c: char| !c.is_alphanumeric())) {
            match head.span {
                PeriodSpan::Months(m)
                    if m.as_slice().len() == 1 && m.as_slice()[0].year.is_some() =>
                {
                    keep(2, Timeframe::Month(m.as_slice()[0]));
                }
                PeriodSpan::Quarter(quarter, Some(y)) => {
                    keep(2, Timeframe::Quarter(crate::time::Quarter { year: Some(y), quarter }));
                }
                _ => {}
            }
        }
        if let Some(rest) = strip(at, "năm") {
            let rest = blanks(rest).trim_start_matches([':', ' ']);
            if let Some((from, to)) = two_years(rest) {
                if to == from + 1 {
                    keep(1, Timeframe::SchoolYear(crate::time::SchoolYear { start: from }));
                } else {
                    keep(1, Timeframe::Years { from, to });
                }
            } else if let Ok((_, y)) = year(rest) {
                keep(3, Timeframe::Year(y));
            }
        }
    }
    found.map(|(_, frame)| frame)
}

/// `year DASH year`.
fn two_years(text: &str) -> Option<(Year, Year)> {
    let (rest, from) = year(text).ok()?;
    let rest = blanks(rest).trim_start_matches(|c| crate::grammar::ordinal::is_dash(c) || c == '/');
    let (_, to) = year(blanks(rest)).ok()?;
    (to > from && to - from <= 30).then_some((from, to))
}
