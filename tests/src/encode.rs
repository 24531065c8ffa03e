//! Plans in the encodings that archives hold: the way back from what [`kehoach::text::decode`] does.
//!
//! Written apart from the tables that decode, by the facts in `crates/core/data/text`.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use kehoach::text::Encoding;
use unicode_normalization::UnicodeNormalization;

/// The letters of an encoding of single bytes, and the bytes that write them, as its facts have them.
#[must_use]
pub fn letters(encoding: Encoding) -> Vec<(Vec<u8>, char)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join(format!("../crates/core/data/text/{encoding}.tsv"));
    let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let byte = |hex: &str| u8::from_str_radix(hex, 16).expect("a byte");
    let row = |line: &str| {
        let (bytes, letter) = line.split_once('\t').expect("two columns");
        (bytes.split(' ').map(byte).collect(), letter.chars().next().expect("a letter"))
    };
    text.lines().skip(1).map(row).collect()
}

/// Writes texts in an encoding.
#[derive(Debug)]
pub struct Encoder {
    encoding: Encoding,
    letters: HashMap<char, Vec<u8>>,
}

impl Encoder {
    /// Gets the letters of an encoding ready.
    #[must_use]
    pub fn new(encoding: Encoding) -> Self {
        use Encoding::{Tcvn3, Viscii, Vni, Vps, Windows1258};
        let mut letters: HashMap<char, Vec<u8>> = HashMap::new();
        if matches!(encoding, Tcvn3 | Viscii | Vni | Vps | Windows1258) {
            for (bytes, letter) in self::letters(encoding) {
                letters.entry(letter).or_insert(bytes);
            }
        }
        if matches!(encoding, Tcvn3 | Vni | Windows1258) {
            for (letter, byte) in
                "…‘’“”•–—\u{a0}".chars().zip([0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0xA0])
            {
                letters.insert(letter, vec![byte]);
            }
        }
        Self { encoding, letters }
    }

    /// The text with what the encoding has not written otherwise: quotes, dashes and bullets in ASCII. Capitals, which
    /// TCVN3 draws by another font, stay.
    #[must_use]
    pub fn fit(&self, text: &str) -> String {
        let text: String = text.trim_start_matches('\u{feff}').nfc().collect();
        if self.letters.is_empty() && self.encoding != Encoding::Viqr {
            return text;
        }
        let mut out = String::new();
        for c in text.chars() {
            match c {
                _ if c.is_ascii() || self.bytes(c).is_some() || self.has_as_viqr(c) => out.push(c),
                '“' | '”' | '«' | '»' => out.push('"'),
                '‘' | '’' => out.push('\''),
                '–' | '—' => out.push('-'),
                '…' => out.push_str("..."),
                '\u{a0}' => out.push(' '),
                '\u{200b}'..='\u{200f}' | '\u{feff}' => {}
                // Bullets and ticks of all kinds
                _ => out.push('*'),
            }
        }
        out
    }

    fn has_as_viqr(&self, c: char) -> bool {
        self.encoding == Encoding::Viqr && (c.is_alphabetic() || "“”‘’–—…•\u{a0}".contains(c))
    }

    /// The bytes of a letter; a capital that the encoding has not has those of its small letter.
    fn bytes(&self, c: char) -> Option<&[u8]> {
        let small = || c.to_lowercase().next();
        let bytes = self.letters.get(&c).or_else(|| self.letters.get(&small()?))?;
        Some(bytes)
    }

    /// The bytes of a text that [fits](Self::fit).
    ///
    /// # Panics
    ///
    /// On what the encoding has not.
    #[must_use]
    pub fn encode(&self, text: &str) -> Vec<u8> {
        match self.encoding {
            Encoding::Utf16Le => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            Encoding::Utf16Be => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
            Encoding::Viqr => viqr(text).into_bytes(),
            _ if self.letters.is_empty() => text.as_bytes().to_vec(),
            _ => {
                let mut out = Vec::with_capacity(text.len());
                for c in text.chars() {
                    match self.bytes(c) {
                        Some(bytes) => out.extend(bytes),
                        None => out.push(u8::try_from(c).expect("the text fits the encoding")),
                    }
                }
                out
            }
        }
    }
}

/// RFC 1456: marks behind the letter; a sign that could be a mark and is none has `\` before it.
fn viqr(text: &str) -> String {
    const SHAPES: &str = "^(+";
    const TONES: &str = "'`?~.";
    let mut out = String::new();
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let parts: Vec<char> = std::iter::once(c).nfd().collect();
        match c {
            'đ' => out.push_str("dd"),
            'Đ' => out.push_str("DD"),
            'd' | 'D' if chars.peek().is_some_and(|next| "dDđĐ".contains(*next)) => {
                out.extend(['\\', c]);
            }
            '\\' => out.push_str("\\\\"),
            _ if (SHAPES.contains(c) || TONES.contains(c)) && is_vowel(before) => {
                out.extend(['\\', c]);
            }
            _ if is_vowel(c) && parts.len() > 1 => {
                out.push(parts[0]);
                for (mark, sign) in "\u{302}\u{306}\u{31b}\u{301}\u{300}\u{309}\u{303}\u{323}"
                    .chars()
                    .zip(SHAPES.chars().chain(TONES.chars()))
                {
                    out.extend(parts[1..].contains(&mark).then_some(sign));
                }
            }
            _ => out.push(c),
        }
        before = c;
    }
    out
}

fn is_vowel(c: char) -> bool {
    std::iter::once(c).nfd().next().is_some_and(|base| "aeiouyAEIOUY".contains(base))
}

/// The text with the toned capitals small that TCVN3 can't show, for want of a capital beside them: `Ủy ban`, but not `HỌP`
/// and not a name by itself on its line.
#[must_use]
pub fn without_lone_capitals(text: &str) -> String {
    let mut out = String::new();
    for line in text.split_inclusive('\n') {
        let mut words = line.split_whitespace();
        let is_name = words.clone().count() > 2
            && words.all(|word| word.starts_with(char::is_uppercase) && !word.contains(':'));
        for word in line.split_inclusive(|c: char| !c.is_alphabetic()) {
            let lone = !is_name && word.chars().any(char::is_lowercase);
            for c in word.chars() {
                let plain = c.is_ascii() || "ĂÂÊÔƠƯĐ".contains(c);
                if lone && !plain { out.extend(c.to_lowercase()) } else { out.push(c) }
            }
        }
    }
    out
}

/// Base letters with their shapes, the tone behind them as a mark: "Unicode tổ hợp".
#[must_use]
pub fn to_hop(text: &str) -> String {
    let is_tone = |c: &char| matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}');
    let mut out = String::new();
    for c in text.chars() {
        let parts: Vec<char> = std::iter::once(c).nfd().collect();
        let (tones, letters): (Vec<char>, Vec<char>) = parts.iter().partition(|c| is_tone(c));
        out.extend(letters.into_iter().nfc());
        out.extend(tones);
    }
    out
}
