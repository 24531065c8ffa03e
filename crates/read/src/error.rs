//! Why a file gave no text.

use std::fmt;
use std::io;

use kehoach::Lang;
use kehoach::text::{DecodeError, DecodeErrorKind, FileKind};

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
    #[error("the file is {}", what(*file))]
    NotADocument { file: Option<FileKind> },
    #[error("the file is an archive with documents in it, {first} among them")]
    Bundle { first: String },
    #[error("{0}")]
    Decode(#[source] DecodeError),
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
        "the fonts of the {format} file are lost: the text of {pages} page(s) is there, but not what its characters mean"
    )]
    FontsLost { format: Format, pages: usize },
    #[error("none of the {pages} page(s) has a text layer: they are pictures")]
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
        matches!(*self.kind, Kind::NotADocument { .. } | Kind::Bundle { .. })
    }

    /// Whether the file has pages but no text: a scan.
    #[must_use]
    pub fn is_scanned(&self) -> bool {
        matches!(*self.kind, Kind::Scanned { .. })
    }

    /// What is wrong with the bytes of a text file, where that is what went wrong.
    #[must_use]
    pub fn as_decode_error(&self) -> Option<&DecodeError> {
        match &*self.kind {
            Kind::Decode(error) => Some(error),
            _ => None,
        }
    }

    /// The error in one line, in either language.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        match lang {
            Lang::Vi => self.kind.vietnamese(),
            _ => self.to_string(),
        }
    }

    /// What sort of error it is, as tables and the exceptions of Python are called: `UnreadableFile`,
    /// `UnsupportedFormat`, `EncryptedFile`, `NoTextLayer`, `DecodeError` or `LimitExceeded`.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match &*self.kind {
            Kind::Decode(error) => match error.kind() {
                DecodeErrorKind::NotText { .. } => "UnsupportedFormat",
                DecodeErrorKind::TooLong { .. } => "LimitExceeded",
                _ => "DecodeError",
            },
            Kind::Encrypted(_) => "EncryptedFile",
            Kind::Scanned { .. } => "NoTextLayer",
            Kind::NotADocument { .. } | Kind::Bundle { .. } | Kind::NotBuilt(_) => {
                "UnsupportedFormat"
            }
            Kind::Io(_) | Kind::NoPart { .. } | Kind::FontsLost { .. } => "UnreadableFile",
            Kind::FileTooLarge { .. }
            | Kind::PartTooLarge { .. }
            | Kind::Bomb { .. }
            | Kind::TooDeep { .. }
            | Kind::TextTooLarge { .. }
            | Kind::TooManyCells { .. } => "LimitExceeded",
        }
    }

    /// The byte at which a text file stops being text, 0-based, where that is what is wrong.
    #[must_use]
    pub fn offset(&self) -> Option<usize> {
        match self.as_decode_error()?.kind() {
            DecodeErrorKind::InvalidUtf8 { offset }
            | DecodeErrorKind::LoneSurrogate { offset }
            | DecodeErrorKind::HalfUnit { offset } => Some(offset),
            _ => None,
        }
    }

    /// What to do about it, where there is something to do.
    #[must_use]
    pub fn help(&self, lang: Lang) -> Option<&'static str> {
        let (en, vi) = match &*self.kind {
            Kind::Encrypted(_) => (
                "open it with its password and save it without one",
                "mở tệp bằng mật khẩu rồi lưu lại không đặt mật khẩu",
            ),
            Kind::Scanned { .. } => {
                ("run text recognition (OCR) on it first", "nhận dạng chữ (OCR) trước khi đọc")
            }
            Kind::Bundle { .. }
            | Kind::NotADocument {
                file: Some(FileKind::Rar | FileKind::SevenZip | FileKind::Gzip),
            } => ("unpack it and read what is in it", "giải nén rồi đọc từng tệp bên trong"),
            Kind::NoPart { .. } | Kind::FontsLost { .. } => (
                "get the file again, or open and save it in a word processor",
                "lấy lại tệp, hoặc mở và lưu lại bằng trình soạn thảo",
            ),
            _ => return None,
        };
        Some(if lang == Lang::Vi { vi } else { en })
    }

    /// Whether the file could not be opened or read from the disk.
    #[must_use]
    pub fn is_io(&self) -> bool {
        matches!(*self.kind, Kind::Io(_))
    }
}

fn what(file: Option<FileKind>) -> String {
    match file {
        Some(FileKind::Zip) => "an archive without a document of a known kind".to_owned(),
        Some(FileKind::Ole) => "an OLE file that is no Word document".to_owned(),
        Some(file) => format!("no document of a known kind but {file}"),
        None => "no document of a known kind".to_owned(),
    }
}

impl Kind {
    fn vietnamese(&self) -> String {
        match self {
            Self::Io(error) => format!("không mở hoặc không đọc được tệp: {error}"),
            Self::FileTooLarge { limit } => format!("tệp lớn hơn {limit} byte"),
            Self::PartTooLarge { part, limit } => format!("{part} lớn hơn {limit} byte"),
            Self::Bomb { part, ratio } => {
                format!("{part} giải nén ra gấp hơn {ratio} lần: giống một zip bomb")
            }
            Self::TooDeep { part, limit } => format!("{part} lồng nhau quá {limit} tầng"),
            Self::TextTooLarge { limit } => format!("văn bản dài hơn {limit} byte"),
            Self::TooManyCells { limit } => format!("các bảng có hơn {limit} ô"),
            Self::NotADocument { file: None } => {
                "tệp không phải loại tài liệu nào đọc được".to_owned()
            }
            Self::NotADocument { file: Some(file) } => format!(
                "tệp không phải loại tài liệu nào đọc được mà là {}",
                match file {
                    FileKind::Pdf => "tệp PDF",
                    FileKind::Zip => "tệp nén zip",
                    FileKind::Ole => "tệp OLE không chứa văn bản Word",
                    FileKind::Rtf => "tệp RTF",
                    FileKind::Image => "tệp ảnh",
                    FileKind::Gzip => "tệp nén gzip",
                    FileKind::Rar => "tệp nén RAR",
                    FileKind::SevenZip => "tệp nén 7z",
                    _ => "loại khác",
                }
            ),
            Self::Bundle { first } => {
                format!("tệp nén chứa các tài liệu, trong đó có {first}")
            }
            Self::Decode(error) => match error.kind() {
                DecodeErrorKind::InvalidUtf8 { offset } => {
                    format!("UTF-8 sai tại byte {offset} và không khớp bảng mã nào khác")
                }
                DecodeErrorKind::Tie { first, second } => {
                    format!("có thể là {first} hoặc {second}: hãy nêu rõ bảng mã")
                }
                _ => error.to_string(),
            },
            Self::NotBuilt(format) => format!("bản dựng này không đọc được tệp {format}"),
            Self::Encrypted(format) => format!("tệp {format} được mã hoá: cần mật khẩu"),
            Self::NoPart { format, part } => {
                format!("tệp {format} thiếu {part} và không khôi phục được phần nào")
            }
            Self::FontsLost { format, pages } => format!(
                "tệp {format} mất phông chữ: còn nội dung của {pages} trang nhưng không biết ký tự nào là chữ gì"
            ),
            Self::Scanned { pages } => format!(
                "cả {pages} trang đều không có lớp chữ: là ảnh chụp, cần nhận dạng chữ trước"
            ),
        }
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
