//! Why an input could not be read or an output not be written, in words.

use std::io;
use std::path::{Path, PathBuf};

use kehoach::text::{DecodeErrorKind, Encoding};
use kehoach::{Lang, MAX_SOURCE_BYTES};

/// What went wrong with one file.
#[derive(Debug)]
pub(crate) enum Error {
    /// It cannot be opened or read.
    Read(io::Error),
    /// It is a folder.
    Folder,
    /// It is longer than what can be read; `None` where its length is not known.
    TooLong(Option<u64>),
    /// Its bytes are no document that can be read.
    Document(kehoach_read::Error),
    /// Its output cannot be written.
    Write(PathBuf, io::Error),
    /// Its output would replace that of another input.
    SameName(PathBuf, PathBuf),
    /// Its output would replace one of the inputs.
    OverInput(PathBuf),
    /// The folder holds tables of another format.
    #[cfg(feature = "convert")]
    OtherFormat(PathBuf, String),
    /// The folder for tables is the archive itself.
    #[cfg(feature = "convert")]
    IntoArchive,
}

impl From<kehoach_read::Error> for Error {
    fn from(error: kehoach_read::Error) -> Self {
        Self::Document(error)
    }
}

/// What is wrong with the bytes of a text.
fn decoding(error: &kehoach_read::Error) -> Option<DecodeErrorKind> {
    error.as_decode_error().map(kehoach::text::DecodeError::kind)
}

impl Error {
    /// The error in one line: lower case, no full stop.
    pub(crate) fn message(&self, lang: Lang) -> String {
        match lang {
            Lang::En => self.english(),
            Lang::Vi => self.vietnamese(),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::Read(error) => match error.kind() {
                io::ErrorKind::NotFound => "no such file".to_owned(),
                io::ErrorKind::PermissionDenied => "no permission to read it".to_owned(),
                _ => format!("cannot be read: {error}"),
            },
            Self::Folder => "is a folder, not a file".to_owned(),
            Self::TooLong(bytes) => {
                let limit = grouped(MAX_SOURCE_BYTES as u64, ',');
                match bytes {
                    Some(bytes) => {
                        format!("is {} bytes long; the limit is {limit}", grouped(*bytes, ','))
                    }
                    None => format!("is longer than the limit of {limit} bytes"),
                }
            }
            Self::Document(error) => match decoding(error) {
                Some(DecodeErrorKind::Tie { first, second }) => {
                    format!("could be {first} or {second}: choose one with --encoding")
                }
                _ => error.message(Lang::En),
            },
            Self::Write(path, error) => format!("{} cannot be written: {error}", path.display()),
            Self::SameName(path, other) => {
                format!("{} was written for {} already", path.display(), other.display())
            }
            Self::OverInput(path) => {
                format!("its output would replace the input {}", path.display())
            }
            #[cfg(feature = "convert")]
            Self::OtherFormat(folder, format) => {
                format!("{} holds tables in {format}", folder.display())
            }
            #[cfg(feature = "convert")]
            Self::IntoArchive => "holds the plans; tables would stand among them".to_owned(),
        }
    }

    fn vietnamese(&self) -> String {
        match self {
            Self::Read(error) => match error.kind() {
                io::ErrorKind::NotFound => "không có tệp này".to_owned(),
                io::ErrorKind::PermissionDenied => "không có quyền đọc tệp".to_owned(),
                _ => format!("không đọc được: {error}"),
            },
            Self::Folder => "là thư mục, không phải tệp".to_owned(),
            Self::TooLong(bytes) => {
                let limit = grouped(MAX_SOURCE_BYTES as u64, '.');
                match bytes {
                    Some(bytes) => {
                        format!("dài {} byte, vượt giới hạn {limit} byte", grouped(*bytes, '.'))
                    }
                    None => format!("vượt giới hạn {limit} byte"),
                }
            }
            Self::Document(error) => match decoding(error) {
                Some(DecodeErrorKind::Tie { first, second }) => {
                    format!("có thể là {first} hoặc {second}: chọn bằng --encoding")
                }
                _ => error.message(Lang::Vi),
            },
            Self::Write(path, error) => format!("không ghi được {}: {error}", path.display()),
            Self::SameName(path, other) => {
                format!("{} đã được ghi cho {}", path.display(), other.display())
            }
            Self::OverInput(path) => format!("kết quả sẽ ghi đè tệp đầu vào {}", path.display()),
            #[cfg(feature = "convert")]
            Self::OtherFormat(folder, format) => {
                format!("{} đang chứa bảng dạng {format}", folder.display())
            }
            #[cfg(feature = "convert")]
            Self::IntoArchive => "đang chứa các kế hoạch; bảng sẽ nằm lẫn vào đó".to_owned(),
        }
    }

    /// What sort of error it is, as the table of errors and Python name it.
    #[cfg(feature = "convert")]
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Document(error) => error.name(),
            Self::TooLong(_) => "LimitExceeded",
            _ => "UnreadableFile",
        }
    }

    /// Where in the file it is.
    #[cfg(feature = "convert")]
    pub(crate) fn place(&self) -> Option<String> {
        let Self::Document(error) = self else { return None };
        error.offset().map(|offset| format!("byte {offset}"))
    }

    /// What to do about it, where there is something to do.
    pub(crate) fn help(&self, lang: Lang) -> Option<String> {
        let vi = lang == Lang::Vi;
        let text = match self {
            Self::Document(error) => match decoding(error) {
                Some(DecodeErrorKind::InvalidUtf8 { .. }) => {
                    let names = Encoding::ALL.map(Encoding::as_str).join(", ");
                    if vi {
                        format!("nếu biết bảng mã, chọn bằng --encoding: {names}")
                    } else {
                        format!("if you know its encoding, name it with --encoding: {names}")
                    }
                }
                _ => error.help(lang)?.to_owned(),
            },
            #[cfg(feature = "convert")]
            Self::OtherFormat(..) | Self::IntoArchive if vi => "chọn thư mục khác".to_owned(),
            #[cfg(feature = "convert")]
            Self::OtherFormat(..) | Self::IntoArchive => "choose another folder".to_owned(),
            Self::SameName(..) if vi => "ghi từng thư mục vào --out riêng".to_owned(),
            Self::SameName(..) => "write each folder to an --out of its own".to_owned(),
            _ => return None,
        };
        Some(text)
    }
}

/// A number with its digits in groups of three.
fn grouped(number: u64, separator: char) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() * 4 / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

/// How a file is called in messages.
pub(crate) fn shown(path: &Path) -> String {
    if path.as_os_str() == "-" { "<stdin>".to_owned() } else { path.display().to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_in_groups() {
        let shown = [0, 999, 1000, 5_368_709_120].map(|n| grouped(n, ','));
        assert_eq!(shown, ["0", "999", "1,000", "5,368,709,120"]);
    }
}
