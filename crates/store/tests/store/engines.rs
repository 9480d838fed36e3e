//! Runs one test on SQLite and, where `GONGKAI_TEST_POSTGRES` names a server
//! on which databases may be made, on PostgreSQL, each time on a database of
//! its own.

use sea_orm::{ConnectionTrait, Database};
use std::process;
use std::sync::atomic::{AtomicU32, Ordering};
use store::Store;

/// The variable with the URL of the server.
const POSTGRES: &str = "GONGKAI_TEST_POSTGRES";

/// Runs a test on each engine. The test gets a URL and opens what it needs.
pub async fn each<F: AsyncFn(&str)>(name: &str, test: F) {
    let folder = tempfile::tempdir().expect("a folder of its own");
    let file = folder.path().join("公开 data.db");
    test(&format!("sqlite:{}", file.display())).await;
    #[expect(clippy::disallowed_methods, reason = "where the tests find PostgreSQL is said by the environment")]
    let server = std::env::var(POSTGRES);
    match server {
        Ok(server) => on_postgres(&server, name, test).await,
        Err(_) => eprintln!("NOT RUN on PostgreSQL: {name} ({POSTGRES} is not set)"),
    }
}

/// The same with the store opened.
pub async fn store<F: AsyncFn(Store)>(name: &str, test: F) {
    each(name, async |url| {
        let store = Store::open(url).await.expect("the store opens");
        test(store.clone()).await;
        store.close().await.expect("the store closes");
    })
    .await;
}

async fn on_postgres<F: AsyncFn(&str)>(server: &str, name: &str, test: F) {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let database = format!("store_{}_{}", process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
    let admin = Database::connect(server).await.unwrap_or_else(|e| panic!("{name}: no PostgreSQL at {POSTGRES}: {e}"));
    admin.execute_unprepared(&format!("CREATE DATABASE {database}")).await.expect("a database is made");
    let (base, query) = server.split_once('?').map_or((server, String::new()), |(b, q)| (b, format!("?{q}")));
    let host = base.find("://").map_or(0, |i| i + 3);
    let base = base[host..].find('/').map_or(base, |i| &base[..host + i]);
    test(&format!("{base}/{database}{query}")).await;
    admin.execute_unprepared(&format!("DROP DATABASE {database} WITH (FORCE)")).await.expect("the database is dropped");
}

/// Runs statements beside the store, as a damaged disk would.
pub async fn behind_its_back(url: &str, statements: &str) {
    let db = Database::connect(url).await.expect("the database opens");
    db.execute_unprepared(statements).await.expect("the statements run");
    db.close().await.expect("the database closes");
}
