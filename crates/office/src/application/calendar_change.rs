//! A new holiday notice with open cases: which dates it moves, before and
//! after it counts (REL-06).
//!
//! What a letter promised stands in its act and is never moved.

use crate::application::{Ledger, Refused, projection, remind, step};
use crate::clock::{Calendars, Shipped};
use crate::world::Moment;
use jiff::civil::Date;
use law::Calendar;
use law::application::{Case, admit::Denied};
use std::sync::Arc;
use store::application::{self, Found};
use store::journal::{self, Chain, NewEntry};
use store::setting::{self, Scope};
use store::{CaseId, Store, Tx};

/// Settings of notices begin so.
const PREFIX: &str = "calendar/";

/// Cases looked at together.
const SLICE: u64 = 200;

/// A case whose date a notice moves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// The case.
    pub case: CaseId,
    /// 受理编号.
    pub number: Option<String>,
    /// The due date before.
    pub before: Option<Date>,
    /// The due date after.
    pub after: Option<Date>,
    /// What a letter promised; stays.
    pub promised: Option<Date>,
}

/// The setting by which rest days of regions that come with the program count.
pub const REGIONAL: &str = "regional_rest_days";

/// The notices an office has loaded, over those of the program, and by which
/// calendar each agency counts.
///
/// # Errors
/// If the memory fails or a stored notice is no notice.
pub async fn stored(store: &Store) -> Result<Calendars, Refused> {
    let mut calendars = Calendars::default();
    for (key, text) in setting::list(store, &Scope::All).await? {
        if let Some(name) = key.strip_prefix(PREFIX) {
            calendars.load(name, text.as_bytes()).map_err(Refused::Unusable)?;
        }
    }
    settle(store, &mut calendars).await?;
    Ok(calendars)
}

async fn settle(store: &Store, calendars: &mut Calendars) -> Result<(), Refused> {
    let is_on = setting::get(store, &Scope::All, REGIONAL).await?.as_deref() == Some("true");
    calendars.settle(&store.agencies().await?, if is_on { Shipped::On } else { Shipped::Off });
    Ok(())
}

impl Ledger {
    /// Which due dates of open cases a notice would move.
    ///
    /// # Errors
    /// If the file is no notice or the memory fails.
    pub async fn moved_by(&self, name: &str, file: &[u8]) -> Result<Vec<Moved>, Refused> {
        let calendars = self.with_notice(name, file).await?;
        let mut moved = Vec::new();
        let mut after = None;
        loop {
            let page = self.store.applications_after(after.as_ref(), SLICE).await?;
            let Some(last) = page.last() else { return Ok(moved) };
            after = Some(last.id.clone());
            for line in page.iter().filter(|l| l.projection.sent.is_none() && l.projection.outcome_date.is_none()) {
                if let Some(found) = application::find(&self.store, &line.id).await? {
                    moved.extend(compare(self.calendar(&found.head.agency), calendars.of(&found.head.agency), &found)?);
                }
            }
        }
    }

    /// Loads a notice: it counts from now on, the dates of open cases are
    /// written anew, and the journal of each agency says that they moved.
    /// Returns the ledger that counts by it.
    ///
    /// # Errors
    /// If the file is no notice or the memory fails.
    pub async fn load_notice(&self, name: &str, file: &[u8], actor: &str) -> Result<(Ledger, Vec<Moved>), Refused> {
        let moved = self.moved_by(name, file).await?;
        let mut ledger = self.clone();
        ledger.calendars = Arc::new(self.with_notice(name, file).await?);
        let text = String::from_utf8_lossy(file).into_owned();
        let input = (format!("{PREFIX}{name}"), text, self.clock.now().0);
        self.store
            .act(input, |tx, (key, text, at)| {
                Box::pin(async move { Ok::<_, Refused>(setting::put(tx, &Scope::All, key, text, *at).await?) })
            })
            .await?;
        for one in &moved {
            let input = (ledger.clone(), one.clone(), actor.to_owned());
            self.store.act(input, |tx, (ledger, one, actor)| Box::pin(write(tx, ledger, one, actor))).await?;
        }
        Ok((ledger, moved))
    }

    async fn with_notice(&self, name: &str, file: &[u8]) -> Result<Calendars, Refused> {
        let mut calendars = (*self.calendars).clone();
        calendars.load(name, file).map_err(Refused::Unusable)?;
        settle(&self.store, &mut calendars).await?;
        Ok(calendars)
    }
}

fn compare(before: &Calendar, after: &Calendar, found: &Found) -> Result<Option<Moved>, Refused> {
    let fold = |calendar| Case::fold(calendar, &found.entries()).map_err(|m| Refused::Law(Denied::Malformed(m)));
    let (before, after) = (fold(before)?, fold(after)?);
    if before.clock == after.clock {
        return Ok(None);
    }
    Ok(Some(Moved {
        case: found.head.id.clone(),
        number: found.head.number.clone(),
        before: before.clock.due,
        after: after.clock.due,
        promised: after.clock.promised,
    }))
}

async fn write(tx: &Tx, ledger: &Ledger, one: &Moved, actor: &str) -> Result<(), Refused> {
    let now: Moment = ledger.clock.now();
    let Some(found) = application::find(tx, &one.case).await? else { return Ok(()) };
    let case = step::fold(ledger, &found)?;
    let projection = projection::of(&case, found.head.projection.clerk.clone());
    application::reproject(tx, &one.case, found.head.version, &projection).await?;
    remind::put(tx, ledger.calendar(&found.head.agency), &one.case, found.head.version, &case, now).await?;
    let told = |date: Option<Date>| Some(date.map_or("none".to_owned(), |d| d.to_string()));
    let entry = NewEntry {
        chain: Chain::Agency(found.head.agency.clone()),
        agency: found.head.agency.clone(),
        at: now.0,
        actor: actor.to_owned(),
        kind: "due_moved_by_calendar".to_owned(),
        object: one.case.to_string(),
        before: told(one.before),
        after: told(one.after),
        result: "ok".to_owned(),
        source: "calendar".to_owned(),
    };
    journal::append(tx, ledger.vault.suite(), &entry).await?;
    Ok(())
}
