//! An installation: everything that belongs to one office, opened together.
//!
//! A data folder holds `gongkai.sqlite` (unless the database is elsewhere),
//! `keys/master.key`, `blobs/` (unless they are in a bucket) and
//! `checkpoints.jsonl`, the checkpoints of the journal outside the database.
//! At the first start the master key is made, and a recovery key whose private
//! part is handed to the caller to be shown once; it is kept nowhere.
//!
//! A database in which something is sealed needs the master key that belongs
//! to it. When that is missing or wrong, the installation opens all the same,
//! without keys, so that a person can be told what to do; a new master key is
//! never made in its place.

pub mod place;
mod settings;

pub use place::{BlobPlace, Place};
pub use settings::{BackedUp, RecoveryPublic};

use crate::world::Moment;
use std::fs;
use std::io;
use std::path::PathBuf;
use store::blob::Blobs;
use store::journal::{self, Chain, NewEntry};
use store::seal::{RecoveryKey, SealError, SuiteId, Vault, is_in_use};
use store::{AgencyId, Store, StoreError, Tx};

/// An installation that is open.
#[derive(Debug, Clone)]
pub struct Installation {
    /// The memory.
    pub store: Store,
    /// The attachments.
    pub blobs: Blobs,
    /// The suite in which new keys and hashes are made.
    pub suite: SuiteId,
    /// Where everything lies.
    pub place: Place,
    keys: Keys,
}

/// The master keys of an installation.
#[derive(Debug, Clone)]
enum Keys {
    Open(Vault),
    Missing(PathBuf),
    Wrong(SealError),
}

/// Why an installation, or a part of it, does not open.
#[derive(Debug, thiserror::Error)]
pub enum InstallationError {
    /// The memory.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The keys.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// A folder or file.
    #[error("{path}：{why}")]
    Io {
        /// Which.
        path: String,
        /// What the system says.
        why: io::Error,
    },
    /// Something is sealed and its master key is not there.
    #[error("主密钥不在 {0}。请把与数据分开保管的主密钥文件放到那里，权限 600；在那之前个人信息和申请内容读不出来，其余照常。")]
    NoMaster(String),
    /// The address of the attachments.
    #[error("{0}")]
    Blobs(String),
}

impl Installation {
    /// Opens an installation, or begins one: then the recovery key comes
    /// with it, to be shown to a person once.
    ///
    /// # Errors
    /// If folder, database or blobs do not open. Keys that do not open are
    /// told by [`Installation::vault`].
    pub async fn open(place: Place, now: Moment) -> Result<(Installation, Option<RecoveryKey>), InstallationError> {
        place.make_folders()?;
        let store = Store::open(&place.database_url()).await?;
        let blobs = place.open_blobs()?;
        let suite = settings::suite(&store).await?;
        let (keys, first) = keys(&store, &place, suite, now).await?;
        Ok((Installation { store, blobs, suite, place, keys }, first))
    }

    /// The keys.
    ///
    /// # Errors
    /// A sentence that says where the right master key belongs.
    pub fn vault(&self) -> Result<&Vault, InstallationError> {
        match &self.keys {
            Keys::Open(vault) => Ok(vault),
            Keys::Missing(file) => Err(InstallationError::NoMaster(file.display().to_string())),
            Keys::Wrong(error) => Err(error.clone().into()),
        }
    }

    /// Makes a new recovery key in the place of the old one, for backups from
    /// now on; it is to be shown to a person once.
    ///
    /// # Errors
    /// If it cannot be remembered.
    pub async fn new_recovery_key(&self, now: Moment) -> Result<RecoveryKey, InstallationError> {
        let key = RecoveryKey::new()?;
        let input = (RecoveryPublic { public: key.public(), made_at: now.0 }, self.suite);
        let done: Result<(), StoreError> = self
            .store
            .act(input, |tx, (public, suite)| {
                Box::pin(async move {
                    settings::put_recovery(tx, public).await?;
                    let made = entry(Chain::Agency(house()), house(), "recovery_key_made", &public.public.fingerprint(), public.made_at);
                    journal::append(tx, *suite, &made).await.map(drop)
                })
            })
            .await;
        done?;
        Ok(key)
    }

    /// The public part of the recovery key; `None` if there is none.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn recovery_key(&self) -> Result<Option<RecoveryPublic>, StoreError> {
        settings::recovery(&self.store).await
    }

    /// The last backup that was finished.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn last_backup(&self) -> Result<Option<BackedUp>, StoreError> {
        settings::last_backup(&self.store).await
    }

    /// Remembers that a backup was finished.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn backed_up(&self, done: BackedUp) -> Result<(), StoreError> {
        self.store
            .act((done, self.suite), |tx, (done, suite)| {
                Box::pin(async move {
                    settings::put_last_backup(tx, done).await?;
                    let made = NewEntry {
                        after: Some(done.sha256.clone()),
                        ..entry(Chain::Agency(house()), house(), "backup_made", &done.file, done.at)
                    };
                    journal::append(tx, *suite, &made).await.map(drop)
                })
            })
            .await
    }

    /// Changes the suite in which new keys and hashes are made; what is there
    /// keeps its own. Programs that run take it up at their next start.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn change_suite(&self, suite: SuiteId, now: Moment) -> Result<(), StoreError> {
        self.store
            .act((suite, now.0), |tx, (suite, at)| {
                Box::pin(async move {
                    settings::put_suite(tx, *suite, *at).await?;
                    let changed = entry(Chain::Agency(house()), house(), "suite_changed", suite.name(), *at);
                    journal::append(tx, *suite, &changed).await.map(drop)
                })
            })
            .await
    }

    /// Writes into the journal of the installation what was done to it from
    /// the command line.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn note(&self, kind: &str, object: &str, now: Moment) -> Result<(), StoreError> {
        let made = entry(Chain::Agency(house()), house(), kind, object, now.0);
        self.store.act((made, self.suite), |tx, (made, suite)| Box::pin(async move { note(tx, *suite, made).await })).await
    }
}

async fn note(tx: &Tx, suite: SuiteId, made: &NewEntry) -> Result<(), StoreError> {
    journal::append(tx, suite, made).await.map(drop)
}

/// The agency under which the journal keeps what belongs to none: accounts of
/// those who look after the installation, backups, keys.
pub fn house() -> AgencyId {
    AgencyId::parse("00000000-0000-0000-0000-000000000000").expect("the nil id has the form of an id")
}

/// An entry of the journal on something done from the command line.
pub(crate) fn entry(chain: Chain, agency: AgencyId, kind: &str, object: &str, at: jiff::Timestamp) -> NewEntry {
    NewEntry {
        chain,
        agency,
        at,
        actor: "system".to_owned(),
        kind: kind.to_owned(),
        object: object.to_owned(),
        before: None,
        after: None,
        result: "ok".to_owned(),
        source: "command_line".to_owned(),
    }
}

async fn keys(store: &Store, place: &Place, suite: SuiteId, now: Moment) -> Result<(Keys, Option<RecoveryKey>), InstallationError> {
    let file = place.key_file();
    // A first start that was cut off may have left the file without a key.
    let is_empty = fs::metadata(&file).is_ok_and(|about| about.len() == 0);
    if is_empty && !is_in_use(store).await? {
        fs::remove_file(&file).map_err(|why| InstallationError::Io { path: file.display().to_string(), why })?;
    }
    if file.exists() {
        let vault = match Vault::open(&file, suite) {
            Ok(vault) => vault,
            Err(error) => return Ok((Keys::Wrong(error), None)),
        };
        return match vault.probe(store).await {
            Ok(()) => begin(store, vault, now).await,
            Err(StoreError::Seal(error)) => Ok((Keys::Wrong(error), None)),
            Err(error) => Err(error.into()),
        };
    }
    if is_in_use(store).await? {
        return Ok((Keys::Missing(file), None));
    }
    let vault = match Vault::create(&file, suite) {
        Ok(vault) => vault,
        // Another program made it in this moment.
        Err(_) if file.exists() => Vault::open(&file, suite)?,
        Err(error) => return Err(error.into()),
    };
    begin(store, vault, now).await
}

/// Makes what an installation has from its first start on, if it is not there:
/// the signing key, which binds the database to its master key, and the
/// recovery key.
async fn begin(store: &Store, vault: Vault, now: Moment) -> Result<(Keys, Option<RecoveryKey>), InstallationError> {
    if settings::recovery(store).await?.is_some() && is_in_use(store).await? {
        return Ok((Keys::Open(vault), None));
    }
    let key = RecoveryKey::new()?;
    let public = RecoveryPublic { public: key.public(), made_at: now.0 };
    let begun: Result<bool, StoreError> = store
        .act((vault.clone(), public), |tx, (vault, public)| {
            Box::pin(async move {
                vault.signer(tx, public.made_at).await?;
                if settings::recovery(tx).await?.is_some() {
                    return Ok(false);
                }
                settings::put_recovery(tx, public).await?;
                let made = entry(Chain::Agency(house()), house(), "recovery_key_made", &public.public.fingerprint(), public.made_at);
                journal::append(tx, vault.suite(), &made).await?;
                Ok(true)
            })
        })
        .await;
    match begun {
        Ok(is_ours) => Ok((Keys::Open(vault), is_ours.then_some(key))),
        Err(StoreError::Seal(error)) => Ok((Keys::Wrong(error), None)),
        Err(error) => Err(error.into()),
    }
}
