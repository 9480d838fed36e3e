//! # Outcomes that were not yet law
//!
//! 政府信息公开信息处理费管理办法, in force 2021-01-01: nobody can be held to have
//! given up an application for an unpaid fee that was received before (RMD-i).

use super::Outcome;
use crate::clock::payment;
use crate::clock::refusal::Refusal;
use jiff::civil::Date;

/// Replies dated before this day rest on no regulation (LAW-5).
pub const FROM: Date = jiff::civil::date(2008, 5, 1);

/// Whether an application can end so: by the day it was received, or by the
/// date of the letter where that alone is known.
///
/// # Errors
/// If the outcome was not yet law.
pub fn may_end(outcome: Outcome, received: Option<Date>, dated: Date) -> Result<(), Refusal> {
    if outcome == Outcome::D24 && received.unwrap_or(dated) < payment::FROM {
        let reason = "2021年1月1日以前收到的申请不适用信息处理费，不能以逾期不缴费结案";
        return Err(Refusal { rule: "RMD-i", cite: payment::CITE, reason });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn an_unpaid_fee_ends_nothing_received_before_2021() {
        let check = |received: Option<Date>, dated: Date, expected: Result<(), &str>| {
            assert_eq!(may_end(Outcome::D24, received, dated).map_err(|r| r.rule), expected, "{received:?} {dated}");
            assert_eq!(may_end(Outcome::D23, received, dated), Ok(()));
        };
        check(Some(date(2020, 12, 31)), date(2021, 3, 1), Err("RMD-i"));
        check(Some(date(2021, 1, 1)), date(2021, 3, 1), Ok(()));
        check(None, date(2020, 12, 31), Err("RMD-i"));
        check(None, date(2021, 1, 1), Ok(()));
    }
}
