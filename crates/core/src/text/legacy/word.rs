//! A word, and what it is in each encoding.

use std::ops::Range;

use super::State;
use super::letters::{Bytes, LONGEST_WORD};
use crate::text::common::Common;
use crate::text::syllable::{Fit, Syllable};

/// What a word is in one of the legacy encodings.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reading {
    /// How well it fits when it's decoded.
    pub(super) fit: Fit,
    /// Which common word it is when it's decoded.
    pub(super) common: Option<Common>,
    /// It can't be written in the encoding.
    pub(super) cold: bool,
    /// It has a letter that Vietnamese never uses.
    pub(super) hot: bool,
    /// It may be something else: signs at its edges, formulas, units.
    pub(super) weak: bool,
    /// Decoding gives another word.
    pub(super) changes: bool,
    /// An abbreviation in capitals with Đ: it fits no model, and is as good as a word beside one.
    pub(super) short: bool,
    /// It makes a compound with the word beside it only when it's decoded.
    pub(super) vouched: bool,
}

impl Reading {
    /// A word that the encoding can't write.
    const COLD: Self = Self { cold: true, ..Self::SAME };

    /// A word that makes no sense and stays as it is.
    const SAME: Self = Self {
        fit: Fit::None,
        common: None,
        cold: false,
        hot: false,
        weak: false,
        changes: false,
        short: false,
        vouched: false,
    };

    fn in_tcvn3(bytes: &Bytes, mixed: bool) -> Self {
        let Some(syllable) = bytes.tcvn3() else { return Self::COLD };
        Self {
            weak: bytes.is_weak(),
            changes: bytes.turns_in_tcvn3(),
            ..Self::of(bytes, syllable, mixed, State::Tcvn3)
        }
    }

    fn in_vni(bytes: &Bytes, mixed: bool) -> Self {
        if bytes.is_foreign_to_vni() {
            return Self::COLD;
        }
        let Some(decoded) = bytes.decode(State::Vni) else { return Self::COLD };
        // VNI has all capitals: a small letter before one is no word there.
        let torn = bytes.is_torn(&decoded);
        let syllable = if torn { Syllable::NONE } else { Syllable::of_codes(decoded.codes()) };
        Self { changes: decoded.changed, ..Self::of(bytes, syllable, mixed, State::Vni) }
    }

    fn of(bytes: &Bytes, syllable: Syllable, mixed: bool, state: State) -> Self {
        let common = Common::of(syllable);
        Self {
            fit: syllable.fit,
            common,
            // Capitals and small letters are mixed up in Unicode, too: HòA.
            hot: bytes.is_hot(state) || (mixed && common.is_some()),
            short: bytes.is_abbreviation(state),
            ..Self::SAME
        }
    }

    /// Whether it can be a word that is turned into another one.
    pub(super) const fn turns(&self) -> bool {
        self.changes && !self.cold
    }

    /// Whether a word inside a run is decoded: not if it's plain with a sign at its edge, unless it's an abbreviation.
    pub(super) fn converts(&self) -> bool {
        self.fit > Fit::None || !self.weak || self.short
    }
}

/// A word: letters, and signs that are letters in TCVN3.
#[derive(Debug)]
pub(super) struct Token {
    /// In bytes of the text.
    pub(super) range: Range<usize>,
    pub(super) ascii: bool,
    /// How well it fits as it stands.
    pub(super) fit: Fit,
    /// Which common word it is as it stands.
    pub(super) common: Option<Common>,
    /// Holds a letter beyond Latin-1.
    pub(super) far: bool,
    /// One letter.
    single: bool,
    /// Only capitals, or only one letter: says nothing about the language.
    pub(super) neutral: bool,
    /// All that is odd about it is a hyphen or a Greek mu: that is a converter's work as often as a font's.
    mended: bool,
    readings: [Reading; 2],
}

impl Token {
    /// Reads `word`, which begins at `start`.
    pub(super) fn new(word: &str, start: usize) -> Self {
        let ascii = word.is_ascii();
        let mut token = Self {
            range: start..start + word.len(),
            ascii,
            fit: Fit::None,
            common: None,
            far: false,
            single: word.len() <= 4 && word.chars().nth(1).is_none(),
            neutral: false,
            mended: false,
            readings: [if ascii { Reading::SAME } else { Reading::COLD }; 2],
        };
        if word.len() > 4 * LONGEST_WORD {
            return token;
        }
        let bytes = if ascii { None } else { Bytes::of(word) };
        let mixed = bytes.is_some_and(|bytes| bytes.mixes_cases());
        if !mixed {
            let syllable = match &bytes {
                Some(bytes) => bytes.syllable(),
                None => Syllable::of(word.chars()),
            };
            (token.fit, token.common) = (syllable.fit, Common::of(syllable));
        }
        token.neutral = token.fit == Fit::None
            && (token.single || word.chars().all(|c| c.is_ascii_uppercase() || c == 'Đ'));
        match bytes {
            Some(bytes) => {
                token.readings = [Reading::in_tcvn3(&bytes, mixed), Reading::in_vni(&bytes, mixed)];
                token.mended = bytes.is_mended();
            }
            None if ascii => {
                let same = Reading { fit: token.fit, common: token.common, ..Reading::SAME };
                token.readings = [same; 2];
            }
            None => token.far = true,
        }
        token
    }

    /// One if it reads as Vietnamese as it stands, else none.
    pub(super) fn good(&self) -> usize {
        usize::from(self.fit >= Fit::Toneless)
    }

    pub(super) const fn reading(&self, state: State) -> &Reading {
        &self.readings[state.index()]
    }

    pub(super) const fn reading_mut(&mut self, state: State) -> &mut Reading {
        &mut self.readings[state.index()]
    }

    /// Whether it takes the word beside it to make it evidence.
    pub(super) fn needs_vouching(&self, state: State) -> bool {
        let reading = self.reading(state);
        reading.turns() && (self.fit != Fit::None || reading.weak)
    }

    /// Whether it's evidence for the encoding by itself, and how good: 2 hot, 1 only that it makes sense there alone.
    pub(super) fn opens(&self, state: State) -> u32 {
        let reading = self.reading(state);
        if !reading.turns() || reading.fit < Fit::Proper || self.mended {
            return 0;
        }
        let nonsense = self.fit == Fit::None && !reading.weak;
        match (nonsense || reading.vouched, reading.hot) {
            (false, _) => 0,
            // ø by itself may be a sign.
            (true, hot) => 1 + u32::from(hot && !self.single),
        }
    }

    /// What the word costs in each of [`STATES`](super::STATES), in tenths of what makes no sense.
    pub(super) fn costs(&self) -> [u32; 3] {
        if self.ascii {
            return [0; 3];
        }
        let unicode = match self.opens(State::Tcvn3).max(self.opens(State::Vni)) {
            2 => 60,
            1 => 45,
            _ if self.fit >= Fit::Toneless || self.far => 0,
            _ => 3,
        };
        let [tcvn3, vni] = &self.readings;
        [unicode, self.cost(tcvn3, unicode), self.cost(vni, unicode)]
    }

    /// What it costs in a legacy state, if it costs `unicode` as it stands.
    fn cost(&self, reading: &Reading, unicode: u32) -> u32 {
        if reading.cold {
            return Self::FORBIDDEN;
        }
        if !reading.changes {
            return unicode;
        }
        let rare = if reading.common.is_some() { 0 } else { 2 };
        match (self.fit >= Fit::Toneless, reading.fit) {
            _ if reading.short => 0,
            (false, Fit::Proper) => rare + u32::from(!reading.hot),
            (false, Fit::Spelled) => 3,
            (true, Fit::Proper) if self.common.is_some() && rare > 0 => 8,
            (true, Fit::Proper) => 3,
            (true, Fit::Spelled) => 8,
            (true, _) => 30,
            (false, _) if reading.hot => 15,
            (false, _) => 20,
        }
    }

    /// More than any way around it.
    const FORBIDDEN: u32 = 10_000;
}
