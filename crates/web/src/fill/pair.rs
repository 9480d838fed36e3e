//! The form with the cells of two reports side by side.
//!
//! Numbers have the ids `a.NAME` and `b.NAME`, so that both can stand on one
//! page.

use crate::fill::cells::cell;
use crate::view::form::{CellKind, FormCell, FormKind, FormRow, FormTable, Light};
use ::report::Reading;
use ::report::form::{APPLICANTS, CellId, T4_BLOCKS, T4_COLUMNS, Tables, cell as cell_of, t2, t3};
use ::report::reading::FormKind as ReportForm;
use std::collections::BTreeSet;

/// The three tables, each with both reports; the cells of `changed` are lit.
pub fn forms(a: &Reading, b: &Reading, changed: &BTreeSet<&str>) -> Vec<FormTable> {
    let pair = Pair { a, b, changed };
    let tables = [a, b].map(|reading| match reading.form {
        Some(ReportForm::Statutory(tables)) => Some(tables),
        _ => None,
    });
    let tables: Vec<Tables> = tables.into_iter().flatten().collect();
    if tables.is_empty() {
        return Vec::new();
    }
    vec![pair.table_2(&tables), pair.table_3(&tables), pair.table_4()]
}

struct Pair<'a> {
    a: &'a Reading,
    b: &'a Reading,
    changed: &'a BTreeSet<&'a str>,
}

impl Pair<'_> {
    /// A cell of one of the two.
    fn number(&self, side: &str, id: CellId) -> FormCell {
        let reading = if side == "a" { self.a } else { self.b };
        let shown = match reading.cells.get(id) {
            Some(value) => cell(id, Some(value)),
            // The form of this report has no such cell.
            None => FormCell::number("", "／"),
        };
        let light = if self.changed.contains(id.name()) { Light::Changed } else { Light::None };
        FormCell { id: format!("{side}.{}", id.name()), light, ..shown }
    }

    fn row(&self, label: &str, cells: &[CellId]) -> FormRow {
        let numbers = ["a", "b"].into_iter().flat_map(|side| cells.iter().map(move |id| self.number(side, *id)));
        FormRow { cells: std::iter::once(FormCell::head(CellKind::Label, label)).chain(numbers).collect() }
    }

    /// Table 2: a row a cell.
    fn table_2(&self, tables: &[Tables]) -> FormTable {
        let mut rows: Vec<FormRow> = Vec::new();
        let mut seen = BTreeSet::new();
        for row in tables.iter().rev().flat_map(|t| t2(t.t2)) {
            for &(head, id) in &row.cells {
                if seen.insert(id) {
                    rows.push(self.row(&format!("{}　{head}", row.label), &[id]));
                }
            }
        }
        narrow("t2", "表二　主动公开政府信息情况", rows)
    }

    /// Table 3: seven columns each.
    fn table_3(&self, tables: &[Tables]) -> FormTable {
        let mut rows: Vec<FormRow> = Vec::new();
        let mut seen = BTreeSet::new();
        for row in tables.iter().rev().flat_map(|t| t3(t.t3)) {
            if seen.insert(row.name) {
                let cells: Vec<CellId> = APPLICANTS.iter().map(|a| cell_of(row.name, a.name)).collect();
                rows.push(self.row(row.label, &cells));
            }
        }
        let span = u32::try_from(APPLICANTS.len()).unwrap_or(1);
        let sides = ["甲", "乙"].map(|side| FormCell::head(CellKind::GroupHead, side).spanning(span, 1));
        let head = std::iter::once(FormCell::head(CellKind::ColumnHead, "项目").spanning(1, 2)).chain(sides).collect();
        let columns = APPLICANTS.iter().chain(&APPLICANTS).map(|a| FormCell::head(CellKind::ColumnHead, a.label)).collect();
        let mut cols = vec!["l"];
        cols.extend(["n"; 14]);
        FormTable {
            id: "t3",
            kind: FormKind::SideBySide,
            caption: "表三　收到和处理政府信息公开申请情况".into(),
            cols,
            head: vec![FormRow { cells: head }, FormRow { cells: columns }],
            rows,
            legend: Vec::new(),
        }
        .with_legend()
    }

    /// Table 4: a row a cell.
    fn table_4(&self) -> FormTable {
        let rows = T4_BLOCKS.iter().flat_map(|block| {
            T4_COLUMNS
                .iter()
                .map(move |column| self.row(&format!("{}　{}", block.label, column.label), &[cell_of(block.name, column.name)]))
        });
        narrow("t4", "表四　政府信息公开行政复议、行政诉讼情况", rows.collect())
    }
}

/// A table of a label and one number each.
fn narrow(id: &'static str, caption: &str, rows: Vec<FormRow>) -> FormTable {
    let head = ["项目", "甲", "乙"].map(|text| FormCell::head(CellKind::ColumnHead, text));
    FormTable {
        id,
        kind: FormKind::T2,
        caption: caption.into(),
        cols: vec!["l", "n", "n"],
        head: vec![FormRow { cells: head.to_vec() }],
        rows,
        legend: Vec::new(),
    }
    .with_legend()
}
