//! Entries of the journal.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "journal")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub chain: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub seq: i64,
    pub agency_id: String,
    pub at: String,
    pub actor: String,
    pub kind: String,
    pub object: String,
    pub before: Option<String>,
    pub after: Option<String>,
    pub result: String,
    pub source: String,
    pub suite: String,
    pub prev: Vec<u8>,
    pub h: Vec<u8>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
