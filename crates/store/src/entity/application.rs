//! Cases: who and which number, and what follows from their acts.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "application")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub agency_id: String,
    pub number: Option<String>,
    pub applicant_id: String,
    pub applicant_kind: String,
    pub code_hash: Option<String>,
    pub made_at: String,
    /// The number of the last act.
    pub version: i64,
    // What follows from the acts and can be made again from them.
    pub stage: String,
    pub request: String,
    pub channel: String,
    pub submitted: Option<String>,
    pub received: Option<String>,
    pub due: Option<String>,
    pub promised: Option<String>,
    pub risk_due: Option<String>,
    pub earliest: Option<String>,
    pub waiting_until: Option<String>,
    pub provisional: bool,
    pub clerk: Option<String>,
    pub outcome: Option<String>,
    pub outcome_row: Option<String>,
    pub outcome_date: Option<String>,
    pub received_year: Option<i32>,
    pub outcome_year: Option<i32>,
    pub sent: Option<String>,
    /// The day from which a part of a split counts as received, where it is
    /// not that of receipt.
    pub counted_from: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
