//! Agencies, one a name.

use crate::error::StoreError;
use crate::id::AgencyId;
use crate::value::Agency;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "agency")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    #[sea_orm(unique)]
    pub name: String,
    pub region: Option<String>,
    pub level: Option<String>,
    pub code: Option<String>,
    pub parent: Option<String>,
    pub unified_code: Option<String>,
    pub office: Option<String>,
    pub reconsideration_body: Option<String>,
    pub court: Option<String>,
    pub kind: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl TryFrom<Model> for Agency {
    type Error = StoreError;

    fn try_from(row: Model) -> Result<Agency, StoreError> {
        let id = AgencyId::parse(&row.id).ok_or_else(|| StoreError::inconsistent("agency", "id", &row.id))?;
        Ok(Agency { id, name: row.name, region: row.region, level: row.level, code: row.code, parent: row.parent })
    }
}
