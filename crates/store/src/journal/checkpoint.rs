//! Checkpoints: from time to time the ends of all chains of an agency are
//! gathered under one root, signed, and bound to the checkpoint before.
//!
//! A checkpoint carries the chains that moved since the one before, its
//! *leaves*; the root stands over the last leaf of every chain in the order
//! of the chains. What is signed is the text `gongkai/checkpoint/1` and then
//! suite, agency, number, instant, number of chains, root, digest of the
//! leaves, and hash of the checkpoint before, each behind its length.

use super::merkle::Tree;
use crate::entity::{checkpoint, checkpoint_leaf};
use crate::error::StoreError;
use crate::id::AgencyId;
use crate::seal::{SuiteId, Vault, prefixed};
use crate::value::instant;
use crate::write::{Read, Tx};
use jiff::Timestamp;
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseExecutor, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, Statement,
};

/// So many leaves are read or written together.
pub(super) const SLICE: u64 = 1000;

/// Where a chain ended.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct Leaf {
    /// The chain, as text.
    pub chain: String,
    /// The number of its last entry.
    pub seq: i64,
    /// The hash of that entry.
    pub h: Vec<u8>,
}

/// A checkpoint of an agency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// The agency.
    pub agency: AgencyId,
    /// Its number, from 1.
    pub number: u64,
    /// When it was made.
    pub at: Timestamp,
    /// How many chains the agency has.
    pub chains: u64,
    /// The root over the ends of all of them.
    pub root: Vec<u8>,
    /// The digest of the leaves.
    pub moved: Vec<u8>,
    /// The hash of the checkpoint before; zeros for the first.
    pub previous: Vec<u8>,
    /// The suite of its hashes and signature.
    pub suite: SuiteId,
    /// Its own hash.
    pub hash: Vec<u8>,
    /// The key that signed it.
    pub public_key: Vec<u8>,
    /// The signature.
    pub signature: Vec<u8>,
    /// The chains that moved since the checkpoint before, in their order.
    pub leaves: Vec<Leaf>,
}

impl Checkpoint {
    /// What is signed and hashed.
    pub(super) fn content(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        let (number, chains) = (self.number.to_string(), self.chains.to_string());
        let texts = ["gongkai/checkpoint/1", self.suite.name(), self.agency.as_str(), &number, &instant(self.at), &chains];
        for text in texts {
            prefixed(&mut bytes, text.as_bytes());
        }
        for hash in [&self.root, &self.moved, &self.previous] {
            prefixed(&mut bytes, hash);
        }
        bytes
    }

    /// Whether leaves, hash and signature belong together.
    pub(super) fn is_whole(&self) -> bool {
        let content = self.content();
        let suite = self.suite.suite();
        self.moved == moved(self.suite, &self.leaves)
            && self.hash == suite.digest(&content)
            && suite.verify(&self.public_key, &content, &self.signature)
    }
}

/// Makes the next checkpoint of an agency, and keeps it. The caller writes
/// what is given back outside the database once the act is committed.
///
/// # Errors
/// A conflict if another server makes the same one; if the signing key does
/// not open or the database fails.
pub async fn make(tx: &Tx, vault: &Vault, agency: &AgencyId, at: Timestamp) -> Result<Checkpoint, StoreError> {
    let signer = vault.signer(tx, at).await?;
    let suite = signer.suite();
    let last = last(tx, agency).await?;
    let (number, previous) = last.map_or((1, vec![0; 32]), |l| (l.number + 1, l.hash));
    let leaves = moved_since(tx, agency).await?;
    for part in leaves.chunks(500) {
        let rows = part.iter().map(|leaf| checkpoint_leaf::ActiveModel {
            chain: Set(leaf.chain.clone()),
            number: Set(number),
            agency_id: Set(agency.0.clone()),
            seq: Set(leaf.seq),
            h: Set(leaf.h.clone()),
        });
        checkpoint_leaf::Entity::insert_many(rows).exec_without_returning(tx.db()).await?;
    }
    let (chains, root) = root(&tx.db().into(), suite, agency).await?;
    let mut made = Checkpoint {
        agency: agency.clone(),
        number: u64::try_from(number).unwrap_or_default(),
        at,
        chains,
        root,
        moved: moved(suite, &leaves),
        previous,
        suite,
        hash: Vec::new(),
        public_key: signer.public_key()?,
        signature: Vec::new(),
        leaves,
    };
    let content = made.content();
    made.hash = suite.suite().digest(&content).to_vec();
    made.signature = signer.sign(&content)?;
    let row = checkpoint::ActiveModel {
        agency_id: Set(agency.0.clone()),
        number: Set(number),
        at: Set(instant(at)),
        chains: Set(i64::try_from(chains).unwrap_or(i64::MAX)),
        root: Set(made.root.clone()),
        moved: Set(made.moved.clone()),
        previous: Set(made.previous.clone()),
        suite: Set(suite.name().to_owned()),
        hash: Set(made.hash.clone()),
        public_key: Set(made.public_key.clone()),
        signature: Set(made.signature.clone()),
    };
    checkpoint::Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(made)
}

/// The checkpoints of an agency after a number, at most so many, with their
/// leaves: for writing outside what a stop of the program left inside.
///
/// # Errors
/// If the database fails or a row is inconsistent.
pub async fn after(from: &impl Read, agency: &AgencyId, number: u64, limit: u64) -> Result<Vec<Checkpoint>, StoreError> {
    let rows = checkpoint::Entity::find()
        .filter(checkpoint::Column::AgencyId.eq(agency.as_str()))
        .filter(checkpoint::Column::Number.gt(i64::try_from(number).unwrap_or(i64::MAX)))
        .order_by_asc(checkpoint::Column::Number)
        .limit(limit)
        .all(&from.source())
        .await?;
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        let leaves = checkpoint_leaf::Entity::find()
            .filter(checkpoint_leaf::Column::AgencyId.eq(agency.as_str()))
            .filter(checkpoint_leaf::Column::Number.eq(row.number))
            .order_by_asc(checkpoint_leaf::Column::Chain)
            .all(&from.source())
            .await?;
        let leaves = leaves.into_iter().map(|l| Leaf { chain: l.chain, seq: l.seq, h: l.h }).collect();
        found.push(of_row(row, leaves)?);
    }
    Ok(found)
}

/// Whether a chain of the agency has grown since its last checkpoint.
///
/// # Errors
/// If the database fails.
pub async fn is_due(tx: &Tx, agency: &AgencyId) -> Result<bool, StoreError> {
    Ok(!moved_since(tx, agency).await?.is_empty())
}

pub(super) fn of_row(row: checkpoint::Model, leaves: Vec<Leaf>) -> Result<Checkpoint, StoreError> {
    let wrong = |column| StoreError::inconsistent("checkpoint", column, &format!("{}/{}", row.agency_id, row.number));
    Ok(Checkpoint {
        agency: AgencyId::parse(&row.agency_id).ok_or_else(|| wrong("agency_id"))?,
        number: u64::try_from(row.number).map_err(|_| wrong("number"))?,
        at: row.at.parse().map_err(|_| wrong("at"))?,
        chains: u64::try_from(row.chains).map_err(|_| wrong("chains"))?,
        suite: SuiteId::named(&row.suite).ok_or_else(|| wrong("suite"))?,
        root: row.root,
        moved: row.moved,
        previous: row.previous,
        hash: row.hash,
        public_key: row.public_key,
        signature: row.signature,
        leaves,
    })
}

/// The digest of leaves in their order.
fn moved(suite: SuiteId, leaves: &[Leaf]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(leaves.len() * 110);
    for leaf in leaves {
        prefixed(&mut bytes, &content(leaf));
    }
    suite.suite().digest(&bytes).to_vec()
}

pub(super) fn content(leaf: &Leaf) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(110);
    for part in [leaf.chain.as_bytes(), leaf.seq.to_string().as_bytes(), &leaf.h] {
        prefixed(&mut bytes, part);
    }
    bytes
}

async fn last(tx: &Tx, agency: &AgencyId) -> Result<Option<checkpoint::Model>, StoreError> {
    let all = checkpoint::Entity::find().filter(checkpoint::Column::AgencyId.eq(agency.as_str()));
    Ok(all.order_by_desc(checkpoint::Column::Number).one(tx.db()).await?)
}

/// The chains whose end lies after their last leaf.
async fn moved_since(tx: &Tx, agency: &AgencyId) -> Result<Vec<Leaf>, StoreError> {
    let sql = "SELECT c.chain, c.last_seq AS seq, c.last_h AS h FROM journal_chain c
        WHERE c.agency_id = $1
          AND c.last_seq > COALESCE((SELECT MAX(l.seq) FROM checkpoint_leaf l WHERE l.chain = c.chain), 0)
        ORDER BY c.chain";
    let statement = Statement::from_sql_and_values(tx.db().get_database_backend(), sql, [agency.as_str().into()]);
    Ok(Leaf::find_by_statement(statement).all(tx.db()).await?)
}

/// How many chains an agency has and the root over their last leaves.
pub(super) async fn root(db: &DatabaseExecutor<'_>, suite: SuiteId, agency: &AgencyId) -> Result<(u64, Vec<u8>), StoreError> {
    let sql = "SELECT l.chain, l.seq, l.h FROM checkpoint_leaf l
        WHERE l.agency_id = $1 AND l.chain > $2
          AND l.number = (SELECT MAX(m.number) FROM checkpoint_leaf m WHERE m.chain = l.chain)
        ORDER BY l.chain LIMIT 1000";
    let (mut tree, mut chains, mut behind) = (Tree::new(suite), 0, String::new());
    loop {
        let values = [agency.as_str().into(), behind.as_str().into()];
        let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
        let leaves = Leaf::find_by_statement(statement).all(db).await?;
        let Some(last) = leaves.last() else { return Ok((chains, tree.root().to_vec())) };
        behind.clone_from(&last.chain);
        chains += leaves.len() as u64;
        leaves.iter().for_each(|leaf| tree.leaf(&content(leaf)));
    }
}
