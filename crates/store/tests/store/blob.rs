//! Blobs in a folder, and in S3-compatible storage where
//! `GONGKAI_TEST_S3` names a service (`http://HOST:PORT/BUCKET`).

use crate::engines::store;
use crate::sample::second;
use crate::seal::{make, vault};
use std::path::Path;
use store::blob::{self, Blob, Blobs, Bucket, Swept, Written};
use store::seal::{DataKey, Owner, SuiteId};
use store::{CaseId, Store, StoreError};

/// Runs a test over each place where blobs may stand.
async fn places<F: AsyncFn(Store, Blobs, Option<&Path>)>(name: &str, test: F) {
    store(name, async |store| {
        let folder = tempfile::tempdir().expect("a folder");
        test(store.clone(), Blobs::folder(&folder.path().join("附件")).expect("opened"), Some(folder.path())).await;
        #[expect(clippy::disallowed_methods, reason = "where the tests find S3 is said by the environment")]
        let service = std::env::var("GONGKAI_TEST_S3");
        match service.as_deref().ok().and_then(|s| s.rsplit_once('/')) {
            Some((endpoint, bucket)) => {
                let blobs = Blobs::bucket(&described(endpoint, bucket)).expect("opened");
                test(store, blobs, None).await;
            }
            None => eprintln!("NOT RUN on S3: {name} (GONGKAI_TEST_S3 is not set)"),
        }
    })
    .await;
}

fn described(endpoint: &str, bucket: &str) -> Bucket {
    Bucket {
        endpoint: endpoint.to_owned(),
        region: "us-east-1".to_owned(),
        bucket: bucket.to_owned(),
        // A folder for each: a sweep looks at all of it.
        prefix: CaseId::new(second(0)).to_string(),
        access_key: "test".to_owned(),
        secret_key: "test".to_owned(),
    }
}

async fn case_with_key(store: &Store, suite: SuiteId) -> (CaseId, DataKey) {
    let (_folder, _file, vault) = vault(suite);
    let case = CaseId::new(second(0));
    let key = make(store, &vault, &Owner::Case(case.clone())).await.expect("made");
    (case, key)
}

async fn remember(store: &Store, written: &Written) -> Result<(), StoreError> {
    store.act(written.clone(), |tx, written| Box::pin(blob::remember(tx, written, "application/pdf", second(1)))).await
}

#[tokio::test]
async fn a_blob_comes_back_byte_for_byte_and_stands_sealed() {
    places("a_blob_comes_back_byte_for_byte_and_stands_sealed", async |store, blobs, folder| {
        for suite in SuiteId::ALL {
            let (case, key) = case_with_key(&store, suite).await;
            let content = "附件里的身份证号".repeat(1000);
            let written = blobs.write(&case, &key, content.as_bytes()).await.expect("written");
            remember(&store, &written).await.expect("remembered");
            let found = blob::of_case(&store, &case).await.expect("asked");
            let expected = Blob {
                address: written.address.clone(),
                case: case.clone(),
                media: "application/pdf".to_owned(),
                size: content.len() as u64,
                at: second(1),
            };
            assert_eq!(found, [expected]);
            assert_eq!(blobs.read(&found[0], &key).await.expect("read").as_slice(), content.as_bytes());
            let (_, other) = case_with_key(&store, suite).await;
            assert!(matches!(blobs.read(&found[0], &other).await, Err(StoreError::Seal(_))));
            if let Some(folder) = folder {
                let bytes = std::fs::read(folder.join("附件").join(case.as_str()).join(&written.address)).expect("there");
                assert!(!bytes.windows(12).any(|w| w == &content.as_bytes()[..12]));
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_sweep_takes_what_no_row_names_and_is_old_enough() {
    places("a_sweep_takes_what_no_row_names_and_is_old_enough", async |store, blobs, _| {
        let (case, key) = case_with_key(&store, SuiteId::Intl).await;
        let kept = blobs.write(&case, &key, b"named").await.expect("written");
        remember(&store, &kept).await.expect("remembered");
        let orphan = blobs.write(&case, &key, b"named by nobody").await.expect("written");
        // Objects carry the time of the storage, which is later than these.
        let (early, late) = (second(0), "9999-01-01T00:00:00Z".parse().expect("an instant"));
        assert_eq!(blobs.sweep(&store, early).await.expect("swept"), Swept { kept: 0, young: 2, removed: 0 });
        assert_eq!(blobs.sweep(&store, late).await.expect("swept"), Swept { kept: 1, young: 0, removed: 1 });
        assert!(blobs.missing(&store).await.expect("asked").is_empty());
        let gone = Blob { address: orphan.address, case: case.clone(), media: String::new(), size: 0, at: second(0) };
        assert!(matches!(blobs.read(&gone, &key).await, Err(StoreError::Inconsistent { table: "blob", .. })));
        let forgotten: Result<u64, StoreError> = store.act(case, |tx, case| Box::pin(blob::forget(tx, case))).await;
        assert_eq!(forgotten.expect("forgotten"), 1);
        assert_eq!(blobs.sweep(&store, late).await.expect("swept"), Swept { kept: 0, young: 0, removed: 1 });
    })
    .await;
}

#[tokio::test]
async fn an_object_that_was_changed_or_lost_is_named() {
    store("an_object_that_was_changed_or_lost_is_named", async |store| {
        let folder = tempfile::tempdir().expect("a folder");
        let blobs = Blobs::folder(folder.path()).expect("opened");
        let (case, key) = case_with_key(&store, SuiteId::Intl).await;
        let written = blobs.write(&case, &key, b"content").await.expect("written");
        remember(&store, &written).await.expect("remembered");
        let found = blob::find(&store, &written.address).await.expect("asked").expect("there");
        let file = folder.path().join(case.as_str()).join(&written.address);
        std::fs::write(&file, b"other bytes").expect("changed");
        assert!(matches!(blobs.read(&found, &key).await, Err(StoreError::Inconsistent { table: "blob", row, .. }) if row == found.address));
        std::fs::remove_file(&file).expect("removed");
        assert_eq!(blobs.missing(&store).await.expect("asked"), [found]);
    })
    .await;
}

#[tokio::test]
async fn a_storage_without_room_says_so() {
    store("a_storage_without_room_says_so", async |store| {
        let folder = tempfile::tempdir().expect("a folder");
        let blobs = Blobs::folder(folder.path()).expect("opened").with_room(2);
        let (case, key) = case_with_key(&store, SuiteId::Intl).await;
        for n in 1..=4 {
            let written = blobs.write(&case, &key, b"content").await;
            assert_eq!(written.is_ok(), n <= 2, "{n}");
            assert!(written.map_or_else(|e| e.is_full(), |_| true));
        }
    })
    .await;
}
