//! # One row for an application with several outcomes
//!
//! Form of the annual report, table 3, row （二）, and the counting rules CNT-4,
//! CNT-10, CNT-b, CNT-f, CNT-g.
//!
//! ## What it says
//! Where a part is supplied and a part is not, only 部分公开 is counted.
//!
//! ## What is derived
//! Where nothing is supplied and there are several reasons, the one the
//! deciding officer marked as primary is taken; else the first row in the order
//! of the form, so that “other” comes last `[D]`.

use super::{Outcome, ResultRow};
use crate::cite::{Cite, FORM_2021};

/// Where the form says that a severed application is counted once.
pub const CITE: Cite = Cite::new(&FORM_2021, "表三“（二）部分公开（区分处理的，只计这一情形，不计其他情形）”");

/// Why outcomes make no row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoRow {
    /// There is no outcome at all.
    NoOutcome,
    /// The one marked as primary is not among them.
    PrimaryNotAmong(Outcome),
}

/// The row of an application whose parts ended so.
///
/// # Errors
/// If there is no outcome, or the primary is not among them.
pub fn row(parts: &[Outcome], primary: Option<Outcome>) -> Result<ResultRow, NoRow> {
    if let Some(marked) = primary.filter(|p| !parts.contains(p)) {
        return Err(NoRow::PrimaryNotAmong(marked));
    }
    let first = parts.iter().map(|o| o.row_2021()).min().ok_or(NoRow::NoOutcome)?;
    let is_all_granted = parts.iter().all(|o| o.is_granted());
    let is_anything_supplied = parts.iter().any(|o| o.is_granted() || *o == Outcome::D04);
    Ok(if is_all_granted {
        ResultRow::Granted
    } else if is_anything_supplied {
        ResultRow::Partial
    } else {
        primary.map_or(first, Outcome::row_2021)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use Outcome::*;

    fn check(parts: &[Outcome], primary: Option<Outcome>, expected: &str) {
        assert_eq!(row(parts, primary).map(ResultRow::name), Ok(expected), "{parts:?} {primary:?}");
    }

    #[test]
    fn one_outcome_is_its_own_row() {
        for outcome in crate::outcome::OUTCOMES {
            check(&[outcome], None, outcome.row_2021().name());
            check(&[outcome], Some(outcome), outcome.row_2021().name());
        }
    }

    #[test]
    fn only_what_was_supplied_altogether_is_granted() {
        check(&[D01, D02, D03], None, "granted");
        check(&[D03, D04], None, "partial");
    }

    #[test]
    fn a_part_supplied_and_a_part_not_is_partial_for_whatever_reason() {
        for other in [D05, D08, D12, D13, D15, D17, D18, D22, D23, D26] {
            check(&[other, D01], None, "partial");
            check(&[other, D01], Some(other), "partial");
        }
        check(&[D04, D05], Some(D05), "partial");
    }

    #[test]
    fn the_primary_reason_is_taken_where_nothing_is_supplied() {
        check(&[D05, D13], Some(D13), "unavailable.not_held");
        check(&[D05, D22], Some(D22), "other.misc");
    }

    #[test]
    fn without_a_primary_the_first_row_of_the_form_is_taken() {
        check(&[D22, D17, D13, D10], None, "refused.process_information");
        check(&[D18, D15], None, "unavailable.needs_creation");
        check(&[D27, D24, D21], None, "not_processed.reconfirmation");
        check(&[D22, D23], None, "other.correction_overdue");
    }

    #[test]
    fn a_primary_that_is_not_among_the_parts_is_refused() {
        assert_eq!(row(&[D05, D13], Some(D10)), Err(NoRow::PrimaryNotAmong(D10)));
        assert_eq!(row(&[D01, D13], Some(D10)), Err(NoRow::PrimaryNotAmong(D10)));
        assert_eq!(row(&[], None), Err(NoRow::NoOutcome));
    }
}
