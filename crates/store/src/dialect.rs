//! Where SQLite and PostgreSQL differ, once for each.

pub(crate) mod schema;

use crate::error::Nature;
use sea_orm::sqlx;
use sea_orm::sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sea_orm::{ConnectOptions, Database, DatabaseConnection, DbBackend, DbErr, RuntimeErr};
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

/// How several servers that look for work at once pass over the rows that
/// another has in hand; with SQLite one writes at a time.
pub(crate) fn skip_locked(backend: DbBackend) -> &'static str {
    match backend {
        DbBackend::Sqlite => "",
        _ => "FOR UPDATE SKIP LOCKED",
    }
}

/// How a file of SQLite is opened: write-ahead log, flushed to the disk with
/// every commit, five seconds of patience, foreign keys; what is deleted is
/// overwritten.
fn sqlite(options: SqliteConnectOptions, file: &Path) -> SqliteConnectOptions {
    options
        .filename(file)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(Duration::from_secs(5))
        .foreign_keys(true)
        .pragma("secure_delete", "on")
}

/// The pages that the writer keeps in memory, in KB as SQLite counts them: an
/// act on one of thousands of agencies touches a dozen indexes far apart, and
/// what has no room is written to the log and read again before the commit.
const WRITER_PAGES: &str = "-32768";

/// The one connection that writes to a file. It stays open: a connection that
/// the pool changes in between would forget its page limit.
pub(crate) async fn sqlite_writer(file: &Path, page_limit: Option<u32>) -> Result<DatabaseConnection, DbErr> {
    let mut options = ConnectOptions::new("sqlite::memory:");
    options.max_connections(1).test_before_acquire(false).max_lifetime(None).idle_timeout(None).sqlx_logging(false);
    let file = file.to_owned();
    options.map_sqlx_sqlite_opts(move |o| {
        let options = sqlite(o.in_memory(false).shared_cache(false), &file).pragma("cache_size", WRITER_PAGES);
        match page_limit {
            Some(pages) => options.pragma("max_page_count", pages.to_string()),
            None => options,
        }
    });
    Database::connect(options).await
}

/// One connection for copying whole tables out or in: rows may come in any
/// order, so foreign keys are looked at once at the end.
pub(crate) async fn sqlite_alone(file: &Path) -> Result<DatabaseConnection, DbErr> {
    let mut options = ConnectOptions::new("sqlite::memory:");
    options.max_connections(1).test_before_acquire(false).max_lifetime(None).idle_timeout(None).sqlx_logging(false);
    let file = file.to_owned();
    options.map_sqlx_sqlite_opts(move |o| sqlite(o.in_memory(false).shared_cache(false), &file).foreign_keys(false));
    Database::connect(options).await
}

/// Four connections that only read.
pub(crate) async fn sqlite_readers(file: &Path) -> Result<DatabaseConnection, DbErr> {
    let mut options = ConnectOptions::new("sqlite::memory:");
    options.max_connections(4).test_before_acquire(false).sqlx_logging(false);
    let file = file.to_owned();
    options.map_sqlx_sqlite_opts(move |o| sqlite(o.in_memory(false).shared_cache(false), &file).pragma("query_only", "on"));
    Database::connect(options).await
}

/// Whether an error passes when the act is tried again (SQLITE_BUSY and
/// SQLITE_LOCKED with their extended codes; `serialization_failure` and
/// `deadlock_detected` of PostgreSQL), or the database is away or full.
pub(crate) fn nature(error: &DbErr) -> Nature {
    let (DbErr::Exec(RuntimeErr::SqlxError(cause))
    | DbErr::Query(RuntimeErr::SqlxError(cause))
    | DbErr::Conn(RuntimeErr::SqlxError(cause))) = error
    else {
        return if matches!(error, DbErr::ConnectionAcquire(_)) { Nature::Away } else { Nature::Lasting };
    };
    match cause.as_ref() {
        sqlx::Error::Database(cause) => {
            let code = cause.code().unwrap_or_default();
            let is_sqlite = cause.try_downcast_ref::<sqlx::sqlite::SqliteError>().is_some();
            if is_sqlite && is_limited() && cannot_grow(&code) {
                return Nature::Full;
            }
            of_code(&code, if is_sqlite { DbBackend::Sqlite } else { DbBackend::Postgres })
        }
        sqlx::Error::Io(_) | sqlx::Error::Tls(_) | sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::WorkerCrashed => {
            Nature::Away
        }
        _ => Nature::Lasting,
    }
}

/// Whether a file could not grow: SQLite tells a file that reached its limit
/// of size (EFBIG) as an error of writing (778), of cutting (1546) or of its
/// index of the log (4874), and only a full disk (ENOSPC) as full.
fn cannot_grow(code: &str) -> bool {
    matches!(code, "778" | "1546" | "4874")
}

/// Whether this program may write files of a certain size only.
#[cfg(unix)]
fn is_limited() -> bool {
    rlimit::Resource::FSIZE.get_soft().is_ok_and(|most| most != rlimit::INFINITY)
}

/// Such limits are not known there.
#[cfg(not(unix))]
fn is_limited() -> bool {
    false
}

fn of_code(code: &str, backend: DbBackend) -> Nature {
    match backend {
        // The low byte is the primary code: 5 is busy, 6 is locked, 8 is
        // read-only, 10 an error of the disk, 13 full, 14 cannot be opened.
        DbBackend::Sqlite => match code.parse::<u32>().unwrap_or_default() & 0xff {
            5 | 6 => Nature::Passing,
            8 | 10 | 14 => Nature::Away,
            13 => Nature::Full,
            _ => Nature::Lasting,
        },
        _ => match code {
            // The last two: another program is making the same tables now.
            "40001" | "40P01" | "42710" | "42P07" => Nature::Passing,
            "53100" => Nature::Full,
            // Connection lost or refused, resources, shutting down.
            _ if code.starts_with("08") || code.starts_with("53") || code.starts_with("57P") => Nature::Away,
            _ => Nature::Lasting,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_passes_what_is_away_and_what_is_full_are_told_apart() {
        let check = |code, backend, expected| assert_eq!(of_code(code, backend), expected, "{code}");
        check("5", DbBackend::Sqlite, Nature::Passing);
        check("517", DbBackend::Sqlite, Nature::Passing);
        check("13", DbBackend::Sqlite, Nature::Full);
        check("778", DbBackend::Sqlite, Nature::Away);
        check("14", DbBackend::Sqlite, Nature::Away);
        check("2067", DbBackend::Sqlite, Nature::Lasting);
        check("40001", DbBackend::Sqlite, Nature::Lasting);
        check("40001", DbBackend::Postgres, Nature::Passing);
        check("40P01", DbBackend::Postgres, Nature::Passing);
        check("53100", DbBackend::Postgres, Nature::Full);
        check("57P01", DbBackend::Postgres, Nature::Away);
        check("08006", DbBackend::Postgres, Nature::Away);
        check("23505", DbBackend::Postgres, Nature::Lasting);
        check("5", DbBackend::Postgres, Nature::Lasting);
    }
}
