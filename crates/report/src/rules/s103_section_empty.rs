//! # S103 · section-empty
//!
//! ## What it checks
//! Sections 一, 五 and 六 have text; 无 is text.
//!
//! ## Why the law asks it
//! These sections have no table; without text they say nothing.
//!
//! ## What usually went wrong
//! The text was lost when the page was made.

use crate::rule::{Basis, Case, Formula, Out, Rule, Severity, Spec, Status};
use law::{Cite, cite};

/// See the head of this file.
pub static RULE: Rule = Rule {
    code: "S103",
    name: "section-empty",
    title: "有的部分没有文字",
    says: "第一、五、六部分有文字；确实没有的写“无”。",
    why: "这三个部分没有表格，没有文字就等于没有报告。",
    spec: Spec::any("AR-S-NONEMPTY"),
    cite: Cite::new(&cite::OGI_2019, "第五十条"),
    basis: Basis::Derived,
    status: Status::Active { since: "0.1.0" },
    severity: Severity::Error,
    formula: Formula::Custom { says: "第一、五、六部分的文字不为空", run },
};

fn run(case: &Case<'_>, out: &mut Out) {
    for section in case.reading.sections.iter().filter(|s| matches!(s.no.as_str(), "一" | "五" | "六")) {
        let empty = case.prose().section(&section.no).all(|range| !case.prose().text()[range].chars().any(char::is_alphanumeric));
        if empty {
            let message = format!("第{}部分“{}”没有文字；确实没有的，写“无”。", section.no, section.heading.trim());
            out.push(case.finding(&RULE, message).at([section.place]));
        } else if section.no == "六" && case.prose().section("六").all(|range| case.prose().text()[range].trim_end_matches('。') == "无") {
            let message = "第六部分只写了“无”；信息处理费等情况请写明。".to_owned();
            out.push(case.finding(&RULE, message).severity(Severity::Info).at([section.place]));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::example::check;

    #[test]
    fn all_have_text() {
        check(&RULE, "六 没有其他事项。", &[]);
    }

    #[test]
    fn only_nothing_is_worth_a_look() {
        check(&RULE, "六 无。", &["第六部分只写了“无”；信息处理费等情况请写明。"]);
    }

    #[test]
    fn section_six_is_empty() {
        check(&RULE, "六 ", &["第六部分“其他需要报告的事项”没有文字；确实没有的，写“无”。"]);
    }

    #[test]
    fn unread_cells_do_not_matter() {
        check(&RULE, "received.total ?", &[]);
    }
}
