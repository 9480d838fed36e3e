//! # N103 · carried-told-otherwise
//!
//! ## What it checks
//! What the text says was carried in or out is what table 3 says.
//!
//! ## Why the law asks it
//! The text explains the table.
//!
//! ## What usually went wrong
//! Last year's sentence was kept.

use crate::narrative::claim::Subject;
use crate::rule::spoken::compare;
use crate::rule::{Basis, Case, Formula, Out, Rule, Severity, Spec, Status};
use law::{Cite, cite};

/// See the head of this file.
pub static RULE: Rule = Rule {
    code: "N103",
    name: "carried-told-otherwise",
    title: "文中的结转数与表三不同",
    says: "文中说上年结转、结转下年的件数，等于表三同名行的总计。",
    why: "文字说明表格，说的是同一年、同一个机关。",
    spec: Spec::any("AR-N-CARRIED"),
    cite: Cite::new(&cite::FORM_2021, "表三第二行、第四行"),
    basis: Basis::Derived,
    status: Status::Active { since: "0.1.0" },
    severity: Severity::Error,
    formula: Formula::Custom { says: "文中上年结转、结转下年的件数 ＝ 表三同名行总计", run },
};

fn run(case: &Case<'_>, out: &mut Out) {
    compare(&RULE, case, |s| matches!(s, Subject::CarriedIn | Subject::CarriedOut), out);
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::example::check;

    #[test]
    fn the_text_says_what_the_table_says() {
        check(&RULE, "carried_in.total 3 | carried_out.total 2 | 一 答复政府信息公开申请62件（含上年结转3件），结转下年继续办理2件。", &[]);
    }

    #[test]
    fn the_text_says_another_number() {
        check(&RULE, "carried_in.total 3 | 一 答复政府信息公开申请62件（含上年结转4件）。", &["文中说“答复政府信息公开申请62件（含上年结转4件）”，表三上年结转总计是 3。"]);
    }

    #[test]
    fn the_figure_may_stand_first() {
        check(&RULE, "carried_out.total 3 | 一 受理政府信息公开申请9件，另有4件顺延到下年度答复。", &["文中说“受理政府信息公开申请9件，另有4件顺延到下年度答复”，表三结转下年度总计是 3。"]);
    }

    #[test]
    fn an_unread_cell_is_not_a_zero() {
        check(&RULE, "carried_in.total ? | 一 答复政府信息公开申请62件（含上年结转4件）。", &[]);
    }
}
