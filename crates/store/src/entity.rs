//! The tables as the database library sees them, one module a table, and how
//! their rows become values.

pub(crate) mod account;
pub(crate) mod act;
pub(crate) mod act_key;
pub(crate) mod act_text;
pub(crate) mod agency;
pub(crate) mod applicant;
pub(crate) mod application;
pub(crate) mod approved_cell;
pub(crate) mod blob;
pub(crate) mod cell;
pub(crate) mod checkpoint;
pub(crate) mod checkpoint_leaf;
pub(crate) mod data_key;
pub(crate) mod document;
pub(crate) mod job;
pub(crate) mod journal;
pub(crate) mod journal_chain;
pub(crate) mod migration;
pub(crate) mod notice;
pub(crate) mod number;
pub(crate) mod original;
pub(crate) mod remedy;
pub(crate) mod report;
pub(crate) mod report_approval;
pub(crate) mod setting;
pub(crate) mod token;
