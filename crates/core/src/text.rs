//! Text as it really comes: encodings, legacy-font runs, decomposed letters, damage, matching keys.
//!
//! 1. [`decode`] turns bytes into text. It finds the encoding by what reads as Vietnamese in it.
//! 2. [`repair`] puts the text right: NFC, `Ð` for `Đ`, runs of TCVN3 and VNI that a lost font left behind, letters that a
//!    converter broke, UTF-8 that was read as something else. Clean text comes back as it is, after one fast pass.
//! 3. [`key`] says when two spellings mean the same.
//!
//! What is not repaired: letters that are gone altogether, and single words that read as words as they stand. Where they
//! show, they are noted as [`Suspicion`]s.
//!
//! Each step gives an [`OffsetMap`], so that any place in the result can be found in what came in;
//! [`OffsetMap::then`] makes one map of two.

mod capitals;
mod common;
mod damage;
mod decode;
mod encoding;
pub mod key;
mod legacy;
mod letter;
mod lost;
mod map;
pub(crate) mod markup;
mod mojibake;
mod nfc;
mod repair;
mod scan;
mod signs;
mod syllable;
mod tables;
mod viqr;

pub use decode::{DecodeError, DecodeErrorKind, Decoded, Evidence, FileKind, decode};
pub use encoding::{Encoding, UnknownEncoding};
pub(crate) use letter::{CAPITAL, SHAPE, TONE, folded_at, initial, is_capitals, is_letter};
pub use letter::{Letter, Tone};
pub use map::OffsetMap;
pub use repair::{Repair, RepairKind, Repaired, Repairer, Suspicion, SuspicionKind, repair};

#[cfg(test)]
mod tests;
