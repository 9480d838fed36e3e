//! # D101 · department-late
//!
//! ## What it checks
//! A department publishes its report by 31 January of the next year.
//!
//! ## Why the law asks it
//! Article 49, paragraph 1.
//!
//! ## What usually went wrong
//! The report waited for the government's own.

use crate::reading::Level;
use crate::rule::{Basis, Case, Formula, Out, Rule, Severity, Spec, Status, Why};
use jiff::civil::date;
use law::{Cite, cite};

/// See the head of this file.
pub static RULE: Rule = Rule {
    code: "D101",
    name: "department-late",
    title: "部门的年度报告公布晚了",
    says: "县级以上政府部门的年度报告在次年1月31日前公布。",
    why: "条例第四十九条第一款；“前”包括当日，遇休息日不顺延。",
    spec: Spec::any("AR-D-DEPT"),
    cite: Cite::new(&cite::OGI_2019, "第四十九条第一款"),
    basis: Basis::Official,
    status: Status::Active { since: "0.1.0" },
    severity: Severity::Error,
    formula: Formula::Custom { says: "部门：公布日期 ≤ 次年1月31日", run },
};

fn run(case: &Case<'_>, out: &mut Out) {
    let (Some(level), Some(year)) = (case.reading.level, case.reading.year) else { return };
    if !is_department(level) {
        return;
    }
    let Some(published) = case.reading.published else { return out.skip(&RULE, case, Vec::new(), Why::NoPublicationDate) };
    let last = date(year + 1, 1, 31);
    if published > last {
        let message = format!("部门的年度报告应在{}年1月31日前公布，这份报告的日期是{}年{}月{}日。", year + 1, published.year(), published.month(), published.day());
        out.push(case.finding(&RULE, message).values(last.to_string(), published.to_string()));
    }
}

fn is_department(level: Level) -> bool {
    !level.is_government() && level != Level::Subdistrict
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::example::check;

    #[test]
    fn on_the_last_day() {
        check(&RULE, "级别 county_department | 发布 2025-01-31", &[]);
    }

    #[test]
    fn the_day_after() {
        check(&RULE, "级别 county_department | 发布 2025-02-01", &["部门的年度报告应在2025年1月31日前公布，这份报告的日期是2025年2月1日。"]);
    }

    #[test]
    fn without_a_date_nothing_is_said() {
        check(&RULE, "级别 county_department | 发布 不详", &[]);
    }

    #[test]
    fn a_subdistrict_has_no_date_in_law() {
        check(&RULE, "级别 subdistrict | 发布 2025-02-01", &[]);
    }
}
