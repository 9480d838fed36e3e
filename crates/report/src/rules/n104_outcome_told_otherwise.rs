//! # N104 · outcome-told-otherwise
//!
//! ## What it checks
//! What the text says of each kind of outcome is what table 3 says; kinds
//! with several rows are added up.
//!
//! ## Why the law asks it
//! The text explains the table.
//!
//! ## What usually went wrong
//! Kinds were grouped in another way.

use crate::narrative::claim::Subject;
use crate::rule::spoken::compare;
use crate::rule::{Basis, Case, Formula, Out, Rule, Severity, Spec, Status};
use law::{Cite, cite};

/// See the head of this file.
pub static RULE: Rule = Rule {
    code: "N104",
    name: "outcome-told-otherwise",
    title: "文中的办理结果与表三不同",
    says: "文中说予以公开、部分公开、不予公开、无法提供、不予处理、其他处理的件数，等于表三相应各行之和。",
    why: "文字说明表格，说的是同一年、同一个机关。",
    spec: Spec::any("AR-N-OUTCOME"),
    cite: Cite::new(&cite::FORM_2021, "表三第三项（一）至（六）"),
    basis: Basis::Derived,
    status: Status::Active { since: "0.1.0" },
    severity: Severity::Error,
    formula: Formula::Custom { says: "文中各种办理结果的件数 ＝ 表三相应各行总计之和", run },
};

fn run(case: &Case<'_>, out: &mut Out) {
    compare(&RULE, case, |s| matches!(s, Subject::Granted | Subject::Partial | Subject::Refused | Subject::Unavailable | Subject::NotProcessed | Subject::Other), out);
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::example::check;

    #[test]
    fn kinds_with_several_rows_are_added_up() {
        check(&RULE, "refused.state_secret.total 1 | refused.third_party_rights.total 5 | 一 答复政府信息公开申请，不予公开6件。", &[]);
    }

    #[test]
    fn the_text_says_another_number() {
        check(&RULE, "granted.total 40 | 一 答复政府信息公开申请62件，其中予以公开41件。", &["文中说“答复政府信息公开申请62件，其中予以公开41件”，表三予以公开总计是 40。"]);
    }

    #[test]
    fn an_unread_cell_is_not_a_zero() {
        check(&RULE, "refused.state_secret.total ? | 一 答复政府信息公开申请，不予公开6件。", &[]);
    }

    #[test]
    fn a_part_that_agrees_is_enough() {
        check(&RULE, "granted.total 40 | 一 答复政府信息公开申请，予以公开40件；本级予以公开3件。", &[]);
    }
}
