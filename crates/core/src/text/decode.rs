//! Bytes to text, by evidence.

use std::borrow::Cow;
use std::fmt;

use super::letter::is_letter;
use super::map::MapBuilder;
use super::syllable::{Fit, fit};
use super::tables::CodePage;
use super::tables::generated::{TCVN3, VISCII, VNI, VPS, WINDOWS_1258};
use super::{Encoding, OffsetMap, capitals, viqr};
use crate::MAX_SOURCE_BYTES;

/// Bytes that became text.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Decoded<'b> {
    /// The text, without a byte order mark; borrowed where the bytes are UTF-8 already.
    ///
    /// It is as the file has it. What is wrong with it (decomposed letters, runs in another encoding) is
    /// [`repair`](super::repair)'s business.
    pub text: Cow<'b, str>,
    /// What the bytes are taken for.
    pub encoding: Encoding,
    /// Where each byte of `text` stood in the bytes: here the *source* of the map is the bytes.
    pub map: OffsetMap,
    /// Why this encoding was taken; nothing where the caller named it or a byte order mark or UTF-8 itself said it.
    pub evidence: Option<Evidence>,
    /// How many bytes mean nothing in this encoding; each stands in the text as the Latin-1 character of its number.
    pub unmapped: usize,
}

/// How well the bytes read in the encoding that was taken, and in the next best one.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Evidence {
    /// The share of the words with a marked letter that are Vietnamese syllables, 0 to 1.
    pub share: f32,
    /// How many such words were looked at.
    pub words: usize,
    /// The next best encoding and its share.
    pub runner_up: Option<(Encoding, f32)>,
}

impl Evidence {
    /// How far the encoding that was taken lies before the next best, 0 to 1.
    #[must_use]
    pub fn margin(&self) -> f32 {
        self.share - self.runner_up.map_or(0.0, |(_, share)| share)
    }
}

/// Turns bytes into text, in `encoding` or, without one, in the encoding that the bytes themselves show.
///
/// A byte order mark decides; then UTF-16 without one, UTF-8, VIQR. Other bytes are read as TCVN3, VNI, VISCII, VPS and
/// windows-1258 in turn, and the one that gives Vietnamese syllables is taken. Where two do equally well, that's an error
/// and not a guess. Large files are judged by samples.
///
/// # Errors
///
/// When the bytes are no text, when no encoding fits, when two fit equally well, or when they break the rules of the
/// encoding: see [`DecodeErrorKind`].
///
/// # Example
///
/// ```
/// use kehoach::text::{Encoding, decode};
///
/// // "thực hiện các phong trào" in TCVN3
/// let bytes = b"th\xF9c hi\xD6n c\xB8c phong tr\xB5o";
/// let decoded = decode(bytes, None)?;
/// assert_eq!(decoded.encoding, Encoding::Tcvn3);
/// assert_eq!(decoded.text, "thực hiện các phong trào");
/// assert_eq!(decoded.map.to_source("thực ".len()), "thuc ".len());
/// # Ok::<(), kehoach::text::DecodeError>(())
/// ```
pub fn decode(bytes: &[u8], encoding: Option<Encoding>) -> Result<Decoded<'_>, DecodeError> {
    if bytes.len() > MAX_SOURCE_BYTES {
        return Err(DecodeErrorKind::TooLong { bytes: bytes.len() }.into());
    }
    match encoding {
        Some(encoding) => decode_as(bytes, encoding, None),
        None => detect(bytes),
    }
}

/// Why bytes can't be decoded.
///
/// ```
/// use kehoach::text::{DecodeErrorKind, FileKind, decode};
///
/// let error = decode(b"%PDF-1.7 ...", None).unwrap_err();
/// assert_eq!(error.kind(), DecodeErrorKind::NotText { file: Some(FileKind::Pdf) });
/// assert_eq!(error.to_string(), "this is not plain text but a PDF file");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct DecodeError(#[from] DecodeErrorKind);

impl DecodeError {
    /// What is wrong; offsets are bytes, 0-based.
    #[must_use]
    pub const fn kind(&self) -> DecodeErrorKind {
        self.0
    }
}

/// The ways in which decoding fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DecodeErrorKind {
    /// The bytes are no text: a file of another kind, or none that is known.
    #[error("{}", not_text(*file))]
    NotText {
        /// What kind of file it looks like, by its first bytes.
        file: Option<FileKind>,
    },
    /// The bytes are not UTF-8 from here on and read as Vietnamese in no other encoding: damaged, cut off, or a file that
    /// changes its encoding half-way.
    #[error("invalid UTF-8 at byte {offset}, and no other encoding fits")]
    InvalidUtf8 {
        /// The first byte that is not UTF-8.
        offset: usize,
    },
    /// The bytes read as Vietnamese equally well in two encodings.
    #[error("could be {first} or {second}: name the encoding")]
    Tie {
        /// The one that would have been taken.
        first: Encoding,
        /// The one that does as well.
        second: Encoding,
    },
    /// Half of a surrogate pair in UTF-16.
    #[error("a surrogate without its other half at byte {offset}")]
    LoneSurrogate {
        /// Where it stands.
        offset: usize,
    },
    /// UTF-16 with a byte too many.
    #[error("UTF-16 that ends in half a character at byte {offset}")]
    HalfUnit {
        /// The last byte.
        offset: usize,
    },
    /// More than [`MAX_SOURCE_BYTES`].
    #[error("{bytes} bytes are more than {} can be read at once", MAX_SOURCE_BYTES)]
    TooLong {
        /// How many there are.
        bytes: usize,
    },
}

fn not_text(file: Option<FileKind>) -> String {
    match file {
        Some(file) => format!("this is not plain text but {file}"),
        None => "this is not text".to_owned(),
    }
}

/// A kind of file that is not plain text, known by its first bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FileKind {
    /// PDF.
    Pdf,
    /// A zip archive, such as .docx and .odt.
    Zip,
    /// An OLE compound file, such as .doc and .xls.
    Ole,
    /// Rich text.
    Rtf,
    /// PNG, JPEG, GIF or TIFF.
    Image,
    /// A gzip file.
    Gzip,
    /// A RAR archive.
    Rar,
    /// A 7z archive.
    SevenZip,
}

impl FileKind {
    /// What `bytes` begin like; nothing if like none of these.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Option<Self> {
        const MAGIC: [(&[u8], FileKind); 13] = [
            (b"%PDF-", FileKind::Pdf),
            (b"PK\x03\x04", FileKind::Zip),
            (b"PK\x05\x06", FileKind::Zip),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", FileKind::Ole),
            (b"{\\rtf", FileKind::Rtf),
            (b"\x89PNG\r\n", FileKind::Image),
            (b"\xFF\xD8\xFF", FileKind::Image),
            (b"GIF8", FileKind::Image),
            (b"II*\0", FileKind::Image),
            (b"MM\0*", FileKind::Image),
            (b"\x1F\x8B\x08", FileKind::Gzip),
            (b"Rar!\x1A\x07", FileKind::Rar),
            (b"7z\xBC\xAF\x27\x1C", FileKind::SevenZip),
        ];
        MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, kind)| *kind)
    }
}

impl fmt::Display for FileKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Pdf => "a PDF file",
            Self::Zip => "a zip archive, such as .docx",
            Self::Ole => "an OLE file, such as .doc",
            Self::Rtf => "an RTF file",
            Self::Image => "an image",
            Self::Gzip => "a gzip file",
            Self::Rar => "a RAR archive",
            Self::SevenZip => "a 7z archive",
        })
    }
}

// ----- with an encoding -----

const BOM: &[u8] = b"\xEF\xBB\xBF";

fn decode_as(
    bytes: &[u8],
    encoding: Encoding,
    evidence: Option<Evidence>,
) -> Result<Decoded<'_>, DecodeError> {
    let done = |text: Cow<'_, str>, map: OffsetMap, unmapped: usize| Decoded {
        text: Cow::Owned(text.into_owned()),
        encoding,
        map,
        evidence,
        unmapped,
    };
    Ok(match encoding {
        Encoding::Utf8 => {
            let skip = if bytes.starts_with(BOM) { BOM.len() } else { 0 };
            let text = match std::str::from_utf8(&bytes[skip..]) {
                Ok(text) => text,
                Err(error) => {
                    let offset = skip + error.valid_up_to();
                    return Err(DecodeErrorKind::InvalidUtf8 { offset }.into());
                }
            };
            let mut map = MapBuilder::new();
            map.push(skip, 0, usize::from(skip > 0));
            Decoded {
                text: Cow::Borrowed(text),
                encoding,
                map: map.finish(),
                evidence,
                unmapped: 0,
            }
        }
        Encoding::Utf16Le | Encoding::Utf16Be => {
            let unit =
                if encoding == Encoding::Utf16Le { u16::from_le_bytes } else { u16::from_be_bytes };
            let (text, map) = decode_utf16(bytes, unit)?;
            done(text.into(), map, 0)
        }
        Encoding::Viqr => {
            let text = std::str::from_utf8(bytes)
                .map_err(|e| DecodeErrorKind::InvalidUtf8 { offset: e.valid_up_to() })?;
            let (text, map) = viqr::decode(text);
            done(text.into(), map, 0)
        }
        Encoding::Windows1258 => page(bytes, &WINDOWS_1258, done),
        Encoding::Tcvn3 => with_capitals(page(bytes, &TCVN3, done), bytes),
        Encoding::Vni => page(bytes, &VNI, done),
        Encoding::Viscii => page(bytes, &VISCII, done),
        Encoding::Vps => with_capitals(page(bytes, &VPS, done), bytes),
    })
}

fn page<'b>(
    bytes: &[u8],
    page: &CodePage,
    done: impl FnOnce(Cow<'_, str>, OffsetMap, usize) -> Decoded<'b>,
) -> Decoded<'b> {
    let mut map = MapBuilder::new();
    let (text, unmapped) =
        decode_page(bytes, page, char::from, |from, to, count| map.push(from, to, count));
    done(text.into(), map.finish(), unmapped)
}

/// The same with the capitals that the encoding has not: each is as long as its small letter, so that the map stays true.
fn with_capitals<'b>(mut decoded: Decoded<'b>, bytes: &[u8]) -> Decoded<'b> {
    let mut out = String::new();
    let mut end = 0;
    for word in capitals::find(bytes, decoded.encoding) {
        let start = decoded.map.to_repaired(word.start);
        out.push_str(&decoded.text[end..start]);
        end = decoded.map.to_repaired(word.end);
        out.extend(decoded.text[start..end].chars().flat_map(char::to_uppercase));
    }
    if end > 0 {
        out.push_str(&decoded.text[end..]);
        decoded.text = Cow::Owned(out);
    }
    decoded
}

/// Decodes; `unmapped` says what a byte becomes that means nothing, `units` hears what became of which bytes.
fn decode_page(
    bytes: &[u8],
    page: &CodePage,
    unmapped: impl Fn(u8) -> char,
    mut units: impl FnMut(usize, usize, usize),
) -> (String, usize) {
    let mut out: Vec<u8> = Vec::with_capacity(bytes.len() + bytes.len() / 2);
    let mut lost = 0;
    // How many bytes before `at` stay as they are.
    let mut plain = 0;
    let mut at = 0;
    while let Some(byte) = bytes.get(at).copied() {
        let next = bytes.get(at + 1).copied().unwrap_or(0);
        let pair = if page.is_mark(next) { page.pair(byte, next) } else { None };
        let (c, from) = match (pair, page.single(byte)) {
            (Some(c), _) => (c, 2),
            (None, Some(c)) if c.is_ascii() => {
                out.push(c as u8);
                plain += 1;
                at += 1;
                continue;
            }
            (None, Some(c)) => (c, 1),
            (None, None) if byte == 0 => ('\0', 1),
            (None, None) => {
                lost += 1;
                (unmapped(byte), 1)
            }
        };
        units(1, 1, std::mem::take(&mut plain));
        let mut utf8 = [0; 4];
        out.extend_from_slice(c.encode_utf8(&mut utf8).as_bytes());
        units(from, c.len_utf8(), 1);
        at += from;
    }
    units(1, 1, plain);
    // Only whole characters went in.
    (String::from_utf8(out).unwrap_or_default(), lost)
}

fn decode_utf16(
    bytes: &[u8],
    unit: fn([u8; 2]) -> u16,
) -> Result<(String, OffsetMap), DecodeError> {
    if !bytes.len().is_multiple_of(2) {
        return Err(DecodeErrorKind::HalfUnit { offset: bytes.len() - 1 }.into());
    }
    let mut text = String::with_capacity(bytes.len());
    let mut map = MapBuilder::new();
    let mut at = 0;
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    for c in char::decode_utf16(units) {
        let Ok(c) = c else {
            return Err(DecodeErrorKind::LoneSurrogate { offset: at }.into());
        };
        let from = 2 * c.len_utf16();
        if at == 0 && c == '\u{feff}' {
            map.push(from, 0, 1);
        } else {
            text.push(c);
            map.push(from, c.len_utf8(), 1);
        }
        at += from;
    }
    Ok((text, map.finish()))
}

// ----- without one -----

fn detect(bytes: &[u8]) -> Result<Decoded<'_>, DecodeError> {
    if bytes.starts_with(BOM) {
        return decode_as(bytes, Encoding::Utf8, None);
    }
    if bytes.starts_with(b"\xFF\xFE") {
        return decode_as(bytes, Encoding::Utf16Le, None);
    }
    if bytes.starts_with(b"\xFE\xFF") {
        return decode_as(bytes, Encoding::Utf16Be, None);
    }
    if let Some(file) = FileKind::of(bytes) {
        return Err(DecodeErrorKind::NotText { file: Some(file) }.into());
    }
    if let Some(encoding) = looks_like_utf16(bytes) {
        return decode_as(bytes, encoding, None);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => {
            if is_binary(bytes) {
                return Err(DecodeErrorKind::NotText { file: None }.into());
            }
            if let Some(evidence) = viqr::evidence(text) {
                return decode_as(bytes, Encoding::Viqr, Some(evidence));
            }
            let map = OffsetMap::identity();
            Ok(Decoded {
                text: Cow::Borrowed(text),
                encoding: Encoding::Utf8,
                map,
                evidence: None,
                unmapped: 0,
            })
        }
        Err(error) => detect_page(bytes, error.valid_up_to()),
    }
}

/// The encodings with a byte a letter, or two.
const PAGES: [(Encoding, &CodePage); 5] = [
    (Encoding::Tcvn3, &TCVN3),
    (Encoding::Vni, &VNI),
    (Encoding::Windows1258, &WINDOWS_1258),
    (Encoding::Viscii, &VISCII),
    (Encoding::Vps, &VPS),
];

/// The share of marked words that must be syllables.
const ENOUGH: f32 = 0.6;

/// How far the best must lie before the next best.
const MARGIN: f32 = 0.05;

fn detect_page(bytes: &[u8], offset: usize) -> Result<Decoded<'_>, DecodeError> {
    if is_binary(bytes) {
        return Err(DecodeErrorKind::NotText { file: None }.into());
    }
    let mut ranked: Vec<(Encoding, f32, usize)> = PAGES
        .iter()
        .map(|(encoding, page)| {
            let mut tally = Tally::default();
            for sample in samples(bytes) {
                // No letter: words with such a byte must not count as read.
                let (text, _) =
                    decode_page(sample, page, |_| char::REPLACEMENT_CHARACTER, |_, _, _| ());
                tally.add(&text);
            }
            (*encoding, tally.share(), tally.words)
        })
        .collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
    let [(first, share, words), (second, next, _), ..] = ranked[..] else {
        return Err(DecodeErrorKind::InvalidUtf8 { offset }.into());
    };
    if share < ENOUGH {
        return Err(DecodeErrorKind::InvalidUtf8 { offset }.into());
    }
    if share - next < MARGIN {
        return Err(DecodeErrorKind::Tie { first, second }.into());
    }
    let evidence = Evidence { share, words, runner_up: (next > 0.0).then_some((second, next)) };
    decode_as(bytes, first, Some(evidence))
}

/// Counts the words of a text that have a marked letter, and those of them that are syllables.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub(super) words: usize,
    pub(super) good: usize,
}

impl Tally {
    pub(super) fn add(&mut self, text: &str) {
        let in_word = |c: char| {
            is_letter(c) || matches!(c, '\u{300}'..='\u{36f}' | char::REPLACEMENT_CHARACTER)
        };
        for word in text.split(|c| !in_word(c)) {
            if word.is_ascii() {
                continue;
            }
            // A letter by itself is no evidence.
            if word.chars().nth(1).is_none() {
                continue;
            }
            self.words += 1;
            self.good += usize::from(word.len() <= 24 && fit(word.chars()) >= Fit::Spelled);
        }
    }

    #[expect(clippy::cast_precision_loss)]
    pub(super) fn share(&self) -> f32 {
        if self.words == 0 { 0.0 } else { self.good as f32 / self.words as f32 }
    }
}

const SAMPLE: usize = 8 << 10;
const SAMPLES: usize = 16;

/// The bytes, or pieces from all over them where they are many; pieces begin behind a blank.
pub(super) fn samples(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let all = bytes.len() <= SAMPLE * SAMPLES;
    (0..if all { 1 } else { SAMPLES }).map(move |n| {
        if all {
            return bytes;
        }
        let start = (bytes.len() - SAMPLE) / (SAMPLES - 1) * n;
        let piece = &bytes[start..start + SAMPLE];
        let blank = piece.iter().position(u8::is_ascii_whitespace).unwrap_or(0);
        &piece[blank..]
    })
}

fn looks_like_utf16(bytes: &[u8]) -> Option<Encoding> {
    let head = &bytes[..bytes.len().min(SAMPLE)];
    let zeros = |first: usize| head.iter().skip(first).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let units = head.len() / 2;
    if units >= 2 && odd * 10 >= units * 3 && even * 50 <= units {
        return Some(Encoding::Utf16Le);
    }
    if units >= 2 && even * 10 >= units * 3 && odd * 50 <= units {
        return Some(Encoding::Utf16Be);
    }
    None
}

/// Whether more than one byte in fifty is a control character that no text has, or any is NUL in what is short.
fn is_binary(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(SAMPLE)];
    let odd = |b: u8| matches!(b, 0 | 1 | 7 | 8 | 0x0E | 0x0F | 0x16..=0x18 | 0x1B | 0x7F);
    head.iter().filter(|b| odd(**b)).count() * 50 > head.len()
}
