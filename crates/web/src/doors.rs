//! What every route has at hand: the acts of the office, the facts of the
//! site, the key of the form tokens, and counters.

use crate::rates::Rates;
use crate::view::Site;
use office::application::Ledger;
use office::report::library::Library;
use office::report::visit::Visits;
use office::world::{Clock, Moment};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::sync::atomic::{AtomicU64, Ordering};

/// The state of the router.
pub struct Doors {
    /// Visits of 体检.
    pub visits: Visits,
    /// The annual report library.
    pub library: Library,
    /// The facts of the site.
    pub site: Site,
    /// The present time.
    pub clock: Clock,
    /// From what form tokens are made; new at each start.
    pub key: [u8; 32],
    /// What `/metrics` tells.
    pub counters: Counters,
    /// The ledger of applications; none where only reports are kept.
    pub ledger: Option<Ledger>,
    /// How often strangers ask.
    pub rates: Rates,
}

impl Doors {
    /// Doors to an office.
    pub fn new(visits: Visits, library: Library, site: Site, clock: Clock, key: [u8; 32]) -> Doors {
        Doors { visits, library, site, clock, key, counters: Counters::default(), ledger: None, rates: Rates::default() }
    }

    /// The same with a ledger of applications.
    #[must_use]
    pub fn with_ledger(self, ledger: Ledger) -> Doors {
        Doors { ledger: Some(ledger), ..self }
    }

    /// The present.
    pub fn now(&self) -> Moment {
        self.clock.now()
    }

    /// The form token of a visitor. Both parts have a fixed length, so that
    /// nothing can be appended.
    pub fn token(&self, sid: &str) -> String {
        let mut hash = Sha256::new();
        hash.update(self.key);
        hash.update(sid.as_bytes());
        hex(&hash.finalize())
    }

    /// Whether a token is that of the visitor; takes the same time whichever
    /// character differs.
    pub fn confirms(&self, sid: &str, token: &str) -> bool {
        let own = self.token(sid);
        own.len() == token.len() && own.bytes().zip(token.bytes()).fold(0, |differ, (a, b)| differ | (a ^ b)) == 0
    }
}

/// Counters of this run.
#[derive(Debug, Default)]
pub struct Counters {
    /// Requests answered.
    pub requests: AtomicU64,
    /// Answers of status 500 and above.
    pub failures: AtomicU64,
    /// Forms refused for their token or origin.
    pub refused: AtomicU64,
    /// Visits begun.
    pub visits: AtomicU64,
    /// Files received.
    pub files: AtomicU64,
}

impl Counters {
    /// Adds to a counter.
    pub fn add(counter: &AtomicU64, count: u64) {
        counter.fetch_add(count, Ordering::Relaxed);
    }
}

/// Bytes as hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        // Writing to a string does not fail.
        let _infallible = write!(text, "{byte:02x}");
    }
    text
}
