//! # L104 · remedies-without-applications
//!
//! ## What it checks
//! Table 4 has cases although neither this nor last year had an application.
//!
//! ## Why the law asks it
//! Reconsideration and suits follow an application.
//!
//! ## What usually went wrong
//! Cases of other fields were counted.

use crate::form;
use crate::rule::{Basis, Case, Formula, Out, Rule, Severity, Spec, Status, Why};
use law::{Cite, cite};

/// See the head of this file.
pub static RULE: Rule = Rule {
    code: "L104",
    name: "remedies-without-applications",
    title: "没有申请却有复议诉讼",
    says: "表四有案件，而本年和上年都没有新收、没有上年结转的申请时，提示核对。",
    why: "政府信息公开的复议和诉讼由申请引起。",
    spec: Spec::any("AR-T4-NO-APPS"),
    cite: Cite::new(&cite::FORM_2021, "表四"),
    basis: Basis::Derived,
    status: Status::Active { since: "0.1.0" },
    severity: Severity::Info,
    formula: Formula::Custom { says: "表四总计之和 ＞ 0 时，本年与上年的新收、上年结转不全为 0", run },
};

const CASES: [&str; 3] =
    ["remedies.reconsideration.total", "remedies.litigation_direct.total", "remedies.litigation_after_reconsideration.total"];
const INTAKE: [&str; 2] = ["applications.received.total", "applications.carried_in.total"];

fn run(case: &Case<'_>, out: &mut Out) {
    let (Some(cases), Some(intake)) = (case.sum(&CASES), case.sum(&INTAKE)) else { return };
    if cases.is_zero() || !intake.is_zero() {
        return;
    }
    let cells: Vec<_> = form::T4_BLOCKS.iter().map(|b| form::cell(b.name, "total")).collect();
    match case.last_year_sum(&INTAKE) {
        None => out.skip(&RULE, case, cells, Why::NoPreviousYear),
        Some(last) if last.is_zero() => {
            let message = format!("表四印有 {} 件复议诉讼，但本年和上年都没有收到申请；请核对是否算进了别的案件。", cases.normalize());
            let place = case.places(&cells);
            out.push(case.finding(&RULE, message).cells(cells).at(place));
        }
        Some(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::example::check;

    #[test]
    fn cases_after_applications() {
        check(&RULE, "received.total 1 | reconsideration.total 1 | p.received.total 0", &[]);
    }

    #[test]
    fn cases_from_nothing() {
        check(&RULE, "reconsideration.total 1 | p.received.total 0", &["表四印有 1 件复议诉讼，但本年和上年都没有收到申请；请核对是否算进了别的案件。"]);
    }

    #[test]
    fn an_unread_cell_is_not_a_zero() {
        check(&RULE, "received.total ? | reconsideration.total 1 | p.received.total 0", &[]);
    }
}
