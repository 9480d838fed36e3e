//! The readers, one file a format, and the choice between them by bytes.

pub mod container;
pub mod docx;
pub mod pdf;
pub mod xlsx;

use crate::{Document, Limits, ReadError};

/// Reads a file into a [`Document`]. The format is decided by the bytes.
///
/// # Errors
/// If the format is not supported, a limit is passed, or the file is damaged.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Document, ReadError> {
    let _ = (bytes, limits);
    Err(ReadError::Unsupported("尚未实现".to_owned()))
}
