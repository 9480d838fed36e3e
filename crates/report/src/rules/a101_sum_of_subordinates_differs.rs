//! # A101 · sum-of-subordinates-differs
//!
//! ## What it checks
//! A government's cell is the sum of the cells of the reports below it.
//!
//! ## Why the law asks it
//! The report of a government covers its departments and lower governments.
//!
//! ## What usually went wrong
//! A unit was left out, or counted twice.

use crate::cells::Number;
use crate::reading::Level;
use crate::rule::{Basis, Case, Formula, Out, Rule, Severity, Spec, Status};
use law::{Cite, cite};

/// See the head of this file.
pub static RULE: Rule = Rule {
    code: "A101",
    name: "sum-of-subordinates-differs",
    title: "与下级各份报告之和不等",
    says: "政府的报告：可相加的每一格等于下级各份报告之和。有一份未读出的格子不判断。",
    why: "政府的报告汇总本级各部门和下级政府。",
    spec: Spec::any("AR-AGG"),
    cite: Cite::new(&cite::FORM_2021, "一、报告内容"),
    basis: Basis::Derived,
    status: Status::Active { since: "0.1.0" },
    severity: Severity::Warning,
    formula: Formula::Custom { says: "政府报告的每一格 ＝ 下级各份报告同一格之和", run },
};

const NAMED: usize = 3;

fn run(case: &Case<'_>, out: &mut Out) {
    let children = &case.context.children;
    let all_here = case.context.children_expected.is_none_or(|n| children.len() >= n);
    if children.is_empty() || !all_here || !case.reading.level.is_some_and(Level::is_government) {
        return;
    }
    let mut differ = Vec::new();
    let mut named = Vec::new();
    for (id, cell) in case.reading.cells.iter() {
        let sum = children.iter().try_fold(Number::ZERO, |sum, child| Some(sum + child.cells.number(id)?));
        let (Some(own), Some(sum)) = (cell.assessable(), sum) else { continue };
        if own != sum {
            differ.push(id);
            named.push(format!("{}印 {}，下级合计 {}", id.label(), own.normalize(), sum.normalize()));
        }
    }
    if differ.is_empty() {
        return;
    }
    let more = if named.len() > NAMED { "等" } else { "" };
    let message = format!("与下级 {} 份报告之和有 {} 个格子不等：{}{more}。", children.len(), differ.len(), named[..named.len().min(NAMED)].join("；"));
    let place = case.places(&differ);
    out.push(case.finding(&RULE, message).cells(differ).at(place));
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::example::check;

    #[test]
    fn the_sum_is_right() {
        check(&RULE, "级别 county_government | received.total 5 | 下级 received.total 2 | 下级 received.total 3", &[]);
    }

    #[test]
    fn a_unit_was_left_out() {
        check(&RULE, "级别 county_government | received.total 5 | 下级 received.total 2 | 下级 received.total 2", &["与下级 2 份报告之和有 1 个格子不等：表三“一、本年新收政府信息公开申请数量”总计印 5，下级合计 4。"]);
    }

    #[test]
    fn an_unread_cell_below_says_nothing() {
        check(&RULE, "级别 county_government | received.total 5 | 下级 received.total ?", &[]);
    }
}
