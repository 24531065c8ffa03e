//! Stage 2: lines. Every line that is not blank, with its [shape](Shape): what it looks like by itself.
//!
//! One small grammar a kind of line stands in `grammar`; here the first letter of a line decides
//! which of them are asked. What a line *is* only its neighbours tell, which is the business of
//! [`outline`](crate::outline).

use memchr::memchr2_iter;

use crate::grammar::keyword::{blanks, is_blank, is_dash, trim_end};
use crate::grammar::ordinal::{Ordinal, ordinal};
use crate::grammar::period::{Remainder, period};
use crate::grammar::{artifact, basis, closing, column, field, head, marker, motto, tail, title};
use crate::span::Span;
use crate::text::key::is_invisible;
use crate::text::{initial, is_capitals};

pub use crate::grammar::marker::{Marker, Rank};

/// What a line looks like, its neighbours not asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A line that only draws: `-----`, `***`.
    Rule,
    /// A line that only a conversion made: `[bookmark: _GoBack]`, `Trang 2/5`.
    Artifact,
    /// Quốc hiệu, Tiêu ngữ, `ĐẢNG CỘNG SẢN VIỆT NAM`.
    Motto,
    /// `Số: 12/KH-UBND`.
    Number,
    /// `Tân Hòa, ngày 5 tháng 9 năm 2023`.
    PlaceDate,
    /// `DỰ THẢO`, `MẬT`.
    Stamp,
    /// `Kính gửi: …`.
    Addressee,
    /// The kind of document: `KẾ HOẠCH`.
    Title,
    /// `Phụ lục II`.
    Appendix,
    /// `Căn cứ …`.
    Basis,
    /// `II.`, `1.2`, `đ)`, with the place in the line, in bytes, where its text begins.
    Ordinal(Ordinal, u16),
    /// `- …`, with the place in the line, in bytes, where its text begins.
    Item(Marker, u16),
    /// `Tháng 9/2023`, and whether text of its own follows on the line.
    Period(bool),
    /// `Thời gian: …`.
    Field,
    /// `Nơi nhận:`.
    Recipients,
    /// `TM. BAN CHẤP HÀNH`, `DUYỆT CỦA …`.
    Authority,
    /// `Trên đây là …`.
    Closing,
    /// `[1] …`.
    Footnote,
    /// A number alone: of a row, or of a page.
    RowNumber,
    /// Any other text.
    Text,
}

/// How a line begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// With a small letter.
    Lower,
    /// With a capital.
    Upper,
    /// With a digit.
    Digit,
    /// With a bracket, a quotation mark or another sign.
    Other,
}

/// How a line ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// `.`, `!`, `?`, `./.`, perhaps with a closing quotation mark or bracket behind.
    Stop,
    /// `;`
    Semicolon,
    /// `:`
    Colon,
    /// `,`
    Comma,
    /// A sign that opens or joins: `(`, `“`, `&`, `/`, `+`, `-`.
    Open,
    /// A word or a closing bracket: nothing that ends a sentence.
    Word,
}

/// A line that is not blank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// The line without the blanks around it, in the repaired text.
    pub span: Span,
    /// The physical line, 1-based.
    pub number: u32,
    /// How many blank lines stand before it, at most 255.
    pub blanks_before: u8,
    /// How many of those begin with a tab, at most 255: empty cells of a table.
    pub empty_cells: u8,
    /// How many blanks it is indented by, at most 255; a tab counts as one.
    pub indent: u8,
    /// Whether it begins with a tab, which opens a table cell in text out of word processors.
    pub tab: bool,
    /// Whether a page begins with it (a form feed before it).
    pub page: bool,
    /// Whether it has no small letter and at least two capitals.
    pub capitals: bool,
    /// How it begins.
    pub start: Start,
    /// How it ends.
    pub end: End,
    /// How many characters it has, at most 65,535.
    pub chars: u16,
    /// What it looks like.
    pub shape: Shape,
}

impl Line {
    /// The line's text, without the blanks around it, and without the bars at its end that a web page's table left.
    #[must_use]
    pub fn text<'t>(&self, text: &'t str) -> &'t str {
        without_bars(text.get(self.span.range()).unwrap_or(""))
    }

    /// The line's text behind its ordinal or marker.
    #[must_use]
    pub fn body<'t>(&self, text: &'t str) -> &'t str {
        let line = self.text(text);
        match self.shape {
            Shape::Ordinal(_, at) | Shape::Item(_, at) => line.get(usize::from(at)..).unwrap_or(""),
            _ => line,
        }
    }
}

/// Lines longer than this, in characters, are not looked at as fixed forms of a head or a tail.
const MAX_FIXED_FORM: u16 = 200;

/// The lines of `text` that are not blank, in order.
///
/// Lines end at `\n`, `\r\n` or a lone `\r`; NEL and LS are text.
#[must_use]
pub fn read(text: &str) -> Vec<Line> {
    let mut lines = Vec::with_capacity(text.len() / 64);
    let bytes = text.as_bytes();
    let (mut start, mut number) = (0, 1);
    let mut above = Blank::default();
    let mut push =
        |start: usize, end: usize, number: u32| match line(text, start, end, number, above) {
            Some(line) => {
                lines.push(line);
                above = Blank::default();
            }
            None => above.add(&text[start..end]),
        };
    for at in memchr2_iter(b'\n', b'\r', bytes) {
        if bytes[at] == b'\n' && at > 0 && bytes[at - 1] == b'\r' {
            start = at + 1;
            continue;
        }
        push(start, at, number);
        number += 1;
        start = at + 1;
    }
    push(start, text.len(), number);
    lines.shrink_to_fit();
    lines
}

/// The blank lines above a line.
#[derive(Debug, Clone, Copy, Default)]
struct Blank {
    lines: u8,
    cells: u8,
}

impl Blank {
    fn add(&mut self, line: &str) {
        let cell = line.trim_start_matches(is_invisible).starts_with('\t');
        self.lines = self.lines.saturating_add(1);
        self.cells = self.cells.saturating_add(u8::from(cell));
    }
}

fn line(text: &str, start: usize, end: usize, number: u32, above: Blank) -> Option<Line> {
    let raw = &text[start..end];
    let trimmed = blanks(raw);
    let lead = &raw[..raw.len() - trimmed.len()];
    let content = trim_end(trimmed);
    if content.is_empty() {
        return None;
    }
    let from = end - trimmed.len();
    let whole = content.len();
    let content = without_bars(content);
    let start_kind = starts(content);
    let mut line = Line {
        span: Span::of(from, from + whole),
        number,
        blanks_before: above.lines,
        empty_cells: above.cells,
        indent: u8::try_from(lead.chars().count()).unwrap_or(u8::MAX),
        tab: lead.contains('\t'),
        page: lead.contains('\u{c}'),
        capitals: start_kind != Start::Lower && is_capitals(content),
        start: start_kind,
        end: ends(content),
        chars: count_chars(content),
        shape: Shape::Text,
    };
    line.shape = shape(content, &line);
    Some(line)
}

/// A line without the bars behind its text: text taken out of a web page ends a table cell with ` |`.
///
/// A line of bars alone is given as it is.
pub(crate) fn without_bars(line: &str) -> &str {
    if line.as_bytes().last() != Some(&b'|') {
        return line;
    }
    let text = line.trim_end_matches(|c| c == '|' || is_blank(c));
    if text.is_empty() { line } else { text }
}

fn count_chars(text: &str) -> u16 {
    let chars = text.bytes().filter(|b| (*b as i8) >= -0x40).count();
    u16::try_from(chars).unwrap_or(u16::MAX)
}

fn starts(text: &str) -> Start {
    match text.chars().next() {
        Some(c) if c.is_ascii_digit() => Start::Digit,
        Some(c) if c.is_lowercase() => Start::Lower,
        Some(c) if c.is_uppercase() => Start::Upper,
        _ => Start::Other,
    }
}

fn ends(text: &str) -> End {
    let closed = text.trim_end_matches(['”', '"', ')', '’', '»', '*', ']']);
    match closed.chars().next_back() {
        Some('.' | '!' | '?' | '…') => End::Stop,
        Some(';') => End::Semicolon,
        Some(':') => End::Colon,
        Some(',') => End::Comma,
        Some('(' | '“' | '‘' | '&' | '/' | '+' | '[') => End::Open,
        Some(c) if is_dash(c) => End::Open,
        _ => End::Word,
    }
}

/// Asks the grammars, the cheapest and surest first.
fn shape(text: &str, line: &Line) -> Shape {
    let Some(first) = text.chars().next() else { return Shape::Text };
    if line.chars == 1 && !line.tab && marker::lone_marker(text).is_some() {
        return Shape::Rule;
    }
    match first {
        '0'..='9' => digit_shape(text),
        c if c.is_alphabetic() => letter_shape(text, line),
        _ => sign_shape(text, line),
    }
}

fn digit_shape(text: &str) -> Shape {
    if column::is_row_number(text) && !text.ends_with(['.', ')', '/']) && !text.contains('.') {
        return Shape::RowNumber;
    }
    if let Some((_, rest)) = period(text) {
        return Shape::Period(matches!(rest, Remainder::Text(_)));
    }
    match ordinal(text) {
        Some((ordinal, rest)) => ordinal_shape(text, ordinal, rest),
        None if artifact::is_file_name(text) => Shape::Artifact,
        None => Shape::Text,
    }
}

fn ordinal_shape(text: &str, ordinal: Ordinal, rest: &str) -> Shape {
    u16::try_from(text.len() - rest.len()).map_or(Shape::Text, |at| Shape::Ordinal(ordinal, at))
}

fn sign_shape(text: &str, line: &Line) -> Shape {
    if marker::is_rule(text) {
        return Shape::Rule;
    }
    if line.chars <= MAX_FIXED_FORM {
        if artifact::is_artifact(text) {
            return Shape::Artifact;
        }
        if head::is_stamp(text) {
            return Shape::Stamp;
        }
        if head::place_date(text) {
            return Shape::PlaceDate;
        }
    }
    if artifact::is_footnote(text) {
        return Shape::Footnote;
    }
    if line.capitals && title::title(text).is_some() {
        return Shape::Title;
    }
    if let Some((ordinal, rest)) = ordinal(text) {
        return ordinal_shape(text, ordinal, rest);
    }
    match marker::marker(text) {
        Some((marker, rest)) => {
            u16::try_from(text.len() - rest.len()).map_or(Shape::Text, |at| Shape::Item(marker, at))
        }
        None => Shape::Text,
    }
}

fn letter_shape(text: &str, line: &Line) -> Shape {
    // "P. Hiệu trưởng" abbreviates a position, "Q. Giám đốc" an authority.
    let signs = line.chars <= 60
        && text.as_bytes().get(1) == Some(&b'.')
        && (tail::opens_with_position(text) || tail::is_authority(text));
    if artifact::is_switch(text) {
        return Shape::Artifact;
    }
    if marker::is_flourish(text) {
        return Shape::Rule;
    }
    if !signs && let Some((ordinal, rest)) = ordinal(text) {
        return ordinal_shape(text, ordinal, rest);
    }
    if let Some((_, rest)) = period(text) {
        return Shape::Period(matches!(rest, Remainder::Text(_)));
    }
    if line.chars <= MAX_FIXED_FORM
        && let Some(shape) = fixed_form(text)
    {
        return shape;
    }
    if let Some((marker, rest)) = marker::marker(text) {
        return u16::try_from(text.len() - rest.len())
            .map_or(Shape::Text, |at| Shape::Item(marker, at));
    }
    if field::field(text).is_some() {
        return Shape::Field;
    }
    if closing::opens_closing(text) {
        return Shape::Closing;
    }
    if basis::opens_basis(text) { Shape::Basis } else { Shape::Text }
}

/// The fixed forms of heads and tails, by their first letter.
fn fixed_form(text: &str) -> Option<Shape> {
    let of_letter = match initial(text.as_bytes()) {
        b's' if head::number(text) => Some(Shape::Number),
        b'c' | b'd' if motto::is_motto(text) || motto::is_damaged_motto(text) => Some(Shape::Motto),
        b'k' if head::is_addressee(text) => Some(Shape::Addressee),
        b'n' if tail::recipients(text).is_some() => Some(Shape::Recipients),
        b't' | b'k' | b'q' | b'd' | b'p' | b'x' | b'i' if tail::is_authority(text) => {
            Some(Shape::Authority)
        }
        b'b' | b'h' | b'c' if tail::is_approved_by(text) => Some(Shape::Authority),
        b'p' | b'm' | b'b' if title::is_appendix(text) => Some(Shape::Appendix),
        _ => None,
    };
    if of_letter.is_some() {
        return of_letter;
    }
    let shape = if head::place_date(text) {
        Shape::PlaceDate
    } else if head::is_stamp(text) {
        Shape::Stamp
    } else if artifact::is_artifact(text) {
        Shape::Artifact
    } else if title::title(text).is_some_and(|t| t.capitals || t.subject.is_empty()) {
        Shape::Title
    } else {
        return None;
    };
    Some(shape)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn shape_of(text: &str) -> Shape {
        let lines = read(text);
        assert_eq!(lines.len(), 1, "{text:?}");
        lines[0].shape
    }

    #[test]
    fn line_ends_of_every_kind() {
        let text = "\u{feff}một\r\nhai\rba\n\n \u{a0}\nbốn\u{85}năm";
        let lines = read(text);
        let shown: Vec<_> =
            lines.iter().map(|l| (l.number, l.blanks_before, l.text(text))).collect();
        assert_eq!(shown, [(1, 0, "một"), (2, 0, "hai"), (3, 0, "ba"), (6, 2, "bốn\u{85}năm")]);
    }

    #[test]
    fn a_blank_line_that_begins_with_a_tab_is_an_empty_cell() {
        let lines = read("\t1\n\t\n\t\u{a0}\n \t\n\tHọp\n\n\tGhi chú");
        let seen: Vec<_> = lines.iter().map(|l| (l.blanks_before, l.empty_cells)).collect();
        assert_eq!(seen, [(0, 0), (3, 2), (1, 0)]);
    }

    #[test]
    fn blanks_change_no_shape() {
        for line in ["I. MỤC ĐÍCH", "- Tuyên truyền", "Tháng 9/2023", "KẾ HOẠCH", "Nơi nhận:"]
        {
            let bare = shape_of(line);
            assert_eq!(shape_of(&format!("\u{a0}\u{200b} {line}\u{a0} \t")), bare, "{line}");
        }
    }

    #[test]
    fn ends_and_starts() {
        let text = "100% đoàn viên\n(xem phụ lục)\nvà các đơn vị,\nnhư sau:\n“Dạy tốt”.";
        let lines = read(text);
        let seen: Vec<_> = lines.iter().map(|l| (l.start, l.end)).collect();
        assert_eq!(
            seen,
            [
                (Start::Digit, End::Word),
                (Start::Other, End::Word),
                (Start::Lower, End::Comma),
                (Start::Lower, End::Colon),
                (Start::Other, End::Stop),
            ]
        );
    }
}
