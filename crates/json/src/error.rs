//! What can go wrong between a plan and its JSON.

/// Why a plan could not be written or read.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct Error(#[from] ErrorKind);

#[derive(Debug, thiserror::Error)]
pub(crate) enum ErrorKind {
    #[error("{0}")]
    Json(#[from] serde_json::Error),
    #[error("{0}")]
    Io(#[from] std::io::Error),
    #[error("the format is `{0}`, this version reads `kehoach/1`")]
    Format(String),
}

impl Error {
    /// The line of the input at which reading failed, 1-based; 0 where it is not known.
    #[must_use]
    pub fn line(&self) -> usize {
        match &self.0 {
            ErrorKind::Json(error) => error.line(),
            ErrorKind::Io(_) | ErrorKind::Format(_) => 0,
        }
    }

    /// Whether reading or writing failed, rather than the JSON.
    #[must_use]
    pub fn is_io(&self) -> bool {
        match &self.0 {
            ErrorKind::Json(error) => error.is_io(),
            ErrorKind::Io(_) => true,
            ErrorKind::Format(_) => false,
        }
    }

    /// What kind of I/O error it is, if it is one: a broken pipe is no reason to complain.
    #[must_use]
    pub fn io_error_kind(&self) -> Option<std::io::ErrorKind> {
        match &self.0 {
            ErrorKind::Json(error) => error.io_error_kind(),
            ErrorKind::Io(error) => Some(error.kind()),
            ErrorKind::Format(_) => None,
        }
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self(ErrorKind::Json(error))
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        Self(ErrorKind::Io(error))
    }
}
