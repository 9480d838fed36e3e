//! Finding agencies, reports and originals again.

use crate::connect::Store;
use crate::entity::{agency, original, report};
use crate::error::StoreError;
use crate::id::{AgencyId, ReportId};
use crate::value::{Agency, Counts, Head, Original, Stored};
use sea_orm::{ColumnTrait, DatabaseConnection, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select};

impl Store {
    /// All agencies, in the order of their codes, then names.
    ///
    /// # Errors
    /// If the database fails or a row is inconsistent.
    pub async fn agencies(&self) -> Result<Vec<Agency>, StoreError> {
        let rows = agency::Entity::find().all(self.reader()).await?;
        let mut agencies = rows.into_iter().map(Agency::try_from).collect::<Result<Vec<_>, _>>()?;
        agencies.sort_by(order);
        Ok(agencies)
    }

    /// The agency with an id, a name or a code.
    ///
    /// # Errors
    /// If the database fails or a row is inconsistent.
    pub async fn agency(&self, named: &str) -> Result<Option<Agency>, StoreError> {
        use agency::Column::{Code, Id, Name};
        let db = self.reader();
        let columns = if AgencyId::parse(named).is_some() { [Id, Name, Code] } else { [Name, Code, Id] };
        for column in columns {
            if let Some(row) = agency::Entity::find().filter(column.eq(named)).order_by_asc(Id).one(db).await? {
                return row.try_into().map(Some);
            }
        }
        Ok(None)
    }

    /// A report.
    ///
    /// # Errors
    /// If the database fails or a row is inconsistent.
    pub async fn report(&self, id: &ReportId) -> Result<Option<Stored>, StoreError> {
        let head = report::heads().filter(report::Column::Id.eq(id.as_str()));
        match one(self.reader(), head).await? {
            Some(head) => self.open_up(head).await.map(Some),
            None => Ok(None),
        }
    }

    /// The current report of an agency, by its id, name or code, for a year.
    ///
    /// # Errors
    /// If the database fails or a row is inconsistent.
    pub async fn report_of(&self, agency: &str, year: i16) -> Result<Option<Stored>, StoreError> {
        let Some(agency) = self.agency(agency).await? else { return Ok(None) };
        let head = report::heads()
            .filter(report::Column::AgencyId.eq(agency.id.as_str()))
            .filter(report::Column::Year.eq(i32::from(year)))
            .filter(report::Column::SupersededBy.is_null());
        match one(self.reader(), head).await? {
            Some(head) => self.open_up(head).await.map(Some),
            None => Ok(None),
        }
    }

    /// All versions of the reports of an agency in the order of the years,
    /// the current one of a year last.
    ///
    /// # Errors
    /// If the database fails or a row is inconsistent.
    pub async fn reports_of(&self, agency: &AgencyId) -> Result<Vec<Head>, StoreError> {
        let heads = report::heads()
            .filter(report::Column::AgencyId.eq(agency.as_str()))
            .order_by_asc(report::Column::Year)
            .order_by_asc(report::Column::SavedAt)
            .order_by_asc(report::Column::Id);
        let mut heads = all(self.reader(), heads).await?;
        // Two saved in the same instant: the current one goes last.
        heads.sort_by_key(|h| (h.year, h.superseded_by.is_none()));
        Ok(heads)
    }

    /// The current reports saved last, the last one first.
    ///
    /// # Errors
    /// If the database fails or a row is inconsistent.
    pub async fn latest(&self, n: u64) -> Result<Vec<Head>, StoreError> {
        let heads = report::heads()
            .filter(report::Column::SupersededBy.is_null())
            .order_by_desc(report::Column::SavedAt)
            .order_by_desc(report::Column::Id)
            .limit(n);
        all(self.reader(), heads).await
    }

    /// The original of a report.
    ///
    /// # Errors
    /// If the database fails or a row is inconsistent.
    pub async fn original(&self, id: &ReportId) -> Result<Option<Original>, StoreError> {
        let db = self.reader();
        let head = report::heads().filter(report::Column::Id.eq(id.as_str()));
        let Some(head) = one(db, head).await? else { return Ok(None) };
        let row = original::Entity::find_by_id(id.as_str()).one(db).await?;
        let bytes = row.ok_or_else(|| StoreError::inconsistent("original", "report_id", id.as_str()))?.bytes;
        if u64::try_from(bytes.len()) != Ok(head.original_size) {
            return Err(StoreError::inconsistent("original", "bytes", id.as_str()));
        }
        Ok(Some(Original { file: head.file, format: head.format, sha256: head.sha256, bytes }))
    }

    /// How much is remembered.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn counts(&self) -> Result<Counts, StoreError> {
        let db = self.reader();
        let mut verdicts: Vec<(String, i64)> = report::Entity::find()
            .select_only()
            .column(report::Column::Verdict)
            .column_as(report::Column::Id.count(), "n")
            .filter(report::Column::SupersededBy.is_null())
            .group_by(report::Column::Verdict)
            .into_tuple()
            .all(db)
            .await?;
        verdicts.sort();
        let verdicts: Vec<(String, u64)> = verdicts.into_iter().map(|(v, n)| (v, u64::try_from(n).unwrap_or(0))).collect();
        Ok(Counts {
            agencies: agency::Entity::find().count(db).await?,
            reports: verdicts.iter().map(|(_, n)| n).sum(),
            superseded: report::Entity::find().filter(report::Column::SupersededBy.is_not_null()).count(db).await?,
            verdicts,
        })
    }

    /// The long columns of a report.
    async fn open_up(&self, head: Head) -> Result<Stored, StoreError> {
        let long: Option<(String, String)> = report::Entity::find()
            .select_only()
            .columns([report::Column::Reading, report::Column::Findings])
            .filter(report::Column::Id.eq(head.id.as_str()))
            .into_tuple()
            .one(self.reader())
            .await?;
        let (reading, findings) = long.ok_or_else(|| StoreError::inconsistent("report", "reading", head.id.as_str()))?;
        Ok(Stored { head, reading, findings })
    }
}

/// Agencies with a code come first; the codes of a tree sort from the top.
pub(crate) fn order(a: &Agency, b: &Agency) -> std::cmp::Ordering {
    (a.code.is_none(), &a.code, &a.name).cmp(&(b.code.is_none(), &b.code, &b.name))
}

async fn one(db: &DatabaseConnection, heads: Select<report::Entity>) -> Result<Option<Head>, StoreError> {
    heads.into_model::<report::HeadRow>().one(db).await?.map(Head::try_from).transpose()
}

async fn all(db: &DatabaseConnection, heads: Select<report::Entity>) -> Result<Vec<Head>, StoreError> {
    heads.into_model::<report::HeadRow>().all(db).await?.into_iter().map(Head::try_from).collect()
}
