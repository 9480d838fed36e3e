//! # Applying for reconsideration (申请行政复议)
//!
//! 行政复议法 (2023), articles 20 and 21.
//!
//! ## What it says
//! Within sixty days of knowing the act. Who was not told of right, body and
//! term has these days from when it became known, at most one year.
//!
//! ## How it is counted
//! Calendar days; a last day off moves to the next worked day (CLK-4). Against
//! silence the trigger is the due date of the reply (RMD-d). The outer limit of
//! five years is no clock here (RMD-c).

use crate::cite::{Cite, RECONSIDERATION_2023};
use crate::period::{Length, Period, Version};

/// The period after an act that told of the remedies.
pub static RECONSIDERATION: Period =
    Period(&[Version { from: None, length: Length::Days(60), cite: Cite::new(&RECONSIDERATION_2023, "第二十条第一款") }]);

/// The period after an act that did not.
pub static NOT_TOLD: Period =
    Period(&[Version { from: None, length: Length::Months(12), cite: Cite::new(&RECONSIDERATION_2023, "第二十条第三款") }]);
