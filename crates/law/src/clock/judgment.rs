//! # Performing a judgment (判决限期公开)
//!
//! The Supreme Court's interpretation 法释〔2025〕8号, as reported twice.
//!
//! ## What it says
//! Where information is to be disclosed, the court orders it supplied within
//! twenty working days.
//!
//! ## How it is counted
//! From the day the judgment takes effect. A date in the judgment itself goes
//! before this one.

use crate::cite::{COURT_2025, Cite};
use crate::period::{Length, Period, Version};

/// The period for supplying what a court ordered.
pub static JUDGMENT: Period =
    Period(&[Version { from: None, length: Length::Worked(20), cite: Cite::new(&COURT_2025, "判决限期公开的规定") }]);
