//! What follows from mentions that stand beside each other.

use super::Mention;

/// Looks at the mentions found in one text, from `first` on, and at what stands between them.
pub(super) fn compose(_text: &str, _offset: usize, _first: usize, _out: &mut Vec<Mention>) {}
