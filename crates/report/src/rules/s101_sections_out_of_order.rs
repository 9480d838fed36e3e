//! # S101 · sections-out-of-order
//!
//! ## What it checks
//! The six sections are there, in order, under headings that say what the
//! form says.
//!
//! ## Why the law asks it
//! Article 50 lists the contents; the form fixes their order.
//!
//! ## What usually went wrong
//! A section was left out or two were joined.

use crate::form;
use crate::rule::{Basis, Case, Formula, Out, Rule, Severity, Spec, Status};
use law::{Cite, cite};

/// See the head of this file.
pub static RULE: Rule = Rule {
    code: "S101",
    name: "sections-out-of-order",
    title: "六个部分不齐或次序不对",
    says: "报告有六个部分，次序与格式一致，标题说的是同一件事。",
    why: "条例第五十条列明年度报告的内容，格式固定了次序。",
    spec: Spec::any("AR-S-SECTIONS"),
    cite: Cite::new(&cite::OGI_2019, "第五十条"),
    basis: Basis::Official,
    status: Status::Active { since: "0.1.0" },
    severity: Severity::Error,
    formula: Formula::Custom { says: "一、二、三、四、五、六各部分齐全，依次排列，标题相符", run },
};

/// Words of which the heading of each section has at least one.
const WORDS: [&[&str]; 6] = [
    &["总体", "概述", "基本情况"],
    &["主动公开"],
    &["申请"],
    &["复议", "诉讼"],
    &["问题", "改进", "不足"],
    &["其他", "其它", "需要报告", "需报告"],
];

fn run(case: &Case<'_>, out: &mut Out) {
    let sections = &case.reading.sections;
    let mut last = 0;
    for (i, (no, heading, _)) in form::SECTIONS.iter().enumerate() {
        let fits = |s: &&crate::reading::Section| WORDS[i].iter().any(|w| s.heading.contains(w));
        let numbered = sections.iter().filter(|s| s.no == *no);
        let place = sections.iter().position(|s| s.no == *no && fits(&s));
        match place {
            Some(at) if at >= last => last = at,
            Some(at) => {
                let message = format!("第{no}部分“{heading}”的次序不对，应在前一部分之后。");
                out.push(case.finding(&RULE, message).at([sections[at].place]));
            }
            None => {
                let other = numbered.clone().next();
                let message = match other {
                    Some(s) => format!("第{no}部分的标题是“{}”，应为“{heading}”。", s.heading.trim()),
                    None => format!("缺少第{no}部分“{heading}”。"),
                };
                out.push(case.finding(&RULE, message).at(other.map(|s| s.place)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::example::check;

    #[test]
    fn six_in_order() {
        check(&RULE, "", &[]);
    }

    #[test]
    fn one_is_missing() {
        check(&RULE, "缺章 五", &["缺少第五部分“存在的主要问题及改进情况”。"]);
    }

    #[test]
    fn a_variant_is_fine() {
        check(&RULE, "章名 五 存在问题及改进措施", &[]);
    }

    #[test]
    fn another_subject() {
        check(&RULE, "章名 五 收费情况", &["第五部分的标题是“收费情况”，应为“存在的主要问题及改进情况”。"]);
    }

    #[test]
    fn unread_cells_do_not_matter() {
        check(&RULE, "received.total ?", &[]);
    }
}
