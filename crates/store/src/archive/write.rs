//! Putting a case back, in one act.

use super::Carried;
use super::chain::entry_model;
use crate::application::{Applicant, NewApplicant, Projection, applicant_row, projected};
use crate::blob::{Blobs, Written};
use crate::entity::{act, act_text, agency, applicant, application, blob, document, journal, journal_chain, number};
use crate::error::StoreError;
use crate::id::{AgencyId, ApplicantId, CaseId};
use crate::seal::{Owner, Vault, unhex};
use crate::write::Tx;
use jiff::Timestamp;
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, EntityTrait, IntoActiveModel as _, QueryFilter as _, Statement};

/// Puts the sealed bytes of a blob at their address, before the act.
///
/// # Errors
/// If they are not what the address says, or the storage is away or full.
pub async fn put_blob(blobs: &Blobs, case: &CaseId, written: &Written, sealed: Vec<u8>) -> Result<(), StoreError> {
    blobs.put_sealed(case, &written.address, sealed).await
}

/// Puts a case with all that was carried. Agency and applicant are made where
/// they are not known; the applicant under a key of their own.
///
/// # Errors
/// A conflict if a number is held by another case, or something was carried
/// that no installation writes; if the database fails.
pub async fn put(
    tx: &Tx,
    vault: &Vault,
    of: &Carried,
    person: &Applicant,
    projection: &Projection,
    at: Timestamp,
) -> Result<(), StoreError> {
    let wrong = |column: &'static str| StoreError::inconsistent("archive", column, &of.case.id);
    let id = CaseId::parse(&of.case.id).ok_or_else(|| wrong("case"))?;
    let agency_id = AgencyId::parse(&of.agency.id).ok_or_else(|| wrong("agency"))?;
    if agency::Entity::find_by_id(of.agency.id.as_str()).one(tx.db()).await?.is_none() {
        let named = agency::Entity::find().filter(agency::Column::Name.eq(of.agency.name.as_str())).one(tx.db()).await?;
        if let Some(named) = named {
            return Err(StoreError::Conflict(format!(
                "这里的“{}”不是归档包里的那个机关（标识 {}，包里是 {}），没有导入",
                named.name, named.id, of.agency.id
            )));
        }
        agency::Entity::insert(agency_row(of)).exec_without_returning(tx.db()).await?;
    }
    person_of(tx, vault, of, &agency_id, person, at).await?;
    let bare = of.bare().ok_or_else(|| wrong("key"))?;
    let key = vault.adopt(tx, &Owner::Case(id.clone()), &bare).await?;
    application::Entity::insert(case_row(of, projection)).exec_without_returning(tx.db()).await?;
    for a in &of.acts {
        let row = act::ActiveModel {
            case_id: Set(of.case.id.clone()),
            seq: Set(a.seq),
            kind: Set(a.kind.clone()),
            version: Set(a.version),
            effective: Set(a.effective.clone()),
            recorded: Set(a.recorded.clone()),
            actor: Set(a.actor.clone()),
            document: Set(a.document.clone()),
            detail: Set(a.detail.clone()),
        };
        act::Entity::insert(row).exec_without_returning(tx.db()).await?;
    }
    for t in &of.texts {
        let head = unhex(&t.head).ok_or_else(|| wrong("texts"))?;
        let sealed = key.seal_again(&head, t.text.as_bytes(), &format!("act/{}/{}", t.seq, t.field))?;
        let row =
            act_text::ActiveModel { case_id: Set(of.case.id.clone()), seq: Set(t.seq), field: Set(t.field.clone()), sealed: Set(sealed) };
        act_text::Entity::insert(row).exec_without_returning(tx.db()).await?;
    }
    for b in &of.blobs {
        let row = blob::ActiveModel {
            address: Set(b.address.clone()),
            case_id: Set(of.case.id.clone()),
            media: Set(b.media.clone()),
            size: Set(b.size),
            at: Set(b.at.clone()),
        };
        blob::Entity::insert(row).exec_without_returning(tx.db()).await?;
    }
    for l in &of.letters {
        let row = document::ActiveModel {
            case_id: Set(of.case.id.clone()),
            seq: Set(l.seq),
            kind: Set(l.kind.clone()),
            number: Set(l.number.clone()),
            at: Set(l.at.clone()),
            blob: Set(l.blob.clone()),
        };
        document::Entity::insert(row).exec_without_returning(tx.db()).await?;
    }
    numbers(tx, of).await?;
    chain(tx, of).await
}

/// The applicant of the case, who may stand here with another case already.
async fn person_of(tx: &Tx, vault: &Vault, of: &Carried, agency: &AgencyId, person: &Applicant, at: Timestamp) -> Result<(), StoreError> {
    if applicant::Entity::find_by_id(of.applicant.id.as_str()).one(tx.db()).await?.is_some() {
        return Ok(());
    }
    let wrong = |column| StoreError::inconsistent("archive", column, &of.applicant.id);
    let id = ApplicantId::parse(&of.applicant.id).ok_or_else(|| wrong("applicant"))?;
    let made_at: Timestamp = of.applicant.made_at.parse().map_err(|_| wrong("made_at"))?;
    let search = vault.search_key(tx, at).await?;
    let key = vault.make(tx, &Owner::Applicant(id.clone()), at).await?;
    let new = NewApplicant { id, agency: agency.clone(), kind: of.applicant.kind.clone(), person: person.clone() };
    applicant::Entity::insert(applicant_row(&key, &search, &new, made_at)?).exec_without_returning(tx.db()).await?;
    Ok(())
}

fn agency_row(of: &Carried) -> agency::ActiveModel {
    let a = &of.agency;
    agency::ActiveModel {
        id: Set(a.id.clone()),
        name: Set(a.name.clone()),
        region: Set(a.region.clone()),
        level: Set(a.level.clone()),
        code: Set(a.code.clone()),
        unified_code: Set(a.unified_code.clone()),
        ..Default::default()
    }
}

fn case_row(of: &Carried, projection: &Projection) -> application::ActiveModel {
    let c = &of.case;
    let mut row = application::ActiveModel {
        id: Set(c.id.clone()),
        agency_id: Set(of.agency.id.clone()),
        number: Set(c.number.clone()),
        applicant_id: Set(of.applicant.id.clone()),
        applicant_kind: Set(c.applicant_kind.clone()),
        code_hash: Set(c.code_hash.clone()),
        made_at: Set(c.made_at.clone()),
        version: Set(c.version),
        counted_from: Set(c.counted_from.clone()),
        ..Default::default()
    };
    for (column, value) in projected(projection) {
        row.set(column, value);
    }
    // A part of a split counts from the day of the split (CNT-2).
    if let Some(year) = c.counted_from.as_deref().and_then(|d| d.get(..4)).and_then(|y| y.parse().ok()) {
        row.received_year = Set(Some(year));
    }
    row
}

/// No series of a year goes beyond it; a package that says so is forged.
const HIGHEST: i64 = 1_000_000;

async fn numbers(tx: &Tx, of: &Carried) -> Result<(), StoreError> {
    for n in &of.numbers {
        let is_its_own = n.holder == of.case.id || n.holder.starts_with(&format!("{}/", of.case.id));
        if !is_its_own || !(1..=HIGHEST).contains(&n.n) {
            return Err(StoreError::Conflict(format!("归档包里的编号 {}-{} 不是这件申请的，不能导入", n.year, n.n)));
        }
        let key = (of.agency.id.clone(), n.kind.clone(), n.year, n.n);
        if let Some(held) = number::Entity::find_by_id(key).one(tx.db()).await? {
            if held.holder == n.holder {
                continue;
            }
            return Err(StoreError::Conflict(format!("编号 {}-{} 在这里已给了另一件申请，不能导入", n.year, n.n)));
        }
        let row = number::ActiveModel {
            agency_id: Set(of.agency.id.clone()),
            kind: Set(n.kind.clone()),
            year: Set(n.year),
            n: Set(n.n),
            holder: Set(n.holder.clone()),
            at: Set(n.at.clone()),
            cancelled_at: Set(n.cancelled_at.clone()),
            reason: Set(n.reason.clone()),
        };
        number::Entity::insert(row).exec_without_returning(tx.db()).await?;
        // The series goes on behind it.
        let sql = "INSERT INTO number_series (agency_id, kind, year, last) VALUES ($1, $2, $3, $4)
            ON CONFLICT (agency_id, kind, year) DO UPDATE
            SET last = CASE WHEN excluded.last > number_series.last THEN excluded.last ELSE number_series.last END";
        let values = [of.agency.id.as_str().into(), n.kind.as_str().into(), n.year.into(), n.n.into()];
        tx.db().execute_raw(Statement::from_sql_and_values(tx.db().get_database_backend(), sql, values)).await?;
    }
    Ok(())
}

async fn chain(tx: &Tx, of: &Carried) -> Result<(), StoreError> {
    let wrong = || StoreError::inconsistent("archive", "journal", &of.case.id);
    let mut end = None;
    for entry in &of.journal {
        let model = entry_model(of, entry).ok_or_else(wrong)?;
        end = Some((model.seq, model.h.clone()));
        journal::Entity::insert(model.into_active_model().reset_all()).exec_without_returning(tx.db()).await?;
    }
    let (seq, h) = end.ok_or_else(wrong)?;
    let head =
        journal_chain::ActiveModel { chain: Set(of.chain()), agency_id: Set(of.agency.id.clone()), last_seq: Set(seq), last_h: Set(h) };
    journal_chain::Entity::insert(head).exec_without_returning(tx.db()).await?;
    Ok(())
}
