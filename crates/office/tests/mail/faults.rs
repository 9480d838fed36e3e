//! REL-15: the mail server fails in every way; case work goes on, the outbox
//! is retried and visible.

use crate::engines;
use crate::room::Room;
use crate::sink::{Mood, Sink};
use jiff::civil::date;
use office::application::outbox::{Mailed, try_again};
use office::application::{Intake, Told};
use serde_json::json;
use std::collections::BTreeSet;
use store::CaseId;
use store::job::{JobState, TRIES};
use store::outbox;

/// An office that sends mail.
pub async fn room(url: &str) -> Room {
    let mut room = Room::open(url).await;
    room.ledger.mail = Some(Told { link: Some("https://gk.example.org/".to_owned()) });
    room
}

/// A case of somebody who chose to be told by e-mail.
pub async fn case(room: &Room, address: &str) -> CaseId {
    let mut intake: Intake = room.paper();
    intake.applicant.email = Some(address.to_owned());
    intake.applicant.by_email = true;
    room.ledger.take(&room.clerk(), intake).await.expect("registered").done.case
}

async fn count(room: &Room, state: JobState) -> u64 {
    outbox::count(&room.ledger.store, state).await.expect("counted")
}

async fn send(room: &Room, sink: &Sink) -> Mailed {
    room.ledger.send_messages(&sink.post(), "one").await.expect("the memory holds")
}

#[tokio::test]
async fn rel_15_with_the_mail_server_away_work_goes_on_and_each_letter_comes_once() {
    engines::each("rel_15_with_the_mail_server_away_work_goes_on_and_each_letter_comes_once", async |url| {
        let room = room(url).await;
        let mut sink = Sink::open().await;
        sink.goes_away().await;
        for n in 0..5 {
            let case = case(&room, &format!("a{n}@example.org")).await;
            room.does(&case, "extend", json!({"days": 5})).await;
            room.replies(&case, "D01").await;
        }
        assert_eq!(count(&room, JobState::Waiting).await, 10);
        let mailed = send(&room, &sink).await;
        assert_eq!((mailed.sent, mailed.failed), (0, 1), "the first tells of all: {mailed:?}");
        let seen = outbox::list(&room.ledger.store, JobState::Waiting, 20).await.expect("listed");
        assert_eq!(seen.iter().filter(|j| j.fault.as_deref() == Some("away")).count(), 1, "it can be seen");
        assert_eq!(seen.iter().map(|j| j.tries).max(), Some(1));
        sink.comes_back().await;
        room.on(3, 5);
        assert_eq!(send(&room, &sink).await.sent, 10);
        assert_eq!(send(&room, &sink).await, Mailed::default());
        let taken = sink.taken();
        let names: BTreeSet<&str> = taken.iter().flat_map(|t| t.header("message-id")).collect();
        assert_eq!((taken.len(), names.len()), (10, 10), "each came once");
        assert_eq!((count(&room, JobState::Waiting).await, count(&room, JobState::Done).await > 0), (0, true));
        println!(
            "REL-15 {}: mail server away: 10 acts done, 10 letters waiting, after it came back 10 letters, each once",
            room.ledger.store.engine()
        );
    })
    .await;
}

#[tokio::test]
async fn rel_15_a_line_that_breaks_before_the_letter_is_handed_over_doubles_nothing() {
    engines::each("rel_15_a_line_that_breaks_before_the_letter_is_handed_over_doubles_nothing", async |url| {
        let (room, sink) = (room(url).await, Sink::open().await);
        let case = case(&room, "a@example.org").await;
        room.replies(&case, "D01").await;
        for (day, mood) in [(4, Mood::HangsUpEarly), (5, Mood::Later), (6, Mood::HangsUpEarly)] {
            room.on(3, day);
            sink.is(mood);
            assert_eq!(send(&room, &sink).await.failed, 1, "{mood:?}");
        }
        sink.is(Mood::Takes);
        room.on(3, 7);
        assert_eq!(send(&room, &sink).await.sent, 1);
        assert_eq!(sink.taken().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn rel_15_a_line_that_breaks_after_the_letter_was_handed_over_sends_the_same_letter_again() {
    engines::each("rel_15_a_line_that_breaks_after_the_letter_was_handed_over_sends_the_same_letter_again", async |url| {
        let (room, sink) = (room(url).await, Sink::open().await);
        let case = case(&room, "a@example.org").await;
        room.replies(&case, "D01").await;
        sink.is(Mood::HangsUpLate);
        assert_eq!(send(&room, &sink).await.failed, 1, "nobody said that it was taken");
        sink.is(Mood::Takes);
        room.on(3, 5);
        assert_eq!(send(&room, &sink).await.sent, 1);
        let taken = sink.taken();
        assert_eq!(taken.len(), 2);
        assert_eq!(taken[0].header("message-id"), taken[1].header("message-id"), "a mailbox may know it by its name");
    })
    .await;
}

#[tokio::test]
async fn a_refused_letter_is_given_up_at_once_stays_listed_and_may_be_sent_again() {
    engines::each("a_refused_letter_is_given_up_at_once_stays_listed_and_may_be_sent_again", async |url| {
        let (room, sink) = (room(url).await, Sink::open().await);
        for n in 0..2 {
            let case = case(&room, &format!("a{n}@example.org")).await;
            room.replies(&case, "D01").await;
        }
        sink.is(Mood::Refuses);
        let mailed = send(&room, &sink).await;
        assert_eq!((mailed.given_up, mailed.failed), (2, 0), "{mailed:?}");
        let listed = outbox::list(&room.ledger.store, JobState::GivenUp, 9).await.expect("listed");
        assert!(listed.len() == 2 && listed.iter().all(|j| j.fault.as_deref() == Some("refused")), "{listed:?}");
        sink.is(Mood::Takes);
        room.on(3, 6);
        assert_eq!(send(&room, &sink).await, Mailed::default(), "nothing by itself");
        assert_eq!(try_again(&room.ledger.store, room.ledger.clock.now()).await.expect("asked"), 2);
        assert_eq!(send(&room, &sink).await.sent, 2);
    })
    .await;
}

#[tokio::test]
async fn a_letter_is_tried_at_growing_intervals_and_given_up_where_it_can_be_seen() {
    engines::each("a_letter_is_tried_at_growing_intervals_and_given_up_where_it_can_be_seen", async |url| {
        let (room, sink) = (room(url).await, Sink::open().await);
        let case = case(&room, "a@example.org").await;
        room.replies(&case, "D01").await;
        sink.is(Mood::Later);
        let (mut day, mut waits) = (date(2024, 3, 5), Vec::new());
        for n in 1..=TRIES {
            room.at(day);
            let mailed = send(&room, &sink).await;
            if n < TRIES {
                assert_eq!(mailed.failed, 1, "{n}");
                let job = outbox::list(&room.ledger.store, JobState::Waiting, 1).await.expect("listed").pop().expect("it waits");
                waits.push(job.run_at.duration_since(room.ledger.clock.now().0).as_secs() / 60);
                day = day.tomorrow().expect("a day");
            } else {
                assert_eq!(mailed.given_up, 1, "{n}");
            }
        }
        assert!(waits.windows(2).all(|w| w[0] <= w[1]) && waits[0] < waits[5], "{waits:?}");
        assert_eq!((count(&room, JobState::GivenUp).await, sink.taken().len()), (1, 0));
    })
    .await;
}

#[tokio::test]
async fn two_servers_send_each_letter_once() {
    engines::each("two_servers_send_each_letter_once", async |url| {
        let (room, sink) = (room(url).await, Sink::open().await);
        for n in 0..12 {
            let case = case(&room, &format!("a{n}@example.org")).await;
            room.replies(&case, "D01").await;
        }
        let (post, other) = (sink.post(), sink.post());
        let (one, two) = tokio::join!(room.ledger.send_messages(&post, "one"), room.ledger.send_messages(&other, "two"));
        let (one, two) = (one.expect("sent"), two.expect("sent"));
        assert_eq!(one.sent + two.sent, 12);
        let names: BTreeSet<String> = sink.taken().iter().flat_map(|t| t.to.clone()).collect();
        assert_eq!((sink.taken().len(), names.len()), (12, 12));
    })
    .await;
}

#[tokio::test]
async fn who_is_forgotten_gets_no_letter_and_the_address_is_nowhere() {
    engines::each("who_is_forgotten_gets_no_letter_and_the_address_is_nowhere", async |url| {
        let (room, sink) = (room(url).await, Sink::open().await);
        let case = case(&room, "a@example.org").await;
        room.replies(&case, "D01").await;
        room.does(&case, "deliver", json!({"way": "post"})).await;
        room.does(&case, "archive", json!({})).await;
        room.ledger.forget(&room.clerk(), &case).await.expect("forgotten");
        let mailed = send(&room, &sink).await;
        assert_eq!((mailed.forgotten, mailed.sent, sink.taken().len()), (1, 0, 0));
        let done = outbox::list(&room.ledger.store, JobState::Done, 9).await.expect("listed");
        assert!(done.iter().all(|j| j.payload == "{}"), "{done:?}");
    })
    .await;
}
