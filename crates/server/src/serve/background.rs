//! What the server does by itself while it serves: jobs every minute, a
//! checkpoint of the journal every hour.

use office::application::Ledger;
use office::checkpoints;
use office::installation::Installation;
use office::world;
use std::time::Duration;

/// How often jobs are looked for.
const MINUTE: Duration = Duration::from_secs(60);
/// How often the ends of all chains are signed and written outside (SEC-09).
const HOUR: Duration = Duration::from_secs(3600);

/// Begins both; they end with the program.
pub fn begin(installation: Installation, ledger: Ledger, worker: String) {
    tokio::spawn(async move {
        let mut minute = tokio::time::interval(MINUTE);
        loop {
            minute.tick().await;
            match ledger.run_jobs(&worker).await {
                Ok(ran) if ran.done + ran.failed > 0 => tracing::info!(done = ran.done, failed = ran.failed, "jobs were done"),
                Ok(_) => {}
                Err(error) => tracing::warn!(kind = error.kind(), "jobs could not be taken"),
            }
        }
    });
    tokio::spawn(async move {
        let mut hour = tokio::time::interval(HOUR);
        loop {
            hour.tick().await;
            match checkpoints::take(&installation, world::now()).await {
                Ok(taken) => tracing::info!(written = taken.written, "the journal was fixed by checkpoints"),
                Err(error) => tracing::warn!(%error, "no checkpoint could be written"),
            }
        }
    });
}
