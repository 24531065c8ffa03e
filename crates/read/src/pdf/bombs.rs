//! Streams that inflate to far more than a document holds.
//!
//! The library underneath inflates whatever it is given, as far as it goes. So each stream is inflated here first, into
//! nothing, and no further than the limits.

use flate2::{Decompress, FlushDecompress, Status};
use memchr::memmem;

use crate::error::Kind;
use crate::limits::{INFLATION_FLOOR_BYTES, MAX_INFLATION_RATIO, MAX_PART_BYTES};

/// Fails where a stream of the file passes a limit.
pub(super) fn refuse(bytes: &[u8]) -> Result<(), Kind> {
    let mut scratch = vec![0; 1 << 16];
    let mut rest = bytes;
    while let Some(at) = memmem::find(rest, b"stream") {
        rest = &rest[at + b"stream".len()..];
        let data = rest.strip_prefix(b"\r").unwrap_or(rest);
        let Some(data) = data.strip_prefix(b"\n").filter(|data| is_deflated(data)) else {
            continue;
        };
        let mut inflater = Decompress::new(true);
        loop {
            let (read, written) = (inflater.total_in(), inflater.total_out());
            let from = usize::try_from(read).unwrap_or(data.len()).min(data.len());
            let status = inflater.decompress(&data[from..], &mut scratch, FlushDecompress::None);
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
            let moved = taken > read || made > written;
            if !matches!(status, Ok(Status::Ok | Status::BufError)) || !moved {
                // Streams do not overlap.
                rest = &data[usize::try_from(taken).unwrap_or(data.len()).min(data.len())..];
                break;
            }
        }
    }
    Ok(())
}

/// Whether data begins as zlib's does.
fn is_deflated(data: &[u8]) -> bool {
    matches!(data, [method, flags, ..]
        if method & 0x0F == 8 && (u16::from(*method) << 8 | u16::from(*flags)).is_multiple_of(31))
}
