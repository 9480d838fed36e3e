//! # The fee notice and payment (收费通知, 缴费)
//!
//! 政府信息公开信息处理费管理办法, article 6; in force 2021-01-01.
//!
//! ## What it says
//! The notice goes out within the period for the reply. The applicant pays
//! within twenty working days of receiving it; who does not, has given the
//! application up. After payment the period for the reply begins anew.
//!
//! ## How it is counted
//! From the day after the notice was received; until receipt is recorded, from
//! the day it was sent (FEE-c). The clock of the reply stops when the notice is
//! sent and begins anew on the day of payment (FEE-6-4, unverified).

use crate::cite::{Cite, FEE_2020};
use crate::clock::refusal::Refusal;
use crate::period::{Length, Period, Version};
use jiff::civil::{Date, date};

/// The period for payment.
pub static PAYMENT: Period = Period(&[Version { from: Some(FROM), length: Length::Worked(20), cite: CITE }]);

/// Applications received from this day on may be charged.
pub const FROM: Date = date(2021, 1, 1);

/// The article.
pub const CITE: Cite = Cite::new(&FEE_2020, "第六条");

/// Whether a notice may go out: `due` is that of the running clock, `None`
/// while it stands still.
///
/// # Errors
/// If the application came before the fee was law, or the notice is late.
pub fn may_charge(received: Date, notified: Date, due: Option<Date>) -> Result<(), Refusal> {
    if received < FROM {
        return Err(Refusal { rule: "LAW-7", cite: CITE, reason: "2021年1月1日以前收到的申请不适用信息处理费" });
    }
    if due.is_some_and(|due| notified > due) {
        return Err(Refusal { rule: "FEE-a", cite: CITE, reason: "收费通知晚于答复期限的最后一日，没有效力" });
    }
    Ok(())
}

/// A second notice on one application.
pub const ONCE: Refusal = Refusal { rule: "FEE-C2", cite: CITE, reason: "同一申请只能收取一次信息处理费" };

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fee_begins_with_the_first_day_of_2021() {
        let check = |received, notified, expected: Result<(), &str>| {
            let answer = may_charge(received, notified, Some(date(2021, 1, 29))).map_err(|r| r.rule);
            assert_eq!(answer, expected, "{received} {notified}");
        };
        check(date(2020, 12, 31), date(2021, 1, 10), Err("LAW-7"));
        check(date(2021, 1, 1), date(2021, 1, 29), Ok(()));
        check(date(2021, 1, 1), date(2021, 1, 30), Err("FEE-a"));
    }
}
