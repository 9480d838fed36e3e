//! Breaks each single cell of correct reports in turn and counts what the
//! check finds: ±1, two digits swapped, moved one column, blanked.
//!
//! Counted apart, because no equation can see them or can tell the cell:
//! table 2, blanked zeros, and the cells of table 4 (one equation each).

use report::cells::{CellState, CellValue, Cells};
use report::check::{Checked, Context, Kind, Options, Verdict, check};
use report::form::{self, CellId, Edition, TableNo, Tables};
use report::infer::infer;
use report::reading::{FormKind, Reading, Section};
use rust_decimal::prelude::ToPrimitive;
use std::fmt;

#[test]
fn a_broken_cell_is_found_and_named() {
    let mut seen = Tally::default();
    let mut named = Tally::default();
    let mut table_4 = Tally::default();
    let mut table_2 = Tally::default();
    let mut zeros = Tally::default();
    let mut missed = Vec::new();
    for (name, report) in reports() {
        let correct = run(&report);
        assert_eq!(correct.verdict, Verdict::Clean, "{name}: {:?}", correct.findings);
        for mutation in mutations(&report) {
            let checked = run(&mutation.report);
            let found = checked.findings.iter().any(|f| mutation.cells.iter().any(|c| mentions(f, *c)));
            let first = checked.findings.iter().any(|f| f.suspect.first().is_some_and(|s| mutation.cells.contains(&s.cell)));
            match mutation.cells[0].table() {
                TableNo::T2 => table_2.count(found),
                _ if mutation.how == How::Blanked && mutation.was_zero => zeros.count(found),
                TableNo::T4 => {
                    seen.count(found);
                    table_4.count(checked.findings.iter().any(|f| f.suspect.iter().any(|s| mutation.cells.contains(&s.cell))));
                }
                TableNo::T3 => {
                    seen.count(found);
                    named.count(first);
                    if !first {
                        missed.push(format!("{name}: {} {:?}", mutation.cells[0].name(), mutation.how));
                    }
                }
            }
        }
    }
    println!("found, of what an equation can see:            {seen}");
    println!("named first, of table 3 (two equations):       {named}");
    println!("among the suspects, of table 4 (one equation): {table_4}");
    println!("apart: table 2 (no equation within a report):  {table_2}");
    println!("apart: blanked zeros (inferred, warned of):    {zeros}");
    for line in missed.iter().take(12) {
        println!("not first: {line}");
    }
    assert!(seen.share() >= 0.99, "{seen}");
    assert!(named.share() >= 0.90, "{named}");
    assert!(table_4.share() >= 0.99, "{table_4}");
}

#[test]
fn one_broken_cell_gives_one_finding() {
    let mut one = Tally::default();
    let mut many = Vec::new();
    for (_, report) in reports() {
        for mutation in mutations(&report).filter(|m| m.cells[0].table() != TableNo::T2 && m.how != How::Blanked) {
            let checked = run(&mutation.report);
            one.count(checked.findings.len() == 1);
            if checked.findings.len() != 1 {
                many.push(format!("{} {:?}: {} findings", mutation.cells[0].name(), mutation.how, checked.findings.len()));
            }
        }
    }
    println!("one finding a broken cell: {one}");
    for line in many.iter().take(12) {
        println!("more or none: {line}");
    }
    assert!(one.share() >= 0.99, "{one}");
}

#[test]
fn two_independent_errors_give_two_findings() {
    let (_, report) = reports().remove(0);
    let rows = form::t3(Edition::E2021);
    let mut two = Tally::default();
    for (i, row) in rows.iter().enumerate() {
        let other = &rows[(i + 7) % rows.len()];
        let mut broken = report.clone();
        change(&mut broken, form::cell(row.name, "natural_person"), |v| v + 1);
        change(&mut broken, form::cell(other.name, "legal_service_org"), |v| v + 3);
        two.count(run(&broken).findings.len() == 2);
    }
    println!("two findings for two errors: {two}");
    assert!(two.share() >= 0.99, "{two}");
}

#[test]
fn a_ruined_table_ends_and_says_something() {
    let (_, mut report) = reports().remove(0);
    let mut random = Random(7);
    for row in form::t3(Edition::E2021) {
        for column in &form::APPLICANTS {
            let value = random.below(90);
            change(&mut report, form::cell(row.name, column.name), |_| value);
        }
    }
    let checked = run(&report);
    assert!(!checked.findings.is_empty() && checked.findings.len() <= 50, "{}", checked.findings.len());
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum How {
    OneMore,
    OneLess,
    Swapped,
    Moved,
    Blanked,
}

struct Mutation {
    report: Reading,
    /// The cells broken.
    cells: Vec<CellId>,
    how: How,
    was_zero: bool,
}

fn mutations(report: &Reading) -> impl Iterator<Item = Mutation> + '_ {
    let all: Vec<CellId> = report.cells.iter().map(|(id, _)| id).filter(|id| !id.is_amount() && !id.is_signed()).collect();
    all.into_iter().flat_map(move |cell| {
        let value = value(&report.cells, cell);
        let mut made = vec![alter(report, cell, How::OneMore, value + 1), blank(report, cell, value)];
        if value > 0 {
            made.push(alter(report, cell, How::OneLess, value - 1));
        }
        if let Some(swapped) = swapped(value) {
            made.push(alter(report, cell, How::Swapped, swapped));
        }
        made.extend(moved(report, cell, value));
        made
    })
}

fn alter(report: &Reading, cell: CellId, how: How, to: i64) -> Mutation {
    let was_zero = value(&report.cells, cell) == 0;
    let mut report = report.clone();
    change(&mut report, cell, |_| to);
    Mutation { report, cells: vec![cell], how, was_zero }
}

fn blank(report: &Reading, cell: CellId, value: i64) -> Mutation {
    let mut report = report.clone();
    report.cells.set(cell, CellValue { state: CellState::Blank, ..CellValue::unread() });
    Mutation { report, cells: vec![cell], how: How::Blanked, was_zero: value == 0 }
}

/// The first two neighbouring digits that differ change places.
fn swapped(value: i64) -> Option<i64> {
    let mut digits = value.to_string().into_bytes();
    let i = (1..digits.len()).find(|i| digits[*i] != digits[i - 1])?;
    digits.swap(i - 1, i);
    String::from_utf8(digits).ok()?.parse().ok()
}

/// A number that stands one column to the right, where the other stood.
fn moved(report: &Reading, cell: CellId, here: i64) -> Option<Mutation> {
    let columns: &[form::Column] = match cell.table() {
        TableNo::T3 => &form::APPLICANTS,
        TableNo::T4 => &form::T4_COLUMNS,
        TableNo::T2 => return None,
    };
    let next = columns.iter().skip_while(|c| c.name != cell.column()).nth(1)?;
    let beside = form::cell(cell.row(), next.name);
    let there = value(&report.cells, beside);
    // Two results of table 4 that change places leave their sum as it was.
    if here == there || here == 0 || (cell.table() == TableNo::T4 && next.name != "total") {
        return None;
    }
    let mut report = report.clone();
    change(&mut report, cell, |_| there);
    change(&mut report, beside, |_| here);
    Some(Mutation { report, cells: vec![cell, beside], how: How::Moved, was_zero: false })
}

fn mentions(finding: &report::check::Finding, cell: CellId) -> bool {
    finding.cells.contains(&cell) || finding.suspect.iter().any(|s| s.cell == cell)
}

fn run(report: &Reading) -> Checked {
    let mut report = report.clone();
    if let Some(FormKind::Statutory(tables)) = report.form {
        infer(&mut report.cells, tables);
    }
    let options =
        Options { select: ["R10", "L101", "F103"].map(str::to_owned).to_vec(), ignore: vec!["R106".to_owned(), "R107".to_owned()] };
    check(&report, &Context::default(), &options)
}

fn value(cells: &Cells, cell: CellId) -> i64 {
    cells.number(cell).and_then(|n| n.to_i64()).unwrap_or(0)
}

fn change(report: &mut Reading, cell: CellId, to: impl FnOnce(i64) -> i64) {
    let value = to(value(&report.cells, cell));
    report.cells.set(cell, CellValue::printed(value));
}

/// Correct reports: full tables, sparse ones as most agencies print, the 2019
/// edition, a hybrid, and large numbers.
fn reports() -> Vec<(&'static str, Reading)> {
    let e2021 = Tables::uniform(Edition::E2021);
    let hybrid = Tables { t2: Edition::E2021, t3: Edition::E2019, t4: Edition::E2021 };
    vec![
        ("full 2021", report(e2021, 1, |random, _| 1 + random.below(60))),
        ("sparse 2021", report(e2021, 2, |random, column| if column == 0 && random.below(3) == 0 { 1 + random.below(12) } else { 0 })),
        ("full 2019", report(Tables::uniform(Edition::E2019), 3, |random, _| 1 + random.below(30))),
        ("hybrid", report(hybrid, 4, |random, column| if column < 3 { random.below(9) } else { 0 })),
        ("large 2021", report(e2021, 5, |random, column| if column == 0 { 100 + random.below(2000) } else { random.below(80) })),
    ]
}

fn report(tables: Tables, seed: u64, leaf: impl Fn(&mut Random, usize) -> i64) -> Reading {
    let mut random = Random(seed);
    let mut cells = Cells::new();
    for row in form::t2(tables.t2) {
        for (_, id) in &row.cells {
            cells.set(*id, CellValue::printed(10 + random.below(90)));
        }
    }
    let rows = form::t3(tables.t3);
    let mut put = |row: &str, column: &str, value: i64| cells.set(form::cell(row, column), CellValue::printed(value));
    let mut totals = vec![0; rows.len()];
    for (c, column) in form::APPLICANTS.iter().take(6).enumerate() {
        let mut concluded = 0;
        for (r, row) in rows.iter().enumerate().filter(|(_, r)| form::t3_leaves(tables.t3).iter().any(|l| l.name == r.name)) {
            let value = leaf(&mut random, c);
            put(row.name, column.name, value);
            concluded += value;
            totals[r] += value;
        }
        let carried_out = leaf(&mut random, c);
        let carried_in = leaf(&mut random, c).min(concluded);
        let tail = rows.len() - 2;
        for (r, value) in [(0, concluded + carried_out - carried_in), (1, carried_in), (tail, concluded), (tail + 1, carried_out)] {
            put(rows[r].name, column.name, value);
            totals[r] += value;
        }
    }
    for (row, total) in rows.iter().zip(totals) {
        put(row.name, "total", total);
    }
    for block in &form::T4_BLOCKS {
        let mut total = 0;
        for column in form::T4_COLUMNS.iter().take(4) {
            let value = 1 + leaf(&mut random, 0);
            put(block.name, column.name, value);
            total += value;
        }
        put(block.name, "total", total);
    }
    let sections = form::SECTIONS
        .iter()
        .map(|(no, heading, _)| Section { no: (*no).to_owned(), heading: (*heading).to_owned(), place: document::Place::Paragraph(1) })
        .collect();
    Reading { is_report: true, form: Some(FormKind::Statutory(tables)), year: Some(2024), cells, sections, ..Reading::default() }
}

struct Random(u64);

impl Random {
    fn below(&mut self, limit: i64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i64::try_from(self.0 >> 33).unwrap_or(0) % limit
    }
}

#[derive(Default)]
struct Tally {
    yes: usize,
    all: usize,
}

impl Tally {
    fn count(&mut self, yes: bool) {
        self.all += 1;
        self.yes += usize::from(yes);
    }

    fn share(&self) -> f64 {
        if self.all == 0 { 1.0 } else { self.yes as f64 / self.all as f64 }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of {} ({:.2} %)", self.yes, self.all, 100.0 * self.share())
    }
}

#[test]
fn a_number_one_column_off_is_said_so() {
    let (_, report) = reports().remove(0);
    let cell = form::cell("applications.result.granted", "natural_person");
    let mutation = moved(&report, cell, value(&report.cells, cell)).expect("two different numbers");
    let checked = run(&mutation.report);
    assert_eq!(checked.findings.len(), 1);
    assert_eq!(checked.findings[0].suspect[0].kind, Kind::Column);
}
