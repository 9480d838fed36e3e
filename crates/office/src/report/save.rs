//! Saving a report in the library, and checking what it touches again: a new
//! year changes what can be said of the years beside it.

use super::check::{CheckLine, check, check_line};
use super::read::Read;
use super::stored;
use super::units::Unit;
use crate::world::Moment;
use report::Reading;
use report::check::order::Relations;
use report::check::{Options, check_all};
use report::reading::FormKind;
use store::{AgencyId, Head, NewAgency, NewCell, NewReport, Saved, Store, StoreError, Tally};

/// A file to be saved.
#[derive(Debug, Clone, Copy)]
pub struct Upload<'a> {
    /// The name of the file.
    pub file: &'a str,
    /// The digest of its bytes.
    pub sha256: &'a str,
    /// Its bytes, kept as they are.
    pub bytes: &'a [u8],
    /// What was read in them.
    pub read: &'a Read,
    /// The unit of the tree that it is of, where there is a tree.
    pub unit: Option<&'a Unit>,
}

/// Why a report was not saved.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// The file is no annual report.
    #[error("“{0}”不是政府信息公开工作年度报告，没有存。")]
    NotAReport(String),
    /// Nobody can tell whose it is.
    #[error("“{0}”里没有找到机关名称，没有存。请在标题中写明机关全称再交。")]
    NoAgency(String),
    /// Nobody can tell for which year it is.
    #[error("“{0}”里没有找到年度，没有存。请在标题中写明年度再交。")]
    NoYear(String),
    /// The database failed, or what it holds cannot be opened.
    #[error(transparent)]
    Library(#[from] LibraryError),
}

/// Why the library did not answer.
#[derive(Debug, thiserror::Error)]
pub enum LibraryError {
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A report in it cannot be opened.
    #[error("年报库里的报告 {report} 打不开：{why}")]
    Broken {
        /// The id of the report.
        report: String,
        /// Why.
        why: String,
    },
}

impl From<StoreError> for SaveError {
    fn from(error: StoreError) -> Self {
        SaveError::Library(error.into())
    }
}

/// Saves a report and checks all current reports of its agency again.
///
/// # Errors
/// If it is no report of an agency for a year, or the database fails.
pub async fn save(store: &Store, now: Moment, upload: Upload<'_>) -> Result<Saved, SaveError> {
    let saved = store.save(&new_report(now, upload)?).await?;
    if saved.outcome != store::Outcome::Same {
        recheck(store, &saved.agency).await?;
    }
    Ok(saved)
}

/// So many times at most the reports of an agency are checked again because
/// another was saved in the meantime.
const ROUNDS: usize = 8;

/// Checks the current reports of an agency against the rule book and against
/// each other, and keeps the findings.
///
/// # Errors
/// If the database fails or a report in it cannot be opened.
pub async fn recheck(store: &Store, agency: &AgencyId) -> Result<(), LibraryError> {
    let mut heads = current(store, agency).await?;
    for _ in 0..ROUNDS {
        let mut readings = Vec::with_capacity(heads.len());
        for head in &heads {
            if let Some(stored) = store.report(&head.id).await? {
                readings.push(open(&head.id, &stored.reading)?);
            }
        }
        if readings.len() == heads.len() {
            let unit = unit_of(store, agency).await?;
            let relations = Relations { unit: vec![unit; readings.len()], ..Relations::default() };
            let checked = check_all(&readings, &relations, &Options::default());
            for ((head, reading), checked) in heads.iter().zip(&readings).zip(&checked) {
                let line = check_line(&head.file, &head.sha256, reading, checked, None);
                store.update_findings(&head.id, &json(&line), &tally(&line)).await?;
            }
        }
        // A report saved while this was under way had its own check, but this
        // one may have written over it with what it knew before.
        let now = current(store, agency).await?;
        let same = now.iter().map(|h| &h.id).eq(heads.iter().map(|h| &h.id));
        heads = now;
        if same {
            break;
        }
    }
    Ok(())
}

/// Checks every agency again, after the rule book has changed.
///
/// # Errors
/// If the database fails or a report in it cannot be opened.
pub async fn recheck_all(store: &Store) -> Result<(), LibraryError> {
    for agency in store.agencies().await? {
        recheck(store, &agency.id).await?;
    }
    Ok(())
}

async fn current(store: &Store, agency: &AgencyId) -> Result<Vec<Head>, LibraryError> {
    let mut heads = store.reports_of(agency).await?;
    heads.retain(|h| h.superseded_by.is_none());
    Ok(heads)
}

/// The code that says the reports are of one unit, whatever they print.
async fn unit_of(store: &Store, agency: &AgencyId) -> Result<Option<String>, LibraryError> {
    Ok(store.agency(agency.as_str()).await?.and_then(|a| a.code))
}

/// A reading of the library.
pub(super) fn open(report: &store::ReportId, json: &str) -> Result<Reading, LibraryError> {
    stored::from_json(json).map_err(|e| LibraryError::Broken { report: report.to_string(), why: e.to_string() })
}

fn new_report(now: Moment, upload: Upload<'_>) -> Result<NewReport, SaveError> {
    let reading = &upload.read.reading;
    let (true, Some(form)) = (reading.is_report, reading.form) else { return Err(SaveError::NotAReport(upload.file.to_owned())) };
    let agency = agency(reading, upload.unit).ok_or_else(|| SaveError::NoAgency(upload.file.to_owned()))?;
    let year = reading.year.ok_or_else(|| SaveError::NoYear(upload.file.to_owned()))?;
    let checked = check(std::slice::from_ref(reading), None, &Options::default());
    let checked = checked.first().expect("one report gives one result");
    let line = check_line(upload.file, upload.sha256, reading, checked, None);
    Ok(NewReport {
        agency,
        year,
        edition: FormKind::name(form).to_owned(),
        title: reading.title.clone(),
        published: reading.published,
        sha256: upload.sha256.to_owned(),
        file: upload.file.to_owned(),
        format: upload.read.format.name().to_owned(),
        encoding: upload.read.encoding.map(|e| e.name().to_owned()),
        tally: tally(&line),
        reading: stored::to_json(reading),
        findings: json(&line),
        cells: reading
            .cells
            .iter()
            .map(|(id, cell)| NewCell { name: id.name().to_owned(), value: cell.value, inferred: cell.inferred, state: cell.state })
            .collect(),
        original: upload.bytes.to_vec(),
        saved_at: now.0,
    })
}

/// Whose report it is: the unit of the tree, else the usual full name, else
/// the printed name, with the region where only that tells it from its
/// namesakes.
fn agency(reading: &Reading, unit: Option<&Unit>) -> Option<NewAgency> {
    let given = |text: &str| Some(text.to_owned()).filter(|t| !t.is_empty());
    let region = reading.region.clone();
    let level = reading.level.map(|l| l.name().to_owned());
    if let Some(unit) = unit {
        let level = given(&unit.level).or(level);
        return Some(NewAgency { name: unit.name.clone(), region, level, code: given(&unit.code), parent: given(&unit.parent) });
    }
    let name = match (&reading.agency_official, &reading.agency, &region) {
        (Some(official), ..) => official.clone(),
        (None, Some(printed), Some(region)) => format!("{printed}（{region}）"),
        (None, Some(printed), None) => printed.clone(),
        (None, None, _) => return None,
    };
    Some(NewAgency { name, region, level, ..NewAgency::default() })
}

fn json(line: &CheckLine) -> String {
    serde_json::to_string(line).expect("text and numbers under names of text always become JSON")
}

fn tally(line: &CheckLine) -> Tally {
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Tally {
        verdict: line.verdict.clone(),
        errors: count(line.summary.error),
        warnings: count(line.summary.warning),
        infos: count(line.summary.info),
        not_assessable: count(line.summary.not_assessable),
    }
}
