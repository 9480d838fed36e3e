//! The cells of one report as printed: value, raw text, state, place.
//!
//! A cell that was not read has no number, and nothing here turns it into a
//! zero.

use crate::form::CellId;
use document::Place;
use rust_decimal::Decimal;

/// A number of the report: a count, or an amount in 万元.
pub type Number = Decimal;

/// How a cell came to its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CellState {
    /// A number is printed.
    Printed,
    /// The cell is there and empty.
    Blank,
    /// The cell holds `/`, `-`, `—` or 无.
    Dash,
    /// The report lacks the whole row.
    MissingRow,
    /// Cut out of run-together digits with the help of a sum.
    Decoded,
    /// Not read; no statement about its value is possible.
    Unread,
}

impl CellState {
    /// The name used in the contract of the commands.
    pub fn name(self) -> &'static str {
        match self {
            CellState::Printed => "printed",
            CellState::Blank => "blank",
            CellState::Dash => "dash",
            CellState::MissingRow => "missing_row",
            CellState::Decoded => "decoded",
            CellState::Unread => "unread",
        }
    }

    /// The state with a name of the contract.
    pub fn named(name: &str) -> Option<CellState> {
        use CellState::*;
        [Printed, Blank, Dash, MissingRow, Decoded, Unread].into_iter().find(|s| s.name() == name)
    }
}

/// One cell of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellValue {
    /// The number; only with [`CellState::Printed`] and [`CellState::Decoded`].
    pub value: Option<Number>,
    /// What the sums force for a blank, dashed or missing cell.
    pub inferred: Option<Number>,
    /// The text as printed; empty if nothing is.
    pub raw: String,
    /// How it came to its value.
    pub state: CellState,
    /// Where it stands.
    pub place: Option<Place>,
}

impl CellValue {
    /// A cell of which nothing is known.
    pub fn unread() -> CellValue {
        CellValue { value: None, inferred: None, raw: String::new(), state: CellState::Unread, place: None }
    }

    /// A printed number, as tests and the ledger make it.
    pub fn printed(value: impl Into<Number>) -> CellValue {
        let value = value.into();
        CellValue { value: Some(value), inferred: None, raw: value.to_string(), state: CellState::Printed, place: None }
    }

    /// The number an equation may use (annual-report-2021 §3): the printed or
    /// decoded value; zero for a dash; the inferred value for a blank or a
    /// missing row; `None` when no equation over it can be assessed.
    pub fn assessable(&self) -> Option<Number> {
        match self.state {
            CellState::Printed | CellState::Decoded => self.value,
            CellState::Dash => Some(self.inferred.unwrap_or(Number::ZERO)),
            CellState::Blank | CellState::MissingRow => self.inferred,
            CellState::Unread => None,
        }
    }
}

/// The cells of a report. A cell of an edition the report does not use is
/// absent.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cells {
    slots: Vec<Option<CellValue>>,
}

impl Cells {
    /// No cells at all.
    pub fn new() -> Cells {
        Cells::default()
    }

    /// The cell, if the report's edition has it.
    pub fn get(&self, id: CellId) -> Option<&CellValue> {
        self.slots.get(usize::from(id.0)).and_then(Option::as_ref)
    }

    /// The cell for a change, if the report's edition has it.
    pub fn get_mut(&mut self, id: CellId) -> Option<&mut CellValue> {
        self.slots.get_mut(usize::from(id.0)).and_then(Option::as_mut)
    }

    /// Puts a cell in, over whatever was there.
    pub fn set(&mut self, id: CellId, value: CellValue) {
        let index = usize::from(id.0);
        if self.slots.len() <= index {
            self.slots.resize(index + 1, None);
        }
        self.slots[index] = Some(value);
    }

    /// The number an equation may use; see [`CellValue::assessable`].
    pub fn number(&self, id: CellId) -> Option<Number> {
        self.get(id).and_then(CellValue::assessable)
    }

    /// All cells in the order of [`CellId`].
    pub fn iter(&self) -> impl Iterator<Item = (CellId, &CellValue)> {
        self.slots.iter().enumerate().filter_map(|(i, slot)| {
            let id = CellId(u16::try_from(i).ok()?);
            slot.as_ref().map(|value| (id, value))
        })
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.slots.iter().all(Option::is_none)
    }
}
