//! Stage 3: the outline, a lossless tree of blocks.
//!
//! Every line of the source that is not blank belongs to exactly one block; what lies between blocks is blank. The
//! outline is total: any text gives one, and what no rule could place is a [`Role::Paragraph`].
//!
//! Roles, parents and labels follow one convention, written down in `docs/outline.md`:
//! a block hangs from the block that encloses it, or from the document itself.

mod bare;
mod barred_tail;
mod bars;
mod bases;
mod body;
mod broken_head;
mod build;
mod cells;
mod contents;
mod continuation;
mod doubled;
mod ending;
mod even_rows;
mod flat;
mod formatted;
mod grid;
mod head;
mod head_row;
mod layout;
mod lists;
mod names;
mod numbering;
mod pages;
mod parts;
mod periods;
mod rest;
mod rows;
mod schedule;
mod signs;
mod site;
mod tabbed;
mod table;
mod tail;
mod tall_rows;
mod time_column;
mod timeframe;
mod times_row;
mod title;
mod torn;
mod weeks;

use std::fmt;
use std::num::NonZeroU32;

use crate::grammar::ordinal::{OrdinalKind, letter_of, roman_of};
use crate::hint::{Cell, Hints};
use crate::lines::{Line, Marker};
use crate::span::Span;
use crate::time::Timeframe;

pub use crate::grammar::ordinal::{Digits, Ordinal};
pub use periods::{ByWhat, PeriodLabel};

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// Cơ quan ban hành: the issuing body or its superior, in a head.
    Issuer,
    /// Quốc hiệu, Tiêu ngữ, `ĐẢNG CỘNG SẢN VIỆT NAM`.
    Motto,
    /// Số, ký hiệu: `Số: 888/KH-PGDĐT`.
    Number,
    /// Địa danh và thời gian ban hành.
    PlaceDate,
    /// Tên loại và trích yếu: the kind of document and the lines of its abstract.
    Title,
    /// A line that only draws.
    Rule,
    /// Căn cứ: a legal basis before the body.
    Basis,
    /// The sentence that ends the head: `… xây dựng kế hoạch … như sau:`.
    Enacting,
    /// Phần, chương, mục, khoản, điểm: a block with an ordinal.
    Section,
    /// Kỳ: the head of a month, quarter, week or semester block.
    Period,
    /// A cell of a table's head row.
    Column,
    /// A bulleted block.
    Item,
    /// A table cell without a marker of its own.
    Cell,
    /// A `key: value` line about the block above.
    Field,
    /// Running text.
    Paragraph,
    /// The paragraph at the end that speaks of the plan as a whole.
    Closing,
    /// `Nơi nhận:`.
    Recipients,
    /// A line of the list of recipients.
    Recipient,
    /// Quyền hạn của người ký: `TM. BAN CHẤP HÀNH`.
    Authority,
    /// Chức vụ của người ký.
    Position,
    /// Họ và tên người ký.
    Signatory,
    /// Phụ lục.
    Appendix,
    /// `Kính gửi: …`.
    Addressee,
    /// Độ khẩn, độ mật, `DỰ THẢO`.
    Stamp,
    /// The text of a note.
    Footnote,
    /// A line that only a conversion or a web page made.
    Artifact,
}

impl Role {
    /// The name that `kehoach outline --format tsv` prints.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Issuer => "issuer",
            Self::Motto => "motto",
            Self::Number => "number",
            Self::PlaceDate => "place_date",
            Self::Title => "title",
            Self::Rule => "rule",
            Self::Basis => "basis",
            Self::Enacting => "enacting",
            Self::Section => "section",
            Self::Period => "period",
            Self::Column => "column",
            Self::Item => "item",
            Self::Cell => "cell",
            Self::Field => "field",
            Self::Paragraph => "paragraph",
            Self::Closing => "closing",
            Self::Recipients => "recipients",
            Self::Recipient => "recipient",
            Self::Authority => "authority",
            Self::Position => "position",
            Self::Signatory => "signatory",
            Self::Appendix => "appendix",
            Self::Addressee => "addressee",
            Self::Stamp => "stamp",
            Self::Footnote => "footnote",
            Self::Artifact => "artifact",
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Which block of an [`Outline`]: an index into [`Outline::blocks`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BlockId(NonZeroU32);

impl BlockId {
    pub(crate) fn new(index: usize) -> Self {
        let place = u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1);
        Self(NonZeroU32::new(place).unwrap_or(NonZeroU32::MAX))
    }

    /// The index of the block in [`Outline::blocks`].
    #[must_use]
    pub const fn index(self) -> usize {
        self.0.get() as usize - 1
    }
}

/// What marks a block: its ordinal, its marker or its months.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    /// Nothing.
    None,
    /// A section's ordinal.
    Ordinal(Ordinal),
    /// An item's marker.
    Marker(Marker),
    /// A period's months or other span: an index into [`Outline::periods`].
    Period(u32),
}

/// A block of the outline: a line, or several that belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub role: Role,
    /// The block that it hangs from; `None` for the document itself.
    pub parent: Option<BlockId>,
    /// What marks it.
    pub label: Label,
    /// Its first line: an index into [`Outline::lines`].
    pub first: u32,
    /// Its last line: an index into [`Outline::lines`]. Lines of other blocks (page numbers) may lie between.
    pub last: u32,
    /// Where its text begins, in bytes from the start of its first line: behind the ordinal or the marker, which a broken line may
    /// have left on the next (`Điều` above `1.`).
    pub text_at: u16,
    /// Whether a rule placed it, or it is here for want of a better place.
    pub placed: bool,
}

/// A lossless tree over the lines of one source.
#[derive(Debug, Clone, PartialEq)]
pub struct Outline {
    lines: Vec<Line>,
    owners: Vec<BlockId>,
    blocks: Vec<Block>,
    periods: Vec<PeriodLabel>,
    timeframe: Option<Timeframe>,
    findings: Vec<Finding>,
    /// The cell that each line stands in; empty where the file told of no table.
    cells: Vec<Option<Cell>>,
}

/// What the outline doubts; the diagnostics put it into words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Finding {
    pub(crate) what: Doubt,
    pub(crate) block: BlockId,
}

/// Kinds of doubt about the structure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Doubt {
    OrdinalSkipped,
    OrdinalRepeated,
    OrdinalRestarted,
    PeriodOutOfOrder,
    PeriodOutsidePlan,
    PeriodRepeated,
    PeriodWithoutYear,
    /// How many cells a row has, and under how many columns.
    UnbalancedRow(u16, u16),
}

impl Outline {
    /// Builds the outline of a (repaired) text.
    ///
    /// ```
    /// use kehoach::outline::{Outline, Role};
    ///
    /// let outline = Outline::of("KẾ HOẠCH\nNăm học 2023-2024\nI. MỤC ĐÍCH\n- Tuyên truyền");
    /// let roles: Vec<_> = outline.blocks().iter().map(|b| b.role).collect();
    /// assert_eq!(roles, [Role::Title, Role::Title, Role::Section, Role::Item]);
    /// ```
    #[must_use]
    pub fn of(text: &str) -> Self {
        build::outline(text, &Hints::default())
    }

    /// Builds the outline of a (repaired) text with what the format of its file knew about it.
    ///
    /// Page headers, notes and the like are told apart from the text, tables have the rows and columns of the file, and
    /// automatic labels open blocks for certain. Without hints it is [`of`](Self::of).
    #[must_use]
    pub fn with_hints(text: &str, hints: &Hints) -> Self {
        build::outline(text, hints)
    }

    /// The cell of a table that a line stands in, where the file told of one that holds data; `line` is an index into
    /// [`lines`](Self::lines).
    #[must_use]
    pub fn cell(&self, line: usize) -> Option<Cell> {
        self.cells.get(line).copied().flatten()
    }

    /// The lines that are not blank, in order.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The blocks, in the order of their first lines.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The block that a line belongs to; `line` is an index into [`lines`](Self::lines).
    #[must_use]
    pub fn owner(&self, line: usize) -> Option<BlockId> {
        self.owners.get(line).copied()
    }

    /// A block by its id.
    #[must_use]
    pub fn block(&self, id: BlockId) -> Option<&Block> {
        self.blocks.get(id.index())
    }

    /// The spans of time of the period blocks, by [`Label::Period`].
    #[must_use]
    pub fn periods(&self) -> &[PeriodLabel] {
        &self.periods
    }

    /// The time that the (first) plan is for, where its head says so.
    #[must_use]
    pub const fn timeframe(&self) -> Option<Timeframe> {
        self.timeframe
    }

    pub(crate) fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The lines of a block, in order: those that belong to it between its first and its last.
    pub fn lines_of(&self, id: BlockId) -> impl Iterator<Item = &Line> {
        let range = self.block(id).map_or(0..0, |b| b.first as usize..b.last as usize + 1);
        range.filter(move |i| self.owners.get(*i) == Some(&id)).filter_map(|i| self.lines.get(i))
    }

    /// The span of a block, from the first letter of its first line to the last of its last line.
    #[must_use]
    pub fn span(&self, id: BlockId) -> Span {
        let line = |i: u32| self.lines.get(i as usize).map(|l| l.span);
        match self.block(id) {
            Some(block) => {
                let first = line(block.first).unwrap_or_default();
                first.cover(line(block.last).unwrap_or(first))
            }
            None => Span::default(),
        }
    }

    /// The first physical line of a block, 1-based; 0 for none.
    #[must_use]
    pub fn line_number(&self, id: BlockId) -> u32 {
        self.block(id).and_then(|b| self.lines.get(b.first as usize)).map_or(0, |l| l.number)
    }

    /// What stands in the label column: the ordinal without its punctuation, the marker, or the months.
    #[must_use]
    pub fn label(&self, block: &Block) -> String {
        match block.label {
            Label::None => String::new(),
            Label::Ordinal(ordinal) => ordinal_label(&ordinal),
            Label::Marker(marker) => marker.label().to_string(),
            Label::Period(index) => {
                self.periods.get(index as usize).map(ToString::to_string).unwrap_or_default()
            }
        }
    }

    /// The outline as rows of tab-separated values with a header: `line`, `role`, `parent`, `label`.
    ///
    /// One row for every line that is not blank. `line` is the physical line, 1-based; `parent` the first line of the
    /// block that it hangs from, 0 for the document itself. A line that continues a block has the role `cont` and the
    /// block's first line as its parent.
    ///
    /// # Errors
    ///
    /// Whatever `out` refuses to take.
    pub fn write_tsv(&self, out: &mut impl fmt::Write) -> fmt::Result {
        out.write_str("line\trole\tparent\tlabel\n")?;
        for (i, line) in self.lines.iter().enumerate() {
            let Some(id) = self.owner(i) else { continue };
            let Some(block) = self.block(id) else { continue };
            if block.first as usize == i {
                let parent = block.parent.map_or(0, |p| self.line_number(p));
                writeln!(
                    out,
                    "{}\t{}\t{}\t{}",
                    line.number,
                    block.role,
                    parent,
                    self.label(block)
                )?;
            } else {
                writeln!(out, "{}\tcont\t{}\t", line.number, self.line_number(id))?;
            }
        }
        Ok(())
    }
}

/// An ordinal without its punctuation: `I`, `2.1`, `đ`, `Phần thứ nhất`, `Điều 3`.
pub(crate) fn ordinal_label(ordinal: &Ordinal) -> String {
    const WORDS: [&str; 10] =
        ["nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"];
    let value = ordinal.value;
    match ordinal.kind {
        OrdinalKind::UpperRoman => roman_of(value),
        OrdinalKind::LowerRoman => roman_of(value).to_lowercase(),
        OrdinalKind::UpperLetter => letter_of(value).to_uppercase().to_string(),
        OrdinalKind::LowerLetter => letter_of(value).to_string(),
        OrdinalKind::Arabic => value.to_string(),
        OrdinalKind::Decimal => {
            let part = |(n, part): (usize, &u8)| match n {
                0 if ordinal.digits == Digits::Roman => roman_of(u16::from(*part)),
                0 if ordinal.digits == Digits::Letter => {
                    letter_of(u16::from(*part)).to_uppercase().to_string()
                }
                0 if ordinal.digits == Digits::SmallLetter => {
                    letter_of(u16::from(*part)).to_string()
                }
                _ => part.to_string(),
            };
            let parts: Vec<_> = ordinal.parts().iter().enumerate().map(part).collect();
            parts.join(if ordinal.glued { "" } else { "." })
        }
        kind => {
            let word = kind.word().unwrap_or_default();
            let nth = usize::from(value).wrapping_sub(1);
            match WORDS.get(nth) {
                Some(name) if ordinal.digits == Digits::Words => format!("{word} thứ {name}"),
                _ => match ordinal.digits {
                    Digits::Roman => format!("{word} {}", roman_of(value)),
                    Digits::Letter | Digits::SmallLetter => {
                        format!("{word} {}", letter_of(value).to_uppercase())
                    }
                    Digits::Arabic | Digits::Words => format!("{word} {value}"),
                },
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Outline;

    /// The rows of the outline from line `line` on, each `role parent label`.
    pub(super) fn rows_from(text: &str, line: usize) -> Vec<String> {
        let mut tsv = String::new();
        Outline::of(text).write_tsv(&mut tsv).unwrap();
        let rows = tsv.lines().skip(line).filter_map(|row| row.split_once('\t'));
        rows.map(|(_, row)| row.trim_end().replace('\t', " ")).collect()
    }
}
