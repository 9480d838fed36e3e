//! Saving a report: agency, report, cells and original in one transaction.

use crate::connect::Store;
use crate::entity::{agency, cell, original, report};
use crate::error::StoreError;
use crate::id::{AgencyId, ReportId};
use crate::value::{NewAgency, NewReport, Outcome, Saved, Tally, instant};
use jiff::Timestamp;
use sea_orm::ActiveValue::{Set, Unchanged};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};

impl Store {
    /// Remembers a report. The same file again for the same agency and year
    /// changes nothing; another file takes the place of the version before,
    /// which is kept.
    ///
    /// # Errors
    /// If the database fails; then nothing of the report is there.
    pub async fn save(&self, new: &NewReport) -> Result<Saved, StoreError> {
        self.act(new.clone(), |tx, new| Box::pin(save(tx.db(), new))).await
    }

    /// Puts the findings of a new check in the place of the old ones; `false`
    /// if there is no such report.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn update_findings(&self, id: &ReportId, findings: &str, tally: &Tally) -> Result<bool, StoreError> {
        let input = (id.clone(), findings.to_owned(), tally.clone());
        self.act(input, |tx, (id, findings, tally)| Box::pin(update_findings(tx.db(), id, findings, tally))).await
    }
}

async fn save(txn: &DatabaseTransaction, new: &NewReport) -> Result<Saved, StoreError> {
    let agency = remember(txn, &new.agency, new.saved_at).await?;
    let versions: Vec<(String, String, Option<String>)> = report::Entity::find()
        .select_only()
        .columns([report::Column::Id, report::Column::Sha256, report::Column::SupersededBy])
        .filter(report::Column::AgencyId.eq(agency.as_str()))
        .filter(report::Column::Year.eq(i32::from(new.year)))
        .into_tuple()
        .all(txn)
        .await?;
    if let Some((id, ..)) = versions.iter().find(|(_, sha256, _)| *sha256 == new.sha256) {
        let id = known(id)?;
        return Ok(Saved { id, agency, outcome: Outcome::Same });
    }
    let id = ReportId::new(new.saved_at);
    insert(txn, &id, &agency, new).await?;
    let mut outcome = Outcome::New;
    for (earlier, ..) in versions.iter().filter(|(_, _, superseded)| superseded.is_none()) {
        report::Entity::update_many()
            .col_expr(report::Column::SupersededBy, Expr::value(id.as_str()))
            .filter(report::Column::Id.eq(earlier.as_str()))
            .exec(txn)
            .await?;
        outcome = Outcome::Supersedes(known(earlier)?);
    }
    Ok(Saved { id, agency, outcome })
}

async fn update_findings(txn: &DatabaseTransaction, id: &ReportId, findings: &str, tally: &Tally) -> Result<bool, StoreError> {
    let done = report::Entity::update_many()
        .col_expr(report::Column::Findings, Expr::value(findings))
        .col_expr(report::Column::Verdict, Expr::value(tally.verdict.as_str()))
        .col_expr(report::Column::Errors, Expr::value(count(tally.errors)))
        .col_expr(report::Column::Warnings, Expr::value(count(tally.warnings)))
        .col_expr(report::Column::Infos, Expr::value(count(tally.infos)))
        .col_expr(report::Column::NotAssessable, Expr::value(count(tally.not_assessable)))
        .filter(report::Column::Id.eq(id.as_str()))
        .exec(txn)
        .await?;
    Ok(done.rows_affected > 0)
}

/// The agency of a name, held until the end of the transaction so that two
/// saves for one agency take turns; made if it is new, and completed with
/// what is newly known of it.
async fn remember(txn: &DatabaseTransaction, new: &NewAgency, at: Timestamp) -> Result<AgencyId, StoreError> {
    let known = agency::Entity::find().filter(agency::Column::Name.eq(new.name.as_str())).lock_exclusive().one(txn).await?;
    let Some(known) = known else {
        let id = AgencyId::new(at);
        let row = agency::ActiveModel {
            id: Set(id.0.clone()),
            name: Set(new.name.clone()),
            region: Set(new.region.clone()),
            level: Set(new.level.clone()),
            code: Set(new.code.clone()),
            parent: Set(new.parent.clone()),
            ..Default::default()
        };
        agency::Entity::insert(row).exec_without_returning(txn).await?;
        return Ok(id);
    };
    let id = AgencyId::parse(&known.id).ok_or_else(|| StoreError::inconsistent("agency", "id", &known.id))?;
    let newer = |new: &Option<String>, old: &Option<String>| new.as_ref().filter(|n| Some(*n) != old.as_ref()).cloned();
    let mut row = agency::ActiveModel { id: Unchanged(known.id), ..Default::default() };
    row.region = newer(&new.region, &known.region).map_or(row.region, |v| Set(Some(v)));
    row.level = newer(&new.level, &known.level).map_or(row.level, |v| Set(Some(v)));
    row.code = newer(&new.code, &known.code).map_or(row.code, |v| Set(Some(v)));
    row.parent = newer(&new.parent, &known.parent).map_or(row.parent, |v| Set(Some(v)));
    if row.is_changed() {
        agency::Entity::update_many().set(row).filter(agency::Column::Id.eq(id.as_str())).exec(txn).await?;
    }
    Ok(id)
}

async fn insert(txn: &DatabaseTransaction, id: &ReportId, agency: &AgencyId, new: &NewReport) -> Result<(), StoreError> {
    let row = report::ActiveModel {
        id: Set(id.0.clone()),
        agency_id: Set(agency.0.clone()),
        year: Set(i32::from(new.year)),
        edition: Set(new.edition.clone()),
        title: Set(new.title.clone()),
        published: Set(new.published.map(|d| d.to_string())),
        sha256: Set(new.sha256.clone()),
        file: Set(new.file.clone()),
        format: Set(new.format.clone()),
        encoding: Set(new.encoding.clone()),
        verdict: Set(new.tally.verdict.clone()),
        errors: Set(count(new.tally.errors)),
        warnings: Set(count(new.tally.warnings)),
        infos: Set(count(new.tally.infos)),
        not_assessable: Set(count(new.tally.not_assessable)),
        original_size: Set(i64::try_from(new.original.len()).unwrap_or(i64::MAX)),
        saved_at: Set(instant(new.saved_at)),
        superseded_by: Set(None),
        reading: Set(new.reading.clone()),
        findings: Set(new.findings.clone()),
    };
    report::Entity::insert(row).exec_without_returning(txn).await?;
    let original = original::ActiveModel { report_id: Set(id.0.clone()), bytes: Set(new.original.clone()) };
    original::Entity::insert(original).exec_without_returning(txn).await?;
    // A report has about two hundred cells; bounded in case a caller has more.
    for part in new.cells.chunks(500) {
        let rows = part.iter().map(|c| cell::ActiveModel {
            report_id: Set(id.0.clone()),
            name: Set(c.name.clone()),
            value: Set(c.value.and_then(cell::scaled)),
            inferred: Set(c.inferred.and_then(cell::scaled)),
            state: Set(c.state.name().to_owned()),
        });
        cell::Entity::insert_many(rows).exec_without_returning(txn).await?;
    }
    Ok(())
}

fn count(n: u32) -> i32 {
    i32::try_from(n).unwrap_or(i32::MAX)
}

fn known(id: &str) -> Result<ReportId, StoreError> {
    ReportId::parse(id).ok_or_else(|| StoreError::inconsistent("report", "id", id))
}
