//! Vietnamese text: letters, matching keys, encodings, repair.

pub mod key;
mod letter;

pub use letter::{Letter, Tone};
