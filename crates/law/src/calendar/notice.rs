//! A notice of the State Council's office (放假调休通知), as written in this
//! crate.

use jiff::civil::Date;

/// All notices that decide the days of one year.
#[derive(Debug)]
pub struct YearNotices {
    /// The year they are for.
    pub year: i16,
    /// The yearly notice first, then those that changed it.
    pub notices: &'static [Notice],
}

/// One notice.
#[derive(Debug)]
pub struct Notice {
    /// Its number (文号).
    pub number: &'static str,
    /// The day it was issued, where that is known.
    pub issued: Option<Date>,
    /// What it calls off.
    pub rests: &'static [Rest],
    /// The weekend days it makes workdays.
    pub makeups: &'static [Makeup],
}

/// Days off in a row.
#[derive(Debug)]
pub struct Rest {
    /// The holiday.
    pub name: &'static str,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
}

/// A Saturday or Sunday that is worked (调休上班).
#[derive(Debug)]
pub struct Makeup {
    /// The holiday it makes up for.
    pub name: &'static str,
    /// The day.
    pub date: Date,
}
