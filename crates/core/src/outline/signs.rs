//! Whether a line signs: an office, an authority or a body that stands in a signature and is no word of the text.

use super::build::Builder;
use super::table::Table;
use super::{BlockId, Role};
use crate::grammar::keyword::{any_of, is_blank, strip};
use crate::grammar::{artifact, closing, gap, head, person, tail};
use crate::lines::{End, Line, Shape, Start};

/// The longest name of a body that signs without a mark of authority, in characters.
const MAX_SIGNING_BODY: u16 = 60;

/// How many lines below a position its name is looked for.
const SIGNATURE_WINDOW: usize = 7;

impl Builder<'_> {
    /// Whether a position or an authority is one of a signature and not a word of the text.
    pub(super) fn signs(&self, i: usize, line: &Line) -> bool {
        self.signs_behind(i, line, false)
    }

    /// [`signs`](Self::signs), where a table that is open may be known to have `ended` above line `i`.
    fn signs_behind(&self, i: usize, line: &Line, ended: bool) -> bool {
        if line.end == End::Semicolon || line.end == End::Comma {
            return false;
        }
        let named = self.signature_follows(i);
        if self.in_cells() {
            let ends = line.shape == Shape::Authority || self.ends_here(i);
            if line.capitals && !named && self.ends_file_below_cells(i, line)
                || named && tail::joins_offices(line.text(self.text)) && self.is_signature(i, true)
            {
                return true;
            }
            return line.capitals
                && named
                && (line.blanks_before > 0 || ends)
                && !self.fills_row(i, line)
                || !line.capitals && self.signs_below_cells(i, line, ended)
                || line.capitals && self.offices_end_plan(i);
        }
        // "T/M BCH Công đoàn" above a name is no word of the text, whatever stands above it.
        let text = line.text(self.text);
        if named && line.shape == Shape::Authority && tail::is_marked_authority(text) {
            return true;
        }
        // Nothing but the signature stands between the line and the end.
        let behind_rows = self.table.as_ref().is_none_or(Table::row_is_due);
        // "Vi Thị Lan" above "Hiệu trưởng": a list of persons.
        let in_list = || i > 0 && !line.capitals && person::is_name(self.line_text(i - 1));
        if !line.tab
            && behind_rows
            && (named && self.is_signature(i, true) && !in_list() || self.ends_plan(i, line))
        {
            return true;
        }
        if !line.capitals && gap::has_gap(line.text(self.text)) {
            // Two offices side by side are no sentence.
            return named || self.ends_here(i);
        }
        if line.capitals && line.end != End::Colon {
            return named || self.ends_here(i) || matches!(line.shape, Shape::Authority);
        }
        named
            && (line.indent > 2
                || line.tab
                || line.blanks_before > 0
                || self.tail.seen
                || self.ends_here(i))
            || line.indent > 12 && self.ends_here(i)
    }

    /// Whether an office in capitals is the last line of a file whose table has a complete row above it, in small letters: nobody
    /// signed there.
    fn ends_file_below_cells(&self, i: usize, line: &Line) -> bool {
        let last = i + 1 == self.lines.len();
        last && !line.tab
            && line.end == End::Word
            && line.text(self.text).contains(' ')
            && i > 0
            && !self.lines[i - 1].capitals
            && self.row_is_full()
    }

    /// Whether a position or a name stands right below line `i`.
    pub(super) fn office_follows(&self, i: usize) -> bool {
        let position = self.lines.get(i + 1).is_some_and(|next| {
            matches!(next.shape, Shape::Text | Shape::Authority | Shape::Ordinal(..))
                && tail::is_position(next.text(self.text))
        });
        position && self.signature_follows(i)
    }

    /// Whether `BGH` stands above `DUYỆT`: the two were one line.
    pub(super) fn is_broken_approval(&self, i: usize, text: &str) -> bool {
        any_of(text, &["bgh", "ban giám hiệu", "hiệu trưởng"])
            .is_some_and(|(_, rest)| rest.is_empty())
            && self.lines.get(i + 1).is_some_and(|next| {
                next.capitals && strip(next.text(self.text), "duyệt").is_some_and(str::is_empty)
            })
    }

    /// A body in capitals that signs at the very end: `BAN TỔ CHỨC`.
    pub(super) fn signs_as_body(&self, i: usize, line: &Line) -> bool {
        let text = line.text(self.text);
        let body = ["hội đồng", "công đoàn", "chi bộ", "đảng ủy"];
        let closed = || self.line_before(i).is_some_and(|(at, _)| self.lines[at].end == End::Stop);
        (tail::names_organ(text) || any_of(text, &body).is_some())
            && line.chars <= 60
            && (line.indent > 8
                || line.blanks_before > 0
                || i + 1 >= self.lines.len() && self.table.is_none() && closed())
            && (i + 1 >= self.lines.len()
                || self.lines[i + 1..].iter().take(4).any(|l| person::is_name(l.text(self.text)))
                    && self.ends_here(i))
    }

    /// Whether a name, a note of a signature or another part of a tail follows line `i`.
    pub(super) fn signature_follows(&self, i: usize) -> bool {
        let window = &self.lines
            [(i + 1).min(self.lines.len())..self.lines.len().min(i + 1 + SIGNATURE_WINDOW)];
        for (seen, line) in window.iter().enumerate() {
            let text = line.text(self.text);
            match line.shape {
                Shape::Recipients => return true,
                Shape::PlaceDate | Shape::Rule | Shape::Artifact => {}
                _ if tail::is_digital_stamp(text) => {}
                Shape::Text | Shape::Authority | Shape::Title
                    if person::is_name(text) && !head::begins_head(text) =>
                {
                    return line.chars <= 60 || gap::has_gap(text);
                }
                Shape::Text | Shape::Authority
                    if tail::is_position(text) || tail::is_authority(text) => {}
                _ if tail::is_signature_note(text) => return true,
                Shape::Text | Shape::Title if line.capitals && seen == 0 => {}
                Shape::Item(..) if line.chars < 60 && seen < 6 => {}
                _ => return false,
            }
        }
        false
    }

    /// Whether the document, or this plan of it, ends within a few lines.
    pub(super) fn ends_here(&self, i: usize) -> bool {
        const REACH: usize = 5;
        let rest = &self.lines[(i + 1).min(self.lines.len())..];
        for line in rest.iter().take(REACH) {
            match line.shape {
                Shape::Title | Shape::Appendix | Shape::Motto | Shape::Recipients => return true,
                Shape::Rule | Shape::Artifact | Shape::PlaceDate | Shape::RowNumber => {}
                Shape::Text
                    if line.chars <= 60
                        && (line.capitals || person::is_name(line.text(self.text))) => {}
                Shape::Text if tail::is_signature_note(line.text(self.text)) => {}
                Shape::Text | Shape::Field if tail::is_digital_stamp(line.text(self.text)) => {}
                Shape::Ordinal(o, _) if line.capitals && o.value > 0 => return true,
                _ => return false,
            }
        }
        true
    }

    /// Whether a tail begins at line `i` or the document ends there.
    pub(super) fn next_is_tail(&self, i: usize) -> bool {
        let mut at = i;
        while let Some(line) = self.lines.get(at) {
            match line.shape {
                Shape::Artifact | Shape::Rule => at += 1,
                Shape::Recipients | Shape::PlaceDate => return true,
                Shape::Authority | Shape::Text | Shape::Title => {
                    let text = line.text(self.text);
                    return line.chars <= 120
                        && (tail::is_authority(text) || tail::is_position(text))
                        && self.signs_behind(at, line, true);
                }
                Shape::RowNumber => at += 1,
                _ => return false,
            }
        }
        true
    }

    /// Whether line `i` names a body below a mark of authority that stands alone: `TM.` above `ỦY BAN NHÂN DÂN`.
    pub(super) fn body_signs(&self, i: usize) -> bool {
        self.lines.get(i + 1).is_some_and(|next| {
            let text = next.text(self.text);
            next.capitals && (head::begins_head(text) || tail::is_position(text))
        })
    }

    /// Whether a body in mixed case signs below the last paragraph of a plan, and nothing else follows: `UBND xã Tân Hòa`.
    pub(super) fn signs_as_issuer(&self, i: usize, line: &Line) -> bool {
        let text = line.text(self.text);
        let last = i + 1 == self.lines.len();
        if (line.capitals || last) && self.names_body_at_end(i, line) {
            return true;
        }
        if line.capitals
            || line.chars > MAX_SIGNING_BODY
            || line.end != End::Word
            || self.tail.seen
            || !(head::names_body(text) || tail::names_organ(text))
            || tail::is_position(text)
            || gap::has_gap(text)
        {
            return false;
        }
        let Some((before, _)) = self.line_before(i) else { return false };
        let above = self.line_text(before);
        let organ = tail::names_organ(text) && line.start == Start::Upper;
        let last = self.blocks.iter().rev().map(|b| b.role).find(|role| *role != Role::Artifact);
        let ends = organ && line.blanks_before > 0 && i + 1 == self.lines.len();
        if self.table.is_some() {
            return ends && !line.tab && self.row_is_full();
        }
        let closes = match last {
            Some(Role::Closing) => true,
            Some(Role::Paragraph) => {
                line.blanks_before > 0
                    || tail::is_farewell(above)
                    || organ && (closing::asks_to_carry_out(above) || closing::asks_all(above))
            }
            Some(Role::Item | Role::Section | Role::Cell) => ends,
            _ => false,
        };
        let over = |next: &Line| match next.shape {
            Shape::Artifact | Shape::Recipients | Shape::PlaceDate => true,
            Shape::Text => {
                let text = next.text(self.text);
                person::is_name(text) || tail::is_position(text) || tail::is_signature_note(text)
            }
            _ => false,
        };
        closes
            && (ends || self.lines[before].end == End::Stop)
            && self.lines.get(i + 1).is_none_or(over)
    }

    /// Whether the last line of a file, or the last above what a page prints below a plan, is the bare name of a body: in capitals
    /// below a line that has ended, or in mixed case, where a blank line stands above it or the letterhead has that name too.
    pub(super) fn names_body_at_end(&self, i: usize, line: &Line) -> bool {
        let text = line.text(self.text);
        // Nearly every line has others of the plan below it.
        let over = self.lines.get(i + 1).is_none_or(|next| {
            let text = next.text(self.text);
            next.shape == Shape::Artifact
                || self.site && (artifact::is_foot(text) || artifact::is_site(text))
        });
        if !over
            || line.chars > MAX_SIGNING_BODY
            || line.end != End::Word
            || self.table.is_some()
            || i == 0
            || line.capitals && self.lines[i - 1].capitals
            || !head::names_body(text)
            || tail::is_position(text)
            || gap::has_gap(text)
            || text.contains([',', ':'])
            || person::begins_family_name(text)
        {
            return false;
        }
        let Some((before, _)) = self.line_before(i) else { return false };
        let above = &self.lines[before];
        let named = text
            .rsplit(is_blank)
            .next()
            .is_some_and(|word| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()));
        let listed = head::names_body(above.body(self.text)) && above.capitals == line.capitals;
        matches!(above.end, End::Stop | End::Word)
            && named
            && !listed
            && if line.capitals {
                !above.capitals
            } else {
                line.blanks_before > 0 && text.contains(' ') || self.repeats_issuer(text)
            }
    }

    /// Whether line `i` signs, though it stands right below a block that it might go on with: below a paragraph, or an
    /// ordinal without a text.
    pub(super) fn signs_below(&self, block: BlockId, i: usize, line: &Line) -> bool {
        // "TM ban thanh tra" above the name: no block goes on so, whatever its last word wants.
        if line.shape == Shape::Authority
            && tail::is_marked_authority(line.text(self.text))
            && self.is_signature(i, true)
        {
            return true;
        }
        match self.role(block) {
            Role::Closing if self.signs_with_name(line) => true,
            Role::Closing | Role::Paragraph => self.signs_as_issuer(i, line),
            Role::Section => {
                line.capitals
                    && line.shape == Shape::Text
                    && self.is_bare(block)
                    && tail::is_position(line.text(self.text))
                    && line.blanks_before > 0
                    && self.ends_here(i)
            }
            _ => false,
        }
    }

    /// Whether a line below the closing has a position and a name: `Hiệu trưởng: Vi Văn Sơn`.
    pub(super) fn signs_with_name(&self, line: &Line) -> bool {
        matches!(line.shape, Shape::Text | Shape::Field)
            && self.blocks.last().is_some_and(|b| b.role == Role::Closing)
            && tail::name_behind_position(line.text(self.text)).is_some()
    }
}
