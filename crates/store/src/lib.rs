//! What the office remembers: agencies, their annual reports, the originals
//! and every cell, in SQLite or PostgreSQL by the same code.
//!
//! The only crate that names the database library. It decides nothing: what a
//! report says and what is wrong with it comes in from above as values and as
//! JSON that this crate does not open. It does not know the present time.
//!
//! Order of reading: [`id`], [`value`], [`Store`], then one file an act.

#![forbid(unsafe_code)]

pub mod account;
pub mod agency;
pub mod application;
pub mod blob;
pub mod error;
pub mod id;
pub mod job;
pub mod journal;
pub mod number;
pub mod outbox;
pub mod seal;
pub mod setting;
pub mod value;

mod connect;
mod dialect;
mod entity;
mod find;
mod grid;
mod migrate;
mod retry;
mod save;
mod series;
mod write;

pub use connect::Store;
pub use error::StoreError;
pub use id::{AccountId, AgencyId, ApplicantId, CaseId, JobId, ReportId, TokenId};
pub use value::{
    Agency, Counts, Grid, GridCell, GridQuery, GridRow, Head, NewAgency, NewCell, NewReport, Original, Outcome, Point, Saved, Stored, Tally,
};
pub use write::{ActError, Read, Tx, Work, WriteOptions};
