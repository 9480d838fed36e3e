//! Lists of cases, a page at a time by keyset.

use super::Head;
use super::find::head;
use crate::connect::Store;
use crate::entity::application::{Column, Entity};
use crate::error::StoreError;
use crate::id::{AgencyId, CaseId};
use jiff::civil::Date;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// A line of a list.
pub type Line = Head;

/// The last line of the page before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct After {
    /// Its earliest date.
    pub earliest: Option<Date>,
    /// Its id.
    pub id: CaseId,
}

/// Which cases, in which order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Filter {
    /// All of an agency, newest first.
    Newest,
    /// Those in a stage, newest first.
    Stage(String),
    /// Those in these stages that have a date, the most urgent first.
    Urgent(Vec<String>),
    /// Those of one clerk that are in these stages, the most urgent first.
    Clerk(String, Vec<String>),
}

impl Store {
    /// A page of the cases of an agency.
    ///
    /// # Errors
    /// If the database fails or a row is inconsistent.
    pub async fn applications(
        &self,
        agency: &AgencyId,
        filter: &Filter,
        after: Option<&After>,
        limit: u64,
    ) -> Result<Vec<Line>, StoreError> {
        let mut query = Entity::find().filter(Column::AgencyId.eq(agency.as_str())).limit(limit);
        query = match filter {
            Filter::Newest => query,
            Filter::Stage(stage) => query.filter(Column::Stage.eq(stage.as_str())),
            Filter::Urgent(stages) => query.filter(Column::Stage.is_in(stages)).filter(Column::Earliest.is_not_null()),
            Filter::Clerk(clerk, stages) => {
                query.filter(Column::Clerk.eq(clerk.as_str())).filter(Column::Stage.is_in(stages)).filter(Column::Earliest.is_not_null())
            }
        };
        let by_date = matches!(filter, Filter::Urgent(_) | Filter::Clerk(..));
        if let Some(after) = after {
            query = match (by_date, after.earliest) {
                (true, Some(earliest)) => {
                    let earliest = earliest.to_string();
                    let same_day = Condition::all().add(Column::Earliest.eq(earliest.as_str())).add(Column::Id.gt(after.id.as_str()));
                    query.filter(Condition::any().add(Column::Earliest.gt(earliest.as_str())).add(same_day))
                }
                _ => query.filter(Column::Id.lt(after.id.as_str())),
            };
        }
        query = if by_date { query.order_by_asc(Column::Earliest).order_by_asc(Column::Id) } else { query.order_by_desc(Column::Id) };
        query.all(self.reader()).await?.into_iter().map(head).collect()
    }

    /// Cases of all agencies with an id after one, in the order of ids: for
    /// counting again, exports and jobs.
    ///
    /// # Errors
    /// If the database fails or a row is inconsistent.
    pub async fn applications_after(&self, after: Option<&CaseId>, limit: u64) -> Result<Vec<Line>, StoreError> {
        let mut query = Entity::find().order_by_asc(Column::Id).limit(limit);
        if let Some(after) = after {
            query = query.filter(Column::Id.gt(after.as_str()));
        }
        query.all(self.reader()).await?.into_iter().map(head).collect()
    }
}
