//! What a case is made of, besides its acts.

use super::act::{Closing, Decision, RemedyKind, RemedyResult};
use jiff::civil::Date;

/// The dates of a case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Clock {
    /// The day from which the last run is counted.
    pub trigger: Option<Date>,
    /// The last day for the reply, by the law on this calendar.
    pub due: Option<Date>,
    /// What a letter told the applicant.
    pub promised: Option<Date>,
    /// The earliest date a court could hold against the agency.
    pub risk_due: Option<Date>,
    /// The last day of the term that is waited for.
    pub waiting_until: Option<Date>,
    /// Whether `due` may still change with the calendar.
    pub provisional: bool,
}

impl Clock {
    /// The date reminders go by: the earliest of the three readings.
    pub fn earliest(&self) -> Option<Date> {
        [self.due, self.promised, self.risk_due].into_iter().flatten().min()
    }
}

/// The draft of a reply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The act that made it.
    pub seq: u32,
    /// What it decides.
    pub decision: Decision,
    /// Whether it passed the secrecy review.
    pub reviewed: bool,
    /// Whether it was approved.
    pub approved: bool,
}

/// A consultation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Its name.
    pub reference: String,
    /// Whether the letter arrived.
    pub delivered: bool,
    /// Whether the opinion came.
    pub answered: bool,
    /// The act that sent it.
    pub seq: u32,
}

/// A remedy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remedy {
    /// Its name in this case.
    pub reference: String,
    /// Which way.
    pub kind: RemedyKind,
    /// When it was registered.
    pub registered: Date,
    /// When and how it ended.
    pub decided: Option<(Date, RemedyResult)>,
}

/// How a case ended without a reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// The applicant took it back.
    Withdrawn,
    /// It was closed, or its term ran out.
    Closed(Closing),
    /// A record about the applicant was corrected (article 41).
    RecordCorrected,
}
