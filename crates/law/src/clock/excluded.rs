//! # Time that is not counted (不计算在期限内)
//!
//! Regulation (State Council Order 711), article 33 ¶3.
//!
//! ## What it says
//! The time needed to consult third parties and other organs is not part of
//! the period for the reply.
//!
//! ## How it is counted
//! As a set of days: those after the letter went out, up to and including the
//! day the opinion came or was due. Overlapping consultations count once
//! (CLK-9), and the set outlives a restart of the clock (CON-3).

use jiff::civil::Date;

/// The days taken by one consultation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span<'a> {
    /// The consultation.
    pub reference: &'a str,
    /// The day the letter went out; itself counted.
    pub after: Date,
    /// The last day not counted; `None` while nothing ends it.
    pub until: Option<Date>,
}

/// A set of days that are not counted.
#[derive(Debug, Clone, Default)]
pub struct Excluded<'a>(Vec<Span<'a>>);

impl<'a> Excluded<'a> {
    /// Adds the days of a consultation.
    pub fn add(&mut self, span: Span<'a>) {
        self.0.push(span);
    }

    /// Whether nothing is excluded.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a day lies in a span that has an end.
    pub fn contains_closed(&self, day: Date) -> bool {
        self.0.iter().any(|s| day > s.after && s.until.is_some_and(|until| day <= until))
    }

    /// The day after which time stands still, if a consultation has no end.
    pub fn open_after(&self) -> Option<Date> {
        self.0.iter().filter(|s| s.until.is_none()).map(|s| s.after).min()
    }

    /// The consultations to which a day belongs.
    pub fn references(&self, day: Date) -> Vec<&'a str> {
        let of_day = self.0.iter().filter(|s| day > s.after && s.until.is_none_or(|until| day <= until));
        of_day.map(|s| s.reference).collect()
    }
}
