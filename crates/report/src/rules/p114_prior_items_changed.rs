//! # P114 · prior-items-changed
//!
//! ## What it checks
//! In the 2019 edition last year's items are those last year's report ended
//! with.
//!
//! ## Why the law asks it
//! The same list, one year on.
//!
//! ## What usually went wrong
//! The list of powers was counted anew.

use crate::form::TableNo;
use crate::rule::formula::{Side, t};
use crate::rule::{Basis, Each, Formula, Rule, Severity, Spec, Status};
use law::{Cite, cite};

/// See the head of this file.
pub static RULE: Rule = Rule {
    code: "P114",
    name: "prior-items-changed",
    title: "上一年项目数量与上年报告对不上",
    says: "2019年格式：上一年项目数量等于上年报告的上一年项目数量加增/减。",
    why: "同一份权力清单，年初的数就是上年末的数。",
    spec: Spec::only_2019(TableNo::T2, "AR19-T2-PRIOR"),
    cite: Cite::new(&cite::FORM_2019, "表二“上一年项目数量”"),
    basis: Basis::Derived,
    status: Status::Active { since: "0.1.0" },
    severity: Severity::Warning,
    formula: Formula::Equal {
        left: &[t("prior_items")],
        right: &[t("prior_items").last_year(), t("change").last_year()],
        each: Each::Of(&["proactive.licensing", "proactive.other_services", "proactive.penalty", "proactive.coercion", "proactive.admin_fees"]),
        trust: Side::Right,
        message: "“{each}”上一年项目数量印的是 {left}，上年报告年末是 {right}，相差 {gap}。",
    },
};

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::example::check;

    #[test]
    fn the_list_goes_on() {
        check(&RULE, "版本 2019 | p.penalty.prior_items 10 | p.penalty.change 2 | penalty.prior_items 12", &[]);
    }

    #[test]
    fn the_list_was_counted_anew() {
        check(&RULE, "版本 2019 | p.penalty.prior_items 10 | penalty.prior_items 15", &["“行政处罚”上一年项目数量印的是 15，上年报告年末是 10，相差 5。"]);
    }

    #[test]
    fn without_the_year_before_nothing_is_said() {
        check(&RULE, "版本 2019 | penalty.prior_items 15", &[]);
    }
}
