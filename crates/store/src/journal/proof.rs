//! That a chain stood so far under a signed checkpoint, shown without the
//! database: the leaf of the chain, the steps from it to the root, and the
//! checkpoint with its signature.

use super::checkpoint::{self, Checkpoint, Leaf};
use super::merkle;
use crate::entity::{checkpoint as row, checkpoint_leaf as leaf};
use crate::error::StoreError;
use crate::id::AgencyId;
use crate::seal::{SuiteId, hex, unhex};
use crate::value::instant;
use crate::write::Read;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult as _, QueryFilter, QueryOrder, Statement};
use serde::{Deserialize, Serialize};

/// A checkpoint and the way to it from the end of a chain. Hashes, key and
/// signature are hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proof {
    /// The number of the last entry under the checkpoint.
    pub seq: i64,
    /// The hash of that entry.
    pub h: String,
    /// The steps to the root: `left` or `right` of the node, and the hash
    /// beside it.
    pub path: Vec<(String, String)>,
    /// The agency whose checkpoint it is.
    pub agency: String,
    /// Its number.
    pub number: u64,
    /// When it was made.
    pub at: String,
    /// Over how many chains.
    pub chains: u64,
    /// The root over their ends.
    pub root: String,
    /// The digest of the leaves that moved.
    pub moved: String,
    /// The hash of the checkpoint before.
    pub previous: String,
    /// The suite of its hashes and signature.
    pub suite: String,
    /// Its own hash.
    pub hash: String,
    /// The key that signed it.
    pub public_key: String,
    /// The signature.
    pub signature: String,
}

impl Proof {
    /// Whether leaf, path, content, hash and signature belong together, for a
    /// chain by its name.
    ///
    /// # Errors
    /// What does not hold, as a phrase in Chinese.
    pub fn holds(&self, chain: &str) -> Result<(), &'static str> {
        let suite = SuiteId::named(&self.suite).ok_or("检查点的算法不认识")?;
        let bytes = |text: &str| unhex(text).ok_or("检查点里有一处不是十六进制");
        let leaf = Leaf { chain: chain.to_owned(), seq: self.seq, h: bytes(&self.h)? };
        let mut steps = Vec::with_capacity(self.path.len());
        for (side, beside) in &self.path {
            let beside = <[u8; 32]>::try_from(bytes(beside)?).map_err(|_| "归并路径里有一步长度不对")?;
            steps.push((side == "left", beside));
        }
        let root = bytes(&self.root)?;
        if merkle::root_of(suite, &checkpoint::content(&leaf), &steps).as_slice() != root {
            return Err("这条链沿归并路径到不了检查点的根");
        }
        let of = Checkpoint {
            agency: AgencyId::parse(&self.agency).ok_or("检查点的机关不合规矩")?,
            number: self.number,
            at: self.at.parse().map_err(|_| "检查点的时间不合规矩")?,
            chains: self.chains,
            root,
            moved: bytes(&self.moved)?,
            previous: bytes(&self.previous)?,
            suite,
            hash: bytes(&self.hash)?,
            public_key: bytes(&self.public_key)?,
            signature: bytes(&self.signature)?,
            leaves: Vec::new(),
        };
        let content = of.content();
        if of.hash != suite.suite().digest(&content) || instant(of.at) != self.at {
            return Err("检查点的内容与它的校验值不符");
        }
        if suite.suite().verify(&of.public_key, &content, &of.signature) { Ok(()) } else { Err("检查点的签名不成立") }
    }
}

/// The proof of a chain under the checkpoint that last took hold of it;
/// `None` if none did yet.
///
/// # Errors
/// If the database fails or a row is inconsistent.
pub async fn of_chain(from: &impl Read, chain: &str) -> Result<Option<Proof>, StoreError> {
    let own = leaf::Entity::find().filter(leaf::Column::Chain.eq(chain)).order_by_desc(leaf::Column::Number).one(&from.source()).await?;
    let Some(own) = own else { return Ok(None) };
    let wrong = |column| StoreError::inconsistent("checkpoint_leaf", column, chain);
    let found = row::Entity::find_by_id((own.agency_id.clone(), own.number)).one(&from.source()).await?;
    let of = checkpoint::of_row(found.ok_or_else(|| wrong("number"))?, Vec::new())?;
    let leaves = leaves(from, &own.agency_id, own.number).await?;
    let at = leaves.iter().position(|l| l.chain == chain).ok_or_else(|| wrong("chain"))?;
    let steps = merkle::path(of.suite, leaves.iter().map(checkpoint::content), at);
    let path = steps.iter().map(|(is_left, h)| ((if *is_left { "left" } else { "right" }).to_owned(), hex(h))).collect();
    Ok(Some(Proof {
        seq: own.seq,
        h: hex(&own.h),
        path,
        agency: of.agency.to_string(),
        number: of.number,
        at: instant(of.at),
        chains: of.chains,
        root: hex(&of.root),
        moved: hex(&of.moved),
        previous: hex(&of.previous),
        suite: of.suite.name().to_owned(),
        hash: hex(&of.hash),
        public_key: hex(&of.public_key),
        signature: hex(&of.signature),
    }))
}

/// The ends of all chains of an agency as a checkpoint saw them, in their
/// order.
async fn leaves(from: &impl Read, agency: &str, number: i64) -> Result<Vec<Leaf>, StoreError> {
    let sql = "SELECT l.chain, l.seq, l.h FROM checkpoint_leaf l
        WHERE l.agency_id = $1 AND l.chain > $2
          AND l.number = (SELECT MAX(m.number) FROM checkpoint_leaf m WHERE m.chain = l.chain AND m.number <= $3)
        ORDER BY l.chain LIMIT 5000";
    let (db, mut all) = (from.source(), Vec::<Leaf>::new());
    loop {
        let behind = all.last().map_or("", |l| l.chain.as_str());
        let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, [agency.into(), behind.into(), number.into()]);
        let slice = Leaf::find_by_statement(statement).all(&db).await?;
        if slice.is_empty() {
            return Ok(all);
        }
        all.extend(slice);
    }
}
