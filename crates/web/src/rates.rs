//! How often strangers may ask: fixed windows in memory, one a source. One
//! office behind one address can submit fifty applications an hour (SEC-18);
//! five wrong codes lock a number and a source for a quarter of an hour (A5).

use office::world::Moment;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// So many keys are kept before those whose window is over are swept.
const KEYS: usize = 10_000;

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Limit {
    /// Applications sent.
    Submit,
    /// Looks at a case by number and code.
    Track,
    /// Wrong codes.
    WrongCode,
}

impl Limit {
    /// How many in how many seconds.
    fn bound(self) -> (u32, i64) {
        match self {
            Limit::Submit => (60, 3600),
            Limit::Track => (60, 60),
            Limit::WrongCode => (5, 900),
        }
    }
}

/// The windows of this run.
#[derive(Debug, Default)]
pub struct Rates {
    windows: Mutex<HashMap<(Limit, String), Window>>,
}

#[derive(Debug, Clone, Copy)]
struct Window {
    /// The second in which it began.
    since: i64,
    count: u32,
}

impl Rates {
    /// Counts one more.
    ///
    /// # Errors
    /// The seconds to wait, if there were too many already.
    pub fn count(&self, limit: Limit, key: &str, now: Moment) -> Result<(), u64> {
        self.look(limit, key, now)?;
        let mut windows = self.windows.lock().unwrap_or_else(PoisonError::into_inner);
        let second = now.0.as_second();
        if windows.len() >= KEYS {
            windows.retain(|(limit, _), window| second < window.since + limit.bound().1);
        }
        let window = windows.entry((limit, key.to_owned())).or_insert(Window { since: second, count: 0 });
        if second >= window.since + limit.bound().1 {
            *window = Window { since: second, count: 0 };
        }
        window.count = window.count.saturating_add(1);
        Ok(())
    }

    /// Whether one more may come, without counting it.
    ///
    /// # Errors
    /// The seconds to wait, if there were too many already.
    pub fn look(&self, limit: Limit, key: &str, now: Moment) -> Result<(), u64> {
        let windows = self.windows.lock().unwrap_or_else(PoisonError::into_inner);
        let (most, seconds) = limit.bound();
        let second = now.0.as_second();
        match windows.get(&(limit, key.to_owned())) {
            Some(window) if window.count >= most && second < window.since + seconds => {
                Err(u64::try_from(window.since + seconds - second).unwrap_or(1))
            }
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: u32) -> Moment {
        let noon = Moment("2026-10-13T04:00:00Z".parse().expect("a time"));
        (0..second / 60).fold(noon, |m, _| m.plus_minutes(1))
    }

    #[test]
    fn the_sixth_wrong_code_waits_for_the_window_to_end_and_others_do_not() {
        let rates = Rates::default();
        for _ in 0..5 {
            assert_eq!(rates.count(Limit::WrongCode, "a", at(0)), Ok(()));
        }
        assert_eq!(rates.look(Limit::WrongCode, "a", at(60)), Err(840));
        assert_eq!(rates.count(Limit::WrongCode, "a", at(60)), Err(840));
        assert_eq!(rates.count(Limit::WrongCode, "b", at(60)), Ok(()));
        assert_eq!(rates.count(Limit::Track, "a", at(60)), Ok(()));
        assert_eq!(rates.count(Limit::WrongCode, "a", at(900)), Ok(()));
    }
}
