//! Trying an act again when the database was busy or two acts met.

use crate::error::StoreError;
use std::time::Duration;

/// At most so many tries of one act.
const TRIES: u32 = 8;

/// At most so many of them after a conflict: the second finds the row that
/// another act wrote at the same moment; a third that stands against a row
/// means it.
const CONFLICTS: u32 = 3;

/// The tries of one act so far.
#[derive(Debug, Default)]
pub(crate) struct Tries {
    all: u32,
    conflicts: u32,
}

impl Tries {
    /// Waits a little, longer each time, if the act may be tried again after
    /// this error.
    pub(crate) async fn again(&mut self, error: &StoreError) -> bool {
        self.all += 1;
        self.conflicts += u32::from(matches!(error, StoreError::Conflict(_)));
        if self.all >= TRIES || self.conflicts >= CONFLICTS || !error.may_pass() {
            return false;
        }
        tracing::debug!(tries = self.all, %error, "trying again");
        // Not all after the same time: two that met would meet again.
        let longest = 10_u32 << self.all;
        let wait = getrandom::u32().map_or(longest, |n| longest / 2 + n % (longest / 2));
        tokio::time::sleep(Duration::from_millis(u64::from(wait / 2))).await;
        true
    }
}
