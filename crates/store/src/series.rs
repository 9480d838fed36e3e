//! Cells of one agency over the years.

use crate::connect::Store;
use crate::entity::{cell, report};
use crate::error::StoreError;
use crate::id::{AgencyId, ReportId};
use crate::value::Point;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use std::collections::HashMap;

impl Store {
    /// The named cells in the current reports of an agency, in the order of
    /// the years, and within a year of the names given. A cell that a year's
    /// form does not have is absent.
    ///
    /// # Errors
    /// If the database fails or a row is inconsistent.
    pub async fn series(&self, agency: &AgencyId, cells: &[&str]) -> Result<Vec<Point>, StoreError> {
        let db = self.reader();
        let reports: Vec<(String, i32)> = report::Entity::find()
            .select_only()
            .columns([report::Column::Id, report::Column::Year])
            .filter(report::Column::AgencyId.eq(agency.as_str()))
            .filter(report::Column::SupersededBy.is_null())
            .into_tuple()
            .all(db)
            .await?;
        let mut years = HashMap::new();
        for (id, year) in &reports {
            years.insert(id.as_str(), report::year(*year, id)?);
        }
        let mut points = Vec::new();
        for names in cells.chunks(200) {
            let rows = cell::Entity::find()
                .filter(cell::Column::ReportId.is_in(years.keys().copied()))
                .filter(cell::Column::Name.is_in(names.iter().copied()))
                .all(db)
                .await?;
            for row in rows {
                let Some(year) = years.get(row.report_id.as_str()) else { continue };
                let report =
                    ReportId::parse(&row.report_id).ok_or_else(|| StoreError::inconsistent("cell", "report_id", &row.report_id))?;
                points.push(Point { year: *year, report, cell: row.try_into()? });
            }
        }
        let place: HashMap<&str, usize> = cells.iter().enumerate().map(|(i, c)| (*c, i)).collect();
        points.sort_by_key(|p| (p.year, place.get(p.cell.name.as_str()).copied()));
        Ok(points)
    }
}
