//! Notices to staff: that a date draws near, that a term ran out. They hold
//! ids, a kind and a date, no personal data.

use crate::entity::notice::{ActiveModel, Column, Entity, Model};
use crate::error::StoreError;
use crate::id::{AgencyId, CaseId};
use crate::value::instant;
use crate::write::{Read, Tx};
use jiff::Timestamp;
use jiff::civil::Date;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// A notice to be put.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewNotice {
    /// The key under which it is put once.
    pub key: String,
    /// The agency.
    pub agency: AgencyId,
    /// An account, or `role:` and a role.
    pub to: String,
    /// The case.
    pub case: CaseId,
    /// What it says, by its name.
    pub kind: String,
    /// The date it speaks of.
    pub about: Option<Date>,
}

/// A notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Its key.
    pub key: String,
    /// An account, or `role:` and a role.
    pub to: String,
    /// The case.
    pub case: CaseId,
    /// What it says.
    pub kind: String,
    /// The date it speaks of.
    pub about: Option<Date>,
    /// When it was put.
    pub at: Timestamp,
    /// When it was read.
    pub read_at: Option<Timestamp>,
}

/// Puts a notice; `false` if one was put under its key before.
///
/// # Errors
/// If the database fails.
pub async fn put(tx: &Tx, new: &NewNotice, at: Timestamp) -> Result<bool, StoreError> {
    let row = ActiveModel {
        key: Set(new.key.clone()),
        agency_id: Set(new.agency.as_str().to_owned()),
        recipient: Set(new.to.clone()),
        case_id: Set(new.case.as_str().to_owned()),
        kind: Set(new.kind.clone()),
        about: Set(new.about.map(|d| d.to_string())),
        at: Set(instant(at)),
        read_at: Set(None),
    };
    let known = OnConflict::column(Column::Key).do_nothing().to_owned();
    Ok(Entity::insert(row).on_conflict(known).exec_without_returning(tx.db()).await? > 0)
}

/// The notices to an account or a role of an agency, newest first.
///
/// # Errors
/// If the database fails or a row is inconsistent.
pub async fn to(from: &impl Read, agency: &AgencyId, to: &str, limit: u64) -> Result<Vec<Notice>, StoreError> {
    let rows = Entity::find()
        .filter(Column::AgencyId.eq(agency.as_str()))
        .filter(Column::Recipient.eq(to))
        .order_by_desc(Column::At)
        .order_by_asc(Column::Key)
        .limit(limit)
        .all(&from.source())
        .await?;
    rows.into_iter().map(notice).collect()
}

/// Marks a notice as read.
///
/// # Errors
/// If the database fails.
pub async fn read(tx: &Tx, key: &str, at: Timestamp) -> Result<(), StoreError> {
    Entity::update_many().col_expr(Column::ReadAt, Expr::value(instant(at))).filter(Column::Key.eq(key)).exec(tx.db()).await?;
    Ok(())
}

fn notice(row: Model) -> Result<Notice, StoreError> {
    let wrong = |column| StoreError::inconsistent("notice", column, &row.key);
    let date = |text: &String| text.parse().map_err(|_| wrong("about"));
    let time = |column, text: &String| text.parse::<Timestamp>().map_err(|_| wrong(column));
    Ok(Notice {
        case: CaseId::parse(&row.case_id).ok_or_else(|| wrong("case_id"))?,
        about: row.about.as_ref().map(date).transpose()?,
        at: time("at", &row.at)?,
        read_at: row.read_at.as_ref().map(|t| time("read_at", t)).transpose()?,
        key: row.key,
        to: row.recipient,
        kind: row.kind,
    })
}
