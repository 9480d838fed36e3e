//! All rows of a store as of one moment, and back into an empty one, of
//! either engine: for backups.
//!
//! Which tables and columns there are is asked of the database, so that no
//! list of them can grow stale. Columns go in the order of their names, rows
//! in that of their primary keys, so that the same content gives the same
//! bytes and the same digest on both engines.
//!
//! PostgreSQL shows one moment for as long as a transaction reads (repeatable
//! read). SQLite would too, but its log could not be emptied meanwhile: a
//! slow reader would let it grow. So the file is copied first (`VACUUM INTO`,
//! which does not keep the writer waiting) and the copy read at leisure.

mod fill;
mod row;
mod table;

pub use fill::Filling;
pub use row::Value;
pub use table::{Column, Kind, Table};

use crate::dialect;
use crate::error::{Nature, StoreError};
use crate::migrate;
use sea_orm::{AccessMode, ConnectOptions, Database, DatabaseTransaction, DbBackend, IsolationLevel, QueryResult, Statement};
use sea_orm::{ConnectionTrait, TransactionOptions, TransactionTrait};
use sha2::{Digest as _, Sha256};
use std::io;
use std::path::Path;

/// How many rows there are and the digest over them in their order.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Counted {
    /// Rows.
    pub rows: u64,
    /// SHA-256 over the rows, each behind its length in four bytes.
    pub sha256: String,
}

/// A store as of one moment.
#[derive(Debug)]
pub struct Snapshot {
    tx: DatabaseTransaction,
    tables: Vec<Table>,
    step: i32,
}

impl Snapshot {
    /// Takes hold of the present moment of the store at a URL, while others
    /// write. With SQLite a copy is made in the scratch folder, which the
    /// caller takes away afterwards.
    ///
    /// # Errors
    /// If the database does not answer or there is no room for the copy.
    pub async fn of(url: &str, scratch: &Path) -> Result<Snapshot, StoreError> {
        let tx = match url.strip_prefix("sqlite:") {
            Some(file) => {
                let copy = scratch.join("snapshot.sqlite");
                let source = dialect::sqlite_alone(Path::new(file)).await?;
                let into = Statement::from_sql_and_values(DbBackend::Sqlite, "VACUUM INTO $1", [copy.display().to_string().into()]);
                source.execute_raw(into).await?;
                source.close().await?;
                dialect::sqlite_alone(&copy).await?.begin().await?
            }
            None => {
                let options = TransactionOptions {
                    isolation_level: Some(IsolationLevel::RepeatableRead),
                    access_mode: Some(AccessMode::ReadOnly),
                    ..TransactionOptions::default()
                };
                connect(url).await?.begin_with_options(options).await?
            }
        };
        let tables = table::describe(&tx).await?;
        let step = migrate::last_done(&tx).await?;
        Ok(Snapshot { tx, tables, step })
    }

    /// The step to which its tables were brought.
    pub fn step(&self) -> i32 {
        self.step
    }

    /// Its tables in the order of their names.
    pub fn tables(&self) -> &[Table] {
        &self.tables
    }

    /// Hands the rows of a table to a sink, one by one.
    ///
    /// # Errors
    /// If the database fails or the sink does.
    pub async fn rows(&self, table: &Table, sink: impl FnMut(&[u8]) -> io::Result<()>) -> Result<Counted, StoreError> {
        each(&self.tx, table, sink).await
    }

    /// The blobs that its rows name after an address, at most so many: case
    /// and address.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn blobs(&self, after: &str, limit: u64) -> Result<Vec<(String, String)>, StoreError> {
        let sql = format!("SELECT case_id, address FROM blob WHERE address > $1 ORDER BY address LIMIT {limit}");
        let statement = Statement::from_sql_and_values(self.tx.get_database_backend(), sql, [after.into()]);
        let rows = self.tx.query_all_raw(statement).await?;
        rows.iter().map(|r| Ok((r.try_get_by_index(0)?, r.try_get_by_index(1)?))).collect()
    }

    /// Lets go of the moment.
    ///
    /// # Errors
    /// If the database does not let go.
    pub async fn close(self) -> Result<(), StoreError> {
        Ok(self.tx.rollback().await?)
    }
}

async fn connect(url: &str) -> Result<sea_orm::DatabaseConnection, StoreError> {
    if !url.starts_with("postgres://") && !url.starts_with("postgresql://") {
        return Err(StoreError::driver(Nature::Lasting, "地址要以 sqlite: 或 postgres:// 开头"));
    }
    let mut options = ConnectOptions::new(url);
    options.max_connections(1).sqlx_logging(false);
    Ok(Database::connect(options).await?)
}

/// The size of slices follows the size of rows between these bounds.
const SMALL: usize = 1 << 20;
const LARGE: usize = 8 << 20;
const MOST_ROWS: u64 = 2000;

async fn each(tx: &DatabaseTransaction, table: &Table, mut sink: impl FnMut(&[u8]) -> io::Result<()>) -> Result<Counted, StoreError> {
    let (mut behind, mut limit, mut rows, mut digest): (Option<Vec<Value>>, u64, u64, _) = (None, 4, 0, Sha256::new());
    loop {
        let sql = table.select(behind.is_some(), limit);
        let values = behind.iter().flatten().map(Value::parameter);
        let slice: Vec<QueryResult> = tx.query_all_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await?;
        let mut size = 0;
        for result in &slice {
            let row = row::read(table, result)?;
            let bytes = row::encode(&row);
            digest.update(u32::try_from(bytes.len()).unwrap_or(u32::MAX).to_be_bytes());
            digest.update(&bytes);
            sink(&bytes).map_err(|e| fault(&e))?;
            size += bytes.len();
            rows += 1;
            behind = Some(table.key(&row));
        }
        if (slice.len() as u64) < limit {
            return Ok(Counted { rows, sha256: crate::seal::hex(&digest.finalize()) });
        }
        if size < SMALL {
            limit = (limit * 2).min(MOST_ROWS);
        } else if size > LARGE {
            limit = (limit / 2).max(1);
        }
    }
}

fn fault(error: &io::Error) -> StoreError {
    let full = matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge);
    StoreError::driver(if full { Nature::Full } else { Nature::Lasting }, &error.to_string())
}
