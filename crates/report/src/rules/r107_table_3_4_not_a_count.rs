//! # R107 · table-3-4-not-a-count
//!
//! ## What it checks
//! Cells of tables 3 and 4 are whole numbers of zero or more.
//!
//! ## Why the law asks it
//! They count applications and cases.
//!
//! ## What usually went wrong
//! A percentage or an amount was typed into a count.

use crate::cells::Number;
use crate::form::TableNo;
use crate::rule::{Basis, Case, Formula, Out, Rule, Severity, Spec, Status};
use law::{Cite, cite};

/// See the head of this file.
pub static RULE: Rule = Rule {
    code: "R107",
    name: "table-3-4-not-a-count",
    title: "表三、表四的数不是件数",
    says: "表三、表四各格都是不小于零的整数。",
    why: "数的是申请和案件。",
    spec: Spec::any("AR-T34-DOMAIN"),
    cite: Cite::new(&cite::FORM_2021, "表三、表四"),
    basis: Basis::Derived,
    status: Status::Active { since: "0.1.0" },
    severity: Severity::Error,
    formula: Formula::Custom { says: "表三、表四各格 ≥ 0 且为整数", run },
};

fn run(case: &Case<'_>, out: &mut Out) {
    for (id, cell) in case.reading.cells.iter().filter(|(id, _)| id.table() != TableNo::T2) {
        let Some(value) = cell.value.filter(|v| !v.is_integer() || *v < Number::ZERO) else { continue };
        let found = value.normalize().to_string();
        let message = format!("{}印的是 {found}，应是不小于零的整数。", id.label());
        out.push(case.finding(&RULE, message).cells(vec![id]).values("不小于零的整数", found).at(cell.place));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::example::check;

    #[test]
    fn a_count() {
        check(&RULE, "received.total 3", &[]);
    }

    #[test]
    fn less_than_nothing() {
        check(&RULE, "received.total -3", &["表三“一、本年新收政府信息公开申请数量”总计印的是 -3，应是不小于零的整数。"]);
    }

    #[test]
    fn an_unread_cell_says_nothing() {
        check(&RULE, "received.total ?", &[]);
    }
}
