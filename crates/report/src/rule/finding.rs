//! What a check says: findings with their suspects, and equations that could
//! not be assessed.

use super::Rule;
use crate::form::{CellId, Tables};
use document::Place;

/// How bad a finding is; the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// The report is wrong.
    Error,
    /// The report is probably wrong or incomplete.
    Warning,
    /// Worth a look.
    Info,
}

impl Severity {
    /// The name used in the contract of the commands.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "info",
        }
    }

    /// In Chinese.
    pub fn label(self) -> &'static str {
        match self {
            Severity::Error => "错误",
            Severity::Warning => "疑点",
            Severity::Info => "提示",
        }
    }
}

/// One thing found wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The code of the rule.
    pub code: &'static str,
    /// The English name of the fault.
    pub name: &'static str,
    /// The name of the check in the specification.
    pub spec: &'static str,
    /// How bad it is here.
    pub severity: Severity,
    /// The cells concerned.
    pub cells: Vec<CellId>,
    /// What should stand there.
    pub expected: Option<String>,
    /// What stands there.
    pub found: Option<String>,
    /// The cells most likely wrong, most likely first.
    pub suspect: Vec<Suspect>,
    /// Other broken equations with the same cause.
    pub also: Vec<Also>,
    /// A sentence for a person, in Chinese.
    pub message: String,
    /// On what the rule rests, in Chinese.
    pub cite: String,
    /// Where in the original.
    pub place: Vec<Place>,
}

impl Finding {
    /// A finding of a rule with nothing filled in but what the rule knows.
    pub fn of(rule: &Rule, tables: Tables, message: String) -> Finding {
        Finding {
            code: rule.code,
            name: rule.name,
            spec: rule.spec.name(tables).unwrap_or_default(),
            severity: rule.severity,
            cells: Vec::new(),
            expected: None,
            found: None,
            suspect: Vec::new(),
            also: Vec::new(),
            message,
            cite: rule.cite.to_string(),
            place: Vec::new(),
        }
    }

    /// With the cells concerned.
    #[must_use]
    pub fn cells(mut self, cells: Vec<CellId>) -> Finding {
        self.cells = cells;
        self
    }

    /// With another severity.
    #[must_use]
    pub fn severity(mut self, severity: Severity) -> Finding {
        self.severity = severity;
        self
    }

    /// With what should and what does stand there.
    #[must_use]
    pub fn values(mut self, expected: impl Into<String>, found: impl Into<String>) -> Finding {
        self.expected = Some(expected.into());
        self.found = Some(found.into());
        self
    }

    /// With places in the original.
    #[must_use]
    pub fn at(mut self, place: impl IntoIterator<Item = Place>) -> Finding {
        self.place.extend(place);
        self
    }
}

/// A cell that may be the wrong one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suspect {
    /// Which cell.
    pub cell: CellId,
    /// What is printed.
    pub printed: String,
    /// What would make the equations hold.
    pub expected: String,
    /// What kind of slip it looks like.
    pub kind: Kind,
}

/// The kinds of slip.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// One digit is wrong, missing or too many.
    Digit,
    /// Two neighbouring digits changed places.
    Swap,
    /// A number stands in a neighbouring column.
    Column,
    /// A number stands in a neighbouring row.
    Row,
    /// A number in another unit.
    Unit,
    /// A total that does not belong to its parts.
    TotalOverwritten,
    /// A number carried over from another year or row.
    Carried,
    /// An empty or dashed cell where a number is needed.
    Blank,
    /// No pattern.
    Unknown,
}

impl Kind {
    /// The name used in the contract of the commands.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Digit => "digit",
            Kind::Swap => "swap",
            Kind::Column => "column",
            Kind::Row => "row",
            Kind::Unit => "unit",
            Kind::TotalOverwritten => "total_overwritten",
            Kind::Carried => "carried",
            Kind::Blank => "blank",
            Kind::Unknown => "unknown",
        }
    }

    /// In Chinese.
    pub fn label(self) -> &'static str {
        match self {
            Kind::Digit => "数字有误",
            Kind::Swap => "两位数字颠倒",
            Kind::Column => "填错列",
            Kind::Row => "填错行",
            Kind::Unit => "单位有误",
            Kind::TotalOverwritten => "合计与分项不符",
            Kind::Carried => "结转不符",
            Kind::Blank => "漏填",
            Kind::Unknown => "原因不明",
        }
    }
}

/// Another broken equation with the same cause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Also {
    /// The code of the rule.
    pub code: &'static str,
    /// The name of the check in the specification.
    pub spec: &'static str,
    /// The cells of the equation.
    pub cells: Vec<CellId>,
    /// What should stand there.
    pub expected: String,
    /// What stands there.
    pub found: String,
}

/// An equation or rule that could not be assessed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotAssessable {
    /// The code of the rule.
    pub code: &'static str,
    /// The name of the check in the specification.
    pub spec: &'static str,
    /// The cells of the equation.
    pub cells: Vec<CellId>,
    /// What stands in the way.
    pub why: Why,
}

/// What keeps a rule from being assessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Why {
    /// A cell was not read.
    Unread,
    /// A cell is blank or missing and no sum forces its value.
    Blank,
    /// The report of the year before is not at hand, or lacks the cell.
    NoPreviousYear,
    /// The text does not tell when the report was published.
    NoPublicationDate,
}

impl Why {
    /// The name used in the contract of the commands.
    pub fn name(self) -> &'static str {
        match self {
            Why::Unread => "unread",
            Why::Blank => "blank",
            Why::NoPreviousYear => "no_previous_year",
            Why::NoPublicationDate => "no_publication_date",
        }
    }

    /// In Chinese.
    pub fn label(self) -> &'static str {
        match self {
            Why::Unread => "格子未读出",
            Why::Blank => "格子是空的",
            Why::NoPreviousYear => "没有上年报告",
            Why::NoPublicationDate => "文中没有发布日期",
        }
    }
}
