//! # L102 · pending-cases-vanished
//!
//! ## What it checks
//! Each block of table 4 counts at least the cases that were pending in the
//! year before.
//!
//! ## Why the law asks it
//! A pending case is concluded or still pending a year later.
//!
//! ## What usually went wrong
//! Pending cases of last year were forgotten.

use crate::rule::formula::{t};
use crate::rule::{Basis, Each, Formula, Rule, Severity, Spec, Status};
use law::{Cite, cite};

/// See the head of this file.
pub static RULE: Rule = Rule {
    code: "L102",
    name: "pending-cases-vanished",
    title: "上年尚未审结的案件不见了",
    says: "表四每一块：总计不少于上年报告的尚未审结。",
    why: "上年没审结的，今年要么审结，要么仍未审结，都在总计里。",
    spec: Spec::any("AR-T4-PENDING"),
    cite: Cite::new(&cite::FORM_2021, "表四“尚未审结”"),
    basis: Basis::Derived,
    status: Status::Active { since: "0.1.0" },
    severity: Severity::Warning,
    formula: Formula::AtMost {
        left: &[t("pending").last_year()],
        right: &[t("total")],
        each: Each::Block,
        message: "{each}：上年报告有 {left} 件尚未审结，本年总计只有 {right} 件。",
    },
};

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::example::check;

    #[test]
    fn pending_cases_are_counted_again() {
        check(&RULE, "p.reconsideration.pending 2 | reconsideration.total 2", &[]);
    }

    #[test]
    fn pending_cases_vanish() {
        check(&RULE, "p.reconsideration.pending 2 | reconsideration.total 1", &["行政复议：上年报告有 2 件尚未审结，本年总计只有 1 件。"]);
    }

    #[test]
    fn without_the_year_before_nothing_is_said() {
        check(&RULE, "reconsideration.total 1", &[]);
    }
}
