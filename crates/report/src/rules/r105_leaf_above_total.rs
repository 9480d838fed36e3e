//! # R105 · leaf-above-total
//!
//! ## What it checks
//! No outcome of table 3 exceeds （七）总计 in its column. Where a sum is
//! broken as well, this only stands beside that finding.
//!
//! ## Why the law asks it
//! A part is not greater than its whole.
//!
//! ## What usually went wrong
//! A number of another column or of table 2 was typed into an outcome.

use crate::rule::formula::{LEAF, t};
use crate::rule::{Basis, Each, Formula, Rule, Severity, Spec, Status};
use law::{Cite, cite};

/// See the head of this file.
pub static RULE: Rule = Rule {
    code: "R105",
    name: "leaf-above-total",
    title: "一项办理结果大于总计",
    says: "表三每一列：任何一项办理结果都不大于“（七）总计”。同一列的合计已经报错时，只附在那一条之下。",
    why: "部分不会大于整体。",
    spec: Spec::any("AR-T3-LEAFMAX"),
    cite: Cite::new(&cite::FORM_2021, "表三“（七）总计”行"),
    basis: Basis::Derived,
    status: Status::Active { since: "0.1.0" },
    severity: Severity::Error,
    formula: Formula::AtMost {
        left: &[LEAF],
        right: &[t("applications.result.total")],
        each: Each::LeafAndApplicant,
        message: "{each}印的是 {left}，大于同一列“（七）总计”的 {right}。",
    },
};

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::example::check;

    #[test]
    fn a_part_within_its_whole() {
        check(&RULE, "granted.total 3 | result.total.total 3", &[]);
    }

    #[test]
    fn a_part_above_its_whole() {
        check(&RULE, "granted.total 4 | result.total.total 3", &["“（一）予以公开”总计印的是 4，大于同一列“（七）总计”的 3。"]);
    }

    #[test]
    fn an_unread_total_says_nothing() {
        check(&RULE, "granted.total 4 | result.total.total ?", &[]);
    }
}
