//! Opening a case and adding an act, each in the act's own transaction.

use super::{NewAct, Projection, row};
use crate::entity::{act, act_key, act_text, application};
use crate::error::StoreError;
use crate::id::{AgencyId, ApplicantId, CaseId};
use crate::journal;
use crate::seal::{DataKey, SuiteId};
use crate::write::{Read, Tx};
use sea_orm::Value;
use sea_orm::sea_query::{CaseStatement, Expr, ExprTrait as _};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

/// A case to be opened.
#[derive(Debug, Clone)]
pub struct Opened {
    /// Its id.
    pub id: CaseId,
    /// Whose.
    pub agency: AgencyId,
    /// 受理编号, where receipt is sure.
    pub number: Option<String>,
    /// Who applied.
    pub applicant: ApplicantId,
    /// The column of table 3.
    pub applicant_kind: String,
    /// The keyed hash of the query code (查询码).
    pub code_hash: Option<String>,
}

/// Opens a case without acts; [`append`] adds the first.
///
/// # Errors
/// If the number is taken or the database fails.
pub async fn open(tx: &Tx, case: &Opened, at: jiff::Timestamp) -> Result<(), StoreError> {
    application::Entity::insert(row::opened(case, at)).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// Adds an act after the `version`-th and writes what follows from all of
/// them; gives the act's number. The number of the case may be given with the
/// act that makes receipt sure.
///
/// # Errors
/// [`StoreError::Stale`] if another act came first; if the database fails.
#[expect(clippy::too_many_arguments, reason = "everything one act writes, in one transaction")]
pub async fn append(
    tx: &Tx,
    suite: SuiteId,
    key: &DataKey,
    agency: &AgencyId,
    id: &CaseId,
    version: u32,
    new: &NewAct,
    projection: &Projection,
    number: Option<&str>,
) -> Result<u32, StoreError> {
    let seq = version + 1;
    set(tx, id, (version, seq), projection, number).await?;
    let row::ActRows { act: row, texts, key, entry } = row::act(suite, key, agency, id, seq, new)?;
    for text in texts {
        act_text::Entity::insert(text).exec_without_returning(tx.db()).await?;
    }
    act::Entity::insert(row).exec_without_returning(tx.db()).await?;
    if let Some(key) = key {
        act_key::Entity::insert(key).exec_without_returning(tx.db()).await?;
    }
    journal::append(tx, suite, &entry).await?;
    Ok(seq)
}

/// Writes what follows from the acts anew, where the calendar or the program
/// changed and no act was added.
///
/// # Errors
/// [`StoreError::Stale`] if an act came first; if the database fails.
pub async fn reproject(tx: &Tx, id: &CaseId, version: u32, projection: &Projection) -> Result<(), StoreError> {
    set(tx, id, (version, version), projection, None).await
}

/// The case and act that a key has done already, and the digest of what was
/// asked then.
///
/// # Errors
/// If the database fails.
pub async fn replay_key(from: &impl Read, scope: &str, key: &str) -> Result<Option<(CaseId, u32, String)>, StoreError> {
    let row = act_key::Entity::find_by_id((scope.to_owned(), key.to_owned())).one(&from.source()).await?;
    let Some(row) = row else { return Ok(None) };
    let wrong = |column| StoreError::inconsistent("act_key", column, key);
    let case = CaseId::parse(&row.case_id).ok_or_else(|| wrong("case_id"))?;
    let seq = u32::try_from(row.seq).map_err(|_| wrong("seq"))?;
    Ok(Some((case, seq, row.digest)))
}

/// The row of a case from one version to another, if it stands at the first.
async fn set(tx: &Tx, id: &CaseId, versions: (u32, u32), projection: &Projection, number: Option<&str>) -> Result<(), StoreError> {
    let (version, next) = versions;
    use application::Column as C;
    let mut update = application::Entity::update_many().col_expr(C::Version, Expr::value(i64::from(next)));
    for (column, value) in row::projected(projection) {
        // The year in which it counts as received stays where it was set apart.
        let new = if matches!(column, C::ReceivedYear) { received_year(value) } else { Expr::value(value) };
        update = update.col_expr(column, new);
    }
    if let Some(number) = number {
        update = update.col_expr(C::Number, Expr::value(Some(number.to_owned())));
    }
    let done = update.filter(C::Id.eq(id.as_str())).filter(C::Version.eq(i64::from(version))).exec(tx.db()).await?;
    if done.rows_affected == 1 { Ok(()) } else { Err(StoreError::Stale { case: id.to_string(), version }) }
}

/// The year in which it counts as received, unless that was set apart.
fn received_year(year: Value) -> Expr {
    let is_set = Expr::col(application::Column::CountedFrom).is_not_null();
    CaseStatement::new().case(is_set, Expr::col(application::Column::ReceivedYear)).finally(Expr::value(year)).into()
}
