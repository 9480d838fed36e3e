//! # D102 · government-late
//!
//! ## What it checks
//! A local government of county level or above publishes its report by 31
//! March of the next year.
//!
//! ## Why the law asks it
//! Article 49, paragraph 2.
//!
//! ## What usually went wrong
//! The figures of departments came late.

use crate::reading::Level;
use crate::rule::{Basis, Case, Formula, Out, Rule, Severity, Spec, Status, Why};
use jiff::civil::date;
use law::{Cite, cite};

/// See the head of this file.
pub static RULE: Rule = Rule {
    code: "D102",
    name: "government-late",
    title: "政府的年度报告公布晚了",
    says: "县级以上地方政府的年度报告在次年3月31日前公布。",
    why: "条例第四十九条第二款；“前”包括当日，遇休息日不顺延。",
    spec: Spec::any("AR-D-GOV"),
    cite: Cite::new(&cite::OGI_2019, "第四十九条第二款"),
    basis: Basis::Official,
    status: Status::Active { since: "0.1.0" },
    severity: Severity::Error,
    formula: Formula::Custom { says: "县级以上地方政府：公布日期 ≤ 次年3月31日", run },
};

fn run(case: &Case<'_>, out: &mut Out) {
    let (Some(level), Some(year)) = (case.reading.level, case.reading.year) else { return };
    if !(level.is_government() && level != Level::TownshipGovernment) {
        return;
    }
    let Some(published) = case.reading.published else { return out.skip(&RULE, case, Vec::new(), Why::NoPublicationDate) };
    let last = date(year + 1, 3, 31);
    if published > last {
        let message = format!("政府的年度报告应在{}年3月31日前公布，这份报告的日期是{}年{}月{}日。", year + 1, published.year(), published.month(), published.day());
        out.push(case.finding(&RULE, message).values(last.to_string(), published.to_string()));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::example::check;

    #[test]
    fn on_the_last_day() {
        check(&RULE, "级别 county_government | 发布 2025-03-31", &[]);
    }

    #[test]
    fn the_day_after() {
        check(&RULE, "级别 county_government | 发布 2025-04-01", &["政府的年度报告应在2025年3月31日前公布，这份报告的日期是2025年4月1日。"]);
    }

    #[test]
    fn without_a_date_nothing_is_said() {
        check(&RULE, "级别 county_government | 发布 不详", &[]);
    }

    #[test]
    fn a_township_has_no_date_in_law() {
        check(&RULE, "级别 township_government | 发布 2025-04-01", &[]);
    }
}
