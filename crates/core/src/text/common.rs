//! Words that office Vietnamese is full of: they decide where spelling alone can't.

use super::syllable::Syllable;
use super::tables::generated::{COMMON, COMPOUNDS};

/// One of the common words, in any case and with the tone in either place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Common(u16);

impl Common {
    /// Which of them a syllable is, if it is one.
    pub(super) fn of(syllable: Syllable) -> Option<Self> {
        if syllable.key == 0 {
            return None;
        }
        let mut at = slot(syllable.key);
        loop {
            let word = PLACES[at].checked_sub(1)?;
            if COMMON.get(usize::from(word)) == Some(&syllable.key) {
                return Some(Self(word));
            }
            at = (at + 1) % SLOTS;
        }
    }

    /// Whether two words in a row belong together: `kế hoạch`.
    pub(super) fn are_compound(first: Option<Self>, second: Option<Self>) -> bool {
        let (Some(first), Some(second)) = (first, second) else { return false };
        COMPOUNDS.binary_search(&(u32::from(first.0) << 16 | u32::from(second.0))).is_ok()
    }
}

/// Whether `word` is one of the common words.
pub(super) fn is_common(word: &str) -> bool {
    Common::of(Syllable::of(word.chars())).is_some()
}

const SLOTS: usize = 1 << 13;

/// Places in [`COMMON`], plus one, by the keys of the words: open addressing, at most half full.
static PLACES: [u16; SLOTS] = {
    let mut places = [0; SLOTS];
    assert!(COMMON.len() * 2 <= SLOTS);
    let mut n = 0;
    while n < COMMON.len() {
        let mut at = slot(COMMON[n]);
        while places[at] != 0 {
            at = (at + 1) % SLOTS;
        }
        places[at] = n as u16 + 1;
        n += 1;
    }
    places
};

const fn slot(key: u64) -> usize {
    // The golden ratio scatters neighbouring keys.
    (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 40) as usize % SLOTS
}
