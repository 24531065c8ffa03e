//! All blocks and all mentions of a document.

use crate::block::{Block, Row, Table};
use crate::document::{Appendix, Attachment, Document};
use crate::head::{Head, PlaceDate};
use crate::mention::Mention;
use crate::position::Text;
use crate::tail::Tail;

impl<'a> Document<'a> {
    /// The blocks of the whole document, each before what stands in it: of each plan the body, then the appendices.
    ///
    /// ```
    /// let parsed = kehoach::parse("KẾ HOẠCH\nI. Mục đích\n1. Yêu cầu\n- Kịp thời\n");
    /// assert_eq!(kehoach_json::Document::of(&parsed).blocks().len(), 3);
    /// ```
    #[must_use]
    pub fn blocks(&self) -> Vec<&Block<'a>> {
        let mut found = walk(&self.body);
        in_appendices(&self.appendices, &mut found);
        for attachment in &self.attachments {
            in_list(&attachment.body, &mut found);
            in_appendices(&attachment.appendices, &mut found);
        }
        found
    }

    /// The mentions of all texts of the document, in order of place.
    ///
    /// ```
    /// let parsed = kehoach::parse("KẾ HOẠCH\nI. Mục đích\n- Xong trước ngày 15/9/2023\n");
    /// let document = kehoach_json::Document::of(&parsed);
    /// let values: Vec<_> = document.mentions().iter().map(|m| &*m.value).collect();
    /// assert_eq!(values, ["../2023-09-15", "2023-09-15"]);
    /// ```
    #[must_use]
    pub fn mentions(&self) -> Vec<&Mention<'a>> {
        let mut found = Vec::new();
        in_head(&self.head, &mut found);
        in_texts(&self.bases, &mut found);
        in_texts(&self.enacting, &mut found);
        in_tail(&self.tail, &mut found);
        in_titles(&self.appendices, &mut found);
        for Attachment { head, bases, enacting, tail, appendices, .. } in &self.attachments {
            in_head(head, &mut found);
            in_texts(bases, &mut found);
            in_texts(enacting, &mut found);
            in_tail(tail, &mut found);
            in_titles(appendices, &mut found);
        }
        for block in self.blocks() {
            match block {
                Block::Table(table) => {
                    in_texts(&table.columns, &mut found);
                    in_texts(table.groups.iter().map(|group| &group.text), &mut found);
                }
                block => found.extend(block.mentions()),
            }
        }
        found.sort_by_key(|mention| (mention.span.start, mention.span.end));
        found
    }
}

impl<'a> Block<'a> {
    /// What its text says about time, acts and numbers; nothing for a table, whose blocks and columns say it.
    #[must_use]
    pub fn mentions(&self) -> &[Mention<'a>] {
        match self {
            Self::Section(block) => &block.mentions,
            Self::Item(block) => &block.mentions,
            Self::Paragraph(block) => &block.mentions,
            Self::Field(block) => &block.mentions,
            Self::Period(block) => &block.mentions,
            Self::Table(_) | Self::Aside(_) => &[],
        }
    }

    /// What hangs from it; nothing for a table, whose cells have blocks of their own.
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
}

impl<'a> Table<'a> {
    /// The blocks that stand in its cells at any depth, row by row.
    #[must_use]
    pub fn blocks(&self) -> Vec<&Block<'a>> {
        let mut found = Vec::new();
        in_table(self, &mut found);
        found
    }
}

/// These blocks and all that stand in them, each before what stands in it.
#[must_use]
pub fn walk<'d, 'a>(blocks: &'d [Block<'a>]) -> Vec<&'d Block<'a>> {
    let mut found = Vec::new();
    in_list(blocks, &mut found);
    found
}

fn in_list<'d, 'a>(blocks: &'d [Block<'a>], found: &mut Vec<&'d Block<'a>>) {
    for block in blocks {
        found.push(block);
        if let Block::Table(table) = block {
            in_table(table, found);
        }
        in_list(block.children(), found);
    }
}

fn in_table<'d, 'a>(table: &'d Table<'a>, found: &mut Vec<&'d Block<'a>>) {
    for Row { cells, .. } in &table.rows {
        cells.iter().for_each(|cell| in_list(&cell.blocks, found));
    }
}

fn in_appendices<'d, 'a>(appendices: &'d [Appendix<'a>], found: &mut Vec<&'d Block<'a>>) {
    appendices.iter().for_each(|appendix| in_list(&appendix.body, found));
}

type Mentions<'d, 'a> = Vec<&'d Mention<'a>>;

fn in_head<'d, 'a>(head: &'d Head<'a>, found: &mut Mentions<'d, 'a>) {
    head.issuers.iter().for_each(|issuer| in_texts(&issuer.lines, found));
    in_texts(&head.motto, found);
    in_texts(head.number.iter().map(|number| &number.text), found);
    in_place_date(head.place_date.as_ref(), found);
    in_texts(&head.stamps, found);
    in_texts(&head.addressees, found);
    in_texts(head.title.iter().flat_map(|title| &title.lines), found);
}

fn in_tail<'d, 'a>(tail: &'d Tail<'a>, found: &mut Mentions<'d, 'a>) {
    in_texts(&tail.closing, found);
    in_place_date(tail.place_date.as_ref(), found);
    if let Some(recipients) = &tail.recipients {
        in_texts([&recipients.text], found);
        in_texts(recipients.list.iter().map(|recipient| &recipient.text), found);
    }
    for signature in &tail.signatures {
        in_texts(&signature.authority, found);
        in_texts(&signature.position, found);
        in_texts(&signature.notes, found);
        in_texts(&signature.name, found);
    }
    in_texts(&tail.stamps, found);
}

fn in_titles<'d, 'a>(appendices: &'d [Appendix<'a>], found: &mut Mentions<'d, 'a>) {
    for appendix in appendices {
        in_texts([&appendix.text], found);
        in_texts(&appendix.title, found);
    }
}

fn in_place_date<'d, 'a>(place_date: Option<&'d PlaceDate<'a>>, found: &mut Mentions<'d, 'a>) {
    in_texts(place_date.iter().map(|place_date| &place_date.text), found);
}

fn in_texts<'d, 'a: 'd>(
    texts: impl IntoIterator<Item = &'d Text<'a>>,
    found: &mut Mentions<'d, 'a>,
) {
    texts.into_iter().for_each(|text| found.extend(&text.mentions));
}
