//! # Extension of the reply (延期答复)
//!
//! Regulation (State Council Order 711), article 33 ¶2; in the text of 2007
//! article 24 ¶2.
//!
//! ## What it says
//! With the consent of the responsible person of the office and notice to the
//! applicant the period may be extended by at most twenty working days; under
//! the text of 2007 by fifteen.
//!
//! ## How it is counted
//! Once in a run of the clock (EXT-3), and the notice goes out no later than the
//! last day of the unextended period (EXT-1). The days are added to the period:
//! `due(trigger, 20 + n)`. After a restart one extension is allowed again
//! (COR-6).

use crate::cite::{Cite, OGI_2007, OGI_2019};
use crate::clock::refusal::Refusal;
use crate::clock::reply::Text;
use crate::period::{Length, Period, Version};
use jiff::civil::{Date, date};

/// The longest extension.
pub static EXTENSION: Period = Period(&[
    Version { from: Some(date(2008, 5, 1)), length: Length::Worked(15), cite: Cite::new(&OGI_2007, "第二十四条第二款") },
    Version { from: Some(date(2019, 5, 15)), length: Length::Worked(20), cite: Cite::new(&OGI_2019, "第三十三条第二款") },
]);

/// The longest extension under a text, in working days.
pub fn longest(text: Text) -> u32 {
    match text {
        Text::Of2007 => 15,
        Text::Of2019 => 20,
    }
}

/// Whether an extension may be notified on a day: `unextended` is the due date
/// of the running run without extension, `None` while it stands still.
///
/// # Errors
/// If the run was extended before, or the day lies after the unextended due
/// date.
pub fn may_extend(notified: Date, unextended: Option<Date>, is_extended: bool, cite: Cite) -> Result<(), Refusal> {
    if is_extended {
        return Err(Refusal { rule: "EXT-3", cite, reason: "同一答复期限内只能延期一次" });
    }
    if unextended.is_some_and(|due| notified > due) {
        return Err(Refusal { rule: "EXT-1", cite, reason: "延期告知晚于原答复期限的最后一日，没有效力" });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_day_is_in_time_and_the_next_is_not() {
        let check = |day, is_extended, expected: Result<(), &str>| {
            let cite = Cite::new(&OGI_2019, "第三十三条第二款");
            let answer = may_extend(day, Some(date(2024, 4, 1)), is_extended, cite).map_err(|r| r.rule);
            assert_eq!(answer, expected, "{day}");
        };
        check(date(2024, 4, 1), false, Ok(()));
        check(date(2024, 4, 2), false, Err("EXT-1"));
        check(date(2024, 3, 20), true, Err("EXT-3"));
    }
}
