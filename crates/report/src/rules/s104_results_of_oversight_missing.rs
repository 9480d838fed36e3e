//! # S104 · results-of-oversight-missing
//!
//! ## What it checks
//! A government's report tells the results of assessment (工作考核), social
//! review (社会评议) and accountability (责任追究).
//!
//! ## Why the law asks it
//! Article 50, item (四) asks for the results, not for the mechanism.
//!
//! ## What usually went wrong
//! Only the system was described.

use crate::reading::Level;
use crate::rule::{Basis, Case, Formula, Out, Rule, Severity, Spec, Status};
use law::{Cite, cite};

/// See the head of this file.
pub static RULE: Rule = Rule {
    code: "S104",
    name: "results-of-oversight-missing",
    title: "缺少考核、评议、追究的结果",
    says: "政府的报告写明工作考核、社会评议、责任追究的结果；只写机制不算。",
    why: "条例第五十条第一款第四项要求各级政府的报告包括这三项结果。",
    spec: Spec::any("AR-S-GOV"),
    cite: Cite::new(&cite::OGI_2019, "第五十条第一款第（四）项"),
    basis: Basis::Official,
    status: Status::Active { since: "0.1.0" },
    severity: Severity::Warning,
    formula: Formula::Custom { says: "各级政府的报告有工作考核、社会评议、责任追究的结果", run },
};

/// A topic and the words that name it.
const TOPICS: [(&str, &[&str]); 3] = [
    ("工作考核", &["考核", "考评"]),
    ("社会评议", &["社会评议", "公众评议", "群众评议", "满意度"]),
    ("责任追究", &["责任追究", "追责", "追究责任"]),
];
/// A clause with these words tells of the system, not of a result.
const SYSTEM: [&str; 4] = ["机制", "制度", "办法", "体系"];

fn run(case: &Case<'_>, out: &mut Out) {
    if !case.reading.level.is_some_and(Level::is_government) {
        return;
    }
    let text = case.prose().text();
    let told = |topic: &[&str]| {
        let stops = ['。', ',', ';', '；', '\n'];
        topic.iter().flat_map(|word| memchr::memmem::find_iter(text.as_bytes(), word)).any(|at| {
            let start = text[..at].rfind(stops).unwrap_or(0);
            let end = text[at..].find(stops).map_or(text.len(), |i| at + i);
            !SYSTEM.iter().any(|w| text[start..end].contains(w))
        })
    };
    let missing: Vec<&str> = TOPICS.iter().filter(|(_, topic)| !told(topic)).map(|(name, _)| *name).collect();
    if !missing.is_empty() {
        let message = format!("政府的年度报告应写明{}的结果，文中没有找到；只写制度、机制不算。", missing.join("、"));
        out.push(case.finding(&RULE, message));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::example::check;

    #[test]
    fn all_results_are_told() {
        check(&RULE, "级别 county_government | 一 年度考核结果为优秀。社会评议满意率为98%。未发生责任追究情况。", &[]);
    }

    #[test]
    fn only_the_mechanism() {
        check(&RULE, "级别 county_government | 一 建立考核、社会评议和责任追究机制。", &["政府的年度报告应写明工作考核、社会评议、责任追究的结果，文中没有找到；只写制度、机制不算。"]);
    }

    #[test]
    fn a_department_need_not() {
        check(&RULE, "级别 county_department | 一 建立考核机制。", &[]);
    }
}
