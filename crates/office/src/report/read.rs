//! Reading one file as an annual report: bytes and limits in, answer out.

use crate::worker::{Fence, Readers};
use document::{Document, Encoding, Format, ReadError};
use report::Reading;
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// A file that was read.
#[derive(Debug, Clone)]
pub struct Read {
    /// What the bytes turned out to be.
    pub format: Format,
    /// The encoding of text formats.
    pub encoding: Option<Encoding>,
    /// The report in it, or the statement that there is none.
    pub reading: Reading,
}

/// Reads a file.
///
/// # Errors
/// If the bytes cannot be read as a document; see [`ReadError`].
pub fn read(readers: &Readers, fence: Fence, bytes: &[u8]) -> Result<Read, ReadError> {
    readers.read(bytes, fence).map(|document| from_document(&document))
}

/// The report in a document that has been read already.
pub fn from_document(document: &Document) -> Read {
    Read { format: document.format, encoding: document.encoding, reading: report::locate(document) }
}

/// The digest by which an input is known.
pub fn digest(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        // Writing to a string does not fail.
        let _infallible = write!(out, "{byte:02x}");
    }
    out
}
