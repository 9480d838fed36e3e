//! What the sums force for blank, dashed and missing cells
//! (annual-report-2021 §4.5): a value is inferred where an equation over
//! printed cells leaves exactly one that is not negative.
//!
//! Nothing here writes a value; what is forced stands beside the cell as
//! `inferred`. An equation that was used this way proves nothing any more.

use crate::cells::{CellState, Cells, Number};
use crate::check::equation::{self, Equation};
use crate::form::{CellId, Tables};

/// An equation that was used to infer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Used {
    /// The code of its rule.
    pub code: &'static str,
    /// Its index among the arithmetic equations of these tables.
    pub equation: usize,
    /// The cells it forced.
    pub cells: Vec<CellId>,
}

/// Fills in `inferred` wherever the equations force it, and says which
/// equations were used. Unread cells are never inferred.
pub fn infer(cells: &mut Cells, tables: Tables) -> Vec<Used> {
    let book = equation::book(tables);
    let mut used: Vec<Used> = Vec::new();
    if cells.in_state(is_open).all(|(_, c)| c.inferred.is_some()) {
        return used;
    }
    // Each round forces at least one cell, so there are no more than cells.
    loop {
        let mut forced: Vec<(usize, Vec<(CellId, Number)>)> = Vec::new();
        for (index, eq) in book.inner.iter().enumerate() {
            if let Some(values) = force(eq, cells) {
                forced.push((index, values));
            }
        }
        forced.retain(|(_, values)| values.iter().all(|(cell, value)| undisputed(book, *cell, *value, cells)));
        let Some((index, values)) = forced.into_iter().next() else { return used };
        used.push(Used { code: book.inner[index].rule.code, equation: index, cells: values.iter().map(|(c, _)| *c).collect() });
        for (cell, value) in values {
            cells.infer(cell, Some(value));
        }
    }
}

/// Whether sums may fill it. A dash counts zero unless a sum says otherwise,
/// so it is not open.
fn is_open(state: CellState) -> bool {
    matches!(state, CellState::Blank | CellState::MissingRow)
}

/// What an equation forces: the one open cell, or zero for several open cells
/// on one side of which nothing is left.
fn force(eq: &Equation, cells: &Cells) -> Option<Vec<(CellId, Number)>> {
    let mut rest = Number::ZERO;
    let mut open: Vec<(CellId, i64)> = Vec::new();
    for a in &eq.addends {
        let cell = cells.get(a.cell)?;
        match cell.assessable() {
            Some(value) => rest += Number::from(a.sign) * value,
            None if is_open(cell.state) => open.push((a.cell, a.sign)),
            None => return None,
        }
    }
    match open.as_slice() {
        [] => None,
        [(cell, sign)] => {
            let value = -rest * Number::from(*sign);
            (value >= Number::ZERO).then(|| vec![(*cell, value)])
        }
        many => {
            let one_side = many.iter().all(|(_, sign)| *sign == many[0].1);
            (one_side && rest.is_zero()).then(|| many.iter().map(|(c, _)| (*c, Number::ZERO)).collect())
        }
    }
}

/// Whether every other equation that forces this cell alone agrees.
fn undisputed(book: &equation::Book, cell: CellId, value: Number, cells: &Cells) -> bool {
    book.through[usize::from(cell.0)].iter().all(|(index, _)| {
        let eq = &book.inner[*index];
        let alone = eq.addends.iter().filter(|a| cells.number(a.cell).is_none()).count() == 1;
        if !alone {
            return true;
        }
        let rest: Number =
            eq.addends.iter().filter(|a| a.cell != cell).filter_map(|a| Some(Number::from(a.sign) * cells.number(a.cell)?)).sum();
        let sign = eq.addends.iter().find(|a| a.cell == cell).map_or(1, |a| a.sign);
        -rest * Number::from(sign) == value
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::example::Example;

    fn check(report: &str, expected: &[(&str, Option<i64>)]) {
        let example = Example::parse_raw(report);
        let mut cells = example.reading.cells.clone();
        infer(&mut cells, example.tables());
        for (name, value) in expected {
            let id = CellId::named(name).expect("the name is in the form");
            assert_eq!(cells.get(id).and_then(|c| c.inferred), value.map(Number::from), "{name} of {report}");
        }
    }

    #[test]
    fn a_row_sum_forces_a_blank() {
        check("partial.research_institution _", &[("applications.result.partial.research_institution", Some(0))]);
    }

    #[test]
    fn a_missing_row_is_forced_column_by_column() {
        check(
            "partial.research_institution _ | result.other.misc 缺",
            &[
                ("applications.result.other.misc.natural_person", Some(0)),
                ("applications.result.other.misc.research_institution", Some(0)),
                ("applications.result.other.misc.total", Some(0)),
            ],
        );
    }

    #[test]
    fn equations_that_disagree_force_nothing() {
        check("received.total 3 | received.natural_person _", &[("applications.received.natural_person", None)]);
    }

    #[test]
    fn an_unread_cell_is_never_forced() {
        check("received.natural_person ?", &[("applications.received.natural_person", None)]);
    }

    #[test]
    fn a_negative_remainder_forces_nothing() {
        check("reconsideration.upheld 3 | reconsideration.other _", &[("remedies.reconsideration.other", None)]);
    }

    #[test]
    fn blanks_beside_a_zero_total_are_zero() {
        check(
            "reconsideration.upheld _ | reconsideration.other _",
            &[("remedies.reconsideration.upheld", Some(0)), ("remedies.reconsideration.other", Some(0))],
        );
    }
}
