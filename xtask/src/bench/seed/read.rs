//! Lists, table 3 and an export from a large ledger.

use crate::bench::room::Room;
use crate::bench::{line, machine};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use store::application::{self, After, Filter};
use store::{AgencyId, journal};

/// Pages of each list at most.
const PAGES: usize = 100;

/// Agencies whose lists are paged through, the largest first.
const LISTED: usize = 20;

/// The year of the tables.
const YEAR: i16 = 2023;

/// Cases that are exported.
const EXPORTED: usize = 100_000;

/// Measures lists, tables and the journal.
///
/// # Errors
/// If something cannot be read or the journal does not hold.
pub async fn measure(room: &Room, name: &str, agencies: &[AgencyId]) -> anyhow::Result<()> {
    let store = &room.ledger.store;
    let open = || ["received", "extended", "consulting", "submitted"].map(str::to_owned).to_vec();
    let filters = [
        ("newest", Filter::Newest),
        ("of a stage", Filter::Stage("delivered".to_owned())),
        ("urgent", Filter::Urgent(open())),
        ("of a clerk, urgent", Filter::Clerk("clerk 2".to_owned(), open())),
    ];
    for (what, filter) in filters {
        let mut times = Vec::new();
        for agency in &agencies[..LISTED] {
            let mut after = None;
            for _ in 0..PAGES {
                let begun = Instant::now();
                let page = store.applications(agency, &filter, after.as_ref(), 50).await?;
                times.push(begun.elapsed().as_secs_f64() * 1000.0);
                let Some(last) = page.last() else { break };
                after = Some(After { earliest: last.projection.earliest, id: last.id.clone() });
            }
        }
        let pages = times.len();
        let what = format!("{name}: list page of 50, {what}, p95 of {pages}");
        line(&what, &format!("{:.1} ms", machine::percentile(&mut times, 0.95)), "20 ms");
    }
    for (what, agency, wanted) in [("one agency", Some(&agencies[0]), "100 ms"), ("3,000 agencies", None, "5 s")] {
        let mut times = Vec::new();
        for _ in 0..5 {
            let begun = Instant::now();
            anyhow::ensure!(!store.tally(agency, YEAR).await?.is_empty(), "the table is empty");
            times.push(begun.elapsed().as_secs_f64() * 1000.0);
        }
        line(&format!("{name}: table 3 of a year, {what}"), &format!("{:.0} ms", machine::percentile(&mut times, 0.5)), wanted);
    }
    let begun = Instant::now();
    let verified = journal::verify::verify(store, std::iter::empty(), &[]).await?;
    anyhow::ensure!(verified.faults.is_empty(), "the journal does not hold: {}", verified.faults[0]);
    let entries = verified.entries;
    line(&format!("{name}: journal of {entries} entries verified"), &format!("{:.1} s", begun.elapsed().as_secs_f64()), "");
    Ok(())
}

/// Reads cases with their acts, page by page, beside sixteen writers; for
/// SQLite the longest its log grew.
///
/// # Errors
/// If something cannot be read or written.
pub async fn export(room: &Room, name: &str, log: &Path, cases: usize) -> anyhow::Result<()> {
    let is_done = Arc::new(AtomicBool::new(false));
    let writers: Vec<_> = (0..16)
        .map(|_| {
            let (room, is_done) = (room.clone(), is_done.clone());
            tokio::spawn(async move {
                let mut acts = 0;
                while !is_done.load(Ordering::Relaxed) {
                    room.walk(10).await?;
                    acts += 10;
                }
                Ok::<_, office::application::Refused>(acts)
            })
        })
        .collect();
    let (watched, file) = (is_done.clone(), log.to_owned());
    let watcher = std::thread::spawn(move || {
        let mut longest = 0;
        while !watched.load(Ordering::Relaxed) {
            longest = longest.max(file.metadata().map_or(0, |m| m.len()));
            std::thread::sleep(Duration::from_millis(10));
        }
        longest
    });
    let begun = Instant::now();
    let exported = pages(room, cases.min(EXPORTED)).await;
    let took = begun.elapsed().as_secs_f64();
    is_done.store(true, Ordering::Relaxed);
    let mut acts = 0_u32;
    for writer in writers {
        acts += writer.await??;
    }
    let longest = watcher.join().map_err(|_| anyhow::anyhow!("the watcher panicked"))?;
    line(&format!("{name}: {} cases exported beside 16 writers", exported?), &format!("{took:.1} s"), "");
    line("    acts of the writers meanwhile", &format!("{:.0} /s", f64::from(acts) / took), "");
    if room.ledger.store.engine() == "sqlite" {
        line("    longest log (WAL)", &format!("{} MB", longest / 1_000_000), "64 MB");
    }
    Ok(())
}

async fn pages(room: &Room, most: usize) -> anyhow::Result<usize> {
    let store = &room.ledger.store;
    let (mut after, mut read) = (None, 0);
    while read < most {
        let page = store.applications_after(after.as_ref(), 500).await?;
        let Some(last) = page.last() else { break };
        after = Some(last.id.clone());
        for line in &page {
            anyhow::ensure!(application::find(store, &line.id).await?.is_some(), "a case of the page is there");
        }
        read += page.len();
    }
    Ok(read)
}
