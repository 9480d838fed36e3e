//! Opening the memory of the office by its URL.

use crate::dialect;
use crate::error::{Nature, StoreError};
use crate::migrate;
use crate::number::Blocks;
use crate::retry::Tries;
use crate::write::group::Queue;
use crate::write::{Lane, WriteOptions};
use sea_orm::{ConnectOptions, Database, DatabaseConnection, DbBackend};
use std::path::Path;
use std::time::Duration;

/// What the office remembers. Cheap to clone.
///
/// With SQLite one task writes and four connections read, so that a long list
/// never stands in the way of an act; with PostgreSQL both are one pool.
#[derive(Debug, Clone)]
pub struct Store {
    lane: Lane,
    reader: DatabaseConnection,
    blocks: Blocks,
}

impl Store {
    /// Opens `sqlite:PATH` or `postgres://…` and brings its tables up to date.
    ///
    /// # Errors
    /// If the URL is of neither kind, the database does not answer, or it was
    /// written by a newer program.
    pub async fn open(url: &str) -> Result<Store, StoreError> {
        Store::open_with(url, WriteOptions::default()).await
    }

    /// The same with a say in how acts are written.
    ///
    /// # Errors
    /// Those of [`Store::open`].
    pub async fn open_with(url: &str, options: WriteOptions) -> Result<Store, StoreError> {
        // Another program may be making the file or the tables right now.
        let mut tries = Tries::default();
        loop {
            match Store::open_once(url, options).await {
                Err(error) if tries.again(&error).await => {}
                other => return other,
            }
        }
    }

    async fn open_once(url: &str, options: WriteOptions) -> Result<Store, StoreError> {
        if let Some(path) = url.strip_prefix("sqlite:") {
            let writer = dialect::sqlite_writer(Path::new(path), options.page_limit).await?;
            migrate::run(&writer).await?;
            let reader = dialect::sqlite_readers(Path::new(path)).await?;
            Ok(Store { lane: Lane::Queue(Queue::start(writer, path.into(), options)), reader, blocks: Blocks::default() })
        } else if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            let mut connect = ConnectOptions::new(url);
            // Whoever waits longer than this is told that the database is away.
            connect.max_connections(16).acquire_timeout(Duration::from_secs(10)).sqlx_logging(false);
            let pool = Database::connect(connect).await?;
            migrate::run(&pool).await?;
            Ok(Store {
                lane: Lane::Pool { pool: pool.clone(), commit_delay: options.commit_delay },
                reader: pool,
                blocks: Blocks::default(),
            })
        } else {
            Err(StoreError::driver(Nature::Lasting, "地址要以 sqlite: 或 postgres:// 开头"))
        }
    }

    /// The number of the newest step of the tables that this program knows:
    /// where every store is that has been opened.
    pub fn newest_step() -> i32 {
        migrate::newest()
    }

    /// The engine behind it: `sqlite` or `postgres`.
    pub fn engine(&self) -> &'static str {
        match self.backend() {
            DbBackend::Sqlite => "sqlite",
            _ => "postgres",
        }
    }

    /// Closes all connections, after the acts that wait already.
    ///
    /// # Errors
    /// If the database does not let go.
    pub async fn close(self) -> Result<(), StoreError> {
        self.reader.close_by_ref().await?;
        match &self.lane {
            Lane::Queue(queue) => queue.close().await,
            Lane::Pool { .. } => Ok(()),
        }
    }

    pub(crate) fn backend(&self) -> DbBackend {
        sea_orm::ConnectionTrait::get_database_backend(&self.reader)
    }

    /// For lists and look-ups.
    pub(crate) fn reader(&self) -> &DatabaseConnection {
        &self.reader
    }

    pub(crate) fn blocks(&self) -> &Blocks {
        &self.blocks
    }

    /// For acts.
    pub(crate) fn lane(&self) -> &Lane {
        &self.lane
    }
}
