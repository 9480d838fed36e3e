//! Reports, a row a version. Lists take [`HeadRow`], which leaves the two
//! long JSON columns where they are.

use crate::error::StoreError;
use crate::id::{AgencyId, ReportId};
use crate::value::{Head, Tally};
use jiff::Timestamp;
use jiff::civil::Date;
use sea_orm::entity::prelude::*;
use sea_orm::{FromQueryResult, QuerySelect, Select};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "report")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub agency_id: String,
    pub year: i32,
    pub edition: String,
    pub title: Option<String>,
    pub published: Option<String>,
    pub sha256: String,
    pub file: String,
    pub format: String,
    pub encoding: Option<String>,
    pub verdict: String,
    pub errors: i32,
    pub warnings: i32,
    pub infos: i32,
    pub not_assessable: i32,
    pub original_size: i64,
    pub saved_at: String,
    pub superseded_by: Option<String>,
    pub reading: String,
    pub findings: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {
    #[sea_orm(belongs_to = "super::agency::Entity", from = "Column::AgencyId", to = "super::agency::Column::Id")]
    Agency,
}

impl Related<super::agency::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Agency.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}

/// A report without its long columns, with the name of its agency.
#[derive(Debug, FromQueryResult)]
pub(crate) struct HeadRow {
    id: String,
    agency_id: String,
    agency_name: String,
    year: i32,
    edition: String,
    title: Option<String>,
    published: Option<String>,
    sha256: String,
    file: String,
    format: String,
    encoding: Option<String>,
    verdict: String,
    errors: i32,
    warnings: i32,
    infos: i32,
    not_assessable: i32,
    original_size: i64,
    saved_at: String,
    superseded_by: Option<String>,
}

/// Asks for heads instead of whole rows.
pub(crate) fn heads() -> Select<Entity> {
    use Column::*;
    Entity::find()
        .select_only()
        .columns([Id, AgencyId, Year, Edition, Title, Published, Sha256, File, Format, Encoding, Verdict])
        .columns([Errors, Warnings, Infos, NotAssessable, OriginalSize, SavedAt, SupersededBy])
        .inner_join(super::agency::Entity)
        .column_as(super::agency::Column::Name, "agency_name")
}

/// The year of a row.
pub(crate) fn year(year: i32, row: &str) -> Result<i16, StoreError> {
    i16::try_from(year).map_err(|_| StoreError::inconsistent("report", "year", row))
}

/// The tally of a row.
pub(crate) fn tally(row: &str, verdict: String, counts: [i32; 4]) -> Result<Tally, StoreError> {
    let columns = ["errors", "warnings", "infos", "not_assessable"];
    let count = |i: usize| u32::try_from(counts[i]).map_err(|_| StoreError::inconsistent("report", columns[i], row));
    Ok(Tally { verdict, errors: count(0)?, warnings: count(1)?, infos: count(2)?, not_assessable: count(3)? })
}

impl TryFrom<HeadRow> for Head {
    type Error = StoreError;

    fn try_from(row: HeadRow) -> Result<Head, StoreError> {
        let wrong = |column| StoreError::inconsistent("report", column, &row.id);
        let published = row.published.as_deref().map(|p| p.parse::<Date>().map_err(|_| wrong("published"))).transpose()?;
        let superseded_by = row.superseded_by.as_deref().map(|s| ReportId::parse(s).ok_or_else(|| wrong("superseded_by"))).transpose()?;
        Ok(Head {
            id: ReportId::parse(&row.id).ok_or_else(|| wrong("id"))?,
            agency: AgencyId::parse(&row.agency_id).ok_or_else(|| wrong("agency_id"))?,
            year: year(row.year, &row.id)?,
            original_size: u64::try_from(row.original_size).map_err(|_| wrong("original_size"))?,
            saved_at: row.saved_at.parse::<Timestamp>().map_err(|_| wrong("saved_at"))?,
            tally: tally(&row.id, row.verdict, [row.errors, row.warnings, row.infos, row.not_assessable])?,
            published,
            superseded_by,
            agency_name: row.agency_name,
            edition: row.edition,
            title: row.title,
            sha256: row.sha256,
            file: row.file,
            format: row.format,
            encoding: row.encoding,
        })
    }
}
