//! What must hold for every input. Each check panics with what is wrong.

use std::fmt::Write as _;

use kehoach::outline::{Label, Outline};

/// Builds the outline of a text and checks that it is lossless and sound; gives it back.
///
/// - every line that is not blank is listed once, in order, and what lies between the lines is blank;
/// - spans lie on character boundaries;
/// - every line belongs to a block, and no block is without a line;
/// - a parent stands before its children;
/// - the rows of the TSV are the lines of the text that are not blank.
pub fn outline(text: &str) -> Outline {
    let outline = Outline::of(text);
    lossless(text, &outline);
    sound(text, &outline);
    rows(text, &outline);
    outline
}

/// A character that shows nothing. Kept apart from the library's list on purpose.
#[must_use]
pub fn is_blank(c: char) -> bool {
    let unseen =
        matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}');
    c.is_whitespace() || unseen
}

fn lossless(text: &str, outline: &Outline) {
    let mut end = 0;
    let mut rebuilt = String::with_capacity(text.len());
    for line in outline.lines() {
        let span = line.span;
        assert!(!span.is_empty(), "an empty line at {span:?}");
        assert!(end <= span.start(), "{span:?} begins before the line above it ends, at {end}");
        let gap =
            text.get(end..span.start()).unwrap_or_else(|| panic!("{span:?} cuts a character"));
        assert!(gap.chars().all(is_blank), "lost before {span:?}: {gap:?}");
        let content = text.get(span.range()).unwrap_or_else(|| panic!("{span:?} cuts a character"));
        assert!(!content.contains(['\n', '\r']), "{span:?} holds a line end: {content:?}");
        rebuilt.push_str(gap);
        rebuilt.push_str(content);
        end = span.end();
    }
    assert!(text[end..].chars().all(is_blank), "lost at the end: {:?}", &text[end..]);
    rebuilt.push_str(&text[end..]);
    assert!(rebuilt == text, "the lines and the blanks between them are not the text");
}

fn sound(text: &str, outline: &Outline) {
    let (lines, blocks) = (outline.lines(), outline.blocks());
    let mut owned = vec![0usize; blocks.len()];
    for i in 0..lines.len() {
        let owner =
            outline.owner(i).unwrap_or_else(|| panic!("line {} has no block", lines[i].number));
        let block = outline.block(owner).expect("the owner is a block");
        assert!(
            (block.first as usize..=block.last as usize).contains(&i),
            "{block:?} owns line {i}"
        );
        owned[owner.index()] += 1;
    }
    assert!(outline.owner(lines.len()).is_none());
    let mut first = None;
    for (i, block) in blocks.iter().enumerate() {
        assert!(owned[i] > 0, "{block:?} has no line");
        assert!(first < Some(block.first), "{block:?} is out of order");
        first = Some(block.first);
        let id = outline.owner(block.first as usize).expect("checked above");
        assert_eq!(id.index(), i, "{block:?} does not own its first line");
        let last = outline.owner(block.last as usize).expect("checked above");
        assert_eq!(last.index(), i, "{block:?} does not own its last line");
        if let Some(parent) = block.parent {
            assert!(parent.index() < i, "{block:?} stands before its parent");
        }
        let line = lines[block.first as usize].text(text);
        assert!(
            line.is_char_boundary(block.text_at.into()),
            "{block:?}: its text cuts a character"
        );
        if let Label::Period(period) = block.label {
            assert!((period as usize) < outline.periods().len(), "{block:?}: no such period");
        }
        assert_eq!(outline.lines_of(id).count(), owned[i]);
    }
}

fn rows(text: &str, outline: &Outline) {
    let rows = tsv(outline);
    let listed = rows.lines().skip(1).map(|row| row.split('\t').next().unwrap_or(""));
    let visible = visible_lines(text);
    assert!(
        listed.eq(visible.iter().map(String::as_str)),
        "the rows are not the lines that are not blank"
    );
}

/// The numbers of the lines that are not blank. Counted here by other means than the library's.
fn visible_lines(text: &str) -> Vec<String> {
    let unified = text.replace("\r\n", "\n").replace('\r', "\n");
    let lines = unified.split('\n').enumerate();
    lines.filter(|(_, l)| !l.chars().all(is_blank)).map(|(i, _)| (i + 1).to_string()).collect()
}

/// The rows of an outline.
#[must_use]
pub fn tsv(outline: &Outline) -> String {
    let mut rows = String::new();
    outline.write_tsv(&mut rows).expect("writing to a string cannot fail");
    rows
}

/// The rows of an outline, each with its text, blanks folded: what must be the same for two forms of one text.
#[must_use]
pub fn rows_with_text(text: &str) -> String {
    let outline = Outline::of(text);
    let rows = tsv(&outline);
    let mut out = String::new();
    for (row, line) in rows.lines().skip(1).zip(outline.lines()) {
        let content: Vec<&str> =
            line.text(text).split(is_blank).filter(|word| !word.is_empty()).collect();
        let _ = writeln!(out, "{row}\t{}", content.join(" "));
    }
    out
}
