//! The cells of one report as printed: value, raw text, state, place.
//!
//! A cell that was not read has no number, and nothing here turns it into a
//! zero.
//!
//! Order of reading: [`CellState`], [`CellValue`], [`packed`].

mod packed;

pub use packed::Cells;

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
        CellRef::unread().to_value()
    }

    /// A printed number, as tests and the ledger make it.
    pub fn printed(value: impl Into<Number>) -> CellValue {
        let value = value.into();
        CellValue { value: Some(value), inferred: None, raw: value.to_string(), state: CellState::Printed, place: None }
    }

    /// The number an equation may use; see [`CellRef::assessable`].
    pub fn assessable(&self) -> Option<Number> {
        self.by_ref().assessable()
    }

    /// The cell with its text borrowed.
    pub fn by_ref(&self) -> CellRef<'_> {
        CellRef { value: self.value, inferred: self.inferred, raw: &self.raw, state: self.state, place: self.place }
    }
}

/// One cell as [`Cells`] show it, or take it in: a [`CellValue`] whose text
/// is borrowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CellRef<'a> {
    /// The number; only with [`CellState::Printed`] and [`CellState::Decoded`].
    pub value: Option<Number>,
    /// What the sums force for a blank, dashed or missing cell.
    pub inferred: Option<Number>,
    /// The text as printed; empty if nothing is.
    pub raw: &'a str,
    /// How it came to its value.
    pub state: CellState,
    /// Where it stands.
    pub place: Option<Place>,
}

impl CellRef<'_> {
    /// A cell of which nothing is known.
    pub const fn unread() -> CellRef<'static> {
        CellRef { value: None, inferred: None, raw: "", state: CellState::Unread, place: None }
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

    /// The cell with a text of its own.
    pub fn to_value(&self) -> CellValue {
        CellValue { value: self.value, inferred: self.inferred, raw: self.raw.to_owned(), state: self.state, place: self.place }
    }
}
