//! The present time: the only place that knows it.
//!
//! Everything else takes a [`Moment`] or a date as an argument, so that tests
//! say what day it is.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::{Offset, TimeZone};
use std::sync::Arc;

/// An instant, with the civil date it falls on in China.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(pub Timestamp);

impl Moment {
    /// The civil date in China (UTC+8, without summer time since 1992).
    pub fn date(self) -> Date {
        TimeZone::fixed(Offset::constant(8)).to_datetime(self.0).date()
    }
}

impl Moment {
    /// So many minutes later.
    #[must_use]
    pub fn plus_minutes(self, minutes: u32) -> Moment {
        // A span that leaves the calendar ends at its last instant.
        Moment(self.0.checked_add(jiff::SignedDuration::from_mins(i64::from(minutes))).unwrap_or(Timestamp::MAX))
    }

    /// Date and time of day in China.
    pub fn local(self) -> DateTime {
        TimeZone::fixed(Offset::constant(8)).to_datetime(self.0)
    }

    /// Date and time of day in China, `2026-10-13 10:45`.
    pub fn minute(self) -> String {
        self.local().strftime("%Y-%m-%d %H:%M").to_string()
    }
}

/// Where the present time comes from; tests bring their own.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> Moment + Send + Sync>);

impl Clock {
    /// The clock of the machine.
    pub fn system() -> Clock {
        Clock(Arc::new(now))
    }

    /// A clock that says what a function says.
    pub fn of(tell: impl Fn() -> Moment + Send + Sync + 'static) -> Clock {
        Clock(Arc::new(tell))
    }

    /// The present.
    pub fn now(&self) -> Moment {
        (self.0)()
    }
}

/// The present.
#[expect(clippy::disallowed_methods, reason = "the one place that knows the present")]
pub fn now() -> Moment {
    Moment(Timestamp::now())
}
