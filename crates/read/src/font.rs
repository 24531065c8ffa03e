//! Fonts that tell how their characters are to be read.

/// How the characters of a run are to be read, as its font's name says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FontClass {
    /// Unicode, or a font that says nothing.
    #[default]
    Unicode,
    /// A font of TCVN3 (ABC): `.VnTime`.
    Tcvn3,
    /// A font of TCVN3 that draws capitals for small letters: `.VnTimeH`.
    Tcvn3Capitals,
    /// A font of VNI: `VNI-Times`.
    Vni,
}

impl FontClass {
    /// The class that a font's name stands for.
    pub(crate) fn of_name(name: &str) -> Self {
        let name = name.trim().trim_matches(['\'', '"']);
        let lead = |prefix: &str| {
            name.get(..prefix.len()).is_some_and(|lead| lead.eq_ignore_ascii_case(prefix))
        };
        if lead(".vn") {
            if name.ends_with('H') { Self::Tcvn3Capitals } else { Self::Tcvn3 }
        } else if lead("vni-") || lead("vni ") {
            Self::Vni
        } else {
            Self::Unicode
        }
    }

    /// The class of a run of `text` set in a font of this class: a run that holds Vietnamese letters of Unicode is
    /// Unicode whatever its font is called, since the word processor took another font for them.
    pub(crate) fn of_text(self, text: &str) -> Self {
        let beyond = |c: char| {
            matches!(c, '\u{100}'..='\u{1EFF}')
                && !matches!(c, 'Œ' | 'œ' | 'Š' | 'š' | 'Ž' | 'ž' | 'Ÿ' | 'ƒ' | 'ˆ' | '˜')
        };
        if self != Self::Unicode && text.chars().any(beyond) { Self::Unicode } else { self }
    }

    /// Whether its small letters show as capitals.
    pub(crate) fn shows_capitals(self) -> bool {
        self == Self::Tcvn3Capitals
    }
}

/// What a font's name tells.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Face {
    pub(crate) class: FontClass,
    /// Its private characters are those of Wingdings.
    pub(crate) wingdings: bool,
}

impl Face {
    pub(crate) fn of_name(name: &str) -> Self {
        let wingdings = starts_with_ignoring_case(name, "wingdings");
        Self { class: FontClass::of_name(name), wingdings }
    }
}

/// The character that a symbol font draws at `code` (with or without the private `U+F000`).
pub(crate) fn symbol(font: &str, code: u32) -> Option<char> {
    let low = if (0xF000..=0xF0FF).contains(&code) { code - 0xF000 } else { code };
    let wingdings = starts_with_ignoring_case(font, "wingdings");
    if low > 0xFF || !(wingdings || code >= 0xF000 || is_symbol_font(font)) {
        return char::from_u32(code);
    }
    let drawn = if wingdings {
        match low {
            0x22 => '✂',
            0x46 => '☞',
            0x6C | 0x9F => '●',
            0x6E => '■',
            0x6F | 0x71 | 0x72 | 0xA8 => '□',
            0x74 | 0x75 | 0x77 => '◆',
            0x76 => '❖',
            0xA1 => '○',
            0xA7 => '▪',
            0xAB => '★',
            0xD8 => '➢',
            0xDF => '←',
            0xE0 | 0xE8 | 0xF0 => '→',
            0xFB => '✗',
            0xFC => '✓',
            0xFD => '☒',
            0xFE => '☑',
            _ => return None,
        }
    } else {
        match low {
            0x2D | 0xBE => '-',
            0x20..=0x40 | 0x5B..=0x5F | 0x7B..=0x7E => char::from_u32(low)?,
            0xA7 => '▪',
            0xA8 => '♦',
            0xAC => '←',
            0xAE => '→',
            0xB0 => '°',
            0xB1 => '±',
            0xB3 => '≥',
            0xA3 => '≤',
            0xB4 => '×',
            0xB7 => '•',
            0xB9 => '≠',
            0xBB => '≈',
            0xD8 => '➢',
            0xDE => '⇒',
            0xFC => '✓',
            0xE0 => '◊',
            _ => return None,
        }
    };
    Some(drawn)
}

/// The character that a bullet in this font shows as.
pub(crate) fn bullet(font: &str, text: char) -> char {
    if text == 'o' && starts_with_ignoring_case(font, "courier") {
        return '◦';
    }
    match text {
        '\u{F000}'..='\u{F0FF}' => symbol(font, u32::from(text)).unwrap_or('•'),
        '\u{21}'..='\u{FF}' if is_symbol_font(font) => {
            symbol(font, 0xF000 + u32::from(text)).unwrap_or('•')
        }
        '\u{E000}'..='\u{F8FF}' => '•',
        _ => text,
    }
}

fn is_symbol_font(font: &str) -> bool {
    starts_with_ignoring_case(font, "symbol")
        || starts_with_ignoring_case(font, "wingdings")
        || starts_with_ignoring_case(font, "webdings")
}

fn starts_with_ignoring_case(text: &str, prefix: &str) -> bool {
    text.get(..prefix.len()).is_some_and(|lead| lead.eq_ignore_ascii_case(prefix))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_legacy_fonts() {
        assert_eq!(FontClass::of_name(".VnTime"), FontClass::Tcvn3);
        assert_eq!(FontClass::of_name(".VnTimeH"), FontClass::Tcvn3Capitals);
        assert_eq!(FontClass::of_name(".VNARIALH"), FontClass::Tcvn3Capitals);
        assert_eq!(FontClass::of_name("VNI-Times"), FontClass::Vni);
        assert_eq!(FontClass::of_name("Times New Roman"), FontClass::Unicode);
        assert_eq!(FontClass::of_name("Vn"), FontClass::Unicode);
    }

    #[test]
    fn unicode_letters_outweigh_the_font() {
        assert_eq!(FontClass::Vni.of_text("Kế hoạch"), FontClass::Unicode);
        assert_eq!(FontClass::Vni.of_text("Keá hoaïch"), FontClass::Vni);
    }

    #[test]
    fn bullets_of_symbol_fonts() {
        assert_eq!(bullet("Symbol", '\u{F0B7}'), '•');
        assert_eq!(bullet("Wingdings", '\u{F0FC}'), '✓');
        assert_eq!(bullet("Wingdings", '\u{F0D8}'), '➢');
        assert_eq!(bullet("Symbol", '\u{F02B}'), '+');
        assert_eq!(bullet("Times New Roman", '\u{F02D}'), '-');
        assert_eq!(bullet("Courier New", 'o'), '◦');
        assert_eq!(bullet("Times New Roman", '-'), '-');
    }
}
