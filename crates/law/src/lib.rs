//! What the statute says: instruments and citations, working days, clocks.
//!
//! It knows no file, no database and no present time. Whatever it answers is a
//! function of the dates it is given and of the calendar, and says on which
//! article it rests.
//!
//! Order of reading: [`cite`], [`calendar`], [`period`], [`clock`].

#![forbid(unsafe_code)]

pub mod calendar;
pub mod cite;
pub mod clock;
pub mod period;

pub use calendar::Calendar;
pub use cite::{Cite, Instrument};
