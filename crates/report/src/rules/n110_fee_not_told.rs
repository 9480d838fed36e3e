//! # N110 · fee-not-told
//!
//! ## What it checks
//! A report on 2021 or later tells whether an information processing fee was
//! charged, also when none was.
//!
//! ## Why the law asks it
//! The fee is totalled in the national form and put into the annual report.
//!
//! ## What usually went wrong
//! Nothing was charged, so nothing was written.

use crate::rule::{Basis, Case, Formula, Out, Rule, Severity, Spec, Status};
use law::{Cite, cite};

/// See the head of this file.
pub static RULE: Rule = Rule {
    code: "N110",
    name: "fee-not-told",
    title: "没有写信息处理费的情况",
    says: "2021年起的报告写明信息处理费收取情况；没有收的也写。",
    why: "信息处理费的收取情况要在年度报告中说明。",
    spec: Spec::any("AR-N-FEE"),
    cite: Cite::new(&cite::FEE_2020, "信息处理费收取情况的报告要求"),
    basis: Basis::Local,
    status: Status::Active { since: "0.1.0" },
    severity: Severity::Warning,
    formula: Formula::Custom { says: "2021年起：文中写有信息处理费的收取情况", run },
};

const TOLD: [&str; 6] = ["处理费", "收取费用", "收费情况", "收取任何费用", "收取相关费用", "未收费"];

fn run(case: &Case<'_>, out: &mut Out) {
    let text = case.prose().text();
    if case.reading.year.is_some_and(|y| y >= 2021) && !TOLD.iter().any(|w| text.contains(w)) {
        out.push(case.finding(&RULE, "没有写信息处理费的收取情况；没有收取的，也请写明。".to_owned()));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::example::check;

    #[test]
    fn nothing_charged_and_said_so() {
        check(&RULE, "六 本年度未收取信息处理费。", &[]);
    }

    #[test]
    fn nothing_said() {
        check(&RULE, "六 无。", &["没有写信息处理费的收取情况；没有收取的，也请写明。"]);
    }

    #[test]
    fn before_2021_there_was_no_fee() {
        check(&RULE, "年度 2020 | 六 无。", &[]);
    }

    #[test]
    fn without_a_year_nothing_is_said() {
        check(&RULE, "年度 不详 | 六 无。", &[]);
    }
}
