//! From a path or from bytes to a document.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use kehoach::text::FileKind;

use crate::error::{Error, Kind};
use crate::{Document, Format, Options, format, txt};

/// Reads the file at `path`, whatever its name ends with.
///
/// # Errors
///
/// Where the file cannot be opened, is not a document, is encrypted, passes a limit of [`limits`](crate::limits), or
/// is so damaged that no text could be recovered.
///
/// ```no_run
/// let document = kehoach_read::read("ke-hoach-2024.doc")?;
/// for (index, hints) in document.lines.iter().enumerate() {
///     println!("{:?} {}", hints.alignment, document.line(index));
/// }
/// # Ok::<(), kehoach_read::Error>(())
/// ```
pub fn read(path: impl AsRef<Path>) -> Result<Document, Error> {
    let options = Options::new();
    let file = File::open(path).map_err(Kind::Io)?;
    let mut bytes = Vec::new();
    // One byte over the limit is enough to know.
    let most = u64::try_from(options.max_file_bytes).unwrap_or(u64::MAX).saturating_add(1);
    file.take(most).read_to_end(&mut bytes).map_err(Kind::Io)?;
    read_vec(bytes, &options)
}

/// Reads a file that is in memory and no longer needed: a text in UTF-8 is taken over instead of being copied.
///
/// # Errors
///
/// As [`read`].
pub fn read_vec(bytes: Vec<u8>, options: &Options) -> Result<Document, Error> {
    if Format::detect(&bytes) == Some(Format::Txt) && bytes.len() <= options.max_file_bytes {
        return txt::read(bytes.into(), options);
    }
    read_bytes(&bytes, options)
}

/// Reads a file that is in memory.
///
/// # Errors
///
/// As [`read`].
pub fn read_bytes(bytes: &[u8], options: &Options) -> Result<Document, Error> {
    if bytes.len() > options.max_file_bytes {
        return Err(Kind::FileTooLarge { limit: options.max_file_bytes }.into());
    }
    let Some(format) = Format::detect(bytes) else {
        // Text in UTF-16 without a mark looks like no text; the decoder knows better.
        if let Some(first) = format::document_in_archive(bytes) {
            return Err(Kind::Bundle { first }.into());
        }
        return match FileKind::of(bytes).filter(|_| options.encoding.is_none()) {
            Some(file) => Err(Kind::NotADocument { file: Some(file) }.into()),
            None => txt::read(bytes.into(), options),
        };
    };
    match format {
        Format::Txt => txt::read(bytes.into(), options),
        #[cfg(feature = "docx")]
        Format::Docx => crate::docx::read(bytes, options),
        #[cfg(feature = "doc")]
        Format::Doc => crate::doc::read(bytes, options),
        #[cfg(feature = "rtf")]
        Format::Rtf => crate::rtf::read(bytes, options),
        #[cfg(feature = "odt")]
        Format::Odt => crate::odt::read(bytes, options),
        #[cfg(feature = "html")]
        Format::Html => crate::html::read(bytes, options),
        #[cfg(feature = "pdf")]
        Format::Pdf => crate::pdf::read(bytes, options),
        #[allow(unreachable_patterns)]
        _ => Err(Kind::NotBuilt(format).into()),
    }
}
