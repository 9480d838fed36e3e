//! # The annual report (年度报告)
//!
//! Regulation (State Council Order 711), article 49; in the text of 2007
//! article 31.
//!
//! ## What it says
//! Departments submit and publish theirs by 31 January, the supervising office
//! of a local government publishes the government's by 31 March of the year
//! after. Under the text of 2007, for the years up to 2018, every agency
//! publishes its own by 31 March.
//!
//! ## How it is counted
//! They are dates of the law: "前" includes the day, and a day off moves
//! nothing (REG-49-3).

use crate::cite::{Cite, OGI_2007, OGI_2019};
use crate::clock::deadline::Deadline;
use jiff::civil::{Date, date};

/// Whose report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reporter {
    /// A department; townships and subdistricts by local rule, the same day by
    /// default.
    Department,
    /// A local government.
    Government,
}

/// The last day for the report on the year in which a day lies.
pub fn due(reporter: Reporter, in_year: Date) -> Deadline<'static> {
    let year = in_year.year() + 1;
    let (due, cite) = match reporter {
        _ if year <= 2019 => (date(year, 3, 31), Cite::new(&OGI_2007, "第三十一条")),
        Reporter::Department => (date(year, 1, 31), Cite::new(&OGI_2019, "第四十九条第一款")),
        Reporter::Government => (date(year, 3, 31), Cite::new(&OGI_2019, "第四十九条第二款")),
    };
    Deadline { trigger: in_year, due, length: None, provisional: false, cite, steps: Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sunday_moves_nothing() {
        let check = |reporter, day, expected| assert_eq!(due(reporter, day).due, expected);
        check(Reporter::Department, date(2025, 7, 1), date(2026, 1, 31)); // a Saturday
        check(Reporter::Government, date(2024, 12, 31), date(2025, 3, 31));
    }

    #[test]
    fn departments_had_until_the_end_of_march_for_2018() {
        let check = |day, expected| assert_eq!(due(Reporter::Department, day).due, expected);
        check(date(2018, 12, 31), date(2019, 3, 31));
        check(date(2019, 1, 1), date(2020, 1, 31));
    }
}
