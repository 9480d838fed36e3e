//! The one writer of a file of SQLite and its queue.

use super::{ActError, Tx, Work, WriteOptions, guarded};
use crate::dialect;
use crate::error::{Nature, StoreError};
use crate::retry::Tries;
use sea_orm::{ConnectionTrait, DatabaseConnection, DatabaseTransaction, SqliteTransactionMode, TransactionOptions, TransactionTrait};
use std::path::PathBuf;
use tokio::sync::{mpsc, oneshot};

/// So many acts wait at most; whoever comes then waits to be let in.
const WAITING: usize = 1024;

/// So many acts are committed together at most.
const TOGETHER: usize = 64;

/// Past so many bytes the log is begun anew; it may double before readers let
/// go.
const LONGEST_LOG: u64 = 16 << 20;

/// The way to the writer.
#[derive(Debug, Clone)]
pub(crate) struct Queue(mpsc::Sender<Message>);

enum Message {
    Act(Box<dyn Waiting>),
    Truncate(oneshot::Sender<Result<(), StoreError>>),
    Close(oneshot::Sender<Result<(), StoreError>>),
}

impl Queue {
    /// Gives the connection to a new task, which writes until it is closed or
    /// nobody is left who could ask.
    pub(crate) fn start(db: DatabaseConnection, file: PathBuf, options: WriteOptions) -> Queue {
        let (sender, receiver) = mpsc::channel(WAITING);
        tokio::spawn(Writer { db: Some(db), file, options }.work(receiver));
        Queue(sender)
    }

    pub(super) async fn put<I, T, E, F>(&self, input: I, run: F) -> Result<T, E>
    where
        I: Send + Sync + 'static,
        T: Send + 'static,
        E: ActError,
        F: for<'a> Fn(&'a Tx, &'a I) -> Work<'a, T, E> + Send + Sync + 'static,
    {
        let (caller, answer) = oneshot::channel();
        let act = Box::new(OneAct { input, run, caller, ended: None });
        self.0.send(Message::Act(act)).await.map_err(|_| closed())?;
        answer.await.map_err(|_| closed())?
    }

    /// Brings the write-ahead log into the file and empties it, if no reader
    /// needs it now.
    pub(super) async fn truncate(&self) -> Result<(), StoreError> {
        let (caller, answer) = oneshot::channel();
        self.0.send(Message::Truncate(caller)).await.map_err(|_| closed())?;
        answer.await.map_err(|_| closed())?
    }

    /// Closes the connection after the acts that wait already.
    pub(crate) async fn close(&self) -> Result<(), StoreError> {
        let (caller, answer) = oneshot::channel();
        if self.0.send(Message::Close(caller)).await.is_err() {
            return Ok(());
        }
        answer.await.unwrap_or(Ok(()))
    }
}

fn closed() -> StoreError {
    StoreError::driver(Nature::Away, "数据库已关闭")
}

/// An act in the queue, whatever its types.
trait Waiting: Send {
    /// Runs it in a savepoint. An error of the act rolls back its savepoint
    /// and stays in it; an error given back means that the whole transaction
    /// is lost.
    fn run<'a>(&'a mut self, outer: &'a DatabaseTransaction) -> Work<'a, (), StoreError>;

    /// Tells its caller how it ended, `lost` if it was not committed.
    fn answer(self: Box<Self>, lost: Option<StoreError>);
}

struct OneAct<I, T, E, F> {
    input: I,
    run: F,
    caller: oneshot::Sender<Result<T, E>>,
    ended: Option<Result<T, E>>,
}

impl<I, T, E, F> Waiting for OneAct<I, T, E, F>
where
    I: Send + Sync,
    T: Send,
    E: ActError,
    F: for<'a> Fn(&'a Tx, &'a I) -> Work<'a, T, E> + Send + Sync,
{
    fn run<'a>(&'a mut self, outer: &'a DatabaseTransaction) -> Work<'a, (), StoreError> {
        Box::pin(async move {
            let tx = Tx(outer.begin().await?);
            let ended = guarded(&tx, &self.input, &self.run).await;
            // With a full or failing disk SQLite gives up the whole
            // transaction; then the savepoint is gone and this fails.
            let closed = match &ended {
                Ok(_) => tx.0.commit().await,
                Err(_) => tx.0.rollback().await,
            };
            self.ended = Some(ended);
            Ok(closed?)
        })
    }

    fn answer(self: Box<Self>, lost: Option<StoreError>) {
        let answer = match (self.ended, lost) {
            (Some(Err(own)), _) => Err(own),
            (_, Some(lost)) => Err(lost.into()),
            (Some(done), None) => done,
            (None, None) => Err(closed().into()),
        };
        // A caller who has gone away needs no answer.
        let _gone = self.caller.send(answer);
    }
}

struct Writer {
    /// None after a transaction was lost: the next one connects anew.
    db: Option<DatabaseConnection>,
    file: PathBuf,
    options: WriteOptions,
}

impl Writer {
    async fn work(mut self, mut queue: mpsc::Receiver<Message>) {
        while let Some(first) = queue.recv().await {
            let mut acts = Vec::new();
            let mut message = Some(first);
            let mut truncating = Vec::new();
            let mut closer = None;
            while let Some(taken) = message {
                match taken {
                    Message::Act(act) => acts.push(act),
                    Message::Truncate(caller) => truncating.push(caller),
                    Message::Close(caller) => closer = Some(caller),
                }
                message = if acts.len() < TOGETHER && closer.is_none() { queue.try_recv().ok() } else { None };
            }
            self.together(acts).await;
            self.keep_log_short().await;
            for caller in truncating {
                let _gone = caller.send(self.truncate().await);
            }
            if let Some(caller) = closer {
                let closed = match self.db.take() {
                    Some(db) => db.close().await.map_err(StoreError::from),
                    None => Ok(()),
                };
                let _gone = caller.send(closed);
                return;
            }
        }
    }

    /// Writes acts with one commit. If that fails as a whole, each is run
    /// again alone, so that none fails by the fault of another.
    async fn together(&mut self, mut acts: Vec<Box<dyn Waiting>>) {
        if acts.is_empty() {
            return;
        }
        match self.commit(&mut acts).await {
            Ok(()) => acts.into_iter().for_each(|act| act.answer(None)),
            Err(Lost { error, begun: true }) if acts.len() > 1 => {
                tracing::warn!(%error, acts = acts.len(), "acts could not be committed together; each is tried alone");
                for act in acts {
                    let mut one = vec![act];
                    let lost = self.commit(&mut one).await.err().map(|l| l.error);
                    one.into_iter().for_each(|act| act.answer(lost.as_ref().map(StoreError::alike)));
                }
            }
            Err(Lost { error, .. }) => acts.into_iter().for_each(|act| act.answer(Some(error.alike()))),
        }
    }

    async fn commit(&mut self, acts: &mut [Box<dyn Waiting>]) -> Result<(), Lost> {
        let outer = self.begin().await.map_err(|error| Lost { error, begun: false })?;
        let written = async {
            for act in acts {
                act.run(&outer).await?;
            }
            if !self.options.commit_delay.is_zero() {
                tokio::time::sleep(self.options.commit_delay).await;
            }
            Ok(outer.commit().await?)
        };
        let written: Result<(), StoreError> = written.await;
        if let Err(error) = written {
            // Nobody knows in what state the connection is: a new one.
            if let Some(db) = self.db.take()
                && let Err(error) = db.close().await
            {
                tracing::warn!(%error, "the writing connection did not close");
            }
            return Err(Lost { error, begun: true });
        }
        Ok(())
    }

    async fn begin(&mut self) -> Result<DatabaseTransaction, StoreError> {
        let mut tries = Tries::default();
        loop {
            match self.begin_once().await {
                Err(error) if tries.again(&error).await => {}
                other => return other,
            }
        }
    }

    /// Readers that follow each other closely never let the log begin anew by
    /// itself: past a size the writer waits for those that read now.
    async fn keep_log_short(&mut self) {
        let mut log = self.file.clone().into_os_string();
        log.push("-wal");
        if std::fs::metadata(&log).map_or(0, |m| m.len()) < LONGEST_LOG {
            return;
        }
        let done = match self.db().await {
            Ok(db) => db.execute_unprepared("PRAGMA wal_checkpoint(RESTART)").await.map_err(StoreError::from).map(drop),
            Err(error) => Err(error),
        };
        if let Err(error) = done {
            tracing::debug!(%error, "the log could not be begun anew");
        }
    }

    async fn truncate(&mut self) -> Result<(), StoreError> {
        let db = self.db().await?;
        db.execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)").await?;
        Ok(())
    }

    async fn db(&mut self) -> Result<DatabaseConnection, StoreError> {
        let db = match self.db.take() {
            Some(db) => db,
            None => dialect::sqlite_writer(&self.file, self.options.page_limit).await?,
        };
        self.db = Some(db.clone());
        Ok(db)
    }

    async fn begin_once(&mut self) -> Result<DatabaseTransaction, StoreError> {
        let db = self.db().await?;
        let sqlite_transaction_mode = Some(SqliteTransactionMode::Immediate);
        let begun = db.begin_with_options(TransactionOptions { sqlite_transaction_mode, ..TransactionOptions::default() }).await;
        Ok(begun?)
    }
}

/// Why a transaction was lost, and whether its acts had begun.
struct Lost {
    error: StoreError,
    begun: bool,
}
