//! How the reply clock of one application ran: stopped, restarted, extended,
//! with every day of every run.
//!
//! The due date is a function of what happened and of the calendar, never of
//! today; who has not answered is taken to stay silent (CLK-12). What the law
//! does not allow has no effect and is listed (CLK-11).
//!
//! Two readings of the same events are run: the plain one, and the strict one
//! that a court could hold against the agency (CMD-14): without confirmation,
//! without late acts, without deliveries that are only assumed.

mod facts;
mod run;
#[cfg(test)]
mod tests;

use crate::calendar::Calendar;
use crate::cite::Cite;
use crate::clock::deadline::Step;
use crate::clock::event::Dated;
use crate::clock::receipt::Channel;
use crate::clock::refusal::{Malformed, Refused};
use crate::clock::reply::Text;
use facts::Facts;
use jiff::civil::Date;
use run::{Reading, Run};

/// Where the clock stands after everything that happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// It runs.
    Running,
    /// A later date was set under article 35.
    Deferred,
    /// A correction was asked for.
    AwaitingCorrection,
    /// A fee was asked for.
    AwaitingPayment,
    /// A consultation without a term is open.
    Suspended,
    /// The correction did not come in time.
    ClosedCorrectionOverdue,
    /// The fee was not paid in time.
    ClosedFeeOverdue,
    /// The reply went out.
    Stopped,
}

impl State {
    /// Its name in commands and records.
    pub fn name(self) -> &'static str {
        match self {
            State::Running => "running",
            State::Deferred => "deferred",
            State::AwaitingCorrection => "awaiting_correction",
            State::AwaitingPayment => "awaiting_payment",
            State::Suspended => "suspended",
            State::ClosedCorrectionOverdue => "closed_correction_overdue",
            State::ClosedFeeOverdue => "closed_fee_overdue",
            State::Stopped => "stopped",
        }
    }
}

/// The reply clock after everything that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course<'a> {
    /// The day of receipt (article 31).
    pub received: Date,
    /// The day from which the last run is counted.
    pub trigger: Date,
    /// The last day for the reply; `None` while the clock waits or is closed.
    pub due: Option<Date>,
    /// A date the agency set under article 35.
    pub promised: Option<Date>,
    /// The earliest date a court could hold against the agency.
    pub risk_due: Option<Date>,
    /// Worked days of the last run with its extension; `None` for a date set.
    pub days: Option<u32>,
    /// The last day of the correction or payment term, while one runs.
    pub waiting_until: Option<Date>,
    /// The last day of the term that ran out, in the two closed states.
    pub term_ended: Option<Date>,
    /// Whether the last run is extended.
    pub is_extended: bool,
    /// Where the clock stands.
    pub state: State,
    /// Whether a day it was counted through may still change.
    pub provisional: bool,
    /// On what the due date rests.
    pub cites: Vec<Cite>,
    /// Acts without effect, and why.
    pub refused: Vec<Refused>,
    /// Acts that had effect though they were late.
    pub late: Vec<Refused>,
    /// Whether a term is counted from a letter whose arrival is not recorded.
    pub assumed_delivery: bool,
    /// Every day of every run and every act, oldest first.
    pub steps: Vec<Step<'a>>,
}

/// What is asked of the clock.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// The day of receipt, or of submission where a confirmation follows.
    pub trigger: Date,
    /// How the application came, where it is known.
    pub channel: Option<Channel>,
    /// What happened, in any order.
    pub events: &'a [Dated],
}

/// Runs the clock.
///
/// # Errors
/// If there was no such duty on the day of receipt (LAW-5), or the events
/// cannot have happened so (CMD-11).
pub fn course<'a>(calendar: &'a Calendar, question: &Question<'a>) -> Result<Course<'a>, Malformed> {
    let facts = Facts::gather(calendar, question)?;
    let Some(text) = Text::on(facts.received) else {
        return Err(Malformed("2008年5月1日以前条例尚未施行，没有答复期限".to_owned()));
    };
    facts.check_days(text)?;
    let plain = Run::over(calendar, &facts, text, Reading::Plain, &[]);
    // What had no effect by the plain reading has none by the strict one.
    let strict = if facts.has_plain_reading_only() {
        None
    } else {
        Run::over(calendar, &facts, text, Reading::Strict, plain.without_effect()).due()
    };
    let mut course = plain.into_course(question.channel);
    course.risk_due = match (course.due, strict) {
        (Some(due), Some(strict)) => Some(due.min(strict)),
        (due, None) => due,
        (None, strict) => strict,
    };
    Ok(course)
}

/// The due date alone, for lists: the same as [`course`] finds.
///
/// # Errors
/// As [`course`].
pub fn due(calendar: &Calendar, question: &Question<'_>) -> Result<Option<Date>, Malformed> {
    course(calendar, question).map(|c| c.due)
}
