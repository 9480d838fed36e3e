//! # S102 · title-differs
//!
//! ## What it checks
//! The title is the agency, the year and 政府信息公开工作年度报告.
//!
//! ## Why the law asks it
//! The form fixes the title.
//!
//! ## What usually went wrong
//! The title was lost when the page was made.

use crate::rule::{Basis, Case, Formula, Out, Rule, Severity, Spec, Status};
use law::{Cite, cite};

/// See the head of this file.
pub static RULE: Rule = Rule {
    code: "S102",
    name: "title-differs",
    title: "没有标题或标题不合格式",
    says: "标题是“机关名称＋年份＋年政府信息公开工作年度报告”。",
    why: "格式固定了标题的写法。",
    spec: Spec::any("AR-S-TITLE"),
    cite: Cite::new(&cite::FORM_2021, "报告标题"),
    basis: Basis::Official,
    status: Status::Active { since: "0.1.0" },
    severity: Severity::Warning,
    formula: Formula::Custom { says: "标题 ＝ 机关名称＋YYYY年政府信息公开工作年度报告", run },
};

fn run(case: &Case<'_>, out: &mut Out) {
    let Some(title) = &case.reading.title else {
        out.push(case.finding(&RULE, "没有标题。标题应写“机关名称＋年份＋年政府信息公开工作年度报告”。".to_owned()));
        return;
    };
    let plain: String = title.chars().filter(|c| !c.is_whitespace()).collect();
    if !fits(&plain) {
        let message = format!("标题是“{plain}”，应为“机关名称＋年份＋年政府信息公开工作年度报告”。");
        out.push(case.finding(&RULE, message));
    }
}

fn fits(title: &str) -> bool {
    let title = title.trim_matches(['《', '》']);
    let Some(front) = title.strip_suffix("年政府信息公开工作年度报告") else { return false };
    let digits = front.len().checked_sub(4).and_then(|i| front.get(i..));
    front.len() > 4 && digits.is_some_and(|d| d.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::example::check;

    #[test]
    fn the_title_of_the_form() {
        check(&RULE, "标题 云澜县人民政府2024年政府信息公开工作年度报告", &[]);
    }

    #[test]
    fn no_title() {
        check(&RULE, "标题 ", &["没有标题。标题应写“机关名称＋年份＋年政府信息公开工作年度报告”。"]);
    }

    #[test]
    fn another_title() {
        check(&RULE, "标题 云澜县2024年政务公开总结", &["标题是“云澜县2024年政务公开总结”，应为“机关名称＋年份＋年政府信息公开工作年度报告”。"]);
    }

    #[test]
    fn unread_cells_do_not_matter() {
        check(&RULE, "received.total ?", &[]);
    }
}
