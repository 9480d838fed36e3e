//! What the program does by itself: it reminds, it closes what lapsed, and it
//! watches that receipt is confirmed.
//!
//! Each job is done in one transaction with what it does; if its lease was
//! lost to another server, nothing of it is written. Notices keep quiet from
//! 20:00 to 08:00 and on days off, unless the date has passed (SEC-24).

use crate::application::act::close::Close;
use crate::application::command::{Command, WithLetter};
use crate::application::remind::{LAPSE, REMIND, UNCONFIRMED};
use crate::application::{Actor, Ledger, Refused, Request, remind, step, tell};
use crate::letter::print::{self, PRINT};
use crate::letter::{Told, gate};
use crate::world::Moment;
use jiff::SignedDuration;
use jiff::civil::Date;
use law::Calendar;
use law::application::Case;
use law::application::act::ActKind;
use law::application::stage::Stage;
use serde_json::Value;
use std::sync::Arc;
use store::application::{self, Found};
use store::job::{self, Job, NewJob};
use store::notice::{self, NewNotice};
use store::{CaseId, Tx};

/// How long a job is held.
const LEASE: SignedDuration = SignedDuration::from_mins(5);

/// So many jobs are taken at once.
const TOGETHER: u32 = 50;

/// What came of the jobs that were due.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Ran {
    /// Done.
    pub done: u32,
    /// Failed; they will be tried again.
    pub failed: u32,
}

impl Ledger {
    /// Does the jobs that are due, as a worker of a name.
    ///
    /// # Errors
    /// If the memory fails; a job that fails by itself is counted.
    pub async fn run_jobs(&self, worker: &str) -> Result<Ran, Refused> {
        let mut ran = Ran::default();
        loop {
            let now = self.clock.now().0;
            let jobs = self.store.take_jobs(&[REMIND, LAPSE, UNCONFIRMED, PRINT], worker, now, LEASE, TOGETHER).await?;
            if jobs.is_empty() {
                return Ok(ran);
            }
            for job in jobs {
                let done = match job.kind.as_str() {
                    PRINT => print::run(self, &job).await,
                    _ => self.store.act((self.clone(), job.clone()), |tx, (ledger, job)| Box::pin(run(tx, ledger, job))).await,
                };
                match done {
                    Ok(()) => ran.done += 1,
                    Err(error) => {
                        tracing::warn!(kind = job.kind, job = job.id.as_str(), %error, "a job failed");
                        ran.failed += 1;
                        self.put_off(&job, &error).await?;
                    }
                }
            }
        }
    }

    async fn put_off(&self, job: &Job, error: &Refused) -> Result<(), Refused> {
        // The reason in one word: sentences may name a case.
        let input = (job.clone(), error.kind(), self.clock.now().0);
        self.store
            .act(input, |tx, (job, fault, now)| Box::pin(async move { Ok::<_, Refused>(job::fail(tx, job, fault, *now).await?) }))
            .await?;
        Ok(())
    }
}

async fn run(tx: &Tx, ledger: &Ledger, job: &Job) -> Result<(), Refused> {
    if !job::done(tx, job).await? {
        return Err(Refused::Unusable("这项任务已由另一台服务器接手".to_owned()));
    }
    let payload: Value = serde_json::from_str(&job.payload).unwrap_or_default();
    let Some(id) = payload["case"].as_str().and_then(CaseId::parse) else { return Ok(()) };
    let Some(found) = application::find(tx, &id).await? else { return Ok(()) };
    let case = step::fold(ledger, &found)?;
    let now = ledger.clock.now();
    match job.kind.as_str() {
        LAPSE => lapse(tx, ledger, &found, &case, now).await,
        UNCONFIRMED => unconfirmed(tx, ledger, &found, &case, now).await,
        _ => reminder(tx, ledger, &found, &case, now).await,
    }
}

/// Closes a case whose correction or payment did not come.
async fn lapse(tx: &Tx, ledger: &Ledger, found: &Found, case: &Case, now: Moment) -> Result<(), Refused> {
    let id = &found.head.id;
    let (why, delivered) = match case.stage {
        Stage::CorrectionNotified => ("correction_overdue", ActKind::CorrectionNoticeDelivered),
        Stage::FeeNotified => ("fee_overdue", ActKind::FeeNoticeDelivered),
        _ => return Ok(()),
    };
    if case.clock.waiting_until.is_none_or(|until| now.date() <= until) {
        // The term moved: the act that moved it has put a job of its own.
        return Ok(());
    }
    if case.count(delivered) == 0 {
        // The term runs from receipt (REG-30-3, FEE-6-2), and nothing shows that
        // the notice arrived: a person looks, the program closes nothing.
        let today = now.date();
        let clerk = found.head.projection.clerk.clone().unwrap_or_else(|| "role:clerk".to_owned());
        for to in [clerk.as_str(), "role:reviewer"] {
            notify(tx, found, to, "delivery_missing", case.clock.waiting_until, today, now).await?;
        }
        return again(tx, LAPSE, id, ledger.calendar(&found.head.agency).after(today, 1), 8, now).await;
    }
    let command: Arc<dyn Command> = Arc::new(Close { why: why.to_owned(), facts: "期限届满，由程序登记".to_owned() });
    let request = Request { case: id.clone(), seen: None, on: None, key: None, command };
    // Everything in its letter follows from the case; where the record of the
    // agency does not suffice for one, a clerk writes it.
    let told = Told::default();
    let writes = gate::may_write(tx, ledger, id, &request, &told).await?;
    let command = if writes { Arc::new(WithLetter { command: request.command.clone(), told }) } else { request.command.clone() };
    let request = Request { command, ..request };
    step::perform(tx, ledger, &Actor::system(), &request).await.map(|_| ())
}

/// An application that nobody confirmed by the end of the next working day.
async fn unconfirmed(tx: &Tx, ledger: &Ledger, found: &Found, case: &Case, now: Moment) -> Result<(), Refused> {
    if case.stage != Stage::Submitted {
        return Ok(());
    }
    let calendar = ledger.calendar(&found.head.agency);
    let today = now.date();
    let waited = case.submitted.map_or(0, |day| calendar.worked_between(day, today));
    // From the third working day on it stands on the list of what is overdue.
    let kind = if waited >= 3 { "receipt_overdue" } else { "receipt_unconfirmed" };
    for to in ["role:reviewer", "role:supervisor"] {
        notify(tx, found, to, kind, case.submitted, today, now).await?;
    }
    tell::office(tx, ledger, found, kind, case.submitted, now).await?;
    again(tx, UNCONFIRMED, &found.head.id, calendar.after(today, 1), 17, now).await
}

/// A date that draws near, or has passed.
async fn reminder(tx: &Tx, ledger: &Ledger, found: &Found, case: &Case, now: Moment) -> Result<(), Refused> {
    let Some(date) = case.clock.earliest().filter(|_| !case.stage.is_closed()) else { return Ok(()) };
    let calendar = ledger.calendar(&found.head.agency);
    let today = now.date();
    let is_overdue = today > date;
    if is_quiet(calendar, now) && !is_overdue {
        return again(tx, REMIND, &found.head.id, calendar.after(today, 1), 8, now).await;
    }
    if is_reminder_day(calendar, date, today) {
        let kind = if is_overdue { "overdue" } else { "due_soon" };
        let clerk = found.head.projection.clerk.clone().unwrap_or_else(|| "role:clerk".to_owned());
        for to in [clerk.as_str(), "role:reviewer", "role:supervisor"] {
            notify(tx, found, to, kind, Some(date), today, now).await?;
        }
        tell::office(tx, ledger, found, kind, Some(date), now).await?;
    }
    match remind::next_reminder(calendar, date, today) {
        Some(day) => again(tx, REMIND, &found.head.id, day, 8, now).await,
        None => Ok(()),
    }
}

fn is_reminder_day(calendar: &Calendar, date: Date, today: Date) -> bool {
    today > date || remind::BEFORE.contains(&calendar.worked_between(today, date))
}

/// 20:00 to 08:00, and days off.
fn is_quiet(calendar: &Calendar, now: Moment) -> bool {
    let local = now.local();
    !(8..20).contains(&local.hour()) || !calendar.is_worked(local.date())
}

async fn notify(tx: &Tx, found: &Found, to: &str, kind: &str, about: Option<Date>, today: Date, now: Moment) -> Result<(), Refused> {
    let new = NewNotice {
        key: format!("{}/{to}/{kind}/{today}", found.head.id),
        agency: found.head.agency.clone(),
        to: to.to_owned(),
        case: found.head.id.clone(),
        kind: kind.to_owned(),
        about,
    };
    notice::put(tx, &new, now.0).await?;
    Ok(())
}

async fn again(tx: &Tx, kind: &str, id: &CaseId, day: Date, hour: i8, now: Moment) -> Result<(), Refused> {
    let payload = serde_json::json!({"case": id.as_str()}).to_string();
    let new = NewJob { kind: kind.to_owned(), key: format!("{kind}/{id}/{day}"), payload, run_at: remind::at(day, hour) };
    job::put(tx, &new, now.0).await?;
    Ok(())
}
