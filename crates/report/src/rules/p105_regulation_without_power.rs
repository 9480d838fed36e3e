//! # P105 · regulation-without-power
//!
//! ## What it checks
//! An agency without the power to make 规章 reports zero in that row.
//!
//! ## Why the law asks it
//! Only departments of the State Council, provinces, cities divided into
//! districts and autonomous prefectures may make 规章.
//!
//! ## What usually went wrong
//! Normative documents were counted as 规章.

use crate::cells::Number;
use crate::rule::{Basis, Case, Formula, Out, Rule, Severity, Spec, Status};
use law::{Cite, cite};

/// See the head of this file.
pub static RULE: Rule = Rule {
    code: "P105",
    name: "regulation-without-power",
    title: "没有规章制定权却填了规章",
    says: "没有规章制定权的机关，规章一行全填 0。",
    why: "规章只能由国务院部门、省级政府、设区的市和自治州政府制定。",
    spec: Spec::any("AR-T2-REGPOWER"),
    cite: Cite::new(&cite::LEGISLATION_2023, "第九十一条、第九十三条"),
    basis: Basis::Derived,
    status: Status::Active { since: "0.1.0" },
    severity: Severity::Warning,
    formula: Formula::Custom { says: "机关没有规章制定权时，规章各格 ＝ 0", run },
};

fn run(case: &Case<'_>, out: &mut Out) {
    if case.reading.level.is_none_or(|l| l.has_regulation_power()) {
        return;
    }
    let mut wrong = Vec::new();
    let mut found = Vec::new();
    for (id, cell) in case.reading.cells.iter() {
        if let Some(value) = cell.value.filter(|v| *v > Number::ZERO && id.row() == "proactive.regulations") {
            wrong.push(id);
            found.push(format!("{} {}", crate::rule::formula::part_label(id.column()), value.normalize()));
        }
    }
    if !wrong.is_empty() {
        let message = format!("规章一行印有{}，但这个机关没有规章制定权，应填 0；可能把行政规范性文件填进了规章。", found.join("、"));
        let place = case.places(&wrong);
        out.push(case.finding(&RULE, message).cells(wrong).values("0", found.join("、")).at(place));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::example::check;

    #[test]
    fn a_city_may_make_regulations() {
        check(&RULE, "级别 prefecture_government | regulations.in_force 11", &[]);
    }

    #[test]
    fn a_county_may_not() {
        check(&RULE, "级别 county_government | regulations.in_force 2", &["规章一行印有现行有效件数 2，但这个机关没有规章制定权，应填 0；可能把行政规范性文件填进了规章。"]);
    }

    #[test]
    fn an_unread_cell_says_nothing() {
        check(&RULE, "级别 county_government | regulations.in_force ?", &[]);
    }
}
