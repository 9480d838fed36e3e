//! From a piece in a column to a cell with its state.

use super::lines::Piece;
use super::rows::Slot;
use super::value::{Token, Unit};
use crate::cells::{CellState, CellValue, Number};
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
pub(super) fn read(id: CellId, slot: Slot<'_, '_>, money: Money, doubts: &mut Vec<Doubt>) -> CellValue {
    let Slot::Piece(piece) = slot else {
        return CellValue { state: CellState::Blank, ..CellValue::unread() };
    };
    let raw = piece.text.trim().to_owned();
    let cell = |state, value| CellValue { value, inferred: None, raw: raw.clone(), state, place: Some(piece.place) };
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
pub(super) fn decoded(number: i64, piece: &Piece<'_>) -> CellValue {
    CellValue {
        value: Some(Number::from(number)),
        inferred: None,
        raw: piece.text.trim().to_owned(),
        state: CellState::Decoded,
        place: Some(piece.place),
    }
}

/// An unread cell that remembers what stands in its row.
pub(super) fn unread(pieces: &[&Piece<'_>]) -> CellValue {
    let raw = pieces.iter().map(|p| p.text.trim()).filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" ");
    CellValue { raw, place: pieces.first().map(|p| p.place), ..CellValue::unread() }
}
