//! The official form with the cells of a report and the lights of its
//! findings.

use crate::fill::verdict::severity;
use crate::official::{table_2, table_3, table_4};
use crate::view::form::{FormCell, FormTable, Light, PrintState};
use ::report::cells::{CellRef, CellState, Cells};
use ::report::form::{CellId, Tables};
use ::report::rule::{Finding, Severity};
use std::collections::HashMap;

/// Longest text of a cell shown as printed; longer ones run together.
const LONGEST: usize = 14;

/// How the checks light the cells, by cell.
#[derive(Debug, Default)]
pub struct Lights(HashMap<CellId, Lit>);

#[derive(Debug, Clone, Copy)]
struct Lit {
    light: Light,
    finding: u32,
    lamp: u32,
    severity: Severity,
}

impl Lights {
    /// From findings in the order of the page, numbered from 1. The gravest
    /// finding of a cell lights it.
    pub fn of(findings: &[&Finding]) -> Lights {
        let mut lights = HashMap::new();
        for (no, finding) in (1u32..).zip(findings) {
            let first = anchor(finding);
            let told = finding.code.starts_with('N');
            for cell in first.into_iter().chain(finding.cells.iter().copied()) {
                let is_first = Some(cell) == first;
                let light = match finding.severity {
                    Severity::Error if told => Light::Text,
                    Severity::Error if is_first && !finding.suspect.is_empty() => Light::Wrong,
                    Severity::Error => Light::Same,
                    Severity::Warning if is_first || told => Light::Doubt,
                    _ => Light::None,
                };
                let lamp = if is_first { no } else { 0 };
                lights.entry(cell).or_insert(Lit { light, finding: no, lamp, severity: finding.severity });
            }
        }
        Lights(lights)
    }

    /// At how many cells of a table errors and warnings are shown.
    pub fn count(&self, is_in: impl Fn(CellId) -> bool) -> (usize, usize) {
        let shown = |wanted: Severity| self.0.iter().filter(|(cell, lit)| is_in(**cell) && lit.severity == wanted && lit.lamp > 0).count();
        (shown(Severity::Error), shown(Severity::Warning))
    }

    fn on(&self, id: CellId, cell: FormCell) -> FormCell {
        match self.0.get(&id) {
            Some(lit) => FormCell { light: lit.light, finding: lit.finding, lamp: lit.lamp, severity: severity(lit.severity), ..cell },
            None => cell,
        }
    }
}

/// The cell at which a finding is shown: the first suspect, else the first
/// cell.
pub fn anchor(finding: &Finding) -> Option<CellId> {
    finding.suspect.first().map(|s| s.cell).or_else(|| finding.cells.first().copied())
}

/// The three tables of a report.
pub fn forms(cells: &Cells, tables: Tables, lights: &Lights) -> Vec<FormTable> {
    let number = |id: CellId| lights.on(id, cell(id, cells.get(id)));
    vec![table_2(tables.t2, &number), table_3(tables.t3, &number), table_4(&number)]
}

/// One number of the form.
pub fn cell(id: CellId, value: Option<CellRef<'_>>) -> FormCell {
    let Some(value) = value else {
        return FormCell { state: PrintState::MissingRow, ..FormCell::number(id.name(), PrintState::MissingRow.glyph()) };
    };
    let state = match value.state {
        CellState::Printed => PrintState::Printed,
        CellState::Blank => PrintState::Blank,
        CellState::Dash => PrintState::Dash,
        CellState::MissingRow => PrintState::MissingRow,
        CellState::Decoded => PrintState::Decoded,
        CellState::Unread => PrintState::Unread,
    };
    let raw = value.raw.trim();
    let text = match state {
        PrintState::Printed if !raw.is_empty() && raw.chars().count() <= LONGEST => raw.to_owned(),
        PrintState::Printed | PrintState::Decoded => value.value.map(|n| n.normalize().to_string()).unwrap_or_default(),
        PrintState::Dash if !raw.is_empty() && raw.chars().count() <= LONGEST => raw.to_owned(),
        _ => state.glyph().to_owned(),
    };
    let inferred = value.inferred.map(|n| n.normalize().to_string()).unwrap_or_default();
    FormCell { state, inferred, ..FormCell::number(id.name(), text) }
}
