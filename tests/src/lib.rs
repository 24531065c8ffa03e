//! What the tests share: the fixtures, the scorers, the invariants, the mutations, the encodings.
//!
//! The tests themselves stand in `tests/suite`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "here, a broken expectation is a failed test"
)]

pub mod compose;
pub mod encode;
pub mod fixture;
pub mod invariant;
pub mod layout;
pub mod mutation;
pub mod score;
pub mod tsv;
