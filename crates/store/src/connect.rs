//! Opening the memory of the office by its URL.

use crate::dialect;
use crate::error::{Nature, StoreError};
use crate::migrate;
use crate::retry::Tries;
use sea_orm::{ConnectOptions, Database, DatabaseConnection, DatabaseTransaction, DbBackend, SqliteTransactionMode};
use sea_orm::{TransactionOptions, TransactionTrait};
use std::path::PathBuf;

/// What the office remembers. Cheap to clone.
///
/// With SQLite one connection writes and four read, so that a long list never
/// stands in the way of an act; with PostgreSQL both are one pool.
#[derive(Debug, Clone)]
pub struct Store {
    writer: DatabaseConnection,
    reader: DatabaseConnection,
}

impl Store {
    /// Opens `sqlite:PATH` or `postgres://…` and brings its tables up to date.
    ///
    /// # Errors
    /// If the URL is of neither kind, the database does not answer, or it was
    /// written by a newer program.
    pub async fn open(url: &str) -> Result<Store, StoreError> {
        // Another program may be making the file or the tables right now.
        let mut tries = Tries::default();
        loop {
            match Store::open_once(url).await {
                Err(error) if tries.again(&error).await => {}
                other => return other,
            }
        }
    }

    async fn open_once(url: &str) -> Result<Store, StoreError> {
        let store = if let Some(path) = url.strip_prefix("sqlite:") {
            Store::sqlite(PathBuf::from(path)).await?
        } else if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            let mut options = ConnectOptions::new(url);
            options.max_connections(16).sqlx_logging(false);
            let pool = Database::connect(options).await?;
            Store { writer: pool.clone(), reader: pool }
        } else {
            let source = "地址要以 sqlite: 或 postgres:// 开头".into();
            return Err(StoreError::Driver { nature: Nature::Lasting, source });
        };
        migrate::run(&store.writer).await?;
        Ok(store)
    }

    async fn sqlite(file: PathBuf) -> Result<Store, StoreError> {
        let mut writing = ConnectOptions::new("sqlite::memory:");
        let path = file.clone();
        writing.max_connections(1).sqlx_logging(false);
        writing.map_sqlx_sqlite_opts(move |o| dialect::sqlite(o.in_memory(false).shared_cache(false), &path));
        let writer = Database::connect(writing).await?;
        let mut reading = ConnectOptions::new("sqlite::memory:");
        reading.max_connections(4).sqlx_logging(false);
        reading.map_sqlx_sqlite_opts(move |o| dialect::sqlite_reader(o.in_memory(false).shared_cache(false), &file));
        let reader = Database::connect(reading).await?;
        Ok(Store { writer, reader })
    }

    /// The engine behind it: `sqlite` or `postgres`.
    pub fn engine(&self) -> &'static str {
        match self.backend() {
            DbBackend::Sqlite => "sqlite",
            _ => "postgres",
        }
    }

    /// Closes all connections.
    ///
    /// # Errors
    /// If the database does not let go.
    pub async fn close(self) -> Result<(), StoreError> {
        self.reader.close().await?;
        Ok(self.writer.close().await?)
    }

    pub(crate) fn backend(&self) -> DbBackend {
        self.writer.get_database_backend()
    }

    /// For lists and look-ups.
    pub(crate) fn reader(&self) -> &DatabaseConnection {
        &self.reader
    }

    /// A transaction that may write; with SQLite it takes its turn at once
    /// instead of failing later.
    pub(crate) async fn begin(&self) -> Result<DatabaseTransaction, StoreError> {
        let sqlite_transaction_mode = Some(SqliteTransactionMode::Immediate);
        Ok(self.writer.begin_with_options(TransactionOptions { sqlite_transaction_mode, ..TransactionOptions::default() }).await?)
    }
}
