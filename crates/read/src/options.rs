//! What a caller may ask of a reader.

use kehoach::text::Encoding;

use crate::limits;

/// How to read a file.
///
/// ```
/// use kehoach_read::Options;
///
/// const WITH_EVERYTHING: Options = Options::new().hidden(true).deleted(true).comments(true);
/// # let _ = WITH_EVERYTHING;
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    pub(crate) hidden: bool,
    pub(crate) deleted: bool,
    pub(crate) comments: bool,
    pub(crate) max_file_bytes: usize,
    pub(crate) encoding: Option<Encoding>,
}

impl Options {
    /// What most readers want: the text that a person sees, without hidden and deleted text and comments.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            hidden: false,
            deleted: false,
            comments: false,
            max_file_bytes: limits::MAX_FILE_BYTES,
            encoding: None,
        }
    }

    /// Whether hidden text stands in the canonical text, marked [`Mark::Hidden`](crate::Mark::Hidden).
    #[must_use]
    pub const fn hidden(mut self, yes: bool) -> Self {
        self.hidden = yes;
        self
    }

    /// Whether text deleted by a tracked change stands in the canonical text, marked
    /// [`Mark::Deleted`](crate::Mark::Deleted).
    #[must_use]
    pub const fn deleted(mut self, yes: bool) -> Self {
        self.deleted = yes;
        self
    }

    /// Whether comments stand in the canonical text, behind the paragraph that they are anchored in.
    #[must_use]
    pub const fn comments(mut self, yes: bool) -> Self {
        self.comments = yes;
        self
    }

    /// The largest file to read, in bytes; [`limits::MAX_FILE_BYTES`] unless told otherwise.
    #[must_use]
    pub const fn max_file_bytes(mut self, bytes: usize) -> Self {
        self.max_file_bytes = bytes;
        self
    }

    /// The encoding of text files; found out by [`kehoach::text::decode`] unless told. Files of other kinds say theirs.
    #[must_use]
    pub const fn encoding(mut self, encoding: Option<Encoding>) -> Self {
        self.encoding = encoding;
        self
    }
}

impl Default for Options {
    fn default() -> Self {
        Self::new()
    }
}
