//! Reading the journal of an installation again.

use super::{Check, State};
use crate::installation::{Installation, InstallationError};
use std::path::Path;
use store::journal::outside;
use store::journal::verify::{Verified, verify as read_again};

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What was counted and what is wrong.
    pub counted: Verified,
    /// Whether the signatures were held against the key of the office; not
    /// without its master key.
    pub is_signer_known: bool,
}

/// Reads chains and checkpoints, and holds them against a file of checkpoints
/// outside, if there is one.
///
/// # Errors
/// If the database or the file cannot be read.
pub async fn verify(installation: &Installation, checkpoints: &Path) -> Result<Found, InstallationError> {
    let trusted: Vec<Vec<u8>> = match installation.vault() {
        Ok(vault) => vault.public_key(&installation.store).await?.into_iter().collect(),
        Err(_) => Vec::new(),
    };
    let is_signer_known = !trusted.is_empty();
    let counted = if checkpoints.exists() {
        let io = |why| InstallationError::Io { path: checkpoints.display().to_string(), why };
        read_again(&installation.store, outside::read(checkpoints).map_err(io)?, &trusted).await?
    } else {
        read_again(&installation.store, std::iter::empty(), &trusted).await?
    };
    Ok(Found { counted, is_signer_known })
}

pub(super) async fn check(installation: &Installation) -> Result<Check, InstallationError> {
    let found = verify(installation, &installation.place.checkpoints()).await?.counted;
    Ok(match found.faults.first() {
        None => {
            let says = format!("日志 {} 条链、{} 条记录、{} 个检查点都相符。", found.chains, found.entries, found.checkpoints);
            Check::new("journal", State::Sound, says)
        }
        Some(first) => {
            let says = format!("日志有 {} 处不符。第一处：{first}。请用 gongkai journal verify 看全部，并保留现场。", found.faults.len());
            Check::new("journal", State::Wrong, says)
        }
    })
}
