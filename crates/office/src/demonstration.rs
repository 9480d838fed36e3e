//! The demonstration year: what ten invented agencies did with applications
//! before the day on which the program is first started.
//!
//! First a year is planned ([`Year::before`]), a pure function of the day, the
//! working days and a seed. Then it is played ([`play`]): every application
//! comes in and every act is done through the front door, by accounts with
//! roles, under a clock that is set to each moment; what the program does by
//! itself, it does then too. So a demonstration shows nothing that an office
//! could not have.
//!
//! Persons, numbers, agencies and events are invented; [`person`] says how
//! they are kept apart from real ones.
//!
//! Order of reading: [`county`], [`plan`], [`scenario`], [`year`], [`play`].

pub mod chance;
pub mod county;
mod facts;
mod letter;
pub mod person;
pub mod plan;
pub mod play;
mod scenario;
mod settle;
mod story;
mod subject;
pub mod year;

pub use plan::Year;
pub use play::{Fault, Played, play};
pub use settle::{Staff, settle};
pub use year::SEED;
