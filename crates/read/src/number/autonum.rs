//! Numbers that a field counts: `AUTONUM`, `AUTONUMLGL` and `AUTONUMOUT`, which older files have in place of lists.
//!
//! Such a field has no result: word processors count it anew each time. Headings count by their level, all other
//! paragraphs together, from the heading above them on.

use super::{LEVELS, NumberFormat};

/// How far the fields of a document have counted, for each level of headings and, last, for other paragraphs.
#[derive(Debug, Default)]
pub(crate) struct AutoNumbers {
    counts: [i64; LEVELS + 1],
}

impl AutoNumbers {
    /// The next number of a field with this instruction, in a heading of this level from 1 on; nothing where the field is
    /// no such one.
    pub(crate) fn next(&mut self, instruction: &str, heading: Option<u8>) -> Option<String> {
        let mut words = instruction.split_ascii_whitespace();
        let name = words.next()?.to_ascii_uppercase();
        if !matches!(name.as_str(), "AUTONUM" | "AUTONUMLGL" | "AUTONUMOUT") {
            return None;
        }
        let (mut format, mut behind) = (None, ".");
        while let Some(word) = words.next() {
            match word.to_ascii_lowercase().as_str() {
                "\\*" => format = words.next().and_then(format_of).or(format),
                "\\s" => behind = words.next().map_or(behind, |sign| sign.trim_matches('"')),
                "\\e" => behind = "",
                _ => {}
            }
        }
        let level = heading.map_or(LEVELS, |level| usize::from(level).clamp(1, LEVELS) - 1);
        self.counts[level] += 1;
        for below in &mut self.counts[level + 1..] {
            *below = 0;
        }
        let number = self.counts[level];
        let mut text = String::new();
        match name.as_str() {
            "AUTONUMLGL" => {
                for above in self.counts[..level].iter().filter(|&&count| count > 0) {
                    text.push_str(&format!("{above}."));
                }
                NumberFormat::Decimal.write(number, &mut text);
                text.push_str(behind);
            }
            "AUTONUMOUT" => {
                let (before, format, behind) = outline(level);
                text.push_str(before);
                format.write(number, &mut text);
                text.push_str(behind);
            }
            _ => {
                format.unwrap_or_default().write(number, &mut text);
                text.push_str(behind);
            }
        }
        Some(text)
    }
}

/// The formats that a switch of the field names; their case is that of the number.
fn format_of(name: &str) -> Option<NumberFormat> {
    Some(match name {
        "ROMAN" => NumberFormat::UpperRoman,
        "roman" => NumberFormat::LowerRoman,
        "ALPHABETIC" => NumberFormat::UpperLetter,
        "alphabetic" => NumberFormat::LowerLetter,
        _ if name.eq_ignore_ascii_case("arabic") => NumberFormat::Decimal,
        _ => return None,
    })
}

/// How the levels of an outline are numbered: I. A. 1. a) (1) (a) (i) (a) (i), and other paragraphs by figures.
const fn outline(level: usize) -> (&'static str, NumberFormat, &'static str) {
    match level {
        0 => ("", NumberFormat::UpperRoman, "."),
        1 => ("", NumberFormat::UpperLetter, "."),
        3 => ("", NumberFormat::LowerLetter, ")"),
        4 => ("(", NumberFormat::Decimal, ")"),
        5 | 7 => ("(", NumberFormat::LowerLetter, ")"),
        6 | 8 => ("(", NumberFormat::LowerRoman, ")"),
        _ => ("", NumberFormat::Decimal, "."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_count_by_the_level_of_their_paragraph() {
        let mut numbers = AutoNumbers::default();
        let mut all = |instruction, levels: &[Option<u8>]| {
            let mut next = |&level| numbers.next(instruction, level).unwrap_or_default();
            let said: Vec<String> = levels.iter().map(&mut next).collect();
            numbers = AutoNumbers::default();
            said.join(" ")
        };
        let body = [None, None, None];
        assert_eq!(all(" AUTONUM ", &body), "1. 2. 3.");
        assert_eq!(all("AUTONUM \\* ROMAN \\s )", &body), "I) II) III)");
        assert_eq!(all("autonum \\* alphabetic", &body), "a. b. c.");
        let headings = [Some(1), Some(2), Some(2), Some(1), Some(2), None, None];
        assert_eq!(all("AUTONUMLGL", &headings), "1. 1.1. 1.2. 2. 2.1. 2.1.1. 2.1.2.");
        assert_eq!(all("AUTONUMLGL \\e", &headings[..3]), "1 1.1 1.2");
        assert_eq!(
            all("AUTONUMOUT", &[Some(1), Some(2), Some(3), Some(4), Some(1)]),
            "I. A. 1. a) II."
        );
        assert_eq!(all("AUTOTEXT", &body).trim(), "");
    }
}
