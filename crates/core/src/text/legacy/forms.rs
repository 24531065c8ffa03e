//! Letters of TCVN3 that stand in no word: in the symbol of an act, behind a sum, before a document's number.
//!
//! Beside runs of the font they can mean nothing else, and no word tells of them: `12/KH-PGD§T`, `300.000®`, `Sè: 12`.

use memchr::memchr2_iter;

use crate::grammar::keyword::blanks;
use crate::text::Encoding;
use crate::text::repair::{RepairKind, Writer};

/// Writes those letters in Unicode.
pub(in crate::text) fn write_forms(writer: &mut Writer<'_>) {
    let text = writer.source();
    let bytes = text.as_bytes();
    // è is C3 A8, § is C2 A7, ® is C2 AE.
    for at in memchr2_iter(0xC2, 0xC3, bytes) {
        let to = match bytes.get(at + 1) {
            Some(0xA7) if stands_in_symbol(bytes, at) => "Đ",
            Some(0xAE) if stands_behind_sum(bytes, at) => "đ",
            Some(0xA8) if bytes[at] == 0xC3 && numbers_document(text, at) => "ố",
            _ => continue,
        };
        writer.replace(RepairKind::Legacy(Encoding::Tcvn3), at..at + 2, to);
    }
}

/// A capital of ASCII stands beside: `PGD§T`, `§U`.
fn stands_in_symbol(bytes: &[u8], at: usize) -> bool {
    let before = at.checked_sub(1).map_or(0, |at| bytes[at]);
    let after = bytes.get(at + 2).copied().unwrap_or(0);
    before.is_ascii_uppercase() || after.is_ascii_uppercase() && !before.is_ascii_digit()
}

/// `300.000®`, and nothing that a word could go on with.
fn stands_behind_sum(bytes: &[u8], at: usize) -> bool {
    let after = bytes.get(at + 2).copied().unwrap_or(b' ');
    at.checked_sub(1).is_some_and(|at| bytes[at].is_ascii_digit())
        && !after.is_ascii_alphanumeric()
        && after < 0x80
}

/// `Sè: 12/KH`, `Sè     /KH` at the start of a line.
fn numbers_document(text: &str, at: usize) -> bool {
    let line = text[..at].rfind(['\n', '\r']).map_or(0, |end| end + 1);
    let rest = text.get(at + 2..).unwrap_or("");
    let number = blanks(rest.trim_start_matches(':'));
    blanks(&text[line..at]) == "S"
        && number.len() < rest.len()
        && number.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '/' | '.' | '…' | '_'))
}

#[cfg(test)]
mod tests {
    use crate::text::repair;

    #[test]
    fn letters_outside_of_words() {
        let run = "\nThùc hiÖn c¸c phong trµo thi ®ua cña ngµnh";
        for (seen, wanted) in [
            ("Sè: 12/KH-PGD§T", "Số: 12/KH-PGDĐT"),
            ("Sè     /KH-§U", "Số     /KH-ĐU"),
            ("Chi 300.000®, 25.000®.", "Chi 300.000đ, 25.000đ."),
        ] {
            let text = repair(&format!("{seen}{run}")).text.into_owned();
            assert_eq!(text.lines().next(), Some(wanted));
            assert_eq!(repair(seen).text, seen, "without a run nothing is known");
        }
    }
}
