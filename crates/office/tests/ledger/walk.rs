//! Cases walked through, with numbers, letters, journal and projection.

use crate::engines;
use crate::room::{Room, request};
use jiff::civil::date;
use law::application::stage::Stage;
use office::application::{Refused, Role};
use serde_json::json;
use store::application::{self, Filter};
use store::journal::{self, Chain};
use store::number::{self, NumberKind, Series};

#[tokio::test]
async fn from_paper_to_the_archive() {
    engines::each("from_paper_to_the_archive", async |url| {
        let room = Room::open(url).await;
        let case = room.registered().await;
        room.does(&case, "assign", json!({"clerk": "li"})).await;
        room.on(3, 8);
        let sent = room
            .does(&case, "consult", json!({"reference": "1", "party": "third_party", "addressee": "云汀建设", "question": "是否同意公开"}))
            .await;
        assert_eq!(sent.document.as_deref(), Some("公开〔2024〕1号"));
        room.on(3, 11);
        room.does(&case, "record_consultation_delivery", json!({"reference": "1"})).await;
        room.on(3, 26);
        let answered = room.does(&case, "record_opinion", json!({"reference": "1", "stance": "objects", "opinion": "涉及商业秘密"})).await;
        assert_eq!((answered.before.due, answered.after.due), (Some(date(2024, 4, 24)), Some(date(2024, 4, 18))));
        room.on(4, 18);
        let extended = room.does(&case, "extend", json!({"days": 5, "approver": "负责人", "reason": "案情复杂"})).await;
        assert_eq!(extended.after.promised, Some(date(2024, 4, 25)), "the date told is that of the act");
        room.on(4, 25);
        let replied = room.replies(&case, "D08").await;
        assert_eq!((replied.stage, replied.document.as_deref()), (Stage::Replied, Some("公开〔2024〕3号")));
        room.on(4, 28);
        room.does(&case, "deliver", json!({"way": "post", "evidence": "EMS"})).await;
        room.on(5, 6);
        room.does(&case, "archive", json!({})).await;
        let (found, folded) = room.ledger.look(&room.clerk(), &case).await.expect("the case");
        let head = &found.head.projection;
        assert_eq!((folded.stage, head.stage.as_str(), found.head.number.as_deref()), (Stage::Archived, "archived", Some("2024-1")));
        assert_eq!((head.outcome.as_deref(), head.outcome_row.as_deref()), (Some("D08"), Some("refused.third_party_rights")));
        assert_eq!((head.outcome_date, head.earliest, head.clerk.as_deref()), (Some(date(2024, 4, 25)), None, Some("li")));
        let entries = journal::entries(&room.ledger.store, &Chain::Case(case.clone()), 0, 100).await.expect("the journal");
        assert_eq!(entries.len(), found.acts.len(), "an entry an act");
        assert!(entries.iter().zip(&found.acts).all(|(e, a)| e.kind == a.entry.act.kind().name() && e.actor == a.actor));
        let verified = journal::verify::verify(&room.ledger.store, std::iter::empty(), &[]).await.expect("the journal is read");
        assert!(verified.faults.is_empty(), "{:?}", verified.faults);
    })
    .await;
}

#[tokio::test]
async fn an_application_by_internet_gets_its_number_when_receipt_is_sure() {
    engines::each("an_application_by_internet_gets_its_number_when_receipt_is_sure", async |url| {
        let room = Room::open(url).await;
        let sent = room.submitted().await;
        assert_eq!((sent.number.as_deref(), sent.done.stage, sent.done.after.due), (None, Stage::Submitted, None));
        assert_eq!(sent.done.after.risk_due, Some(date(2024, 4, 1)));
        room.on(3, 7);
        let case = &sent.done.case;
        let confirmed = room.does(case, "confirm_receipt", json!({})).await;
        assert_eq!((confirmed.after.due, confirmed.after.risk_due), (Some(date(2024, 4, 7)), Some(date(2024, 4, 1))));
        let code = sent.code.expect("a code is told once");
        let actor = room.ledger.applicant(&room.agency, "2024-1", &code.to_lowercase(), "test").await.expect("number and code fit");
        let (_, followed) = room.ledger.follow(&actor).await.expect("the applicant follows");
        assert_eq!(followed.stage, Stage::Received);
        for (number, code) in [("2024-1", "AAAAAAAA"), ("2024-2", code.as_str())] {
            assert!(matches!(room.ledger.applicant(&room.agency, number, code, "test").await, Err(Refused::NotFound)), "{number}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_case_is_split_and_each_part_has_a_number() {
    engines::each("a_case_is_split_and_each_part_has_a_number", async |url| {
        let room = Room::open(url).await;
        let case = room.registered().await;
        room.on(3, 6);
        let parts = vec!["二〇二二年的合同".to_owned(), "二〇二三年的合同".to_owned()];
        let (done, opened) = room.ledger.split(&room.clerk(), request(&case, "assign", json!({"clerk": "x"})), parts).await.expect("split");
        assert_eq!((done.seq, opened.len()), (2, 2));
        let numbers: Vec<_> = opened.iter().map(|o| o.number.clone().unwrap_or_default()).collect();
        assert_eq!(numbers, ["2024-2", "2024-3"]);
        assert!(opened.iter().all(|o| o.done.after.due == Some(date(2024, 4, 1))), "received on the same day");
    })
    .await;
}

#[tokio::test]
async fn a_case_entered_by_mistake_is_void_and_its_number_stays() {
    engines::each("a_case_entered_by_mistake_is_void_and_its_number_stays", async |url| {
        let room = Room::open(url).await;
        let case = room.registered().await;
        let done = room.does(&case, "annul", json!({"seq": 1, "reason": "重复登记"})).await;
        assert_eq!(done.stage, Stage::Void);
        let series = Series { agency: room.agency.clone(), kind: NumberKind::Registration, year: 2024 };
        let given = number::given(&room.ledger.store, &series, 0, 10).await.expect("the numbers");
        assert_eq!(given.len(), 1);
        assert!(given[0].cancelled.is_some(), "the number is kept as void");
        let again = room.registered().await;
        let (found, _) = room.ledger.look(&room.clerk(), &again).await.expect("the case");
        assert_eq!(found.head.number.as_deref(), Some("2024-2"), "never given again");
    })
    .await;
}

#[tokio::test]
async fn an_act_with_a_letter_is_annulled_by_two() {
    engines::each("an_act_with_a_letter_is_annulled_by_two", async |url| {
        let room = Room::open(url).await;
        let case = room.registered().await;
        room.does(&case, "extend", json!({"days": 5})).await;
        let alone = room.act(&room.clerk(), &case, "annul", json!({"seq": 2, "reason": "误录"})).await;
        assert!(matches!(alone, Err(Refused::SecondPerson)), "{alone:?}");
        let himself = room.act(&room.clerk(), &case, "annul", json!({"seq": 2, "reason": "误录", "second": "clerk"})).await;
        assert!(matches!(himself, Err(Refused::SecondPerson)), "{himself:?}");
        let done = room.does(&case, "annul", json!({"seq": 2, "reason": "误录", "second": "wang"})).await;
        assert_eq!((done.before.due, done.after.due), (Some(date(2024, 4, 9)), Some(date(2024, 4, 1))));
        assert_eq!(done.after.promised, None, "what was told by a void letter is not promised");
    })
    .await;
}

#[tokio::test]
async fn nobody_decides_on_their_own_draft() {
    engines::each("nobody_decides_on_their_own_draft", async |url| {
        let room = Room::open(url).await;
        let case = room.registered().await;
        let mut both = room.staff(Role::Clerk);
        both.roles.push(Role::Reviewer);
        room.act(&both, &case, "draft", json!({"outcomes": ["D01"], "facts": "经查"})).await.expect("a draft");
        let own = room.act(&both, &case, "review_secrecy", json!({"opinion": "不涉密"})).await;
        assert!(matches!(own, Err(Refused::OwnDraft)), "{own:?}");
        room.does(&case, "review_secrecy", json!({"opinion": "不涉密"})).await;
    })
    .await;
}

#[tokio::test]
async fn a_refused_act_writes_nothing() {
    engines::each("a_refused_act_writes_nothing", async |url| {
        let room = Room::open(url).await;
        let case = room.registered().await;
        room.on(4, 2);
        let late = room.act(&room.clerk(), &case, "extend", json!({"days": 5})).await;
        let told = late.map_err(|e| (e.kind(), e.to_string()));
        assert_eq!(told.map(|_| ()), Err(("not_allowed", "延期告知晚于原答复期限的最后一日，没有效力（条例第三十三条第二款）".to_owned())));
        let (found, _) = room.ledger.look(&room.clerk(), &case).await.expect("the case");
        assert_eq!(found.head.version, 1);
        let series = Series { agency: room.agency.clone(), kind: NumberKind::Letter, year: 2024 };
        assert_eq!(number::given(&room.ledger.store, &series, 0, 10).await.expect("the numbers").len(), 0, "no letter, no number");
        room.does(&case, "draft", json!({"outcomes": ["D01"], "facts": "经查"})).await;
    })
    .await;
}

#[tokio::test]
async fn the_most_urgent_stand_first() {
    engines::each("the_most_urgent_stand_first", async |url| {
        let room = Room::open(url).await;
        let first = room.registered().await;
        room.on(3, 8);
        let second = room.registered().await;
        room.does(&first, "extend", json!({"days": 20})).await;
        let filter = Filter::Urgent(vec!["received".to_owned(), "extended".to_owned()]);
        let page = room.ledger.store.applications(&room.agency, &filter, None, 50).await.expect("a page");
        assert_eq!(page.into_iter().map(|l| l.id).collect::<Vec<_>>(), [second, first]);
        assert_eq!(room.ledger.store.applications(&room.other, &filter, None, 50).await.expect("a page").len(), 0);
    })
    .await;
}

#[tokio::test]
async fn an_act_shows_its_dates_before_it_is_done() {
    engines::each("an_act_shows_its_dates_before_it_is_done", async |url| {
        let room = Room::open(url).await;
        let case = room.registered().await;
        let asked = request(&case, "extend", json!({"days": 10}));
        let (before, after) = room.ledger.preview(&room.clerk(), &asked).await.expect("a preview");
        assert_eq!((before.due, after.due), (Some(date(2024, 4, 1)), Some(date(2024, 4, 16))));
        let found = application::find(&room.ledger.store, &case).await.expect("a look-up").expect("the case");
        assert_eq!(found.head.version, 1, "nothing was done");
    })
    .await;
}
