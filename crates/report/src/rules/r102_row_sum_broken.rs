//! # R102 · row-sum-broken
//!
//! ## What it checks
//! In every row of table 3 the total equals the sum of the six kinds of
//! applicants.
//!
//! ## Why the law asks it
//! 总计 means the sum of the columns beside it.
//!
//! ## What usually went wrong
//! A number was typed one column off, or the total was kept from a draft.

use crate::form::TableNo;
use crate::rule::formula::{Side, t};
use crate::rule::{Basis, Each, Formula, Rule, Severity, Spec, Status};
use law::{Cite, cite};

/// See the head of this file.
pub static RULE: Rule = Rule {
    code: "R102",
    name: "row-sum-broken",
    title: "一行的总计与各列之和不等",
    says: "表三每一行：总计等于自然人与五类法人或其他组织之和。",
    why: "“总计”就是同一行六类申请人的合计。",
    spec: Spec::both(TableNo::T3, "AR-T3-ROWSUM", "AR19-T3-ROWSUM"),
    cite: Cite::new(&cite::FORM_2021, "表三“总计”列"),
    basis: Basis::Derived,
    status: Status::Active { since: "0.1.0" },
    severity: Severity::Error,
    formula: Formula::Equal {
        left: &[t("total")],
        right: &[
            t("natural_person"),
            t("commercial_enterprise"),
            t("research_institution"),
            t("public_welfare_org"),
            t("legal_service_org"),
            t("other_org"),
        ],
        each: Each::Row,
        trust: Side::Right,
        message: "“{each}”总计印的是 {left}，六类申请人相加是 {right}，相差 {gap}。",
    },
};

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::example::check;

    #[test]
    fn the_columns_add_up() {
        check(&RULE, "granted.natural_person 3 | granted.other_org 1 | granted.total 4", &[]);
    }

    #[test]
    fn the_total_is_one_short() {
        check(
            &RULE,
            "granted.natural_person 3 | granted.other_org 1 | granted.total 3",
            &["“（一）予以公开”总计印的是 3，六类申请人相加是 4，相差 1。"],
        );
    }

    #[test]
    fn an_unread_cell_is_not_a_zero() {
        check(&RULE, "granted.natural_person ? | granted.total 3", &[]);
    }
}
