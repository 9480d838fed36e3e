//! Agencies as a tree, each with what a reply needs to know of it.

use crate::connect::Store;
use crate::entity::agency::{ActiveModel, Column, Entity, Model};
use crate::error::StoreError;
use crate::id::AgencyId;
use crate::value::{Agency, NewAgency};
use crate::write::{Read, Tx};
use jiff::Timestamp;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

/// What a reply, a number and a remedies paragraph need to know of an agency.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Office {
    /// 统一社会信用代码.
    pub unified_code: Option<String>,
    /// 政府信息公开工作机构.
    pub office: Option<String>,
    /// 行政复议机关; two are parted by `、`.
    pub reconsideration_body: Option<String>,
    /// 有管辖权的人民法院.
    pub court: Option<String>,
    /// The kind of agency by which the law finds body and court.
    pub kind: Option<String>,
}

impl Store {
    /// Puts an agency under its name, or brings what is known of it up to
    /// date.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn put_agency(&self, new: NewAgency, office: Office, at: Timestamp) -> Result<AgencyId, StoreError> {
        self.act((new, office), move |tx, (new, office)| Box::pin(async move { put(tx, new, office, at).await })).await
    }

    /// What a reply needs to know of an agency; `None` if there is none of
    /// that id.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn office(&self, id: &AgencyId) -> Result<Option<Office>, StoreError> {
        let row = Entity::find_by_id(id.as_str()).one(self.reader()).await?;
        Ok(row.as_ref().map(office))
    }

    /// All agencies with what a reply needs to know of them, in the order of
    /// their codes, then names.
    ///
    /// # Errors
    /// If the database fails or a row is inconsistent.
    pub async fn offices(&self) -> Result<Vec<(Agency, Office)>, StoreError> {
        let rows = Entity::find().order_by_asc(Column::Code).order_by_asc(Column::Name).all(self.reader()).await?;
        let with_office = |row: Model| {
            let office = office(&row);
            Ok((Agency::try_from(row)?, office))
        };
        rows.into_iter().map(with_office).collect()
    }
}

fn office(row: &Model) -> Office {
    Office {
        unified_code: row.unified_code.clone(),
        office: row.office.clone(),
        reconsideration_body: row.reconsideration_body.clone(),
        court: row.court.clone(),
        kind: row.kind.clone(),
    }
}

/// An agency with what a reply needs to know of it.
///
/// # Errors
/// If the database fails or a row is inconsistent.
pub async fn find(from: &impl Read, id: &AgencyId) -> Result<Option<(Agency, Office)>, StoreError> {
    let Some(row) = Entity::find_by_id(id.as_str()).one(&from.source()).await? else { return Ok(None) };
    let office = office(&row);
    Ok(Some((Agency::try_from(row)?, office)))
}

/// The same as [`Store::put_agency`] inside an act.
///
/// # Errors
/// If the database fails.
pub async fn put(tx: &Tx, new: &NewAgency, office: &Office, at: Timestamp) -> Result<AgencyId, StoreError> {
    let known = Entity::find().filter(Column::Name.eq(new.name.as_str())).one(tx.db()).await?;
    let id = match &known {
        Some(row) => AgencyId::parse(&row.id).ok_or_else(|| StoreError::inconsistent("agency", "id", &row.id))?,
        None => AgencyId::new(at),
    };
    let row = ActiveModel {
        id: Set(id.as_str().to_owned()),
        name: Set(new.name.clone()),
        region: Set(new.region.clone()),
        level: Set(new.level.clone()),
        code: Set(new.code.clone()),
        parent: Set(new.parent.clone()),
        unified_code: Set(office.unified_code.clone()),
        office: Set(office.office.clone()),
        reconsideration_body: Set(office.reconsideration_body.clone()),
        court: Set(office.court.clone()),
        kind: Set(office.kind.clone()),
    };
    if known.is_some() {
        Entity::update(row).exec(tx.db()).await?;
    } else {
        Entity::insert(row).exec_without_returning(tx.db()).await?;
    }
    Ok(id)
}
