//! Taking over a ledger that was kept in a workbook (导入台账).
//!
//! What flows through: the document a reader made of the file →
//! [`sheet`]: tables with their heads → [`field`]: which column means what →
//! [`record`]: one row, typed, or sentences about what is wrong with it →
//! [`plan`]: acts as they were done, folded by the law, every date compared
//! with the ledger's own → [`write`]: whole cases, with numbers, chains and
//! reminders. A dry run goes as far as the plan.
//!
//! Every act taken over is marked 补录 in its source, so that nobody takes it
//! for one that was done here. Nothing is guessed: what a row does not tell is
//! left out, what it contradicts is told, and a row that cannot be meant as it
//! stands is not taken.

pub mod field;
pub mod paper;
pub mod plan;
pub mod record;
pub mod sheet;
mod value;
pub mod write;

use crate::clock::Calendars;
use document::Document;
use field::{Field, Mapping};
use jiff::civil::Date;
use law::Calendar;
use plan::Planned;
use std::collections::{BTreeMap, HashMap};

/// What is marked in the source of every act taken over.
pub const SOURCE: &str = "补录";

/// The most rows of one ledger.
pub const MOST_ROWS: usize = 100_000;

/// A row with what is to be said about it.
#[derive(Debug, Clone)]
pub struct Row {
    /// Which table of the file, from 1.
    pub table: usize,
    /// The row in its sheet, from 1, as a person counts.
    pub row: u32,
    /// The cells as printed, under the head.
    pub cells: Vec<String>,
    /// What it becomes; none if it is not taken.
    pub planned: Option<Planned>,
    /// Why it is not taken; a sentence each.
    pub errors: Vec<String>,
    /// What somebody should look at.
    pub warnings: Vec<String>,
}

/// A ledger that was read.
#[derive(Debug, Clone)]
pub struct Imported {
    /// The head of each table, with what each column was taken to mean.
    pub heads: Vec<Vec<(String, Option<Field>)>>,
    /// The rows in the order of the file.
    pub rows: Vec<Row>,
    /// What was odd about the file.
    pub notes: Vec<String>,
}

/// Why a file is no ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoLedger(pub String);

impl std::fmt::Display for NoLedger {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for NoLedger {}

impl Imported {
    /// How many rows become cases.
    pub fn taken(&self) -> usize {
        self.rows.iter().filter(|r| r.planned.is_some()).count()
    }
}

/// Reads a ledger: every row as a case, or with the reason why not. `own` says
/// what a column means where the suggestion is wrong; `known` tells whether the
/// office has a number already.
///
/// # Errors
/// If no table of the file has the head of a ledger, or it has too many rows.
pub fn read(
    document: &Document,
    own: &Mapping,
    calendars: &Calendars,
    today: Date,
    known: impl Fn(&str) -> bool,
) -> Result<Imported, NoLedger> {
    let calendar: &Calendar = calendars.national();
    let tables = sheet::tables(document, own);
    if tables.is_empty() {
        return Err(NoLedger(format!(
            "没有找到台账的表头：表头要有“收到日期”和“申请人”“申请内容”等列名；已知的列名有{}等，也可以用 --map 列名=字段 指明",
            Field::ALL.iter().map(|f| f.label()).collect::<Vec<_>>().join("、")
        )));
    }
    if tables.iter().map(|t| t.rows.len()).sum::<usize>() > MOST_ROWS {
        return Err(NoLedger(format!("台账超过 {MOST_ROWS} 行，请分年导入")));
    }
    let mut imported = Imported { heads: Vec::new(), rows: Vec::new(), notes: document.notes.iter().map(|n| n.message.clone()).collect() };
    for (table, found) in (1..).zip(tables) {
        for (row, cells) in found.rows {
            let (planned, errors, warnings) = one(&found.fields, &cells, calendar, today);
            imported.rows.push(Row { table, row, cells, planned, errors, warnings });
        }
        imported.heads.push(found.names.into_iter().zip(found.fields).collect());
    }
    twice(&mut imported.rows, known);
    Ok(imported)
}

fn one(fields: &[Option<Field>], cells: &[String], calendar: &Calendar, today: Date) -> (Option<Planned>, Vec<String>, Vec<String>) {
    let mut told = BTreeMap::new();
    for (field, cell) in fields.iter().zip(cells) {
        if let Some(field) = field {
            told.entry(*field).or_insert(cell.as_str());
        }
    }
    let (record, mut errors) = record::record(&told, today);
    let Some(record) = record.filter(|_| errors.is_empty()) else { return (None, errors, Vec::new()) };
    match plan::plan(&record, calendar, today) {
        Ok(planned) => {
            let warnings = planned.warnings.clone();
            (Some(planned), errors, warnings)
        }
        Err(why) => {
            errors.push(why);
            (None, errors, Vec::new())
        }
    }
}

/// A number that stands twice in the file, or in the office already, is taken
/// once; the same row again is named as such.
fn twice(rows: &mut [Row], known: impl Fn(&str) -> bool) {
    let mut seen: HashMap<String, usize> = HashMap::new();
    for at in 0..rows.len() {
        let Some(number) = rows[at].planned.as_ref().and_then(|p| p.number.clone()) else { continue };
        let error = match seen.get(&number) {
            Some(&first) if rows[first].cells == rows[at].cells => Some(format!("与第 {} 行完全相同，只导入一次", rows[first].row)),
            Some(&first) => Some(format!("受理编号 {number} 与第 {} 行重复，内容不同，请核对编号", rows[first].row)),
            None if known(&number) => Some(format!("受理编号 {number} 在系统中已经有了，没有再导入")),
            None => None,
        };
        match error {
            Some(error) => {
                rows[at].planned = None;
                rows[at].errors.push(error);
            }
            None => {
                seen.insert(number, at);
            }
        }
    }
}
