//! # N101 · received-told-otherwise
//!
//! ## What it checks
//! What the text says was received (收到, 受理, 新收, 收办) is what table 3 says.
//!
//! ## Why the law asks it
//! The text explains the table; both describe the same year.
//!
//! ## What usually went wrong
//! The text was written before the last count.

use crate::narrative::claim::Subject;
use crate::rule::spoken::compare;
use crate::rule::{Basis, Case, Formula, Out, Rule, Severity, Spec, Status};
use law::{Cite, cite};

/// See the head of this file.
pub static RULE: Rule = Rule {
    code: "N101",
    name: "received-told-otherwise",
    title: "文中的收到数与表三不同",
    says: "文中说收到、受理、新收的申请数，等于表三本年新收总计；“受理”“收办”也可以是新收加上年结转。全市、全县等更大范围的数不同，只作提示。",
    why: "文字说明表格，说的是同一年、同一个机关。",
    spec: Spec::any("AR-N-RECEIVED"),
    cite: Cite::new(&cite::FORM_2021, "一、报告内容（一）总体情况"),
    basis: Basis::Derived,
    status: Status::Active { since: "0.1.0" },
    severity: Severity::Error,
    formula: Formula::Custom { says: "文中收到、受理、新收的申请数 ＝ 表三本年新收总计（受理、收办可含上年结转）", run },
};

fn run(case: &Case<'_>, out: &mut Out) {
    compare(&RULE, case, |s| matches!(s, Subject::Received | Subject::Intake | Subject::Accepted | Subject::Applications), out);
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::example::{check, check_severity};

    #[test]
    fn the_text_says_what_the_table_says() {
        check(&RULE, "received.total 7 | 一 本局收到政府信息公开申请7件。", &[]);
    }

    #[test]
    fn the_text_says_another_number() {
        check(&RULE, "received.total 7 | 一 本局收到政府信息公开申请9件。", &["文中说“本局收到政府信息公开申请9件”，表三本年新收总计是 7。"]);
    }

    #[test]
    fn nothing_received_but_the_table_has_some() {
        check(&RULE, "received.total 7 | 一 本年度未收到政府信息公开申请。", &["文中说“本年度未收到政府信息公开申请”，表三本年新收总计是 7。"]);
    }

    #[test]
    fn accepted_may_include_what_was_carried_in() {
        check(&RULE, "received.total 7 | carried_in.total 2 | 一 本局受理政府信息公开申请9件。", &[]);
    }

    #[test]
    fn an_unread_cell_is_not_a_zero() {
        check(&RULE, "received.total ? | 一 本局收到政府信息公开申请9件。", &[]);
    }

    #[test]
    fn a_region_beside_an_agency_is_only_worth_a_look() {
        check_severity(&RULE, "received.total 7 | 一 全县收到政府信息公开申请90件。", &[crate::rule::Severity::Info]);
    }

    #[test]
    fn a_region_whose_other_figures_agree_is_the_table() {
        check_severity(&RULE, "received.total 7 | granted.total 5 | partial.total 2 | 一 全县收到政府信息公开申请90件，予以公开5件、部分公开2件。", &[crate::rule::Severity::Error]);
    }
}
