//! # P112 · public-total-jumps
//!
//! ## What it checks
//! In the 2019 edition the public total is last year's plus what was newly
//! published.
//!
//! ## Why the law asks it
//! A stock grows by what is added; the form does not show repeals, so a
//! difference is only worth a look.
//!
//! ## What usually went wrong
//! Repealed documents were taken down.

use crate::form::TableNo;
use crate::rule::formula::{Side, t};
use crate::rule::{Basis, Each, Formula, Rule, Severity, Spec, Status};
use law::{Cite, cite};

/// See the head of this file.
pub static RULE: Rule = Rule {
    code: "P112",
    name: "public-total-jumps",
    title: "对外公开总数与上年接不上",
    says: "2019年格式：对外公开总数量等于上年的总数量加本年新公开数量。废止的文件格式上不显示，所以只作提示。",
    why: "总数只会因新公开而增加。",
    spec: Spec::only_2019(TableNo::T2, "AR19-T2-TOTAL"),
    cite: Cite::new(&cite::FORM_2019, "表二“对外公开总数量”"),
    basis: Basis::Derived,
    status: Status::Active { since: "0.1.0" },
    severity: Severity::Info,
    formula: Formula::Equal {
        left: &[t("public_total")],
        right: &[t("public_total").last_year(), t("published")],
        each: Each::Of(&["proactive.regulations", "proactive.normative_documents"]),
        trust: Side::Right,
        message: "{each}对外公开总数印的是 {left} 件，上年总数加本年新公开是 {right} 件，相差 {gap} 件。",
    },
};

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::example::check;

    #[test]
    fn the_total_grows() {
        check(&RULE, "版本 2019 | p.normative_documents.public_total 4 | normative_documents.published 1 | normative_documents.public_total 5", &[]);
    }

    #[test]
    fn the_total_shrinks() {
        check(&RULE, "版本 2019 | p.normative_documents.public_total 4 | normative_documents.public_total 1", &["规范性文件对外公开总数印的是 1 件，上年总数加本年新公开是 4 件，相差 3 件。"]);
    }

    #[test]
    fn without_the_year_before_nothing_is_said() {
        check(&RULE, "版本 2019 | normative_documents.public_total 1", &[]);
    }
}
