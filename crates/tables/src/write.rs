//! Tables to files.

use std::io::{self, Write};

use arrow_array::RecordBatch;

#[cfg(feature = "parquet")]
mod parquet;
#[cfg(feature = "text")]
mod text;

/// A format of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FileFormat {
    /// Apache Parquet, compressed by Snappy.
    #[cfg(feature = "parquet")]
    Parquet,
    /// CSV in UTF-8 with a byte order mark, so that Excel reads it; lists are joined by `; `.
    #[cfg(feature = "text")]
    Csv,
    /// JSON Lines: an object a row, without the columns that are null.
    #[cfg(feature = "text")]
    Jsonl,
}

impl FileFormat {
    /// The usual extension: `parquet`.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            #[cfg(feature = "parquet")]
            Self::Parquet => "parquet",
            #[cfg(feature = "text")]
            Self::Csv => "csv",
            #[cfg(feature = "text")]
            Self::Jsonl => "jsonl",
        }
    }
}

/// Writes the rows of a table.
///
/// # Errors
///
/// When `out` can't be written to.
pub fn write(rows: &RecordBatch, format: FileFormat, out: impl Write + Send) -> io::Result<()> {
    match format {
        #[cfg(feature = "parquet")]
        FileFormat::Parquet => parquet::write(rows, out),
        #[cfg(feature = "text")]
        FileFormat::Csv => text::csv(rows, out),
        #[cfg(feature = "text")]
        FileFormat::Jsonl => text::jsonl(rows, out),
    }
}
