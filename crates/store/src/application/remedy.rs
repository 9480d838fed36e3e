//! Reconsiderations and suits of cases, for table 4: a projection of the acts.

use super::day;
use crate::connect::Store;
use crate::entity::application;
use crate::entity::remedy::{ActiveModel, Column, Entity, Model};
use crate::error::StoreError;
use crate::id::{AgencyId, CaseId};
use crate::write::Tx;
use jiff::civil::Date;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait as _};
use std::collections::HashMap;

/// A reconsideration or suit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remedy {
    /// Of which case.
    pub case: CaseId,
    /// Its name in the case.
    pub reference: String,
    /// Which way, by its name.
    pub kind: String,
    /// When it was registered.
    pub registered: Date,
    /// When it ended and how, by the name of the result.
    pub decided: Option<(Date, String)>,
}

/// Writes the remedies of a case in the place of those that were there.
///
/// # Errors
/// If the database fails.
pub async fn put_remedies(tx: &Tx, agency: &AgencyId, case: &CaseId, remedies: &[Remedy]) -> Result<(), StoreError> {
    Entity::delete_many().filter(Column::CaseId.eq(case.as_str())).exec(tx.db()).await?;
    for remedy in remedies {
        let decided = remedy.decided.as_ref();
        let row = ActiveModel {
            case_id: Set(case.as_str().to_owned()),
            reference: Set(remedy.reference.clone()),
            agency_id: Set(agency.as_str().to_owned()),
            kind: Set(remedy.kind.clone()),
            registered: Set(remedy.registered.to_string()),
            registered_year: Set(i32::from(remedy.registered.year())),
            decided: Set(decided.map(|(date, _)| date.to_string())),
            decided_year: Set(decided.map(|(date, _)| i32::from(date.year()))),
            result: Set(decided.map(|(_, result)| result.clone())),
        };
        Entity::insert(row).exec_without_returning(tx.db()).await?;
    }
    Ok(())
}

impl Store {
    /// The remedies that stand in some cell of table 4 of a year: registered
    /// by its end, and not ended before its beginning; each with the 受理编号 of
    /// its case.
    ///
    /// # Errors
    /// If the database fails or a row is inconsistent.
    pub async fn remedies(&self, agency: &AgencyId, year: i16) -> Result<Vec<(Remedy, Option<String>)>, StoreError> {
        let year = i32::from(year);
        let open = Condition::any().add(Column::DecidedYear.is_null()).add(Column::DecidedYear.gte(year));
        let wanted = Entity::find().filter(Column::AgencyId.eq(agency.as_str())).filter(Column::RegisteredYear.lte(year)).filter(open);
        let ids = wanted.clone().select_only().column(Column::CaseId).into_query();
        let rows = wanted.order_by_asc(Column::CaseId).order_by_asc(Column::Reference).all(self.reader()).await?;
        let numbers: Vec<(String, Option<String>)> = application::Entity::find()
            .select_only()
            .columns([application::Column::Id, application::Column::Number])
            .filter(application::Column::Id.in_subquery(ids))
            .into_tuple()
            .all(self.reader())
            .await?;
        let numbers: HashMap<String, Option<String>> = numbers.into_iter().collect();
        let numbered = |row: Model| {
            let number = numbers.get(&row.case_id).cloned().flatten();
            remedy(row).map(|remedy| (remedy, number))
        };
        rows.into_iter().map(numbered).collect()
    }

    /// The remedies of an agency in a slice of its cases, from one to another.
    ///
    /// # Errors
    /// If the database fails or a row is inconsistent.
    pub async fn remedies_between(&self, agency: &AgencyId, first: &CaseId, last: &CaseId) -> Result<Vec<Remedy>, StoreError> {
        let rows = Entity::find()
            .filter(Column::AgencyId.eq(agency.as_str()))
            .filter(Column::CaseId.between(first.as_str(), last.as_str()))
            .order_by_asc(Column::CaseId)
            .order_by_asc(Column::Reference)
            .all(self.reader())
            .await?;
        rows.into_iter().map(remedy).collect()
    }
}

fn remedy(row: Model) -> Result<Remedy, StoreError> {
    let key = format!("{}/{}", row.case_id, row.reference);
    let wrong = |column| StoreError::inconsistent("remedy", column, &key);
    let decided = match day("remedy", "decided", &key, row.decided.as_deref())? {
        Some(date) => Some((date, row.result.ok_or_else(|| wrong("result"))?)),
        None => None,
    };
    Ok(Remedy {
        case: CaseId::parse(&row.case_id).ok_or_else(|| wrong("case_id"))?,
        registered: row.registered.parse().map_err(|_| wrong("registered"))?,
        decided,
        reference: row.reference,
        kind: row.kind,
    })
}
