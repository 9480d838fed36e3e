//! What the office remembers, in SQLite or PostgreSQL by the same code:
//! agencies, their annual reports with originals and cells; accounts,
//! settings, numbers, jobs and messages, blobs; personal data, sealed; and
//! the journal of all that was done.
//!
//! The only crate that names the database library. It decides nothing: what a
//! report says and what is wrong with it, who may do what and what a job
//! means comes in from above as values and as JSON that this crate does not
//! open. It does not know the present time.
//!
//! What is written is written in an act ([`Store::act`]): functions that write
//! take its [`Tx`], so that several of them stand or fall together. Functions
//! that read take a [`Read`]: the store, or the act and what it has written.
//!
//! Order of reading: [`id`], [`value`], [`Store`], [`Store::act`], [`seal`],
//! [`journal`], then one file a subject.

#![forbid(unsafe_code)]

pub mod account;
pub mod agency;
pub mod application;
pub mod approval;
pub mod archive;
pub mod blob;
pub mod document;
pub mod dump;
pub mod error;
pub mod id;
pub mod job;
pub mod journal;
pub mod notice;
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
