//! Acts: closures over a transaction. An act is written whole or not at all.
//!
//! With SQLite one task owns the only connection that writes. It takes the
//! acts that wait, gives each a savepoint of its own, commits them together
//! (one flush of the disk for all) and then answers each. With PostgreSQL each
//! act has a transaction of its own, beside the others, and is run again when
//! the database asks for it. So an act may run more than once: it changes
//! nothing but the transaction, and it gives back every [`StoreError`] that it
//! meets instead of going on after it.

use crate::connect::Store;
use crate::error::{Nature, StoreError};
use crate::retry::Tries;
use futures_util::FutureExt as _;
use sea_orm::{ConnectionTrait, DatabaseConnection, DatabaseTransaction, TransactionTrait};
use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::pin::Pin;
use std::time::Duration;

pub(crate) mod group;

/// What an act returns: `Box::pin(async move { … })`.
pub type Work<'a, T, E> = Pin<Box<dyn Future<Output = Result<T, E>> + Send + 'a>>;

/// An error that an act may end with.
pub trait ActError: From<StoreError> + Send + 'static {
    /// The error of the store in it, if it is one: by it is seen whether the
    /// act is run again.
    fn store(&self) -> Option<&StoreError>;
}

impl ActError for StoreError {
    fn store(&self) -> Option<&StoreError> {
        Some(self)
    }
}

/// The transaction of an act. What is written with it is there when the act
/// ends well, and only then.
#[derive(Debug)]
pub struct Tx(DatabaseTransaction);

impl Tx {
    pub(crate) fn db(&self) -> &DatabaseTransaction {
        &self.0
    }
}

/// Where something is looked up: the store as it was last committed, or the
/// transaction of an act with what the act wrote itself.
pub trait Read: sealed::Source {}

impl Read for Store {}
impl Read for Tx {}

pub(crate) mod sealed {
    use sea_orm::DatabaseExecutor;

    /// What only this crate may see of a [`super::Read`].
    pub trait Source: Send + Sync {
        /// The connection behind it.
        fn source(&self) -> DatabaseExecutor<'_>;
    }

    impl Source for crate::connect::Store {
        fn source(&self) -> DatabaseExecutor<'_> {
            self.reader().into()
        }
    }

    impl Source for super::Tx {
        fn source(&self) -> DatabaseExecutor<'_> {
            self.db().into()
        }
    }
}

/// How acts are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WriteOptions {
    /// How long to wait before each commit, as if the disk were slower; only
    /// for measuring.
    pub commit_delay: Duration,
    /// The most pages that a file of SQLite may have, as if the disk were
    /// full there; only for tests.
    pub page_limit: Option<u32>,
}

/// Where acts are written.
#[derive(Debug, Clone)]
pub(crate) enum Lane {
    /// Through the queue of the one writer of a file.
    Queue(group::Queue),
    /// Each on a connection of the pool.
    Pool { pool: DatabaseConnection, commit_delay: Duration },
}

impl Store {
    /// Runs an act with its input and commits it; if it ends with an error or
    /// a panic, nothing of it is there, and no other act is touched.
    ///
    /// The answer comes after the commit. Whoever drops the future before has
    /// no answer, but the act is whole or absent all the same.
    ///
    /// # Errors
    /// Those of the act; a [`StoreError`] if the database fails.
    pub async fn act<I, T, E, F>(&self, input: I, run: F) -> Result<T, E>
    where
        I: Send + Sync + 'static,
        T: Send + 'static,
        E: ActError,
        F: for<'a> Fn(&'a Tx, &'a I) -> Work<'a, T, E> + Send + Sync + 'static,
    {
        match self.lane() {
            Lane::Queue(queue) => queue.put(input, run).await,
            Lane::Pool { pool, commit_delay } => {
                let mut tries = Tries::default();
                loop {
                    match alone(pool, *commit_delay, &input, &run).await {
                        Err(error) if again(&mut tries, &error).await => {}
                        other => return other,
                    }
                }
            }
        }
    }

    /// Lets the database let go of what was overwritten or deleted: SQLite
    /// empties its log into the file (where old bytes were overwritten),
    /// PostgreSQL frees the room of old rows.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn forget_traces(&self) -> Result<(), StoreError> {
        match self.lane() {
            Lane::Queue(queue) => queue.truncate().await,
            Lane::Pool { pool, .. } => {
                pool.execute_unprepared("VACUUM data_key").await?;
                Ok(())
            }
        }
    }
}

async fn again<E: ActError>(tries: &mut Tries, error: &E) -> bool {
    match error.store() {
        Some(error) => tries.again(error).await,
        None => false,
    }
}

/// An act in a transaction of its own.
async fn alone<I, T, E, F>(pool: &DatabaseConnection, commit_delay: Duration, input: &I, run: &F) -> Result<T, E>
where
    E: ActError,
    F: for<'a> Fn(&'a Tx, &'a I) -> Work<'a, T, E>,
{
    let tx = Tx(pool.begin().await.map_err(StoreError::from)?);
    match guarded(&tx, input, run).await {
        Ok(done) => {
            if !commit_delay.is_zero() {
                tokio::time::sleep(commit_delay).await;
            }
            tx.0.commit().await.map_err(StoreError::from)?;
            Ok(done)
        }
        Err(error) => {
            if let Err(error) = tx.0.rollback().await {
                tracing::warn!(%error, "an act could not be rolled back; its connection is given up");
            }
            Err(error)
        }
    }
}

/// Runs an act; its panic becomes an error.
async fn guarded<I, T, E, F>(tx: &Tx, input: &I, run: &F) -> Result<T, E>
where
    E: ActError,
    F: for<'a> Fn(&'a Tx, &'a I) -> Work<'a, T, E>,
{
    let work = AssertUnwindSafe(async { run(tx, input).await }).catch_unwind().await;
    work.unwrap_or_else(|_| Err(StoreError::driver(Nature::Lasting, "程序在办理中出错，这一步没有保存。请联系维护人员查看日志。").into()))
}
