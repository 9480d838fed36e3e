//! Tables as the database describes them.

use super::Value;
use crate::dialect::schema;
use crate::error::{Nature, StoreError};
use sea_orm::{ConnectionTrait, DatabaseTransaction, Statement};
use std::collections::BTreeMap;

/// The table that tells how far the tables are; it is not part of the content.
const STEPS: &str = "migration";

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Its columns in the order of their names.
    pub columns: Vec<Column>,
    /// The places of the columns of its primary key.
    key: Vec<usize>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub kind: Kind,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    Text,
    /// A number of 32 bits.
    Int,
    /// A number of 64 bits.
    Big,
    /// Yes or no.
    Bool,
    /// Bytes.
    Bytes,
}

impl Kind {
    fn of(declared: &str) -> Option<Kind> {
        Some(match declared {
            "text" => Kind::Text,
            "integer" => Kind::Int,
            "bigint" => Kind::Big,
            "boolean" => Kind::Bool,
            "blob" | "bytea" => Kind::Bytes,
            _ => return None,
        })
    }
}

impl Table {
    /// The next rows, from the beginning or behind a key.
    pub(super) fn select(&self, is_behind: bool, limit: u64) -> String {
        let names = |of: &mut dyn Iterator<Item = &Column>| of.map(|c| format!("\"{}\"", c.name)).collect::<Vec<_>>().join(", ");
        let (columns, key) = (names(&mut self.columns.iter()), names(&mut self.key.iter().map(|at| &self.columns[*at])));
        let places = (1..=self.key.len()).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ");
        let behind = if is_behind { format!("WHERE ({key}) > ({places})") } else { String::new() };
        format!("SELECT {columns} FROM \"{}\" {behind} ORDER BY {key} LIMIT {limit}", self.name)
    }

    /// Rows put in, so many at once.
    pub(super) fn insert(&self, rows: usize) -> String {
        let names = self.columns.iter().map(|c| format!("\"{}\"", c.name)).collect::<Vec<_>>().join(", ");
        let width = self.columns.len();
        let row = |n: usize| format!("({})", (1..=width).map(|c| format!("${}", n * width + c)).collect::<Vec<_>>().join(", "));
        format!("INSERT INTO \"{}\" ({names}) VALUES {}", self.name, (0..rows).map(row).collect::<Vec<_>>().join(", "))
    }

    pub(super) fn key(&self, row: &[Value]) -> Vec<Value> {
        self.key.iter().map(|at| row[*at].clone()).collect()
    }
}

/// The tables there are, but for the one that counts the steps.
pub(super) async fn describe(tx: &DatabaseTransaction) -> Result<Vec<Table>, StoreError> {
    let backend = tx.get_database_backend();
    let mut columns: BTreeMap<String, BTreeMap<String, (Kind, i64)>> = BTreeMap::new();
    for row in tx.query_all_raw(Statement::from_string(backend, schema::columns(backend))).await? {
        let (table, column, declared): (String, String, String) =
            (row.try_get_by_index(0)?, row.try_get_by_index(1)?, row.try_get_by_index(2)?);
        if table == STEPS {
            continue;
        }
        let unknown = || StoreError::driver(Nature::Lasting, &format!("表 {table} 的列 {column} 是 {declared}，不认识"));
        let kind = Kind::of(&declared).ok_or_else(unknown)?;
        columns.entry(table.clone()).or_default().insert(column, (kind, row.try_get_by_index(3)?));
    }
    columns.into_iter().map(of_columns).collect()
}

fn of_columns((name, columns): (String, BTreeMap<String, (Kind, i64)>)) -> Result<Table, StoreError> {
    let mut key: Vec<(i64, usize)> = columns.values().enumerate().filter(|(_, (_, pk))| *pk > 0).map(|(at, (_, pk))| (*pk, at)).collect();
    key.sort_unstable();
    if key.is_empty() {
        return Err(StoreError::driver(Nature::Lasting, &format!("表 {name} 没有主键")));
    }
    let key = key.into_iter().map(|(_, at)| at).collect();
    Ok(Table { name, key, columns: columns.into_iter().map(|(name, (kind, _))| Column { name, kind }).collect() })
}
