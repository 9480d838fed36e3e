//! One letter for several applications, one act in the place of another, and
//! a notice that moves dates (REL-06).

use crate::engines;
use crate::room::{Room, request};
use jiff::civil::date;
use law::application::stage::Stage;
use office::application::act::annul::Annul;
use office::application::{Refused, calendar_change};
use serde_json::json;
use store::application;

#[tokio::test]
async fn one_letter_answers_several_and_each_keeps_its_row() {
    engines::each("one_letter_answers_several_and_each_keeps_its_row", async |url| {
        let room = Room::open(url).await;
        let cases = [room.registered().await, room.registered().await];
        for (case, outcome) in cases.iter().zip(["D01", "D02"]) {
            room.does(case, "draft", json!({"outcomes": [outcome], "facts": "经查"})).await;
            room.does(case, "review_secrecy", json!({})).await;
        }
        room.does(&cases[0], "approve", json!({})).await;
        let requests = || cases.iter().map(|c| request(c, "reply", json!({}))).collect::<Vec<_>>();
        let refused = room.ledger.reply_jointly(&room.clerk(), requests()).await;
        assert!(matches!(refused, Err(Refused::Law(_))), "one is not approved: {refused:?}");
        let (_, first) = room.ledger.look(&room.clerk(), &cases[0]).await.expect("the case");
        assert_eq!(first.stage, Stage::Received, "all or none");
        room.does(&cases[1], "approve", json!({})).await;
        let done = room.ledger.reply_jointly(&room.clerk(), requests()).await.expect("one letter");
        assert_eq!(done.iter().map(|d| d.document.as_deref()).collect::<Vec<_>>(), [Some("公开〔2024〕1号"); 2]);
    })
    .await;
}

#[tokio::test]
async fn an_act_is_replaced_by_another_or_stays() {
    engines::each("an_act_is_replaced_by_another_or_stays", async |url| {
        let room = Room::open(url).await;
        let case = room.registered().await;
        room.does(&case, "extend", json!({"days": 5})).await;
        let wrong = || Annul { seq: 2, reason: "天数误录".to_owned(), second: Some("wang".to_owned()) };
        let refused = room.ledger.replace(&room.clerk(), wrong(), request(&case, "extend", json!({"days": 30}))).await;
        assert!(matches!(refused, Err(Refused::Law(_))), "{refused:?}");
        let found = application::find(&room.ledger.store, &case).await.expect("a look-up").expect("the case");
        assert_eq!(found.head.version, 2, "both or neither");
        let (_, after) =
            room.ledger.replace(&room.clerk(), wrong(), request(&case, "extend", json!({"days": 10}))).await.expect("replaced");
        assert_eq!(after.after.due, Some(date(2024, 4, 16)));
        let (found, folded) = room.ledger.look(&room.clerk(), &case).await.expect("the case");
        assert_eq!((found.acts.len(), folded.annulled), (4, vec![2]), "the wrong act stays visible");
    })
    .await;
}

/// A notice that calls 2026-12-31 and the first three days of 2027 off.
const NOTICE: &str = "date,kind,name,notice\n2026-12-31,holiday,元旦,试〔2026〕1号\n2027-01-01,holiday,元旦,试〔2026〕1号\n";

#[tokio::test]
async fn a_notice_moves_open_dates_and_never_what_was_promised() {
    engines::each("a_notice_moves_open_dates_and_never_what_was_promised", async |url| {
        let room = Room::open(url).await;
        room.at(date(2026, 12, 7));
        let (plain, extended, answered) = (room.registered().await, room.registered().await, room.registered().await);
        let told = room.does(&extended, "extend", json!({"days": 5})).await.after.promised;
        room.replies(&answered, "D01").await;
        let before = room.ledger.look(&room.clerk(), &plain).await.expect("the case").1;
        assert!(before.clock.provisional, "the year has no notice yet");
        let moved = room.ledger.moved_by("2027.csv", NOTICE.as_bytes()).await.expect("a notice");
        let of = |case: &store::CaseId| moved.iter().find(|m| m.case == *case).expect("it moves");
        assert_eq!(moved.len(), 2, "the answered one does not move");
        assert_eq!((of(&plain).before, of(&plain).after), (Some(date(2027, 1, 4)), Some(date(2027, 1, 6))));
        assert_eq!(of(&extended).promised, told, "what was told stays");
        let (ledger, moved) = room.ledger.load_notice("2027.csv", NOTICE.as_bytes(), "admin").await.expect("loaded");
        assert_eq!(moved.len(), 2);
        let found = application::find(&ledger.store, &plain).await.expect("a look-up").expect("the case");
        assert_eq!((found.head.projection.due, found.head.projection.provisional), (Some(date(2027, 1, 6)), false));
        let stored = calendar_change::stored(&ledger.store).await.expect("the stored notices");
        assert!(!stored.national().is_worked(date(2027, 1, 1)), "a new start knows the notice");
        assert!(ledger.moved_by("2027.csv", NOTICE.as_bytes()).await.expect("a notice").is_empty(), "loaded once more it moves nothing");
    })
    .await;
}
