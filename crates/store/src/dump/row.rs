//! Rows as bytes that do not depend on the engine.
//!
//! A value is a byte that tells its form, then the value: 0 nothing, 1 a
//! number in eight bytes, 2 text and 3 bytes behind their length in four
//! bytes, 4 yes or no in one byte. The highest byte comes first.

use super::{Kind, Table};
use crate::error::{Nature, StoreError};
use sea_orm::QueryResult;
use sea_orm::sea_query;

/// A value of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    Null,
    /// A number.
    Number(i64),
    /// Text.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
    /// Yes or no.
    Bool(bool),
}

impl Value {
    /// As a parameter of a key; keys hold numbers and text only.
    pub(super) fn parameter(&self) -> sea_query::Value {
        match self {
            Value::Null => None::<String>.into(),
            Value::Number(n) => (*n).into(),
            Value::Text(text) => text.clone().into(),
            Value::Bytes(bytes) => bytes.clone().into(),
            Value::Bool(b) => (*b).into(),
        }
    }

    /// As a parameter of a column; `None` if the column holds something else.
    pub(super) fn of_kind(self, kind: Kind) -> Option<sea_query::Value> {
        Some(match (self, kind) {
            (Value::Null, Kind::Text) => None::<String>.into(),
            (Value::Null, Kind::Int) => None::<i32>.into(),
            (Value::Null, Kind::Big) => None::<i64>.into(),
            (Value::Null, Kind::Bool) => None::<bool>.into(),
            (Value::Null, Kind::Bytes) => None::<Vec<u8>>.into(),
            (Value::Number(n), Kind::Int) => i32::try_from(n).ok()?.into(),
            (Value::Number(n), Kind::Big) => n.into(),
            (Value::Text(text), Kind::Text) => text.into(),
            (Value::Bytes(bytes), Kind::Bytes) => bytes.into(),
            (Value::Bool(b), Kind::Bool) => b.into(),
            _ => return None,
        })
    }
}

pub(super) fn read(table: &Table, result: &QueryResult) -> Result<Vec<Value>, StoreError> {
    let mut row = Vec::with_capacity(table.columns.len());
    for (at, column) in table.columns.iter().enumerate() {
        let value = match column.kind {
            Kind::Text => result.try_get_by_index::<Option<String>>(at)?.map(Value::Text),
            Kind::Int => result.try_get_by_index::<Option<i32>>(at)?.map(|n| Value::Number(i64::from(n))),
            Kind::Big => result.try_get_by_index::<Option<i64>>(at)?.map(Value::Number),
            Kind::Bool => result.try_get_by_index::<Option<bool>>(at)?.map(Value::Bool),
            Kind::Bytes => result.try_get_by_index::<Option<Vec<u8>>>(at)?.map(Value::Bytes),
        };
        row.push(value.unwrap_or(Value::Null));
    }
    Ok(row)
}

pub(super) fn encode(row: &[Value]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let long = |bytes: &mut Vec<u8>, form: u8, part: &[u8]| {
        bytes.push(form);
        bytes.extend_from_slice(&u32::try_from(part.len()).unwrap_or(u32::MAX).to_be_bytes());
        bytes.extend_from_slice(part);
    };
    for value in row {
        match value {
            Value::Null => bytes.push(0),
            Value::Number(n) => {
                bytes.push(1);
                bytes.extend_from_slice(&n.to_be_bytes());
            }
            Value::Text(text) => long(&mut bytes, 2, text.as_bytes()),
            Value::Bytes(part) => long(&mut bytes, 3, part),
            Value::Bool(b) => bytes.extend_from_slice(&[4, u8::from(*b)]),
        }
    }
    bytes
}

/// The values of a row.
///
/// # Errors
/// If the bytes are no row of so many values.
pub(super) fn decode(mut bytes: &[u8], width: usize) -> Result<Vec<Value>, StoreError> {
    let wrong = || StoreError::driver(Nature::Lasting, "备份里有一行读不懂");
    let mut row = Vec::with_capacity(width);
    for _ in 0..width {
        let (form, rest) = bytes.split_first().ok_or_else(wrong)?;
        bytes = rest;
        let mut take = |n: usize| {
            let (part, rest) = bytes.split_at_checked(n)?;
            bytes = rest;
            Some(part)
        };
        let mut long = || {
            let length = u32::from_be_bytes(take(4)?.try_into().ok()?);
            take(usize::try_from(length).ok()?)
        };
        row.push(match form {
            0 => Value::Null,
            1 => Value::Number(i64::from_be_bytes(take(8).and_then(|b| b.try_into().ok()).ok_or_else(wrong)?)),
            2 => Value::Text(String::from_utf8(long().ok_or_else(wrong)?.to_vec()).map_err(|_| wrong())?),
            3 => Value::Bytes(long().ok_or_else(wrong)?.to_vec()),
            4 => Value::Bool(take(1).ok_or_else(wrong)? == [1]),
            _ => return Err(wrong()),
        });
    }
    if bytes.is_empty() { Ok(row) } else { Err(wrong()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_read_back_and_a_part_of_it_is_no_row() {
        let row = vec![Value::Null, Value::Number(-7), Value::Text("云汀县".into()), Value::Bytes(vec![0, 255]), Value::Bool(true)];
        let bytes = encode(&row);
        assert_eq!(decode(&bytes, 5).expect("a row"), row);
        for cut in 0..bytes.len() {
            assert!(decode(&bytes[..cut], 5).is_err(), "{cut}");
        }
        assert!(decode(&bytes, 4).is_err());
        assert!(decode(&[9], 1).is_err());
    }
}
