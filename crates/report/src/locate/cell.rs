//! From a piece in a column to a cell with its state.

use super::lines::Piece;
use super::rows::Slot;
use super::value::{Token, Unit};
use crate::cells::{CellRef, CellState, Cells, Number};
use crate::form::CellId;
use crate::reading::Doubt;

/// What a head says about the money in its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Money {
    /// 万元, as the form asks, or nothing said.
    WanYuan,
    /// 元.
    Yuan,
}

/// Reads a slot as a cell; what cannot be trusted becomes unread with a doubt.
pub(super) fn read<'p>(id: CellId, slot: Slot<'p, '_>, money: Money, doubts: &mut Vec<Doubt>) -> CellRef<'p> {
    let Slot::Piece(piece) = slot else {
        return CellRef { state: CellState::Blank, ..CellRef::unread() };
    };
    let raw = piece.text.trim();
    let cell = |state, value| CellRef { value, inferred: None, raw, state, place: Some(piece.place) };
    match &piece.token {
        Token::Number(value, unit) => match in_unit_of(id, *value, *unit, money) {
            Some(value) => cell(CellState::Printed, Some(value)),
            None => {
                doubts.push(doubt("unit", id, format!("“{raw}”带着本格不该有的单位，没有读。"), piece));
                cell(CellState::Unread, None)
            }
        },
        Token::Dash => cell(CellState::Dash, None),
        Token::Blank => cell(CellState::Blank, None),
        Token::Glue => {
            doubts.push(doubt("glued", id, format!("“{raw}”不是一个数，没有读。"), piece));
            cell(CellState::Unread, None)
        }
        Token::Odd | Token::Label => {
            doubts.push(doubt("not-a-number", id, format!("“{raw}”看着像数而不是数，没有读。"), piece));
            cell(CellState::Unread, None)
        }
    }
}

/// The value in the unit of the column: amounts in 万元, counts plain.
fn in_unit_of(id: CellId, value: Number, unit: Unit, money: Money) -> Option<Number> {
    let wan = Number::from(10_000);
    if id.is_amount() {
        Some(match (unit, money) {
            (Unit::Yuan, _) | (Unit::Plain, Money::Yuan) => (value / wan).normalize(),
            (Unit::YiYuan, _) => (value * wan).normalize(),
            _ => value,
        })
    } else {
        match unit {
            Unit::Plain => Some(value),
            // A count printed in 万, e.g. `1.2万`.
            Unit::WanYuan => Some((value * wan).normalize()),
            Unit::Yuan | Unit::YiYuan => None,
        }
    }
}

fn doubt(code: &'static str, id: CellId, message: String, piece: &Piece<'_>) -> Doubt {
    Doubt { code, cells: vec![id], message, place: Some(piece.place) }
}

/// A cell cut out of run-together digits.
pub(super) fn decoded<'p>(number: i64, piece: &'p Piece<'_>) -> CellRef<'p> {
    CellRef {
        value: Some(Number::from(number)),
        inferred: None,
        raw: piece.text.trim(),
        state: CellState::Decoded,
        place: Some(piece.place),
    }
}

/// Leaves the cells of a row unread; they remember what stands in it.
pub(super) fn unread(ids: impl IntoIterator<Item = CellId>, pieces: &[&Piece<'_>], cells: &mut Cells) {
    let raw = pieces.iter().map(|p| p.text.trim()).filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" ");
    let cell = CellRef { raw: &raw, place: pieces.first().map(|p| p.place), ..CellRef::unread() };
    ids.into_iter().for_each(|id| cells.put(id, cell));
}
