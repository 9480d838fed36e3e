//! What the server does by itself while it serves: jobs every minute, and
//! beside them the mail, so that a slow mail server delays no date; a
//! checkpoint of the journal every hour, and with it the blobs that no act
//! names are taken away.

use office::application::Ledger;
use office::application::outbox::Mailed;
use office::checkpoints;
use office::installation::Installation;
use office::mail::smtp::Smtp;
use office::world;
use std::time::Duration;

/// How often jobs are looked for.
const MINUTE: Duration = Duration::from_secs(60);
/// How often the ends of all chains are signed and written outside (SEC-09).
const HOUR: Duration = Duration::from_secs(3600);

/// Begins all of it; it ends with the program.
pub fn begin(installation: Installation, ledger: Ledger, post: Option<Smtp>, worker: String) {
    if let Some(post) = post {
        let (ledger, worker) = (ledger.clone(), worker.clone());
        tokio::spawn(async move {
            let mut minute = tokio::time::interval(MINUTE);
            loop {
                minute.tick().await;
                match ledger.send_messages(&post, &worker).await {
                    Ok(mailed) if mailed != Mailed::default() => tracing::info!(?mailed, "messages were looked at"),
                    Ok(_) => {}
                    Err(error) => tracing::warn!(kind = error.kind(), "messages could not be taken"),
                }
            }
        });
    }
    let sweeping = ledger.clone();
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
            match sweeping.sweep_blobs(world::now()).await {
                Ok(swept) if swept.removed > 0 => tracing::info!(removed = swept.removed, "blobs that no act names were taken away"),
                Ok(_) => {}
                Err(error) => tracing::warn!(%error, "the blobs could not be swept"),
            }
        }
    });
}
