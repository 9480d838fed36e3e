//! # N106 · remedies-told-otherwise
//!
//! ## What it checks
//! What the text says of reconsideration and litigation, or that there was
//! none, is what table 4 says.
//!
//! ## Why the law asks it
//! The text explains the table.
//!
//! ## What usually went wrong
//! Cases of the year before were told.

use crate::narrative::claim::Subject;
use crate::rule::spoken::compare;
use crate::rule::{Basis, Case, Formula, Out, Rule, Severity, Spec, Status};
use law::{Cite, cite};

/// See the head of this file.
pub static RULE: Rule = Rule {
    code: "N106",
    name: "remedies-told-otherwise",
    title: "文中的复议诉讼数与表四不同",
    says: "文中说的行政复议、行政诉讼件数及各种结果，等于表四；说“未发生”“无”的，表四为零。",
    why: "文字说明表格，说的是同一年、同一个机关。",
    spec: Spec::any("AR-N-T4"),
    cite: Cite::new(&cite::FORM_2021, "表四"),
    basis: Basis::Derived,
    status: Status::Active { since: "0.1.0" },
    severity: Severity::Error,
    formula: Formula::Custom { says: "文中复议、诉讼件数（“未发生”即 0）＝ 表四相应各格", run },
};

fn run(case: &Case<'_>, out: &mut Out) {
    compare(&RULE, case, |s| matches!(s, Subject::Remedy(..)), out);
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::example::check;

    #[test]
    fn none_and_none() {
        check(&RULE, "一 未发生因政府信息公开引起的行政复议、行政诉讼。", &[]);
    }

    #[test]
    fn none_in_the_text_but_one_in_the_table() {
        check(&RULE, "reconsideration.total 1 | 一 没有发生政府信息公开行政复议、行政诉讼。", &["文中说“没有发生政府信息公开行政复议、行政诉讼”，表四行政复议是 1。"]);
    }

    #[test]
    fn the_text_says_another_number() {
        check(&RULE, "reconsideration.total 13 | 一 政府信息公开行政复议12件。", &["文中说“政府信息公开行政复议12件”，表四行政复议是 13。"]);
    }

    #[test]
    fn an_unread_cell_is_not_a_zero() {
        check(&RULE, "reconsideration.total ? | 一 政府信息公开行政复议12件。", &[]);
    }
}
