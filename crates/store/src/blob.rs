//! Blobs: the bytes of attachments and letters, outside the database, in a
//! folder or in S3-compatible storage.
//!
//! Each is sealed under the key of its case, belongs to that case alone, and
//! has the digest of its ciphertext as address. It is written and flushed
//! before the act that names it is committed ([`Blobs::write`], then
//! [`remember`] inside the act), so that a row never names what is not there.
//! What an act left behind that then failed is found by [`Blobs::sweep`].

mod place;

pub use place::Blobs;
#[cfg(feature = "s3")]
pub use place::Bucket;

use crate::connect::Store;
use crate::entity::blob::{ActiveModel, Column, Entity, Model};
use crate::error::StoreError;
use crate::id::CaseId;
use crate::seal::{DataKey, SuiteId, hex};
use crate::value::instant;
use crate::write::{Read, Tx};
use jiff::Timestamp;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use zeroize::Zeroizing;

/// What is bound to the ciphertext of every blob.
pub(crate) const FIELD: &str = "blob";

/// So many rows or objects are looked at together.
const SLICE: usize = 500;

/// A blob that is written and not yet remembered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The digest of the ciphertext, in hexadecimal.
    pub address: String,
    /// The case that it belongs to.
    pub case: CaseId,
    /// The size of what was sealed, in bytes.
    pub size: u64,
}

/// A blob.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blob {
    /// The digest of the ciphertext, in hexadecimal.
    pub address: String,
    /// The case that it belongs to.
    pub case: CaseId,
    /// The media type, as its writer gave it.
    pub media: String,
    /// The size of what was sealed, in bytes.
    pub size: u64,
    /// When it was remembered.
    pub at: Timestamp,
}

/// What a sweep did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Swept {
    /// Objects that a row names.
    pub kept: u64,
    /// Objects that are too young to tell.
    pub young: u64,
    /// Objects that no row names, now removed.
    pub removed: u64,
}

/// Writes the row of a blob in the act that names it.
///
/// # Errors
/// If it is remembered already, or the database fails.
pub async fn remember(tx: &Tx, written: &Written, media: &str, at: Timestamp) -> Result<(), StoreError> {
    let row = ActiveModel {
        address: Set(written.address.clone()),
        case_id: Set(written.case.0.clone()),
        media: Set(media.to_owned()),
        size: Set(i64::try_from(written.size).unwrap_or(i64::MAX)),
        at: Set(instant(at)),
    };
    Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// The blobs of a case in the order in which they were remembered.
///
/// # Errors
/// If the database fails or a row is inconsistent.
pub async fn of_case(from: &impl Read, case: &CaseId) -> Result<Vec<Blob>, StoreError> {
    let rows = Entity::find().filter(Column::CaseId.eq(case.as_str())).order_by_asc(Column::At).order_by_asc(Column::Address);
    rows.all(&from.source()).await?.into_iter().map(of_row).collect()
}

/// The blob of an address.
///
/// # Errors
/// If the database fails or the row is inconsistent.
pub async fn find(from: &impl Read, address: &str) -> Result<Option<Blob>, StoreError> {
    Entity::find_by_id(address).one(&from.source()).await?.map(of_row).transpose()
}

/// Forgets the rows of the blobs of a case; a sweep takes the objects away.
///
/// # Errors
/// If the database fails.
pub async fn forget(tx: &Tx, case: &CaseId) -> Result<u64, StoreError> {
    Ok(Entity::delete_many().filter(Column::CaseId.eq(case.as_str())).exec(tx.db()).await?.rows_affected)
}

impl Blobs {
    /// Seals the bytes under the key of the case and writes them; they are on
    /// the disk when this returns.
    ///
    /// # Errors
    /// If there is no room or the storage is away ([`StoreError::is_away`]).
    pub async fn write(&self, case: &CaseId, key: &DataKey, content: &[u8]) -> Result<Written, StoreError> {
        let sealed = key.seal(content, FIELD)?;
        let address = hex(&key.suite().suite().digest(&sealed));
        self.put(case.as_str(), &address, sealed).await?;
        Ok(Written { address, case: case.clone(), size: content.len() as u64 })
    }

    /// The bytes of a blob.
    ///
    /// # Errors
    /// If the object is not there, is not what its address says, or does not
    /// open under this key.
    pub async fn read(&self, blob: &Blob, key: &DataKey) -> Result<Zeroizing<Vec<u8>>, StoreError> {
        let wrong = || StoreError::inconsistent("blob", "address", &blob.address);
        let sealed = self.get(blob.case.as_str(), &blob.address).await?.ok_or_else(wrong)?;
        if hex(&key.suite().suite().digest(&sealed)) != blob.address {
            return Err(wrong());
        }
        Ok(key.open(&sealed, FIELD)?)
    }

    /// The sealed bytes at an address, as they lie there; `None` if they are
    /// not there or are not what the address says.
    ///
    /// # Errors
    /// If the storage is away.
    pub async fn sealed(&self, case: &str, address: &str) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(self.get(case, address).await?.filter(|sealed| is_at(sealed, address)))
    }

    /// Puts sealed bytes back at their address.
    ///
    /// # Errors
    /// If they are not what the address says, or the storage is away or full.
    pub async fn put_sealed(&self, case: &CaseId, address: &str, sealed: Vec<u8>) -> Result<(), StoreError> {
        if !is_at(&sealed, address) {
            return Err(StoreError::inconsistent("blob", "address", address));
        }
        self.put(case.as_str(), address, sealed).await
    }

    /// Takes away a blob whose row was forgotten, without waiting for a sweep.
    ///
    /// # Errors
    /// If the storage is away; a sweep takes it away later.
    pub async fn discard(&self, blob: &Blob) -> Result<(), StoreError> {
        self.remove_at(blob.case.as_str(), &blob.address).await
    }

    /// Whether nothing is stored.
    ///
    /// # Errors
    /// If the storage is away.
    pub async fn is_empty(&self) -> Result<bool, StoreError> {
        Ok(self.list().next().await?.is_none())
    }

    /// Removes the objects that no row names and that were written before an
    /// instant. Acts that have just written an object are not committed yet:
    /// take an instant a day ago.
    ///
    /// # Errors
    /// If the storage or the database fails; what was done stays.
    pub async fn sweep(&self, store: &Store, before: Timestamp) -> Result<Swept, StoreError> {
        let mut swept = Swept::default();
        let mut objects = self.list();
        loop {
            let mut old = Vec::new();
            let mut is_last = true;
            while let Some(object) = objects.next().await? {
                if object.written < before {
                    old.push(object)
                } else {
                    swept.young += 1
                }
                if old.len() == SLICE {
                    is_last = false;
                    break;
                }
            }
            let addresses = old.iter().map(|o| o.address.as_str());
            let known: Vec<(String, String)> = Entity::find()
                .select_only()
                .columns([Column::Address, Column::CaseId])
                .filter(Column::Address.is_in(addresses))
                .into_tuple()
                .all(store.reader())
                .await?;
            for object in old {
                if known.iter().any(|(address, case)| *address == object.address && *case == object.case) {
                    swept.kept += 1;
                } else {
                    self.remove(&object).await?;
                    swept.removed += 1;
                }
            }
            if is_last {
                return Ok(swept);
            }
        }
    }

    /// The blobs that rows name and that are not there.
    ///
    /// # Errors
    /// If the storage or the database fails.
    pub async fn missing(&self, store: &Store) -> Result<Vec<Blob>, StoreError> {
        let (mut missing, mut behind) = (Vec::new(), String::new());
        loop {
            let slice = Entity::find().filter(Column::Address.gt(behind.as_str())).order_by_asc(Column::Address);
            let rows = slice.limit(SLICE as u64).all(store.reader()).await?;
            let Some(last) = rows.last() else { return Ok(missing) };
            behind.clone_from(&last.address);
            for row in rows {
                if !self.is_there(&row.case_id, &row.address).await? {
                    missing.push(of_row(row)?);
                }
            }
        }
    }
}

/// Whether bytes have an address, by the digest of any suite.
fn is_at(sealed: &[u8], address: &str) -> bool {
    SuiteId::ALL.into_iter().any(|suite| hex(&suite.suite().digest(sealed)) == address)
}

fn of_row(row: Model) -> Result<Blob, StoreError> {
    let wrong = |column| StoreError::inconsistent("blob", column, &row.address);
    Ok(Blob {
        case: CaseId::parse(&row.case_id).ok_or_else(|| wrong("case_id"))?,
        size: u64::try_from(row.size).map_err(|_| wrong("size"))?,
        at: row.at.parse().map_err(|_| wrong("at"))?,
        address: row.address,
        media: row.media,
    })
}
