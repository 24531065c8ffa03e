//! Capitals that an encoding has not.
//!
//! TCVN3 has none with a tone, for its fonts for capitals draw them. In `.VnTimeH` the bytes of `đ`, `ế`, `ạ` are drawn as `Đ`, `Ế`, `Ạ`. Where the font is not known, the ASCII letters tell:
//! a word of capitals with small letters of TCVN3 among them was in such a font, and with it the words beside it that have
//! no small ASCII letter, such as `Kế` in `KÕ HO¹CH`. VPS has a byte less for each of fourteen capitals (`HOạCH`).

use std::ops::Range;

use super::tables::CodePage;
use super::tables::generated::{TCVN3, VPS};
use super::{Encoding, Letter};

/// Which words of a row are capitals, if some `tell` so by themselves and others `may` go with their neighbours.
pub(super) fn spread(tell: &[bool], may: impl Fn(usize) -> bool) -> Vec<bool> {
    let mut capital = tell.to_vec();
    for at in 1..capital.len() {
        capital[at] |= capital[at - 1] && may(at);
    }
    for at in (1..capital.len()).rev() {
        capital[at - 1] |= capital[at] && may(at - 1);
    }
    capital
}

/// The words of a file that are capitals with small letters among them, as ranges of bytes.
pub(super) fn find(bytes: &[u8], encoding: Encoding) -> Vec<Range<usize>> {
    let kinds = match encoding {
        Encoding::Tcvn3 => &TCVN3_KINDS,
        Encoding::Vps => &VPS_KINDS,
        _ => return Vec::new(),
    };
    let mut found = Vec::new();
    let mut words: Vec<Word> = Vec::new();
    let mut bare = true;
    let mut at = 0;
    while at < bytes.len() {
        let word = Word::of(&bytes[at..], kinds);
        if word.len > 0 {
            at += word.len;
            words.push(Word { end: at, ..word });
        }
        let end = bytes.get(at).is_none_or(|byte| matches!(byte, b'\n' | b'\r'));
        if end || words.len() == LONGEST_ROW {
            if bare && end {
                name(&words, &mut found);
            }
            raise(&mut words, &mut found);
            bare = true;
        } else {
            bare &= matches!(bytes[at], b' ' | b'\t');
        }
        at += 1;
    }
    found
}

/// Whether a word of TCVN3 tells by itself that it's in capitals.
pub(super) fn tells_in_tcvn3(word: &[u8]) -> bool {
    Word::of(word, &TCVN3_KINDS).tells()
}

/// So many words are looked at in one go.
const LONGEST_ROW: usize = 1 << 12;

/// The letters that some bytes begin with.
#[derive(Clone, Copy)]
struct Word {
    /// Where it ends in the file.
    end: usize,
    len: usize,
    /// What its first letter is.
    first: u8,
    /// What is in it.
    kinds: u8,
    capitals: usize,
    /// A small letter that may stand for a capital stands before a capital: `ñY`.
    mixed: bool,
}

impl Word {
    fn of(bytes: &[u8], kinds: &[u8; 256]) -> Self {
        let mut word = Self { end: 0, len: 0, first: 0, kinds: 0, capitals: 0, mixed: false };
        let letters = bytes.iter().map(|byte| kinds[usize::from(*byte)]);
        for kind in letters.take_while(|kind| kind & LETTER != 0) {
            let capital = kind & CAPITAL != 0;
            word.mixed |= capital && word.kinds & MARKED != 0;
            word.kinds |= kind;
            word.first = if word.len == 0 { kind } else { word.first };
            word.capitals += usize::from(capital);
            word.len += 1;
        }
        word
    }

    /// Whether it has a capital and small letters behind it.
    const fn is_title(&self) -> bool {
        let capital = self.first & (SMALL | MARKED) == 0;
        let rest = if self.first & CAPITAL != 0 { self.capitals - 1 } else { self.capitals };
        capital && rest == 0 && self.kinds & (SMALL | MARKED) != 0
    }

    /// Whether it has no small letter of ASCII.
    const fn may(&self) -> bool {
        self.kinds & SMALL == 0
    }

    /// Whether it tells by itself that it's in capitals.
    const fn tells(&self) -> bool {
        self.may() && self.kinds & MARKED != 0 && (self.capitals >= 2 || self.mixed)
    }
}

/// So many words a name has.
const NAME: std::ops::RangeInclusive<usize> = 3..=6;

/// Puts the first letter of a word into `found` that stands in a name of a person by itself: all other words of its line
/// begin with a capital. The names that begin with a toned letter are few: Ánh, Ý, Ái.
fn name(words: &[Word], found: &mut Vec<Range<usize>>) {
    if !NAME.contains(&words.len()) {
        return;
    }
    let mut small = words.iter().filter(|word| !word.is_title());
    if let (Some(word), None) = (small.next(), small.next())
        && word.first & MARKED != 0
        && word.capitals == 0
    {
        let start = word.end - word.len;
        found.push(start..start + 1);
    }
}

/// Puts those of `words` into `found` that are capitals, and forgets the words.
fn raise(words: &mut Vec<Word>, found: &mut Vec<Range<usize>>) {
    if words.iter().any(Word::tells) {
        let tell: Vec<bool> = words.iter().map(Word::tells).collect();
        let capital = spread(&tell, |at| words[at].may());
        let marked =
            words.iter().zip(capital).filter(|(word, yes)| *yes && word.kinds & MARKED != 0);
        found.extend(marked.map(|(word, _)| word.end - word.len..word.end));
    }
    words.clear();
}

const LETTER: u8 = 1;
/// Capitals of ASCII.
const CAPITAL: u8 = 2;
/// Small letters that are small for certain.
const SMALL: u8 = 4;
/// Small letters that may stand for capitals.
const MARKED: u8 = 8;

/// In TCVN3 any letter beyond ASCII may be drawn as a capital, be there one of its own or not.
static TCVN3_KINDS: [u8; 256] = kinds(&TCVN3, true);
static VPS_KINDS: [u8; 256] = kinds(&VPS, false);

/// What each byte is; `drawn` says that fonts draw capitals for all small letters.
const fn kinds(page: &CodePage, drawn: bool) -> [u8; 256] {
    let mut kinds = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        kinds[byte] = match page.single(byte as u8) {
            Some('A'..='Z') => LETTER | CAPITAL,
            Some('a'..='z') => LETTER | SMALL,
            Some(c @ ('\u{c0}'..='\u{24f}' | '\u{1ea0}'..='\u{1ef9}')) => match Letter::known(c) {
                Some(Letter { upper: true, .. }) => LETTER,
                Some(small) if drawn || !has_capital(page, small) => LETTER | MARKED,
                Some(_) => LETTER | SMALL,
                None => 0,
            },
            _ => 0,
        };
        byte += 1;
    }
    kinds
}

/// Whether an encoding has the capital of a letter.
const fn has_capital(page: &CodePage, small: Letter) -> bool {
    let mut byte = 0x80;
    while byte < 256 {
        if let Some(c) = page.single(byte as u8)
            && let Some(letter) = Letter::known(c)
            && letter.upper
            && letter.shape == small.shape
            && letter.tone as u8 == small.tone as u8
        {
            return true;
        }
        byte += 1;
    }
    false
}
