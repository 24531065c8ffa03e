//! The tests over whole documents. One binary, so that the library is linked once.

mod conformance;
mod equivalence;
mod golds;
mod prefixes;
mod properties;
mod scaling;
