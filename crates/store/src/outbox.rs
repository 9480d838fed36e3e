//! Letters by mail and short message, put in the act that they tell of and
//! sent later.
//!
//! A message is a job of the kind [`KIND`]: taken by
//! [`Store::take_jobs`](crate::Store::take_jobs), put off by
//! [`job::fail`](crate::job::fail), given up by [`job::give_up`](crate::job::give_up).
//! The address is personal data and stands sealed under the key of its owner;
//! it is wiped when the message is sent. Subject and text carry a number, a
//! state, a date and a link, never more. A message that was given up keeps its
//! job and is listed by [`list`] until a person has it tried again
//! ([`job::retry`]).

use crate::entity::job::Column;
use crate::entity::job::Entity;
use crate::error::StoreError;
use crate::id::{AgencyId, JobId};
use crate::job::{self, Job, JobState, NewJob};
use crate::seal::{hex, unhex};
use crate::write::{Read, Tx};
use jiff::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait as _, QueryFilter};
use serde::{Deserialize, Serialize};

/// The kind of the jobs that send messages.
pub const KIND: &str = "message";

/// How a message goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Way {
    /// E-mail.
    Mail,
    /// Short message.
    Sms,
}

/// When it may be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hours {
    /// At any time.
    Any,
    /// In the working hours of an agency (SEC-24).
    Working(AgencyId),
}

/// A message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// When it may be sent.
    pub hours: Hours,
    /// How it goes.
    pub way: Way,
    /// The owner of the key that seals the address, as text.
    pub owner: String,
    /// The address, sealed.
    pub to: Vec<u8>,
    /// The subject; empty for a short message.
    pub subject: String,
    /// The text.
    pub text: String,
}

/// A message as it stands in its job.
#[derive(Serialize, Deserialize)]
struct Payload {
    way: Way,
    owner: String,
    to: String,
    subject: String,
    text: String,
    /// The agency in whose working hours it goes.
    #[serde(default)]
    working: Option<String>,
}

/// Puts a message under a key of its own; `None` if one was put under it
/// before.
///
/// # Errors
/// If the database fails.
pub async fn put(tx: &Tx, message: &Message, key: &str, run_at: Timestamp, at: Timestamp) -> Result<Option<JobId>, StoreError> {
    let payload = Payload {
        way: message.way,
        owner: message.owner.clone(),
        to: hex(&message.to),
        subject: message.subject.clone(),
        text: message.text.clone(),
        working: match &message.hours {
            Hours::Any => None,
            Hours::Working(agency) => Some(agency.as_str().to_owned()),
        },
    };
    let payload = serde_json::to_string(&payload).map_err(|_| StoreError::inconsistent("job", "payload", key))?;
    job::put(tx, &NewJob { kind: KIND.to_owned(), key: key.to_owned(), payload, run_at }, at).await
}

/// The message of a job.
///
/// # Errors
/// If the job is of another kind, sent, or inconsistent.
pub fn message(job: &Job) -> Result<Message, StoreError> {
    let wrong = || StoreError::inconsistent("job", "payload", job.id.as_str());
    let payload: Payload = serde_json::from_str(&job.payload).map_err(|_| wrong())?;
    let hours = match payload.working.as_deref() {
        None => Hours::Any,
        Some(agency) => Hours::Working(AgencyId::parse(agency).ok_or_else(wrong)?),
    };
    Ok(Message {
        hours,
        way: payload.way,
        owner: payload.owner,
        to: unhex(&payload.to).ok_or_else(wrong)?,
        subject: payload.subject,
        text: payload.text,
    })
}

/// Ends the job of a message that was sent, and wipes the message. `false` if
/// the lease is lost.
///
/// # Errors
/// If the database fails.
pub async fn sent(tx: &Tx, job: &Job) -> Result<bool, StoreError> {
    job::held(job).col_expr(Column::Payload, Expr::value("{}")).exec(tx.db()).await?;
    job::done(tx, job).await
}

/// How many messages are in a state.
///
/// # Errors
/// If the database fails.
pub async fn count(from: &impl Read, state: JobState) -> Result<u64, StoreError> {
    let of_kind = Entity::find().filter(Column::Kind.eq(KIND)).filter(Column::State.eq(state.name()));
    Ok(of_kind.count(&from.source()).await?)
}

/// The messages in a state, the next one first, at most so many.
///
/// # Errors
/// If the database fails or a row is inconsistent.
pub async fn list(from: &impl Read, state: JobState, limit: u64) -> Result<Vec<Job>, StoreError> {
    job::list_kinds(from, &[KIND], state, limit).await
}
