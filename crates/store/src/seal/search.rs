//! Finding a sealed value again when it is known exactly.

use super::{DataKey, hex, prefixed};

/// The key of the office for finding by exact value.
#[derive(Debug)]
pub struct SearchKey(pub(super) DataKey);

impl SearchKey {
    /// What stands in an index in the place of a value. The caller brings the
    /// value into one form before (width, spaces, case); the kind keeps a
    /// phone number from meeting an identity number.
    pub fn hash(&self, kind: &str, value: &str) -> String {
        let mut bytes = Vec::with_capacity(16 + kind.len() + value.len());
        prefixed(&mut bytes, kind.as_bytes());
        prefixed(&mut bytes, value.as_bytes());
        hex(&self.0.suite.suite().mac(&self.0.digesting, &bytes))
    }
}
