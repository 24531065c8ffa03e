//! Gaps that part the columns of a line: tabs, bars, blanks in a row.

use std::ops::Range;

use memchr::{memchr2, memchr3};

use super::keyword::is_blank;

/// Whether a line holds a gap that parts two columns: a tab, a bar or three blanks.
pub(crate) fn has_gap(line: &str) -> bool {
    let bytes = line.as_bytes();
    if memchr2(b'\t', b'|', bytes).is_some() || holds_three_blanks(bytes) {
        return true;
    }
    // What may begin a blank that is not of ASCII; nearly every line has none.
    if memchr3(0xC2, 0xE2, 0xE3, bytes).is_none() {
        return false;
    }
    let mut run = 0;
    for c in line.chars() {
        if matches!(c, '\t' | '|') {
            return true;
        }
        run = if is_blank(c) { run + 1 } else { 0 };
        if run >= 3 {
            return true;
        }
    }
    false
}

/// Three blanks in a row have one at every third byte.
fn holds_three_blanks(bytes: &[u8]) -> bool {
    let blank = |at: usize| bytes.get(at) == Some(&b' ');
    (2..bytes.len()).step_by(3).filter(|at| blank(*at)).any(|at| {
        if blank(at - 1) { blank(at - 2) || blank(at + 1) } else { blank(at + 1) && blank(at + 2) }
    })
}

/// The columns of a line, in bytes: the stretches between tabs, bars and gaps of three blanks and more.
pub(crate) fn columns(text: &str) -> Vec<Range<usize>> {
    let mut columns = Vec::new();
    let (mut from, mut until, mut gap) = (0, 0, 0);
    for (at, c) in text.char_indices() {
        if is_blank(c) || c == '|' {
            gap += if matches!(c, '\t' | '|') { 3 } else { 1 };
            continue;
        }
        if until == 0 {
            from = at;
        } else if gap >= 3 {
            columns.push(from..until);
            from = at;
        }
        gap = 0;
        until = at + c.len_utf8();
    }
    if until > from {
        columns.push(from..until);
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_blanks_are_a_gap_wherever_they_stand() {
        for from in 0..7 {
            let line =
                |blanks: usize| format!("{}{}{}", "x".repeat(from), " ".repeat(blanks), "yz");
            assert!(!has_gap(&line(2)), "{from}");
            assert!(has_gap(&line(3)) && has_gap(&line(4)), "{from}");
        }
        assert!(has_gap("a\tb") && has_gap("a|b") && has_gap("a \u{a0}\u{2003}b"));
        assert!(!has_gap("Tổ chức\u{a0}“hội thi” a  b"));
    }
}
