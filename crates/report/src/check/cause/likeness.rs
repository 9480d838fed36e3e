//! How people slip: ranking of changes by how likely a hand made them.

use super::search::{Change, Solution};
use crate::cells::CellState;
use crate::check::equation::{Book, UNIT, Values, show};
use crate::form::CellId;
use crate::rule::{Case, Kind, Suspect};

/// What is known when slips are weighed.
pub struct Slip<'a, 'r> {
    /// The report.
    pub case: &'a Case<'r>,
    /// Its equations.
    pub book: &'a Book,
    /// Its numbers.
    pub now: &'a Values,
    /// The numbers of the year before.
    pub before: Option<&'a Values>,
}

impl Slip<'_, '_> {
    /// Most likely first.
    pub fn rank(&self, mut solutions: Vec<Solution>) -> Vec<Solution> {
        solutions.sort_by_cached_key(|s| (self.cost(s), self.habit(s), s.clone()));
        solutions
    }

    /// Whether the first two are equally likely.
    pub fn tied(&self, ranked: &[Solution]) -> bool {
        matches!(ranked, [a, b, ..] if self.cost(a) == self.cost(b))
    }

    /// A change as a suspect.
    pub fn suspect(&self, change: &Change, beside: &[Change]) -> Suspect {
        let printed = match self.case.reading.cells.get(change.cell) {
            Some(cell) if matches!(cell.state, CellState::Printed | CellState::Decoded) => show(self.value(change.cell)),
            Some(cell) => cell.raw.trim().to_owned(),
            None => String::new(),
        };
        let expected = show(self.value(change.cell) + change.by);
        Suspect { cell: change.cell, printed, expected, kind: self.kind(change, beside) }
    }

    fn value(&self, cell: CellId) -> i64 {
        self.now.get(cell).unwrap_or(0)
    }

    fn kind(&self, change: &Change, beside: &[Change]) -> Kind {
        if let Some(other) = beside.iter().find(|o| o.cell != change.cell && change_places(self.now, change, o)) {
            return if other.cell.row() == change.cell.row() { Kind::Column } else { Kind::Row };
        }
        let state = self.case.reading.cells.get(change.cell).map(|c| c.state);
        if matches!(state, Some(CellState::Dash | CellState::Blank | CellState::MissingRow)) {
            return Kind::Blank;
        }
        let printed = self.value(change.cell);
        let expected = printed + change.by;
        of_digits(printed / UNIT, expected / UNIT).unwrap_or(match (change.cell.row(), change.cell.column()) {
            ("applications.result.total", _) | (_, "total") => Kind::TotalOverwritten,
            ("applications.carried_in" | "applications.carried_out", _) => Kind::Carried,
            _ => Kind::Unknown,
        })
    }

    fn cost(&self, solution: &Solution) -> i32 {
        let slips: i32 = solution
            .changes
            .iter()
            .map(|c| match self.kind(c, &solution.changes) {
                Kind::Column | Kind::Row => -5,
                Kind::Blank => 0,
                Kind::Swap => 1,
                Kind::Digit => 2,
                Kind::Unit | Kind::TotalOverwritten => 3,
                Kind::Carried => 4,
                Kind::Unknown => 6,
            })
            .sum();
        slips + solution.changes.iter().map(|c| self.carried(c)).sum::<i32>()
    }

    /// The report of the year before speaks for or against a change.
    fn carried(&self, change: &Change) -> i32 {
        let equation = self.book.carry.iter().find(|e| e.instance.right.iter().any(|a| a.cell == change.cell));
        let Some(last) = equation.and_then(|e| self.before?.get(e.instance.left.first()?.cell)) else { return 0 };
        match self.value(change.cell) {
            v if v + change.by == last => -8,
            v if v == last => 8,
            _ => 0,
        }
    }

    /// Where nothing else tells, what is most often mistyped comes first: a
    /// total of table 4, then what was carried out, carried in, received, concluded.
    fn habit(&self, solution: &Solution) -> i32 {
        let of = |c: &Change| match c.cell.row() {
            row if row.starts_with("remedies.") && c.cell.column() == "total" => -1,
            "applications.carried_out" => 0,
            "applications.received" => 2,
            "applications.result.total" => 3,
            _ => 1,
        };
        solution.changes.iter().map(of).sum()
    }
}

/// Whether two changes in one row or one column only exchange two numbers.
pub fn change_places(now: &Values, a: &Change, b: &Change) -> bool {
    let (x, y) = (now.get(a.cell).unwrap_or(0), now.get(b.cell).unwrap_or(0));
    let one_line = a.cell.row() == b.cell.row() || a.cell.column() == b.cell.column();
    one_line && x + a.by == y && y + b.by == x
}

/// The kind of slip two numbers show by their digits.
fn of_digits(printed: i64, expected: i64) -> Option<Kind> {
    let (p, e) = (printed.to_string(), expected.to_string());
    let (p, e) = (p.as_bytes(), e.as_bytes());
    if p.len() == e.len() {
        let differ: Vec<usize> = (0..p.len()).filter(|i| p[*i] != e[*i]).collect();
        match differ.as_slice() {
            [_] => return Some(Kind::Digit),
            [i, j] if i + 1 == *j && p[*i] == e[*j] && p[*j] == e[*i] => return Some(Kind::Swap),
            _ => {}
        }
    }
    let (long, short) = if p.len() > e.len() { (p, e) } else { (e, p) };
    if short != b"0" && long.len() >= short.len() + 3 && long.starts_with(short) && long[short.len()..].iter().all(|b| *b == b'0') {
        return Some(Kind::Unit);
    }
    let dropped = |i: usize| long[..i].iter().chain(&long[i + 1..]).eq(short.iter());
    if long.len() == short.len() + 1 && (0..long.len()).any(dropped) {
        return Some(Kind::Digit);
    }
    ((printed - expected).abs() == 1).then_some(Kind::Digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_tell_the_slip() {
        for (printed, expected, kind) in [
            (3, 2, Some(Kind::Digit)),
            (81, 18, Some(Kind::Swap)),
            (118, 18, Some(Kind::Digit)),
            (99, 100, Some(Kind::Digit)),
            (5_000_000, 500, Some(Kind::Unit)),
            (17, 40, None),
        ] {
            assert_eq!(of_digits(printed, expected), kind, "{printed} for {expected}");
        }
    }
}
