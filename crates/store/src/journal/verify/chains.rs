//! Each chain by itself, and its end.

use super::{Fault, Verified};
use crate::connect::Store;
use crate::entity::journal::{Column, Entity, Model};
use crate::entity::journal_chain as head;
use crate::error::StoreError;
use crate::journal::hash;
use crate::seal::SuiteId;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// So many ends and so many entries are read together.
const ENDS: u64 = 500;
const ENTRIES: u64 = 2000;

/// How far a chain was followed.
#[derive(Default)]
struct Followed {
    chain: String,
    seq: i64,
    h: Vec<u8>,
    is_bad: bool,
}

pub(super) async fn verify(store: &Store, verified: &mut Verified) -> Result<(), StoreError> {
    let mut behind = String::new();
    loop {
        // The ends are read before the entries: a chain may have grown since,
        // and then goes on behind the end that was read.
        let ends = head::Entity::find()
            .filter(head::Column::Chain.gt(behind.as_str()))
            .order_by_asc(head::Column::Chain)
            .limit(ENDS)
            .all(store.reader())
            .await?;
        let upto = ends.last().filter(|_| ends.len() as u64 == ENDS).map(|e| e.chain.clone());
        part(store, &behind, upto.as_deref(), &ends, verified).await?;
        match upto {
            Some(upto) => behind = upto,
            None => return Ok(()),
        }
    }
}

/// The chains after one and up to another, with the ends that were read.
async fn part(store: &Store, behind: &str, upto: Option<&str>, ends: &[head::Model], verified: &mut Verified) -> Result<(), StoreError> {
    let mut ends = ends.iter().peekable();
    let mut now = Followed { chain: behind.to_owned(), seq: i64::MAX, ..Followed::default() };
    let mut end: Option<head::Model> = None;
    loop {
        let after = Condition::any()
            .add(Column::Chain.gt(now.chain.as_str()))
            .add(Condition::all().add(Column::Chain.eq(now.chain.as_str())).add(Column::Seq.gt(now.seq)));
        let mut slice = Entity::find().filter(after);
        if let Some(upto) = upto {
            slice = slice.filter(Column::Chain.lte(upto));
        }
        let rows = slice.order_by_asc(Column::Chain).order_by_asc(Column::Seq).limit(ENTRIES).all(store.reader()).await?;
        let is_last = (rows.len() as u64) < ENTRIES;
        for row in rows {
            if row.chain != now.chain {
                finish(&now, end.take(), verified);
                while let Some(gone) = ends.next_if(|e| e.chain < row.chain) {
                    removed(gone, verified);
                }
                end = match ends.next_if(|e| e.chain == row.chain) {
                    Some(end) => Some(end.clone()),
                    None => head::Entity::find_by_id(row.chain.as_str()).one(store.reader()).await?,
                };
                now = Followed { chain: row.chain.clone(), h: vec![0; 32], ..Followed::default() };
                verified.chains += 1;
                if end.is_none() {
                    verified.add(Fault::End { chain: row.chain.clone(), seq: row.seq });
                }
            }
            verified.entries += 1;
            follow(&mut now, &row, end.as_ref(), verified);
        }
        if is_last {
            finish(&now, end, verified);
            ends.for_each(|gone| removed(gone, verified));
            return Ok(());
        }
    }
}

fn follow(now: &mut Followed, row: &Model, end: Option<&head::Model>, verified: &mut Verified) {
    let expected = now.seq + 1;
    now.seq = row.seq;
    if now.is_bad {
        return;
    }
    let chain = || row.chain.clone();
    let right = SuiteId::named(&row.suite).is_some_and(|suite| hash(suite, row) == row.h);
    let fault = if row.seq > expected {
        Some(Fault::Missing { chain: chain(), seq: expected })
    } else if row.seq < expected || row.prev != now.h || !right {
        Some(Fault::Changed { chain: chain(), seq: row.seq })
    } else {
        let end = end.filter(|e| e.last_seq == row.seq && (e.last_h != row.h || e.agency_id != row.agency_id));
        end.map(|_| Fault::End { chain: chain(), seq: row.seq })
    };
    now.h.clone_from(&row.h);
    if let Some(fault) = fault {
        now.is_bad = true;
        verified.add(fault);
    }
}

fn finish(now: &Followed, end: Option<head::Model>, verified: &mut Verified) {
    if let Some(end) = end.filter(|e| !now.is_bad && now.seq < e.last_seq) {
        verified.add(Fault::Missing { chain: end.chain, seq: now.seq + 1 });
    }
}

fn removed(end: &head::Model, verified: &mut Verified) {
    verified.add(Fault::Removed { chain: end.chain.clone() });
}
