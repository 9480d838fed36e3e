//! Jobs and messages: put once, done once.

use crate::engines::{each, store};
use crate::sample::second;
use jiff::{SignedDuration, Timestamp};
use std::collections::BTreeSet;
use store::job::{self, Job, JobState, NewJob};
use store::outbox::{self, Hours, Message, Way};
use store::setting::{self, Scope};
use store::{JobId, Store, StoreError};
use tokio::task::JoinSet;

const LEASE: SignedDuration = SignedDuration::from_secs(60);

async fn put(store: &Store, key: &str, run_at: Timestamp) -> Option<JobId> {
    let new = NewJob { kind: "remind".to_owned(), key: key.to_owned(), payload: "{\"days\":3}".to_owned(), run_at };
    let put: Result<_, StoreError> = store.act(new, |tx, new| Box::pin(job::put(tx, new, second(0)))).await;
    put.expect("put")
}

async fn take(store: &Store, worker: &str, now: Timestamp) -> Vec<Job> {
    store.take_jobs(&["remind"], worker, now, LEASE, 10).await.expect("taken")
}

async fn done(store: &Store, job: &Job) -> bool {
    let done: Result<_, StoreError> = store.act(job.clone(), |tx, job| Box::pin(job::done(tx, job))).await;
    done.expect("asked")
}

async fn fail(store: &Store, job: &Job, now: Timestamp) -> Option<Timestamp> {
    let input = (job.clone(), now);
    let failed: Result<_, StoreError> = store.act(input, |tx, (job, now)| Box::pin(job::fail(tx, job, "no route", *now))).await;
    failed.expect("asked")
}

#[tokio::test]
async fn a_job_is_put_once_and_taken_when_it_is_due() {
    store("a_job_is_put_once_and_taken_when_it_is_due", async |store| {
        assert!(put(&store, "case 42, three days left", second(100)).await.is_some());
        assert!(put(&store, "case 42, three days left", second(5)).await.is_none());
        assert_eq!(take(&store, "a", second(99)).await, []);
        assert!(store.take_jobs(&["other"], "a", second(100), LEASE, 10).await.expect("asked").is_empty());
        let taken = take(&store, "a", second(100)).await;
        assert_eq!(taken.iter().map(|j| (j.payload.as_str(), j.tries)).collect::<Vec<_>>(), [("{\"days\":3}", 1)]);
        assert_eq!(take(&store, "b", second(100)).await, []);
        assert!(done(&store, &taken[0]).await);
        assert!(!done(&store, &taken[0]).await);
        assert!(put(&store, "case 42, three days left", second(100)).await.is_none());
        assert_eq!(job::list(&store, JobState::Done, 9).await.expect("asked").len(), 1);
        let purged: Result<u64, StoreError> = store.act((), |tx, ()| Box::pin(job::purge(tx, second(101)))).await;
        assert_eq!(purged.expect("purged"), 1);
    })
    .await;
}

#[tokio::test]
async fn a_lease_that_ran_out_goes_to_another_and_binds_the_first_no_more() {
    store("a_lease_that_ran_out_goes_to_another_and_binds_the_first_no_more", async |store| {
        put(&store, "k", second(0)).await;
        let first = take(&store, "a", second(0)).await;
        assert_eq!(take(&store, "b", second(59)).await, []);
        let second_taker = take(&store, "b", second(60)).await;
        assert_eq!(second_taker.iter().map(|j| j.tries).collect::<Vec<_>>(), [2]);
        assert_eq!(fail(&store, &first[0], second(61)).await, None);
        assert!(!done(&store, &first[0]).await);
        let longer: Result<Option<Job>, StoreError> =
            store.act(second_taker[0].clone(), |tx, job| Box::pin(job::extend(tx, job, second(500)))).await;
        let longer = longer.expect("asked").expect("held");
        assert_eq!(take(&store, "c", second(400)).await, []);
        assert!(!done(&store, &second_taker[0]).await, "the old end of the lease holds no more");
        assert!(done(&store, &longer).await);
    })
    .await;
}

#[tokio::test]
async fn a_job_that_fails_is_put_off_longer_each_time_and_given_up_in_the_end() {
    store("a_job_that_fails_is_put_off_longer_each_time_and_given_up_in_the_end", async |store| {
        put(&store, "k", second(0)).await;
        let (mut now, mut waits) = (second(0), Vec::new());
        for _ in 0..job::TRIES {
            let taken = take(&store, "a", now).await;
            match fail(&store, &taken[0], now).await {
                Some(next) => {
                    waits.push(next.duration_since(now).as_mins());
                    now = next;
                }
                None => waits.push(0),
            }
        }
        assert_eq!(waits, [1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360, 0]);
        let given_up = job::list(&store, JobState::GivenUp, 9).await.expect("asked");
        assert_eq!((given_up.len(), given_up[0].fault.as_deref()), (1, Some("no route")));
        assert_eq!(take(&store, "a", Timestamp::MAX).await, []);
        let input = (given_up[0].id.clone(), now);
        let again: Result<bool, StoreError> = store.act(input, |tx, (id, now)| Box::pin(job::retry(tx, id, *now))).await;
        assert!(again.expect("asked"));
        assert_eq!(take(&store, "a", now).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_job_that_nobody_took_can_be_taken_back() {
    store("a_job_that_nobody_took_can_be_taken_back", async |store| {
        let cancel = async |now: i64| -> bool {
            let cancelled: Result<bool, StoreError> =
                store.act(now, |tx, now| Box::pin(async move { job::cancel(tx, "k", second(*now)).await })).await;
            cancelled.expect("asked")
        };
        put(&store, "k", second(0)).await;
        assert!(cancel(0).await);
        assert!(!cancel(0).await);
        put(&store, "k", second(0)).await;
        take(&store, "a", second(0)).await;
        assert!(!cancel(1).await);
    })
    .await;
}

#[tokio::test]
async fn several_servers_do_each_job_once() {
    each("several_servers_do_each_job_once", async |url| {
        let servers = [Store::open(url).await.expect("it opens"), Store::open(url).await.expect("it opens")];
        for n in 0..60 {
            put(&servers[0], &format!("{n:02}"), second(0)).await;
        }
        let mut workers = JoinSet::new();
        for n in 0..6_usize {
            let store = servers[n % 2].clone();
            workers.spawn(async move {
                let mut mine = Vec::new();
                loop {
                    let jobs = store.take_jobs(&["remind"], &format!("worker {n}"), second(0), LEASE, 4).await.expect("taken");
                    if jobs.is_empty() {
                        return mine;
                    }
                    for job in jobs {
                        let worked: Result<(), StoreError> = store.act(job.clone(), |tx, job| Box::pin(work(tx, job))).await;
                        worked.expect("worked");
                        mine.push(job.key);
                    }
                }
            });
        }
        let all: Vec<String> = workers.join_all().await.concat();
        assert_eq!((all.len(), all.iter().collect::<BTreeSet<_>>().len()), (60, 60));
        assert_eq!(setting::list(&servers[1], &Scope::All).await.expect("asked").len(), 60);
        for server in servers {
            server.close().await.expect("it closes");
        }
    })
    .await;
}

/// The work of a job and its end, in one act.
async fn work(tx: &store::Tx, job: &Job) -> Result<(), StoreError> {
    setting::put(tx, &Scope::All, &job.key, "reminded", second(0)).await?;
    match job::done(tx, job).await? {
        true => Ok(()),
        false => Err(StoreError::Conflict("the lease is lost".to_owned())),
    }
}

#[tokio::test]
async fn a_message_is_sent_once_and_then_wiped() {
    store("a_message_is_sent_once_and_then_wiped", async |store| {
        let message = Message {
            hours: Hours::Any,
            way: Way::Mail,
            owner: "applicant:1".to_owned(),
            to: vec![1, 2, 255],
            subject: "您的申请已登记".to_owned(),
            text: "受理编号：2025-1".to_owned(),
        };
        for expected in [true, false] {
            let put: Result<Option<JobId>, StoreError> = store
                .act(message.clone(), |tx, message| Box::pin(outbox::put(tx, message, "case 1 registered", second(0), second(0))))
                .await;
            assert_eq!(put.expect("put").is_some(), expected);
        }
        let taken = store.take_jobs(&[outbox::KIND], "a", second(0), LEASE, 9).await.expect("taken");
        assert_eq!(outbox::message(&taken[0]).expect("a message"), message);
        let sent: Result<bool, StoreError> = store.act(taken[0].clone(), |tx, job| Box::pin(outbox::sent(tx, job))).await;
        assert!(sent.expect("sent"));
        let done = job::list(&store, JobState::Done, 9).await.expect("asked");
        assert_eq!(done[0].payload, "{}");
        assert!(outbox::message(&done[0]).is_err());
    })
    .await;
}

#[tokio::test]
async fn a_message_keeps_its_hours_and_laying_it_aside_is_no_try() {
    store("a_message_keeps_its_hours_and_laying_it_aside_is_no_try", async |store| {
        let agency = store::AgencyId::new(second(0));
        let message = Message {
            hours: Hours::Working(agency),
            way: Way::Mail,
            owner: "case:1".to_owned(),
            to: vec![1],
            subject: "提醒".to_owned(),
            text: "提醒".to_owned(),
        };
        let put: Result<Option<JobId>, StoreError> =
            store.act(message.clone(), |tx, message| Box::pin(outbox::put(tx, message, "k", second(0), second(0)))).await;
        put.expect("put");
        for round in 0..3 {
            let taken = store.take_jobs(&[outbox::KIND], "a", second(round * 10), LEASE, 9).await.expect("taken");
            assert_eq!((taken.len(), taken[0].tries), (1, 1), "{round}");
            assert_eq!(outbox::message(&taken[0]).expect("a message"), message);
            let aside: Result<bool, StoreError> =
                store.act((taken[0].clone(), second(round * 10 + 10)), |tx, (job, until)| Box::pin(job::lay_aside(tx, job, *until))).await;
            assert!(aside.expect("laid aside"));
            assert!(store.take_jobs(&[outbox::KIND], "a", second(round * 10 + 9), LEASE, 9).await.expect("asked").is_empty());
        }
    })
    .await;
}

#[tokio::test]
async fn a_message_that_is_given_up_at_once_stays_listed_and_may_be_tried_again() {
    store("a_message_that_is_given_up_at_once_stays_listed_and_may_be_tried_again", async |store| {
        put(&store, "k", second(0)).await;
        let taken = store.take_jobs(&["remind"], "a", second(0), LEASE, 9).await.expect("taken");
        let done: Result<bool, StoreError> = store.act(taken[0].clone(), |tx, job| Box::pin(job::give_up(tx, job, "refused"))).await;
        assert!(done.expect("given up"));
        let listed = job::list_kinds(&store, &["remind"], JobState::GivenUp, 9).await.expect("asked");
        assert_eq!((listed.len(), listed[0].fault.as_deref()), (1, Some("refused")));
        assert!(job::list_kinds(&store, &["lapse"], JobState::GivenUp, 9).await.expect("asked").is_empty());
    })
    .await;
}
