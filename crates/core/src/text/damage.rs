//! Letters that converters broke or left out, and look-alikes of Đ.
//!
//! TCVN3 writes ư as the soft hyphen. Converters turned it into a hyphen (`tr-ờng`), a minus (`đ−ợc`) or nothing (`nớc`),
//! and à, its micro sign, into a Greek mu (`thμnh`). A hyphen in a word may be meant, so those two are repaired only
//! where the document shows many; else they are noted.

use std::ops::Range;

use super::common::is_common;
use super::repair::{RepairKind, SuspicionKind, Writer};
use super::scan::{self, Suspect};
use super::signs;
use super::syllable::{Fit, fit};

/// How many words must show the same damage, and in how many words one must.
const FEWEST: usize = 3;
const ONE_IN: usize = 300;

/// Bytes that a word takes with the blank behind it, roughly.
const WORD: usize = 6;

/// What the document shows of damage.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Evidence {
    /// Hyphens where an ư was.
    hyphens: usize,
    /// Nothing where an ư was.
    drops: usize,
}

impl Evidence {
    /// Counts in the lines that are suspected of damage.
    pub(super) fn of(text: &str, lines: &[Suspect]) -> Self {
        let mut evidence = Self::default();
        for suspect in lines.iter().filter(|suspect| suspect.flags & scan::DAMAGE != 0) {
            for word in Words::new(text, suspect.line.clone()) {
                match find(&text[word.clone()], text[word.end..].chars().next()) {
                    Some(Found { cause: Cause::Hyphen, .. }) => {
                        evidence.hyphens += usize::from(!text[word].is_ascii());
                    }
                    Some(Found { cause: Cause::Drop, .. }) => evidence.drops += 1,
                    _ => {}
                }
            }
        }
        let enough = |n: usize| n >= FEWEST && n * ONE_IN >= text.len() / WORD;
        Self {
            hyphens: if enough(evidence.hyphens) { evidence.hyphens } else { 0 },
            drops: if enough(evidence.drops) { evidence.drops } else { 0 },
        }
    }

    /// Whether the whole text must be looked at, and not only the lines that are suspected.
    pub(super) const fn is_broad(self) -> bool {
        self.hyphens > 0 || self.drops > 0
    }
}

/// Puts right what is broken in `lines`; `context` says that the document is Vietnamese.
pub(super) fn repair_lines(
    writer: &mut Writer<'_>,
    lines: impl Iterator<Item = Range<usize>>,
    evidence: Evidence,
    flags: scan::Flags,
    context: bool,
) {
    let text = writer.source();
    for line in lines {
        if flags & scan::DAMAGE != 0 && signs::close_up(writer, line.clone()) {
            continue;
        }
        let near = context || text[line.clone()].contains(is_own);
        let mut before = "";
        let mut at = line.start;
        for word in Words::new(text, line.clone()) {
            if flags & scan::DAMAGE != 0 {
                signs::repair(writer, at..word.start);
            }
            at = word.end;
            let here = &text[word.clone()];
            if !here.is_ascii() || here.contains('-') {
                let mended = flags & scan::DAMAGE != 0
                    && (signs::part_ligatures(writer, word.clone())
                        || broken(writer, word.clone(), before, evidence, near));
                // A word that is mended is looked at again in the next round.
                if !mended && flags & scan::ETH != 0 && near {
                    look_alikes(writer, word.clone());
                }
            }
            before = here;
        }
        if flags & scan::DAMAGE != 0 {
            signs::repair(writer, at..line.end);
        }
    }
}

/// Which way an ư or another letter went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cause {
    /// A hyphen that may be meant.
    Hyphen,
    /// Nothing is there, and the word is none.
    Drop,
    /// Nothing is there, and the word is another word: `ngời`.
    Word,
    /// A minus, a soft hyphen, a mu: nothing else can be meant.
    Sure,
    /// A soft hyphen that is one.
    SoftHyphen,
}

#[derive(Debug)]
struct Found {
    cause: Cause,
    to: String,
}

/// Mends a word behind the word `before`; says whether it did.
fn broken(
    writer: &mut Writer<'_>,
    word: Range<usize>,
    before: &str,
    evidence: Evidence,
    near: bool,
) -> bool {
    let text = writer.source();
    let here = &text[word.clone()];
    let Some(found) = find(here, text[word.end..].chars().next()) else {
        let republic = here == "HÕA" && matches!(before, "CỘNG" | "CÔNG" | "CONG");
        if republic {
            replace(writer, RepairKind::Damage, word, "HÒA");
        }
        return republic;
    };
    let sure = match found.cause {
        Cause::SoftHyphen => {
            replace(writer, RepairKind::SoftHyphen, word, &found.to);
            return true;
        }
        Cause::Sure => near,
        Cause::Hyphen => near && evidence.hyphens > 0,
        Cause::Drop | Cause::Word => near && evidence.drops > 0,
    };
    if sure {
        replace(writer, RepairKind::Damage, word, &found.to);
    } else if near && (found.cause == Cause::Drop || !here.is_ascii()) && found.cause != Cause::Word
    {
        writer.doubt(SuspicionKind::Damage, word, found.to);
    }
    sure
}

/// Writes `to` in the place of `word`, but only the part that differs.
fn replace(writer: &mut Writer<'_>, kind: RepairKind, word: Range<usize>, to: &str) {
    let from = &writer.source()[word.clone()];
    let head: usize =
        from.chars().zip(to.chars()).take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum();
    let tail: usize = from[head..]
        .chars()
        .rev()
        .zip(to[head..].chars().rev())
        .take_while(|(a, b)| a == b)
        .map(|(c, _)| c.len_utf8())
        .sum();
    let start = writer.keep_to(word.start);
    writer.put(word.start + head..word.end - tail, &to[head..to.len() - tail]);
    writer.record(kind, word, start);
}

/// What is broken in a word, before `next`.
fn find(word: &str, next: Option<char>) -> Option<Found> {
    if word.len() > 48 {
        return word.contains('\u{ad}').then(|| without_soft_hyphens(word));
    }
    let is_joint = |c: char| is_hyphen(c) || c == '\u{ad}';
    let letters = |c: char| match c {
        '\u{3bc}' | 'µ' => 'à',
        '®' => 'đ',
        c => c,
    };
    let joints = word.chars().filter(|c| is_joint(*c)).count();
    if joints == 0 {
        let mended: String = word.chars().map(letters).collect();
        if mended != word {
            let fits = fit(mended.chars()) == Fit::Proper || is_abbreviation(word);
            return (fits && is_own_or_mixed(word))
                .then_some(Found { cause: Cause::Sure, to: mended });
        }
        let to = dropped(word)?;
        if fit(word.chars()) == Fit::None {
            return Some(Found { cause: Cause::Drop, to });
        }
        let better = is_common(&to.to_lowercase()) && !is_common(&word.to_lowercase());
        return better.then_some(Found { cause: Cause::Word, to });
    }
    let capital = |before: &str| {
        let mut all = before.chars().chain(word.chars()).filter(|c| c.is_alphabetic());
        all.all(char::is_uppercase)
    };
    if joints == 1 {
        let (at, joint) = word.char_indices().find(|(_, c)| is_joint(*c))?;
        let (head, tail) = (&word[..at], &word[at + joint.len_utf8()..]);
        let horn = if capital("") && head.chars().count() + tail.chars().count() > 1 {
            'Ư'
        } else {
            'ư'
        };
        let with: String = head.chars().chain([horn]).chain(tail.chars()).map(letters).collect();
        let fits = fit(with.chars()) == Fit::Proper;
        // The head is an onset: no word by itself.
        let onset = !head.is_empty()
            && head.chars().count() <= 3
            && !head
                .chars()
                .any(|c| "aeiouyAEIOUY".contains(c) || (!c.is_ascii() && !matches!(c, 'đ' | 'Đ')));
        let open = tail.is_empty()
            && matches!(head, "nh" | "Nh" | "t" | "T" | "th" | "Th" | "s" | "d" | "l")
            && next.is_some_and(char::is_whitespace);
        let closed = tail.starts_with(|c: char| {
            "aiuAIU".contains(c) || matches!(c, 'ơ' | 'Ơ' | 'Ờ'..='ợ' | 'Ớ'..='ờ')
        }) || tail.starts_with(['c', 'n', 'm', 't', 'C', 'N', 'M', 'T']);
        if fits && onset && (open || closed) {
            let cause = match joint {
                '\u{ad}' | '\u{2212}' if !tail.is_empty() => Cause::Sure,
                _ => Cause::Hyphen,
            };
            return Some(Found { cause, to: with });
        }
    }
    word.contains('\u{ad}').then(|| without_soft_hyphens(word))
}

fn without_soft_hyphens(word: &str) -> Found {
    Found { cause: Cause::SoftHyphen, to: word.replace('\u{ad}', "") }
}

/// The word with the ư that was left out, if it has one only place for it.
fn dropped(word: &str) -> Option<String> {
    let count = word.chars().count();
    if count > 6 || word.is_ascii() || !word.chars().any(is_horned_o) {
        return None;
    }
    let upper = count > 1 && word.chars().all(char::is_uppercase);
    let mut found = None;
    for (at, c) in word.char_indices() {
        if !is_horned_o(c) {
            continue;
        }
        let mut with = word.to_owned();
        with.insert(at, if upper { 'Ư' } else { 'ư' });
        if fit(with.chars()) == Fit::Proper {
            if found.is_some() {
                return None;
            }
            found = Some(with);
        }
    }
    found
}

const fn is_horned_o(c: char) -> bool {
    matches!(c, 'ơ' | 'Ơ' | '\u{1eda}'..='\u{1ee3}')
}

/// `Ð`, `ð` and `Ɖ` in a word that is a syllable or an abbreviation with Đ.
fn look_alikes(writer: &mut Writer<'_>, word: Range<usize>) {
    let text = writer.source();
    let is_joint = |c: char| is_hyphen(c) || c == '\u{ad}' || c == '®';
    let mut start = word.start;
    for part in text[word].split_inclusive(is_joint) {
        let (from, end) = (start, start + part.len());
        start = end;
        let part = part.trim_end_matches(is_joint);
        if !part.contains(['Ð', 'ð', '\u{189}']) {
            continue;
        }
        let capitals = part.chars().all(|c| {
            c.is_ascii_uppercase()
                || matches!(c, 'Ð' | '\u{189}')
                || (c as u32 > 0xFF && c.is_uppercase())
        });
        let abbreviation = capitals && part.chars().count() <= 8;
        if fit(part.chars()) < Fit::Spelled && !abbreviation {
            continue;
        }
        for (at, c) in part.char_indices().filter(|(_, c)| matches!(c, 'Ð' | 'ð' | '\u{189}')) {
            let to = if c == 'ð' { "đ" } else { "Đ" };
            writer.replace(RepairKind::DLookAlike, from + at..from + at + c.len_utf8(), to);
        }
    }
}

/// Whether a letter is one that only Vietnamese has.
fn is_own(c: char) -> bool {
    matches!(c, '\u{1a0}' | '\u{1a1}' | '\u{1af}' | '\u{1b0}' | '\u{1ea0}'..='\u{1ef9}')
}

/// Whether a word with a sign in it has a letter of its own too, so that the sign is no unit and no trade mark.
fn is_own_or_mixed(word: &str) -> bool {
    word.chars().any(|c| c as u32 > 0xFF && c != '\u{3bc}')
        || (word.chars().filter(char::is_ascii_alphabetic).count() >= 2
            && !word.starts_with(['µ', '\u{3bc}', '®']))
}

/// Whether a word is an abbreviation of consonants with a ® inside: `s®d` is sđd, sách đã dẫn.
fn is_abbreviation(word: &str) -> bool {
    let consonant = |c: char| c.is_ascii_lowercase() && !"aeiouy".contains(c);
    word.chars().count() <= 4
        && word.starts_with(consonant)
        && word.ends_with(consonant)
        && word.chars().all(|c| consonant(c) || c == '®')
}

const fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{2212}')
}

/// The words of a line: letters, and what may stand for a letter inside of them.
struct Words<'t> {
    text: &'t str,
    rest: Range<usize>,
}

impl<'t> Words<'t> {
    const fn new(text: &'t str, line: Range<usize>) -> Self {
        Self { text, rest: line }
    }
}

impl Iterator for Words<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Self::Item> {
        let line = &self.text[self.rest.clone()];
        let letter = |c: char| {
            c.is_ascii_alphabetic()
                || (c as u32 >= 0xC0 && c.is_alphabetic())
                || matches!(c, 'µ' | '®' | '\u{300}'..='\u{36f}')
        };
        let first = line.find(letter)?;
        let body = &line[first..];
        let len =
            body.find(|c: char| !letter(c) && !is_hyphen(c) && c != '\u{ad}').unwrap_or(body.len());
        let start = self.rest.start + first;
        self.rest.start = start + len;
        Some(start..start + len)
    }
}
