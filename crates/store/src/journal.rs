//! The journal: who did what, when, to what, in short chains of entries that
//! only grow.
//!
//! There is one chain for each case, one for each account and one for each
//! agency (settings, exports). No row belongs to two cases, so that acts on
//! different cases do not wait for each other. Each entry names the hash of
//! the one before: `h = H(prev ‖ entry)`, with zeros before the first.
//!
//! What is hashed of an entry (its *canonical form*) is the text
//! `gongkai/journal/1` and then suite, chain, sequence number, agency,
//! instant, actor, kind, object, hash before, hash after, result and source,
//! in this order, each behind its length in eight bytes, the highest first.
//! Numbers are decimal text, instants are RFC 3339 in UTC with nine digits
//! after the point. A hash that is absent is the length of all ones.
//!
//! Where each chain ends stands in a table of its own, is fixed by
//! [`checkpoint`]s, and these are written outside the database too
//! ([`outside`]). [`verify`] reads all of it again.

mod bulk;
pub mod checkpoint;
mod merkle;
pub mod outside;
pub mod proof;
pub mod verify;

pub use bulk::begin;
pub use checkpoint::{Checkpoint, Leaf};
pub use verify::{Fault, Verified};

use crate::entity::journal::{ActiveModel, Column, Entity, Model};
use crate::entity::journal_chain as head;
use crate::error::StoreError;
use crate::id::{AccountId, AgencyId, CaseId};
use crate::seal::{SuiteId, prefixed};
use crate::value::instant;
use crate::write::{Read, Tx};
use jiff::Timestamp;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::fmt;

/// A chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Chain {
    /// What was done in a case.
    Case(CaseId),
    /// What an account did: logins, reading of unmasked data, refusals.
    Account(AccountId),
    /// Settings and exports of an agency.
    Agency(AgencyId),
}

impl fmt::Display for Chain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Chain::Case(id) => write!(f, "case:{id}"),
            Chain::Account(id) => write!(f, "account:{id}"),
            Chain::Agency(id) => write!(f, "agency:{id}"),
        }
    }
}

/// What is to be written down. No personal data: persons are ids here, and
/// contents are keyed digests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEntry {
    /// Where.
    pub chain: Chain,
    /// The agency in whose checkpoints the chain stands; fixed by the first
    /// entry of the chain.
    pub agency: AgencyId,
    /// When it is written down.
    pub at: Timestamp,
    /// Who: an account, `applicant`, or `system`.
    pub actor: String,
    /// The act, by its name.
    pub kind: String,
    /// To what: an id.
    pub object: String,
    /// The hash of what was there before.
    pub before: Option<String>,
    /// The hash of what is there after.
    pub after: Option<String>,
    /// `ok`, or why it was refused.
    pub result: String,
    /// From where: a channel or a network address.
    pub source: String,
}

/// An entry as it stands in its chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The chain, as text.
    pub chain: String,
    /// Its number in the chain, from 1.
    pub seq: u64,
    /// The agency.
    pub agency: AgencyId,
    /// When it was written down.
    pub at: Timestamp,
    /// Who.
    pub actor: String,
    /// The act.
    pub kind: String,
    /// To what.
    pub object: String,
    /// The hash of what was there before.
    pub before: Option<String>,
    /// The hash of what is there after.
    pub after: Option<String>,
    /// How it ended.
    pub result: String,
    /// From where.
    pub source: String,
    /// The hash of the entry, in hexadecimal.
    pub h: String,
}

/// Where an entry came to stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appended {
    /// Its number in the chain, from 1.
    pub seq: u64,
    /// Its hash.
    pub h: Vec<u8>,
}

/// Writes an entry at the end of its chain, in the transaction of the act
/// that it tells of, hashed by the given suite.
///
/// # Errors
/// If the database fails, or the chain stands under another agency.
pub async fn append(tx: &Tx, suite: SuiteId, new: &NewEntry) -> Result<Appended, StoreError> {
    let chain = new.chain.to_string();
    let end = match end(tx, &chain).await? {
        Some(end) => end,
        None => {
            // Two acts may find the chain new; the second waits for the first.
            let row = head::ActiveModel {
                chain: Set(chain.clone()),
                agency_id: Set(new.agency.0.clone()),
                last_seq: Set(0),
                last_h: Set(vec![0; 32]),
            };
            let known = OnConflict::column(head::Column::Chain).do_nothing().to_owned();
            head::Entity::insert(row).on_conflict(known).exec_without_returning(tx.db()).await?;
            end(tx, &chain).await?.ok_or_else(|| StoreError::inconsistent("journal_chain", "chain", &chain))?
        }
    };
    if end.agency_id != new.agency.as_str() {
        return Err(StoreError::inconsistent("journal_chain", "agency_id", &chain));
    }
    let row = row(suite, new, end.last_seq + 1, end.last_h);
    head::Entity::update_many()
        .col_expr(head::Column::LastSeq, Expr::value(row.seq))
        .col_expr(head::Column::LastH, Expr::value(row.h.clone()))
        .filter(head::Column::Chain.eq(row.chain.as_str()))
        .exec(tx.db())
        .await?;
    let seq = u64::try_from(row.seq).map_err(|_| StoreError::inconsistent("journal_chain", "last_seq", &row.chain))?;
    let appended = Appended { seq, h: row.h.clone() };
    Entity::insert(ActiveModel::from(row).reset_all()).exec_without_returning(tx.db()).await?;
    Ok(appended)
}

/// The entries of a chain after a number, at most so many.
///
/// # Errors
/// If the database fails or a row is inconsistent.
pub async fn entries(from: &impl Read, chain: &Chain, after: u64, limit: u64) -> Result<Vec<Entry>, StoreError> {
    let rows = Entity::find()
        .filter(Column::Chain.eq(chain.to_string()))
        .filter(Column::Seq.gt(i64::try_from(after).unwrap_or(i64::MAX)))
        .order_by_asc(Column::Seq)
        .limit(limit)
        .all(&from.source())
        .await?;
    rows.into_iter().map(entry).collect()
}

/// The agency under which a chain stands; `None` if it has no entry yet.
///
/// # Errors
/// If the database fails or the row is inconsistent.
pub async fn agency_of(from: &impl Read, chain: &Chain) -> Result<Option<AgencyId>, StoreError> {
    let chain = chain.to_string();
    let row = head::Entity::find_by_id(chain.as_str()).one(&from.source()).await?;
    row.map(|r| AgencyId::parse(&r.agency_id).ok_or_else(|| StoreError::inconsistent("journal_chain", "agency_id", &chain))).transpose()
}

/// The agencies under which chains stand.
///
/// # Errors
/// If the database fails or a row is inconsistent.
pub async fn agencies(from: &impl Read) -> Result<Vec<AgencyId>, StoreError> {
    let names = head::Entity::find().select_only().column(head::Column::AgencyId).distinct().order_by_asc(head::Column::AgencyId);
    let names: Vec<String> = names.into_tuple().all(&from.source()).await?;
    names.iter().map(|n| AgencyId::parse(n).ok_or_else(|| StoreError::inconsistent("journal_chain", "agency_id", n))).collect()
}

/// When the last entry of all was written down; reads the whole table.
///
/// # Errors
/// If the database fails or the row is inconsistent.
pub async fn latest(from: &impl Read) -> Result<Option<Timestamp>, StoreError> {
    let latest: Option<Option<String>> =
        Entity::find().select_only().column_as(Column::At.max(), "at").into_tuple().one(&from.source()).await?;
    let latest = latest.flatten();
    latest.map(|at| at.parse().map_err(|_| StoreError::inconsistent("journal", "at", &at))).transpose()
}

/// The row of an entry behind the one with the given hash.
fn row(suite: SuiteId, new: &NewEntry, seq: i64, prev: Vec<u8>) -> Model {
    let mut row = Model {
        chain: new.chain.to_string(),
        seq,
        agency_id: new.agency.0.clone(),
        at: instant(new.at),
        actor: new.actor.clone(),
        kind: new.kind.clone(),
        object: new.object.clone(),
        before: new.before.clone(),
        after: new.after.clone(),
        result: new.result.clone(),
        source: new.source.clone(),
        suite: suite.name().to_owned(),
        prev,
        h: Vec::new(),
    };
    row.h = hash(suite, &row);
    row
}

/// The end of a chain, held until the end of the transaction.
async fn end(tx: &Tx, chain: &str) -> Result<Option<head::Model>, StoreError> {
    Ok(head::Entity::find_by_id(chain).lock_exclusive().one(tx.db()).await?)
}

/// The hash of an entry over its canonical form and the entry before.
pub(crate) fn hash(suite: SuiteId, row: &Model) -> Vec<u8> {
    let mut bytes = row.prev.clone();
    let seq = row.seq.to_string();
    let fields = ["gongkai/journal/1", suite.name(), &row.chain, &seq, &row.agency_id, &row.at, &row.actor, &row.kind, &row.object];
    for field in fields {
        prefixed(&mut bytes, field.as_bytes());
    }
    for hash in [&row.before, &row.after] {
        match hash {
            Some(hash) => prefixed(&mut bytes, hash.as_bytes()),
            None => bytes.extend_from_slice(&[0xff; 8]),
        }
    }
    for field in [&row.result, &row.source] {
        prefixed(&mut bytes, field.as_bytes());
    }
    suite.suite().digest(&bytes).to_vec()
}

fn entry(row: Model) -> Result<Entry, StoreError> {
    let wrong = |column| StoreError::inconsistent("journal", column, &format!("{}/{}", row.chain, row.seq));
    Ok(Entry {
        seq: u64::try_from(row.seq).map_err(|_| wrong("seq"))?,
        agency: AgencyId::parse(&row.agency_id).ok_or_else(|| wrong("agency_id"))?,
        at: row.at.parse().map_err(|_| wrong("at"))?,
        h: crate::seal::hex(&row.h),
        chain: row.chain,
        actor: row.actor,
        kind: row.kind,
        object: row.object,
        before: row.before,
        after: row.after,
        result: row.result,
        source: row.source,
    })
}
