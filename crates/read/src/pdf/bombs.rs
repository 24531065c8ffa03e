//! Streams that inflate to far more than a document holds.
//!
//! The library underneath inflates whatever it is given, as far as it goes. So each stream is inflated here first, into
//! nothing, and no further than the limits.

use flate2::{Decompress, FlushDecompress, Status};
use memchr::memmem;

use super::lzw::Lzw;
use crate::error::Kind;
use crate::limits::{INFLATION_FLOOR_BYTES, MAX_INFLATION_RATIO, MAX_PART_BYTES};

/// How often data may be deflated, one time over the other.
const MAX_LAYERS: usize = 3;

/// How often the file may be looked through, in all, for what is packed by LZW: its streams may seem to have no end.
const LZW_PASSES: usize = 8;

/// Fails where a stream of the file passes a limit.
pub(super) fn refuse(bytes: &[u8]) -> Result<(), Kind> {
    let mut scratch = vec![0; 1 << 16];
    let mut lzw_left = bytes.len().saturating_mul(LZW_PASSES);
    let mut rest = bytes;
    while let Some(at) = memmem::find(rest, b"stream") {
        rest = &rest[at + b"stream".len()..];
        if let Some(data) = data(rest) {
            let all = &data[..data.len().min(lzw_left)];
            for early in [true, false] {
                lzw_left = lzw_left.saturating_sub(unfold(all, early)?);
            }
            let taken = inflate(data, &mut scratch, MAX_LAYERS)?;
            // Streams do not overlap.
            rest = &data[taken.min(data.len())..];
        }
    }
    Ok(())
}

/// What comes behind the end of the line with the word that begins a stream.
fn data(rest: &[u8]) -> Option<&[u8]> {
    let blanks = rest.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    let rest = &rest[blanks..];
    rest.strip_prefix(b"\r\n").or(rest.strip_prefix(b"\n")).or(rest.strip_prefix(b"\r"))
}

/// Unfolds data as LZW packs them, into nothing; says how many bytes made sense as such.
fn unfold(data: &[u8], early: bool) -> Result<usize, Kind> {
    let mut lzw = Lzw::new(early);
    lzw.take(data)?;
    Ok(lzw.taken())
}

/// Inflates data into nothing, and what comes out of them if that is deflated itself; says how many bytes they take.
fn inflate(data: &[u8], scratch: &mut [u8], layers: usize) -> Result<usize, Kind> {
    let zlib = is_deflated(data);
    // What does not begin as zlib's data do is inflated from behind its beginning.
    let skipped = if zlib { 0 } else { data.len().min(2) };
    let data = &data[skipped..];
    let mut inflater = Decompress::new(zlib);
    let mut inner: Option<Vec<u8>> = None;
    // What comes out may be packed by LZW, which shows only as it is unfolded.
    let mut folded = [Lzw::new(true), Lzw::new(false)];
    loop {
        let (read, written) = (inflater.total_in(), inflater.total_out());
        let from = usize::try_from(read).unwrap_or(data.len()).min(data.len());
        let status = inflater.decompress(&data[from..], scratch, FlushDecompress::None);
        let (taken, made) = (inflater.total_in(), inflater.total_out());
        let sized = |bytes: usize| bytes as u64;
        let part = || "a stream".to_owned();
        if made > sized(MAX_PART_BYTES) {
            return Err(Kind::PartTooLarge { part: part(), limit: MAX_PART_BYTES });
        }
        if made > sized(INFLATION_FLOOR_BYTES)
            && made > taken.saturating_mul(sized(MAX_INFLATION_RATIO))
        {
            return Err(Kind::Bomb { part: part(), ratio: MAX_INFLATION_RATIO });
        }
        let new = usize::try_from(made - written).unwrap_or(0).min(scratch.len());
        if written == 0 && is_deflated(&scratch[..new]) {
            inner = Some(Vec::new());
        }
        if let Some(inner) = &mut inner {
            inner.extend(&scratch[..new]);
        }
        for lzw in &mut folded {
            lzw.take(&scratch[..new])?;
        }
        let moved = taken > read || made > written;
        if !matches!(status, Ok(Status::Ok | Status::BufError)) || !moved {
            if let Some(inner) = inner {
                if layers == 0 {
                    return Err(Kind::Bomb { part: part(), ratio: MAX_INFLATION_RATIO });
                }
                inflate(&inner, scratch, layers - 1)?;
            }
            let taken = usize::try_from(taken).unwrap_or(data.len());
            return Ok(if zlib { taken } else { 0 });
        }
    }
}

/// Whether data begins as zlib's does.
fn is_deflated(data: &[u8]) -> bool {
    matches!(data, [method, flags, ..]
        if method & 0x0F == 8 && (u16::from(*method) << 8 | u16::from(*flags)).is_multiple_of(31))
}
