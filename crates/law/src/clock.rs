//! The statutory clocks, one file each, and how they run together.
//!
//! A clock file holds its period with the dates between which it is law, and
//! the questions the law decides about it. [`course`] runs the reply clock over
//! everything that happened to an application; the other clocks answer with a
//! [`Deadline`].
//!
//! Order of reading: [`deadline`], [`receipt`], [`reply`], [`event`], [`course`].

pub mod annual_report;
pub mod consultation;
pub mod correction;
pub mod course;
pub mod deadline;
pub mod event;
pub mod excessive;
pub mod excluded;
pub mod extension;
pub mod judgment;
pub mod payment;
pub mod penalty_withdrawal;
pub mod publication;
pub mod receipt;
pub mod reconsideration;
pub mod refusal;
pub mod reply;
pub mod suit;

pub use course::{Course, State};
pub use deadline::{Deadline, Step, StepKind};
pub use event::{Dated, Event, Party};
pub use receipt::Channel;
pub use refusal::{Malformed, Refusal, Refused};
