//! Questions about dates, as machines ask them, and their answers.
//!
//! `law due`, its batches and the API read the same question and give the same
//! answer; what is counted is decided in `law` alone.

pub mod answer;
pub mod calendar;
pub mod question;

pub use answer::{Answer, answer};
pub use calendar::{Calendars, Shipped};
pub use question::{BadQuestion, Question};
