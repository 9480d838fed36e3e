//! Evidence of delivery: typed by its way, sealed, shown by its kind, on the
//! receipt; and the applicant's own first reading on line.

use crate::engines;
use crate::letters::{office, reply};
use crate::room::{Room, request};
use law::application::stage::Stage;
use office::application::{Actor, Refused};
use office::attachment::NewFile;
use office::report::write::Form;
use serde_json::json;
use store::CaseId;

/// A case whose reply went out on 2024-03-04.
async fn replied(room: &Room, by_internet: bool) -> (CaseId, u32) {
    let case = room.registered().await;
    let mut with = reply("D01");
    with["letter"]["by_internet"] = json!(by_internet);
    room.does(&case, "draft", with).await;
    room.does(&case, "review_secrecy", json!({"opinion": "不涉密"})).await;
    room.does(&case, "approve", json!({"opinion": "同意"})).await;
    let done = room.does(&case, "reply", json!({})).await;
    (case, done.seq)
}

#[tokio::test]
async fn evidence_stands_sealed_and_only_its_kind_is_shown() {
    engines::each("evidence_stands_sealed_and_only_its_kind_is_shown", async |url| {
        let room = office(url).await;
        let (case, _) = replied(&room, false).await;
        room.on(3, 6);
        let with = json!({"way": "in_person", "evidence": "回证一份", "proof": {"signer": "汀小禾", "relation": "本人"}});
        let done = room.does(&case, "deliver", with).await;
        assert_eq!(done.stage, Stage::Delivered);
        let (found, _) = room.ledger.look(&room.clerk(), &case).await.expect("the case");
        let shown = room.ledger.deliveries_shown(&found).await.expect("its deliveries");
        let kinds = json!([{"name": "signature", "label": "签收"}, {"name": "words", "label": "文字说明"}]);
        let expected =
            json!([{"seq": done.seq, "way": "in_person", "label": "直接送达", "on": "2024-03-06", "actor": "clerk", "evidence": kinds}]);
        assert_eq!(shown, expected);
        let of = &room.ledger.deliveries(&found).await.expect("deliveries")[0];
        assert_eq!((of.proof.signer.as_deref(), of.words.as_deref()), (Some("汀小禾"), Some("回证一份")));
    })
    .await;
}

#[tokio::test]
async fn another_carrier_and_a_wrong_number_are_refused_and_nothing_is_written() {
    engines::each("another_carrier_and_a_wrong_number_are_refused_and_nothing_is_written", async |url| {
        let room = office(url).await;
        let (case, seq) = replied(&room, false).await;
        for (with, says) in [
            (json!({"way": "post", "proof": {"posting": "SF1090000126001"}}), "235号"),
            (json!({"way": "post", "proof": {"posting": "1090000126001", "carrier": "顺丰"}}), "第五十五条"),
            (json!({"way": "post", "evidence": "由圆通寄出"}), "中国邮政"),
            (json!({"way": "post", "proof": {"posting": "EA473124828CN"}}), "校验位"),
            (json!({"way": "post", "proof": {"signer": "汀小禾"}}), "signer"),
        ] {
            let refused = room.act(&room.clerk(), &case, "deliver", with).await;
            assert!(matches!(&refused, Err(Refused::Unusable(why)) if why.contains(says)), "{says}: {refused:?}");
        }
        let (found, folded) = room.ledger.look(&room.clerk(), &case).await.expect("the case");
        assert_eq!((found.head.version, folded.stage), (seq, Stage::Replied));
        room.does(&case, "deliver", json!({"way": "post", "proof": {"posting": "EA473124829CN"}})).await;
    })
    .await;
}

#[tokio::test]
async fn the_scan_of_a_signed_receipt_is_the_offices_and_not_the_applicants() {
    engines::each("the_scan_of_a_signed_receipt_is_the_offices_and_not_the_applicants", async |url| {
        let room = office(url).await;
        let (case, _) = replied(&room, false).await;
        let scan = NewFile { name: "送达回证.pdf".to_owned(), bytes: b"%PDF-1.7".to_vec() };
        let asked = request(&case, "deliver", json!({"way": "in_person", "proof": {"signer": "汀小禾"}}));
        let done = room.ledger.perform_with_files(&room.clerk(), asked, &[scan]).await.expect("delivered with a scan");
        let ours = room.ledger.attachments(&room.clerk(), &case).await.expect("attachments");
        assert_eq!(ours.iter().map(|a| (a.seq, a.name.as_str())).collect::<Vec<_>>(), [(done.seq, "送达回证.pdf")]);
        let theirs = room.ledger.attachments(&Actor::applicant(case.clone(), "test"), &case).await.expect("attachments");
        assert_eq!(theirs, []);
    })
    .await;
}

#[tokio::test]
async fn an_applicant_who_reads_the_reply_on_line_has_received_it_once() {
    engines::each("an_applicant_who_reads_the_reply_on_line_has_received_it_once", async |url| {
        let room = office(url).await;
        let (case, seq) = replied(&room, true).await;
        let applicant = Actor::applicant(case.clone(), "test");
        room.on(3, 7);
        assert!(!room.ledger.first_read(&room.clerk(), &case, seq).await.expect("asked"), "the office reads its own letter");
        assert!(!room.ledger.first_read(&applicant, &case, seq - 1).await.expect("asked"), "another act");
        assert!(room.ledger.first_read(&applicant, &case, seq).await.expect("read"));
        room.on(3, 8);
        assert!(!room.ledger.first_read(&applicant, &case, seq).await.expect("read again"));
        let (found, folded) = room.ledger.look(&room.clerk(), &case).await.expect("the case");
        assert_eq!(folded.stage, Stage::Delivered);
        let of = room.ledger.deliveries(&found).await.expect("deliveries");
        assert_eq!(of.len(), 1);
        let read = of[0].proof.read.expect("when it was read");
        // CLK-7: it arrived when it was put on line; the reading shows it.
        assert_eq!((of[0].actor.as_str(), of[0].way.name(), of[0].on.to_string()), ("applicant", "electronic", "2024-03-04".to_owned()));
        assert_eq!((read.date().to_string(), read.hour()), ("2024-03-07".to_owned(), 12), "civil time in China");
        let refused = room.act(&applicant, &case, "deliver", json!({"way": "post"})).await;
        assert!(matches!(refused, Err(Refused::NotYours { .. })), "an applicant records no delivery: {refused:?}");
    })
    .await;
}

#[tokio::test]
async fn a_timely_reply_is_not_late_because_it_is_read_late() {
    engines::each("a_timely_reply_is_not_late_because_it_is_read_late", async |url| {
        let room = office(url).await;
        let (case, seq) = replied(&room, true).await;
        room.on(5, 20);
        assert!(room.ledger.first_read(&Actor::applicant(case.clone(), "test"), &case, seq).await.expect("read"));
        let (_, folded) = room.ledger.look(&room.clerk(), &case).await.expect("the case");
        assert!(!folded.is_overdue(jiff::civil::date(2024, 5, 20)), "due {:?}", folded.clock.due);
    })
    .await;
}

#[tokio::test]
async fn reading_a_reply_that_goes_by_post_delivers_nothing() {
    engines::each("reading_a_reply_that_goes_by_post_delivers_nothing", async |url| {
        let room = office(url).await;
        let (case, seq) = replied(&room, false).await;
        let applicant = Actor::applicant(case.clone(), "test");
        assert!(!room.ledger.first_read(&applicant, &case, seq).await.expect("read"));
        let (_, folded) = room.ledger.look(&room.clerk(), &case).await.expect("the case");
        assert_eq!(folded.stage, Stage::Replied);
    })
    .await;
}

#[tokio::test]
async fn the_receipt_of_delivery_says_what_the_record_says() {
    engines::each("the_receipt_of_delivery_says_what_the_record_says", async |url| {
        let room = office(url).await;
        let (case, _) = replied(&room, false).await;
        room.on(3, 6);
        let done = room.does(&case, "deliver", json!({"way": "post", "proof": {"posting": "EA473124829CN"}})).await;
        let context = room.ledger.receipt_context(&room.clerk(), &case, done.seq).await.expect("a context");
        assert_eq!(context["sent_at"], json!("2024-03-04"), "CLK-6: the day of posting");
        assert_eq!((&context["recipient"], &context["posting"]), (&json!("汀小禾"), &json!("EA473124829CN")));
        let p18 = office::letter::template::named("P18").expect("P18");
        let told = office::letter::Told::read(&json!({"context": context})).expect("told");
        let sheet = room.ledger.sheet(&room.clerk(), &case, p18, &told, Form::Docx).await.expect("P18 is printed");
        let text = document::read(&sheet.bytes, &document::Limits::default()).expect("it reads").plain_text();
        assert!(text.contains("EA473124829CN") && text.contains("邮寄送达") && text.contains("2024年3月4日"), "{text}");
        let none = room.ledger.receipt_context(&room.clerk(), &case, 1).await;
        assert!(matches!(none, Err(Refused::NotFound)), "{none:?}");
    })
    .await;
}
