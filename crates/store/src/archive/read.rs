//! Taking a case out.

use super::{ActRow, AgencyRow, ApplicantRow, BlobRow, Carried, CaseRow, EntryRow, KeyRow, LetterRow, NumberRow, TextRow};
use crate::blob::{self, Blob, Blobs};
use crate::entity::{act, act_text, agency, applicant, application, document, journal, number};
use crate::error::StoreError;
use crate::id::CaseId;
use crate::seal::{DataKey, Owner, Vault, hex};
use crate::value::instant;
use crate::write::Read;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use zeroize::Zeroizing;

/// What was sealed as a blob: the head, and the bytes in the clear.
pub struct Sealed {
    /// Form, suite and nonce.
    pub head: String,
    /// The bytes.
    pub bytes: Zeroizing<Vec<u8>>,
}

/// The bytes of a blob with the head under which they were sealed.
///
/// # Errors
/// If the object is not there or not what its address says; if the storage is
/// away.
pub async fn sealed_blob(blobs: &Blobs, key: &DataKey, of: &Blob) -> Result<Sealed, StoreError> {
    let wrong = || StoreError::inconsistent("blob", "address", &of.address);
    let sealed = blobs.sealed(of.case.as_str(), &of.address).await?.ok_or_else(wrong)?;
    Ok(Sealed { head: head(&sealed), bytes: key.open(&sealed, blob::FIELD)? })
}

/// All that is remembered of a case but the bytes of its blobs, whose heads
/// are left empty; `None` if there is no such case.
///
/// # Errors
/// If its key was destroyed; if the database fails or a row is inconsistent.
pub async fn read(from: &impl Read, vault: &Vault, id: &CaseId) -> Result<Option<Carried>, StoreError> {
    let (db, name) = (from.source(), id.as_str());
    let Some(case) = application::Entity::find_by_id(name).one(&db).await? else { return Ok(None) };
    let bare = vault.bare(from, &Owner::Case(id.clone())).await?;
    let key = bare.of(&Owner::Case(id.clone()));
    let wrong = |column| StoreError::inconsistent("application", column, name);
    let agency = agency::Entity::find_by_id(case.agency_id.as_str()).one(&db).await?.ok_or_else(|| wrong("agency_id"))?;
    let applicant = applicant::Entity::find_by_id(case.applicant_id.as_str()).one(&db).await?.ok_or_else(|| wrong("applicant_id"))?;
    let acts = act::Entity::find().filter(act::Column::CaseId.eq(name)).order_by_asc(act::Column::Seq).all(&db).await?;
    let mut texts = Vec::new();
    let rows = act_text::Entity::find().filter(act_text::Column::CaseId.eq(name)).order_by_asc(act_text::Column::Seq);
    for row in rows.order_by_asc(act_text::Column::Field).all(&db).await? {
        let plain = key.open(&row.sealed, &format!("act/{}/{}", row.seq, row.field))?;
        let text = String::from_utf8(plain.to_vec()).map_err(|_| StoreError::inconsistent("act_text", "sealed", name))?;
        texts.push(TextRow { seq: row.seq, field: row.field, head: head(&row.sealed), text });
    }
    // The engines order text differently.
    texts.sort_by(|a, b| (a.seq, &a.field).cmp(&(b.seq, &b.field)));
    let letters = document::Entity::find().filter(document::Column::CaseId.eq(name)).order_by_asc(document::Column::Seq).all(&db).await?;
    let blobs = blob::of_case(from, id).await?;
    let holders = std::iter::once(name.to_owned()).chain(acts.iter().map(|a| format!("{name}/{}", a.seq)));
    let numbers = number::Entity::find()
        .filter(number::Column::AgencyId.eq(case.agency_id.as_str()))
        .filter(number::Column::Holder.is_in(holders))
        .order_by_asc(number::Column::Kind)
        .order_by_asc(number::Column::Year)
        .order_by_asc(number::Column::N)
        .all(&db)
        .await?;
    let journal = journal::Entity::find().filter(journal::Column::Chain.eq(format!("case:{name}"))).order_by_asc(journal::Column::Seq);
    let journal = journal.all(&db).await?;
    Ok(Some(Carried {
        agency: AgencyRow {
            id: agency.id,
            name: agency.name,
            region: agency.region,
            level: agency.level,
            code: agency.code,
            unified_code: agency.unified_code,
        },
        applicant: ApplicantRow { id: applicant.id, kind: applicant.kind, made_at: applicant.made_at },
        case: CaseRow {
            id: case.id,
            number: case.number,
            applicant_kind: case.applicant_kind,
            code_hash: case.code_hash,
            made_at: case.made_at,
            version: case.version,
            clerk: case.clerk,
            counted_from: case.counted_from,
        },
        key: KeyRow::of(&bare),
        acts: acts.into_iter().map(act).collect(),
        texts,
        letters: letters.into_iter().map(|l| LetterRow { seq: l.seq, kind: l.kind, number: l.number, at: l.at, blob: l.blob }).collect(),
        blobs: blobs.into_iter().map(blob).collect(),
        numbers: numbers.into_iter().map(number).collect(),
        journal: journal.into_iter().map(entry).collect(),
    }))
}

fn head(sealed: &[u8]) -> String {
    hex(sealed.get(..crate::seal::HEAD).unwrap_or_default())
}

fn act(a: act::Model) -> ActRow {
    ActRow {
        seq: a.seq,
        effective: a.effective,
        recorded: a.recorded,
        actor: a.actor,
        kind: a.kind,
        version: a.version,
        detail: a.detail,
        document: a.document,
    }
}

fn blob(b: Blob) -> BlobRow {
    let size = i64::try_from(b.size).unwrap_or(i64::MAX);
    BlobRow { address: b.address, media: b.media, size, at: instant(b.at), head: String::new() }
}

fn number(n: number::Model) -> NumberRow {
    NumberRow { kind: n.kind, year: n.year, n: n.n, holder: n.holder, at: n.at, cancelled_at: n.cancelled_at, reason: n.reason }
}

fn entry(e: journal::Model) -> EntryRow {
    EntryRow {
        seq: e.seq,
        at: e.at,
        actor: e.actor,
        kind: e.kind,
        object: e.object,
        before: e.before,
        after: e.after,
        result: e.result,
        source: e.source,
        suite: e.suite,
        prev: hex(&e.prev),
        h: hex(&e.h),
    }
}
