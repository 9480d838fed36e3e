//! Applicants: sealed under a key each, found by exact value, erased by
//! destroying the key.

use crate::entity::applicant::{ActiveModel, Column, Entity};
use crate::error::StoreError;
use crate::id::{AgencyId, ApplicantId};
use crate::seal::{DataKey, Owner, SearchKey, Vault};
use crate::value::instant;
use crate::write::{Read, Tx};
use jiff::Timestamp;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

/// The field under which an applicant is sealed.
const FIELD: &str = "applicant";

/// Who applies.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Applicant {
    /// 姓名或者名称.
    pub name: String,
    /// The number of the identity proof, or the unified code of an
    /// organisation.
    pub identity: Option<String>,
    /// The telephone.
    pub phone: Option<String>,
    /// The postal address.
    pub address: Option<String>,
    /// The e-mail address.
    pub email: Option<String>,
    /// Whether they chose to be told by e-mail that something happened.
    #[serde(default)]
    pub by_email: bool,
}

impl std::fmt::Debug for Applicant {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Applicant(sealed)")
    }
}

/// An applicant to be kept.
#[derive(Debug, Clone)]
pub struct NewApplicant {
    /// Its id.
    pub id: ApplicantId,
    /// At which agency.
    pub agency: AgencyId,
    /// The column of table 3.
    pub kind: String,
    /// Who it is.
    pub person: Applicant,
}

/// Keeps an applicant under a new key.
///
/// # Errors
/// If the database or the sealing fails.
pub async fn make_applicant(tx: &Tx, vault: &Vault, search: &SearchKey, new: &NewApplicant, at: Timestamp) -> Result<(), StoreError> {
    let key = vault.make(tx, &Owner::Applicant(new.id.clone()), at).await?;
    Entity::insert(row(&key, search, new, at)?).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// The row of an applicant, sealed under its key.
pub(crate) fn row(key: &DataKey, search: &SearchKey, new: &NewApplicant, at: Timestamp) -> Result<ActiveModel, StoreError> {
    let plain = serde_json::to_vec(&new.person).map_err(|_| StoreError::inconsistent("applicant", "sealed", new.id.as_str()))?;
    let hash = |kind: &str, value: &Option<String>| value.as_deref().map(|v| search.hash(kind, v));
    Ok(ActiveModel {
        id: Set(new.id.as_str().to_owned()),
        agency_id: Set(new.agency.as_str().to_owned()),
        kind: Set(new.kind.clone()),
        sealed: Set(Some(key.seal(&plain, FIELD)?)),
        name_hash: Set(search.hash("name", &new.person.name)),
        identity_hash: Set(hash("identity", &new.person.identity)),
        phone_hash: Set(hash("phone", &new.person.phone)),
        made_at: Set(instant(at)),
        erased_at: Set(None),
    })
}

/// Who an applicant is; `None` if there is none of that id or it was erased.
///
/// # Errors
/// If the database or the sealing fails.
pub async fn read_applicant(from: &impl Read, vault: &Vault, id: &ApplicantId) -> Result<Option<Applicant>, StoreError> {
    let Some(row) = Entity::find_by_id(id.as_str()).one(&from.source()).await? else { return Ok(None) };
    let Some(sealed) = row.sealed else { return Ok(None) };
    let key = vault.key(from, &Owner::Applicant(id.clone())).await?;
    let plain = key.open(&sealed, FIELD)?;
    serde_json::from_slice(&plain).map(Some).map_err(|_| StoreError::inconsistent("applicant", "sealed", id.as_str()))
}

/// The applicants of an agency with exactly this name, identity number or
/// phone (`kind` is `name`, `identity` or `phone`), newest first, at most 100.
///
/// # Errors
/// If the database fails.
pub async fn find_applicants(
    from: &impl Read,
    search: &SearchKey,
    agency: &AgencyId,
    kind: &str,
    value: &str,
) -> Result<Vec<ApplicantId>, StoreError> {
    let column = match kind {
        "identity" => Column::IdentityHash,
        "phone" => Column::PhoneHash,
        _ => Column::NameHash,
    };
    let ids: Vec<String> = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::AgencyId.eq(agency.as_str()))
        .filter(column.eq(search.hash(kind, value)))
        .order_by_desc(Column::Id)
        .limit(100)
        .into_tuple()
        .all(&from.source())
        .await?;
    ids.iter().map(|id| ApplicantId::parse(id).ok_or_else(|| StoreError::inconsistent("applicant", "id", id))).collect()
}

/// Erases an applicant: the key is destroyed, what was sealed and what finds
/// it is taken away. Acts and counts stay. `false` if it was erased before.
///
/// # Errors
/// If the database fails.
pub async fn erase(tx: &Tx, vault: &Vault, id: &ApplicantId, at: Timestamp) -> Result<bool, StoreError> {
    let gone = vault.destroy(tx, &Owner::Applicant(id.clone()), at).await?;
    Entity::update_many()
        .col_expr(Column::Sealed, Expr::value(None::<Vec<u8>>))
        .col_expr(Column::NameHash, Expr::value(""))
        .col_expr(Column::IdentityHash, Expr::value(None::<String>))
        .col_expr(Column::PhoneHash, Expr::value(None::<String>))
        .col_expr(Column::ErasedAt, Expr::value(instant(at)))
        .filter(Column::Id.eq(id.as_str()))
        .exec(tx.db())
        .await?;
    Ok(gone)
}

/// How many cases of an applicant are not forgotten.
///
/// # Errors
/// If the database fails.
pub async fn living_cases(from: &impl Read, applicant: &ApplicantId) -> Result<u64, StoreError> {
    use crate::entity::{application, data_key};
    use sea_orm::PaginatorTrait as _;
    let ids: Vec<String> = application::Entity::find()
        .select_only()
        .column(application::Column::Id)
        .filter(application::Column::ApplicantId.eq(applicant.as_str()))
        .into_tuple()
        .all(&from.source())
        .await?;
    let owners = ids.iter().map(|id| format!("case:{id}"));
    let living = data_key::Entity::find().filter(data_key::Column::Owner.is_in(owners)).filter(data_key::Column::Wrapped.is_not_null());
    Ok(living.count(&from.source()).await?)
}

/// Takes away the sealed texts of a case whose key was destroyed, and the keys
/// of repeated requests, which hold digests of what was said.
///
/// # Errors
/// If the database fails.
pub async fn drop_texts(tx: &Tx, case: &crate::id::CaseId) -> Result<u64, StoreError> {
    use crate::entity::{act_key, act_text};
    act_key::Entity::delete_many().filter(act_key::Column::CaseId.eq(case.as_str())).exec(tx.db()).await?;
    let done = act_text::Entity::delete_many().filter(act_text::Column::CaseId.eq(case.as_str())).exec(tx.db()).await?;
    Ok(done.rows_affected)
}
