//! All rows out of a store and into an empty one, also of the other engine.

use crate::engines::{behind_its_back, each};
use crate::sample::{agency, report, second};
use crate::seal::{make, vault};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use store::account::{self, NewAccount, Roles};
use store::dump::{Counted, Filling, Snapshot};
use store::journal::verify::verify;
use store::journal::{self, Chain, NewEntry, checkpoint};
use store::seal::{Owner, SuiteId, Vault};
use store::setting::{self, Scope};
use store::{AgencyId, ApplicantId, CaseId, Store, StoreError};

/// A table as it came out.
#[derive(Debug, Clone, PartialEq)]
struct Out {
    name: String,
    columns: Vec<String>,
    rows: Vec<Vec<u8>>,
    counted: Counted,
}

/// Everything of a store as of one moment.
async fn dump(url: &str) -> (i32, Vec<Out>) {
    let scratch = tempfile::tempdir().expect("a folder");
    let snapshot = Snapshot::of(url, scratch.path()).await.expect("a snapshot");
    let mut all = Vec::new();
    for table in snapshot.tables() {
        let mut rows = Vec::new();
        let counted = snapshot.rows(table, |row| {
            rows.push(row.to_vec());
            Ok(())
        });
        let counted = counted.await.expect("rows");
        let columns = table.columns.iter().map(|c| c.name.clone()).collect();
        all.push(Out { name: table.name.clone(), columns, rows, counted });
    }
    let step = snapshot.step();
    snapshot.close().await.expect("closed");
    (step, all)
}

async fn fill(url: &str, step: i32, all: &[Out]) -> Result<(), StoreError> {
    let mut filling = Filling::begin(url, step).await?;
    for out in all {
        let table = filling.table(&out.name, &out.columns)?;
        for row in &out.rows {
            filling.row(&table, row).await?;
        }
        filling.flush(&table).await?;
    }
    let counted: Vec<_> = all.iter().map(|o| (o.name.clone(), o.counted.clone())).collect();
    filling.finish(&counted).await
}

fn entry(agency: &AgencyId, chain: Chain, n: i64) -> NewEntry {
    NewEntry {
        chain,
        agency: agency.clone(),
        at: second(n),
        actor: "system".to_owned(),
        kind: "tested".to_owned(),
        object: n.to_string(),
        before: None,
        after: None,
        result: "ok".to_owned(),
        source: "test".to_owned(),
    }
}

/// A store with something in most tables: text of all kinds, numbers, bytes,
/// nothing at all, and rows that name others.
async fn furnish(store: &Store, vault: &Vault) -> AgencyId {
    // A later version of a report is named by the earlier one.
    store.save(&report("云汀县教育局", 2023, "a", Some(1), 0)).await.expect("saved");
    let saved = store.save(&report("云汀县教育局", 2023, "b", None, 1)).await.expect("saved");
    store.put_agency(agency("云汀县\u{1f600}局'\"\\"), Default::default(), second(0)).await.expect("put");
    make(store, vault, &Owner::Applicant(ApplicantId::new(second(0)))).await.expect("made");
    let gone = Owner::Case(CaseId::new(second(0)));
    make(store, vault, &gone).await.expect("made");
    let input = (vault.clone(), gone, saved.agency.clone());
    let done: Result<(), StoreError> = store
        .act(input, |tx, (vault, gone, agency)| {
            Box::pin(async move {
                vault.destroy(tx, gone, second(3)).await?;
                setting::put(tx, &Scope::All, "motto", "\"为人民服务\"", second(1)).await?;
                let roles = Roles::new(["clerk"]);
                let new = NewAccount { name: "wang".into(), shown: "王".into(), agency: Some(agency.clone()), roles, password: None };
                let id = account::make(tx, &new, second(2)).await?;
                for n in 0..3 {
                    journal::append(tx, SuiteId::Intl, &entry(agency, Chain::Account(id.clone()), n)).await?;
                }
                checkpoint::make(tx, vault, agency, second(9)).await.map(drop)
            })
        })
        .await;
    done.expect("furnished");
    saved.agency
}

#[tokio::test]
async fn what_comes_out_goes_in_again_and_is_the_same_on_the_other_engine() {
    each("what_comes_out_goes_in_again_and_is_the_same_on_the_other_engine", async |from| {
        let store = Store::open(from).await.expect("it opens");
        let (_keys, _file, vault) = vault(SuiteId::Intl);
        furnish(&store, &vault).await;
        store.close().await.expect("it closes");
        let (step, out) = dump(from).await;
        assert_eq!(step, Store::newest_step());
        assert!(
            out.iter().filter(|o| o.counted.rows > 0).count() >= 9,
            "{:?}",
            out.iter().map(|o| (&o.name, o.counted.rows)).collect::<Vec<_>>()
        );
        // Into both engines, whichever it came from.
        each("…", async |to| {
            fill(to, step, &out).await.expect("filled");
            assert_eq!(dump(to).await, (step, out.clone()));
            let store = Store::open(to).await.expect("it opens");
            let verified = verify(&store, std::iter::empty(), &[]).await.expect("verified");
            assert_eq!((verified.entries, verified.checkpoints, verified.faults), (3, 1, vec![]));
            vault.check(&store).await.expect("the same master key opens it");
            // Rows that come later are held to the same conditions.
            let twice = store.put_agency(agency("云汀县教育局"), Default::default(), second(0)).await;
            twice.expect("put under its name");
            store.close().await.expect("it closes");
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn foreign_keys_stand_again_after_filling() {
    each("foreign_keys_stand_again_after_filling", async |url| {
        let source = tempfile::tempdir().expect("a folder");
        let from = format!("sqlite:{}", source.path().join("a.db").display());
        let store = Store::open(&from).await.expect("it opens");
        store.save(&report("云汀县教育局", 2023, "a", Some(1), 0)).await.expect("saved");
        store.close().await.expect("it closes");
        let (step, out) = dump(&from).await;
        fill(url, step, &out).await.expect("filled");
        let store = Store::open(url).await.expect("it opens");
        let stranger = AgencyId::new(second(0));
        let new = NewAccount { name: "x".into(), shown: "x".into(), agency: Some(stranger), roles: Roles::new(["clerk"]), password: None };
        let made = store.act(new, |tx, new| Box::pin(account::make(tx, new, second(0)))).await;
        assert!(matches!(made, Err(StoreError::Conflict(_))), "{made:?}");
        store.close().await.expect("it closes");
    })
    .await;
}

#[tokio::test]
async fn a_store_with_something_in_it_is_not_filled() {
    each("a_store_with_something_in_it_is_not_filled", async |url| {
        let store = Store::open(url).await.expect("it opens");
        store.put_agency(agency("云汀县教育局"), Default::default(), second(0)).await.expect("put");
        store.close().await.expect("it closes");
        let (step, out) = dump(url).await;
        let refused = fill(url, step, &out).await.expect_err("refused").to_string();
        assert!(refused.contains("不是空的") && refused.contains("agency"), "{refused}");
        assert_eq!(dump(url).await, (step, out));
    })
    .await;
}

#[tokio::test]
async fn what_differs_from_its_count_or_names_what_is_not_there_is_not_kept() {
    each("what_differs_from_its_count_or_names_what_is_not_there_is_not_kept", async |url| {
        let source = tempfile::tempdir().expect("a folder");
        let from = format!("sqlite:{}", source.path().join("a.db").display());
        let store = Store::open(&from).await.expect("it opens");
        store.save(&report("云汀县教育局", 2023, "a", Some(1), 0)).await.expect("saved");
        store.close().await.expect("it closes");
        let (step, whole) = dump(&from).await;
        let table = |name: &str| whole.iter().position(|o| o.name == name).expect("a table");
        let mut fewer = whole.clone();
        fewer[table("cell")].rows.pop();
        assert!(fill(url, step, &fewer).await.expect_err("refused").to_string().contains("cell"));
        // The same lie in the count does not help against a foreign key.
        behind_its_back(&from, "PRAGMA foreign_keys = OFF; DELETE FROM agency").await;
        let (_, orphans) = dump(&from).await;
        fill(url, step, &orphans).await.expect_err("refused");
        let mut odd = whole.clone();
        odd[table("agency")].rows[0] = vec![9];
        fill(url, step, &odd).await.expect_err("refused");
        assert!(fill(url, 9999, &whole).await.expect_err("refused").to_string().contains("9999"));
        // Nothing of all that was left.
        fill(url, step, &whole).await.expect("filled");
    })
    .await;
}

#[tokio::test]
async fn a_backup_of_an_earlier_step_is_brought_forward() {
    each("a_backup_of_an_earlier_step_is_brought_forward", async |url| {
        let folder = tempfile::tempdir().expect("a folder");
        let old = format!("sqlite:{}", folder.path().join("old.db").display());
        drop(Filling::begin(&old, 8).await.expect("as it was"));
        behind_its_back(&old, "INSERT INTO agency (id, name) VALUES ('01a20d9d-c6b2-711e-8934-acbc9083359c', '云汀县教育局')").await;
        let (step, out) = dump(&old).await;
        assert_eq!(step, 8);
        fill(url, step, &out).await.expect("filled");
        assert_eq!(dump(url).await.0, Store::newest_step());
        let store = Store::open(url).await.expect("it opens");
        assert_eq!(store.offices().await.expect("asked").len(), 1);
        store.close().await.expect("it closes");
    })
    .await;
}

/// REL-07, the rows: a snapshot under eight writers is one moment, and none
/// of them waits for it.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn rel_07_a_snapshot_under_load_is_one_moment() {
    each("rel_07_a_snapshot_under_load_is_one_moment", async |from| {
        let store = Store::open(from).await.expect("it opens");
        let (_keys, _file, vault) = vault(SuiteId::Intl);
        let agency = furnish(&store, &vault).await;
        let stop = Arc::new(AtomicBool::new(false));
        let writers: Vec<_> = (0..8)
            .map(|_| {
                let (store, agency, stop) = (store.clone(), agency.clone(), Arc::clone(&stop));
                tokio::spawn(async move {
                    let chain = Chain::Case(CaseId::new(second(0)));
                    let mut n = 0;
                    while !stop.load(Ordering::Relaxed) {
                        let entry = entry(&agency, chain.clone(), n);
                        let done = store.act(entry, |tx, e| Box::pin(async move { journal::append(tx, SuiteId::Intl, e).await.map(drop) }));
                        let done: Result<(), StoreError> = done.await;
                        done.expect("written while the snapshot is taken");
                        n += 1;
                    }
                    n
                })
            })
            .collect();
        let before = written(&store).await;
        let (step, out) = dump(from).await;
        let after = written(&store).await;
        stop.store(true, Ordering::Relaxed);
        let mut all = 0;
        for writer in writers {
            all += writer.await.expect("a writer");
        }
        let rows = |out: &[Out]| out.iter().find(|o| o.name == "journal").map_or(0, |o| o.counted.rows);
        assert!(before <= rows(&out) && rows(&out) <= after && after <= u64::try_from(all).unwrap_or(0) + 3);
        println!("REL-07: {} acts by 8 writers, {} of them in the snapshot", all, rows(&out));
        store.close().await.expect("it closes");
        // Chains and their ends are written by one act: one moment has both.
        each("…", async |to| {
            fill(to, step, &out).await.expect("filled");
            let store = Store::open(to).await.expect("it opens");
            let verified = verify(&store, std::iter::empty(), &[]).await.expect("verified");
            assert_eq!((verified.entries, verified.faults), (rows(&out), vec![]));
            store.close().await.expect("it closes");
        })
        .await;
    })
    .await;
}

async fn written(store: &Store) -> u64 {
    verify(store, std::iter::empty(), &[]).await.expect("verified").entries
}
