//! The package of a case for the archive (归档包): one file with everything
//! that the office knows of the case, readable without this program, verified
//! off line, and taken back by an installation that does not have the case.
//!
//! A package is a function of its [`content::Content`]: the same content gives
//! the same bytes ([`entries`]). Verifying reads the content out of the
//! entries, makes the entries again and compares; then it asks the journal
//! chain, the law and the signature of the checkpoint ([`verify`]).
//!
//! The key of the case and all texts stand in it in the clear: it is as
//! confidential as the file on paper.
//!
//! Order of reading: [`content`], [`entries`], [`packed`], [`export`],
//! [`verify`], [`import`].

mod content;
mod entries;
mod export;
mod import;
mod index;
mod metadata;
mod packed;
mod parse;
mod verify;

pub use export::{Package, RETENTIONS};
pub use import::Imported;
pub use packed::{Entry, MOST_BYTES, NotAPackage, pack, unpack};
pub use verify::{Verdict, verify};

/// The form of packages that this program writes.
pub(crate) const FORM: &str = "gongkai/archive/1";
