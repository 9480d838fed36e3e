//! Lengths of time as the law gives them, each with the dates between which
//! it is law.

use crate::cite::Cite;
use jiff::civil::Date;

/// How long a period is, and in which units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// Working days (工作日).
    Worked(u32),
    /// Calendar days (日).
    Days(u32),
    /// Months (个月).
    Months(u32),
}

/// A period in the text of one time.
#[derive(Debug)]
pub struct Version {
    /// Since when it is law; `None` where that is not settled by what was read.
    pub from: Option<Date>,
    /// How long it is.
    pub length: Length,
    /// Where it is said.
    pub cite: Cite,
}

/// The versions of a period, oldest first.
#[derive(Debug)]
pub struct Period(pub &'static [Version]);

impl Period {
    /// The version that is law on a day; `None` before the first.
    pub fn on(&self, day: Date) -> Option<&'static Version> {
        self.0.iter().rev().find(|v| v.from.is_none_or(|from| from <= day))
    }

    /// The days of the newest version; zero where it is counted in months.
    pub fn newest_days(&self) -> u32 {
        self.0.last().and_then(|v| v.length.days()).unwrap_or(0)
    }
}

impl Length {
    /// `wd`, `cd` or `mo`.
    pub fn unit(self) -> &'static str {
        match self {
            Length::Worked(_) => "wd",
            Length::Days(_) => "cd",
            Length::Months(_) => "mo",
        }
    }

    /// The number of days; `None` for months.
    pub fn days(self) -> Option<u32> {
        match self {
            Length::Worked(n) | Length::Days(n) => Some(n),
            Length::Months(_) => None,
        }
    }
}
