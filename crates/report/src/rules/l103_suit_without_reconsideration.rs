//! # L103 · suit-without-reconsideration
//!
//! ## What it checks
//! Since 2024 a refusal under articles 14 to 16 goes to reconsideration
//! first. A direct suit is odd when this and last year had no outcome that
//! may be sued over directly.
//!
//! ## Why the law asks it
//! 行政复议法 of 2023 puts reconsideration before the suit for refusals.
//!
//! ## What usually went wrong
//! A suit after reconsideration stands in the wrong block.

use crate::cells::{Cells, Number};
use crate::form;
use crate::rule::{Basis, Case, Formula, Out, Rule, Severity, Spec, Status, Why};
use law::{Cite, cite};

/// See the head of this file.
pub static RULE: Rule = Rule {
    code: "L103",
    name: "suit-without-reconsideration",
    title: "直接起诉的案件可能填错了块",
    says: "2024年起：未经复议直接起诉的总计大于零，而本年和上年都没有可以直接起诉的办理结果（予以公开、无法提供、不予处理、其他处理）时，提示核对。",
    why: "对不予公开决定须先申请行政复议，才能起诉。",
    spec: Spec::any("AR-T4-DIRECT"),
    cite: Cite::new(&cite::RECONSIDERATION_2023, "第二十三条"),
    basis: Basis::Derived,
    status: Status::Active { since: "0.1.0" },
    severity: Severity::Info,
    formula: Formula::Custom { says: "2024年起：直接起诉总计 ＞ 0 时，本年与上年的予以公开、无法提供、不予处理、其他处理不全为 0", run },
};

fn run(case: &Case<'_>, out: &mut Out) {
    let direct = form::cell("remedies.litigation_direct", "total");
    if case.reading.year.is_none_or(|y| y < 2024) || case.number(direct).is_none_or(|n| n.is_zero()) {
        return;
    }
    if open_to_suit(&case.reading.cells) != Some(Number::ZERO) {
        return;
    }
    let Some(previous) = case.context.previous else { return out.skip(&RULE, case, vec![direct], Why::NoPreviousYear) };
    if open_to_suit(&previous.cells) == Some(Number::ZERO) {
        let count = case.number(direct).unwrap_or_default().normalize();
        let message = format!("未经复议直接起诉印有 {count} 件，但两年来只有须先复议的不予公开、部分公开；请核对是否应填在“复议后起诉”。");
        out.push(case.finding(&RULE, message).cells(vec![direct]).at(case.places(&[direct])));
    }
}

/// The outcomes over which one may sue without reconsideration.
fn open_to_suit(cells: &Cells) -> Option<Number> {
    let mut sum = Number::ZERO;
    for (id, cell) in cells.iter().filter(|(id, _)| id.name().ends_with(".total")) {
        let groups = ["granted", "unavailable.", "not_processed.", "other.", "other_undivided"];
        let row = id.row().strip_prefix("applications.result.");
        if row.is_some_and(|r| groups.iter().any(|g| r.starts_with(g))) {
            sum += cell.assessable()?;
        }
    }
    Some(sum)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::example::check;

    #[test]
    fn a_suit_over_what_was_not_held() {
        check(&RULE, "litigation_direct.total 1 | unavailable.not_held.total 1 | p.granted.total 0", &[]);
    }

    #[test]
    fn a_suit_over_a_refusal_only() {
        check(&RULE, "litigation_direct.total 1 | refused.state_secret.total 1 | p.granted.total 0", &["未经复议直接起诉印有 1 件，但两年来只有须先复议的不予公开、部分公开；请核对是否应填在“复议后起诉”。"]);
    }

    #[test]
    fn without_the_year_before_nothing_is_said() {
        check(&RULE, "litigation_direct.total 1", &[]);
    }

    #[test]
    fn before_2024_there_was_a_choice() {
        check(&RULE, "年度 2023 | litigation_direct.total 1 | p.granted.total 0", &[]);
    }
}
