//! Jobs: what is to be done later, once, by whichever server comes first.
//!
//! A job is put in the act that makes it necessary, under a key of its own
//! ("case 42, three days left"): the same key again changes nothing, also
//! after the job is done. A server takes jobs under a lease; if it dies, the
//! lease runs out and another takes them. What a job does is written in the
//! same act as [`done`], which says whether the lease still holds: if not,
//! the act must fail, and so nothing is done twice.

use crate::connect::Store;
use crate::dialect;
use crate::entity::job::{ActiveModel, Column, Entity, Model};
use crate::error::StoreError;
use crate::id::JobId;
use crate::value::instant;
use crate::write::{Read, Tx};
use jiff::{SignedDuration, Timestamp};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Statement, UpdateMany, Value};

/// A job that fails so often is given up until a person looks at it.
pub const TRIES: u32 = 12;

/// A job to be put.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewJob {
    /// What kind of work it is.
    pub kind: String,
    /// The key under which it is put once.
    pub key: String,
    /// What the worker needs, as JSON that this crate does not open.
    pub payload: String,
    /// Not before.
    pub run_at: Timestamp,
}

/// How a job stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JobState {
    /// To be done, or being done.
    Waiting,
    /// Done.
    Done,
    /// Given up after too many tries.
    GivenUp,
}

impl JobState {
    const ALL: [JobState; 3] = [JobState::Waiting, JobState::Done, JobState::GivenUp];

    pub(crate) fn name(self) -> &'static str {
        match self {
            JobState::Waiting => "waiting",
            JobState::Done => "done",
            JobState::GivenUp => "given_up",
        }
    }
}

/// A job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// Its id.
    pub id: JobId,
    /// What kind of work it is.
    pub kind: String,
    /// The key under which it was put.
    pub key: String,
    /// What the worker needs.
    pub payload: String,
    /// How it stands.
    pub state: JobState,
    /// When it is tried next.
    pub run_at: Timestamp,
    /// Who has taken it.
    pub owner: Option<String>,
    /// Until when.
    pub lease_until: Option<Timestamp>,
    /// How often it was tried.
    pub tries: u32,
    /// How it failed last.
    pub fault: Option<String>,
}

/// Puts a job; `None` if one was put under its key before.
///
/// # Errors
/// If the database fails.
pub async fn put(tx: &Tx, new: &NewJob, at: Timestamp) -> Result<Option<JobId>, StoreError> {
    let id = JobId::new(at);
    let row = ActiveModel {
        id: Set(id.0.clone()),
        kind: Set(new.kind.clone()),
        key: Set(new.key.clone()),
        payload: Set(new.payload.clone()),
        state: Set(JobState::Waiting.name().to_owned()),
        run_at: Set(instant(new.run_at)),
        owner: Set(None),
        lease_until: Set(None),
        tries: Set(0),
        fault: Set(None),
        made_at: Set(instant(at)),
    };
    let known = OnConflict::column(Column::Key).do_nothing().to_owned();
    let rows = Entity::insert(row).on_conflict(known).exec_without_returning(tx.db()).await?;
    Ok((rows > 0).then_some(id))
}

impl Store {
    /// Takes jobs of some kinds that are due, at most so many, for a worker
    /// and a time. Each counts as a try.
    ///
    /// # Errors
    /// If the database fails or a row is inconsistent.
    pub async fn take_jobs(
        &self,
        kinds: &[&str],
        worker: &str,
        now: Timestamp,
        lease: SignedDuration,
        limit: u32,
    ) -> Result<Vec<Job>, StoreError> {
        if kinds.is_empty() {
            return Ok(Vec::new());
        }
        let until = now.checked_add(lease).unwrap_or(Timestamp::MAX);
        let mut values: Vec<Value> = vec![worker.into(), instant(until).into(), instant(now).into(), i64::from(limit).into()];
        values.extend(kinds.iter().map(|k| Value::from(*k)));
        self.act(values, |tx, values| Box::pin(take(tx, values))).await
    }
}

/// Values: worker, end of the lease, now, limit, then the kinds.
async fn take(tx: &Tx, values: &[Value]) -> Result<Vec<Job>, StoreError> {
    let backend = tx.db().get_database_backend();
    let kinds: Vec<String> = (5..=values.len()).map(|n| format!("${n}")).collect();
    let sql = format!(
        "UPDATE job SET owner = $1, lease_until = $2, tries = tries + 1 WHERE id IN (
            SELECT id FROM job
            WHERE state = 'waiting' AND run_at <= $3 AND (lease_until IS NULL OR lease_until <= $3) AND kind IN ({})
            ORDER BY run_at, id LIMIT $4 {}) RETURNING *",
        kinds.join(", "),
        dialect::skip_locked(backend)
    );
    let statement = Statement::from_sql_and_values(backend, sql, values.to_vec());
    let mut rows = Entity::find().from_raw_sql(statement).all(tx.db()).await?;
    rows.sort_by(|a, b| (&a.run_at, &a.id).cmp(&(&b.run_at, &b.id)));
    rows.into_iter().map(of_row).collect()
}

/// Ends a job in the act that did its work. `false` if the lease is lost:
/// then another worker has the job, and this act must fail.
///
/// # Errors
/// If the database fails.
pub async fn done(tx: &Tx, job: &Job) -> Result<bool, StoreError> {
    let done = held(job).col_expr(Column::State, Expr::value(JobState::Done.name()));
    Ok(free(done).exec(tx.db()).await?.rows_affected > 0)
}

/// Puts a job off after a failure, longer each time: a minute, two, four, up
/// to six hours. Gives the instant of the next try, `None` if it is given up
/// or the lease is lost.
///
/// # Errors
/// If the database fails.
pub async fn fail(tx: &Tx, job: &Job, fault: &str, now: Timestamp) -> Result<Option<Timestamp>, StoreError> {
    let wait = SignedDuration::from_mins(1_i64 << job.tries.saturating_sub(1).min(9)).min(SignedDuration::from_hours(6));
    let next = now.checked_add(wait).unwrap_or(Timestamp::MAX);
    let is_given_up = job.tries >= TRIES;
    let state = if is_given_up { JobState::GivenUp } else { JobState::Waiting };
    let failed = held(job)
        .col_expr(Column::State, Expr::value(state.name()))
        .col_expr(Column::RunAt, Expr::value(instant(next)))
        .col_expr(Column::Fault, Expr::value(fault));
    let is_held = free(failed).exec(tx.db()).await?.rows_affected > 0;
    Ok((is_held && !is_given_up).then_some(next))
}

/// Gives a job up at once, where trying again is of no use; it stays listed.
/// `false` if the lease is lost.
///
/// # Errors
/// If the database fails.
pub async fn give_up(tx: &Tx, job: &Job, fault: &str) -> Result<bool, StoreError> {
    let given_up = held(job).col_expr(Column::State, Expr::value(JobState::GivenUp.name())).col_expr(Column::Fault, Expr::value(fault));
    Ok(free(given_up).exec(tx.db()).await?.rows_affected > 0)
}

/// Lays a job aside until an instant; having been taken does not count as a
/// try. `false` if the lease is lost.
///
/// # Errors
/// If the database fails.
pub async fn lay_aside(tx: &Tx, job: &Job, until: Timestamp) -> Result<bool, StoreError> {
    let tries = i32::try_from(job.tries.saturating_sub(1)).unwrap_or(0);
    let aside = held(job).col_expr(Column::RunAt, Expr::value(instant(until))).col_expr(Column::Tries, Expr::value(tries));
    Ok(free(aside).exec(tx.db()).await?.rows_affected > 0)
}

/// Holds a job for longer; from now on the job that is given back is the one
/// to name. `None` if the lease is lost.
///
/// # Errors
/// If the database fails.
pub async fn extend(tx: &Tx, job: &Job, until: Timestamp) -> Result<Option<Job>, StoreError> {
    let longer = held(job).col_expr(Column::LeaseUntil, Expr::value(instant(until)));
    let is_held = longer.exec(tx.db()).await?.rows_affected > 0;
    Ok(is_held.then(|| Job { lease_until: Some(until), ..job.clone() }))
}

/// Takes back a job that nobody has taken; its key may be put again. `false`
/// if it is not there, done, or being done.
///
/// # Errors
/// If the database fails.
pub async fn cancel(tx: &Tx, key: &str, now: Timestamp) -> Result<bool, StoreError> {
    let waiting = Entity::delete_many()
        .filter(Column::Key.eq(key))
        .filter(Column::State.eq(JobState::Waiting.name()))
        .filter(Condition::any().add(Column::LeaseUntil.is_null()).add(Column::LeaseUntil.lte(instant(now))));
    Ok(waiting.exec(tx.db()).await?.rows_affected > 0)
}

/// Has a job that was given up tried again. `false` if there is none.
///
/// # Errors
/// If the database fails.
pub async fn retry(tx: &Tx, id: &JobId, now: Timestamp) -> Result<bool, StoreError> {
    let again = Entity::update_many()
        .col_expr(Column::State, Expr::value(JobState::Waiting.name()))
        .col_expr(Column::Tries, Expr::value(0))
        .col_expr(Column::RunAt, Expr::value(instant(now)))
        .filter(Column::Id.eq(id.as_str()))
        .filter(Column::State.eq(JobState::GivenUp.name()));
    Ok(again.exec(tx.db()).await?.rows_affected > 0)
}

/// The jobs in a state, the next one first, at most so many.
///
/// # Errors
/// If the database fails or a row is inconsistent.
pub async fn list(from: &impl Read, state: JobState, limit: u64) -> Result<Vec<Job>, StoreError> {
    let rows = Entity::find().filter(Column::State.eq(state.name())).order_by_asc(Column::RunAt).order_by_asc(Column::Id);
    rows.limit(limit).all(&from.source()).await?.into_iter().map(of_row).collect()
}

/// The jobs of some kinds in a state, the next one first, at most so many.
///
/// # Errors
/// If the database fails or a row is inconsistent.
pub async fn list_kinds(from: &impl Read, kinds: &[&str], state: JobState, limit: u64) -> Result<Vec<Job>, StoreError> {
    let of_kinds = Entity::find().filter(Column::Kind.is_in(kinds.iter().copied())).filter(Column::State.eq(state.name()));
    let rows = of_kinds.order_by_asc(Column::RunAt).order_by_asc(Column::Id).limit(limit).all(&from.source()).await?;
    rows.into_iter().map(of_row).collect()
}

/// Forgets jobs that were done and due before an instant, and their keys.
///
/// # Errors
/// If the database fails.
pub async fn purge(tx: &Tx, before: Timestamp) -> Result<u64, StoreError> {
    let old = Entity::delete_many().filter(Column::State.eq(JobState::Done.name())).filter(Column::RunAt.lt(instant(before)));
    Ok(old.exec(tx.db()).await?.rows_affected)
}

/// The row of a job as long as this worker holds it.
pub(crate) fn held(job: &Job) -> UpdateMany<Entity> {
    Entity::update_many()
        .filter(Column::Id.eq(job.id.as_str()))
        .filter(Column::State.eq(JobState::Waiting.name()))
        .filter(Column::Owner.eq(job.owner.clone()))
        .filter(Column::LeaseUntil.eq(job.lease_until.map(instant)))
}

/// Lets go of the lease.
fn free(update: UpdateMany<Entity>) -> UpdateMany<Entity> {
    update.col_expr(Column::Owner, Expr::value(None::<String>)).col_expr(Column::LeaseUntil, Expr::value(None::<String>))
}

fn of_row(row: Model) -> Result<Job, StoreError> {
    let wrong = |column| StoreError::inconsistent("job", column, &row.id);
    Ok(Job {
        id: JobId::parse(&row.id).ok_or_else(|| wrong("id"))?,
        state: JobState::ALL.into_iter().find(|s| s.name() == row.state).ok_or_else(|| wrong("state"))?,
        run_at: row.run_at.parse().map_err(|_| wrong("run_at"))?,
        lease_until: row.lease_until.as_deref().map(|l| l.parse().map_err(|_| wrong("lease_until"))).transpose()?,
        tries: u32::try_from(row.tries).map_err(|_| wrong("tries"))?,
        kind: row.kind,
        key: row.key,
        payload: row.payload,
        owner: row.owner,
        fault: row.fault,
    })
}
