//! What the exit code means.

use std::process::ExitCode;

/// The exit codes; of several, the highest counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum ExitStatus {
    /// Everything was read and written.
    Success = 0,
    /// Everything was read and written, and a diagnostic at or above `--fail-on` was found.
    Findings = 1,
    /// Some input could not be read, or some output not be written; the others were done. Wrong usage, too.
    Error = 2,
}

impl From<ExitStatus> for ExitCode {
    fn from(status: ExitStatus) -> Self {
        Self::from(status as u8)
    }
}
