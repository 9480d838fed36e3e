//! The present time: the only place that knows it.
//!
//! Everything else takes a [`Moment`] or a date as an argument, so that tests
//! say what day it is.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::{Offset, TimeZone};

/// An instant, with the civil date it falls on in China.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(pub Timestamp);

impl Moment {
    /// The civil date in China (UTC+8, without summer time since 1992).
    pub fn date(self) -> Date {
        TimeZone::fixed(Offset::constant(8)).to_datetime(self.0).date()
    }
}

/// The present.
#[expect(clippy::disallowed_methods, reason = "the one place that knows the present")]
pub fn now() -> Moment {
    Moment(Timestamp::now())
}
