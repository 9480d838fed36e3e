//! Whether messages leave the outbox.

use super::{Check, State};
use crate::installation::{Installation, InstallationError};
use crate::mail::Undelivered;
use crate::world::Moment;
use jiff::{SignedDuration, Timestamp};
use store::job::{Job, JobState};
use store::outbox;

/// A message that is due for so long should have been sent: nobody sends.
const LATE: SignedDuration = SignedDuration::from_hours(1);

pub(super) async fn mail(installation: &Installation, now: Moment) -> Result<Check, InstallationError> {
    let store = &installation.store;
    let given_up = outbox::count(store, JobState::GivenUp).await?;
    let waiting = outbox::count(store, JobState::Waiting).await?;
    let first_given_up = outbox::list(store, JobState::GivenUp, 1).await?.pop();
    let due = outbox::list(store, JobState::Waiting, 200).await?;
    Ok(answer((given_up, first_given_up), (waiting, &due), now.0))
}

fn answer(given_up: (u64, Option<Job>), waiting: (u64, &[Job]), now: Timestamp) -> Check {
    let why = |job: &Job| job.fault.as_deref().map_or_else(|| "没有程序在发".to_owned(), Undelivered::told);
    let (waiting, due) = waiting;
    if let (lost @ 1.., Some(job)) = given_up {
        let says =
            format!("{lost} 封邮件没有发出，已停发，例如：{}。排除原因后用 gongkai mail retry 重发。另有 {waiting} 封待发。", why(&job));
        return Check::new("mail", State::Wrong, says);
    }
    if let Some(job) = due.iter().find(|j| j.fault.is_some()) {
        let says = format!("{waiting} 封邮件待发，上次没有发出：{}。程序会再发，请系统管理员核对邮件服务器。", why(job));
        return Check::new("mail", State::Doubtful, says);
    }
    if due.first().is_some_and(|j| now.duration_since(j.run_at) > LATE) {
        let says = format!("{waiting} 封邮件待发，但没有程序在发。请用 --mail 配置邮件服务器并打开 gongkai serve。");
        return Check::new("mail", State::Doubtful, says);
    }
    Check::new("mail", State::Sound, format!("待发邮件 {waiting} 封，没有发不出的。"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn job(run_at: &str, fault: Option<&str>) -> Job {
        Job {
            id: store::JobId::new(Timestamp::UNIX_EPOCH),
            kind: outbox::KIND.to_owned(),
            key: "k".to_owned(),
            payload: String::new(),
            state: JobState::Waiting,
            run_at: run_at.parse().expect("an instant"),
            owner: None,
            lease_until: None,
            tries: 1,
            fault: fault.map(str::to_owned),
        }
    }

    #[test]
    fn what_is_given_up_what_fails_and_what_nobody_sends_are_told_apart() {
        let now: Timestamp = "2024-03-04T04:00:00Z".parse().expect("an instant");
        let check = |given_up: (u64, Option<Job>), due: &[Job], state: State, says: &str| {
            let answer = answer(given_up, (due.len() as u64, due), now);
            assert!(answer.state == state && answer.says.contains(says), "{answer:?}");
        };
        check((0, None), &[], State::Sound, "待发邮件 0 封");
        check((0, None), &[job("2024-03-04T03:59:00Z", None)], State::Sound, "1 封");
        check((0, None), &[job("2024-03-04T02:00:00Z", None)], State::Doubtful, "没有程序在发");
        check((0, None), &[job("2024-03-04T05:00:00Z", Some("away"))], State::Doubtful, "连不上");
        check((2, Some(job("2024-03-04T02:00:00Z", Some("refused")))), &[], State::Wrong, "拒收");
    }
}
