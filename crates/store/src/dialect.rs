//! Where SQLite and PostgreSQL differ, once for each.

use crate::error::Nature;
use sea_orm::sqlx;
use sea_orm::sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sea_orm::{DbBackend, DbErr, RuntimeErr};
use std::path::Path;
use std::time::Duration;

/// The type of a column of bytes.
pub(crate) fn bytes(backend: DbBackend) -> &'static str {
    match backend {
        DbBackend::Sqlite => "BLOB",
        _ => "BYTEA",
    }
}

/// The type of a column of text that is sorted by its bytes on both engines.
pub(crate) fn text(backend: DbBackend) -> &'static str {
    match backend {
        DbBackend::Sqlite => "TEXT COLLATE BINARY",
        _ => "TEXT COLLATE \"C\"",
    }
}

/// How a file of SQLite is opened: write-ahead log, five seconds of patience,
/// foreign keys.
pub(crate) fn sqlite(options: SqliteConnectOptions, file: &Path) -> SqliteConnectOptions {
    options
        .filename(file)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Normal)
        .busy_timeout(Duration::from_secs(5))
        .foreign_keys(true)
}

/// The same for connections that only read.
pub(crate) fn sqlite_reader(options: SqliteConnectOptions, file: &Path) -> SqliteConnectOptions {
    sqlite(options, file).pragma("query_only", "on")
}

/// Whether an error passes when the act is tried again: SQLITE_BUSY and
/// SQLITE_LOCKED with their extended codes; `serialization_failure` and
/// `deadlock_detected` of PostgreSQL.
pub(crate) fn nature(error: &DbErr) -> Nature {
    let (DbErr::Exec(RuntimeErr::SqlxError(cause))
    | DbErr::Query(RuntimeErr::SqlxError(cause))
    | DbErr::Conn(RuntimeErr::SqlxError(cause))) = error
    else {
        return Nature::Lasting;
    };
    let sqlx::Error::Database(cause) = cause.as_ref() else { return Nature::Lasting };
    let code = cause.code().unwrap_or_default();
    let is_sqlite = cause.try_downcast_ref::<sqlx::sqlite::SqliteError>().is_some();
    if is_passing(&code, if is_sqlite { DbBackend::Sqlite } else { DbBackend::Postgres }) { Nature::Passing } else { Nature::Lasting }
}

fn is_passing(code: &str, backend: DbBackend) -> bool {
    match backend {
        // The low byte is the primary code: 5 is busy, 6 is locked.
        DbBackend::Sqlite => code.parse::<u32>().is_ok_and(|c| matches!(c & 0xff, 5 | 6)),
        // Also: another program is making the same tables at this moment.
        _ => matches!(code, "40001" | "40P01" | "42710" | "42P07"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_passes_is_tried_again() {
        let check = |code, backend, expected| assert_eq!(is_passing(code, backend), expected, "{code}");
        check("5", DbBackend::Sqlite, true);
        check("517", DbBackend::Sqlite, true);
        check("2067", DbBackend::Sqlite, false);
        check("40001", DbBackend::Sqlite, false);
        check("40001", DbBackend::Postgres, true);
        check("40P01", DbBackend::Postgres, true);
        check("23505", DbBackend::Postgres, false);
        check("5", DbBackend::Postgres, false);
    }
}
