//! # P104 · repealed-more-than-existed
//!
//! ## What it checks
//! No more documents are repealed than were in force the year before plus
//! those made.
//!
//! ## Why the law asks it
//! What does not exist cannot be repealed.
//!
//! ## What usually went wrong
//! Documents of other agencies or an earlier clean-up were counted.

use crate::form::TableNo;
use crate::rule::formula::{t};
use crate::rule::{Basis, Each, Formula, Rule, Severity, Spec, Status};
use law::{Cite, cite};

/// See the head of this file.
pub static RULE: Rule = Rule {
    code: "P104",
    name: "repealed-more-than-existed",
    title: "废止的比有过的还多",
    says: "规章、行政规范性文件：本年废止件数不超过上年现行有效件数加本年制发件数。",
    why: "没有的文件废止不了。",
    spec: Spec::only_2021(TableNo::T2, "AR-T2-REPEAL"),
    cite: Cite::new(&cite::FORM_2021, "表二“本年废止件数”"),
    basis: Basis::Derived,
    status: Status::Active { since: "0.1.0" },
    severity: Severity::Warning,
    formula: Formula::AtMost {
        left: &[t("repealed")],
        right: &[t("in_force").last_year(), t("made")],
        each: Each::Of(&["proactive.regulations", "proactive.normative_documents"]),
        message: "{each}废止印的是 {left} 件，上年存量加本年制发只有 {right} 件。",
    },
};

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::example::check;

    #[test]
    fn what_existed_may_be_repealed() {
        check(&RULE, "p.normative_documents.in_force 10 | normative_documents.repealed 10", &[]);
    }

    #[test]
    fn more_is_repealed_than_existed() {
        check(&RULE, "p.normative_documents.in_force 10 | normative_documents.repealed 11", &["行政规范性文件废止印的是 11 件，上年存量加本年制发只有 10 件。"]);
    }

    #[test]
    fn without_the_year_before_nothing_is_said() {
        check(&RULE, "normative_documents.repealed 11", &[]);
    }
}
