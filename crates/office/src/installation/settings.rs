//! What an installation remembers of itself among its settings.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::seal::{PublicKey, SuiteId};
use store::setting::{Scope, get, put};
use store::{Read, StoreError, Tx};

const SUITE: &str = "suite";
const RECOVERY: &str = "recovery_key";
const BACKUP: &str = "last_backup";

/// The public part of the recovery key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RecoveryPublic {
    /// The key.
    pub public: PublicKey,
    /// When it was made.
    pub made_at: Timestamp,
}

/// A backup that was finished.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackedUp {
    /// When it was begun: what it holds is of this moment.
    pub at: Timestamp,
    /// The name of its file.
    pub file: String,
    /// The digest of the file.
    pub sha256: String,
    /// Its rows.
    pub rows: u64,
    /// Its attachments.
    pub blobs: u64,
}

#[derive(Serialize, Deserialize)]
struct Recovery {
    public: String,
    made_at: Timestamp,
}

fn wrong(key: &str) -> StoreError {
    StoreError::Inconsistent { table: "setting", column: "value", row: key.to_owned() }
}

pub(super) async fn suite(from: &impl Read) -> Result<SuiteId, StoreError> {
    let Some(value) = get(from, &Scope::All, SUITE).await? else { return Ok(SuiteId::Intl) };
    let name: String = serde_json::from_str(&value).map_err(|_| wrong(SUITE))?;
    SuiteId::named(&name).ok_or_else(|| wrong(SUITE))
}

pub(super) async fn put_suite(tx: &Tx, suite: SuiteId, at: Timestamp) -> Result<(), StoreError> {
    put(tx, &Scope::All, SUITE, &json!(suite.name()).to_string(), at).await
}

pub(super) async fn recovery(from: &impl Read) -> Result<Option<RecoveryPublic>, StoreError> {
    let Some(value) = get(from, &Scope::All, RECOVERY).await? else { return Ok(None) };
    let read: Recovery = serde_json::from_str(&value).map_err(|_| wrong(RECOVERY))?;
    let public = PublicKey::parse(&read.public).ok_or_else(|| wrong(RECOVERY))?;
    Ok(Some(RecoveryPublic { public, made_at: read.made_at }))
}

pub(super) async fn put_recovery(tx: &Tx, key: &RecoveryPublic) -> Result<(), StoreError> {
    let value = json!({"public": key.public.to_string(), "made_at": key.made_at.to_string()}).to_string();
    put(tx, &Scope::All, RECOVERY, &value, key.made_at).await
}

pub(super) async fn last_backup(from: &impl Read) -> Result<Option<BackedUp>, StoreError> {
    let Some(value) = get(from, &Scope::All, BACKUP).await? else { return Ok(None) };
    serde_json::from_str(&value).map(Some).map_err(|_| wrong(BACKUP))
}

pub(super) async fn put_last_backup(tx: &Tx, done: &BackedUp) -> Result<(), StoreError> {
    let value = serde_json::to_string(done).map_err(|_| wrong(BACKUP))?;
    put(tx, &Scope::All, BACKUP, &value, done.at).await
}
