//! Chains against checkpoints, and checkpoints against those outside.

use super::{Fault, Verified};
use crate::connect::Store;
use crate::entity::{checkpoint, journal};
use crate::error::StoreError;
use crate::id::AgencyId;
use crate::journal::checkpoint::{Checkpoint, Leaf, SLICE, of_row, root};
use sea_orm::{ColumnTrait, DatabaseConnection, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, Statement};

/// A leaf beside the hash of the entry that it names.
#[derive(FromQueryResult)]
struct Beside {
    chain: String,
    seq: i64,
    h: Vec<u8>,
    entry: Option<Vec<u8>>,
}

/// The checkpoints in the database.
pub(super) async fn verify(store: &Store, trusted: &[Vec<u8>], verified: &mut Verified) -> Result<(), StoreError> {
    let agencies: Vec<String> = checkpoint::Entity::find()
        .select_only()
        .column(checkpoint::Column::AgencyId)
        .distinct()
        .order_by_asc(checkpoint::Column::AgencyId)
        .into_tuple()
        .all(store.reader())
        .await?;
    for agency in agencies {
        let (mut number, mut previous) = (0, vec![0; 32]);
        loop {
            let rows = checkpoint::Entity::find()
                .filter(checkpoint::Column::AgencyId.eq(agency.as_str()))
                .filter(checkpoint::Column::Number.gt(number))
                .order_by_asc(checkpoint::Column::Number)
                .limit(100)
                .all(store.reader())
                .await?;
            if rows.is_empty() {
                break;
            }
            for row in rows {
                verified.checkpoints += 1;
                if row.number != number + 1 {
                    verified.add(Fault::NoCheckpoint { agency: agency.clone(), number: whole(number + 1) });
                    previous.clone_from(&row.previous);
                }
                number = row.number;
                let is_linked = row.previous == previous;
                previous.clone_from(&row.hash);
                let leaves = leaves(store.reader(), &agency, number, verified).await?;
                let holds = of_row(row, leaves).is_ok_and(|c| c.is_whole() && is_linked && is_trusted(&c, trusted));
                if !holds {
                    verified.add(Fault::BadCheckpoint { agency: agency.clone(), number: whole(number) });
                }
            }
        }
        last_root(store, &agency, verified).await?;
    }
    Ok(())
}

/// The checkpoints outside against those in the database.
pub(super) async fn compare(
    store: &Store,
    outside: impl Iterator<Item = Result<Checkpoint, StoreError>>,
    trusted: &[Vec<u8>],
    verified: &mut Verified,
) -> Result<(), StoreError> {
    for line in outside {
        let line = match line {
            Ok(line) => line,
            Err(error) => {
                verified.add(Fault::Outside { why: error.to_string() });
                continue;
            }
        };
        verified.outside += 1;
        let (agency, number) = (line.agency.to_string(), line.number);
        if !line.is_whole() || !is_trusted(&line, trusted) {
            verified.add(Fault::Outside { why: Fault::BadCheckpoint { agency, number }.to_string() });
            continue;
        }
        let key = (agency.clone(), i64::try_from(number).unwrap_or(i64::MAX));
        let inside = checkpoint::Entity::find_by_id(key).one(store.reader()).await?;
        if inside.is_some_and(|row| row.hash == line.hash) {
            continue;
        }
        // The entries first: they say what was lost with it.
        for leaf in &line.leaves {
            let entry = journal::Entity::find_by_id((leaf.chain.clone(), leaf.seq)).one(store.reader()).await?;
            judge(store.reader(), leaf, entry.map(|e| e.h), (&agency, number), verified).await?;
        }
        verified.add(Fault::OldCopy { agency, number });
    }
    Ok(())
}

/// The leaves of a checkpoint, each against its entry.
async fn leaves(db: &DatabaseConnection, agency: &str, number: i64, verified: &mut Verified) -> Result<Vec<Leaf>, StoreError> {
    let sql = "SELECT l.chain, l.seq, l.h, j.h AS entry FROM checkpoint_leaf l
        LEFT JOIN journal j ON j.chain = l.chain AND j.seq = l.seq
        WHERE l.agency_id = $1 AND l.number = $2 AND l.chain > $3
        ORDER BY l.chain LIMIT $4";
    let limit = i64::try_from(SLICE).unwrap_or(i64::MAX);
    let mut all: Vec<Leaf> = Vec::new();
    loop {
        let behind = all.last().map_or(String::new(), |l| l.chain.clone());
        let values = [agency.into(), number.into(), behind.into(), limit.into()];
        let slice = Beside::find_by_statement(Statement::from_sql_and_values(db.get_database_backend(), sql, values)).all(db).await?;
        let is_last = (slice.len() as u64) < SLICE;
        for Beside { chain, seq, h, entry } in slice {
            let leaf = Leaf { chain, seq, h };
            judge(db, &leaf, entry, (agency, whole(number)), verified).await?;
            all.push(leaf);
        }
        if is_last {
            return Ok(all);
        }
    }
}

/// Says what is wrong if the entry that a leaf names is not there or another.
async fn judge(
    db: &DatabaseConnection,
    leaf: &Leaf,
    entry: Option<Vec<u8>>,
    (agency, number): (&str, u64),
    verified: &mut Verified,
) -> Result<(), StoreError> {
    let chain = leaf.chain.clone();
    match entry {
        Some(h) if h == leaf.h => {}
        Some(_) => verified.add(Fault::Rewritten { chain, seq: leaf.seq, agency: agency.to_owned(), number }),
        None => {
            let before = journal::Entity::find()
                .filter(journal::Column::Chain.eq(chain.as_str()))
                .filter(journal::Column::Seq.lt(leaf.seq))
                .order_by_desc(journal::Column::Seq);
            verified.add(match before.one(db).await? {
                Some(last) => Fault::Missing { chain, seq: last.seq + 1 },
                None => Fault::Removed { chain },
            });
        }
    }
    Ok(())
}

/// The root of the last checkpoint of an agency, counted again.
async fn last_root(store: &Store, agency: &str, verified: &mut Verified) -> Result<(), StoreError> {
    let Some(id) = AgencyId::parse(agency) else { return Ok(()) };
    let last = checkpoint::Entity::find().filter(checkpoint::Column::AgencyId.eq(agency)).order_by_desc(checkpoint::Column::Number);
    let Some(row) = last.one(store.reader()).await? else { return Ok(()) };
    let Ok(last) = of_row(row.clone(), Vec::new()) else { return Ok(()) };
    let (chains, root) = root(&store.reader().into(), last.suite, &id).await?;
    // A checkpoint made at this moment has leaves of its own already.
    let newest = checkpoint::Entity::find().filter(checkpoint::Column::AgencyId.eq(agency)).order_by_desc(checkpoint::Column::Number);
    let is_newest = newest.one(store.reader()).await?.is_some_and(|n| n.number == row.number);
    if is_newest && (chains != last.chains || root != last.root) {
        verified.add(Fault::BadCheckpoint { agency: agency.to_owned(), number: last.number });
    }
    Ok(())
}

fn is_trusted(checkpoint: &Checkpoint, trusted: &[Vec<u8>]) -> bool {
    trusted.is_empty() || trusted.contains(&checkpoint.public_key)
}

fn whole(number: i64) -> u64 {
    u64::try_from(number).unwrap_or_default()
}
