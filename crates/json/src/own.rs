//! Cutting the tie to the plan that a document was made from.

use std::collections::HashMap;
use std::sync::Arc;

use crate::activity::{Activity, Detail};
use crate::block::{
    Aside, Block, Cell, ColumnGroup, Field, Item, Paragraph, Period, Row, Section, Table,
};
use crate::diagnostic::Diagnostic;
use crate::document::{Appendix, Attachment, Document, Repair, Source};
use crate::head::{Head, Issuer, Number, PlaceDate, Title};
use crate::mention::{Mention, Reference};
use crate::position::Text;
use crate::tail::{Recipient, Recipients, Signature, Tail};
use crate::text::Str;
use crate::time::Timeframe;

impl Document<'_> {
    /// The same with texts of its own, free of the plan that it was made from.
    ///
    /// ```
    /// let document = {
    ///     let parsed = kehoach::parse("KẾ HOẠCH\nI. MỤC ĐÍCH\n");
    ///     kehoach_json::Document::of(&parsed).into_owned()
    /// };
    /// assert_eq!(document.body.len(), 1);
    /// ```
    #[must_use]
    pub fn into_owned(self) -> Document<'static> {
        self.own(&mut Shared::default())
    }
}

/// The longer texts that were copied, by where they came from, in bytes of memory: what several parts of a document
/// borrow from one place is copied once.
#[derive(Default)]
struct Shared(HashMap<(usize, usize), Arc<str>>);

/// A value that may borrow, and the same value when it does not.
trait Own {
    type Owned;

    fn own(self, shared: &mut Shared) -> Self::Owned;
}

impl Own for Str<'_> {
    type Owned = Str<'static>;

    fn own(self, shared: &mut Shared) -> Str<'static> {
        self.into_owned_by(|text| {
            let place = (text.as_ptr().addr(), text.len());
            shared.0.entry(place).or_insert_with(|| text.into()).clone()
        })
    }
}

impl<T: Own> Own for Vec<T> {
    type Owned = Vec<T::Owned>;

    fn own(self, shared: &mut Shared) -> Self::Owned {
        self.into_iter().map(|part| part.own(shared)).collect()
    }
}

impl<T: Own> Own for Option<T> {
    type Owned = Option<T::Owned>;

    fn own(self, shared: &mut Shared) -> Self::Owned {
        self.map(|part| part.own(shared))
    }
}

impl<T: Own> Own for Box<T> {
    type Owned = Box<T::Owned>;

    fn own(self, shared: &mut Shared) -> Self::Owned {
        Box::new((*self).own(shared))
    }
}

impl Own for Block<'_> {
    type Owned = Block<'static>;

    fn own(self, shared: &mut Shared) -> Self::Owned {
        match self {
            Self::Section(section) => Block::Section(section.own(shared)),
            Self::Item(item) => Block::Item(item.own(shared)),
            Self::Paragraph(paragraph) => Block::Paragraph(paragraph.own(shared)),
            Self::Field(field) => Block::Field(field.own(shared)),
            Self::Period(period) => Block::Period(period.own(shared)),
            Self::Table(table) => Block::Table(table.own(shared)),
            Self::Aside(aside) => Block::Aside(aside.own(shared)),
        }
    }
}

/// Implements [`Own`] for a struct: the fields before the semicolon are owned, the others are kept.
macro_rules! own {
    ($($name:ident { $($owned:ident),*; $($kept:ident),* })*) => {$(
        impl Own for $name<'_> {
            type Owned = $name<'static>;

            fn own(self, shared: &mut Shared) -> Self::Owned {
                $name { $($owned: self.$owned.own(shared),)* $($kept: self.$kept,)* }
            }
        }
    )*};
}

own! {
    Document {
        format, source, head, bases, enacting, timeframe, body, tail, appendices, attachments, activities,
        diagnostics; coverage, evidence
    }
    Source { format, encoding, repairs; bytes, lines }
    Repair { kind, from, to; span, line }
    Appendix { text, title, body; span }
    Attachment { head, bases, enacting, timeframe, body, tail, appendices; }
    Head { issuers, motto, number, place_date, stamps, addressees, title, asides; }
    Issuer { name, lines; }
    Number { number, symbol, text; }
    PlaceDate { place, date, text; }
    Title { text, kind, lines; }
    Timeframe { value; kind }
    Section { path, label, text, mentions, children; level, text_span, span, line }
    Item { path, key, value, text, mentions, children; marker, text_span, span, line }
    Paragraph { text, mentions, children; text_span, span, line }
    Field { key, value, text, mentions, children; text_span, span, line }
    Period { path, time, months, text, mentions, children; year_by, text_span, span, line }
    Table { columns, groups, rows; continued, grid, span, line }
    ColumnGroup { text; column, column_span }
    Row { cells; number, span, line }
    Cell { blocks; column, row_span, column_span, span, line }
    Aside { text; kind, span, line }
    Text { text, mentions; span, line }
    Mention { kind, value, resolved, reference, text; by, approximate, span, line }
    Reference { kind, issuers, date, canonical; number, year }
    Tail { closing, place_date, recipients, signatures, stamps, asides; }
    Recipients { text, list; }
    Recipient { name, purpose, text; }
    Signature { authority, position, notes, name; }
    Activity {
        path, period, months, sections, what, steps, measures, details, dates, deadline, references, targets;
        measures_shared, span, line
    }
    Detail { key, value; kind }
    Diagnostic { id, message, message_vi, help, help_vi, found, expected; severity, span, line, related }
}
