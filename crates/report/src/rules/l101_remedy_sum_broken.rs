//! # L101 · remedy-sum-broken
//!
//! ## What it checks
//! In each block of table 4 the total equals the four results.
//!
//! ## Why the law asks it
//! 总计 means the sum of the cells beside it.
//!
//! ## What usually went wrong
//! The total was left at zero.

use crate::form::TableNo;
use crate::rule::formula::{Side, t};
use crate::rule::{Basis, Each, Formula, Rule, Severity, Spec, Status};
use law::{Cite, cite};

/// See the head of this file.
pub static RULE: Rule = Rule {
    code: "L101",
    name: "remedy-sum-broken",
    title: "复议诉讼的总计与各结果之和不等",
    says: "表四的行政复议、未经复议直接起诉、复议后起诉：总计等于结果维持、结果纠正、其他结果、尚未审结之和。",
    why: "“总计”就是四种结果的合计。",
    spec: Spec::both(TableNo::T4, "AR-T4-SUM", "AR19-T4-SUM"),
    cite: Cite::new(&cite::FORM_2021, "表四各“总计”"),
    basis: Basis::Derived,
    status: Status::Active { since: "0.1.0" },
    severity: Severity::Error,
    formula: Formula::Equal {
        left: &[t("total")],
        right: &[t("upheld"), t("corrected"), t("other"), t("pending")],
        each: Each::Block,
        trust: Side::Right,
        message: "表四“{each}”总计印的是 {left}，四种结果相加是 {right}，相差 {gap}。",
    },
};

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::example::check;

    #[test]
    fn the_results_add_up() {
        check(&RULE, "reconsideration.upheld 2 | reconsideration.pending 1 | reconsideration.total 3", &[]);
    }

    #[test]
    fn the_total_was_left_at_zero() {
        check(&RULE, "reconsideration.upheld 2", &["表四“行政复议”总计印的是 0，四种结果相加是 2，相差 2。"]);
    }

    #[test]
    fn an_unread_cell_is_not_a_zero() {
        check(&RULE, "reconsideration.upheld ? | reconsideration.total 3", &[]);
    }
}
