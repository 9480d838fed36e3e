//! # P113 · items-below-zero
//!
//! ## What it checks
//! In the 2019 edition last year's items plus the change are not negative.
//!
//! ## Why the law asks it
//! There cannot be fewer than no items in the list of powers.
//!
//! ## What usually went wrong
//! The change was typed as a total.

use crate::form::TableNo;
use crate::rule::formula::{t};
use crate::rule::{Basis, Each, Formula, Rule, Severity, Spec, Status};
use law::{Cite, cite};

/// See the head of this file.
pub static RULE: Rule = Rule {
    code: "P113",
    name: "items-below-zero",
    title: "项目数成了负数",
    says: "2019年格式：上一年项目数量加本年增/减不小于零。",
    why: "权力清单上的项目不会少于零个。",
    spec: Spec::only_2019(TableNo::T2, "AR19-T2-ITEMS"),
    cite: Cite::new(&cite::FORM_2019, "表二“本年增/减”"),
    basis: Basis::Derived,
    status: Status::Active { since: "0.1.0" },
    severity: Severity::Error,
    formula: Formula::AtMost {
        left: &[],
        right: &[t("prior_items"), t("change")],
        each: Each::Of(&["proactive.licensing", "proactive.other_services", "proactive.penalty", "proactive.coercion", "proactive.admin_fees"]),
        message: "“{each}”上一年项目数量加本年增/减是 {right}，小于零。",
    },
};

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::example::check;

    #[test]
    fn one_item_less() {
        check(&RULE, "版本 2019 | penalty.prior_items 133 | penalty.change -1", &[]);
    }

    #[test]
    fn more_taken_away_than_there_was() {
        check(&RULE, "版本 2019 | penalty.prior_items 3 | penalty.change -4", &["“行政处罚”上一年项目数量加本年增/减是 -1，小于零。"]);
    }

    #[test]
    fn an_unread_cell_is_not_a_zero() {
        check(&RULE, "版本 2019 | penalty.prior_items ? | penalty.change -4", &[]);
    }
}
