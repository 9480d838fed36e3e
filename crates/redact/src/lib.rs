//! 区分处理: taking out of a file what is withheld, so that it is gone and not
//! merely covered; and looking at a package of files before it leaves.
//!
//! This crate knows file formats and what personal data look like. It does not
//! know the law (a ground is a name that is handed in), cases, accounts, files
//! on a disk or the network. What the file of a stranger does to a parser is
//! the business of the process that calls it: call it in a reader of its own.
//!
//! Order of reading: [`passage`], [`text`], [`docx`], [`pdf`], [`personal`],
//! [`guard`].

#![forbid(unsafe_code)]

pub mod docx;
pub mod error;
mod fold;
pub mod guard;
pub mod passage;
pub mod pdf;
pub mod personal;
mod strike;
pub mod text;

pub use self::docx::docx;
pub use self::pdf::{Area, Drawing, Rest, pdf};
pub use self::text::text;
pub use error::RedactError;
pub use passage::{Mark, Passage, Redacted, Removed, Spot};
