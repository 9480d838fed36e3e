//! Bytes to [`Document`](model::Document) and back.
//!
//! This crate knows file formats, encodings and limits. It does not know what
//! an annual report is, what the law says, where a file came from, or the
//! network; it never fails on what a text says, only on what it cannot open.
//!
//! Order of reading: [`model`], [`limits`], [`sniff`], then [`read()`].

#![forbid(unsafe_code)]

pub mod decode;
pub mod error;
pub mod limits;
pub mod model;
pub mod normal;
pub mod read;
pub mod sniff;
pub mod write;

pub use error::ReadError;
pub use limits::Limits;
pub use model::{Block, Cell, Document, Encoding, Format, Note, NoteCode, Paragraph, Place, Row, Table};
pub use read::read;
