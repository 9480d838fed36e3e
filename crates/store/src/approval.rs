//! Approved reports: what was counted for an agency and a year, frozen with
//! the cases behind each cell (CNT-15). Written once, never changed.

use crate::connect::Store;
use crate::entity::{approved_cell, report_approval};
use crate::error::StoreError;
use crate::id::AgencyId;
use crate::journal::{self, Chain, NewEntry};
use crate::seal::{SuiteId, hex, prefixed};
use crate::value::instant;
use crate::write::{Read, Tx};
use jiff::Timestamp;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

/// That a report was approved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approval {
    /// Whose report.
    pub agency: AgencyId,
    /// Of which year.
    pub year: i16,
    /// The edition of the form, by its name.
    pub edition: String,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub actor: String,
}

/// A cell of an approved report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApprovedCell {
    /// Its machine name.
    pub name: String,
    /// The cases behind it, each `[id, 受理编号, name of the remedy]`; the
    /// number of them is the number in the cell.
    pub cases: Vec<ApprovedCase>,
}

/// A case behind an approved cell: id, 受理编号, name of the remedy.
pub type ApprovedCase = (String, Option<String>, Option<String>);

/// Freezes a report; `false` if the year of the agency was approved before,
/// and then nothing is changed. The digest of all cells stands in the journal.
///
/// # Errors
/// If the database fails.
pub async fn approve(tx: &Tx, suite: SuiteId, new: &Approval, cells: &[ApprovedCell], source: &str) -> Result<bool, StoreError> {
    if approval(tx, &new.agency, new.year).await?.is_some() {
        return Ok(false);
    }
    let lists = cells.iter().map(written).collect::<Result<Vec<_>, _>>()?;
    let digest = digest(suite, cells.iter().map(|c| c.name.as_str()).zip(lists.iter().map(String::as_str)));
    let row = report_approval::ActiveModel {
        agency_id: Set(new.agency.as_str().to_owned()),
        year: Set(i32::from(new.year)),
        edition: Set(new.edition.clone()),
        at: Set(instant(new.at)),
        actor: Set(new.actor.clone()),
        digest: Set(digest.clone()),
    };
    report_approval::Entity::insert(row).exec_without_returning(tx.db()).await?;
    let rows = cells.iter().zip(lists).map(|(cell, cases)| approved_cell::ActiveModel {
        agency_id: Set(new.agency.as_str().to_owned()),
        year: Set(i32::from(new.year)),
        name: Set(cell.name.clone()),
        value: Set(i64::try_from(cell.cases.len()).unwrap_or(i64::MAX)),
        cases: Set(cases),
    });
    let rows: Vec<_> = rows.collect();
    for part in rows.chunks(100) {
        approved_cell::Entity::insert_many(part.to_vec()).exec_without_returning(tx.db()).await?;
    }
    let entry = NewEntry {
        chain: Chain::Agency(new.agency.clone()),
        agency: new.agency.clone(),
        at: new.at,
        actor: new.actor.clone(),
        kind: "report_approved".to_owned(),
        object: format!("report/{}", new.year),
        before: None,
        after: Some(digest),
        result: "ok".to_owned(),
        source: source.to_owned(),
    };
    journal::append(tx, suite, &entry).await?;
    Ok(true)
}

/// Whether a report was approved, and by whom.
///
/// # Errors
/// If the database fails or the row is inconsistent.
pub async fn approval(from: &impl Read, agency: &AgencyId, year: i16) -> Result<Option<Approval>, StoreError> {
    let row = report_approval::Entity::find_by_id((agency.as_str().to_owned(), i32::from(year))).one(&from.source()).await?;
    row.map(|row| {
        let at = row.at.parse().map_err(|_| StoreError::inconsistent("report_approval", "at", &row.agency_id))?;
        Ok(Approval { agency: agency.clone(), year, edition: row.edition, at, actor: row.actor })
    })
    .transpose()
}

impl Store {
    /// The cells of an approved report; none if it was not approved.
    ///
    /// # Errors
    /// If the database fails, or a row or all of them together are not what
    /// was approved.
    pub async fn approved_cells(&self, agency: &AgencyId, year: i16) -> Result<Vec<ApprovedCell>, StoreError> {
        let year = i32::from(year);
        let rows = approved_cell::Entity::find()
            .filter(approved_cell::Column::AgencyId.eq(agency.as_str()))
            .filter(approved_cell::Column::Year.eq(year))
            .order_by_asc(approved_cell::Column::Name)
            .all(self.reader())
            .await?;
        let approved = report_approval::Entity::find_by_id((agency.as_str().to_owned(), year)).one(self.reader()).await?;
        if let Some(approved) = approved {
            let found = |suite| digest(suite, rows.iter().map(|r| (r.name.as_str(), r.cases.as_str())));
            if !SuiteId::ALL.into_iter().any(|suite| found(suite) == approved.digest) {
                return Err(StoreError::inconsistent("report_approval", "digest", &format!("{agency}/{year}")));
            }
        }
        rows.into_iter().map(cell).collect()
    }
}

fn cell(row: approved_cell::Model) -> Result<ApprovedCell, StoreError> {
    let key = format!("{}/{}/{}", row.agency_id, row.year, row.name);
    let wrong = |column| StoreError::inconsistent("approved_cell", column, &key);
    let cases: Vec<ApprovedCase> = serde_json::from_str(&row.cases).map_err(|_| wrong("cases"))?;
    if i64::try_from(cases.len()) != Ok(row.value) {
        return Err(wrong("value"));
    }
    Ok(ApprovedCell { name: row.name, cases })
}

fn written(cell: &ApprovedCell) -> Result<String, StoreError> {
    serde_json::to_string(&cell.cases).map_err(|_| StoreError::inconsistent("approved_cell", "cases", &cell.name))
}

/// The digest of all cells, in the order of their names.
fn digest<'a>(suite: SuiteId, cells: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let mut cells: Vec<_> = cells.collect();
    cells.sort_unstable();
    let mut bytes = Vec::new();
    for (name, cases) in cells {
        prefixed(&mut bytes, name.as_bytes());
        prefixed(&mut bytes, cases.as_bytes());
    }
    format!("{}:{}", suite.name(), hex(&suite.suite().digest(&bytes)))
}
