//! Matching keys: when do two spellings say the same?
//!
//! Offices spell the same words in many ways: `hoà` and `hòa`, `kì` and `kỳ`, `“Kế hoạch”` and `"KẾ HOẠCH"`, `2023–2024`
//! and `2023 - 2024`. A key is a text with such differences taken out; two texts that have the same key match at its
//! [`Level`]. The levels go from strict to loose, and each includes the one before: match at the strictest level that
//! tells your candidates apart, and report it.
//!
//! | level | what no longer matters | example |
//! | --- | --- | --- |
//! | [`Level::Text`] (K0) | case, blanks, kinds of dashes, quotes | `Kế  hoạch`, `“KẾ HOẠCH”` |
//! | [`Level::Spelling`] (K1) | where the tone stands, `i` for `y` | `hoà`, `hòa`; `kì`, `kỳ` |
//! | [`Level::Letters`] (K2) | tones | `KẾ HOACH`, `kế hoạch` |
//! | [`Level::Base`] (K3) | shapes of letters, `đ` for `d` | `ke hoach`, `kế hoạch` |
//!
//! The texts must be NFC, as [`repair`](super::repair) gives them. `Ð` (U+00D0) and `Ɖ` count as `Đ` at every level.
//!
//! ```
//! use kehoach::text::key::{self, Level};
//!
//! assert!(key::matches("Uỷ ban", "ủy ban", Level::Spelling));
//! assert!(!key::matches("Uỷ ban", "ủy ban", Level::Text));
//! assert_eq!(key::closest("KẾ HOACH", "kế hoạch"), Some(Level::Letters));
//! ```

use super::{Letter, Tone};

/// What no longer matters when two texts are compared; ordered from strict to loose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// K0: case, blanks (number and kind), quotes, and which dash stands; no blanks round a dash between digits.
    Text,
    /// K1: the place of the tone in its syllable, and `i` or `y` as the whole rhyme behind h, k, l, m, qu, s, t, v.
    Spelling,
    /// K2: tones.
    Letters,
    /// K3: shapes (`ô` is `o`) and `đ`. Words of one syllable become too much alike here (`ban`, `bán`, `bạn`): never
    /// use it for them.
    Base,
}

impl Level {
    /// All levels, strict ones first.
    pub const ALL: [Self; 4] = [Self::Text, Self::Spelling, Self::Letters, Self::Base];
}

/// The key of `text` at `level`: equal keys, equal meaning.
///
/// At [`Level::Spelling`] the tone of a word stands behind the word as a combining mark.
///
/// ```
/// use kehoach::text::key::{Level, key};
///
/// assert_eq!(key("  Năm học\u{a0}2023 – 2024 ", Level::Text), "năm học 2023-2024");
/// assert_eq!(key("HOÀ", Level::Spelling), key("hòa", Level::Spelling));
/// assert_eq!(key("Đề án", Level::Letters), "đê an");
/// assert_eq!(key("Đề án", Level::Base), "de an");
/// ```
#[must_use]
pub fn key(text: &str, level: Level) -> String {
    let mut key = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    let mut blank = false;
    while let Some(c) = chars.next() {
        if is_blank(c) {
            blank = true;
            continue;
        }
        if is_quote(c) || is_invisible(c) {
            continue;
        }
        // 2023 - 2024 is 2023-2024.
        if blank && c.is_ascii_digit() && ends_in_number_and_dash(&key) {
            blank = false;
            while key.ends_with([' ', '-']) {
                key.pop();
            }
            key.push('-');
        }
        if blank && !key.is_empty() {
            key.push(' ');
        }
        blank = false;
        let start = key.len();
        push(&mut key, if is_dash(c) { '-' } else { c }, level);
        if c.is_ascii_digit()
            && start > 0
            && key[..start].ends_with(" -")
            && ends_in_number_and_dash(&key[..start])
        {
            key.remove(start - 2);
        }
        if level == Level::Text || !c.is_alphabetic() {
            continue;
        }
        let mut tone = Letter::of(c).tone;
        while let Some(c) = chars.next_if(|c| c.is_alphabetic()) {
            let letter = Letter::of(c);
            if letter.tone != Tone::Level {
                tone = letter.tone;
            }
            push(&mut key, c, level);
        }
        fold_i(&mut key, start);
        if level == Level::Spelling
            && let Some(mark) = mark(tone)
        {
            key.push(mark);
        }
    }
    key
}

/// Whether two texts say the same at `level`.
#[must_use]
pub fn matches(a: &str, b: &str, level: Level) -> bool {
    a == b || key(a, level) == key(b, level)
}

/// The strictest level at which two texts say the same; nothing if they don't at any.
#[must_use]
pub fn closest(a: &str, b: &str) -> Option<Level> {
    Level::ALL.into_iter().find(|level| matches(a, b, *level))
}

/// Whether `written` is `wanted` with tones forgotten, as happens in capitals: `KẾ HOACH` is `kế hoạch`.
///
/// The letters and shapes agree, no word has a wrong tone, a word without its tone is in capitals, and at least one
/// word has its tone.
///
/// ```
/// use kehoach::text::key::same_but_for_lost_tones;
///
/// assert!(same_but_for_lost_tones("KẾ HOACH", "kế hoạch"));
/// assert!(!same_but_for_lost_tones("Kế hoach", "kế hoạch"));
/// assert!(!same_but_for_lost_tones("KÊ HOACH", "kế hoạch"));
/// ```
#[must_use]
pub fn same_but_for_lost_tones(written: &str, wanted: &str) -> bool {
    if !matches(written, wanted, Level::Letters) {
        return false;
    }
    let words = |text: &str| -> Vec<(Tone, bool)> {
        text.split(|c: char| !c.is_alphabetic())
            .filter(|word| !word.is_empty())
            .map(|word| {
                let letters = word.chars().map(Letter::of);
                let tone = letters.clone().map(|l| l.tone).find(|t| *t != Tone::Level);
                (tone.unwrap_or_default(), letters.clone().all(|l| l.upper))
            })
            .collect()
    };
    let (written, wanted) = (words(written), words(wanted));
    let mut kept =
        written.len() != wanted.len() || wanted.iter().all(|(tone, _)| *tone == Tone::Level);
    for ((got, capitals), (tone, _)) in written.iter().zip(&wanted) {
        if got == tone {
            kept |= *tone != Tone::Level;
        } else if *got != Tone::Level || !capitals {
            return false;
        }
    }
    kept
}

/// Whether a key ends in a digit and a dash, with or without a blank between.
fn ends_in_number_and_dash(key: &str) -> bool {
    key.strip_suffix('-')
        .is_some_and(|key| key.trim_end_matches(' ').ends_with(|c: char| c.is_ascii_digit()))
}

fn push(key: &mut String, c: char, level: Level) {
    let letter = Letter::of(c);
    match level {
        Level::Text => {
            if matches!(c, 'Ð' | 'ð' | '\u{189}') {
                key.push('đ');
            } else {
                key.extend(c.to_lowercase());
            }
        }
        Level::Spelling | Level::Letters => key.push(letter.shape),
        Level::Base => key.push(letter.base()),
    }
}

/// `y` as the whole rhyme of the word that begins at `start` becomes `i`.
fn fold_i(key: &mut String, start: usize) {
    let folds =
        matches!(key.get(start..), Some("hy" | "ky" | "ly" | "my" | "quy" | "sy" | "ty" | "vy"));
    if folds {
        key.pop();
        key.push('i');
    }
}

const fn mark(tone: Tone) -> Option<char> {
    Some(match tone {
        Tone::Level => return None,
        Tone::Grave => '\u{300}',
        Tone::Hook => '\u{309}',
        Tone::Tilde => '\u{303}',
        Tone::Acute => '\u{301}',
        Tone::Dot => '\u{323}',
    })
}

fn is_blank(c: char) -> bool {
    c.is_whitespace()
}

pub(crate) const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

const fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}')
}

const fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '\u{2018}'..='\u{201f}' | '«' | '»' | '‹' | '›' | '`' | '´')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_word_have_one_key() {
        for (a, b) in [
            ("hoà", "hòa"),
            ("toá", "tóa"),
            ("khoẻ", "khỏe"),
            ("loè", "lòe"),
            ("uỷ", "ủy"),
            ("thuý", "thúy"),
            ("luỹ", "lũy"),
            ("kỉ", "kỷ"),
            ("quí", "quý"),
            ("qui định", "quy định"),
            ("lí", "lý"),
            ("mĩ", "mỹ"),
            ("sĩ số", "sỹ số"),
        ] {
            assert_eq!(closest(a, b), Some(Level::Spelling), "{a} {b}");
        }
    }

    #[test]
    fn different_words_keep_different_keys() {
        for (a, b) in [("tai", "tay"), ("ai", "ay"), ("cúi", "cúy"), ("bán", "bàn"), ("di", "dy")]
        {
            assert!(!matches(a, b, Level::Spelling), "{a} {b}");
        }
    }

    #[test]
    fn dashes_blanks_and_quotes() {
        let key = |text| key(text, Level::Text);
        for text in
            ["2023-2024", "2023 - 2024", "2023- 2024", "2023 –2024", "2023\u{a0}—\u{a0}2024"]
        {
            assert_eq!(key(text), "2023-2024", "{text}");
        }
        assert_eq!(key("DS – KHHGĐ"), "ds - khhgđ");
        assert_eq!(key("tháng 9 - Khai giảng"), "tháng 9 - khai giảng");
        assert_eq!(key("”Trường “xanh”"), "trường xanh");
        assert_eq!(key(" - a"), "- a");
        assert_eq!(key("ÐẢNG"), key("ĐẢNG"));
        assert_eq!(key(""), "");
    }
}
