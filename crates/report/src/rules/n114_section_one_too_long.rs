//! # N114 · section-one-too-long
//!
//! ## What it checks
//! Section 一 has no more characters than the office allows (1,000 by
//! default).
//!
//! ## Why the law asks it
//! One city asks for it; elsewhere it is advice.
//!
//! ## What usually went wrong
//! Everything the agency did was told.

use crate::rule::{Basis, Case, Formula, Out, Rule, Severity, Spec, Status};
use law::{Cite, cite};

/// See the head of this file.
pub static RULE: Rule = Rule {
    code: "N114",
    name: "section-one-too-long",
    title: "第一部分太长",
    says: "第一部分不超过规定字数（默认 1000 字，可以设置）。这是地方要求，默认不查。",
    why: "有的地方限定字数，便于阅读。",
    spec: Spec::any("AR-N-LEN"),
    cite: Cite::new(&cite::WUWEI_2025, "第一项"),
    basis: Basis::Local,
    status: Status::OptIn { since: "0.1.0" },
    severity: Severity::Info,
    formula: Formula::Custom { says: "第一部分字数 ≤ 设定字数", run },
};

fn run(case: &Case<'_>, out: &mut Out) {
    let prose = case.prose();
    let most = case.context.settings.section_1_max;
    let length: usize = prose.section("一").map(|range| prose.text()[range].chars().count()).sum();
    if length > most {
        let message = format!("第一部分有 {length} 个字，超过 {most} 个字。");
        out.push(case.finding(&RULE, message).values(format!("不超过 {most}"), length.to_string()));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::example::check;

    #[test]
    fn short_enough() {
        check(&RULE, "一 公开信息。", &[]);
    }

    #[test]
    fn too_long() {
        let text = format!("一 {}", "公".repeat(1001));
        check(&RULE, &text, &["第一部分有 1001 个字，超过 1000 个字。"]);
    }

    #[test]
    fn without_section_one_nothing_is_said() {
        check(&RULE, "缺章 一", &[]);
    }
}
