//! Sending what waits in the outbox.
//!
//! A message is taken under a lease, sent, and then wiped and ended: of two
//! servers one sends it. It comes once; twice only where a connection broke
//! after the letter was handed over and before the mail server said so, or
//! where the memory failed in that moment; both have the same `Message-ID`.
//! What fails is tried again after a minute, two, four, up to six hours, and
//! given up after [`store::job::TRIES`]; what the mail server refuses is given
//! up at once. Both stay listed until a person has them tried again. Case work
//! waits for none of this.

use crate::application::tell::FIELD;
use crate::application::{Ledger, Refused};
use crate::mail::{Letter, Post, Undelivered};
use crate::world::Moment;
use jiff::SignedDuration;
use jiff::{Timestamp, ToSpan};
use law::Calendar;
use store::job::{self, Job, JobState};
use store::outbox::{self, Hours, KIND, Message, Way};
use store::seal::{Owner, SealError};
use store::{Store, StoreError};
use zeroize::Zeroizing;

/// How long a message is held; sending one takes a minute at most.
const LEASE: SignedDuration = SignedDuration::from_mins(5);

/// So many messages are sent before the other jobs are looked at again.
const TOGETHER: u32 = 200;

/// What came of the messages that were due.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Mailed {
    /// Sent.
    pub sent: u32,
    /// Not sent; they will be tried again.
    pub failed: u32,
    /// Not sent, and given up until a person looks at them.
    pub given_up: u32,
    /// Laid aside until working hours.
    pub aside: u32,
    /// Wiped unsent: who was to get them is forgotten.
    pub forgotten: u32,
}

/// How one message ended.
enum End {
    Sent,
    Failed(Undelivered),
    Aside(Timestamp),
    Forgotten,
}

impl Ledger {
    /// Sends the messages that are due, as a worker of a name. If the mail
    /// server is away, the rest waits and no try is counted for it.
    ///
    /// # Errors
    /// If the memory fails; a message that fails by itself is counted.
    pub async fn send_messages(&self, post: &dyn Post, worker: &str) -> Result<Mailed, Refused> {
        let mut mailed = Mailed::default();
        for _ in 0..TOGETHER {
            let now = self.clock.now();
            let Some(job) = self.store.take_jobs(&[KIND], worker, now.0, LEASE, 1).await?.pop() else { break };
            let end = self.send(post, &job, now).await?;
            let meets_all = matches!(end, End::Failed(why) if why.meets_all());
            self.note_end(&mut mailed, &job, end).await?;
            if meets_all {
                break;
            }
        }
        Ok(mailed)
    }

    async fn send(&self, post: &dyn Post, job: &Job, now: Moment) -> Result<End, Refused> {
        let Ok(message) = outbox::message(job) else { return Ok(End::Failed(Undelivered::Unfit)) };
        if let Hours::Working(agency) = &message.hours
            && let Some(until) = quiet_until(self.calendar(agency), now)
        {
            return Ok(End::Aside(until));
        }
        let to = match self.address(&message).await {
            Ok(to) => to,
            Err(StoreError::Seal(SealError::Destroyed { .. } | SealError::Missing { .. })) => return Ok(End::Forgotten),
            Err(StoreError::Seal(_)) => return Ok(End::Failed(Undelivered::Unfit)),
            Err(error) => return Err(error.into()),
        };
        let to = std::str::from_utf8(&to).unwrap_or_default();
        let Ok(letter) = Letter::new(job.id.as_str(), to, &message.subject, &message.text, now.0) else {
            return Ok(End::Failed(Undelivered::Unfit));
        };
        match message.way {
            Way::Mail => Ok(post.send(&letter).await.map_or_else(End::Failed, |()| End::Sent)),
            Way::Sms => Ok(End::Failed(Undelivered::Unfit)),
        }
    }

    async fn address(&self, message: &Message) -> Result<Zeroizing<Vec<u8>>, StoreError> {
        let unknown = || SealError::Missing { owner: message.owner.clone() };
        let owner = Owner::parse(&message.owner).ok_or_else(unknown)?;
        let key = self.vault.key(&self.store, &owner).await?;
        Ok(key.open(&message.to, FIELD)?)
    }

    async fn note_end(&self, mailed: &mut Mailed, job: &Job, end: End) -> Result<(), Refused> {
        let at = self.clock.now().0;
        match end {
            End::Sent | End::Forgotten => {
                let is_sent = matches!(end, End::Sent);
                let input = job.clone();
                self.store.act(input, |tx, job| Box::pin(outbox::sent(tx, job))).await?;
                if is_sent { mailed.sent += 1 } else { mailed.forgotten += 1 }
            }
            End::Aside(until) => {
                self.store.act((job.clone(), until), |tx, (job, until)| Box::pin(job::lay_aside(tx, job, *until))).await?;
                mailed.aside += 1;
            }
            End::Failed(why) if why.may_pass() => {
                let input = (job.clone(), why.name(), at);
                let next = self.store.act(input, |tx, (job, why, at)| Box::pin(job::fail(tx, job, why, *at))).await?;
                tracing::warn!(job = job.id.as_str(), tries = job.tries, why = why.name(), "a message was not sent");
                if next.is_some() { mailed.failed += 1 } else { mailed.given_up += 1 }
            }
            End::Failed(why) => {
                self.store.act((job.clone(), why.name()), |tx, (job, why)| Box::pin(job::give_up(tx, job, why))).await?;
                tracing::warn!(job = job.id.as_str(), why = why.name(), "a message was given up");
                mailed.given_up += 1;
            }
        }
        Ok(())
    }
}

/// Has the messages that were given up tried again; gives how many.
///
/// # Errors
/// If the memory fails.
pub async fn try_again(store: &Store, now: Moment) -> Result<u64, StoreError> {
    let mut again = 0;
    loop {
        let given_up = outbox::list(store, JobState::GivenUp, u64::from(TOGETHER)).await?;
        if given_up.is_empty() {
            return Ok(again);
        }
        for job in given_up {
            let is_ours = store.act((job.id, now.0), |tx, (id, at)| Box::pin(job::retry(tx, id, *at))).await?;
            again += u64::from(is_ours);
        }
    }
}

/// When working hours begin, if they are not now: from 20:00 to 08:00 and on
/// days off it is quiet (SEC-24).
fn quiet_until(calendar: &Calendar, now: Moment) -> Option<Timestamp> {
    let local = now.local();
    let today = local.date();
    let day = match (calendar.is_worked(today), local.hour()) {
        (true, 8..20) => return None,
        (true, 0..8) => today,
        _ => {
            let mut day = today.saturating_add(1.day());
            while !calendar.is_worked(day) {
                day = day.saturating_add(1.day());
            }
            day
        }
    };
    Some(crate::application::remind::at(day, 8))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(now: &str, expected: Option<&str>) {
        let now = Moment(now.parse().expect("an instant"));
        let until = quiet_until(Calendar::national(), now).map(|t| t.to_string());
        assert_eq!(until.as_deref(), expected, "{now:?}");
    }

    #[test]
    fn staff_are_left_alone_at_night_and_on_days_off() {
        check("2024-03-04T07:59:59+08:00", Some("2024-03-04T00:00:00Z"));
        check("2024-03-04T08:00:00+08:00", None);
        check("2024-03-04T19:59:59+08:00", None);
        check("2024-03-04T20:00:00+08:00", Some("2024-03-05T00:00:00Z"));
        check("2024-03-08T21:00:00+08:00", Some("2024-03-11T00:00:00Z"));
        check("2024-04-04T12:00:00+08:00", Some("2024-04-07T00:00:00Z"));
    }
}
