//! Attachments: sealed, named by their act, gone with the person; on both
//! engines, in a folder and in a bucket.

use crate::engines;
use crate::room::{Room, request};
use office::application::{Actor, Intake, Refused};
use office::attachment::NewFile;
use office::world::Moment;
use serde_json::json;
use store::application;
use store::blob::{self, Blobs, Bucket};
use store::seal::Owner;

/// The variable with the URL of a bucket.
const S3: &str = "GONGKAI_TEST_S3";

/// What stands in the files and their names, and nowhere else.
const SECRET: &str = "云汀桥合同的扫描件里的一句话";

fn pdf(name: &str) -> NewFile {
    NewFile { name: format!("{name}.pdf"), bytes: format!("%PDF-1.7\n{SECRET}").into_bytes() }
}

/// Runs a test on each engine with each storage of blobs.
async fn each<F: AsyncFn(Room)>(name: &str, test: F) {
    engines::each(name, async |url| {
        test(Room::open(url).await).await;
    })
    .await;
    #[expect(clippy::disallowed_methods, reason = "where the tests find a bucket is said by the environment")]
    let bucket = std::env::var(S3);
    let Ok(bucket) = bucket else {
        eprintln!("NOT RUN on S3: {name} ({S3} is not set)");
        return;
    };
    let (endpoint, bucket) = bucket.rsplit_once('/').expect("a bucket in a service");
    engines::each(name, async |url| {
        let mut room = Room::open(url).await;
        let prefix = store::CaseId::new(Moment(jiff::Timestamp::UNIX_EPOCH).0).to_string();
        room.ledger.blobs = Blobs::bucket(&Bucket {
            endpoint: endpoint.to_owned(),
            region: "us-east-1".to_owned(),
            bucket: bucket.to_owned(),
            prefix,
            access_key: "test".to_owned(),
            secret_key: "test".to_owned(),
        })
        .expect("a bucket");
        test(room).await;
    })
    .await;
}

fn names(all: &[office::application::attach::Attachment]) -> Vec<(u32, String, u64)> {
    all.iter().map(|a| (a.seq, a.name.clone(), a.size)).collect()
}

#[tokio::test]
async fn files_come_with_application_correction_and_opinion_and_are_read_by_whom_they_are_for() {
    each("files_come_with_application_correction_and_opinion_and_are_read_by_whom_they_are_for", async |room| {
        let ledger = &room.ledger;
        let taken = ledger.take_with_files(&room.clerk(), room.paper(), &[pdf("申请表"), pdf("身份证明")]).await.expect("registered");
        let case = taken.done.case;
        room.does(&case, "ask_correction", json!({"days": 10, "items": "年份"})).await;
        let applicant = Actor::applicant(case.clone(), "test");
        let correct = request(&case, "correct", json!({"description": "二〇二三年"}));
        ledger.perform_with_files(&applicant, correct, &[pdf("补正")]).await.expect("corrected");
        room.does(&case, "consult", json!({"reference": "1", "party": "third_party"})).await;
        let opinion = request(&case, "record_opinion", json!({"reference": "1", "stance": "agrees"}));
        ledger.perform_with_files(&room.clerk(), opinion, &[pdf("意见")]).await.expect("recorded");

        let all = ledger.attachments(&room.clerk(), &case).await.expect("listed");
        let size = pdf("x").bytes.len() as u64;
        let mut told = names(&all);
        told.sort();
        let expected =
            [(1, "申请表.pdf"), (1, "身份证明.pdf"), (3, "补正.pdf"), (5, "意见.pdf")].map(|(n, name)| (n, name.to_owned(), size));
        assert_eq!(told, expected);
        let (about, bytes) = ledger.attachment(&room.clerk(), &case, &all[0].address).await.expect("read");
        assert_eq!((about, bytes.as_slice()), (all[0].clone(), pdf("x").bytes.as_slice()));

        let own = ledger.attachments(&applicant, &case).await.expect("listed");
        assert_eq!(own.iter().map(|a| a.seq).collect::<Vec<_>>(), [1, 1, 3], "the opinion of a third party is not theirs");
        let others = all.iter().find(|a| a.seq == 5).expect("the opinion");
        assert!(matches!(ledger.attachment(&applicant, &case, &others.address).await, Err(Refused::NotFound)));
        let stranger = Actor { agency: Some(room.other.clone()), ..room.clerk() };
        assert!(matches!(ledger.attachments(&stranger, &case).await, Err(Refused::NotFound)));
        let second = room.registered().await;
        assert!(matches!(ledger.attachment(&room.clerk(), &second, &others.address).await, Err(Refused::NotFound)), "of another case");
    })
    .await;
}

#[tokio::test]
async fn a_file_that_is_not_taken_leaves_nothing() {
    each("a_file_that_is_not_taken_leaves_nothing", async |room| {
        let ledger = &room.ledger;
        let macros = NewFile { name: "a.docm".to_owned(), bytes: b"PK".to_vec() };
        let refused = ledger.take_with_files(&room.clerk(), room.paper(), &[pdf("a"), macros.clone()]).await;
        assert!(matches!(&refused, Err(Refused::Unusable(why)) if why.contains("带宏")), "{refused:?}");
        let case = room.registered().await;
        let draft = request(&case, "assign", json!({"clerk": "li"}));
        let refused = ledger.perform_with_files(&room.clerk(), draft, &[pdf("a")]).await;
        assert!(matches!(&refused, Err(Refused::Unusable(why)) if why.contains("不收附件")), "{refused:?}");
        // Rights and law come before a byte is kept.
        let correct = || request(&case, "correct", json!({}));
        let refused = ledger.perform_with_files(&room.staff(office::application::Role::Reviewer), correct(), &[pdf("a")]).await;
        assert!(matches!(refused, Err(Refused::NotYours { .. })), "{refused:?}");
        let refused = ledger.perform_with_files(&room.clerk(), correct(), &[pdf("a")]).await;
        assert!(matches!(refused, Err(Refused::Law(_))), "{refused:?}");
        assert!(ledger.blobs.is_empty().await.expect("asked"), "nothing was written");
    })
    .await;
}

#[tokio::test]
async fn a_case_has_at_most_fifty_megabytes() {
    let folder = tempfile::tempdir().expect("a folder");
    let room = Room::open(&format!("sqlite:{}", folder.path().join("db").display())).await;
    let big = |name: &str| NewFile { name: format!("{name}.pdf"), bytes: [b"%PDF-1.7".as_slice(), &vec![b'x'; 18 << 20]].concat() };
    let taken = room.ledger.take_with_files(&room.clerk(), room.paper(), &[big("a"), big("b")]).await.expect("36 MB");
    let case = taken.done.case;
    room.does(&case, "ask_correction", json!({"days": 10})).await;
    let correct = request(&case, "correct", json!({}));
    let refused = room.ledger.perform_with_files(&room.clerk(), correct, &[big("c")]).await;
    assert!(matches!(&refused, Err(Refused::Unusable(why)) if why.contains("50 MB")), "{refused:?}");
    let refused = room.ledger.take_with_files(&room.clerk(), room.paper(), &[big("a"), big("b"), big("c")]).await;
    assert!(matches!(&refused, Err(Refused::Unusable(why)) if why.contains("50 MB")), "{refused:?}");
}

#[tokio::test]
async fn the_same_request_again_is_known_by_its_files_too() {
    each("the_same_request_again_is_known_by_its_files_too", async |room| {
        let ledger = &room.ledger;
        let paper = || Intake { key: Some("k".to_owned()), ..room.paper() };
        let first = ledger.take_with_files(&room.clerk(), paper(), &[pdf("a")]).await.expect("registered");
        let again = ledger.take_with_files(&room.clerk(), paper(), &[pdf("a")]).await.expect("known");
        assert!(again.done.is_repeat && again.done.case == first.done.case);
        let other = ledger.take_with_files(&room.clerk(), paper(), &[pdf("b")]).await;
        assert!(matches!(other, Err(Refused::KeyReused)), "{other:?}");
        let case = first.done.case;
        room.does(&case, "ask_correction", json!({"days": 10})).await;
        let correct = || office::application::Request { key: Some("c".to_owned()), ..request(&case, "correct", json!({})) };
        ledger.perform_with_files(&room.clerk(), correct(), &[pdf("c")]).await.expect("corrected");
        let again = ledger.perform_with_files(&room.clerk(), correct(), &[pdf("c")]).await.expect("known");
        assert!(again.is_repeat);
        let other = ledger.perform_with_files(&room.clerk(), correct(), &[pdf("d")]).await;
        assert!(matches!(other, Err(Refused::KeyReused)), "{other:?}");
        assert_eq!(ledger.attachments(&room.clerk(), &case).await.expect("listed").len(), 2);
    })
    .await;
}

#[tokio::test]
async fn what_a_crash_left_between_blob_and_act_is_swept_and_what_an_act_names_stays() {
    each("what_a_crash_left_between_blob_and_act_is_swept_and_what_an_act_names_stays", async |room| {
        let ledger = &room.ledger;
        let taken = ledger.take_with_files(&room.clerk(), room.paper(), &[pdf("a")]).await.expect("registered");
        let case = taken.done.case;
        let key = ledger.vault.key(&ledger.store, &Owner::Case(case.clone())).await.expect("its key");
        // The program ended here: the blob is written, no act names it.
        ledger.blobs.write(&case, &key, b"%PDF-1.7 orphan").await.expect("written");
        let real: jiff::Timestamp = office::world::now().0;
        let young = ledger.sweep_blobs(Moment(real)).await.expect("swept");
        assert_eq!((young.removed, young.young), (0, 2), "an act may be on its way");
        let later = real.checked_add(jiff::SignedDuration::from_hours(25)).expect("tomorrow");
        let swept = ledger.sweep_blobs(Moment(later)).await.expect("swept");
        assert_eq!((swept.removed, swept.kept), (1, 1));
        let all = ledger.attachments(&room.clerk(), &case).await.expect("listed");
        ledger.attachment(&room.clerk(), &case, &all[0].address).await.expect("still there");
        assert_eq!(ledger.blobs.missing(&ledger.store).await.expect("asked"), Vec::new());
    })
    .await;
}

#[tokio::test]
async fn with_the_storage_full_or_away_nothing_is_half_written() {
    engines::each("with_the_storage_full_or_away_nothing_is_half_written", async |url| {
        let mut room = Room::open(url).await;
        let whole = room.ledger.blobs.clone();
        let case = room.registered().await;
        room.does(&case, "ask_correction", json!({"days": 10})).await;
        let files = [pdf("a"), pdf("b"), pdf("c")];
        let away = Blobs::bucket(&Bucket {
            endpoint: "http://127.0.0.1:9".to_owned(),
            region: "us-east-1".to_owned(),
            bucket: "nowhere".to_owned(),
            prefix: String::new(),
            access_key: "test".to_owned(),
            secret_key: "test".to_owned(),
        });
        let narrow = (0..3).map(|room| whole.clone().with_room(room));
        for (n, blobs) in narrow.chain([away.expect("a bucket")]).enumerate() {
            room.ledger.blobs = blobs;
            let expected = if n < 3 { "full" } else { "away" };
            let taken = room.ledger.take_with_files(&room.clerk(), room.paper(), &files).await;
            assert_eq!(taken.map(|_| ()).map_err(|e| e.kind()), Err(expected));
            let correct = request(&case, "correct", json!({}));
            let corrected = room.ledger.perform_with_files(&room.clerk(), correct, &files).await;
            assert_eq!(corrected.map(|_| ()).map_err(|e| e.kind()), Err(expected));
            let found = application::find(&room.ledger.store, &case).await.expect("asked").expect("the case");
            assert_eq!((found.acts.len(), blob::of_case(&room.ledger.store, &case).await.expect("asked").len()), (2, 0));
        }
        room.ledger.blobs = whole;
        let correct = request(&case, "correct", json!({}));
        room.ledger.perform_with_files(&room.clerk(), correct, &files).await.expect("with room again");
        let again = room.ledger.take_with_files(&room.clerk(), room.paper(), &files).await.expect("with room again");
        assert_eq!(again.number.as_deref(), Some("2024-2"), "no number was used up");
    })
    .await;
}

#[tokio::test]
async fn who_is_forgotten_takes_the_files_along() {
    each("who_is_forgotten_takes_the_files_along", async |room| {
        let ledger = &room.ledger;
        let taken = ledger.take_with_files(&room.clerk(), room.paper(), &[pdf("汀小禾的身份证明")]).await.expect("registered");
        let case = taken.done.case;
        room.does(&case, "withdraw", json!({})).await;
        room.does(&case, "archive", json!({})).await;
        let forgotten = ledger.forget(&room.clerk(), &case).await.expect("forgotten");
        assert_eq!(forgotten.blobs, 1);
        assert!(ledger.blobs.is_empty().await.expect("asked"), "the bytes are gone at once");
        assert_eq!(ledger.attachments(&room.clerk(), &case).await.expect("listed"), Vec::new());
        let verified = store::journal::verify::verify(&ledger.store, std::iter::empty(), &[]).await.expect("the journal is read");
        assert!(verified.faults.is_empty(), "{:?}", verified.faults);
    })
    .await;
}
