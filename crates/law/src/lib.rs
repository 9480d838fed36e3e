//! What the statute says: instruments and citations.
//!
//! It knows no file, no database and no present time. Clocks and cases come
//! when a room needs them.
//!
//! Order of reading: [`cite`].

#![forbid(unsafe_code)]

pub mod cite;

pub use cite::{Cite, Instrument};
