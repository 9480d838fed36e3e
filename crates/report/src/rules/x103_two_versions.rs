//! # X103 · two-versions
//!
//! ## What it checks
//! Two reports of one agency and year have the same cells.
//!
//! ## Why the law asks it
//! A report is published once; a correction replaces it.
//!
//! ## What usually went wrong
//! An earlier version was left on another page.

use crate::rule::{Basis, Case, Formula, Out, Rule, Severity, Spec, Status};
use law::{Cite, cite};

/// See the head of this file.
pub static RULE: Rule = Rule {
    code: "X103",
    name: "two-versions",
    title: "同一年有两份不同的报告",
    says: "同一机关、同一年度的两份报告，各格相同。",
    why: "年度报告只有一份；更正后应撤下旧的。",
    spec: Spec::any("AR-X-CONFLICT"),
    cite: Cite::new(&cite::OGI_2019, "第四十九条"),
    basis: Basis::Derived,
    status: Status::Active { since: "0.1.0" },
    severity: Severity::Warning,
    formula: Formula::Custom { says: "同一机关、同一年度：各格相同", run },
};

fn run(case: &Case<'_>, out: &mut Out) {
    for twin in &case.context.same_year {
        let number = |cells: &crate::cells::Cells, id| cells.get(id).and_then(|c| c.value);
        let differ: Vec<_> = (case.reading.cells.iter())
            .map(|(id, _)| id)
            .filter(|id| match (number(&case.reading.cells, *id), number(&twin.cells, *id)) {
                (Some(a), Some(b)) => a != b,
                _ => false,
            })
            .collect();
        let Some(first) = differ.first() else { continue };
        let show = |cells| number(cells, *first).unwrap_or_default().normalize().to_string();
        let (here, there) = (show(&case.reading.cells), show(&twin.cells));
        let message = format!("同一机关、同一年度另有一份报告，{} 个格子不同，例如{}：这份是 {here}，那份是 {there}。", differ.len(), first.label());
        let place = case.places(&differ);
        out.push(case.finding(&RULE, message).values(there, here).cells(differ).at(place));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::example::check;

    #[test]
    fn one_report() {
        check(&RULE, "", &[]);
    }

    #[test]
    fn two_that_differ() {
        check(&RULE, "received.total 3 | q.received.total 4", &["同一机关、同一年度另有一份报告，1 个格子不同，例如表三“一、本年新收政府信息公开申请数量”总计：这份是 3，那份是 4。"]);
    }

    #[test]
    fn an_unread_cell_does_not_differ() {
        check(&RULE, "received.total ? | q.received.total 4", &[]);
    }
}
