//! Reconsiderations and suits of cases: what follows from the acts and can be
//! made again from them.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "remedy")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub case_id: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub reference: String,
    pub agency_id: String,
    pub kind: String,
    pub registered: String,
    pub registered_year: i32,
    pub decided: Option<String>,
    pub decided_year: Option<i32>,
    pub result: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
