//! The grammars: one small nom parser a kind of line, and the words that they share.
//!
//! Each parser quotes its rule and an example. They run on repaired text (NFC), on slices of the source, so that a
//! span is the difference of two pointers.

pub(crate) mod artifact;
pub(crate) mod basis;
pub(crate) mod closing;
pub(crate) mod column;
pub(crate) mod field;
pub(crate) mod gap;
pub(crate) mod head;
pub(crate) mod keyword;
pub(crate) mod letterhead;
pub(crate) mod marker;
pub(crate) mod motto;

pub(crate) mod ordinal;
pub(crate) mod period;
pub(crate) mod person;
pub(crate) mod phrases;
pub(crate) mod tail;
pub(crate) mod title;
pub(crate) mod turn;
