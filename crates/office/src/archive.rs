//! Archive packages (归档包): all that is kept of one case in one file, which
//! proves itself without the installation and goes back into another.
//!
//! A package is a ZIP whose entries are only stored, in a fixed order and with
//! a fixed time, so that the same case gives the same bytes. It holds the
//! application, acts, letters, evidence of delivery and attachments **in the
//! clear**, with the key of the case, because the keyed digests of the journal
//! cannot be held against the texts without it: a package is as confidential
//! as the case itself.
//!
//! Order of reading: [`package`] (what it holds), [`form`] (the file),
//! [`derived`] (what is made of it for people), [`collect`], [`verify`],
//! [`import`].

pub mod collect;
mod derived;
mod form;
pub mod import;
mod index;
mod metadata;
mod package;
pub mod verify;

pub use collect::Packed;
pub use import::Imported;
pub use package::{Origin, Package};
pub use verify::{Fault, Verified, open};
