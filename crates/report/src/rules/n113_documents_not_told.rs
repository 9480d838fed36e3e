//! # N113 · documents-not-told
//!
//! ## What it checks
//! Section 一 tells how many normative documents were made, repealed and are
//! in force.
//!
//! ## Why the law asks it
//! One city asks for it; elsewhere it is advice.
//!
//! ## What usually went wrong
//! Only the management of information was described.

use crate::narrative::claim::Subject;
use crate::rule::{Basis, Case, Formula, Out, Rule, Severity, Spec, Status};
use law::{Cite, cite};

/// See the head of this file.
pub static RULE: Rule = Rule {
    code: "N113",
    name: "documents-not-told",
    title: "没有写规范性文件的数量",
    says: "第一部分“政府信息管理”写明行政规范性文件的制发、废止、现行有效数量。这是地方要求，默认不查。",
    why: "有的地方要求在文中写明，并与表二一致。",
    spec: Spec::any("AR-N-MGMT"),
    cite: Cite::new(&cite::WUWEI_2025, "第一项"),
    basis: Basis::Local,
    status: Status::OptIn { since: "0.1.0" },
    severity: Severity::Info,
    formula: Formula::Custom { says: "第一部分写有规范性文件的制发、废止、现行有效数量", run },
};

fn run(case: &Case<'_>, out: &mut Out) {
    let claims = case.prose().claims();
    let wanted = [(Subject::DocumentsMade, "制发"), (Subject::DocumentsRepealed, "废止"), (Subject::DocumentsInForce, "现行有效")];
    let missing: Vec<&str> = wanted.iter().filter(|(s, _)| !claims.iter().any(|c| c.subject == *s)).map(|(_, w)| *w).collect();
    if !missing.is_empty() {
        out.push(case.finding(&RULE, format!("第一部分没有写行政规范性文件的{}数量。", missing.join("、"))));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::example::check;

    #[test]
    fn all_are_told() {
        check(&RULE, "一 制发行政规范性文件5件，废止3件，现行有效12件。", &[]);
    }

    #[test]
    fn none_is_told() {
        check(&RULE, "一 加强管理。", &["第一部分没有写行政规范性文件的制发、废止、现行有效数量。"]);
    }

    #[test]
    fn one_is_missing() {
        check(&RULE, "一 制发行政规范性文件5件，现行有效行政规范性文件12件。", &["第一部分没有写行政规范性文件的废止数量。"]);
    }
}
