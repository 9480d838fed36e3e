//! # P103 · regulation-stock-jumps
//!
//! ## What it checks
//! The regulations (规章) in force at the end of the year are those of the year
//! before plus those made minus those repealed.
//!
//! ## Why the law asks it
//! A stock changes only by what comes in and goes out. Revisions,
//! re-identification and clean-ups may explain a difference, so this is a
//! doubt.
//!
//! ## What usually went wrong
//! Lapsed documents were not counted as repealed.

use crate::form::TableNo;
use crate::rule::formula::{Side, t};
use crate::rule::{Basis, Each, Formula, Rule, Severity, Spec, Status};
use law::{Cite, cite};

/// See the head of this file.
pub static RULE: Rule = Rule {
    code: "P103",
    name: "regulation-stock-jumps",
    title: "规章的存量与上年接不上",
    says: "规章：现行有效件数等于上年报告的现行有效件数加本年制发减本年废止。",
    why: "年末现有的，是上年末现有的加上新发的、减去废止的。修订、重新认定、集中清理可以解释差额，所以只作疑点。",
    spec: Spec::only_2021(TableNo::T2, "AR-T2-STOCK-REG"),
    cite: Cite::new(&cite::FORM_2021, "表二“现行有效件数”"),
    basis: Basis::Derived,
    status: Status::Active { since: "0.1.0" },
    severity: Severity::Warning,
    formula: Formula::Equal {
        left: &[t("in_force")],
        right: &[t("in_force").last_year(), t("made"), t("repealed").minus()],
        each: Each::Of(&["proactive.regulations"]),
        trust: Side::Right,
        message: "{each}现行有效印的是 {left} 件，上年存量加制发减废止是 {right} 件，相差 {gap} 件。",
    },
};

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::example::check;

    #[test]
    fn a_stock_moves_by_what_comes_and_goes() {
        check(&RULE, "p.regulations.in_force 10 | regulations.made 5 | regulations.repealed 3 | regulations.in_force 12", &[]);
    }

    #[test]
    fn a_stock_that_jumps() {
        check(&RULE, "p.regulations.in_force 10 | regulations.made 5 | regulations.repealed 3 | regulations.in_force 20", &["规章现行有效印的是 20 件，上年存量加制发减废止是 12 件，相差 8 件。"]);
    }

    #[test]
    fn without_the_year_before_nothing_is_said() {
        check(&RULE, "regulations.in_force 12", &[]);
    }

    #[test]
    fn an_unread_cell_is_not_a_zero() {
        check(&RULE, "p.regulations.in_force 10 | regulations.made ? | regulations.in_force 12", &[]);
    }
}
