//! Counting cases for table 3 from the projection.

use crate::connect::Store;
use crate::entity::application::{Column, Entity};
use crate::error::StoreError;
use crate::id::AgencyId;
use sea_orm::sea_query::{Expr, ExprTrait as _, SimpleExpr};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};

/// How many applications of one agency share a row and a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// The agency.
    pub agency: String,
    /// The column of table 3.
    pub applicant_kind: String,
    /// The row of the report; `received`, `carried_in`, `carried_out` or a row
    /// of results.
    pub row: String,
    /// How many.
    pub count: i64,
}

/// What is counted as carried over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Carried {
    /// 上年结转: open on 1 January.
    In,
    /// 结转下年度: open on 31 December.
    Out,
}

/// A case behind a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tallied {
    /// Its id.
    pub id: String,
    /// 受理编号.
    pub number: Option<String>,
}

/// What is asked about ourselves (article 41) is in no table.
pub(super) fn countable() -> Select<Entity> {
    Entity::find().filter(Column::Request.eq("information")).filter(Column::ReceivedYear.is_not_null()).filter(Column::Stage.ne("void"))
}

/// How many rows there are: no column is named, so an index alone answers.
fn rows() -> SimpleExpr {
    Expr::val(1).count()
}

/// The last year before what is carried over.
fn last(year: i32, side: Carried) -> i32 {
    if side == Carried::In { year - 1 } else { year }
}

fn carried(query: Select<Entity>, year: i32, side: Carried) -> Select<Entity> {
    let last = last(year, side);
    let open = Condition::any().add(Column::OutcomeYear.is_null()).add(Column::OutcomeYear.gt(last));
    query.filter(Column::ReceivedYear.lte(last)).filter(open)
}

/// The same in two parts that share no case, each a range of one index.
fn carried_in_parts(year: i32, side: Carried) -> [Select<Entity>; 2] {
    let last = last(year, side);
    let open = [Column::OutcomeYear.is_null(), Column::OutcomeYear.gt(last)];
    open.map(|open| countable().filter(open).filter(Column::ReceivedYear.lte(last)))
}

impl Store {
    /// The counts of a year for one agency, or for all. A row may come in
    /// several parts, which are added.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn tally(&self, agency: Option<&AgencyId>, year: i16) -> Result<Vec<Counted>, StoreError> {
        let year = i32::from(year);
        let of = |query: Select<Entity>| match agency {
            Some(agency) => query.filter(Column::AgencyId.eq(agency.as_str())),
            None => query,
        };
        let mut all = Vec::new();
        let received = of(countable().filter(Column::ReceivedYear.eq(year)));
        all.extend(self.grouped(received, "received").await?);
        for (side, row) in [(Carried::In, "carried_in"), (Carried::Out, "carried_out")] {
            for part in carried_in_parts(year, side) {
                all.extend(self.grouped(of(part), row).await?);
            }
        }
        let rows: Vec<(String, String, Option<String>, i64)> = of(countable().filter(Column::OutcomeYear.eq(year)))
            .select_only()
            .column(Column::AgencyId)
            .column(Column::ApplicantKind)
            .column(Column::OutcomeRow)
            .column_as(rows(), "n")
            .group_by(Column::AgencyId)
            .group_by(Column::ApplicantKind)
            .group_by(Column::OutcomeRow)
            .into_tuple()
            .all(self.reader())
            .await?;
        for (agency, applicant_kind, row, count) in rows {
            let row = row.ok_or_else(|| StoreError::inconsistent("application", "outcome_row", &agency))?;
            all.push(Counted { agency, applicant_kind, row, count });
        }
        Ok(all)
    }

    async fn grouped(&self, query: Select<Entity>, row: &str) -> Result<Vec<Counted>, StoreError> {
        let rows: Vec<(String, String, i64)> = query
            .select_only()
            .column(Column::AgencyId)
            .column(Column::ApplicantKind)
            .column_as(rows(), "n")
            .group_by(Column::AgencyId)
            .group_by(Column::ApplicantKind)
            .into_tuple()
            .all(self.reader())
            .await?;
        let counted = |(agency, applicant_kind, count)| Counted { agency, applicant_kind, row: row.to_owned(), count };
        Ok(rows.into_iter().map(counted).collect())
    }

    /// The cases behind a cell, in the order of their ids; `applicant_kind`
    /// `None` for the column of totals.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn tallied(&self, agency: &AgencyId, year: i16, row: &str, applicant_kind: Option<&str>) -> Result<Vec<Tallied>, StoreError> {
        let year = i32::from(year);
        let mut query = match row {
            "received" => countable().filter(Column::ReceivedYear.eq(year)),
            "carried_in" => carried(countable(), year, Carried::In),
            "carried_out" => carried(countable(), year, Carried::Out),
            row => countable().filter(Column::OutcomeYear.eq(year)).filter(Column::OutcomeRow.eq(row)),
        };
        query = query.filter(Column::AgencyId.eq(agency.as_str()));
        if let Some(kind) = applicant_kind {
            query = query.filter(Column::ApplicantKind.eq(kind));
        }
        let rows: Vec<(String, Option<String>)> =
            query.select_only().column(Column::Id).column(Column::Number).order_by_asc(Column::Id).into_tuple().all(self.reader()).await?;
        Ok(rows.into_iter().map(|(id, number)| Tallied { id, number }).collect())
    }
}
