//! Requests that come twice, and acts on what has moved on.

use crate::engines;
use crate::room::{Room, request};
use office::application::{Intake, Refused, Request};
use serde_json::json;

#[tokio::test]
async fn the_same_request_is_done_once() {
    engines::each("the_same_request_is_done_once", async |url| {
        let room = Room::open(url).await;
        let intake = Intake { key: Some("k1".to_owned()), ..room.paper() };
        let first = room.ledger.take(&room.clerk(), intake.clone()).await.expect("registered");
        let again = room.ledger.take(&room.clerk(), intake).await.expect("known");
        assert_eq!((first.done.case.clone(), first.number), (again.done.case, again.number));
        assert!(again.done.is_repeat && again.code.is_none());
        let other = Intake { key: Some("k1".to_owned()), description: "另一件".to_owned(), ..room.paper() };
        assert!(matches!(room.ledger.take(&room.clerk(), other).await, Err(Refused::KeyReused)));
        let asked = Request { key: Some("k2".to_owned()), ..request(&first.done.case, "extend", json!({"days": 5})) };
        let one = room.ledger.perform(&room.clerk(), asked.clone()).await.expect("extended");
        let two = room.ledger.perform(&room.clerk(), asked).await.expect("known");
        assert_eq!((one.seq, one.document), (two.seq, two.document));
        assert!(two.is_repeat);
        let changed = Request { key: Some("k2".to_owned()), ..request(&first.done.case, "extend", json!({"days": 6})) };
        assert!(matches!(room.ledger.perform(&room.clerk(), changed).await, Err(Refused::KeyReused)));
    })
    .await;
}

#[tokio::test]
async fn who_saw_an_older_state_is_told_so() {
    engines::each("who_saw_an_older_state_is_told_so", async |url| {
        let room = Room::open(url).await;
        let case = room.registered().await;
        room.does(&case, "assign", json!({"clerk": "li"})).await;
        let old = Request { seen: Some(1), ..request(&case, "extend", json!({"days": 5})) };
        let refused = room.ledger.perform(&room.clerk(), old).await;
        assert!(matches!(refused, Err(Refused::Stale { seen: 1, now: 2 })), "{refused:?}");
    })
    .await;
}

#[tokio::test]
async fn of_many_clerks_on_one_version_one_wins() {
    engines::each("of_many_clerks_on_one_version_one_wins", async |url| {
        let room = Room::open(url).await;
        let case = room.registered().await;
        let clerk = room.clerk();
        let tasks: Vec<_> = (0..20)
            .map(|n| {
                let (ledger, clerk) = (room.ledger.clone(), clerk.clone());
                let asked = Request { seen: Some(1), ..request(&case, "assign", json!({"clerk": format!("c{n}")})) };
                tokio::spawn(async move { ledger.perform(&clerk, asked).await })
            })
            .collect();
        let mut won = 0;
        for task in tasks {
            match task.await.expect("a task ends") {
                Ok(_) => won += 1,
                Err(error) => assert!(matches!(error, Refused::Stale { .. }), "{error:?}"),
            }
        }
        let (found, _) = room.ledger.look(&clerk, &case).await.expect("the case");
        assert_eq!((won, found.head.version, found.acts.len()), (1, 2, 2));
    })
    .await;
}

#[tokio::test]
async fn strangers_with_the_same_key_do_not_meet() {
    engines::each("strangers_with_the_same_key_do_not_meet", async |url| {
        let room = Room::open(url).await;
        let intake = |description: &str| Intake {
            key: Some("1".to_owned()),
            channel: law::clock::Channel::Internet,
            description: description.to_owned(),
            ..room.paper()
        };
        let public = office::application::Actor::public("test");
        let one = room.ledger.take(&public, intake("甲件")).await.expect("taken").done;
        let two = room.ledger.take(&public, intake("乙件")).await.expect("taken, though another used that key").done;
        let again = room.ledger.take(&public, intake("甲件")).await.expect("known").done;
        assert_ne!(one.case, two.case);
        assert_eq!((again.case, again.is_repeat), (one.case, true));
    })
    .await;
}
