//! # P111 · published-more-than-public
//!
//! ## What it checks
//! In the 2019 edition what was newly published does not exceed the public
//! total.
//!
//! ## Why the law asks it
//! What was published this year is part of what is public.
//!
//! ## What usually went wrong
//! The two columns were exchanged.

use crate::form::TableNo;
use crate::rule::formula::{t};
use crate::rule::{Basis, Each, Formula, Rule, Severity, Spec, Status};
use law::{Cite, cite};

/// See the head of this file.
pub static RULE: Rule = Rule {
    code: "P111",
    name: "published-more-than-public",
    title: "新公开的多于对外公开总数",
    says: "2019年格式：本年新公开数量不大于对外公开总数量。",
    why: "本年公开的，是对外公开总数的一部分。",
    spec: Spec::only_2019(TableNo::T2, "AR19-T2-PUBLISHED"),
    cite: Cite::new(&cite::FORM_2019, "表二第二十条第（一）项"),
    basis: Basis::Derived,
    status: Status::Active { since: "0.1.0" },
    severity: Severity::Error,
    formula: Formula::AtMost {
        left: &[t("published")],
        right: &[t("public_total")],
        each: Each::Of(&["proactive.regulations", "proactive.normative_documents"]),
        message: "{each}本年新公开印的是 {left} 件，大于对外公开总数的 {right} 件。",
    },
};

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::example::check;

    #[test]
    fn part_of_the_whole() {
        check(&RULE, "版本 2019 | normative_documents.published 1 | normative_documents.public_total 1", &[]);
    }

    #[test]
    fn more_than_the_whole() {
        check(&RULE, "版本 2019 | normative_documents.published 2 | normative_documents.public_total 1", &["规范性文件本年新公开印的是 2 件，大于对外公开总数的 1 件。"]);
    }

    #[test]
    fn an_unread_cell_is_not_a_zero() {
        check(&RULE, "版本 2019 | normative_documents.published 2 | normative_documents.public_total ?", &[]);
    }
}
