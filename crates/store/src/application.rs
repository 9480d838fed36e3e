//! Applications: applicants, cases and their acts.
//!
//! Acts are only added. What follows from them (stage, dates, outcome) stands
//! beside the case as a projection that its writer computed and that can be
//! made again. Names, addresses and free text are sealed in rows of their own;
//! acts and journal hold ids and keyed digests.

mod act;
mod append;
mod applicant;
pub mod bulk;
mod counted;
mod find;
mod list;
mod remedy;
mod row;
mod tally;

pub use act::{read as read_act, write as write_act};
pub use append::{Opened, append, open, replay_key, reproject};
pub(crate) use applicant::row as applicant_row;
pub use applicant::{Applicant, NewApplicant, drop_texts, erase, find_applicants, living_cases, make_applicant, read_applicant};
pub use counted::{Unit, count_from};
pub use find::{Found, find, find_by_number, holder_of_code, text, texts};
pub use list::{After, Filter, Line};
pub use remedy::{Remedy, put_remedies};
pub(crate) use row::{digest, projected};
pub use tally::{Carried, Counted, Tallied};

use crate::error::StoreError;
use crate::id::{AgencyId, ApplicantId, CaseId};
use jiff::Timestamp;
use jiff::civil::Date;
use law::application::act::{Act, Entry};

/// What follows from the acts of a case.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Projection {
    /// The stage, by its name.
    pub stage: String,
    /// What was asked for, by its name.
    pub request: String,
    /// The channel, by its name.
    pub channel: String,
    /// The day it was sent or handed in.
    pub submitted: Option<Date>,
    /// The day of receipt.
    pub received: Option<Date>,
    /// The last day for the reply.
    pub due: Option<Date>,
    /// What a letter told the applicant.
    pub promised: Option<Date>,
    /// The earliest date a court could hold against the agency.
    pub risk_due: Option<Date>,
    /// The date reminders go by; none once nothing is to be done.
    pub earliest: Option<Date>,
    /// The end of a correction or payment term.
    pub waiting_until: Option<Date>,
    /// Whether `due` may change with the calendar.
    pub provisional: bool,
    /// The account that works on it.
    pub clerk: Option<String>,
    /// Codes of the outcome, joined by commas.
    pub outcome: Option<String>,
    /// The row of the report (edition of 2021).
    pub outcome_row: Option<String>,
    /// The date of the outcome for the report.
    pub outcome_date: Option<Date>,
    /// The day the first reply went out.
    pub sent: Option<Date>,
}

/// A case with its projection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Its id.
    pub id: CaseId,
    /// Whose.
    pub agency: AgencyId,
    /// 受理编号; none while receipt is not confirmed.
    pub number: Option<String>,
    /// Who applied.
    pub applicant: ApplicantId,
    /// The column of table 3.
    pub applicant_kind: String,
    /// When it was opened.
    pub made_at: Timestamp,
    /// The number of the last act.
    pub version: u32,
    /// What follows from the acts.
    pub projection: Projection,
    /// The day from which a part of a split counts as received, where it is
    /// not that of receipt (CNT-2).
    pub counted_from: Option<Date>,
}

/// An act that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredAct {
    /// Its number, date and content.
    pub entry: Entry,
    /// When it was recorded.
    pub recorded: Timestamp,
    /// Who did it: an account, `applicant` or `system`.
    pub actor: String,
    /// The letter that went out with it.
    pub document: Option<String>,
}

/// An act to be kept.
#[derive(Debug, Clone)]
pub struct NewAct {
    /// The civil date it counts from.
    pub effective: Date,
    /// When it is recorded.
    pub recorded: Timestamp,
    /// Who did it.
    pub actor: String,
    /// From where: a channel or a network address.
    pub source: String,
    /// What was done.
    pub act: Act,
    /// The letter that went out with it.
    pub document: Option<String>,
    /// Free text that belongs to it, by field; sealed.
    pub texts: Vec<(String, String)>,
    /// The key by which a repeated request is known: who asks, the key, and a
    /// digest of what is asked.
    pub key: Option<ActKey>,
}

/// The key by which a repeated request is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActKey {
    /// Who asks.
    pub scope: String,
    /// The key they gave.
    pub key: String,
    /// A digest of what is asked.
    pub digest: String,
}

fn day(table: &'static str, column: &'static str, row: &str, text: Option<&str>) -> Result<Option<Date>, StoreError> {
    match text {
        None => Ok(None),
        Some(text) => text.parse().map(Some).map_err(|_| StoreError::inconsistent(table, column, row)),
    }
}
