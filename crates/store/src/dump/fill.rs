//! Rows into an empty store, in one transaction: all of them or none.

use super::{Counted, Table, connect, each, row, table};
use crate::dialect::{self, schema};
use crate::error::{Nature, StoreError};
use crate::migrate;
use sea_orm::{ConnectionTrait, DatabaseConnection, DatabaseTransaction, Statement, TransactionTrait};
use std::path::Path;

/// So many parameters stand in one statement at most.
const PARAMETERS: usize = 8000;

/// So many bytes are put in together.
const TOGETHER: usize = 4 << 20;

/// A store that is being filled.
#[derive(Debug)]
pub struct Filling {
    db: DatabaseConnection,
    tx: DatabaseTransaction,
    tables: Vec<Table>,
    foreign_keys: Vec<String>,
    waiting: Vec<Vec<sea_orm::Value>>,
    size: usize,
}

impl Filling {
    /// Makes the tables as they were at a step in an empty database.
    ///
    /// # Errors
    /// A conflict if something is in it already, or the step is not known to
    /// this program; if the database fails.
    pub async fn begin(url: &str, step: i32) -> Result<Filling, StoreError> {
        if step > migrate::newest() || step < 1 {
            return Err(StoreError::Conflict(format!("备份由更新的版本写成（第 {step} 步）。请用新版本的程序恢复")));
        }
        let db = match url.strip_prefix("sqlite:") {
            Some(file) => dialect::sqlite_alone(Path::new(file)).await?,
            None => connect(url).await?,
        };
        migrate::run_to(&db, step).await?;
        let tx = db.begin().await?;
        if migrate::last_done(&tx).await? != step {
            return Err(StoreError::Conflict("目标数据库的表比备份新。请换一个新建的空数据库".to_owned()));
        }
        let tables = table::describe(&tx).await?;
        for table in &tables {
            let one = Statement::from_string(tx.get_database_backend(), format!("SELECT 1 FROM \"{}\" LIMIT 1", table.name));
            if tx.query_one_raw(one).await?.is_some() {
                return Err(StoreError::Conflict(format!("目标数据库不是空的（表 {} 里有数据）。请换一个空的", table.name)));
            }
        }
        let foreign_keys = without_foreign_keys(&tx).await?;
        Ok(Filling { db, tx, tables, foreign_keys, waiting: Vec::new(), size: 0 })
    }

    /// The table of a name with these columns.
    ///
    /// # Errors
    /// If there is none.
    pub fn table(&self, name: &str, columns: &[String]) -> Result<Table, StoreError> {
        let found = self.tables.iter().find(|t| t.name == name && t.columns.iter().map(|c| &c.name).eq(columns));
        found.cloned().ok_or_else(|| StoreError::Conflict(format!("备份里的表 {name} 与这个版本的表不同")))
    }

    /// Puts a row into a table, sooner or later.
    ///
    /// # Errors
    /// If it is no row of the table or the database fails.
    pub async fn row(&mut self, table: &Table, bytes: &[u8]) -> Result<(), StoreError> {
        let values = row::decode(bytes, table.columns.len())?;
        let typed = values.into_iter().zip(&table.columns).map(|(value, column)| {
            value.of_kind(column.kind).ok_or_else(|| {
                StoreError::driver(Nature::Lasting, &format!("备份里表 {} 的列 {} 有一个值不合规矩", table.name, column.name))
            })
        });
        self.waiting.push(typed.collect::<Result<_, _>>()?);
        self.size += bytes.len();
        if (self.waiting.len() + 1) * table.columns.len() > PARAMETERS || self.size > TOGETHER {
            self.flush(table).await?;
        }
        Ok(())
    }

    /// Puts in what waits; to be called at the end of each table.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn flush(&mut self, table: &Table) -> Result<(), StoreError> {
        let rows = std::mem::take(&mut self.waiting);
        self.size = 0;
        if rows.is_empty() {
            return Ok(());
        }
        let sql = table.insert(rows.len());
        let statement = Statement::from_sql_and_values(self.tx.get_database_backend(), sql, rows.into_iter().flatten());
        self.tx.execute_raw(statement).await?;
        Ok(())
    }

    /// Reads everything again, holds it against what was counted before, and
    /// keeps it; then brings the tables up to date.
    ///
    /// # Errors
    /// If a table differs, a row names another that is not there, or the
    /// database fails; then nothing is kept.
    pub async fn finish(self, expected: &[(String, Counted)]) -> Result<(), StoreError> {
        let differs = |name: &str| StoreError::Conflict(format!("恢复后的表 {name} 与备份的清单不符，没有保留"));
        for table in &self.tables {
            let counted = each(&self.tx, table, |_| Ok(())).await?;
            let listed = expected.iter().find(|(name, _)| *name == table.name).map(|(_, counted)| counted);
            if listed != Some(&counted) {
                return Err(differs(&table.name));
            }
        }
        if let Some((name, _)) = expected.iter().find(|(name, _)| self.tables.iter().all(|t| t.name != *name)) {
            return Err(differs(name));
        }
        for statement in &self.foreign_keys {
            self.tx.execute_unprepared(statement).await?;
        }
        let backend = self.tx.get_database_backend();
        if let Some(sql) = schema::orphans(backend)
            && let Some(row) = self.tx.query_one_raw(Statement::from_string(backend, sql)).await?
        {
            let table: String = row.try_get_by_index(0)?;
            return Err(differs(&table));
        }
        self.tx.commit().await?;
        migrate::run(&self.db).await?;
        Ok(self.db.close().await?)
    }
}

/// Takes the foreign keys away until all rows are in; gives the statements
/// that put them back.
async fn without_foreign_keys(tx: &DatabaseTransaction) -> Result<Vec<String>, StoreError> {
    let backend = tx.get_database_backend();
    let Some(sql) = schema::foreign_keys(backend) else { return Ok(Vec::new()) };
    let mut back = Vec::new();
    for row in tx.query_all_raw(Statement::from_string(backend, sql)).await? {
        let (table, name, definition): (String, String, String) =
            (row.try_get_by_index(0)?, row.try_get_by_index(1)?, row.try_get_by_index(2)?);
        tx.execute_unprepared(&format!("ALTER TABLE {table} DROP CONSTRAINT {name}")).await?;
        back.push(format!("ALTER TABLE {table} ADD CONSTRAINT {name} {definition}"));
    }
    Ok(back)
}
