//! Whole chains at once, for taking over what was done before.

use super::{NewEntry, row};
use crate::entity::{journal, journal_chain};
use crate::error::StoreError;
use crate::seal::SuiteId;
use crate::write::Tx;
use sea_orm::{ActiveModelTrait as _, EntityTrait};
use std::collections::BTreeMap;

/// So many rows go into one statement.
const TOGETHER: usize = 500;

/// Writes chains that are not there yet, with all their entries, in far fewer
/// statements than one by one; the rows are the same. The entries of a chain
/// come in their order; entries of different chains may stand between them.
///
/// # Errors
/// A conflict if a chain is there already; if the entries of one chain name
/// different agencies; if the database fails.
pub async fn begin(tx: &Tx, suite: SuiteId, entries: &[NewEntry]) -> Result<(), StoreError> {
    let mut ends: BTreeMap<String, journal_chain::Model> = BTreeMap::new();
    for part in entries.chunks(TOGETHER) {
        let mut rows = Vec::with_capacity(part.len());
        for new in part {
            let end = ends.entry(new.chain.to_string()).or_insert_with_key(|chain| journal_chain::Model {
                chain: chain.clone(),
                agency_id: new.agency.0.clone(),
                last_seq: 0,
                last_h: vec![0; 32],
            });
            if end.agency_id != new.agency.as_str() {
                return Err(StoreError::inconsistent("journal_chain", "agency_id", &end.chain));
            }
            let row = row(suite, new, end.last_seq + 1, end.last_h.clone());
            (end.last_seq, end.last_h) = (row.seq, row.h.clone());
            rows.push(journal::ActiveModel::from(row).reset_all());
        }
        journal::Entity::insert_many(rows).exec_without_returning(tx.db()).await?;
    }
    let ends: Vec<_> = ends.into_values().map(|end| journal_chain::ActiveModel::from(end).reset_all()).collect();
    for part in ends.chunks(TOGETHER) {
        journal_chain::Entity::insert_many(part.to_vec()).exec_without_returning(tx.db()).await?;
    }
    Ok(())
}
