//! The lines of a tail: signatures that stand side by side are put together column by column.

use super::Lowering;
use super::head::{part, place_date_of};
use crate::grammar::keyword::{any_of, is_blank};
use crate::grammar::{gap, person, tail};
use crate::lines::Line;
use crate::outline::{self, BlockId, Role};
use crate::plan::{Aside, PlaceDate, Recipient, Recipients, Signature, Tail, Text};
use crate::text::is_capitals;

/// A tail while it is read.
#[derive(Debug, Default)]
pub(super) struct TailDraft<'s> {
    tail: Tail<'s>,
    /// The signatures that are open, from left to right, with the column of characters that each begins in.
    open: Vec<(usize, Signature<'s>)>,
}

/// What a line of a signature is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum SignLine {
    Authority,
    Position,
    Note,
    Name,
}

/// A stretch of a line between wide gaps.
struct Piece<'s> {
    text: Text<'s>,
    /// How many characters of the line stand before it.
    column: usize,
    /// Whether a dash stands before it, as in a list of recipients.
    listed: bool,
    /// Where it begins in the text.
    start: usize,
}

impl<'s> TailDraft<'s> {
    pub(super) fn aside(&mut self, aside: Aside<'s>) {
        self.tail.asides.push(aside);
    }

    pub(super) fn finish(mut self) -> Tail<'s> {
        self.flush();
        part_roles(&mut self.tail.signatures);
        part_approval(&mut self.tail.signatures);
        self.tail.shrink();
        self.tail
    }

    fn flush(&mut self) {
        self.tail.signatures.extend(self.open.drain(..).map(|(_, signature)| signature));
    }

    fn place_date(&mut self, place_date: PlaceDate<'s>) {
        if self.tail.place_date.is_none() {
            self.tail.place_date = Some(place_date);
        } else {
            // A second date belongs to a signature beside: kept as its note.
            self.note(place_date.text);
        }
    }

    /// Whether a signature has begun that has no name yet.
    pub(super) fn signs(&self) -> bool {
        self.open.iter().any(|(_, signature)| {
            signature.name.is_none()
                && !(signature.authority.is_empty() && signature.position.is_empty())
        })
    }

    fn note(&mut self, text: Text<'s>) {
        match self.open.last_mut() {
            Some((_, signature)) => signature.notes.push(text),
            None => {
                self.open.push((0, Signature { notes: vec![text], ..Signature::default() }));
            }
        }
    }

    fn head_of_recipients(&mut self, head: Text<'s>) {
        match &mut self.tail.recipients {
            Some(recipients) if recipients.text.is_empty() => recipients.text = head,
            Some(_) => self.recipient(head),
            None => self.tail.recipients = Some(Recipients { text: head, list: Vec::new() }),
        }
    }

    fn recipient(&mut self, text: Text<'s>) {
        let purpose = text.rfind('(').and_then(|open| {
            let close = text[open..].find(')').map(|at| open + at)?;
            let behind = text[close + 1..].trim_matches(|c: char| is_blank(c) || ";.,".contains(c));
            behind.is_empty().then(|| part(&text, open + 1, close))
        });
        let list = &mut self.tail.recipients.get_or_insert_with(Recipients::default).list;
        list.push(Recipient { text, purpose });
    }

    /// The signature that has begun is one of two that stand side by side from here on: `Duyệt của BGH` above
    /// `P. Hiệu trưởng          Người lập`.
    fn stand_beside(&mut self, pieces: &[Piece<'s>]) {
        /// How far apart two lines of one column begin at most, in characters.
        const MAX_SHIFT: usize = 8;
        let [first, second] = pieces else { return };
        let [(column, signature)] = self.open.as_slice() else { return };
        if signature.name.is_some() {
            return;
        }
        if first.column.abs_diff(*column) <= MAX_SHIFT {
            self.open.push((second.column, Signature::default()));
        } else if second.column.abs_diff(*column) <= MAX_SHIFT {
            self.open.insert(0, (first.column, Signature::default()));
        }
    }

    /// A line of signatures, one stretch a column.
    fn sign(&mut self, kinds: &[SignLine], pieces: Vec<Piece<'s>>) {
        let side_by_side = pieces.len() > 1;
        let turns = self.open.iter().any(|(_, s)| begins_next(s, kinds.first().copied()));
        // All have signed who stand side by side: what begins below them is another row.
        let complete = self.open.iter().all(|(_, s)| s.name.is_some());
        // A second name in a column signs for itself: the row of signatures above is over.
        let signed = side_by_side
            && self
                .open
                .iter()
                .zip(kinds)
                .any(|((_, s), k)| *k == SignLine::Name && s.name.is_some());
        if !turns {
            self.stand_beside(&pieces);
        }
        if turns && (side_by_side || complete || self.open.len() < 2)
            || side_by_side && self.open.len() != pieces.len()
            || signed
        {
            self.flush();
        }
        if self.open.is_empty() {
            self.open = pieces.iter().map(|p| (p.column, Signature::default())).collect();
        }
        for (n, (piece, kind)) in pieces.into_iter().zip(kinds).enumerate() {
            let nearest = (0..self.open.len()).min_by_key(|i| {
                self.open.get(*i).map_or(usize::MAX, |(c, _)| c.abs_diff(piece.column))
            });
            let mut slot = if side_by_side { n } else { nearest.unwrap_or(n) };
            if slot >= self.open.len() {
                slot = self.open.len();
                self.open.push((piece.column, Signature::default()));
            }
            let Some((_, signature)) = self.open.get_mut(slot) else { continue };
            match kind {
                SignLine::Authority => signature.authority.push(piece.text),
                SignLine::Position => signature.position.push(piece.text),
                SignLine::Note => signature.notes.push(piece.text),
                SignLine::Name if signature.name.is_none() => signature.name = Some(piece.text),
                SignLine::Name if let Some(name) = rest_of_name(signature, &piece.text) => {
                    signature.name = Some(name);
                }
                SignLine::Name => {
                    self.flush();
                    let next = Signature { name: Some(piece.text), ..Signature::default() };
                    self.open.push((piece.column, next));
                }
            }
        }
    }
}

/// The whole name, where its last syllable stands alone on the line below: `TRẦN THỊ` above `NGÀ`.
fn rest_of_name<'s>(signature: &Signature<'_>, rest: &Text<'_>) -> Option<Text<'s>> {
    let name = signature.name.as_ref()?;
    let whole = name.line + 1 == rest.line
        && !rest.contains(is_blank)
        && is_capitals(&name.text)
        && rest.chars().all(char::is_uppercase);
    whole.then(|| Text {
        text: format!("{} {}", name.text, rest.text).into(),
        span: name.span.cover(rest.span),
        line: name.line,
    })
}

/// `DUYỆT CỦA HIỆU TRƯỞNG`, `NGƯỜI LẬP KẾ HOẠCH`, and two names below: cells of one row, each on a line of its own.
fn part_approval(signatures: &mut [Signature<'_>]) {
    for n in 1..signatures.len() {
        let Some([first, second]) = signatures.get_mut(n - 1..=n) else { return };
        let approves = first.authority.first().is_some_and(|text| {
            let words = ["duyệt", "phê duyệt", "xác nhận", "ý kiến", "ký duyệt"];
            any_of(text, &words).is_some()
        });
        let bare = second.name.is_some()
            && second.authority.is_empty()
            && second.position.is_empty()
            && second.notes.is_empty();
        if approves && bare {
            second.position = std::mem::take(&mut first.position);
        }
    }
}

/// `HIỆU TRƯỞNG` above `NGƯỜI LẬP` and two names below: offices of as many persons, each of which has the name in its place.
fn part_roles(signatures: &mut [Signature<'_>]) {
    /// How many sign in one column at most.
    const MOST: usize = 3;
    let named = |s: &Signature<'_>| s.name.as_ref().is_some_and(|name| person::is_name(name));
    for n in 0..signatures.len() {
        let Some((first, rest)) = signatures.get_mut(n..).and_then(<[_]>::split_first_mut) else {
            return;
        };
        let roles = first.position.len();
        if !(2..=MOST).contains(&roles) || !named(first) {
            continue;
        }
        let bare = |s: &&Signature<'_>| named(s) && s.authority.is_empty() && s.position.is_empty();
        let others = rest.iter().take_while(bare).count();
        let lines = || {
            let names = rest.iter().take(others).filter_map(|s| s.name.as_ref());
            let roles = first.authority.iter().chain(&first.position);
            roles.chain(&first.name).chain(names).map(|text| text.line)
        };
        let below = lines().zip(lines().skip(1)).all(|(above, below)| above < below);
        let offices = first.position.iter().all(|text| tail::is_position(text));
        if others + 1 != roles || !below || !offices {
            continue;
        }
        let mut positions = std::mem::take(&mut first.position).into_iter();
        first.position.extend(positions.next());
        // One of each: `(Đã ký)` above `(Đã ký)`.
        let mut notes = Vec::new();
        if first.notes.len() == roles && rest.iter().take(others).all(|s| s.notes.is_empty()) {
            notes = first.notes.split_off(1);
        }
        let mut notes = notes.into_iter();
        for (signature, position) in rest.iter_mut().zip(positions) {
            signature.position.push(position);
            signature.notes.extend(notes.next());
        }
    }
}

/// Whether a line of this kind begins another signature.
fn begins_next(signature: &Signature<'_>, kind: Option<SignLine>) -> bool {
    match kind {
        Some(SignLine::Authority) => signature.name.is_some() || !signature.position.is_empty(),
        Some(SignLine::Position) => signature.name.is_some() || !signature.notes.is_empty(),
        Some(SignLine::Note | SignLine::Name) | None => false,
    }
}

impl<'s> Lowering<'_, 's> {
    pub(super) fn tail_line(&mut self, id: BlockId, block: &outline::Block) {
        // What waits stands between the last block of the body and the tail.
        for aside in std::mem::take(&mut self.part.asides) {
            self.part.tail.aside(aside);
        }
        let Some(line) = self.line(block.first).copied() else { return };
        match block.role {
            Role::Closing => {
                let text = self.text_of(id, block);
                self.part.tail.tail.closing.push(text);
            }
            Role::PlaceDate => {
                // "Duyệt của BGH          Nậm Lai, ngày 3 tháng 9 năm 2023"
                let mut pieces = self.pieces(block, &line);
                let beside = pieces.len() == 2
                    && pieces
                        .first()
                        .is_some_and(|p| tail::is_authority(&p.text) || tail::is_position(&p.text));
                let text = match pieces.pop().filter(|_| beside) {
                    Some(piece) => piece.text,
                    None => self.text_of(id, block),
                };
                self.part.tail.place_date(place_date_of(text));
                if beside {
                    self.signature(pieces, SignLine::Authority);
                }
            }
            Role::Stamp => {
                let text = self.text_of(id, block);
                self.part.tail.tail.stamps.push(text);
            }
            Role::Recipients => self.recipients(block, &line),
            Role::Recipient => {
                let mut pieces = self.apart(self.pieces(block, &line), &line);
                let whole = block.first != block.last;
                // On the left, but beside a signature that stands there.
                let at = pieces.iter().position(|p| p.listed).unwrap_or(0);
                match (!whole && at < pieces.len()).then(|| pieces.remove(at)) {
                    Some(piece) => {
                        self.listed(&piece, &line);
                        self.signature(pieces, SignLine::Position);
                    }
                    None => {
                        let text = self.text_of(id, block);
                        self.part.tail.recipient(text);
                    }
                }
            }
            Role::Position if tail::name_behind_position(line.text(self.input.text)).is_some() => {
                self.named_position(block, &line);
            }
            Role::Authority | Role::Position | Role::Signatory | Role::Issuer
                if block.first == block.last =>
            {
                let usual = match block.role {
                    Role::Authority | Role::Issuer => SignLine::Authority,
                    Role::Position => SignLine::Position,
                    _ => SignLine::Name,
                };
                let pieces = self.pieces(block, &line);
                self.signature(pieces, usual);
            }
            _ => {
                let text = self.text_of(id, block);
                self.part.tail.note(text);
            }
        }
    }

    /// `Người lập kế hoạch: Vi Thị Én`
    fn named_position(&mut self, block: &outline::Block, line: &Line) {
        let text = line.text(self.input.text);
        let (start, end) = self.raw_bounds(block);
        let name = start + tail::name_behind_position(text).unwrap_or(text.len());
        let colon = start + text.find(':').unwrap_or(text.len());
        for (kind, from, to) in [(SignLine::Position, start, colon), (SignLine::Name, name, end)] {
            let text = self.part_of_line(line, from, to);
            let piece =
                Piece { text, column: usize::from(line.indent), listed: false, start: from };
            self.part.tail.sign(&[kind], vec![piece]);
        }
    }

    /// `Nơi nhận:`, with the signature or a first recipient on the same line.
    fn recipients(&mut self, block: &outline::Block, line: &Line) {
        let text = line.text(self.input.text);
        let Some(rest) = tail::recipients(text) else {
            // "HIỆU TRƯỞNG          Nơi nhận:", "| Nơi nhận: | TM. BAN CHẤP HÀNH |"
            let mut pieces = self.pieces(block, line);
            let named = pieces.iter().position(|piece| tail::recipients(&piece.text).is_some());
            let first = named == Some(0) && pieces.len() > 1;
            let head = named.filter(|_| first).or(pieces.len().checked_sub(1));
            if let Some(at) = head {
                let head = pieces.remove(at);
                self.part.tail.head_of_recipients(head.text);
            }
            let kind = if first { SignLine::Authority } else { SignLine::Position };
            return self.signature(pieces, kind);
        };
        let (start, end) = self.raw_bounds(block);
        let cut = start + text.len() - rest.len();
        let head = self.part_of_line(line, start, cut);
        self.part.tail.head_of_recipients(head);
        if rest.is_empty() {
            return;
        }
        let mut pieces = self.pieces_from(line, cut, end);
        if tail::begins_recipients(rest) && !pieces.is_empty() {
            pieces = self.apart(pieces, line);
            let first = pieces.remove(0);
            self.listed(&first, line);
        }
        self.signature(pieces, SignLine::Authority);
    }

    /// The recipients of a stretch of a line, each by itself.
    fn listed(&mut self, piece: &Piece<'s>, line: &Line) {
        for range in tail::listed_recipients(&piece.text) {
            let text = self.part_of_line(line, piece.start + range.start, piece.start + range.end);
            self.part.tail.recipient(text);
        }
    }

    /// The stretches of a line, the last of which is parted where a signature begins behind a recipient with one blank.
    fn apart(&self, mut pieces: Vec<Piece<'s>>, line: &Line) -> Vec<Piece<'s>> {
        let [piece] = pieces.as_slice() else { return pieces };
        let Some(at) = tail::signature_behind(&piece.text, self.part.tail.signs()) else {
            return pieces;
        };
        let (start, cut) = (piece.start, piece.start + at);
        let end = start + piece.text.len();
        let column = piece.column + piece.text.get(..at).unwrap_or("").chars().count();
        let first = Piece {
            text: self.part_of_line(line, start, cut),
            column: piece.column,
            listed: piece.listed,
            start,
        };
        let text = self.part_of_line(line, cut, end);
        pieces = vec![first, Piece { text, column, listed: false, start: cut }];
        pieces
    }

    fn signature(&mut self, pieces: Vec<Piece<'s>>, usual: SignLine) {
        if pieces.is_empty() {
            return;
        }
        let kinds: Vec<_> = pieces
            .iter()
            .map(|piece| {
                let text: &str = &piece.text;
                if tail::is_signature_note(text) {
                    SignLine::Note
                } else if tail::is_authority(text) {
                    SignLine::Authority
                } else if tail::is_position(text) {
                    SignLine::Position
                } else if person::is_name(text) && usual != SignLine::Authority {
                    SignLine::Name
                } else if tail::names_maker(text) {
                    SignLine::Position
                } else {
                    usual
                }
            })
            .collect();
        self.part.tail.sign(&kinds, pieces);
    }

    fn pieces(&self, block: &outline::Block, line: &Line) -> Vec<Piece<'s>> {
        let (start, end) = self.raw_bounds(block);
        self.pieces_from(line, start, end)
    }

    /// Takes a part of a line apart at tabs and at gaps of three blanks and more.
    fn pieces_from(&self, line: &Line, start: usize, end: usize) -> Vec<Piece<'s>> {
        let text = self.input.text.get(start..end).unwrap_or("");
        let before = self.input.text.get(line.span.start()..start).unwrap_or("").chars().count();
        let indent = usize::from(line.indent) + before;
        gap::columns(text)
            .into_iter()
            .map(|column| Piece {
                column: indent + text.get(..column.start).unwrap_or("").chars().count(),
                listed: tail::lists_recipient(text.get(column.clone()).unwrap_or("")),
                start: start + column.start,
                text: self.part_of_line(line, start + column.start, start + column.end),
            })
            .collect()
    }
}
