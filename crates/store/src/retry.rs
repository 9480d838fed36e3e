//! Trying an act again when the database was busy or two acts met.

use crate::error::StoreError;
use std::time::Duration;

/// At most so many tries of what waits by itself for a busy database.
const TRIES: u32 = 8;

/// At most so many of an act that meets others side by side: of those that
/// meet one gets through each time.
const MEETINGS: u32 = 40;

/// At most so many of them after a conflict: the second finds the row that
/// another act wrote at the same moment; a third that stands against a row
/// means it.
const CONFLICTS: u32 = 3;

/// The tries of one act so far.
#[derive(Debug)]
pub(crate) struct Tries {
    most: u32,
    most_conflicts: u32,
    all: u32,
    conflicts: u32,
}

impl Default for Tries {
    fn default() -> Tries {
        Tries { most: TRIES, most_conflicts: CONFLICTS, all: 0, conflicts: 0 }
    }
}

impl Tries {
    /// For an act that runs beside others.
    pub(crate) fn side_by_side() -> Tries {
        Tries { most: MEETINGS, ..Tries::default() }
    }

    /// For the steps of the tables: programs that start together meet at each
    /// of them.
    pub(crate) fn of_steps() -> Tries {
        Tries { most: MEETINGS, most_conflicts: MEETINGS, ..Tries::default() }
    }

    /// Waits a little, longer each time, if the act may be tried again after
    /// this error.
    pub(crate) async fn again(&mut self, error: &StoreError) -> bool {
        self.all += 1;
        self.conflicts += u32::from(matches!(error, StoreError::Conflict(_)));
        if self.all >= self.most || self.conflicts >= self.most_conflicts || !error.may_pass() {
            return false;
        }
        tracing::debug!(tries = self.all, %error, "trying again");
        // Not all after the same time: two that met would meet again.
        let longest = 5_u32 << self.all.min(6);
        let wait = getrandom::u32().map_or(longest, |n| longest / 2 + n % (longest / 2));
        tokio::time::sleep(Duration::from_millis(u64::from(wait))).await;
        true
    }
}
