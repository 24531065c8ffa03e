//! The grammars: one small nom parser a kind of line, and the words that they share.
//!
//! Each parser quotes its rule and an example. They run on repaired text (NFC), on slices of the source, so that a
//! span is the difference of two pointers.

pub(crate) mod keyword;
