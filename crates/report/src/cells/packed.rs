//! The cells of one report, packed: thousands of reports are held together to
//! be checked against each other, and nearly every cell is a small count at a
//! line and column of a text. What is rare stands beside, once for all cells.

use super::{CellRef, CellState, CellValue, Number};
use crate::form::{self, CellId};
use document::Place;
use std::fmt;

/// The cells of a report. A cell of an edition the report does not use is
/// absent.
#[derive(Clone, Default)]
pub struct Cells {
    /// One for each cell of the form, or none at all.
    slots: Vec<Slot>,
    /// The printed texts, one after the other.
    texts: String,
    /// The values that are not small.
    values: Vec<Number>,
    /// The places that are not in a text.
    places: Vec<Place>,
    /// What is inferred, in the order of cells.
    inferred: Vec<(CellId, Number)>,
}

#[derive(Clone, Copy)]
struct Slot {
    /// `None` for a cell that is absent.
    state: Option<CellState>,
    value: Value,
    /// Where its text begins and how long it is.
    text: (u32, u32),
    spot: Spot,
}

#[derive(Clone, Copy)]
enum Value {
    None,
    /// `digits` with so many decimals.
    Small {
        digits: i32,
        decimals: u8,
    },
    /// Index among the values that are not small.
    Other(u32),
}

#[derive(Clone, Copy)]
enum Spot {
    Nowhere,
    Text {
        line: u32,
        column: u32,
    },
    /// Index among the places that are not in a text.
    Other(u32),
}

impl Cells {
    /// No cells at all.
    pub fn new() -> Cells {
        Cells::default()
    }

    /// The cell, if the report's edition has it.
    #[inline]
    pub fn get(&self, id: CellId) -> Option<CellRef<'_>> {
        let slot = self.slots.get(usize::from(id.0))?;
        let state = slot.state?;
        let value = match slot.value {
            Value::None => None,
            Value::Small { digits, decimals: 0 } => Some(Number::from(digits)),
            Value::Small { digits, decimals } => Some(Number::new(digits.into(), decimals.into())),
            Value::Other(index) => self.values.get(index as usize).copied(),
        };
        let place = match slot.spot {
            Spot::Nowhere => None,
            Spot::Text { line, column } => Some(Place::Text { line, column }),
            Spot::Other(index) => self.places.get(index as usize).copied(),
        };
        let (start, length) = (slot.text.0 as usize, slot.text.1 as usize);
        let raw = if length == 0 { "" } else { &self.texts[start..start + length] };
        Some(CellRef { value, inferred: self.inferred(id), raw, state, place })
    }

    fn inferred(&self, id: CellId) -> Option<Number> {
        if self.inferred.is_empty() {
            return None;
        }
        let at = self.inferred.binary_search_by_key(&id, |(id, _)| *id).ok()?;
        Some(self.inferred[at].1)
    }

    /// Puts a cell in, over whatever was there.
    pub fn set(&mut self, id: CellId, cell: CellValue) {
        self.put(id, cell.by_ref());
    }

    /// Puts a cell in, over whatever was there. A text beyond four gigabytes
    /// in all is left out.
    pub fn put(&mut self, id: CellId, cell: CellRef<'_>) {
        let index = usize::from(id.0);
        if self.slots.len() <= index {
            let absent = Slot { state: None, value: Value::None, text: (0, 0), spot: Spot::Nowhere };
            self.slots.reserve_exact(form::all_cells().len());
            self.slots.resize(form::all_cells().len().max(index + 1), absent);
        }
        let text = match (u32::try_from(self.texts.len()), u32::try_from(cell.raw.len())) {
            (Ok(start), Ok(length)) if !cell.raw.is_empty() => {
                self.texts.push_str(cell.raw);
                (start, length)
            }
            _ => (0, 0),
        };
        let value = match cell.value {
            None => Value::None,
            Some(value) => small(value).unwrap_or_else(|| Value::Other(push(&mut self.values, value))),
        };
        let spot = match cell.place {
            None => Spot::Nowhere,
            Some(Place::Text { line, column }) => Spot::Text { line, column },
            Some(other) => Spot::Other(push(&mut self.places, other)),
        };
        self.slots[index] = Slot { state: Some(cell.state), value, text, spot };
        self.infer(id, cell.inferred);
    }

    /// Says what is inferred for a cell that is there.
    pub fn infer(&mut self, id: CellId, inferred: Option<Number>) {
        match (self.inferred.binary_search_by_key(&id, |(id, _)| *id), inferred) {
            (Ok(at), Some(value)) => self.inferred[at].1 = value,
            (Err(at), Some(value)) => self.inferred.insert(at, (id, value)),
            (Ok(at), None) => drop(self.inferred.remove(at)),
            (Err(_), None) => {}
        }
    }

    /// The number an equation may use; see [`CellRef::assessable`].
    #[inline]
    pub fn number(&self, id: CellId) -> Option<Number> {
        self.get(id).and_then(|cell| cell.assessable())
    }

    /// All cells in the order of [`CellId`].
    pub fn iter(&self) -> impl Iterator<Item = (CellId, CellRef<'_>)> {
        self.in_state(|_| true)
    }

    /// The cells in a state that is wanted.
    pub fn in_state(&self, wanted: impl Fn(CellState) -> bool) -> impl Iterator<Item = (CellId, CellRef<'_>)> {
        let of_slot =
            move |(i, slot): (u16, &Slot)| slot.state.filter(|s| wanted(*s)).and_then(|_| Some((CellId(i), self.get(CellId(i))?)));
        (0..).zip(&self.slots).filter_map(of_slot)
    }

    /// What is inferred, in the order of [`CellId`].
    pub fn all_inferred(&self) -> &[(CellId, Number)] {
        &self.inferred
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.slots.iter().all(|slot| slot.state.is_none())
    }
}

/// A value in few bytes, if it can be had back exactly as it is printed.
fn small(value: Number) -> Option<Value> {
    let digits = i32::try_from(value.mantissa()).ok()?;
    let decimals = u8::try_from(value.scale()).ok()?;
    // A zero may have a sign, `-0`; a small one has none.
    (digits != 0 || value.is_sign_positive()).then_some(Value::Small { digits, decimals })
}

/// Puts a rare thing beside the cells; tells where. There are as many as
/// changes of cells, far below the largest index.
fn push<T>(all: &mut Vec<T>, one: T) -> u32 {
    all.push(one);
    u32::try_from(all.len() - 1).unwrap_or(u32::MAX)
}

impl PartialEq for Cells {
    fn eq(&self, other: &Cells) -> bool {
        self.iter().eq(other.iter())
    }
}

impl Eq for Cells {}

impl fmt::Debug for Cells {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cell: CellValue) {
        let id = CellId(3);
        let mut cells = Cells::new();
        cells.set(id, CellValue::printed(7));
        cells.set(CellId(2), CellValue::printed(1));
        cells.set(id, cell.clone());
        let back = cells.get(id).map(|c| c.to_value());
        assert_eq!(back, Some(cell.clone()));
        // Equal numbers may be printed differently: 0, -0 and 0.00.
        let shown = |n: Option<Number>| n.map(|n| n.to_string());
        assert_eq!(back.map(|c| (shown(c.value), shown(c.inferred))), Some((shown(cell.value), shown(cell.inferred))));
        assert_eq!(cells.iter().map(|(id, _)| id.0).collect::<Vec<_>>(), [2, 3]);
    }

    #[test]
    fn a_cell_comes_back_as_it_went_in() {
        let number = |text: &str| text.parse::<Number>().expect("a number");
        for value in ["0", "-0", "61", "-1", "0.00", "1728.50", "2147483647", "2147483648", "99999999999999999999.12345678"] {
            check(CellValue::printed(number(value)));
        }
        let place = |place| CellValue { place: Some(place), ..CellValue::unread() };
        check(place(Place::Text { line: 4_000_000_000, column: 2 }));
        check(place(Place::Pdf { page: 1, x: -2, y: 3, w: 4, h: 5 }));
        check(CellValue { inferred: Some(number("2.50")), state: CellState::Blank, ..CellValue::unread() });
        check(CellValue { raw: "零 6?".to_owned(), ..CellValue::unread() });
    }

    #[test]
    fn a_cell_put_over_another_leaves_nothing_of_it() {
        check(CellValue::unread());
        let mut cells = Cells::new();
        cells.set(CellId(0), CellValue { inferred: Some(Number::ONE), ..CellValue::unread() });
        cells.set(CellId(0), CellValue::unread());
        assert_eq!(cells.get(CellId(0)), Some(CellRef::unread()));
    }
}
