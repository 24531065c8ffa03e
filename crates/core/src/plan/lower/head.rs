//! The lines of a head.

use std::borrow::Cow;

use super::Lowering;
use crate::grammar::keyword::is_dash;
use crate::grammar::keyword::{blanks, is_blank, strip};
use crate::grammar::{gap, head, letterhead, motto, tail, title};
use crate::lines::Line;
use crate::mention::{self, Value};
use crate::outline::{self, BlockId, Role};
use crate::plan::{Aside, AsideKind, Basis, Issuer, Number, PlaceDate, Text, Title};
use crate::text::is_capitals;

impl<'s> Lowering<'_, 's> {
    /// A line of a head; one on which both columns were run together is taken apart.
    pub(super) fn head_line(&mut self, id: BlockId, block: &outline::Block) {
        self.head_asides();
        if block.role == Role::Title {
            if let Some(line) = self.line(block.first).copied()
                && block.first == block.last
                && let [left, right] = gap::columns(line.text(self.input.text)).as_slice()
                && head::begins_head(&line.text(self.input.text)[left.clone()])
            {
                // "TỔ 4          NĂM HỌC 2021-2022"
                let at = line.span.start();
                let body = self.part_of_line(&line, at + left.start, at + left.end);
                let title = self.part_of_line(&line, at + right.start, at + right.end);
                self.issuer_line(body);
                return self.title_line(title);
            }
            let text = self.text_of(id, block);
            // "KẾ HOẠCHTổ chức hội thi" are two lines of a title.
            if block.first == block.last
                && let Some(line) = self.line(block.first).copied()
                && let whole = line.text(self.input.text)
                && let Some((_, rest)) = title::glued(whole)
            {
                // The bars of a page at the end of the line are no part of its text.
                let end = line.span.start() + whole.len();
                let cut = end - rest.len();
                let kind = self.part_of_line(&line, line.span.start(), cut);
                self.title_line(kind);
                let subject = self.part_of_line(&line, cut, end);
                return self.title_line(subject);
            }
            return self.title_line(text);
        }
        // "- Ban Giám hiệu từ ngày 06/9/2023": no column begins inside an addressee.
        if block.role == Role::Addressee {
            let text = self.text_of(id, block);
            return self.head_text(block.role, text);
        }
        let Some(line) = self.line(block.first).copied() else { return };
        let text = line.text(self.input.text);
        if block.first != block.last || matches!(block.role, Role::Stamp | Role::Field) {
            let text = self.text_of(id, block);
            return self.head_text(block.role, text);
        }
        let columns = letterhead::columns(text);
        if columns.is_empty() {
            let text = self.text_of(id, block);
            return self.head_text(block.role, text);
        }
        let alone = columns.len() == 1;
        let mut behind = line.span.start();
        for (n, column) in columns.into_iter().enumerate() {
            let (from, to) = (line.span.start() + column.start, line.span.start() + column.end);
            self.rules_between(&line, behind, from);
            behind = to;
            let role = match role_of_column(&text[column]) {
                _ if alone => block.role,
                Some(role) => role,
                None if n == 0 && block.role != Role::PlaceDate => block.role,
                None => Role::Issuer,
            };
            let column = self.part_of_line(&line, from, to);
            self.head_text(role, column);
        }
        self.rules_between(&line, behind, line.span.start() + text.len());
    }

    /// The rules that stand between the columns of a line; bars are nobody's text.
    fn rules_between(&mut self, line: &Line, start: usize, end: usize) {
        let between = self.input.text.get(start..end).unwrap_or("");
        let mut at = start;
        for rule in between.split('|') {
            let text = self.part_of_line(line, at, at + rule.len());
            if !text.is_empty() {
                self.part.head.asides.push(Aside { kind: AsideKind::Rule, text });
            }
            at += rule.len() + 1;
        }
    }

    fn head_text(&mut self, role: Role, text: Text<'s>) {
        if text.is_empty() {
            return;
        }
        match role {
            Role::Motto => self.part.head.motto.push(text),
            Role::Number if self.part.head.number.is_none() => {
                self.part.head.number = Some(number_of(text));
            }
            Role::PlaceDate if self.part.head.place_date.is_none() => {
                self.part.head.place_date = Some(place_date_of(text));
            }
            Role::Stamp => self.part.head.stamps.push(text),
            Role::Addressee => self.part.head.addressees.push(text),
            Role::Title => self.title_line(text),
            _ => self.issuer_line(text),
        }
    }

    /// A name goes on over lines: `ỦY BAN NHÂN DÂN`, `XÃ TÂN HÒA`.
    ///
    /// One that a cover or a second title page names again adds nothing.
    fn issuer_line(&mut self, text: Text<'s>) {
        let issuers = &mut self.part.head.issuers;
        let mut lines = issuers.iter().flat_map(|issuer| &issuer.lines);
        if lines.any(|line| line.as_str() == text.as_str()) {
            self.part.head.asides.push(Aside { kind: AsideKind::Artifact, text });
            return;
        }
        let named = issuers.last().and_then(|last| last.lines.last());
        let lower = || named.is_some_and(|above| head::begins_lower_body(&text, above));
        let rest = named.is_some_and(|above| head::wants_name(above))
            || !head::begins_further_body(&text)
                && !lower()
                && (head::is_place_name(&text) || head::is_issuer(&text));
        match issuers.last_mut() {
            Some(last) if rest && last.lines.len() < 3 => last.lines.push(text),
            _ => issuers.push(Issuer { lines: vec![text] }),
        }
    }

    /// Whether a line of the head of a decision, though set off as its title is, names who decides, or says below the bases that
    /// it is decided: `GIÁM ĐỐC SỞ NỘI VỤ`, `QUYẾT ĐỊNH:`.
    fn says_who_decides(&self, text: &Text<'_>) -> bool {
        let kind = self.part.head.title.as_ref().and_then(|title| title.kind.as_deref());
        let Some(kind) = kind.filter(|kind| matches!(*kind, "quyết định" | "nghị quyết"))
        else {
            return false;
        };
        let rest = strip(text, kind).map(|rest| rest.trim_matches([':', ' ']));
        let decided = !self.part.bases.is_empty() && rest.is_some_and(str::is_empty);
        decided || is_capitals(text) && tail::is_position(text)
    }

    fn title_line(&mut self, text: Text<'s>) {
        if self.says_who_decides(&text) {
            match self.part.enacting {
                None => self.part.enacting = Some(text),
                Some(_) => self.part.bases.push(Basis { text }),
            }
            return;
        }
        let kind = title::title(&text).map(|t| Cow::Borrowed(t.kind));
        match &mut self.part.head.title {
            Some(title) => {
                if title.kind.is_none() {
                    title.kind = kind;
                }
                title.lines.push(text);
            }
            None => self.part.head.title = Some(Title { kind, lines: vec![text] }),
        }
    }
}

/// What a column of a letterhead is by its form; the names of bodies have none.
fn role_of_column(text: &str) -> Option<Role> {
    if head::place_date(text) || tail::is_place_and_day(text) {
        Some(Role::PlaceDate)
    } else if head::number(text) {
        Some(Role::Number)
    } else if head::is_stamp(text) {
        Some(Role::Stamp)
    } else if title::title(text).is_some_and(|t| title::is_plan_kind(t.kind)) {
        Some(Role::Title)
    } else {
        (motto::is_motto(text) || motto::is_damaged_motto(text)).then_some(Role::Motto)
    }
}

/// A part of a text, borrowed where the text is.
pub(super) fn part<'s>(text: &Text<'s>, start: usize, end: usize) -> Cow<'s, str> {
    match &text.text {
        Cow::Borrowed(t) => Cow::Borrowed(t.get(start..end).unwrap_or("")),
        Cow::Owned(t) => Cow::Owned(t.get(start..end).unwrap_or("").to_owned()),
    }
}

/// `Số: 12a/KH-UBND`: the number before the slash or dash, the symbol behind it.
fn number_of(text: Text<'_>) -> Number<'_> {
    let whole: &str = &text.text;
    let rest = strip(whole, "số").unwrap_or(whole);
    let rest = rest.trim_start_matches(|c: char| is_blank(c) || matches!(c, ':' | ';' | '.'));
    let start = whole.len() - rest.len();
    let cut = rest.find(|c: char| c == '/' || is_dash(c)).map_or(whole.len(), |at| start + at);
    // "03 KH - TV": the kind stands where the mark should.
    let kind = whole.get(start..cut).and_then(|written| {
        let behind = written.trim_start_matches(|c: char| c.is_ascii_digit());
        let kind = blanks(behind);
        let parted = behind.len() < written.len() && kind.len() < behind.len();
        (parted && kind.starts_with(char::is_uppercase)).then_some(cut - kind.len())
    });
    let cut = kind.unwrap_or(cut);
    let written = &whole[start.min(cut)..cut];
    let digits = written.trim_matches(|c: char| !c.is_alphanumeric());
    let number_at =
        start + (written.len() - written.trim_start_matches(|c: char| !c.is_alphanumeric()).len());
    let number = digits
        .starts_with(|c: char| c.is_ascii_digit())
        .then(|| part(&text, number_at, number_at + digits.len()));
    let behind = &whole[cut..];
    let symbol = behind.trim_start_matches(|c: char| c == '/' || is_dash(c) || is_blank(c));
    let symbol_at = whole.len() - symbol.len();
    let symbol = (!symbol.is_empty()).then(|| part(&text, symbol_at, whole.len()));
    Number { number, symbol, text }
}

/// `Tân Hòa, ngày 5 tháng 9 năm 2023`: the place before the comma, the date as far as it is written.
pub(super) fn place_date_of(text: Text<'_>) -> PlaceDate<'_> {
    let whole: &str = &text.text;
    let comma = || whole.find([',', ';']).map(|at| (&whole[..at], blanks(&whole[at + 1..])));
    let dated = strip(whole, "ngày").is_some();
    let parted = if dated { None } else { comma().or_else(|| head::place_before_day(whole)) };
    let place = parted
        .map(|(place, _)| place.trim_end_matches(is_blank).len())
        .filter(|end| whole[..*end].contains(char::is_alphabetic))
        .map(|end| part(&text, 0, end));
    let (mut mentions, mut doubts) = (Vec::new(), Vec::new());
    let at = parted.map_or(0, |(_, date)| whole.len() - date.len());
    mention::find(&whole[at..], 0, &mut mentions, &mut doubts);
    let date = mentions.iter().find_map(|m| match &m.value {
        Value::Date(date) => Some(*date),
        _ => None,
    });
    PlaceDate { place, date, text }
}
