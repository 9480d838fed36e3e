//! # N102 · handled-told-otherwise
//!
//! ## What it checks
//! What the text says was concluded or answered is the total of outcomes in
//! table 3. Where only the concluded are told, the received are missed.
//!
//! ## Why the law asks it
//! The text explains the table.
//!
//! ## What usually went wrong
//! Replies were counted and closings forgotten.

use crate::narrative::claim::Subject;
use crate::rule::spoken::compare;
use crate::rule::{Basis, Case, Formula, Out, Rule, Severity, Spec, Status};
use law::{Cite, cite};

/// See the head of this file.
pub static RULE: Rule = Rule {
    code: "N102",
    name: "handled-told-otherwise",
    title: "文中的办结数与表三不同",
    says: "文中说办结、答复的申请数，等于表三办理结果总计。只写了办结、没写收到多少的，作提示。",
    why: "文字说明表格，说的是同一年、同一个机关。",
    spec: Spec::any("AR-N-HANDLED"),
    cite: Cite::new(&cite::FORM_2021, "一、报告内容（一）总体情况"),
    basis: Basis::Derived,
    status: Status::Active { since: "0.1.0" },
    severity: Severity::Error,
    formula: Formula::Custom { says: "文中办结、答复的申请数 ＝ 表三办理结果总计", run },
};

fn run(case: &Case<'_>, out: &mut Out) {
    compare(&RULE, case, |s| s == Subject::Handled, out);
    let claims = case.prose().claims();
    let received = |s| matches!(s, Subject::Received | Subject::Intake | Subject::Accepted | Subject::Applications);
    let handled = claims.iter().find(|c| c.subject == Subject::Handled);
    if let Some(handled) = handled.filter(|_| !claims.iter().any(|c| received(c.subject))) {
        let quote = case.prose().quote(handled.range.clone());
        let message = format!("文中只写了办结数（“{quote}”），没有写收到多少件申请。");
        out.push(case.finding(&RULE, message).severity(Severity::Info).at(case.prose().place(handled.range.start)));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::example::check;

    #[test]
    fn the_text_says_what_the_table_says() {
        check(&RULE, "result.total.total 7 | 一 收到政府信息公开申请7件，办结7件。", &[]);
    }

    #[test]
    fn the_text_says_another_number() {
        check(&RULE, "result.total.total 7 | 一 收到政府信息公开申请7件，办结6件。", &["文中说“收到政府信息公开申请7件，办结6件”，表三办理结果总计是 7。"]);
    }

    #[test]
    fn only_the_concluded_are_told() {
        check(&RULE, "result.total.total 2 | 一 本年共办结依申请公开2件。", &["文中只写了办结数（“本年共办结依申请公开2件”），没有写收到多少件申请。"]);
    }

    #[test]
    fn an_unread_cell_is_not_a_zero() {
        check(&RULE, "result.total.total ? | 一 收到政府信息公开申请7件，办结6件。", &[]);
    }
}
