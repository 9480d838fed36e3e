//! A key that is made before the act in which it is kept: attachments of a
//! new case are sealed and written before the case is there.

use super::{ActiveModel, DataKey, Entity, Owner, SealError, StoreError, Tx, Vault};
use jiff::Timestamp;
use sea_orm::EntityTrait;
use std::sync::Arc;

/// A key that was made and is not kept yet. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Prepared {
    key: Arc<DataKey>,
    row: ActiveModel,
}

impl Prepared {
    /// The key.
    pub fn key(&self) -> &DataKey {
        &self.key
    }
}

impl Vault {
    /// Makes the key of an owner before the act in which it is kept, so that
    /// something can be sealed under it before; [`Vault::keep`] keeps it.
    ///
    /// # Errors
    /// If the system has no random bytes.
    pub fn prepare(&self, owner: &Owner, at: Timestamp) -> Result<Prepared, SealError> {
        self.look_for_newer();
        let (secret, row) = self.fresh(owner, at)?;
        Ok(Prepared { key: Arc::new(DataKey::new(owner.to_string(), self.suite, &secret)), row })
    }

    /// Keeps a key that was prepared.
    ///
    /// # Errors
    /// As for [`Vault::make`].
    pub async fn keep(&self, tx: &Tx, prepared: &Prepared) -> Result<(), StoreError> {
        Entity::insert(prepared.row.clone()).exec_without_returning(tx.db()).await?;
        Ok(())
    }
}
