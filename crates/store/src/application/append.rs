//! Opening a case and adding an act, each in the act's own transaction.

use super::{ActKey, NewAct, Projection};
use crate::entity::{act, act_key, act_text, application};
use crate::error::StoreError;
use crate::id::{AgencyId, ApplicantId, CaseId};
use crate::journal::{self, Chain, NewEntry};
use crate::seal::{DataKey, SuiteId};
use crate::value::instant;
use crate::write::{Read, Tx};
use jiff::civil::Date;
use sea_orm::ActiveValue::Set;
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
    let row = application::ActiveModel {
        id: Set(case.id.as_str().to_owned()),
        agency_id: Set(case.agency.as_str().to_owned()),
        number: Set(case.number.clone()),
        applicant_id: Set(case.applicant.as_str().to_owned()),
        applicant_kind: Set(case.applicant_kind.clone()),
        code_hash: Set(case.code_hash.clone()),
        made_at: Set(instant(at)),
        version: Set(0),
        stage: Set("draft".to_owned()),
        request: Set(String::new()),
        channel: Set(String::new()),
        provisional: Set(false),
        ..Default::default()
    };
    application::Entity::insert(row).exec_without_returning(tx.db()).await?;
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
    let (kind, form, detail) = super::act::write(&new.act);
    let mut digested = format!("{kind}/{form}/{}/{detail}", new.effective);
    for (field, text) in &new.texts {
        let sealed = key.seal(text.as_bytes(), &format!("act/{seq}/{field}"))?;
        digested.push_str(&format!("/{field}={}", key.digest(&sealed)));
        let row = act_text::ActiveModel {
            case_id: Set(id.as_str().to_owned()),
            seq: Set(i64::from(seq)),
            field: Set(field.clone()),
            sealed: Set(sealed),
        };
        act_text::Entity::insert(row).exec_without_returning(tx.db()).await?;
    }
    let row = act::ActiveModel {
        case_id: Set(id.as_str().to_owned()),
        seq: Set(i64::from(seq)),
        kind: Set(kind.to_owned()),
        version: Set(form),
        effective: Set(new.effective.to_string()),
        recorded: Set(instant(new.recorded)),
        actor: Set(new.actor.clone()),
        document: Set(new.document.clone()),
        detail: Set(detail),
    };
    act::Entity::insert(row).exec_without_returning(tx.db()).await?;
    if let Some(ActKey { scope, key, digest }) = &new.key {
        let row = act_key::ActiveModel {
            scope: Set(scope.clone()),
            key: Set(key.clone()),
            case_id: Set(id.as_str().to_owned()),
            seq: Set(i64::from(seq)),
            digest: Set(digest.clone()),
        };
        act_key::Entity::insert(row).exec_without_returning(tx.db()).await?;
    }
    let entry = NewEntry {
        chain: Chain::Case(id.clone()),
        agency: agency.clone(),
        at: new.recorded,
        actor: new.actor.clone(),
        kind: kind.to_owned(),
        object: format!("{id}/{seq}"),
        before: None,
        after: Some(hex(&suite.suite().digest(digested.as_bytes()))),
        result: "ok".to_owned(),
        source: new.source.clone(),
    };
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
    let text = |date: Option<Date>| date.map(|d| d.to_string());
    let year = |date: Option<Date>| date.map(|d| i32::from(d.year()));
    let p = projection;
    let mut update = application::Entity::update_many()
        .col_expr(C::Version, Expr::value(i64::from(next)))
        .col_expr(C::Stage, Expr::value(p.stage.clone()))
        .col_expr(C::Request, Expr::value(p.request.clone()))
        .col_expr(C::Channel, Expr::value(p.channel.clone()))
        .col_expr(C::Submitted, Expr::value(text(p.submitted)))
        .col_expr(C::Received, Expr::value(text(p.received)))
        .col_expr(C::Due, Expr::value(text(p.due)))
        .col_expr(C::Promised, Expr::value(text(p.promised)))
        .col_expr(C::RiskDue, Expr::value(text(p.risk_due)))
        .col_expr(C::Earliest, Expr::value(text(p.earliest)))
        .col_expr(C::WaitingUntil, Expr::value(text(p.waiting_until)))
        .col_expr(C::Provisional, Expr::value(p.provisional))
        .col_expr(C::Clerk, Expr::value(p.clerk.clone()))
        .col_expr(C::Outcome, Expr::value(p.outcome.clone()))
        .col_expr(C::OutcomeRow, Expr::value(p.outcome_row.clone()))
        .col_expr(C::OutcomeDate, Expr::value(text(p.outcome_date)))
        .col_expr(C::ReceivedYear, received_year(year(p.received)))
        .col_expr(C::OutcomeYear, Expr::value(year(p.outcome_date)))
        .col_expr(C::Sent, Expr::value(text(p.sent)));
    if let Some(number) = number {
        update = update.col_expr(C::Number, Expr::value(Some(number.to_owned())));
    }
    let done = update.filter(C::Id.eq(id.as_str())).filter(C::Version.eq(i64::from(version))).exec(tx.db()).await?;
    if done.rows_affected == 1 { Ok(()) } else { Err(StoreError::Stale { case: id.to_string(), version }) }
}

/// The year in which it counts as received, unless that was set apart.
fn received_year(year: Option<i32>) -> Expr {
    let is_set = Expr::col(application::Column::CountedFrom).is_not_null();
    CaseStatement::new().case(is_set, Expr::col(application::Column::ReceivedYear)).finally(Expr::value(year)).into()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}
