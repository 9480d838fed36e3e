//! Tables 3 and 4 counted from the ledger, each cell with the cases it counts.
//!
//! A number is never more than the length of its list, and every case is put
//! into a leaf and its totals at once; so the equations of the rule book hold by
//! construction and need no correction.
//!
//! It knows no register and no database: cases come as values, and what was
//! frozen when a report was approved (CNT-15) is compared by [`difference`].
//!
//! Order of reading: [`application`], [`table3`], [`remedy`], [`table4`].

pub mod application;
pub mod remedy;
pub mod table3;
pub mod table4;

pub use application::{Application, Column, Decision, Fault, Kind, Part};
pub use remedy::Remedy;
pub use table3::{Unit, table3, table3_of};
pub use table4::table4;

use crate::cells::{CellValue, Cells};
use crate::form::{CellId, Edition};
use std::collections::HashSet;
use std::fmt;

/// A case behind a number: a registration, or a part of one that was split.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Counted<'a> {
    /// The registration number.
    pub id: &'a str,
    /// Which part of it, counted from 1.
    pub part: Option<u32>,
}

/// The cells of a table, each with the cases it counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally<'a> {
    /// The year.
    pub year: i16,
    /// The edition of the form.
    pub edition: Edition,
    /// Cells and cases in the order of the form; a cell without a case is a
    /// zero and stands here too.
    pub cells: Vec<(CellId, Vec<Counted<'a>>)>,
}

impl<'a> Tally<'a> {
    /// The cases of a cell; none for a cell the table does not have.
    pub fn cases(&self, id: CellId) -> &[Counted<'a>] {
        self.cells.iter().find(|(cell, _)| *cell == id).map_or(&[], |(_, cases)| cases)
    }

    /// Puts the numbers into the cells of a report.
    pub fn fill(&self, cells: &mut Cells) {
        for (id, cases) in &self.cells {
            cells.set(*id, CellValue::printed(u64::try_from(cases.len()).unwrap_or(u64::MAX)));
        }
    }
}

impl fmt::Display for Counted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.part {
            None => f.write_str(self.id),
            Some(part) => write!(f, "{}#{part}", self.id),
        }
    }
}

/// The edition of a year that nobody chose otherwise (CNT-l); none before 2019,
/// when there was no common form.
pub fn edition_of(year: i16) -> Option<Edition> {
    match year {
        ..=2018 => None,
        2019 | 2020 => Some(Edition::E2019),
        _ => Some(Edition::E2021),
    }
}

/// What changed in a cell since its list was frozen (CNT-15), or between what
/// was carried out of a year and into the next.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Difference {
    /// Cases that are no longer counted.
    pub gone: Vec<String>,
    /// Cases that are counted now.
    pub come: Vec<String>,
}

/// Compares a frozen list with the one of now.
pub fn difference(frozen: &[String], now: &[Counted<'_>]) -> Difference {
    let now: Vec<String> = now.iter().map(Counted::to_string).collect();
    let (old, new): (HashSet<&String>, HashSet<&String>) = (frozen.iter().collect(), now.iter().collect());
    Difference {
        gone: frozen.iter().filter(|id| !new.contains(id)).cloned().collect(),
        come: now.iter().filter(|id| !old.contains(id)).cloned().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_of_a_year_is_that_of_its_time() {
        let check = |year: i16, expected: Option<Edition>| assert_eq!(edition_of(year), expected, "{year}");
        check(2018, None);
        check(2019, Some(Edition::E2019));
        check(2020, Some(Edition::E2019));
        check(2021, Some(Edition::E2021));
        check(2030, Some(Edition::E2021));
    }

    #[test]
    fn what_changed_since_approval_is_listed() {
        let frozen = ["a".to_owned(), "b#2".to_owned()];
        let now = [Counted { id: "b", part: Some(2) }, Counted { id: "c", part: None }];
        let expected = Difference { gone: vec!["a".to_owned()], come: vec!["c".to_owned()] };
        assert_eq!(difference(&frozen, &now), expected);
        assert_eq!(difference(&["c".to_owned()], &now[1..]), Difference::default());
    }
}
