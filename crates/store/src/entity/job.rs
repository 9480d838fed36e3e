//! Jobs: what is to be done later.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "job")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub kind: String,
    #[sea_orm(unique)]
    pub key: String,
    pub payload: String,
    pub state: String,
    pub run_at: String,
    pub owner: Option<String>,
    pub lease_until: Option<String>,
    pub tries: i32,
    pub fault: Option<String>,
    pub made_at: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
