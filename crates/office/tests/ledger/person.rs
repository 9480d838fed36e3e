//! What is remembered of persons, and how it is forgotten.

use crate::engines;
use crate::room::Room;
use office::attachment::NewFile;
use serde_json::json;
use store::application;
use store::seal::Owner;

/// Texts that name a person or say what they asked for.
const SECRETS: [&str; 6] =
    ["汀小禾", "990101200001010013", "10000000001", "云汀桥二〇二三年的维修合同", "附件里的一句话", "身份证明扫描件"];

#[tokio::test]
async fn no_file_holds_a_name_and_who_is_erased_is_gone() {
    engines::each("no_file_holds_a_name_and_who_is_erased_is_gone", async |url| {
        let room = Room::open(url).await;
        let scan = NewFile { name: format!("{}.txt", SECRETS[5]), bytes: SECRETS[4].as_bytes().to_vec() };
        let taken = room.ledger.take_with_files(&room.clerk(), room.paper(), std::slice::from_ref(&scan)).await;
        let case = taken.expect("a paper application is registered").done.case;
        let file = &room.ledger.attachments(&room.clerk(), &case).await.expect("listed")[0];
        let (_, bytes) = room.ledger.attachment(&room.clerk(), &case, &file.address).await.expect("read");
        assert_eq!(bytes.as_slice(), scan.bytes);
        room.does(&case, "ask_correction", json!({"days": 10, "items": "请写明年份，汀小禾"})).await;
        let store = &room.ledger.store;
        let found = application::find(store, &case).await.expect("a look-up").expect("the case");
        let key = room.ledger.vault.key(store, &Owner::Case(case.clone())).await.expect("the key of the case");
        let text = application::text(store, &key, &case, 1, "description").await.expect("a look-up");
        assert_eq!(text.as_deref(), Some(SECRETS[3]));
        let person = application::read_applicant(store, &room.ledger.vault, &found.head.applicant).await.expect("a look-up");
        assert_eq!(person.map(|p| p.name).as_deref(), Some(SECRETS[0]));
        drop(key);
        if let Some(file) = url.strip_prefix("sqlite:") {
            holds_no_secret(std::path::Path::new(file).parent().expect("a folder"));
        }
        holds_no_secret(room.folder());
        let early = room.ledger.forget(&room.clerk(), &case).await;
        assert!(early.is_err(), "only what is archived is forgotten");
        room.does(&case, "withdraw", json!({"reason": "汀小禾撤回"})).await;
        room.does(&case, "archive", json!({})).await;
        let applicant = found.head.applicant.clone();
        let forgotten = room.ledger.forget(&room.clerk(), &case).await.expect("forgotten");
        assert!(forgotten.applicant && forgotten.texts >= 3 && forgotten.blobs == 1, "{forgotten:?}");
        assert!(room.ledger.blobs.is_empty().await.expect("asked"), "the attachment is gone");
        if let Some(file) = url.strip_prefix("sqlite:") {
            holds_no_secret(std::path::Path::new(file).parent().expect("a folder"));
        }
        holds_no_secret(room.folder());
        assert_eq!(application::read_applicant(store, &room.ledger.vault, &applicant).await.expect("a look-up"), None);
        assert!(room.ledger.vault.key(store, &Owner::Case(case.clone())).await.is_err());
        let verified = store::journal::verify::verify(store, std::iter::empty(), &[]).await.expect("the journal is read");
        assert!(verified.faults.is_empty(), "{:?}", verified.faults);
        let counted = store.tally(Some(&room.agency), 2024).await.expect("a tally");
        assert!(counted.iter().any(|c| c.row == "received" && c.count == 1), "the count stays");
        let (_, folded) = room.ledger.look(&room.clerk(), &case).await.expect("the case stays");
        assert_eq!(folded.stage.name(), "archived");
        let letters = store::document::of_case(store, &case).await.expect("the letters");
        assert_eq!(letters.iter().map(|l| l.kind.as_str()).collect::<Vec<_>>(), ["P04", "P17"]);
    })
    .await;
}

fn holds_no_secret(folder: &std::path::Path) {
    for entry in std::fs::read_dir(folder).expect("the folder can be listed") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            holds_no_secret(&path);
            continue;
        }
        let bytes = std::fs::read(&path).expect("a file can be read");
        for secret in SECRETS {
            let found = bytes.windows(secret.len()).any(|w| w == secret.as_bytes());
            assert!(!found, "{secret} stands in {}", path.display());
        }
    }
}
