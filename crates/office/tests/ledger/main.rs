//! The ledger of applications: acts through the front door, on both engines.

mod archive;
mod attach;
mod delivery;
mod enclosed;
#[path = "../../../store/tests/store/engines.rs"]
#[expect(dead_code, reason = "the tests of the store use more of it")]
mod engines;
mod jobs;
mod joint;
mod letters;
mod oversight;
mod person;
mod region;
mod repeat;
mod rights;
mod room;
mod walk;
