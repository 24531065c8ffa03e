//! Letters that are gone: nothing brings them back, but the reader is told.
//!
//! A program that knows ASCII alone leaves the letters with marks out, or writes a question mark or a blank for each: `CNG
//! HA X HI CH NGHA VIT NAM`. What is left may be anything; but the forms that every document begins with are known, and
//! show it.

use super::repair::{SuspicionKind, Writer};
use super::scan::{self, Suspect};

/// Forms that stand at the head of documents.
const FORMS: [&str; 5] = [
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "ĐẢNG CỘNG SẢN VIỆT NAM",
    "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM",
    "ĐOÀN THANH NIÊN CỘNG SẢN HỒ CHÍ MINH",
];

/// `Căn cứ` as the first words of a line.
const BASES: [&str; 2] = ["C n c ", "C?n c? "];

/// The head of a document lies within so many lines, none longer than so many bytes.
const HEAD: usize = 60;
const LONGEST_LINE: usize = 300;

/// Notes the lines at the head that have lost their letters, and the words that have characters for lost ones.
pub(super) fn suspect_lost(writer: &mut Writer<'_>, lines: &[Suspect]) {
    let text = writer.source();
    let mut start = 0;
    for line in text.split_inclusive('\n').take(HEAD) {
        let words = line.trim();
        let at = start + (line.len() - line.trim_start().len());
        start += line.len();
        if words.len() <= LONGEST_LINE
            && let Some(form) = lost_form(words)
        {
            writer.doubt(SuspicionKind::Lost, at..at + words.len(), form.to_owned());
        }
    }
    for suspect in lines.iter().filter(|suspect| suspect.flags & scan::LOST != 0) {
        let line = &text[suspect.line.clone()];
        for word in line.split_whitespace().filter(|word| word.contains('\u{fffd}')) {
            let at = word.as_ptr() as usize - text.as_ptr() as usize;
            writer.doubt(SuspicionKind::Lost, at..at + word.len(), String::new());
        }
    }
}

/// What a line was before its letters were lost: the form itself, or nothing that is known.
fn lost_form(line: &str) -> Option<&'static str> {
    if line.len() < 5 || line.chars().any(|c| !c.is_ascii() && c.is_alphabetic()) {
        return None;
    }
    if BASES.iter().any(|base| line.starts_with(base)) {
        return Some("Căn cứ");
    }
    let left = |text: &'static str| text.chars().filter(char::is_ascii_alphabetic);
    FORMS.into_iter().find(|form| {
        let here = line.chars().filter(char::is_ascii_alphabetic);
        here.map(|c| c.to_ascii_uppercase()).eq(left(form).map(|c| c.to_ascii_uppercase()))
    })
}
