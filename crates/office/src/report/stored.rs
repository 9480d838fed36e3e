//! A reading as JSON and back, without loss: what the library keeps, so that
//! a report can be shown and checked again without reading its file again.
//!
//! The types here are those of the stored form and of nothing else. `version`
//! grows when their meaning changes; every version ever written stays
//! readable.

mod place;
mod word;

use jiff::civil::Date;
use place::StoredPlace;
use report::cells::{CellState, CellValue, Cells, Number};
use report::form::{CellId, Edition, TableNo, Tables};
use report::reading::{Doubt, FormKind, Level, MissingHead, Passage, PrintedLabel, Reading, Section};
use serde::{Deserialize, Serialize};

/// The version written.
const VERSION: u32 = 1;

/// A stored reading that cannot be opened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoredError {
    /// It is not JSON of this form.
    #[error("存下的读取结果不成样子：{0}")]
    Malformed(String),
    /// It was written by a newer program.
    #[error("存下的读取结果由更新的版本写成（第 {0} 版）。请用新版本的程序打开。")]
    Newer(u32),
    /// It names something that the form does not have.
    #[error("存下的读取结果里有不认得的{what}“{name}”")]
    Unknown {
        /// The kind of thing.
        what: &'static str,
        /// Its name.
        name: String,
    },
}

#[derive(Debug, Serialize, Deserialize)]
struct StoredReading {
    version: u32,
    is_report: bool,
    form: Option<StoredForm>,
    title: Option<String>,
    agency: Option<String>,
    agency_official: Option<String>,
    region: Option<String>,
    level: Option<String>,
    year: Option<i16>,
    published: Option<String>,
    index_no: Option<String>,
    doc_no: Option<String>,
    cells: Vec<StoredCell>,
    sections: Vec<StoredSection>,
    narrative: Vec<StoredPassage>,
    labels: Vec<StoredLabel>,
    missing_heads: Vec<StoredHead>,
    doubts: Vec<StoredDoubt>,
    notes: Vec<StoredDoubt>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum StoredForm {
    Statutory { t2: String, t3: String, t4: String },
    Pre2019,
}

#[derive(Debug, Serialize, Deserialize)]
struct StoredCell {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    inferred: Option<String>,
    raw: String,
    state: String,
    place: Option<StoredPlace>,
}

#[derive(Debug, Serialize, Deserialize)]
struct StoredSection {
    no: String,
    heading: String,
    place: StoredPlace,
}

#[derive(Debug, Serialize, Deserialize)]
struct StoredPassage {
    section: Option<usize>,
    text: String,
    place: StoredPlace,
}

#[derive(Debug, Serialize, Deserialize)]
struct StoredLabel {
    row: String,
    official: String,
    printed: String,
    place: StoredPlace,
}

#[derive(Debug, Serialize, Deserialize)]
struct StoredHead {
    table: u8,
    head: String,
}

#[derive(Debug, Serialize, Deserialize)]
struct StoredDoubt {
    code: String,
    cells: Vec<String>,
    message: String,
    place: Option<StoredPlace>,
}

/// A reading as JSON.
pub fn to_json(reading: &Reading) -> String {
    let number = |n: Option<Number>| n.map(|n| n.to_string());
    let doubts = |all: &[Doubt]| all.iter().map(StoredDoubt::from).collect();
    let stored = StoredReading {
        version: VERSION,
        is_report: reading.is_report,
        form: reading.form.map(|form| match form {
            FormKind::Pre2019 => StoredForm::Pre2019,
            FormKind::Statutory(t) => {
                StoredForm::Statutory { t2: t.t2.name().to_owned(), t3: t.t3.name().to_owned(), t4: t.t4.name().to_owned() }
            }
        }),
        title: reading.title.clone(),
        agency: reading.agency.clone(),
        agency_official: reading.agency_official.clone(),
        region: reading.region.clone(),
        level: reading.level.map(|l| l.name().to_owned()),
        year: reading.year,
        published: reading.published.map(|d| d.to_string()),
        index_no: reading.index_no.clone(),
        doc_no: reading.doc_no.clone(),
        cells: reading
            .cells
            .iter()
            .map(|(id, cell)| StoredCell {
                name: id.name().to_owned(),
                value: number(cell.value),
                inferred: number(cell.inferred),
                raw: cell.raw.to_owned(),
                state: cell.state.name().to_owned(),
                place: cell.place.map(StoredPlace::from),
            })
            .collect(),
        sections: reading
            .sections
            .iter()
            .map(|s| StoredSection { no: s.no.clone(), heading: s.heading.clone(), place: s.place.into() })
            .collect(),
        narrative: reading
            .narrative
            .iter()
            .map(|p| StoredPassage { section: p.section, text: p.text.clone(), place: p.place.into() })
            .collect(),
        labels: reading
            .labels
            .iter()
            .map(|l| StoredLabel {
                row: l.row.to_owned(),
                official: l.official.to_owned(),
                printed: l.printed.clone(),
                place: l.place.into(),
            })
            .collect(),
        missing_heads: reading
            .missing_heads
            .iter()
            .map(|h| StoredHead { table: word::number_of(h.table), head: h.head.to_owned() })
            .collect(),
        doubts: doubts(&reading.doubts),
        notes: doubts(&reading.notes),
    };
    serde_json::to_string(&stored).expect("text and numbers under names of text always become JSON")
}

impl From<&Doubt> for StoredDoubt {
    fn from(doubt: &Doubt) -> Self {
        StoredDoubt {
            code: doubt.code.to_owned(),
            cells: doubt.cells.iter().map(|c| c.name().to_owned()).collect(),
            message: doubt.message.clone(),
            place: doubt.place.map(StoredPlace::from),
        }
    }
}

/// The reading that [`to_json`] wrote.
///
/// # Errors
/// If it was not written by [`to_json`], or by that of a newer program.
pub fn from_json(json: &str) -> Result<Reading, StoredError> {
    let stored: StoredReading = match serde_json::from_str(json) {
        Ok(stored) => stored,
        Err(error) => return Err(newer(json).unwrap_or_else(|| StoredError::Malformed(error.to_string()))),
    };
    if stored.version > VERSION {
        return Err(StoredError::Newer(stored.version));
    }
    Ok(Reading {
        is_report: stored.is_report,
        form: stored.form.map(form).transpose()?,
        title: stored.title,
        agency: stored.agency,
        agency_official: stored.agency_official,
        region: stored.region,
        level: stored.level.map(|l| Level::named(&l).ok_or_else(|| unknown("级别", l))).transpose()?,
        year: stored.year,
        published: stored.published.map(|d| d.parse::<Date>().map_err(|_| unknown("日期", d))).transpose()?,
        index_no: stored.index_no,
        doc_no: stored.doc_no,
        cells: cells(stored.cells)?,
        sections: stored.sections.into_iter().map(|s| Section { no: s.no, heading: s.heading, place: s.place.into() }).collect(),
        narrative: stored.narrative.into_iter().map(|p| Passage { section: p.section, text: p.text, place: p.place.into() }).collect(),
        labels: stored.labels.into_iter().map(label).collect::<Result<_, _>>()?,
        missing_heads: stored.missing_heads.into_iter().map(head).collect::<Result<_, _>>()?,
        doubts: stored.doubts.into_iter().map(doubt).collect::<Result<_, _>>()?,
        notes: stored.notes.into_iter().map(doubt).collect::<Result<_, _>>()?,
    })
}

/// A newer form may not even parse; its version still says what it is.
fn newer(json: &str) -> Option<StoredError> {
    let value: serde_json::Value = serde_json::from_str(json).ok()?;
    let version = u32::try_from(value.get("version")?.as_u64()?).ok()?;
    (version > VERSION).then_some(StoredError::Newer(version))
}

fn unknown(what: &'static str, name: String) -> StoredError {
    StoredError::Unknown { what, name }
}

fn form(stored: StoredForm) -> Result<FormKind, StoredError> {
    let edition =
        |name: String| [Edition::E2019, Edition::E2021].into_iter().find(|e| e.name() == name).ok_or_else(|| unknown("格式", name));
    Ok(match stored {
        StoredForm::Pre2019 => FormKind::Pre2019,
        StoredForm::Statutory { t2, t3, t4 } => FormKind::Statutory(Tables { t2: edition(t2)?, t3: edition(t3)?, t4: edition(t4)? }),
    })
}

fn cell_id(name: String) -> Result<CellId, StoredError> {
    CellId::named(&name).ok_or_else(|| unknown("单元格", name))
}

fn cells(stored: Vec<StoredCell>) -> Result<Cells, StoredError> {
    let number = |n: Option<String>| n.map(|n| n.parse::<Number>().map_err(|_| unknown("数", n))).transpose();
    let mut cells = Cells::new();
    for cell in stored {
        let value = CellValue {
            value: number(cell.value)?,
            inferred: number(cell.inferred)?,
            raw: cell.raw,
            state: CellState::named(&cell.state).ok_or_else(|| unknown("状态", cell.state))?,
            place: cell.place.map(Into::into),
        };
        cells.set(cell_id(cell.name)?, value);
    }
    Ok(cells)
}

fn label(stored: StoredLabel) -> Result<PrintedLabel, StoredError> {
    let (row, official) = word::label(&stored.row, &stored.official).ok_or_else(|| unknown("行", stored.row))?;
    Ok(PrintedLabel { row, official, printed: stored.printed, place: stored.place.into() })
}

fn head(stored: StoredHead) -> Result<MissingHead, StoredError> {
    let table: TableNo = word::table(stored.table).ok_or_else(|| unknown("表", stored.table.to_string()))?;
    let head = word::head(&stored.head).ok_or_else(|| unknown("列", stored.head))?;
    Ok(MissingHead { table, head })
}

fn doubt(stored: StoredDoubt) -> Result<Doubt, StoredError> {
    Ok(Doubt {
        code: word::code(&stored.code),
        cells: stored.cells.into_iter().map(cell_id).collect::<Result<_, _>>()?,
        message: stored.message,
        place: stored.place.map(Into::into),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::read::from_document;
    use std::path::{Path, PathBuf};

    /// All files of a folder and the folders in it, in order.
    fn files(folder: &Path) -> Vec<PathBuf> {
        let mut open = vec![folder.to_path_buf()];
        let mut found = Vec::new();
        while let Some(folder) = open.pop() {
            for entry in std::fs::read_dir(&folder).expect("the folder can be listed") {
                let path = entry.expect("an entry").path();
                if path.is_dir() { open.push(path) } else { found.push(path) }
            }
        }
        found.sort();
        found
    }

    /// A reading and what is left of it agree in everything, by the way they
    /// print themselves, which leaves nothing out.
    fn check(name: &str, reading: &Reading) {
        let back = from_json(&to_json(reading)).unwrap_or_else(|e| panic!("{name}: {e}"));
        assert_eq!(format!("{back:#?}"), format!("{reading:#?}"), "{name}");
    }

    #[test]
    fn every_report_of_the_demonstration_is_the_same_after_a_round() {
        let files = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../demo/reports"));
        assert!(files.len() >= 30, "the demonstration has {} reports", files.len());
        for file in files {
            let bytes = std::fs::read(&file).expect("a report can be read");
            let document = document::read(&bytes, &document::Limits::default()).expect("a report is a document");
            check(&file.display().to_string(), &from_document(&document).reading);
        }
    }

    #[test]
    fn what_is_odd_or_missing_is_the_same_after_a_round() {
        check("nothing", &Reading::default());
        let place = document::Place::Pdf { page: 1, x: -3, y: 2, w: 9, h: 1 };
        let mut reading = Reading { form: Some(FormKind::Pre2019), is_report: true, ..Reading::default() };
        let id = CellId::named("applications.received.total").expect("of the form");
        let value: Number = "1.2300".parse().expect("a number");
        for (state, inferred) in [(CellState::Decoded, None), (CellState::Blank, Some(value)), (CellState::Unread, None)] {
            reading.cells.set(id, CellValue { value: Some(value), inferred, raw: "１．23 \u{0}".to_owned(), state, place: Some(place) });
            check(state.name(), &reading);
        }
        reading.missing_heads.push(MissingHead { table: TableNo::T4, head: report::form::T4_COLUMNS[3].label });
        reading.missing_heads.push(MissingHead { table: TableNo::T3, head: report::form::APPLICANTS[2].label });
        for row in report::form::t2(Edition::E2019) {
            let (_, cell) = row.cells[0];
            reading.labels.push(PrintedLabel { row: cell.row(), official: row.label, printed: "章规".to_owned(), place });
        }
        reading.doubts.push(Doubt { code: "of-a-later-reader", cells: vec![id], message: "“”".to_owned(), place: None });
        check("labels, heads and doubts", &reading);
    }

    #[test]
    fn what_a_newer_program_wrote_is_refused_as_that() {
        let newer = to_json(&Reading::default()).replacen("\"version\":1", "\"version\":9", 1);
        assert_eq!(from_json(&newer).err(), Some(StoredError::Newer(9)));
        assert_eq!(from_json("{\"version\":2,\"other\":[]}").err(), Some(StoredError::Newer(2)));
        assert!(matches!(from_json("{}"), Err(StoredError::Malformed(_))));
    }

    #[test]
    fn a_cell_that_no_form_has_is_named() {
        let json =
            to_json(&Reading::default()).replacen("\"cells\":[]", r#""cells":[{"name":"x.y","raw":"","state":"blank","place":null}]"#, 1);
        assert_eq!(from_json(&json).err(), Some(StoredError::Unknown { what: "单元格", name: "x.y".to_owned() }));
    }
}
