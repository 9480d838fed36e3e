//! # N105 · documents-told-otherwise
//!
//! ## What it checks
//! What the text says was made, repealed and in force of normative documents
//! is what table 2 says.
//!
//! ## Why the law asks it
//! The text explains the table.
//!
//! ## What usually went wrong
//! Documents of another rank were counted.

use crate::narrative::claim::Subject;
use crate::rule::spoken::compare;
use crate::rule::{Basis, Case, Formula, Out, Rule, Severity, Spec, Status};
use law::{Cite, cite};

/// See the head of this file.
pub static RULE: Rule = Rule {
    code: "N105",
    name: "documents-told-otherwise",
    title: "文中的规范性文件数与表二不同",
    says: "文中说制发、废止、现行有效的行政规范性文件件数，等于表二相应各格。",
    why: "文字说明表格，说的是同一年、同一个机关。",
    spec: Spec::any("AR-N-ND"),
    cite: Cite::new(&cite::FORM_2021, "表二第二十条第（一）项"),
    basis: Basis::Derived,
    status: Status::Active { since: "0.1.0" },
    severity: Severity::Error,
    formula: Formula::Custom { says: "文中制发、废止、现行有效的规范性文件件数 ＝ 表二相应各格", run },
};

fn run(case: &Case<'_>, out: &mut Out) {
    compare(&RULE, case, |s| matches!(s, Subject::DocumentsMade | Subject::DocumentsRepealed | Subject::DocumentsInForce | Subject::RegulationsInForce), out);
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::example::check;

    #[test]
    fn the_text_says_what_the_table_says() {
        check(&RULE, "normative_documents.in_force 12 | 一 现行有效规范性文件12件。", &[]);
    }

    #[test]
    fn the_text_says_another_number() {
        check(&RULE, "normative_documents.made 5 | 一 全年制发行政规范性文件6件。", &["文中说“全年制发行政规范性文件6件”，表二行政规范性文件本年制发是 5。"]);
    }

    #[test]
    fn what_was_published_is_not_what_was_made() {
        check(&RULE, "normative_documents.made 5 | 一 公开规范性文件6件。", &[]);
    }

    #[test]
    fn an_unread_cell_is_not_a_zero() {
        check(&RULE, "normative_documents.made ? | 一 全年制发行政规范性文件6件。", &[]);
    }
}
