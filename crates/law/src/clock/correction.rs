//! # Correction of an application (补正)
//!
//! Regulation (State Council Order 711), article 30.
//!
//! ## What it says
//! Where the content is unclear, the agency tells the applicant once, within
//! seven working days of receipt, what to correct and until when. On receipt of
//! the corrected application the period for the reply begins anew. Who does not
//! correct in time without good reason has given the application up.
//!
//! ## How it is counted
//! The seven days run from receipt, are not suspended by consultations and do
//! not begin again (COR-2). The correction period is set by the agency, fifteen
//! working days where it sets none, from the day the notice was received.
//! A notice after the seventh day still restarts the clock, but a court may
//! count from receipt (COR-1): that date stays as the risk date.

use crate::cite::{Cite, OGI_2019};
use crate::clock::refusal::Refusal;
use crate::period::{Length, Period, Version};
use jiff::civil::{Date, date};

/// The period for the notice.
pub static NOTICE: Period = Period(&[Version { from: Some(date(2019, 5, 15)), length: Length::Worked(7), cite: CITE }]);

/// The period for the correction where the agency sets none (REG-30-3, a
/// marked default: the law only says 合理).
pub static CORRECTION: Period = Period(&[Version { from: Some(date(2019, 5, 15)), length: Length::Worked(15), cite: CITE }]);

/// The article.
pub const CITE: Cite = Cite::new(&OGI_2019, "第三十条");

/// Whether a notice may go out; `asked` if one went out before.
///
/// # Errors
/// If it is the second one (COR-5).
pub fn may_ask(asked: Option<Date>) -> Result<(), Refusal> {
    match asked {
        None => Ok(()),
        Some(_) => Err(Refusal {
            rule: "COR-5", cite: CITE, reason: "补正只能一次性告知，已经告知过，第二次告知没有效力"
        }),
    }
}

/// What is held against a notice that went out after the seventh day.
pub const LATE: Refusal =
    Refusal {
        rule: "COR-1", cite: CITE, reason: "补正告知晚于收到申请之日起第七个工作日；期限仍重新起算，但有被认定未重新起算的风险"
    };
