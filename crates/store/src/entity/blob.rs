//! Blobs: where the bytes of attachments and letters stand.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "blob")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub address: String,
    pub case_id: String,
    pub media: String,
    pub size: i64,
    pub at: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
