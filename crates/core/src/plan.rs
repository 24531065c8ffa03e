//! Stage 4: the plan, a typed model of one document.
//!
//! [`parse`](crate::parse) fills it from the [outline](crate::outline). All of it is plain data: texts borrow from the
//! source where they stand there unbroken, [`Plan::into_owned`] cuts the tie.
//!
//! | type | Vietnamese term |
//! | --- | --- |
//! | [`Plan`] | kế hoạch |
//! | [`Head`], [`Issuer`], [`Number`], [`PlaceDate`], [`Title`] | phần đầu, cơ quan ban hành, số ký hiệu, địa danh và thời gian, tên loại và trích yếu |
//! | [`Basis`] | căn cứ |
//! | [`Section`] | phần, chương, mục, khoản, điểm |
//! | [`Item`], [`Field`], [`Paragraph`] | gạch đầu dòng, trường, đoạn văn |
//! | [`Period`] | kỳ: tháng, quý, tuần, học kỳ |
//! | [`Table`], [`Row`], [`Cell`] | bảng, hàng, ô |
//! | [`Tail`], [`Recipients`], [`Signature`] | phần cuối, nơi nhận, chữ ký |
//! | [`Appendix`] | phụ lục |
//! | [`Attachment`] | kế hoạch kèm theo |
//! | [`Activity`], [`Activity::measures`] | hoạt động, biện pháp |

mod activity;
mod appendix;
mod aside;
mod basis;
mod coverage;
mod evidence;
mod head;
mod lower;
mod months;
mod own;
mod period;
mod section;
mod table;
mod tail;
mod text;
mod walk;

use crate::mention::Mention;
use crate::mention::abbreviation::Abbreviations;
use crate::span::Span;
use crate::time::Timeframe;

pub use activity::{Activity, Detail, DetailKind};
pub use appendix::Appendix;
pub use aside::{Aside, AsideKind};
pub use basis::Basis;
pub use coverage::Coverage;
pub use evidence::Evidence;
pub use head::{Head, Issuer, Number, PlaceDate, Title};
pub(crate) use lower::{Input, Lowered, lower};
use own::{Own, own};
pub use period::Period;
pub use section::{Field, Item, Paragraph, Section};
pub use table::{Cell, ColumnGroup, Grid, Row, Table};
pub use tail::{Recipient, Recipients, Signature, Tail};
pub use text::Text;
pub use walk::{Visit, Walk};

/// Kế hoạch: a whole document, the plan and what is attached to it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Plan<'s> {
    /// Phần đầu.
    pub head: Head<'s>,
    /// Căn cứ.
    pub bases: Vec<Basis<'s>>,
    /// The sentence that ends the head: `… xây dựng kế hoạch … như sau:`.
    pub enacting: Option<Text<'s>>,
    /// Thời gian của kế hoạch: the school year, year, term, quarter or month that the plan is for.
    pub timeframe: Option<Timeframe>,
    /// Nội dung.
    pub body: Vec<Block<'s>>,
    /// Phần cuối.
    pub tail: Tail<'s>,
    /// Phụ lục.
    pub appendices: Vec<Appendix<'s>>,
    /// Plans that follow the first in the same document, such as the plans of single months.
    pub attachments: Vec<Attachment<'s>>,
    /// Dates, periods, references, shares and the like, in order of place, over the whole document.
    pub mentions: Vec<Mention>,
    /// How the lines of the document were placed.
    pub coverage: Coverage,
    /// What speaks for a plan, and what against.
    pub evidence: Evidence,
}

own!(Plan {
    head, bases, enacting, body, tail, appendices, attachments;
    timeframe, mentions, coverage, evidence
});

impl<'s> Plan<'s> {
    /// The first plan and each attached one, as equals.
    pub fn parts(&self) -> impl Iterator<Item = Part<'_, 's>> {
        let first = Part {
            head: &self.head,
            bases: &self.bases,
            enacting: self.enacting.as_ref(),
            timeframe: self.timeframe,
            body: &self.body,
            tail: &self.tail,
            appendices: &self.appendices,
        };
        std::iter::once(first).chain(self.attachments.iter().map(Attachment::part))
    }

    /// The blocks of the whole document in order, each with its depth and its [path](Visit::path).
    ///
    /// ```
    /// let parsed = kehoach::parse("KẾ HOẠCH\nI. Mục đích\n1. Yêu cầu\n- Kịp thời\n- An toàn\n");
    /// let paths: Vec<_> = parsed.plan().walk().map(|visit| visit.path).collect();
    /// assert_eq!(paths, ["I", "I/1", "I/1/-1", "I/1/-2"]);
    /// ```
    #[must_use]
    pub fn walk(&self) -> Walk<'_, 's> {
        Walk::new(self)
    }

    /// Lịch: the blocks of time of the whole document, in order, those inside others included.
    pub fn schedule(&self) -> impl Iterator<Item = &Period<'s>> {
        self.walk().filter_map(|visit| match visit.block {
            Block::Period(period) => Some(&**period),
            _ => None,
        })
    }

    /// Hoạt động: what is to be done, a row each, derived from the schedule or, where there is none, from the sections.
    ///
    /// See [`Activity`] for what makes a row.
    ///
    /// ```
    /// let parsed = kehoach::parse(
    ///     "KẾ HOẠCH NĂM HỌC 2023-2024\nI. LỊCH CÔNG TÁC\nTháng 9\n- Khai giảng ngày 5/9\nTháng 10\n- Đại hội\n",
    /// );
    /// let activities = parsed.plan().activities();
    /// assert_eq!(activities[0].what.as_str(), "Khai giảng ngày 5/9");
    /// assert_eq!(activities[1].months[0].to_string(), "2023-10");
    /// ```
    #[must_use]
    pub fn activities(&self) -> Vec<Activity<'_, 's>> {
        activity::activities(self)
    }

    /// Từ viết tắt: the abbreviations that the document defines, ready to expand others by the table.
    ///
    /// ```
    /// use kehoach::mention::abbreviation::Expansion;
    ///
    /// let parsed = kehoach::parse("KẾ HOẠCH\nI. MỤC ĐÍCH\n- Chăm lo cán bộ, nhà giáo (CBNG);\n");
    /// let expansion = parsed.plan().abbreviations().expand("CBNG");
    /// assert_eq!(expansion, Expansion::Defined("cán bộ, nhà giáo".to_owned()));
    /// ```
    #[must_use]
    pub fn abbreviations(&self) -> Abbreviations {
        let mut abbreviations = Abbreviations::default();
        let mut read = |text: &Text<'_>| abbreviations.read(&text.text);
        for part in self.parts() {
            part.bases.iter().for_each(|basis| read(&basis.text));
            part.enacting.into_iter().for_each(&mut read);
        }
        self.walk().filter_map(|visit| visit.block.text()).for_each(read);
        abbreviations
    }

    /// The mentions that lie inside a span, in order.
    #[must_use]
    pub fn mentions_in(&self, span: Span) -> &[Mention] {
        mentions_in(&self.mentions, span)
    }
}

pub(crate) fn mentions_in(mentions: &[Mention], span: Span) -> &[Mention] {
    let from = mentions.partition_point(|m| m.span.start() < span.start());
    let to = mentions.partition_point(|m| m.span.start() < span.end());
    mentions.get(from..to).unwrap_or_default()
}

/// Kế hoạch kèm theo: a plan that follows another in the same document, with a title or a whole head of its own.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Attachment<'s> {
    /// Phần đầu; empty for a plan that is headed by its month alone.
    pub head: Head<'s>,
    /// Căn cứ.
    pub bases: Vec<Basis<'s>>,
    /// The sentence that ends the head.
    pub enacting: Option<Text<'s>>,
    /// The time that it is for, where it says so itself.
    pub timeframe: Option<Timeframe>,
    /// Nội dung.
    pub body: Vec<Block<'s>>,
    /// Phần cuối.
    pub tail: Tail<'s>,
    /// Phụ lục.
    pub appendices: Vec<Appendix<'s>>,
}

own!(Attachment { head, bases, enacting, body, tail, appendices; timeframe });

impl<'s> Attachment<'s> {
    /// The attachment seen as a part of the document.
    #[must_use]
    pub fn part(&self) -> Part<'_, 's> {
        Part {
            head: &self.head,
            bases: &self.bases,
            enacting: self.enacting.as_ref(),
            timeframe: self.timeframe,
            body: &self.body,
            tail: &self.tail,
            appendices: &self.appendices,
        }
    }
}

/// One plan of a document: the first, or an attached one.
#[derive(Debug, Clone, Copy)]
pub struct Part<'p, 's> {
    /// Phần đầu.
    pub head: &'p Head<'s>,
    /// Căn cứ.
    pub bases: &'p [Basis<'s>],
    /// The sentence that ends the head.
    pub enacting: Option<&'p Text<'s>>,
    /// The time that it is for.
    pub timeframe: Option<Timeframe>,
    /// Nội dung.
    pub body: &'p [Block<'s>],
    /// Phần cuối.
    pub tail: &'p Tail<'s>,
    /// Phụ lục.
    pub appendices: &'p [Appendix<'s>],
}

/// A block of a body. Blocks stand in each other at most some sixty deep.
#[derive(Debug, Clone, PartialEq)]
pub enum Block<'s> {
    /// A block with an ordinal.
    Section(Section<'s>),
    /// A bulleted block.
    Item(Item<'s>),
    /// Running text.
    Paragraph(Paragraph<'s>),
    /// A `key: value` line.
    Field(Box<Field<'s>>),
    /// A block of time.
    Period(Box<Period<'s>>),
    /// A table.
    Table(Box<Table<'s>>),
    /// A line beside the text.
    Aside(Aside<'s>),
}

impl<'s> Block<'s> {
    /// The name of its kind: `section`, `item`, `paragraph`, `field`, `period`, `table`, `rule`, `footnote`,
    /// `artifact`.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Section(_) => "section",
            Self::Item(_) => "item",
            Self::Paragraph(_) => "paragraph",
            Self::Field(_) => "field",
            Self::Period(_) => "period",
            Self::Table(_) => "table",
            Self::Aside(aside) => aside.kind.as_str(),
        }
    }

    /// Its own text, without that of the blocks in it; nothing for a table.
    #[must_use]
    pub fn text(&self) -> Option<&Text<'s>> {
        match self {
            Self::Section(block) => Some(&block.text),
            Self::Item(block) => Some(&block.text),
            Self::Paragraph(block) => Some(&block.text),
            Self::Field(block) => Some(&block.text),
            Self::Period(block) => Some(&block.text),
            Self::Table(_) => None,
            Self::Aside(block) => Some(&block.text),
        }
    }

    /// From its first letter, ordinal or marker to the end of the last block in it.
    #[must_use]
    pub fn span(&self) -> Span {
        match self {
            Self::Section(block) => block.span,
            Self::Item(block) => block.span,
            Self::Paragraph(block) => block.span,
            Self::Field(block) => block.span,
            Self::Period(block) => block.span,
            Self::Table(block) => block.span,
            Self::Aside(block) => block.text.span,
        }
    }

    /// The blocks in it; those of a table stand in its cells and are not among them.
    #[must_use]
    pub fn children(&self) -> &[Self] {
        match self {
            Self::Section(block) => &block.children,
            Self::Item(block) => &block.children,
            Self::Paragraph(block) => &block.children,
            Self::Field(block) => &block.children,
            Self::Period(block) => &block.children,
            Self::Table(_) | Self::Aside(_) => &[],
        }
    }

    /// The same with texts of its own, free of the source.
    #[must_use]
    pub fn into_owned(self) -> Block<'static> {
        self.own()
    }
}

impl Own for Block<'_> {
    type Owned = Block<'static>;

    fn own(self) -> Self::Owned {
        match self {
            Self::Section(block) => Block::Section(block.own()),
            Self::Item(block) => Block::Item(block.own()),
            Self::Paragraph(block) => Block::Paragraph(block.own()),
            Self::Field(block) => Block::Field(block.own()),
            Self::Period(block) => Block::Period(block.own()),
            Self::Table(block) => Block::Table(block.own()),
            Self::Aside(block) => Block::Aside(block.own()),
        }
    }
}

#[cfg(test)]
mod tests;
