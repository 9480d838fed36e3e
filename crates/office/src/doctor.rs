//! 自检: whether an installation is sound, one answer a question, each with
//! what to do about it.

mod checks;
pub mod journal;
mod mail;
mod recount;
mod room;

pub use recount::recount;

use crate::clock::Calendars;
use crate::installation::{Installation, InstallationError};
use crate::world::Moment;

/// How one question was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Nothing to do.
    Sound,
    /// Not asked, or it cannot be told.
    NotTold,
    /// Somebody should look at it.
    Doubtful,
    /// Somebody has to do something.
    Wrong,
}

/// One question and its answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// The name of the question, for machines.
    pub name: &'static str,
    /// How it came out.
    pub state: State,
    /// The answer, for people: what is, and who does what about it.
    pub says: String,
}

impl Check {
    /// An answer.
    pub fn new(name: &'static str, state: State, says: impl Into<String>) -> Check {
        Check { name, state, says: says.into() }
    }
}

/// How much is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// What takes seconds.
    Usual,
    /// Also the counting again of what is remembered only for speed.
    Deep,
}

/// Asks all questions of an installation that is open; one that cannot be
/// answered does not keep the others from being asked.
pub async fn examine(installation: &Installation, calendars: &Calendars, depth: Depth, now: Moment) -> Vec<Check> {
    let mut checks = vec![
        checks::database(installation),
        told("keys", checks::keys(installation).await),
        told("recovery_key", checks::recovery_key(installation).await),
    ];
    checks.extend(checks::calendar(calendars, now));
    checks.push(told("clock", checks::clock(installation, now).await));
    checks.push(room::room(installation));
    checks.push(told("blobs", checks::blobs(installation).await));
    checks.push(told("journal", journal::check(installation).await));
    checks.push(told("backup", checks::backup(installation, now).await));
    checks.push(told("mail", mail::mail(installation, now).await));
    if depth == Depth::Deep {
        checks.push(told("recount", recount(installation).await));
    }
    checks
}

fn told(name: &'static str, answer: Result<Check, InstallationError>) -> Check {
    answer.unwrap_or_else(|error| Check::new(name, State::Wrong, error.to_string()))
}
