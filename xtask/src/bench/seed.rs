//! A ledger of a million cases, written in bulk by the rows and chains of one
//! by one, and what it costs to work with it.

mod cases;
mod read;

use super::room::{self, Room};
use super::{line, machine};
use crate::postgres::{self, Server};
use cases::{Batch, Builder};
use jiff::Timestamp;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;
use store::seal::{SearchKey, Vault};
use store::{AgencyId, NewAgency, Store, StoreError, WriteOptions, agency, application, number};
use tokio::runtime::Runtime;
use tokio::sync::mpsc;

/// Cases where no number is told.
const CASES: usize = 50_000;

/// Agencies among which they are spread.
const AGENCIES: usize = 3_000;

/// Cases in one act.
const TOGETHER: usize = 1_000;

/// Measures with so many cases (`--cases N`), on one database or on both
/// (`--engine sqlite`).
///
/// # Errors
/// If an argument is not understood, or the ledger cannot be written or read.
pub fn run(arguments: &[String]) -> anyhow::Result<()> {
    let (mut cases, mut only) = (CASES, None);
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        let value = words.next();
        match (word.as_str(), value) {
            ("--cases", Some(value)) => cases = value.parse()?,
            ("--engine", Some(value)) => only = Some(value.clone()),
            _ => anyhow::bail!("bench seed [--cases N] [--engine sqlite|postgres]"),
        }
    }
    let runtime = Runtime::new()?;
    let folder = tempfile::tempdir()?;
    if only.as_deref().is_none_or(|e| e == "sqlite") {
        engine(&runtime, "sqlite", None, folder.path(), cases)?;
        std::fs::remove_file(folder.path().join("gongkai.sqlite"))?;
    }
    if only.as_deref().is_none_or(|e| e == "postgres") {
        match postgres::start(postgres::Commits::Durable) {
            Ok(server) => engine(&runtime, "postgres", Some(&server), folder.path(), cases)?,
            Err(error) => line(&format!("postgres: not there ({error})"), "", ""),
        }
    }
    Ok(())
}

fn engine(runtime: &Runtime, name: &str, server: Option<&Server>, folder: &Path, cases: usize) -> anyhow::Result<()> {
    line(&format!("{name}: durable flushes of the disk"), &format!("{:.0} /s", machine::flushes(folder)?), "");
    let url = match server {
        Some(_) => room::database(server, folder, "gongkai_seed")?,
        // The name under which the server finds it.
        None => format!("sqlite:{}", folder.join("gongkai.sqlite").display()),
    };
    let keys = tempfile::tempdir()?;
    runtime.block_on(async {
        let room = Room::open(&url, keys.path(), WriteOptions::default()).await?;
        let begun = Instant::now();
        let agencies = write(&room, cases).await?;
        let took = begun.elapsed().as_secs_f64();
        let wanted = if cases == 1_000_000 { "600 s" } else { "" };
        line(&format!("{name}: {cases} cases written in bulk"), &format!("{took:.1} s"), wanted);
        read::measure(&room, name, &agencies).await?;
        read::export(&room, name, folder.join("gongkai.sqlite-wal").as_path(), cases).await?;
        room.ledger.store.close().await?;
        anyhow::Ok(())
    })?;
    super::server::seeded(name, &url, folder)
}

/// Writes agencies and cases.
async fn write(room: &Room, cases: usize) -> anyhow::Result<Vec<AgencyId>> {
    let (store, vault) = (&room.ledger.store, &room.ledger.vault);
    let at = room.ledger.clock.now().0;
    let agencies = agencies(store, at).await?;
    let key = store.act(vault.clone(), move |tx, vault| Box::pin(async move { vault.search_key(tx, at).await })).await?;
    let search = Arc::new(key);
    let (sender, mut batches) = mpsc::channel::<Batch>(2);
    let mut builder = Builder::new(agencies.clone(), search.clone(), cases)?;
    // One thread folds while the other writes.
    let building = std::thread::spawn(move || {
        while let Some(batch) = builder.next(TOGETHER)? {
            if sender.blocking_send(batch).is_err() {
                break;
            }
        }
        anyhow::Ok(())
    });
    while let Some(batch) = batches.recv().await {
        put(store, vault, &search, batch, at).await?;
    }
    building.join().map_err(|_| anyhow::anyhow!("the builder panicked"))??;
    Ok(agencies)
}

async fn put(store: &Store, vault: &Vault, search: &Arc<SearchKey>, batch: Batch, at: Timestamp) -> Result<(), StoreError> {
    store
        .act((vault.clone(), search.clone(), batch, at), |tx, (vault, search, batch, at)| {
            Box::pin(async move {
                application::bulk::begin(tx, vault, search, &batch.cases, *at).await?;
                number::begin(tx, &batch.numbers).await
            })
        })
        .await
}

async fn agencies(store: &Store, at: Timestamp) -> Result<Vec<AgencyId>, StoreError> {
    store
        .act(at, |tx, at| {
            Box::pin(async move {
                let mut all = Vec::with_capacity(AGENCIES);
                for n in 0..AGENCIES {
                    let new = NewAgency { name: format!("云汀市第{n}局"), ..NewAgency::default() };
                    all.push(agency::put(tx, &new, &agency::Office::default(), *at).await?);
                }
                Ok(all)
            })
        })
        .await
}
