//! Reading the whole journal again: chains, then checkpoints, then what was
//! written outside. What is wrong is named; nothing is mended.
//!
//! Everything is read in slices, so that it may run beside the work of the
//! day and holds little in memory.

mod chains;
mod checkpoints;

use super::checkpoint::Checkpoint;
use crate::connect::Store;
use crate::error::StoreError;
use std::fmt;

/// So many faults are named at most.
const FAULTS: usize = 100;

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Verified {
    /// Chains read.
    pub chains: u64,
    /// Entries read.
    pub entries: u64,
    /// Checkpoints read in the database.
    pub checkpoints: u64,
    /// Checkpoints compared with those outside.
    pub outside: u64,
    /// What is wrong, the first bad entry first; empty if all holds. A chain
    /// is followed up to its first fault.
    pub faults: Vec<Fault>,
}

/// Something that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The entry is not what its hash says: it was edited, moved to another
    /// place, or put in.
    Changed {
        /// The chain.
        chain: String,
        /// The entry.
        seq: i64,
    },
    /// The entry is not there: it was deleted, or the tail was cut off.
    Missing {
        /// The chain.
        chain: String,
        /// The first entry that is missing.
        seq: i64,
    },
    /// Nothing is left of a chain.
    Removed {
        /// The chain.
        chain: String,
    },
    /// The chain was written anew up to this entry: it holds in itself, but
    /// not against a checkpoint.
    Rewritten {
        /// The chain.
        chain: String,
        /// The last entry that the checkpoint names.
        seq: i64,
        /// The agency of the checkpoint.
        agency: String,
        /// The number of the checkpoint.
        number: u64,
    },
    /// The chain does not end where the table of ends says.
    End {
        /// The chain.
        chain: String,
        /// The entry that should be the end.
        seq: i64,
    },
    /// The checkpoint is not there.
    NoCheckpoint {
        /// The agency.
        agency: String,
        /// Its number.
        number: u64,
    },
    /// The checkpoint does not hold: content, link, root or signature.
    BadCheckpoint {
        /// The agency.
        agency: String,
        /// Its number.
        number: u64,
    },
    /// The checkpoint stands outside but not, or not so, in the database: an
    /// old copy was restored.
    OldCopy {
        /// The agency.
        agency: String,
        /// The number of the checkpoint.
        number: u64,
    },
    /// A line of the file outside cannot be read.
    Outside {
        /// What is wrong with it.
        why: String,
    },
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::Changed { chain, seq } => write!(f, "链 {chain} 第 {seq} 条与其校验值不符：被改动、调换或插入"),
            Fault::Missing { chain, seq } => write!(f, "链 {chain} 缺第 {seq} 条：被删除或截去"),
            Fault::Removed { chain } => write!(f, "链 {chain} 整条不见了"),
            Fault::Rewritten { chain, seq, agency, number } => {
                write!(f, "链 {chain} 到第 {seq} 条被重写：与机关 {agency} 第 {number} 号检查点不符")
            }
            Fault::End { chain, seq } => write!(f, "链 {chain} 的末条登记（第 {seq} 条）与链不符"),
            Fault::NoCheckpoint { agency, number } => write!(f, "机关 {agency} 缺第 {number} 号检查点"),
            Fault::BadCheckpoint { agency, number } => write!(f, "机关 {agency} 第 {number} 号检查点不成立：内容、衔接或签名不符"),
            Fault::OldCopy { agency, number } => {
                write!(f, "机关 {agency} 第 {number} 号检查点在库外有，库内没有或不同：数据库可能被换成旧备份")
            }
            Fault::Outside { why } => f.write_str(why),
        }
    }
}

impl Verified {
    fn add(&mut self, fault: Fault) {
        if self.faults.len() < FAULTS && !self.faults.contains(&fault) {
            self.faults.push(fault);
        }
    }
}

/// Reads every chain and checkpoint, and the checkpoints that were written
/// outside ([`super::outside::read`]). If public keys are given, checkpoints
/// signed by any other key do not hold.
///
/// # Errors
/// If the database fails. What is wrong in the journal is no error.
pub async fn verify(
    store: &Store,
    outside: impl Iterator<Item = Result<Checkpoint, StoreError>>,
    trusted: &[Vec<u8>],
) -> Result<Verified, StoreError> {
    let mut verified = Verified::default();
    chains::verify(store, &mut verified).await?;
    checkpoints::verify(store, trusted, &mut verified).await?;
    checkpoints::compare(store, outside, trusted, &mut verified).await?;
    Ok(verified)
}
