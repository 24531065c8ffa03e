//! Why a file gave no text.

use std::fmt;
use std::io;

use crate::Format;

/// Why a file could not be read.
///
/// The message names the part of the file and the cause. What is merely damaged is no error: see
/// [`Document::damage`](crate::Document::damage).
pub struct Error {
    kind: Box<Kind>,
}

/// The situations, one each.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Kind {
    #[error("the file could not be opened or read: {0}")]
    Io(#[source] io::Error),
    #[error("the file is larger than {limit} bytes")]
    FileTooLarge { limit: usize },
    #[error("{part} is larger than {limit} bytes")]
    PartTooLarge { part: String, limit: usize },
    #[error("{part} inflates to more than {ratio} times its size: it looks like a zip bomb")]
    Bomb { part: String, ratio: usize },
    #[error("{part} nests more than {limit} levels deep")]
    TooDeep { part: String, limit: usize },
    #[error("the text is larger than {limit} bytes")]
    TextTooLarge { limit: usize },
    #[error("the tables have more than {limit} cells")]
    TooManyCells { limit: usize },
    #[error("the file is not a document of a known kind")]
    NotADocument,
    #[cfg_attr(
        all(
            feature = "docx",
            feature = "odt",
            feature = "doc",
            feature = "rtf",
            feature = "html",
            feature = "pdf"
        ),
        allow(dead_code, reason = "nothing is missing")
    )]
    #[error("this build cannot read {0} files: its cargo feature is off")]
    NotBuilt(Format),
    #[error("the {0} file is encrypted: a password is needed")]
    Encrypted(Format),
    #[error("the {format} file has no {part}, and none of it could be recovered")]
    NoPart { format: Format, part: &'static str },
    #[error(
        "none of the {pages} page(s) has a text layer: they are pictures, and text must be recognised first"
    )]
    Scanned { pages: usize },
}

impl Error {
    /// Whether the file is encrypted.
    #[must_use]
    pub fn is_encrypted(&self) -> bool {
        matches!(*self.kind, Kind::Encrypted(_))
    }

    /// Whether a limit of [`limits`](crate::limits) or of the [`Options`](crate::Options) was passed.
    #[must_use]
    pub fn is_too_large(&self) -> bool {
        matches!(
            *self.kind,
            Kind::FileTooLarge { .. }
                | Kind::PartTooLarge { .. }
                | Kind::Bomb { .. }
                | Kind::TooDeep { .. }
                | Kind::TextTooLarge { .. }
                | Kind::TooManyCells { .. }
        )
    }

    /// Whether the bytes are no document of any kind that is read here.
    #[must_use]
    pub fn is_not_a_document(&self) -> bool {
        matches!(*self.kind, Kind::NotADocument)
    }

    /// Whether the file has pages but no text: a scan.
    #[must_use]
    pub fn is_scanned(&self) -> bool {
        matches!(*self.kind, Kind::Scanned { .. })
    }

    /// Whether the file could not be opened or read from the disk.
    #[must_use]
    pub fn is_io(&self) -> bool {
        matches!(*self.kind, Kind::Io(_))
    }
}

impl From<Kind> for Error {
    #[cold]
    fn from(kind: Kind) -> Self {
        Self { kind: Box::new(kind) }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.kind.fmt(f)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.kind, f)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        std::error::Error::source(&*self.kind)
    }
}
