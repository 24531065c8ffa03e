//! What a reader takes in before it stops: a file beyond these is an error that says so, never a stall.

/// The largest file, in bytes.
pub const MAX_FILE_BYTES: usize = 1 << 30;

/// The largest part of an archive (a `document.xml`) once inflated, in bytes.
pub const MAX_PART_BYTES: usize = 256 << 20;

/// From this many inflated bytes on, [`MAX_INFLATION_RATIO`] counts.
pub const INFLATION_FLOOR_BYTES: usize = 16 << 20;

/// How many times larger than its compressed form a part may be. Office files reach 60; a zip bomb reaches 1000.
pub const MAX_INFLATION_RATIO: usize = 200;

/// How many entries of an archive are looked at.
pub const MAX_ARCHIVE_ENTRIES: usize = 1 << 16;

/// How many parts of an archive are read on behind the damage in their compressed data, which takes its time.
pub const MAX_PARTS_READ_ON: usize = 4;

/// How deep XML elements, RTF groups or HTML elements may be nested. Word itself stops below 30 nested tables.
pub const MAX_DEPTH: usize = 512;

/// How long the canonical text may become, in bytes.
pub const MAX_TEXT_BYTES: usize = 256 << 20;

/// How many table cells a document may have.
pub const MAX_CELLS: usize = 1 << 21;

/// How many columns a table may have; Word stops at 63.
pub const MAX_COLUMNS: u16 = 1 << 10;

/// How many styles a style may be based on, one on the other.
pub const MAX_STYLE_CHAIN: usize = 32;
