//! # F102 · row-missing
//!
//! ## What it checks
//! All rows of table 3 are printed. If the sums need a number in the missing
//! row, the report is wrong.
//!
//! ## Why the law asks it
//! The form fixes the rows; a row of zeros is printed too.
//!
//! ## What usually went wrong
//! A row was deleted because it was all zeros.

use crate::cells::CellState;
use crate::form;
use crate::rule::{Basis, Case, Formula, Kind, Out, Rule, Severity, Spec, Status, Suspect};
use law::{Cite, cite};

/// See the head of this file.
pub static RULE: Rule = Rule {
    code: "F102",
    name: "row-missing",
    title: "缺少一行",
    says: "表三各行都在。缺的行若按合计应有数，就是错误。",
    why: "格式固定了行，全是零也要印出来。",
    spec: Spec::any("AR-LAYOUT-ROW"),
    cite: Cite::new(&cite::FORM_2021, "表三各行"),
    basis: Basis::Derived,
    status: Status::Active { since: "0.1.0" },
    severity: Severity::Warning,
    formula: Formula::Custom { says: "表三各行齐全", run },
};

fn run(case: &Case<'_>, out: &mut Out) {
    let cells: Vec<_> = case.reading.cells.in_state(|state| state == CellState::MissingRow).collect();
    for row in form::t3(case.tables.t3) {
        let mine: Vec<_> = cells.iter().filter(|(id, _)| id.row() == row.name).collect();
        if mine.is_empty() {
            continue;
        }
        let needed: Vec<Suspect> = mine
            .iter()
            .filter_map(|(id, c)| {
                let value = c.inferred.filter(|v| !v.is_zero())?;
                Some(Suspect { cell: *id, printed: String::new(), expected: value.normalize().to_string(), kind: Kind::Blank })
            })
            .collect();
        let mut finding = case.finding(&RULE, format!("表三缺少“{}”一行。", row.label)).cells(mine.iter().map(|(id, _)| *id).collect());
        if let Some(first) = needed.first() {
            finding.severity = Severity::Error;
            finding.message.push_str(&format!("按合计，{}应为 {}。", first.cell.label(), first.expected));
        }
        finding.suspect = needed;
        out.push(finding);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::example::{check, check_severity};

    #[test]
    fn every_row_is_there() {
        check(&RULE, "", &[]);
    }

    #[test]
    fn a_row_of_zeros_is_missing() {
        check(&RULE, "other.misc 缺", &["表三缺少“3.其他”一行。"]);
    }

    #[test]
    fn a_row_that_is_needed_is_missing() {
        check(&RULE, "received.natural_person 1 | received.total 1 | result.total.natural_person 1 | result.total.total 1 | other.misc 缺", &["表三缺少“3.其他”一行。按合计，表三“3.其他”自然人应为 1。"]);
    }

    #[test]
    fn a_needed_row_is_an_error() {
        check_severity(&RULE, "received.natural_person 1 | received.total 1 | result.total.natural_person 1 | result.total.total 1 | other.misc 缺", &[crate::rule::Severity::Error]);
    }

    #[test]
    fn unread_cells_are_not_missing() {
        check(&RULE, "received.total ?", &[]);
    }
}
