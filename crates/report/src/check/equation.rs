//! The formulas of the book as equations over cell numbers, and their
//! evaluation.
//!
//! Numbers are integers of a ten-thousandth, so that sums are exact and cheap.

use super::{Equations, Options, cause};
use crate::cells::{CellState, Cells, Number};
use crate::form::{self, CellId, Edition, Tables};
use crate::infer;
use crate::rule::formula::{Addend, Instance, Side};
use crate::rule::{Case, Finding, Formula, Out, Rule, Why};
use crate::rules;
use rust_decimal::prelude::ToPrimitive;
use std::sync::LazyLock;

/// A formula for one row, column or block, ready to compute.
#[derive(Debug)]
pub struct Equation {
    /// Whose formula it is.
    pub rule: &'static Rule,
    /// The formula written out.
    pub instance: Instance,
    /// All summands with the signs of left minus right.
    pub addends: Vec<Addend>,
}

/// All equations for the tables of one edition.
#[derive(Debug, Default)]
pub struct Book {
    /// The arithmetic within one report.
    pub inner: Vec<Equation>,
    /// What was carried over from the year before.
    pub carry: Vec<Equation>,
    /// Leaves against totals; they only name culprits.
    pub leaves: Vec<Equation>,
    /// Everything else that is a formula.
    pub others: Vec<Equation>,
    /// For each cell the inner equations through it and its sign there.
    pub through: Vec<Vec<(usize, i64)>>,
}

static BOOKS: LazyLock<[Book; 4]> = LazyLock::new(|| {
    use Edition::{E2019, E2021};
    [(E2019, E2019), (E2019, E2021), (E2021, E2019), (E2021, E2021)].map(|(t2, t3)| Book::build(Tables { t2, t3, t4: t3 }))
});

/// The equations for given tables.
pub fn book(tables: Tables) -> &'static Book {
    let index = 2 * usize::from(tables.t2 == Edition::E2021) + usize::from(tables.t3 == Edition::E2021);
    &BOOKS[index]
}

impl Book {
    fn build(tables: Tables) -> Book {
        let mut book = Book { through: vec![Vec::new(); form::all_cells().count()], ..Book::default() };
        for rule in rules::all() {
            if rule.spec.name(tables).is_none() {
                continue;
            }
            for instance in rule.formula.instances(tables) {
                let negated = instance.right.iter().map(|a| Addend { sign: -a.sign, ..*a });
                let addends = instance.left.iter().copied().chain(negated).collect();
                let equation = Equation { rule, instance, addends };
                match rules::role(rule) {
                    rules::Role::Inner => book.inner.push(equation),
                    rules::Role::Carry => book.carry.push(equation),
                    rules::Role::Leaf => book.leaves.push(equation),
                    rules::Role::Other => book.others.push(equation),
                }
            }
        }
        for (index, equation) in book.inner.iter().enumerate() {
            for addend in &equation.addends {
                book.through[usize::from(addend.cell.0)].push((index, addend.sign));
            }
        }
        book
    }
}

/// One ten-thousandth.
pub const UNIT: i64 = 10_000;

/// The cells of a report as integers of a ten-thousandth.
#[derive(Debug, Clone)]
pub struct Values(Vec<Option<i64>>);

impl Values {
    /// The numbers equations may use.
    pub fn of(cells: &Cells) -> Values {
        let mut values = vec![None; form::all_cells().count()];
        for (id, cell) in cells.iter() {
            if let Some(slot) = values.get_mut(usize::from(id.0)) {
                *slot = cell.assessable().and_then(exact);
            }
        }
        Values(values)
    }

    /// The number of a cell.
    pub fn get(&self, cell: CellId) -> Option<i64> {
        self.0.get(usize::from(cell.0)).copied().flatten()
    }

    /// Puts a number in.
    pub fn set(&mut self, cell: CellId, value: i64) {
        if let Some(slot) = self.0.get_mut(usize::from(cell.0)) {
            *slot = Some(value);
        }
    }
}

fn exact(number: Number) -> Option<i64> {
    if number.scale() == 0 {
        return number.to_i64()?.checked_mul(UNIT).filter(|n| n.abs() < i64::MAX / 256);
    }
    (number * Number::from(UNIT)).to_i64().filter(|n| n.abs() < i64::MAX / 256)
}

/// A number as people write it.
pub fn show(value: i64) -> String {
    Number::new(value, 4).normalize().to_string()
}

/// A sum over numbers of this year and the year before.
pub fn sum(addends: &[Addend], now: &Values, before: Option<&Values>) -> Option<i64> {
    addends.iter().try_fold(0_i64, |total, a| {
        let value = if a.last_year { before?.get(a.cell)? } else { now.get(a.cell)? };
        total.checked_add(a.sign * value)
    })
}

/// Evaluates every formula of the book that is not a function.
pub fn run(case: &Case<'_>, options: &Options, out: &mut Out) -> Equations {
    let book = book(case.tables);
    let now = Values::of(&case.reading.cells);
    let before = case.context.previous.map(|p| Values::of(&p.cells));
    let mut counts = Equations::default();
    let used = used(case);
    let mut residuals = vec![None; book.inner.len()];
    for (index, equation) in book.inner.iter().enumerate() {
        if !options.wants(equation.rule) {
            continue;
        }
        if used.contains(&index) {
            counts.used += 1;
            residuals[index] = sum(&equation.addends, &now, None);
            continue;
        }
        residuals[index] = sum(&equation.addends, &now, None);
        match residuals[index] {
            Some(0) => counts.held += 1,
            Some(_) => counts.broken += 1,
            None => {
                counts.open += 1;
                skip(case, equation, &now, None, out);
            }
        }
    }
    let first = out.findings.len();
    if counts.broken > 0 || before.is_some() {
        cause::explain(case, options, book, &now, before.as_ref(), &residuals, out);
    } else if let Some(equation) = book.carry.first().filter(|e| options.wants(e.rule)) {
        out.skip(equation.rule, case, book.carry.iter().flat_map(|e| e.instance.cells()).collect(), Why::NoPreviousYear);
    }
    for equation in book.leaves.iter().filter(|e| options.wants(e.rule)) {
        leaf(case, equation, &now, first, out);
    }
    let mut lacking: Option<&'static str> = None;
    for equation in book.others.iter().filter(|e| options.wants(e.rule)) {
        other(case, equation, &now, before.as_ref(), &mut lacking, out);
    }
    counts
}

/// The inner equations that were used up to infer or to cut out cells.
fn used(case: &Case<'_>) -> Vec<usize> {
    let cells = &case.reading.cells;
    let mut used = Vec::new();
    for (id, _) in cells.in_state(|state| state == CellState::Decoded) {
        // Run-together digits are cut with the help of the sum of their row.
        let book = book(case.tables);
        let row = book.through[usize::from(id.0)].iter().map(|(e, _)| *e).find(|e| rules::sums_a_row(book.inner[*e].rule));
        used.extend(row);
    }
    if !cells.all_inferred().is_empty() {
        let mut bare = cells.clone();
        cells.all_inferred().iter().for_each(|(id, _)| bare.infer(*id, None));
        used.extend(infer::infer(&mut bare, case.tables).into_iter().map(|u| u.equation));
    }
    used.sort_unstable();
    used.dedup();
    used
}

fn skip(case: &Case<'_>, equation: &Equation, now: &Values, before: Option<&Values>, out: &mut Out) {
    let missing = equation.addends.iter().find(|a| if a.last_year { false } else { now.get(a.cell).is_none() });
    let why = match missing {
        Some(a) => case.why(a.cell),
        None if before.is_none() => Why::NoPreviousYear,
        None => Why::NoPreviousYear,
    };
    out.skip(equation.rule, case, equation.instance.cells(), why);
}

/// A leaf above its total belongs to whatever broke the sum of that column;
/// it stands alone only where no such finding exists.
fn leaf(case: &Case<'_>, equation: &Equation, now: &Values, first: usize, out: &mut Out) {
    let (Some(left), Some(right)) = (sum(&equation.instance.left, now, None), sum(&equation.instance.right, now, None)) else {
        return;
    };
    if left <= right {
        return;
    }
    let cells = equation.instance.cells();
    let owner = out.findings[first..]
        .iter_mut()
        .find(|f| f.cells.iter().any(|c| cells.contains(c)) || f.also.iter().any(|a| a.cells.iter().any(|c| cells.contains(c))));
    match owner {
        Some(finding) => finding.also.push(also(case, equation, left, right)),
        None => out.push(finding(case, equation, left, right)),
    }
}

fn other(case: &Case<'_>, equation: &Equation, now: &Values, before: Option<&Values>, lacking: &mut Option<&'static str>, out: &mut Out) {
    let left = sum(&equation.instance.left, now, before);
    let right = sum(&equation.instance.right, now, before);
    let (Some(left), Some(right)) = (left, right) else {
        let crosses = equation.addends.iter().any(|a| a.last_year);
        // A rule that lacks the whole year before is said once.
        if !(crosses && before.is_none() && *lacking == Some(equation.rule.code)) {
            *lacking = Some(equation.rule.code);
            skip(case, equation, now, before, out);
        }
        return;
    };
    let broken = match equation.rule.formula {
        Formula::Equal { .. } => left != right,
        Formula::AtMost { .. } => left > right,
        Formula::ZeroThenZero { .. } => left == 0 && right != 0,
        Formula::Custom { .. } => false,
    };
    if broken {
        out.push(finding(case, equation, left, right));
    }
}

/// A broken equation as a finding, without suspects.
pub fn finding(case: &Case<'_>, equation: &Equation, left: i64, right: i64) -> Finding {
    let cells = equation.instance.cells();
    let (expected, found) = sides(equation.rule, left, right);
    case.finding(equation.rule, message(equation, left, right)).values(show(expected), show(found)).at(case.places(&cells)).cells(cells)
}

/// A broken equation beside another with the same cause.
pub fn also(case: &Case<'_>, equation: &Equation, left: i64, right: i64) -> crate::rule::Also {
    let (expected, found) = sides(equation.rule, left, right);
    crate::rule::Also {
        code: equation.rule.code,
        spec: equation.rule.spec.name(case.tables).unwrap_or_default(),
        cells: equation.instance.cells(),
        expected: show(expected),
        found: show(found),
    }
}

fn sides(rule: &Rule, left: i64, right: i64) -> (i64, i64) {
    match rule.formula {
        Formula::Equal { trust: Side::Left, .. } => (left, right),
        Formula::ZeroThenZero { .. } => (left, right),
        _ => (right, left),
    }
}

fn message(equation: &Equation, left: i64, right: i64) -> String {
    let template = match equation.rule.formula {
        Formula::Equal { message, .. } | Formula::AtMost { message, .. } | Formula::ZeroThenZero { message, .. } => message,
        Formula::Custom { says, .. } => says,
    };
    template
        .replace("{each}", &equation.instance.subject)
        .replace("{left}", &show(left))
        .replace("{right}", &show(right))
        .replace("{gap}", &show((left - right).abs()))
}
