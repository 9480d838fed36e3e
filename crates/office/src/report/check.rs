//! Checking reports: each by itself, against its own earlier years and, with
//! a tree of units, against those below and beside it.

use super::units::Units;
use super::wire::PlaceLine;
use rayon::prelude::*;
use report::Reading;
use report::check::order::{Family, Relations};
use report::check::{Checked, Options};
use report::reading::FormKind;
use report::rule::Finding;
use serde::{Deserialize, Serialize};
use std::convert::Infallible;

/// Checks reports that were read together, on all cores.
pub fn check(readings: &[Reading], units: Option<&Units>, options: &Options) -> Vec<Checked> {
    let mut all = Vec::with_capacity(readings.len());
    let Ok(()) = check_each(readings, units, options, |_, checked| {
        all.push(checked);
        Ok::<(), Infallible>(())
    });
    all
}

/// Reports that are checked together before their results are handed on.
const BATCH: usize = 256;

/// Checks reports that were read together, on all cores, and hands the results
/// on in order, so that not all of them have to be kept.
///
/// # Errors
/// What `each` answers.
pub fn check_each<E>(
    readings: &[Reading],
    units: Option<&Units>,
    options: &Options,
    mut each: impl FnMut(usize, Checked) -> Result<(), E>,
) -> Result<(), E> {
    let relations = relations(readings, units);
    let family = Family::new(readings, &relations);
    for start in (0..readings.len()).step_by(BATCH) {
        let batch = start..readings.len().min(start + BATCH);
        let checked: Vec<Checked> = batch.into_par_iter().map(|i| family.check(i, options)).collect();
        (start..).zip(checked).try_for_each(|(i, checked)| each(i, checked))?;
    }
    Ok(())
}

/// How the reports belong together by the tree of units.
pub fn relations(readings: &[Reading], units: Option<&Units>) -> Relations {
    let Some(units) = units else { return Relations::default() };
    let of: Vec<_> = readings.iter().map(|r| units.of(r)).collect();
    Relations {
        unit: of.iter().map(|u| u.map(|u| u.code.clone())).collect(),
        parent: of.iter().map(|u| u.map(|u| u.parent.clone()).filter(|p| !p.is_empty())).collect(),
        below: of
            .iter()
            .zip(readings)
            .map(|(u, r)| u.zip(r.year).map(|(u, year)| units.reporting(year).filter(|below| below.parent == u.code).count()))
            .collect(),
        ..Relations::default()
    }
}

/// One input of `report check`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CheckLine {
    /// The input as given.
    pub file: String,
    /// The digest of the input.
    pub sha256: String,
    /// The agency as printed.
    pub agency: Option<String>,
    /// The year reported on.
    pub year: Option<i16>,
    /// `2021`, `2019`, `hybrid`, `pre2019`, or null.
    pub edition: Option<String>,
    /// `clean`, `findings`, `partly_assessed`, `not_a_report`, `no_tables`, `unreadable`.
    pub verdict: String,
    /// The input that says the same in every cell, if one came before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub same_as: Option<String>,
    /// How many of what.
    pub summary: SummaryLine,
    /// How the equations came out.
    pub equations: EquationsLine,
    /// What was found.
    pub findings: Vec<FindingLine>,
    /// What could not be assessed.
    pub not_assessable: Vec<NotAssessableLine>,
}

/// Counts of findings.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
pub struct SummaryLine {
    /// Findings of severity error.
    pub error: usize,
    /// Findings of severity warning.
    pub warning: usize,
    /// Findings of severity info.
    pub info: usize,
    /// Equations and rules that could not be assessed.
    pub not_assessable: usize,
}

/// How the equations came out.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
pub struct EquationsLine {
    /// Equations that hold.
    pub held: usize,
    /// Equations that do not.
    pub broken: usize,
    /// Equations that were used to infer or decode a cell.
    pub used: usize,
    /// Equations that could not be assessed.
    pub open: usize,
}

/// A finding.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct FindingLine {
    /// The code of the rule.
    pub code: String,
    /// The name of the fault.
    pub name: String,
    /// The check in the specification.
    pub spec: String,
    /// `error`, `warning` or `info`.
    pub severity: String,
    /// The cells concerned.
    pub cells: Vec<String>,
    /// What should stand there.
    pub expected: Option<String>,
    /// What stands there.
    pub found: Option<String>,
    /// The cells most likely wrong, most likely first.
    pub suspect: Vec<SuspectLine>,
    /// Other broken equations with the same cause.
    pub also: Vec<AlsoLine>,
    /// A sentence.
    pub message: String,
    /// On what the rule rests.
    pub cite: String,
    /// Where in the original.
    pub place: Vec<PlaceLine>,
}

/// A cell that may be the wrong one.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SuspectLine {
    /// Which cell.
    pub cell: String,
    /// What is printed.
    pub printed: String,
    /// What would make the equations hold.
    pub expected: String,
    /// What kind of slip.
    pub kind: String,
}

/// Another broken equation with the same cause.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct AlsoLine {
    /// The code of the rule.
    pub code: String,
    /// The check in the specification.
    pub spec: String,
    /// The cells of the equation.
    pub cells: Vec<String>,
    /// What should stand there.
    pub expected: String,
    /// What stands there.
    pub found: String,
}

/// An equation or rule that could not be assessed.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct NotAssessableLine {
    /// The code of the rule.
    pub code: String,
    /// The check in the specification.
    pub spec: String,
    /// The cells of the equation.
    pub cells: Vec<String>,
    /// `unread`, `blank`, `no_previous_year` or `no_publication_date`.
    pub why: String,
}

/// The line of a checked report. `same_as` names the equal input before it.
pub fn check_line(file: &str, sha256: &str, reading: &Reading, checked: &Checked, same_as: Option<String>) -> CheckLine {
    CheckLine {
        file: file.to_owned(),
        sha256: sha256.to_owned(),
        agency: reading.agency.clone(),
        year: reading.year,
        edition: reading.form.map(|f: FormKind| f.name().to_owned()),
        verdict: checked.verdict.name().to_owned(),
        same_as,
        summary: SummaryLine {
            error: checked.summary.error,
            warning: checked.summary.warning,
            info: checked.summary.info,
            not_assessable: checked.summary.not_assessable,
        },
        equations: EquationsLine {
            held: checked.equations.held,
            broken: checked.equations.broken,
            used: checked.equations.used,
            open: checked.equations.open,
        },
        findings: checked.findings.iter().map(finding).collect(),
        not_assessable: checked
            .not_assessable
            .iter()
            .map(|n| NotAssessableLine {
                code: n.code.to_owned(),
                spec: n.spec.to_owned(),
                cells: n.cells.iter().map(|c| c.name().to_owned()).collect(),
                why: n.why.name().to_owned(),
            })
            .collect(),
    }
}

/// The line of an input that could not be read.
pub fn unreadable_line(file: &str, sha256: &str) -> CheckLine {
    CheckLine {
        file: file.to_owned(),
        sha256: sha256.to_owned(),
        agency: None,
        year: None,
        edition: None,
        verdict: "unreadable".to_owned(),
        same_as: None,
        summary: SummaryLine::default(),
        equations: EquationsLine::default(),
        findings: Vec::new(),
        not_assessable: Vec::new(),
    }
}

/// A finding on the wire.
pub fn finding(finding: &Finding) -> FindingLine {
    let names = |cells: &[report::CellId]| cells.iter().map(|c| c.name().to_owned()).collect();
    FindingLine {
        code: finding.code.to_owned(),
        name: finding.name.to_owned(),
        spec: finding.spec.to_owned(),
        severity: finding.severity.name().to_owned(),
        cells: names(&finding.cells),
        expected: finding.expected.clone(),
        found: finding.found.clone(),
        suspect: finding
            .suspect
            .iter()
            .map(|s| SuspectLine {
                cell: s.cell.name().to_owned(),
                printed: s.printed.clone(),
                expected: s.expected.clone(),
                kind: s.kind.name().to_owned(),
            })
            .collect(),
        also: finding
            .also
            .iter()
            .map(|a| AlsoLine {
                code: a.code.to_owned(),
                spec: a.spec.to_owned(),
                cells: names(&a.cells),
                expected: a.expected.clone(),
                found: a.found.clone(),
            })
            .collect(),
        message: finding.message.clone(),
        cite: finding.cite.clone(),
        place: finding.place.iter().map(|p| PlaceLine::from(*p)).collect(),
    }
}
