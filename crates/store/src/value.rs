//! What goes in and comes out: plain values, without the tables behind them.

use crate::id::{AgencyId, ReportId};
use jiff::Timestamp;
use jiff::civil::Date;
use report::{CellState, Number};
use std::ops::RangeInclusive;

/// An agency as a report or the tree of units gives it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NewAgency {
    /// The name it is known by, one agency a name.
    pub name: String,
    /// The division path.
    pub region: Option<String>,
    /// Its level, by the names of the contract.
    pub level: Option<String>,
    /// Its code in the tree of units.
    pub code: Option<String>,
    /// The code of the unit above.
    pub parent: Option<String>,
}

/// An agency that is remembered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agency {
    /// Its id.
    pub id: AgencyId,
    /// The name it is known by.
    pub name: String,
    /// The division path.
    pub region: Option<String>,
    /// Its level, by the names of the contract.
    pub level: Option<String>,
    /// Its code in the tree of units.
    pub code: Option<String>,
    /// The code of the unit above.
    pub parent: Option<String>,
}

/// How a check came out, in numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tally {
    /// The verdict, by the names of the contract.
    pub verdict: String,
    /// Findings of severity error.
    pub errors: u32,
    /// Findings of severity warning.
    pub warnings: u32,
    /// Findings of severity info.
    pub infos: u32,
    /// What could not be assessed.
    pub not_assessable: u32,
}

/// A cell to be remembered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCell {
    /// The machine name.
    pub name: String,
    /// The number; none if none was read.
    pub value: Option<Number>,
    /// What the sums force for a cell without a number.
    pub inferred: Option<Number>,
    /// How it came to its value.
    pub state: CellState,
}

/// A report to be remembered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewReport {
    /// Whose.
    pub agency: NewAgency,
    /// The year reported on.
    pub year: i16,
    /// The edition, by the names of the contract.
    pub edition: String,
    /// The title as printed.
    pub title: Option<String>,
    /// The day of publication.
    pub published: Option<Date>,
    /// The digest of the original.
    pub sha256: String,
    /// The name of the file.
    pub file: String,
    /// The format, by the names of the contract.
    pub format: String,
    /// The encoding, by the names of the contract.
    pub encoding: Option<String>,
    /// How the check came out.
    pub tally: Tally,
    /// The reading, as JSON.
    pub reading: String,
    /// The findings, as JSON.
    pub findings: String,
    /// Every cell.
    pub cells: Vec<NewCell>,
    /// The original, byte for byte.
    pub original: Vec<u8>,
    /// When it is saved.
    pub saved_at: Timestamp,
}

/// What saving did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// The report, the earlier one if it was known.
    pub id: ReportId,
    /// Its agency.
    pub agency: AgencyId,
    /// What happened.
    pub outcome: Outcome,
}

/// What happened to a report that was to be saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The first of its agency and year.
    New,
    /// The same file was there already; nothing was changed.
    Same,
    /// It takes the place of an earlier version, which is kept.
    Supersedes(ReportId),
}

/// What is known of a report without opening it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Its id.
    pub id: ReportId,
    /// Its agency.
    pub agency: AgencyId,
    /// The name of the agency.
    pub agency_name: String,
    /// The year reported on.
    pub year: i16,
    /// The edition, by the names of the contract.
    pub edition: String,
    /// The title as printed.
    pub title: Option<String>,
    /// The day of publication.
    pub published: Option<Date>,
    /// The digest of the original.
    pub sha256: String,
    /// The name of the file.
    pub file: String,
    /// The format, by the names of the contract.
    pub format: String,
    /// The encoding, by the names of the contract.
    pub encoding: Option<String>,
    /// How the last check came out.
    pub tally: Tally,
    /// The size of the original in bytes.
    pub original_size: u64,
    /// When it was saved.
    pub saved_at: Timestamp,
    /// The version that took its place.
    pub superseded_by: Option<ReportId>,
}

/// A report with its reading and findings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// What is known of it.
    pub head: Head,
    /// The reading, as JSON.
    pub reading: String,
    /// The findings, as JSON.
    pub findings: String,
}

/// An original, byte for byte.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Original {
    /// The name of the file.
    pub file: String,
    /// The format, by the names of the contract.
    pub format: String,
    /// The digest of the bytes.
    pub sha256: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// Which agencies and years a grid shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GridQuery {
    /// A part of the name, region or code; empty for all.
    pub filter: String,
    /// The years, both ends included.
    pub years: RangeInclusive<i16>,
    /// How many agencies to pass over.
    pub skip: usize,
    /// How many agencies at most.
    pub take: usize,
}

impl GridQuery {
    /// All agencies over some years.
    pub fn all(years: RangeInclusive<i16>) -> GridQuery {
        GridQuery { filter: String::new(), years, skip: 0, take: usize::MAX }
    }
}

/// Agencies by years.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid {
    /// How many agencies the filter leaves, shown or not.
    pub total: usize,
    /// The agencies in the order of their codes, then names.
    pub rows: Vec<GridRow>,
}

/// An agency and its current reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GridRow {
    /// The agency.
    pub agency: Agency,
    /// Its reports in the order of the years; a year without one is absent.
    pub reports: Vec<GridCell>,
}

/// A report in a grid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GridCell {
    /// The year.
    pub year: i16,
    /// The report.
    pub report: ReportId,
    /// Its edition.
    pub edition: String,
    /// How its last check came out.
    pub tally: Tally,
}

/// A cell in the line of the years.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// The year.
    pub year: i16,
    /// The report.
    pub report: ReportId,
    /// The cell, as remembered.
    pub cell: NewCell,
}

/// How much is remembered.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Counts {
    /// Agencies.
    pub agencies: u64,
    /// Current reports.
    pub reports: u64,
    /// Earlier versions.
    pub superseded: u64,
    /// Current reports by verdict, in the order of the words.
    pub verdicts: Vec<(String, u64)>,
}

/// An instant as text that sorts by time: always nine digits after the point.
pub(crate) fn instant(at: Timestamp) -> String {
    format!("{at:.9}")
}
