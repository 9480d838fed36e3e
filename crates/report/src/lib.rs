//! The annual report on government information disclosure
//! (政府信息公开工作年度报告): its form, finding its cells in a document,
//! checking them, counting its tables from the ledger, and laying it out.
//!
//! Everything here is a function from values to values: no bytes, no files,
//! no network, no database, no present time.
//!
//! Order of reading: [`form`], [`cells`], [`locate`], [`rule`], [`rules`],
//! [`check`], [`tally`].

#![forbid(unsafe_code)]

pub mod cells;
pub mod check;
pub mod divisions;
pub mod form;
pub mod infer;
pub mod locate;
pub mod narrative;
pub mod print;
pub mod reading;
pub mod rule;
pub mod rules;
pub mod tally;

pub use cells::{CellRef, CellState, CellValue, Cells, Number};
pub use form::{CellId, Edition};
pub use locate::locate;
pub use reading::Reading;
