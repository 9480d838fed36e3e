//! Agencies by years: which report there is and how it came out.

use crate::connect::Store;
use crate::entity::{agency, report};
use crate::error::StoreError;
use crate::find::order;
use crate::id::ReportId;
use crate::value::{Agency, Grid, GridCell, GridQuery, GridRow};
use sea_orm::sea_query::{Expr, ExprTrait, LikeExpr};
use sea_orm::{ColumnTrait, Condition, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashMap;

/// The columns a grid needs of a report.
#[derive(Debug, FromQueryResult)]
struct CellRow {
    id: String,
    agency_id: String,
    year: i32,
    edition: String,
    verdict: String,
    errors: i32,
    warnings: i32,
    infos: i32,
    not_assessable: i32,
}

/// So many agencies are asked for at once; engines bound the values of one
/// statement.
const BATCH: usize = 500;

impl Store {
    /// Agencies by years, in the order of [`agencies`](Store::agencies).
    ///
    /// # Errors
    /// If the database fails or a row is inconsistent.
    pub async fn grid(&self, query: &GridQuery) -> Result<Grid, StoreError> {
        let rows = agency::Entity::find().filter(named_like(&query.filter)).all(self.reader()).await?;
        let mut agencies = rows.into_iter().map(Agency::try_from).collect::<Result<Vec<_>, _>>()?;
        agencies.sort_by(order);
        let total = agencies.len();
        let mut rows: Vec<GridRow> =
            agencies.into_iter().skip(query.skip).take(query.take).map(|agency| GridRow { agency, reports: Vec::new() }).collect();
        for part in rows.chunks_mut(BATCH) {
            self.fill(part, query).await?;
        }
        Ok(Grid { total, rows })
    }

    async fn fill(&self, rows: &mut [GridRow], query: &GridQuery) -> Result<(), StoreError> {
        use report::Column::*;
        let found = report::Entity::find()
            .select_only()
            .columns([Id, AgencyId, Year, Edition, Verdict, Errors, Warnings, Infos, NotAssessable])
            .filter(AgencyId.is_in(rows.iter().map(|r| r.agency.id.as_str())))
            .filter(Year.between(i32::from(*query.years.start()), i32::from(*query.years.end())))
            .filter(SupersededBy.is_null())
            .order_by_asc(Year)
            .into_model::<CellRow>()
            .all(self.reader())
            .await?;
        let mut of: HashMap<&str, Vec<GridCell>> = HashMap::new();
        for row in &found {
            of.entry(&row.agency_id).or_default().push(GridCell {
                year: report::year(row.year, &row.id)?,
                report: ReportId::parse(&row.id).ok_or_else(|| StoreError::inconsistent("report", "id", &row.id))?,
                edition: row.edition.clone(),
                tally: report::tally(&row.id, row.verdict.clone(), [row.errors, row.warnings, row.infos, row.not_assessable])?,
            });
        }
        for row in rows {
            row.reports = of.remove(row.agency.id.as_str()).unwrap_or_default();
        }
        Ok(())
    }
}

/// Agencies whose name, region or code holds a text; signs of patterns in it
/// mean themselves.
fn named_like(filter: &str) -> Condition {
    let filter = filter.trim();
    if filter.is_empty() {
        return Condition::all();
    }
    let escaped = filter.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    let like = LikeExpr::new(format!("%{escaped}%")).escape('\\');
    [agency::Column::Name, agency::Column::Region, agency::Column::Code]
        .into_iter()
        .fold(Condition::any(), |any, column| any.add(Expr::col(column).like(like.clone())))
}
