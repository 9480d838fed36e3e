//! The smallest changes that make all arithmetic hold.
//!
//! Iterative deepening over the number of changed cells: a broken equation
//! has to be mended by one of its cells, and mending may break others. Bounded
//! by depth and by a number of steps, so that a ruined table costs little.

use crate::check::equation::{Book, UNIT, Values};
use crate::form::CellId;

/// A cell and by how much it has to change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// Which cell.
    pub cell: CellId,
    /// By how much, in ten-thousandths.
    pub by: i64,
}

/// A set of changes that mends everything.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Solution {
    /// The changes, ordered by cell.
    pub changes: Vec<Change>,
}

/// Broken equations that may have a cause in common.
#[derive(Debug, Clone)]
pub struct Part {
    /// Their indices.
    pub broken: Vec<usize>,
    /// What left minus right is in every equation; 0 where it is not assessed.
    residuals: Vec<i64>,
    /// Whether an equation was assessed.
    assessed: Vec<bool>,
}

const DEEPEST: usize = 4;
const STEPS: u32 = 60_000;
/// No cell stands in more equations.
const REACH: usize = 3;

/// Splits what is broken: each block of table 4 is alone; table 3 is one.
pub fn parts(book: &Book, residuals: &[Option<i64>]) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut inside: Option<Part> = None;
    let assessed: Vec<bool> = residuals.iter().map(Option::is_some).collect();
    for (index, residual) in residuals.iter().enumerate() {
        let Some(residual) = residual.filter(|r| *r != 0) else { continue };
        let single = book.inner[index].addends.iter().all(|a| book.through[usize::from(a.cell.0)].len() == 1);
        let fresh = || Part { broken: Vec::new(), residuals: vec![0; residuals.len()], assessed: assessed.clone() };
        if single {
            let mut part = fresh();
            part.broken.push(index);
            part.residuals[index] = residual;
            parts.push(part);
        } else {
            let part = inside.get_or_insert_with(fresh);
            part.broken.push(index);
            part.residuals[index] = residual;
        }
    }
    inside.into_iter().chain(parts).collect()
}

/// All smallest solutions of a part, or none if more cells than a person can
/// weigh would have to change.
pub fn search(book: &Book, now: &Values, part: &Part) -> Vec<Solution> {
    let mut done = certain(book, now, part);
    let mut search =
        Search { book, now, assessed: &part.assessed, residuals: part.residuals.clone(), chosen: Vec::new(), found: Vec::new(), steps: 0 };
    for change in &done {
        search.apply(*change, 1);
    }
    if search.residuals.iter().all(|r| *r == 0) {
        done.sort_unstable();
        return vec![Solution { changes: done }];
    }
    for depth in 1..=DEEPEST {
        search.steps = 0;
        search.descend(depth);
        if depth == 2 {
            search.exchange();
        }
        if !search.found.is_empty() {
            break;
        }
    }
    let mut found = search.found;
    for solution in &mut found {
        solution.changes.extend(&done);
        solution.changes.sort_unstable();
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// In a table with many breaks, changes that are beyond doubt: a cell that
/// alone mends at least two broken equations and breaks none, while no other
/// cell could do the same for any of these equations.
fn certain(book: &Book, now: &Values, part: &Part) -> Vec<Change> {
    let mut done = Vec::new();
    if part.broken.len() <= DEEPEST {
        return done;
    }
    let mut residuals = part.residuals.clone();
    loop {
        let whole: Vec<Change> = (0..residuals.len())
            .filter(|i| residuals[*i] != 0)
            .flat_map(|i| book.inner[i].addends.iter().filter_map(|a| mending(now, residuals[i], a.cell, a.sign)).collect::<Vec<_>>())
            .filter(|change| mends_all(book, &residuals, *change, &part.assessed))
            .collect();
        let alone = whole
            .iter()
            .find(|change| whole.iter().all(|other| other == *change || !share_an_equation(book, change.cell, other.cell, &residuals)));
        let Some(change) = alone.copied() else { return done };
        for (e, s) in &book.through[usize::from(change.cell.0)] {
            if part.assessed[*e] {
                residuals[*e] += s * change.by;
            }
        }
        done.push(change);
    }
}

fn mends_all(book: &Book, residuals: &[i64], change: Change, assessed: &[bool]) -> bool {
    let mut all = 0;
    for (e, s) in &book.through[usize::from(change.cell.0)] {
        if assessed[*e] {
            if residuals[*e] + s * change.by != 0 {
                return false;
            }
            all += 1;
        }
    }
    all >= 2
}

fn share_an_equation(book: &Book, a: CellId, b: CellId, residuals: &[i64]) -> bool {
    let other = &book.through[usize::from(b.0)];
    book.through[usize::from(a.0)].iter().any(|(e, _)| residuals[*e] != 0 && other.iter().any(|(f, _)| f == e))
}

/// The change of a cell that mends one equation, if its new value can stand.
fn mending(now: &Values, residual: i64, cell: CellId, sign: i64) -> Option<Change> {
    let by = -residual * sign;
    let value = now.get(cell)? + by;
    (value >= 0 && value % UNIT == 0).then_some(Change { cell, by })
}

struct Search<'a> {
    book: &'a Book,
    now: &'a Values,
    assessed: &'a [bool],
    residuals: Vec<i64>,
    chosen: Vec<Change>,
    found: Vec<Solution>,
    steps: u32,
}

impl Search<'_> {
    fn apply(&mut self, change: Change, times: i64) {
        for (e, s) in &self.book.through[usize::from(change.cell.0)] {
            if self.assessed[*e] {
                self.residuals[*e] += times * s * change.by;
            }
        }
    }

    /// Two numbers of one row that only have to change places. Their own row
    /// sum needs both changes at once, which no descent would try.
    fn exchange(&mut self) {
        let book = self.book;
        for equation in &book.inner {
            let cells: Vec<CellId> = equation.addends.iter().map(|a| a.cell).collect();
            if cells.iter().any(|c| c.row() != cells[0].row()) {
                continue;
            }
            for (i, a) in cells.iter().enumerate() {
                for b in &cells[i + 1..] {
                    let (Some(x), Some(y)) = (self.now.get(*a), self.now.get(*b)) else { continue };
                    if x == y {
                        continue;
                    }
                    let changes = [Change { cell: *a, by: y - x }, Change { cell: *b, by: x - y }];
                    changes.iter().for_each(|c| self.apply(*c, 1));
                    if self.residuals.iter().all(|r| *r == 0) {
                        let mut changes: Vec<Change> = self.chosen.iter().chain(&changes).copied().collect();
                        changes.sort_unstable();
                        self.found.push(Solution { changes });
                    }
                    changes.iter().for_each(|c| self.apply(*c, -1));
                }
            }
        }
    }

    /// Depth is at most [`DEEPEST`], so the recursion is bounded.
    fn descend(&mut self, depth: usize) {
        self.steps += 1;
        let broken = self.residuals.iter().filter(|r| **r != 0).count();
        if broken == 0 {
            let mut changes = self.chosen.clone();
            changes.sort_unstable();
            self.found.push(Solution { changes });
            return;
        }
        if depth == 0 || broken > REACH * depth || self.steps > STEPS {
            return;
        }
        let shortest = (0..self.residuals.len()).filter(|i| self.residuals[*i] != 0).min_by_key(|i| self.book.inner[*i].addends.len());
        let Some(index) = shortest else { return };
        let book = self.book;
        for a in &book.inner[index].addends {
            if self.chosen.iter().any(|c| c.cell == a.cell) {
                continue;
            }
            if let Some(change) = mending(self.now, self.residuals[index], a.cell, a.sign) {
                self.apply(change, 1);
                self.chosen.push(change);
                self.descend(depth - 1);
                self.chosen.pop();
                self.apply(change, -1);
            }
        }
    }
}
