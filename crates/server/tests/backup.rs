//! REL-07 on the program as it is run: a backup under load, restored on an
//! empty host, compared; and what is refused.

use jiff::Timestamp;
use office::installation::{BlobPlace, Installation, Place};
use office::world::Moment;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use store::dump::{Counted, Snapshot};
use store::journal::{self, Chain, NewEntry};
use store::seal::Owner;
use store::{AgencyId, CaseId, StoreError, blob};

/// The variable with the URL of a PostgreSQL server.
const POSTGRES: &str = "GONGKAI_TEST_POSTGRES";

/// A host with a data folder and, if it is not in it, a database.
struct Host {
    folder: tempfile::TempDir,
    database: Option<String>,
}

impl Host {
    fn new(database: Option<String>) -> Host {
        Host { folder: tempfile::tempdir().expect("a folder"), database }
    }

    fn place(&self) -> Place {
        Place { folder: self.folder.path().join("data"), database: self.database.clone(), blobs: BlobPlace::Inside }
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gongkai"));
        command.args(arguments).env("LANG", "zh_CN.UTF-8").env("GONGKAI_DATA", self.place().folder).env_remove("GONGKAI_BLOBS");
        match &self.database {
            Some(url) => command.env("GONGKAI_DATABASE", url),
            None => command.env_remove("GONGKAI_DATABASE"),
        };
        command.output().expect("the program starts")
    }

    fn check(&self, arguments: &[&str], status: i32, says: &str) -> Output {
        let output = self.run(arguments);
        let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(status), "{arguments:?}: {said}");
        assert!(said.contains(says), "{arguments:?}: {said}");
        output
    }

    /// Makes the recovery key and keeps what was printed in a file.
    fn recovery_key(&self, arguments: &[&str]) -> PathBuf {
        let output = self.check(&[&["key", "recovery"], arguments].concat(), 0, "GKR1-");
        let file = self.file(&format!("recovery{}", arguments.len()));
        std::fs::write(&file, output.stdout).expect("written");
        file
    }

    async fn open(&self) -> Installation {
        Installation::open(self.place(), now()).await.expect("it opens").0
    }

    /// Rows and digest of every table.
    async fn tables(&self) -> Vec<(String, Counted)> {
        let scratch = tempfile::tempdir().expect("a folder");
        let snapshot = Snapshot::of(&self.place().database_url(), scratch.path()).await.expect("a snapshot");
        let mut all = Vec::new();
        for table in snapshot.tables() {
            all.push((table.name.clone(), snapshot.rows(table, |_| Ok(())).await.expect("rows")));
        }
        snapshot.close().await.expect("closed");
        all
    }
}

fn now() -> Moment {
    Moment(Timestamp::from_second(1_760_000_000).expect("a second of our time"))
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a path of text")
}

fn nobody() -> AgencyId {
    AgencyId::parse("01a20d9d-c6b2-711e-8934-acbc9083359c").expect("an id")
}

/// An act of a case: an attachment, its row and its entry in the journal.
async fn act(host: &Installation, case: &CaseId, n: u64) -> Result<(), StoreError> {
    let vault = host.vault().expect("keys").clone();
    let key = vault.key(&host.store, &Owner::Case(case.clone())).await?;
    let written = host.blobs.write(case, &key, &content(case, n)).await?;
    let chain = Chain::Case(case.clone());
    let entry = NewEntry {
        chain,
        agency: nobody(),
        at: now().0,
        actor: "system".to_owned(),
        kind: "attached".to_owned(),
        object: written.address.clone(),
        before: None,
        after: None,
        result: "ok".to_owned(),
        source: "test".to_owned(),
    };
    host.store
        .act((written, entry, host.suite), |tx, (written, entry, suite)| {
            Box::pin(async move {
                blob::remember(tx, written, "text/plain", now().0).await?;
                journal::append(tx, *suite, entry).await.map(drop)
            })
        })
        .await
}

fn content(case: &CaseId, n: u64) -> Vec<u8> {
    format!("{case} {n} 汀小禾").repeat(20).into_bytes()
}

async fn begin_case(host: &Installation) -> CaseId {
    let case = CaseId::new(now().0);
    let input = (host.vault().expect("keys").clone(), Owner::Case(case.clone()));
    let made: Result<_, StoreError> = host.store.act(input, |tx, (vault, owner)| Box::pin(vault.make(tx, owner, now().0))).await;
    made.expect("a key");
    case
}

fn rel_07(name: &str, from: &Host, to: &Host) {
    let recovery = from.recovery_key(&[]);
    from.check(&["agency", "add", "云汀县教育局"], 0, "新登记 1 个");
    from.check(&["journal", "checkpoint"], 0, "检查点");
    let backup = from.file("backup.gongkai");
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let (told, acts) = runtime.block_on(async {
        let installation = from.open().await;
        let stop = Arc::new(AtomicBool::new(false));
        let mut writers = Vec::new();
        for _ in 0..8 {
            let case = begin_case(&installation).await;
            act(&installation, &case, 0).await.expect("written");
            let (installation, stop) = (installation.clone(), Arc::clone(&stop));
            writers.push(tokio::spawn(async move {
                let mut n = 1;
                while !stop.load(Ordering::Relaxed) {
                    act(&installation, &case, n).await.expect("written while the backup runs");
                    n += 1;
                }
                n
            }));
        }
        let output = tokio::task::block_in_place(|| from.check(&["backup", text(&backup), "--format", "json"], 0, "没有主密钥"));
        stop.store(true, Ordering::Relaxed);
        let mut acts = 0;
        for writer in writers {
            acts += writer.await.expect("a writer");
        }
        installation.store.close().await.expect("it closes");
        (serde_json::from_slice::<Value>(&output.stdout).expect("JSON"), acts)
    });
    let blobs = told["blobs"].as_u64().expect("a number");
    assert!(blobs >= 8 && blobs <= acts, "{blobs} of {acts}");
    assert_eq!(told["tables"]["blob"]["rows"], blobs);
    assert!(told["missing"].as_array().is_some_and(Vec::is_empty), "{told}");
    println!("REL-07 {name}: {acts} acts by 8 writers, {blobs} attachments and {} rows in the backup", told["rows"]);

    // A wrong key is refused before anything is written, and so is a file
    // that is not whole.
    let wrong = from.recovery_key(&["--rotate"]);
    to.check(&["restore", text(&backup), "--recovery-key", text(&wrong)], 2, "恢复密钥不对");
    let cut = from.file("cut.gongkai");
    let bytes = std::fs::read(&backup).expect("read");
    std::fs::write(&cut, &bytes[..bytes.len() - 1]).expect("written");
    to.check(&["restore", text(&cut), "--recovery-key", text(&recovery)], 2, "不完整，或被改动过");
    // Neither a person nor a name of a table stands in it openly.
    for word in ["汀小禾", "journal", "agency"] {
        assert!(!bytes.windows(word.len()).any(|w| w == word.as_bytes()), "{word}");
    }

    to.check(&["restore", text(&backup), "--recovery-key", text(&recovery)], 1, "主密钥不在");
    runtime.block_on(async {
        for (table, counted) in to.tables().await {
            let listed: Counted = serde_json::from_value(told["tables"][&table].clone()).expect("listed");
            match table.as_str() {
                // That it was restored is written down.
                "journal" => assert_eq!(counted.rows, listed.rows + 1),
                "journal_chain" => assert_eq!(counted.rows, listed.rows),
                _ => assert_eq!(counted, listed, "{table}"),
            }
        }
        let sealed = to.open().await;
        assert!(sealed.vault().is_err());
        sealed.store.close().await.expect("it closes");
    });
    to.check(&["doctor"], 1, "主密钥不在");
    to.check(&["journal", "verify"], 0, "都相符");

    // With the master key of the time everything is read again.
    std::fs::copy(from.place().key_file(), to.place().key_file()).expect("put there");
    to.check(&["doctor"], 0, "登记的附件都在");
    runtime.block_on(async {
        let installation = to.open().await;
        let vault = installation.vault().expect("keys").clone();
        let mut read = 0;
        for chain in cases(&installation).await {
            let key = vault.key(&installation.store, &Owner::Case(chain.clone())).await.expect("a key");
            for blob in blob::of_case(&installation.store, &chain).await.expect("blobs") {
                let opened = installation.blobs.read(&blob, &key).await.expect("opened");
                assert!(opened.starts_with(chain.as_str().as_bytes()));
                read += 1;
            }
        }
        assert_eq!(read, blobs);
        installation.store.close().await.expect("it closes");
    });
    to.check(&["restore", text(&backup), "--recovery-key", text(&recovery)], 2, "只往空的地方写");
}

/// The cases of the test, by the folders of their attachments.
async fn cases(installation: &Installation) -> Vec<CaseId> {
    let folder = installation.place.blob_folder().expect("a folder");
    let names = std::fs::read_dir(folder).expect("read").map(|e| e.expect("an entry").file_name());
    names.filter_map(|n| CaseId::parse(&n.to_string_lossy())).collect()
}

/// Databases of its own on the server of the environment.
fn on_postgres(test: impl Fn(String, String)) {
    #[expect(clippy::disallowed_methods, reason = "where the tests find PostgreSQL is said by the environment")]
    let Ok(server) = std::env::var(POSTGRES) else {
        eprintln!("NOT RUN on PostgreSQL: {POSTGRES} is not set");
        return;
    };
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let (base, _) = server.rsplit_once('/').expect("a URL with a database");
    let names = ["a", "b"].map(|n| format!("backup_{}_{n}", std::process::id()));
    let execute = async |sql: String| {
        let db = sea_orm::Database::connect(&server).await.expect("PostgreSQL answers");
        sea_orm::ConnectionTrait::execute_unprepared(&db, &sql).await.expect("done");
        db.close().await.expect("closed");
    };
    runtime.block_on(async {
        for name in &names {
            execute(format!("CREATE DATABASE {name}")).await;
        }
    });
    test(format!("{base}/{}", names[0]), format!("{base}/{}", names[1]));
    runtime.block_on(async {
        for name in &names {
            execute(format!("DROP DATABASE {name} WITH (FORCE)")).await;
        }
    });
}

#[test]
fn rel_07_a_backup_under_load_restores_on_an_empty_host() {
    rel_07("SQLite to SQLite", &Host::new(None), &Host::new(None));
}

#[test]
fn rel_07_a_backup_of_one_engine_restores_on_the_other() {
    on_postgres(|a, b| {
        rel_07("PostgreSQL to SQLite", &Host::new(Some(a)), &Host::new(None));
        rel_07("SQLite to PostgreSQL", &Host::new(None), &Host::new(Some(b)));
    });
}

#[test]
fn rel_07_a_backup_of_postgresql_restores_on_postgresql() {
    on_postgres(|a, b| rel_07("PostgreSQL to PostgreSQL", &Host::new(Some(a)), &Host::new(Some(b))));
}

#[test]
fn a_backup_tells_which_attachments_are_missing() {
    let host = Host::new(None);
    host.recovery_key(&[]);
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let installation = host.open().await;
        let case = begin_case(&installation).await;
        act(&installation, &case, 0).await.expect("written");
        installation.store.close().await.expect("it closes");
        std::fs::remove_dir_all(host.place().folder.join("blobs").join(case.as_str())).expect("gone");
    });
    host.check(&["backup", text(&host.file("b.gongkai"))], 1, "有 1 个附件登记了却不在");
    host.check(&["doctor"], 1, "缺 1 个附件");
    host.check(&["backup", text(&host.file("b.gongkai"))], 2, "不覆盖");
    host.check(&["backup", text(&host.file("no such folder/b.gongkai"))], 2, "no such folder");
}
