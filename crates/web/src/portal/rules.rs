//! `/rules`: the rule book and its pages.

use crate::fill::verdict::severity;
use crate::view::rules::{RuleGroup, RulePage, RuleRow, RulesPage};
use crate::view::{Link, Place};
use crate::visitor::Visitor;
use crate::wrong::{Wrong, show};
use ::report::rule::{Basis, Rule, Status};
use ::report::rules;
use axum::extract::Path;
use axum::response::Response;

/// The parts of the form by the first letter of a code.
const PARTS: [(&str, &str); 9] = [
    ("P", "表二　主动公开"),
    ("R", "表三　申请的收和办"),
    ("L", "表四　复议和诉讼"),
    ("N", "正文与表"),
    ("S", "标题和六个部分"),
    ("F", "印出来的表"),
    ("D", "发布日期"),
    ("X", "整篇文字和别的报告"),
    ("A", "上级与下级"),
];

/// `GET /rules`
///
/// # Errors
/// If the template refuses.
pub async fn list(visitor: Visitor) -> Result<Response, Wrong> {
    let groups = PARTS.iter().map(|(letter, name)| RuleGroup {
        name: (*name).to_owned(),
        rules: rules::all().iter().filter(|r| r.code.starts_with(letter)).map(|r| row(r)).collect(),
    });
    show(&RulesPage {
        page: visitor.page("规则", Place::Rules),
        lead: format!("{} 条规则，每条写明查什么、依据哪个文件。编号不变，不重用。", rules::all().len()),
        groups: groups.filter(|g| !g.rules.is_empty()).collect(),
    })
}

fn row(rule: &Rule) -> RuleRow {
    RuleRow {
        code: rule.code.to_owned(),
        checks: rule.title.to_owned(),
        formula: rule.formula.written(),
        severity: severity(rule.severity),
        cite: rule.cite.to_string(),
    }
}

/// `GET /rules/{code}`
///
/// # Errors
/// If there is no such rule.
pub async fn one(visitor: Visitor, Path(code): Path<String>) -> Result<Response, Wrong> {
    let rule = rules::named(&code).ok_or(Wrong::Missing)?;
    let editions = match (rule.spec.e2021, rule.spec.e2019) {
        (Some(_), Some(_)) => "2019年、2021年",
        (Some(_), None) => "2021年",
        _ => "2019年",
    };
    let basis = match rule.basis {
        Basis::Official => "",
        other => other.label(),
    };
    show(&RulePage {
        page: visitor.page(rule.code, Place::Rules),
        path: vec![Link::new("规则", "/rules")],
        code: rule.code.to_owned(),
        checks: rule.title.to_owned(),
        severity: severity(rule.severity),
        name: rule.name.to_owned(),
        status: match rule.status {
            Status::Active { since } => format!("有效，自 {since} 版"),
            Status::OptIn { since } => format!("默认不查，自 {since} 版"),
            Status::Removed { since } => format!("已废止，自 {since} 版"),
        },
        formula: rule.formula.written(),
        what: vec![rule.says.to_owned()],
        why: vec![rule.why.to_owned()],
        usual: Vec::new(),
        cite: if basis.is_empty() { rule.cite.to_string() } else { format!("{}（{basis}）", rule.cite) },
        editions: editions.to_owned(),
        spec: rule.spec.names().collect::<Vec<_>>().join("、"),
        seen: Vec::new(),
    })
}
