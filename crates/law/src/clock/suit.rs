//! # Bringing a suit (提起行政诉讼)
//!
//! 行政诉讼法, articles 45 and 46; 行诉解释, article 64.
//!
//! ## What it says
//! Within six months of knowing the act; within one year where the remedies
//! were not told; after reconsideration within fifteen days of receiving the
//! decision or of the end of its period.
//!
//! ## How it is counted
//! Months end on the day with the same number, or the month's last (RMD-a); a
//! last day off moves to the next worked day. Whether reconsideration must come
//! first is decided by the outcome, not here (RMD-e). Six months hold for acts
//! known on or after 2015-05-01 (LAW-6).

use crate::cite::{Cite, LITIGATION_2017, LITIGATION_READING_2018};
use crate::period::{Length, Period, Version};
use jiff::civil::{Date, date};

/// Acts known before this day are not computed.
pub const FROM: Date = date(2015, 5, 1);

/// The period after an act that told of the remedies.
pub static SUIT: Period =
    Period(&[Version { from: Some(FROM), length: Length::Months(6), cite: Cite::new(&LITIGATION_2017, "第四十六条第一款") }]);

/// The period after an act that did not.
pub static NOT_TOLD: Period =
    Period(&[Version { from: Some(FROM), length: Length::Months(12), cite: Cite::new(&LITIGATION_READING_2018, "第六十四条") }]);

/// The period after reconsideration.
pub static AFTER_RECONSIDERATION: Period =
    Period(&[Version { from: None, length: Length::Days(15), cite: Cite::new(&LITIGATION_2017, "第四十五条") }]);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn six_months_are_law_since_may_2015() {
        assert!(SUIT.on(date(2015, 4, 30)).is_none());
        assert_eq!(SUIT.on(date(2015, 5, 1)).map(|v| v.length), Some(Length::Months(6)));
    }
}
