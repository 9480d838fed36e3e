//! # R101 · intake-imbalance
//!
//! ## What it checks
//! Applications received this year plus those carried in equal those
//! concluded plus those carried out, for every kind of applicant.
//!
//! ## Why the law asks it
//! The form prints the identity in its corner: every application of the year
//! is either concluded or pending on 31 December.
//!
//! ## What usually went wrong
//! Last year's pending cases were typed in as zero, or a case was split.

use crate::form::TableNo;
use crate::rule::formula::{Side, t};
use crate::rule::{Basis, Each, Formula, Rule, Severity, Spec, Status};
use law::{Cite, cite};

/// See the head of this file.
pub static RULE: Rule = Rule {
    code: "R101",
    name: "intake-imbalance",
    title: "收支不平",
    says: "每一列申请人：本年新收加上年结转，等于办理结果总计加结转下年度。",
    why: "一年里的每一件申请，到12月31日要么办完，要么结转下年，没有第三种去处。",
    spec: Spec::both(TableNo::T3, "AR-T3-IDENTITY", "AR19-T3-IDENTITY"),
    cite: Cite::new(&cite::FORM_2021, "表三左上角“本列数据的勾稽关系”"),
    basis: Basis::Official,
    status: Status::Active { since: "0.1.0" },
    severity: Severity::Error,
    formula: Formula::Equal {
        left: &[t("applications.received"), t("applications.carried_in")],
        right: &[t("applications.result.total"), t("applications.carried_out")],
        each: Each::Applicant,
        trust: Side::Left,
        message: "{each}一列收支不平：新收加上年结转是 {left}，办理结果总计加结转下年是 {right}，相差 {gap}。",
    },
};

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::example::check;

    #[test]
    fn what_comes_in_goes_out_or_stays() {
        check(&RULE, "received.natural_person 9 | carried_in.natural_person 1 | result.total.natural_person 8 | carried_out.natural_person 2", &[]);
    }

    #[test]
    fn a_case_is_lost() {
        check(
            &RULE,
            "received.natural_person 9 | carried_in.natural_person 1 | result.total.natural_person 8 | carried_out.natural_person 1",
            &["自然人一列收支不平：新收加上年结转是 10，办理结果总计加结转下年是 9，相差 1。"],
        );
    }

    #[test]
    fn an_unread_cell_is_not_a_zero() {
        check(&RULE, "received.natural_person 9 | carried_in.natural_person ?", &[]);
    }

    #[test]
    fn the_2019_edition_has_the_same_identity() {
        check(
            &RULE,
            "版本 2019 | received.total 1",
            &["总计一列收支不平：新收加上年结转是 1，办理结果总计加结转下年是 0，相差 1。"],
        );
    }
}
