//! Every method of the store, on both engines.

mod account;
mod application;
mod approval;
mod blob;
mod bulk;
mod dump;
mod engines;
mod find;
mod grid;
mod job;
mod journal;
mod number;
mod open;
mod sample;
mod save;
mod seal;
mod series;
mod setting;
mod write;
