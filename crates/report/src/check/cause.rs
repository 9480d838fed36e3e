//! One wrong cell, one finding: the smallest set of cells whose change makes
//! all broken equations hold without breaking one that held.
//!
//! Three steps: [`search`](search()) finds the smallest changes, `likeness`
//! ranks them by how people slip, and this file groups them into findings.

mod likeness;
mod search;

use super::equation::{Book, Equation, Values, also, finding, show, sum};
use super::{Options, Severity};
use crate::form::CellId;
use crate::rule::{Case, Finding, Kind, Out, Scope, Suspect};
use crate::rules;
use likeness::Slip;
use search::{Change, Solution};

/// At most so many suspects are named.
const SUSPECTS: usize = 6;

/// Explains the broken arithmetic of a report, one finding a cause.
pub fn explain(
    case: &Case<'_>,
    options: &Options,
    book: &Book,
    now: &Values,
    before: Option<&Values>,
    residuals: &[Option<i64>],
    out: &mut Out,
) {
    let mut corrected = now.clone();
    let mut findings = Vec::new();
    for part in search::parts(book, residuals) {
        let solutions = search::search(book, now, &part);
        let slips = Slip { case, book, now, before };
        let ranked = slips.rank(solutions);
        match ranked.first() {
            Some(best) => {
                for change in &best.changes {
                    corrected.set(change.cell, now.get(change.cell).unwrap_or(0) + change.by);
                }
                for group in groups(book, residuals, now, best) {
                    findings.push(of_group(case, book, now, residuals, &group, &slips, &ranked));
                }
            }
            None => {
                // No small change explains it: each broken equation stands alone.
                for index in part.broken {
                    findings.push((finding_at(case, &book.inner[index], now), vec![index]));
                }
            }
        }
    }
    carry(case, options, book, now, &corrected, before, &mut findings, out);
    for (finding, _) in findings {
        out.push(finding);
    }
}

type Explained = (Finding, Vec<usize>);

fn finding_at(case: &Case<'_>, equation: &Equation, now: &Values) -> Finding {
    let left = sum(&equation.instance.left, now, None).unwrap_or(0);
    let right = sum(&equation.instance.right, now, None).unwrap_or(0);
    finding(case, equation, left, right)
}

/// Splits a solution into causes: changes are one cause where an equation that
/// held needs both, or where they only change places.
fn groups(book: &Book, residuals: &[Option<i64>], now: &Values, solution: &Solution) -> Vec<Vec<Change>> {
    let mut groups: Vec<Vec<Change>> = Vec::new();
    for change in &solution.changes {
        let joined = |other: &Change| {
            let shares = book.through[usize::from(change.cell.0)]
                .iter()
                .any(|(e, _)| residuals[*e] == Some(0) && book.through[usize::from(other.cell.0)].iter().any(|(f, _)| f == e));
            shares || likeness::change_places(now, change, other)
        };
        let (mut mine, rest): (Vec<_>, Vec<_>) = groups.into_iter().partition(|g| g.iter().any(joined));
        groups = rest;
        let mut group: Vec<Change> = mine.drain(..).flatten().collect();
        group.push(*change);
        groups.push(group);
    }
    groups
}

fn of_group(
    case: &Case<'_>,
    book: &Book,
    now: &Values,
    residuals: &[Option<i64>],
    group: &[Change],
    slips: &Slip<'_, '_>,
    ranked: &[Solution],
) -> Explained {
    let mut broken: Vec<usize> = group
        .iter()
        .flat_map(|c| book.through[usize::from(c.cell.0)].iter().map(|(e, _)| *e))
        .filter(|e| residuals[*e].is_some_and(|r| r != 0))
        .collect();
    broken.sort_by_key(|e| (rules::precedence(book.inner[*e].rule), *e));
    broken.dedup();
    let mut found = match broken.first() {
        Some(first) => finding_at(case, &book.inner[*first], now),
        None => return (finding_at(case, &book.inner[0], now), broken),
    };
    for index in &broken[1..] {
        let equation = &book.inner[*index];
        let left = sum(&equation.instance.left, now, None).unwrap_or(0);
        let right = sum(&equation.instance.right, now, None).unwrap_or(0);
        found.also.push(also(case, equation, left, right));
    }
    let mut suspects: Vec<Suspect> = group.iter().map(|c| slips.suspect(c, group)).collect();
    suspects.sort_by_key(|s| s.cell.column() == "total" && group.len() > 1);
    let named = suspects.len();
    let tied = ranked.len() > 1 && slips.tied(ranked);
    for other in ranked.iter().skip(1) {
        for change in &other.changes {
            let near = book.through[usize::from(change.cell.0)].iter().any(|(e, _)| broken.contains(e));
            if near && suspects.len() < SUSPECTS && suspects.iter().all(|s| s.cell != change.cell) {
                suspects.push(slips.suspect(change, &other.changes));
            }
        }
    }
    found.message.push_str(&sentence(&suspects[..named], tied, suspects.len()));
    let more: Vec<CellId> = suspects[..named].iter().map(|s| s.cell).filter(|c| !found.cells.contains(c)).collect();
    found.place.extend(case.places(&more));
    found.suspect = suspects;
    (found, broken)
}

/// Says in Chinese which cell is most likely wrong.
fn sentence(named: &[Suspect], tied: bool, all: usize) -> String {
    match named {
        [one] if one.kind == Kind::Blank => format!("最可能漏填了{}，应为 {}。", one.cell.label(), one.expected),
        [one] if !tied => format!("最可能错的是{}：印的是 {}，应为 {}。", one.cell.label(), one.printed, one.expected),
        [a, b] if a.kind == Kind::Column => format!("最可能是{}与{}填错了列。", a.cell.label(), b.cell.label()),
        [a, b] if a.kind == Kind::Row => format!("最可能是{}与{}填错了行。", a.cell.label(), b.cell.label()),
        [one, ..] => format!("可能错在{}等 {all} 个格子，仅凭算式不能断定。", one.cell.label()),
        [] => String::new(),
    }
}

/// What was carried over: a difference either goes away with a cause already
/// found, or is a finding of its own.
#[expect(clippy::too_many_arguments, reason = "the carry stands beside everything that was found before it")]
fn carry(
    case: &Case<'_>,
    options: &Options,
    book: &Book,
    now: &Values,
    corrected: &Values,
    before: Option<&Values>,
    findings: &mut [Explained],
    out: &mut Out,
) {
    let mut alone: Option<Finding> = None;
    for equation in book.carry.iter().filter(|e| options.wants(e.rule)) {
        let left = sum(&equation.instance.left, now, before);
        let right = sum(&equation.instance.right, now, before);
        let (Some(left), Some(right)) = (left, right) else {
            let cells = equation.instance.cells();
            let open = cells.iter().find(|c| now.get(**c).is_none());
            let why = open.map_or(super::Why::NoPreviousYear, |c| case.why(*c));
            if before.is_some() || book.carry.first().is_some_and(|e| std::ptr::eq(e, equation)) {
                out.skip(equation.rule, case, cells, why);
            }
            continue;
        };
        if left == right {
            continue;
        }
        let cells = equation.instance.cells();
        let healed = sum(&equation.addends, corrected, before) == Some(0);
        let owner = findings.iter_mut().find(|(f, _)| f.suspect.iter().any(|s| cells.contains(&s.cell)));
        match owner {
            Some((finding, _)) if healed => finding.also.push(also(case, equation, left, right)),
            _ => {
                match &mut alone {
                    Some(finding) => finding.also.push(also(case, equation, left, right)),
                    None => alone = Some(finding(case, equation, left, right)),
                }
                if let Some(finding) = &mut alone {
                    finding.suspect.extend(cells.iter().map(|c| Suspect {
                        cell: *c,
                        printed: show(now.get(*c).unwrap_or(0)),
                        expected: show(left),
                        kind: Kind::Carried,
                    }));
                }
            }
        }
    }
    if let Some(mut finding) = alone {
        if case.context.scope == Scope::Unsure {
            finding.severity = Severity::Warning;
        }
        out.push(finding);
    }
}

/// The values after a change, for tests of the search.
#[cfg(test)]
fn solved(book: &Book, values: &Values) -> bool {
    book.inner.iter().all(|e| sum(&e.addends, values, None) == Some(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::equation;
    use crate::rule::example::Example;

    fn check(report: &str, expected: &[&str]) {
        let example = Example::parse(report);
        let options = Options { select: vec!["R10".to_owned(), "L101".to_owned()], ignore: Vec::new() };
        let checked = crate::check::check(&example.reading, &example.context(), &options);
        let found: Vec<String> = checked
            .findings
            .iter()
            .map(|f| {
                let s = f.suspect.first();
                let s = s.map_or_else(String::new, |s| format!("{} {}→{} {}", s.cell.name(), s.printed, s.expected, s.kind.name()));
                format!("{} {s} also {}", f.code, f.also.len())
            })
            .collect();
        assert_eq!(found, expected, "{report}");
    }

    /// Six granted, four refused, ten received; everything holds.
    const GOOD: &str = "received.natural_person 12 | received.total 12 | granted.natural_person 8 | granted.total 8 | \
                        partial.natural_person 3 | partial.total 3 | result.total.natural_person 11 | result.total.total 11 | \
                        carried_out.natural_person 1 | carried_out.total 1";

    #[test]
    fn the_base_holds() {
        check(GOOD, &[]);
        let example = Example::parse(GOOD);
        assert!(solved(equation::book(example.tables()), &Values::of(&example.reading.cells)));
    }

    #[test]
    fn a_wrong_leaf_is_one_finding() {
        check(&format!("{GOOD} | granted.natural_person 9"), &["R102 applications.result.granted.natural_person 9→8 digit also 1"]);
    }

    #[test]
    fn a_wrong_total_is_one_finding_with_three_equations() {
        check(&format!("{GOOD} | result.total.natural_person 31"), &["R102 applications.result.total.natural_person 31→11 digit also 2"]);
    }

    #[test]
    fn two_errors_in_different_places_are_two_findings() {
        check(
            &format!("{GOOD} | granted.natural_person 9 | received.total 21 | reconsideration.total 2"),
            &[
                "R102 applications.received.total 21→12 swap also 1",
                "R102 applications.result.granted.natural_person 9→8 digit also 1",
                "L101 remedies.reconsideration.total 2→0 digit also 0",
            ],
        );
    }

    #[test]
    fn a_number_one_column_off_is_one_finding() {
        check(
            &format!("{GOOD} | granted.natural_person 0 | granted.commercial_enterprise 8"),
            &["R103 applications.result.granted.natural_person 0→8 column also 2"],
        );
    }

    #[test]
    fn a_row_wrong_with_its_total_is_one_finding() {
        check(
            &format!("{GOOD} | carried_out.natural_person 2 | carried_out.total 2"),
            &["R101 applications.carried_out.natural_person 2→1 digit also 1"],
        );
    }

    #[test]
    fn a_dash_that_hides_a_number_is_a_blank() {
        check(&format!("{GOOD} | granted.natural_person -"), &["R102 applications.result.granted.natural_person -→8 blank also 1"]);
    }

    #[test]
    fn what_was_carried_over_differs() {
        check(
            &format!("{GOOD} | p.carried_out.natural_person 3 | p.carried_out.total 3"),
            &["R104 applications.carried_in.natural_person 0→3 carried also 1"],
        );
    }
}
