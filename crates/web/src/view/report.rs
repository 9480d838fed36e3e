//! One report: the strip of equations, the official form with its lit cells,
//! the findings, and the original beside them. The same component shows a
//! checked file and a report of the library.

use super::form::FormTable;
use super::{Notice, Severity, Tone};

/// What `part/report.html` shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// The title as printed, or the file's name.
    pub title: String,
    /// Publication, edition, cells read, file.
    pub meta: Vec<String>,
    /// Equations, held, broken, not assessable.
    pub strip: Vec<StripItem>,
    /// Sentences above the form: hybrids, scope.
    pub notices: Vec<Notice>,
    /// 表二, 表三, 表四, 原文; the ids are those of the sheets.
    pub tabs: Vec<Tab>,
    /// The tables of the form.
    pub forms: Vec<FormTable>,
    /// What the excerpt of the original leaves out, and what is masked.
    pub source_note: String,
    /// Lines of the original.
    pub source: Vec<SourceLine>,
    /// Findings, gravest first, numbered from 1.
    pub findings: Vec<Finding>,
    /// The sentence when there is none.
    pub silence: String,
    /// How many checks could not be assessed.
    pub unassessed_count: usize,
    /// Why, grouped.
    pub unassessed: Vec<Remark>,
    /// Doubts of the reading.
    pub doubts: Vec<Remark>,
    /// Oddities of the file.
    pub notes: Vec<Remark>,
}

/// One compartment of the strip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StripItem {
    /// How urgent.
    pub tone: Tone,
    /// Shape, or empty.
    pub icon: &'static str,
    /// The number.
    pub count: usize,
    /// What is counted.
    pub words: String,
    /// Where it leads, or empty.
    pub href: String,
}

/// A tab; without scripts a link to its sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tab {
    /// The sheet's id.
    pub id: &'static str,
    /// 表三.
    pub label: &'static str,
    /// 无误, 3 处.
    pub note: String,
    /// How urgent.
    pub tone: Tone,
    /// Whether it is open at first.
    pub open: bool,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Its number on the page.
    pub no: u32,
    /// How grave.
    pub severity: Severity,
    /// The code of the rule.
    pub code: String,
    /// What is wrong, in one line.
    pub headline: String,
    /// The sum written out.
    pub sum: Vec<SumLine>,
    /// Which other equations would then hold, and more.
    pub says: Vec<String>,
    /// The original.
    pub excerpts: Vec<Excerpt>,
    /// On what the rule rests.
    pub cite: String,
    /// Anchors of its cells, the suspect first.
    pub cells: Vec<String>,
}

impl Finding {
    /// The anchors, separated by spaces.
    pub fn cell_ids(&self) -> String {
        self.cells.join(" ")
    }
}

/// A line of a sum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SumLine {
    /// What is added.
    pub label: String,
    /// The number.
    pub value: String,
    /// Which line it is.
    pub kind: SumKind,
}

/// The lines of a sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SumKind {
    /// What the equation gives.
    Expected,
    /// What is printed.
    Printed,
    /// The difference, under a rule.
    Difference,
}

impl SumKind {
    /// The class of the style sheet.
    pub fn class(self) -> &'static str {
        match self {
            SumKind::Expected => "expected",
            SumKind::Printed => "printed",
            SumKind::Difference => "difference",
        }
    }
}

/// A piece of the original.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// Where: 表三第 24 行第 1 列.
    pub place: String,
    /// The line in the source panel, `#s61`, or empty.
    pub href: String,
    /// Whether it is a table row: each span is a cell.
    pub is_row: bool,
    /// The text, marked.
    pub spans: Vec<Span>,
}

/// A stretch of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The text, personal data already masked.
    pub text: String,
    /// How it is marked.
    pub mark: Mark,
}

impl Span {
    /// Unmarked text.
    pub fn plain(text: impl Into<String>) -> Span {
        Span { text: text.into(), mark: Mark::Plain }
    }
}

/// Marks in the original.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// None.
    Plain,
    /// The place of an error.
    Hit,
    /// The place of a doubt.
    Doubt,
    /// Agrees with the tables.
    Same,
    /// Masked personal data.
    Masked,
}

impl Mark {
    /// The class of the style sheet.
    pub fn class(self) -> &'static str {
        match self {
            Mark::Plain => "",
            Mark::Hit => "hit",
            Mark::Doubt => "doubt",
            Mark::Same => "same",
            Mark::Masked => "masked",
        }
    }

    /// Whether it needs no element.
    pub fn is_plain(self) -> bool {
        self == Mark::Plain
    }
}

/// A line of the original, or a gap between lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceLine {
    /// Its anchor, `s61`; empty for a gap.
    pub id: String,
    /// Its number or place; empty for a gap.
    pub place: String,
    /// The words of a gap: 略去第 2 至 10 行.
    pub gap: String,
    /// Whether a finding points at it.
    pub lit: bool,
    /// The text, marked.
    pub spans: Vec<Span>,
}

/// A sentence with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The sentence.
    pub text: String,
    /// Where, or which rule; may be empty.
    pub place: String,
}
