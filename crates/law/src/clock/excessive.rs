//! # Excessive applications and the deferred date (说明理由, 延迟答复)
//!
//! Regulation (State Council Order 711), article 35.
//!
//! ## What it says
//! Where number or frequency clearly exceed what is reasonable, the agency may
//! ask for reasons. If they are not reasonable it tells the applicant that it
//! does not process the application; if they are, and the period does not
//! suffice, it sets and notifies a reasonable later date.
//!
//! ## How it is counted
//! Asking for reasons stops no clock (REG-35-4). The date set is the due date,
//! also when it is no worked day (DEF-1); neither consultations nor extensions
//! move it (DEF-2). It must be notified by the due date of the running clock
//! and lie after it (DEF-3).

use crate::cite::{Cite, OGI_2019};
use crate::clock::refusal::Refusal;
use jiff::civil::Date;

/// The article.
pub const CITE: Cite = Cite::new(&OGI_2019, "第三十五条");

/// Whether a date may be set: `due` is that of the running clock.
///
/// # Errors
/// If it is notified too late or sets no later date.
pub fn may_defer(notified: Date, until: Date, due: Option<Date>) -> Result<(), Refusal> {
    let refused = |reason| Err(Refusal { rule: "DEF-3", cite: CITE, reason });
    match due {
        Some(due) if notified > due => refused("延迟答复的告知晚于答复期限的最后一日，没有效力"),
        Some(due) if until <= due => refused("所定的延迟答复日期没有晚于答复期限的最后一日"),
        _ => Ok(()),
    }
}

/// An act that does not touch a deferred date.
pub const NOT_MOVED: Refusal = Refusal { rule: "DEF-2", cite: CITE, reason: "已依法确定延迟答复的日期，不因此改变" };

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_date_is_told_by_the_due_date_and_lies_after_it() {
        let check = |notified, until, expected: Result<(), &str>| {
            let answer = may_defer(notified, until, Some(date(2024, 4, 1))).map_err(|r| r.rule);
            assert_eq!(answer, expected, "{notified} {until}");
        };
        check(date(2024, 4, 1), date(2024, 6, 1), Ok(()));
        check(date(2024, 4, 2), date(2024, 6, 1), Err("DEF-3"));
        check(date(2024, 3, 1), date(2024, 4, 1), Err("DEF-3"));
    }
}
