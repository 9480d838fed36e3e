//! Why nothing was redacted, grouped by who can act. No message repeats what
//! was to be removed.

use document::ReadError;

/// A redaction that was refused; there is no file then, not even a part of it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RedactError {
    /// The file cannot be opened: encrypted, damaged, over a limit.
    #[error(transparent)]
    File(#[from] ReadError),
    /// A passage or rectangle does not fit the file, or there is none; who
    /// marked it can act.
    #[error("{0}")]
    Passage(String),
    /// The page cannot be drawn faithfully, so that a picture of it would say
    /// something else than the page; who has the original can act.
    #[error("{0}")]
    Page(String),
}
