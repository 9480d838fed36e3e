//! # R106 · fee-denied
//!
//! ## What it checks
//! If applications were closed because a fee was not paid, section 六 does not
//! say that there was no fee at all.
//!
//! ## Why the law asks it
//! Closing for want of payment needs a notice that asked for a fee.
//!
//! ## What usually went wrong
//! The sentence of last year was copied.

use crate::form::TableNo;
use crate::form;
use crate::narrative::claim::fee_denied;
use crate::rule::{Basis, Case, Formula, Out, Rule, Severity, Spec, Status, Why};
use law::{Cite, cite};

/// See the head of this file.
pub static RULE: Rule = Rule {
    code: "R106",
    name: "fee-denied",
    title: "有逾期不缴费的，却说没有收费",
    says: "“逾期未按收费通知要求缴纳费用”的总计大于零时，文中不应说没有产生或没有收取信息处理费。",
    why: "因不缴费而不再处理，先要发过收费通知；请写明发过通知而未缴的情况。",
    spec: Spec::only_2021(TableNo::T3, "AR-T3-FEE"),
    cite: Cite::new(&cite::FEE_2020, "收费通知与不再处理的规定"),
    basis: Basis::Derived,
    status: Status::Active { since: "0.1.0" },
    severity: Severity::Warning,
    formula: Formula::Custom { says: "逾期不缴费总计 ＞ 0 时，文中没有“未产生、未收取信息处理费”", run },
};

fn run(case: &Case<'_>, out: &mut Out) {
    let cell = form::cell("applications.result.other.fee_overdue", "total");
    let Some(value) = case.number(cell) else { return out.skip(&RULE, case, vec![cell], Why::Unread) };
    if value.is_zero() {
        return;
    }
    if let Some(range) = fee_denied(case.prose()) {
        let quote = case.prose().quote(range.clone());
        let message = format!("表三有 {} 件因逾期不缴费不再处理，文中却说“{quote}”。", value.normalize());
        let place = case.places(&[cell]).into_iter().chain(case.prose().place(range.start));
        out.push(case.finding(&RULE, message).cells(vec![cell]).at(place));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::example::check;

    #[test]
    fn no_case_and_no_fee() {
        check(&RULE, "六 本年度没有产生信息处理费。", &[]);
    }

    #[test]
    fn a_case_and_no_fee() {
        check(&RULE, "other.fee_overdue.total 2 | 六 本年度没有产生信息处理费。", &["表三有 2 件因逾期不缴费不再处理，文中却说“本年度没有产生信息处理费”。"]);
    }

    #[test]
    fn an_unread_cell_is_not_a_zero() {
        check(&RULE, "other.fee_overdue.total ? | 六 本年度没有产生信息处理费。", &[]);
    }
}
