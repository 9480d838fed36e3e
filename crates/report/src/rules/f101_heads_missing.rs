//! # F101 · heads-missing
//!
//! ## What it checks
//! All seven heads of table 3 and fifteen of table 4 are printed whole.
//!
//! ## Why the law asks it
//! The form fixes the columns; without heads numbers can be misread.
//!
//! ## What usually went wrong
//! Merged cells lost their text when pasted.

use crate::form::TableNo;
use crate::rule::{Basis, Case, Formula, Out, Rule, Severity, Spec, Status};
use law::{Cite, cite};

/// See the head of this file.
pub static RULE: Rule = Rule {
    code: "F101",
    name: "heads-missing",
    title: "表头缺失",
    says: "表三七列、表四十五列的表头都在，而且完整。",
    why: "格式固定了列，缺了表头，数字就可能被读错。",
    spec: Spec::any("AR-LAYOUT-HEADER"),
    cite: Cite::new(&cite::FORM_2021, "表三、表四表头"),
    basis: Basis::Derived,
    status: Status::Active { since: "0.1.0" },
    severity: Severity::Warning,
    formula: Formula::Custom { says: "表三、表四的表头齐全", run },
};

fn run(case: &Case<'_>, out: &mut Out) {
    for (table, name) in [(TableNo::T3, "表三"), (TableNo::T4, "表四")] {
        let heads: Vec<&str> = case.reading.missing_heads.iter().filter(|h| h.table == table).map(|h| h.head).collect();
        if !heads.is_empty() {
            let message = format!("{name}的表头缺失或不完整：{}。", heads.join("、"));
            out.push(case.finding(&RULE, message));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::example::check;

    #[test]
    fn all_heads_are_there() {
        check(&RULE, "", &[]);
    }

    #[test]
    fn a_head_is_cut() {
        check(&RULE, "缺头 一", &["表四的表头缺失或不完整：结果维持。"]);
    }

    #[test]
    fn unread_cells_do_not_matter() {
        check(&RULE, "received.total ?", &[]);
    }
}
