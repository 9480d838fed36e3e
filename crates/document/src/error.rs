//! Why a file could not be read, grouped by who can act.
//!
//! What is merely odd is a [`Note`](crate::model::Note), not an error.

/// A file that could not be read. Messages are Chinese sentences that say
/// what to do next.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, serde::Serialize, serde::Deserialize)]
pub enum ReadError {
    /// The sender can act: save it in another format.
    #[error("{0}")]
    Unsupported(String),
    /// The operator can act: the file is over a limit.
    #[error("{0}")]
    TooLarge(String),
    /// The sender can act: the file is damaged, encrypted or has no text.
    #[error("{0}")]
    Unreadable(String),
}

impl ReadError {
    /// The kind as the contract of the commands names it.
    pub fn kind(&self) -> &'static str {
        match self {
            ReadError::Unsupported(_) => "unsupported",
            ReadError::TooLarge(_) => "too_large",
            ReadError::Unreadable(_) => "unreadable",
        }
    }
}
