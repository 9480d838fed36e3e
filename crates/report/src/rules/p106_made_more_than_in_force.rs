//! # P106 · made-more-than-in-force
//!
//! ## What it checks
//! What was made this year, less what was repealed, is still in force at its
//! end.
//!
//! ## Why the law asks it
//! A document made in the year is in force on 31 December unless repealed.
//!
//! ## What usually went wrong
//! The stock was left at zero or at last year's number.

use crate::form::TableNo;
use crate::rule::formula::{t};
use crate::rule::{Basis, Each, Formula, Rule, Severity, Spec, Status};
use law::{Cite, cite};

/// See the head of this file.
pub static RULE: Rule = Rule {
    code: "P106",
    name: "made-more-than-in-force",
    title: "现行有效少于本年净增",
    says: "规章、行政规范性文件：现行有效件数不少于本年制发减本年废止。",
    why: "当年发的文件没有废止，年末就还有效。",
    spec: Spec::only_2021(TableNo::T2, "AR-T2-MADE-INFORCE"),
    cite: Cite::new(&cite::FORM_2021, "表二“现行有效件数”"),
    basis: Basis::Derived,
    status: Status::Active { since: "0.1.0" },
    severity: Severity::Warning,
    formula: Formula::AtMost {
        left: &[t("made"), t("repealed").minus()],
        right: &[t("in_force")],
        each: Each::Of(&["proactive.regulations", "proactive.normative_documents"]),
        message: "{each}本年制发减废止是 {left} 件，现行有效只印 {right} 件。",
    },
};

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::example::check;

    #[test]
    fn what_was_made_is_in_force() {
        check(&RULE, "normative_documents.made 6 | normative_documents.in_force 57", &[]);
    }

    #[test]
    fn what_was_made_is_missing() {
        check(&RULE, "normative_documents.made 6 | normative_documents.in_force 5", &["行政规范性文件本年制发减废止是 6 件，现行有效只印 5 件。"]);
    }

    #[test]
    fn an_unread_cell_is_not_a_zero() {
        check(&RULE, "normative_documents.made 6 | normative_documents.in_force ?", &[]);
    }
}
