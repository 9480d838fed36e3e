//! One act: what it costs and how many a second are done, on both databases,
//! beside what the disk can flush.

use super::room::{self, ACTS, Room};
use super::{line, machine};
use crate::postgres::{self, Server};
use std::path::Path;
use std::time::{Duration, Instant};
use store::WriteOptions;
use tokio::runtime::Runtime;

/// Walks of each writer in a round.
const WALKS: usize = 12;

/// Writers side by side, each on a case of its own.
const WRITERS: usize = 16;

/// How long each commit is delayed in the comparison of one writer and many.
const DELAY: Duration = Duration::from_millis(4);

/// Measures both databases; PostgreSQL where it is installed.
///
/// # Errors
/// If an act is refused.
pub fn run() -> anyhow::Result<()> {
    let runtime = Runtime::new()?;
    let folder = tempfile::tempdir()?;
    engine(&runtime, "sqlite", None, folder.path())?;
    match postgres::start(postgres::Commits::Durable) {
        Ok(server) => engine(&runtime, "postgres", Some(&server), folder.path()),
        Err(error) => {
            line(&format!("postgres: not there ({error})"), "", "");
            Ok(())
        }
    }
}

fn engine(runtime: &Runtime, name: &str, server: Option<&Server>, folder: &Path) -> anyhow::Result<()> {
    let rate = |text: f64| format!("{text:.0} /s");
    line(&format!("{name}: durable flushes of the disk"), &rate(machine::flushes(folder)?), "");
    let one = round(runtime, server, folder, &format!("{name}_one"), 1, WriteOptions::default())?;
    line(&format!("{name}: one act, processor time"), &format!("{:.2} ms", one.processor), "1.0 ms");
    if server.is_some() {
        line("    of the database server beside it", &format!("{:.2} ms", one.server), "");
    }
    line(&format!("{name}: one writer"), &rate(one.rate), "");
    let many = round(runtime, server, folder, &format!("{name}_many"), WRITERS, WriteOptions::default())?;
    line(&format!("{name}: {WRITERS} writers"), &rate(many.rate), "800 /s");
    line(&format!("{name}: one act of {WRITERS} writers, processor time"), &format!("{:.2} ms", many.processor), "1.0 ms");
    if server.is_some() {
        line("    of the database server beside it", &format!("{:.2} ms", many.server), "");
    }
    let slow = WriteOptions { commit_delay: DELAY, ..WriteOptions::default() };
    let alone = round(runtime, server, folder, &format!("{name}_slow_one"), 1, slow)?;
    let beside = round(runtime, server, folder, &format!("{name}_slow_many"), WRITERS, slow)?;
    line(&format!("{name}: commits delayed by 4 ms, one writer"), &rate(alone.rate), "");
    line(&format!("{name}: commits delayed by 4 ms, {WRITERS} writers"), &rate(beside.rate), "");
    line("    times one writer", &format!("{:.1}", beside.rate / alone.rate), "3.0");
    line(&format!("{name}: durable flushes of the disk, after"), &rate(machine::flushes(folder)?), "");
    Ok(())
}

/// What a round gave: acts a second, and milliseconds of processor an act.
struct Round {
    rate: f64,
    processor: f64,
    server: f64,
}

/// Writers that each walk cases of their own in a new database.
fn round(
    runtime: &Runtime,
    server: Option<&Server>,
    folder: &Path,
    name: &str,
    writers: usize,
    options: WriteOptions,
) -> anyhow::Result<Round> {
    let url = room::database(server, folder, name)?;
    let acts = ACTS * if writers == 1 && options.commit_delay.is_zero() { WALKS * 4 } else { WALKS };
    let process = server.and_then(Server::process);
    let server_time = || process.map_or(Duration::ZERO, machine::tree_time);
    let measured = runtime.block_on(async {
        let room = Room::open(&url, folder, options).await?;
        // Statements are prepared and pages made before the measurement.
        room.walk(ACTS).await?;
        let (begun, before, at_server) = (Instant::now(), machine::own_time()?, server_time());
        let walks: Vec<_> = (0..writers)
            .map(|_| {
                let room = room.clone();
                tokio::spawn(async move { room.walk(acts).await })
            })
            .collect();
        for walk in walks {
            walk.await??;
        }
        let (took, used, at_server) = (begun.elapsed(), machine::own_time()? - before, server_time() - at_server);
        room.ledger.store.close().await?;
        anyhow::Ok((took, used, at_server))
    });
    let (took, used, at_server) = measured?;
    let all = f64::from(u32::try_from(acts * writers)?);
    let each = |time: Duration| time.as_secs_f64() * 1000.0 / all;
    Ok(Round { rate: all / took.as_secs_f64(), processor: each(used), server: each(at_server) })
}
