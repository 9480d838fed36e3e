//! # Withdrawing a published penalty (撤回已公开的行政处罚决定)
//!
//! 行政处罚法, article 48 ¶2.
//!
//! ## What it says
//! A published decision that is changed, revoked, or held unlawful or void is
//! withdrawn within three working days, and the reason is told in public.
//!
//! ## How it is counted
//! From the day of the change. From when on it is law was not settled by what
//! was read; it is computed for every date.

use crate::cite::{Cite, PENALTY_2021};
use crate::period::{Length, Period, Version};

/// The period for the withdrawal.
pub static PENALTY_WITHDRAWAL: Period =
    Period(&[Version { from: None, length: Length::Worked(3), cite: Cite::new(&PENALTY_2021, "第四十八条第二款") }]);
