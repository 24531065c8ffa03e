//! The Vietnamese letter, taken apart: base letter, shape, tone, case.
//!
//! A Vietnamese vowel is a base letter (`o`), perhaps with a shape (`ô`, `ơ`), perhaps with a tone (`ộ`). Offices
//! disagree about where in a syllable the tone goes (`hoà`, `hòa`), so texts are compared by letters first and by
//! tones second; see [`key`](super::key).

/// The tones, in the order of the alphabet; [`Tone::Level`] (thanh ngang) has no mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
#[repr(u8)]
pub enum Tone {
    /// Thanh ngang, no mark: `a`.
    #[default]
    Level,
    /// Thanh huyền: `à`.
    Grave,
    /// Thanh hỏi: `ả`.
    Hook,
    /// Thanh ngã: `ã`.
    Tilde,
    /// Thanh sắc: `á`.
    Acute,
    /// Thanh nặng: `ạ`.
    Dot,
}

/// A character with its tone and its case taken off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Letter {
    /// The letter in lower case, with its shape and without its tone: `ộ` and `Ô` give `ô`, `Đ` gives `đ`.
    pub shape: char,
    /// The tone that it carried.
    pub tone: Tone,
    /// Whether it was a capital.
    pub upper: bool,
}

impl Letter {
    /// Takes a character apart; what is no Vietnamese letter keeps its lower-case form.
    ///
    /// ```
    /// use kehoach::text::{Letter, Tone};
    ///
    /// let letter = Letter::of('Ậ');
    /// assert_eq!((letter.shape, letter.tone, letter.upper), ('â', Tone::Dot, true));
    /// ```
    #[must_use]
    pub fn of(c: char) -> Self {
        Self::known(c).unwrap_or_else(|| Self::foreign(c))
    }

    /// The same for ASCII and for the letters that only Vietnamese writing has; nothing for other characters.
    pub(super) const fn known(c: char) -> Option<Self> {
        let code = c as u32;
        match code {
            0x00..=0x7F => Some(Self {
                shape: c.to_ascii_lowercase(),
                tone: Tone::Level,
                upper: c.is_ascii_uppercase(),
            }),
            0xC0..=0x1BF => LATIN[(code - 0xC0) as usize],
            0x1EA0..=0x1EF9 => {
                let index = (code - 0x1EA0) as usize;
                let (shape, tone) = EXTENDED[index / 2];
                Some(Self { shape, tone, upper: index.is_multiple_of(2) })
            }
            _ => None,
        }
    }

    #[cold]
    fn foreign(c: char) -> Self {
        Self {
            shape: c.to_lowercase().next().unwrap_or(c),
            tone: Tone::Level,
            upper: c.is_uppercase(),
        }
    }

    /// The base letter without its shape: `ộ` gives `o`, `đ` gives `d`.
    #[must_use]
    pub const fn base(self) -> char {
        match self.shape {
            'ă' | 'â' => 'a',
            'ê' => 'e',
            'ô' | 'ơ' => 'o',
            'ư' => 'u',
            'đ' => 'd',
            other => other,
        }
    }
}

/// U+00C0 to U+01BF: the Vietnamese letters of Latin-1 and Latin Extended, taken apart.
const LATIN: [Option<Letter>; 256] = {
    let mut letters = [None; 256];
    let mut n = 0;
    while n < 256 {
        letters[n] = match char::from_u32(0xC0 + n as u32) {
            Some(c) => latin(c),
            None => None,
        };
        n += 1;
    }
    letters
};

/// The same as [`char::is_alphabetic`], quickly for the letters that Vietnamese texts have.
pub(crate) fn is_letter(c: char) -> bool {
    match c {
        'A'..='Z' | 'a'..='z' | '\u{1ea0}'..='\u{1ef9}' => true,
        '\u{c0}'..='\u{24f}' => !matches!(c, '×' | '÷'),
        '\0'..='\u{bf}' => matches!(c, 'ª' | 'µ' | 'º'),
        _ => c.is_alphabetic(),
    }
}

const fn latin(c: char) -> Option<Letter> {
    use Tone::{Acute, Grave, Level, Tilde};
    let (shape, tone, upper) = match c {
        'à' => ('a', Grave, false),
        'À' => ('a', Grave, true),
        'á' => ('a', Acute, false),
        'Á' => ('a', Acute, true),
        'â' => ('â', Level, false),
        'Â' => ('â', Level, true),
        'ã' => ('a', Tilde, false),
        'Ã' => ('a', Tilde, true),
        'è' => ('e', Grave, false),
        'È' => ('e', Grave, true),
        'é' => ('e', Acute, false),
        'É' => ('e', Acute, true),
        'ê' => ('ê', Level, false),
        'Ê' => ('ê', Level, true),
        'ì' => ('i', Grave, false),
        'Ì' => ('i', Grave, true),
        'í' => ('i', Acute, false),
        'Í' => ('i', Acute, true),
        'ò' => ('o', Grave, false),
        'Ò' => ('o', Grave, true),
        'ó' => ('o', Acute, false),
        'Ó' => ('o', Acute, true),
        'ô' => ('ô', Level, false),
        'Ô' => ('ô', Level, true),
        'õ' => ('o', Tilde, false),
        'Õ' => ('o', Tilde, true),
        'ù' => ('u', Grave, false),
        'Ù' => ('u', Grave, true),
        'ú' => ('u', Acute, false),
        'Ú' => ('u', Acute, true),
        'ý' => ('y', Acute, false),
        'Ý' => ('y', Acute, true),
        'ă' => ('ă', Level, false),
        'Ă' => ('ă', Level, true),
        'ĩ' => ('i', Tilde, false),
        'Ĩ' => ('i', Tilde, true),
        'ũ' => ('u', Tilde, false),
        'Ũ' => ('u', Tilde, true),
        'ơ' => ('ơ', Level, false),
        'Ơ' => ('ơ', Level, true),
        'ư' => ('ư', Level, false),
        'Ư' => ('ư', Level, true),
        // Ð (Icelandic eth) and Ɖ (African d) look like Đ and are typed for it.
        'đ' | 'ð' => ('đ', Level, false),
        'Đ' | 'Ð' | '\u{189}' => ('đ', Level, true),
        _ => return None,
    };
    Some(Letter { shape, tone, upper })
}

/// U+1EA0 to U+1EF9, capital and small letter in turn.
const EXTENDED: [(char, Tone); 45] = {
    use Tone::{Acute, Dot, Grave, Hook, Tilde};
    [
        ('a', Dot),
        ('a', Hook),
        ('â', Acute),
        ('â', Grave),
        ('â', Hook),
        ('â', Tilde),
        ('â', Dot),
        ('ă', Acute),
        ('ă', Grave),
        ('ă', Hook),
        ('ă', Tilde),
        ('ă', Dot),
        ('e', Dot),
        ('e', Hook),
        ('e', Tilde),
        ('ê', Acute),
        ('ê', Grave),
        ('ê', Hook),
        ('ê', Tilde),
        ('ê', Dot),
        ('i', Hook),
        ('i', Dot),
        ('o', Dot),
        ('o', Hook),
        ('ô', Acute),
        ('ô', Grave),
        ('ô', Hook),
        ('ô', Tilde),
        ('ô', Dot),
        ('ơ', Acute),
        ('ơ', Grave),
        ('ơ', Hook),
        ('ơ', Tilde),
        ('ơ', Dot),
        ('u', Dot),
        ('u', Hook),
        ('ư', Acute),
        ('ư', Grave),
        ('ư', Hook),
        ('ư', Tilde),
        ('ư', Dot),
        ('y', Grave),
        ('y', Dot),
        ('y', Hook),
        ('y', Tilde),
    ]
};

/// The base letter that a text begins with, in small: `a` to `z`, `i` for `y`, 0 for what is no letter.
pub(crate) const fn initial(text: &[u8]) -> u8 {
    match base_at(text, 0).0 {
        0 => 0,
        n => b'a' + n - 1,
    }
}

/// The base letter at a byte offset, 1 for `a` to 26 for `z`, 0 for all else, and how many bytes it takes.
const fn base_at(text: &[u8], at: usize) -> (u8, usize) {
    if at >= text.len() {
        return (0, 0);
    }
    let lead = text[at];
    if lead < 0x80 {
        return (BASES[ASCII[lead as usize] as usize & SHAPE], 1);
    }
    let (folded, width) = folded_at(text, at);
    match folded {
        // U+212A KELVIN SIGN is a K in small letters.
        0 if lead == 0xE2
            && text.len() - at > 2
            && text[at + 1] == 0x84
            && text[at + 2] == 0xAA =>
        {
            (b'k' - b'a' + 1, 3)
        }
        0 if lead >= 0xC3 && lead <= 0xC6 && text.len() - at > 1 => (0, 2),
        _ => (BASES[folded as usize & SHAPE], width),
    }
}

/// A character in one number: its shape in the bits of [`SHAPE`], where `i` and `y` are one, its tone in those of
/// [`TONE`], and [`CAPITAL`].
pub(crate) type Folded = u16;

/// The bits of the shape: of an ASCII character itself, in small; of the other Vietnamese letters a number from 0x80 on.
pub(crate) const SHAPE: usize = 0xFF;

/// The bits of the tone.
pub(crate) const TONE: Folded = 0x700;

/// Whether it is a capital, or no letter at all.
pub(crate) const CAPITAL: Folded = 0x800;

/// The character at a byte offset and how many bytes it takes; 0 for what is neither ASCII nor Vietnamese.
pub(crate) const fn folded_at(text: &[u8], at: usize) -> (Folded, usize) {
    if at >= text.len() {
        return (0, 0);
    }
    let lead = text[at];
    let more = text.len() - at;
    match lead {
        0..=0x7F => (ASCII[lead as usize], 1),
        0xC3..=0xC6 if more > 1 => {
            (FOLDED_LATIN[((lead - 0xC3) as usize) << 6 | (text[at + 1] & 0x3F) as usize], 2)
        }
        0xE1 if more > 2 && (text[at + 1] == 0xBA || text[at + 1] == 0xBB) => (
            FOLDED_EXTENDED[((text[at + 1] & 1) as usize) << 6 | (text[at + 2] & 0x3F) as usize],
            3,
        ),
        _ => (0, 1),
    }
}

/// The letters with a shape or a stroke, in the order of their numbers from 0x80 on, and their base letters.
const SHAPED: [(char, u8); 7] =
    [('ă', b'a'), ('â', b'a'), ('đ', b'd'), ('ê', b'e'), ('ô', b'o'), ('ơ', b'o'), ('ư', b'u')];

/// The base letters of shapes, 1 for `a` to 26 for `z`; 0 for what is no letter.
const BASES: [u8; 256] = {
    let mut bases = [0; 256];
    let mut letter = b'a';
    while letter <= b'z' {
        bases[letter as usize] = letter - b'a' + 1;
        letter += 1;
    }
    let mut n = 0;
    while n < SHAPED.len() {
        bases[0x80 + n] = SHAPED[n].1 - b'a' + 1;
        n += 1;
    }
    bases
};

/// U+0000 to U+007F.
const ASCII: [Folded; 128] = {
    let mut folded = [0; 128];
    let mut b = 0;
    while b < 128 {
        let byte = b as u8;
        let letter = Letter {
            shape: byte.to_ascii_lowercase() as char,
            tone: Tone::Level,
            upper: !byte.is_ascii_lowercase(),
        };
        folded[b] = fold(letter);
        b += 1;
    }
    folded
};

/// U+00C0 to U+01BF.
const FOLDED_LATIN: [Folded; 256] = {
    let mut folded = [0; 256];
    let mut n = 0;
    while n < 256 {
        if let Some(letter) = LATIN[n] {
            folded[n] = fold(letter);
        }
        n += 1;
    }
    folded
};

/// U+1E80 to U+1EFF.
const FOLDED_EXTENDED: [Folded; 128] = {
    let mut folded = [0; 128];
    let mut n = 0;
    while n < 2 * EXTENDED.len() {
        let (shape, tone) = EXTENDED[n / 2];
        folded[0x20 + n] = fold(Letter { shape, tone, upper: n.is_multiple_of(2) });
        n += 1;
    }
    folded
};

const fn fold(letter: Letter) -> Folded {
    let mut shape = match letter.shape {
        'y' => 'i' as Folded,
        shape => shape as Folded,
    };
    let mut n = 0;
    while n < SHAPED.len() {
        if SHAPED[n].0 as u32 == letter.shape as u32 {
            shape = 0x80 + n as Folded;
        }
        n += 1;
    }
    shape | (letter.tone as Folded) << 8 | if letter.upper { CAPITAL } else { 0 }
}

/// Whether a text is in capitals: no small letter, and at least two capitals.
pub(crate) fn is_capitals(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (mut capitals, mut at) = (0, 0);
    while let Some(byte) = bytes.get(at) {
        let (folded, width) = folded_at(bytes, at);
        let (small, capital, width) = match (folded, byte) {
            (_, 0..=0x7F) => (byte.is_ascii_lowercase(), byte.is_ascii_uppercase(), 1),
            (0, _) => {
                let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { break };
                (c.is_lowercase(), c.is_uppercase(), c.len_utf8())
            }
            _ => (folded & CAPITAL == 0, folded & CAPITAL != 0, width),
        };
        if small {
            return false;
        }
        capitals += usize::from(capital);
        at += width;
    }
    capitals >= 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn letters_are_what_unicode_calls_alphabetic() {
        for c in ('\0'..='\u{24f}').chain('\u{1ea0}'..='\u{1ef9}') {
            assert_eq!(is_letter(c), c.is_alphabetic(), "{c:?}");
        }
    }

    #[test]
    fn folded_letters_say_what_letters_say() {
        for c in ('\u{1}'..='\u{24f}').chain('\u{1e00}'..='\u{2200}') {
            let mut bytes = [0; 4];
            let text = c.encode_utf8(&mut bytes);
            let (folded, width) = folded_at(text.as_bytes(), 0);
            let letter = Letter::of(c);
            if folded == 0 {
                assert!(
                    !c.is_ascii()
                        && !"ăâđêôơư".contains(letter.shape)
                        && letter.tone == Tone::Level,
                    "{c}"
                );
                continue;
            }
            assert_eq!(width, text.len(), "{c}");
            let shape = folded as usize & SHAPE;
            let shaped = shape.checked_sub(0x80).map_or(char::from(shape as u8), |n| SHAPED[n].0);
            assert_eq!(shaped, if letter.shape == 'y' { 'i' } else { letter.shape }, "{c}");
            assert_eq!((folded & TONE) >> 8, letter.tone as Folded, "{c}");
            assert_eq!(folded & CAPITAL != 0, letter.upper || !letter.shape.is_alphabetic(), "{c}");
        }
    }

    /// Every precomposed letter agrees with its canonical decomposition.
    #[test]
    fn agrees_with_the_decomposition_of_unicode() {
        for c in ('\u{C0}'..='\u{1B0}').chain('\u{1EA0}'..='\u{1EF9}') {
            let parts: Vec<char> = std::iter::once(c).nfd().collect();
            let tone = parts.iter().find_map(|p| match p {
                '\u{300}' => Some(Tone::Grave),
                '\u{309}' => Some(Tone::Hook),
                '\u{303}' => Some(Tone::Tilde),
                '\u{301}' => Some(Tone::Acute),
                '\u{323}' => Some(Tone::Dot),
                _ => None,
            });
            let base = parts[0].to_lowercase().next().unwrap();
            if !"aeiouy".contains(base) || parts.len() > 3 || matches!(c, 'å' | 'Å' | 'ä' | 'Ä')
            {
                continue;
            }
            let vietnamese = parts[1..]
                .iter()
                .all(|p| "\u{300}\u{309}\u{303}\u{301}\u{323}\u{302}\u{306}\u{31b}".contains(*p));
            if vietnamese && Letter::of(c).base() == base {
                assert_eq!(Letter::of(c).tone, tone.unwrap_or_default(), "{c}");
                assert_eq!(Letter::of(c).upper, c.is_uppercase(), "{c}");
            }
        }
        assert_eq!(Letter::of('ữ'), Letter { shape: 'ư', tone: Tone::Tilde, upper: false });
        assert_eq!(Letter::of('Ỹ'), Letter { shape: 'y', tone: Tone::Tilde, upper: true });
    }
}
