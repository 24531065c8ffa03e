//! What the exit code means.

use std::process::ExitCode;

/// The exit codes; of several, the highest counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ExitStatus {
    /// Everything was read and written.
    Success = 0,
    /// Everything was read and written, and a diagnostic at or above `--fail-on` was found.
    Findings = 1,
    /// Some input could not be read, or some output not be written; the others were done. Wrong usage, too.
    Error = 2,
}

impl ExitStatus {
    /// The number that the process ends with.
    #[must_use]
    pub const fn code(self) -> u8 {
        self as u8
    }
}

impl From<ExitStatus> for ExitCode {
    fn from(status: ExitStatus) -> Self {
        Self::from(status.code())
    }
}
