//! Which section does an ordinal open, and where does it hang?
//!
//! The level comes from the sequence, never from punctuation alone: an ordinal that counts on from an open section is
//! its sibling, a first one opens a deeper level, and only where neither fits does the usual rank of its kind decide.

use super::BlockId;
use crate::grammar::marker::Marker;
use crate::grammar::ordinal::{Digits, Ordinal, OrdinalKind, letter_follows};

/// How many blocks can stand inside each other; deeper ones hang from the last that fits.
pub(super) const MAX_DEPTH: usize = 48;

/// An open block that others can hang from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Frame {
    /// A section with its ordinal, and whether its own text ends with a colon and nothing followed it yet.
    Section(BlockId, Ordinal, Introduces),
    /// A month, quarter, … with its [level](super::periods) and the marker before it.
    Period(BlockId, u8, Option<Marker>),
    /// An appendix; everything behind it hangs from it.
    Appendix(BlockId),
}

/// Whether a section's own line asks for a list behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Introduces(pub(super) bool);

impl Frame {
    pub(super) const fn block(&self) -> BlockId {
        match self {
            Self::Section(id, ..) | Self::Period(id, ..) | Self::Appendix(id) => *id,
        }
    }

    const fn is_barrier(&self) -> bool {
        !matches!(self, Self::Section(..))
    }
}

/// How well an ordinal fits where it was placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fit {
    /// It counts on from its sibling.
    Next,
    /// It is the first of a new level.
    First,
    /// It is the first again, beside a series of the same kind.
    Restart,
    /// Numbers were left out before it.
    Skipped,
    /// Its number, or a higher one, was there already.
    Repeated,
    /// Nothing leads up to it.
    Stray,
}

/// Where an ordinal goes: how many frames stay open, and how well it fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) keep: usize,
    pub(super) fit: Fit,
    pub(super) ordinal: Ordinal,
}

/// Finds the place of an ordinal among the open frames; one that may be a letter or a Roman digit is settled here.
pub(super) fn place(frames: &[Frame], ordinal: &Ordinal) -> Place {
    match ordinal.as_letter() {
        Some(letter) => {
            let as_letter = place_as(frames, &letter);
            let as_roman = place_as(frames, ordinal);
            // C, L, D and M are Roman hundreds that no plan reaches; I, V and X are letters only where one is due.
            let hopeless = ordinal.value >= 50;
            if as_letter.fit == Fit::Next && as_roman.fit != Fit::Next || hopeless {
                as_letter
            } else {
                as_roman
            }
        }
        None => place_as(frames, ordinal),
    }
}

fn place_as(frames: &[Frame], ordinal: &Ordinal) -> Place {
    let placed = |keep, fit| Place { keep, fit, ordinal: *ordinal };
    if ordinal.kind == OrdinalKind::Decimal {
        return decimal(frames, ordinal);
    }
    let barrier = frames.iter().rposition(Frame::is_barrier).map_or(0, |at| at + 1);
    // A sibling that it counts on from, the nearest first; one with the same mark before one with another.
    for same_mark in [true, false] {
        for from in [barrier, 0] {
            let found = siblings(frames, ordinal, from).find(|(_, o)| {
                follows(o, ordinal) && (!same_mark || o.delimiter == ordinal.delimiter)
            });
            if let Some((at, _)) = found {
                return placed(at, Fit::Next);
            }
            if barrier == 0 {
                break;
            }
        }
    }
    if ordinal.value == 1 {
        return first(frames, ordinal, barrier);
    }
    for from in [barrier, 0] {
        let same = siblings(frames, ordinal, from).find(|(_, o)| o.delimiter == ordinal.delimiter);
        if let Some((at, o)) = same.or_else(|| siblings(frames, ordinal, from).next()) {
            let fit = if ordinal.value > o.value { Fit::Skipped } else { Fit::Repeated };
            return placed(at, fit);
        }
    }
    placed(enclosing(frames, ordinal.kind), Fit::Stray)
}

/// Open sections of the same kind, the innermost first, with their place among the frames.
fn siblings<'f>(
    frames: &'f [Frame],
    ordinal: &Ordinal,
    from: usize,
) -> impl Iterator<Item = (usize, &'f Ordinal)> {
    let kind = ordinal.kind;
    frames.iter().enumerate().skip(from).rev().filter_map(move |(at, frame)| match frame {
        Frame::Section(_, o, _) if o.kind == kind => Some((at, o)),
        _ => None,
    })
}

fn follows(last: &Ordinal, next: &Ordinal) -> bool {
    match last.kind {
        OrdinalKind::LowerLetter | OrdinalKind::UpperLetter => {
            letter_follows(last.value, next.value)
        }
        _ => next.value == last.value + 1,
    }
}

/// A first ordinal: a new level below, or the same count again.
fn first(frames: &[Frame], ordinal: &Ordinal, barrier: usize) -> Place {
    let placed = |keep, fit| Place { keep, fit, ordinal: *ordinal };
    let same = siblings(frames, ordinal, barrier).find(|(_, o)| o.delimiter == ordinal.delimiter);
    if let Some((at, _)) = same {
        // "3. Nhiệm vụ:" with "1. …" right behind: a list of its own.
        let introduced = matches!(frames.last(), Some(Frame::Section(_, _, Introduces(true))))
            && at + 1 == frames.len();
        return if introduced {
            placed(frames.len(), Fit::First)
        } else {
            placed(at, Fit::Restart)
        };
    }
    // "1." behind "2.1.", "2.2." whose own heading was lost: it stands beside them.
    let orphans = matches!(frames.get(barrier), Some(Frame::Section(_, o, _)) if o.kind == OrdinalKind::Decimal);
    if ordinal.kind == OrdinalKind::Arabic && orphans {
        return placed(barrier, Fit::Restart);
    }
    // "Phần B", "1." and then the first "I." below: this document counts the other way round.
    let turned = ordinal.kind == OrdinalKind::UpperRoman
        && siblings(frames, ordinal, 0).next().is_none()
        && matches!(
            frames,
            [.., Frame::Section(_, outer, _), Frame::Section(_, inner, _)]
                if outer.kind.word().is_some() && inner.kind == OrdinalKind::Arabic
        );
    if turned {
        return placed(frames.len(), Fit::First);
    }
    placed(enclosing(frames, ordinal.kind).max(barrier), Fit::First)
}

/// How many frames stay open for a kind that no open section shares: the kinds that rank above it.
fn enclosing(frames: &[Frame], kind: OrdinalKind) -> usize {
    use OrdinalKind::{
        Arabic, Article, Chapter, Decimal, Division, LowerLetter, LowerRoman, Part, Subdivision,
        UpperLetter, UpperRoman,
    };
    let encloses = |outer: OrdinalKind| match kind {
        Part => false,
        Chapter => outer == Part,
        Division => matches!(outer, Part | Chapter),
        Subdivision => matches!(outer, Part | Chapter | Division),
        Article => matches!(outer, Part | Chapter | Division | Subdivision),
        // A. above I. or below it: whichever came first in this document.
        UpperLetter => {
            matches!(outer, Part | Chapter | Division | Subdivision | Article | UpperRoman)
        }
        UpperRoman => {
            matches!(outer, Part | Chapter | Division | Subdivision | Article | UpperLetter)
        }
        Arabic | Decimal | LowerLetter | LowerRoman => true,
    };
    let mut keep = frames.len();
    for (at, frame) in frames.iter().enumerate().rev() {
        match frame {
            Frame::Section(_, o, _) if !encloses(o.kind) => keep = at,
            Frame::Section(..) => {}
            _ => break,
        }
    }
    keep
}

/// A decimal ordinal hangs from the section that its first parts name: 2.1 from 2.
fn decimal(frames: &[Frame], ordinal: &Ordinal) -> Place {
    let placed = |keep, fit| Place { keep, fit, ordinal: *ordinal };
    let parts = ordinal.parts();
    let (last, prefix) = match parts.split_last() {
        Some((last, prefix)) => (u16::from(*last), prefix),
        None => return placed(frames.len(), Fit::Stray),
    };
    for (at, frame) in frames.iter().enumerate().rev() {
        let Frame::Section(_, o, _) = frame else { continue };
        let countable = match o.kind {
            OrdinalKind::Arabic => ordinal.digits == Digits::Arabic,
            OrdinalKind::UpperRoman => ordinal.digits == Digits::Roman,
            OrdinalKind::UpperLetter => ordinal.digits == Digits::Letter,
            OrdinalKind::LowerLetter => ordinal.digits == Digits::SmallLetter,
            OrdinalKind::Decimal => o.digits == ordinal.digits,
            _ => false,
        };
        if countable && o.parts() == prefix {
            let child = frames[at + 1..].iter().find_map(|f| match f {
                Frame::Section(_, o, _) if o.parts().len() == parts.len() => Some(o.value),
                _ => None,
            });
            return placed(at + 1, count(child, last));
        }
        if o.kind == OrdinalKind::Decimal
            && o.digits == ordinal.digits
            && o.parts().len() == parts.len()
            && o.parts()[..prefix.len()] == *prefix
        {
            return placed(at, count(Some(o.value), last));
        }
    }
    // "II. …" with "2.1" below: the Roman number is the first part.
    for (at, frame) in frames.iter().enumerate().rev() {
        if let Frame::Section(_, o, _) = frame
            && o.kind == OrdinalKind::UpperRoman
            && prefix.len() == 1
            && !ordinal.is_lettered()
            && o.value == u16::from(prefix[0])
            && !frames[at + 1..]
                .iter()
                .any(|f| matches!(f, Frame::Section(_, o, _) if o.kind == OrdinalKind::Arabic))
        {
            return placed(at + 1, if last == 1 { Fit::First } else { Fit::Skipped });
        }
    }
    // Its parent was left out or mistyped: beside the decimals of its depth, else below what is open.
    let depth = parts.len();
    for (at, frame) in frames.iter().enumerate().rev() {
        if let Frame::Section(_, o, _) = frame
            && o.kind == OrdinalKind::Decimal
            && o.parts().len() == depth
            && o.is_lettered() == ordinal.is_lettered()
        {
            return placed(at, Fit::Skipped);
        }
    }
    let keep = frames
        .iter()
        .rposition(|f| match f {
            Frame::Section(_, o, _) => {
                let letters = matches!(o.kind, OrdinalKind::LowerLetter | OrdinalKind::LowerRoman)
                    && ordinal.digits != Digits::SmallLetter;
                let as_deep = o.kind == OrdinalKind::Decimal
                    && o.is_lettered() == ordinal.is_lettered()
                    && o.parts().len() >= depth;
                !letters && !as_deep
            }
            _ => true,
        })
        .map_or(0, |at| at + 1);
    placed(keep, if last == 1 { Fit::First } else { Fit::Stray })
}

fn count(before: Option<u16>, value: u16) -> Fit {
    match before {
        None if value == 1 => Fit::First,
        Some(before) if value == before + 1 => Fit::Next,
        Some(before) if value <= before => Fit::Repeated,
        _ => Fit::Skipped,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::ordinal::ordinal;

    #[test]
    fn roman_numbers_below_arabic_ones() {
        assert_eq!(
            depths(&["PHẦN B: A", "1. A", "I. A", "II. A", "a) A", "2. A", "I. A", "3/ A"]),
            [0, 1, 2, 2, 3, 1, 2, 1]
        );
        // A number that stands before the first Roman one by itself opens no level.
        assert_eq!(depths(&["1. A", "I. A", "1. A", "II. A"]), [0, 0, 1, 0]);
    }

    #[test]
    fn decimals_that_begin_with_letters() {
        assert_eq!(
            depths(&["1. A", "a. B", "a.1. C", "a.2. D", "b. E", "b.1. F", "2. G"]),
            [0, 1, 2, 2, 1, 2, 0]
        );
        assert_eq!(
            depths(&["I. A", "A. B", "A.1. C", "B. D", "B1. E", "II. F"]),
            [0, 1, 2, 1, 2, 0]
        );
        assert_eq!(depths(&["1. A", "1.1. B", "a1) C", "a2) D", "1.2. E"]), [0, 1, 2, 2, 1]);
    }

    /// Places the ordinals in turn and gives their depths.
    fn depths(marks: &[&str]) -> Vec<usize> {
        let mut frames = Vec::new();
        marks
            .iter()
            .enumerate()
            .map(|(n, mark)| {
                let (ordinal, _) = ordinal(mark).unwrap_or_else(|| panic!("{mark}"));
                let place = place(&frames, &ordinal);
                frames.truncate(place.keep);
                frames.push(Frame::Section(
                    BlockId::new(n),
                    place.ordinal,
                    Introduces(mark.ends_with(':')),
                ));
                place.keep
            })
            .collect()
    }

    #[test]
    fn levels_come_from_the_sequence() {
        assert_eq!(
            depths(&["I. A", "1. B", "1.1. C", "1.2. D", "2. E", "II. F", "1. G"]),
            [0, 1, 2, 2, 1, 0, 1]
        );
        assert_eq!(depths(&["I- A", "1- B", "2/ C", "3.1. D", "II. E"]), [0, 1, 1, 2, 0]);
        assert_eq!(
            depths(&["A. X", "I. A", "1. B", "a) C", "b) D", "II. E", "B. F"]),
            [0, 1, 2, 3, 3, 1, 0]
        );
        assert_eq!(depths(&["I. A", "A. B", "1. C", "B. D", "II. E"]), [0, 1, 2, 1, 0]);
        assert_eq!(
            depths(&[
                "1. A", "a) B", "b) C", "c) D", "d) E", "đ) F", "e) G", "g) H", "h) I", "i) K",
                "k) L", "2. M"
            ]),
            [0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0]
        );
        assert_eq!(depths(&["1. A", "1) B", "2) C", "2. D"]), [0, 1, 1, 0]);
        assert_eq!(depths(&["PHẦN I", "I. A", "1. B", "PHẦN II", "I. C"]), [0, 1, 2, 0, 1]);
    }

    #[test]
    fn skipped_repeated_and_restarted_counts() {
        assert_eq!(depths(&["I. A", "II. B", "IV. C", "IV. D", "V. E"]), [0, 0, 0, 0, 0]);
        assert_eq!(depths(&["1. A", "2. B", "1. C", "2. D"]), [0, 0, 0, 0]);
        assert_eq!(depths(&["1. A", "2. B:", "1. C", "2. D"]), [0, 0, 1, 1]);
    }
}
