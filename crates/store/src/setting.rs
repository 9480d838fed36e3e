//! Settings, of one agency or of all. The value is JSON that this crate does
//! not open.

use crate::entity::setting::{ActiveModel, Column, Entity};
use crate::error::StoreError;
use crate::id::AgencyId;
use crate::value::instant;
use crate::write::{Read, Tx};
use jiff::Timestamp;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{EntityTrait, QueryFilter, QueryOrder};

/// Whose setting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// Of the whole installation.
    All,
    /// Of one agency.
    Agency(AgencyId),
}

impl Scope {
    fn as_str(&self) -> &str {
        match self {
            Scope::All => "",
            Scope::Agency(id) => id.as_str(),
        }
    }
}

/// Puts a setting in the place of the old one.
///
/// # Errors
/// If the database fails.
pub async fn put(tx: &Tx, scope: &Scope, key: &str, value: &str, at: Timestamp) -> Result<(), StoreError> {
    let row =
        ActiveModel { scope: Set(scope.as_str().to_owned()), key: Set(key.to_owned()), value: Set(value.to_owned()), at: Set(instant(at)) };
    let newer = OnConflict::columns([Column::Scope, Column::Key]).update_columns([Column::Value, Column::At]).to_owned();
    Entity::insert(row).on_conflict(newer).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// Takes a setting away; `false` if there was none.
///
/// # Errors
/// If the database fails.
pub async fn remove(tx: &Tx, scope: &Scope, key: &str) -> Result<bool, StoreError> {
    Ok(Entity::delete_by_id((scope.as_str().to_owned(), key.to_owned())).exec(tx.db()).await?.rows_affected > 0)
}

/// The value of a setting in exactly this scope.
///
/// # Errors
/// If the database fails.
pub async fn get(from: &impl Read, scope: &Scope, key: &str) -> Result<Option<String>, StoreError> {
    let row = Entity::find_by_id((scope.as_str().to_owned(), key.to_owned())).one(&from.source()).await?;
    Ok(row.map(|r| r.value))
}

/// All settings of a scope in the order of their keys.
///
/// # Errors
/// If the database fails.
pub async fn list(from: &impl Read, scope: &Scope) -> Result<Vec<(String, String)>, StoreError> {
    use sea_orm::ColumnTrait as _;
    let rows = Entity::find().filter(Column::Scope.eq(scope.as_str())).order_by_asc(Column::Key).all(&from.source()).await?;
    Ok(rows.into_iter().map(|r| (r.key, r.value)).collect())
}
