//! # Proactive publication (主动公开)
//!
//! Regulation (State Council Order 711), article 26; in the text of 2007
//! article 18 (unverified).
//!
//! ## What it says
//! What must be published is published within twenty working days of the day
//! it was made or changed, unless law or regulation set another term.
//!
//! ## How it is counted
//! From the date on the document (成文日期) or the day of the change
//! (REG-26-3).

use crate::cite::{Cite, OGI_2007, OGI_2019};
use crate::period::{Length, Period, Version};
use jiff::civil::date;

/// The period for publication.
pub static PUBLICATION: Period = Period(&[
    Version { from: Some(date(2008, 5, 1)), length: Length::Worked(20), cite: Cite::new(&OGI_2007, "第十八条") },
    Version { from: Some(date(2019, 5, 15)), length: Length::Worked(20), cite: Cite::new(&OGI_2019, "第二十六条") },
]);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Calendar;
    use crate::clock::deadline::Deadline;

    #[test]
    fn twenty_working_days_from_the_date_of_the_document() {
        let check = |trigger, expected| {
            assert_eq!(Deadline::of(Calendar::national(), &PUBLICATION, trigger).map(|d| d.due), expected, "{trigger}");
        };
        check(date(2024, 9, 10), Some(date(2024, 10, 14)));
        check(date(2008, 4, 30), None);
        check(date(2008, 5, 1), Some(date(2008, 5, 29)));
    }

    #[test]
    fn the_citation_changes_with_the_text() {
        let cite = |day| PUBLICATION.on(day).map(|v| v.cite.place);
        assert_eq!(cite(date(2019, 5, 14)), Some("第十八条"));
        assert_eq!(cite(date(2019, 5, 15)), Some("第二十六条"));
    }
}
