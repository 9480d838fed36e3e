//! The keys of owners: made, found, wrapped anew, destroyed.

use super::keyring::KeyRing;
use super::{DataKey, FORM, HEAD, Owner, SealError, SearchKey, Secret, SuiteId, prefixed, random};
use crate::connect::Store;
use crate::entity::data_key::{ActiveModel, Column, Entity, Model};
use crate::error::StoreError;
use crate::value::instant;
use crate::write::{Read, Tx};
use jiff::Timestamp;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock};
use zeroize::Zeroizing;

/// So many rows are looked at together when keys are wrapped anew.
const SLICE: u64 = 200;

mod carried;
mod prepared;

pub use carried::BareKey;
pub use prepared::Prepared;

/// So many rows go into one statement.
const TOGETHER: usize = 500;

/// The master keys of an office and the suite in which it makes new keys.
/// Cheap to clone.
#[derive(Clone)]
pub struct Vault {
    ring: Arc<RwLock<KeyRing>>,
    suite: SuiteId,
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Vault({})", self.suite.name())
    }
}

/// Signs in the name of the office.
pub struct Signer {
    suite: SuiteId,
    secret: Secret,
}

impl Vault {
    /// Makes the file of master keys with one key in it.
    ///
    /// # Errors
    /// If the file is there already or cannot be written.
    pub fn create(file: &Path, suite: SuiteId) -> Result<Vault, SealError> {
        Ok(Vault { ring: Arc::new(RwLock::new(KeyRing::create(file)?)), suite })
    }

    /// Opens the file of master keys.
    ///
    /// # Errors
    /// If it is not there, others may read it, or it holds anything else.
    pub fn open(file: &Path, suite: SuiteId) -> Result<Vault, SealError> {
        Ok(Vault { ring: Arc::new(RwLock::new(KeyRing::open(file)?)), suite })
    }

    /// The suite in which new keys are made.
    pub fn suite(&self) -> SuiteId {
        self.suite
    }

    /// The versions of the master key, the last one wrapping.
    pub fn versions(&self) -> Vec<u32> {
        self.ring().versions()
    }

    /// Adds a master key to the file and wraps with it from now on; gives its
    /// version. Other servers read the file again when they meet it.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn add_master(&self) -> Result<u32, SealError> {
        let grown = self.ring().again()?.grown()?;
        let version = grown.current();
        self.put(grown);
        Ok(version)
    }

    /// Takes an old master key out of the file, after [`Vault::rewrap`].
    ///
    /// # Errors
    /// If it wraps a key still, is the current one or not there, or the file
    /// cannot be written.
    pub async fn remove_master(&self, store: &Store, version: u32) -> Result<(), StoreError> {
        let wraps = Entity::find().filter(Column::Version.eq(i64::from(version))).filter(Column::Wrapped.is_not_null());
        if wraps.one(store.reader()).await?.is_some() {
            return Err(StoreError::Conflict(format!("第 {version} 版主密钥还有数据在用，请先重新封装")));
        }
        let smaller = self.ring().again()?.without(version)?;
        self.put(smaller);
        Ok(())
    }

    /// Makes the key of an owner.
    ///
    /// # Errors
    /// A conflict if the owner has or had one; if the database fails.
    pub async fn make(&self, tx: &Tx, owner: &Owner, at: Timestamp) -> Result<DataKey, StoreError> {
        let secret = self.insert(tx, owner, at).await?;
        Ok(DataKey::new(owner.to_string(), self.suite, &secret))
    }

    /// Makes the keys of owners, in their order, in few statements.
    ///
    /// # Errors
    /// As for [`Vault::make`].
    pub async fn make_many(&self, tx: &Tx, owners: &[Owner], at: Timestamp) -> Result<Vec<DataKey>, StoreError> {
        let mut keys = Vec::with_capacity(owners.len());
        for part in owners.chunks(TOGETHER) {
            let mut rows = Vec::with_capacity(part.len());
            for owner in part {
                let (secret, row) = self.fresh(owner, at)?;
                keys.push(DataKey::new(owner.to_string(), self.suite, &secret));
                rows.push(row);
            }
            Entity::insert_many(rows).exec_without_returning(tx.db()).await?;
        }
        Ok(keys)
    }

    /// The key of an owner.
    ///
    /// # Errors
    /// If there is none, it was destroyed, or the master key is not the one
    /// that wrapped it; if the database fails.
    pub async fn key(&self, from: &impl Read, owner: &Owner) -> Result<DataKey, StoreError> {
        let (suite, secret) = self.secret(from, owner).await?.ok_or_else(|| SealError::Missing { owner: owner.to_string() })?;
        Ok(DataKey::new(owner.to_string(), suite, &secret))
    }

    /// Destroys the key of an owner, for ever; `false` if there is none left.
    ///
    /// The old bytes may stand in the log of the database for a while: see
    /// [`Store::forget_traces`]. In backups they stand until the master key
    /// of that time is taken away.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn destroy(&self, tx: &Tx, owner: &Owner, at: Timestamp) -> Result<bool, StoreError> {
        let done = Entity::update_many()
            .col_expr(Column::Wrapped, Expr::value(None::<Vec<u8>>))
            .col_expr(Column::DestroyedAt, Expr::value(instant(at)))
            .filter(Column::Owner.eq(owner.to_string()))
            .filter(Column::Wrapped.is_not_null())
            .exec(tx.db())
            .await?;
        Ok(done.rows_affected > 0)
    }

    /// The key for finding by exact value, made at first use.
    ///
    /// # Errors
    /// As for [`Vault::key`].
    pub async fn search_key(&self, tx: &Tx, at: Timestamp) -> Result<SearchKey, StoreError> {
        let (suite, secret) = self.secret_or_new(tx, &Owner::Search, at).await?;
        Ok(SearchKey(DataKey::new(Owner::Search.to_string(), suite, &secret)))
    }

    /// The signing key of the office, made at first use.
    ///
    /// # Errors
    /// As for [`Vault::key`].
    pub async fn signer(&self, tx: &Tx, at: Timestamp) -> Result<Signer, StoreError> {
        let (suite, secret) = self.secret_or_new(tx, &Owner::Signing, at).await?;
        Ok(Signer { suite, secret })
    }

    /// The public key that belongs to the signing key of the office; `None`
    /// before its first use.
    ///
    /// # Errors
    /// As for [`Vault::key`].
    pub async fn public_key(&self, from: &impl Read) -> Result<Option<Vec<u8>>, StoreError> {
        match self.secret(from, &Owner::Signing).await? {
            Some((suite, secret)) => Ok(Some(suite.suite().public_key(&secret)?)),
            None => Ok(None),
        }
    }

    /// Wraps with the current master key what an older one wrapped, an act a
    /// row, while the work goes on; gives the number of keys.
    ///
    /// # Errors
    /// If a key cannot be opened or the database fails; what was done stays.
    pub async fn rewrap(&self, store: &Store) -> Result<u64, StoreError> {
        let fresh = self.ring().again()?;
        self.put(fresh);
        let mut done = 0;
        loop {
            let current = i64::from(self.ring().current());
            let old = Entity::find().filter(Column::Version.ne(current)).filter(Column::Wrapped.is_not_null());
            let rows = old.order_by_asc(Column::Owner).limit(SLICE).all(store.reader()).await?;
            if rows.is_empty() {
                return Ok(done);
            }
            for row in rows {
                let (suite, secret) = self.unwrap(&row)?;
                let (version, wrapped) = self.wrap(&row.owner, suite, &secret)?;
                let input = (row.owner, row.version, version, wrapped);
                done += store.act(input, |tx, input| Box::pin(replace(tx, input))).await?;
            }
        }
    }

    /// Whether the file holds the right master keys: opens one key of each
    /// version that the database names.
    ///
    /// # Errors
    /// The version that is missing or wrong; if the database fails.
    pub async fn check(&self, from: &impl Read) -> Result<(), StoreError> {
        let in_use = Entity::find().select_only().column(Column::Version).filter(Column::Wrapped.is_not_null()).distinct();
        let versions: Vec<i64> = in_use.into_tuple().all(&from.source()).await?;
        for version in versions {
            let one = Entity::find().filter(Column::Version.eq(version)).filter(Column::Wrapped.is_not_null());
            if let Some(row) = one.order_by_asc(Column::Owner).one(&from.source()).await? {
                self.unwrap(&row)?;
            }
        }
        Ok(())
    }

    /// The same for one key, whichever is found first: quick enough for every
    /// start.
    ///
    /// # Errors
    /// As for [`Vault::check`].
    pub async fn probe(&self, from: &impl Read) -> Result<(), StoreError> {
        match Entity::find().filter(Column::Wrapped.is_not_null()).one(&from.source()).await? {
            Some(row) => self.unwrap(&row).map(drop),
            None => Ok(()),
        }
    }

    async fn secret_or_new(&self, tx: &Tx, owner: &Owner, at: Timestamp) -> Result<(SuiteId, Secret), StoreError> {
        match self.secret(tx, owner).await? {
            Some(found) => Ok(found),
            None => Ok((self.suite, self.insert(tx, owner, at).await?)),
        }
    }

    async fn secret(&self, from: &impl Read, owner: &Owner) -> Result<Option<(SuiteId, Secret)>, StoreError> {
        let row = Entity::find_by_id(owner.to_string()).one(&from.source()).await?;
        row.map(|row| self.unwrap(&row)).transpose()
    }

    async fn insert(&self, tx: &Tx, owner: &Owner, at: Timestamp) -> Result<Secret, StoreError> {
        self.look_for_newer();
        let (secret, row) = self.fresh(owner, at)?;
        Entity::insert(row).exec_without_returning(tx.db()).await?;
        Ok(secret)
    }

    /// Another program may have added a master key: what is new is wrapped by
    /// the newest, so that the old one can go. A file that cannot be read at
    /// this moment is no reason to stop working.
    fn look_for_newer(&self) {
        let fresh = self.ring().again();
        if let Ok(fresh) = fresh {
            self.put(fresh);
        }
    }

    /// A new key of an owner and its row.
    fn fresh(&self, owner: &Owner, at: Timestamp) -> Result<(Secret, ActiveModel), SealError> {
        let secret: Secret = random()?;
        let owner = owner.to_string();
        let (version, wrapped) = self.wrap(&owner, self.suite, &secret)?;
        let row = ActiveModel {
            owner: Set(owner),
            version: Set(version),
            suite: Set(self.suite.name().to_owned()),
            wrapped: Set(Some(wrapped)),
            made_at: Set(instant(at)),
            destroyed_at: Set(None),
        };
        Ok((secret, row))
    }

    fn wrap(&self, owner: &str, suite: SuiteId, secret: &Secret) -> Result<(i64, Vec<u8>), SealError> {
        let ring = self.ring();
        let version = ring.current();
        let nonce = random::<12>()?;
        let key = wrapping(suite, ring.key(version)?);
        let mut wrapped = vec![FORM, suite.byte()];
        wrapped.extend_from_slice(nonce.as_slice());
        wrapped.extend(suite.suite().encrypt(&key, &nonce, &bound(suite, owner, version), secret.as_slice())?);
        Ok((i64::from(version), wrapped))
    }

    fn unwrap(&self, row: &Model) -> Result<(SuiteId, Secret), StoreError> {
        let wrong = |column| StoreError::inconsistent("data_key", column, &row.owner);
        let version = u32::try_from(row.version).map_err(|_| wrong("version"))?;
        let suite = SuiteId::named(&row.suite).ok_or_else(|| SealError::Unknown(row.suite.clone()))?;
        let Some(wrapped) = &row.wrapped else { return Err(SealError::Destroyed { owner: row.owner.clone() }.into()) };
        if !self.ring().versions().contains(&version) {
            let fresh = self.ring().again()?;
            self.put(fresh);
        }
        let (head, cipher) = wrapped.split_at_checked(HEAD).ok_or_else(|| wrong("wrapped"))?;
        let nonce: [u8; 12] = head[2..].try_into().map_err(|_| wrong("wrapped"))?;
        let key = wrapping(suite, self.ring().key(version)?);
        let opened = suite.suite().decrypt(&key, &nonce, &bound(suite, &row.owner, version), cipher);
        let opened = opened.ok_or(SealError::WrongMaster { version })?;
        let secret = <[u8; 32]>::try_from(opened.as_slice()).map_err(|_| wrong("wrapped"))?;
        Ok((suite, Zeroizing::new(secret)))
    }

    fn ring(&self) -> std::sync::RwLockReadGuard<'_, KeyRing> {
        self.ring.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn put(&self, ring: KeyRing) {
        *self.ring.write().unwrap_or_else(PoisonError::into_inner) = ring;
    }
}

/// Whether anything is sealed in the database: then its master key is needed,
/// and a new one would be of no use.
///
/// # Errors
/// If the database fails.
pub async fn is_in_use(from: &impl Read) -> Result<bool, StoreError> {
    Ok(Entity::find().filter(Column::Wrapped.is_not_null()).one(&from.source()).await?.is_some())
}

impl Signer {
    /// The suite of its signatures.
    pub fn suite(&self) -> SuiteId {
        self.suite
    }

    /// Its public key.
    ///
    /// # Errors
    /// If none can be made of the secret.
    pub fn public_key(&self) -> Result<Vec<u8>, SealError> {
        self.suite.suite().public_key(&self.secret)
    }

    /// Signs a message.
    ///
    /// # Errors
    /// If no signing key can be made of the secret.
    pub fn sign(&self, message: &[u8]) -> Result<Vec<u8>, SealError> {
        self.suite.suite().sign(&self.secret, message)
    }
}

fn wrapping(suite: SuiteId, master: &Secret) -> Secret {
    Zeroizing::new(suite.suite().mac(master, b"gongkai/wrap"))
}

fn bound(suite: SuiteId, owner: &str, version: u32) -> Vec<u8> {
    let mut bytes = vec![FORM, suite.byte()];
    prefixed(&mut bytes, owner.as_bytes());
    bytes.extend_from_slice(&version.to_be_bytes());
    bytes
}

/// Puts a wrapped key in the place of the one that was looked at; if that
/// one was destroyed or replaced meanwhile, nothing is done.
async fn replace(tx: &Tx, (owner, from, to, wrapped): &(String, i64, i64, Vec<u8>)) -> Result<u64, StoreError> {
    let done = Entity::update_many()
        .col_expr(Column::Version, Expr::value(*to))
        .col_expr(Column::Wrapped, Expr::value(wrapped.clone()))
        .filter(Column::Owner.eq(owner.as_str()))
        .filter(Column::Version.eq(*from))
        .filter(Column::Wrapped.is_not_null())
        .exec(tx.db())
        .await?;
    Ok(done.rows_affected)
}
