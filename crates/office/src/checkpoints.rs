//! Checkpoints of the journal: made for every agency whose chains have grown,
//! and written outside the database. To be called every hour.

use crate::installation::{Installation, InstallationError};
use crate::world::Moment;
use std::collections::BTreeMap;
use store::journal::{self, Checkpoint, checkpoint, outside};
use store::{AgencyId, StoreError};

/// So many are read from the database together.
const SLICE: u64 = 100;

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Taken {
    /// Checkpoints made.
    pub made: u64,
    /// Checkpoints written outside, those included that an earlier stop of
    /// the program had left inside.
    pub written: u64,
}

/// Takes a checkpoint of every agency whose chains have grown, then writes
/// outside what is not there yet.
///
/// # Errors
/// If the keys do not open, the database fails, or the file outside cannot be
/// read or written; what was done stays, and the next call goes on.
pub async fn take(installation: &Installation, now: Moment) -> Result<Taken, InstallationError> {
    let mut taken = Taken::default();
    let vault = installation.vault()?;
    for agency in journal::agencies(&installation.store).await? {
        let made: Result<bool, StoreError> = installation
            .store
            .act((vault.clone(), agency, now.0), |tx, (vault, agency, at)| {
                Box::pin(async move {
                    if !checkpoint::is_due(tx, agency).await? {
                        return Ok(false);
                    }
                    checkpoint::make(tx, vault, agency, *at).await.map(|_| true)
                })
            })
            .await;
        match made {
            Ok(made) => taken.made += u64::from(made),
            // Another server takes the same one in this moment.
            Err(StoreError::Conflict(_)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    taken.written = write_outside(installation).await?;
    Ok(taken)
}

/// Writes outside the checkpoints that are not there yet.
async fn write_outside(installation: &Installation) -> Result<u64, InstallationError> {
    let file = installation.place.checkpoints();
    let io = |why| InstallationError::Io { path: file.display().to_string(), why };
    let mut last: BTreeMap<AgencyId, u64> = BTreeMap::new();
    if file.exists() {
        // A line that a power cut left unfinished is cut off by the next write;
        // others are told by `journal verify`.
        for checkpoint in outside::read(&file).map_err(io)?.flatten() {
            let number = last.entry(checkpoint.agency).or_default();
            *number = (*number).max(checkpoint.number);
        }
    }
    let mut written = 0;
    for agency in journal::agencies(&installation.store).await? {
        loop {
            let behind = last.get(&agency).copied().unwrap_or(0);
            let more: Vec<Checkpoint> = checkpoint::after(&installation.store, &agency, behind, SLICE).await?;
            let Some(newest) = more.last() else { break };
            outside::append(&file, &more).map_err(io)?;
            written += more.len() as u64;
            last.insert(agency.clone(), newest.number);
        }
    }
    Ok(written)
}
