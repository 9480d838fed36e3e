//! Workbooks.

use crate::{Document, Limits, ReadError};

/// Reads a workbook.
///
/// # Errors
/// If it cannot be read.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Document, ReadError> {
    let _ = (bytes, limits);
    Err(ReadError::Unsupported("尚未实现".to_owned()))
}

/// Whether bytes are an encrypted Office file.
pub fn is_encrypted_package(_bytes: &[u8]) -> bool {
    false
}
