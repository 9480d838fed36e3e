//! A case with its acts.

use super::{Head, Projection, StoredAct, day};
use crate::entity::{act, act_text, application};
use crate::error::StoreError;
use crate::id::{AgencyId, ApplicantId, CaseId};
use crate::seal::DataKey;
use crate::write::Read;
use law::application::act::Entry;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// A case with its acts, in the order of recording.
#[derive(Debug, Clone)]
pub struct Found {
    /// The case.
    pub head: Head,
    /// Its acts.
    pub acts: Vec<StoredAct>,
}

impl Found {
    /// What the law needs to know of the acts.
    pub fn entries(&self) -> Vec<Entry> {
        self.acts.iter().map(|a| a.entry.clone()).collect()
    }
}

/// The case with an id.
///
/// # Errors
/// If the database fails or a row is inconsistent.
pub async fn find(from: &impl Read, id: &CaseId) -> Result<Option<Found>, StoreError> {
    let Some(row) = application::Entity::find_by_id(id.as_str()).one(&from.source()).await? else { return Ok(None) };
    let acts = act::Entity::find().filter(act::Column::CaseId.eq(id.as_str())).order_by_asc(act::Column::Seq).all(&from.source()).await?;
    Ok(Some(Found { head: head(row)?, acts: acts.into_iter().map(stored).collect::<Result<_, _>>()? }))
}

/// The case of an agency with a 受理编号.
///
/// # Errors
/// If the database fails or a row is inconsistent.
pub async fn find_by_number(from: &impl Read, agency: &AgencyId, number: &str) -> Result<Option<CaseId>, StoreError> {
    let row = application::Entity::find()
        .select_only()
        .column(application::Column::Id)
        .filter(application::Column::AgencyId.eq(agency.as_str()))
        .filter(application::Column::Number.eq(number))
        .into_tuple::<String>()
        .one(&from.source())
        .await?;
    row.map(|id| CaseId::parse(&id).ok_or_else(|| StoreError::inconsistent("application", "id", &id))).transpose()
}

/// The keyed hash of the query code of a case.
///
/// # Errors
/// If the database fails.
pub async fn holder_of_code(from: &impl Read, id: &CaseId) -> Result<Option<String>, StoreError> {
    let row = application::Entity::find_by_id(id.as_str()).one(&from.source()).await?;
    Ok(row.and_then(|r| r.code_hash))
}

/// Free text of an act; `None` if it has none in that field.
///
/// # Errors
/// If the database or the sealing fails.
pub async fn text(from: &impl Read, key: &DataKey, id: &CaseId, seq: u32, field: &str) -> Result<Option<String>, StoreError> {
    let row = act_text::Entity::find_by_id((id.as_str().to_owned(), i64::from(seq), field.to_owned())).one(&from.source()).await?;
    let Some(row) = row else { return Ok(None) };
    let plain = key.open(&row.sealed, &format!("act/{seq}/{field}"))?;
    String::from_utf8(plain.to_vec()).map(Some).map_err(|_| StoreError::inconsistent("act_text", "sealed", id.as_str()))
}

/// The free texts of a case whose fields begin so, in the order of the acts:
/// number of the act, field, text.
///
/// # Errors
/// If the database or the sealing fails.
pub async fn texts(from: &impl Read, key: &DataKey, id: &CaseId, prefix: &str) -> Result<Vec<(u32, String, String)>, StoreError> {
    let rows = act_text::Entity::find()
        .filter(act_text::Column::CaseId.eq(id.as_str()))
        .filter(act_text::Column::Field.starts_with(prefix))
        .order_by_asc(act_text::Column::Seq)
        .order_by_asc(act_text::Column::Field);
    let opened = rows.all(&from.source()).await?.into_iter().map(|row| {
        let wrong = |column| StoreError::inconsistent("act_text", column, id.as_str());
        let plain = key.open(&row.sealed, &format!("act/{}/{}", row.seq, row.field))?;
        let seq = u32::try_from(row.seq).map_err(|_| wrong("seq"))?;
        Ok((seq, row.field, String::from_utf8(plain.to_vec()).map_err(|_| wrong("sealed"))?))
    });
    opened.collect()
}

pub(super) fn head(row: application::Model) -> Result<Head, StoreError> {
    let wrong = |column| StoreError::inconsistent("application", column, &row.id);
    let date = |column, text: &Option<String>| day("application", column, &row.id, text.as_deref());
    Ok(Head {
        id: CaseId::parse(&row.id).ok_or_else(|| wrong("id"))?,
        agency: AgencyId::parse(&row.agency_id).ok_or_else(|| wrong("agency_id"))?,
        applicant: ApplicantId::parse(&row.applicant_id).ok_or_else(|| wrong("applicant_id"))?,
        made_at: row.made_at.parse().map_err(|_| wrong("made_at"))?,
        version: u32::try_from(row.version).map_err(|_| wrong("version"))?,
        counted_from: date("counted_from", &row.counted_from)?,
        projection: Projection {
            submitted: date("submitted", &row.submitted)?,
            received: date("received", &row.received)?,
            due: date("due", &row.due)?,
            promised: date("promised", &row.promised)?,
            risk_due: date("risk_due", &row.risk_due)?,
            earliest: date("earliest", &row.earliest)?,
            waiting_until: date("waiting_until", &row.waiting_until)?,
            outcome_date: date("outcome_date", &row.outcome_date)?,
            sent: date("sent", &row.sent)?,
            stage: row.stage,
            request: row.request,
            channel: row.channel,
            provisional: row.provisional,
            clerk: row.clerk,
            outcome: row.outcome,
            outcome_row: row.outcome_row,
        },
        number: row.number,
        applicant_kind: row.applicant_kind,
    })
}

pub(super) fn stored(row: act::Model) -> Result<StoredAct, StoreError> {
    let key = format!("{}/{}", row.case_id, row.seq);
    let wrong = |column| StoreError::inconsistent("act", column, &key);
    let act = super::act::read(&row.kind, row.version, &row.detail).ok_or_else(|| wrong("detail"))?;
    let seq = u32::try_from(row.seq).map_err(|_| wrong("seq"))?;
    let effective = row.effective.parse().map_err(|_| wrong("effective"))?;
    Ok(StoredAct {
        entry: Entry { seq, effective, act },
        recorded: row.recorded.parse().map_err(|_| wrong("recorded"))?,
        actor: row.actor,
        document: row.document,
    })
}
