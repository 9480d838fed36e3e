//! Readers in processes of their own: a file that makes a parser run wild
//! takes down a child, not the office.
//!
//! The program starts itself with the hidden command [`COMMAND`]. Parent and
//! child speak in frames: the length in eight bytes, then the content. The
//! child sets its own limits on address space and time; the parent keeps a
//! second clock and replaces a child that dies or stays silent.

pub mod child;
mod frame;
mod pool;
mod work;

pub use pool::Readers;
pub use work::{Cut, Leak, Parcel, Spread, Withheld};

/// The hidden command of the program that turns it into a reader.
pub const COMMAND: &str = "__read-documents";

/// Which files are read in a child.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fence {
    /// PDF and Office formats; text and HTML are read in process.
    Formats,
    /// Everything: uploads of strangers.
    Everything,
}
