//! What may go wrong between the office and its memory. What is not there is
//! `None` and no error.

use crate::dialect;
use crate::seal::SealError;
use sea_orm::DbErr;

/// An error of the store.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database did not do what it was asked.
    #[error("{}：{source}", nature.told())]
    Driver {
        /// Whether trying again may help.
        nature: Nature,
        /// What the driver says.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// What was to be written stands against what is there.
    #[error("与已存的内容冲突：{0}")]
    Conflict(String),
    /// Another act of the case came first.
    #[error("这件申请刚被别人办理过，请看过最新的情况再办")]
    Stale {
        /// The case.
        case: String,
        /// The number of the last act that was known.
        version: u32,
    },
    /// A row that this program cannot have written.
    #[error("数据库里表 {table} 的行 {row} 列 {column} 不合规矩。请用最近的备份恢复，或联系维护人员。")]
    Inconsistent {
        /// The table.
        table: &'static str,
        /// The column.
        column: &'static str,
        /// The key of the row.
        row: String,
    },
    /// Something could not be sealed or opened.
    #[error(transparent)]
    Seal(#[from] SealError),
}

/// Whether an error of the driver passes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nature {
    /// Busy, a deadlock, or a transaction that could not be put in a row.
    Passing,
    /// The database cannot be reached, or its files cannot be read or written.
    Away,
    /// There is no room left.
    Full,
    /// Anything else.
    Lasting,
}

impl Nature {
    /// What a person reads before what the driver says.
    fn told(self) -> &'static str {
        match self {
            Nature::Passing => "数据库正忙，请稍后再办",
            Nature::Away => "数据库现在连不上，这一步没有保存，请稍后再办",
            Nature::Full => "存储空间不足，这一步没有保存，请维护人员腾出空间后再办",
            Nature::Lasting => "数据库出错",
        }
    }
}

impl StoreError {
    pub(crate) fn inconsistent(table: &'static str, column: &'static str, row: &str) -> StoreError {
        StoreError::Inconsistent { table, column, row: row.to_owned() }
    }

    pub(crate) fn driver(nature: Nature, message: &str) -> StoreError {
        StoreError::Driver { nature, source: message.into() }
    }

    /// The same error once more, for another caller whom it hits as well.
    pub(crate) fn alike(&self) -> StoreError {
        match self {
            StoreError::Driver { nature, source } => StoreError::driver(*nature, &source.to_string()),
            StoreError::Conflict(what) => StoreError::Conflict(what.clone()),
            StoreError::Stale { case, version } => StoreError::Stale { case: case.clone(), version: *version },
            StoreError::Inconsistent { table, column, row } => StoreError::inconsistent(table, column, row),
            StoreError::Seal(error) => StoreError::Seal(error.clone()),
        }
    }

    /// Whether the same act may succeed when it is tried again: the database
    /// was busy, or another act wrote the same row first.
    pub fn may_pass(&self) -> bool {
        matches!(self, StoreError::Driver { nature: Nature::Passing, .. } | StoreError::Conflict(_))
    }

    /// Whether the database is away or full: nothing is wrong with the act,
    /// it may be asked again later.
    pub fn is_away(&self) -> bool {
        matches!(self, StoreError::Driver { nature: Nature::Away | Nature::Full, .. })
    }

    /// Whether there is no room left.
    pub fn is_full(&self) -> bool {
        matches!(self, StoreError::Driver { nature: Nature::Full, .. })
    }
}

impl From<DbErr> for StoreError {
    fn from(error: DbErr) -> Self {
        match error.sql_err() {
            Some(sea_orm::SqlErr::UniqueConstraintViolation(what) | sea_orm::SqlErr::ForeignKeyConstraintViolation(what)) => {
                StoreError::Conflict(what)
            }
            _ => StoreError::Driver { nature: dialect::nature(&error), source: Box::new(error) },
        }
    }
}
