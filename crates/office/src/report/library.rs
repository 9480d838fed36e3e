//! The annual report library (年报库): what pages and interfaces show of the
//! saved reports, as plain values.

use super::check::CheckLine;
use super::read::Read;
use super::save::{LibraryError, open};
use document::{Encoding, Format};
use report::cells::{CellRef, CellValue, Number};
use report::form::{CellId, all_cells};
use store::{ReportId, Store, Stored};

pub use store::{Agency, Counts, Grid, GridCell, GridQuery, GridRow, Head, Original, Tally};

/// The library. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Library {
    store: Store,
}

/// An agency and all versions of its reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgencyReports {
    /// The agency.
    pub agency: Agency,
    /// Its reports in the order of the years, the current one of a year last.
    pub reports: Vec<Head>,
}

/// A report with all that is known of it.
#[derive(Debug, Clone)]
pub struct LibraryReport {
    /// Whose, when, from which file.
    pub head: Head,
    /// What was read.
    pub read: Read,
    /// What was found, also against the years beside it.
    pub check: CheckLine,
}

/// Cells of an agency over the years.
#[derive(Debug, Clone)]
pub struct Series {
    /// The agency.
    pub agency: Agency,
    /// The years for which there is a report, in order.
    pub years: Vec<i16>,
    /// A line for each cell asked for, in the order asked.
    pub lines: Vec<SeriesLine>,
}

/// One cell over the years.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeriesLine {
    /// Which cell.
    pub cell: CellId,
    /// A value for each year of the series; none where nothing was read or
    /// the form of the year has no such cell. Never a zero instead.
    pub values: Vec<Option<Number>>,
}

/// Two reports side by side.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// The one on the left.
    pub left: LibraryReport,
    /// The one on the right.
    pub right: LibraryReport,
    /// The cells that one or both have, in the order of the form.
    pub cells: Vec<ComparedCell>,
}

/// A cell in two reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComparedCell {
    /// Which cell.
    pub cell: CellId,
    /// What the left one has; none if its form lacks the cell.
    pub left: Option<CellValue>,
    /// What the right one has.
    pub right: Option<CellValue>,
}

impl ComparedCell {
    /// Right less left; none unless both have a number.
    pub fn change(&self) -> Option<Number> {
        let number = |c: &Option<CellValue>| c.as_ref().and_then(CellValue::assessable);
        number(&self.right)?.checked_sub(number(&self.left)?)
    }
}

impl Library {
    /// The library in a store.
    pub fn new(store: Store) -> Library {
        Library { store }
    }

    /// The store it is in, for saving.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// All agencies, in the order of their codes, then names.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn agencies(&self) -> Result<Vec<Agency>, LibraryError> {
        Ok(self.store.agencies().await?)
    }

    /// Agencies by years.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn grid(&self, query: &GridQuery) -> Result<Grid, LibraryError> {
        Ok(self.store.grid(query).await?)
    }

    /// An agency by its id, name or code.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn agency(&self, named: &str) -> Result<Option<AgencyReports>, LibraryError> {
        let Some(agency) = self.store.agency(named).await? else { return Ok(None) };
        let reports = self.store.reports_of(&agency.id).await?;
        Ok(Some(AgencyReports { agency, reports }))
    }

    /// A report by its id.
    ///
    /// # Errors
    /// If the database fails or the report cannot be opened.
    pub async fn report(&self, id: &str) -> Result<Option<LibraryReport>, LibraryError> {
        let Some(id) = ReportId::parse(id) else { return Ok(None) };
        self.store.report(&id).await?.map(opened).transpose()
    }

    /// The current report of an agency, by its id, name or code, for a year.
    ///
    /// # Errors
    /// If the database fails or the report cannot be opened.
    pub async fn report_of(&self, agency: &str, year: i16) -> Result<Option<LibraryReport>, LibraryError> {
        self.store.report_of(agency, year).await?.map(opened).transpose()
    }

    /// The original of a report, byte for byte.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn original(&self, id: &str) -> Result<Option<Original>, LibraryError> {
        let Some(id) = ReportId::parse(id) else { return Ok(None) };
        Ok(self.store.original(&id).await?)
    }

    /// The current reports saved last, the last one first.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn latest(&self, n: u64) -> Result<Vec<Head>, LibraryError> {
        Ok(self.store.latest(n).await?)
    }

    /// How much there is.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn counts(&self) -> Result<Counts, LibraryError> {
        Ok(self.store.counts().await?)
    }

    /// Cells of an agency, by its id, name or code, over the years.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn series(&self, agency: &str, cells: &[CellId]) -> Result<Option<Series>, LibraryError> {
        let Some(AgencyReports { agency, mut reports }) = self.agency(agency).await? else { return Ok(None) };
        reports.retain(|r| r.superseded_by.is_none());
        let years: Vec<i16> = reports.iter().map(|r| r.year).collect();
        let names: Vec<&str> = cells.iter().map(|c| c.name()).collect();
        let points = self.store.series(&agency.id, &names).await?;
        let lines = cells
            .iter()
            .map(|cell| SeriesLine {
                cell: *cell,
                values: years
                    .iter()
                    .map(|year| points.iter().find(|p| p.year == *year && p.cell.name == cell.name()).and_then(number))
                    .collect(),
            })
            .collect();
        Ok(Some(Series { agency, years, lines }))
    }

    /// Two reports side by side, by their ids.
    ///
    /// # Errors
    /// If the database fails or a report cannot be opened.
    pub async fn compare(&self, left: &str, right: &str) -> Result<Option<Comparison>, LibraryError> {
        let (Some(left), Some(right)) = (self.report(left).await?, self.report(right).await?) else { return Ok(None) };
        let cells = all_cells()
            .map(|cell| ComparedCell {
                cell,
                left: left.read.reading.cells.get(cell).map(|c| c.to_value()),
                right: right.read.reading.cells.get(cell).map(|c| c.to_value()),
            })
            .filter(|c| c.left.is_some() || c.right.is_some())
            .collect();
        Ok(Some(Comparison { left, right, cells }))
    }
}

/// The number of a remembered cell by the rule for equations, so that a line
/// shows what the checks use.
fn number(point: &store::Point) -> Option<Number> {
    let cell = &point.cell;
    CellRef { value: cell.value, inferred: cell.inferred, state: cell.state, ..CellRef::unread() }.assessable()
}

fn opened(stored: Stored) -> Result<LibraryReport, LibraryError> {
    let Stored { head, reading, findings } = stored;
    let broken = |why: String| LibraryError::Broken { report: head.id.to_string(), why };
    let check: CheckLine = serde_json::from_str(&findings).map_err(|e| broken(e.to_string()))?;
    let format = format(&head.format).ok_or_else(|| broken(head.format.clone()))?;
    let encoding = head.encoding.as_deref().map(|e| encoding(e).ok_or_else(|| broken(e.to_owned()))).transpose()?;
    let reading = open(&head.id, &reading)?;
    Ok(LibraryReport { read: Read { format, encoding, reading }, check, head })
}

fn format(name: &str) -> Option<Format> {
    use Format::*;
    [Text, Markdown, Csv, Tsv, Html, Docx, Xlsx, Xls, Pdf].into_iter().find(|f| f.name() == name)
}

fn encoding(name: &str) -> Option<Encoding> {
    use Encoding::*;
    [Utf8, Utf16Le, Utf16Be, Gb18030, Big5].into_iter().find(|e| e.name() == name)
}
