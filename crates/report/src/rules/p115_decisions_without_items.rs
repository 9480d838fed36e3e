//! # P115 · decisions-without-items
//!
//! ## What it checks
//! In the 2019 edition an agency without items of a kind makes no decisions
//! of that kind.
//!
//! ## Why the law asks it
//! A decision needs a power.
//!
//! ## What usually went wrong
//! The number of items was left at zero.

use crate::form::TableNo;
use crate::rule::formula::{t};
use crate::rule::{Basis, Each, Formula, Rule, Severity, Spec, Status};
use law::{Cite, cite};

/// See the head of this file.
pub static RULE: Rule = Rule {
    code: "P115",
    name: "decisions-without-items",
    title: "没有项目却有处理决定",
    says: "2019年格式：上一年项目数量加本年增/减为零的，处理决定数量也为零。",
    why: "没有这项权力，就不会有这项决定。",
    spec: Spec::only_2019(TableNo::T2, "AR19-T2-DECISIONS"),
    cite: Cite::new(&cite::FORM_2019, "表二“处理决定数量”"),
    basis: Basis::Derived,
    status: Status::Active { since: "0.1.0" },
    severity: Severity::Warning,
    formula: Formula::ZeroThenZero {
        left: &[t("prior_items"), t("change")],
        right: &[t("decisions")],
        each: Each::Of(&["proactive.licensing", "proactive.other_services", "proactive.penalty", "proactive.coercion"]),
        message: "“{each}”没有项目，处理决定数量却印 {right}。",
    },
};

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::example::check;

    #[test]
    fn items_and_decisions() {
        check(&RULE, "版本 2019 | licensing.prior_items 83 | licensing.decisions 94", &[]);
    }

    #[test]
    fn decisions_from_nothing() {
        check(&RULE, "版本 2019 | licensing.decisions 94", &["“行政许可”没有项目，处理决定数量却印 94。"]);
    }

    #[test]
    fn an_unread_cell_is_not_a_zero() {
        check(&RULE, "版本 2019 | licensing.prior_items ? | licensing.decisions 94", &[]);
    }
}
