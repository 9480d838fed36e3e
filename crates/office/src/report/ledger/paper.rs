//! The report as `report read` gives it, and as the official form: tables 3
//! and 4 from the ledger. Table 2 and the text are written by people; the
//! cells of table 2 stay blank.

use super::Annual;
use crate::report::wire::{self, ReportLine};
use report::cells::{CellState, CellValue};
use report::form::{SECTIONS, Tables, t2};
use report::reading::{FormKind, Level, Reading, Section};
use report::{CellRef, Cells};
use sha2::{Digest, Sha256};

impl Annual {
    /// The report as a reading: what an author goes on from.
    pub fn reading(&self) -> Reading {
        let tables = Tables::uniform(self.edition);
        let mut cells = Cells::new();
        for (_, id) in t2(tables.t2).iter().flat_map(|row| &row.cells) {
            cells.put(*id, CellRef { state: CellState::Blank, ..CellRef::unread() });
        }
        for cell in &self.cells {
            cells.set(cell.id, CellValue::printed(u64::try_from(cell.cases.len()).unwrap_or(u64::MAX)));
        }
        let section = |(no, heading, _): &(&str, &str, &[&str])| Section {
            no: (*no).to_owned(),
            heading: (*heading).to_owned(),
            place: document::Place::Paragraph(0),
        };
        Reading {
            is_report: true,
            form: Some(FormKind::Statutory(tables)),
            title: Some(format!("{}{}年政府信息公开工作年度报告", self.agency.name, self.year)),
            agency: Some(self.agency.name.clone()),
            agency_official: Some(self.agency.name.clone()),
            region: self.agency.region.clone(),
            level: self.agency.level.as_deref().and_then(Level::named),
            year: Some(self.year),
            cells,
            sections: SECTIONS.iter().map(section).collect(),
            ..Reading::default()
        }
    }

    /// The JSON of `report read`; `file` names the ledger, `format` is
    /// `ledger`, and the digest is that of cells and cases.
    ///
    /// # Errors
    /// If a value cannot be written as JSON.
    pub fn read_line(&self) -> Result<serde_json::Value, serde_json::Error> {
        let (reading, file, digest) = (self.reading(), format!("ledger/{}/{}", self.agency.id, self.year), self.digest());
        let line = ReportLine {
            file: &file,
            sha256: &digest,
            format: "ledger",
            encoding: None,
            is_report: true,
            edition: reading.form.map(FormKind::name),
            tables: Some(wire::TableEditions::uniform(self.edition)),
            title: reading.title.as_deref(),
            agency: reading.agency.as_deref(),
            agency_official: reading.agency_official.as_deref(),
            region: reading.region.as_deref(),
            level: reading.level.map(Level::name),
            year: reading.year,
            published: None,
            index_no: None,
            doc_no: None,
            cells: &reading.cells,
            sections: Vec::new(),
            doubts: Vec::new(),
            notes: Vec::new(),
        };
        serde_json::to_value(&line)
    }

    /// A digest of cells and the cases behind them: what was looked at.
    pub fn digest(&self) -> String {
        let mut hash = Sha256::new();
        for cell in &self.cells {
            hash.update(format!("{}={}\n", cell.id.name(), cell.cases.len()));
            for case in &cell.cases {
                hash.update(format!("{} {}\n", case.id, case.remedy.as_deref().unwrap_or_default()));
            }
        }
        hash.finalize().iter().map(|b| format!("{b:02x}")).collect()
    }
}
