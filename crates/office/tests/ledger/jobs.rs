//! Reminders, lapses and the watch over receipts, day by day.

use crate::engines;
use crate::room::{Room, request};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use law::application::stage::Stage;
use office::application::Request;
use serde_json::json;
use store::notice::{self, Notice};

async fn notices(room: &Room, to: &str) -> Vec<Notice> {
    let mut all = notice::to(&room.ledger.store, &room.agency, to, 100).await.expect("the notices");
    all.reverse();
    all
}

/// Lives through every day up to one, running the jobs at noon.
async fn live(room: &Room, from: Date, until: Date) {
    let mut day = from;
    while day <= until {
        room.at(day);
        let ran = room.ledger.run_jobs("one").await.expect("the jobs run");
        assert_eq!(ran.failed, 0, "{day}");
        day = day.saturating_add(1.day());
    }
}

#[tokio::test]
async fn who_works_on_a_case_is_reminded_and_then_every_day() {
    engines::each("who_works_on_a_case_is_reminded_and_then_every_day", async |url| {
        let room = Room::open(url).await;
        let case = room.registered().await;
        room.does(&case, "assign", json!({"clerk": "li"})).await;
        live(&room, date(2024, 3, 4), date(2024, 4, 3)).await;
        let days = |all: &[Notice]| all.iter().map(|n| (n.kind.clone(), n.at.to_string()[..10].to_owned())).collect::<Vec<_>>();
        let expected = [
            ("due_soon", "2024-03-25"),
            ("due_soon", "2024-03-27"),
            ("due_soon", "2024-03-29"),
            ("due_soon", "2024-04-01"),
            ("overdue", "2024-04-02"),
            ("overdue", "2024-04-03"),
        ]
        .map(|(kind, day)| (kind.to_owned(), day.to_owned()));
        assert_eq!(days(&notices(&room, "li").await), expected);
        assert_eq!(days(&notices(&room, "role:supervisor").await), expected);
        room.replies(&case, "D01").await;
        live(&room, date(2024, 4, 7), date(2024, 4, 10)).await;
        assert_eq!(notices(&room, "li").await.len(), 6, "nothing more once the reply is out");
    })
    .await;
}

#[tokio::test]
async fn a_date_that_moved_is_reminded_by_its_new_day() {
    engines::each("a_date_that_moved_is_reminded_by_its_new_day", async |url| {
        let room = Room::open(url).await;
        let case = room.registered().await;
        room.on(3, 20);
        room.does(&case, "extend", json!({"days": 20})).await;
        live(&room, date(2024, 3, 20), date(2024, 4, 29)).await;
        let days: Vec<String> = notices(&room, "role:clerk").await.iter().map(|n| n.at.to_string()[..10].to_owned()).collect();
        assert_eq!(days, ["2024-04-23", "2024-04-25", "2024-04-28", "2024-04-29"]);
    })
    .await;
}

#[tokio::test]
async fn what_lapsed_is_closed_on_the_day_after() {
    engines::each("what_lapsed_is_closed_on_the_day_after", async |url| {
        let room = Room::open(url).await;
        let (correction, fee) = (room.registered().await, room.registered().await);
        room.does(&correction, "ask_correction", json!({"days": 7, "items": "年份"})).await;
        room.does(&fee, "notify_fee", json!({"pages": 100})).await;
        room.does(&correction, "record_correction_delivery", json!({})).await;
        room.does(&fee, "record_fee_delivery", json!({})).await;
        live(&room, date(2024, 3, 5), date(2024, 3, 13)).await;
        let stage = async |case| room.ledger.look(&room.clerk(), case).await.expect("the case").1.stage;
        assert_eq!(stage(&correction).await, Stage::CorrectionNotified);
        live(&room, date(2024, 3, 14), date(2024, 3, 14)).await;
        assert_eq!((stage(&correction).await, stage(&fee).await), (Stage::ClosedCorrectionOverdue, Stage::FeeNotified));
        live(&room, date(2024, 3, 15), date(2024, 4, 2)).await;
        assert_eq!(stage(&fee).await, Stage::ClosedFeeOverdue);
    })
    .await;
}

#[tokio::test]
async fn nothing_is_closed_by_the_program_while_nobody_recorded_that_the_notice_arrived() {
    engines::each("nothing_is_closed_by_the_program_while_nobody_recorded_that_the_notice_arrived", async |url| {
        let room = Room::open(url).await;
        let case = room.registered().await;
        room.does(&case, "ask_correction", json!({"days": 7, "items": "年份"})).await;
        live(&room, date(2024, 3, 5), date(2024, 3, 18)).await;
        assert_eq!(room.ledger.look(&room.clerk(), &case).await.expect("the case").1.stage, Stage::CorrectionNotified);
        let kinds: Vec<String> = notices(&room, "role:clerk").await.into_iter().map(|n| n.kind).collect();
        assert_eq!(kinds, ["delivery_missing", "delivery_missing", "delivery_missing"], "told on 14, 15 and 18 March");
        // It was signed for on the eighth: the term ends on the nineteenth.
        let late = Request { on: Some(date(2024, 3, 8)), ..request(&case, "record_correction_delivery", json!({})) };
        room.ledger.perform(&room.clerk(), late).await.expect("recorded late");
        live(&room, date(2024, 3, 19), date(2024, 3, 19)).await;
        assert_eq!(room.ledger.look(&room.clerk(), &case).await.expect("the case").1.stage, Stage::CorrectionNotified);
        live(&room, date(2024, 3, 20), date(2024, 3, 21)).await;
        assert_eq!(room.ledger.look(&room.clerk(), &case).await.expect("the case").1.stage, Stage::ClosedCorrectionOverdue);
    })
    .await;
}

#[tokio::test]
async fn a_correction_in_time_is_not_closed() {
    engines::each("a_correction_in_time_is_not_closed", async |url| {
        let room = Room::open(url).await;
        let case = room.registered().await;
        room.does(&case, "ask_correction", json!({"days": 7, "items": "年份"})).await;
        room.on(3, 8);
        room.does(&case, "record_correction_delivery", json!({})).await;
        live(&room, date(2024, 3, 14), date(2024, 3, 14)).await;
        room.does(&case, "correct", json!({"description": "二〇二三年的"})).await;
        live(&room, date(2024, 3, 15), date(2024, 3, 25)).await;
        let (_, folded) = room.ledger.look(&room.clerk(), &case).await.expect("the case");
        assert_eq!(folded.stage, Stage::Received);
    })
    .await;
}

#[tokio::test]
async fn what_nobody_confirms_is_told_upwards() {
    engines::each("what_nobody_confirms_is_told_upwards", async |url| {
        let room = Room::open(url).await;
        room.submitted().await;
        // The job waits for the end of the working day: look at noon after it.
        live(&room, date(2024, 3, 5), date(2024, 3, 9)).await;
        let kinds: Vec<String> = notices(&room, "role:supervisor").await.into_iter().map(|n| n.kind).collect();
        assert_eq!(kinds, ["receipt_unconfirmed", "receipt_overdue"]);
    })
    .await;
}

#[tokio::test]
async fn two_servers_remind_once() {
    engines::each("two_servers_remind_once", async |url| {
        let room = Room::open(url).await;
        for _ in 0..10 {
            room.registered().await;
        }
        room.on(3, 25);
        let (one, two) = tokio::join!(room.ledger.run_jobs("one"), room.ledger.run_jobs("two"));
        let (one, two) = (one.expect("the jobs run"), two.expect("the jobs run"));
        assert_eq!((one.done + two.done, one.failed + two.failed), (10, 0));
        assert_eq!(notices(&room, "role:supervisor").await.len(), 10);
    })
    .await;
}
