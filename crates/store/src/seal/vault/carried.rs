//! The key of an owner in the clear, for a package that must be readable
//! without this installation, and back under the master key of another.
//!
//! Whoever holds such a key reads all that it seals: it leaves the vault for
//! nothing but an archive package, which holds the same texts in the clear.

use super::{ActiveModel, Entity, Vault};
use crate::error::StoreError;
use crate::seal::{DataKey, HEAD, Owner, SealError, Secret, SuiteId, bound};
use crate::value::instant;
use crate::write::{Read, Tx};
use jiff::Timestamp;
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait as _;

/// A key in the clear; wiped when it goes away.
#[derive(Clone)]
pub struct BareKey {
    /// The suite in which it seals.
    pub suite: SuiteId,
    /// The key.
    pub secret: Secret,
    /// When it was made.
    pub made_at: Timestamp,
}

impl std::fmt::Debug for BareKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "BareKey({})", self.suite.name())
    }
}

impl BareKey {
    /// The key as one that seals and opens for an owner.
    pub fn of(&self, owner: &Owner) -> DataKey {
        DataKey::new(owner.to_string(), self.suite, &self.secret)
    }
}

impl DataKey {
    /// What was sealed before, sealed the same way once more: with the head
    /// (form, suite, nonce) that it had then. The same bytes come out only of
    /// the same text.
    ///
    /// # Errors
    /// If the head is none, or of another suite.
    pub fn seal_again(&self, head: &[u8], plain: &[u8], field: &str) -> Result<Vec<u8>, SealError> {
        let unknown = || SealError::Unknown(crate::seal::hex(head));
        let nonce: [u8; 12] = head.get(2..).and_then(|n| n.try_into().ok()).ok_or_else(unknown)?;
        if head[0] != crate::seal::FORM || SuiteId::of_byte(head[1]) != Some(self.suite) {
            return Err(unknown());
        }
        let mut sealed = Vec::with_capacity(HEAD + plain.len() + 16);
        sealed.extend_from_slice(head);
        sealed.extend(self.suite.suite().encrypt(&self.sealing, &nonce, &bound(self.suite, &self.owner, field), plain)?);
        Ok(sealed)
    }
}

impl Vault {
    /// The key of an owner in the clear.
    ///
    /// # Errors
    /// As [`Vault::key`].
    pub async fn bare(&self, from: &impl Read, owner: &Owner) -> Result<BareKey, StoreError> {
        let row = Entity::find_by_id(owner.to_string()).one(&from.source()).await?;
        let row = row.ok_or_else(|| SealError::Missing { owner: owner.to_string() })?;
        let made_at = row.made_at.parse().map_err(|_| StoreError::inconsistent("data_key", "made_at", &row.owner))?;
        let (suite, secret) = self.unwrap(&row)?;
        Ok(BareKey { suite, secret, made_at })
    }

    /// Takes over a key that another installation made, wrapped by the master
    /// key of this one.
    ///
    /// # Errors
    /// If the owner has or had one here; if the database fails.
    pub async fn adopt(&self, tx: &Tx, owner: &Owner, bare: &BareKey) -> Result<DataKey, StoreError> {
        self.look_for_newer();
        let name = owner.to_string();
        let (version, wrapped) = self.wrap(&name, bare.suite, &bare.secret)?;
        let row = ActiveModel {
            owner: Set(name),
            version: Set(version),
            suite: Set(bare.suite.name().to_owned()),
            wrapped: Set(Some(wrapped)),
            made_at: Set(instant(bare.made_at)),
            destroyed_at: Set(None),
        };
        Entity::insert(row).exec_without_returning(tx.db()).await?;
        Ok(bare.of(owner))
    }
}
