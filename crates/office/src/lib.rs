//! What the office does: one file an act. Bytes and limits in, answers out.
//!
//! The only place where law, paper and memory meet. It knows no HTML, no HTTP
//! and no SQL; what the present time is, only [`world`] knows.

#![forbid(unsafe_code)]

pub mod accounts;
pub mod agencies;
pub mod application;
pub mod archive;
pub mod attachment;
pub mod backup;
pub mod checkpoints;
pub mod clock;
pub mod demonstration;
pub mod doctor;
pub mod installation;
pub mod letter;
pub mod mail;
pub mod report;
pub mod worker;
pub mod world;

/// The memory of the office; the program opens it and hands it down.
pub use store::{AgencyId, CaseId, Store, StoreError};
