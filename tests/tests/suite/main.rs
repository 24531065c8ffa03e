//! The tests over whole documents. One binary, so that the library is linked once.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "here, a broken expectation is a failed test, and what is printed is read by people"
)]

mod conformance;
mod encodings;
mod equivalence;
mod files;
mod golds;
mod prefixes;
mod properties;
mod scaling;
