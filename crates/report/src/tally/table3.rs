//! # Table 3 of a year from applications
//!
//! Form of the annual report, table 3; counting rules CNT-1 to CNT-15, CNT-a to
//! CNT-l.
//!
//! ## How it is counted
//! What was received in the year is `received`; what was received before and
//! still open when the year began is `carried_in`. Each that ended in the year
//! stands in one row of its outcome; what is open on 31 December, also while a
//! clock stands still, is `carried_out`.

use super::application::{Application, Column, Decision, Fault, Kind, Why};
use super::{Counted, Tally};
use crate::form::{Edition, t3, t3_ids};
use jiff::civil::Date;
use law::cite::{Cite, FORM_2021};
use law::outcome::row::ROWS;
use law::outcome::{ResultRow, lawful, mixed};
use std::collections::HashSet;

/// Where the form fixes what balances.
pub const CITE: Cite = Cite::new(&FORM_2021, "表三（第一项加第二项之和，等于第三项加第四项之和）");

/// Rows before the results: 本年新收, 上年结转.
const RECEIVED: usize = 0;
const CARRIED_IN: usize = 1;
/// The total stands behind the six columns.
const TOTAL: usize = 6;

/// What is counted once (件).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unit<'a> {
    /// Under which number.
    pub case: Counted<'a>,
    /// In which column.
    pub column: Column,
    /// From which day it counts as received.
    pub received: Date,
    /// In which row and when it ended.
    pub ended: Option<(ResultRow, Date)>,
}

/// Counts table 3 of a year.
///
/// # Errors
/// The first application that cannot be counted; a table that leaves one out
/// would balance and be wrong.
pub fn table3<'a>(year: i16, edition: Edition, applications: &'a [Application]) -> Result<Tally<'a>, Fault> {
    let mut grid = Grid::new(edition);
    let mut seen = HashSet::with_capacity(applications.len());
    for application in applications {
        let fault = |why| Fault { id: application.id.clone(), why };
        if !seen.insert(application.id.as_str()) {
            return Err(fault(Why::Twice));
        }
        each_unit(application, |unit| grid.put(year, &unit)).map_err(fault)?;
    }
    Ok(Tally { year, edition, cells: grid.cells() })
}

/// Counts table 3 of a year from units whose rows are known already, as a
/// register keeps them.
///
/// # Errors
/// The first unit that ended before it was received.
pub fn table3_of<'a>(year: i16, edition: Edition, units: impl IntoIterator<Item = Unit<'a>>) -> Result<Tally<'a>, Fault> {
    let mut grid = Grid::new(edition);
    for unit in units {
        if let Some((_, dated)) = unit.ended.filter(|(_, dated)| *dated < unit.received) {
            return Err(Fault { id: unit.case.to_string(), why: Why::OutcomeBeforeReceipt(unit.received, dated) });
        }
        grid.put(year, &unit);
    }
    Ok(Tally { year, edition, cells: grid.cells() })
}

/// Hands on what of a registration is counted: nothing, itself, or its parts.
fn each_unit<'a>(application: &'a Application, mut each: impl FnMut(Unit<'a>)) -> Result<(), Why> {
    if application.kind == Kind::RecordCorrection {
        return Ok(());
    }
    let Some(received) = application.received else {
        let has_ended = application.decision.is_some() || application.parts.iter().any(|p| p.decision.is_some());
        return if has_ended { Err(Why::NotReceived) } else { Ok(()) };
    };
    let column = application.applicant.ok_or(Why::ApplicantUnknown)?;
    let id = application.id.as_str();
    if application.parts.is_empty() {
        let ended = application.decision.as_ref().map(|d| ended(d, received)).transpose()?;
        each(Unit { case: Counted { id, part: None }, column, received, ended });
        return Ok(());
    }
    if application.parts.iter().all(|p| p.received.is_some()) {
        return Err(Why::NoPartKeepsTheNumber);
    }
    for (part, number) in application.parts.iter().zip(1u32..) {
        let from = part.received.unwrap_or(received);
        if from < received {
            return Err(Why::PartBeforeApplication(received, from));
        }
        let ended = part.decision.as_ref().map(|d| ended(d, from)).transpose()?;
        each(Unit { case: Counted { id, part: Some(number) }, column, received: from, ended });
    }
    Ok(())
}

fn ended(decision: &Decision, received: Date) -> Result<(ResultRow, Date), Why> {
    if decision.dated < received {
        return Err(Why::OutcomeBeforeReceipt(received, decision.dated));
    }
    for outcome in &decision.outcomes {
        lawful::may_end(*outcome, Some(received), decision.dated).map_err(Why::Unlawful)?;
    }
    let row = mixed::row(&decision.outcomes, decision.primary).map_err(Why::NoRow)?;
    Ok((row, decision.dated))
}

/// The table while it is filled: rows of seven lists.
struct Grid<'a> {
    edition: Edition,
    lists: Vec<[Vec<Counted<'a>>; 7]>,
    /// The place of each row of results among the rows of the table.
    places: [usize; ROWS.len()],
}

impl<'a> Grid<'a> {
    fn new(edition: Edition) -> Grid<'a> {
        let rows = t3(edition);
        let places = ROWS.map(|row| {
            let row = if edition == Edition::E2019 { row.undivided() } else { row };
            let is_it = |name: &str| name.strip_prefix("applications.result.") == Some(row.name());
            // The undivided row exists in one edition only and no outcome of the other leads there.
            rows.iter().position(|r| is_it(r.name)).unwrap_or(rows.len() - 2)
        });
        Grid { edition, lists: rows.iter().map(|_| Default::default()).collect(), places }
    }

    /// Puts a case into every cell that counts it. As a decision is never dated
    /// before receipt, one of the first two rows takes it exactly if one of the
    /// last two does.
    fn put(&mut self, year: i16, unit: &Unit<'a>) {
        let ended_in = unit.ended.map(|(_, dated)| dated.year());
        let is_open_before = ended_in.is_none_or(|ended| ended >= year);
        if unit.received.year() == year {
            self.count(RECEIVED, unit);
        } else if unit.received.year() < year && is_open_before {
            self.count(CARRIED_IN, unit);
        }
        match unit.ended {
            Some((row, dated)) if dated.year() == year => {
                self.count(self.places[row as usize], unit);
                self.count(self.lists.len() - 2, unit);
            }
            _ if unit.received.year() <= year && is_open_before => self.count(self.lists.len() - 1, unit),
            _ => {}
        }
    }

    fn count(&mut self, row: usize, unit: &Unit<'a>) {
        self.lists[row][unit.column as usize].push(unit.case);
        self.lists[row][TOTAL].push(unit.case);
    }

    fn cells(self) -> Vec<(crate::form::CellId, Vec<Counted<'a>>)> {
        let rows = t3(self.edition).iter().zip(self.lists);
        rows.flat_map(|(row, lists)| t3_ids(row.name).into_iter().zip(lists)).collect()
    }
}

#[cfg(test)]
mod tests;
