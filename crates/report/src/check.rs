//! The engine: reports against the rule book.
//!
//! It stands above the rules and knows all of them. A report of which a cell
//! was not read is never `clean`.
//!
//! Order of reading: [`check`], [`equation`], [`cause`], [`order`].

pub mod cause;
pub mod equation;
pub mod order;

pub use crate::rule::{Also, Context, Finding, Kind, NotAssessable, Scope, Severity, Suspect, Why};
pub use order::check_all;

use crate::reading::{FormKind, Reading};
use crate::rule::{Case, Formula, Out, Rule, Status};
use crate::rules;

/// Which rules are checked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// Codes or beginnings of codes; empty means all active rules. A rule that
    /// is off by default is switched on by its whole code.
    pub select: Vec<String>,
    /// Codes or beginnings of codes left out.
    pub ignore: Vec<String>,
}

impl Options {
    /// Whether a rule is checked.
    pub fn wants(&self, rule: &Rule) -> bool {
        let named = |list: &[String]| list.iter().any(|p| rule.code.starts_with(p.as_str()));
        let selected = match rule.status {
            Status::Active { .. } => self.select.is_empty() || named(&self.select),
            Status::OptIn { .. } => self.select.iter().any(|p| p == rule.code),
            Status::Removed { .. } => false,
        };
        selected && !named(&self.ignore)
    }
}

/// What checking one report gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// The result in one word.
    pub verdict: Verdict,
    /// How many of each.
    pub summary: Summary,
    /// What was found, in the order of the rule book.
    pub findings: Vec<Finding>,
    /// What could not be assessed.
    pub not_assessable: Vec<NotAssessable>,
    /// How the arithmetic equations of the report fared.
    pub equations: Equations,
    /// The index, in the list given to [`check_all`], of an earlier report of
    /// the same agency and year with equal cells.
    pub same_as: Option<usize>,
}

/// The result in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// Every equation was assessed and nothing grave was found.
    Clean,
    /// Something of severity error or warning was found.
    Findings,
    /// Nothing grave was found, but not every equation could be assessed.
    PartlyAssessed,
    /// The document is not an annual report.
    NotAReport,
    /// An annual report without the statutory tables.
    NoTables,
}

impl Verdict {
    /// The name used in the contract of the commands.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Clean => "clean",
            Verdict::Findings => "findings",
            Verdict::PartlyAssessed => "partly_assessed",
            Verdict::NotAReport => "not_a_report",
            Verdict::NoTables => "no_tables",
        }
    }
}

/// How many findings of each severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    /// Errors.
    pub error: usize,
    /// Warnings.
    pub warning: usize,
    /// Infos.
    pub info: usize,
    /// Rules and equations that could not be assessed.
    pub not_assessable: usize,
}

/// How the arithmetic equations of one report fared (42 in the 2021 edition).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Equations {
    /// Assessed and true.
    pub held: usize,
    /// Assessed and false.
    pub broken: usize,
    /// Used to infer or cut out a cell, and therefore no proof.
    pub used: usize,
    /// Not assessable.
    pub open: usize,
}

/// Checks one report, given its relatives.
pub fn check(reading: &Reading, context: &Context<'_>, options: &Options) -> Checked {
    let tables = match reading.form {
        Some(FormKind::Statutory(tables)) if reading.is_report => tables,
        Some(FormKind::Pre2019) if reading.is_report => return Checked::without_tables(Verdict::NoTables),
        _ => return Checked::without_tables(Verdict::NotAReport),
    };
    let case = Case::new(reading, context, tables);
    let mut out = Out::default();
    let equations = equation::run(&case, options, &mut out);
    for rule in rules::all() {
        if let Formula::Custom { run, .. } = rule.formula
            && options.wants(rule)
            && rule.spec.name(tables).is_some()
        {
            run(&case, &mut out);
        }
    }
    Checked::of(out, equations)
}

impl Checked {
    fn without_tables(verdict: Verdict) -> Checked {
        Checked {
            verdict,
            summary: Summary::default(),
            findings: Vec::new(),
            not_assessable: Vec::new(),
            equations: Equations::default(),
            same_as: None,
        }
    }

    fn of(mut out: Out, equations: Equations) -> Checked {
        out.findings.sort_by_key(|f| rules::position(f.code));
        out.not_assessable.sort_by_key(|n| rules::position(n.code));
        let count = |s: Severity| out.findings.iter().filter(|f| f.severity == s).count();
        let summary = Summary {
            error: count(Severity::Error),
            warning: count(Severity::Warning),
            info: count(Severity::Info),
            not_assessable: out.not_assessable.len(),
        };
        let verdict = if summary.error + summary.warning > 0 {
            Verdict::Findings
        } else if equations.open + equations.used + equations.broken > 0 || equations.held == 0 {
            Verdict::PartlyAssessed
        } else {
            Verdict::Clean
        };
        Checked { verdict, summary, findings: out.findings, not_assessable: out.not_assessable, equations, same_as: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::example::Example;

    fn verdict(report: &str, expected: Verdict) {
        let example = Example::parse(report);
        assert_eq!(check(&example.reading, &example.context(), &Options::default()).verdict, expected, "{report}");
    }

    #[test]
    fn a_report_in_order_is_clean() {
        verdict("", Verdict::Clean);
    }

    #[test]
    fn an_unread_cell_is_never_clean() {
        verdict("received.natural_person ?", Verdict::PartlyAssessed);
    }

    #[test]
    fn a_wrong_total_is_a_finding() {
        verdict("remedies.reconsideration.total 3", Verdict::Findings);
    }

    #[test]
    fn what_is_no_report_is_not_checked() {
        let checked = check(&Reading::default(), &Context::default(), &Options::default());
        assert_eq!(checked.verdict, Verdict::NotAReport);
    }

    #[test]
    fn a_prefix_selects_and_ignores() {
        let options = Options { select: vec!["R".to_owned()], ignore: vec!["R102".to_owned()] };
        assert!(options.wants(rules::named("R101").expect("R101 is in the book")));
        assert!(!options.wants(rules::named("R102").expect("R102 is in the book")));
        assert!(!options.wants(rules::named("L101").expect("L101 is in the book")));
    }
}
