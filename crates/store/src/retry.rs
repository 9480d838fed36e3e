//! Trying an act again when the database was busy or two acts met.

use crate::error::StoreError;
use std::time::Duration;

/// At most so many tries of one act.
const TRIES: u32 = 8;

/// The tries of one act so far.
#[derive(Debug, Default)]
pub(crate) struct Tries(u32);

impl Tries {
    /// Waits a little, longer each time, if the act may be tried again after
    /// this error.
    pub(crate) async fn again(&mut self, error: &StoreError) -> bool {
        self.0 += 1;
        if self.0 >= TRIES || !error.may_pass() {
            return false;
        }
        tracing::debug!(tries = self.0, %error, "trying again");
        tokio::time::sleep(Duration::from_millis(5 << self.0)).await;
        true
    }
}
