//! # R103 · result-sum-broken
//!
//! ## What it checks
//! In every column of table 3 （七）总计 equals the sum of all outcomes above.
//!
//! ## Why the law asks it
//! Every concluded application has exactly one outcome.
//!
//! ## What usually went wrong
//! A partly disclosed case was counted a second time as a refusal.

use crate::form::TableNo;
use crate::rule::formula::{LEAVES, Side, t};
use crate::rule::{Basis, Each, Formula, Rule, Severity, Spec, Status};
use law::{Cite, cite};

/// See the head of this file.
pub static RULE: Rule = Rule {
    code: "R103",
    name: "result-sum-broken",
    title: "办理结果总计与各项之和不等",
    says: "表三每一列：“（七）总计”等于（一）至（六）各项之和。",
    why: "办结的每一件申请只有一种办理结果，各项相加就是总计。",
    spec: Spec::both(TableNo::T3, "AR-T3-RESULTSUM", "AR19-T3-RESULTSUM"),
    cite: Cite::new(&cite::FORM_2021, "表三“（七）总计”行"),
    basis: Basis::Derived,
    status: Status::Active { since: "0.1.0" },
    severity: Severity::Error,
    formula: Formula::Equal {
        left: &[t("applications.result.total")],
        right: &[LEAVES],
        each: Each::Applicant,
        trust: Side::Right,
        message: "“（七）总计”{each}印的是 {left}，各项相加是 {right}，相差 {gap}。",
    },
};

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::example::check;

    #[test]
    fn the_outcomes_add_up() {
        check(&RULE, "granted.natural_person 3 | partial.natural_person 2 | result.total.natural_person 5", &[]);
    }

    #[test]
    fn one_outcome_is_counted_twice() {
        check(
            &RULE,
            "granted.natural_person 60 | partial.natural_person 2 | result.total.natural_person 60",
            &["“（七）总计”自然人印的是 60，各项相加是 62，相差 2。"],
        );
    }

    #[test]
    fn an_unread_cell_is_not_a_zero() {
        check(&RULE, "granted.natural_person ? | result.total.natural_person 5", &[]);
    }

    #[test]
    fn the_undivided_row_of_2019_counts() {
        check(&RULE, "版本 2019 | other_undivided.total 2 | result.total.total 2", &[]);
    }
}
