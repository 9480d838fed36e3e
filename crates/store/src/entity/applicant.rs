//! Applicants. Who they are is sealed; what is here finds them by exact value.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "applicant")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub agency_id: String,
    pub kind: String,
    pub sealed: Option<Vec<u8>>,
    pub name_hash: String,
    pub identity_hash: Option<String>,
    pub phone_hash: Option<String>,
    pub made_at: String,
    pub erased_at: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
