//! The rule book.

use super::{Link, Page, Severity};
use askama::Template;

/// `/rules`
#[derive(Debug, Clone, Template)]
#[template(path = "rules.html")]
pub struct RulesPage {
    /// The frame.
    pub page: Page,
    /// How many rules, what their codes mean.
    pub lead: String,
    /// The rules by the part of the form.
    pub groups: Vec<RuleGroup>,
}

/// Rules about one part of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleGroup {
    /// The part.
    pub name: String,
    /// Its rules.
    pub rules: Vec<RuleRow>,
}

/// A rule in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleRow {
    /// Its code.
    pub code: String,
    /// What it checks, in one line.
    pub checks: String,
    /// Its formula, or empty.
    pub formula: String,
    /// How grave its findings are.
    pub severity: Severity,
    /// On what it rests.
    pub cite: String,
}

/// `/rules/{code}`
#[derive(Debug, Clone, Template)]
#[template(path = "rule.html")]
pub struct RulePage {
    /// The frame.
    pub page: Page,
    /// Where the page stands.
    pub path: Vec<Link>,
    /// Its code.
    pub code: String,
    /// What it checks, in one line.
    pub checks: String,
    /// How grave its findings are.
    pub severity: Severity,
    /// The name of the fault.
    pub name: String,
    /// Since when, or removed.
    pub status: String,
    /// Its formula.
    pub formula: String,
    /// 查什么.
    pub what: Vec<String>,
    /// 为什么查.
    pub why: Vec<String>,
    /// 常见的原因.
    pub usual: Vec<String>,
    /// On what it rests.
    pub cite: String,
    /// Which editions it is for.
    pub editions: String,
    /// The id of the specification.
    pub spec: String,
    /// Reports of the library in which it found something.
    pub seen: Vec<Link>,
}
