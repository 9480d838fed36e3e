//! # Table 4 of a year from registered remedies
//!
//! Form of the annual report, table 4; counting rules CNT-T4-1 to CNT-T4-6.
//!
//! ## How it is counted
//! What was concluded in the year stands under its result, what is open on
//! 31 December under 尚未审结 `[M]`. Only cases about the agency's own act count
//! (国办公开办函〔2016〕201号). Whether a suit was allowed without reconsideration is
//! a question of the rule book (CNT-T4-6), not of the count.

use super::remedy::{Remedy, Role};
use super::{Counted, Tally};
use crate::form::{Edition, T4_BLOCKS, T4_COLUMNS, t4_ids};
use law::cite::{CO_DEFENDANT_2016, Cite};
use std::collections::HashSet;
use std::fmt;

/// Why a co-defendant does not count the case.
pub const CITE: Cite = Cite::new(&CO_DEFENDANT_2016, "");

const PENDING: usize = 3;
const TOTAL: usize = 4;

/// Why remedies cannot be counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The number was registered before.
    Twice(String),
    /// It ended before it was registered.
    EndedBeforeItBegan(String),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::Twice(id) => write!(f, "案件 {id}：编号重复。请改正后再数。"),
            Fault::EndedBeforeItBegan(id) => write!(f, "案件 {id}：审结日期早于登记日期。请核对。"),
        }
    }
}

/// Counts table 4 of a year; it is the same in both editions.
///
/// # Errors
/// The first remedy that cannot be counted.
pub fn table4<'a>(year: i16, edition: Edition, remedies: &'a [Remedy]) -> Result<Tally<'a>, Fault> {
    let mut lists: Vec<Vec<Counted<'a>>> = vec![Vec::new(); T4_BLOCKS.len() * T4_COLUMNS.len()];
    let mut seen = HashSet::with_capacity(remedies.len());
    for remedy in remedies {
        if !seen.insert(remedy.id.as_str()) {
            return Err(Fault::Twice(remedy.id.clone()));
        }
        if remedy.conclusion.is_some_and(|c| c.dated < remedy.registered) {
            return Err(Fault::EndedBeforeItBegan(remedy.id.clone()));
        }
        if let (Role::OwnAct, Some(column)) = (remedy.role, column(year, remedy)) {
            let block = remedy.block as usize * T4_COLUMNS.len();
            let case = Counted { id: &remedy.id, part: None };
            lists[block + column].push(case);
            lists[block + TOTAL].push(case);
        }
    }
    Ok(Tally { year, edition, cells: t4_ids().iter().copied().zip(lists).collect() })
}

/// The column in which a remedy stands in a year, if in any.
fn column(year: i16, remedy: &Remedy) -> Option<usize> {
    match remedy.conclusion {
        Some(conclusion) if conclusion.dated.year() == year => Some(conclusion.ruling.outcome() as usize),
        Some(conclusion) if conclusion.dated.year() < year => None,
        _ => (remedy.registered.year() <= year).then_some(PENDING),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::CellId;
    use crate::tally::remedy::{Block, Conclusion, Ruling};
    use jiff::civil::date;

    fn remedy(id: &str, block: Block, role: Role, registered: i16, ended: Option<(i16, Ruling)>) -> Remedy {
        let conclusion = ended.map(|(year, ruling)| Conclusion { dated: date(year, 1, 1), ruling });
        Remedy { id: id.to_owned(), block, role, registered: date(registered, 1, 1), conclusion }
    }

    fn ledger() -> Vec<Remedy> {
        use Block::*;
        vec![
            remedy("a", Reconsideration, Role::OwnAct, 2023, Some((2024, Ruling::Revoked))),
            remedy("b", Reconsideration, Role::OwnAct, 2024, None),
            remedy("c", LitigationDirect, Role::OwnAct, 2024, Some((2024, Ruling::ClaimDismissed))),
            remedy("d", LitigationDirect, Role::CoDefendantOnly, 2024, None),
            remedy("e", LitigationAfterReconsideration, Role::OwnAct, 2023, Some((2025, Ruling::Withdrawn))),
        ]
    }

    #[track_caller]
    fn check(year: i16, expected: &str) {
        let ledger = ledger();
        let tally = table4(year, Edition::E2021, &ledger).expect("counts");
        assert_eq!(tally.cells.len(), 15);
        let shown: Vec<String> = tally
            .cells
            .iter()
            .filter(|(_, cases)| !cases.is_empty())
            .map(|(id, cases)| format!("{}: {}", id.name().trim_start_matches("remedies."), cases[0]))
            .collect();
        assert_eq!(shown.join("; "), expected);
    }

    #[test]
    fn what_is_concluded_stands_under_its_result_and_what_is_open_is_pending() {
        check(
            2023,
            "reconsideration.pending: a; reconsideration.total: a; litigation_after_reconsideration.pending: e; litigation_after_reconsideration.total: e",
        );
        let tally_2025 = "reconsideration.pending: b; reconsideration.total: b; litigation_after_reconsideration.other: e; litigation_after_reconsideration.total: e";
        check(2025, tally_2025);
        check(2022, "");
    }

    #[test]
    fn a_co_defendant_does_not_count_the_case() {
        let ledger = ledger();
        let tally = table4(2024, Edition::E2021, &ledger).expect("counts");
        let count = |name: &str| tally.cases(CellId::named(name).expect("a cell")).len();
        assert_eq!((count("remedies.litigation_direct.total"), count("remedies.litigation_direct.upheld")), (1, 1));
        assert_eq!((count("remedies.reconsideration.corrected"), count("remedies.reconsideration.total")), (1, 2));
    }

    #[test]
    fn what_cannot_be_counted_stops_the_tally() {
        let mut twice = ledger();
        twice.push(twice[0].clone());
        assert_eq!(table4(2024, Edition::E2021, &twice), Err(Fault::Twice("a".to_owned())));
        let early = [remedy("x", Block::Reconsideration, Role::OwnAct, 2024, Some((2023, Ruling::Ended)))];
        assert_eq!(table4(2024, Edition::E2021, &early), Err(Fault::EndedBeforeItBegan("x".to_owned())));
    }
}
