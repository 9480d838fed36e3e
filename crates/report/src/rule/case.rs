//! What a rule looks at: one reading, its relatives, its numbers, its text;
//! and where a rule puts what it finds.

use super::{Finding, NotAssessable, Rule, Why};
use crate::cells::{CellState, Cells, Number};
use crate::form::{CellId, Tables};
use crate::narrative::Prose;
use crate::reading::Reading;
use std::cell::OnceCell;

/// The relatives of a report.
#[derive(Debug, Clone, Default)]
pub struct Context<'a> {
    /// The same agency's report of the year before.
    pub previous: Option<&'a Reading>,
    /// Whether that report covers the same agency and scope for certain.
    pub scope: Scope,
    /// Other reports of the same agency and year.
    pub same_year: Vec<&'a Reading>,
    /// Reports of agencies under the same parent, for likeness of text.
    pub siblings: Vec<&'a Reading>,
    /// Reports of the subordinate agencies of the same year, for sums.
    pub children: Vec<&'a Reading>,
    /// How many subordinate agencies were to report that year, where a tree of
    /// units tells; with fewer at hand their sum says nothing.
    pub children_expected: Option<usize>,
    /// What an office may set.
    pub settings: Settings,
}

/// How certain it is that two reports cover the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scope {
    /// The same agency by its official name or by the tree of units.
    #[default]
    Same,
    /// Likely the same.
    Unsure,
}

/// What an office may set for rules that depend on local practice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// Most characters of section 一 (local practice).
    pub section_1_max: usize,
    /// From how many per cent of equal text two narratives are alike.
    pub alike_percent: u32,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { section_1_max: 1000, alike_percent: 90 }
    }
}

/// One report under check.
#[derive(Debug)]
pub struct Case<'a> {
    /// The report.
    pub reading: &'a Reading,
    /// Its relatives.
    pub context: &'a Context<'a>,
    /// The editions of its tables.
    pub tables: Tables,
    prose: OnceCell<Prose<'a>>,
    previous_prose: OnceCell<Option<Prose<'a>>>,
}

impl<'a> Case<'a> {
    /// A report with its relatives.
    pub fn new(reading: &'a Reading, context: &'a Context<'a>, tables: Tables) -> Case<'a> {
        Case { reading, context, tables, prose: OnceCell::new(), previous_prose: OnceCell::new() }
    }

    /// The running text, joined and normalised once.
    pub fn prose(&self) -> &Prose<'a> {
        self.prose.get_or_init(|| Prose::of(self.reading))
    }

    /// The running text of the year before.
    pub fn previous_prose(&self) -> Option<&Prose<'a>> {
        self.previous_prose.get_or_init(|| self.context.previous.map(Prose::of)).as_ref()
    }

    /// The number of a cell an equation may use.
    pub fn number(&self, cell: CellId) -> Option<Number> {
        self.reading.cells.number(cell)
    }

    /// The number of a cell of the year before.
    pub fn last_year(&self, cell: CellId) -> Option<Number> {
        self.context.previous?.cells.number(cell)
    }

    /// The sum of cells named; `None` if one cannot be used.
    pub fn sum(&self, names: &[&str]) -> Option<Number> {
        sum_of(&self.reading.cells, names)
    }

    /// The sum of cells of the year before.
    pub fn last_year_sum(&self, names: &[&str]) -> Option<Number> {
        sum_of(&self.context.previous?.cells, names)
    }

    /// What keeps a cell from being used.
    pub fn why(&self, cell: CellId) -> Why {
        match self.reading.cells.get(cell).map(|c| c.state) {
            Some(CellState::Blank | CellState::MissingRow) => Why::Blank,
            _ => Why::Unread,
        }
    }

    /// A finding of a rule about this report.
    pub fn finding(&self, rule: &Rule, message: String) -> Finding {
        Finding::of(rule, self.tables, message)
    }

    /// The places of cells in the original.
    pub fn places(&self, cells: &[CellId]) -> Vec<document::Place> {
        cells.iter().filter_map(|c| self.reading.cells.get(*c)?.place).collect()
    }
}

fn sum_of(cells: &Cells, names: &[&str]) -> Option<Number> {
    names.iter().try_fold(Number::ZERO, |sum, name| Some(sum + cells.number(CellId::named(name)?)?))
}

/// Where rules put what they find.
#[derive(Debug, Default)]
pub struct Out {
    /// What was found.
    pub findings: Vec<Finding>,
    /// What could not be assessed.
    pub not_assessable: Vec<NotAssessable>,
}

impl Out {
    /// Something found.
    pub fn push(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// Something that could not be assessed.
    pub fn skip(&mut self, rule: &Rule, case: &Case<'_>, cells: Vec<CellId>, why: Why) {
        let spec = rule.spec.name(case.tables).unwrap_or_default();
        self.not_assessable.push(NotAssessable { code: rule.code, spec, cells, why });
    }
}
