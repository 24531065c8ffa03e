//! Deflated data whose bits are damaged, read on behind the damage.
//!
//! A decoder that stops at the first fault loses the rest of a plan to one flipped bit. Codes of differing length fall into
//! step again after a few wrong ones, so this decoder goes on: a copy from before the beginning is of `?`, an end that
//! comes too soon is none, and the description of the codes at the head of a block, where one wrong bit makes all of it
//! nonsense, is tried with each of its bits the other way.

/// How much is read on: this decoder takes its time, and the parts of a plan are small.
const MAX_DATA_BYTES: usize = 1 << 20;

/// How many bits of a block may describe its codes.
const MAX_HEADER_BITS: usize = 2400;

/// How many descriptions of codes are mended.
const MAX_MENDED: usize = 8;

/// How many bytes say whether a description of codes makes sense.
const SAMPLE_BYTES: usize = 1024;

/// How much of a sample may be wrong.
const MAX_WRONG: usize = SAMPLE_BYTES / 8;

/// From so many bytes behind the end of a block on, that end was none.
const MIN_REST_BYTES: usize = 4;

/// A copy from before the beginning.
const UNKNOWN: u8 = b'?';

const LENGTH_BASES: [u16; 29] = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
    163, 195, 227, 258,
];
const LENGTH_BITS: [u8; 29] =
    [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const DISTANCE_BASES: [u16; 30] = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537,
    2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577,
];

/// What can be read of `data`, which is text, at most `most` bytes; `whole` where the data end where `data` does.
pub(crate) fn recover(data: &[u8], most: usize, whole: bool) -> Vec<u8> {
    let data = &data[..data.len().min(MAX_DATA_BYTES)];
    let mut bits = Bits { data, at: 0, flipped: usize::MAX };
    let mut out = Vec::new();
    let mut codes: Option<(Codes, Codes)> = None;
    let mut tries = 0;
    while out.len() < most && bits.left() > 7 {
        let begin = bits.at;
        let far = bits.left() / 8 >= MIN_REST_BYTES;
        let last = match bits.header() {
            Some((last, Block::Stored(len))) => {
                let from = bits.at / 8;
                let to = (from + len).min(data.len());
                out.extend(&data[from..to]);
                bits.at = to * 8;
                last
            }
            // Short data alone have codes that nobody described; what looks like that in the midst is no block.
            Some((last, Block::Codes(literals, distances, described)))
                if if described {
                    bits.makes_sense(&literals, &distances)
                } else {
                    codes.is_none()
                } =>
            {
                bits.block(&literals, &distances, most, &mut out);
                codes = Some((literals, distances));
                last
            }
            _ => {
                bits.at = begin;
                tries += 1;
                let mended = if tries > MAX_MENDED { None } else { bits.mended() };
                if mended.is_some() {
                    codes = mended;
                }
                // Without a block here, the one before goes on.
                let Some((literals, distances)) = &codes else { break };
                bits.block(literals, distances, most, &mut out);
                false
            }
        };
        if last {
            let Some((literals, distances)) = codes.as_ref().filter(|_| whole && far) else {
                break;
            };
            // There is more: that end was none.
            while out.len() < most && bits.left() / 8 >= MIN_REST_BYTES {
                bits.block(literals, distances, most, &mut out);
            }
            break;
        }
    }
    out.truncate(most);
    out
}

/// A block of data.
#[derive(Debug)]
enum Block {
    /// So many bytes as they are.
    Stored(usize),
    /// The codes of literals and lengths and those of distances, and whether the block described them.
    Codes(Codes, Codes, bool),
}

/// Canonical codes, by their lengths.
#[derive(Debug, Clone)]
struct Codes {
    /// How many codes there are of each length.
    counts: [u16; 16],
    symbols: Vec<u16>,
    /// Whether each series of bits is a code or the start of one.
    complete: bool,
}

impl Codes {
    /// Nothing where there are more codes than fit.
    fn new(lengths: &[u8]) -> Option<Self> {
        let mut counts = [0_u16; 16];
        for &length in lengths {
            counts[usize::from(length & 15)] += 1;
        }
        let unused = std::mem::take(&mut counts[0]);
        let mut left = 1_i32;
        for &count in &counts[1..] {
            left = left * 2 - i32::from(count);
            if left < 0 {
                return None;
            }
        }
        let mut nexts = [0_usize; 16];
        for length in 1..15 {
            nexts[length + 1] = nexts[length] + usize::from(counts[length]);
        }
        let mut symbols = vec![0; lengths.len() - usize::from(unused)];
        for (symbol, &length) in lengths.iter().enumerate() {
            let next = &mut nexts[usize::from(length & 15)];
            if length > 0
                && let Some(place) = symbols.get_mut(*next)
            {
                *place = u16::try_from(symbol).unwrap_or(0);
                *next += 1;
            }
        }
        Some(Self { counts, symbols, complete: left == 0 })
    }
}

/// The bits of the data, one of which may be taken the other way.
#[derive(Debug, Clone)]
struct Bits<'d> {
    data: &'d [u8],
    at: usize,
    flipped: usize,
}

impl Bits<'_> {
    const fn left(&self) -> usize {
        (self.data.len() * 8).saturating_sub(self.at)
    }

    fn bit(&mut self) -> Option<u16> {
        let byte = self.data.get(self.at / 8)?;
        let bit = byte >> (self.at % 8) & 1 ^ u8::from(self.at == self.flipped);
        self.at += 1;
        Some(u16::from(bit))
    }

    fn take(&mut self, count: u8) -> Option<u16> {
        let mut value = 0;
        for place in 0..count {
            value |= self.bit()? << place;
        }
        Some(value)
    }

    /// The next symbol; `None` at the end of the data, `Some(None)` where no code begins so.
    fn symbol(&mut self, codes: &Codes) -> Option<Option<u16>> {
        let begin = self.at;
        let (mut code, mut first, mut index) = (0_i32, 0_i32, 0_usize);
        for &count in &codes.counts[1..] {
            code |= i32::from(self.bit()?);
            let here = i32::from(count);
            if code - first < here {
                let nth = usize::try_from(code - first).unwrap_or(0);
                return Some(codes.symbols.get(index + nth).copied());
            }
            index += usize::from(count);
            first = (first + here) << 1;
            code <<= 1;
        }
        self.at = begin + 1;
        Some(None)
    }

    /// The head of a block, and whether it is the last one; nothing where it makes no sense.
    fn header(&mut self) -> Option<(bool, Block)> {
        let last = self.bit()? == 1;
        let block = match self.take(2)? {
            0 => {
                self.at = self.at.next_multiple_of(8);
                let (len, check) = (self.take(16)?, self.take(16)?);
                (len == !check).then_some(Block::Stored(usize::from(len)))?
            }
            1 => {
                let mut lengths = [8_u8; 288];
                lengths[144..256].fill(9);
                lengths[256..280].fill(7);
                Block::Codes(Codes::new(&lengths)?, Codes::new(&[5; 30])?, false)
            }
            2 => {
                let (literals, distances) = self.described()?;
                Block::Codes(literals, distances, true)
            }
            _ => return None,
        };
        Some((last, block))
    }

    /// The codes that a block describes.
    fn described(&mut self) -> Option<(Codes, Codes)> {
        const ORDER: [usize; 19] =
            [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
        let literals = usize::from(self.take(5)?) + 257;
        let distances = usize::from(self.take(5)?) + 1;
        let given = usize::from(self.take(4)?) + 4;
        let mut lengths = [0_u8; 19];
        for &place in &ORDER[..given.min(19)] {
            lengths[place] = u8::try_from(self.take(3)?).ok()?;
        }
        let codes = Codes::new(&lengths).filter(|codes| codes.complete)?;
        if literals > 286 || distances > 30 {
            return None;
        }
        let mut lengths: Vec<u8> = Vec::with_capacity(literals + distances);
        while lengths.len() < literals + distances {
            let (length, times) = match self.symbol(&codes)?? {
                16 => (*lengths.last()?, 3 + self.take(2)?),
                17 => (0, 3 + self.take(3)?),
                18 => (0, 11 + self.take(7)?),
                length => (u8::try_from(length).ok()?, 1),
            };
            lengths.extend(std::iter::repeat_n(length, usize::from(times)));
        }
        if lengths.len() > literals + distances || lengths[256] == 0 {
            return None;
        }
        let (literals, distances) = lengths.split_at(literals);
        let literals = Codes::new(literals).filter(|codes| codes.complete)?;
        let distances = Codes::new(distances)?;
        // One distance alone may have a code that leaves others free.
        (distances.complete || distances.symbols.len() < 2).then_some((literals, distances))
    }

    /// Reads a block to its end; says how many faults it has.
    fn block(
        &mut self,
        literals: &Codes,
        distances: &Codes,
        most: usize,
        out: &mut Vec<u8>,
    ) -> usize {
        let mut faults = 0;
        while out.len() < most {
            let Some(symbol) = self.symbol(literals) else { return faults };
            let Some(symbol) = symbol else {
                faults += 1;
                continue;
            };
            if symbol < 256 {
                out.push(symbol as u8);
                continue;
            }
            if symbol == 256 {
                return faults;
            }
            let nth = usize::from(symbol) - 257;
            let (Some(base), Some(extra)) = (LENGTH_BASES.get(nth), LENGTH_BITS.get(nth)) else {
                faults += 1;
                continue;
            };
            let Some(more) = self.take(*extra) else { return faults };
            let length = usize::from(base + more);
            let Some(symbol) = self.symbol(distances) else { return faults };
            let base = symbol.and_then(|symbol| DISTANCE_BASES.get(usize::from(symbol)));
            let (Some(symbol), Some(base)) = (symbol, base) else {
                faults += 1;
                continue;
            };
            let extra = u8::try_from(symbol / 2).unwrap_or(0).saturating_sub(1);
            let Some(more) = self.take(extra) else { return faults };
            let distance = usize::from(*base) + usize::from(more);
            faults += usize::from(distance > out.len());
            for _ in 0..length {
                let copied = out.len().checked_sub(distance).map(|at| out[at]);
                out.push(copied.unwrap_or(UNKNOWN));
            }
        }
        faults
    }

    /// The codes of the block here, if one bit the other way makes sense of their description; they are read over.
    fn mended(&mut self) -> Option<(Codes, Codes)> {
        let mut best: Option<(usize, usize, (Codes, Codes))> = None;
        for flipped in self.at..self.at + MAX_HEADER_BITS.min(self.left()) {
            let mut bits = Self { flipped, ..self.clone() };
            let Some((_, Block::Codes(literals, distances, true))) = bits.header() else {
                continue;
            };
            let wrong = bits.wrong(&literals, &distances);
            if best.as_ref().is_none_or(|(least, ..)| wrong < *least) {
                best = Some((wrong, bits.at, (literals, distances)));
            }
        }
        let (_, at, codes) = best.filter(|(wrong, ..)| *wrong <= MAX_WRONG)?;
        self.at = at;
        Some(codes)
    }

    /// Whether what follows makes sense in these codes, as far as a sample shows. Wrong bits in the block are faults, too.
    fn makes_sense(&self, literals: &Codes, distances: &Codes) -> bool {
        self.wrong(literals, distances) <= MAX_WRONG
    }

    /// How much of a sample of what follows is wrong in these codes.
    fn wrong(&self, literals: &Codes, distances: &Codes) -> usize {
        let mut sample = Vec::new();
        let mut bits = self.clone();
        let faults = bits.block(literals, distances, SAMPLE_BYTES, &mut sample);
        let odd = sample.iter().filter(|byte| **byte < b' ' && !byte.is_ascii_whitespace()).count();
        // Text that ends at once is none, unless the data do.
        let short = SAMPLE_BYTES.saturating_sub(sample.len()).min(bits.left() / 8);
        faults + odd + short
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "it is a test")]

    use std::io::{Read as _, Write as _};

    use super::*;

    /// Some 20 kB of text, and its deflated form.
    fn sample() -> (Vec<u8>, Vec<u8>) {
        let mut text = b"<?xml version=\"1.0\"?>".to_vec();
        for number in 0..400_u32 {
            let word = ["doc sach", "trong cay", "the thao"][number as usize % 3];
            write!(text, "<p n=\"{}\">{number}. Ngay hoi {word}</p>", number * 7919 % 1000)
                .unwrap();
        }
        let mut packed =
            flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::default());
        packed.write_all(&text).unwrap();
        let packed = packed.finish().unwrap();
        (text, packed)
    }

    #[test]
    fn sound_data_are_read_as_they_are() {
        let (text, packed) = sample();
        assert_eq!(recover(&packed, usize::MAX, true), text);
        assert_eq!(recover(&packed, 100, true), &text[..100]);
        let mut longer = packed.clone();
        longer.extend(b"PK and other parts");
        assert_eq!(recover(&longer, usize::MAX, false), text);
        for level in [flate2::Compression::none(), flate2::Compression::fast()] {
            let mut packed = flate2::write::DeflateEncoder::new(Vec::new(), level);
            packed.write_all(&text).unwrap();
            assert_eq!(recover(&packed.finish().unwrap(), usize::MAX, true), text);
        }
    }

    /// The share of the bits that, each taken wrong, leave at least half of the text, for this decoder and the usual one.
    fn survived() -> (f64, f64) {
        let (text, packed) = sample();
        let (mut here, mut usual, mut count) = (0_u32, 0_u32, 0_u32);
        for bit in (0..packed.len() * 8).step_by(7) {
            let mut damaged = packed.clone();
            damaged[bit / 8] ^= 1 << (bit % 8);
            let paragraphs =
                |bytes: &[u8]| memchr::memmem::find_iter(bytes, b"hoi ").count() >= 200;
            here += u32::from(paragraphs(&recover(&damaged, text.len(), true)));
            let mut found = Vec::new();
            let _ = flate2::read::DeflateDecoder::new(&damaged[..]).read_to_end(&mut found);
            usual += u32::from(paragraphs(&found));
            count += 1;
        }
        (f64::from(here) / f64::from(count), f64::from(usual) / f64::from(count))
    }

    #[test]
    fn one_wrong_bit_does_not_end_the_text() {
        let (here, usual) = survived();
        assert!(here > 0.9 && usual < here, "{here} {usual}");
    }

    #[test]
    fn any_bytes_end() {
        let mut seed = 7_u32;
        for len in [0, 1, 5, 100, 3000, 1 << 20] {
            let bytes: Vec<u8> = std::iter::repeat_with(|| {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (seed >> 24) as u8
            })
            .take(len)
            .collect();
            let start = std::time::Instant::now();
            assert!(recover(&bytes, 1 << 20, true).len() <= 1 << 20);
            // Two seconds are the longest that a file may take, in a test without optimisation, too.
            assert!(start.elapsed() < std::time::Duration::from_secs(2));
        }
    }
}
