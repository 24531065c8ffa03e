//! The way back: text into the encodings, for tests. Formulated apart from the tables that decode.

use unicode_normalization::UnicodeNormalization;

use crate::text::Encoding;
use crate::text::tables::tests::letters;

/// The letters that tests write, with the bytes for each.
pub(crate) struct Encoder {
    encoding: Encoding,
    letters: std::collections::HashMap<char, Vec<u8>>,
}

impl Encoder {
    pub(crate) fn new(encoding: Encoding) -> Self {
        let mut map = std::collections::HashMap::new();
        if !matches!(
            encoding,
            Encoding::Utf8 | Encoding::Utf16Le | Encoding::Utf16Be | Encoding::Viqr
        ) {
            for (bytes, letter) in letters(encoding.as_str()) {
                map.entry(letter).or_insert(bytes);
            }
            // What a font has no capital for is written small; cp1252 has the punctuation.
            let small: Vec<(char, Vec<u8>)> = map
                .iter()
                .filter_map(|(c, bytes)| Some((c.to_uppercase().next()?, bytes.clone())))
                .collect();
            for (c, bytes) in small {
                map.entry(c).or_insert(bytes);
            }
            if !matches!(encoding, Encoding::Viscii | Encoding::Vps) {
                for (byte, c) in [
                    (0x85, '…'),
                    (0x91, '‘'),
                    (0x92, '’'),
                    (0x93, '“'),
                    (0x94, '”'),
                    (0x95, '•'),
                    (0x96, '–'),
                    (0x97, '—'),
                    (0xA0, '\u{a0}'),
                ] {
                    map.insert(c, vec![byte]);
                }
            }
        }
        Self { encoding, letters: map }
    }

    /// The bytes for `text`; characters that the encoding has not become `?`.
    pub(crate) fn encode(&self, text: &str) -> Vec<u8> {
        match self.encoding {
            Encoding::Utf8 => text.as_bytes().to_vec(),
            Encoding::Utf16Le => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            Encoding::Utf16Be => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
            Encoding::Viqr => viqr(text).into_bytes(),
            _ => {
                let mut out = Vec::with_capacity(text.len());
                for c in text.chars() {
                    match self.letters.get(&c) {
                        Some(bytes) => out.extend(bytes),
                        None if c.is_ascii() => out.push(c as u8),
                        None => out.push(b'?'),
                    }
                }
                out
            }
        }
    }

    /// The text that one sees where the font is lost: each byte as the Latin-1 character of its number.
    pub(crate) fn seen(&self, text: &str) -> String {
        let mut out = String::new();
        for c in text.chars() {
            match self.letters.get(&c) {
                Some(bytes) if c.is_alphabetic() => {
                    out.extend(bytes.iter().copied().map(char::from));
                }
                _ => out.push(c),
            }
        }
        out
    }
}

fn viqr(text: &str) -> String {
    let mut out = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let mut parts = std::iter::once(c).nfd();
        let base = parts.next().unwrap();
        // A mark by itself behind a letter that could take it.
        let open = {
            let last = out.trim_end_matches(['^', '(', '+']).chars().last().unwrap_or(' ');
            "aeiouyAEIOUY".contains(last)
        };
        match c {
            'đ' => out.push_str("dd"),
            'Đ' => out.push_str("DD"),
            'd' | 'D' if chars.peek().is_some_and(|next| "dDđĐ".contains(*next)) => {
                out.push('\\');
                out.push(c);
            }
            '^' | '(' | '+' | '\'' | '`' | '?' | '~' | '.' if open || out.ends_with('\\') => {
                out.push('\\');
                out.push(c);
            }
            '\\' => out.push_str("\\\\"),
            _ if "aeiouyAEIOUY".contains(base) && base != c => {
                out.push(base);
                let marks: Vec<char> = parts.collect();
                for (mark, sign) in [('\u{302}', '^'), ('\u{306}', '('), ('\u{31b}', '+')] {
                    if marks.contains(&mark) {
                        out.push(sign);
                    }
                }
                for (mark, sign) in [
                    ('\u{300}', '`'),
                    ('\u{301}', '\''),
                    ('\u{303}', '~'),
                    ('\u{309}', '?'),
                    ('\u{323}', '.'),
                ] {
                    if marks.contains(&mark) {
                        out.push(sign);
                    }
                }
            }
            _ => out.push(c),
        }
    }
    out
}

/// Base with its shape, and the tone behind it as a mark: "Unicode tổ hợp".
pub(crate) fn to_hop(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        let parts: Vec<char> = std::iter::once(c).nfd().collect();
        let is_tone =
            |c: &char| matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}');
        out.extend(parts.iter().filter(|c| !is_tone(c)).copied().nfc());
        out.extend(parts.iter().filter(|c| is_tone(c)));
    }
    out
}

/// A generator of numbers that gives the same ones every time (xorshift64*).
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let high = (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)) >> 33;
        high as usize % limit.max(1)
    }

    pub(crate) fn pick<T: Clone>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())].clone()
    }
}
