//! What the statute says: instruments and citations, working days, clocks,
//! outcomes, fees, remedies.
//!
//! It knows no file, no database and no present time. Whatever it answers is a
//! function of the dates it is given and of the calendar, and says on which
//! article it rests.
//!
//! Order of reading: [`cite`], [`calendar`], [`period`], [`clock`], [`outcome`],
//! [`fee`], [`remedy`], [`application`].

#![forbid(unsafe_code)]

pub mod application;
pub mod calendar;
pub mod cite;
pub mod clock;
pub mod fee;
pub mod outcome;
pub mod period;
pub mod remedy;

pub use calendar::Calendar;
pub use cite::{Cite, Instrument};
pub use outcome::Outcome;
