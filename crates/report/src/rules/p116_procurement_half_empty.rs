//! # P116 · procurement-half-empty
//!
//! ## What it checks
//! In the 2019 edition procurement has both items and money, or neither.
//!
//! ## Why the law asks it
//! A purchase costs something, and money was spent on something.
//!
//! ## What usually went wrong
//! The amount was left out.

use crate::form::TableNo;
use crate::form;
use crate::rule::{Basis, Case, Formula, Out, Rule, Severity, Spec, Status, Why};
use law::{Cite, cite};

/// See the head of this file.
pub static RULE: Rule = Rule {
    code: "P116",
    name: "procurement-half-empty",
    title: "采购只填了一半",
    says: "2019年格式：政府集中采购的项目数量与总金额同为零，或者都不为零。",
    why: "有采购就有金额，有金额就有采购。",
    spec: Spec::only_2019(TableNo::T2, "AR19-T2-PROC"),
    cite: Cite::new(&cite::FORM_2019, "表二第二十条第（九）项"),
    basis: Basis::Derived,
    status: Status::Active { since: "0.1.0" },
    severity: Severity::Warning,
    formula: Formula::Custom { says: "采购项目数量 ＝ 0 当且仅当采购总金额 ＝ 0", run },
};

fn run(case: &Case<'_>, out: &mut Out) {
    let cells = ["items", "amount_wan"].map(|column| form::cell("proactive.procurement", column));
    let (Some(items), Some(amount)) = (case.number(cells[0]), case.number(cells[1])) else {
        let why = cells.iter().find(|c| case.number(**c).is_none()).map_or(Why::Unread, |c| case.why(*c));
        return out.skip(&RULE, case, cells.to_vec(), why);
    };
    if items.is_zero() == amount.is_zero() {
        return;
    }
    let message = format!("政府集中采购印的是 {} 项、{} 万元，两个数应同为零或者都不为零。", items.normalize(), amount.normalize());
    out.push(case.finding(&RULE, message).cells(cells.to_vec()).at(case.places(&cells)));
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::example::check;

    #[test]
    fn both_or_neither() {
        check(&RULE, "版本 2019 | procurement.items 1 | procurement.amount_wan 500", &[]);
    }

    #[test]
    fn items_without_money() {
        check(&RULE, "版本 2019 | procurement.items 1", &["政府集中采购印的是 1 项、0 万元，两个数应同为零或者都不为零。"]);
    }

    #[test]
    fn an_unread_cell_is_not_a_zero() {
        check(&RULE, "版本 2019 | procurement.items 1 | procurement.amount_wan ?", &[]);
    }
}
