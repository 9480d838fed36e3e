//! The JSON of the contract of the commands, one type an object: what
//! `report read` prints and the API answers.

use super::read::Read;
use document::{Place, ReadError};
use report::cells::{CellRef, CellState};
use report::form::CellId;
use report::reading::{Doubt, FormKind};
use serde::ser::{SerializeMap, Serializer};
use serde::{Deserialize, Serialize};

/// One input of `report read`.
#[derive(Debug, Serialize)]
pub struct ReportLine<'a> {
    /// The input as given.
    pub file: &'a str,
    /// The digest of the input.
    pub sha256: &'a str,
    /// The format decided by the bytes.
    pub format: &'static str,
    /// The encoding of text formats.
    pub encoding: Option<&'static str>,
    /// Whether it is an annual report.
    pub is_report: bool,
    /// `2021`, `2019`, `hybrid`, `pre2019`, or null.
    pub edition: Option<&'static str>,
    /// The edition of each table.
    pub tables: Option<TableEditions>,
    /// The title as printed.
    pub title: Option<&'a str>,
    /// The agency as printed.
    pub agency: Option<&'a str>,
    /// Its usual full name.
    pub agency_official: Option<&'a str>,
    /// The division path.
    pub region: Option<&'a str>,
    /// The rank.
    pub level: Option<&'static str>,
    /// The year reported on.
    pub year: Option<i16>,
    /// The date of publication.
    pub published: Option<String>,
    /// The index number.
    pub index_no: Option<&'a str>,
    /// The document number.
    pub doc_no: Option<&'a str>,
    /// Every cell of each table's edition.
    #[serde(serialize_with = "cells")]
    pub cells: &'a report::Cells,
    /// The sections found.
    pub sections: Vec<SectionLine<'a>>,
    /// What keeps a cell from being trusted.
    pub doubts: Vec<DoubtLine<'a>>,
    /// What was odd.
    pub notes: Vec<DoubtLine<'a>>,
}

/// The edition of each table.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct TableEditions {
    t2: &'static str,
    t3: &'static str,
    t4: &'static str,
}

impl TableEditions {
    /// All three of one edition.
    pub(super) fn uniform(edition: report::Edition) -> TableEditions {
        TableEditions { t2: edition.name(), t3: edition.name(), t4: edition.name() }
    }
}

/// A section.
#[derive(Debug, Serialize)]
pub struct SectionLine<'a> {
    no: &'a str,
    heading: &'a str,
    place: PlaceLine,
}

/// A doubt or note.
#[derive(Debug, Serialize)]
pub struct DoubtLine<'a> {
    code: &'static str,
    cells: Vec<&'static str>,
    message: &'a str,
    place: Option<PlaceLine>,
}

/// An input that could not be read.
#[derive(Debug, Serialize)]
pub struct ErrorLine<'a> {
    /// The input as given.
    pub file: &'a str,
    /// The digest, if its bytes could be had at all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sha256: Option<&'a str>,
    /// Why.
    pub error: ErrorBody,
}

/// Why an input could not be read.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ErrorBody {
    /// `unsupported`, `too_large`, `unreadable` or `io`.
    pub kind: String,
    /// A sentence that says what to do.
    pub message: String,
}

impl From<&ReadError> for ErrorBody {
    fn from(error: &ReadError) -> Self {
        ErrorBody { kind: error.kind().to_owned(), message: error.to_string() }
    }
}

/// A place in the original.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum PlaceLine {
    /// In HTML.
    Html {
        /// Table from 1, 0 outside tables.
        table: u32,
        /// Row from 1.
        row: u32,
        /// Column from 1.
        col: u32,
        /// Byte in the decoded text.
        byte: u32,
    },
    /// In a table of a DOCX file.
    Docx {
        /// Table from 1.
        table: u32,
        /// Row from 1.
        row: u32,
        /// Column from 1.
        col: u32,
    },
    /// A paragraph of a DOCX file.
    Paragraph {
        /// Paragraph from 1.
        paragraph: u32,
    },
    /// In a workbook.
    Sheet {
        /// Sheet from 1.
        sheet: u32,
        /// Cell, e.g. `B3`.
        cell: String,
    },
    /// On a PDF page, in points from the top left.
    Pdf {
        /// Page from 1.
        page: u32,
        /// Left edge.
        x: f64,
        /// Top edge.
        y: f64,
        /// Width.
        w: f64,
        /// Height.
        h: f64,
    },
    /// In a text.
    Text {
        /// Line from 1.
        line: u32,
        /// Character from 1.
        column: u32,
    },
}

impl From<Place> for PlaceLine {
    fn from(place: Place) -> Self {
        let points = |tenths: i32| f64::from(tenths) / 10.0;
        match place {
            Place::Text { line, column } => PlaceLine::Text { line, column },
            Place::Html { table, row, col, byte } => PlaceLine::Html { table, row, col, byte },
            Place::DocxCell { table, row, col } => PlaceLine::Docx { table, row, col },
            Place::Paragraph(paragraph) => PlaceLine::Paragraph { paragraph },
            Place::Sheet { sheet, row, col } => PlaceLine::Sheet { sheet, cell: format!("{}{row}", document::model::column_letters(col)) },
            Place::Pdf { page, x, y, w, h } => PlaceLine::Pdf { page, x: points(x), y: points(y), w: points(w), h: points(h) },
        }
    }
}

/// The line of a file that was read.
pub fn report_line<'a>(file: &'a str, sha256: &'a str, read: &'a Read) -> ReportLine<'a> {
    let reading = &read.reading;
    ReportLine {
        file,
        sha256,
        format: read.format.name(),
        encoding: read.encoding.map(|e| e.name()),
        is_report: reading.is_report,
        edition: reading.form.map(FormKind::name),
        tables: match reading.form {
            Some(FormKind::Statutory(t)) => Some(TableEditions { t2: t.t2.name(), t3: t.t3.name(), t4: t.t4.name() }),
            _ => None,
        },
        title: reading.title.as_deref(),
        agency: reading.agency.as_deref(),
        agency_official: reading.agency_official.as_deref(),
        region: reading.region.as_deref(),
        level: reading.level.map(|l| l.name()),
        year: reading.year,
        published: reading.published.map(|d| d.to_string()),
        index_no: reading.index_no.as_deref(),
        doc_no: reading.doc_no.as_deref(),
        cells: &reading.cells,
        sections: reading.sections.iter().map(|s| SectionLine { no: &s.no, heading: &s.heading, place: s.place.into() }).collect(),
        doubts: reading.doubts.iter().map(doubt).collect(),
        notes: reading.notes.iter().map(doubt).collect(),
    }
}

fn doubt(doubt: &Doubt) -> DoubtLine<'_> {
    DoubtLine {
        code: doubt.code,
        cells: doubt.cells.iter().map(|c| c.name()).collect(),
        message: &doubt.message,
        place: doubt.place.map(PlaceLine::from),
    }
}

fn cells<S: Serializer>(cells: &report::Cells, serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(None)?;
    for (id, value) in cells.iter() {
        map.serialize_entry(id.name(), &CellLine { id, value })?;
    }
    map.end()
}

/// A cell on the wire: counts are integers, amounts strings of digits.
struct CellLine<'a> {
    id: CellId,
    value: CellRef<'a>,
}

impl Serialize for CellLine<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        let printed = matches!(self.value.state, CellState::Printed | CellState::Decoded);
        map.serialize_entry("value", &self.value.value.filter(|_| printed).map(|n| number(self.id, n)))?;
        if let Some(inferred) = self.value.inferred {
            map.serialize_entry("inferred", &number(self.id, inferred))?;
        }
        map.serialize_entry("raw", &self.value.raw)?;
        map.serialize_entry("state", self.value.state.name())?;
        map.serialize_entry("place", &self.value.place.map(PlaceLine::from))?;
        map.end()
    }
}

/// A count as a JSON integer, an amount as a string of decimal digits. A
/// count that is no integer, which is itself an error of the report, stays a
/// string too.
pub fn number(id: CellId, value: report::Number) -> serde_json::Value {
    match i64::try_from(value) {
        Ok(count) if !id.is_amount() && value.fract().is_zero() => count.into(),
        _ => value.normalize().to_string().into(),
    }
}
