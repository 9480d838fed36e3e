//! Numbers of the office.
//!
//! 受理编号 and 文号 run without a gap in each series (agency, kind, year):
//! they are given inside the act that registers or sends, so an act that
//! fails gives its number back, and one that is cancelled later keeps its
//! number as 作废. Whoever takes a number waits for the act that took the one
//! before.
//!
//! 索引号 are never given twice, but may leave gaps: each server takes a block
//! of them and gives them out without the database.

mod bulk;

pub use bulk::begin;

use crate::connect::Store;
use crate::entity::number::{ActiveModel, Column, Entity, Model};
use crate::error::StoreError;
use crate::id::AgencyId;
use crate::value::instant;
use crate::write::{Read, Tx};
use jiff::Timestamp;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Statement, Value};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;
use tokio::sync::Mutex;

/// What a number numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberKind {
    /// 受理编号: an application that is registered.
    Registration,
    /// 文号: a letter that is sent.
    Letter,
}

impl NumberKind {
    /// Its official term.
    pub fn name(self) -> &'static str {
        match self {
            NumberKind::Registration => "受理编号",
            NumberKind::Letter => "文号",
        }
    }
}

/// A series without gaps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// Whose.
    pub agency: AgencyId,
    /// Of what.
    pub kind: NumberKind,
    /// In which year it begins anew.
    pub year: i16,
}

/// A number that was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// The number, from 1.
    pub n: u32,
    /// The id of what holds it.
    pub holder: String,
    /// When it was given.
    pub at: Timestamp,
    /// When and why it was cancelled (作废).
    pub cancelled: Option<(Timestamp, String)>,
}

/// Takes the next number of a series for a holder.
///
/// # Errors
/// If the database fails. If the act fails, the number is free again.
pub async fn take(tx: &Tx, series: &Series, holder: &str, at: Timestamp) -> Result<u32, StoreError> {
    let sql = "INSERT INTO number_series (agency_id, kind, year, last) VALUES ($1, $2, $3, 1)
        ON CONFLICT (agency_id, kind, year) DO UPDATE SET last = number_series.last + 1 RETURNING last";
    let last = returned(tx, sql, vec![series.agency.as_str().into(), series.kind.name().into(), i32::from(series.year).into()]).await?;
    let row = ActiveModel {
        agency_id: Set(series.agency.0.clone()),
        kind: Set(series.kind.name().to_owned()),
        year: Set(i32::from(series.year)),
        n: Set(last),
        holder: Set(holder.to_owned()),
        at: Set(instant(at)),
        cancelled_at: Set(None),
        reason: Set(None),
    };
    Entity::insert(row).exec_without_returning(tx.db()).await?;
    u32::try_from(last).map_err(|_| StoreError::inconsistent("number_series", "last", &key(series)))
}

/// Cancels a number; it stays in its place with the reason. `false` if it was
/// never given or is cancelled already.
///
/// # Errors
/// If the database fails.
pub async fn cancel(tx: &Tx, series: &Series, n: u32, reason: &str, at: Timestamp) -> Result<bool, StoreError> {
    let done = Entity::update_many()
        .col_expr(Column::CancelledAt, Expr::value(instant(at)))
        .col_expr(Column::Reason, Expr::value(reason))
        .filter(Column::AgencyId.eq(series.agency.as_str()))
        .filter(Column::Kind.eq(series.kind.name()))
        .filter(Column::Year.eq(i32::from(series.year)))
        .filter(Column::N.eq(i64::from(n)))
        .filter(Column::CancelledAt.is_null())
        .exec(tx.db())
        .await?;
    Ok(done.rows_affected > 0)
}

/// The numbers of a series after one, in their order, at most so many.
///
/// # Errors
/// If the database fails or a row is inconsistent.
pub async fn given(from: &impl Read, series: &Series, after: u32, limit: u64) -> Result<Vec<Given>, StoreError> {
    let rows = Entity::find()
        .filter(Column::AgencyId.eq(series.agency.as_str()))
        .filter(Column::Kind.eq(series.kind.name()))
        .filter(Column::Year.eq(i32::from(series.year)))
        .filter(Column::N.gt(i64::from(after)))
        .order_by_asc(Column::N)
        .limit(limit)
        .all(&from.source())
        .await?;
    rows.into_iter().map(|row| of_row(row, series)).collect()
}

fn of_row(row: Model, series: &Series) -> Result<Given, StoreError> {
    let wrong = |column| StoreError::inconsistent("number", column, &format!("{}/{}", key(series), row.n));
    let cancelled = match (&row.cancelled_at, &row.reason) {
        (Some(at), Some(reason)) => Some((at.parse().map_err(|_| wrong("cancelled_at"))?, reason.clone())),
        (None, None) => None,
        _ => return Err(wrong("reason")),
    };
    Ok(Given {
        n: u32::try_from(row.n).map_err(|_| wrong("n"))?,
        at: row.at.parse().map_err(|_| wrong("at"))?,
        holder: row.holder,
        cancelled,
    })
}

fn key(series: &Series) -> String {
    format!("{}/{}/{}", series.agency, series.kind.name(), series.year)
}

/// The blocks of index numbers that this server holds.
pub(crate) type Blocks = Arc<Mutex<HashMap<AgencyId, Range<i64>>>>;

/// So many index numbers are taken from the database together.
const BLOCK: i64 = 64;

impl Store {
    /// An index number (索引号) of an agency that was never given before. It
    /// is taken before the act that uses it, not inside.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn index_number(&self, agency: &AgencyId) -> Result<u64, StoreError> {
        let mut blocks = self.blocks().lock().await;
        let left = blocks.get_mut(agency).and_then(Iterator::next);
        let n = match left {
            Some(n) => n,
            None => {
                let end = self.act(agency.clone(), |tx, agency| Box::pin(take_block(tx, agency))).await?;
                let mut block = end - BLOCK + 1..end + 1;
                let first = block.next().unwrap_or(end);
                blocks.insert(agency.clone(), block);
                first
            }
        };
        u64::try_from(n).map_err(|_| StoreError::inconsistent("index_number", "last", agency.as_str()))
    }
}

async fn take_block(tx: &Tx, agency: &AgencyId) -> Result<i64, StoreError> {
    let sql = "INSERT INTO index_number (agency_id, last) VALUES ($1, $2)
        ON CONFLICT (agency_id) DO UPDATE SET last = index_number.last + $2 RETURNING last";
    returned(tx, sql, vec![agency.as_str().into(), BLOCK.into()]).await
}

/// The one number that a statement gives back.
async fn returned(tx: &Tx, sql: &str, values: Vec<Value>) -> Result<i64, StoreError> {
    let statement = Statement::from_sql_and_values(tx.db().get_database_backend(), sql, values);
    match tx.db().query_one_raw(statement).await? {
        Some(row) => Ok(row.try_get_by_index(0)?),
        None => Err(StoreError::inconsistent("number_series", "last", "")),
    }
}
