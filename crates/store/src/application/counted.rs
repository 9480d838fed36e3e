//! The cases of an agency that a year counts, one by one; from when a part of
//! a split counts; and all cases in slices, with their acts.

use super::find::{head, stored};
use super::{Found, Head, StoredAct, day};
use crate::connect::Store;
use crate::entity::application::{Column, Entity};
use crate::entity::{act, application};
use crate::error::StoreError;
use crate::id::{AgencyId, CaseId};
use crate::write::Tx;
use jiff::civil::Date;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::BTreeMap;

/// A case that a year counts (件).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Its id.
    pub id: CaseId,
    /// 受理编号.
    pub number: Option<String>,
    /// The column of table 3.
    pub applicant_kind: String,
    /// The day from which it counts as received.
    pub received: Date,
    /// The row in which it ended, and when.
    pub ended: Option<(String, Date)>,
}

/// The day from which a part of a split counts as received, where the year of
/// receipt was closed by then (CNT-2); its clock is not touched.
///
/// # Errors
/// If the database fails.
pub async fn count_from(tx: &Tx, id: &CaseId, from: Date) -> Result<(), StoreError> {
    Entity::update_many()
        .col_expr(Column::CountedFrom, Expr::value(from.to_string()))
        .col_expr(Column::ReceivedYear, Expr::value(i32::from(from.year())))
        .filter(Column::Id.eq(id.as_str()))
        .exec(tx.db())
        .await?;
    Ok(())
}

/// Columns of a case that is counted, as they are read.
type Row = (String, Option<String>, String, Option<String>, Option<String>, Option<String>, Option<String>);

impl Store {
    /// The cases that stand in some cell of table 3 of a year: received by its
    /// end, and not ended before its beginning.
    ///
    /// # Errors
    /// If the database fails or a row is inconsistent.
    pub async fn counted(&self, agency: &AgencyId, year: i16) -> Result<Vec<Unit>, StoreError> {
        let year = i32::from(year);
        let open = Condition::any().add(Column::OutcomeYear.is_null()).add(Column::OutcomeYear.gte(year));
        let rows: Vec<Row> = super::tally::countable()
            .filter(Column::AgencyId.eq(agency.as_str()))
            .filter(Column::ReceivedYear.lte(year))
            .filter(open)
            .select_only()
            .columns([
                Column::Id,
                Column::Number,
                Column::ApplicantKind,
                Column::Received,
                Column::CountedFrom,
                Column::OutcomeRow,
                Column::OutcomeDate,
            ])
            .order_by_asc(Column::Id)
            .into_tuple()
            .all(self.reader())
            .await?;
        rows.into_iter().map(unit).collect()
    }

    /// Cases of an agency with an id after one, with their acts, in the order
    /// of ids: for counting again and exports.
    ///
    /// # Errors
    /// If the database fails or a row is inconsistent.
    pub async fn cases_after(&self, agency: &AgencyId, after: Option<&CaseId>, limit: u64) -> Result<Vec<Found>, StoreError> {
        let heads = self.heads_after(agency, after, limit).await?;
        let mut acts = self.acts_of(&heads).await?;
        Ok(heads.into_iter().map(|head| Found { acts: acts.remove(head.id.as_str()).unwrap_or_default(), head }).collect())
    }

    /// The same without their acts.
    ///
    /// # Errors
    /// If the database fails or a row is inconsistent.
    pub async fn heads_after(&self, agency: &AgencyId, after: Option<&CaseId>, limit: u64) -> Result<Vec<Head>, StoreError> {
        let mut query = Entity::find().filter(Column::AgencyId.eq(agency.as_str())).order_by_asc(Column::Id).limit(limit);
        if let Some(after) = after {
            query = query.filter(Column::Id.gt(after.as_str()));
        }
        query.all(self.reader()).await?.into_iter().map(head).collect()
    }

    async fn acts_of(&self, heads: &[Head]) -> Result<BTreeMap<String, Vec<StoredAct>>, StoreError> {
        let (Some(first), Some(last)) = (heads.first(), heads.last()) else { return Ok(BTreeMap::new()) };
        // A range of keys, not a list: a list has an upper bound.
        let rows = act::Entity::find()
            .filter(act::Column::CaseId.between(first.id.as_str(), last.id.as_str()))
            .filter(act::Column::CaseId.in_subquery(ids_of(&first.agency, &first.id, &last.id)))
            .order_by_asc(act::Column::CaseId)
            .order_by_asc(act::Column::Seq)
            .all(self.reader())
            .await?;
        let mut all: BTreeMap<String, Vec<StoredAct>> = BTreeMap::new();
        for row in rows {
            all.entry(row.case_id.clone()).or_default().push(stored(row)?);
        }
        Ok(all)
    }
}

fn ids_of(agency: &AgencyId, first: &CaseId, last: &CaseId) -> sea_orm::sea_query::SelectStatement {
    use sea_orm::QueryTrait as _;
    let ids = application::Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::AgencyId.eq(agency.as_str()))
        .filter(Column::Id.between(first.as_str(), last.as_str()));
    ids.into_query()
}

fn unit((id, number, applicant_kind, received, counted_from, row, ended): Row) -> Result<Unit, StoreError> {
    let wrong = |column| StoreError::inconsistent("application", column, &id);
    let received =
        day("application", "received", &id, counted_from.as_deref().or(received.as_deref()))?.ok_or_else(|| wrong("received"))?;
    let ended = match day("application", "outcome_date", &id, ended.as_deref())? {
        Some(date) => Some((row.ok_or_else(|| wrong("outcome_row"))?, date)),
        None => None,
    };
    Ok(Unit { id: CaseId::parse(&id).ok_or_else(|| wrong("id"))?, number, applicant_kind, received, ended })
}
