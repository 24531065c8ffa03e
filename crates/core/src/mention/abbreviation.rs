//! Abbreviations: what `CBGVNV` stands for, by the document's own definitions first, then by a table.
//!
//! ```
//! use kehoach::mention::abbreviation::{Abbreviations, Expansion};
//!
//! let text = "toàn thể cán bộ, nhà giáo, người lao động (CBNGNLĐ) trong trường";
//! let mut abbreviations = Abbreviations::default();
//! abbreviations.read(text);
//! assert_eq!(abbreviations.expand("CBNGNLĐ"), Expansion::Defined("cán bộ, nhà giáo, người lao động".to_owned()));
//! assert_eq!(abbreviations.expand("CB-GV-NV"), Expansion::Known("cán bộ, giáo viên, nhân viên"));
//! assert!(matches!(abbreviations.expand("ĐV"), Expansion::Ambiguous(_)));
//! ```

use super::tables::ABBREVIATIONS;
use crate::grammar::keyword::{is_blank, trim_end};
use crate::text::Letter;

/// The key of an abbreviation: what parts its letters (`, . - & /` and blanks) removed.
///
/// ```
/// use kehoach::mention::abbreviation::fold;
///
/// assert_eq!(fold("CB,GV-NV"), "CBGVNV");
/// ```
#[must_use]
pub fn fold(abbreviation: &str) -> String {
    abbreviation.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// What an abbreviation stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expansion {
    /// By a definition in the document.
    Defined(String),
    /// By the table, which knows one reading.
    Known(&'static str),
    /// The table knows several readings, the likeliest first; the text alone does not tell which.
    Ambiguous(Vec<&'static str>),
    /// Neither the document nor the table has it.
    Unknown,
}

/// A definition in a text: `cán bộ nhà giáo (CBNG)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// The abbreviation as written.
    pub abbreviation: String,
    /// The words that it stands for, blanks folded.
    pub expansion: String,
}

/// The abbreviations of one document.
#[derive(Debug, Clone, Default)]
pub struct Abbreviations {
    /// Keys and expansions, in the order of their definitions.
    defined: Vec<(String, String)>,
}

impl Abbreviations {
    /// Takes in the definitions of a text; the first definition of an abbreviation stays.
    pub fn read(&mut self, text: &str) {
        for definition in definitions(text) {
            let key = fold(&definition.abbreviation);
            if !self.defined.iter().any(|(defined, _)| *defined == key) {
                self.defined.push((key, definition.expansion));
            }
        }
    }

    /// What an abbreviation stands for, in this document.
    #[must_use]
    pub fn expand(&self, abbreviation: &str) -> Expansion {
        let key = fold(abbreviation);
        if let Some((_, expansion)) = self.defined.iter().find(|(defined, _)| *defined == key) {
            return Expansion::Defined(expansion.clone());
        }
        let row = ABBREVIATIONS.binary_search_by(|row| row.0.cmp(key.as_str())).ok();
        match row.and_then(|n| ABBREVIATIONS.get(n)) {
            None => Expansion::Unknown,
            Some((_, _, expansion, [])) => Expansion::Known(expansion),
            Some((_, _, expansion, others)) => Expansion::Ambiguous(
                std::iter::once(*expansion).chain(others.iter().copied()).collect(),
            ),
        }
    }
}

/// The most letters that an abbreviation has.
const MOST_LETTERS: usize = 16;

/// The definitions of a text, in their order: letters in brackets, or between quotes in brackets (`(gọi tắt là CBNG)`), and before
/// them the words whose initials they are. Words may stand for no letter where they are `và`, `của`, `các`.
#[must_use]
pub fn definitions(text: &str) -> Vec<Definition> {
    let mut found = Vec::new();
    for (open, _) in text.match_indices('(') {
        let inside = text.get(open + 1..).unwrap_or("");
        let mut window = inside.len().min(96);
        while !inside.is_char_boundary(window) {
            window -= 1;
        }
        let Some(close) = inside.get(..window).and_then(|inside| inside.find(')')) else {
            continue;
        };
        let inside = inside.get(..close).unwrap_or("");
        let words = [
            "gọi tắt là",
            "gọi chung là",
            "viết tắt là",
            "sau đây gọi là",
            "sau đây viết tắt là",
            "viết tắt",
        ];
        let letters = words
            .iter()
            .find_map(|words| crate::grammar::keyword::strip(inside.trim_matches(is_blank), words))
            .unwrap_or(inside)
            .trim_matches(|c: char| is_blank(c) || matches!(c, ':' | '“' | '”' | '"' | '\''));
        if !is_abbreviation(letters) {
            continue;
        }
        if let Some(expansion) = expansion_before(text.get(..open).unwrap_or(""), &fold(letters)) {
            found.push(Definition { abbreviation: letters.to_owned(), expansion });
        }
    }
    found
}

/// Two to sixteen capitals, parted by nothing that parts words.
fn is_abbreviation(letters: &str) -> bool {
    let key = fold(letters);
    let count = key.chars().count();
    (2..=MOST_LETTERS).contains(&count)
        && key.chars().all(char::is_uppercase)
        && letters.chars().all(|c| c.is_alphanumeric() || matches!(c, ',' | '-' | '&' | '.' | '–'))
}

/// The words before a bracket whose initials are `letters`, from the last back.
fn expansion_before(left: &str, letters: &str) -> Option<String> {
    let initials: Vec<char> = letters.chars().map(|c| Letter::of(c).shape).collect();
    let mut wanted = initials.len();
    let mut from = left.len();
    let mut end = left.len();
    // Words that stand for no letter lie between at most once for each letter.
    for _ in 0..initials.len() * 2 + 2 {
        let trimmed = left.get(..end)?.trim_end_matches(|c: char| !c.is_alphanumeric());
        let gap = left.get(trimmed.len()..end)?;
        if gap.contains(['.', ';', ':', ')', '\n']) {
            return None;
        }
        let start = trimmed.rfind(|c: char| !c.is_alphanumeric()).map_or(0, |n| {
            n + trimmed.get(n..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
        });
        let word = trimmed.get(start..)?;
        let initial = word.chars().next().map(|c| Letter::of(c).shape)?;
        if initials.get(wanted.checked_sub(1)?) == Some(&initial) {
            wanted -= 1;
            from = start;
        } else if !matches!(word.to_lowercase().as_str(), "và" | "của" | "các" | "trong")
            || wanted == initials.len()
        {
            return None;
        }
        if wanted == 0 {
            let words = trim_end(left.get(from..)?);
            return Some(
                words.split(is_blank).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "),
            );
        }
        end = start;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn defines(text: &str, expected: &[(&str, &str)]) {
        let found = definitions(text);
        let found: Vec<_> =
            found.iter().map(|d| (d.abbreviation.as_str(), d.expansion.as_str())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn letters_in_brackets_define_the_words_whose_initials_they_are() {
        defines("đội ngũ cán bộ nhà giáo (CBNG) của trường", &[("CBNG", "cán bộ nhà giáo")]);
        defines(
            "Sở Giáo dục và Đào tạo (sau đây gọi là SGDĐT)",
            &[("SGDĐT", "Sở Giáo dục và Đào tạo")],
        );
        defines("công nghệ thông tin (viết tắt: CNTT)", &[("CNTT", "công nghệ thông tin")]);
    }

    #[test]
    fn other_brackets_define_nothing() {
        defines("tổ chức hội thi (UBND)", &[]);
        defines("họp phụ huynh (lần 1)", &[]);
        defines("((((((", &[]);
    }

    #[test]
    fn what_the_text_defines_wins_over_the_table() {
        let mut abbreviations = Abbreviations::default();
        assert!(
            matches!(abbreviations.expand("TN"), Expansion::Ambiguous(readings) if readings.len() > 1)
        );
        abbreviations.read("đội tự nguyện (TN)");
        assert_eq!(abbreviations.expand("TN"), Expansion::Defined("tự nguyện".to_owned()));
        assert_eq!(abbreviations.expand("XYZQ"), Expansion::Unknown);
    }
}
