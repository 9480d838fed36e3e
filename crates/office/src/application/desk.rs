//! What machines and pages ask of the ledger: who calls, lists, one case,
//! its applicant, each for who may see it; and how that is told.
//!
//! Nothing here does an act; [`super::step`] does.

pub mod caller;
pub mod list;
pub mod mask;
pub mod reveal;
pub mod wire;

pub use caller::Caller;
pub use list::{Listing, Page};
pub(crate) use reveal::may_read_in_full;
pub use reveal::{Reveal, Shown};
