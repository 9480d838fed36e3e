//! `/api/v1` for cases and reports, in process: who may what, what goes wrong
//! how, and what a machine sees.

mod attach;
mod delivery;
mod export;
mod rights;
mod story;
mod town;
