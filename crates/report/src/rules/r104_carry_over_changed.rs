//! # R104 · carry-over-changed
//!
//! ## What it checks
//! What this report carries in is what the report of the year before carried
//! out, for every kind of applicant.
//!
//! ## Why the law asks it
//! A case pending on 31 December is pending on 1 January.
//!
//! ## What usually went wrong
//! The row was left at zero, or last year's report was corrected afterwards.

use crate::form::TableNo;
use crate::rule::formula::{Side, t};
use crate::rule::{Basis, Each, Formula, Rule, Severity, Spec, Status};
use law::{Cite, cite};

/// See the head of this file.
pub static RULE: Rule = Rule {
    code: "R104",
    name: "carry-over-changed",
    title: "上年结转与上年报告对不上",
    says: "每一列申请人：本年报告的上年结转，等于上年报告的结转下年度。不能确定两份报告范围相同时只作疑点。",
    why: "12月31日没有办完的申请，1月1日仍然没有办完。",
    spec: Spec::both(TableNo::T3, "AR-T3-CARRY", "AR19-T3-CARRY"),
    cite: Cite::new(&cite::FORM_2021, "表三第二行、第四行"),
    basis: Basis::Derived,
    status: Status::Active { since: "0.1.0" },
    severity: Severity::Error,
    formula: Formula::Equal {
        left: &[t("applications.carried_out").last_year()],
        right: &[t("applications.carried_in")],
        each: Each::Applicant,
        trust: Side::Left,
        message: "{each}：上年报告结转下年的是 {left}，本年报告上年结转印的是 {right}，相差 {gap}。",
    },
};

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::example::check;

    #[test]
    fn what_went_out_came_in() {
        check(&RULE, "p.carried_out.total 3 | carried_in.total 3", &[]);
    }

    #[test]
    fn the_row_was_left_at_zero() {
        check(&RULE, "p.carried_out.total 3", &["总计：上年报告结转下年的是 3，本年报告上年结转印的是 0，相差 3。"]);
    }

    #[test]
    fn without_the_year_before_nothing_is_said() {
        check(&RULE, "carried_in.total 3", &[]);
    }
}
