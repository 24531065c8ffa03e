//! Markers of lists: every dash, `+`, `*`, `•` and their kin.

use std::fmt;

use super::keyword::is_dash;
use super::keyword::{blanks, is_blank};

/// How high a marker ranks: a list of one rank hangs from an item of a higher one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rank {
    /// Any dash.
    Dash,
    /// `+`
    Plus,
    /// `*`, `•`, `o`, `►` and the rest.
    Other,
}

/// The marker of an item, as labels print it: every dash is `-`, the others are themselves.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Marker {
    // The code of a character in two halves: every line keeps its shape, and a whole `char` would widen all of them.
    high: u16,
    low: u16,
}

impl fmt::Debug for Marker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Marker").field(&self.label()).finish()
    }
}

impl Marker {
    const fn new(label: char) -> Self {
        let code = label as u32;
        Self { high: (code >> 16) as u16, low: code as u16 }
    }

    /// The character that labels print.
    #[must_use]
    pub const fn label(self) -> char {
        match char::from_u32((self.high as u32) << 16 | self.low as u32) {
            Some(label) => label,
            None => char::REPLACEMENT_CHARACTER,
        }
    }

    /// The rank of the marker.
    #[must_use]
    pub const fn rank(self) -> Rank {
        match self.label() {
            '-' => Rank::Dash,
            '+' => Rank::Plus,
            _ => Rank::Other,
        }
    }
}

/// `marker = 1*(MARK [BLANK])`, the first mark counts; the rest of the line is the item's text.
///
/// A mark of an ordinal glued to it belongs to it: `*. Chỉ tiêu`, `+/ Đợt 1`.
///
/// Examples: `- Tuyên truyền`, `-Phối hợp`, `– 1. Chào cờ`, `+ Đợt 1`, `• Công tác`, `o Tổ chức`, `- - Nắm sĩ số`.
/// None: `---`, `o` glued to a word, `*` alone.
pub(crate) fn marker(line: &str) -> Option<(Marker, &str)> {
    let mut chars = line.chars();
    let first = chars.next()?;
    let rest = chars.as_str();
    let marker = match first {
        c if is_dash(c) => Marker::new('-'),
        '+' => Marker::new('+'),
        // A letter that Word's fonts draw as a hollow circle; glued to other letters it is a word.
        'o' | 'O' | '§' | 'v' | 'Ø' | 'q' | 'à' | '>' | 'ü' => {
            let behind = rest.trim_start_matches([' ', '\t', '\u{a0}']);
            if behind.len() == rest.len() || behind.is_empty() {
                return None;
            }
            let next = behind.chars().next()?;
            // "v", "q" and "ü" are bullets of Wingdings: no sentence begins with one and a capital or a number.
            match first {
                'o' | '§' | '>' => {}
                'v' | 'q' if next.is_uppercase() => {}
                'Ø' | 'ü' if next.is_uppercase() || next.is_ascii_digit() => {}
                _ => return None,
            }
            Marker::new(first)
        }
        '*' => Marker::new('*'),
        // ". Nữ: 11 đ/c", "_Học sinh": typed for a bullet.
        '.' if rest.starts_with(is_blank) => Marker::new('.'),
        '_' if rest.starts_with(char::is_alphabetic) => Marker::new('_'),
        '•' | '·' | '∙' | '●' | '○' | '◦' | '▪' | '▫' | '■' | '□' | '◆' | '◇' | '♦' | '❖' | '►'
        | '▶' | '➢' | '➤' | '→' | '⇒' | '✓' | '✔' | '☑' | '✦' | '★' | '☆' | '‣' | '⁃' | '◼'
        | '◾' | '➔' | '»' => Marker::new(first),
        // Pictures that people put before the points of a post.
        '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{1f300}'..='\u{1faff}' => {
            let marker = if matches!(first, '➖' | '➡') { '-' } else { first };
            return pictured(Marker::new(marker), rest);
        }
        // Bullets of Symbol and Wingdings in the private use area.
        '\u{f020}'..='\u{f0ff}' if rest.starts_with(is_blank) => Marker::new('•'),
        _ => return None,
    };
    // Doubled markers count once: "- - Nắm sĩ số", "-+ Thi đua", "** Hạn chế".
    let mut text = blanks(rest);
    while let Some(c) = text.chars().next() {
        let again = is_dash(c)
            || (c == first && !c.is_alphanumeric())
            || (c == '+' && marker.label() == '-');
        if !again {
            break;
        }
        text = blanks(&text[c.len_utf8()..]);
    }
    // "*. Chỉ tiêu", "+/ Đợt 1", "*) Hạn chế": the mark of an ordinal behind that of an item.
    if let Some(behind) =
        text.strip_prefix(['.', '/', ')', ':']).filter(|_| text.len() == rest.len())
        && matches!(marker.label(), '*' | '+' | '-')
        && behind.starts_with(|c: char| is_blank(c) || c.is_uppercase())
    {
        text = blanks(behind);
    }
    let glued = blanks(rest).len() == rest.len();
    // "*" closes an emphasis as often as it opens an item, "-5 độ" is a number below zero.
    let number = glued
        && marker.label() == '-'
        && rest.starts_with(|c: char| c.is_ascii_digit())
        && is_number(rest);
    (!text.is_empty() && !number).then_some((marker, text))
}

/// The marker of an item whose text was broken off behind it: a dash, a plus or a bullet alone on its line, as PDF files have
/// them.
pub(crate) fn lone_marker(line: &str) -> Option<Marker> {
    let mut chars = line.chars();
    let (Some(only), None) = (chars.next(), chars.next()) else { return None };
    // A star alone draws, letters other than the hollow circle are words or ticks.
    if only == '*' || only.is_alphanumeric() && only != 'o' {
        return None;
    }
    marker(&format!("{only} X")).map(|(marker, _)| marker)
}

/// An item behind a picture, perhaps with the sign that colours it, or the same picture again.
fn pictured(marker: Marker, rest: &str) -> Option<(Marker, &str)> {
    let text = rest.trim_start_matches(|c: char| {
        is_blank(c) || matches!(c, '\u{fe0f}' | '\u{200d}' | '\u{1f3fb}'..='\u{1f3ff}')
    });
    (!text.is_empty()
        && text.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '“' | '"' | '(')))
    .then_some((marker, text))
}

fn is_number(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | '%' | '/') || is_blank(c))
}

/// `rule = 2*("-" / "_" / "*" / "=" / "~" / "." / "…") / "*"`, with blanks between: a line that only draws.
///
/// Examples: `--------`, `* * *`, `_____`, `***`, `…………`.
pub(crate) fn is_rule(line: &str) -> bool {
    is_drawn(line) || is_ornament(line) || is_picture(line)
}

/// `flourish = 1*"o" 1*"0" 1*"o"` and its like, alone on a line: `oOo`, `o0o`, `ooOoo`.
pub(crate) fn is_flourish(line: &str) -> bool {
    const FEWEST: usize = 3;
    const LONGEST: usize = 12;
    let bytes = line.as_bytes();
    matches!(bytes.first(), Some(b'o' | b'O'))
        && (FEWEST..=LONGEST).contains(&bytes.len())
        && bytes.last() == bytes.first()
        && bytes.iter().all(|b| matches!(b, b'o' | b'O' | b'0'))
        && bytes.iter().any(|b| b != &bytes[0])
}

/// `picture = 3*PICTURE`, the same sign again and again: `❖❖❖`, `★ ★ ★`, `+++++`.
fn is_picture(line: &str) -> bool {
    let mut chars = line.chars().filter(|c| !is_blank(*c));
    let Some(first) = chars.next() else { return false };
    const FEWEST: usize = 3;
    let drawn = first == '+' || first > '\u{2000}' && !first.is_alphanumeric();
    let mut marks = 1;
    drawn
        && !matches!(first, '“' | '”' | '‘' | '’' | '□' | '☐' | '\u{e000}'..='\u{f8ff}')
        && chars.all(|c| {
            marks += 1;
            c == first
        })
        && marks >= FEWEST
}

/// `ornament = 3*DASH … 3*DASH`: a rule with a few signs of a picture font in its middle, `------ aa&bb ------`; with nothing
/// but signs there, fewer marks do: `***&***`, `*&*`, `-- @ --`, `-oOo-`.
fn is_ornament(line: &str) -> bool {
    const FEWEST_DASHES: usize = 3;
    let is_mark = |c: char| is_dash(c) || matches!(c, '*' | '=' | '~' | '_');
    let signs = line.trim_start_matches(is_mark);
    let picture = signs.trim_end_matches(is_mark);
    if signs.len() < line.len() && picture.len() < signs.len() {
        let picture = picture.trim_matches(is_blank);
        let sign =
            |c: char| matches!(c, '&' | '@' | '#' | '+' | '^' | '$') || is_mark(c) || is_blank(c);
        if is_flourish(picture) || picture.chars().all(sign) {
            return true;
        }
    }
    const LONGEST_PICTURE: usize = 12;
    let dashes = |part: &str| part.chars().count() >= FEWEST_DASHES;
    let behind = line.trim_start_matches(is_dash);
    if !dashes(&line[..line.len() - behind.len()]) {
        return false;
    }
    let inner = behind.trim_end_matches(is_dash);
    dashes(&behind[inner.len()..]) && inner.chars().count() <= LONGEST_PICTURE
}

fn is_drawn(line: &str) -> bool {
    let mut marks = 0;
    for c in line.chars() {
        match c {
            '_' | '*' | '=' | '~' | '.' | '…' | '\u{f02d}' | '─' | '━' | '═' | '¯' | '#' | 'ˉ'
            | '̅' => {
                marks += 1;
            }
            c if is_dash(c) => marks += 1,
            // The corners of a table that characters draw: `+-----+---+`.
            '+' | '|' | '┌' | '┬' | '┐' | '├' | '┼' | '┤' | '└' | '┴' | '┘' if line.len() > 4 =>
                {}
            'o' | '0' if marks > 0 => {}
            c if is_blank(c) => {}
            _ => return false,
        }
    }
    marks >= 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_with_signs_of_a_picture_font() {
        assert!(is_rule("--------- aa&bb ---------") && is_rule("–––✻✻✻–––"));
        assert!(!is_rule("--- Tổ chức họp ban chấp hành ---") && !is_rule("-- a --"));
        for line in
            ["***&***", "*&*", "--&--", "-- @ --", "-oOo-", "***o0o***", "+++++", "❖❖❖", "★ ★ ★"]
        {
            assert!(is_rule(line), "{line}");
        }
        for line in ["*&", "- & họp", "+", "+ +", "❖", "❖ Họp", "□ □", "-o-n-", "“”", "**A**"]
        {
            assert!(!is_rule(line), "{line}");
        }
        assert!(is_flourish("oOo") && is_flourish("o0o") && is_flourish("ooOoo"));
        assert!(!is_flourish("ooo") && !is_flourish("o0") && !is_flourish("ong"));
    }

    #[test]
    fn markers_with_and_without_a_blank() {
        let label = |line| marker(line).map(|(m, text)| (m.label(), text));
        assert_eq!(label("- Tuyên truyền"), Some(('-', "Tuyên truyền")));
        assert_eq!(label("-Phối hợp"), Some(('-', "Phối hợp")));
        assert_eq!(label("–\u{a0}1. Chào cờ"), Some(('-', "1. Chào cờ")));
        assert_eq!(label("+ Đợt 1"), Some(('+', "Đợt 1")));
        assert_eq!(label("- - Nắm sĩ số"), Some(('-', "Nắm sĩ số")));
        for line in ["*. Chỉ tiêu", "*.Chỉ tiêu", "*/ Chỉ tiêu", "*) Chỉ tiêu", "*: Chỉ tiêu"]
        {
            assert_eq!(label(line), Some(('*', "Chỉ tiêu")), "{line}");
        }
        assert_eq!(label("-/ Đợt 1"), Some(('-', "Đợt 1")));
        assert_eq!(label("* .5 điểm"), Some(('*', ".5 điểm")));
        assert_eq!(label("o Tổ chức"), Some(('o', "Tổ chức")));
        assert_eq!(label("\u{f0b7} Tổ chức"), Some(('•', "Tổ chức")));
        assert_eq!(label("- 100% ĐV"), Some(('-', "100% ĐV")));
        assert_eq!(label("ong"), None);
        assert_eq!(label("-12,5"), None);
        assert_eq!(label("-"), None);
    }

    #[test]
    fn rules_only_draw() {
        assert!(is_rule("--------") && is_rule("* * *") && is_rule("*") && is_rule("___"));
        assert!(is_rule("-----o0o-----"));
        assert!(!is_rule("- a") && !is_rule("1") && !is_rule("o"));
    }
}
